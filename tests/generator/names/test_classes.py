"""Schemas of one name: merged where they fit, told apart or asked about where not."""

from __future__ import annotations

import tomllib

import pytest

from tests.generator.refusals import refused
from tests.generator.workspace import HEAD, Workspace

NAMES = ("pet-item", "petItem", "pet_item")


def document(*fields: str) -> str:
    """Return an API with a component of one name for each set of *fields*."""
    properties = "".join(
        f"                  p{number}: {{$ref: '#/components/schemas/{name}'}}\n"
        for number, name in enumerate(NAMES[: len(fields)])
    )
    schemas = "".join(
        f"    {name}: {{type: object, properties: {{{item}}}}}\n"
        for name, item in zip(NAMES, fields, strict=False)
    )
    return (
        HEAD
        + "paths:\n  /a:\n    get:\n      operationId: getA\n      tags: [Things]\n"
        "      responses:\n        '200':\n          description: ok\n          content:\n"
        "            application/json:\n              schema:\n"
        "                type: object\n                properties:\n"
        + properties
        + "components:\n  schemas:\n"
        + schemas
    )


def classes(workspace: Workspace) -> set[str]:
    """Return the names of the classes."""
    lock = tomllib.loads((workspace.spec / "tiny.names.lock").read_text())
    return set(lock["classes"])


A = "a: {type: string}, b: {type: string}"
B = "c: {type: string}, d: {type: string}"
C = "e: {type: string}, f: {type: string}"


def test_schemas_that_fit_are_one_class(workspace: Workspace) -> None:
    """Each has what any of them has."""
    workspace.put(document(A, A + ", c: {type: string}"))
    assert workspace.run().err == ""
    assert "PetItem" in classes(workspace)
    assert len(classes(workspace)) == 2


def test_all_collisions_are_asked_about_at_once(workspace: Workspace) -> None:
    """Each schema that does not fit the first one is a question of its own."""
    workspace.put(document(A, B, C))
    lines = refused(workspace)
    assert sum(line.startswith("error: ") for line in lines) == 2
    assert sum("have little in common" in line for line in lines) == 2


def test_auto_rename_asks_nothing(workspace: Workspace) -> None:
    """Later schemas have longer names, and the run has nothing to say."""
    workspace.put(document(A, B, C), config="auto_rename = true\n")
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    assert len(classes(workspace)) == 4
    assert "PetItem" in classes(workspace)


@pytest.mark.parametrize("other", [B, "a: {type: integer}, b: {type: string}"])
def test_a_new_document_is_warned_about(workspace: Workspace, other: str) -> None:
    """A new class has a longer name, which then stays; nothing else moves."""
    workspace.put(document(A))
    assert workspace.run().err == ""
    before = classes(workspace)
    workspace.put(document(A, other))
    run = workspace.run()
    assert run.code == 0
    assert run.err.count("warning: ") == 1
    assert "[names.properties]" in run.err
    assert before < classes(workspace)
    named = classes(workspace)
    assert workspace.run().err == ""
    assert classes(workspace) == named
