"""Records as API v1 writes them, and files."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import pipedrive_v1.models as records
from openapi_runtime import Model
from pipedrive_v1 import Client
from pipedrive_v1.models import CurrentUser, Lead, Note
from tests.kit.client.server import BothServer

KINDS = [
    kind
    for name in dir(records)
    if isinstance(kind := getattr(records, name), type) and issubclass(kind, Model)
]
"""All records of API v1."""

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.sampled_from([0, 1, "0", "1", "", "7", "2.50", "0000-00-00 00:00:00"])
    | st.integers(-9, 10**9)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
"""Values that the server may send for any property: numbers as text, flags, null."""


@st.composite
def written(draw: st.DrawFn) -> tuple[type[Model], dict[str, Any]]:
    """Return a record's class, and an object with its names and anything as values."""
    kind = draw(st.sampled_from(KINDS))
    names = [*kind.__annotations__] or ["id"]
    keys = st.sampled_from(names) | st.just("a" * 40) | st.text(min_size=1, max_size=4)
    return kind, draw(st.dictionaries(keys, VALUES, max_size=5))


@settings(max_examples=150, deadline=None)
@given(written())
def test_no_value_stops_a_record_and_none_is_lost(
    case: tuple[type[Model], dict[str, Any]],
) -> None:
    """Wrong types stay as they are; what a record has not is in `extra`."""
    kind, value = case
    record = kind.from_json(json.dumps(value).encode())
    assert json.loads(json.dumps(record.to_dict(), default=str)) == value


def test_numbers_and_flags_as_text(client: Client, server: BothServer) -> None:
    """They are what the server sent, at the attributes of their names."""
    sent = {"id": "7", "activated": 1, "is_you": "1", "role_id": "3", "language": []}
    server.answers["/api/v1/users/me"] = lambda _: {"success": True, "data": sent}
    me = client.users.me()
    assert isinstance(me, CurrentUser)
    assert me.to_dict() == sent


def test_flat_custom_fields_are_reachable(client: Client, server: BothServer) -> None:
    """By their keys, those of the parts included; they are sent as `extra_body`."""
    key = "d4de1c1518b4531717c676029a45911c340390a6"
    data = {"id": "adf2", "title": "Roof", key: 7.5, f"{key}_currency": "EUR"}
    server.answers["/api/v1/leads"] = lambda _: {"success": True, "data": data}
    lead = client.leads.add(title="Roof", person_id=1, extra_body={key: 7.5})
    assert isinstance(lead, Lead)
    assert (lead.extra[key], lead.extra[f"{key}_currency"]) == (7.5, "EUR")
    assert json.loads(server.requests[0].body)[key] == 7.5
    assert server.problems == []


def test_a_note_is_added(client: Client, server: BothServer) -> None:
    note = {"id": 5, "content": "hello", "user": {"name": "Ada"}, "deal": None}
    server.answers["/api/v1/notes"] = lambda _: {"success": True, "data": note}
    found = client.notes.add(content="hello", deal_id=1, pinned_to_deal_flag=1)
    assert isinstance(found, Note)
    assert (found.id, found.content) == (5, "hello")
    assert found.user is not None
    assert found.user.name == "Ada"
    assert client.usage.tokens == 10


class Read(io.BytesIO):
    """A file that notes the largest part that was read of it at once."""

    largest = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.largest = max(self.largest, len(found))
        return found


def test_a_file_is_uploaded_as_a_stream(client: Client, server: BothServer) -> None:
    """It is never in memory as a whole; its fields go beside it."""
    content = Read(b"0123456789" * 50_000)
    client.files.add(file=("big.bin", content), deal_id=7)
    (request,) = server.requests
    assert request.headers["content-type"].startswith("multipart/form-data")
    assert b'name="deal_id"\r\n\r\n7' in request.body
    assert b'filename="big.bin"' in request.body
    assert b"0123456789" * 50_000 in request.body
    assert 0 < content.largest < 500_000


def test_a_file_is_downloaded_as_a_stream(
    client: Client, server: BothServer, tmp_path: Path
) -> None:
    """Into a file if the call says so, else as bytes."""
    content = bytes(range(256)) * 4_000
    server.answers["/api/v1/files/3/download"] = lambda _: content
    assert client.files.download(3) == content
    client.files.download(3, save_to=tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == content
    assert client.usage.tokens == 40


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (lambda c: c.files.add_remote(
            file_type="gdoc", title="T", item_type="deal", item_id=1,
            remote_location="googledrive"),
         "file_type=gdoc&title=T&item_type=deal&item_id=1&remote_location=googledrive"),
        (lambda c: c.mailbox.update_thread(5, read_flag=1, deal_id=2),
         "deal_id=2&read_flag=1"),
    ],
)  # fmt: skip
def test_forms_are_sent_as_forms(
    client: Client, server: BothServer, call: Any, body: str
) -> None:
    call(client)
    (request,) = server.requests
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sorted(request.body.decode().split("&")) == sorted(body.split("&"))
    assert server.problems == []


def test_times_are_written_as_v1_reads_them(client: Client, server: BothServer) -> None:
    """Without a zone, which is UTC."""
    import datetime as dt

    zone = dt.timezone(dt.timedelta(hours=2))
    moment = dt.datetime(2026, 1, 31, 12, 30, tzinfo=zone)
    client.call_logs.add(
        outcome="connected", to_phone_number="1", start_time=moment, end_time=moment
    )
    sent: Mapping[str, Any] = json.loads(server.requests[0].body)
    assert sent["start_time"] == "2026-01-31 10:30:00"
    list(client.notes.list(start_date=dt.date(2026, 1, 1)))
    assert server.query(1)["start_date"] == "2026-01-01"
