"""Values as the OpenAPI document declares them: types, styles of parameters, bodies.

Only what is certain is converted, such as ``"3"`` to 3; other text is refused before it
costs anything. `Operation.styles` has each style of OpenAPI, which takes them from RFC 6570,
as text: its name, ``*`` after it for exploded, ``+`` before it for reserved characters that
stay; or ``json`` for JSON text.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from numbers import Integral, Number, Real
from typing import Any, NamedTuple, cast
from urllib.parse import quote, quote_plus
from uuid import UUID

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..models.model import Model
from ..models.plain import (
    PLAIN,
    WRITTEN,
    Formats,
    is_left_out,
    is_many,
    is_mapping,
)
from ..models.writing import record_members, renamed, to_json
from ..operation import ObjectType
from .encode import FORM, Location, Writer, empty, scalar_text

_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LIKE_A_DATE = re.compile(r"\d+\s*[-/.]\s*\d")
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,18})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,17})?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?|", re.ASCII)
_ON_THE_MINUTE = re.compile(r"\d\d:\d\d:00", re.ASCII)
_SPAN = re.compile(r"\d{1,4}:[0-5]\d(:[0-5]\d)?|", re.ASCII)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
_BYTES = (bytes, bytearray, memoryview)  # refused where JSON is written
_NUMBERS = (int, float, Decimal, Fraction)
_NO_OBJECTS = (str, Number, *WRITTEN)


def as_declared(
    declared: str,
    value: Any,
    formats: Formats,
    objects: Mapping[str, ObjectType] = {},
) -> Any:
    """Return `value` as the type `declared`, which may be one of `objects`.

    Raises RequestError for what is no value of that type.
    """
    if (
        value is None
        or value is UNSET
        or not declared
        or isinstance(value, msgspec.Raw)
    ):
        return value
    if isinstance(value, Enum):
        value = value.value
    if declared.startswith("["):
        if not is_many(value):
            raise _refused(value, "a list")
        return [
            _part(index, declared[1:-1], item, formats, objects)
            for index, item in enumerate(value)
        ]
    if declared in _CONVERT:
        if is_many(value) or is_mapping(value):
            raise _refused(value, _EXPECTED[declared])
        if declared == "date-time" and isinstance(value, str):
            return _time(value, formats.datetime)
        return _CONVERT[declared](value)
    if isinstance(value, _NO_OBJECTS) or is_many(value):
        raise _refused(value, "an object")
    members = objects.get(declared)
    if isinstance(value, Model):
        value = record_members(value, members, formats)
    elif members and members.sent_as and is_mapping(value):
        value = renamed(value, members)
    elif not is_mapping(value):
        value = to_json(value, formats)  # an object with fields
    types: Mapping[str, str] = members.type_of if members else {}
    return {
        key: _part(key, types.get(key, ""), item, formats, objects)
        for key, item in value.items()
    }


def parameter_as_declared(
    declared: str, label: str, value: Any, formats: Formats
) -> Any:
    """Return the value of a parameter as the type `declared`, which `label` names."""
    try:
        return as_declared(declared, value, formats)
    except RequestError as error:
        problem = f"{label} {error}"
    raise RequestError(problem)


def _part(
    key: Any,
    declared: str,
    value: Any,
    formats: Formats,
    objects: Mapping[str, ObjectType],
) -> Any:
    """Return an item of a list or a member of an object; an error says which one."""
    try:
        return as_declared(declared, value, formats, objects)
    except RequestError as error:
        problem = str(error)
    raise RequestError(f"[{key!r}]{'' if problem[0] == '[' else ' '}{problem}")


def _time(text: str, datetime_format: str) -> Any:
    """Return text in another format as a time; without a zone it is in UTC."""
    if _RFC3339.fullmatch(text):
        return text
    try:
        dt.datetime.strptime(text, datetime_format)
    except ValueError:
        return _parsed(text, _EXPECTED["date-time"])
    return text


def _instant(value: Any) -> Any:
    if isinstance(value, (*_NUMBERS, dt.time, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["date-time"])
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # naive is UTC
    return value


def _date(value: Any) -> Any:
    if isinstance(value, (*_NUMBERS, dt.time, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["date"])
    if isinstance(value, str):
        if _FULL_DATE.fullmatch(value):
            _parsed(value, _EXPECTED["date"])
            return value
        value = _parsed(value, _EXPECTED["date"])
    return value.date() if isinstance(value, dt.datetime) else value


def _parsed(text: str, expected: str) -> Any:
    """Return the time that ISO 8601 text means; words such as "today" stay as they are."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        if _LIKE_A_DATE.match(text):
            raise _refused(text, expected) from None
    return text


def _integer(value: Any) -> Any:
    is_fitting = bool(isinstance(value, str) and _INTEGER.fullmatch(value))
    if not isinstance(value, bool) and isinstance(value, (Real, Decimal)):
        is_fitting = math.isfinite(value) and value % 1 == 0
    if not is_fitting:
        raise _refused(value, _EXPECTED["integer"])
    return int(cast("Any", value))


def _number(value: Any) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, (bool, str, *WRITTEN)):
        raise _refused(value, _EXPECTED["number"])
    return value


def _boolean(value: Any) -> Any:
    known: Any = _BOOLEANS.get(str(value).lower())
    if known is None and not isinstance(value, _BYTES):
        raise _refused(value, _EXPECTED["boolean"])
    return cast("Any", value) if known is None else known


def _flag(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else _integer(value)


def _hours_and_minutes(value: Any) -> Any:
    """Return a time of day without seconds, unless it has some."""
    is_exact = isinstance(value, dt.time) and (value.tzinfo or value.microsecond)
    if is_exact or isinstance(value, (*_NUMBERS, dt.date, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["time-hm"])
    if isinstance(value, dt.time):
        value = value.isoformat()
    if isinstance(value, str) and not _CLOCK.fullmatch(value):
        raise _refused(value, _EXPECTED["time-hm"])
    is_short = isinstance(value, str) and _ON_THE_MINUTE.fullmatch(value)
    return value[:5] if is_short else value


def _span(value: Any) -> Any:
    is_wrong = isinstance(value, str) and not _SPAN.fullmatch(value)
    if is_wrong or isinstance(value, (*_NUMBERS, dt.date, dt.time, UUID)):
        raise _refused(value, _EXPECTED["duration-hms"])
    return value


def _text(value: Any) -> Any:
    """Return text; a whole number, such as a phone number, becomes one."""
    if not isinstance(value, bool) and isinstance(value, Integral):
        return str(int(value))
    if not isinstance(value, (str, *WRITTEN, *_BYTES)):
        raise _refused(value, _EXPECTED["string"])
    return cast("Any", value)


def _base64(value: Any) -> Any:
    if isinstance(value, _BYTES):
        return b64encode(cast("Any", value)).decode()
    return value


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "boolean": _boolean,
    "byte": _base64,
    "date": _date,
    "date-time": _instant,
    "duration-hms": _span,
    "flag": _flag,
    "integer": _integer,
    "number": _number,
    "string": _text,
    "time-hm": _hours_and_minutes,
}
_EXPECTED = {
    "boolean": "true or false",
    "byte": "bytes or text in base64",
    "date": "a date such as 2026-01-31",
    "date-time": "a date and time such as 2026-01-31T10:00:00Z",
    "duration-hms": "hours, minutes and perhaps seconds such as 01:30",
    "flag": "0 or 1",
    "integer": "an integer",
    "number": "a number",
    "string": "text",
    "time-hm": "a time of day such as 09:30",
}


def _refused(value: object, expected: str) -> RequestError:
    shown = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:60]}..."
    return RequestError(f"must be {expected}, not {shown}")


_encode = msgspec.json.Encoder(decimal_format="number").encode

_NOTHING: frozenset[type] = frozenset()
_FITTING: Mapping[str | None, frozenset[type]] = {
    None: PLAIN,
    "boolean": frozenset((bool, type(None))),
    "integer": frozenset((int, type(None))),
    "number": frozenset((int, type(None))),
    "string": frozenset((str, type(None))),
}
"""Types of values that need no conversion, by the type that the document declares."""


class BodyWriter(Writer):
    """Encoder of the body of one operation."""

    __slots__ = ()

    def form(self, values: Mapping[str, Any]) -> str:
        """Return a URL-encoded form: a list repeats its field, an object is JSON.

        `Operation.styles` has the fields that are written otherwise.
        """
        pieces: list[str] = []
        for name, value in values.items():
            if value is UNSET:
                continue
            if name in self.operation.styles:
                pieces.append(self.styled(FORM, name, value))
                continue
            for item in self.items(FORM, name, value):
                text, _ = self._field(name, item)
                pieces.append(f"{quote_plus(name)}={quote_plus(text)}")
        return "&".join(pieces)

    def part(self, name: str, value: Any) -> tuple[bytes, str | None]:
        """Return content and media type of a multipart field that is not a file."""
        stated = self.operation.part_types.get(name)
        if stated is not None and "json" in stated:
            return _encoded(name, json_value(self, name, value, is_item=True)), stated
        text, media = self._field(name, value)
        return text.encode(), stated or media

    def json(self, body: Any, extra: Mapping[str, Any] | None = None) -> bytes:
        """Encode a JSON body, `extra` merged over its top level."""
        is_whole = "" in self.operation.type_of
        if not is_whole and is_mapping(body):
            value: Any = self._members(body)
        elif not is_whole and isinstance(body, Model):
            value = self._members(record_members(body, None, self.formats))
        else:
            value = json_value(self, "", body)
        if extra:
            if not isinstance(value, dict):
                raise RequestError("extra_body needs a body that is an object")
            value = cast("dict[str, Any]", value) | json_value(self, "", extra)
        return _encoded("the body", value)

    def _members(self, body: Mapping[str, Any]) -> dict[str, Any]:
        types = self.operation.type_of
        members: dict[str, Any] = {}
        for name, item in body.items():
            if item is UNSET:
                continue
            declared = types.get(name)
            # Most fields are plain; the test for it is cheaper than the call.
            if type(item) not in _FITTING.get(declared, _NOTHING) and not (
                declared == "date" and _is_full_date(item)
            ):
                if is_left_out(item):
                    continue
                item = json_value(self, name, item)
            members[name] = item
        return members

    def _field(self, name: str, value: Any) -> tuple[str, str | None]:
        """Return text and media type of a form field; objects and lists are JSON."""
        if has_parts(value):
            content = _encoded(name, json_value(self, name, value, is_item=True))
            return content.decode(), "application/json"
        return self.text(FORM, name, value), None


def _encoded(name: str, value: Any) -> bytes:
    """Return JSON; raise RequestError for what it cannot have, such as other keys."""
    try:
        return _encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        problem = str(error)
    raise RequestError(f"{name} cannot be written as JSON: {problem}")


def has_parts(value: Any) -> bool:
    """Return whether a value is an object or a list in JSON."""
    return isinstance(value, Model) or is_mapping(value) or is_many(value)


def json_value(writer: Writer, name: str, value: Any, *, is_item: bool = False) -> Any:
    """Return a value as JSON, of the type that the document declares."""
    operation = writer.operation
    try:
        declared = operation.type_of.get(name, "")
        if is_item and declared.startswith("["):
            declared = declared[1:-1]
        if declared:
            value = as_declared(declared, value, writer.formats, operation.objects)
        return to_json(value, writer.formats)
    except RecursionError:
        problem = "it is nested too deeply, or holds itself"
    except (RequestError, TypeError, ValueError) as error:
        problem = str(error)
    field = f"body field {name!r}" if name else "body"
    raise RequestError(f"{field}: {problem}")


def _is_full_date(value: Any) -> bool:
    """Return if a value is the text of a day, such as 2026-01-31."""
    if type(value) is not str or len(value) != 10 or value[4::3] != "--":
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


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
    # The declared type is that of a value or item, not of the members of an object.
    is_text = style.name == "json" or isinstance(value, Model) or is_mapping(value)
    if style.name == "json":
        name_of_style = "form" if location.separator else "simple"
        style = Style(name_of_style, False, style.reserved)
        value = _encoded(name, json_value(writer, name, value)).decode()
    elif isinstance(value, Model) or is_mapping(value):
        value = to_json(value, writer.formats)
    elif is_many(value):
        value = [
            (to_json(item, writer.formats) if isinstance(item, Model) else item)
            for item in value
        ]

    def text(item: Any) -> str:
        if is_text:
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

    if style.name == "deepObject" and has_parts(value):
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
        flat = not any(has_parts(item) for item in value)
        for index, item in enumerate(value):
            part = f"{name}[]" if flat else f"{name}[{index}]"
            yield from _deep(escape, part, item, text)
    else:
        yield f"{escape(name)}={text(value)}"
