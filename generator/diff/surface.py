"""The public surface as data: what `api.json` holds and the report compares.

Types say what they are, not how Python writes them, so that a comparison knows the
direction in which a type went.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from ..config import Config
from ..facts import Guard, KeyPath, Paging
from ..model import ir
from ..model.description_text import summary
from ..model.media_types import is_file
from ..model.parameter_styles import joint, style
from ..names.classes import Class
from ..names.enums import Alias, choice_of
from ..names.naming import Names
from .model_usage import ANSWERS, REQUESTS, Places, method_name, uses

FILE = "api.json"
VERSION = 2
"""Of the form of the file."""

Surface = dict[str, Any]
"""A value that JSON can hold."""


def surface(api: ir.Api, names: Names, config: Config) -> Surface:
    """Describe everything that a user of the package can name."""
    used = uses(api, names)
    listed = _listed(api, names)
    tag_of = {names.tags[tag.name].attribute: tag for tag in reversed(api.tags)}
    return {
        "format": VERSION,
        "package": config.package,
        "title": api.title,
        "version": api.version,
        "base_url": api.base_url,
        "cost_unit": config.cost_unit if config.cost_key else "",
        "client": _sorted(_client(api, config)),
        "groups": {
            attribute: {
                "class": names.tags[tag.name].class_name,
                "docs": _hash(tag.doc),
            }
            for attribute, tag in sorted(tag_of.items())
        },
        "methods": _sorted(_method(operation, names) for operation in api.operations),
        "models": _sorted(_model(class_, names, used) for class_ in names.classes),
        "values": _sorted(_values(alias, listed) for alias in names.aliases),
        **_stated(
            {
                "renamed": _sorted(_renamed(api, names)),
                "removed": _sorted(_removed(names)),
            }
        ),
    }


def text(value: Surface) -> str:
    """Write a surface: a line for each method, model and list of values."""
    lines = []
    for key, part in value.items():
        if isinstance(part, dict) and part:
            entries = (f"  {_json(name)}: {_json(item)}" for name, item in part.items())
            lines.append(f"{_json(key)}: {{\n" + ",\n".join(entries) + "\n}")
        else:
            lines.append(f"{_json(key)}: {_json(part)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _sorted(pairs: Iterable[tuple[str, object]]) -> Surface:
    return dict(sorted(pairs))


def _stated(values: Mapping[str, object]) -> Surface:
    """Leave out what says nothing."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value
    }


def _hash(*texts: str) -> str:
    """Tell whether texts changed, without their length."""
    said = "\n".join(texts)
    return sha256(said.encode(errors="replace")).hexdigest()[:8] if any(texts) else ""


def _client(api: ir.Api, config: Config) -> Iterable[tuple[str, Surface]]:
    for scheme in api.schemes:
        credential = config.client.credentials.get(scheme.name)
        if credential:
            sent = f"{scheme.place} {scheme.parameter}".strip()
            yield credential.argument, {"credential": scheme.name, "sent": sent}
    for argument, url in config.client.base_urls.items():
        yield argument, {"base_url": url}
    if api.oauth2:
        yield (
            "oauth2",
            {
                "authorize_url": api.oauth2.authorize_url,
                "token_url": api.oauth2.token_url,
            },
        )


def _method(operation: ir.Operation, names: Names) -> tuple[str, Surface]:
    paging, body = operation.paging, operation.body
    by_pager = (paging.cursor, paging.limit) if paging else ()
    arguments = {
        names.arguments[operation.id, p.pointer]: _parameter(p, names)
        for p in operation.parameters
        if p.name not in by_pager
    }
    docs = [operation.doc, *(p.doc for p in operation.parameters)]
    if body:
        arguments |= _body_arguments(operation, body, names)
        docs += [body.doc, *(field.doc for field in body.fields or ())]
    stated = {
        "id": operation.id,
        "http": f"{operation.http_method} {operation.path}",
        "cost": operation.cost,
        "scopes": operation.scopes,
        "windows": operation.windows,
        "marks": operation.marks,
        "deprecated": operation.deprecated,
        "positional": tuple(
            names.arguments[operation.id, p.pointer]
            for p in operation.parameters
            if p.place is ir.Place.PATH
        ),
        "arguments": {
            name: _short(name, arguments[name]) for name in sorted(arguments)
        },
        "body": f"{body.kind.value} {body.media_type}" if body else "",
        "result": _result(operation, names),
        "paging": _paging(operation, paging) if paging else {},
        "guards": tuple(_guard(guard) for guard in operation.guards),
        "summary": summary(operation.summary or operation.doc),
        "docs": _hash(*docs),
    }
    return method_name(operation, names), _stated(stated)


def _short(name: str, stated: Surface) -> Surface:
    """Leave out a name on the wire that is the name in Python."""
    return {k: v for k, v in stated.items() if not (k == "wire" and v == name)}


def _parameter(parameter: ir.Parameter, names: Names) -> Surface:
    return _stated(
        {
            "in": parameter.place.value,
            "wire": parameter.name,
            "type": _type(parameter.type, names),
            "required": parameter.required,
            "deprecated": parameter.deprecated,
            "style": style(parameter) or joint(parameter),
            "limits": dict(parameter.limits),
        }
    )


def _body_arguments(operation: ir.Operation, body: ir.Body, names: Names) -> Surface:
    if body.fields is None:
        whole = {"in": "body", "whole": True, "type": _type(body.type, names)}
        return {
            names.bodies[operation.id]: whole | _stated({"required": body.required})
        }
    multipart = body.kind is ir.BodyKind.MULTIPART
    return {
        names.arguments[operation.id, field.pointer]: {
            "in": "file" if multipart and is_file(field.type) else "body",
            "wire": field.name,
            **_field(field, names),
        }
        for field in body.fields
        if not field.read_only
    }


def _field(field: ir.Field, names: Names) -> Surface:
    return {
        "type": _type(field.type, names),
        **_stated(
            {
                "required": field.required,
                "deprecated": field.deprecated,
                "read_only": field.read_only,
                "write_only": field.write_only,
                "limits": dict(field.limits),
            }
        ),
    }


def _result(operation: ir.Operation, names: Names) -> Surface:
    result = operation.result
    return _stated(
        {
            "type": _type(result.type, names) if result.type else "",
            "bytes": result.binary,
            "path": ".".join(result.path),
            "media_type": result.media_type,
        }
    )


def _paging(operation: ir.Operation, paging: Paging[KeyPath]) -> Surface:
    maximum = next(
        (p.maximum for p in operation.parameters if p.name == paging.limit), None
    )
    return _stated(
        {
            "style": paging.style,
            "cursor": paging.cursor,
            "limit": paging.limit,
            "items": ".".join(paging.items),
            "next": ".".join(paging.next),
            "total": ".".join(paging.total),
            "max_page_size": maximum,
        }
    )


def _guard(guard: Guard) -> str:
    words = [guard.kind, *guard.names, *(["by", *guard.others] if guard.others else [])]
    return " ".join([*words, *([str(guard.limit)] if guard.limit else [])])


def _model(
    class_: Class, names: Names, used: Mapping[tuple[str, str], Mapping[str, Places]]
) -> tuple[str, Surface]:
    fields = {}
    for field in class_.fields:
        attribute = names.fields[class_.name, field.name]
        stated = _field(field, names)
        if attribute != field.name:
            stated["wire"] = field.name
        # Most fields have a type and nothing else to say.
        fields[attribute] = stated if len(stated) > 1 else stated["type"]
    docs = _hash(class_.doc, *(field.doc for field in class_.fields))
    tags = [f"{name}={value}" for name, value in class_.tags]
    described = {"fields": _sorted(fields.items()), "tags": tags, "docs": docs}
    for direction in (ANSWERS, REQUESTS):
        methods = used.get((class_.name, direction), {})
        own = (
            item
            for method, places in methods.items()
            for item in _own(class_, method, places, names)
        )
        described[direction] = _sorted(own)
    return class_.name, {"fields": {}} | _stated(described)


def _own(
    class_: Class, method: str, places: Places, names: Names
) -> Iterator[tuple[str, Surface]]:
    """Give what one method's schemas of a record say otherwise than the record.

    A record has what any of its schemas has: a list may send less of it than `get`, and
    not every request needs what one of them needs.
    """
    said = {place: _deviations(class_, model, names) for place, model in places.items()}
    first, *others = said.values()
    if any(other != first for other in others):
        for place, item in said.items():
            yield f"{method} {place}", item
    elif first:
        yield method, first


def _deviations(class_: Class, model: ir.Model, names: Names) -> Surface:
    """Give by attribute what a schema states otherwise; null: not at all."""
    own = {field.name: field for field in model.fields}
    found: Surface = {}
    for field in class_.fields:
        attribute = names.fields[class_.name, field.name]
        if field.name not in own:
            found[attribute] = None
            continue
        mine, merged = _facts(own[field.name], names), _facts(field, names)
        keys = sorted(mine.keys() | merged.keys())
        other = {key: mine.get(key) for key in keys if mine.get(key) != merged.get(key)}
        if other:
            found[attribute] = other
    return _sorted(found.items())


def _facts(field: ir.Field, names: Names) -> Surface:
    """Describe a field by itself: its values are its own, not those of a shared list."""
    found = choice_of(field.type)
    return {
        **_field(field, names),
        "type": _type(field.type, names, lists=False),
        "values": sorted(found[0].values) if found else [],
    }


def _values(
    alias: Alias, listed: Mapping[str, Mapping[str, list[Any]]]
) -> tuple[str, Surface]:
    values = list(alias.values)
    own = {
        argument: mine
        for argument, mine in listed.get(alias.name, {}).items()
        if mine != values
    }
    stated = {"kind": alias.kind, "values": values}
    return alias.name, stated | _stated({"arguments": _sorted(own.items())})


def _listed(api: ir.Api, names: Names) -> dict[str, dict[str, list[Any]]]:
    """Give by named list what each argument ("method argument") takes of it."""
    found: dict[str, dict[str, list[Any]]] = {}
    for operation in api.operations:
        method = method_name(operation, names)
        items: list[ir.Parameter | ir.Field] = [*operation.parameters]
        items += (operation.body.fields or ()) if operation.body else ()
        for item in items:
            choice = choice_of(item.type)
            alias = names.alias_of.get(choice[0].pointer) if choice else None
            if choice and alias:
                argument = names.arguments[operation.id, item.pointer]
                values = found.setdefault(alias, {})
                values[f"{method} {argument}"] = sorted(choice[0].values)
    return found


def _renamed(api: ir.Api, names: Names) -> Iterable[tuple[str, str]]:
    """Give what works under an old name: all by what stands in the caller's code."""
    old = names.renamed
    for tag, attributes in old.tags.items():
        for attribute in attributes:
            yield f"client.{attribute}", f"client.{names.tags[tag].attribute}"
    for operation in api.operations:
        group = names.tags[operation.tag].attribute
        for function in old.methods.get(operation.id, ()):
            new = names.functions[operation.id]
            yield f"{group}.{function}", f"{group}.{new}"
    for name, new in old.models.items():
        yield f"models.{name}", f"models.{new}"


def _removed(names: Names) -> Iterable[tuple[str, str]]:
    """Give the methods that raise, and the version of the document since when."""
    for item in names.removed.values():
        yield f"{names.tags[item.tag].attribute}.{item.function}", item.since


def _type(type_: ir.Type, names: Names, *, lists: bool = True) -> object:
    """Write a type: a name for scalars, else one key that says what it is.

    *lists*: named lists of values are types.
    """
    match type_:
        case ir.Scalar(kind, format_):
            return f"{kind}({format_})" if format_ else kind
        case ir.Choice(kind, _, pointer):
            alias = names.alias_of.get(pointer) if lists else None
            return {"values": alias} if alias else kind
        case ir.Array(inner):
            return {"list": _type(inner, names, lists=lists)}
        case ir.Map(inner):
            return {"map": _type(inner, names, lists=lists)}
        case ir.Nullable(inner):
            return {"null": _type(inner, names, lists=lists)}
        case ir.Ref(pointer):
            return {"model": names.class_of[pointer]}
        case ir.Union(members):
            return {"any_of": [_type(member, names, lists=lists) for member in members]}
        case _:
            return "any"
