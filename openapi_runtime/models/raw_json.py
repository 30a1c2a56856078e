"""JSON as plain values."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence, Set
from typing import Any, TypeGuard

import msgspec

from .._unset import UNSET

read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def parse(content: bytes | msgspec.Raw) -> Any:
    """Decode JSON.

    Raises ValueError when it is not valid.
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


def is_collection(value: Any) -> TypeGuard[Collection[Any]]:
    return isinstance(value, (Sequence, Set)) and not isinstance(
        value, (str, bytes, bytearray, memoryview)
    )


def copied(value: Any) -> Any:
    if is_array(value):
        return [copied(item) for item in value]
    if is_object(value):
        return {key: copied(item) for key, item in value.items()}
    return value


class Source:
    """The JSON that an object was decoded from, as bytes and, once asked for, as value.

    That of an object inside another one is a part of the other's.
    """

    __slots__ = ("_path", "_value", "_whole", "raw")

    def __init__(
        self,
        raw: msgspec.Raw,
        whole: Source | None = None,
        path: tuple[str | int, ...] = (),
    ) -> None:
        self.raw = raw
        self._whole = whole
        self._path = path
        self._value: Any = UNSET

    def part(self, key: str | int) -> Source:
        """Return the source of what is at a key or index in this one."""
        return Source(self.raw, self._whole or self, (*self._path, key))

    def value(self) -> Any:
        """Return the JSON value, which must not be changed."""
        whole = self._whole or self
        if whole._value is UNSET:
            whole._value = parse(whole.raw)
        return self._at(whole._value)

    def without(self, known: Collection[str]) -> dict[str, Any]:
        """Return a copy of what the object has beside the `known` keys."""
        if not self._path and self._value is UNSET:
            try:
                found = read_object(self.raw)
                return {k: parse(raw) for k, raw in found.items() if k not in known}
            except (ValueError, RecursionError):
                pass  # what only the standard library takes
        value = self.value()
        return {k: copied(item) for k, item in value.items() if k not in known}

    def decode(self) -> Any:
        """Return the JSON value and do not keep it."""
        return self._at(parse(self.raw))

    def _at(self, value: Any) -> Any:
        for key in self._path:
            value = value[key]
        return value

    def __deepcopy__(self, memo: object) -> Source:
        return self  # never changed, so it can be shared

    def __reduce__(self) -> tuple[Any, ...]:
        # Not the page around it.
        return Source, (msgspec.Raw(bytes(self.raw)), self._whole, self._path)
