"""Conditions of filters, by names and labels, and the JSON that Pipedrive has for them.

`OPERATORS` is the table of the operators that each field type has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ..errors import FieldValueError, FilterError
from ..narrowing import is_mapping
from .definitions import Field, folded, suggestion
from .values import write

MOST_CONDITIONS: Final = 16

_EQUALITY: Final = {"=": "=", "!=": "!="}
_ORDER: Final = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}
_EMPTINESS: Final = {"is empty": "IS NULL", "is not empty": "IS NOT NULL"}
_TEXT: Final = {
    **_EQUALITY,
    "contains": "LIKE '%$%'",
    "starts with": "LIKE '$%'",
    "does not start with": "NOT LIKE '$%'",
    **_EMPTINESS,
}
_AMOUNT: Final = {**_EQUALITY, **_ORDER, **_EMPTINESS}
_RANGE: Final = {
    **_AMOUNT,
    "ends at": "ends_at",
    "does not end at": "does_not_end_at",
    "ends before": "ends_before",
    "ends at or before": "ends_e_before",
    "ends after": "ends_after",
    "ends at or after": "ends_e_after",
    "includes": "includes",
}
_SET: Final = {
    **_EQUALITY,
    "contains": "contains",
    "does not contain": "not_contains",
    **_EMPTINESS,
}
_OTHER: Final = {**_EQUALITY, **_EMPTINESS}

OPERATORS: Final[Mapping[str, Mapping[str, str]]] = {
    **dict.fromkeys(("varchar", "text", "varchar_auto", "phone", "address"), _TEXT),
    **dict.fromkeys(("double", "int", "monetary", "date", "time"), _AMOUNT),
    **dict.fromkeys(("daterange", "timerange"), _RANGE),
    **dict.fromkeys(("status", "visible_to"), _EQUALITY),
    "stage": {**_EQUALITY, "has been": "has_been"},
    "set": _SET,
}
"""Pipedrive's operators by ours, for each field type; others have `_OTHER`."""

_COMPARED_AS: Final = {
    "address": "varchar",
    "daterange": "date",
    "monetary": "double",
    "set": "enum",
    "stage": "int",
    "timerange": "time",
}
"""Field types that a filter compares with a value of another type."""

_PART: Final = re.compile(
    "formatted_address|subpremise|street_number|route|sublocality|locality"
    "|admin_area_level_1|admin_area_level_2|country|postal_code"
)
"""Parts of an address; the first is the whole."""

_DAY: Final = re.compile(
    "(last|this)_(week|month|quarter)|next_(week|month)|(before|later_or)_today"
    "|(before|later_or)_tomorrow|yesterday|today|tomorrow|now|[1-6]_months_ago"
    "|1_week_ago|[23]_weeks_ago|in_1_(week|month)|in_[23]_weeks|in_[2-6]_months"
)
"""Days that are relative to the day on which a filter is used."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a filter; see `where`."""

    field: str
    operator: str
    value: Any = None
    of: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions that are joined with `&` and `|`.

    Attributes:
        every: Conditions that must all hold.
        some: Conditions of which at least one must hold; none if it is empty.
    """

    every: tuple[Condition, ...] = ()
    some: tuple[Condition, ...] = ()

    def __and__(self, other: Where) -> Where:
        if self.some and other.some:
            raise FilterError(
                "a filter of Pipedrive has one group of alternatives only"
            )
        return Where(self.every + other.every, self.some + other.some)

    def __or__(self, other: Where) -> Where:
        for side in (self, other):
            if len(side.every) + bool(side.some) != 1:
                raise FilterError(
                    "Pipedrive's filters join single conditions with 'or':"
                    " write a & (b | c), not (a & b) | c"
                )
        return Where((), self.some + self.every + other.some + other.every)

    def __bool__(self) -> bool:
        raise TypeError("join conditions with & and |, in parentheses")


def where(
    field: str,
    operator: str,
    value: Any = None,
    *,
    of: str | None = None,
    part: str | None = None,
) -> Where:
    """Return a condition of a filter. It is checked when the filter is saved.

    Args:
        field: The name or code of a field.
        operator: Such as "=", ">=", "contains" or "is empty"; each field type has its own.
        value: A label, number, text, day ... as the field takes it. Also a day that is
            relative to today, such as "this month".
        of: The entity of the field, if it is not that of the filter: a filter of deals may
            look at their "persons".
        part: The part of an address, such as "locality"; by default its whole text.

    Example:
        >>> where("Contract type", "=", "Annual") & where("Value", ">=", 1000)
    """
    return Where((Condition(field, operator, value, of, part),))


def encoded(field: Field, condition: Condition) -> dict[str, Any]:
    """Return the JSON of a condition without its field.

    Raises:
        FilterError: The field has no such operator, or no such part.
        FieldValueError: The field does not take the value.
    """
    operator = _operator(field, condition.operator)
    is_plain = operator in _EMPTINESS.values()
    if is_plain and condition.value is not None:
        raise FilterError(f"{condition.operator!r} of {field.name} takes no value")
    value = None if is_plain else _compared(field, condition.value)
    return {
        "operator": operator,
        "value": value,
        "extra_value": _part(field, condition.part),
    }


def _operator(field: Field, operator: str) -> str:
    known = OPERATORS.get(field.type, _OTHER)
    if operator in known.values():
        return operator  # in Pipedrive's own words
    if folded(operator) not in known:
        raise FilterError(
            f"{operator!r} is no operator of {field.name}{suggestion(operator, known)};"
            f" operators: {', '.join(known)} (field {field.code}, {field.type})"
        )
    return known[folded(operator)]


def _compared(field: Field, value: Any) -> str:
    """Return a value as filters have it, which is text."""
    kind = _COMPARED_AS.get(field.type, field.type)
    if kind == "date" and isinstance(value, str):
        day = folded(value).replace(" ", "_")
        if _DAY.fullmatch(day):
            return day
    raw = write(replace(field, type=kind), value)
    if is_mapping(raw):
        raw = raw["value"]  # of a time of day
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, bool | int | float):
        raise FieldValueError(
            f"{value!r} is nothing to compare {field.name} with; there is also 'is empty'"
        )
    return json.dumps(raw)


def _part(field: Field, part: str | None) -> str | None:
    if field.type == "address":
        part = part or "formatted_address"
        if _PART.fullmatch(part):
            return part
    elif part is None:
        return None
    known = _PART.pattern.replace("|", ", ") if field.type == "address" else "none"
    raise FilterError(f"{part!r} is no part of {field.name}; parts: {known}")
