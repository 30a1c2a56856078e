"""The lock of names after a merge: both sides of its conflicts, joined.

Git leaves markers where two branches pinned names at the same place of the file. Each side
is a lock by itself. Their join has the names of both; where they disagree, the names of
this branch stay.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from ..read.nodes import path_shape

_MARKERS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}
"""First word of a marker -> the side whose lines follow; "": both sides again."""
_SIDES = ("ours", "theirs")
_BY_PLACE = {"classes", "enums"}
"""Tables of name -> place in the document -> digest."""
_ORDERS = {"fields", "bodies", "renamed"}
"""Tables of lists that go on growing."""


def has_markers(text: str) -> bool:
    """Return whether git left merge markers in *text*."""
    return any(line[:7] in _MARKERS for line in text.splitlines())


def join_sides(text: str) -> dict[str, Any]:
    """Return the join of both sides of *text*; raise ValueError if one is no lock."""
    ours, theirs = (tomllib.loads("".join(_side(text, name))) for name in _SIDES)
    return _join(ours, theirs)


def _side(text: str, name: str) -> Iterator[str]:
    """Yield the lines of one side, without markers."""
    side = ""
    for line in text.splitlines(keepends=True):
        if line[:7] in _MARKERS:
            side = _MARKERS[line[:7]]
        elif side in ("", name):
            yield line
    if side:
        raise ValueError("the last merge marker is missing")


def _join(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Return the names of both, each place in the document with one name."""
    places = set(map(_place, ours.get("operations", {}).values()))
    operations = theirs.get("operations", {}).items()
    theirs = theirs | {
        "operations": {id_: o for id_, o in operations if _place(o) not in places}
    }
    for table in _BY_PLACE & theirs.keys():
        pinned = {place for pins in ours.get(table, {}).values() for place in pins}
        named = {
            name: {p: digest for p, digest in pins.items() if p not in pinned}
            for name, pins in theirs[table].items()
        }
        theirs[table] = {name: pins for name, pins in named.items() if pins}
    return {
        table: _union(ours.get(table, {}), theirs.get(table, {}), table in _ORDERS)
        for table in ours | theirs
    }


def _place(operation: Any) -> tuple[str, str]:
    """Return method and path of an entry, whatever the path's parameters are called."""
    method, path = map(str, operation[:2])
    return method, path_shape(path)


def _union(ours: Any, theirs: Any, lists: bool) -> Any:
    """Return all that either side has; *ours* where both have something else.

    With *lists*, what only *theirs* has in a list comes last.
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = {k: _union(ours[k], theirs[k], lists) for k in ours.keys() & theirs}
        return {**theirs, **ours, **both}
    if lists and isinstance(ours, list) and isinstance(theirs, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return ours
