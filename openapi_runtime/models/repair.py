"""Damaged JSON: what can be read of it, and what cannot.

Damage inside an item of a list costs the smallest object or list around it, and no other
item. JSON that is cut, or broken elsewhere, stays unreadable.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from .._util import UNSET
from .plain import damage, is_array

_BAD_TEXT = "bytes that are not UTF-8 were replaced"
_REPAIRS = 16
_DEEPEST = 200
"""Levels that are kept of what is nested more deeply than Python can decode."""
_log = logging.getLogger("openapi_runtime")
_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|["\[\]{}]', re.DOTALL)
_PAIRS = {"]": "[", "}": "{"}


def note_damage(text: str) -> None:
    """Note what was dropped or replaced; log it when no response is being read."""
    found = damage.get()
    if found is None:
        _log.warning("damaged JSON: %s", text)
    else:
        found[text] = None


def note_bad_text(content: bytes) -> None:
    """Note bytes that are not UTF-8 in JSON that is not decoded as a whole."""
    try:
        content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        note_damage(_BAD_TEXT)


def read(content: bytes) -> Any:
    """Decode JSON, whatever the standard library reads; note what is damaged.

    Raises ValueError if it cannot be read.
    """
    text = _text(content)
    for _ in range(_REPAIRS):
        try:
            return _decode(text)
        except json.JSONDecodeError as error:
            position, problem = error.pos, error.msg.removesuffix(" at")
        except RecursionError:
            position, problem = _deep_position(text), "nested too deeply"
        problem += f" at character {position}"
        part = _broken_part(text, position)
        if part is None:
            raise ValueError(problem)
        note_damage(f"{part.end - part.start} characters were left out: {problem}")
        text = _without(text, part)
    raise ValueError(f"the JSON is broken in more than {_REPAIRS} places")


def _text(content: bytes) -> str:
    try:
        return content.decode(json.detect_encoding(content), "surrogatepass")
    except UnicodeDecodeError:
        text = content.decode(errors="replace")
    note_damage(_BAD_TEXT)
    return text


def _integer(digits: str) -> int | str:
    try:
        return int(digits)
    except ValueError:  # Python refuses thousands of digits, because they take long
        note_damage(f"a number of {len(digits)} digits was kept as text")
        return digits


_decode = json.JSONDecoder(strict=False, parse_int=_integer).decode


def depth(text: str) -> int:
    """Return how deeply the objects and lists of JSON are nested."""
    return max((level for level, _ in _levels(text)), default=0)


def _levels(text: str) -> Iterator[tuple[int, int]]:
    """Yield the depth after each bracket, and its position."""
    level = 0
    for mark in _MARK.finditer(text):
        level += (mark[0] in "[{") - (mark[0] in _PAIRS)
        yield level, mark.start()


def _deep_position(text: str) -> int:
    deep = (position for level, position in _levels(text) if level > _DEEPEST)
    return next(deep, len(text))


class _Part(NamedTuple):
    start: int
    end: int
    is_item: bool


def _broken_part(text: str, position: int) -> _Part | None:
    """Return the smallest object or list around a position, if it is in an item of a list.

    None, too, if any object, list or string is not closed.
    """
    open_: list[tuple[int, str]] = []
    around: list[tuple[int, str]] | None = None
    end = 0
    for mark in _MARK.finditer(text):
        if around is None and mark.start() >= position:
            around = open_.copy()
        sign = mark[0]
        if sign in _PAIRS:
            if not open_ or open_[-1][1] != _PAIRS[sign]:
                return None
            if around and len(open_) == len(around) and not end:
                end = mark.end()
            open_.pop()
        elif sign in "[{":
            open_.append((mark.start(), sign))
        elif sign == '"':
            return None
    if open_ or not around or not end:
        return None
    *holders, (start, _) = around
    if "[" not in (sign for _, sign in holders):
        return None
    return _Part(start, end, is_item=holders[-1][1] == "[")


def _without(text: str, part: _Part) -> str:
    """Return text without an item of a list, or with null for a member of an object."""
    before, after = text[: part.start].rstrip(), text[part.end :].lstrip()
    if not part.is_item:
        return f"{before}null{after}"
    if before.endswith(","):
        return before[:-1] + after
    return before + after.removeprefix(",")


def divided(hint: Any, value: Any) -> Any:
    """Return a decoded value as `hint` wants it: Raw, list[Raw] or as it is."""
    if hint is Any or value is UNSET:
        return value
    if hint is msgspec.Raw:
        return as_raw(value)
    return [as_raw(item) for item in value] if is_array(value) else value


def as_raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(json.dumps(value).encode())
