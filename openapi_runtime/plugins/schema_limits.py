"""The limits of JSON Schema that the values of a call are held to.

A value of another type than a limit is about is none of its business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from ..models.plain import is_many
from ..operation import Guard, Operation
from .guards import Check, Found, declared_at, named


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


def _check(
    values: Callable[..., Iterator[tuple[str, Any]]],
    is_allowed: Callable[[Any, Any], bool],
    rule: str,
) -> Check:
    """Make a check: each of the values must be allowed by the limit, as `rule` says."""

    def check(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
        for name, value in values(guard, sent, operation):
            if not is_allowed(value, guard.limit):
                return name, f"{name} must {rule.format(f'{guard.limit:g}')}"
        return None

    return check


def _pattern(guard: Guard, sent: Mapping[str, Any], operation: Operation) -> Found:
    for name, text in _texts(guard, sent, operation):
        if not re.search(guard.others[0], text):
            return name, f"{name} must match the pattern {guard.others[0]!r}"
    return None


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
    "exclusiveMaximum": _check(_numbers, lambda n, limit: n < limit, "be less than {}"),
    "exclusiveMinimum": _check(_numbers, lambda n, limit: n > limit, "be more than {}"),
    "maxLength": _check(
        _texts, lambda text, limit: len(text) <= limit, "have at most {} characters"
    ),
    "maximum": _check(_numbers, lambda n, limit: n <= limit, "be at most {}"),
    "minItems": _check(
        _lists, lambda items, limit: len(items) >= limit, "have at least {} values"
    ),
    "minLength": _check(
        _texts, lambda text, limit: len(text) >= limit, "have at least {} characters"
    ),
    "minimum": _check(_numbers, lambda n, limit: n >= limit, "be at least {}"),
    "multipleOf": _check(_numbers, _is_multiple, "be a multiple of {}"),
    "pattern": _pattern,
    "uniqueItems": _check(_lists, _are_different, "have no value twice"),
}
