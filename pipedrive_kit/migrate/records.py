"""Records, from API v1 to API v2 and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..errors import RemovedKeyError
from ..narrowing import is_list, is_mapping
from . import custom
from .notes import Converted, Note, Source
from .rules import Table, address_parts, table
from .values import UnclearError, typed, untyped

NOT_KNOWN: Final = "neither the guide nor API v2's document has it"
_IDS: Final = ("id", "value")
"""Keys of the ID in a related object."""

_EVERY: Final = ""
"""In place of a key: whatever a record has not."""


def to_v2(entity: str, v1: Mapping[str, Any], fields: Any = None) -> Converted:
    """Return a record of API v1 as API v2 has it.

    *fields* are the account's fields: a mapping of codes to types, a `FieldTable`, or
    definitions as the API sends them. Without them, an ID of an option stays a text.
    """
    rules = table(entity)
    notes: list[Note] = []
    flat = {key: value for key, value in v1.items() if not custom.is_custom(key)}
    value = _record(rules, flat, notes)
    if len(flat) < len(v1):
        folded, more = custom.fold(v1, custom.types_of(fields))
        notes += more
        value["custom_fields"] = {**(value.get("custom_fields") or {}), **folded}
    return Converted(tuple(notes), value)


def _record(rules: Table, v1: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    left = dict(v1)
    for name, renamed in rules.addresses.items():
        if any(key == name or key.startswith(f"{name}_") for key in left):
            found[name] = _address(name, renamed, left, notes)
    for key, value in left.items():
        old = rules.also.get(key, key)
        new = rules.renamed.get(old, old)
        section = rules.sections.get(key, "")
        if old in rules.removed and old not in rules.renamed:
            instead = rules.removed[old]
            text = "it is gone" + (f": {instead}" if instead else "")
            notes.append(Note("lost", key, text, section))
            continue
        if new != key and (new in v1 or new in found):
            continue  # API v1 sends some under both names
        try:
            found[new] = _value(rules, old, new, value, notes)
        except UnclearError as error:
            found[new] = value
            notes.append(Note("look", key, f"left as it is: {error}", section))
        if new != key:
            notes.append(Note("certain", key, f"it is {new!r}", section))
        elif rules.types and new not in rules.types and old not in rules.included:
            notes.append(Note("look", key, NOT_KNOWN))
        if old in rules.related and is_mapping(value) and value.keys() - {*_IDS}:
            text = f"its ID is left of it: get the others by {new!r}"
            notes.append(Note("lost", key, text, section))
        if old in rules.included:
            text = f"it comes {rules.asked_for(old)}"
            notes.append(Note("look", key, text, section))
    return found


def _value(rules: Table, old: str, new: str, value: Any, notes: list[Note]) -> Any:
    if new in rules.nested and is_list(value):
        inner = rules.nested[new]
        return [
            _record(inner, item, notes) if is_mapping(item) else item for item in value
        ]
    if old in rules.blank and value in (None, ""):
        return rules.blank[old]
    kind = "integer" if old in rules.texts else rules.types.get(new)
    if kind == "integers" and isinstance(value, Source):
        raise UnclearError("it has to be a list of IDs")
    converted = typed(value, kind)
    if old in rules.negated and converted is not None:
        return not typed(converted, "boolean")
    return converted


def _address(
    name: str, renamed: Mapping[str, str], left: dict[str, Any], notes: list[Note]
) -> Any:
    """Take the parts of an address out of a record and return them as an object."""
    value = left.pop(name, None)
    if is_mapping(value):
        return dict(value)
    found: dict[str, Any] = {"value": value}
    parts, dropped = address_parts()
    for part in (*parts, *renamed, *dropped):
        if (key := f"{name}_{part}") in left:
            content = left.pop(key)
            if part not in dropped:
                found[renamed.get(part, part)] = content
            elif content:
                notes.append(Note("lost", key, "it is gone", custom.SECTION))
    if all(content is None for content in found.values()):
        return None
    return found


class V1Record(dict[str, Any]):
    """A record in the shape of API v1.

    A key that API v2 has no value for raises a KeyError that names what to use.
    """

    def __init__(self, values: Mapping[str, Any], instead: Mapping[str, str]) -> None:
        super().__init__(values)
        self.instead = instead

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, or *default*; raise for a key that API v1 had."""
        is_gone = key not in self and (key in self.instead or _EVERY in self.instead)
        return self[key] if is_gone else super().get(key, default)

    def __missing__(self, key: str) -> Any:
        if key in self.instead or _EVERY in self.instead:
            text = self.instead.get(key, self.instead.get(_EVERY))
            raise RemovedKeyError(
                f"{key!r} is not in API v2" + (f": {text}" if text else "")
            )
        raise KeyError(key)


def to_v1(entity: str, v2: Any, fields: Any = None) -> V1Record:
    """Return a record of API v2, a model or a mapping, in the shape of API v1.

    A related user, person or organization is an object with its ID alone.
    """
    rules = table(entity)
    record: Mapping[str, Any] = v2 if is_mapping(v2) else v2.to_dict()
    found = _restored(rules, record)
    if is_mapping(found.get("custom_fields")):
        flat = custom.unfold(found.pop("custom_fields"), custom.types_of(fields))
        found.update(flat)
    return V1Record(found, _instead(rules, found))


def _instead(rules: Table, found: Mapping[str, Any]) -> dict[str, str]:
    """Return what to use in place of the keys that a record has not."""
    asked = {name: f"ask for it {rules.asked_for(name)}" for name in rules.included}
    dropped = {
        f"{name}_{part}": "" for name in rules.addresses for part in address_parts()[1]
    }
    gone = {**rules.removed, **asked, **dropped}
    return {key: text for key, text in gone.items() if key not in found}


def _restored(rules: Table, v2: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    objects = rules.related
    for key, value in v2.items():
        old = rules.restored.get(key, key)
        if key in rules.both:
            found[key] = value
        if key in rules.addresses and (value is None or is_mapping(value)):
            found.update(_flat(key, rules.addresses[key], value or {}))
        elif key in rules.nested and is_list(value):
            inner = rules.nested[key]
            found[old] = [
                _restored(inner, item) if is_mapping(item) else item for item in value
            ]
        elif old in rules.negated and isinstance(value, bool):
            found[old] = not value
        elif old in objects and isinstance(value, int):
            found[old] = V1Record(
                dict.fromkeys(_IDS, value), {_EVERY: f"get it by {key!r}"}
            )
        elif old in rules.texts and isinstance(value, int):
            found[old] = str(value)
        elif old in rules.blank and value == rules.blank[old]:
            found[old] = None if rules.blank[old] == "" else ""
        else:
            found[old] = untyped(value, rules.types.get(key))
    return found


def _flat(
    name: str, renamed: Mapping[str, str], address: Mapping[str, Any]
) -> dict[str, Any]:
    """Return all parts of an address, those that it has not as None."""
    parts = {**dict.fromkeys(address_parts()[0]), **address}
    value = parts.pop("value", None)
    parts |= {old: parts[new] for old, new in renamed.items()}
    return {name: value, **{f"{name}_{part}": text for part, text in parts.items()}}
