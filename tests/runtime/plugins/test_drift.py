"""Values that models do not declare are noticed, once, at little cost."""

from __future__ import annotations

import json
import logging
import threading
from typing import Any

import msgspec
import pytest

from openapi_runtime import NULL, Drift, DriftEntry, Model, model
from openapi_runtime.models.envelope import result_reader
from openapi_runtime.plugins.drift import type_name
from tests.runtime.conftest import Flavour, do
from tests.runtime.sample_api import API, Deal

SECRET = "somebody@private.test"


def ok(data: Any, **more: Any) -> Any:
    return {"success": True, "data": data, **more}


def noticed(flavour: Flavour, use: Any = None, times: int = 1) -> list[DriftEntry]:
    """Return what a client notices when it makes a call."""

    async def body(client: Any) -> Any:
        for _ in range(times):
            await do(use(client) if use else client.deals.get(7))
        return client.drift.entries

    return flavour.run(body)


def facts(entries: list[DriftEntry]) -> set[tuple[Any, ...]]:
    return {(e.kind, e.pointer, e.type, e.value) for e in entries}


def test_declared_values_are_no_drift(flavour, server) -> None:
    deal = {
        "id": 1, "title": "x", "value": 1, "status": "open", "label_ids": [1],
        "add_time": "2025-01-01T10:00:00Z", "close_date": "2025-01-01",
        "is_archived": None, "owner": {"id": 1, "name": None}, "followers": [{"id": 1}],
        "by_role": {"a": {"id": 1}}, "custom_fields": {"x": {"y": 1}},
        "parent": {"id": 2},
    }  # fmt: skip
    server.answer(ok(deal))
    assert noticed(flavour) == []


@pytest.mark.parametrize(
    ("deal", "fact"),
    [
        ({"brand": SECRET}, ("new field", "/data/brand", "string", None)),
        ({"brand": None}, ("new field", "/data/brand", "null", None)),
        ({"brand": True}, ("new field", "/data/brand", "boolean", None)),
        ({"brand": [None, 1]}, ("new field", "/data/brand", "array of integer", None)),
        ({"a/b~c": {}}, ("new field", "/data/a~1b~0c", "object", None)),
        ({"owner": {"x": 1.5}}, ("new field", "/data/owner/x", "number", None)),
        ({"followers": [{}, {"x": "2025-01-01"}]},
         ("new field", "/data/followers/*/x", "date", None)),
        ({"by_role": {"a": {"x": "2025-01-01T00:00:00Z"}}},
         ("new field", "/data/by_role/*/x", "date-time", None)),
        ({"status": "frozen"}, ("new value", "/data/status", "string", "frozen")),
        ({"status": 5}, ("other type", "/data/status", "integer", None)),
        ({"title": 5}, ("other type", "/data/title", "integer", None)),
        ({"value": "5"}, ("other type", "/data/value", "string", None)),
        ({"is_archived": 1}, ("other type", "/data/is_archived", "integer", None)),
        ({"add_time": SECRET}, ("other type", "/data/add_time", "string", None)),
        ({"owner": 7}, ("other type", "/data/owner", "integer", None)),
        ({"owner": [7]}, ("other type", "/data/owner", "array of integer", None)),
        ({"label_ids": ["a"]}, ("other type", "/data/label_ids/*", "string", None)),
        ({"label_ids": "1,2"}, ("other type", "/data/label_ids", "string", None)),
        ({"parent": {"parent": {"x": 1}}},
         ("new field", "/data/parent/parent/x", "integer", None)),
    ],
)  # fmt: skip
def test_each_kind_is_noticed_with_its_place(flavour, server, deal, fact) -> None:
    server.answer(ok(deal))
    (entry,) = noticed(flavour)
    assert (entry.kind, entry.pointer, entry.type, entry.value) == fact
    assert entry.operation == "getDeal"
    assert entry.count == 1
    assert SECRET not in repr(entry)


@model
class Task(Model):
    """A model whose null values the document declares."""

    id: int | None = None
    done_at: str | None = NULL
    steps: list[int | None] | None = None
    names: list[str] | None = None
    by_key: dict[str, Deal] | None = None
    anything: Any = None


@pytest.mark.parametrize(
    ("task", "pointers"),
    [
        ({"id": 1, "done_at": None, "anything": None, "steps": [None]}, []),
        ({}, []),
        ({"id": None}, ["/data/id"]),
        ({"names": None, "by_key": {"a": None}}, ["/data/by_key/*", "/data/names"]),
        ({"names": ["a", None]}, ["/data/names/*"]),
    ],
)
def test_null_is_noticed_where_the_document_does_not_allow_it(task, pointers) -> None:
    """It reads as None all the same."""
    drift = Drift("sample")
    read = drift.watch(
        "getTask", Task, ("data",), result_reader(Task, ("data",), "success")
    )
    assert read(json.dumps(ok(task)).encode()).id == task.get("id")
    assert [entry.pointer for entry in drift] == pointers
    assert {(e.kind, e.type, e.value) for e in drift} <= {("other type", "null", None)}


def test_items_of_lists_are_noticed(flavour, server) -> None:
    server.answer(ok([{"id": 1}, {"id": 2, "x": 1}]))
    entries = noticed(flavour, lambda client: client.deals.list())
    assert facts(entries) == {("new field", "/data/*/x", "integer", None)}
    assert entries[0].operation == "getDeals"


def test_items_at_a_deeper_place_are_noticed(flavour, server) -> None:
    server.answer(ok({"items": [{"x": 1}]}))
    entries = noticed(flavour, lambda client: client.deals.search("a"))
    assert facts(entries) == {("new field", "/data/items/*/x", "integer", None)}


def test_items_that_are_no_objects_are_noticed(flavour, server) -> None:
    server.answer(ok([7, {"id": 1}]))
    entries = noticed(flavour, lambda client: client.deals.list())
    assert facts(entries) == {("other type", "/data/*", "integer", None)}
    said = "getDeals: value that does not fit its type at /data/* (integer)"
    assert list(map(str, entries)) == [said]


def test_raw_calls_and_plain_results_are_noticed(flavour, server) -> None:
    server.answer(ok({"a": {"x": 1}}))
    entries = noticed(flavour, lambda client: client.deals.roles())
    assert facts(entries) == {("new field", "/data/*/x", "integer", None)}
    server.answers.clear()
    server.answer(ok({"x": 1}))
    entries = noticed(flavour, lambda client: client.deals.with_raw_response.get(7))
    assert facts(entries) == {("new field", "/data/x", "integer", None)}


def test_it_is_noticed_once_and_counted(flavour, server, caplog) -> None:
    caplog.set_level(logging.DEBUG, API.name)
    server.answer(ok({"x": SECRET}))
    (entry,) = noticed(flavour, times=8)
    assert entry.count == 4  # the 1st, 2nd, 4th and 8th response are read
    messages = [r.getMessage() for r in caplog.records if r.name == API.name]
    found = [text for text in messages if " 200 in " not in text]
    assert found == ["getDeal: undocumented field at /data/x (string)"]
    assert SECRET not in caplog.text


def test_a_mismatch_is_noticed_wherever_it_is(flavour, server) -> None:
    """It shows by itself: on the 3rd response, in an item that no sample has."""
    good = [{"id": number} for number in range(50)]
    for number in range(3):
        bad = [{"id": "x"}] if number == 2 else []
        server.answer(ok([*good[:17], *bad, *good[17:]]))
    entries = noticed(flavour, lambda client: client.deals.list(), times=3)
    assert facts(entries) == {("other type", "/data/*/id", "string", None)}


def test_entries_are_bounded(server, flavour) -> None:
    drift = Drift("sample", limit=10)
    read = result_reader(Deal, ("data",), None)
    content = json.dumps(ok({f"new{i}": i for i in range(50)})).encode()
    drift.watch("getDeal", Deal, ("data",), read)(content)
    assert len(drift) == 10
    assert drift.dropped == 40
    drift.clear()
    assert (len(drift), drift.dropped) == (0, 0)


def test_long_names_and_values_are_not_kept() -> None:
    drift = Drift("sample")
    read = result_reader(Deal, ("data",), None)
    content = json.dumps(ok({"k" * 1000: 1, "status": SECRET * 10})).encode()
    drift.watch("getDeal", Deal, ("data",), read)(content)
    assert drift.entries == []


def test_it_is_safe_in_threads() -> None:
    drift = Drift("sample")
    read = result_reader(Deal, ("data",), None)
    contents = [json.dumps(ok({f"new{i}": 1, "id": "x"})).encode() for i in range(100)]
    watched = drift.watch("getDeal", Deal, ("data",), read)

    def work() -> None:
        for content in contents:
            watched(content)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = {entry.pointer: entry.count for entry in drift}
    assert counts["/data/id"] >= 800
    assert len(counts) == 101


def test_the_export_is_plain_json(flavour, server, tmp_path) -> None:
    server.answer(ok({"x": 1, "status": "frozen"}))
    path = tmp_path / "drift.json"

    async def body(client: Any) -> str:
        await do(client.deals.get(7))
        client.drift.export(path)
        return str(client.drift)

    shown = flavour.run(body)
    exported = json.loads(path.read_text())
    assert exported["api"] == "sample"
    assert exported["dropped"] == 0
    assert [msgspec.convert(e, DriftEntry).pointer for e in exported["entries"]] == [
        "/data/status",
        "/data/x",
    ]
    assert exported["entries"][0] == {
        "kind": "new value",
        "operation": "getDeal",
        "pointer": "/data/status",
        "type": "string",
        "value": "frozen",
        "count": 1,
    }
    assert "getDeal: undocumented value at /data/status ('frozen')" in shown


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b'{"success": false}'])
def test_unreadable_responses_stay_errors_and_no_drift(flavour, server, body) -> None:
    server.answer(body)

    async def use(client: Any) -> int:
        with pytest.raises(Exception, match="getDeal"):
            await do(client.deals.get(7))
        return len(client.drift)

    assert flavour.run(use) == 0


def test_a_type_name_tells_nothing_of_the_value() -> None:
    assert type_name([[{"a": SECRET}]]) == "array of array of object"
    assert type_name([]) == "array"
    assert type_name("2025-01-01 10:00:00") == "string"
