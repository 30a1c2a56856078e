"""A line that a warning or an error offers to paste settles it, and nothing else."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from itertools import count
from typing import Any

import pytest

from generator.config import quoted
from tests.generator.names.pets import document, gives, in_path, many, record, ref
from tests.generator.workspace import Workspace

Json = dict[str, Any]
LINE = re.compile(r'^    \[names\.(\w+)\]\n    (".*") = "\.\.\."$', re.MULTILINE)


def takes(operation: Json, schema: Json) -> Json:
    """Return an operation with a body."""
    content = {"application/json": {"schema": schema}}
    return {**operation, "requestBody": {"content": content}}


def enum(*values: str) -> Json:
    """Return a schema that lists values."""
    return {"type": "string", "enum": list(values)}


def holder(**fields: Any) -> Json:
    """Return an object schema: name -> schema."""
    return {"type": "object", "properties": fields}


HOME = record(street="string", town="string", code="string")
FARM = record(street="string", town="string", code="array")
OTHER = record(length="string", width="string", height="string")


def request_and_response() -> Json:
    """A record that is sent differs in a field from the one that comes back."""
    new = document()
    operation = gives("addOwner", "Owners", holder(id={"type": "integer"}, home=HOME))
    new["paths"]["/owners"]["post"] = takes(operation, holder(home=FARM))
    return new


def alternatives() -> Json:
    """Two records of one place and title that have nothing in common."""
    new = document()
    either = {"oneOf": [HOME, OTHER, {**FARM, "title": "Home"}]}
    new["paths"]["/homes"] = {"get": gives("getHome", "Homes", either)}
    new["paths"]["/farms"] = {"get": gives("getFarm", "Farms", many(either))}
    return new


def bodies() -> Json:
    """A whole body, a component and a response want one name."""
    new = document()
    new["components"]["schemas"]["home"] = HOME
    new["components"]["schemas"]["Home"] = OTHER
    operation = gives("addHomes", "Homes", many(FARM))
    body = {"type": "array", "items": record(x="string", y="string")}
    new["paths"]["/homes"] = {
        "post": takes(operation, body),
        "get": gives("getHomes", "Homes", holder(a=ref("home"), b=ref("Home"))),
    }
    return new


def methods_and_arguments() -> Json:
    """Operations, parameters and enums of one name in Python."""
    new = document()
    places = [
        {"name": name, "in": place, "schema": schema}
        for name, place, schema in (
            ("sort-by", "query", {"type": "string"}),
            ("sort_by", "query", {"type": "string"}),
            ("state", "query", enum("x", "y")),
            ("state", "header", enum("v", "w")),
        )
    ]
    pet = copy.deepcopy(new["paths"]["/pets"]["get"])
    new["paths"]["/a"] = {
        "get": pet | {"operationId": "listPets", "parameters": places}
    }
    new["paths"]["/b"] = {"get": pet | {"operationId": "list_pets"}}
    new["paths"]["/c/{id}"] = {
        "put": takes(
            pet | {"operationId": "putPet", "parameters": in_path("id")},
            holder(state=enum("p", "q"), home=holder(state=enum("r", "s"))),
        )
    }
    return new


def pasted(said: str, config: str, numbers: count[int]) -> str:
    """Return a configuration with each line that is offered, and names of its own."""
    tables = tomllib.loads(config).get("names", {})
    for table, key in LINE.findall(said):
        style = "own_name_{}" if table in ("functions", "arguments") else "OwnName{}"
        (plain,) = tomllib.loads(f"{key} = 1")
        assert plain not in tables.get(table, {}), plain
        tables.setdefault(table, {})[plain] = style.format(next(numbers))
    return "".join(
        f"\n[names.{table}]\n"
        + "".join(f"{quoted(k)} = {quoted(v)}\n" for k, v in lines)
        for table, lines in (
            (t, sorted(entries.items())) for t, entries in tables.items()
        )
    )


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize(
    "make", [request_and_response, alternatives, bodies, methods_and_arguments]
)
def test_pasted_lines_end_the_warnings(
    make: Any, locked: bool, workspace: Workspace
) -> None:
    """With the names of an earlier run, and at the first one, where they are errors."""
    if locked:
        workspace.put(document())
        assert workspace.run().code == 0
    new = json.loads(json.dumps(make()))
    workspace.put(new)
    run = workspace.run()
    assert LINE.search(run.err), run.err
    config, numbers = "", count()
    for _ in range(3):
        config = pasted(run.err, config, numbers)
        workspace.put(new, config=config)
        run = workspace.run()
        if not run.err:
            break
    assert (run.code, run.err) == (0, "")
    again = workspace.run("--check")
    assert (again.code, again.err) == (0, "")
