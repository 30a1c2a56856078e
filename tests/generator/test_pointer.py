"""JSON pointers, into the document and into the files that it refers to."""

from __future__ import annotations

import pytest

from generator.pointer import (
    FILES,
    at,
    component,
    file_location,
    join,
    parts,
    split_file,
)

FILE = join("", FILES, "a/b~c.yaml")


@pytest.mark.parametrize("keys", [[], ["a"], ["a/b", "c~d", ""], ["~1", "~0", "0"]])
def test_parts_are_what_was_joined(keys: list[str]) -> None:
    """Slashes and tildes in keys are escaped."""
    assert parts(join("", *keys)) == keys


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", {"a": [1, {"b/c": 2}]}),
        ("/a/1/b~1c", 2),
        ("/a/2", None),
        ("/a/x", None),
        ("/a/0/x", None),
        ("a", None),
    ],
)
def test_a_value_is_found_or_none(pointer: str, value: object) -> None:
    """A pointer that leads nowhere is no error."""
    assert at({"a": [1, {"b/c": 2}]}, pointer) == value


@pytest.mark.parametrize(
    ("pointer", "split", "location"),
    [
        ("", ("", ""), ""),
        ("/paths/~1a", ("", "/paths/~1a"), ""),
        (FILE, ("a/b~c.yaml", ""), "a/b~c.yaml"),
        (f"{FILE}/x/~1y", ("a/b~c.yaml", "/x/~1y"), "a/b~c.yaml#/x/~1y"),
        (f"/{FILES}", ("", f"/{FILES}"), ""),
    ],
)
def test_a_pointer_into_another_file(
    pointer: str, split: tuple[str, str], location: str
) -> None:
    """The file, and the pointer in it."""
    assert split_file(pointer) == split
    assert file_location(pointer) == location


@pytest.mark.parametrize(
    ("pointer", "name"),
    [
        ("", ""),
        ("/components/schemas/Pet", "Pet"),
        ("/components/schemas/Pet/properties/id", ""),
        ("/components/parameters/Pet", ""),
        ("/definitions/Pet", "Pet"),
        ("/Pet", ""),
        (FILE, "b~c"),
        (f"{FILE}/Pet", "Pet"),
        (f"{FILE}/$defs/Pet", "Pet"),
        (f"{FILE}/paths/Pet", ""),
    ],
)
def test_the_name_of_a_schema_that_stands_by_itself(pointer: str, name: str) -> None:
    """A component, a file, or a member of a file."""
    assert component(pointer) == name
