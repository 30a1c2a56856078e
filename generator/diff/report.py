"""Changes -> what a person reads: merged by cause, in levels, in three formats."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..write.python_source import visible
from .change import Change
from .rules import RULES, Level, Rule

LINES = 48
"""Of the short form: two screens."""

COLUMNS = 100
PAGES = 100
"""Of the sync that costs are shown for."""

_BUMPS = {
    Level.RUNTIME: "major",
    Level.TYPES: "major",
    Level.BEHAVIOUR: "minor",
    Level.ADDS: "minor",
    Level.DOCS: "patch",
}


_WHOLE = ("method", "model", "values")
"""Subjects that are all of what is in the place."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One change with all places where it shows."""

    rule: Rule
    subject: str
    old: str
    new: str
    places: tuple[str, ...]
    operations: int
    sync: str = ""
    """What many pages cost, where the cost of a page changed."""

    @property
    def topic(self) -> str:
        """What changed, with what it means for many pages."""
        return self.subject + (f" (a full sync of {self.sync})" if self.sync else "")

    def text(self, shown: int) -> str:
        """Say it in a line that names *shown* places at most."""
        return self._line(shown, self.topic, self.old, self.new)

    def brief(self, width: int) -> str:
        """Say it in a line of *width* characters that keeps old, new and a place."""
        line = self._line(1, self.subject, self.old, self.new)
        if self.sync and len(line) + len(self.sync) + 3 <= width:
            return f"{line} ({self.sync})"
        spare = width - len(line) + len(self.old) + len(self.new)
        each = max(spare // 2, spare - min(len(self.old), len(self.new)), 1)
        texts = (_cut(text, each) for text in (self.old, self.new))
        return _cut(self._line(1, self.subject, *texts), width)

    def _line(self, shown: int, topic: str, old: str, new: str) -> str:
        what = " -> ".join(text for text in (old, new) if text)
        places = ", ".join(self.places[:shown])
        more = len(self.places) - shown
        places += f" and {more} more" if more > 0 else ""
        line = places if self.subject in _WHOLE else topic
        if what and what != line:
            line += f": {what}"
        if self.subject not in _WHOLE and self.places != (self.subject,):
            line += f" in {places}"
        if self.operations > 1:
            line += f" ({self.operations} operations)"
        return visible(line)


@dataclass(frozen=True, slots=True)
class Report:
    """What the comparison of two surfaces gave."""

    package: str
    causes: tuple[Cause, ...]
    accepted: int = 0
    note: str = ""
    """About the comparison, not about the package."""

    @property
    def bump(self) -> str:
        """The part of a semantic version that must grow; empty if nothing changed."""
        return _BUMPS[self.level] if self.causes else ""

    @property
    def level(self) -> Level:
        """The gravest level."""
        return max((cause.rule.level for cause in self.causes), default=Level.DOCS)

    def head(self) -> str:
        """Say in one line what there is."""
        if not self.causes:
            text = f"{self.package}: no changes"
        else:
            counts = [
                f"{count} {level.phrase}"
                for level, found in self.levels()
                if (count := sum(len(causes) for _, causes in found))
            ]
            plural = "s" * (len(self.causes) != 1)
            text = (
                f"{self.package}: {len(self.causes)} change{plural}: "
                f"{', '.join(counts)}. Suggested version: {self.bump}"
            )
        return text + (f" ({self.accepted} accepted)" if self.accepted else "")

    def levels(self) -> Iterator[tuple[Level, list[tuple[Rule, list[Cause]]]]]:
        """Give each level that occurs, the gravest first, with its rules."""
        for level in reversed(Level):
            found = [
                (rule, [cause for cause in self.causes if cause.rule is rule])
                for rule in RULES.values()
                if rule.level is level
            ]
            found = [(rule, causes) for rule, causes in found if causes]
            if found:
                yield level, found


def report(
    package: str, changes: Iterable[Change], unit: str, accepted: int = 0
) -> Report:
    """Merge *changes* by their cause; *unit* is what requests cost."""
    merged: dict[tuple[str, str, str, str], list[Change]] = {}
    for change in changes:
        key = (change.rule, _cause(change), change.old, change.new)
        merged.setdefault(key, []).append(change)
    causes = []
    for (rule, subject, old, new), found in merged.items():
        places = tuple(dict.fromkeys(change.where for change in found))
        if len(found) == 1 and found[0].subject == found[0].where:
            subject = found[0].subject
        operations = {name for change in found for name in change.operations}
        count = 1 if rule.startswith(("model-", "values-")) else len(operations)
        sync = ""
        if subject == "cost of a page":
            of = f" of {places[0].partition('.')[0]}" if len(places) == 1 else ""
            sync = f"{PAGES} pages{of}: {_sync(old, new, unit)}"
        causes.append(Cause(RULES[rule], subject, old, new, places, count, sync))
    causes.sort(key=lambda cause: (-cause.operations, cause.subject, cause.places))
    return Report(package, tuple(causes), accepted)


def _cause(change: Change) -> str:
    """Say what changed without the place: an attribute without its record, say."""
    if change.subject == change.where:
        return change.subject.rpartition(".")[2] or change.subject
    return change.subject


def _sync(old: str, new: str, unit: str) -> str:
    before, after = (int(text.replace(",", "")) * PAGES for text in (old, new))
    return f"{before:,} -> {after:,} {unit}s"


def as_text(result: Report) -> Iterator[str]:
    """Write everything, for a terminal."""
    yield result.head()
    for level, found in result.levels():
        yield ""
        yield level.phrase.upper()
        for rule, causes in found:
            yield from _wrapped(f"{rule.id}: {rule.meaning} {rule.todo}".rstrip(), 2)
            for cause in causes:
                yield from _wrapped(cause.text(len(cause.places)), 6)


def as_short(result: Report) -> Iterator[str]:
    """Write what fits two screens, whatever happened."""
    for examples in (6, 3, 2, 1):
        lines = list(_short(result, examples))
        if len(lines) <= LINES:
            break
    if len(lines) > LINES:
        more = len(lines) - LINES + 1
        lines = [*lines[: LINES - 1], f"  … {more} more kinds of changes"]
    yield from lines


def _short(result: Report, examples: int) -> Iterator[str]:
    yield from textwrap.wrap(result.head(), COLUMNS)
    for level, found in result.levels():
        grave = level >= Level.TYPES
        yield level.phrase.upper()
        if level is Level.DOCS:
            counts = (f"{len(causes)} {rule.id}" for rule, causes in found)
            yield from textwrap.wrap(", ".join(counts), COLUMNS, initial_indent="  ")
            continue
        for rule, causes in found:
            if grave and examples > 1:
                yield _cut(f"  {rule.id}: {rule.todo}", COLUMNS)
                for cause in causes[:examples]:
                    yield _line("      ", cause, COLUMNS)
                if len(causes) > examples:
                    yield f"      … {len(causes) - examples} more"
            else:
                tail = f"; {len(causes) - 1} more" if len(causes) > 1 else ""
                yield _line(f"  {rule.id}: ", causes[0], COLUMNS - len(tail)) + tail


def _line(start: str, cause: Cause, width: int) -> str:
    """Name as many places as fit, and cut only what is too long with one."""
    lines = [start + cause.text(places) for places in (3, 2, 1)]
    brief = start + cause.brief(width - len(start))
    return next((line for line in lines if len(line) <= width), brief)


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: max(width - 1, 0)] + "…"


def _wrapped(text: str, indent: int) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text, COLUMNS, initial_indent=margin, subsequent_indent=margin + "  "
    )


def as_markdown(result: Report, *, places: int = 12) -> Iterator[str]:
    """Write the text of a pull request."""
    yield f"## {_escaped(result.head())}"
    for level, found in result.levels():
        folded = level <= Level.ADDS
        count = sum(len(causes) for _, causes in found)
        title = f"{count} {level.phrase}"
        yield ""
        yield f"<details><summary>{title}</summary>" if folded else f"### {title}"
        yield ""
        for rule, causes in found:
            todo = f" *{rule.todo}*" if rule.todo else ""
            yield f"- **{rule.id}**: {rule.meaning}{todo}"
            for cause in causes:
                yield f"  - {_code(cause.text(places))}"
        if folded:
            yield ""
            yield "</details>"


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"


def _escaped(text: str) -> str:
    return text.replace("_", r"\_")


def as_json(results: Sequence[Report]) -> str:
    """Write everything, for a program."""
    value = [
        {
            "package": result.package,
            "bump": result.bump,
            "accepted": result.accepted,
            "changes": [
                {
                    "rule": cause.rule.id,
                    "level": cause.rule.level.name.lower(),
                    "subject": cause.topic,
                    "where": list(cause.places),
                    "operations": cause.operations,
                    "old": cause.old,
                    "new": cause.new,
                    "todo": cause.rule.todo,
                }
                for _, found in result.levels()
                for _, causes in found
                for cause in causes
            ],
        }
        for result in results
    ]
    return json.dumps(value, ensure_ascii=False, indent=1)
