"""Names of attributes and of types of options; a name that was given once stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openapi_source.names import LONGEST, camel, identifier, singular, snake, split

from ..fields.definitions import Field

OPTION_TYPES: Final = ("enum", "set", "varchar_options")
"""Types of fields whose options are the account's own."""

_ATTRIBUTES: Final = frozenset([
    "account_field", "bool", "changes", "dt", "float", "int", "models", "of", "record",
    "self", "str",
])  # fmt: skip
"""Attributes of all records, and names in the body of a class."""

_TYPES: Final = frozenset([
    "Address", "Any", "DateRange", "Literal", "Money", "Sequence", "TimeOfDay", "TimeRange",
    "TypeAlias", "TypedRecord",
])  # fmt: skip
"""Names that modules import."""


@dataclass(frozen=True, slots=True)
class NamedField:
    """A field with its attribute, and the name of the type of its options, if any."""

    field: Field
    attribute: str
    alias: str = ""


def name_fields(
    class_name: str, fields: Sequence[Field], pinned: Iterable[NamedField]
) -> tuple[NamedField, ...]:
    """Return the fields with names: those of *pinned* first, as they were."""
    before = {named.field.code: named for named in pinned}
    present = {field.code: field for field in fields}
    order = dict.fromkeys([*(code for code in before if code in present), *present])
    attributes = _attributes([present[code] for code in order], before)
    aliases = {code: before[code].alias if code in before else "" for code in order}
    for code in order:
        if present[code].type in OPTION_TYPES and not aliases[code]:
            taken = {*_TYPES, class_name, *aliases.values()}
            aliases[code] = _alias(split(attributes[code]), present[code].type, taken)
    return tuple(
        NamedField(present[code], attributes[code], aliases[code]) for code in order
    )


def _attributes(
    fields: Sequence[Field], before: Mapping[str, NamedField]
) -> dict[str, str]:
    found = {
        field.code: before[field.code].attribute
        for field in fields
        if field.code in before
    }
    new = {field: _attribute(field) for field in fields if field.code not in before}
    count = Counter([*found.values(), *new.values()])
    for field, name in new.items():
        if count[name] > 1:
            # Equal names: each says which field it is, so that none seems to be the other.
            name = identifier(f"{name}_{field.code[:6]}", prefix="field")
        found[field.code] = _free(name, found.values())
    return found


def _attribute(field: Field) -> str:
    words: list[str] = []
    for word in split(field.name):
        if words and len("_".join([*words, word])) > LONGEST:
            break
        words.append(word[:LONGEST])
    return snake(words, _ATTRIBUTES)


def _alias(words: Sequence[str], type: str, taken: Collection[str]) -> str:
    """Return the name of one option: "Region" for the field "Regions"."""
    *first, last = words
    name = camel([*first, singular(last) if type == "set" else last])
    return _free(f"{name}Option" if name in taken else name, taken)


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "_x"
    return name


def is_public_name(name: str) -> bool:
    """Return if a name in a lock can be that of an attribute or of a type."""
    return name not in _TYPES and name == identifier(name, _ATTRIBUTES, prefix="field")
