"""Texts of the command line as arguments of methods."""

from __future__ import annotations

import csv
import json
from typing import Any

import click

from .table import Argument

_KINDS = {"int": "a whole number", "float": "a number", "flag": "0 or 1"}


def parsed(name: str, argument: Argument, text: str) -> Any:
    """Return the value of an argument. The text "null", or none, is null in a body."""
    if argument.get("body") and text in ("", "null"):
        return None
    if argument.get("many"):
        return [_one(name, argument, part) for part in split(text)]
    return _one(name, argument, text)


def split(text: str) -> list[str]:
    """Return the parts of a list with commas; a part in double quotes may have some."""
    rows = list(csv.reader([text], skipinitialspace=True))
    return [part.strip() for part in rows[0]] if rows else []


def _one(name: str, argument: Argument, text: str) -> Any:
    kind = argument["kind"]
    try:
        value = _converted(kind, text)
    except ValueError:
        wanted = _KINDS.get(kind, "JSON")
        raise click.BadParameter(f"{text!r} is not {wanted}", param_hint=name) from None
    known = argument.get("values")
    if known and value not in known:
        texts = ", ".join(map(str, known))
        raise click.BadParameter(f"{text!r} is not one of {texts}", param_hint=name)
    return value


def _converted(kind: str, text: str) -> Any:
    match kind:
        case "int":
            return int(text)
        case "float":
            number = float(text)
            return int(number) if number.is_integer() else number
        case "bool" | "flag":
            return _truth(text) if kind == "bool" else int(_truth(text))
        case "json":
            return json.loads(text)
        case "contacts":
            return _contacts(text)
        case _:
            return text


def _truth(text: str) -> bool:
    found = {
        "true": True,
        "yes": True,
        "1": True,
        "false": False,
        "no": False,
        "0": False,
    }
    if text.lower() not in found:
        raise ValueError(text)
    return found[text.lower()]


def _contacts(text: str) -> Any:
    """Return e-mails or phones: JSON, or texts of which the first is the primary one."""
    if text.startswith(("[", "{")):
        return json.loads(text)
    return [
        {"value": value, "primary": number == 0}
        for number, value in enumerate(split(text))
    ]


def assignment(text: str) -> tuple[str, str]:
    """Return name and value of NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--set")
    return name.strip(), value


def custom_value(field_type: str, text: str, labels: frozenset[str]) -> Any:
    """Return the value of a custom field: its text, or the parts of it.

    An empty text clears a field. A range is FROM,UNTIL, and an amount "2300 EUR".
    """
    if text == "":
        return None
    if text.startswith(("{", "[")):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if field_type == "monetary":
        return _money(text)
    if field_type in ("daterange", "timerange"):
        return tuple(split(text))
    if field_type == "set" and text.casefold() not in labels:
        return split(text)
    return text


def _money(text: str) -> Any:
    from ...fields import Money

    amount, _, currency = text.strip().partition(" ")
    try:
        number = _converted("float", amount)
    except ValueError:
        return text
    return Money(number, currency.strip().upper()) if currency.strip() else text
