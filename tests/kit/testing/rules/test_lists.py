"""Lists: filters, order, and pages."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sort_by": "title"}, "sort_by: The value you selected is not a valid choice"),
        ({"updated_since": "2026-01-01T00:00:00.000Z"}, "not a valid datetime"),
        ({"type": "call"}, "type: is not a parameter"),
        ({"cursor": "nonsense"}, "cursor: is no cursor"),
        ({"limit": 501}, "501"),
    ],
)
def test_what_lists_refuse(
    pipedrive: FakePipedrive, given: dict[str, object], said: str
) -> None:
    """Wrong values and unknown parameters are errors, as they are at Pipedrive."""
    with pytest.raises(errors.BadRequestError, match=said):
        pipedrive.client.request("GET", "/deals", query=given, force=True)


def test_pages_hold_still(pipedrive: FakePipedrive) -> None:
    """A cursor names a record: changes during a walk neither repeat nor skip others."""
    pipedrive.seed(deals=10)
    walked = []
    for page in pipedrive.client.deals.list(limit=4).pages():
        walked += [each.id for each in page]
        pipedrive.store.delete("deals", walked[-1])
        pipedrive.store.add("deals", {"title": "Late"})
        if len(walked) > 20:
            break
    assert walked[:10] == list(range(1, 11))
    assert len(walked) == len(set(walked))


def test_order(pipedrive: FakePipedrive) -> None:
    """Lists are ordered by `sort_by`, then by ID, in both directions, over pages."""
    pipedrive.seed(deals=7)
    pipedrive.advance(5)
    pipedrive.client.deals.update(3, title="Latest")
    found = pipedrive.client.deals.list(
        sort_by="update_time", sort_direction="desc", limit=2
    )
    assert [each.id for each in found] == [3, 7, 6, 5, 4, 2, 1]


def test_filter_id_disables_others(pipedrive: FakePipedrive) -> None:
    pipedrive.seed(deals=6)
    pipedrive.filters[9] = lambda deal: deal["value"] >= 500
    found = pipedrive.client.request(
        "GET",
        "/deals",
        query={"filter_id": 9, "ids": 1, "status": "won"},
        force=True,
    )
    assert [each["id"] for each in found.json()["data"]] == [5, 6]


def test_lists_without_pages(pipedrive: FakePipedrive) -> None:
    """Their `additional_data` is null, not missing; phases have no `add_time`."""
    boards = pipedrive.client.request("GET", "/boards").json()
    assert boards["additional_data"] is None
    query = {"board_id": 1}
    phases = pipedrive.client.request("GET", "/phases", query=query).json()
    assert all("add_time" not in each for each in phases["data"])


def test_archived_deals_have_a_list_of_their_own(pipedrive: FakePipedrive) -> None:
    """Back from the archive, a deal is in the usual list again."""
    client = pipedrive.client
    deal = client.deals.add(title="Old", is_archived=True)
    assert deal.archive_time is not None
    assert list(client.deals.list()) == []
    assert [each.id for each in client.deals.list_archived()] == [deal.id]
    back = client.deals.update(deal.id, is_archived=False)
    assert back.archive_time is None
    assert [each.id for each in client.deals.list()] == [deal.id]
