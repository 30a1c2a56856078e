"""The text of the modules. Names and labels of an account reach it as literals only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from openapi_source.code import WIDTH, docstring, literal, visible, wrap

from ..fields.definitions import Field
from .entities import CLASSES, package
from .lock import Lock
from .naming import OPTION_TYPES, NamedField

MARK: Final = "# Written by `python -m pipedrive_kit types`: do not edit."

_LITERALS_AT_MOST: Final = 300
"""Options of a field that type checkers are told; more are any text."""

_ANNOTATIONS: Final = {
    **dict.fromkeys(("varchar", "text", "varchar_auto", "phone"), "str"),
    **dict.fromkeys(("user", "people", "org"), "int"),
    "double": "float",
    "int": "int",
    "boolean": "bool",
    "date": "dt.date",
    "monetary": "Money",
    "daterange": "DateRange",
    "time": "TimeOfDay",
    "timerange": "TimeRange",
    "address": "Address",
}
_KINDS: Final = {
    "varchar": "text",
    "text": "large text",
    "varchar_auto": "autocomplete text",
    "double": "number",
    "monetary": "amount of money",
    "enum": "single option",
    "set": "multiple options",
    "user": "ID of a user",
    "people": "ID of a person",
    "org": "ID of an organization",
    "daterange": "date range",
    "timerange": "time range",
}
"""Pipedrive's words for its types, where they are others."""


def package_texts(lock: Lock) -> dict[str, str]:
    """Return the modules by file name."""
    texts = {f"{entity}.py": module_text(entity, lock[entity]) for entity in lock}
    lines = [
        '"""The records of an account, with its own fields."""',
        "",
        MARK,
        "",
        *(f"from .{entity} import {CLASSES[entity]}" for entity in sorted(lock)),
        "",
        *_list("__all__ = [", sorted(literal(CLASSES[e]) for e in lock), "]"),
    ]
    return {"__init__.py": _text(lines), **texts}


def module_text(entity: str, fields: Sequence[NamedField]) -> str:
    """Return the module of one entity."""
    name = CLASSES[entity]
    lines = [
        f'"""{entity.capitalize()} with the account\'s own fields."""',
        "",
        MARK,
        "",
        "from __future__ import annotations",
        "",
        *_imports(entity, fields),
        "",
        *(line for named in fields for line in _alias(named)),
        *(["", ""] if any(map(_has_literals, fields)) else [""]),
        f'class {name}(TypedRecord[models.{name}], entity="{entity}"):',
        f'    """The client\'s `{name}`, with the account\'s own fields."""',
        *(line for named in fields for line in ("", *_attribute(named))),
    ]
    return _text(lines)


def _imports(entity: str, fields: Sequence[NamedField]) -> Iterator[str]:
    used = {word for named in fields for word in re.findall(r"\w+", _annotation(named))}
    if any(map(_has_literals, fields)):
        used |= {"Literal", "TypeAlias"}
    typing = sorted(used & {"Any", "Literal", "TypeAlias"})
    values = sorted(used & {"Address", "DateRange", "Money", "TimeOfDay", "TimeRange"})
    standard = [
        *(["import datetime as dt"] if "dt" in used else []),
        *(["from collections.abc import Sequence"] if "Sequence" in used else []),
        *([f"from typing import {', '.join(typing)}"] if typing else []),
    ]
    yield from [*standard, ""] if standard else []
    names = "TypedRecord, account_field" if fields else "TypedRecord"
    yield f"from pipedrive_kit.account_types import {names}"
    if values:
        yield f"from pipedrive_kit.fields import {', '.join(values)}"
    yield f"from {package(entity)} import models"


def _alias(named: NamedField) -> list[str]:
    """Return the type of a field's options."""
    if not _has_literals(named):
        return []
    labels = [literal(o.label) for o in named.field.options]
    return _list(f"{named.alias}: TypeAlias = Literal[", labels, "]")


def _has_literals(named: NamedField) -> bool:
    return (
        named.field.type in OPTION_TYPES
        and 0 < len(named.field.options) <= _LITERALS_AT_MOST
    )


def _annotation(named: NamedField) -> str:
    kind = named.field.type
    if kind not in OPTION_TYPES:
        return _ANNOTATIONS.get(kind, "Any")
    label = named.alias if _has_literals(named) else "str"
    return f"Sequence[{label}]" if kind == "set" else label


def _attribute(named: NamedField) -> list[str]:
    field = named.field
    annotation = _annotation(named)
    if annotation != "Any":
        annotation += " | None"
    options = [f"{literal(o.id)}: {literal(o.label)}," for o in field.options]
    lines = [
        *_assigned(named.attribute, annotation),
        "    default=None,",
        f"    code={literal(field.code)},",
        f"    name={literal(field.name)},",
        f"    type={literal(field.type)},",
        *(
            ["    options={", *(f"        {o}" for o in options), "    },"]
            * bool(options)
        ),
        *(["    is_custom=False,"] * (not field.is_custom)),
        ")",
        *docstring(list(_described(field))).split("\n"),
    ]
    return [f"    {line}".rstrip() for line in lines]


def _assigned(attribute: str, annotation: str) -> list[str]:
    line = f"{attribute}: {annotation} = account_field("
    if len(line) + 4 <= WIDTH:
        return [line]
    return [f"{attribute}: (", f"    {annotation}", ") = account_field("]


def _described(field: Field) -> Iterator[str]:
    kind = _KINDS.get(field.type, field.type)
    yield from wrap(f"{visible(field.name)}.", 7) or ["Unnamed."]
    for paragraph in (field.description or "").splitlines():
        if wrap(visible(paragraph), 4):
            yield from ("", *wrap(visible(paragraph), 4))
    yield ""
    yield from wrap(f"{kind[:1].upper()}{kind[1:]}, code {visible(field.code)}.", 4)


def _list(start: str, items: Iterable[str], end: str) -> list[str]:
    """Return a list on one line, or with an item a line, as black lays it out."""
    items = list(items)
    line = f"{start}{', '.join(items)}{end}"
    if len(line) <= WIDTH:
        return [line]
    comma = "," if len(items) > 1 else ""
    return [start, *(f"    {item}{comma}" for item in items), end]


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
