"""Stored filters: the conditions of a body, and the records that they select."""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from ...narrowing import is_list, is_mapping
from ..messages import invalid
from ..store.store import Record, Store
from ..store.tables import part_of

MOST_CONDITIONS = 16
_PRESENT = "IS NOT NULL"
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "LIKE '%$%'": lambda value, wanted: str(wanted) in str(value),
    "LIKE '$%'": lambda value, wanted: str(value).startswith(str(wanted)),
    "contains": operator.eq,
    "ends_at": operator.eq,
    "ends_before": operator.lt,
    "ends_e_before": operator.le,
    "ends_after": operator.gt,
    "ends_e_after": operator.ge,
}
_NEGATIONS = {
    "!=": "=",
    "IS NULL": _PRESENT,
    "NOT LIKE '$%'": "LIKE '$%'",
    "not_contains": "contains",
    "does_not_end_at": "ends_at",
}
"""Operators that select what another one does not."""

Filter = Callable[[Record], bool]


def selection(store: Store, collection: str, filter_id: Any) -> Filter | None:
    """Return the test of a stored filter for the records of a collection."""
    found = store.find("filters", filter_id)
    if found is None:
        return None
    groups = [
        (
            all if group["glue"] == "and" or not group["conditions"] else any,
            [_test(store, collection, each) for each in group["conditions"]],
        )
        for group in found["conditions"]["conditions"]
    ]
    return lambda record: all(
        joined(test(record) for test in tests) for joined, tests in groups
    )


def accepted_filter(store: Store, values: Record, _before: Record) -> Record:
    """Return the values of a filter; raise for conditions that Pipedrive refuses."""
    groups = _members(values.get("conditions", {"glue": "and", "conditions": []}))
    glues = sorted(str(group.get("glue")) for group in groups)
    if glues not in ([], ["and"], ["or"], ["and", "or"]):
        raise invalid("conditions", "there is one group for 'and' and one for 'or'")
    conditions = [each for group in groups for each in _members(group)]
    if len(conditions) > MOST_CONDITIONS:
        raise invalid("conditions", f"at most {MOST_CONDITIONS} are allowed")
    for each in conditions:
        _field(store, each)
        operation = str(each.get("operator"))
        if _NEGATIONS.get(operation, operation) not in (*_COMPARISONS, _PRESENT):
            raise invalid("operator", f"{operation!r} is none that the fake knows")
        if (each.get("value") is None) != operation.endswith("NULL"):
            raise invalid("value", "is missing, or one too many")
    return values


def _members(group: Any) -> list[Record]:
    if not is_mapping(group) or not is_list(group.get("conditions")):
        raise invalid("conditions", "a group has 'glue' and 'conditions'")
    members: list[Record] = group["conditions"]
    if not all(map(is_mapping, members)):
        raise invalid("conditions", "a condition is an object")
    return members


def _field(store: Store, condition: Record) -> tuple[str, Record]:
    """Return the collection of a condition and the definition of its field."""
    for kind in store.collections.values():
        if kind.noun == condition.get("object") and kind.fields:
            for field in store.all(kind.fields).values():
                if str(field["_number"]) == condition.get("field_id"):
                    return kind.name, field
    raise invalid("field_id", "there is no such field")


def _test(store: Store, collection: str, condition: Record) -> Filter:
    of, field = _field(store, condition)
    operation: str = condition["operator"]
    positive = _NEGATIONS.get(operation, operation)
    value = condition["value"]
    text = value if value is None or isinstance(value, str) else json.dumps(value)
    holds = _comparison(field, positive, text)
    link = "" if of == collection else part_of(of)

    def test(record: Record) -> bool:
        found = (store.find(of, record.get(link)) or {}) if link else record
        return any(map(holds, _values(found, field, condition))) is (
            positive == operation
        )

    return test


def _values(record: Record, field: Record, condition: Record) -> list[Any]:
    """Return what a record has in a field, without what is null."""
    code = field["field_code"]
    custom: Record = record.get("custom_fields") or {}
    value = custom.get(code, record.get(code))
    values = value if is_list(value) else [value]
    part = condition.get("extra_value") or "value"
    if "end" in condition["operator"]:
        part = "until"
    elif part == "formatted_address":
        part = "value"
    found = [each.get(part) if is_mapping(each) else each for each in values]
    return [each for each in found if each is not None]


def _comparison(
    field: Record, positive: str, text: str | None
) -> Callable[[Any], bool]:
    """Return the comparison of a value with a text: a number, a day, words in any case."""
    if text is None:
        return lambda _: True  # it is there
    compare = _COMPARISONS[positive]
    if field["field_type"] in ("date", "daterange"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise invalid("value", f"{text!r}: the fake knows no relative days")
        return lambda value: compare(value[:10], text)

    def holds(value: Any) -> bool:
        if isinstance(value, bool | int | float):
            return compare(value, _number(text))
        return compare(str(value).casefold(), text.casefold())

    return holds


def _number(text: str) -> bool | int | float:
    with suppress(ValueError):
        number = json.loads(text)
        if isinstance(number, bool | int | float):
            return number
    raise invalid("value", f"{text!r} is no number")
