"""Checks that tell type checkers the type of a JSON value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeGuard


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return if a value is a list."""
    return isinstance(value, list)


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return if a value is a mapping, such as a JSON object."""
    return isinstance(value, Mapping)


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Return if a value can be iterated over."""
    return isinstance(value, Iterable)


def is_pair(value: object) -> TypeGuard[tuple[Any, Any]]:
    """Return if a value is a tuple of two."""
    return isinstance(value, tuple) and value.__len__() == 2


def is_collection(value: object) -> TypeGuard[Collection[Any]]:
    """Return if a value is a list, tuple or set."""
    return isinstance(value, list | tuple | set | frozenset)
