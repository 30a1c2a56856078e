"""The cursor of the next page, by paging style and by the response."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime import UNSET, Operation, PaginationError, Paging
from openapi_runtime.paging.styles import PageRequest, Received, style_of

LIST = Operation(id="getPets", http_method="GET", path="/pets")


def following(
    style: Any, found: Any, *, cursor: str | None = None, length: int = 2
) -> str | None:
    """Return the cursor after a page of `length` items that has `found` in its body."""
    paging = Paging(style=style, cursor="after", next=("next",), items=("data",))
    request = PageRequest(cursor, 2)
    return style_of(paging).next(Received(LIST, request, length, found, b"{}"))


@pytest.mark.parametrize("total", [UNSET, None, "many", -1, True, 2.5])
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
