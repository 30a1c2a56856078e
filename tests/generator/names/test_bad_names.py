"""Names that collide: a person decides, and the run prints the line to paste."""

from __future__ import annotations

import re

import pytest

from tests.generator.refusals import GOOD, PET, pasted, refused
from tests.generator.workspace import HEAD, Workspace

TWO = f"""\
{HEAD}
paths:
  /a:
    get:
      operationId: ONE
      tags: [Pets]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
  /b:
    get:
      operationId: TWO
      tags: [Pets]
      responses: {{'204': {{description: ok}}}}
"""


def test_a_duplicate_operation_id(workspace: Workspace) -> None:
    """Both places are named."""
    workspace.put(TWO.replace("ONE", "getIt").replace("TWO", "getIt"))
    assert refused(workspace) == [
        "error: spec/tiny.yaml:11: operationId 'getIt' is taken already, at spec/tiny.yaml:6",
        "    at /paths/~1b/get",
        "    Give one of them another operationId in the overlay.",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("getPet", "get_pet"),
        ("readIt", "getIt"),
        ("getIt", "it.get"),
        ("getIt", "it get"),
        ("getIt", 'it"get'),
        ("getIt", "it\\get"),
    ],
)
def test_methods_of_one_name(workspace: Workspace, one: str, two: str) -> None:
    """Both operations are named, and the line to paste makes the run pass."""
    document = TWO.replace("ONE", one).replace("TWO", f"'{two}'")
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:(6|11): .+ and .+ are both \w+\(\) of the tag Pets",
        lines[0],
    )
    assert one in lines[0]
    assert two in lines[0]
    assert re.match(r"    at /paths/~1[ab]/get$", lines[1])
    assert lines[2:4] == ["    Name one of them in tiny.toml:", "    [names.functions]"]
    run = pasted(workspace, document, lines, "another")
    assert run.code == 0, run.err


def test_a_name_that_is_pasted_may_collide_too(workspace: Workspace) -> None:
    """A name that a human decided is checked like any other."""
    workspace.put(
        TWO.replace("ONE", "getPet").replace("TWO", "addPet"),
        config="[names.functions]\naddPet = 'get'\n",
    )
    assert "are both get() of the tag Pets" in refused(workspace)[0]


@pytest.mark.parametrize(
    "name", ["not a name", "class", "", "with_raw_response", "_x", "__init__"]
)
def test_a_name_that_is_pasted_must_be_one(workspace: Workspace, name: str) -> None:
    """A name that no method can have is refused where it is: in the configuration."""
    workspace.put(
        TWO.replace("ONE", "getPet").replace("TWO", "addPet"),
        config=f"[names.functions]\naddPet = '{name}'\n",
    )
    lines = refused(workspace)
    assert lines[0].startswith("error: spec/tiny.toml")
    assert "bug of the generator" not in "\n".join(lines)


def test_a_name_for_nothing(workspace: Workspace) -> None:
    """An override that no operation needs is as dead as an overlay action without effect."""
    workspace.put(GOOD, config="[names.functions]\nnoSuchOperation = 'x'\n")
    lines = refused(workspace)
    assert "noSuchOperation" in "\n".join(lines)


CLASSES = """\
openapi: 3.0.3
info: {title: Tiny, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      tags: [Pets]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  one: {$ref: '#/components/schemas/ONE'}
                  two: {$ref: '#/components/schemas/TWO'}
components:
  schemas:
    ONE: {type: object, properties: {a: {type: string}, b: {type: string}}}
    TWO: {type: object, properties: {c: {type: string}, d: {type: string}}}
"""


@pytest.mark.parametrize(
    ("one", "two"),
    [("PetItem", "pet_item"), ("pet-item", "pet.item"), ("Pet1", "pet_1")],
)
def test_classes_of_one_name(workspace: Workspace, one: str, two: str) -> None:
    """Both places are named, and the line to paste makes the run pass."""
    document = CLASSES.replace("ONE", one).replace("TWO", two)
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:(20|21): the class name Pet\w+ is also the name for "
        r"spec/tiny\.yaml:(20|21), and they have little in common",
        lines[0],
    )
    assert re.match(r"    at /components/schemas/[Pp]et", lines[1])
    assert lines[2:4] == [
        "    Name one of them in tiny.toml:",
        "    [names.properties]",
    ]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err
    assert "2 models" not in run.out
    assert "3 models" in run.out


def test_fields_that_contradict(workspace: Workspace) -> None:
    """Schemas of one name that agree in all but one field say which."""
    document = (
        CLASSES.replace("ONE", "PetItem").replace("TWO", "pet_item")
        .replace("{c: {type: string}, d", "{a: {type: integer}, b")
    )  # fmt: skip
    workspace.put(document)
    lines = refused(workspace)
    assert lines[0].endswith("and they differ in 'a'")
    assert pasted(workspace, document, lines, "Another").code == 0


def test_a_class_and_a_result_of_one_name(workspace: Workspace) -> None:
    """An inline schema that would be called like a component: the same message."""
    document = CLASSES.replace("ONE", "A").replace("TWO", "Other")
    workspace.put(document)
    lines = refused(workspace)
    assert "the class name A is also the name for spec/tiny.yaml:" in lines[0]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err


def test_a_class_name_that_is_too_long(workspace: Workspace) -> None:
    """Over 40 characters is a question to a human; 40 are fine."""
    long = "Pet" + "x" * 38
    document = CLASSES.replace("ONE", long).replace(
        "TWO", long[:40].replace("Pet", "Dog")
    )
    workspace.put(document)
    lines = refused(workspace)
    assert lines == [
        f"error: spec/tiny.yaml:20: the class name {long} has over 40 characters",
        f"    at /components/schemas/{long}",
        "    Name one of them in tiny.toml:",
        "    [names.properties]",
        f'    "{long}" = "..."',
    ]
    assert pasted(workspace, document, lines, "Another").code == 0


@pytest.mark.parametrize(
    "parameters",
    [
        ("{name: a-b, in: query}", "{name: a_b, in: query}"),
        ("{name: aB, in: header}", "{name: a_b, in: header}"),
        ("{name: ﬁx, in: query}", "{name: fix, in: query}"),
        ("{name: timeout, in: query}", "{name: timeout_, in: query}"),
    ],
)
def test_arguments_of_one_name(
    workspace: Workspace, parameters: tuple[str, str]
) -> None:
    """Both parameters are named, and the line to paste makes the run pass."""
    both = ", ".join(p.replace("}", ", schema: {type: string}}") for p in parameters)
    document = GOOD.replace(
        "      tags: [Pets]", f"      tags: [Pets]\n      parameters: [{both}]"
    )
    workspace.put(document)
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:8: getPet: '\S+' and '\S+' are both the argument \w+",
        lines[0],
    )
    assert re.match(r"    at /paths/~1pet/get/parameters/[01]$", lines[1])
    assert lines[2:4] == ["    Name one of them in tiny.toml:", "    [names.arguments]"]
    run = pasted(workspace, document, lines, "another")
    assert run.code == 0, run.err


def test_parameters_of_one_name_in_two_places(workspace: Workspace) -> None:
    """`id` in path and query is no collision of two names: each place has its own."""
    both = ", ".join(
        f"{{name: id, in: {place}, schema: {{type: string}}}}"
        for place in ("query", "header", "cookie")
    )
    workspace.put(
        GOOD.replace(
            "      tags: [Pets]", f"      tags: [Pets]\n      parameters: [{both}]"
        )
    )
    assert workspace.run().code == 0
    method = workspace.tree()[f"{workspace.package}/resources/pets.py"].decode()
    assert all(
        f'{place}={{"id": ' in method for place in ("query", "headers", "cookies")
    )


def test_value_lists_of_one_name(workspace: Workspace) -> None:
    """Two lists of values that would be one alias: the line to paste makes the run pass."""
    document = CLASSES.replace("ONE", "Pet").replace("TWO", "PetSize")
    document = document.replace(
        "{a: {type: string}", "{size: {type: string, enum: [l, s]}"
    )
    workspace.put(document)
    lines = refused(workspace)
    assert "the name PetSize for an enum is also that of a class" in lines[0]
    run = pasted(workspace, document, lines, "Another")
    assert run.code == 0, run.err
