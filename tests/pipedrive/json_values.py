"""JSON values: exact comparison, and what a client's results are as JSON."""

from __future__ import annotations

import dataclasses
from typing import Any

from openapi_runtime import Model


def same(left: Any, right: Any) -> bool:
    """Return whether two JSON values are the same; 1, 1.0 and true are three values."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(
            same(value, right[key]) for key, value in left.items()
        )
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def as_json(result: Any) -> Any:
    """Return the JSON that a client's result was read from."""
    if isinstance(result, Model):
        return result.to_dict()
    if isinstance(result, list):
        return [as_json(item) for item in result]
    if isinstance(result, dict):
        return {key: as_json(item) for key, item in result.items()}
    return result


_wire_names: dict[type[Model], dict[str, str]] = {}


def wire_names(cls: type[Model]) -> dict[str, str]:
    """Return the keys in JSON by field, found out by setting each field alone."""
    if cls in _wire_names:
        return _wire_names[cls]
    found = _wire_names[cls] = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        (found[field.name],) = cls(**{field.name: 1}).to_dict()
    return found
