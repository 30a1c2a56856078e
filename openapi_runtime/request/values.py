"""Warnings for values that the OpenAPI document does not list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast
from warnings import warn

from .._meant import hint
from .._util import UNSET
from ..models.plain import is_mapping
from ..operation import Guard, Operation

_PLACES = ("path", "query", "headers", "body", "form")
_USER = 5
"""Frames from here to the caller of a generated method."""


def warn_of_values(
    operation: Operation, arguments: Mapping[str, Any], guards: Sequence[Guard] = ()
) -> None:
    """Warn of each value that is not among those that the document lists.

    The server decides: a list of values is seldom complete for long. Values of the query
    that a guard refuses need no warning.
    """
    listed = operation.values.keys()
    for place in _PLACES:
        given = arguments.get(place)
        if not given or not is_mapping(given) or listed.isdisjoint(given):
            continue
        if place == "query" and _is_guarded(operation, arguments, guards):
            continue
        for name, known in operation.values.items():
            value = given.get(name, UNSET)
            if value is not UNSET and value not in known:
                texts = {*map(str, known)}
                for item in _single(value, operation.lists.get(name)):
                    if str(item) not in texts:
                        _warn(operation, name, item, known)


def _is_guarded(
    operation: Operation, arguments: Mapping[str, Any], guards: Sequence[Guard]
) -> bool:
    options: Mapping[str, Any] = arguments.get("options") or {}
    is_listed = any(guard.kind == "listed" for guard in (*guards, *operation.guards))
    return is_listed and not options.get("force")


def _single(value: Any, delimiter: str | None) -> Iterator[str | int | float]:
    """Yield the values in an argument: what is no text or number has its own check."""
    if isinstance(value, str):
        yield from value.split(delimiter) if delimiter else [value]
    elif isinstance(value, int | float):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for item in cast("list[Any]", value):
            yield from _single(item, None)


def _warn(operation: Operation, name: str, value: Any, known: tuple[Any, ...]) -> None:
    meant = hint(str(value), map(str, known))
    said = f"{operation.attribute}.{operation.function}: {name}={value!r}"
    listed = ", ".join(map(repr, known))
    warn(
        f"{said} is not documented{meant} (documented: {listed})", stacklevel=_USER + 1
    )
