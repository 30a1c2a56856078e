"""Types of the same thing in several places are joined, so that the runtime reads all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from generator.model import ir
from generator.model.types import merge_fields, widen

INTEGER, NUMBER, TEXT = (ir.Scalar(kind) for kind in ("integer", "number", "string"))
MOMENT, DAY = ir.Scalar("string", "date-time"), ir.Scalar("string", "date")
PYTHON = {INTEGER: int, NUMBER: float, TEXT: str, MOMENT: dt.datetime, DAY: dt.date}


def both(*members: ir.Type) -> ir.Type:
    return ir.Union(members)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TEXT, INTEGER, both(INTEGER, TEXT)),
        (INTEGER, ir.Enum("string", ("a", "b"), "/p"), both(INTEGER, TEXT)),
        (INTEGER, MOMENT, both(INTEGER, MOMENT)),
        (both(INTEGER, MOMENT), DAY, both(INTEGER, TEXT)),
        (both(INTEGER, TEXT), NUMBER, both(NUMBER, TEXT)),
        (ir.Nullable(INTEGER), TEXT, ir.Nullable(both(INTEGER, TEXT))),
        (INTEGER, ir.Array(INTEGER), ir.Anything()),
        (INTEGER, ir.Ref("/p"), ir.Anything()),
    ],
)
def test_contradicting_scalars_are_a_union(
    one: ir.Type, other: ir.Type, expected: ir.Type
) -> None:
    """In one order, with one kind of text; of anything else nothing is said."""
    assert widen(one, other) == widen(other, one) == expected
    members: Any = getattr(getattr(expected, "inner", expected), "members", ())
    hint: Any = None
    for member in members:
        hint = hint | PYTHON[member] if hint else PYTHON[member]
    msgspec.json.Decoder(hint)  # it raises for what it does not take


@pytest.mark.parametrize(
    ("of_request", "is_sent"), [(True, (True, True)), (False, (False, False))]
)
def test_a_request_says_nothing_of_responses(
    *, of_request: bool, is_sent: tuple[bool, bool]
) -> None:
    """A record of both has what every response has, though requests leave it out."""
    field = ir.Field(name="id", type=INTEGER, pointer="/a", always_sent=True)
    named = replace(field, name="name")
    fields = merge_fields(
        (field, named),
        (replace(named, always_sent=False), replace(named, name="new")),
        lambda one, other: one == other,
        of_request=of_request,
    )
    assert not isinstance(fields, str)
    found = {field.name: field.always_sent for field in fields}
    assert (found["id"], found["name"]) == is_sent
    assert found["new"] is False
