"""Bodies of requests, from API v1 to API v2."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, Literal, TypeAlias

from ..narrowing import is_list, is_mapping
from . import custom
from .notes import Note, Payload, Source
from .records import NOT_KNOWN, to_v2
from .rules import Rule, Table, body_rules, load, table
from .values import UnclearError, id_of, typed

CANNOT_BE_SET: Final = "it cannot be set"
_DELETED: Final = {"deleted": False, "active_flag": True}
"""Flags of API v1 that delete, and if they have the opposite value of `is_deleted`."""

Action: TypeAlias = Literal["add", "update"]


def payload(
    entity: str, action: Action, v1: Mapping[str, Any], fields: Any = None
) -> Payload:
    """Return the body of a POST or PUT of API v1 as the arguments of the method.

    What API v2 refuses becomes a further call or a note. *fields* is that of `to_v2`.
    """
    rules = table(entity)
    converted = to_v2(entity, _with_deletion(rules, v1), fields)
    taken = load().methods[f"{rules.entity}.{action}"].body
    notes = [note for note in converted.notes if not _is_of_reading(note)]
    calls: list[str] = []
    body: dict[str, Any] = {}
    for key, value in converted.value.items():
        if key == "is_deleted":
            _deleted(rules, action, value, calls, notes)
        elif key == rules.participant and "participants" in taken:
            continue
        elif key not in taken:
            text = rules.read_only.get(key, CANNOT_BE_SET)
            notes.append(Note("lost", key, text, rules.sections.get(key, "")))
        else:
            body[key] = value
    _participant(rules, converted.value, body, notes)
    for rule in body_rules():
        _apply(rule, action, body, notes)
    if not body.get("custom_fields", True):
        del body["custom_fields"]
    return Payload(tuple(notes), body, tuple(calls))


def _is_of_reading(note: Note) -> bool:
    """Return if a note is about what API v2 sends, or is said otherwise of bodies."""
    return "include_fields" in note.text or note.text == NOT_KNOWN


def _with_deletion(rules: Table, v1: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body whose deletion has one name, whatever its records have."""
    found = dict(v1)
    for key, is_negated in _DELETED.items():
        if key in found and key not in rules.renamed and key not in rules.also:
            value = found.pop(key)
            with suppress(UnclearError):
                value = typed(value, "boolean")
            is_opposite = is_negated and isinstance(value, bool)
            found["is_deleted"] = not value if is_opposite else value
    return found


def _deleted(
    rules: Table, action: Action, value: Any, calls: list[str], notes: list[Note]
) -> None:
    if value is False or value is None:
        text = "left out: a record that is sent is not deleted"
        notes.append(Note("certain", "is_deleted", text))
    elif action == "update":
        calls.append(f"{rules.entity}.delete")
        text = f"an update cannot delete: call {rules.entity}.delete() after it"
        notes.append(Note("look", "is_deleted", text))
    else:
        text = "left out: a record cannot be added as deleted"
        notes.append(Note("look", "is_deleted", text))


def _participant(
    rules: Table, record: Mapping[str, Any], body: dict[str, Any], notes: list[Note]
) -> None:
    person = record.get(rules.participant) if rules.participant else None
    if person is None:
        return
    others = [
        {k: v for k, v in one.items() if k not in ("primary", "primary_flag")}
        for one in body.get("participants") or ()
        if one.get("person_id") != person
    ]
    body["participants"] = [{"person_id": person, "primary": True}, *others]
    if isinstance(person, Source):
        text = "a participant needs a person: leave `participants` out without one"
        notes.append(Note("look", rules.participant, text))
    text = "it is set by the primary participant"
    section = rules.sections.get(rules.participant, "")
    notes.append(Note("certain", rules.participant, text, section))


def _apply(rule: Rule, action: Action, body: dict[str, Any], notes: list[Note]) -> None:
    """Apply a rule for bodies to the fields that it names."""
    kind = rule["body"]
    if kind == "address":
        for name in ("address", "location", "postal_address"):
            _address(name, body, notes)
    elif kind == "contacts" and "fields" in rule:
        for name in rule["fields"]:
            if body.get(name) is not None:
                body[name] = _contacts(name, body[name], notes)
    elif kind == "name" and "note" in rule:
        if body.get("first_name") == body.get("last_name") == "":
            notes.append(Note("look", "first_name", rule["note"]))
    elif kind == "prices" and action == "update" and "prices" in body:
        notes.append(Note("look", "prices", rule["note"]))
    elif "rename" in rule and is_list(body.get(kind)):
        old, new = rule["rename"], rule["to"]
        body[kind] = [
            {new if key == old else key: value for key, value in item.items()}
            for item in body[kind]
        ]


def _address(name: str, body: dict[str, Any], notes: list[Note]) -> None:
    address = body.get(name)
    if isinstance(address, str) and not isinstance(address, Source):
        body[name] = address = {"value": address}
    if is_mapping(address) and not address.get("value"):
        if not any(address.values()):
            body[name] = None
            return
        text = "an address needs its `value`: the whole text"
        notes.append(Note("look", name, text, custom.SECTION))


def _contacts(name: str, given: Any, notes: list[Note]) -> Any:
    if isinstance(given, Source):
        text = "taken as one text: several have to be a list of objects"
        notes.append(Note("look", name, text))
    items = given if is_list(given) else [given]
    found = [dict(one) if is_mapping(one) else {"value": one} for one in items]
    if sum(bool(one.get("primary")) for one in found) > 1:
        first = next(one for one in found if one.get("primary"))
        for one in found:
            one["primary"] = one is first
        text = "several were primary: the first stays"
        notes.append(Note("look", name, text))
    if len(found) > 50:
        notes.append(Note("look", name, "a person has at most 50"))
    return [one for one in found if one.get("value") not in (None, "")]


def arguments(call: str, v1: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    """Return the body of a request whose records have no rules."""
    taken = load().methods[call].body
    found: dict[str, Any] = {}
    for key, value in v1.items():
        if key not in taken:
            notes.append(Note("lost", key, f"{call}() does not take it"))
            continue
        try:
            found[key] = id_of(value) if taken[key] == "integer" else value
        except UnclearError as error:
            notes.append(Note("look", key, str(error)))
    return found
