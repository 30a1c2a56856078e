"""Records to begin with, as seeds.toml has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ...narrowing import is_list, is_mapping
from . import fields
from .store import Record, Store

_TABLES = tomllib.loads(
    files("pipedrive_kit.testing.store").joinpath("seeds.toml").read_text("utf-8")
)
SEEDS: Mapping[str, Mapping[str, int]] = _TABLES["seeds"]
_TYPES = (
    *("varchar", "text", "double", "phone", "date", "daterange", "time"),
    *("timerange", "address", "monetary", "org", "people", "user"),
)
_OPTIONS = {
    ("Contract type", "enum"): ("Monthly", "Annual"),
    ("Regions", "set"): ("EMEA", "APAC", "Americas"),
}


def begin(store: Store) -> None:
    """Add what every account has."""
    for collection, records in _TABLES["always"].items():
        for values in records:
            store.add(collection, values)


def seed(store: Store, name: str, counts: Mapping[str, int]) -> None:
    """Add a seed; *counts* are numbers of records, instead of the seed's own."""
    if name not in SEEDS:
        raise ValueError(f"no seed {name!r}; there are {', '.join(SEEDS)}")
    if name == "demo" and not counts:
        _demo_fields(store)
    for collection, count in (counts or SEEDS[name]).items():
        if collection not in _TABLES["values"]:
            raise ValueError(f"no seed for {collection}")
        for _ in range(count):
            number = len(store.all(collection)) + 1
            values = _filled(store, _TABLES["values"][collection], number)
            store.add(collection, values)
    if name == "demo" and not counts:
        _demo_values(store)


def _filled(store: Store, value: Any, number: int) -> Any:
    """Return a value of the table for the record with a number."""
    if is_mapping(value):
        return {key: _filled(store, each, number) for key, each in value.items()}
    if is_list(value):
        return [_filled(store, each, number) for each in value]
    if not isinstance(value, str):
        return value
    if value.startswith("@"):
        count = len(store.all(value[1:]))
        return number % count + 1 if count else None
    if value.startswith("n*"):
        return number * int(value[2:])
    words = {name: each[number % len(each)] for name, each in _TABLES["words"].items()}
    lower = {f"{name}_lower": word.lower() for name, word in words.items()}
    return value.format(n=number, **words, **lower)


def _demo_fields(store: Store) -> None:
    """Define a custom field of each type for deals, and some for the others."""
    wanted: list[tuple[str, Record]] = [
        ("dealFields", {"field_name": f"Demo {kind}", "field_type": kind})
        for kind in _TYPES
    ]
    for (name, kind), labels in _OPTIONS.items():
        options = [{"label": label} for label in labels]
        body = {"field_name": name, "field_type": kind, "options": options}
        wanted.append(("dealFields", body))
    for owner in ("person", "organization", "product", "project"):
        body = {"field_name": "Reference", "field_type": "varchar"}
        wanted.append((f"{owner}Fields", body))
    for collection, body in wanted:
        store.add(collection, fields.new_field(store, body))


def _demo_values(store: Store) -> None:
    """Set a contract type and worth for every third deal, a picture for one person."""
    by_name = {each["field_name"]: each for each in store.all("dealFields").values()}
    contract, worth = by_name["Contract type"], by_name["Demo monetary"]
    for number in range(3, len(store.all("deals")) + 1, 3):
        option = contract["options"][number % 2]["id"]
        money = {"value": 100.5 * number, "currency": "EUR"}
        values = {contract["field_code"]: option, worth["field_code"]: money}
        store.change("deals", number, {"custom_fields": values})
    url = "https://pictures.example.com/1_{}.jpg"
    picture: Record = {"item_type": "person", "item_id": 1, "active_flag": True}
    picture |= {"file_size": 4096, "added_by_user_id": 1}
    picture |= {"pictures": {size: url.format(size) for size in ("128", "512")}}
    store.change("persons", 1, {"picture_id": store.add("pictures", picture)["id"]})
