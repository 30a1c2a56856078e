"""Serialization styles of parameters, as OpenAPI takes them from RFC 6570.

`Operation.styles` has each as text: OpenAPI's name of the style, ``*`` after it for
exploded, ``+`` before it for reserved characters that stay; or ``json`` for JSON text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from ..models.model import Model
from ..models.plain import is_many, is_mapping
from ..models.writing import to_json
from .bodies import encode_json, json_value
from .encode import Location, Writer, empty, scalar_text

# The other reserved characters would end the value or be read as a space.
_RESERVED = "/:?@!$'()*,;=[]"
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


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


def styled_parameter(writer: Writer, location: Location, name: str, value: Any) -> str:
    """Return a parameter with its name, in the style that `Operation.styles` says."""
    style = style_of(writer.operation.styles[name])
    is_json = style.name == "json"
    if is_json:
        name_of_style = "form" if location.separator else "simple"
        style = Style(name_of_style, False, style.reserved)
        value = encode_json(json_value(writer, name, value)).decode()
    elif isinstance(value, Model) or is_mapping(value):
        value = to_json(value, writer.formats)
    elif is_many(value):
        value = [
            (to_json(item, writer.formats) if isinstance(item, Model) else item)
            for item in value
        ]

    def text(item: Any) -> str:
        if is_json:
            return scalar_text(location, name, item, writer.formats)
        return writer.text(location, name, item)

    encoded = styled(style, location, name, value, text)
    if not encoded and not isinstance(value, str):
        raise empty(location, name)
    return encoded


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


def _has_parts(value: Any) -> bool:
    return is_mapping(value) or is_many(value)
