"""A surface with all written out that `api.json` leaves to be known.

Names on the wire, the values that may stand in each place, and each record as each
method takes it and gives it: the record, except for what is said of that method.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .model_usage import ANSWERS, REQUESTS
from .surface import Surface
from .variance import lists, models


def explicit(surface: Surface) -> Surface:
    """Give a copy of a surface that leaves nothing out."""
    surface = _known(surface, surface["values"])
    for model in surface["models"].values():
        for name, item in model["fields"].items():
            stated = item if isinstance(item, dict) and "type" in item else None
            item = {"wire": name, **(stated or {"type": item})}
            item["values"] = _values(surface, item["type"])
            model["fields"][name] = item
    for name, method in surface["methods"].items():
        arguments = method.get("arguments", {})
        for argument, item in arguments.items():
            item.setdefault("wire", argument)
            item["values"] = _values(surface, item["type"], f"{name} {argument}")
        taken = [item["type"] for item in arguments.values()]
        given = [method.get("result", {}).get("type")]
        method[ANSWERS] = _reached(surface, name, ANSWERS, given)
        method[REQUESTS] = _reached(surface, name, REQUESTS, taken)
    return surface


def _known(value: Any, values: Surface) -> Any:
    """Write the kind of a named list wherever a type mentions it."""
    if isinstance(value, dict):
        name = value.get("values")
        if len(value) == 1 and isinstance(name, str) and name in values:
            return {"values": name, "kind": values[name]["kind"]}
        return {key: _known(item, values) for key, item in value.items()}
    return (
        [_known(item, values) for item in value] if isinstance(value, list) else value
    )


def _values(surface: Surface, type_: Any, argument: str = "") -> list[Any]:
    name = next(lists(type_), "")
    stated = surface["values"].get(name, {"values": []})
    found: list[Any] = stated.get("arguments", {}).get(argument, stated["values"])
    return found


def _reached(
    surface: Surface, method: str, direction: str, types: Iterable[Any]
) -> Surface:
    """Give by record and place the attributes that a method takes, or gives."""
    found: Surface = {}
    waiting = [name for type_ in types for name in models(type_)]
    while waiting:
        name = waiting.pop()
        if name in found or name not in surface["models"]:
            continue
        found[name] = _places(surface["models"][name], method, direction)
        waiting += [
            other
            for fields in found[name].values()
            for item in fields.values()
            for other in models(item["type"])
        ]
    return found


def _places(model: Surface, method: str, direction: str) -> Surface:
    said = {
        key.partition(" ")[2]: own
        for key, own in model.get(direction, {}).items()
        if key.partition(" ")[0] == method
    }
    return {
        place: {
            attribute: _with(item, own.get(attribute, {}))
            for attribute, item in model["fields"].items()
            if own.get(attribute, {}) is not None
        }
        for place, own in (said or {"": {}}).items()
    }


def _with(item: Surface, own: Surface) -> Surface:
    return {k: v for k, v in {**item, **own}.items() if v is not None}
