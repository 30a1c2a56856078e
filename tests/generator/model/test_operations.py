"""References that lead nowhere, or in a circle: all are said; nothing is written."""

from __future__ import annotations

import re

import pytest

from tests.generator.refusals import GOOD, PET, refused
from tests.generator.workspace import Workspace


def test_a_dangling_reference(workspace: Workspace) -> None:
    """The error names the place, the reference and a near match."""
    workspace.put(GOOD.replace("schemas/Pet'", "schemas/Pat'"))
    assert refused(workspace) == [
        'error: spec/tiny.yaml:13: $ref "#/components/schemas/Pat" leads nowhere',
        "    at /paths/~1pet/get/responses/200/content/application~1json/schema",
        "    Did you mean 'Pet'?",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'200':\n          d", "default: {$ref: '#/nowhere'}\n        '200':\n          d"),
        ("    Pet: ", "    default: {allOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("    Pet: ", "    x-pet: {allOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("name: {type: string}", "default: {$ref: '#/nowhere'}"),
        ("name: {type: string}", "name: {items: {$ref: '#/nowhere'}, type: array}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{$ref: '#/nowhere'}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {$ref: '#/nowhere'}"),
        ("    get:", "    parameters: [{$ref: '#/nowhere'}]\n    get:"),
        ("  /pet:", "  /other: {$ref: '#/nowhere'}\n  /pet:"),
        ("    Pet: ", "    U: {oneOf: [{$ref: '#/nowhere'}]}\n    Pet: "),
        ("    Pet: ", "    U: {additionalProperties: {$ref: '#/nowhere'}}\n    Pet: "),
        ("    Pet: ", "    U: {not: {$ref: '#/nowhere'}}\n    Pet: "),
    ],
)  # fmt: skip
def test_a_dangling_reference_is_found_everywhere(
    workspace: Workspace, old: str, new: str
) -> None:
    """It is found below keys that are data elsewhere, such as `default`."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    first, second = refused(workspace)[:2]
    line = next(
        i for i, text in enumerate(GOOD.replace(old, new, 1).splitlines(), 1)
        if "#/nowhere" in text
    )  # fmt: skip
    assert first == f'error: spec/tiny.yaml:{line}: $ref "#/nowhere" leads nowhere'
    assert second.startswith("    at /")


def test_data_may_look_like_a_dangling_reference(workspace: Workspace) -> None:
    """A `$ref` in examples, defaults and extensions is no reference."""
    ref = "{$ref: '#/nowhere'}"
    workspace.put(
        GOOD.replace(
            "name: {type: string}",
            f"name: {{type: object, default: {ref}, example: {ref}, x-more: {ref}}}, "
            f"$ref: {{type: string}}",
        )
    )
    assert workspace.run().code == 0


@pytest.mark.parametrize(
    "schemas",
    [
        "    Pet: {$ref: '#/components/schemas/Pet'}",
        "    Pet: {$ref: '#/components/schemas/Dog'}\n    Dog: {$ref: '#/components/schemas/Pet'}",
    ],
)
def test_a_loop_of_references(workspace: Workspace, schemas: str) -> None:
    """References that lead to references for ever."""
    workspace.put(GOOD.replace(f"    Pet: {PET}", schemas))
    lines = refused(workspace)
    pattern = (
        r'error: spec/tiny\.yaml:(\d+): \$ref "#/components/schemas/\w+" leads back'
    )
    found = [re.match(pattern, line) for line in lines if line.startswith("error: ")]
    assert all(found)
    assert {match[1] for match in found if match} & {"17", "18"}
    assert [
        line
        for line in lines
        if re.match("    at /components/schemas/(Pet|Dog)$", line)
    ]


def test_a_schema_in_its_own_all_of(workspace: Workspace) -> None:
    """It would have to be finished before it can begin."""
    workspace.put(
        GOOD.replace(
            f"    Pet: {PET}",
            "    Pet: {allOf: [{$ref: '#/components/schemas/Dog'}]}\n"
            "    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], "
            "properties: {a: {type: string}}}",
        )
    )
    lines = refused(workspace)
    assert re.match(
        r"error: spec/tiny\.yaml:1[78]: this schema is part of its own allOf", lines[0]
    )
    assert re.match(r"    at /components/schemas/(Pet|Dog)$", lines[1])
