"""Encoding of arguments as the URL, headers and body of a request.

All of it is done before anything is sent; a value that cannot be sent raises RequestError.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import cache
from numbers import Number
from typing import Any, cast
from urllib.parse import quote, quote_plus

import msgspec

from .._unset import UNSET
from ..errors import RequestError
from ..models.model import (
    ISO,
    PLAIN,
    WRITTEN,
    Formats,
    Model,
    is_mapping,
    time_text,
    to_json,
    written,
)
from ..operation import Operation
from .styles import (
    COOKIE,
    FORM,
    HEADER,
    PATH,
    QUERY,
    Location,
    Style,
    is_many,
    style_of,
    styled,
)

_encode_json = msgspec.json.Encoder(decimal_format="number").encode
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_A_HEADER = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]|^\s|\s$")


_OF_THE_CONNECTION = ("connection", "content-length", "host", "transfer-encoding")


_NOTHING: frozenset[type] = frozenset()
_FITTING: dict[str | None, frozenset[type]] = {
    None: PLAIN,
    "boolean": frozenset((bool, type(None))),
    "integer": frozenset((int, type(None))),
    "number": frozenset((int, type(None))),
}
"""Types of values that need no conversion, by the type that the document declares."""


class Writer:
    """Encoder of the arguments of one operation."""

    __slots__ = ("_formats", "_operation")

    def __init__(self, operation: Operation, formats: Formats) -> None:
        self._operation = operation
        self._formats = formats

    def path(self, values: Mapping[str, Any]) -> str:
        """Fill the path template; each value becomes one segment or a part of one."""
        path = self._operation.path
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

    def _query_pair(self, name: str, value: Any) -> str:
        if name in self._operation.styles:
            return self._styled(QUERY, name, value)
        key, delimiter = quote(name, safe=""), self._operation.lists.get(name)
        is_text = isinstance(value, str) and not isinstance(value, Enum)
        if is_text and delimiter and name in self._operation.types:
            value = [part.strip() for part in value.split(delimiter)]
        elif is_text and name not in self._operation.types:
            return f"{key}={quote(value, safe=',' if delimiter == ',' else '')}"
        texts = self._escaped(QUERY, name, _items(value))
        if not texts:
            raise _empty(QUERY, name)
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
        if name in self._operation.styles:
            return text
        return f"{COOKIE.escape(name)}={text}"

    def form(self, values: Mapping[str, Any]) -> str:
        """Return a URL-encoded form: a list repeats its field, an object is JSON.

        `Operation.styles` has the fields that are written otherwise.
        """
        pieces: list[str] = []
        for name, value in values.items():
            if value is UNSET:
                continue
            if name in self._operation.styles:
                pieces.append(self._styled(FORM, name, value))
                continue
            for item in _items(value):
                text, _ = self._field(name, item)
                pieces.append(f"{quote_plus(name)}={quote_plus(text)}")
        return "&".join(pieces)

    def part(self, name: str, value: Any) -> tuple[bytes, str | None]:
        """Return content and media type of a multipart field that is not a file."""
        stated = self._operation.part_types.get(name)
        if stated is not None and "json" in stated:
            return _encode_json(self._json_value(name, value)), stated
        text, media = self._field(name, value)
        return text.encode(), stated or media

    def json(self, body: Any, extra: Mapping[str, Any] | None = None) -> bytes:
        """Encode a JSON body, `extra` merged over its top level."""
        types = self._operation.types
        if is_mapping(body) and "" not in types:
            value: Any = {
                # Most fields are plain; the test for it is cheaper than the call.
                name: (
                    item
                    if type(item) in _FITTING.get(types.get(name), _NOTHING)
                    else self._json_value(name, item)
                )
                for name, item in body.items()
                if item is not UNSET
            }
        else:
            value = self._json_value("", body)
        if extra:
            if not isinstance(value, dict):
                raise RequestError("extra_body needs a body that is an object")
            value = cast("dict[str, Any]", value) | self._json_value("", extra)
        try:
            return _encode_json(value)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            problem = str(error)
        raise RequestError(f"the body cannot be written as JSON: {problem}")

    def _parameter(self, location: Location, name: str, value: Any) -> str:
        if name in self._operation.styles:
            return self._styled(location, name, value)
        items = _items(value) if name in self._operation.lists else (value,)
        return ",".join(self._escaped(location, name, items))

    def _styled(self, location: Location, name: str, value: Any) -> str:
        style = style_of(self._operation.styles[name])
        is_json = style.name == "json"
        if is_json:
            name_of_style = "form" if location.separator else "simple"
            style = Style(name_of_style, False, style.reserved)
            value = _encode_json(self._json_value(name, value)).decode()
        elif isinstance(value, Model) or is_mapping(value):
            value = to_json(value, self._formats)
        elif is_many(value):
            value = [
                (to_json(item, self._formats) if isinstance(item, Model) else item)
                for item in value
            ]

        def text(item: Any) -> str:
            if is_json:
                return scalar_text(location, name, item, self._formats)
            return self._text(location, name, item)

        encoded = styled(style, location, name, value, text)
        if not encoded and not isinstance(value, str):
            raise _empty(location, name)
        return encoded

    def _field(self, name: str, value: Any) -> tuple[str, str | None]:
        """Return text and media type of a form field; objects and lists are JSON."""
        if isinstance(value, Model) or is_mapping(value) or is_many(value):
            content = _encode_json(self._json_value(name, value))
            return content.decode(), "application/json"
        return self._text(FORM, name, value), None

    def _escaped(
        self, location: Location, name: str, items: Collection[Any]
    ) -> list[str]:
        return [location.escape(self._text(location, name, item)) for item in items]

    def _text(self, location: Location, name: str, value: Any) -> str:
        declared = self._operation.types.get(name, "").strip("[]")
        if not declared or type(value) in _FITTING.get(declared, _NOTHING):
            return scalar_text(location, name, value, self._formats)
        types = {name: declared}
        try:
            value = _converter()(types, name, value, self._formats.datetime)
        except RequestError as error:
            problem = str(error)
        else:
            return scalar_text(location, name, value, self._formats)
        raise RequestError(f"{location.label} {name!r} {problem}")

    def _json_value(self, name: str, value: Any) -> Any:
        types = self._operation.types
        try:
            if name in types:
                value = _converter()(types, name, value, self._formats.datetime)
            return to_json(value, self._formats)
        except (RequestError, TypeError, ValueError, RecursionError) as error:
            problem = str(error)
        field = f"body field {name!r}" if name else "body"
        raise RequestError(f"{field}: {problem}")


@cache
def _converter() -> Callable[[Mapping[str, str], str, Any, str], Any]:
    from .declared import as_declared  # many operations declare text only

    return as_declared


def scalar_text(
    location: Location, name: str, value: Any, formats: Formats = ISO
) -> str:
    """Return the text of a value that is neither a list nor an object."""
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


def header_text(name: str, value: Any) -> str:
    """Return the value of a header.

    Raises RequestError for a name or value that cannot be in a header, because the error
    of the HTTP library would show the value.
    """
    text = scalar_text(HEADER, name, value)
    problem = None
    if name.lower() in _OF_THE_CONNECTION:
        problem = "is written by the HTTP library: leave it out"
    elif not _HEADER_NAME.fullmatch(name):
        problem = "has a name that cannot be sent"
    elif _NOT_IN_A_HEADER.search(text):
        problem = "has a line break, control character or outer space"
    if problem is not None:
        raise RequestError(f"header {name!r} {problem}")
    return text


def _items(value: Any) -> Collection[Any]:
    return value if is_many(value) else (value,)


def _empty(location: Location, name: str) -> RequestError:
    # Without the parameter the server would return everything.
    return RequestError(
        f"{location.label} {name!r} is empty; leave it out to send none"
    )
