"""The table of rules, `rules.toml`: each kind of change, its level and what it means.

`compare.py`, `compare_models.py` and `change.py` find the changes and name these ids.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

from msgspec import Struct


class Level(IntEnum):
    """Effect of a change on Python code that calls the package; graver is greater."""

    DOCS = 0
    ADDS = 1
    BEHAVIOUR = 2
    TYPES = 3
    RUNTIME = 4

    @property
    def phrase(self) -> str:
        """The level in words that follow a number of changes."""
        return _WORDS[self][0]

    @property
    def bump(self) -> str:
        """The part of a semantic version that grows."""
        return _WORDS[self][1]


_WORDS = {
    Level.RUNTIME: ("break at run time", "major"),
    Level.TYPES: ("break type checking", "major"),
    Level.BEHAVIOUR: ("change behaviour or cost", "minor"),
    Level.ADDS: ("add", "minor"),
    Level.DOCS: ("documentation only", "patch"),
}


class Rule(Struct, frozen=True):
    """One kind of change."""

    id: str
    level: Level
    meaning: str
    todo: str
    facet: str = ""
    """Parts of a surface and what they have: it has another value, or a flag is set.

    "not-" before a flag: it is no longer set. `change.facets` compares them.
    """


def _rules() -> Iterator[Rule]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    for id_, (level, *texts) in table.items():
        yield Rule(id_, Level[level.upper()], *texts)


RULES = {rule.id: rule for rule in _rules()}
"""Every rule by its id."""

FACETS: dict[str, list[tuple[str, bool, str]]] = {}
"""Part of a surface -> what it has, if a flag is set by the change, the rule."""
for _rule in RULES.values():
    for _facet in _rule.facet.split():
        _part, _, _key = _facet.partition(".")
        _row = (_key.removeprefix("not-"), not _key.startswith("not-"), _rule.id)
        FACETS.setdefault(_part, []).append(_row)

_HEAD = f"""\
# Rules of the report on changes

Written by `python -m generator diff --rules` from `generator/diff/rules.toml`.

A level says what a change does to Python code that calls the package. \
`--fail-on LEVEL` fails for that level and graver ones: \
{", ".join(f"`{level.name.lower()}`" for level in reversed(Level))}.

`spec/NAME.accepted.yaml` lists changes that are accepted since its `base`, a \
release or a git revision. In other comparisons they do not count. An entry \
without its change is an error.

| rule | level | what changed | what a caller does |
| --- | --- | --- | --- |"""


def markdown() -> Iterator[str]:
    """Yield the lines of `docs/rules.md`."""
    yield _HEAD
    for rule in RULES.values():
        cells = (f"`{rule.id}`", rule.level.name.lower(), rule.meaning, rule.todo)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
