"""Request bodies: their media types, their fields or type, and their encoding.

Those of webhooks and callbacks are read, not written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from ..pointer import component, join, parts
from ..read.keywords import METHODS
from ..read.nodes import Node, follow
from . import ir
from .allof import Schema, follow_schema
from .json_schema import allows_null, is_union, text
from .operations import OperationNode, Resolved
from .schema import Schemas
from .types import item_type, strip_null, union

FILE = ir.Scalar("string", "binary")

ANY_MEDIA = "*/*"
"""Content that is read and written as JSON unless the response says otherwise."""

_JSON = ("application/json", "text/json")

WEBHOOKS = ("webhooks", "x-webhooks")
"""Keys of a document with webhooks; the second one is that of many 3.0 documents."""

FORM_STYLES = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
"""Styles of the fields of a form, and of a query, the usual one first."""


def is_json(media: str) -> bool:
    """Return whether content is read and written as JSON."""
    media = _base(media)
    return media in (*_JSON, ANY_MEDIA) or media.endswith("+json")


def is_text(media: str) -> bool:
    """Return whether content is read as a string; XML states its own encoding."""
    text = _base(media).startswith("text/") and not is_json(media)
    return text and _base(media) != "text/xml"


def _body_kind(media: str) -> ir.BodyKind:
    """Return how a request body of a media type is written."""
    if is_json(media):
        return ir.BodyKind.JSON
    if _base(media) == "application/x-www-form-urlencoded":
        return ir.BodyKind.FORM
    multipart = _base(media).startswith("multipart/")
    return ir.BodyKind.MULTIPART if multipart else ir.BodyKind.CONTENT


def json_schemas(node: Node) -> Iterator[Node]:
    """Yield the schemas of the JSON content of a request or a response."""
    for media in sorted(filter(is_json, node.members("content"))):
        if schema := node.get("content", media, "schema"):
            yield schema


def _base(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def is_file(type_: ir.Type) -> bool:
    """Return whether a field of a multipart body is a file, or a list of files."""
    return item_type(type_) == FILE


class _Content(Struct, frozen=True, dict=True):
    """One media type of a request body."""

    place: Node
    owner: ir.Owner
    schemas: Schemas

    @cached_property
    def media(self) -> str:
        """The media type itself."""
        return parts(self.place.pointer)[-1]

    @cached_property
    def kind(self) -> ir.BodyKind:
        """The way of writing it."""
        return _body_kind(self.media)

    @cached_property
    def schema(self) -> Node:
        """The schema; an empty one if none is stated."""
        return self.place.get("schema") or Node(self.place.pointer, {})

    @cached_property
    def record(self) -> Schema | None:
        """The schema, if its properties are the arguments of the method."""
        merged = self.schemas.merged(self.schema)
        if self.kind is ir.BodyKind.JSON and allows_null(merged.keywords):
            return None
        pointer = follow_schema(self.schemas.document, self.schema).pointer
        whole = is_union(merged.keywords) or pointer in self.schemas.subtypes
        return merged if merged.properties and not whole else None

    @cached_property
    def encoding(self) -> dict[str, str]:
        """The styles of the fields of a form, or the media types of parts."""
        encodings = {
            name: node.value
            for name, node in sorted(self.place.members("encoding").items())
            if isinstance(node.value, dict)
        }
        if self.kind is ir.BodyKind.FORM:
            styles = {name: _encoding_style(e) for name, e in encodings.items()}
            return {name: style for name, style in styles.items() if style}
        if self.kind is not ir.BodyKind.MULTIPART:
            return {}
        if not self.media.startswith("multipart/form-data"):
            self.warn(f"is sent as multipart/form-data, not as {self.media}")
        for name, encoding in encodings.items():
            if encoding.get("headers"):
                self.warn(f"the headers of the part {name!r} are not sent")
        stated = {name: e.get("contentType") for name, e in encodings.items()}
        return {name: media for name, media in stated.items() if _is_definite(media)}

    @property
    def part_types(self) -> dict[str, str]:
        """The media types of parts."""
        return self.encoding if self.kind is ir.BodyKind.MULTIPART else {}

    @property
    def rank(self) -> tuple[int, bool, str]:
        """The order of media types: JSON first, and of that what has fields."""
        is_json_value = self.kind is ir.BodyKind.JSON and "schema" in self.place.value
        is_value = is_json_value and not self.record
        return list(ir.BodyKind).index(self.kind), is_value, self.media

    def is_like(self, usual: _Content) -> bool:
        """Return whether nothing else is stated than for the usual media type."""
        return self.place.value.get("schema") in (None, usual.place.value.get("schema"))

    def warn(self, message: str) -> None:
        self.schemas.warn(self.place.pointer, message)

    def fields(self, record: Schema) -> dict[str, ir.Field]:
        """Return the fields of *record*, of the types that the media type can have."""
        found = {field.name: field for field in self.schemas.fields(record, self.owner)}
        if self.kind is ir.BodyKind.JSON:
            return found
        for name, field in found.items():
            type_ = field.type
            if self.kind is ir.BodyKind.MULTIPART and name in record.properties:
                property_ = self.schemas.merged(record.properties[name])
                type_ = _part(type_, property_.keywords)
            # Only JSON text can be null.
            type_ = type_ if "json" in self.encoding.get(name, "") else filled(type_)
            found[name] = replace(field, type=type_)
        return found


def body(source: OperationNode, schemas: Schemas) -> ir.Body | None:
    """Return the body of an operation; None if it has no content."""
    node, owner = source.body, ir.Owner(operation=source.id, role="body")
    places = node.members("content").values() if node else ()
    contents = [_Content(place, owner, schemas) for place in places]
    contents.sort(key=lambda content: content.rank)
    if not node or not contents:
        return None
    usual, record, schema = contents[0], contents[0].record, contents[0].schema
    if usual.kind is ir.BodyKind.CONTENT:
        record, schema = None, Node(usual.place.pointer, {})
    for other in [*contents] if record else ():
        # Fields in a text that is not written: XML.
        if other.kind is ir.BodyKind.CONTENT and other.record:
            other.warn(f"cannot be sent as {other.media}: the arguments are fields")
            contents.remove(other)
    inputs = sorted(record.properties.items()) if record else [("", schema)]
    types = [] if record else [schemas.type(schema, owner)]
    found = ir.Body(
        kind=usual.kind,
        media_type=usual.media,
        type=ir.Anything(),
        fields=None,
        required=node.value.get("required") is True,
        pointer=node.pointer,
        doc=text(node.value.get("description")) or _about(schema, schemas),
        styles=usual.encoding if usual.kind is ir.BodyKind.FORM else {},
        part_types=usual.part_types,
        limits=tuple(
            limit for name, part in inputs for limit in schemas.limits(part, name)
        ),
    )
    if len(contents) > 1 or (usual.kind is ir.BodyKind.CONTENT and "*" in usual.media):
        found = replace(found, media_types=tuple(one.media for one in contents))
    return _with_contents(found, contents, record, types)


def _about(schema: Node, schemas: Schemas) -> str:
    """Return name and text of a component without fields: no class has them."""
    name = component(follow_schema(schemas.document, schema).pointer)
    merged = schemas.merged(schema)
    if merged.properties or is_union(merged.keywords):
        return ""
    about = text(merged.keywords.get("description"))
    return f"`{name}`. {about}".strip() if name else about


def _with_contents(
    found: ir.Body,
    contents: Sequence[_Content],
    record: Schema | None,
    types: list[ir.Type],
) -> ir.Body:
    """Add the fields or *types* of all media types to a body.

    *record*: the schema of the usual one, if its properties are the fields.
    """
    usual, *others = contents
    own = usual.fields(record) if record else {}
    fields, variants, part_types = {**own}, {usual.media: tuple(own)}, found.part_types
    for other in others:
        is_content = other.kind is ir.BodyKind.CONTENT
        if is_content or other.is_like(usual):
            variants[other.media] = () if is_content else tuple(own)
        elif record and other.record:
            part_types = part_types | other.part_types
            more = other.fields(other.record)
            variants[other.media] = tuple(more)
            for name, field in more.items():
                known = fields.get(name, field)
                fields[name] = replace(known, type=union([known.type, field.type]))
        elif other.kind is usual.kind is ir.BodyKind.JSON:
            variants[other.media] = ()
            types.append(other.schemas.type(other.schema, other.owner))
        elif record or other.kind is not usual.kind:
            what = (
                f"fields of {usual.media} are"
                if record
                else f"value of {usual.media} is"
            )
            other.warn(f"the {what} sent, not this schema")
    if len(set(map(frozenset, variants.values()))) == 1:
        fields, variants = own, {}
    everywhere = set(own).intersection(*variants.values())
    return replace(
        found,
        type=union(types),
        part_types=part_types,
        variants=variants,
        fields=(
            tuple(
                # Without a body nothing is missing in it.
                replace(
                    f, required=f.required and found.required and f.name in everywhere
                )
                for f in fields.values()
            )
            if record
            else None
        ),
    )


def kind_of(body: ir.Body, name: str) -> ir.BodyKind:
    """Return how a field is written: as the first media type does that has it."""
    for media, names in body.variants.items():
        if name in names:
            return _body_kind(media)
    return body.kind


def filled(type_: ir.Type) -> ir.Type:
    """Return a type for what has no null: neither the value nor its items."""
    type_ = strip_null(type_)
    return ir.Array(filled(type_.items)) if isinstance(type_, ir.Array) else type_


def _encoding_style(encoding: dict[str, Any]) -> str:
    """Write the style of a field of a form; empty if its encoding states none."""
    if not encoding.keys() & {"style", "explode", "allowReserved"}:
        return "json" if is_json(str(encoding.get("contentType", ""))) else ""
    style_ = encoding.get("style", "form")
    style_ = style_ if style_ in FORM_STYLES else "form"
    explode = encoding.get("explode", style_ == "form") is True
    reserved = encoding.get("allowReserved") is True
    return "+" * reserved + style_ + "*" * explode


def _is_definite(media: object) -> TypeGuard[str]:
    """Return whether one media type is stated, not a choice: `image/png, image/*`."""
    return isinstance(media, str) and media.isprintable() and not set(media) & set(",*")


def _part(type_: ir.Type, keywords: dict[str, Any]) -> ir.Type:
    """Take a string that is stated to be something else, and not encoded, for a file."""
    media = keywords.get("contentMediaType")
    raw = isinstance(media, str) and "contentEncoding" not in keywords
    bare = strip_null(type_)
    string = isinstance(bare, ir.Anything) or bare == ir.Scalar("string")
    return FILE if raw and string and not is_json(str(media)) else type_


def events(resolved: Resolved, schemas: Schemas) -> tuple[ir.Event, ...]:
    """Return the requests that the API sends, by their names in the document."""
    root = Node("", resolved.document.root)
    found = [
        (name, "", node)
        for key in WEBHOOKS
        for name, node in sorted(root.members(key).items())
    ]
    for operation in resolved.operations:
        for name, node in sorted(operation.node.members("callbacks").items()):
            callback = follow(root.value, node)
            found += [
                (name, operation.id, callback.child(expression))
                for expression in sorted(callback.value)
                if not expression.startswith("x-")
            ]
    made = [
        event
        for name, id_, node in found
        for event in _events(name, id_, follow(root.value, node), schemas)
    ]
    unique = dict.fromkeys(made)
    times = Counter(event.name for event in unique)
    return tuple(
        event if times[event.name] == 1 else replace(event, name=_long_name(event))
        for event in unique
    )


def _long_name(event: ir.Event) -> str:
    return " ".join([event.operation, event.name, event.http_method.lower()])


def _events(
    name: str, operation: str, item: Node, schemas: Schemas
) -> Iterator[ir.Event]:
    """Yield the requests of one path item; those without a body have nothing to read."""
    for method in METHODS:
        if not isinstance(item.value.get(method), dict):
            continue
        value = item.child(method)
        stated = value.value.get("requestBody") or {}
        place = Node(join(value.pointer, "requestBody"), stated)
        body = follow(schemas.document.root, place)
        content = body.members("content")
        if content and not any(map(is_json, content)):
            schemas.warn(body.pointer, f"is {', '.join(content)} and is not read")
        schema = next(json_schemas(body), None)
        if not schema:
            continue
        owner = ir.Owner(role="event", property=name)
        yield ir.Event(
            name=name,
            operation=operation,
            http_method=method.upper(),
            type=schemas.type(schema, owner),
            doc=text(value.value.get("summary"))
            or text(value.value.get("description")),
        )
