"""`api.json` says what the package offers: no more, no less, and nothing else."""

from __future__ import annotations

import inspect
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import pipedrive_v2
from pipedrive_v2 import OPERATIONS, Client, models

PACKAGE = Path(pipedrive_v2.__file__).parent
SURFACE: dict[str, Any] = json.loads((PACKAGE / "api.json").read_text("utf-8"))
CALL = {"self", "call_options", "cursor", "limit", "max_items"}


def test_it_lists_every_method_with_its_operation() -> None:
    listed = {name: method["id"] for name, method in SURFACE["methods"].items()}
    assert listed == {f"{o.attribute}.{o.function}": o.id for o in OPERATIONS.values()}


@pytest.mark.parametrize("group", sorted(SURFACE["groups"]))
def test_it_lists_the_arguments_of_every_method(group: str) -> None:
    with Client(api_token="t") as client:
        resource = getattr(client, group)
    for name, method in SURFACE["methods"].items():
        if name.partition(".")[0] != group:
            continue
        found = inspect.signature(getattr(resource, name.partition(".")[2])).parameters
        arguments = method.get("arguments", {})
        assert found.keys() - CALL == arguments.keys(), name
        required = {key for key, item in arguments.items() if item.get("required")}
        assert required == {
            p.name
            for p in found.values()
            if p.default is p.empty and p.name not in CALL
        }, name
        assert method.get("positional", []) == [
            p.name for p in found.values() if p.kind is p.POSITIONAL_OR_KEYWORD
        ], name


def test_it_lists_costs_scopes_and_paging() -> None:
    for method in SURFACE["methods"].values():
        operation = OPERATIONS[method["id"]]
        assert method.get("cost", 0) == operation.cost
        assert tuple(method.get("scopes", ())) == operation.scopes
        assert method["http"] == f"{operation.http_method} {operation.path}"
        assert ("paging" in method) == (operation.paging is not None)
        most = method.get("paging", {}).get("max_page_size")
        assert most == operation.max_page_size


def test_it_lists_every_record_and_every_list_of_values() -> None:
    listed = SURFACE["models"].keys() | SURFACE["values"].keys()
    assert listed == {name for name in dir(models) if name[0].isupper()} - {
        "TYPE_CHECKING"
    }
    for name, model in SURFACE["models"].items():
        attributes = {field.name for field in fields(getattr(models, name))}
        assert attributes - {"extra"} == model["fields"].keys(), name


def test_it_has_a_line_for_each_thing_and_is_sorted() -> None:
    lines = (PACKAGE / "api.json").read_text("utf-8").splitlines()
    for part in ("methods", "models", "values"):
        names = list(SURFACE[part])
        assert names == sorted(names)
        start = lines.index(f'"{part}": {{') + 1
        of_part = lines[start : start + len(names)]
        assert [line.split('"')[1] for line in of_part] == names
