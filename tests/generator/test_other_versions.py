"""The same configuration on earlier and later versions of its document."""

from __future__ import annotations

import pytest

from generator import pipeline
from tests.generator.workspace import Run, Workspace

DOCUMENT = """\
openapi: 3.0.3
info: {title: Small, version: '1'}
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, properties: {legs: {type: integer}}}
"""

OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.components.schemas.Pet.properties.tail
    description: Seen in answers.
    update: {type: string}
  - target: $.components.schemas.Owner
    description: Seen in answers.
    remove: true
"""


def test_another_version_of_the_document_only_warns_about_what_has_no_effect(
    workspace: Workspace,
) -> None:
    """Corrections and decided names were made for the configured version."""
    config = "[names.functions]\ngetOwner = 'own'\n"
    path = workspace.put(DOCUMENT, config=config, overlay=OVERLAY)
    other = workspace.root / "other.yaml"
    other.write_text(DOCUMENT.replace("legs", "wings"))
    output = pipeline.generate(path, document=other)
    assert "wings" in output.files["models/pets.py"]
    said = [(warning.pointer, warning.message) for warning in output.warnings]
    assert [pointer for pointer, _ in said] == [
        "/actions/0",
        "/actions/1",
        "/names/functions/getOwner",
    ]


def test_generate_lists_all_dead_corrections_at_once(workspace: Workspace) -> None:
    """One run with a new document lists all actions to delete."""
    workspace.put(DOCUMENT, overlay=OVERLAY)
    run = workspace.run()
    assert run.code == 1
    assert "spec/tiny.overlay.yaml:4: this action matches nothing" in run.err
    assert "spec/tiny.overlay.yaml:7: this action matches nothing" in run.err
    assert run.err.count("Correct or delete this action.") == 2
    assert "2 errors, nothing written" in run.err


FULL = """\
openapi: 3.0.3
info: {title: Small, version: '1'}
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      parameters:
        - {name: color, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {properties: {legs: {type: number}}}}}
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {properties: {legs: {type: number}}}}}
  /owners:
    get:
      operationId: getOwners
      tags: [Owners]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {properties: {town: {type: string}}}}}
"""
ALIVE = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.paths['/pets'].get.parameters[?@.name=='color']
    description: Seen in answers.
    update: {schema: {enum: [red, grey]}}
  - target: $.paths['/pets'].get.parameters[?@.name=='limit']
    description: Said by the documentation.
    update: {schema: {maximum: 500}}
  - target: $.paths['/pets','/pets/{id}'].get.responses..properties.legs
    description: Nobody has half a leg.
    update: {type: integer}
  - target: $.paths..properties.town
    description: Seen in answers.
    update: {nullable: true}
  - target: $.paths['/owners'].get.responses['200'].content.*.schema.properties
    description: Seen in answers.
    update: {street: {type: string}}
"""
DECIDED = """\
[names.functions]
getOwners = "all"
getPets = "all"
"""
OWNERS = FULL[FULL.index("  /owners:") :]


@pytest.fixture
def pets(workspace: Workspace) -> Workspace:
    """An API whose corrections and decided names have all had their effect."""
    workspace.put(FULL, config=DECIDED, overlay=ALIVE)
    run = workspace.run()
    assert (run.code, run.err) == (0, ""), run.err
    return workspace


def changed(
    pets: Workspace,
    *swaps: tuple[str, str],
    overlay: str = ALIVE,
    config: str = DECIDED,
) -> tuple[Run, list[str]]:
    """Run on the document with each of *swaps*; give where what is said stands."""
    document = FULL
    for old, new in swaps:
        assert old in document
        document = document.replace(old, new)
    pets.put(document, config=config, overlay=overlay)
    run = pets.run()
    lines = run.err.splitlines()
    return run, [
        line.split(" ")[1].strip(":").removeprefix("spec/tiny.")
        for line in lines
        if line.startswith(("error: ", "warning: "))
    ]


def test_missing_parts_of_the_document_are_warnings(pets: Workspace) -> None:
    """Operations and parameters that are gone stop nothing: each line to delete is named."""
    lacks = [(OWNERS, ""), ("- {name: color, in: query, schema: {type: string}}", "")]
    for written in ("11 written", "0 written"):
        run, where = changed(pets, *lacks)
        assert run.code == 0, run.err
        assert "error" not in run.err
        assert sorted(where) == [
            "overlay.yaml:13", "overlay.yaml:16", "overlay.yaml:4", "toml",
        ]  # fmt: skip
        assert written in run.out
        check = pets.run("--check")
        assert (check.code, check.err.count("warning: ")) == (0, 4)
    assert "'/owners' is not there." in run.err
    assert "at /names/functions/getOwners" in run.err
    assert pets.run("--check", "--strict").code == 1


@pytest.mark.parametrize("edited", [False, True], ids=["unedited", "edited"])
def test_one_list_says_everything(pets: Workspace, edited: bool) -> None:
    """Corrections, decided names and collisions: who reads it once can settle all of it.

    It is warnings while only the document has changed, and errors once somebody has begun to
    work on the list.
    """
    config = DECIDED + '[names.tags]\nPets = "pets"\n' if edited else DECIDED
    run, where = changed(
        pets,
        ("legs: {type: number}", "legs: {type: integer}"),
        ("color", "colour"),
        ("operationId: getOwners", "operationId: owners"),
        (
            "  /owners:\n",
            "  /a/{a-b}/{a_b}:\n    get:\n      operationId: all\n      tags: [Pets]\n"
            "      parameters:\n"
            "        - {name: a-b, in: path, required: true, schema: {type: string}}\n"
            "        - {name: a_b, in: path, required: true, schema: {type: string}}\n"
            "      responses: {'200': {description: ok}}\n"
            "  /owners:\n",
        ),
        overlay=ALIVE.replace("[red, grey]", "[red]") if edited else ALIVE,
        config=config,
    )
    assert run.code == int(edited)
    assert sorted(where)[:3] == ["overlay.yaml:10", "overlay.yaml:4", "toml"]
    assert "are both all() of the tag Pets" in run.err
    assert "are both the argument a_b" in run.err
    assert len(where) == 5
    assert ("5 errors, nothing written" in run.err) is edited
    if not edited:
        assert "4 of 4 operations" in run.out


@pytest.mark.parametrize(
    ("swap", "hint"),
    [
        (("legs: {type: number}", "legs: {type: integer}"), "it is already so"),
        (("/pets/{id}:", "/pets/{pet_id}:"), "'/pets/{id}' is '/pets/{pet_id}' now."),
        (
            (
                "{properties: {town: {type: string}}}",
                "{$ref: '#/components/schemas/T'}",
            ),
            "The path ends at a $ref (#/components/schemas/T): aim at what it refers to.",
        ),
        (
            (
                "{schema: {properties: {town: {type: string}}}}",
                "{schema: {allOf: [{properties: {town: {type: string}}}]}}",
            ),
            "'properties' stands deeper in there now.",
        ),
        (
            ("operationId: getOwners", "operationId: listOwners"),
            "Its operationId is 'listOwners' now: write \"listOwners\".",
        ),
    ],
)
@pytest.mark.parametrize("edited", [False, True], ids=["unedited", "edited"])
def test_what_was_corrected_or_moved_is_said(
    pets: Workspace, swap: tuple[str, str], hint: str, edited: bool
) -> None:
    """The document has it, but not where or as the decision says."""
    swaps = [swap]
    if "$ref" in swap[1]:
        part = (
            "components: {schemas: {T: {properties: {town: {type: string}}}}}\npaths:\n"
        )
        swaps.append(("paths:\n", part))
    run, _ = changed(
        pets,
        *swaps,
        overlay=ALIVE.replace("[red, grey]", "[red]") if edited else ALIVE,
        config=DECIDED + '[names.tags]\nPets = "pets"\n' if edited else DECIDED,
    )
    assert (run.code, hint in run.err) == (int(edited), True)
    assert run.err.startswith("error: " if edited else "warning: ")


def test_a_guard_of_an_operation_is_a_decision_about_it(workspace: Workspace) -> None:
    """Calls that it refuses would be sent: the line is named, and the new operationId."""
    config = (
        "[[guards]]\nkind = 'needs_one_of'\nname = 'limit'\nreason = 'all are sent'\n"
        "operations = ['getPets']\n[names.functions]\ngetPet = 'one'\n"
    )
    workspace.put(FULL, config=config)
    assert workspace.run().err == ""
    workspace.put(FULL.replace("getPets", "listPets"), config=config)
    run = workspace.run()
    assert (run.code, run.err.splitlines()[:3]) == (1, [
        "error: spec/tiny.toml: names nothing: there is no 'getPets' any more",
        "    at /guards/0/operations",
        "    Its operationId is 'listPets' now: write \"listPets\".",
    ])  # fmt: skip


def test_a_target_that_was_edited_may_be_mistyped(pets: Workspace) -> None:
    """An overlay that no run has judged yet has to match."""
    run, where = changed(pets, overlay=ALIVE.replace("'color'", "'coulor'"))
    assert (run.code, where) == (1, ["overlay.yaml:4"])


def test_each_path_of_a_target_matches_by_itself(pets: Workspace) -> None:
    """A correction of two operations is not lost for one of them in silence."""
    start, end = FULL.index("  /pets/{id}:"), FULL.index("  /owners:")
    run, where = changed(pets, (FULL[start:end], ""))
    assert (run.code, where) == (0, ["overlay.yaml:10"])
    assert "warning: spec/tiny.overlay.yaml:10: '/pets/{id}' in the target" in run.err
    assert "take it out of the target" in run.err
    narrowed = ALIVE.replace("'/pets','/pets/{id}'", "'/pets'")
    assert changed(pets, (FULL[start:end], ""), overlay=narrowed)[1] == []
