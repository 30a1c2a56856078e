"""JSON as plain values."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

import msgspec

from ._unset import UNSET


def parse(content: bytes | msgspec.Raw) -> Any:
    """Decode JSON.

    Raises ValueError when it is none.
    """
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Servers also send what only the standard library takes: halves of surrogate
        # pairs in cut strings, NaN, numbers beyond a double, a byte order mark.
        pass
    try:
        return json.loads(bytes(content))
    except RecursionError:
        pass
    raise ValueError("the JSON is nested too deeply")


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def copied(value: Any) -> Any:
    if is_array(value):
        return [copied(item) for item in value]
    if is_object(value):
        return {key: copied(item) for key, item in value.items()}
    return value


class Source(msgspec.Struct):
    """The JSON that an object was decoded from, as bytes and, once asked for, as value."""

    raw: msgspec.Raw
    value: Any = UNSET

    def at(self, path: tuple[str | int, ...]) -> Any:
        if self.value is UNSET:
            self.value = parse(self.raw)
        value = self.value
        for key in path:
            value = value[key]
        return value

    def __deepcopy__(self, memo: object) -> Source:
        return self  # never changed, so it can be shared

    def __reduce__(self) -> tuple[Any, ...]:
        return Source, (msgspec.Raw(bytes(self.raw)),)  # not the page around it
