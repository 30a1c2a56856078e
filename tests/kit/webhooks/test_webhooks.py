"""Webhooks that the fake account really sends, and bodies that nobody should."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import io
import json
import math
from contextlib import suppress
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount

from pipedrive_kit.errors import WebhookAuthenticationError, WebhookError
from pipedrive_kit.fields import Account, Money
from pipedrive_kit.sync import State, changes
from pipedrive_kit.testing import FakePipedrive
from pipedrive_kit.webhooks import (
    Event,
    Recent,
    asgi_endpoint,
    parse,
    wsgi_endpoint,
)
from pipedrive_v2.models import Deal

SECRET = "pässword"
AUTHORIZATION = "Basic " + base64.b64encode(f"crm:{SECRET}".encode()).decode()
URL = "http://crm.example.com/"


def body(**changed: Any) -> dict[str, Any]:
    """Return the body of a small event, with other facts in `meta`."""
    meta = {"action": "change", "entity": "deal", "entity_id": "7", "id": "e1"}
    data = {"id": 7, "title": "New"}
    return {"meta": {**meta, **changed}, "data": data, "previous": {"title": "Old"}}


def received(fake: FakePipedrive, app: Any) -> None:
    """Deliver the webhooks of the fake to a WSGI application."""
    transport = httpx.WSGITransport(app=app, raise_app_exceptions=False)
    fake.webhooks.http_client = httpx.Client(transport=transport)
    fake.webhooks.subscribe(URL, user="crm", password=SECRET)


def test_real_events_become_models(fake: FakePipedrive) -> None:
    """Created, changed and deleted; custom fields are those of the API, by name too."""
    events: list[Event] = []
    received(fake, wsgi_endpoint(events.append, user="crm", password=SECRET))
    crm = Account(fake.client)
    custom = {"Contract type": "Annual", "Demo monetary": Money(5, "EUR")}
    deal = crm.deals.add(title="Roof", custom={**custom, "Regions": ["EMEA"]})
    crm.deals.update(deal.id, title="Roof and walls")
    fake.client.deals.delete(deal.id)
    assert [one.status for one in fake.webhooks.deliver()] == [200, 200, 200]

    created, changed, deleted = events
    assert (created.meta.action, created.meta.entity) == ("create", "deal")
    assert created.meta.entity_id == deal.id
    assert isinstance(created.after, Deal)
    assert created.before is None
    named = created.named(crm.fields("deals"))
    assert named.custom["Contract type"] == "Annual"
    assert named.custom["Demo monetary"] == Money(5, "EUR")
    assert named.custom["Regions"] == ["EMEA"]
    stored = fake.record("deals", deal.id)["custom_fields"]
    assert created.after.custom_fields.items() >= stored.items()
    assert changed.before.title == "Roof"
    assert "title" in changed.changed
    assert deleted.after is None
    assert deleted.named(crm.fields("deals")).title == "Roof and walls"


def test_a_failed_event_comes_again_and_is_handled_once(fake: FakePipedrive) -> None:
    """A handler that fails gets the next attempt; one that worked does not."""
    handled: list[int] = []

    def handle(event: Event) -> None:
        handled.append(event.meta.attempt)
        if len(handled) == 1:
            raise RuntimeError("database away")

    app = wsgi_endpoint(handle, user="crm", password=SECRET)
    received(fake, app)
    fake.client.deals.update(1, title="x")
    assert [one.status for one in fake.webhooks.deliver()] == [500]
    fake.advance(3)
    (again,) = fake.webhooks.deliver()
    assert (again.status, handled) == (200, [1, 2])
    assert post(app, json.dumps(again.body).encode()) == 200
    assert handled == [1, 2]


def post(app: Any, content: bytes, authorization: str = AUTHORIZATION) -> int:
    """Return the status of a request to a WSGI application."""
    transport = httpx.WSGITransport(app=app, raise_app_exceptions=False)
    with httpx.Client(transport=transport) as client:
        headers = {"authorization": authorization}
        return client.post(URL, content=content, headers=headers).status_code


def test_asgi_is_the_same() -> None:
    """A coroutine function is awaited, a function called; both once for each event."""
    handled: list[int | str] = []

    async def awaited(event: Event) -> None:
        handled.append(event.meta.entity_id)

    def plain(event: Event) -> None:
        handled.append(event.meta.entity_id)
        raise RuntimeError

    async def main() -> list[int]:
        statuses = []
        for handler in (awaited, plain):
            app = asgi_endpoint(handler, user="crm", password=SECRET)
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport) as client:
                for authorization in (AUTHORIZATION, AUTHORIZATION, "Basic x"):
                    headers = {"authorization": authorization}
                    response = await client.post(URL, json=body(), headers=headers)
                    statuses.append(response.status_code)
                statuses.append((await client.get(URL)).status_code)
        return statuses

    assert asyncio.run(main()) == [200, 200, 401, 405, 500, 500, 401, 405]
    assert handled == [7, 7, 7]


def test_fastapi_and_starlette_take_the_endpoint_as_it_is() -> None:
    """Mounted beside the routes of an application, which keep working."""
    events: list[Event] = []
    app = FastAPI()
    app.mount("/hook", asgi_endpoint(events.append, user="crm", password=SECRET))

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    outer = Starlette(routes=[Mount("/crm", app)])

    async def main() -> list[int]:
        transport = httpx.ASGITransport(app=outer)
        async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
            auth = httpx.BasicAuth("crm", SECRET)
            responses = [
                await client.post("/crm/hook/", json=body(), auth=auth),
                await client.post("/crm/hook/", json=body()),
                await client.get("/crm/hook/", auth=auth),
                await client.get("/crm/health"),
            ]
        return [one.status_code for one in responses]

    assert asyncio.run(main()) == [200, 401, 405, 200]
    assert [event.after.title for event in events] == ["New"]


def test_an_attempt_is_not_confirmed_before_the_event_is_handled() -> None:
    """The first one is late, then cancelled: a later one is handled."""
    started: list[int] = []

    async def main() -> list[int]:
        waiting = asyncio.Event()

        async def handle(event: Event) -> None:
            started.append(event.meta.attempt)
            if len(started) == 1:
                await waiting.wait()

        transport = httpx.ASGITransport(app=asgi_endpoint(handle))
        async with httpx.AsyncClient(transport=transport) as client:
            first = asyncio.create_task(client.post(URL, json=body(attempt=1)))
            while not started:
                await asyncio.sleep(0)
            second = await client.post(URL, json=body(attempt=2))
            first.cancel()
            await asyncio.wait([first])
            third = await client.post(URL, json=body(attempt=3))
            fourth = await client.post(URL, json=body(attempt=4))
        return [one.status_code for one in (second, third, fourth)]

    assert asyncio.run(main()) == [503, 200, 200]
    assert started == [1, 3]


@pytest.mark.parametrize("length", ["-1", "x", "9" * 5_000])
def test_a_length_that_is_none_is_not_read(length: str) -> None:
    """To read -1 bytes would wait for the end of a connection."""
    statuses: list[str] = []
    environ = {"CONTENT_LENGTH": length, "REQUEST_METHOD": "POST"}
    stream = io.BytesIO(json.dumps(body()).encode())
    app = wsgi_endpoint(lambda event: None)
    app({**environ, "wsgi.input": stream}, lambda status, _: statuses.append(status))
    assert (statuses, stream.tell()) == (["400 Bad Request"], 0)


@pytest.mark.parametrize(
    "authorization",
    ["", "Basic", "Basic ****", "Bearer eA==", "Basic Y3JtOg==", "Basic w6Q="],
)
def test_a_request_without_the_credentials_is_refused(authorization: str) -> None:
    headers = {"Authorization": authorization}
    with pytest.raises(WebhookAuthenticationError):
        parse(body(), headers, user="crm", password=SECRET)
    parse(body(), {"AUTHORIZATION": AUTHORIZATION}, user="crm", password=SECRET)


def test_empty_credentials_are_said_at_the_start() -> None:
    """Variables of the environment that are not set make no endpoint for everybody."""
    with pytest.raises(ValueError, match="are empty"):
        asgi_endpoint(print, user="", password="")
    with pytest.raises(ValueError, match="are empty"):
        parse(b"{}", {}, user="")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"meta": 1}', b'{"meta": {"action": "x"}}', b"[" * 99_999],
)
def test_what_is_no_event_is_refused(content: bytes) -> None:
    with pytest.raises(WebhookError):
        parse(content)
    assert post(wsgi_endpoint(lambda _: None), content) == 400


def _event(data: str, **meta: Any) -> bytes:
    facts = {"action": "change", "entity": "deal", "entity_id": 7, **meta}
    return f'{{"meta": {json.dumps(facts)}, "data": {data}}}'.encode()


@pytest.mark.parametrize("depth", [300, 900, 5_000, 99_999])
@pytest.mark.parametrize("place", ["custom_fields", "title", "unknown"])
def test_deep_data_is_read_or_refused(depth: int, place: str) -> None:
    """Whoever may send to the endpoint cannot end it with a RecursionError."""
    deep = "[" * depth + "]" * depth
    content = _event(f'{{"id": 7, "{place}": {{"k": {deep}}}}}')
    assert post(wsgi_endpoint(lambda _: None), content) in (200, 400)
    nested: Any = None
    for _ in range(depth):
        nested = [nested]
    with suppress(WebhookError):
        parse({**body(), "data": {"id": 7, place: {"k": nested}}})
    with suppress(WebhookError):
        parse(body(id=nested, entity_id=nested, timestamp=nested))


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (b'"\xff"', "\N{REPLACEMENT CHARACTER}"),
        (b'"\\ud800"', "\ud800"),
        (b"9" * 5_000, "9" * 5_000),
        (b"1e999", math.inf),
    ],
    ids=["bytes", "surrogate", "digits", "number"],
)
def test_damage_in_one_place_loses_no_event(value: bytes, title: Any) -> None:
    """Pipedrive would deliver the same body three times more, and then give up."""
    content = _event('{"id": 7, "title": ?}').replace(b"?", value)
    assert parse(content).after.title == title


def test_what_a_webhook_says_is_escaped_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever may send to the endpoint writes no line of a log, nor to a terminal."""
    bad = "x\nCRITICAL:root:hacked\x1b[2J\u202e"

    def fail(_: Event) -> None:
        raise ValueError

    content = _event("null", action=bad, entity=bad, id=bad * 1_000)
    assert post(wsgi_endpoint(fail), content) == 500
    (record,) = caplog.records
    assert record.getMessage().isprintable()
    assert len(record.getMessage()) < 200


def test_a_huge_body_is_not_read() -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": "99999999",
        "wsgi.input": io.BytesIO(),
    }
    statuses: list[str] = []
    wsgi_endpoint(lambda _: None)(environ, lambda status, _: statuses.append(status))
    assert statuses == ["413 Content Too Large"]


def test_facts_come_in_several_forms() -> None:
    """Times as text or seconds, numbers as text; what is unknown stays in `raw`."""
    text = parse(body(timestamp="2026-05-01T10:00:00.123Z", attempt=2, user_id="5"))
    seconds = parse(body(timestamp=1_777_629_600))
    assert text.meta.timestamp is not None
    assert text.meta.timestamp.replace(microsecond=0) == seconds.meta.timestamp
    assert (text.meta.attempt, text.meta.user_id) == (2, 5)
    odd = parse(body(timestamp="soon", entity_id="b5a7e6f0", entity="note", new=1))
    assert (odd.meta.timestamp, odd.meta.entity_id) == (None, "b5a7e6f0")
    assert odd.after == {"id": 7, "title": "New"}
    assert odd.changed == {"title"}
    assert odd.meta.raw["new"] == 1


def test_recent_events_are_forgotten_in_order() -> None:
    recent = Recent(2)
    events = [parse(body(id=name)) for name in "abc"]
    assert [recent.is_new(event) for event in events] == [True] * 3
    assert not recent.is_new(events[2])
    assert recent.is_new(events[0])
    assert [recent.is_new(parse(body(id=""))) for _ in range(2)] == [True, True]


def test_a_gap_is_filled_by_changes(fake: FakePipedrive) -> None:
    """Changes of the time in which no webhook arrived are in the lists."""
    fake.advance(1000)
    moment = dt.datetime.fromtimestamp(fake.clock(), dt.timezone.utc)
    fake.client.deals.update(5, title="changed unheard")
    fake.client.deals.delete(6)
    found = changes(fake.client, ["deals"], State.after(moment), overlap=0)
    assert [(change.id, change.deleted) for change in found] == [(5, False), (6, True)]
