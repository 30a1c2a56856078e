"""From JSON to typed objects.

The fast way is one msgspec decoder per type. What it does not take is read again
leniently: part by part, and a part that does not fit its type stays as it was sent.
"""

# The readers here make models, which remember what they were read from.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import functools
import json
import types
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeAlias, Union, get_args, get_origin

import msgspec

from .model import Model, holds_models, is_model, layout, link
from .raw_json import Source, is_array, is_object, parse, read_object
from .struct_model import blank, free_form, is_spelled, put, set_source

Reader: TypeAlias = Callable[[msgspec.Raw], Any]

Misfits: TypeAlias = dict[tuple[Any, str], msgspec.Raw]
"""Examples of JSON that was not what its type says, by that type and what was wrong."""

misfits: ContextVar[Misfits | None] = ContextVar("misfits", default=None)
"""Where to note what does not fit, for one answer."""

_MISFITS = 8
NOT_AS_TYPED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_read_array = msgspec.json.Decoder(list[msgspec.Raw]).decode


class UnreadableError(ValueError):
    """The body is not what was promised; the message says what it is instead."""


@functools.cache
def reader(hint: Any) -> Reader:
    """Return what reads JSON as `hint`; it never fails on a value of another type.

    It raises UnreadableError when it is given no JSON.
    """
    again = functools.partial(_read_leniently, hint)
    decode = _typed_decoder(hint)
    if decode is None or get_origin(hint) in (list, dict):
        return again  # the items each for themselves, so that one misfit costs no other
    decode_typed = decode
    linked = bool(layout(hint).linked) if is_model(hint) else holds_models(hint)
    is_flat_model = is_model(hint) and not linked

    def read(raw: msgspec.Raw) -> Any:
        try:
            value = decode_typed(raw)
        except NOT_AS_TYPED as error:
            wrong = str(error)
        else:
            if is_flat_model:
                set_source(value, Source(raw))
            elif linked:
                link(value, Source(raw))
            return value
        return _read_misfit(hint, raw, wrong)

    return read


def _read_misfit(hint: Any, raw: msgspec.Raw, wrong: str) -> Any:
    found = misfits.get()
    if found is None:
        return _read_leniently(hint, raw)
    if len(found) < _MISFITS:
        found.setdefault((hint, wrong), raw)
    token = misfits.set(None)  # the parts of it are no finding of their own
    try:
        return _read_leniently(hint, raw)
    finally:
        misfits.reset(token)


def _typed_decoder(hint: Any) -> Callable[[msgspec.Raw], Any] | None:
    return msgspec.json.Decoder(hint).decode if _is_taken(hint, set()) else None


def _is_taken(hint: Any, seen: set[type]) -> bool:
    """Whether msgspec takes a type: not a union of two records, nor ``date | str``.

    It is not asked: where it refuses a type in a cycle of records, it remembers the others
    half made, and reading one of them later ends the process.
    """
    if is_model(hint):
        if hint in seen:
            return True
        seen.add(hint)
        return is_spelled(hint) and all(
            _is_taken(part, seen) for part in layout(hint).hints.values()
        )
    parts = get_args(hint)
    if is_union(hint):
        origins = [dict if is_model(part) else get_origin(part) for part in parts]
        if origins.count(dict) > 1 or origins.count(list) > 1:
            return False
        plain = [
            part
            for part, origin in zip(parts, origins, strict=True)
            if origin not in (dict, list)
        ]
        if plain and not _is_plain_taken(Union[tuple(plain)]):  # noqa: UP007
            return False
    return all(_is_taken(part, seen) for part in parts)


@functools.cache
def _is_plain_taken(hint: Any) -> bool:
    try:
        msgspec.json.Decoder(hint)
    except TypeError:
        return False
    return True


def _read_leniently(hint: Any, raw: msgspec.Raw) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_union(hint):
        return _union(arguments).read(raw)
    value = split(raw)
    if is_object(value):
        if is_model(hint):
            return _read_model(hint, value, raw)
        if origin is dict:
            read = reader(arguments[1])
            return {key: read(item) for key, item in value.items()}
    elif is_array(value) and origin is list:
        read = reader(arguments[0])
        return [read(item) for item in value]
    return parsed(raw)


def _read_model(cls: Any, values: dict[str, msgspec.Raw], raw: msgspec.Raw) -> Model:
    made: Model = blank(cls)
    for key, name, read in _field_readers(cls):
        value = values.get(key)
        if value is not None:
            put(made, name, value if read is None else read(value))
    set_source(made, Source(raw))
    return made


@functools.cache
def _field_readers(cls: Any) -> list[tuple[str, str, Reader | None]]:
    shape = layout(cls)
    return [
        (key, name, None if name in free_form(cls) else reader(shape.hints[name]))
        for key, name in shape.fields.items()
    ]


class _Union:
    """Reads a value of one of several types."""

    def __init__(self, members: tuple[Any, ...]) -> None:
        self._models = [member for member in members if is_model(member)]
        # ``str`` takes every string, so it comes last.
        self._others = sorted(
            (m for m in members if not is_model(m)), key=lambda member: member is str
        )
        self._has_dict = any(get_origin(member) is dict for member in members)
        self._decoders = {member: _typed_decoder(member) for member in members}
        self._tagged: dict[str, dict[str, Any]] = {}
        """Classes by property and its value; None where the value means several."""
        # One class alone takes every object: nothing has to tell it from another.
        told_apart = len(self._models) > 1 or self._has_dict
        for cls in self._models if told_apart else ():
            for key, value in cls._tags:
                classes = self._tagged.setdefault(key, {})
                classes[value] = None if value in classes else cls

    def read(self, raw: msgspec.Raw) -> Any:
        value = split(raw)
        if self._models and is_object(value):
            cls = self._class_of(value, raw)
            if cls is not None:
                return reader(cls)(raw)
        for member in self._others:
            if self._fits(member, raw):
                return reader(member)(raw)
        kind = dict if is_object(value) else list
        for member in self._others:
            if get_origin(member) is kind:
                return reader(member)(raw)
        return parsed(raw)

    def _class_of(self, value: dict[str, msgspec.Raw], raw: msgspec.Raw) -> Any:
        """Return the class that a tag names, else the one that knows most of the keys."""
        candidates = self._models
        for key, classes in self._tagged.items():
            tag = parsed(value[key]) if key in value else None
            if tag is None:
                continue
            text = tag if isinstance(tag, str) else bytes(value[key]).decode()
            if text not in classes:  # of none that would say so
                candidates = [c for c in candidates if c not in classes.values()]
            elif classes[text] is not None:
                return classes[text]
        known = [len(layout(cls).fields.keys() & value.keys()) for cls in candidates]
        most = max(known, default=0)
        is_foreign = value and not most
        if not candidates or (is_foreign and self._has_dict):
            return None
        best = [cls for cls, n in zip(candidates, known, strict=True) if n == most]
        return next((cls for cls in best if self._fits(cls, raw)), best[0])

    def _fits(self, member: Any, raw: msgspec.Raw) -> bool:
        decode = self._decoders[member]
        if decode is None:
            return False
        try:
            decode(raw)
        except NOT_AS_TYPED:
            return False
        return True


_union = functools.cache(_Union)


def split(raw: bytes | msgspec.Raw) -> Any:
    """Return the parts of an object or array still as JSON; any other value as it is."""
    for read in (read_object, _read_array):
        try:
            return read(raw)
        except NOT_AS_TYPED:
            pass
    value = parsed(raw)
    if is_object(value):
        return {key: as_raw(item) for key, item in value.items()}
    return [as_raw(item) for item in value] if is_array(value) else value


def parsed(raw: bytes | msgspec.Raw) -> Any:
    if not bytes(raw).strip():
        raise UnreadableError("the body is empty")
    try:
        return parse(raw)
    except ValueError:
        pass
    raise UnreadableError("the body is not valid JSON")


def as_raw(value: Any) -> msgspec.Raw:
    return msgspec.Raw(json.dumps(value).encode())


def is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)
