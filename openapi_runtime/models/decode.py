# The readers here set the source of models.
# pyright: reportPrivateUsage=false
"""Decoding of JSON as typed objects.

Each type has one msgspec decoder, which is fast. JSON that it refuses is read again
leniently, part by part; a part that does not fit its type stays as it was sent.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, overload

import msgspec

from .._util import UNSET
from .envelope import PlaceReader
from .model import Model, holds_models, is_model, layout, link
from .plain import NOT_AS_TYPED, is_array, is_object, is_union, parsed, type_mismatches
from .repair import as_raw
from .struct_model import RawJson, new_empty, read_object, set_raw, set_source

T = TypeVar("T")
Reader: TypeAlias = Callable[[msgspec.Raw], Any]

_MISMATCHES = 8
_read_array = msgspec.json.Decoder(list[msgspec.Raw]).decode


@functools.cache
def reader(hint: Any) -> Reader:
    """Return a function that reads JSON as `hint`; a value of another type is no error.

    It raises UnreadableError for invalid JSON.
    """
    again = functools.partial(_read_leniently, hint)
    decode = _typed_decoder(hint)
    if decode is None or get_origin(hint) in (list, dict):
        return again  # item by item, so that one mismatch costs no other item
    decode_typed = decode
    linked = bool(layout(hint).linked) if is_model(hint) else holds_models(hint)
    is_flat_model = is_model(hint) and not linked

    def read(raw: msgspec.Raw) -> Any:
        try:
            value = decode_typed(raw)
        except NOT_AS_TYPED as error:
            problem = str(error)
        else:
            if is_flat_model:
                set_source(value, RawJson(raw))
            elif linked:
                link(value, RawJson(raw))
            return value
        return _read_mismatched(hint, raw, problem)

    return read


@overload
def read_body(body: str | bytes, hint: type[T]) -> T: ...


@overload
def read_body(body: str | bytes, hint: Any) -> Any: ...


def read_body(body: str | bytes, hint: Any) -> Any:
    """Read the body of a request that an API sent as *hint*, leniently like a response.

    Raises ValueError unless it is JSON.
    """
    raw = body.encode() if isinstance(body, str) else bytes(body)
    return reader(hint)(msgspec.Raw(raw))


def _read_mismatched(hint: Any, raw: msgspec.Raw, problem: str) -> Any:
    found = type_mismatches.get()
    if found is None:
        return _read_leniently(hint, raw)
    if len(found) < _MISMATCHES:
        found.setdefault((hint, problem), raw)
    token = type_mismatches.set(None)  # its parts are not findings of their own
    try:
        return _read_leniently(hint, raw)
    finally:
        type_mismatches.reset(token)


def _typed_decoder(hint: Any) -> Callable[[msgspec.Raw], Any] | None:
    return msgspec.json.Decoder(hint).decode if _is_supported(hint, set()) else None


def _is_supported(hint: Any, seen: set[type]) -> bool:
    """Return whether msgspec supports a type, unlike two models or ``date | str``.

    msgspec itself must not be asked: when it refuses a type in a cycle of models, it keeps
    the others half made, and reading one of them later ends the process.
    """
    if is_model(hint):
        if hint in seen:
            return True
        seen.add(hint)
        return hint._has_all_keys and all(
            _is_supported(part, seen) for part in layout(hint).hints.values()
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
        if plain and not _is_plain_supported(Union[tuple(plain)]):  # noqa: UP007
            return False
    return all(_is_supported(part, seen) for part in parts)


@functools.cache
def _is_plain_supported(hint: Any) -> bool:
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
    made: Model = new_empty(cls)
    for key, name, read in _field_readers(cls):
        value = values.get(key)
        if value is not None:
            set_raw(made, name, value if read is None else read(value))
    set_source(made, RawJson(raw))
    return made


@functools.cache
def _field_readers(cls: Any) -> list[tuple[str, str, Reader | None]]:
    shape = layout(cls)
    return [
        (key, name, None if name in cls._free_form else reader(shape.hints[name]))
        for key, name in shape.fields.items()
    ]


class _Union:
    """Reader of a value of one of several types."""

    def __init__(self, members: tuple[Any, ...]) -> None:
        self._models = [member for member in members if is_model(member)]
        # ``str`` fits every string, so it comes last.
        self._others = sorted(
            (m for m in members if not is_model(m)), key=lambda member: member is str
        )
        self._has_dict = any(get_origin(member) is dict for member in members)
        self._decoders = {member: _typed_decoder(member) for member in members}
        self._tagged: dict[str, dict[str, Any]] = {}
        """Classes by property and its value; None where the value means several."""
        is_ambiguous = len(self._models) > 1 or self._has_dict
        for cls in self._models if is_ambiguous else ():
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
        """Return the class of the discriminator, else the one that has most of the keys."""
        candidates = self._models
        for key, classes in self._tagged.items():
            tag = parsed(value[key]) if key in value else None
            if tag is None:
                continue
            text = tag if isinstance(tag, str) else bytes(value[key]).decode()
            if text not in classes:  # excludes the classes with a value for it
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
    """Return an object or array with its parts still as JSON; decode any other value."""
    for read in (read_object, _read_array):
        try:
            return read(raw)
        except NOT_AS_TYPED:
            pass
    value = parsed(raw)
    if is_object(value):
        return {key: as_raw(item) for key, item in value.items()}
    return [as_raw(item) for item in value] if is_array(value) else value


M = TypeVar("M", bound=Model)

Places = Mapping[str, tuple[str, ...]]
"""Paths in a body, by wire name."""


def details_of(cls: type[M], content: bytes, places: Places) -> M:
    """Read the values at some places of a body as one object."""
    values = b"{%s}" % _members(content, places)
    return cast("M", reader(cast("Any", cls))(msgspec.Raw(values)))


def with_beside(read: Callable[[bytes], T], places: Places) -> Callable[[bytes], T]:
    """Return a function that adds the values at some places to the object that it reads.

    What the object has itself is kept.
    """

    def read_both(content: bytes) -> T:
        result = read(content)
        members = _members(content, places)
        if not members or not isinstance(result, Model) or result._source is None:
            return result
        own = bytes(result._source.raw).strip()[1:-1].strip()
        joined = b"{%s}" % b",".join(filter(None, (members, own)))
        return cast("T", reader(cast("Any", type(result)))(msgspec.Raw(joined)))

    return read_both


def _members(content: bytes, places: Places) -> bytes:
    """Return the members of a JSON object with the values at some places."""
    names = tuple(places)
    found = _reader(tuple(places.values())).read(content)
    return b",".join(
        b"%s:%s" % (msgspec.json.encode(name), bytes(raw))
        for name, raw in zip(names, found, strict=True)
        if raw is not UNSET
    )


@functools.cache
def _reader(places: tuple[tuple[str, ...], ...]) -> PlaceReader:
    return PlaceReader(dict.fromkeys(places, msgspec.Raw))
