"""Imports are those of the names that a text uses."""

from __future__ import annotations

from generator.write.imports import imports


def test_only_what_is_used_is_imported() -> None:
    """No argument, attribute, keyword or text is a use; what the module defines is none."""
    text = '''
@deprecated("Any")
def removed(self, overload: dt.date, removed: Pet) -> Retry:
    """A `Mapping`: \\"Sequence\\"."""
    return any_of(overload, overload=x.Stream, y='Model', z=removed)
'''
    own = {"Pet": "..models.pets", "Retry": ""}
    assert imports(text, own).split("\n") == [
        "import datetime as dt",
        "",
        "from openapi_runtime import any_of, deprecated",
        "",
        "from ..models.pets import Pet",
    ]


def test_names_of_the_package_hide_others() -> None:
    """A record can be called as a class of the runtime that its module does not need."""
    assert imports("x: Budget", {"Budget": ".pets"}) == "from .pets import Budget"


def test_a_name_has_every_character_of_an_identifier() -> None:
    """Some are no letters, digits or underscores for a regular expression."""
    name = "L·l"
    assert name.isidentifier()
    assert imports(f"x: {name}", {name: ".pets"}) == f"from .pets import {name}"


def test_annotations_are_imported_for_type_checkers() -> None:
    """If the names are given that loading the module needs."""
    found = imports("def f(x: Any = UNSET): ...", {}, frozenset(["UNSET"]))
    assert found.split("\n") == [
        "from typing import TYPE_CHECKING",
        "",
        "from openapi_runtime import UNSET",
        "",
        "if TYPE_CHECKING:",
        "    from typing import Any",
    ]
