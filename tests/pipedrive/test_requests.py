"""Calls as a user makes them, checked on the bytes that arrive, in both flavours."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

from openapi_runtime import (
    UNSET,
    GuardError,
    RequestError,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.models import ActivityParticipant, Address, Deal, FieldOption
from tests.pipedrive.conftest import Flavour
from tests.pipedrive.described import ALL
from tests.pipedrive.json_values import as_json, same
from tests.pipedrive.loopback_server import LoopbackPipedrive, answer_json
from tests.pipedrive.request_rules import PREFIX
from tests.pipedrive.sent import AWARE, OK, query


def test_the_first_example_sync(
    server: LoopbackPipedrive, capsys: pytest.CaptureFixture[str]
) -> None:
    with Client(api_token="t", base_url=server.base_url) as client:
        deal = client.deals.get(7)
        titles = []
        for each in client.deals.list(status=["open"], sort_by="update_time"):
            titles.append((each.title, each.value, each.add_time, each.custom_fields))
        server.answers.append(answer_json({"success": True, "data": {"id": 8}}, 201))
        new = client.deals.add(title="Big one", value=5000, org_id=None)
        print(client.usage)
    check_first_example(server, deal, titles, new, capsys.readouterr().out)


def test_the_first_example_async(
    server: LoopbackPipedrive, capsys: pytest.CaptureFixture[str]
) -> None:
    async def example() -> tuple[Any, ...]:
        async with AsyncClient(api_token="t", base_url=server.base_url) as client:
            deal = await client.deals.get(7)
            titles = []
            async for each in client.deals.list(status=["open"], sort_by="update_time"):
                titles.append(
                    (each.title, each.value, each.add_time, each.custom_fields)
                )
            server.answers.append(
                answer_json({"success": True, "data": {"id": 8}}, 201)
            )
            new = await client.deals.add(title="Big one", value=5000, org_id=None)
            print(client.usage)
        return deal, titles, new

    deal, titles, new = asyncio.run(example())
    check_first_example(server, deal, titles, new, capsys.readouterr().out)


def check_first_example(
    server: LoopbackPipedrive, deal: Any, titles: Any, new: Any, printed: str
) -> None:
    """Check that requests, results and usage are the same, whichever flavour."""
    get, first, second, add = (exchange.request for exchange in server.exchanges)
    assert (get.method, get.target) == ("GET", PREFIX + "/deals/7")
    assert get.headers["x-api-token"] == "t"
    assert get.body == b""
    assert first.path == second.path == PREFIX + "/deals"
    pairs = ["limit=500", "sort_by=update_time", "status=open"]
    assert query(server, 1) == pairs
    assert query(server, 2) == [f"cursor={ALL['getDeals'].next_cursor}", *pairs]
    assert (add.method, add.target) == ("POST", PREFIX + "/deals")
    assert same(add.json, {"title": "Big one", "value": 5000, "org_id": None})
    assert add.headers["content-type"] == "application/json"

    assert isinstance(deal, Deal)
    assert same(deal.to_dict(), ALL["getDeal"].payload)
    (example,) = ALL["getDeals"].payload
    ((title, value, add_time, custom_fields),) = titles
    assert title == example["title"]
    assert value == example["value"]
    assert add_time == dt.datetime.fromisoformat(example["add_time"])
    # One that was read empty is of a class of its own, which requests leave out.
    assert isinstance(custom_fields, dict)
    assert same({**custom_fields}, example["custom_fields"])
    assert (type(new), new.id) == (Deal, 8)

    lines = [line.split() for line in printed.splitlines()]
    requests = {"getDeals": 2, "addDeal": 1, "getDeal": 1}
    tokens = {name: count * ALL[name].cost for name, count in requests.items()}
    for name, count in requests.items():
        assert [name, str(count), str(tokens[name])] in lines
    assert ["total", "4", str(sum(tokens.values()))] in lines


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        pytest.param(AWARE, "2026-02-28T23:30:05Z", id="aware"),
        pytest.param(
            dt.datetime(2026, 3, 1, 1, 30), "2026-03-01T01:30:00Z", id="naive is UTC"
        ),
        pytest.param(dt.date(2026, 3, 1), "2026-03-01T00:00:00Z", id="day"),
        pytest.param("2026-03-01T01:30:00Z", "2026-03-01T01:30:00Z", id="text"),
    ],
)
def test_times_are_rfc_3339_in_utc_without_fraction(
    given: Any, sent: str, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """In the query and in bodies."""
    flavour.finish(flavour.client.deals.list(updated_since=given))
    flavour.finish(flavour.client.deals.update(7, won_time=given))
    assert f"updated_since={sent}" in query(server)
    assert same(server.exchanges[-1].request.json, {"won_time": sent})
    assert not any(exchange.violations for exchange in server.exchanges)


@pytest.mark.parametrize(
    "given",
    [dt.date(2026, 3, 1), dt.datetime(2026, 3, 1, 23, 59), "2026-03-01"],
    ids=["day", "time", "text"],
)
def test_days_are_sent_without_a_time(
    given: Any, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    flavour.finish(flavour.client.deals.update(7, expected_close_date=given))
    assert server.only.request.body == b'{"expected_close_date":"2026-03-01"}'
    assert server.only.violations == []


def test_times_inside_custom_fields_are_converted_too(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    fields = {"a1": AWARE, "b2": [AWARE.date()], "c3": None, "d4": {"value": 1.5}}
    flavour.finish(flavour.client.deals.update(7, custom_fields=fields))
    sent = {
        "a1": "2026-02-28T23:30:05Z",
        "b2": ["2026-03-01"],
        "c3": None,
        "d4": {"value": 1.5},
    }
    assert same(server.only.request.json, {"custom_fields": sent})


@pytest.mark.parametrize(
    "given", [[1, 2], (1, 2), "1,2"], ids=["list", "tuple", "text"]
)
def test_lists_in_a_query_are_one_joined_value(
    given: Any, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """`ids=1,2`, never `ids=1&ids=2`; the comma may be escaped."""
    flavour.finish(flavour.client.deals.list(ids=given))
    flavour.finish(flavour.client.deal_products.list_for_deals(deal_ids=given))
    flavour.finish(flavour.client.deal_installments.list(deal_ids=given))
    for index, name in ((0, "ids"), (2, "deal_ids"), (4, "deal_ids")):
        raw = server.exchanges[index].request.query.split("&")
        assert [pair for pair in raw if pair.startswith(name)] in (
            [f"{name}=1,2"],
            [f"{name}=1%2C2"],
        )
    assert not any(exchange.violations for exchange in server.exchanges)


def test_values_of_the_query_that_are_not_listed_are_refused_or_forced(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Forced values are sent, with a warning; one text is sent as it is."""
    server.answers += [answer_json({**OK, "data": []})] * 2
    deals = flavour.client.deals
    with pytest.raises(GuardError, match="status='brand new' is none of "):
        flavour.finish(deals.list(status=["open", "brand new"]))
    with pytest.warns(UserWarning, match="status='brand new' is not documented"):
        flavour.finish(deals.list(status=["open", "brand new"], force=True))
    flavour.finish(deals.list(status="open,won", sort_by="id"))
    assert "status=open,brand new" in query(server)
    assert query(server, 1) == ["limit=500", "sort_by=id", "status=open,won"]


def test_an_empty_list_in_a_query_is_refused(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Left out, it would give everything; sent empty, nobody knows."""
    with pytest.raises(RequestError, match="ids"):
        flavour.finish(flavour.client.deals.list(ids=[]))
    assert server.exchanges == []


def test_booleans_are_true_and_false(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    deals = flavour.client.deals
    flavour.finish(deals.get(7, include_labels=True, include_option_labels=False))
    flavour.finish(flavour.client.activities.update(7, done=True))
    assert query(server) == ["include_labels=true", "include_option_labels=false"]
    assert server.exchanges[1].request.body == b'{"done":true}'


def test_unset_is_not_sent_and_none_is_null(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    server.answers.append(answer_json(OK))
    flavour.finish(flavour.client.deals.update(7, title=UNSET, org_id=None, value=0))
    assert same(server.only.request.json, {"org_id": None, "value": 0})


def test_none_is_refused_where_there_is_no_null(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """In the path and in the query, with the name of the argument; nothing is sent."""
    with flavour.client.usage.measure() as spent:
        with pytest.raises(RequestError, match=r"'id'.*getDeal"):
            flavour.finish(flavour.client.deals.get(None))
        with pytest.raises(RequestError, match=r"'owner_id'.*getDeals"):
            flavour.finish(flavour.client.deals.list(owner_id=None))
    assert server.exchanges == []
    assert spent.tokens == 0


def test_path_values_are_one_segment(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Every character is escaped; values that would lead elsewhere are refused."""
    server.answers.append(answer_json(OK))
    flavour.finish(flavour.client.deal_fields.get("a/b ü?#%.."))
    target = server.only.request.target
    assert target == PREFIX + "/dealFields/a%2Fb%20%C3%BC%3F%23%25.."
    for bad in ("", ".", ".."):
        with pytest.raises(RequestError, match="field_code"):
            flavour.finish(flavour.client.deal_fields.get(bad))
    assert len(server.exchanges) == 1


def test_texts_arrive_as_they_are(flavour: Flavour, server: LoopbackPipedrive) -> None:
    """In the query and in JSON: separators, plus, percent, non-ASCII."""
    text = "a&b=c+d%20e ü 🙂, /?#"
    flavour.finish(flavour.client.deals.search(term=text))
    flavour.finish(flavour.client.deals.update(7, title=text))
    raw = dict(p.split("=") for p in server.exchanges[0].request.query.split("&"))
    assert unquote(raw["term"]) == text
    assert "+" not in raw["term"]  # which would be a space to some servers
    assert same(server.exchanges[-1].request.json, {"title": text})
    assert not any(exchange.violations for exchange in server.exchanges)


def test_nested_objects_are_dataclasses_or_mappings(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Mixed at will; of a dataclass only what was given is sent, None as null."""
    server.answers.append(answer_json(OK))
    flavour.finish(
        flavour.client.activities.add(
            subject="Call",
            location=Address(value="Tallinn", country=None),
            participants=[
                ActivityParticipant(person_id=1, primary=True),
                {"person_id": 2, "primary": False},
            ],
        )
    )
    assert same(
        server.only.request.json,
        {
            "subject": "Call",
            "location": {"value": "Tallinn", "country": None},
            "participants": [
                {"person_id": 1, "primary": True},
                {"person_id": 2, "primary": False},
            ],
        },
    )


def test_a_delete_with_a_list_as_its_body(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    result = flavour.finish(
        flavour.client.deal_fields.delete_options(
            "abc", options=[FieldOption(id=1), {"id": 2}]
        )
    )
    request = server.only.request
    assert (request.method, request.target) == (
        "DELETE",
        PREFIX + "/dealFields/abc/options",
    )
    assert request.body == b'[{"id":1},{"id":2}]'
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == "19"
    assert server.only.violations == []
    assert same(as_json(result), ALL["deleteDealFieldOptions"].payload)


@pytest.mark.parametrize(
    "call",
    [
        lambda c: c.deals.get(7),
        lambda c: c.deals.delete(7),
        lambda c: c.products.duplicate(7),
    ],
    ids=["GET", "DELETE", "POST"],
)
def test_without_a_declared_body_none_is_sent(
    call: Callable[[Any], Any], flavour: Flavour, server: LoopbackPipedrive
) -> None:
    flavour.finish(call(flavour.client))
    request = server.only.request
    assert request.body == b""
    assert "content-type" not in request.headers
    assert "transfer-encoding" not in request.headers
