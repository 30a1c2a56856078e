"""The step from the model and its names to the public surface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from operator import itemgetter
from typing import Any, TypeVar

from msgspec.structs import asdict, replace

from .. import facts
from ..config import Config
from ..model import ir
from ..model.description_text import summary
from ..model.parameters import delimiter, style
from ..model.types import references, walk
from ..names.enums import enum_in
from ..names.result import Class, Names
from ..pointer import component
from ..write.annotations import SCALARS, Annotations, split_union
from ..write.methods.arguments import Argument as MethodArgument, arguments
from .surface import (
    FORMAT,
    Argument,
    ClientArgument,
    Enum,
    Field,
    Group,
    Method,
    Model,
    Paging,
    Result,
    Surface,
    Typed,
)

Value = TypeVar("Value")


def make_surface(
    api: ir.Api, names: Names, config: Config, corrections: facts.Corrections
) -> Surface:
    """Describe everything that a user of the package can name or notice."""
    groups = {name: tag.attribute for name, tag in names.tags.items()}
    method = {o.id: f"{groups[o.tag]}.{names.method(o)}" for o in api.operations}
    describe = _Describer(api, names)
    removed = [
        *((item, item.since) for item in names.removed.values()),
        *((item, api.version) for item in names.gone.values()),
    ]
    removed.sort(key=lambda pair: pair[0].function)
    return Surface(
        format=FORMAT,
        package=config.package,
        title=api.title,
        version=api.version,
        base_url=api.base_url,
        cost_unit=config.cost_unit if config.cost_key else "",
        window=config.windows[0].name if config.windows else "",
        client=_sorted(_client(api, names, config).items()),
        groups=_sorted(
            (names.tags[tag.name].attribute, _group(tag, names))
            for tag in reversed(api.tags)
        ),
        methods=_sorted((method[o.id], describe.method(o)) for o in api.operations),
        models=_sorted((c.name, describe.model(c)) for c in names.classes),
        enums=_sorted(
            (enum.name, Enum(type=SCALARS[enum.kind], values=enum.values))
            for enum in names.enums
        ),
        webhooks=_sorted(
            (name, describe.response(event.type))
            for name, event in zip(names.events, api.events, strict=True)
        ),
        renamed=_sorted(_renamed(names, groups, method)),
        removed={f"{groups[i.tag]}.{i.function}": since for i, since in removed},
        corrections=corrections,
    )


def _sorted(items: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Return a mapping by name; of two with one name the last counts."""
    return dict(sorted(dict(items).items(), key=itemgetter(0)))


def _group(tag: ir.Tag, names: Names) -> Group:
    class_name = names.tags[tag.name].class_name
    return Group(
        class_name=class_name, tag=tag.renamed or tag.name, docs=_digest(tag.doc)
    )


def _digest(*texts: str) -> str:
    """Return a short digest of texts, "" if there are none."""
    content = "\n".join(texts).encode(errors="replace")
    return sha256(content).hexdigest()[:8] if any(texts) else ""


def _client(api: ir.Api, names: Names, config: Config) -> dict[str, ClientArgument]:
    found: dict[str, ClientArgument] = {}
    for scheme, key in names.credentials.items():
        argument = ClientArgument(credential=scheme, sent=f"{key.place} {key.name}")
        for name in (key.argument, key.password):
            if name:
                # Several schemes may share it.
                found.setdefault(name, argument)
    for name, url in config.client.base_urls.items():
        found[name] = ClientArgument(base_url=url)
    for name in names.server_variables:
        found[name] = ClientArgument(base_url=api.servers[0].url)
    if api.oauth2:
        authorize, token = api.oauth2.authorize_url, api.oauth2.token_url
        found["oauth2"] = ClientArgument(authorize_url=authorize, token_url=token)
    return found


def _renamed(
    names: Names, groups: Mapping[str, str], methods: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    old = names.renamed
    for tag, attributes in old.tags.items():
        yield from ((f"client.{name}", f"client.{groups[tag]}") for name in attributes)
    for id_, now in methods.items():
        group = now.partition(".")[0]
        yield from ((f"{group}.{name}", now) for name in old.methods.get(id_, ()))
    for name, new in old.models.items():
        yield f"models.{name}", f"models.{new}"


class _Describer:
    """The parts of a surface that have types."""

    def __init__(self, api: ir.Api, names: Names) -> None:
        self._api = api
        self._names = names
        # Members are compared one by one.
        self._annotations = Annotations(replace(names, unions={}))
        self._schemas = {model.pointer: model for model in api.models}
        self._classes = {class_.name: class_ for class_ in names.classes}
        self._values = {enum.name: enum.values for enum in names.enums}

    def method(self, operation: ir.Operation) -> Method:
        paging, body = operation.paging, operation.body
        most = operation.limit.maximum if operation.limit else None
        positional, keyword = arguments(operation, self._names, self._annotations)
        found = {a.name: self._argument(a) for a in (*positional, *keyword) if a.item}
        docs = [operation.doc, *(p.doc for p in operation.parameters)]
        if body:
            docs += [body.doc, *(field.doc for field in body.fields or ())]
        return Method(
            id=operation.id,
            http=f"{operation.http_method} {operation.path}",
            cost=operation.cost,
            scopes=operation.scopes,
            windows=operation.windows,
            marks=operation.marks,
            deprecated=operation.deprecated,
            positional=tuple(argument.name for argument in positional),
            arguments={
                name: _named(name, item) for name, item in sorted(found.items())
            },
            body=f"{body.kind.value} {body.media_type}" if body else "",
            result=self._result(operation.result),
            paging=Paging(**asdict(paging), max_page_size=most) if paging else None,
            guards=tuple(map(_guard, operation.guards)),
            summary=summary(operation.summary or operation.doc),
            docs=_digest(*docs),
        )

    def _argument(self, argument: MethodArgument) -> Argument:
        item = argument.item
        assert item
        typed = self._typed(argument.stated, item.type)
        if isinstance(item, ir.Body):
            return Argument(place="body", required=not argument.default, **typed)
        style_, place = "", "file" if argument.place == "files" else "body"
        if isinstance(item, ir.Parameter):
            style_, place = style(item) or delimiter(item), item.location.value
        return Argument(
            place=place,
            wire=item.name,
            style=style_,
            values=self._other_values(item.type),
            **_facts(item),
            **typed,
        )

    def _other_values(self, type_: ir.Type) -> tuple[str | int | float | bool, ...]:
        """Return the values of a type that are not those of its enum."""
        found = enum_in(type_)
        name = self._names.enum_of.get(found[0].pointer) if found else None
        if found and name and sorted(found[0].values) != list(self._values[name]):
            return tuple(sorted(found[0].values))
        return ()

    def _result(self, result: ir.Result) -> Result | None:
        if result.binary:
            return Result(type="bytes", media_type=result.media_type)
        if result.type is None:
            return None
        return Result(
            path=".".join(result.path),
            media_type=result.media_type,
            **self._typed(self._annotations.response(result.type), result.type),
        )

    def response(self, type_: ir.Type) -> Typed:
        """Describe a value that the API sends."""
        return Typed(**self._typed(self._annotations.response(type_), type_))

    def _typed(self, hint: str, type_: ir.Type) -> dict[str, Any]:
        """Describe a type with the attributes that its own schemas lack."""
        lacks = set()
        for pointer in references(type_):
            class_ = self._classes[self._names.class_of[pointer]]
            own = {field.name for field in self._schemas[pointer].fields}
            lacks |= {
                f"{class_.name}.{self._names.attribute_of[class_.name, field.name]}"
                for field in class_.fields
                if field.name not in own
            }
        return _typed(hint, type_) | {"lacks": tuple(sorted(lacks))}

    def model(self, class_: Class) -> Model:
        schemas = [self._schemas[p] for p in class_.pointers if _is_sent(p)]
        components = {component(p) for p in class_.pointers} - {"", class_.name}
        required = {f.name for schema in schemas for f in schema.fields if f.required}
        fields = {
            self._names.attribute_of[class_.name, field.name]: Field(
                wire=field.name,
                always_sent=field.always_sent,
                **_facts(field) | {"required": field.name in required},
                **_typed(self._annotations.response(field.type), field.type),
            )
            for field in class_.fields
        }
        return Model(
            fields={name: _named(name, item) for name, item in sorted(fields.items())},
            discriminators=tuple(
                f"{name}={value}" for name, value in class_.discriminators
            ),
            docs=_digest(class_.doc, *(field.doc for field in class_.fields)),
            component=components.pop() if len(components) == 1 else "",
        )


def _is_sent(pointer: str) -> bool:
    """Return whether a schema may be that of a request."""
    return "/responses/" not in pointer


def _named(name: str, item: Any) -> Any:
    """Leave out a name on the wire that is the name in Python."""
    return replace(item, wire="") if item.wire == name else item


def _facts(item: ir.Input) -> dict[str, Any]:
    return {
        "required": item.required,
        "deprecated": item.deprecated,
        "read_only": getattr(item, "read_only", False),
        "write_only": getattr(item, "write_only", False),
        "limits": dict(item.constraints),
    }


def _typed(hint: str, type_: ir.Type) -> dict[str, Any]:
    members = split_union(hint)
    rest = [member for member in members if member != "None"]
    scalars = [inner for inner in walk(type_) if isinstance(inner, ir.Scalar)]
    formats = {scalar.format for scalar in scalars if scalar.format}
    return {
        "type": " | ".join(rest) or "None",
        "nullable": len(rest) < len(members),
        "format": ", ".join(sorted(formats)),
    }


def _guard(guard: facts.Guard) -> str:
    words = [guard.kind, *guard.names, *(["by", *guard.others] if guard.others else [])]
    return " ".join([*words, *([str(guard.limit)] if guard.limit else [])])
