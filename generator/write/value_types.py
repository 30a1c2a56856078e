"""The declared types of the values of a request, by name: what the runtime converts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..facts import ObjectType
from ..model import ir
from ..model.types import item_type, strip_null
from ..names.result import Names
from .python_source import literal

_FORMATS = ("byte", "date", "date-time", "duration-hms", "time-hm")
"""Formats of strings that the runtime converts to; others are text."""


def object_types(
    api: ir.Api, names: Names, sent_as: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the types of objects in bodies: their names by pointer, and as source.

    A type has the name of its class. Where an operation takes other members, it has a
    type of its own, with its id.
    """
    models = {model.pointer: model for model in api.models}
    answered = {
        pointer: {field.name for field in class_.fields}
        for class_ in names.classes
        for pointer in class_.pointers
    }
    found = _in_bodies(api, models)
    named = {pointer: names.class_of[pointer] for pointer in found}
    while True:
        sources: dict[tuple[str, str], str] = {}
        split: dict[str, str] = {}
        for pointer, name in named.items():
            aliases = {
                key: to for key, to in sent_as.items() if key in answered[pointer]
            }
            source = literal(_object_type(models[pointer], named, aliases))
            is_taken = name in sources.values()
            own = f"{name} {models[pointer].operations[0]}" if is_taken else name
            split[pointer] = sources.setdefault((name, source), own)
        if split == named:
            return named, dict(sources.keys())
        named = split


def _in_bodies(api: ir.Api, models: Mapping[str, ir.Model]) -> list[str]:
    """Return the pointers of all objects in bodies that are declared as one type."""
    found: dict[str, None] = {}
    waiting: list[ir.Type] = []
    for body in (operation.body for operation in api.operations):
        if body and body.fields is None:
            waiting.append(body.type)
        elif body:
            waiting += [field.type for field in body.fields or ()]
    while waiting:
        type_ = _innermost(waiting.pop())
        if isinstance(type_, ir.Ref) and type_.pointer not in found:
            found[type_.pointer] = None
            waiting += [field.type for field in models[type_.pointer].fields]
    return sorted(found)


def _innermost(type_: ir.Type) -> ir.Type:
    while isinstance(strip_null(type_), ir.Array):
        type_ = item_type(type_)
    return strip_null(type_)


def _object_type(
    model: ir.Model, named: Mapping[str, str], sent_as: Mapping[str, str]
) -> ObjectType:
    taken = {field.name: field.type for field in model.fields if not field.read_only}
    taken.pop(ir.EXTRA, None)
    aliases = {k: to for k, to in sent_as.items() if k not in taken and to in taken}
    found = [(name, _word(type_, named)) for name, type_ in taken.items()]
    return ObjectType(types=_by_type(found), sent_as=aliases, others=model.is_open)


def value_types(
    operation: ir.Operation, named: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the wire names of parameters and body fields, by type.

    A name that stands for values of several types has none. *named*: the names of the
    types of objects.
    """
    body, paging = operation.body, operation.paging
    # The pager checks its own.
    paged = (paging.cursor, paging.limit) if paging else ()
    found = [_parameter(p, named) for p in operation.parameters if p.name not in paged]
    for field in (body.fields or ()) if body else ():
        # The empty name is that of the whole body.
        if field.name and body:
            found.append((field.name, _field(field, body, named)))
    if body and body.fields is None and body.kind is ir.BodyKind.JSON:
        found.append(("", _word(body.type, named)))
    different = Counter(name for name, type_ in set(found) if type_)
    return _by_type((n, type_) for n, type_ in found if type_ and different[n] == 1)


def _by_type(found: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name, type_ in sorted(set(found)):
        names.setdefault(type_, []).append(name)
    return {type_: tuple(those) for type_, those in sorted(names.items())}


def _parameter(parameter: ir.Parameter, named: Mapping[str, str]) -> tuple[str, str]:
    if parameter.json:
        return parameter.name, _word(parameter.type, named)
    type_ = _item(parameter.type)
    # Bytes in a URL are ambiguous: base64, or the text that they hold. A list of texts
    # may be one text.
    return parameter.name, type_ if type_ not in ("byte", "[string]") else ""


def _field(field: ir.Field, body: ir.Body, named: Mapping[str, str]) -> str:
    if body.kind is ir.BodyKind.JSON or isinstance(_innermost(field.type), ir.Ref):
        return _word(field.type, named)
    if "json" in body.part_types.get(field.name, ""):
        return ""  # text that is JSON is any value
    is_json = body.styles.get(field.name, "").endswith("json")
    return _word(field.type, named) if is_json else _item(field.type)


def _word(type_: ir.Type, named: Mapping[str, str]) -> str:
    """Return the type in the words of the runtime; empty for one that it leaves alone."""
    match strip_null(type_):
        case ir.Array(inner):
            item = _word(inner, named)
            return f"[{item}]" if item else ""
        case ir.Map():
            return "object"
        case ir.Ref(pointer):
            return named.get(pointer, "object")
        case ir.Scalar("string", "binary"):
            return ""
        case ir.Scalar("string", format_) if format_ in _FORMATS:
            return format_
        case ir.Enum("integer", values) if set(values) == {0, 1}:
            return "flag"
        case ir.Scalar(kind) | ir.Enum(kind):
            return kind
        case _:
            return ""


def _item(type_: ir.Type) -> str:
    """Return the type of a text, or of a list of texts, outside JSON."""
    word = _word(type_, {})
    return "" if "object" in word else word
