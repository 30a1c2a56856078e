"""Calls that would do harm, refused before they are sent. What they are is data."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeAlias

from .._meant import hint
from .._util import UNSET
from ..errors import GuardError, RequestError
from ..models.model import Model, was_read
from ..models.plain import ISO, is_left_out, is_many, is_mapping
from ..models.writing import record_members, to_json
from ..operation import Guard, Operation
from ..request.call import Call
from ..wire.joined import unlisted, values_of

_TRUE = ("true", "1")
_FRACTION = re.compile(r"\d\d?:\d\d(:\d\d)?[.,]\d")


def check(call: Call, everywhere: tuple[Guard, ...] = ()) -> None:
    """Raise GuardError when a guard of the operation, or of all, refuses the call.

    Nothing is checked with the call option ``force=True``.
    """
    guards = (*everywhere, *call.operation.guards)
    if not guards or call.options.get("force"):
        return
    sent = _sent(call)
    for guard in guards:
        if guard.kind == "no_change":
            _check_change(call, guard)
            continue
        looked_at = call.query if guard.kind == "listed" else sent
        for found in CHECKS[guard.kind](guard, looked_at, call.operation):
            raise _refused(*found, guard.reason)


def _check_change(call: Call, guard: Guard) -> None:
    """Raise GuardError if the body says nothing."""
    bodies = [call.body, call.form, call.files, call.options.get("extra_body")]
    given = [body for body in bodies if not (body is None or body is UNSET)]
    fields = [_fields(body) for body in given]
    if call.content is not UNSET or any(
        not (is_mapping(body) or isinstance(body, Model)) for body in given
    ):
        return
    if all(is_left_out(value) for part in fields for value in part.values()):
        raise _refused("body", "nothing is to be changed", guard.reason)


def _sent(call: Call) -> dict[str, Any]:
    """Return what the call sends, by wire name, with the extras."""
    options = call.options
    bodies = (_fields(call.body), _fields(call.form)) if call.has_body else ()
    sent: dict[str, Any] = {"": call.body}
    extras = (options.get("extra_query"), options.get("extra_body")) if options else ()
    for part in (call.path, call.query, *bodies, *extras):
        if part:
            sent.update(_given(part))
    return sent


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not UNSET}


def _fields(value: Any) -> Mapping[str, Any]:
    """Return the fields of an object, made of a mapping or a model; of others none."""
    if is_mapping(value):
        return value
    return record_members(value, None, ISO) if isinstance(value, Model) else {}


def named(names: Iterable[str], sent: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values that a guard looks at, with what a user calls them."""
    for name in names:
        if name in sent:
            yield name or "body", sent[name]
        elif "." in name:
            first, *rest = name.split(".")
            if first in sent:
                yield from _inside(first or "body", sent[first], rest)


def _inside(name: str, value: Any, path: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield the values at a path below `value`."""
    if not path:
        yield name, value
        return
    key, *rest = path
    inner = list(enumerate(value)) if is_many(value) else list(_fields(value).items())
    for index, item in inner:
        if key in ("*", index):
            yield from _inside(f"{name}[{index!r}]", item, rest)


def _typed(
    operation: Operation, sent: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, Any]]:
    """Yield each value that has a type, also in objects: label, key, type, value."""
    for name, value in sent.items():
        declared = operation.type_of.get(name)
        if declared:
            yield from _typed_inside(name or "body", name, declared, value, operation)


def _typed_inside(
    label: str, key: str, declared: str, value: Any, operation: Operation
) -> Iterator[tuple[str, str, str, Any]]:
    if declared.strip("[]") not in operation.objects:
        yield label, key, declared, value
    elif declared.startswith("["):
        for index, item in enumerate(value if is_many(value) else ()):
            inner = declared[1:-1]
            yield from _typed_inside(f"{label}[{index}]", key, inner, item, operation)
    else:
        types = operation.objects[declared].type_of
        for name, item in _fields(value).items():
            inner = types.get(name, "")
            yield from _typed_inside(f"{label}[{name!r}]", name, inner, item, operation)


def declared_at(operation: Operation, place: str) -> str:
    """Return the declared type at a place that a guard names."""
    first, *rest = [place] if place in operation.type_of else place.split(".")
    declared = operation.type_of.get(first, "")
    for step in rest:
        members = operation.objects.get(declared)
        if declared.startswith("["):
            declared = declared[1:-1]
        else:
            declared = members.type_of.get(step, "") if members else ""
    return declared


Found: TypeAlias = Iterator[tuple[str, str]]
"""The arguments that are a reason, and what is wrong with each."""

Check: TypeAlias = Callable[[Guard, Mapping[str, Any], Operation], Found]


def _empty_object(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    for name, value in named(guard.names, sent):
        if not is_left_out(value) and (is_mapping(value) or isinstance(value, Model)):
            try:
                empty = to_json(value) == {}
            except RequestError:  # a value that cannot be sent at all
                continue
            if empty:
                yield name, f"{name} is an empty object"


def _needs_one_of(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    given = [name for name in sent if values_of(operation, name, sent[name])]
    together = guard.others and set(guard.others) <= set(given)
    if together or set(guard.names) & set(given):
        return
    choices = [*guard.names, *([" and ".join(guard.others)] if guard.others else [])]
    yield guard.names[0], f"{' or '.join(choices)} is missing or empty"


def _conflicts(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    name = next((name for name in guard.names if name in sent), None)
    lost = [other for other in guard.others if other in sent]
    if name is not None and lost:
        yield name, f"with {name}, the server silently ignores {', '.join(lost)}"


def _fraction(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    times = (
        (label, value)
        for label, _, kind, value in _typed(operation, sent)
        if "date-time" in kind
    )
    for name, value in named(guard.names, sent) if guard.names else times:
        values: Collection[Any] = value if is_many(value) else (value,)
        for item in values:
            if isinstance(item, str) and _FRACTION.search(item):
                yield name, f"{name} has a fraction of a second"


def _at_most(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    for name, value in named(guard.names, sent):
        number = len(values_of(operation, name, value))
        if number > guard.limit:
            yield (
                name,
                f"{name} has {number} values, at most {guard.limit} are allowed",
            )


def _holds(condition: str, sent: Mapping[str, Any]) -> bool:
    """Return whether ``name=value`` is sent; ``name=`` is sent by leaving it out."""
    name, is_value, wanted = condition.partition("=")
    value = sent.get(name, "")
    text = str(value.value if isinstance(value, Enum) else value).lower()
    return text == (wanted if is_value else "true")


def _too_short(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    allowed = any(_holds(other, sent) for other in guard.others)
    for name, value in () if allowed else named(guard.names, sent):
        if isinstance(value, str) and len(value.strip()) < guard.limit:
            yield name, f"{name} must have at least {guard.limit} characters"


def _identifiers(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    """Find an integer below 1 whose name is that of an identifier."""
    for label, key, kind, value in _typed(operation, sent):
        if type(value) is int and value > 0:  # as nearly all are
            continue
        if "integer" not in kind or not re.fullmatch(guard.names[0], key):
            continue
        for item in values_of(operation, key, value):
            if re.fullmatch(r"\s*(-\d+|0+)\s*", str(item), re.ASCII):
                yield label, f"{label} is {item}, which identifies nothing"


def _listed(_: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    """Find a value that the document does not list; `check` passes the query only."""
    for name, value in unlisted(operation, sent):
        known, text = list(map(str, operation.values[name])), str(value).strip()
        what = f"{name}={text!r} is none of {', '.join(known)}"
        yield name, what + hint(text.lower(), known)


def _needs_member(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    for path in guard.names:
        place, _dot, key = path.rpartition(".")
        for name, value in named((place,), sent):
            is_object = is_mapping(value) or isinstance(value, Model)
            if is_object and _fields(value).get(key) in (None, "", UNSET):
                yield name, f"{name} has no {key!r}"


def _is_read_in_part(values: list[Any], _: float) -> bool:
    """Return whether a list has an item that was read, or none at all."""
    read = [isinstance(item, Model) and was_read(item) for item in values]
    return not read or any(read)


def _single(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    for path in guard.names:
        found = [name for name, value in named((path,), sent) if _is_true(value)]
        if len(found) > 1:
            yield found[1], f"{' and '.join(found)} are both true"


def _requires(guard: Guard, sent: Mapping[str, Any], _: Operation) -> Found:
    missing = [other for other in guard.others if sent.get(other) is None]
    for name, value in named(guard.names, sent) if missing else ():
        if _is_true(value):
            yield name, f"{name} is true, and {' and '.join(missing)} is missing"


def _is_true(value: Any) -> bool:
    return str(value.value if isinstance(value, Enum) else value).lower() in _TRUE


def _wrong_key(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    """Find a key that is sent: those that only responses have are left out."""
    for path in guard.names:
        members = operation.objects.get(declared_at(operation, path))
        for name, value in named((path,), sent):
            is_record = isinstance(value, Model)
            for key in (
                record_members(value, members, ISO) if is_record else _fields(value)
            ):
                if any(re.fullmatch(wrong, str(key)) for wrong in guard.others):
                    yield name, f"{name} has a key {key!r}"


def _refused(argument: str, what: str, reason: str) -> GuardError:
    why = f" ({reason.strip().rstrip('.')})" if reason.strip() else ""
    message = f"{what}{why}; pass force=True to send it anyway"
    return GuardError(message, argument=argument, reason=f"{what}{why}")


def _texts(
    guard: Guard, sent: Mapping[str, Any], _: Operation
) -> Iterator[tuple[str, str]]:
    for name, value in named(guard.names, sent):
        text = value.value if isinstance(value, Enum) else value
        if isinstance(text, str):
            yield name, text


def _numbers(
    guard: Guard, sent: Mapping[str, Any], operation: Operation
) -> Iterator[tuple[str, Decimal]]:
    """Yield numbers, and texts that are sent as numbers."""
    for place in guard.names:
        is_number = declared_at(operation, place) in ("integer", "number")
        for name, value in named((place,), sent):
            is_text = isinstance(value, str) and is_number
            if isinstance(value, bool) or not (
                is_text or isinstance(value, (int, float, Decimal))
            ):
                continue
            try:
                number = Decimal(str(value))
            except InvalidOperation:
                continue
            if number.is_finite():
                yield name, number


def _lists(
    guard: Guard, sent: Mapping[str, Any], _: Operation
) -> Iterator[tuple[str, list[Any]]]:
    for name, value in named(guard.names, sent):
        if is_many(value):
            yield name, list(value)


def _each(
    values: Callable[..., Iterator[tuple[str, Any]]],
    is_allowed: Callable[[Any, Any], bool],
    rule: str,
) -> Check:
    """Make a check: each of the values must be allowed by the limit, as `rule` says."""

    def check(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
        for name, value in values(guard, sent, operation):
            if not is_allowed(value, guard.limit):
                yield name, f"{name} {rule.format(guard.limit)}"

    return check


def _pattern(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    for name, text in _texts(guard, sent, operation):
        if not re.search(guard.others[0], text):
            yield name, f"{name} must match the pattern {guard.others[0]!r}"


def _is_multiple(number: Decimal, limit: float) -> bool:
    step = Decimal(str(limit))
    try:
        return not step or number % step == 0
    except InvalidOperation:  # too many digits to tell
        return True


def _are_different(values: list[Any], _: float) -> bool:
    texts = [repr(value) for value in values]
    return len(set(texts)) == len(texts)


CHECKS: dict[str, Check] = {
    "at_most": _at_most,
    "conflicts": _conflicts,
    "empty_list": _each(_lists, lambda items, _: bool(items), "is an empty list"),
    "empty_object": _empty_object,
    "fraction": _fraction,
    "identifiers": _identifiers,
    "listed": _listed,
    "needs_member": _needs_member,
    "needs_one_of": _needs_one_of,
    "replaces": _each(
        _lists,
        _is_read_in_part,
        "replaces the whole list, and holds nothing that was read",
    ),
    "requires": _requires,
    "single": _single,
    "too_short": _too_short,
    "wrong_key": _wrong_key,
    "exclusiveMaximum": _each(
        _numbers, lambda n, limit: n < limit, "must be less than {}"
    ),
    "exclusiveMinimum": _each(
        _numbers, lambda n, limit: n > limit, "must be more than {}"
    ),
    "maxLength": _each(
        _texts,
        lambda text, limit: len(text) <= limit,
        "must have at most {} characters",
    ),
    "maximum": _each(_numbers, lambda n, limit: n <= limit, "must be at most {}"),
    "minItems": _each(
        _lists, lambda items, limit: len(items) >= limit, "must have at least {} values"
    ),
    "minLength": _each(
        _texts,
        lambda text, limit: len(text) >= limit,
        "must have at least {} characters",
    ),
    "minimum": _each(_numbers, lambda n, limit: n >= limit, "must be at least {}"),
    "multipleOf": _each(_numbers, _is_multiple, "must be a multiple of {}"),
    "pattern": _pattern,
    "uniqueItems": _each(_lists, _are_different, "must have no value twice"),
}
