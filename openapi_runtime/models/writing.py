# The functions here are a part of Model.
# pyright: reportPrivateUsage=false
"""Values and records as JSON: for bodies, and for those who store what they read."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from numbers import Integral, Number, Rational, Real
from typing import Any, cast

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..operation import ObjectType
from .model import Model, layout
from .plain import (
    ISO,
    PLAIN,
    WRITTEN,
    EmptyObject,
    Formats,
    is_array,
    is_many,
    is_mapping,
    is_object,
    time_text,
    written,
)
from .struct_model import copied, is_unread

_BYTES = (bytes, bytearray, memoryview)
_LEAVES = (*_BYTES, dt.datetime, *WRITTEN, Decimal)


def record_json(record: Model, formats: Formats) -> dict[str, Any]:
    """Return a record as the server sent it, with the changes of the user."""
    source = record._source
    sent: dict[str, Any] = {} if source is None else source.value()
    set_names = record._set_names()
    fields = layout(type(record)).fields
    result: dict[str, Any] = {}
    left_out = record._read_only if formats.for_requests else ()
    for key, value in sent.items():
        # A value that the user has set is kept.
        if key in left_out and fields[key] not in set_names:
            continue
        if key in fields and not is_unread(record, fields[key]):
            result[key] = _merge(getattr(record, fields[key]), value, formats)
        else:
            result[key] = copied(value)
    for key, name in fields.items():
        if key not in sent:
            value = getattr(record, name)
            if value is not None or name in set_names:
                result[key] = to_json(value, formats)
    return result


def record_members(
    record: Model, accepts: ObjectType | None, formats: Formats
) -> dict[str, Any]:
    """Return the members of a record for a request; records in it stay records.

    One that was read leaves out what the request does not have, but for what the user
    has set.
    """
    members, shape = record_json(record, formats), layout(type(record))
    for name, key in shape.linked:
        if key in members:
            members[key] = getattr(record, name)
    free = set(record._free_form) - record._set_names()
    for key, name in shape.fields.items():
        if name in free and members.get(key) == {}:
            members[key] = EmptyObject()
    if accepts is None:
        return members
    members = renamed(members, accepts)
    if record._source is None or accepts.others:
        return members
    own, taken = record._set_names(), accepts.type_of
    names = shape.fields
    return {k: v for k, v in members.items() if k in taken or names.get(k) in own}


def renamed(members: Mapping[Any, Any], accepts: ObjectType) -> dict[Any, Any]:
    """Return members by their names in requests, where responses have others."""
    found = dict(members)
    for key, name in accepts.sent_as.items():
        if key in found:
            value, kept = found.pop(key), found.get(name)
            found[name] = value if kept is None or kept is UNSET else kept
    return found


def _merge(value: Any, sent: Any, formats: Formats) -> Any:
    """Return the JSON of `value`, as `sent` has it wherever it is unchanged."""
    if is_array(value) and is_array(sent):
        added = [UNSET] * (len(value) - len(sent))
        return [
            _merge(item, old, formats)
            for item, old in zip(value, sent + added, strict=False)
        ]
    if is_object(value) and is_object(sent):
        return {
            key: _merge(item, sent.get(key, UNSET), formats)
            for key, item in value.items()
        }
    if type(value) is type(sent):
        return value
    return sent if _is_unchanged(value, sent) else to_json(value, formats)


def _is_unchanged(value: Any, sent: Any) -> bool:
    """Return whether decoding `sent` gives `value`."""
    if value is None or isinstance(value, bool) or isinstance(sent, bool):
        return False  # in Python, but not in JSON, True equals 1
    if not isinstance(sent, str):
        return bool(value == sent)
    try:
        return bool(msgspec.convert(sent, cast("Any", type(value))) == value)
    except (msgspec.ValidationError, TypeError):
        return False


def to_json(value: Any, formats: Formats = ISO) -> Any:
    """Return `value` as JSON; unset values in objects are left out.

    Raises RequestError for NaN, infinity and bytes, which JSON does not have.
    """
    if type(value) in PLAIN:
        return value
    if isinstance(value, Model):
        return record_json(value, formats)
    if is_mapping(value):
        return {
            key if type(key) is str else _checked(key): to_json(item, formats)
            for key, item in value.items()
            if item is not UNSET
        }
    if isinstance(value, Enum):
        return to_json(value.value, formats)
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, dt.datetime):
        return time_text(value, formats.datetime)
    if isinstance(value, WRITTEN):
        return written(value, formats)
    _checked(value)
    if is_many(value):
        return [to_json(item, formats) for item in value]
    if isinstance(value, str):
        return str.__str__(value)  # msgspec refuses subclasses
    if isinstance(value, msgspec.Raw):
        return value
    try:
        plain = msgspec.to_builtins(value, builtin_types=_LEAVES)
    except TypeError:
        problem = f"JSON has no {type(value).__name__}"
    else:
        return to_json(plain, formats)  # of an object with fields, such as a dataclass
    raise RequestError(problem)


def _number(value: Any) -> int | float | Decimal:
    """Return a number of any class, such as one of NumPy, as one that JSON has."""
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real) and not isinstance(value, Rational):
        value = float(value)
    if not isinstance(value, (float, Decimal)):
        raise RequestError(f"JSON has no {type(value).__name__}")
    if not math.isfinite(value):
        raise RequestError(f"JSON has no number {value}")
    return value


def _checked(value: Any) -> Any:
    """Return `value`; raise RequestError if it is bytes."""
    if issubclass(type(value), _BYTES):
        raise RequestError(
            f"JSON has no {type(value).__name__}; decode it if it is a text"
        )
    return value
