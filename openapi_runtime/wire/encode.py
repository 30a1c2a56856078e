"""From Python values to the text of a URL and of a body.

All of it is done before anything is sent, and what cannot be sent raises RequestError.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from numbers import Number
from typing import Any, cast
from urllib.parse import quote, quote_plus

import msgspec

from .._unset import UNSET
from ..errors import RequestError
from ..models.model import (
    PLAIN,
    WRITTEN,
    Model,
    is_mapping,
    time_text,
    to_json,
    written,
)
from ..operation import Operation
from .styles import Style, as_it_is, in_cookie, in_url, is_many, style_of, styled

_encode_json = msgspec.json.Encoder(decimal_format="number").encode
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_A_HEADER = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]|^\s|\s$")


def path_text(
    operation: Operation, values: Mapping[str, Any], datetime_format: str
) -> str:
    """Fill the path template; each value becomes exactly one segment or part of one."""
    path = operation.path
    for name, value in values.items():
        what = f"path parameter {name!r}"
        if name in operation.styles:
            text = _styled(operation, name, value, what, datetime_format, in_url, "")
        else:
            parts = _items(value) if name in operation.lists else (value,)
            texts = [scalar_text(part, what, datetime_format) for part in parts]
            text = ",".join(quote(part, safe="") for part in texts)
        if text in ("", ".", ".."):
            raise RequestError(f"{what} must not be {text!r}")
        path = path.replace(f"{{{name}}}", text)
    return path


def query_pairs(
    operation: Operation, values: Mapping[str, Any], datetime_format: str
) -> dict[str, str]:
    """Return ``name=value`` texts, ready for a URL, by parameter name."""
    pairs: dict[str, str] = {}
    for name, value in values.items():
        if value is UNSET:
            continue
        what = f"query parameter {name!r}"
        if name in operation.styles:
            pairs[name] = _styled(
                operation, name, value, what, datetime_format, in_url, "&"
            )
            continue
        key = quote(name, safe="")
        joint = operation.lists.get(name)
        if isinstance(value, str) and not isinstance(value, Enum):
            pairs[name] = f"{key}={quote(value, safe=',' if joint == ',' else '')}"
            continue
        texts = [
            quote(
                scalar_text(_declared(operation, name, item), what, datetime_format),
                safe="",
            )
            for item in _items(value)
        ]
        if not texts:
            raise _empty(what)
        if joint is None:
            pairs[name] = "&".join(f"{key}={text}" for text in texts)
        else:
            pairs[name] = f"{key}={quote(joint, safe=',').join(texts)}"
    return pairs


def _styled(
    operation: Operation,
    name: str,
    value: Any,
    what: str,
    datetime_format: str,
    escape: Callable[[str], str],
    between: str,
) -> str:
    """Write a parameter that the operation has a style for; its name, where that has one.

    `between` is what separates parameters where this one stands, if anything does.
    """
    style = style_of(operation.styles[name])
    if style.name == "json":
        style = Style("form" if between else "simple", False, style.reserved)
        value = _encode_json(_json_field(operation, name, value, datetime_format))
        value = value.decode()
    elif isinstance(value, Model) or is_mapping(value):
        value = to_json(value, datetime_format)
    elif is_many(value):
        value = [
            to_json(i, datetime_format) if isinstance(i, Model) else i for i in value
        ]

    def text(item: Any) -> str:
        return scalar_text(_declared(operation, name, item), what, datetime_format)

    made = styled(style, name, value, text, escape, between)
    if not made and not isinstance(value, str):
        raise _empty(what)
    return made


def _empty(what: str) -> RequestError:
    # Without the parameter the server would return everything.
    return RequestError(f"{what} is empty; leave it out to send none")


def _items(value: Any) -> Collection[Any]:
    return value if is_many(value) else (value,)


def scalar_text(value: Any, what: str, datetime_format: str) -> str:
    """Write one value for a path, query, header, cookie or form field."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        raise RequestError(f"{what} must be a finite number, not {value}")
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dt.datetime):
        return time_text(value, datetime_format)
    if isinstance(value, WRITTEN):
        return written(value)
    if value is None:
        raise RequestError(f"{what} must not be None")
    raise RequestError(f"{what} cannot be a {type(value).__name__}")


def header_parameter(
    operation: Operation, name: str, value: Any, datetime_format: str
) -> str:
    """Write the value of a header; raises RequestError as `header_text` does."""
    what = f"header {name!r}"
    if name in operation.styles:
        value = _styled(operation, name, value, what, datetime_format, as_it_is, "")
    elif name in operation.lists:
        parts = _items(value)
        value = ",".join(scalar_text(part, what, datetime_format) for part in parts)
    return header_text(name, value, datetime_format)


def cookie_parameter(
    operation: Operation, name: str, value: Any, datetime_format: str
) -> str:
    """Write a cookie, ``name=value``; an exploded one is several, as it is elsewhere.

    What a cookie cannot hold is escaped as in a URL.
    """
    what = f"cookie {name!r}"
    if name in operation.styles:
        text = _styled(operation, name, value, what, datetime_format, in_cookie, "; ")
    else:
        parts = _items(value) if name in operation.lists else (value,)
        texts = [in_cookie(scalar_text(p, what, datetime_format)) for p in parts]
        text = f"{in_cookie(name)}={','.join(texts)}"
    return text


def header_text(name: str, value: Any, datetime_format: str) -> str:
    """Write the value of a header.

    Raises RequestError when the name or the value cannot be in a header. Left to the
    HTTP library, the value would be shown in its error.
    """
    what = f"header {name!r}"
    text = scalar_text(value, what, datetime_format)
    if not _HEADER_NAME.fullmatch(name):
        raise RequestError(f"{what} has a name that cannot be sent")
    if _NOT_IN_A_HEADER.search(text):
        raise RequestError(f"{what} has a line break, control character or outer space")
    return text


def form_text(
    operation: Operation, values: Mapping[str, Any], datetime_format: str
) -> str:
    """Write a URL-encoded form; a list is a repeated field, an object is JSON.

    Other styles are those of `Operation.styles`.
    """
    pieces: list[str] = []
    for name, value in values.items():
        if value is UNSET:
            continue
        what = f"form field {name!r}"
        if name in operation.styles:
            pieces.append(
                _styled(operation, name, value, what, datetime_format, in_url, "&")
            )
            continue
        for item in _items(value):
            text, _ = _field_text(operation, name, item, what, datetime_format)
            pieces.append(f"{quote_plus(name)}={quote_plus(text)}")
    return "&".join(pieces)


def part_text(
    operation: Operation, name: str, value: Any, datetime_format: str
) -> tuple[bytes, str | None]:
    """Write a part of a body that is not a file; give its content and media type."""
    stated = operation.part_types.get(name)
    if stated is not None and "json" in stated:
        return (
            _encode_json(_json_field(operation, name, value, datetime_format)),
            stated,
        )
    what = f"form field {name!r}"
    text, media = _field_text(operation, name, value, what, datetime_format)
    return text.encode(), stated or media


def _field_text(
    operation: Operation, name: str, value: Any, what: str, datetime_format: str
) -> tuple[str, str | None]:
    """Write one value of a form; what has parts is JSON."""
    if isinstance(value, Model) or is_mapping(value) or is_many(value):
        content = _encode_json(_json_field(operation, name, value, datetime_format))
        return content.decode(), "application/json"
    return scalar_text(_declared(operation, name, value), what, datetime_format), None


def json_content(
    operation: Operation,
    body: Any,
    extra: Mapping[str, Any] | None,
    datetime_format: str,
) -> bytes:
    """Encode a JSON body, `extra` merged over its top level."""
    if is_mapping(body):
        value: Any = {
            # Most fields can be sent as they are; asking costs more than sending them.
            name: (
                item
                if type(item) in PLAIN
                else _json_field(operation, name, item, datetime_format)
            )
            for name, item in body.items()
            if item is not UNSET
        }
    else:
        value = _json_field(operation, "", body, datetime_format)
    if extra:
        if not isinstance(value, dict):
            raise RequestError("extra_body needs a body that is an object")
        value = {
            **cast("dict[str, Any]", value),
            **cast(
                "dict[str, Any]", _json_field(operation, "", extra, datetime_format)
            ),
        }
    try:
        return _encode_json(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        problem = str(error)
    raise RequestError(f"the body cannot be written as JSON: {problem}")


def _json_field(
    operation: Operation, name: str, value: Any, datetime_format: str
) -> Any:
    try:
        return to_json(_declared(operation, name, value), datetime_format)
    except RequestError as error:
        problem = str(error)
    raise RequestError(
        f"body field {name!r}: {problem}" if name else f"body: {problem}"
    )


def _declared(operation: Operation, name: str, value: Any) -> Any:
    """Make a day a time, or a time a day, where the operation says which it wants."""
    if isinstance(value, dt.datetime):
        return value.date() if name in operation.dates else value
    if isinstance(value, dt.date) and name in operation.times:
        return dt.datetime(value.year, value.month, value.day)  # naive is UTC
    return value
