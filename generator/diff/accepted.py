"""Accepted changes: `spec/NAME.accepted.yaml`.

An entry has a `rule`, a `where` (a method or "Model.attribute"; `*` matches anything) and
a `reason`. An entry without its change is an error, so the file stays short. If nothing
changed at all, the changes were committed, and entries may stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import GeneratorError, Problem
from ..pointer import join
from ..read.load import Document, load
from .change import Change
from .rules import RULES

_KEYS = ("rule", "where", "reason")


def accept(path: Path, changes: list[Change]) -> tuple[list[Change], int]:
    """Return the changes without those accepted, and the number of those."""
    if not path.is_file():
        return changes, 0
    document = load(path)
    entries = document.root.get("accepted")
    problems = list(_check(document, entries))
    if problems:
        raise GeneratorError(*problems)
    used: set[int] = set()
    left = []
    for change in changes:
        found = {
            index
            for index, entry in enumerate(entries or ())
            if entry["rule"] == change.rule
            and fnmatchcase(change.where, entry["where"])
        }
        used |= found
        if not found:
            left.append(change)
    hint = "Delete this entry: there is no such change any more."
    expired = [
        _problem(document, index, "has expired", hint)
        for index in range(len(entries or ()))
        if changes and index not in used
    ]
    if expired:
        raise GeneratorError(*expired)
    return left, len(changes) - len(left)


def _check(document: Document, entries: object) -> Iterator[Problem]:
    if not isinstance(entries, list):
        yield Problem(document.where(""), "", "a list `accepted` is missing")
        return
    for index, entry in enumerate(entries):
        texts = [entry.get(key) if isinstance(entry, dict) else None for key in _KEYS]
        if not all(isinstance(text, str) and text.strip() for text in texts):
            yield _problem(document, index, "needs `rule`, `where` and `reason`")
        elif texts[0] not in RULES:
            message = f"there is no rule {texts[0]!r}"
            yield _problem(document, index, message, "See docs/rules.md.")


def _problem(document: Document, index: int, message: str, hint: str = "") -> Problem:
    pointer = join("", "accepted", index)
    return Problem(document.where(pointer), pointer, message, hint)
