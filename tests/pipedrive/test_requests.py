"""Calls as a user makes them, checked on the bytes that arrive, in both flavours."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from openapi_runtime import (
    UNSET,
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    GuardError,
    RequestError,
    Retry,
    errors,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.models import ActivityParticipant, Address, Deal, FieldOption
from tests.pipedrive.conftest import TOKEN, Flavour
from tests.pipedrive.described import ALL
from tests.pipedrive.json_values import as_json, same
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive, answer_json
from tests.pipedrive.request_rules import PREFIX
from tests.runtime.conftest import class_of

OK = {"success": True, "data": {"id": 7}}
AT_TWO = dt.timezone(dt.timedelta(hours=2))


def query(server: LoopbackPipedrive, index: int = 0) -> list[str]:
    """Return the pairs of a query, sorted, decoded once."""
    text = server.exchanges[index].request.query
    return sorted(unquote(pair) for pair in text.split("&") if pair)


# ---------------------------------------------------------------------------------------
# The example of the README
# ---------------------------------------------------------------------------------------


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
    assert same(custom_fields, example["custom_fields"])
    assert (type(new), new.id) == (Deal, 8)

    lines = [line.split() for line in printed.splitlines()]
    requests = {"getDeals": 2, "addDeal": 1, "getDeal": 1}
    tokens = {name: count * ALL[name].cost for name, count in requests.items()}
    for name, count in requests.items():
        assert [name, str(count), str(tokens[name])] in lines
    assert ["total", "4", str(sum(tokens.values()))] in lines


# ---------------------------------------------------------------------------------------
# Values
# ---------------------------------------------------------------------------------------

AWARE = dt.datetime(2026, 3, 1, 1, 30, 5, 999_999, AT_TWO)


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


# ---------------------------------------------------------------------------------------
# Pages
# ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "limits"),
    [
        pytest.param({}, ["500", "500"], id="default"),
        pytest.param({"limit": 3}, ["3", "3"], id="smaller"),
        pytest.param({"limit": 501}, ["500", "500"], id="too large"),
        pytest.param({"max_items": 1}, ["1"], id="one item"),
        pytest.param({"max_items": 2}, ["2", "1"], id="two items"),
        pytest.param({"max_items": 0}, [], id="no item"),
    ],
)
def test_pages_are_as_large_as_allowed_and_needed(
    options: Any, limits: list[str], flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Each page costs tokens. The example has one deal, then comes an empty page."""
    items = flavour.finish(flavour.client.deals.list(**options))
    assert len(items) == bool(limits)
    sent = [dict(p.split("=") for p in query(server, i)) for i in range(len(limits))]
    assert [each["limit"] for each in sent] == limits
    assert len(server.exchanges) == len(limits)


def test_item_search_takes_100_at_most(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    flavour.finish(flavour.client.item_search.search(term="abc"))
    assert "limit=100" in query(server)


def test_a_list_goes_on_from_a_cursor_and_pages_show_it(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """A page knows its items, its next cursor and what else was in the body."""
    first, last = flavour.pages(flavour.client.deals.list(cursor="from-here"))
    assert "cursor=from-here" in query(server)
    assert first.next_cursor == ALL["getDeals"].next_cursor
    assert last.next_cursor is None
    assert same(as_json(first.items), ALL["getDeals"].payload)
    assert [deal.id for deal in first] == [deal.id for deal in first.items]
    assert first.extra["additional_data"] == {"next_cursor": first.next_cursor}
    assert "data" not in first.extra
    assert len(last) == 0


def test_an_iteration_can_be_repeated(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    pager = flavour.client.deals.list()
    assert server.exchanges == []  # nothing is asked for before it is wanted
    first = flavour.finish(pager)
    assert flavour.finish(pager) == first
    assert len(server.exchanges) == 4


# ---------------------------------------------------------------------------------------
# Options of every call
# ---------------------------------------------------------------------------------------


def test_extra_query_body_and_headers_win(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    server.answers += [answer_json(OK), answer_json({**OK, "data": []})]
    flavour.finish(
        flavour.client.deals.update(
            7,
            title="ours",
            value=1,
            extra_body={"title": "theirs", "new": {"since": AWARE}},
            extra_query={"debug": True, "many": [1, 2]},
            extra_headers={"X-Trace": "abc", "Accept": "application/xml"},
        )
    )
    flavour.finish(
        flavour.client.deals.list(status=["open"], extra_query={"status": "won"})
    )
    request = server.exchanges[0].request
    assert same(
        request.json,
        {"title": "theirs", "value": 1, "new": {"since": "2026-02-28T23:30:05Z"}},
    )
    assert query(server) == ["debug=true", "many=1", "many=2"]
    assert request.headers["x-trace"] == "abc"
    assert request.headers["accept"] == "application/xml"
    assert request.headers["x-api-token"] == TOKEN
    assert query(server, 1) == ["limit=500", "status=won"]


def test_extra_body_needs_an_object(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    with pytest.raises(RequestError, match="extra_body"):
        flavour.finish(
            flavour.client.deal_fields.add_options(
                "abc", options=[{"label": "x"}], extra_body={"a": 1}
            )
        )
    assert server.exchanges == []


def test_an_unknown_option_is_a_type_error(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    with pytest.raises(TypeError, match="titel"):
        flavour.finish(flavour.client.deals.update(7, titel="x"))
    assert server.exchanges == []


def test_a_timeout_of_one_call(flavour: Flavour, server: LoopbackPipedrive) -> None:
    """It raises in time, and the request without a response is paid for."""
    answer = answer_json(OK)
    answer.delay = 1.0
    server.answers.append(answer)
    with (
        flavour.client.usage.measure() as spent,
        pytest.raises(APITimeoutError, match="getDeal") as raised,
    ):
        flavour.finish(flavour.client.deals.get(7, timeout=0.05))
    assert raised.value.operation_id == "getDeal"
    assert spent.by_operation == {"getDeal": (ALL["getDeal"].cost, 1)}


def test_with_raw_response_shows_the_response(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    answer = answer_json({**OK, "data": {"id": 7, "new": 1}})
    answer.headers = {"X-Correlation-Id": "abc", "X-RateLimit-Remaining": "9"}
    server.answers.append(answer)
    given = flavour.client.deals.with_raw_response.get(7)
    raw = given if flavour.name == "sync" else flavour.finish(given)
    assert raw.status_code == 200
    assert raw.body == answer.body
    assert raw.headers["x-ratelimit-remaining"] == "9"
    assert raw.headers["X-RATELIMIT-REMAINING"] == "9"
    assert raw.request_id == "abc"
    assert raw.tokens == ALL["getDeal"].cost
    assert raw.parsed == Deal(id=7)
    assert raw.parsed.extra == {"new": 1}


# ---------------------------------------------------------------------------------------
# What the document does not know
# ---------------------------------------------------------------------------------------


def request(flavour: Flavour, *arguments: Any, **options: Any) -> Any:
    given = flavour.client.request(*arguments, **options)
    return given if flavour.name == "sync" else flavour.finish(given)


def test_client_request_reaches_any_path(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Below the base URL, with our token, accounting and encoding."""
    server.answers.append(answer_json({"success": True, "data": [1]}))
    with flavour.client.usage.measure() as spent:
        raw = request(
            flavour,
            "POST",
            "/brand/new",
            query={"a": True, "since": AWARE},
            body={"x": None, "at": AWARE},
            cost=3,
            extra_headers={"x-more": "1"},
        )
    received = server.only.request
    assert (received.method, received.path) == ("POST", PREFIX + "/brand/new")
    assert query(server) == ["a=true", "since=2026-02-28T23:30:05Z"]
    assert same(received.json, {"x": None, "at": "2026-02-28T23:30:05Z"})
    assert received.headers["x-api-token"] == TOKEN
    assert received.headers["x-more"] == "1"
    assert same(raw.parsed, {"success": True, "data": [1]})
    assert raw.tokens == 3
    assert spent.by_operation == {"POST /brand/new": (3, 1)}


def test_client_request_takes_a_full_url_on_the_same_host_only(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Elsewhere the token would be given away."""
    server.answers.append(Answer(b"", 204))
    with flavour.client.usage.measure() as spent:
        raw = request(
            flavour, "DELETE", f"{server.origin}/api/v1/x?y=1", name="dropX", cost=0
        )
    assert server.only.request.target == "/api/v1/x?y=1"
    assert (raw.status_code, raw.parsed, raw.body) == (204, None, b"")
    assert spent.by_operation == {"dropX": (0, 1)}
    for url in ("https://api.pipedrive.com/api/v2/deals", "//evil.example/x", "deals"):
        with pytest.raises(RequestError):
            request(flavour, "GET", url)
    assert len(server.exchanges) == 1


def test_client_request_raises_as_all_calls_do(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    server.answers.append(answer_json({"success": False, "error": "Nope"}, 404))
    with pytest.raises(errors.NotFoundError, match="Nope"):
        request(flavour, "GET", "/brand/new")


# ---------------------------------------------------------------------------------------
# Clients
# ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_defaults_come_from_the_environment(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arguments go before the environment; a base URL and a domain contradict."""
    monkeypatch.setenv("PIPEDRIVE_API_TOKEN", "token-of-the-environment")
    monkeypatch.setenv("PIPEDRIVE_COMPANY_DOMAIN", "acme")
    acme, own = "https://acme.pipedrive.com/api/v2", "https://own.example/x"
    assert kind().base_url == acme
    assert kind(company_domain="other").base_url == acme.replace("acme", "other")
    assert kind(api_domain="https://own.example").base_url == own[:-1] + "api/v2"
    assert kind(base_url=own).base_url == own
    with pytest.raises(ConfigurationError, match="only one of base_url and company"):
        kind(base_url=own, company_domain="other")
    monkeypatch.setenv("PIPEDRIVE_API_DOMAIN", "http://127.0.0.1:8080")
    assert kind().base_url == "http://127.0.0.1:8080/api/v2"
    assert kind(company_domain="acme").base_url == acme
    monkeypatch.delenv("PIPEDRIVE_API_DOMAIN")
    monkeypatch.delenv("PIPEDRIVE_COMPANY_DOMAIN")
    assert kind().base_url == "https://api.pipedrive.com/api/v2"
    monkeypatch.delenv("PIPEDRIVE_API_TOKEN")
    with pytest.raises(ConfigurationError, match=r"api_token.*PIPEDRIVE_API_TOKEN"):
        kind()
    with pytest.raises(ConfigurationError, match="'acme'"):
        kind(api_token="t", company_domain="https://acme.pipedrive.com")


@pytest.mark.parametrize("flavour_name", ["sync", "async"])
def test_the_token_of_the_environment_is_sent(
    flavour_name: str, server: LoopbackPipedrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes to the host that `api_domain` names."""
    monkeypatch.setenv("PIPEDRIVE_API_TOKEN", "token-of-the-environment")

    async def call() -> None:
        async with AsyncClient(api_domain=server.origin) as client:
            await client.deals.get(7)

    if flavour_name == "sync":
        with Client(api_domain=server.origin) as client:
            client.deals.get(7)
    else:
        asyncio.run(call())
    assert server.only.request.headers["x-api-token"] == "token-of-the-environment"
    assert server.only.request.target == PREFIX + "/deals/7"


def test_a_given_http_client_is_used_and_not_closed(server: LoopbackPipedrive) -> None:
    """It keeps its own headers; its cookies and its redirects are not ours."""
    with httpx.Client(headers={"X-Mine": "1"}) as http:
        with Client(
            api_token="t", base_url=server.base_url, http_client=http
        ) as client:
            client.deals.get(7)
        assert not http.is_closed
        with pytest.raises(RequestError, match="closed"):
            client.deals.get(7)
    assert server.only.request.headers["x-mine"] == "1"


def test_a_given_async_http_client_is_used_and_not_closed(
    server: LoopbackPipedrive,
) -> None:
    async def call() -> None:
        async with httpx.AsyncClient(headers={"X-Mine": "1"}) as http:
            async with AsyncClient(
                api_token="t", base_url=server.base_url, http_client=http
            ) as client:
                await client.deals.get(7)
            assert not http.is_closed
            with pytest.raises(RequestError, match="closed"):
                await client.deals.get(7)

    asyncio.run(call())
    assert server.only.request.headers["x-mine"] == "1"


def test_connections_are_kept_alive(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Calls one after the other share a connection: no TLS handshake each time."""
    for _ in range(3):
        flavour.finish(flavour.client.deals.get(7))
    assert len({exchange.request.peer for exchange in server.exchanges}) == 1


# ---------------------------------------------------------------------------------------
# Failures
# ---------------------------------------------------------------------------------------

STATUS_ERRORS = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    410: errors.GoneError,
    418: errors.APIStatusError,
    422: errors.UnprocessableEntityError,
    429: errors.BurstLimitError,
    500: errors.InternalServerError,
    503: errors.InternalServerError,
}


@pytest.mark.parametrize(("status", "kind"), STATUS_ERRORS.items(), ids=str)
def test_a_status_gives_its_error_with_all_facts(
    status: int, kind: type[APIStatusError], flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """An error has the server's text, never the API token, even if the text has it."""
    body = {"success": False, "error": f"No, {TOKEN}!", "code": "ERR_X", "data": None}
    answer = answer_json(body, status)
    answer.headers = {"x-correlation-id": "abc", "retry-after": "0.1"}
    server.answers.append(answer)
    with pytest.raises(kind) as raised:
        flavour.finish(flavour.client.deals.list(status=["open"]))
    error = raised.value
    assert class_of(error) is kind
    assert error.status_code == status
    assert error.body == answer.body
    assert same(error.data, body)
    assert error.code == "ERR_X"
    assert error.headers["Retry-After"] == "0.1"
    assert error.request_id == "abc"
    assert error.operation_id == "getDeals"
    assert error.method == "GET"
    assert error.url == server.base_url + "/deals"
    for shown in (str(error), repr(error)):
        assert str(status) in shown
        assert "No, " in shown
        assert "getDeals GET /deals" in shown
        assert TOKEN not in shown


def test_a_redirect_is_not_followed(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Its target would get the token."""
    answer = Answer(b"", 302, {"Location": server.base_url + "/deals/8"})
    server.answers.append(answer)
    with pytest.raises(APIStatusError, match="redirect") as raised:
        flavour.finish(flavour.client.deals.get(7))
    assert raised.value.status_code == 302
    assert len(server.exchanges) == 1


def test_a_refused_connection_is_a_connection_error() -> None:
    """The error has the operation, and no HTTPX exception behind it."""
    with (
        Client(
            api_token=TOKEN, base_url="http://127.0.0.1:1", retry=Retry(attempts=1)
        ) as client,
        pytest.raises(APIConnectionError, match="getDeal") as raised,
    ):
        client.deals.get(7)
    assert not isinstance(raised.value, APIError)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
    assert client.usage.by_operation == {"getDeal": (ALL["getDeal"].cost, 1)}


def test_a_violation_reaches_the_user_as_the_server_tells_it(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """That this server refuses wrong requests is what all tests here stand on."""
    with pytest.raises(errors.BadRequestError, match=r"body\.nonsense is not declared"):
        flavour.finish(flavour.client.deals.update(7, extra_body={"nonsense": 1}))
    assert json.loads(server.only.answer.body)["success"] is False
