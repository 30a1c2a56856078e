"""The cursor of the next page, by paging style and by the response."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime import UNSET, Operation, PaginationError, Paging, RequestError
from openapi_runtime.paging.styles import PageRequest, Received, style_of
from openapi_runtime.paging.walk import listing

LIST = Operation(id="getPets", http_method="GET", path="/pets")


def following(
    style: Any, found: Any, *, cursor: str | None = None, length: int = 2
) -> str | None:
    """Return the cursor after a page of `length` items that has `found` in its body."""
    paging = Paging(style=style, cursor="after", next=("next",), items=("data",))
    request = PageRequest(cursor, 2)
    return style_of(paging).next(Received(LIST, request, length, found, b"{}"))


@pytest.mark.parametrize("total", [UNSET, None, "many", -1, True, 2.5, "9" * 5000])
def test_a_total_that_is_no_number_of_items_ends_no_list(total: Any) -> None:
    """Some servers send -1 for an unknown total; only an empty page ends the list."""
    assert following("offset", total) == "2"
    assert following("page", total) == "2"
    assert following("offset", total, cursor="2", length=0) is None


@pytest.mark.parametrize("total", [4, "4"])
def test_a_list_ends_at_its_total(total: Any) -> None:
    """The last page needs no empty page after it."""
    assert following("offset", total) == "2"
    assert following("offset", total, cursor="2") is None
    assert following("page", total) == "2"
    assert following("page", total, cursor="2") is None


@pytest.mark.parametrize(("found", "cursor"), [(None, None), ("", None), (7, "7")])
def test_a_cursor_is_text_or_a_number(found: Any, cursor: str | None) -> None:
    """Null, empty and absent mean the last page."""
    assert following("cursor", found) == cursor
    assert following("cursor", UNSET) is None


@pytest.mark.parametrize("found", [True, 1.5, [], {"a": 1}])
def test_any_other_cursor_is_an_error(found: Any) -> None:
    """Otherwise the list would end early without a word."""
    with pytest.raises(PaginationError, match=r"neither text nor null \(getPets\)"):
        following("cursor", found)


@pytest.mark.parametrize(
    ("found", "cursor", "expected"),
    [
        (3, "2", "3"), (3, "3", None), ("3", "3", None), (True, None, "2"),
        (False, None, None), (UNSET, "7", "8"),
    ],
)  # fmt: skip
def test_a_number_of_pages_ends_a_list(
    found: Any, cursor: str | None, expected: str | None
) -> None:
    """So does a flag; without either an empty page does."""
    more = (("meta", "pages"),)
    style = style_of(Paging(style="page", cursor="p", items=("data",), more=more))
    assert style.place == more[0]
    request = PageRequest(cursor, 2)
    assert style.next(Received(LIST, request, 2, found, b"{}")) == expected
    assert style.next(Received(LIST, request, 0, UNSET, b"{}")) is None


def flagged(found: Any, *, cursor: str | None = None, length: int = 2) -> str | None:
    """Return the offset after a page of a list whose bodies have a flag for more."""
    paging = Paging(
        style="offset",
        cursor="start",
        items=("data",),
        next=("more", "page", "next_start"),
        more=(("more", "page", "has_more"), ("more", "has_more")),
    )
    style = style_of(paging)
    assert style.place == ("more",)
    request = PageRequest(cursor, 2)
    return style.next(Received(LIST, request, length, found, b"{}"))


@pytest.mark.parametrize(
    ("found", "length", "expected"),
    [
        ({"page": {"has_more": True}}, 2, "4"),
        ({"has_more": True}, 2, "4"),
        ({"has_more": 1}, 1, "3"),  # fewer than asked for is not the end
        ({"page": {"has_more": True, "next_start": 9}}, 1, "9"),  # some were hidden
        ({"page": {"has_more": True, "next_start": None}}, 2, "4"),
        ({"page": {"has_more": False}, "has_more": True}, 2, None),
        ({"has_more": False}, 2, None),
        ({"page": {"has_more": True, "next_start": 2}}, 2, None),  # it would not end
        ({"has_more": True}, 0, None),
    ],
)
def test_a_flag_says_whether_there_are_more(
    found: Any, length: int, expected: str | None
) -> None:
    """No empty page is asked for after the last; `next` goes before counting."""
    assert flagged(found, cursor="2", length=length) == expected


@pytest.mark.parametrize("found", [UNSET, None, {}, {"has_more": None}, [], "x"])
def test_without_the_flag_a_short_page_is_the_last(found: Any) -> None:
    """A full page may have others after it."""
    assert flagged(found) == "2"
    assert flagged(found, length=1) is None


def test_a_start_that_is_no_number_is_refused_where_numbers_are_needed() -> None:
    """A number itself serves as its text."""
    paging = Paging(style="offset", cursor="start", items=("data",))
    pets = Operation(id="getPets", http_method="GET", path="/pets", paging=paging)
    for cursor in ("5", 5):
        start: Any = cursor
        asked = style_of(paging).query(listing(pets, (start, UNSET, None)).start)
        assert str(asked["start"]) == "5"
    with pytest.raises(RequestError, match="a whole number"):
        listing(pets, ("x", UNSET, None))
