"""Texts of the arguments of a method."""

from __future__ import annotations

import typing

from msgspec.structs import fields

from generator import facts
from generator.write.methods.arguments import START


def test_every_paging_style_says_where_a_list_may_start() -> None:
    """A new style needs a description of its argument `cursor`."""
    style = next(f for f in fields(facts.Paging) if f.name == "style")
    assert START.keys() == set(typing.get_args(style.type))
