"""Types that contradict each other become a union of scalars, which the runtime reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from generator.model import ir
from generator.model.types import widen

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
