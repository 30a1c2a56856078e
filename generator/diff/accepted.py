"""Accepted changes: `spec/NAME.accepted.yaml`.

`base` is the release, or the git revision, since which they are accepted: in other
comparisons the entries do not count. An entry has a `rule`, a `where` (a method or
"Model.attribute"; `*` matches anything) and a `reason`. One without its change is an error,
so the file stays short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ..errors import GeneratorError, Problem
from ..pointer import join
from ..read.load import Document, load
from .change import Change
from .rules import RULES

_KEYS = ("rule", "where", "reason")


def accept(
    path: Path, changes: list[Change], is_base: Callable[[str], bool]
) -> tuple[list[Change], int, str]:
    """Return the changes without those accepted, the number of those, and a note.

    *is_base* says whether a release or revision is what the changes are since.
    """
    if not path.is_file():
        return changes, 0, ""
    document = load(path)
    root: Any = document.root
    base, entries = root.get("base", ""), root.get("accepted")
    problems = list(_check(document, base, entries))
    if problems:
        raise GeneratorError(*problems)
    if not is_base(base):
        note = f"{path.as_posix()} is not used: it is about changes since {base}"
        return changes, 0, note
    hint = "Delete this entry: there is no such change any more."
    expired = [
        _problem(document, index, "has expired", hint)
        for index, entry in enumerate(entries)
        if not any(_fits(entry, change) for change in changes)
    ]
    if expired:
        raise GeneratorError(*expired)
    left = [c for c in changes if not any(_fits(entry, c) for entry in entries)]
    return left, len(changes) - len(left), ""


def _fits(entry: dict[str, str], change: Change) -> bool:
    is_place = fnmatchcase(change.where, entry["where"])
    return entry["rule"] == change.rule and is_place


def _check(document: Document, base: Any, entries: object) -> Iterator[Problem]:
    if not isinstance(base, str) or not base:
        message = "a text `base` is missing"
        hint = (
            "Write the release or revision since which changes are accepted, in quotes."
        )
        yield document.problem("", message, hint)
    if not isinstance(entries, list):
        yield document.problem("", "a list `accepted` is missing")
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
    return document.problem(pointer, message, hint)
