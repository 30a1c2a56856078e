"""The tables of types of custom fields, bound to each other and to the document.

A type that one of them has forgotten fails here. Types come from the API's document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from pipedrive_kit.account_types import naming, render
from pipedrive_kit.cli.operations.arguments import custom_value
from pipedrive_kit.cli.operations.records import _titles
from pipedrive_kit.fields import Account, DateRange, Money, TimeOfDay, TimeRange
from pipedrive_kit.fields.definitions import Field
from pipedrive_kit.fields.values import SHAPES, write
from pipedrive_kit.load import columns
from pipedrive_kit.testing import FakePipedrive
from pipedrive_kit.testing.store.tables import TABLES
from pipedrive_v2.models import Address
from pipedrive_v2.models.shared import NewFieldType

TYPES = get_args(NewFieldType)
DAY, MORNING = dt.date(2026, 5, 1), dt.time(9, 30)

SAMPLES: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(("varchar", "varchar_auto", "text", "phone"), ("Roof", "Roof")),
    **dict.fromkeys(("user", "people", "org"), (1, "1")),
    "double": (2.5, "2.5"),
    "monetary": (Money(2.5, "EUR"), "2.5 EUR"),
    "enum": ("Second", "Second"),
    "set": (["First", "Second"], "First,Second"),
    "date": (DAY, "2026-05-01"),
    "daterange": (DateRange(DAY, DAY), "2026-05-01,2026-05-01"),
    "time": (TimeOfDay(MORNING), "09:30"),
    "timerange": (TimeRange(MORNING, MORNING), "09:30,09:30"),
    "address": (Address(value="Riga"), "Riga"),
}
"""Type -> a value, and its text on the command line."""

CLASSES: dict[str, type] = {
    "text": str,
    "double": float,
    "bigint": int,
    "date": dt.date,
    "time": dt.time,
    "json": list,
}
"""Type of dlt -> the class of its values."""


@pytest.fixture(scope="module")
def crm() -> Iterator[Account]:
    """Return an account with a custom field of each type, called by its type."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        for kind in TYPES:
            labels = ("First", "Second") if kind in ("enum", "set") else ()
            options = {"options": [{"label": label} for label in labels]}
            fake.client.deal_fields.add(
                field_name=kind, field_type=kind, **(options if labels else {})
            )
        yield Account(fake.client)


def test_every_type_of_the_document_has_a_sample() -> None:
    assert set(TYPES) == set(SAMPLES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_value_comes_back_as_it_was_written(crm: Account, kind: str) -> None:
    """So the fake takes what `SHAPES` writes, and `SHAPES` reads what the fake has."""
    assert kind in SHAPES
    value, _ = SAMPLES[kind]
    crm.deals.update(3, custom={kind: value})
    found = crm.deals.get(3).custom
    assert found[kind] == value
    raw = found.raw(kind)
    assert isinstance(raw, dict) == (kind in TABLES.subfields)
    if isinstance(raw, dict):
        assert set(raw) == set(TABLES.subfields[kind])


@pytest.mark.parametrize("kind", TYPES)
def test_a_text_of_the_command_line_is_the_same_value(crm: Account, kind: str) -> None:
    value, text = SAMPLES[kind]
    field = crm.fields("deals")[kind]
    labels = frozenset(option.label.casefold() for option in field.options)
    assert write(field, custom_value(kind, text, labels)) == write(field, value)


@pytest.mark.parametrize("kind", TYPES)
def test_rows_warehouses_and_the_program_have_the_same_columns(
    crm: Account, kind: str
) -> None:
    """Their cells are of the types that a warehouse is told."""
    field = crm.fields("deals")[kind]
    crm.deals.update(3, custom={kind: SAMPLES[kind][0]})
    table = crm.fields("deals")
    (row,) = crm.rows("deals", [crm.deals.get(3)])
    cells = {name: row[name] for name in _titles(table, kind)}
    assert list(cells) == [name for name in row if _is_of(field, name)]
    loaded = columns.custom(table, table.columns(), labels=True)
    assert list(cells) == [name for name in loaded if _is_of(field, name)]
    for name, value in cells.items():
        assert type(value) is CLASSES[loaded[name]["data_type"]], name


def _is_of(field: Field, column: str) -> bool:
    """Return if a column is of a field: that of its name, or the second one."""
    return column in (field.name, f"{field.name} currency", f"{field.name} until")


@pytest.mark.parametrize("kind", TYPES)
def test_typed_records_have_the_class_of_the_value(crm: Account, kind: str) -> None:
    (named,) = naming.name_fields("Deal", [crm.fields("deals")[kind]], [])
    annotation = render._annotation(named)
    value, _ = SAMPLES[kind]
    if kind in naming.OPTION_TYPES:
        assert annotation.startswith("Sequence[") == isinstance(value, list)
        assert named.alias in annotation
    else:
        words = {"dt.date": "date"}
        assert words.get(annotation, annotation) == type(value).__name__
