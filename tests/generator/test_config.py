"""What is wrong with a configuration is said once, with its place; nothing is written."""

from __future__ import annotations

import re

import pytest

from tests.generator.refusals import GOOD, refused
from tests.generator.workspace import Workspace


def test_a_syntax_error_in_the_configuration(workspace: Workspace) -> None:
    """TOML's own message has line and column."""
    workspace.put(GOOD, config="[names\n")
    (line,) = refused(workspace)
    assert line.startswith("error: spec/tiny.toml: TOML: ")
    assert "line 3, column 7" in line


@pytest.mark.parametrize(
    ("config", "place", "key", "known"),
    [
        ("covenant = 1", None, "covenant", "cost_key"),
        ("[envelope]\ndate = 'x'", "/envelope", "date", "data"),
        ("[names]\nfunction = {}", "/names", "function", "functions"),
    ],
)
def test_an_unknown_key_in_the_configuration(
    workspace: Workspace, config: str, place: str | None, key: str, known: str
) -> None:
    """A key that means nothing is a mistake; those that do are listed."""
    workspace.put(GOOD, config=config)
    first, *more = refused(workspace)
    assert first == f"error: spec/tiny.toml: unknown key {key!r}"
    if place:
        assert more.pop(0) == f"    at {place}"
    (hint,) = more
    assert hint.startswith("    Known here: ")
    assert re.search(rf"\b{known}\b", hint)


def test_a_missing_key_in_the_configuration(workspace: Workspace) -> None:
    """`package` and `document` must be there."""
    path = workspace.put(GOOD)
    path.write_text('document = "tiny.yaml"\n')
    assert refused(workspace) == ["error: spec/tiny.toml: the key 'package' is missing"]


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        ("cost_key = 7", "/cost_key", "is not a str"),
        ("envelope = 'x'", "/envelope", "is not a table"),
        ("[names.functions]\ngetPet = 1", "/names/functions/getPet", "is not a str"),
    ],
)
def test_a_wrong_kind_of_value_in_the_configuration(
    workspace: Workspace, config: str, place: str, message: str
) -> None:
    """The place in the configuration is given like one in a document."""
    workspace.put(GOOD, config=config)
    assert refused(workspace) == [
        f"error: spec/tiny.toml: {message}",
        f"    at {place}",
    ]


@pytest.mark.parametrize("package", ["my-api", "", "../up", "a.b", "class", "1a"])
def test_a_package_that_is_no_python_name(workspace: Workspace, package: str) -> None:
    """The package is written below `generated/` and must be importable."""
    path = workspace.put(GOOD)
    path.write_text(f'document = "tiny.yaml"\npackage = "{package}"\n')
    assert refused(workspace) == [
        f"error: spec/tiny.toml: package {package!r} is not a Python name",
        "    at /package",
    ]
