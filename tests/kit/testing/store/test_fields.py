"""Field definitions, and values of custom fields."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive


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
    client.request("PATCH", "/deals/1", body={"custom_fields": {}}, force=True)
    assert not any(client.deals.get(1).custom_fields.values())
