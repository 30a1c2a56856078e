"""Records: IDs, times, relations, lists and searches."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive, faults
from pipedrive_v2 import Client


def test_a_record_lives_and_dies(pipedrive: FakePipedrive) -> None:
    """A new record is there with an ID and times; deleted it stays for 30 days."""
    client = pipedrive.client
    deal = client.deals.add(title="Big deal")
    pipedrive.advance(60)
    changed = client.deals.update(deal.id, title="Bigger deal")
    assert (changed.id, changed.title) == (deal.id, "Bigger deal")
    assert changed.add_time == deal.add_time
    assert deal.update_time is None
    assert (changed.update_time - deal.add_time).total_seconds() in (60, 61)
    client.deals.delete(deal.id)
    assert list(client.deals.list()) == []
    assert [each.id for each in client.deals.list(status=["deleted"])] == [deal.id]
    assert client.deals.get(deal.id).is_deleted
    with pytest.raises(errors.NotFoundError):
        client.deals.delete(deal.id)
    pipedrive.advance(30 * 86_400)
    with pytest.raises(errors.NotFoundError):
        client.deals.get(deal.id)


def test_relations_must_exist(pipedrive: FakePipedrive) -> None:
    """IDs of other records are checked, and lists can be filtered by them."""
    client = pipedrive.client
    with pytest.raises(errors.BadRequestError, match="person_id"):
        client.deals.add(title="Deal", person_id=7)
    person = client.persons.add(name="Ada Berg")
    mine = client.deals.add(title="Deal", person_id=person.id)
    client.deals.add(title="Other")
    assert [each.id for each in client.deals.list(person_id=person.id)] == [mine.id]
    assert [each.id for each in client.persons.list(deal_id=mine.id)] == [person.id]


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
        pipedrive.client.request("GET", "/deals", query=given)


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
        "GET", "/deals", query={"filter_id": 9, "ids": 1, "status": "won"}
    )
    assert [each["id"] for each in found.json()["data"]] == [5, 6]


def test_search_index_lags() -> None:
    """A search knows of a record only after a while."""
    with FakePipedrive(search_lag=3) as fake:
        fake.client.persons.add(name="Ada", emails=[{"value": "ada@example.com"}])
        assert list(fake.client.persons.search(term="ada@example.com")) == []
        fake.advance(3)
        (hit,) = fake.client.persons.search(term="ada@example.com")
        assert hit.item.name == "Ada"
        with pytest.raises(errors.BadRequestError, match="term"):
            fake.client.request("GET", "/persons/search", query={"term": "a"})


def test_custom_fields(pipedrive: FakePipedrive) -> None:
    """Keys are hashes; every field is in a response; what is wrong is refused."""
    client = pipedrive.client
    options = [{"label": "Monthly"}, {"label": "Annual"}]
    field = client.deal_fields.add(
        field_name="Contract", field_type="enum", options=options
    )
    address = client.deal_fields.add(field_name="Site", field_type="address")
    code, annual = field.field_code, field.options[1].id
    place = {"value": "Main St 1", "country": "EE"}
    given = {code: annual, address.field_code: place}
    deal = client.deals.add(title="Deal", custom_fields=given)
    assert deal.custom_fields[code] == annual
    assert deal.custom_fields[address.field_code]["country"] == "EE"
    assert deal.custom_fields[address.field_code]["locality"] is None
    labelled = client.deals.get(deal.id, include_option_labels=True)
    assert labelled.custom_fields[code] == {"id": annual, "label": "Annual"}
    cleared = client.deals.update(deal.id, custom_fields={code: None})
    assert cleared.custom_fields[code] is None
    for wrong in (annual + 9, "Annual", [annual]):
        with pytest.raises(errors.BadRequestError, match=code):
            client.deals.update(deal.id, custom_fields={code: wrong})
    with pytest.raises(errors.BadRequestError, match="no such custom field"):
        client.deals.update(deal.id, custom_fields={"0" * 40: 1})


def test_over_a_socket(pipedrive: FakePipedrive) -> None:
    """Other programs reach the same account at `url`."""
    with Client(api_token="api-token-of-the-fake", base_url=pipedrive.url) as client:
        deal = client.deals.add(title="From outside")
        pipedrive.faults.add(faults.cut(10), method="POST")
        with pytest.raises(errors.OutcomeUnknownError):
            client.deals.add(title="Acted upon")
        assert client.deals.get(deal.id + 1).title == "Acted upon"
    assert pipedrive.client.deals.get(deal.id).title == "From outside"
    with (
        Client(api_token="wrong", base_url=pipedrive.url) as client,
        pytest.raises(errors.AuthenticationError, match="unauthorized access"),
    ):
        client.deals.get(deal.id)


VALUES = {
    "varchar": ("text", 1),
    "text": ("long text", ["text"]),
    "double": (1.5, "1.5"),
    "phone": ("+372 55", 372),
    "date": ("2026-05-01", "1.5.2026"),
    "daterange": ({"value": "2026-05-01", "until": "2026-05-02"}, "2026-05-01"),
    "time": ({"value": "10:00:00", "timezone_name": "Europe/Tallinn"}, "10:00:00"),
    "timerange": ({"value": "10:00", "until": "11:00"}, {"value": "10:00"}),
    "address": ({"value": "Main St 1"}, {"country": "EE"}),
    "monetary": ({"value": 5, "currency": "EUR"}, 5),
    "org": (1, 99),
    "people": (1, "1"),
    "user": (2, True),
}
"""Type of a custom field -> a value that it takes, and one that it does not."""


def test_each_type_of_custom_field(pipedrive: FakePipedrive) -> None:
    """A value is read as it was written; missing parts of an object are null."""
    pipedrive.seed("demo")
    client = pipedrive.client
    fields = {
        each.field_name.removeprefix("Demo "): each.field_code
        for each in client.deal_fields.list()
        if each.is_custom_field
    }
    for kind, (right, wrong) in VALUES.items():
        code = fields[kind]
        deal = client.deals.update(1, custom_fields={code: right})
        read = deal.custom_fields[code]
        if isinstance(right, dict):
            read = {part: value for part, value in read.items() if value is not None}
        assert read == right, kind
        with pytest.raises(errors.BadRequestError, match=code):
            client.deals.update(1, custom_fields={code: wrong})
    one = client.deals.get(1, custom_fields=[fields["date"]])
    assert one.custom_fields == {fields["date"]: "2026-05-01"}
    client.request("PATCH", "/deals/1", body={"custom_fields": {}})
    assert not any(client.deals.get(1).custom_fields.values())
