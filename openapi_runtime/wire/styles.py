"""Serialization styles of parameters, as OpenAPI takes them from RFC 6570.

`Operation.styles` has each as text: OpenAPI's name of the style, ``*`` after it for
exploded, ``+`` before it for reserved characters that stay; or ``json`` for JSON text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple, TypeGuard
from urllib.parse import quote

from ..models.plain import is_mapping
from ..operation import Operation

# The other reserved characters would end the value or be read as a space.
_RESERVED = "/:?@!$'()*,;=[]"
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
# Allowed in a cookie by RFC 6265, without the percent sign, which begins an escape.
_COOKIE = "!#$&'()*+-./:<=>?@[]^_`{|}~"


class Location(NamedTuple):
    """Part of a request in which a parameter stands."""

    label: str
    escape: Callable[[str], str]
    separator: str
    """Text between two parameters; empty where there is only one."""


def _in_url(text: str) -> str:
    return quote(text, safe="")


def _in_cookie(text: str) -> str:
    return quote(text, safe=_COOKIE)


PATH = Location("path parameter", _in_url, "")
QUERY = Location("query parameter", _in_url, "&")
HEADER = Location("header", str, "")
COOKIE = Location("cookie", _in_cookie, "; ")
FORM = Location("form field", _in_url, "&")


def _keep_reserved(text: str) -> str:
    """Escape as RFC 6570 does for ``{+name}``, which leaves escapes alone."""
    parts: list[str] = []
    end = 0
    for found in _ESCAPED.finditer(text):
        parts += [quote(text[end : found.start()], safe=_RESERVED), found[0]]
        end = found.end()
    return "".join([*parts, quote(text[end:], safe=_RESERVED)])


class Style(NamedTuple):
    """Serialization of a parameter."""

    name: str
    exploded: bool
    reserved: bool


@functools.cache
def style_of(text: str) -> Style:
    """Return the style that an entry of `Operation.styles` says."""
    return Style(text.strip("+*"), text.endswith("*"), text.startswith("+"))


class _Shape(NamedTuple):
    prefix: str
    separator: str
    """Text between the pieces of an exploded value."""

    named: bool


_SHAPES = {
    "simple": _Shape("", ",", False),
    "label": _Shape(".", ".", False),
    "matrix": _Shape(";", ";", True),
}
_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def styled(
    style: Style,
    location: Location,
    name: str,
    value: Any,
    text: Callable[[Any], str],
) -> str:
    """Return a parameter with its name, if the style has one; empty for no values.

    `text` returns the text of a value that is neither a list nor an object.
    """
    escape = location.escape
    shape = _SHAPES.get(style.name) or _Shape("", location.separator, True)
    key = escape(name)

    def escaped(item: Any) -> str:
        return _keep_reserved(text(item)) if style.reserved else escape(text(item))

    if style.name == "deepObject" and _has_parts(value):
        return location.separator.join(_deep(escape, name, value, escaped))
    if is_mapping(value):
        members = [(escape(text(k)), escaped(item)) for k, item in value.items()]
        if style.exploded:
            pieces = [f"{k}={item}" for k, item in members]
        else:
            pieces = [part for member in members for part in member]
    elif is_many(value):
        pieces = [escaped(item) for item in value]
        if style.exploded and shape.named:
            pieces = [f"{key}={piece}" for piece in pieces]
    else:
        joined = escaped(value)
        if not shape.named:
            return shape.prefix + joined
        # RFC 6570: `;name` has no value, `name=` an empty one.
        bare = style.name == "matrix" and not joined
        return shape.prefix + (key if bare else f"{key}={joined}")
    if not pieces:
        return ""
    if style.exploded:
        return shape.prefix + shape.separator.join(pieces)
    joined = _DELIMITERS.get(style.name, ",").join(pieces)
    return shape.prefix + (f"{key}={joined}" if shape.named else joined)


def _deep(
    escape: Callable[[str], str], name: str, value: Any, text: Callable[[Any], str]
) -> Iterator[str]:
    """Yield ``name[key]=value`` for the values of an object of any depth.

    OpenAPI has only flat objects. Most servers read ``name[]=value`` as a list, and
    ``name[0][key]=value`` as one that holds objects or lists.
    """
    if is_mapping(value):
        for key, item in value.items():
            yield from _deep(escape, f"{name}[{key}]", item, text)
    elif is_many(value):
        flat = not any(_has_parts(item) for item in value)
        for index, item in enumerate(value):
            part = f"{name}[]" if flat else f"{name}[{index}]"
            yield from _deep(escape, part, item, text)
    else:
        yield f"{escape(name)}={text(value)}"


def is_many(value: Any) -> TypeGuard[Collection[Any]]:
    """Return whether a value is a list or a collection that serves as one."""
    return isinstance(value, Collection) and not isinstance(
        value, (str, bytes, bytearray, memoryview, Mapping)
    )


def _has_parts(value: Any) -> bool:
    return is_mapping(value) or is_many(value)


def values_of(operation: Operation, name: str, value: Any) -> list[Any]:
    """Return the values of an argument; text may hold several, already joined."""
    if is_many(value):
        return list(value)
    delimiter = operation.lists.get(name)
    if isinstance(value, str) and delimiter:
        return [part for part in value.split(delimiter) if part.strip()]
    return [] if value in ("", None) else [value]
