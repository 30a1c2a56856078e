"""All that is wrong with a document is said at once, each with its place."""

from __future__ import annotations

import json
import re

import pytest

from tests.generator.refusals import GOOD, overlay, refused
from tests.generator.workspace import Workspace

# All at once


def test_several_problems_are_all_reported(workspace: Workspace) -> None:
    """One run, all findings of a step, each with its place."""
    workspace.put(
        GOOD.replace("schemas/Pet'", "schemas/Pat'").replace(
            "name: {type: string}", "name: {$ref: 'other.yaml'}, a: {$ref: '#/b'}"
        )
    )
    lines = refused(workspace)
    places = [line.split(" ")[1] for line in lines if line.startswith("error: ")]
    assert sorted(places) == [
        "spec/tiny.yaml:13:",
        "spec/tiny.yaml:17:",
        "spec/tiny.yaml:17:",
    ]


def test_several_actions_without_effect_are_all_reported(workspace: Workspace) -> None:
    """The same for an overlay."""
    action = "- {target: $.nothing, description: d, remove: true}\n"
    workspace.put(GOOD, overlay=overlay(action * 3))
    lines = refused(workspace)
    assert [line for line in lines if "at /actions/" in line] == [
        f"    at /actions/{index}" for index in range(3)
    ]


def test_several_apis_are_all_reported_and_none_is_written(
    workspace: Workspace,
) -> None:
    """One bad API keeps the good one from being written."""
    workspace.put(GOOD)
    (workspace.spec / "bad.toml").write_text('document = "no.yaml"\npackage = "bad"\n')
    assert refused(workspace) == [
        "error: spec/no.yaml: cannot be read: No such file or directory"
    ]
    assert workspace.run("tiny").code == 0


# What the validator finds


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("description: ok", "descriptoin: ok", "spec/tiny.yaml:9:"),
        ("info: {title: Tiny, version: '1'}", "info: {title: Tiny}", "spec/tiny.yaml:2:"),
        ("      tags: [Pets]", "      tags: [Pets]\n      deprecated: maybe",
         "spec/tiny.yaml:8:"),
        ("legs: {type: integer}", "legs: {type: integer, minimum: few}",
         "spec/tiny.yaml:17:"),
    ],
)  # fmt: skip
def test_breaches_of_the_specification_are_located_warnings(
    workspace: Workspace, old: str, new: str, place: str
) -> None:
    """A document with flaws that do no harm is generated; each flaw is said once."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    run = workspace.run()
    assert run.code == 0
    warnings = [line for line in run.err.splitlines() if line.startswith("warning: ")]
    assert warnings
    assert all(line.startswith(f"warning: {place} ") for line in warnings), run.err
    pointers = [line for line in run.err.splitlines() if line.startswith("    at ")]
    assert len(pointers) == len(warnings) == len(set(pointers))
    assert run.out.rstrip().endswith(f"{len(warnings)} warnings")


def test_warnings_do_not_fail_a_check(workspace: Workspace) -> None:
    """`--check` says the same and is content when the files are as they should be."""
    workspace.put(GOOD.replace("description: ok", "descriptoin: ok"))
    assert workspace.run().code == 0
    run = workspace.run("--check")
    assert run.code == 0
    assert "warning: spec/tiny.yaml:9: " in run.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("paths:", "paths: []\nx-paths:"),
        ("paths:", "paths: 7\nx-paths:"),
        ("components:", "components: []\nx-components:"),
        ("    get:", "    get: []\n    x-get:"),
        ("  /pet:", "  /other: 7\n  /pet:"),
        ("  /pet:", "  /other: null\n  /pet:"),
        ("      tags: [Pets]", "      tags: 7"),
        ("      tags: [Pets]", "      tags: Pets"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: {}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [7]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{name: a}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{in: query}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      parameters: [{name: a, in: body}]"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: 7"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {content: 7}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      requestBody: {content: {text/json: 7}}"),
        ("      tags: [Pets]", "      tags: [Pets]\n      security: [x]"),
        ("      responses:", "      responses: []\n      x-r:"),
        ("        '200':", "        '200': 7\n        x-200:"),
        ("          content:", "          content: 7\n          x-c:"),
        ("            application/json:", "            application/json: 7\n            x-j:"),
        ("              schema:", "              schema: 7\n              x-s:"),
        ("    Pet: {", "    Pet: 7\n    Dog: {"),
        ("    Pet: {type: object", "    Pet: {type: 7"),
        ("    Pet: {type: object", "    Pet: {required: 7"),
        ("properties: {", "properties: 7, x-p: {"),
        ("name: {type: string}", "name: 7"),
        ("name: {type: string}", "name: {enum: 7}"),
        ("name: {type: string}", "name: {oneOf: 7}"),
        ("name: {type: string}", "name: {oneOf: [7]}"),
        ("name: {type: string}", "name: {allOf: 7}"),
        ("name: {type: string}", "name: {allOf: [7]}"),
        ("name: {type: string}", "name: {type: array, items: 7}"),
        ("name: {type: string}", "name: {format: {}}"),
        ("info: {title: Tiny, version: '1'}", "info: 7"),
        ("info: {title: Tiny, version: '1'}", "info: {title: [], version: 1.0}"),
        ("paths:", "servers: 7\npaths:"),
        ("paths:", "servers: [7]\npaths:"),
        ("paths:", "servers: [{url: 7}]\npaths:"),
        ("paths:", "servers: [{url: a, variables: {b: 7}}]\npaths:"),
        ("paths:", "tags: 7\npaths:"),
        ("paths:", "tags: [7]\npaths:"),
        ("paths:", "security: 7\npaths:"),
        ("components:", "components:\n  securitySchemes: {a: 7}"),
        ("components:", "components:\n  securitySchemes: {a: {type: apiKey}}"),
        ("components:", "components:\n  securitySchemes: 7"),
        ("operationId: getPet", "operationId: 7"),
    ],
)  # fmt: skip
def test_a_part_of_the_wrong_kind_is_reported(
    workspace: Workspace, old: str, new: str
) -> None:
    """A wrong part is a located error or warning, never a traceback."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new, 1))
    run = workspace.run()
    assert run.code in (0, 1)
    assert re.search(r"^(error|warning): spec/tiny\.yaml:\d+: ", run.err, re.MULTILINE)
    assert "bug of the generator" not in run.err
    assert bool(workspace.tree()) == (run.code == 0)


def test_messages_can_be_located_in_any_json(workspace: Workspace) -> None:
    """JSON that is indented by tabs is JSON, and has lines."""
    document = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/nowhere"}}}}},
    }
    workspace.put({})
    (workspace.spec / "tiny.json").write_text(json.dumps(document, indent="\t"))
    assert refused(workspace)[0] == (
        'error: spec/tiny.json:11: $ref "#/nowhere" leads nowhere'
    )
