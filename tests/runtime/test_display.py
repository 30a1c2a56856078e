"""Values in a console, in rich and in a notebook: readable, and without internals."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.pretty import pretty_repr

from tests.runtime.conftest import TOKEN, Flavour, Server, do

BODY = {
    "success": True,
    "data": [{"id": 1, "title": "<b>", "new": 7}],
    "additional_data": {"next_cursor": "c"},
}


async def shown(client: Any) -> dict[str, Any]:
    """Return one value of each kind that a user has in hands after two calls."""
    charges: list[Any] = []
    client.usage.on_charge = charges.append
    pager = client.deals.list()
    if hasattr(pager, "__aiter__"):
        page = await anext(pager.pages())
    else:
        page = next(pager.pages())
    raw = await do(client.deals.with_raw_response.list())
    return {
        "Pager": pager,
        "Page": page,
        "RawResponse": raw,
        "Usage": client.usage,
        "Charge": charges[0],
        "Drift": client.drift,
        "Deal": page.items[0],
    }


def texts(value: Any) -> list[str]:
    """Return the text of a value in a console, in rich and in a notebook."""
    found = [repr(value), str(value), pretty_repr(value)]
    if hasattr(value, "_repr_html_"):
        found.append(value._repr_html_())
    return found


@pytest.mark.parametrize(
    "name", ["Pager", "Page", "RawResponse", "Usage", "Charge", "Drift", "Deal"]
)
def test_a_value_shows_no_internals(
    server: Server, flavour: Flavour, name: str
) -> None:
    """No private attribute, no address in memory, no secret, wherever it is shown."""
    server.answer(BODY)
    for text in texts(flavour.run(shown)[name]):
        assert not re.search(r"\b_[a-z]|\b0x[0-9a-f]|object at", text)
        assert TOKEN not in text
        assert len(text) < 2000


def test_drift_is_a_table_in_a_notebook(server: Server, flavour: Flavour) -> None:
    """The entries as rows; texts of a server are escaped."""
    server.answer({**BODY, "data": [{"id": 1, "<b>": 7}]})
    html = flavour.run(shown)["Drift"]._repr_html_()
    assert "<th>count</th><th>operation</th><th>kind</th><th>pointer</th>" in html
    assert "<td>new field</td><td>/data/*/&lt;b&gt;</td><td>integer</td>" in html
