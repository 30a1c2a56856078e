"""Lists, options of a call, and requests of one's own."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime import (
    APITimeoutError,
    RequestError,
    errors,
)
from pipedrive_v2.models import Deal
from tests.pipedrive.conftest import TOKEN, Flavour
from tests.pipedrive.described import ALL
from tests.pipedrive.json_values import as_json, same
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive, answer_json
from tests.pipedrive.request_rules import PREFIX
from tests.pipedrive.sent import AWARE, OK, query


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
