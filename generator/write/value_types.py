"""The declared types of the values of a request, by name: what the runtime converts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..model import ir
from ..model.types import strip_null

_FORMATS = ("byte", "date", "date-time", "duration-hms", "time-hm")
"""Formats of strings that the runtime converts to; others are text."""


def value_types(
    operation: ir.Operation, models: Mapping[str, ir.Model]
) -> dict[str, tuple[str, ...]]:
    """Return the wire names of parameters, body fields and their members, by type.

    A name that stands for values of several types has none.
    """
    body, paging = operation.body, operation.paging
    # The pager checks its own.
    paged = (paging.cursor, paging.limit) if paging else ()
    found = [_parameter(p) for p in operation.parameters if p.name not in paged]
    for field in (body.fields or ()) if body else ():
        if not field.name or (body and "json" in body.part_types.get(field.name, "")):
            # The empty name is that of the whole body; text that is JSON is any value.
            continue
        if body and body.kind is not ir.BodyKind.JSON:
            is_json = body.styles.get(field.name, "").endswith("json")
            found.append(
                (field.name, _word(field.type) if is_json else _item(field.type))
            )
        else:
            found += _members(field.name, field.type, models)
    if body and body.fields is None and body.kind is ir.BodyKind.JSON:
        found += _members("", body.type, models)
    found = [(name, type_) for name, type_ in found if type_]
    different = Counter(name for name, _ in set(found))
    names: dict[str, list[str]] = {}
    for name, type_ in sorted(set(found)):
        if different[name] == 1:
            names.setdefault(type_, []).append(name)
    return {type_: tuple(those) for type_, those in sorted(names.items())}


def _parameter(parameter: ir.Parameter) -> tuple[str, str]:
    if parameter.json:
        return parameter.name, _word(parameter.type)
    type_ = _item(parameter.type)
    # Bytes in a URL are ambiguous: base64, or the text that they hold. A list of texts
    # may be one text.
    return parameter.name, type_ if type_ not in ("byte", "[string]") else ""


def _members(
    name: str,
    type_: ir.Type,
    models: Mapping[str, ir.Model],
    *,
    is_member: bool = False,
) -> Iterator[tuple[str, str]]:
    """Yield the type of a value of a JSON body, and those of members of a list's objects.

    Members of other objects are left to the server: each would be a line of the package.
    """
    type_ = strip_null(type_)
    if word := _word(type_):
        yield name, word
    while isinstance(type_, ir.Array):
        name, type_ = f"{name}.*", strip_null(type_.items)
    if isinstance(type_, ir.Ref) and name.endswith(".*") and word and not is_member:
        for field in models[type_.pointer].fields:
            if "." not in field.name:
                inner = f"{name}.{field.name}"
                yield from _members(inner, field.type, models, is_member=True)


def _word(type_: ir.Type) -> str:
    """Return the type in the words of the runtime; empty for one that it leaves alone."""
    match strip_null(type_):
        case ir.Array(inner):
            item = _word(inner)
            return f"[{item}]" if item else ""
        case ir.Map() | ir.Ref():
            return "object"
        case ir.Scalar("string", "binary"):
            return ""
        case ir.Scalar("string", format_) if format_ in _FORMATS:
            return format_
        case ir.Scalar(kind) | ir.Enum(kind):
            return kind
        case _:
            return ""


def _item(type_: ir.Type) -> str:
    """Return the type of a text, or of a list of texts, outside JSON."""
    word = _word(type_)
    return "" if "object" in word else word
