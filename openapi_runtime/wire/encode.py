"""Encoding of arguments as the URL and headers of a request.

All of it is done before anything is sent; a value that cannot be sent raises RequestError.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import lru_cache
from numbers import Number
from typing import Any, NamedTuple
from urllib.parse import quote

from .._util import UNSET
from ..errors import RequestError
from ..models.plain import ISO, WRITTEN, Formats, is_many, time_text, written
from ..operation import Operation

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_A_HEADER = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]|^\s|\s$")
_OF_THE_CONNECTION = ("connection", "content-length", "host", "transfer-encoding")

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


_key = lru_cache(maxsize=1024)(_in_url)

PATH = Location("path parameter", _in_url, "")
QUERY = Location("query parameter", _in_url, "&")
HEADER = Location("header", str, "")
COOKIE = Location("cookie", _in_cookie, "; ")
FORM = Location("form field", _in_url, "&")


class Writer:
    """Encoder of the parameters of one operation."""

    __slots__ = ("formats", "operation")

    def __init__(self, operation: Operation, formats: Formats) -> None:
        self.operation = operation
        self.formats = formats

    def path(self, values: Mapping[str, Any]) -> str:
        """Fill the path template; each value becomes one segment or a part of one."""
        path = self.operation.path
        for name, value in values.items():
            text = self._parameter(PATH, name, value)
            if text in ("", ".", ".."):
                raise RequestError(f"{PATH.label} {name!r} must not be {text!r}")
            path = path.replace(f"{{{name}}}", text)
        return path

    def query(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Return escaped ``name=value`` texts by parameter name."""
        return {
            name: self._query_pair(name, value)
            for name, value in values.items()
            if value is not UNSET
        }

    def _query_pair(self, name: Any, value: Any) -> str:
        if not isinstance(name, str):
            raise RequestError(f"{QUERY.label} {name!r}: its name must be text")
        if name in self.operation.styles:
            return self.styled(QUERY, name, value)
        key, delimiter = _key(name), self.operation.lists.get(name)
        is_text = isinstance(value, str) and not isinstance(value, Enum)
        if is_text and self.operation.type_of.get(name, "string") == "string":
            return f"{key}={quote(value, safe=',' if delimiter == ',' else '')}"
        if is_text and delimiter:
            value = [part.strip() for part in value.split(delimiter)]
        texts = self._escaped(QUERY, name, self.items(QUERY, name, value))
        if not texts:
            raise empty(QUERY, name)
        if delimiter is None:
            return "&".join(f"{key}={text}" for text in texts)
        return f"{key}={quote(delimiter, safe=',').join(texts)}"

    def header(self, name: str, value: Any) -> str:
        """Return the value of a header; raises RequestError as `header_text` does."""
        return header_text(name, self._parameter(HEADER, name, value))

    def cookie(self, name: str, value: Any) -> str:
        """Return ``name=value``; an exploded parameter becomes several cookies.

        Characters that a cookie cannot hold are escaped as in a URL.
        """
        text = self._parameter(COOKIE, name, value)
        if name in self.operation.styles:
            return text
        return f"{COOKIE.escape(name)}={text}"

    def _parameter(self, location: Location, name: str, value: Any) -> str:
        if name in self.operation.styles:
            return self.styled(location, name, value)
        several = name in self.operation.lists and is_many(value)
        values: Collection[Any] = value if several else (value,)
        if type(value) is int and self.operation.type_of.get(name) == "integer":
            return str(value)  # an ID, as nearly all are
        return ",".join(self._escaped(location, name, values))

    def styled(self, location: Location, name: str, value: Any) -> str:
        """Return a parameter with its name, in the style that the document states."""
        from .declared import styled_parameter  # few parameters have one of their own

        self.items(location, name, value)
        return styled_parameter(self, location, name, value)

    def items(self, location: Location, name: str, value: Any) -> Collection[Any]:
        """Return the values of an argument, several only where it takes several."""
        if not is_many(value):
            return (value,)
        declared = self.operation.type_of.get(name, "[")
        if not declared.startswith("[") and name not in self.operation.lists:
            raise RequestError(
                f"{location.label} {name!r} must be one value, not a list"
            )
        return value

    def _escaped(
        self, location: Location, name: str, values: Collection[Any]
    ) -> list[str]:
        return [location.escape(self.text(location, name, item)) for item in values]

    def text(self, location: Location, name: str, value: Any) -> str:
        """Return the text of a value that is neither a list nor an object."""
        declared = self.operation.type_of.get(name, "").strip("[]")
        # Most are IDs, of which text is as good as a number.
        is_plain = declared == "string" and type(value) is str
        is_plain |= declared == "integer" and str(value).isdecimal()
        if declared and not is_plain:
            from .declared import parameter_as_declared

            value = parameter_as_declared(
                declared, f"{location.label} {name!r}", value, self.formats
            )
        return scalar_text(location, name, value, self.formats)


def scalar_text(
    location: Location, name: str, value: Any, formats: Formats = ISO
) -> str:
    """Return the text of a value that is neither a list nor an object."""
    if type(value) is str or type(value) is int:
        return str(value)
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        problem = f"must be a finite number, not {value}"
    elif isinstance(value, Number):
        return str(value)
    elif isinstance(value, dt.datetime):
        return time_text(value, formats.datetime)
    elif isinstance(value, WRITTEN):
        return written(value, formats)
    elif value is None:
        problem = "must not be None"
    else:
        problem = f"cannot be a {type(value).__name__}"
    raise RequestError(f"{location.label} {name!r} {problem}")


def header_text(name: Any, value: Any) -> str:
    """Return the value of a header.

    Raises RequestError for a name or value that cannot be in a header, because the error
    of the HTTP library would show the value.
    """
    text = scalar_text(HEADER, name, value)
    problem = None
    if not (isinstance(name, str) and _HEADER_NAME.fullmatch(name)):
        problem = "has a name that cannot be sent"
    elif name.lower() in _OF_THE_CONNECTION:
        problem = "is written by the HTTP library: leave it out"
    elif _NOT_IN_A_HEADER.search(text):
        problem = "has a line break, control character or outer space"
    if problem is not None:
        raise RequestError(f"header {name!r} {problem}")
    return text


def empty(location: Location, name: str) -> RequestError:
    """Return the error for a list or object without values."""
    # Without the parameter the server would return everything.
    return RequestError(
        f"{location.label} {name!r} is empty; leave it out to send none"
    )
