"""Objects of an API: dataclasses that keep the JSON they were decoded from.

So nothing that the server sent is lost: unknown fields, absent as opposed to null, the
exact text of a time. The objects inside another share its JSON and know their path in it.
"""

# The functions here are a part of Model.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from numbers import Number
from typing import (
    Any,
    Self,
    TypeVar,
    cast,
    dataclass_transform,
    get_args,
    get_type_hints,
)

import msgspec

from .._util import UNSET
from ..errors import RequestError
from .plain import (
    ISO,
    PLAIN,
    WRITTEN,
    Formats,
    is_array,
    is_many,
    is_mapping,
    is_object,
    time_text,
    written,
)
from .raw_json import RawJson, copied, is_deep
from .struct_model import (
    Record,
    SetFields,
    dataclass_fields,
    is_unread,
    raw_state,
    restore,
    set_raw,
    set_source,
)

M = TypeVar("M", bound=type)


_BYTES = (bytes, bytearray, memoryview)
_LEAVES = (*_BYTES, dt.datetime, *WRITTEN, Decimal)


@dataclass_transform(kw_only_default=True)
def model(cls: M) -> M:
    """Make a subclass of `Model` a dataclass.

    Its constructor requires the fields without a default; decoding requires none.
    """
    cls.__dataclass_fields__ = dataclass_fields(cls)  # type: ignore[attr-defined]
    return cls


class Model(Record):
    """An object of an API.

    Fields that the server did not send, or sent as null, read as ``None``; `to_dict` tells
    them apart. A field whose value does not fit its type holds that value as it was sent.
    Two objects are equal when they are of one class and all fields are equal.

    Encode what `to_dict` returns: msgspec refuses to encode the object itself.
    ``dataclasses.replace`` gives an object that counts every field as given by you, so
    its absent ones become null; ``copy.copy`` and then assigning does not.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in field_names(type(self)):
            getattr(self, name)  # raises with a hint
        super().__setattr__(name, value)
        set_raw(self, "_set_fields", SetFields(self._set_names() | {name}))

    def _set_names(self) -> frozenset[str]:
        return frozenset() if self._set_fields is None else self._set_fields.names

    @classmethod
    def from_json(cls, content: str | bytes) -> Self:
        """Read an object from JSON text, such as a stored response or a webhook's body.

        Reads leniently, as a response is read, and keeps unknown keys. Raises ValueError
        unless the text is a JSON object.

        >>> Deal.from_json('{"id": 7, "title": "Big one"}').title
        'Big one'
        """
        from .decode import reader  # which imports this module

        raw = content.encode() if isinstance(content, str) else bytes(content)
        try:
            made = reader(cast("Any", cls))(msgspec.Raw(raw))
        except ValueError as error:
            raise ValueError(f"no JSON object for {cls.__name__}: {error}") from None
        if not isinstance(made, cls):
            raise ValueError(f"no JSON object for {cls.__name__}: {raw[:40]!r}")
        return made

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Read an object from the result of `to_dict`; unknown keys are kept.

        Keys are those of the API, not Python's names. Raises RequestError for values that
        JSON does not have.

        >>> Deal.from_dict(deal.to_dict()) == deal
        True
        """
        problem = "a value is nested too deeply, or holds itself"
        with suppress(RecursionError):
            found = to_json(values)
            try:
                return cls.from_json(msgspec.json.encode(found))
            except (
                UnicodeEncodeError
            ):  # halves of surrogate pairs, as servers send them
                return cls.from_json(json.dumps(found))
            except (TypeError, OverflowError, ValueError) as error:
                problem = str(error)
        raise RequestError(problem)

    @property
    def extra(self) -> Mapping[str, Any]:
        """Fields that the server sent and this class does not declare; a copy."""
        source, known = self._source, layout(type(self)).fields
        return {} if source is None else source.without(known)

    def _typed_extra(self) -> Mapping[str, Any]:
        """Return the fields of `extra`, read as the class annotates that property."""
        from .decode import reader  # which imports this module
        from .repair import as_raw

        annotated = vars(type(self))["extra"].fget
        read = reader(get_args(get_type_hints(annotated)["return"])[1])
        return {
            key: read(as_raw(value)) for key, value in Model.extra.__get__(self).items()
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that the server sent, with your changes.

        A field that is absent and not set stays absent. Times that you set become RFC 3339
        strings; one without a zone is taken as UTC.
        """
        try:
            return self._to_json(ISO)
        except RecursionError:
            raise self._too_deep() from None

    def _too_deep(self) -> RequestError:
        name = type(self).__name__
        return RequestError(f"{name}: a field is nested too deeply, or holds itself")

    def _to_json(self, formats: Formats) -> dict[str, Any]:
        source = self._source
        sent: dict[str, Any] = {} if source is None else source.value()
        set_names = self._set_names()
        fields = layout(type(self)).fields
        result: dict[str, Any] = {}
        left_out = self._read_only if formats.for_requests else ()
        for key, value in sent.items():
            # A value that the user has set is kept.
            if key in left_out and fields[key] not in set_names:
                continue
            if key in fields and not is_unread(self, fields[key]):
                result[key] = _merge(getattr(self, fields[key]), value, formats)
            else:
                result[key] = copied(value)
        for key, name in fields.items():
            if key not in sent:
                value = getattr(self, name)
                if value is not None or name in set_names:
                    result[key] = to_json(value, formats)
        return result

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, n) == getattr(other, n) for n in field_names(type(self))
        )

    def __repr__(self) -> str:
        fields = self.__rich_repr__()
        shown = ", ".join(f"{name}={_shown(value)}" for name, value in fields)
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Yield for rich the fields that `repr` shows."""
        for name in field_names(type(self)):
            value = getattr(self, name)
            if value is not None:
                yield name, value

    def __reduce__(self) -> tuple[Any, ...]:
        if self._source is not None and is_deep(self._source.raw):
            raise self._too_deep()
        return restore, (type(self), raw_state(self))

    def __replace__(self, **changes: Any) -> Self:
        from dataclasses import replace

        return cast("Self", replace(cast("Any", self), **changes))


def _shown(value: Any) -> str:
    try:
        return repr(value)
    except RecursionError:
        return "..."


class Layout(msgspec.Struct, frozen=True):
    """Facts of a model class that decoding and encoding need."""

    fields: dict[str, str]
    """Python names by wire names."""

    hints: dict[str, Any]
    """Types by Python names."""

    linked: tuple[tuple[str, str], ...]
    """(Python name, wire name) of each field that can hold models."""


def field_names(cls: type) -> Mapping[str, object]:
    return cast("Mapping[str, object]", cls.__dataclass_fields__)  # type: ignore[attr-defined]


_layouts: dict[type[Model], Layout] = {}


def layout(cls: type[Model]) -> Layout:
    """Return the layout of a class, made when it is first needed."""
    found = _layouts.get(cls)
    if found is None:
        found = _layouts[cls] = _make_layout(cls)
    return found


def _make_layout(cls: type[Model]) -> Layout:
    hints = get_type_hints(cls)
    wire = {name: cls._wire_names.get(name, name) for name in field_names(cls)}
    return Layout(
        fields={key: name for name, key in wire.items()},
        hints={name: hints[name] for name in wire},
        linked=tuple(
            (name, key) for name, key in wire.items() if holds_models(hints[name])
        ),
    )


def was_read(record: Model) -> bool:
    """Return whether a record was decoded, and not made by the user."""
    return record._source is not None


def is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def holds_models(hint: Any) -> bool:
    return is_model(hint) or any(holds_models(part) for part in get_args(hint))


def link(value: Any, source: RawJson) -> None:
    """Set the source of `value` and of the models in it."""
    if isinstance(value, Model):
        set_source(value, source)
        for name, key in layout(type(value)).linked:
            link_part(getattr(value, name), source, key)
    elif is_array(value):
        for index, item in enumerate(value):
            link_part(item, source, index)
    elif is_object(value):
        for key, item in value.items():
            link_part(item, source, key)


def link_part(value: Any, source: RawJson, key: str | int) -> None:
    if isinstance(value, (Model, list, dict)):
        link(value, source.part(key))


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
        return value._to_json(formats)
    if is_mapping(value):
        return {
            key if type(key) is str else _checked(key): to_json(item, formats)
            for key, item in value.items()
            if item is not UNSET
        }
    if isinstance(value, Enum):
        return to_json(value.value, formats)
    if isinstance(value, (float, Decimal)) and not math.isfinite(value):
        raise RequestError(f"JSON has no number {value}")
    if isinstance(value, dt.datetime):
        return time_text(value, formats.datetime)
    if isinstance(value, WRITTEN):
        return written(value, formats)
    _checked(value)
    if is_many(value):
        return [to_json(item, formats) for item in value]
    if isinstance(value, (str, Number, msgspec.Raw)):
        return value
    try:
        plain = msgspec.to_builtins(value, builtin_types=_LEAVES)
    except TypeError:
        problem = f"JSON has no {type(value).__name__}"
    else:
        return to_json(plain, formats)  # of an object with fields, such as a dataclass
    raise RequestError(problem)


def _checked(value: Any) -> Any:
    """Return `value`; raise RequestError if it is bytes."""
    if issubclass(type(value), _BYTES):
        raise RequestError(
            f"JSON has no {type(value).__name__}; decode it if it is a text"
        )
    return value
