"""Plain values: JSON without types, and the texts of times."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Collection, Mapping
from contextvars import ContextVar
from typing import Any, NamedTuple, TypeAlias, TypeGuard, Union, cast, get_origin
from uuid import UUID

import msgspec

from .._util import UNSET
from ..errors import RequestError

NOT_AS_TYPED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

TypeMismatches: TypeAlias = dict[tuple[Any, str], msgspec.Raw]
"""Examples of JSON that does not fit its type, by that type and the decoder's error."""

type_mismatches: ContextVar[TypeMismatches | None] = ContextVar(
    "type_mismatches", default=None
)
"""Collects the mismatches of one response; None without an observer."""


damage: ContextVar[dict[str, None] | None] = ContextVar("damage", default=None)
"""Collects what was dropped or replaced in one response, in words."""


class Formats(NamedTuple):
    """The texts of times in the requests of an API."""

    datetime: str = ""
    """``strftime`` format of a time in UTC; empty for RFC 3339, of a time as it is given."""

    duration: str = ""
    """``HH:MM[:SS]`` for hours, minutes and, if there are any, seconds; else ISO 8601."""

    for_requests: bool = False
    """Records that were read leave out what only responses have."""


ISO = Formats()
WRITTEN = (dt.date, dt.time, dt.timedelta, UUID)
"""Types with one text wherever they are sent; see `written`."""

PLAIN: frozenset[type] = frozenset((str, int, bool, type(None)))
"""Types that are the same in JSON."""


class UnreadableError(ValueError):
    """The body is not of the documented type; the message says what it is instead."""


def parse(content: bytes | msgspec.Raw) -> Any:
    """Decode JSON, even if it is damaged in parts; raise ValueError if it is invalid."""
    try:
        return msgspec.json.decode(content)
    except NOT_AS_TYPED:
        # Only the standard library reads halves of surrogate pairs in cut strings, NaN,
        # numbers beyond a double and a byte order mark. Servers do send these.
        from .repair import read

    return read(bytes(content))


class EmptyObject(dict[str, Any]):
    """An object of free form that was empty when it was read.

    A request leaves it out: to send an empty one may mean to clear what is there.
    """


def is_left_out(value: Any) -> bool:
    """Return whether a field is not sent: it was not given, or was empty when read."""
    return value is UNSET or (type(value) is EmptyObject and not value)


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def parsed(raw: bytes | msgspec.Raw) -> Any:
    if not bytes(raw).strip():
        raise UnreadableError("the body is empty")
    try:
        return parse(raw)
    except ValueError as error:
        problem = str(error)
    raise UnreadableError(f"the body is not valid JSON: {problem}")


def is_many(value: Any) -> TypeGuard[Collection[Any]]:
    """Return whether a value is a list or a collection that serves as one."""
    return isinstance(value, Collection) and not isinstance(
        value, (str, bytes, bytearray, memoryview, Mapping)
    )


def written(value: Any, formats: Formats) -> str:
    """Return the text of one of `WRITTEN`, in the formats of the API."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, dt.timedelta) and formats.duration:
        return _clock_text(value)
    return cast("str", msgspec.to_builtins(value))


def _clock_text(value: dt.timedelta) -> str:
    """Return ``HH:MM``, with ``:SS`` if there are seconds."""
    if value < dt.timedelta(0) or value.microseconds:
        raise RequestError(f"a duration must be whole seconds, not {value}")
    minutes, seconds = divmod(value.days * 86400 + value.seconds, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    return type(value) is dict or isinstance(value, Mapping)  # an ABC takes its time


def time_text(value: dt.datetime, datetime_format: str) -> str:
    """Return a time as text; one without a zone is taken as UTC."""
    if not datetime_format:
        text = value.isoformat()
        return text if value.utcoffset() else text.removesuffix("+00:00") + "Z"
    if value.tzinfo is not None:
        value = value.astimezone(dt.UTC)
    # `strftime` does not fill up years before 1000.
    return value.strftime(datetime_format.replace("%Y", f"{value.year:04}"))


def is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)
