"""Documents whose parts double with each level take no time, or a warning says where."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from generator.model.description_text import sentences
from tests.generator.workspace import Workspace

LEVELS = 40
X = {"type": "object", "properties": {"x": {"type": "integer"}}}
Level = Callable[[dict[str, str], int], dict[str, Any]]


def doubled(below: dict[str, str], level: int) -> dict[str, Any]:
    """Return a schema that has the one below twice as a part."""
    own = {f"p{level}": {"type": "integer"}}
    return {"allOf": [below, below], "properties": own}


def either(below: dict[str, str], level: int) -> dict[str, Any]:
    """Return a schema that is the one below, or a list of it."""
    return {"oneOf": [below, {"type": "array", "items": below}]}


def held(below: dict[str, str], level: int) -> dict[str, Any]:
    """Return a schema of two records that hold the one below."""
    return {"anyOf": [{"properties": {"a": below}}, {"properties": {"b": below}}]}


def inline(below: dict[str, str], level: int) -> dict[str, Any]:
    """Return a schema that is the one below, or a record without a name that holds it."""
    return {"oneOf": [below, {"type": "object", "properties": {"a": below}}]}


def mixed(below: dict[str, str], level: int) -> dict[str, Any]:
    """Return a record with alternatives of all kinds."""
    more = [{"oneOf": [below, below]}, {"anyOf": [below, X]}]
    return {"allOf": more, "properties": {f"q{level}": {"type": "string"}}}


@pytest.mark.parametrize("level", [doubled, either, held, inline, mixed])
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_schemas_that_double_end_soon(
    workspace: Workspace, level: Level, version: str
) -> None:
    """Linear in the levels; what is given up is a warning with its place."""
    schemas: dict[str, Any] = {"L0": X}
    for number in range(1, LEVELS):
        below = {"$ref": f"#/components/schemas/L{number - 1}"}
        schemas[f"L{number}"] = level(below, number)
    whole = {"$ref": f"#/components/schemas/L{LEVELS - 1}"}
    content = {"application/json": {"schema": whole}}
    operation = {
        "operationId": "getA",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "ok", "content": content}},
    }
    document = {
        "openapi": version,
        "info": {"title": "Tiny", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": schemas},
    }
    workspace.put(document)
    before = time.process_time()
    run = workspace.run("spec/tiny.json")
    assert time.process_time() - before < 5
    assert run.code == 0
    assert ("its alternatives multiply" in run.err) == (level is either)


@pytest.mark.parametrize(
    "text",
    ["<pre>" * 20_000, "```\n" * 9_999, "a\n\n    b\n\n" * 9_999, "```a\n" * 9_999],
)
def test_descriptions_of_code_take_linear_time(text: str) -> None:
    """Blocks that are opened and never closed, and very many of them."""
    before = time.process_time()
    sentences(text)
    assert time.process_time() - before < 4
