"""Webhooks v2 are really sent, with Basic authentication and further attempts."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest

import pipedrive_v1 as v1
from openapi_runtime import errors
from pipedrive_kit.testing import API_TOKEN, FakePipedrive


class Receiver:
    """A program that webhooks are sent to."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], Any]] = []
        self.statuses: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.received.append((dict(self.headers), json.loads(body)))
                status = receiver.statuses.pop(0) if receiver.statuses else 204
                self.send_response(status)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(
        target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02}
    )
    thread.start()
    yield receiver
    receiver.server.shutdown()
    thread.join()
    receiver.server.server_close()


def test_events_are_sent(pipedrive: FakePipedrive, receiver: Receiver) -> None:
    """Create, change and delete, each with the record before and after."""
    pipedrive.webhooks.subscribe(
        receiver.url, entity="deal", user="ann", password="secret"
    )
    client = pipedrive.client
    field = client.deal_fields.add(field_name="Kind", field_type="varchar")
    deal = client.deals.add(title="Old", custom_fields={field.field_code: "A"})
    client.deals.update(deal.id, title="New")
    client.deals.delete(deal.id)
    client.persons.add(name="Nobody asked for")
    assert [each.status for each in pipedrive.webhooks.deliver()] == [204] * 3
    created, changed, deleted = (body for _, body in receiver.received)
    assert created["previous"] is None
    assert created["data"]["custom_fields"] == {
        field.field_code: {"type": "varchar", "value": "A"}
    }
    assert changed["data"]["title"] == "New"
    assert changed["previous"]["title"] == "Old"
    assert deleted["data"] is None
    assert deleted["previous"]["title"] == "New"
    meta = deleted["meta"]
    assert (meta["action"], meta["entity"], meta["entity_id"]) == (
        "delete",
        "deal",
        "1",
    )
    basic = httpx.BasicAuth("ann", "secret")._auth_header
    assert {headers["Authorization"] for headers, _ in receiver.received} == {basic}


def test_failed_deliveries_are_repeated(
    pipedrive: FakePipedrive, receiver: Receiver
) -> None:
    """After 3, 30 and 150 seconds, with the same ID; then never."""
    pipedrive.webhooks.subscribe(receiver.url)
    receiver.statuses = [500] * 4
    pipedrive.client.persons.add(name="Ada")
    assert len(pipedrive.webhooks.deliver()) == 1
    for seconds in (3, 30, 150, 3600):
        pipedrive.advance(seconds - 1)
        assert pipedrive.webhooks.deliver() == []
        pipedrive.advance(1)
        pipedrive.webhooks.deliver()
    metas = [body["meta"] for _, body in receiver.received]
    assert [meta["attempt"] for meta in metas] == [1, 2, 3, 4]
    assert len({meta["id"] for meta in metas}) == 1


def test_who_fails_is_banned(pipedrive: FakePipedrive, receiver: Receiver) -> None:
    """After ten failed first attempts the events of half an hour are lost."""
    pipedrive.webhooks.subscribe(receiver.url, entity="person")
    receiver.statuses = [500] * 10
    for _ in range(10):
        pipedrive.client.persons.add(name="Ada")
    pipedrive.webhooks.deliver()
    pipedrive.webhooks.waiting.clear()
    pipedrive.client.persons.add(name="Lost")
    assert pipedrive.webhooks.deliver() == []
    pipedrive.advance(1800)
    pipedrive.client.persons.add(name="Heard")
    assert [each.body["data"]["name"] for each in pipedrive.webhooks.deliver()] == [
        "Heard"
    ]


def test_events_of_a_merge(pipedrive: FakePipedrive) -> None:
    """One is deleted, the other changed; each event names the other record."""
    pipedrive.seed(persons=2)
    pipedrive.webhooks.subscribe("https://example.com/hook", entity="person")
    http = httpx.Client(transport=pipedrive.transport)
    with http, v1.Client(api_token=API_TOKEN, http_client=http) as client:
        client.persons.merge(1, merge_with_id=2)
        client.notes.add(content="Hello", person_id=2)
    metas = [each.body["meta"] for each in pipedrive.webhooks.waiting]
    assert [(each["action"], each["entity_id"]) for each in metas] == [
        ("delete", "1"),
        ("change", "2"),
    ]
    assert metas[0]["merged_to_id"] == "2"
    assert metas[1]["merged_from_id"] == "1"


def test_subscriptions_are_limited(pipedrive: FakePipedrive) -> None:
    """Forty, however they were made; notes have events, too."""
    http = httpx.Client(transport=pipedrive.transport)
    with http, v1.Client(api_token=API_TOKEN, http_client=http) as client:
        hook = {"event_action": "*", "event_object": "note", "name": "Notes"}
        for _ in range(40):
            client.webhooks.add(subscription_url="https://example.com/", **hook)
        with pytest.raises(errors.UnprocessableEntityError, match="limit"):
            client.webhooks.add(subscription_url="https://example.com/", **hook)
        client.notes.add(
            content="Hello", deal_id=pipedrive.client.deals.add(title="A").id
        )
    assert len(pipedrive.webhooks.waiting) == 40
