"""Round trips over all that API v1 can say: to API v2, and back."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from generator.read.load import load as load_document
from pipedrive_kit.errors import RemovedKeyError
from pipedrive_kit.migrate import to_v1, to_v2
from pipedrive_kit.migrate.rules import load, table
from tests.kit.migrate.guide import PAGE, PARTS

ROOT = Path(__file__).parents[3]
PAIRS = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
SCHEMAS = {
    "activities": "Activity",
    "deals": "Deal",
    "fields": "Field",
    "followers": "Follower",
    "organizations": "Organization",
    "persons": "Person",
    "pipelines": "Pipeline",
    "products": "Product",
    "stages": "Stage",
}
"""Entities of the rules -> their schemas in the document of API v1."""

Trip = tuple[Any, Any]
"""A value of API v1, and the value that comes back."""


# Values, by the JSON type that the document of API v1 has


def same(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Trip]:
    """Draw values that come back as they were."""
    return strategy.map(lambda value: (value, value))


def related(id_: int) -> Trip:
    """Return a related object, of which the ID comes back."""
    return {"name": "Ada", "has_pic": 1, "value": id_}, {"id": id_, "value": id_}


_IDS = st.integers(0, 10**9)
_TEXTS = st.none() | st.text(max_size=6)
_TIMES = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1)).map(
    lambda at: at.strftime("%Y-%m-%d %H:%M:%S")
)
_OPTIONS = st.lists(st.integers(1, 99), min_size=1, max_size=4)
KINDS: dict[str, st.SearchStrategy[Trip]] = {
    "boolean": st.booleans().flatmap(
        lambda flag: st.sampled_from([flag, int(flag), str(int(flag))]).map(
            lambda given: (given, flag)
        )
    ),
    "integer": same(st.none() | _IDS) | _IDS.map(lambda n: (str(n), n)),
    "number": same(st.none() | _IDS | st.floats(0, 1e6))
    | st.integers(0, 10**6).map(lambda n: (f"{n}.5", n + 0.5)),
    "string": same(_TEXTS),
    "time": same(st.none() | _TIMES)
    | st.sampled_from(["", "0000-00-00 00:00:00"]).map(lambda given: (given, None)),
    "date": same(st.none() | st.dates().map(str)),
    "visible_to": same(st.sampled_from("1357"))
    | st.sampled_from("1357").map(lambda level: (int(level), level)),
    "labels": same(_OPTIONS.map(lambda ids: ",".join(map(str, ids))))
    | st.integers(1, 99).map(lambda id_: (id_, str(id_)))
    | st.sampled_from([(None, None), ("", None)]),
    "related": _IDS.map(related) | same(st.none()),
    "prices": st.lists(st.fixed_dictionaries({"price": _IDS, "currency": _TEXTS})).map(
        lambda prices: (
            [{**one, "id": 1, "price_formatted": "1 EUR"} for one in prices],
            prices,
        )
    ),
    "people": same(st.lists(st.fixed_dictionaries({"person_id": _IDS}))),
    "contacts": same(
        st.lists(
            st.fixed_dictionaries(
                {"value": st.text(max_size=5), "primary": st.booleans()},
                optional={"label": st.sampled_from(["work", "home"])},
            ),
            max_size=3,
        )
    ),
}
"""Kind of value -> strategy of trips."""

ZONE = {"_timezone_id": same(st.integers(1, 400))}
_CLOCK = st.times().map(lambda at: at.strftime("%H:%M:%S"))
CUSTOM: dict[str, tuple[st.SearchStrategy[Trip], dict[str, st.SearchStrategy[Trip]]]] = {
    **{
        type_: (same(st.text(min_size=1, max_size=6)), {})
        for type_ in ("varchar", "text", "varchar_auto", "phone")
    },
    "double": (same(_IDS | st.floats(0, 1e6)), {}),
    "monetary": (
        same(_IDS) | _IDS.map(lambda n: (f"{n}.00", n)),
        {"_currency": same(st.sampled_from(["EUR", "USD"]))},
    ),
    "address": (
        same(st.text(min_size=1, max_size=6)),
        {f"_{part}": same(st.none() | st.text(max_size=6)) for part in PARTS},
    ),
    "enum": (_IDS.flatmap(lambda n: st.sampled_from([(n, str(n)), (str(n), str(n))])), {}),
    "set": (same(_OPTIONS.map(lambda ids: ",".join(map(str, ids)))), {}),
    **{
        type_: (same(_IDS) | _IDS.map(lambda n: ({"id": n, "name": "Ada"}, n)), {})
        for type_ in ("user", "people", "org")
    },
    "date": (same(st.dates().map(str)), {}),
    "daterange": (same(st.dates().map(str)), {"_until": same(st.dates().map(str))}),
    "time": (same(_CLOCK), ZONE),
    "timerange": (same(_CLOCK), {"_until": same(_CLOCK), **ZONE}),
}  # fmt: skip
"""Type of a custom field -> trips of its value, and of its parts by suffix."""

EMPTY = {
    "deal_products.comments": (None, None),
    "activities.marked_as_done_time": ("", ""),
}
"""Keys whose null in API v1 is another value in API v2."""


@cache
def kinds_of(entity: str) -> dict[str, str]:
    """Return the kinds of all keys that the document or the examples of API v1 have."""
    schemas = load_document(ROOT / "spec" / "pipedrive-v1.yaml").root["components"]
    schema = schemas["schemas"].get(SCHEMAS.get(entity, ""), {})
    found = {
        key: _kind(key, item) for key, item in schema.get("properties", {}).items()
    }
    for key, value in PAIRS.get(entity, {}).get("v1", {}).items():
        if isinstance(value, dict) and "value" in value:
            found[key] = "related"
        elif len(key) < 40:
            type_ = "integer" if _is_id(key) else _json_type(value)
            found.setdefault(key, _kind(key, {"type": type_}))
    return found


def _json_type(value: Any) -> str:
    if isinstance(value, list):
        return "array"
    names = {bool: "boolean", int: "integer", float: "number"}
    return names.get(type(value), "string")


def _is_id(key: str) -> bool:
    return key.endswith(("_id", "_count")) and key != "lead_id"


def _kind(key: str, schema: dict[str, Any]) -> str:
    by_name = {
        "visible_to": "visible_to",
        "label": "labels",
        "phone": "contacts",
        "email": "contacts",
        "last_edit": "time",
        "prices": "prices",
        "participants": "people",
        "attendees": "people",
    }
    if key in by_name:
        return by_name[key]
    if "$ref" in schema:
        return "related"
    if key.endswith("_time") and key not in ("due_time", "next_activity_time"):
        return "time"
    if key.endswith("_date"):
        return "date"
    return str(schema.get("type"))


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, Trip], dict[str, str]]:
    """Draw an entity, trips by key, and the types of its custom fields."""
    entity = draw(st.sampled_from(sorted({*SCHEMAS, *PAIRS})))
    kinds = {key: kind for key, kind in kinds_of(entity).items() if kind in KINDS}
    kinds.pop("location_formatted_location", None)  # in an example, for another name
    keys = draw(st.lists(st.sampled_from(sorted(kinds)), unique=True, max_size=15))
    trips = {key: draw(KINDS[kinds[key]]) for key in keys}
    for name, trip in EMPTY.items():
        if name.partition(".")[0] == entity and name.partition(".")[2] in trips:
            trips[name.partition(".")[2]] = trip
    for name in table(entity).addresses:
        if any(key == name or key.startswith(f"{name}_") for key in trips):
            parts = dict.fromkeys([name, *(f"{name}_{part}" for part in PARTS)])
            trips = {**dict.fromkeys(parts, (None, None)), **trips}
    types: dict[str, str] = {}
    if "custom_fields" in load().types[entity]:
        for type_ in draw(st.lists(st.sampled_from(sorted(CUSTOM)), unique=True)):
            code = f"{len(types):040x}"
            types[code] = type_
            value, parts = CUSTOM[type_]
            trips[code] = draw(value)
            trips |= {f"{code}{name}": draw(part) for name, part in parts.items()}
    return entity, trips, types


@given(records())
@settings(max_examples=200, deadline=None)
def test_what_api_v1_says_comes_back(
    drawn: tuple[str, dict[str, Trip], dict[str, str]],
) -> None:
    """All but the keys that are noted as lost; a second trip changes nothing."""
    entity, trips, types = drawn
    v1 = {key: old for key, (old, _) in trips.items()}
    there = to_v2(entity, v1, types)
    back = to_v1(entity, there.value, types)
    gone = {note.key for note in there.of_grade("lost")}
    for key, (old, new) in trips.items():
        if key in back:
            assert back[key] in (new, old), key
        else:
            assert key in gone or not old, key
            with pytest.raises(KeyError, match="is not in API v2"):
                back[key]
    again = to_v2(entity, back, types)
    assert again.value == there.value
    assert to_v1(entity, again.value, types) == back


def lost(entity: str) -> dict[str, str]:
    """Return the keys of API v1 that do not come back, with what to read instead."""
    found: dict[str, str] = {}
    said = [s.rules for s in load().sections if s.entity == entity]
    keys = dict.fromkeys(
        rule["removed"] for rules in said for rule in rules if "removed" in rule
    )
    for key, kind in {**keys, **kinds_of(entity)}.items():
        there = to_v2(entity, {key: {"related": {"value": 1}}.get(kind, "1")})
        back = to_v1(entity, there.value)
        if key not in back:
            (note,) = there.of_grade("lost")
            found[key] = note.text.removeprefix("it is gone").removeprefix(": ")
            with pytest.raises(RemovedKeyError, match=f"'{key}' is not in API v2"):
                back[key]
    return found


def lines_of(entity: str) -> list[str]:
    """Return the lost keys of an entity as lines of the page, one for each way."""
    ways: dict[str, list[str]] = {}
    for key, way in lost(entity).items():
        ways.setdefault(way, []).append(key)
    return [
        f"{entity}: {', '.join(keys)}" + (f" -> {way}" if way else "")
        for way, keys in ways.items()
    ]


@pytest.mark.parametrize("entity", sorted({*SCHEMAS, *PAIRS}))
def test_the_page_has_the_keys_that_do_not_come_back(entity: str) -> None:
    """Each key that API v1 can say comes back, or is in the table, and no other is."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert [one for one in lines if one.startswith(f"{entity}: ")] == lines_of(entity)
