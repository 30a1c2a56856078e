"""Results for a model: cut to a size, with the rest kept, and without hidden text."""

from __future__ import annotations

import json
import unicodedata
from collections import OrderedDict
from typing import Any, Final

from ..narrowing import is_list, is_mapping
from .policy import AgentError

_KEPT: Final = 20
"""Cut results whose rest can be asked for; older ones are forgotten."""

_SHOWN: Final = frozenset("\n\t")
_JOINERS: Final = frozenset("\u200c\u200d")
"""Invisible characters that words of some languages and emoji need."""


class Results:
    """The results of one server that were too long to be returned at once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[str, list[Any] | str] = OrderedDict()
        self._count = 0

    def cut(self, data: Any) -> dict[str, Any]:
        """Return data as `data`, or its beginning and the way to the rest as `cut`."""
        data = visible(data)
        text = _json(data)
        if len(text) <= self._size:
            return {"data": data}
        self._count += 1
        name = f"r{self._count}"
        self._kept[name] = data if is_list(data) else text
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self.part(name, 0)

    def part(self, name: str, start: int) -> dict[str, Any]:
        """Return a part of a result that was cut: whole items, or characters of JSON."""
        kept = self._kept.get(name)
        if kept is None:
            raise AgentError(
                f"there is no result {name!r}, or it is too old: run the action again"
            )
        if not 0 <= start < len(kept):
            raise AgentError(f"start must be from 0 to {len(kept) - 1}")
        if isinstance(kept, str):
            end = start + self._size
            return {"text": kept[start:end], **_rest(name, start, end, len(kept))}
        end, room = start, self._size
        while end < len(kept) and (room := room - len(_json(kept[end]))) > 0:
            end += 1
        if end == start:  # an item that is too long by itself
            nested = self.cut(kept[start])
            end += 1
            return {"data": [nested], **_rest(name, start, end, len(kept))}
        return {"data": kept[start:end], **_rest(name, start, end, len(kept))}


def _rest(name: str, start: int, end: int, length: int) -> dict[str, Any]:
    if end >= length:
        return {}
    shown = {"result": name, "start": start, "next_start": end, "length": length}
    return {"cut": shown}


def visible(value: Any) -> Any:
    """Return JSON data in which characters that nobody can see are written as escapes.

    A record can hide orders to a model in them, which its reader does not notice.
    """
    if isinstance(value, str):
        return "".join(map(_shown, value))
    if is_list(value):
        return [visible(item) for item in value]
    if is_mapping(value):
        return {visible(key): visible(item) for key, item in value.items()}
    return value


def _shown(char: str) -> str:
    if char.isascii() and (char.isprintable() or char in _SHOWN):
        return char
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
    if not hidden or char in _JOINERS:
        return char
    return f"\\u{{{ord(char):x}}}"


def only(data: Any, fields: list[str]) -> Any:
    """Return records with some of their keys; of custom fields those of these names."""
    if is_list(data):
        return [only(item, fields) for item in data]
    if not is_mapping(data):
        return data
    wanted = {name.casefold() for name in fields}
    kept = {key: value for key, value in data.items() if key.casefold() in wanted}
    custom = data.get("custom_fields")
    if not is_mapping(custom):
        return kept
    named = {key: custom[key] for key in custom if key.casefold() in wanted}
    return {**kept, "custom_fields": named} if named else kept


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
