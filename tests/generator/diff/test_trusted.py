"""None in an annotation counts where the configuration trusts the document."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diff.compare import compare
from generator.diff.report import report
from generator.diff.rules import Level
from tests.generator.diff.pairs import BASE, CONFIG, DEALS, Json, _set
from tests.generator.diff.test_rules import described

TRUSTED = CONFIG.replace("package =", "trusted = true\npackage =")
NULLABLE = _set(f"{DEALS} properties id", {"type": "integer", "nullable": True})
OPTIONAL = _set(f"{DEALS} required", [])


@pytest.mark.parametrize(
    ("edit", "forwards", "backwards"),
    [
        (NULLABLE, "response-null-added", "response-null-removed"),
        (OPTIONAL, "response-became-optional", "response-became-required"),
    ],
    ids=["null", "optional"],
)
def test_an_attribute_that_may_be_none_breaks_type_checks(
    edit: Callable[[Json], None], forwards: str, backwards: str, tmp_path: Path
) -> None:
    """Its type becomes wider with a trusted document; else it was `int | None`."""
    new = copy.deepcopy(BASE)
    edit(new)
    for config, rules in (
        (CONFIG, ({forwards}, {backwards})),
        (
            TRUSTED,
            (
                {forwards, "response-type-widened"},
                {backwards, "response-type-narrowed"},
            ),
        ),
    ):
        before, after = (described(tmp_path, side, config) for side in (BASE, new))
        assert {change.rule for change in compare(before, after)} == rules[0]
        assert {change.rule for change in compare(after, before)} == rules[1]
    result = report("tiny", compare(before, after), "token")
    assert result.level is Level.TYPES
    assert "Deal.id: int -> int | None (2 operations)" in [
        cause.text(1) for cause in result.causes
    ]
