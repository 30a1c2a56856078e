"""API v1 on the same records, checked by openapi-core against its own document."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

import httpx

from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Request, Response
from pipedrive_kit.testing.document.document import Document
from pipedrive_kit.testing.document.operation import Operation
from pipedrive_kit.testing.document.schemas import merged, properties
from pipedrive_v1 import Client

HEADERS = {"x-api-token": API_TOKEN}
BOUNDARY = "boundary"


def value(schema: dict[str, Any], name: str = "") -> Any:
    """Return a value that a schema allows."""
    if name == "conditions":  # what it must be is in the prose of the document
        return {"glue": "and", "conditions": []}
    schema = merged(schema)
    for alternative in schema.get("oneOf", schema.get("anyOf", ()))[:1]:
        return value(alternative)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"), schema.get("format"):
        case "string", "date-time":
            return "2026-01-01 00:00:00"
        case "string", "date":
            return "2026-01-01"
        case "string", "uuid":
            return "adf21080-0e10-11eb-879b-05d71fb426ec"
        case "string", _:
            return {"ids": "1", "start_time": "2026-01-01 00:00:00"}.get(name, "text")
        case "integer" | "number", _:
            return 2 if name == "merge_with_id" else 1
        case "boolean", _:
            return True
        case "array", _:
            return [value(schema["items"])]
    wanted = schema.get("required", list(properties(schema))[:1])
    return {key: value(properties(schema)[key], key) for key in wanted}


def request(operation: Operation, lead: str, field: int) -> Request:
    """Return a request to an operation, with what it requires."""
    is_field = re.search("/(deal|person|organization|product)Fields", operation.path)
    path, query = operation.path, {}
    for each in operation.described.get("parameters", ()):
        sample = value(each["schema"], each["name"])
        if each["in"] == "path":
            lead_path = operation.path.startswith("/leads/")
            sample = lead if lead_path else field if is_field else sample
            path = re.sub(r"\{[^}]+\}", str(sample), path, count=1)
        elif each.get("required") or each["name"] == "ids":
            query[each["name"]] = field if is_field else sample
    headers, body = dict(HEADERS), b""
    content = operation.described.get("requestBody", {}).get("content", {})
    for media_type, described in content.items():
        given = value(described["schema"])
        headers["content-type"] = media_type
        if media_type == "application/json":
            body = json.dumps(given).encode()
        elif media_type == "multipart/form-data":
            headers["content-type"] += f"; boundary={BOUNDARY}"
            (name,) = given
            body = (
                f"--{BOUNDARY}\r\ncontent-disposition: form-data; "
                f'name="{name}"; filename="a.txt"\r\n'
                f"content-type: application/octet-stream\r\n\r\nhello\r\n--{BOUNDARY}--\r\n"
            ).encode()
        else:
            body = urlencode(given).encode()
    return Request(
        method=operation.method,
        path=f"/api/v1{path}",
        query=urlencode(query),
        headers=headers,
        body=body,
    )


def responded(fake: FakePipedrive, operation: Operation) -> Response:
    """Return the response to an operation; records that it misses are made."""
    lead = str(next(iter(fake.store.all("leads"))))
    collection = operation.path.split("/")[1]
    fields = fake.store.all(collection) if collection in fake.store.collections else {}
    custom = [e["_number"] for e in fields.values() if e.get("is_custom_field")]
    for _ in range(4):
        response = fake.handle(request(operation, lead, custom[0] if custom else 1))
        if response.status != 404:
            break
        collection, _, missing = response.json["error"].partition(": ")
        fake.store.ensure(collection)
        key = missing.partition(" ")[0].rpartition("/")[2]
        values = {
            fake.store.collections[collection].key: int(key) if key == "1" else key
        }
        parent = 1 if "/" in collection else None
        fake.store.add(collection, values, parent=parent)
    return response


def test_every_operation() -> None:
    """Each has a response that the document allows; those that are gone say so."""
    document = Document.of_package("pipedrive_v1")
    assert len(document.operations) == 272
    for operation in document.operations.values():
        fake = FakePipedrive()
        fake.seed("demo")
        response = responded(fake, operation)
        gone = operation.described.get("x-gone", False)
        expected = 410 if gone else operation.status
        assert response.status == expected, (operation.id, response.body)


def test_a_program_of_both_versions(pipedrive: FakePipedrive) -> None:
    """Notes, leads, files, webhooks and merges of v1 are on the records of v2."""
    pipedrive.seed("demo")
    http = httpx.Client(transport=pipedrive.transport)
    with http, Client(api_token=API_TOKEN, http_client=http) as v1:
        assert v1.users.me().name == "Ann Admin"
        assert list(v1.notes.list()) == []
        note = v1.notes.add(content="Hello", deal_id=1)
        assert [each.id for each in v1.notes.list(deal_id=1)] == [note.id]
        assert note.deal.title == "Deal 1"
        v1.notes.delete(note.id)
        lead = v1.leads.add(title="New lead", person_id=1)
        assert v1.leads.get(lead.id).title == "New lead"
        file = v1.files.add(file=("a.txt", b"content"), deal_id=1)
        assert (file.file_name, file.deal_id) == ("a.txt", 1)
        v1.persons.merge(1, merge_with_id=2)
        assert pipedrive.client.persons.get(1).is_deleted
        hook = v1.webhooks.add(
            subscription_url="http://127.0.0.1:9/",
            event_action="*",
            event_object="deal",
            name="Deals",
        )
        pipedrive.client.deals.add(title="Watched")
        assert [each.webhook_id for each in pipedrive.webhooks.waiting] == [hook.id]
        since = {"since_timestamp": "2026-01-01 00:00:00", "items": "deal"}
        latest = v1.recents.list(**since).to_list()[-1]
        assert latest.data.title == "Watched"
        pipedrive.seed(leads=120)
        assert len(list(v1.leads.list(limit=50))) == 124


def test_words_of_v1(pipedrive: FakePipedrive) -> None:
    """Filters, order, custom fields beside all else, and archived leads."""
    pipedrive.seed("demo")
    field = next(
        each.field_code
        for each in pipedrive.client.deal_fields.list()
        if each.field_name == "Demo varchar"
    )
    other = next(
        each.field_code
        for each in pipedrive.client.deal_fields.list()
        if each.field_name == "Demo monetary"
    )
    http = httpx.Client(transport=pipedrive.transport)
    with http, Client(api_token=API_TOKEN, http_client=http) as v1:
        lead = v1.leads.add(title="Lead", person_id=2, extra_body={field: "A"})
        money = {other: 5, f"{other}_currency": "EUR"}
        v1.leads.update(lead.id, extra_body=money)
        stored = pipedrive.record("leads", lead.id)["custom_fields"]
        assert stored == {field: "A", other: {"value": 5, "currency": "EUR"}}
        found = v1.leads.list(person_id=2, sort="title DESC").to_list()
        assert [each.title for each in found] == ["Lead 1", "Lead"]
        v1.leads.update(lead.id, is_archived=True)
        assert lead.id not in [each.id for each in v1.leads.list()]
        assert [each.id for each in v1.leads.list_archived()] == [lead.id]
        task = v1.tasks.add(title="Task", project_id=1, assignee_id=2, done=1)
        stored = pipedrive.record("tasks", task.id)
        assert (stored["is_done"], stored["assignee_ids"]) == (True, [2])
        mine = v1.tasks.list(assignee_id=2, done=1).to_list()
        assert [each.id for each in mine] == [task.id]


def test_parts_of_records_and_ids_of_all_kinds(pipedrive: FakePipedrive) -> None:
    """Comments have UUIDs, goals numbers as text; a note is active and of its author."""
    http = httpx.Client(transport=pipedrive.transport, headers=HEADERS)
    base = "https://api.pipedrive.com/api/v1"

    def data(method: str, path: str, body: Any = None) -> Any:
        response = http.request(method, base + path, json=body)
        assert response.status_code in (200, 201), response.text
        return response.json().get("data")

    with http:
        note = data("POST", "/notes", {"content": "Hello"})
        assert (note["active_flag"], note["user_id"]) == (True, 1)
        comment = data("POST", f"/notes/{note['id']}/comments", {"content": "Yes"})
        place = f"/notes/{note['id']}/comments/{comment['uuid']}"
        assert data("PUT", place, {"content": "No"})["content"] == "No"
        assert data("GET", place)["content"] == "No"
        assert data("DELETE", place) is True
        assert data("GET", f"/notes/{note['id']}/comments") is None
        goal = {
            "assignee": {"id": 1, "type": "person"},
            "type": {"name": "deals_won", "params": {"pipeline_id": [1]}},
            "expected_outcome": {"target": 5, "tracking_metric": "quantity"},
            "duration": {"start": "2026-01-01", "end": "2026-12-31"},
            "interval": "monthly",
        }
        data("POST", "/goals", goal)
        data("PUT", "/goals/1", {"title": "Five"})
        assert pipedrive.record("goals", 1)["title"] == "Five"
