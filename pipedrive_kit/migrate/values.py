"""Single values, from the form of API v1 to that of API v2 and back."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final

from ..narrowing import is_list, is_mapping
from .notes import Source

_TIME = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)")
_RFC_3339 = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:[.]\d+)?Z")
_NO_TIME = ("", "0000-00-00 00:00:00", "0000-00-00")
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:[.]\d+)?", re.ASCII)


class UnclearError(ValueError):
    """A value that the rules do not fit; it stays as it is."""


def id_of(value: Any) -> Any:
    """Return the ID of a related object; other values stay."""
    if is_mapping(value):
        for name in ("id", "value"):
            if name in value:
                return value[name]
        raise UnclearError("an object without an ID")
    return value


def _integer(value: Any) -> Any:
    value = id_of(value)
    if value is None or isinstance(value, int):
        return int(value) if isinstance(value, bool) else value
    if isinstance(value, str) and not value.strip():
        return None
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise UnclearError("no whole number")


def _number(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str) and not value.strip():
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    raise UnclearError("no number")


def _boolean(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if value in (0, 1, "0", "1"):
        return bool(int(value))
    raise UnclearError("neither 0 nor 1")


def _time(value: Any) -> Any:
    if value is None or value in _NO_TIME:
        return None
    if isinstance(value, str) and (match := _TIME.fullmatch(value)):
        return f"{match[1]}T{match[2]}Z"
    if isinstance(value, dt.date) or (
        isinstance(value, str) and _RFC_3339.fullmatch(value)
    ):
        return value
    raise UnclearError("no time of the form 2024-01-31 10:00:00")


def _integers(value: Any) -> Any:
    if value is None or value == "":
        return []
    if is_list(value):
        return [_integer(item) for item in value]
    if isinstance(value, str):
        return [_integer(item.strip()) for item in value.split(",")]
    return [_integer(value)]


_TO_V2: Final[dict[str, Callable[[Any], Any]]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "time": _time,
    "integers": _integers,
}


def typed(value: Any, kind: Any) -> Any:
    """Return a value of API v1 as API v2 has it.

    Raises:
        UnclearError: It is none of this kind.
    """
    if isinstance(value, Source):
        return _bare(value) if kind in ("integer", "number") else value
    convert = _TO_V2.get(kind) if isinstance(kind, str) else None
    return convert(value) if convert else value


def _bare(code: Source) -> Source:
    """Return the code of a number that a program makes a text of."""
    try:
        node = ast.parse(code, mode="eval").body
    except SyntaxError:
        return code
    is_text = isinstance(node, ast.Call) and ast.unparse(node.func) == "str"
    if isinstance(node, ast.Call) and is_text and len(node.args) == 1:
        return Source(ast.get_source_segment(code, node.args[0]) or code)
    return code


def untyped(value: Any, kind: Any) -> Any:
    """Return a value of API v2 as API v1 had it."""
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(dt.timezone.utc)
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, dt.date):
        return value.isoformat()
    if kind == "time" and isinstance(value, str):
        match = _RFC_3339.fullmatch(value)
        return f"{match[1]} {match[2]}" if match else value
    if kind == "number" and isinstance(value, float) and value.is_integer():
        return int(value)
    if kind == "integers" and is_list(value):
        return ",".join(str(item) for item in value) or None
    return value
