"""Errors of an overlay are reported with their place; nothing is written."""

from __future__ import annotations

import pytest

from tests.generator.refusals import GOOD, overlay, refused
from tests.generator.workspace import Workspace


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("- {target: $.nothing, description: d, update: {a: 1}}",
         "this action matches nothing in spec/tiny.yaml"),
        ("- {target: $.nothing, description: d, remove: true}",
         "this action matches nothing in spec/tiny.yaml"),
        ("- {target: $.info, description: d, update: {title: Tiny}}",
         "this action changes nothing in spec/tiny.yaml: it is already so"),
        ("- {target: $.paths.*.*, description: d, update: {tags: [Pets]}}",
         "this action changes nothing in spec/tiny.yaml: it is already so"),
        ("- {target: $.paths.*.*.tags, description: d, update: Pets}",
         "this action changes nothing in spec/tiny.yaml: it is already so"),
        ("- {target: '$.info[', description: d, update: {title: T}}",
         "the target is no JSONPath (RFC 9535): "),
        ("- {target: $.info.title, description: d, update: {a: 1}}",
         "the target is neither an object nor a list: aim at what holds it"),
        ("- {target: $, description: d, remove: true}",
         "the whole document cannot be removed"),
    ],
)  # fmt: skip
def test_an_action_without_effect(
    workspace: Workspace, action: str, message: str
) -> None:
    """A correction that corrects nothing is an error: it is to be deleted."""
    workspace.put(GOOD, overlay=overlay(action))
    first, *more = refused(workspace)
    assert first.startswith(f"error: spec/tiny.overlay.yaml:4: {message}")
    assert more[-3] == "    at /actions/0"
    assert more[-2].startswith("    target: $")
    assert more[-1] == "    Correct or delete this action."


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("- {target: $.info, update: {title: T}}",
         "an action needs a `description`: the reason and its evidence"),
        ("- {target: $.info, description: '', update: {title: T}}",
         "an action needs a `description`: the reason and its evidence"),
        ("- {target: $.info, description: d, update: {title: T}, remove: true}",
         "an action needs either `update` or `remove: true`"),
        ("- {target: $.info, description: d}",
         "an action needs either `update` or `remove: true`"),
        ("- {target: $.info, description: d, remove: false}",
         "an action needs either `update` or `remove: true`"),
        ("- {target: $.info, description: d, update: {a: 1}, x-while: [a]}",
         "`x-while` is no JSONPath"),
        ("- {description: d, remove: true}", "an action needs a `target`"),
        ("- {target: 7, description: d, remove: true}", "an action needs a `target`"),
        ("- remove everything", "an action needs a `target`"),
    ],
)  # fmt: skip
def test_an_action_that_is_none(
    workspace: Workspace, action: str, message: str
) -> None:
    """An action needs a target, a description, and either an update or a removal."""
    workspace.put(GOOD, overlay=overlay(action))
    assert refused(workspace) == [
        f"error: spec/tiny.overlay.yaml:4: {message}",
        "    at /actions/0",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: x",
            ":1: is no OpenAPI Overlay 1.x document: `overlay: 1.0.0` is missing",
        ),
        ("overlay: 1.0.0", ":1: `actions` is not a list"),
        ("overlay: 1.0.0\nactions: {}", ":2: `actions` is not a list"),
        ("overlay: 1.0.0\nactions: [\n", ":3:1: YAML: "),
        ("", ": is empty or not a mapping"),
    ],
)
def test_no_overlay_document(workspace: Workspace, text: str, message: str) -> None:
    """Another file in its place."""
    workspace.put(GOOD, overlay=text)
    lines = refused(workspace)
    assert lines[0].startswith(f"error: spec/tiny.overlay.yaml{message}")


def test_a_condition_is_about_the_published_document(workspace: Workspace) -> None:
    """An action lives while its `x-while` matches there, whatever actions before it did."""
    pair = """\
        - {target: $.info.title, description: d, x-while: WHILE, remove: true}
        - {target: $.info, description: d, x-while: WHILE, update: {title: New}}
        """
    workspace.put(GOOD, overlay=overlay(pair.replace("WHILE", "'$.info.title'")))
    assert workspace.run().code == 0
    workspace.put(GOOD, overlay=overlay(pair.replace("WHILE", "'$.info.name'")))
    assert refused(workspace) == [
        line
        for number, target in ((4, "$.info.title"), (5, "$.info"))
        for line in (
            f"error: spec/tiny.overlay.yaml:{number}: this action is not needed: "
            "spec/tiny.yaml has changed there",
            f"    at /actions/{number - 4}",
            f"    target: {target}",
            "    x-while: $.info.name",
            "    Delete this action, or correct that.",
        )
    ]
    workspace.put(GOOD, overlay=overlay(pair.replace("WHILE", "'$.info['")))
    assert "`x-while` is no JSONPath (RFC 9535): " in refused(workspace)[0]


def test_actions_see_what_earlier_ones_did(workspace: Workspace) -> None:
    """An action whose work an earlier one has done already changes nothing."""
    action = "- {target: $.info, description: d, update: {title: New}}\n"
    workspace.put(GOOD, overlay=overlay(action * 2))
    lines = refused(workspace)
    assert lines[0].startswith(
        "error: spec/tiny.overlay.yaml:5: this action changes nothing"
    )
    assert lines[1] == "    at /actions/1"


def test_an_overlay_corrects(workspace: Workspace) -> None:
    """`update` merges, appends to lists, `remove` removes; the document's file stays."""
    workspace.put(
        GOOD,
        overlay=overlay("""\
            - {target: "$.paths['/pet'].get", description: d, update: {operationId: getDog}}
            - {target: "$.paths['/pet'].get.tags", description: d, remove: true}
            - {target: "$.paths['/pet'].get", description: d, update: {tags: [Dogs]}}
            - target: "$.components.schemas.Pet.properties['legs']"
              description: d
              remove: true
            - target: "$.components.schemas.*.properties"
              description: d
              update: {tail: {type: number}}
            """),
    )
    assert workspace.run().code == 0
    tree = workspace.tree()
    assert f"{workspace.package}/resources/dogs.py" in tree
    model = tree[f"{workspace.package}/models/dogs.py"].decode()
    assert "tail: float" in model
    assert "legs" not in model
    assert (workspace.spec / "tiny.yaml").read_text() == GOOD
