"""Reading of lists in response bodies; loaded with the first page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import msgspec

from .._util import UNSET
from .envelope import (
    PlaceReader,
    at_place,
    ends_in_null,
    kind_of,
    null_list,
    value_reader,
)
from .plain import UnreadableError, is_array


@functools.cache
def list_reader(
    item: Any, place: tuple[str, ...], ok: str | None, also: tuple[str, ...] | None
) -> Callable[[bytes], tuple[list[Any], Any]]:
    """Return a function that reads a list at one place and any value at another.

    It raises the same errors as a `result_reader`.
    """
    places = PlaceReader(
        {place: list[msgspec.Raw]} | ({} if also is None else {also: Any}), ok
    )
    read_item = value_reader(item)

    def read(content: bytes) -> tuple[list[Any], Any]:
        found, *others = places.read(content)
        if not is_array(found):
            if ends_in_null(content, place):
                return null_list(list[item]), others[0] if others else UNSET
            what = "nothing" if found is UNSET else kind_of(found)
            raise UnreadableError(f"expected a list{at_place(place)}, got {what}")
        return [read_item(raw) for raw in found], others[0] if others else UNSET

    return read
