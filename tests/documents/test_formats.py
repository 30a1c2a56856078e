"""Formats: a response keeps the text that was sent, a request takes Python's types."""

from __future__ import annotations

import base64
import datetime as dt
import inspect
from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from tests.documents.conftest import Document

Load = Callable[..., Document]

HEX = "12345678-1234-5678-1234-567812345678"
LINK = "https://example.com/a?b=c&d=ü#e"
BYTES = b"\x00\xff>?\n"

# Field, what the caller gives, its JSON, and its text in a URL before it is escaped.
VALUES: list[tuple[str, Any, str, str]] = [
    ("uuid", UUID(HEX), f'"{HEX}"', HEX),
    ("uuid", HEX, f'"{HEX}"', HEX),
    ("amount", Decimal("0.10"), "0.10", "0.10"),
    ("amount", 1.5, "1.5", "1.5"),
    ("price", "0.10", '"0.10"', "0.10"),
    ("span", dt.timedelta(days=1, hours=2, seconds=3), '"P1DT7203S"', "P1DT7203S"),
    ("span", -dt.timedelta(minutes=1), '"-PT60S"', "-PT60S"),
    ("span", dt.timedelta(0), '"P0D"', "P0D"),
    ("span", "P1Y", '"P1Y"', "P1Y"),
    ("clock", dt.time(1, 2, 3), '"01:02:03"', "01:02:03"),
    ("clock", dt.time(1, 2, tzinfo=dt.UTC), '"01:02:00+00:00"', "01:02:00+00:00"),
    ("clock", "01:02", '"01:02"', "01:02"),
    ("big", 2**63 - 1, "9223372036854775807", "9223372036854775807"),
    ("secret", "p&ss wörd", '"p&ss wörd"', "p&ss wörd"),
    ("link", LINK, f'"{LINK}"', LINK),
    ("content", "AP8+Pwo=", '"AP8+Pwo="', "AP8+Pwo="),
]


@pytest.mark.parametrize(("field", "value", "json", "text"), VALUES)
def test_a_value_in_a_body(
    document: Load, field: str, value: Any, json: str, text: str
) -> None:
    """Python's own value, or the text of it, is one JSON value; so in a record too."""
    found = document("formats")
    expected = f'{{"{field}":{json}}}'.encode()
    assert found.sent("addRecord", **{field: value}).body == expected


@pytest.mark.parametrize(("field", "value", "json", "text"), VALUES)
def test_a_value_in_a_query(
    document: Load, field: str, value: Any, json: str, text: str
) -> None:
    """It is the same text as in JSON, escaped as one value."""
    found = document("formats")
    found.server.answer([])
    assert found.sent("findRecords", **{field: value}).query == [(field, text)]


@pytest.mark.parametrize(
    ("uuid", "span", "clock", "big"),
    [
        (UUID(HEX), dt.timedelta(hours=1), dt.time(1, 2), 2**63 - 1),
        (HEX, "PT3600S", "01:02:00", 2**63 - 1),
    ],
)
def test_values_in_a_path(
    document: Load, uuid: Any, span: Any, clock: Any, big: int
) -> None:
    """Each is one segment."""
    found = document("formats")
    found.server.answer([])
    sent = found.sent("placeRecord", uuid, span, clock, big)
    assert sent.path == f"/records/{HEX}/PT3600S/01%3A02%3A00/9223372036854775807"


def test_bytes_are_base64_in_json_and_are_refused_in_a_url(document: Load) -> None:
    """Bytes in a part of a URL are ambiguous: base64, or the text that they hold."""
    found = document("formats")
    expected = {"content": base64.b64encode(BYTES).decode()}
    assert found.sent("addRecord", content=BYTES).json() == expected
    with pytest.raises(found.package.errors.RequestError, match="cannot be a bytes"):
        found.sent("findRecords", content=BYTES)


def test_a_response_keeps_every_text(document: Load) -> None:
    """Nothing is read into another form, so nothing is lost, and it can be sent again."""
    found = document("formats")
    sent = {
        "uuid": HEX.upper().replace("-", ""),
        "amount": 0.1,
        "price": "0.10",
        "span": "P1Y2M",
        "clock": "01:02:03.123456789Z",
        "big": 2**63 - 1,
        "secret": "s",
        "link": "not a link",
        "content": "AP8_Pwo",
        "odd": "ä",
    }
    found.server.answer(sent)
    record = found.call("addRecord")
    assert {field: getattr(record, field) for field in sent} == sent
    kinds = {"amount": float | None, "big": int | None}
    assert {
        name: hint
        for name, hint in get_type_hints(type(record)).items()
        if name in sent
    } == {name: kinds.get(name, str | None) for name in sent}
    assert (
        found.sent("addRecord", **{f: getattr(record, f) for f in sent}).json() == sent
    )


def test_a_response_that_is_a_file_is_bytes(document: Load) -> None:
    """The format `binary` stands for what is sent, not for a text."""
    found = document("formats")
    found.server.media, found.server.body = "image/png", BYTES
    assert found.call("readRecord") == BYTES


def test_arguments_are_annotated_with_what_they_take(document: Load) -> None:
    """Times and spans: the object or its text."""
    found = document("formats")
    entry = found.package.OPERATIONS["findRecords"]
    with found.package.Client(base_url=found.server.url) as client:
        method = getattr(getattr(client, entry.attribute), entry.function)
    hints = inspect.signature(method).parameters
    assert hints["span"].annotation == "dt.timedelta | str | Unset"
    assert hints["clock"].annotation == "dt.time | str | Unset"
