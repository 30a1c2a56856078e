"""The tables of tables.toml: what kinds of records there are, and what is true of each.

`store.py` and the rules follow them; they name few kinds of records themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

import msgspec

OPTION_TYPES = ("enum", "set")
REQUIRED_SUBFIELDS = ("value", "currency", "until")
"""Parts that an object must have, where its type has them at all."""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """Changes that the change of a property brings with it."""

    of: str
    value: Any = None
    """The value that brings them; None for any other than before."""
    times: tuple[str, ...] = ()
    """Properties that become the time of the change."""
    dates: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()


class Collection(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A kind of record: where it hangs, what it begins with, what it refers to."""

    name: str
    """The key in the store; for records of another one, as in `deals/products`."""
    noun: str = ""
    """The word for one in events and searches; without it, there are neither."""
    ids: Literal["number", "uuid", "hash", "given"] = "number"
    key: str = "id"
    """The property that holds the ID."""
    parent: str = ""
    """The property with the ID of the record that it belongs to."""
    label: str = "name"
    """The property that people call it by."""
    defaults: dict[str, Any] = {}
    nulls: tuple[str, ...] = ()
    """Properties that are null by default, of records that no list describes."""
    unset: tuple[str, ...] = ()
    """Properties that stay null until the first change, times too."""
    absent: tuple[str, ...] = ()
    """Properties of the document that the server has with a feature only, if at all."""
    soft: bool = False
    """A deleted one stays for 30 days, marked."""
    cascade: tuple[str, ...] = ()
    """Collections whose records are deleted together with this one."""
    searched: dict[str, str] = {}
    """Property -> its name in the `fields` of a search."""
    found: tuple[str, ...] = ()
    """Properties in searches that the document does not have there."""
    fields: str = ""
    """The collection of its field definitions."""
    required: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Properties of the document that a body may have to no effect."""
    copied: dict[str, str] = {}
    """Property -> that of the record to take it from."""
    effects: tuple[Effect, ...] = ()


class Tables(msgspec.Struct, frozen=True):
    """The content of tables.toml, where each table is explained."""

    collections: dict[str, Collection]
    links: dict[str, str]
    aliases: dict[str, str]
    v1_words: dict[str, str]
    field_types: dict[str, str]
    schema_types: dict[str, str]
    built_in_options: dict[str, list[dict[str, Any]]]
    subfields: dict[str, tuple[str, ...]]
    linked_types: dict[str, str]


def _read() -> Tables:
    text = (
        files("pipedrive_kit.testing.store").joinpath("tables.toml").read_text("utf-8")
    )
    found = tomllib.loads(text)
    for name, described in found["collections"].items():
        described["name"] = name
    return msgspec.convert(found, Tables)


TABLES = _read()
LINKS: Mapping[str, str] = TABLES.links


def part_of(collection: str) -> str:
    """Return the property by which other records refer to one of a collection."""
    return next((name for name, of in LINKS.items() if of == collection), "")


def linked(prefix: str) -> str | None:
    """Return the collection of an object that stands for an ID: `person`, `org`."""
    return LINKS.get(f"{prefix}_id")
