"""JSON as plain values, and the JSON that an object was decoded from."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence, Set
from contextvars import ContextVar
from typing import Any, TypeGuard

import msgspec

from .._unset import UNSET

BAD_TEXT = "bytes that are not UTF-8 were replaced"

_DEEP = 400

_log = logging.getLogger("openapi_runtime")

read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode

damage: ContextVar[dict[str, None] | None] = ContextVar("damage", default=None)
"""Collects what was dropped or replaced in one response, in words."""


def note_damage(text: str) -> None:
    """Note what was dropped or replaced; log it when no response is being read."""
    found = damage.get()
    if found is None:
        _log.warning("damaged JSON: %s", text)
    else:
        found[text] = None


def note_bad_text(content: bytes) -> None:
    """Note bytes that are not UTF-8 in JSON that is not decoded as a whole."""
    if content.isascii():
        return
    try:
        content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        note_damage(BAD_TEXT)


def parse(content: bytes | msgspec.Raw) -> Any:
    """Decode JSON, even if it is damaged in parts; raise ValueError if it is invalid."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Only the standard library reads halves of surrogate pairs in cut strings, NaN,
        # numbers beyond a double and a byte order mark. Servers do send these.
        from .repair import read

    return read(bytes(content))


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def is_collection(value: Any) -> TypeGuard[Collection[Any]]:
    return isinstance(value, (Sequence, Set)) and not isinstance(
        value, (str, bytes, bytearray, memoryview)
    )


def copied(value: Any) -> Any:
    """Return a deep copy of a JSON value, however deep it is."""
    whole = [value]
    waiting: list[Any] = [whole]
    while waiting:
        holder = waiting.pop()
        places = range(len(holder)) if is_array(holder) else list(holder)
        for place in places:
            part = holder[place]
            if is_array(part) or is_object(part):
                holder[place] = part.copy()
                waiting.append(holder[place])
    return whole[0]


def is_deep(raw: msgspec.Raw) -> bool:
    """Return whether JSON is nested too deeply for code that calls itself."""
    content = bytes(raw)
    if content.count(b"[") + content.count(b"{") < _DEEP:
        return False
    from .repair import depth  # only for large ones

    return depth(content.decode(errors="replace")) >= _DEEP


class RawJson:
    """JSON of an object: its bytes and, once asked for, its value.

    An object inside another one has the bytes of the other and a path in them.
    """

    __slots__ = ("_path", "_value", "_whole", "raw")

    def __init__(
        self,
        raw: msgspec.Raw,
        whole: RawJson | None = None,
        path: tuple[str | int, ...] = (),
    ) -> None:
        self.raw = raw
        self._whole = whole
        self._path = path
        self._value: Any = UNSET

    def part(self, key: str | int) -> RawJson:
        """Return the JSON at a key or index in this one."""
        return RawJson(self.raw, self._whole or self, (*self._path, key))

    def value(self) -> Any:
        """Return the JSON value, which must not be changed."""
        whole = self._whole or self
        if whole._value is UNSET:
            whole._value = parse(whole.raw)
        return self._at(whole._value)

    def without(self, known: Collection[str]) -> dict[str, Any]:
        """Return a copy of the object's members other than the `known` keys."""
        if not self._path and self._value is UNSET:
            try:
                found = read_object(self.raw)
                return {k: parse(raw) for k, raw in found.items() if k not in known}
            except (ValueError, RecursionError):
                pass  # only the standard library reads it
        value = self.value()
        return {k: copied(item) for k, item in value.items() if k not in known}

    def decode(self) -> Any:
        """Return the JSON value and do not keep it."""
        return self._at(parse(self.raw))

    def _at(self, value: Any) -> Any:
        for key in self._path:
            value = value[key]
        return value

    def __deepcopy__(self, memo: object) -> RawJson:
        return self  # never changed, so it can be shared

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy of the bytes: a Raw would take along the body that it is a part of.
        return RawJson, (msgspec.Raw(bytes(self.raw)), self._whole, self._path)
