"""An example call of a method, made from its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .python_source import Argument

_BY_FORMAT = {
    "date": '"2026-01-31"',
    "date-time": '"2026-01-31T12:00:00Z"',
    "time-local": '"09:30"',
    "duration-hms": '"00:30"',
    "email": '"ada@example.com"',
}
_BY_TYPE = {
    "int": "1",
    "float": "100",
    "str": '"…"',
    "bool": "True",
    "dt.date": '"2026-01-31"',
    "dt.datetime": '"2026-01-31T12:00:00Z"',
}
_TELLING = ("title", "name", "content", "subject", "field_name", "code")


def example(
    group: str,
    name: str,
    taken: list[Argument],
    facts: dict[str, Any],
    closed: dict[str, list[str]],
) -> Iterator[str]:
    """Yield the lines of an example.

    IDs are names: whoever pastes the line has to decide which record it concerns.
    """
    known = facts.get("arguments", {})
    shown = [each for each in taken if each.required or _is_telling(each, taken, facts)]
    written = ", ".join(
        (
            _place(group, each)
            if not each.keyword
            else f"{each.name}={_value(each, known.get(each.name, {}), closed)}"
        )
        for each in shown
    )
    if "sort_by" in known and "id" in closed.get(known["sort_by"]["type"], ()):
        # Sorted by another field, a walk skips and repeats what changes meanwhile.
        written = ", ".join(filter(None, (written, 'sort_by="id"')))
    call = f"client.{group}.{name}({written})"
    if facts.get("paging"):
        yield f"for item in {call}:"
        yield "    print(item)"
    elif facts["http"].startswith("DELETE"):
        yield call
    else:
        yield f"result = {call}"


def _is_telling(each: Argument, taken: list[Argument], facts: dict[str, Any]) -> bool:
    """Is an optional argument shown, because the call says nothing without it?"""
    if each.required or not facts["http"].startswith(("POST", "PUT", "PATCH")):
        return False
    others = [one for one in taken if one.keyword]
    if any(one.required for one in others):
        return False
    names = [one.name for one in others]
    first = next((name for name in _TELLING if name in names), names[0])
    return each.name == first


def _place(group: str, each: Argument) -> str:
    """Return the name that stands for a part of the path."""
    if each.name != "id":
        return each.name
    one = group[:-3] + "y" if group.endswith("ies") else group.removesuffix("s")
    return f"{one}_id"


def _value(each: Argument, facts: dict[str, Any], closed: dict[str, list[str]]) -> str:
    """Return a value of the type of an argument."""
    kind = each.type
    if kind.startswith("Sequence["):
        inner = kind.removeprefix("Sequence[").partition("]")[0]
        one = Argument(each.name, inner, required=True, keyword=True)
        return f"[{_value(one, {}, closed)}]"
    if facts.get("format") in _BY_FORMAT:
        return _BY_FORMAT[facts["format"]]
    first = kind.partition(" |")[0]
    if first == "FileInput":
        return '"offer.pdf"'
    if first in closed:
        return f'"{closed[first][0]}"'
    if each.name == "id" or each.name.endswith("_id"):
        return each.name if first in ("int", "str") else "1"
    if each.name.endswith("_ids") or each.name == "ids":
        return each.name.removesuffix("s")
    if first == "str" and each.name in _TELLING:
        return f'"New {each.name.replace("_", " ")}"'
    return _BY_TYPE.get(first, "{...}")
