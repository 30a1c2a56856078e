"""The arguments of a method: their annotations, their texts, their places in the request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...facts import STARTS
from ...model import ir
from ...model.bodies import is_file, is_json, kind_of
from ...model.description_text import sentences
from ...model.parameters import delimiter
from ...model.types import strip_null
from ...names.result import Names
from ..annotations import Annotations, file_argument, union
from ..python_source import Code, annotated, described, literal, sentence

_FILE = "A path, bytes, a file, `(name, content)` or `(name, content, type)`."
_FILES = f"Each {_FILE[0].lower()}{_FILE[1:]}"
_LIST = re.compile(
    r"comma[- ]separated (?:string )?(?:array|list|string)", re.IGNORECASE
)
_ONE = "list or single value"
_JOINED = {
    ",": "list or comma-separated string",
    " ": "list or string with spaces between the values",
    "|": "list or string with `|` between the values",
}
_PLACES = {
    ir.Location.PATH: "path",
    ir.Location.QUERY: "query",
    ir.Location.HEADER: "headers",
    ir.Location.COOKIE: "cookies",
}
_BODIES = {ir.BodyKind.JSON: "body", ir.BodyKind.MULTIPART: "files"}


class Argument(Struct, frozen=True, kw_only=True):
    """One argument of a method."""

    name: str
    annotation: str
    default: str = ""
    doc: tuple[str, ...]
    item: ir.Input | ir.Body | None = None
    """Its part of the document; None for the pager's."""
    stated: str = ""
    """Annotation of the values that the document has for it, with its null."""
    place: str = ""
    """Argument of the runtime's call that takes it."""

    @property
    def wire(self) -> str | None:
        """Name in the request; None if the argument is a whole body, or for the pager."""
        return self.item.name if isinstance(self.item, ir.Input) else None

    @property
    def source(self) -> str:
        """The parameter in a signature."""
        return annotated(self.name, self.annotation, self.default, 8)


def arguments(
    operation: ir.Operation, names: Names, annotations: Annotations
) -> tuple[list[Argument], list[Argument]]:
    """Return the positional and the keyword arguments of an operation's method."""
    found = [*_parameters(operation, names, annotations)]
    found += _body(operation, names, annotations)
    positional = [item for item in found if item.place == "path"]
    keyword = [item for item in found if item.place != "path"]
    keyword.sort(key=lambda item: bool(item.default))
    return positional, [*keyword, *_paging(operation)]


def has_limit(found: Sequence[Argument]) -> bool:
    """Return whether the caller can set the size of a page."""
    return any(item.name == "limit" and not item.place for item in found)


def sent(found: Sequence[Argument]) -> Iterator[str]:
    """Yield the arguments of the runtime's call that carry those of the method."""
    by_place: dict[str, list[Argument]] = {}
    for item in found:
        by_place.setdefault(item.place, []).append(item)
    for place in (*_PLACES.values(), "body", "files", "content", "form"):
        items = by_place.get(place, ())
        named = [item for item in items if item.wire is not None]
        if named:
            yield f"{place}={literal({i.wire: Code(i.name) for i in named})}"
        yield from (f"{place}={item.name}" for item in items if item.wire is None)


def _parameters(
    operation: ir.Operation, names: Names, annotations: Annotations
) -> Iterator[Argument]:
    order = list(_PLACES)
    for parameter in sorted(
        operation.parameters, key=lambda p: order.index(p.location)
    ):
        if parameter in operation.paging_parameters:
            continue
        joined = delimiter(parameter) != ""
        annotation = annotations.argument(strip_null(parameter.type), joined=joined)
        is_nullable = isinstance(parameter.type, ir.Nullable)
        yield _argument(
            names.argument_of[operation.id, parameter.pointer],
            parameter,
            annotation,
            [_joined(described(parameter), parameter, annotations)],
            stated=union(annotation, "None") if is_nullable else annotation,
            place=_PLACES[parameter.location],
        )


def _joined(text: str, parameter: ir.Parameter, annotations: Annotations) -> str:
    """Return the description with a list where the document speaks of one string."""
    text = "\n\n".join(sentences(text))
    type_ = strip_null(parameter.type)
    joined = delimiter(parameter)
    if not joined or not isinstance(type_, ir.Array):
        return text
    both = _ONE if annotations.is_enum(type_.items) else _JOINED[joined]
    text, count = _LIST.subn(both, text, count=1)
    return text if count else f"{sentence(text)} A {both}.".strip()


def _argument(
    name: str,
    item: ir.Input | ir.Body,
    annotation: str,
    texts: list[str],
    *,
    stated: str = "",
    place: str,
    required: bool | None = None,
) -> Argument:
    if required is None:
        required = item.required
    optional = union(annotation, "Unset") if annotation != "Any" else "Any | Unset"
    return Argument(
        name=name,
        annotation=annotation if required else optional,
        default="" if required else "UNSET",
        doc=tuple(paragraph for text in texts for paragraph in sentences(text)),
        item=item,
        stated=stated or annotation,
        place=place,
    )


def _body(
    operation: ir.Operation, names: Names, annotations: Annotations
) -> Iterator[Argument]:
    body = operation.body
    if body is None:
        return
    place = _BODIES.get(body.kind, body.kind.value)
    if body.fields is None:
        yield _whole_body(body, names.body_of[operation.id], annotations, place)
        return
    by_name = {field.name: field for field in body.fields}
    is_change = operation.http_method == "PATCH"
    for wire in names.bodies.get(operation.id, ()):
        field = by_name[wire]
        if not field.read_only:
            name = names.argument_of[operation.id, field.pointer]
            kind = kind_of(body, wire)
            yield _field(field, name, kind, annotations, is_change=is_change)
    if body.is_whole:
        medias = [media for media, own in body.variants.items() if not own]
        text = f"The whole body, as {' or '.join(medias)}, instead of its fields."
        as_json = annotations.argument(body.type)
        found = (as_json if is_json(media) else "ContentInput" for media in medias)
        name = names.body_of[operation.id]
        yield _argument(
            name, body, union(*found), [text], place="content", required=False
        )


def _whole_body(
    body: ir.Body, name: str, annotations: Annotations, place: str
) -> Argument:
    stated = annotation = annotations.argument(body.type)
    if body.kind is ir.BodyKind.CONTENT:
        stated = annotation = "ContentInput"
    elif body.kind is not ir.BodyKind.JSON:
        annotation = annotations.argument(ir.Map(ir.Anything()))
        place = "form"
    return _argument(name, body, annotation, [body.doc], stated=stated, place=place)


def _field(
    field: ir.Field,
    name: str,
    kind: ir.BodyKind,
    annotations: Annotations,
    *,
    is_change: bool,
) -> Argument:
    texts = [described(field, is_change=is_change)]
    place = _BODIES.get(kind, kind.value)
    stated = annotation = annotations.argument(field.type)
    if kind is ir.BodyKind.MULTIPART and is_file(field.type):
        stated = annotation = file_argument(field.type)
        texts.append(_FILE if annotation == "FileInput" else _FILES)
    else:
        # Only JSON has a null.
        if kind is ir.BodyKind.JSON and not field.required and annotation != "Any":
            annotation = union(annotation, "None")
        # Fields of a multipart body that are no files.
        place = "form" if kind is ir.BodyKind.MULTIPART else place
    return _argument(name, field, annotation, texts, stated=stated, place=place)


def _paging(operation: ir.Operation) -> Iterator[Argument]:
    paging = operation.paging
    if paging is None:
        return
    yield _pager_argument("cursor", "str | None", "None", STARTS[paging.style])
    if operation.limit:
        top = operation.limit.maximum
        most = f", at most and by default {top}" if top else ""
        text = f"Items per request{most}."
        yield _pager_argument("limit", "int | Unset", "UNSET", text)
    text = "Stop after this many items."
    yield _pager_argument("max_items", "int | None", "None", text)


def _pager_argument(name: str, annotation: str, default: str, text: str) -> Argument:
    return Argument(name=name, annotation=annotation, default=default, doc=(text,))
