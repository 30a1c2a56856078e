"""Calls that would do harm, refused before they are sent. What they are is data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from .._unset import UNSET
from ..errors import GuardError, RequestError
from ..models.model import Model, to_json
from ..models.plain import is_many, is_mapping
from ..operation import Guard, Operation
from ..request.call import Call
from ..wire.encode import values_of

_FRACTION = re.compile(r"\d\d?:\d\d(:\d\d)?[.,]\d")


def check(call: Call) -> None:
    """Raise GuardError when a guard of the operation refuses the call.

    Nothing is checked with the call option ``force=True``.
    """
    guards = call.operation.guards
    if not guards or call.options.get("force"):
        return
    sent = _sent(call)
    for guard in guards:
        if guard.kind == "no_change":
            _check_change(call, guard)
            continue
        found = _CHECKS[guard.kind](guard, sent, call.operation)
        if found is not None:
            argument, what = found
            raise _refused(argument, what, guard.reason)


def _check_change(call: Call, guard: Guard) -> None:
    """Raise GuardError if the body says nothing."""
    bodies = [call.body, call.form, call.files, call.options.get("extra_body")]
    given = [body for body in bodies if not (body is None or body is UNSET)]
    fields = [_fields(body) for body in given]
    if call.content is not UNSET or any(
        not (is_mapping(body) or isinstance(body, Model)) for body in given
    ):
        return
    if all(value is UNSET for part in fields for value in part.values()):
        raise _refused("body", "nothing is to be changed", guard.reason)


def count(operation: Operation, name: str, value: Any) -> int:
    """Return how many values one argument has; text may be many, already joined."""
    return len(values_of(operation, name, value))


def _sent(call: Call) -> dict[str, Any]:
    """Return what the call sends, by wire name, with the extras."""
    options = call.options
    bodies = (_fields(call.body), _fields(call.form)) if call.has_body else ()
    sent: dict[str, Any] = {}
    for part in (
        call.query,
        *bodies,
        options.get("extra_query"),
        options.get("extra_body"),
    ):
        if part:
            sent.update((k, value) for k, value in part.items() if value is not UNSET)
    return sent


def _fields(value: Any) -> Mapping[str, Any]:
    """Return the fields of an object, made of a mapping or a model; of others none."""
    if is_mapping(value):
        return value
    return value.to_dict() if isinstance(value, Model) else {}


def _named(names: Iterable[str], sent: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values that a guard looks at, with what a user calls them."""
    for name in names:
        outer, _, rest = name.partition(".")
        if outer not in sent:
            continue
        if rest == "*":
            for key, value in _fields(sent[outer]).items():
                yield f"{outer}[{key!r}]", value
        elif rest:
            fields = _fields(sent[outer])
            if rest in fields:
                yield f"{outer}[{rest!r}]", fields[rest]
        else:
            yield name, sent[outer]


_Found = tuple[str, str] | None
"""The argument that is the reason, and what is wrong with it."""


def _empty_object(guard: Guard, sent: Mapping[str, Any], _: Operation) -> _Found:
    for name, value in _named(guard.names, sent):
        if is_mapping(value) or isinstance(value, Model):
            try:
                empty = to_json(value) == {}
            except RequestError:  # a value that cannot be sent at all
                continue
            if empty:
                return name, f"{name} is an empty object"
    return None


def _empty_list(guard: Guard, sent: Mapping[str, Any], _: Operation) -> _Found:
    for name, value in _named(guard.names, sent):
        if is_many(value) and not value:
            return name, f"{name} is an empty list"
    return None


def _needs_one_of(
    guard: Guard, sent: Mapping[str, Any], operation: Operation
) -> _Found:
    if any(count(operation, name, sent.get(name)) for name in guard.names):
        return None
    return guard.names[0], f"{' or '.join(guard.names)} is missing or empty"


def _conflicts(guard: Guard, sent: Mapping[str, Any], _: Operation) -> _Found:
    name = next((name for name in guard.names if name in sent), None)
    lost = [other for other in guard.others if other in sent]
    if name is None or not lost:
        return None
    return name, f"with {name}, the server silently ignores {', '.join(lost)}"


def _fraction(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> _Found:
    times = (name for name, kind in operation.types.items() if kind == "date-time")
    for name, value in _named(guard.names or times, sent):
        values: Collection[Any] = value if is_many(value) else (value,)
        for item in values:
            if isinstance(item, str) and _FRACTION.search(item):
                return name, f"{name} has a fraction of a second"
    return None


def _at_most(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> _Found:
    for name, value in _named(guard.names, sent):
        number = count(operation, name, value)
        if number > guard.limit:
            return (
                name,
                f"{name} has {number} values, at most {guard.limit} are allowed",
            )
    return None


def _too_short(guard: Guard, sent: Mapping[str, Any], _: Operation) -> _Found:
    allowed = any(sent.get(name) in (True, "true") for name in guard.others)
    for name, value in () if allowed else _named(guard.names, sent):
        if isinstance(value, str) and len(value.strip()) < guard.limit:
            return name, f"{name} must have at least {guard.limit} characters"
    return None


_CHECKS = {
    "at_most": _at_most,
    "conflicts": _conflicts,
    "empty_list": _empty_list,
    "empty_object": _empty_object,
    "fraction": _fraction,
    "needs_one_of": _needs_one_of,
    "too_short": _too_short,
}


def _refused(argument: str, what: str, reason: str) -> GuardError:
    why = f" ({reason.strip().rstrip('.')})" if reason.strip() else ""
    error = GuardError(f"{what}{why}; pass force=True to send it anyway")
    error.argument = argument
    return error
