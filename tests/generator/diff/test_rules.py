"""Every rule of the table is shown by a pair of documents, and docs/rules.md is the table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.diff.rules import RULES, markdown
from generator.diff.surface import Surface
from generator.pipeline import describe
from tests.generator.diff.pairs import CONFIG, PAIRS, Pair

ROOT = Path(__file__).parents[3]

# What needs a correction or the names of an earlier run: in test_outdated.py and test_lock.py.
LASTING = {
    "component-renamed",
    "corrected-changed",
    "tag-renamed",
    "group-renamed-with-alias",
    "method-renamed-with-alias",
    "model-renamed-with-alias",
    "old-name-dropped",
    "removed-method-dropped",
    "values-renamed-with-alias",
}

# What two surfaces cannot show, one of which is missing: in tests/diff/test_command.py.
MISSING = {"package-added", "package-removed"}


def described(folder: Path, document: Any, config: str = CONFIG) -> Surface:
    """Return the surface of a document."""
    (folder / "tiny.json").write_text(json.dumps(document))
    (folder / "tiny.toml").write_text(config)
    return describe(folder / "tiny.toml", document=folder / "tiny.json")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_shows_its_rules_in_both_directions(pair: Pair, tmp_path: Path) -> None:
    """No rule is missing, and none that has nothing to do with the edit is there."""
    first, second = pair.documents()
    config = CONFIG.replace(*pair.config) if pair.config[0] else CONFIG
    base, edited = described(tmp_path, first), described(tmp_path, second, config)
    for old, new, rules in (
        (base, edited, pair.forwards),
        (edited, base, pair.backwards),
    ):
        found = compare(old, new)
        assert {change.rule for change in found} == set(rules.split()), found
    assert compare(edited, edited) == []


def test_every_rule_has_a_pair() -> None:
    shown = {rule for p in PAIRS for rule in (p.forwards + " " + p.backwards).split()}
    assert shown | LASTING | MISSING == RULES.keys()
    assert not shown & (LASTING | MISSING)
    assert len(RULES) >= 60


def test_the_document_of_the_rules_is_the_table() -> None:
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert text == "\n".join(markdown()) + "\n"
