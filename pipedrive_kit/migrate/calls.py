"""Requests of API v1 as calls of API v2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from ..errors import UnknownV1Error
from .notes import Call, Note, Payload, Source
from .payloads import Action, arguments as body_arguments, payload
from .rules import Method, Operation, Rule, load, parameters
from .values import UnclearError, typed

_PREFIX = re.compile(r"^(?:/api)?/v1(?=/|$)")
_SELECTOR = re.compile(r":\(([^)]*)\)")
_PAGING: Final = ("start", "limit", "cursor")


def call(
    method: str, url: str, params: Mapping[str, Any] | None = None, fields: Any = None
) -> Call:
    """Return the call of API v2 for a request of API v1.

    *url* may be a path. *params* are those of the query, or the body of a POST or PUT.

    Raises:
        UnknownV1Error: API v1 has no such operation.
    """
    parts = urlsplit(url)
    path = _PREFIX.sub("", parts.path).rstrip("/") or "/"
    selected = _SELECTOR.search(path)
    path = _SELECTOR.sub("", path)
    template, ids = _match(method.upper(), path)
    operation = load().operations[template]
    notes: list[Note] = []
    if selected:
        text = "selectors are gone: custom_fields and include_fields select"
        notes.append(Note("look", selected[0], text, "General API Changes"))
    given = {**dict(parse_qsl(parts.query)), **(params or {})}
    if not operation.call:
        return _without(template, operation)
    if operation.each:
        given.pop("ids", None)
    found = load().methods[operation.call]
    arguments = _of_path(operation, found, ids, notes)
    further: tuple[str, ...] = ()
    if method.upper() in ("POST", "PUT"):
        sent = _of_body(operation.call, method, template, given, fields)
        arguments |= sent.body
        notes += sent.notes
        further = sent.calls
    else:
        arguments |= _of_query(template, found, given, notes)
    if operation.each:
        notes.append(Note("look", "ids", f"call {operation.call}() for each ID"))
    return Call(
        notes=tuple(notes),
        name=operation.call,
        operation=found.operation,
        arguments=arguments,
        is_list=bool(found.page_size),
        each=operation.each,
        v1_name=operation.v1,
        tokens=(operation.cost, found.cost),
        further=further,
    )


def _without(template: str, operation: Operation) -> Call:
    text = "API v2 has no counterpart"
    if operation.v1:
        text += f": pipedrive_v1 has it as {operation.v1}()"
    note = Note("lost", template, text)
    return Call((note,), "", "", {}, False, False, operation.v1, (operation.cost, None))


@cache
def _templates() -> list[tuple[str, list[str], str]]:
    found: list[tuple[str, list[str], str]] = []
    for name in load().operations:
        method, _, path = name.partition(" ")
        found.append((method, path.strip("/").split("/"), name))
    # A word of a path comes before a parameter.
    return sorted(found, key=lambda one: sum(s.startswith("{") for s in one[1]))


def _match(method: str, path: str) -> tuple[str, list[Any]]:
    """Return the operation of a path, and the values of its parameters."""
    given = path.strip("/").split("/")
    for verb, segments, name in _templates():
        if verb != method or len(segments) != len(given):
            continue
        pairs = list(zip(segments, given, strict=True))
        if all(s.startswith("{") or s == value for s, value in pairs):
            ids = [_id(value) for s, value in pairs if s.startswith("{")]
            return name, ids
    raise UnknownV1Error(f"API v1 has no operation {method} {path}")


def _id(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() else Source(text)


def _of_path(
    operation: Operation, method: Method, ids: list[Any], notes: list[Note]
) -> dict[str, Any]:
    if operation.argument:
        return {operation.argument: ids[0]}
    if "field_code" in method.positional:
        text = "fields have a code in API v2 in place of a number"
        notes.append(Note("look", "id", text))
    return dict(zip(method.positional, ids, strict=False))


def _endpoint(template: str) -> str:
    """Return an operation in the words of the migration guide."""
    return re.sub(r"\{\w+\}", ":id", template)


def _of_query(
    template: str, method: Method, given: Mapping[str, Any], notes: list[Note]
) -> dict[str, Any]:
    shared = parameters(_endpoint(f"{method.http} {method.path}"))
    rules = {**shared, **parameters(_endpoint(template))}
    found: dict[str, Any] = {}
    for name, value in given.items():
        if name in _PAGING or value is None:
            continue
        if name == "sort":
            found |= _sorted(value, notes)
        elif name == "api_token":
            notes.append(Note("certain", name, "the client has it"))
        else:
            _parameter(found, name, value, rules.get(name, {}), method, notes)
    for name, rule in rules.items():
        if "look" in rule:
            notes.append(Note("look", name, rule["look"]))
        if "absent" in rule and name not in given:
            _parameter(found, name, rule["absent"], rule, method, notes)
    if method.page_size:
        _page(given, found, notes, is_paged=load().operations[template].paged)
    return found


def _parameter(
    found: dict[str, Any],
    name: str,
    value: Any,
    rule: Rule,
    method: Method,
    notes: list[Note],
) -> None:
    is_same = not rule or "values" in rule
    new = rule.get("to", name if is_same else "")
    if new not in method.query:
        if "look" not in rule:
            instead = f": {rule['instead']}" if "instead" in rule else ""
            notes.append(Note("lost", name, f"the parameter is gone{instead}"))
        return
    values: Mapping[str, Any] = rule.get("values", {})
    word = _word(value)
    if isinstance(value, Source) and values:
        others = (f"{old} -> {now or 'left out'}" for old, now in values.items())
        notes.append(Note("look", name, f"its values are others: {', '.join(others)}"))
    elif word in values:
        if values[word] is None:
            notes.append(Note("certain", name, f"{word!r} is what comes without it"))
            return
        value = values[word]
    try:
        found[new] = typed(value, method.query[new])
    except UnclearError as error:
        found[new] = value
        notes.append(Note("look", name, f"left as it is: {error}"))
    if new != name:
        notes.append(Note("certain", name, f"it is {new!r}"))


def _word(value: Any) -> str:
    if isinstance(value, bool | int):
        return str(bool(value)).lower()
    return {"1": "true", "0": "false"}.get(str(value), str(value))


def _sorted(value: Any, notes: list[Note]) -> dict[str, Any]:
    if isinstance(value, Source):
        text = "it is sort_by and sort_direction: split it"
        notes.append(Note("look", "sort", text, "Sorting"))
        return {}
    first, *others = str(value).split(",")
    field, _, direction = first.strip().partition(" ")
    found = {"sort_by": field, "sort_direction": direction.strip().lower() or "asc"}
    notes.append(Note("certain", "sort", "it is sort_by and sort_direction", "Sorting"))
    if others:
        notes.append(Note("look", "sort", "only one field sorts", "Sorting"))
    if field not in ("id", "add_time", "update_time"):
        text = f"{field!r} may not sort in API v2"
        notes.append(Note("look", "sort", text, "Sorting"))
    return found


def _page(
    given: Mapping[str, Any],
    found: dict[str, Any],
    notes: list[Note],
    *,
    is_paged: bool,
) -> None:
    if "start" in given:
        text = "the pager gets one page after another"
        notes.append(Note("certain", "start", text, "Pagination"))
    elif "limit" in given:
        found["max_items"] = typed(given["limit"], "integer")
        text = "it is max_items: a pager gets all pages"
        notes.append(Note("look", "limit", text, "Pagination"))
    elif is_paged:
        text = "API v1 sent 100 at most, the pager gets all: max_items limits it"
        notes.append(Note("look", "limit", text, "Pagination"))


def _of_body(
    name: str, method: str, template: str, given: Mapping[str, Any], fields: Any
) -> Payload:
    given = {key: value for key, value in given.items() if key != "api_token"}
    entity, _, action = name.partition(".")
    if entity in load().types and action in ("add", "update"):
        verb: Action = "add" if method.upper() == "POST" else "update"
        return payload(entity, verb, given, fields)
    notes: list[Note] = []
    if template.endswith("/followers"):
        text = "adding a follower who is one is an error in API v2"
        notes.append(Note("look", "user_id", text, "Followers API"))
    body = body_arguments(name, given, notes)
    return Payload(tuple(notes), body, ())
