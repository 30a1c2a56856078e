"""Fractions and offsets of times are sent as they are given, unless the API says otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from tests.documents.conftest import Document

Load = Callable[..., Document]
EAST = dt.timezone(dt.timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (
            dt.datetime(2024, 1, 2, 3, 4, 5, 678900, dt.UTC),
            "2024-01-02T03:04:05.678900Z",
        ),
        (dt.datetime(2024, 1, 2, 3, 4, 5, 1, EAST), "2024-01-02T03:04:05.000001+05:30"),
        (dt.datetime(2024, 1, 2, 3, 4, 5, 0, EAST), "2024-01-02T03:04:05+05:30"),
    ],
)
def test_a_time_keeps_its_fraction_and_its_offset(
    document: Load, time: dt.datetime, text: str
) -> None:
    """In a query, a header, a form and JSON at every depth, and back from a response."""
    found = document("times")
    found.server.answer({"at": text, "more": {"a": {"at": text}}})
    event = found.call("addEvent")
    assert (event.at, event.more["a"].at) == (time, time)
    request = found.sent(
        "addEvent", since=time, x_at=time, at=time, all=[time], more={"a": {"at": time}}
    )
    assert request.query == [("since", text)]
    assert request.headers["x-at"] == text
    assert request.json() == {"at": text, "all": [text], "more": {"a": {"at": text}}}
    event.at = time
    assert event.to_dict()["at"] == text
    form = found.sent("addForm", at=time).body.decode()
    assert parse_qs(form) == {"at": [text]}


def test_the_configuration_says_otherwise(document: Load) -> None:
    """Then every time is written in its format, in UTC."""
    config = '[client]\ndatetime_format = "%Y-%m-%d %H:%M:%S"\n'
    found = document("times", config=config)
    found.server.answer({})
    time = dt.datetime(2024, 1, 2, 8, 34, 5, tzinfo=EAST)
    request = found.sent("addEvent", since=time, at=time)
    assert request.query == [("since", "2024-01-02 03:04:05")]
    assert request.json() == {"at": "2024-01-02 03:04:05"}
