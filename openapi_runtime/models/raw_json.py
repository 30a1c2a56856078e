"""The JSON that an object was decoded from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from .._util import UNSET
from .plain import is_array, is_object, parse

_DEEP = 400

read_object = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


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


def is_deep(raw: bytes | msgspec.Raw) -> bool:
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
