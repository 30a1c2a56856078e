"""Values of Python in the form that an API takes; what has none is refused."""

from __future__ import annotations

import datetime as dt
import json
from array import array
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from numbers import Integral
from typing import Any
from uuid import UUID

import pytest

from openapi_runtime import UNSET, ObjectType, Operation, RequestError
from openapi_runtime.models.plain import Formats
from openapi_runtime.wire.declared import BodyWriter
from tests.runtime.conftest import Flavour, Server
from tests.runtime.sample_api import Person

FORM = "application/x-www-form-urlencoded"
TYPES = {
    "at": "date-time",
    "on": "date",
    "many": "[integer]",
    "count": "integer",
    "price": "number",
    "done": "boolean",
    "where": "Place",
    "lines": "[Line]",
    "title": "string",
    "words": "[string]",
}
OBJECTS = {
    "Place": ObjectType(types={"integer": ("floor",), "Place": ("within",)}),
    "Line": ObjectType(
        types={"number": ("price",), "[integer]": ("tags",), "string": ("note",)}
    ),
}
CLOCK = Formats(duration="HH:MM[:SS]")


class Colour(Enum):
    RED = "red"
    RAW = b"red"


class Number(Enum):
    THREE = "3"


@dataclass
class Plain:
    name: Any


class Text(str):
    """Text that is safe in some template language."""


class Whole(int):
    pass


class Fraction32(float):
    pass


class FromArray:
    """A whole number of a library, as NumPy has them."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __int__(self) -> int:
        return self.value

    __index__ = __int__

    def __mod__(self, other: int) -> int:
        return self.value % other


Integral.register(FromArray)


@dataclass
class Line:
    price: Any
    note: Any


def operation_of(types: dict[str, str], **facts: Any) -> Operation:
    """Return an operation with types by name."""
    grouped: dict[str, tuple[str, ...]] = {}
    for name, type_ in types.items():
        grouped[type_] = (*grouped.get(type_, ()), name)
    return Operation(
        id="x", **{"http_method": "POST", "path": "/x", **facts}, types=grouped
    )


def written(value: Any, name: str = "any", formats: Formats = CLOCK) -> Any:
    operation = operation_of(TYPES, objects=OBJECTS)
    text = BodyWriter(operation, formats).json({name: value})
    return json.loads(text, parse_float=Decimal)[name]


@pytest.mark.parametrize(
    "value",
    [
        b"Acme",
        bytearray(b"Acme"),
        memoryview(b"Acme"),
        [b"Acme"],
        {"deep": [{"er": b"Acme"}]},
        {b"Acme": 1},
        {"deep": {b"A": 1}},
        Plain(b"Acme"),
        Colour.RAW,
    ],
)
def test_bytes_are_refused_at_any_depth_of_json(value: Any) -> None:
    with pytest.raises(RequestError, match=r"body field 'any': JSON has no b|memory"):
        written(value)


def test_other_buffers_are_lists_and_other_objects_are_their_fields() -> None:
    assert written(array("i", [1, 2])) == [1, 2]
    assert written(Plain(dt.timedelta(hours=1))) == {"name": "01:00"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.timedelta(minutes=90), "01:30"),
        (dt.timedelta(seconds=5), "00:00:05"),
        (dt.timedelta(days=1, hours=2, minutes=3, seconds=4), "26:03:04"),
        (dt.timedelta(0), "00:00"),
    ],
)
def test_a_duration_has_the_format_of_the_api(value: Any, text: str) -> None:
    assert written(value) == text
    assert written({"deep": [value]}) == {"deep": [text]}


@pytest.mark.parametrize("value", [dt.timedelta(-1), dt.timedelta(milliseconds=1)])
def test_a_duration_that_the_format_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(RequestError, match="must be whole seconds, not"):
        written(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.timedelta(minutes=90), "PT5400S"),
        (dt.time(9, 30), "09:30:00"),
        (dt.date(2026, 1, 31), "2026-01-31"),
        (dt.datetime(2026, 1, 31, 9), "2026-01-31T09:00:00Z"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (Decimal("5.50"), Decimal("5.50")),
        (Colour.RED, "red"),
    ],
)
def test_without_a_format_values_are_those_of_json_schema(
    value: Any, text: Any
) -> None:
    assert written(value, formats=Formats()) == text


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("at", "2026-01-01 10:00:00", "2026-01-01T10:00:00Z"),
        ("at", "2026-01-01T10:00:00", "2026-01-01T10:00:00Z"),
        ("at", "2026-01-01 12:00+02:00", "2026-01-01T12:00:00+02:00"),
        ("at", "2026-01-01", "2026-01-01T00:00:00Z"),
        ("at", dt.date(2026, 1, 1), "2026-01-01T00:00:00Z"),
        ("at", "2026-01-01T12:00:00+02:00", "2026-01-01T12:00:00+02:00"),
        ("at", "tomorrow", "tomorrow"),
        ("on", "2026-01-01 10:00:00", "2026-01-01"),
        ("on", dt.datetime(2026, 1, 1, 10), "2026-01-01"),
        ("on", "2026-01-01", "2026-01-01"),
        ("count", "3", 3),
        ("count", "-12", -12),
        ("many", ["3", 4], [3, 4]),
        ("price", "549.00", Decimal("549.00")),
        ("price", "7", 7),
        ("done", "True", True),
        ("done", 0, False),
        ("done", "0", False),
        ("count", None, None),
        ("any", "3", "3"),
        ("count", 3.0, 3),
        ("count", Decimal("3.0"), 3),
        ("count", Number.THREE, 3),
        ("where", {"floor": "3", "else": "3"}, {"floor": 3, "else": "3"}),
        ("where", Plain("3"), {"name": "3"}),
        (
            "where",
            {"within": {"within": {"floor": "3"}}},
            {"within": {"within": {"floor": 3}}},
        ),
        ("lines", [{"price": "549.00"}], [{"price": Decimal("549.00")}]),
        ("lines", ({"tags": ["3"]}, {}), [{"tags": [3]}, {}]),
        ("lines", None, None),
        ("lines", [None], [None]),
        ("lines", [{"note": UNSET, "price": UNSET}], [{}]),
        ("lines", [Line("3", 372)], [{"note": "372", "price": 3}]),
        ("title", "x", "x"),
        ("title", "", ""),
        ("title", 3725555, "3725555"),
        ("title", Colour.RED, "red"),
        ("title", UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        ("title", dt.date(2026, 1, 31), "2026-01-31"),
        ("words", ["a", 5, Colour.RED], ["a", "5", "red"]),
        ("title", Text("x"), "x"),
        ("any", {Text("x"): [Text("y")]}, {"x": ["y"]}),
        ("count", Whole(3), 3),
        ("any", Whole(3), 3),
        ("price", Fraction32(3.5), Decimal("3.5")),
        ("count", Fraction32(3.0), 3),
        ("count", Fraction(6, 2), 3),
        ("title", FromArray(3), "3"),
        ("any", [FromArray(3)], [3]),
        ("at", dt.datetime(1, 1, 1), "0001-01-01T00:00:00Z"),
        ("at", dt.date(999, 1, 1), "0999-01-01T00:00:00Z"),
    ],
)
def test_text_is_converted_where_it_is_certain(
    name: str, value: Any, expected: Any
) -> None:
    found = written(value, name)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", "01/02/2026"),
        ("at", "2026-13-01 10:00:00"),
        ("on", "31.01.2026"),
        ("on", "2026-02-30"),
        ("count", "3.5"),
        ("count", ""),
        ("many", "1,2"),
        ("many", [1, "two"]),
        ("price", "1,000"),
        ("price", "NaN"),
        ("done", "maybe"),
        ("done", 2),
        ("done", 0.5),
        ("done", dt.date(2026, 1, 1)),
        ("at", 1767225600),
        ("at", True),
        ("at", dt.time(1)),
        ("at", dt.timedelta(1)),
        ("on", UUID(int=1)),
        ("count", Decimal("Infinity")),
        ("on", 20260101),
        ("count", True),
        ("count", 3.5),
        ("count", Decimal("3.5")),
        ("count", {"id": 3}),
        ("count", [3]),
        ("count", dt.date(2026, 1, 1)),
        ("price", False),
        ("price", {"value": 3}),
        ("many", 3),
        ("many", "3"),
        ("many", {"id": 3}),
        ("where", "Street 1"),
        ("where", 3),
        ("where", [{"floor": 3}]),
        ("where", Decimal(3)),
        ("where", UUID(int=1)),
        ("lines", {"price": 3}),
        ("lines", ["a@b.c"]),
        ("lines", [[{"price": 3}]]),
        ("title", ["x"]),
        ("title", True),
        ("title", {"a": 1}),
        ("title", 5.0),
        ("title", Decimal("5.5")),
        ("title", Plain("x")),
        ("title", Number),
        ("words", "a,b"),
        ("count", Fraction(1, 2)),
        ("count", 1j),
        ("words", ["a", ["b"]]),
        ("lines", [{"note": ["x"]}]),
        ("lines", [{"note": False}]),
        ("lines", [Line(3, {"a": 1})]),
    ],
)
def test_what_is_no_value_of_the_type_is_refused(name: str, value: Any) -> None:
    with pytest.raises(
        RequestError, match=rf"body field '{name}': [\[\]\w']*.?must be "
    ):
        written(value, name)


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("where", {"floor": "top"}, r"\['floor'\] must be an integer"),
        ("where", {"within": 3}, r"\['within'\] must be an object"),
        ("lines", [{"price": "1,00"}], r"\[0\]\['price'\] must be a number"),
        ("lines", [{}, {"tags": [1, "x"]}], r"\[1\]\['tags'\]\[1\] must be an integer"),
    ],
)
def test_the_member_of_an_object_is_named(name: str, value: Any, place: str) -> None:
    with pytest.raises(RequestError, match=f"body field '{name}': {place}"):
        written(value, name)


@pytest.mark.parametrize("value", [Fraction(1, 2), 1j, Fraction32("nan")])
def test_a_number_that_json_does_not_have_is_refused(value: Any) -> None:
    with pytest.raises(RequestError, match="body field 'any': JSON has no "):
        written([value])


@pytest.mark.parametrize("value", [dt.datetime(1, 1, 1), dt.date(999, 1, 1)])
def test_early_years_have_four_digits_in_a_format_of_the_api(value: Any) -> None:
    formats = Formats("%Y-%m-%dT%H:%M:%SZ")
    assert written(value, "at", formats)[:5] == f"{value.year:04}-"
    writer = BodyWriter(operation_of({"since": "date-time"}), formats)
    assert writer.query({"since": value})["since"][:11] == f"since={value.year:04}-"


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity"])
@pytest.mark.parametrize("name", ["any", "price", "count", "lines"])
def test_a_decimal_that_json_does_not_have_is_refused(name: str, text: str) -> None:
    value = Decimal(text)
    with pytest.raises(RequestError):
        written([{"price": value}] if name == "lines" else value, name)


def test_a_whole_body_is_converted_as_well() -> None:
    objects = {"Item": ObjectType(types={"integer": ("count",)})}
    operation = operation_of({"": "[Item]"}, objects=objects)
    writer = BodyWriter(operation, CLOCK)
    assert writer.json([{"count": "3"}]) == b'[{"count":3}]'
    with pytest.raises(RequestError, match="body: must be a list, not"):
        writer.json({"count": "3"})


def test_texts_of_a_url_are_checked_as_well() -> None:
    types = {"id": "integer", "ids": "integer", "all": "boolean"}
    writer = BodyWriter(
        operation_of(types, http_method="GET", path="/x/{id}", lists={"ids": ","}),
        CLOCK,
    )
    assert writer.path({"id": "7"}) == "/x/7"
    assert writer.query({"ids": "1, 2", "all": 1}) == {
        "ids": "ids=1,2",
        "all": "all=true",
    }
    for name, value in {"ids": "1,two", "all": "yes"}.items():
        with pytest.raises(RequestError, match=f"query parameter '{name}' must be"):
            writer.query({name: value})
    with pytest.raises(RequestError, match="path parameter 'id' must be an integer"):
        writer.path({"id": "abc"})


def test_a_query_parameter_is_converted_too() -> None:
    writer = BodyWriter(
        operation_of({"since": "date-time"}, http_method="GET"),
        CLOCK,
    )
    found = writer.query({"since": "2026-01-01 10:00:00"})
    assert found == {"since": "since=2026-01-01T10%3A00%3A00Z"}
    with pytest.raises(RequestError, match="query parameter 'since' must be a date"):
        writer.query({"since": "1.2.2026"})


@pytest.mark.parametrize("body", [b"raw", bytearray(b"raw"), memoryview(b"raw")])
def test_request_sends_bytes_as_they_are(
    server: Server, flavour: Flavour, body: Any
) -> None:
    server.answer({})
    flavour.call(lambda c: c.request("PUT", "/x", body=body, content_type="text/csv"))
    flavour.call(lambda c: c.request("PUT", "/x", body=body))
    for received, kind in zip(
        server.received, ("text/csv", "application/octet-stream"), strict=True
    ):
        assert (received.body, received.headers["content-type"]) == (b"raw", kind)


@pytest.mark.parametrize(
    "file", [b"hello", ("a.txt", b"hello"), [("a.txt", memoryview(b"hello"))]]
)
def test_request_sends_files_as_multipart(
    server: Server, flavour: Flavour, file: Any
) -> None:
    server.answer({})
    flavour.call(lambda c: c.request("POST", "/x", body={"file": file, "deal_id": 1}))
    (received,) = server.received
    assert received.headers["content-type"].startswith("multipart/form-data")
    assert b"\r\n\r\nhello\r\n" in received.body
    assert b'name="deal_id"\r\n\r\n1\r\n' in received.body


def test_request_sends_forms_text_and_tuples_by_their_type(
    server: Server, flavour: Flavour
) -> None:
    server.answer({})
    flavour.call(lambda c: c.request("POST", "/x", body={"a": 1}, content_type=FORM))
    flavour.call(lambda c: c.request("POST", "/x", body="<a/>", content_type="a/xml"))
    flavour.call(lambda c: c.request("POST", "/x", body={"at": (1, 2)}))
    assert [received.body for received in server.received] == [
        b"a=1",
        b"<a/>",
        b'{"at":[1,2]}',
    ]


@pytest.mark.parametrize("body", [[b"raw"], {"a": {"b": b"raw"}}, [("a", b"raw")]])
def test_request_refuses_bytes_in_json(
    server: Server, flavour: Flavour, body: Any
) -> None:
    with pytest.raises(RequestError, match="JSON has no bytes"):
        flavour.call(lambda c: c.request("POST", "/x", body=body))
    assert server.received == []


@pytest.mark.parametrize("media", ["application/json", "multipart/form-data", FORM])
def test_keys_that_json_does_not_have_are_refused(
    server: Server, flavour: Flavour, media: str
) -> None:
    body = {"note": {(1, 2): "x"}}
    with pytest.raises(RequestError, match="cannot be written as JSON"):
        flavour.call(lambda c: c.request("POST", "/x", body=body, content_type=media))
    assert server.received == []


@pytest.mark.parametrize("others", [False, True])
def test_a_record_that_was_read_has_what_its_type_takes(others: bool) -> None:
    """Its other members stay at home, unless you have set them or any are allowed."""
    person = Person.from_dict({"id": 3, "name": "a", "new": 1, "primary_flag": True})
    person.id = 4
    taken = ObjectType(types={"string": ("name",)}, others=others)
    operation = operation_of({"who": "Person"}, objects={"Person": taken})
    sent = json.loads(BodyWriter(operation, CLOCK).json({"who": person}))["who"]
    rest = {"new": 1, "primary_flag": True} if others else {}
    assert sent == {"id": 4, "name": "a"} | rest
