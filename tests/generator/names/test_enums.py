"""Names of enums: what is decided goes first, and lists that differ are told apart."""

from __future__ import annotations

import tomllib

from tests.generator.workspace import HEAD, Workspace

DOCUMENT = HEAD + """\
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      parameters:
        - {name: size, in: query, schema: {type: string, enum: [LISTED]}}
      responses: &answer
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    post:
      operationId: addPet
      tags: [Pets]
      parameters:
        - {name: size, in: query, schema: {$ref: '#/components/schemas/Scale'}}
      responses: *answer
components:
  schemas:
    Pet:
      type: object
      properties:
        size: {type: string, enum: [l, s]}
        scale: {$ref: '#/components/schemas/Scale'}
    Scale: {type: string, enum: [big, small]}
"""


def enums(workspace: Workspace, listed: str, config: str = "") -> set[str]:
    """Generate with the values of one parameter; return the names of the enums."""
    workspace.put(DOCUMENT.replace("LISTED", listed), config=config)
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    lock = tomllib.loads((workspace.spec / "tiny.names.lock").read_text())
    return set(lock["enums"])


def test_a_request_with_the_values_of_the_record_has_its_enum(
    workspace: Workspace,
) -> None:
    """A list that is equal has no name of its own."""
    assert enums(workspace, "s, l") == {"PetSize", "Scale"}


def test_a_request_with_other_values_is_named_after_its_verb(
    workspace: Workspace,
) -> None:
    """No question: the method says what the list is about."""
    assert enums(workspace, "s, m") == {"PetSize", "PetListSize", "Scale"}


def test_an_override_counts_wherever_its_enum_is_used(workspace: Workspace) -> None:
    """It counts for a record that the override does not name, but has the component."""
    config = '[names.enums]\n"addPet.size" = "Measure"\n'
    assert enums(workspace, "s, l", config) == {"PetSize", "Measure"}


def test_an_enum_keeps_its_name_when_its_values_change(workspace: Workspace) -> None:
    """The lock goes before the rule that made the name."""
    assert enums(workspace, "s, l") == {"PetSize", "Scale"}
    assert enums(workspace, "s, l, xl") == {"PetSize", "Scale"}


def test_numbers_are_no_truth_values(workspace: Workspace) -> None:
    """In Python True equals 1: lists of both are two enums all the same."""
    document = DOCUMENT.replace("string, enum: [LISTED]", "boolean, enum: [true]")
    workspace.put(document.replace("string, enum: [l, s]", "integer, enum: [1]"))
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    lock = tomllib.loads((workspace.spec / "tiny.names.lock").read_text())
    assert set(lock["enums"]) == {"PetSize", "PetListSize", "Scale"}
