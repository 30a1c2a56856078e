"""Reading of response bodies: the envelope of an API and the result in it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypedDict, get_args, get_origin

import msgspec

from .._unset import UNSET
from .decode import NOT_AS_TYPED, UnreadableError, as_raw, is_union, parsed, reader
from .model import Model, is_model
from .raw_json import is_array, is_object, parse


class RefusedError(ValueError):
    """The body says that the operation failed."""


class PlaceReader:
    """Reads what is at some places of a body in one pass, and nothing else of it.

    A place is the keys that lead to it; what is wanted there is Any, Raw or list[Raw].
    """

    def __init__(self, wanted: Mapping[tuple[str, ...], Any]) -> None:
        self._wanted = wanted
        self._decode = msgspec.json.Decoder(_shape(wanted)).decode

    def read(self, content: bytes) -> list[Any]:
        """Return the values in the order of `wanted`, UNSET where there is none.

        A value that is not a list stays as it is. Raises UnreadableError for invalid JSON.
        """
        try:
            body = self._decode(content)
        except NOT_AS_TYPED:
            body = parsed(content)
            return [_as(hint, at(body, place)) for place, hint in self._wanted.items()]
        return [at(body, place) for place in self._wanted]


def _shape(wanted: Mapping[tuple[str, ...], Any]) -> Any:
    if () in wanted:
        return wanted[()]
    keys: dict[str, dict[tuple[str, ...], Any]] = {}
    for place, hint in wanted.items():
        keys.setdefault(place[0], {})[place[1:]] = hint
    shapes = {key: _shape(below) for key, below in keys.items()}
    return TypedDict("Shape", shapes, total=False)  # type: ignore[operator]


def at(value: Any, place: tuple[str, ...]) -> Any:
    """Return what is at a place of a decoded body, UNSET when there is nothing."""
    for key in place:
        if not is_object(value):
            return UNSET
        value = value.get(key, UNSET)
    return value


def _as(hint: Any, value: Any) -> Any:
    if hint is Any or value is UNSET:
        return value
    if hint is msgspec.Raw:
        return as_raw(value)
    return [as_raw(item) for item in value] if is_array(value) else value


def read_text(content: bytes) -> str:
    """Read an answer that is text: UTF-8, else Latin-1, which loses nothing."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


@functools.cache
def result_reader(
    hint: Any, place: tuple[str, ...], ok: str | None
) -> Callable[[bytes], Any]:
    """Return what reads a result of type `hint` at a place of a body.

    It raises RefusedError when the body has false under the key `ok`, and UnreadableError when
    the result is not there or, where an object or a list is promised, is none.
    """
    if hint is None or hint is type(None):
        return lambda content: _check(ok, content)
    if hint is bytes:
        return lambda content: content
    optional = hint is Any or (is_union(hint) and type(None) in get_args(hint))
    expected: Any = Model if is_model(hint) else get_origin(hint)
    if expected not in (Model, list, dict):
        expected = object
    wanted: dict[tuple[str, ...], Any] = {place: msgspec.Raw}
    places = PlaceReader(wanted if ok is None else wanted | {(ok,): Any})
    read_value = reader(hint)

    def read(content: bytes) -> Any:
        if optional and not content.strip():
            return None
        if place:
            found, *said = places.read(content)
            if said == [False]:
                raise RefusedError
        else:
            _check(ok, content)
            found = msgspec.Raw(content)
        if found is UNSET:
            if optional:
                return None
            raise UnreadableError(f"there is nothing{_where(place)}")
        value = read_value(found)
        if not isinstance(value, expected):
            what = "a list" if expected is list else "an object"
            raise UnreadableError(
                f"expected {what}{_where(place)}, got {_kind(parsed(found))}"
            )
        return value

    return read


@functools.cache
def list_reader(
    item: Any, place: tuple[str, ...], ok: str | None, also: tuple[str, ...] | None
) -> Callable[[bytes], tuple[list[Any], Any]]:
    """Return what reads a list at one place of a body and any value at another.

    It raises as a `result_reader` does.
    """
    wanted: dict[tuple[str, ...], Any] = {place: list[msgspec.Raw]}
    if also is not None:
        wanted[also] = Any
    if ok is not None:
        wanted[(ok,)] = Any
    places = PlaceReader(wanted)
    read_item = reader(item)

    def read(content: bytes) -> tuple[list[Any], Any]:
        found, *more = places.read(content)
        other = UNSET if also is None else more.pop(0)
        if more == [False]:
            raise RefusedError
        if not is_array(found):
            what = "nothing" if found is UNSET else _kind(found)
            raise UnreadableError(f"expected a list{_where(place)}, got {what}")
        return [read_item(raw) for raw in found], other

    return read


@functools.cache
def absence_reader(place: tuple[str, ...]) -> Callable[[bytes], bool]:
    """Return what tells whether nothing at a place means that nothing was sent there.

    Not so where something else stands instead of the object that would hold it; but an
    empty list does in the JSON of servers that write every empty object so.
    """
    holder = place[:-1]
    if not holder:
        return lambda _: True
    places = PlaceReader({holder: Any})

    def read(content: bytes) -> bool:
        (found,) = places.read(content)
        return found is None or found is UNSET or found == [] or is_object(found)

    return read


def plain_reader(ok: str | None) -> Callable[[bytes], Any]:
    """Return what reads a whole body as plain values; None when it is not JSON."""

    def read(content: bytes) -> Any:
        _check(ok, content)
        try:
            return parse(content)
        except ValueError:
            return None

    return read


@functools.cache
def _said_places(ok: str) -> PlaceReader:
    return PlaceReader({(ok,): Any})


def _check(ok: str | None, content: bytes) -> None:
    if ok is None or not content.lstrip().startswith(b"{"):
        return
    try:
        said = _said_places(ok).read(content)
    except UnreadableError:
        return
    if said == [False]:
        raise RefusedError


def _where(place: tuple[str, ...]) -> str:
    return f" at '{'.'.join(place)}'" if place else ""


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names = {bool: "a boolean", str: "a string", list: "a list", dict: "an object"}
    return next((n for kind, n in names.items() if isinstance(value, kind)), "a number")
