"""`spec/NAME.accepted.yaml`: changes that somebody has looked at and wants.

An entry has a `rule`, a `where` (a method, or "Record.attribute"; `*` stands for
anything) and a `reason`. One whose change is gone is an error, so the file stays short;
but where nothing changed at all, the changes were committed, and the entry with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import GeneratorError, Problem
from ..pointer import join
from ..read.load import Document, load
from .change import Change
from .rules import RULES


def accept(path: Path, changes: Iterable[Change]) -> tuple[list[Change], int]:
    """Leave out what is accepted; give the rest, and how much that was."""
    changes = list(changes)
    if not path.is_file():
        return changes, 0
    document = load(path)
    entries = document.root.get("accepted")
    problems = list(_check(document, entries))
    if problems:
        raise GeneratorError(*problems)
    if not changes:
        return changes, 0
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
    expired = [index for index in range(len(entries or ())) if index not in used]
    if expired:
        hint = "Delete this entry: there is no such change any more."
        raise GeneratorError(
            *(_problem(document, index, "has expired", hint) for index in expired)
        )
    return left, len(changes) - len(left)


def _check(document: Document, entries: object) -> Iterator[Problem]:
    if not isinstance(entries, list):
        yield Problem(document.where(""), "", "a list `accepted` is missing")
        return
    for index, entry in enumerate(entries):
        keys = ("rule", "where", "reason")
        stated = isinstance(entry, dict) and all(
            isinstance(entry.get(key), str) and entry[key].strip() for key in keys
        )
        if not stated:
            yield _problem(document, index, "needs `rule`, `where` and `reason`")
        elif entry["rule"] not in RULES:
            message = f"there is no rule {entry['rule']!r}"
            yield _problem(document, index, message, "See docs/rules.md.")


def _problem(document: Document, index: int, message: str, hint: str = "") -> Problem:
    pointer = join("", "accepted", index)
    return Problem(document.where(pointer), pointer, message, hint)
