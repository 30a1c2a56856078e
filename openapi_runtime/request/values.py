"""Warnings for values that the OpenAPI document does not list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from warnings import warn

from .._meant import hint
from ..models.plain import is_mapping
from ..operation import Guard, Operation
from ..wire.joined import unlisted

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
        for name, value in unlisted(operation, given):
            _warn(operation, name, value, operation.values[name])


def _is_guarded(
    operation: Operation, arguments: Mapping[str, Any], guards: Sequence[Guard]
) -> bool:
    options: Mapping[str, Any] = arguments.get("options") or {}
    kinds = [guard.kind for guard in (*guards, *operation.guards)]
    return "listed" in kinds and not options.get("force")


def _warn(operation: Operation, name: str, value: Any, known: tuple[Any, ...]) -> None:
    meant = hint(str(value), map(str, known))
    said = f"{operation.attribute}.{operation.function}: {name}={value!r}"
    listed = ", ".join(map(repr, known))
    warn(
        f"{said} is not documented{meant} (documented: {listed})", stacklevel=_USER + 1
    )
