"""Annotations are compared by what Python code may do with them."""

from __future__ import annotations

import pytest

from generator.diff.change import variance


@pytest.mark.parametrize(
    ("old", "new", "widened", "narrowed"),
    [
        ("str", "str | int", "widened", "narrowed"),
        ("int", "float", "widened", "narrowed"),
        ("list[int]", "list[int | str]", "widened", "narrowed"),
        ("list[int]", "list[int | None]", "widened", "narrowed"),
        ("dict[str, list[int]]", "dict[str, list[float]]", "widened", "narrowed"),
        ("dt.date | str", "dt.datetime | dt.date | str", "widened", "narrowed"),
        ("Sequence[int]", "Sequence[int] | str", "widened", "narrowed"),
        ("str | int", "int | str", "", ""),
        ("float | int", "float", "", ""),
        ("Deal", "Person", "changed", "changed"),
        ("list[Deal]", "Deal", "changed", "changed"),
        ("dt.datetime", "int", "changed", "changed"),
        ("Deal | Mapping[str, Any]", "Row | Mapping[str, Any]", "changed", "changed"),
    ],
)
def test_two_types_in_both_directions(
    old: str, new: str, widened: str, narrowed: str
) -> None:
    """Whoever gives the value."""
    for given in (False, True):
        assert variance(old, new, given=given) == widened
        assert variance(new, old, given=given) == narrowed


def test_any_is_wide_for_callers_and_says_nothing_of_responses() -> None:
    assert variance("str", "Any", given=True) == "widened"
    assert variance("Any", "str", given=True) == "narrowed"
    assert variance("str", "Any", given=False) == "unstated"
    assert variance("Any", "str", given=False) == "changed"
    assert variance("Any", "Any | None", given=False) == ""
