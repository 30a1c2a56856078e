"""Reading of response bodies: the envelope of an API and the result in it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypedDict, get_args, get_origin

import msgspec

from .._util import UNSET
from .plain import (
    NOT_AS_TYPED,
    UnreadableError,
    is_object,
    is_union,
    parse,
    parsed,
    type_mismatches,
)

_UNTYPED = (Any, dict[str, Any], list[Any])

_REFUSALS = (False, "false", "0")
"""Values under the key `ok` of an operation that failed; the first is 0, too."""


class RefusedError(ValueError):
    """The body says that the operation failed."""


class PlaceReader:
    """Decoder of the values at some places of a body, in one pass.

    A place is a path of keys; its value is wanted as Any, Raw or list[Raw].
    """

    def __init__(
        self, wanted: Mapping[tuple[str, ...], Any], ok: str | None = None
    ) -> None:
        self._wanted = wanted
        self._ok = ok
        shape = wanted if ok is None else {**wanted, (ok,): Any}
        self._decode = msgspec.json.Decoder(_shape(shape)).decode

    def read(self, content: bytes) -> list[Any]:
        """Return the values in the order of `wanted`, UNSET where there is none.

        A value that is not a list stays as it is. Raises UnreadableError for invalid JSON,
        and RefusedError if the body has false, or 0, under the key `ok`.
        """
        try:
            body = self._decode(content)
        except NOT_AS_TYPED:
            from .repair import divided

            body = parsed(content)
            found = [
                divided(hint, at(body, place)) for place, hint in self._wanted.items()
            ]
        else:
            found = [at(body, place) for place in self._wanted]
            if not content.isascii():
                from .repair import note_bad_text

                note_bad_text(content)
        if self._ok is not None and at(body, (self._ok,)) in _REFUSALS:
            raise RefusedError
        return found


def _shape(wanted: Mapping[tuple[str, ...], Any]) -> Any:
    if () in wanted:
        return wanted[()]
    keys: dict[str, dict[tuple[str, ...], Any]] = {}
    for place, hint in wanted.items():
        keys.setdefault(place[0], {})[place[1:]] = hint
    shapes = {key: _shape(below) for key, below in keys.items()}
    return TypedDict("Shape", shapes, total=False)  # type: ignore[operator]


def at(value: Any, place: tuple[str, ...]) -> Any:
    """Return the value at a place of a decoded body, UNSET if there is none."""
    for key in place:
        if not is_object(value):
            return UNSET
        value = value.get(key, UNSET)
    return value


@functools.cache
def result_reader(
    hint: Any, place: tuple[str, ...], ok: str | None
) -> Callable[[bytes], Any]:
    """Return a function that reads a result of type `hint` at a place of a body.

    It raises RefusedError if the body has false under the key `ok`, and UnreadableError if
    the result is absent or is not the object or list that the type says.
    """
    if hint is None or hint is type(None):
        return lambda content: _check_ok(ok, content)
    if hint is bytes:
        return lambda content: content
    optional = hint is Any or (is_union(hint) and type(None) in get_args(hint))
    is_model = hasattr(hint, "_wire_names")
    expected: Any = hint if is_model else get_origin(hint)
    if not is_model and expected not in (list, dict):
        expected = object
    places = PlaceReader({place: msgspec.Raw}, ok) if place else None
    read_value = value_reader(hint)

    def read(content: bytes) -> Any:
        if optional and not content.strip():
            return None
        if places is not None:
            (found,) = places.read(content)
        else:
            _check_ok(ok, content)
            found = msgspec.Raw(content)
        if found is UNSET:
            if optional:
                return None
            if expected is list and ends_in_null(content, place):
                return null_list(hint)
            raise UnreadableError(f"there is nothing{at_place(place)}")
        value = read_value(found)
        if not isinstance(value, expected):
            if expected is list and value is None:
                return null_list(hint)
            what = "a list" if expected is list else "an object"
            raise UnreadableError(
                f"expected {what}{at_place(place)}, got {kind_of(parsed(found))}"
            )
        return value

    return read


def value_reader(hint: Any) -> Callable[[msgspec.Raw], Any]:
    """Return a function that reads JSON as `hint`; see `decode.reader`."""
    if hint in _UNTYPED:
        return parsed
    from .decode import reader  # only of operations with types

    return reader(hint)


def null_list(hint: Any) -> list[Any]:
    """Return the list that null stands for; note that it was null."""
    found = type_mismatches.get()
    if found is not None:
        found.setdefault((hint, "null"), msgspec.Raw(b"null"))
    return []


def ends_in_null(content: bytes, place: tuple[str, ...]) -> bool:
    """Return whether null stands at a place, or where an object would hold it."""
    body = parsed(content)
    return any(at(body, place[:length]) is None for length in range(1, len(place) + 1))


def plain_reader(ok: str | None) -> Callable[[bytes], Any]:
    """Return a function that reads a body as plain values; None if it is not JSON."""

    def read(content: bytes) -> Any:
        _check_ok(ok, content)
        try:
            return parse(content)
        except ValueError:
            return None

    return read


@functools.cache
def _ok_reader(ok: str) -> PlaceReader:
    return PlaceReader({}, ok)


def _check_ok(ok: str | None, content: bytes) -> None:
    if ok is not None and content.lstrip().startswith(b"{"):
        with suppress(UnreadableError):
            _ok_reader(ok).read(content)


def at_place(place: tuple[str, ...]) -> str:
    """Return a place as the end of a message."""
    return f" at '{'.'.join(place)}'" if place else ""


def kind_of(value: Any) -> str:
    """Return what a JSON value is, for messages."""
    if value is None:
        return "null"
    names = {bool: "a boolean", str: "a string", list: "a list", dict: "an object"}
    return next((n for kind, n in names.items() if isinstance(value, kind)), "a number")
