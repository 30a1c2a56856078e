"""Lists and objects as parameters: the styles of OpenAPI, which are those of RFC 6570.

A style is written as ``Operation.styles`` has it: the specification's name of it, with a
``*`` after it when it is exploded and a ``+`` before it when reserved characters stay as
they are; or ``json``, for a parameter that is a text of JSON.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple, TypeGuard
from urllib.parse import quote

from ..models.model import is_mapping
from ..operation import Operation

# What would end the value, or be read as a space, is escaped nevertheless.
_RESERVED = "/:?@!$'()*,;=[]"
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
# What RFC 6265 lets a cookie's value consist of, and no server can take for an escape.
_COOKIE = "!#$&'()*+-./:<=>?@[]^_`{|}~"


def in_url(text: str) -> str:
    """Escape what is not sure to be itself in a path or query."""
    return quote(text, safe="")


def in_cookie(text: str) -> str:
    """Escape what a cookie cannot hold."""
    return quote(text, safe=_COOKIE)


def as_it_is(text: str) -> str:
    """Escape nothing: headers have no escapes."""
    return text


def _but_reserved(text: str) -> str:
    """Escape as RFC 6570 does for ``{+name}``: what is escaped already stays so."""
    parts: list[str] = []
    end = 0
    for found in _ESCAPED.finditer(text):
        parts += [quote(text[end : found.start()], safe=_RESERVED), found[0]]
        end = found.end()
    return "".join([*parts, quote(text[end:], safe=_RESERVED)])


class Style(NamedTuple):
    """How a parameter is written."""

    name: str
    exploded: bool
    reserved: bool


@functools.cache
def style_of(text: str) -> Style:
    """Read a style as `Operation.styles` has it."""
    return Style(text.strip("+*"), text.endswith("*"), text.startswith("+"))


class _Form(NamedTuple):
    first: str
    between: str
    named: bool


_FORMS = {
    "simple": _Form("", ",", False),
    "label": _Form(".", ".", False),
    "matrix": _Form(";", ";", True),
}
_JOINTS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def styled(
    style: Style,
    name: str,
    value: Any,
    text: Callable[[Any], str],
    escape: Callable[[str], str],
    between: str = "&",
) -> str:
    """Write a parameter; empty for a list or an object of which nothing is left.

    `text` gives the text of one value that is neither; `between` separates parameters.
    """
    in_value = _but_reserved if style.reserved else escape
    form = _FORMS.get(style.name) or _Form("", between, True)
    joint = _JOINTS.get(style.name, ",")
    key = escape(name)

    def escaped(item: Any) -> str:
        return in_value(text(item))

    if style.name == "deepObject" and not _is_one(value):
        return between.join(_deep(escape, name, value, escaped))
    if is_mapping(value):
        members = [(escape(text(k)), escaped(item)) for k, item in value.items()]
        if style.exploded:
            pieces = [f"{k}={item}" for k, item in members]
        else:
            pieces = [part for member in members for part in member]
    elif is_many(value):
        pieces = [escaped(item) for item in value]
        if style.exploded and form.named:
            pieces = [f"{key}={piece}" for piece in pieces]
    else:
        joined = escaped(value)
        if not form.named:
            return form.first + joined
        # RFC 6570: `;name` has no value, `name=` an empty one.
        bare = style.name == "matrix" and not joined
        return form.first + (key if bare else f"{key}={joined}")
    if not pieces:
        return ""
    if style.exploded:
        return form.first + form.between.join(pieces)
    joined = joint.join(pieces)
    return form.first + (f"{key}={joined}" if form.named else joined)


def _deep(
    escape: Callable[[str], str], name: str, value: Any, text: Callable[[Any], str]
) -> Iterator[str]:
    """Write an object as ``name[key]=value``, to any depth.

    The specification has only flat objects. Beyond it is what most servers read: a list
    as ``name[]=value``, and one that holds objects or lists as ``name[0][key]=value``.
    """
    if is_mapping(value):
        for key, item in value.items():
            yield from _deep(escape, f"{name}[{key}]", item, text)
    elif is_many(value):
        plain = all(_is_one(item) for item in value)
        for index, item in enumerate(value):
            yield from _deep(
                escape, f"{name}[]" if plain else f"{name}[{index}]", item, text
            )
    else:
        yield f"{escape(name)}={text(value)}"


def is_many(value: Any) -> TypeGuard[Collection[Any]]:
    """Tell whether a value is a list, or may stand for one."""
    return isinstance(value, Collection) and not isinstance(
        value, (str, bytes, bytearray, Mapping)
    )


def _is_one(value: Any) -> bool:
    return not is_mapping(value) and not is_many(value)


def values_of(operation: Operation, name: str, value: Any) -> list[Any]:
    """Return the values of one argument; text may be many, already joined."""
    if is_many(value):
        return list(value)
    joint = operation.lists.get(name)
    if isinstance(value, str) and joint:
        return [part for part in value.split(joint) if part.strip()]
    return [] if value in ("", None) else [value]
