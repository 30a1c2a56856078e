"""YAML as plain dicts, lists and scalars, by the core schema of YAML 1.2.

There are no dates and no sexagesimal numbers, `yes` and `no` are strings, and a key is the
text that stands there: `200:` is "200". `<<` is taken from YAML 1.1, because documents use
it. Values are made from the parser's events: by way of nodes it takes twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import events

# The fast parser is part of PyYAML's wheels; a build without libyaml has only the slow one.
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DIGITS = 1000
"""Digits of a number, at most: Python writes none with many more."""

_TAG = "tag:yaml.org,2002:"


def _int(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


def _float(text: str) -> float:
    return float(re.sub(r"\.(inf|nan)$", r"\1", text.lower()))


_SCALARS: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "null": (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    "bool": (
        re.compile(r"true|True|TRUE|false|False|FALSE"),
        lambda text: text.lower() == "true",
    ),
    "int": (re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"), _int),
    "float": (
        re.compile(
            r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
        ),
        _float,
    ),
    "str": (re.compile(r".*", re.DOTALL), str),
}
_FIRST = frozenset("~nNtTfF-+.0123456789")
"""First characters of plain scalars that may be no string."""


def read(text: str) -> Any:
    """Return the value of the one YAML document in *text*; None if there is none.

    Raises ``yaml.YAMLError``, nearly always with the place, and ``RecursionError``.
    """
    return _Reader(text).document()


class _Reader:
    def __init__(self, text: str) -> None:
        self.next: Callable[[], Any] = PARSER(text).get_event
        self.anchors: dict[str, Any] = {}
        self.plain: dict[str, Any] = {"": None}

    def document(self) -> Any:
        self.next()  # the stream's start
        if isinstance(self.next(), events.StreamEndEvent):
            return None
        value = self.value(self.next())
        self.next()  # the document's end
        event = self.next()
        if not isinstance(event, events.StreamEndEvent):
            raise _error("there is a second document in this file", event)
        return value

    def value(self, event: Any) -> Any:
        kind = type(event)
        if kind is events.ScalarEvent:
            value = self.scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = value
            return value
        if kind is events.MappingStartEvent:
            return self.mapping(event)
        if kind is events.SequenceStartEvent:
            return self.sequence(event)
        return self.alias(event)

    def alias(self, event: Any) -> Any:
        if event.anchor not in self.anchors:
            raise _error(f"there is no anchor &{event.anchor} before this", event)
        return self.anchors[event.anchor]

    def scalar(self, event: Any) -> Any:
        text = event.value
        if event.tag not in (None, "!"):
            return self.tagged(event)
        if event.tag or not event.implicit[0] or (text and text[0] not in _FIRST):
            return text
        if text not in self.plain:
            for pattern, make in _SCALARS.values():
                if pattern.fullmatch(text):
                    self.plain[text] = self.made(make, event)
                    break
        return self.plain[text]

    def tagged(self, event: Any) -> Any:
        pattern, make = _SCALARS.get(event.tag.removeprefix(_TAG), (None, str))
        if pattern is None or not event.tag.startswith(_TAG):
            raise _error(f"the tag {event.tag!r} is not known here", event)
        if not pattern.fullmatch(event.value):
            raise _error(f"this is no {event.tag.removeprefix(_TAG)}", event)
        return self.made(make, event)

    def made(self, make: Callable[[str], Any], event: Any) -> Any:
        try:
            return make(event.value)
        except ValueError:
            message = f"a number of {len(event.value)} characters"
            raise _error(message, event) from None

    def sequence(self, event: Any) -> list[Any]:
        self.collection(event, "seq")
        found: list[Any] = []
        if event.anchor:  # before its items: one of them may be an alias to it
            self.anchors[event.anchor] = found
        while type(item := self.next()) is not events.SequenceEndEvent:
            found.append(self.value(item))
        return found

    def mapping(self, event: Any) -> dict[str, Any]:
        self.collection(event, "map")
        found: dict[str, Any] = {}
        if event.anchor:
            self.anchors[event.anchor] = found
        merged: list[dict[str, Any]] = []
        while type(item := self.next()) is not events.MappingEndEvent:
            key = self.key(item)
            if key == "<<" and type(item) is events.ScalarEvent and item.implicit[0]:
                place = self.next()
                merged += self.merge(self.value(place), place)
            elif key in found:
                raise _error(f"the key {key!r} stands here twice", item)
            else:
                found[key] = self.value(self.next())
        for mapping in merged:  # what stands here itself comes first
            for key in mapping:
                found.setdefault(key, mapping[key])
        return found

    def key(self, event: Any) -> str:
        if type(event) is events.ScalarEvent:
            if event.anchor:
                self.anchors[event.anchor] = self.scalar(event)
            return str(event.value)
        value = self.alias(event) if type(event) is events.AliasEvent else None
        if not isinstance(value, str):
            raise _error("a key is not a plain string", event)
        return value

    def merge(self, value: Any, event: Any) -> list[dict[str, Any]]:
        mappings = value if isinstance(value, list) else [value]
        if not all(isinstance(mapping, dict) for mapping in mappings):
            raise _error("`<<` takes a mapping or a list of mappings", event)
        return mappings

    def collection(self, event: Any, kind: str) -> None:
        if event.tag not in (None, "!", _TAG + kind):
            raise _error(f"the tag {event.tag!r} is not known here", event)


def _error(message: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)
