"""Objects of an API: dataclasses that keep the JSON they were decoded from.

So nothing that the server sent is lost: unknown fields, absent as opposed to null, the
exact text of a time. The objects inside another share its JSON and know their path in it.
"""

# The functions here are a part of Model.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
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

from ..errors import RequestError
from .plain import ISO, is_array, is_object
from .struct_model import (
    RawJson,
    Record,
    SetFields,
    dataclass_fields,
    is_deep,
    raw_state,
    restore,
    set_raw,
    set_source,
)

M = TypeVar("M", bound=type)


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
        from .writing import to_json

        problem = "a value is nested too deeply, or holds itself"
        with suppress(RecursionError):
            found = to_json(values)
            try:
                return cls.from_json(msgspec.json.encode(found))
            except UnicodeEncodeError:  # halves of surrogate pairs: servers send them
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
        from .writing import record_json  # not of those who only read

        try:
            return record_json(self, ISO)
        except RecursionError:
            raise self._too_deep() from None

    def _too_deep(self) -> RequestError:
        name = type(self).__name__
        return RequestError(f"{name}: a field is nested too deeply, or holds itself")

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
