"""Values of each field type, in both directions."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipedrive_kit.errors import FieldValueError
from pipedrive_kit.fields import (
    DateRange,
    Field,
    FieldTable,
    Label,
    Money,
    Option,
    TimeOfDay,
    TimeRange,
)
from pipedrive_kit.fields.values import read, write
from pipedrive_v2.models import Address

CODE = "d4de1c1518b4531717c676029a45911c340390a6"
CHOICES = (Option(11, "Monthly"), Option(12, "Annual"), Option(13, "12"))


def a(kind: str) -> Field:
    """Return a field of a type; option fields have `CHOICES`."""
    options = CHOICES if kind in ("enum", "set") else ()
    return Field(CODE, "Contract type", kind, options=options)


SHAPES: list[tuple[str, Any, Any]] = [
    ("varchar", "text", "text"),
    ("text", "text", "text"),
    ("varchar_auto", "text", "text"),
    ("phone", "+372 5", "+372 5"),
    ("double", 500, 500),
    ("monetary", {"value": 500, "currency": "USD"}, Money(500, "USD")),
    ("enum", 12, "Annual"),
    ("set", [11, 12], ["Monthly", "Annual"]),
    ("user", 1234, 1234),
    ("org", 1234, 1234),
    ("people", 1234, 1234),
    ("date", "2024-01-01", dt.date(2024, 1, 1)),
    (
        "daterange",
        {"value": "2024-01-01", "until": "2024-01-31"},
        DateRange(dt.date(2024, 1, 1), dt.date(2024, 1, 31)),
    ),
    (
        "time",
        {"value": "09:00:00", "timezone_name": "Europe/Riga", "timezone_id": 74},
        TimeOfDay(dt.time(9), "Europe/Riga", 74),
    ),
    (
        "timerange",
        {"value": "09:00:00", "until": "10:30:00", "timezone_name": "Europe/Riga"},
        TimeRange(dt.time(9), dt.time(10, 30), "Europe/Riga"),
    ),
    (
        "address",
        {"value": "Main Street 1, Riga", "locality": "Riga", "route": None},
        Address.from_dict(
            {"value": "Main Street 1, Riga", "locality": "Riga", "route": None}
        ),
    ),
]


@pytest.mark.parametrize(("kind", "raw", "value"), SHAPES)
def test_a_value_is_read_and_written_back(kind: str, raw: Any, value: Any) -> None:
    """Each shape of the migration guide: what is read can be written as it is."""
    assert read(a(kind), raw) == value
    assert write(a(kind), read(a(kind), raw)) == raw
    assert write(a(kind), raw) == raw


@pytest.mark.parametrize("kind", [kind for kind, _, _ in SHAPES])
def test_none_clears_every_field(kind: str) -> None:
    assert read(a(kind), None) is None
    assert write(a(kind), None) is None


@pytest.mark.parametrize(
    ("kind", "sent", "value"),
    [
        ("enum", {"type": "enum", "id": 12}, "Annual"),
        ("enum", {"id": 12, "label": "Annual"}, "Annual"),
        ("set", {"type": "set", "ids": [11]}, ["Monthly"]),
        ("set", [{"id": 11, "label": "Monthly"}], ["Monthly"]),
        ("set", "11,12", ["Monthly", "Annual"]),
        ("varchar", {"type": "varchar", "value": "x"}, "x"),
        (
            "monetary",
            {"type": "monetary", "value": 5, "currency": "EUR"},
            Money(5, "EUR"),
        ),
        ("user", {"id": 7, "name": "Ada"}, 7),
        ("org", {"value": 7, "name": "Works"}, 7),
    ],
)
def test_the_shapes_of_webhooks_labels_and_v1_are_read_too(
    kind: str, sent: Any, value: Any
) -> None:
    assert read(a(kind), sent) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("enum", 99),
        ("date", "0000-00-00"),
        ("monetary", "500 EUR"),
        ("timerange", ["?"]),
        ("daterange", {"until": "2024-01-01"}),
        ("brand_new_type", {"a": [1]}),
    ],
)
def test_an_unexpected_value_stays_as_it_came(kind: str, raw: Any) -> None:
    assert read(a(kind), raw) == raw


def test_a_label_knows_its_id() -> None:
    """A label is a text, and pickling keeps what else it knows."""
    label = read(a("enum"), 12)
    assert (label, label.id, label.raw) == ("Annual", 12, 12)
    again = pickle.loads(pickle.dumps(label))
    assert isinstance(again, Label)
    assert (again, again.id, again.raw) == ("Annual", 12, 12)


@pytest.mark.parametrize(
    ("kind", "given", "sent"),
    [
        ("enum", "Annual", 12),
        ("enum", " annual ", 12),
        ("enum", "12", 13),  # a label that looks like an ID is a label
        ("enum", "11", 11),
        ("enum", 11, 11),
        ("enum", Label("deleted since", 99, 99), 99),
        ("set", "Annual", [12]),
        ("set", ("Monthly", 12, "Monthly"), [11, 12]),
        ("set", [], None),
        ("varchar", 12, "12"),
        ("double", "12.50", 12.5),
        ("double", Decimal(3), 3),
        ("monetary", Money(Decimal("2300.5"), "eur"), {"value": 2300.5, "currency": "EUR"}),  # type: ignore[arg-type]
        ("user", "7", 7),
        ("date", dt.date(2026, 1, 31), "2026-01-31"),
        (
            "daterange",
            (dt.date(2026, 1, 1), "2026-01-31"),
            {"value": "2026-01-01", "until": "2026-01-31"},
        ),
        (
            "time",
            dt.time(9, 30, tzinfo=ZoneInfo("Europe/Riga")),
            {"value": "09:30:00", "timezone_name": "Europe/Riga"},
        ),
        (
            "time",
            TimeOfDay(dt.time(9, 30, tzinfo=ZoneInfo("Europe/Riga"))),
            {"value": "09:30:00", "timezone_name": "Europe/Riga"},
        ),
        (
            "timerange",
            (dt.time(9), dt.time(10)),
            {"value": "09:00:00", "until": "10:00:00"},
        ),
        ("address", "Main Street 1", {"value": "Main Street 1"}),
    ],
)  # fmt: skip
def test_a_certain_value_is_converted(kind: str, given: Any, sent: Any) -> None:
    assert write(a(kind), given) == sent


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("enum", "Annuall"),
        ("enum", 99),
        ("enum", True),
        ("set", "11,12"),
        ("set", [99]),
        ("varchar", True),
        ("varchar", b"x"),
        ("varchar", float("nan")),
        ("double", "1_000"),
        ("double", "\u0663"),
        ("double", "twelve"),
        ("double", float("nan")),
        ("double", "inf"),
        ("double", "sNaN"),
        ("double", "1e999999999"),
        ("double", 10**400),
        ("double", True),
        ("monetary", 500),
        ("monetary", {"value": 500}),
        ("monetary", Money(5, "Euro")),
        ("monetary", Money(5, None)),  # type: ignore[arg-type]
        ("monetary", {"value": 5, "currency": None}),
        ("monetary", Money(None, "EUR")),  # type: ignore[arg-type]
        ("monetary", Money(5, "E1R")),
        ("user", 0),
        ("user", "9" * 5_000),
        ("user", "Ada"),
        ("date", "31.01.2026"),
        ("date", dt.datetime(2026, 1, 31)),
        ("daterange", dt.date(2026, 1, 1)),
        ("daterange", ("2026-02-01", "2026-01-01")),
        ("time", "noon"),
        ("time", "10:00+02:00"),
        ("time", dt.time(9, tzinfo=dt.timezone.utc)),
        ("time", dt.time(9, 0, 0, 5)),
        ("time", TimeOfDay(dt.time(9), 5)),  # type: ignore[arg-type]
        ("time", TimeOfDay(dt.time(9, tzinfo=ZoneInfo("Europe/Riga")), "Asia/Tokyo")),
        ("timerange", TimeRange(dt.time(9))),
        ("timerange", (dt.time(9), dt.time(9, tzinfo=ZoneInfo("Europe/Riga")))),
        (
            "timerange",
            (
                dt.time(9, tzinfo=ZoneInfo("Europe/Riga")),
                dt.time(10, tzinfo=ZoneInfo("America/New_York")),
            ),
        ),
        ("address", {"value": 5}),
        ("address", {"locality": "Riga"}),
        ("address", ""),
    ],
)
def test_a_doubtful_value_is_refused(kind: str, given: Any) -> None:
    """The text names the field, so that it can be found in a form of fifty."""
    with pytest.raises(FieldValueError, match="Contract type"):
        write(a(kind), given)


def test_a_wrong_option_is_answered_with_the_right_ones() -> None:
    with pytest.raises(FieldValueError) as caught:
        write(a("enum"), "Annuall")
    assert str(caught.value) == (
        "'Annuall' is not an option of Contract type: did you mean 'Annual'?;"
        " options: Monthly, Annual, 12"
    )


@pytest.mark.parametrize("text", ["Cafe\u0301", "café", " CAFÉ ", "Caf\u00e9"])
def test_names_and_options_are_the_same_however_they_are_written(text: str) -> None:
    """Case, spaces at the ends, and accents as characters of their own."""
    field = Field("c" * 40, "Café ", "enum", options=(Option(7, "Café "),))
    assert FieldTable("deals", (field,))[text] is field
    assert write(field, text) == 7
