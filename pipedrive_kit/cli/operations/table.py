"""The table of operations, as `make v1` writes it from the clients."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Required, TypedDict


class Argument(TypedDict, total=False):
    """An argument of a method.

    `kind` is "int", "float", "bool", "flag" (0 or 1), "str", "json", "contacts" (e-mails,
    phones) or "file". `place`
    marks those that are given without a name, `body` those of the body.
    """

    kind: Required[str]
    many: bool
    values: list[Any]
    place: bool
    body: bool
    required: bool
    secret: bool
    help: str


class Entry(TypedDict, total=False):
    """A method of a client.

    `page_size` is that of lists. `named` marks methods that take and return custom fields,
    `binary` those that return a file, `job` those that start a conversion.
    """

    version: Required[str]
    operation: Required[str]
    http: Required[str]
    cost: Required[int]
    about: Required[str]
    deprecated: bool
    page_size: int
    binary: bool
    named: bool
    job: bool
    arguments: Required[dict[str, Argument]]


@cache
def table() -> dict[str, dict[str, Entry]]:
    """Return the methods by group and name."""
    text = Path(__file__).with_name("table.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Entry]] = json.loads(text)
    return found


def operation(wanted: str) -> Entry | None:
    """Return a method by the id of its operation, or by group and name with a dot."""
    group, _, name = wanted.partition(".")
    if name:
        return table().get(group, {}).get(name.replace("-", "_"))
    everything = (one for methods in table().values() for one in methods.values())
    return next((one for one in everything if one["operation"] == wanted), None)


def is_write(entry: Entry) -> bool:
    """Return if an operation changes something."""
    return not entry["http"].startswith("GET ")


def is_final(entry: Entry) -> bool:
    """Return if an operation deletes something, or cannot be undone otherwise."""
    return entry["http"].startswith("DELETE ") or entry["http"].endswith("/merge")
