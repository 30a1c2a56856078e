# It looks at what models were read from.
# pyright: reportPrivateUsage=false
"""Values that a body has beside its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from .._util import UNSET
from .decode import reader
from .envelope import PlaceReader
from .model import Model

T = TypeVar("T")
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


@cache
def _reader(places: tuple[tuple[str, ...], ...]) -> PlaceReader:
    return PlaceReader(dict.fromkeys(places, msgspec.Raw))
