"""The report: changes merged by cause, in levels, as text, Markdown or JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.code import visible

from ..texts import around_difference, cut
from .change import Change
from .rules import RULES, Level, Rule

LINES = 48
"""Most lines of the short text: two screens."""

COLUMNS = 100
PAGES = 100
"""Pages of the full sync that costs are shown for."""

_EXAMPLES = 3
"""Most causes of a rule in short Markdown and JSON."""

_WHOLE = ("method", "model", "values", "webhook")
"""Subjects that are all of what is in the place."""


class Cause(Struct, frozen=True):
    """One change with all its places."""

    rule: Rule
    subject: str
    old: str
    new: str
    places: tuple[str, ...]
    operations: int
    sync: str = ""
    """Cost of many pages, where the cost of a page changed."""

    @property
    def topic(self) -> str:
        """The subject, with the cost of many pages."""
        return self.subject + (f" (a full sync of {self.sync})" if self.sync else "")

    def text(self, shown: int) -> str:
        """Return a line with at most *shown* places."""
        return self._line(shown, self.topic, self.old, self.new)

    def brief(self, width: int) -> str:
        """Return a line of at most *width* characters, with old, new and a place."""
        for places in (3, 2, 1):
            line = self.text(places)
            if len(line) <= width:
                return line
        line = self._line(1, self.subject, self.old, self.new)
        if self.sync and len(line) + len(self.sync) + 3 <= width:
            return f"{line} ({self.sync})"
        # Old and new come first: subject and place get a quarter each.
        place, *others = self.places
        short = replace(self, places=(cut(place, width // 4), *others))
        subject = cut(self.subject, width // 4)
        spare = width - len(short._line(1, subject, "", "")) - len(": ") - len(" -> ")
        each = max(spare // 2, spare - min(len(self.old), len(self.new)), 16)
        sides = around_difference(self.old, self.new, each)
        return cut(short._line(1, subject, *sides), width)

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


class Report(Struct, frozen=True):
    """The differences between two surfaces of one package."""

    package: str
    causes: tuple[Cause, ...]
    accepted: int = 0
    note: str = ""
    """About the comparison, not about the package."""

    @property
    def bump(self) -> str:
        """The part of a semantic version that must grow; "" if nothing changed."""
        return self.level.bump if self.causes else ""

    @property
    def level(self) -> Level:
        """The gravest level."""
        return max((cause.rule.level for cause in self.causes), default=Level.DOCS)

    def head(self) -> str:
        """Return a summary in one line."""
        text = f"{self.package}: no changes"
        if self.causes:
            counts = ", ".join(title for title, _, _ in self.levels())
            plural = "s" * (len(self.causes) != 1)
            bump = self.bump + " (minor below 1.0)" * (self.bump == "major")
            text = f"{self.package}: {len(self.causes)} change{plural}: {counts}."
            text += f" Suggested version: {bump}"
        return text + (f" ({self.accepted} accepted)" if self.accepted else "")

    def levels(self) -> Iterator[tuple[str, Level, list[tuple[Rule, list[Cause]]]]]:
        """Yield each level that occurs, the gravest first: its title and its rules."""
        for level in reversed(Level):
            by_rule: dict[str, list[Cause]] = {}
            for cause in self.causes:
                if cause.rule.level is level:
                    by_rule.setdefault(cause.rule.id, []).append(cause)
            if by_rule:
                count = sum(map(len, by_rule.values()))
                found = [(RULES[id_], by_rule[id_]) for id_ in RULES if id_ in by_rule]
                yield f"{count} {level.phrase}", level, found


def report(
    package: str, changes: Iterable[Change], unit: str, accepted: int = 0
) -> Report:
    """Merge *changes* by their cause; *unit* is the unit of costs."""
    merged: dict[tuple[str, str, str, str], list[Change]] = {}
    for change in changes:
        key = (change.rule, _subject(change), change.old, change.new)
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
            costs = (int(text.replace(",", "")) * PAGES for text in (old, new))
            before, after = (f"{cost:,}" for cost in costs)
            sync = f"{PAGES} pages{of}: {before} -> {after} {unit}s"
        causes.append(Cause(RULES[rule], subject, old, new, places, count, sync))
    causes.sort(key=lambda cause: (-cause.operations, cause.subject, cause.places))
    return Report(package, tuple(causes), accepted)


def _subject(change: Change) -> str:
    """Return the subject without its place: an attribute without its model."""
    if change.subject == change.where:
        return change.subject.rpartition(".")[2] or change.subject
    return change.subject


def as_text(result: Report) -> Iterator[str]:
    """Write everything for a terminal."""
    yield result.head()
    for _, level, found in result.levels():
        yield ""
        yield level.phrase.upper()
        for rule, causes in found:
            yield from _wrapped(f"{rule.id}: {rule.meaning} {rule.todo}".rstrip(), 2)
            for cause in causes:
                yield from _wrapped(cause.text(len(cause.places)), 6)


def _wrapped(text: str, indent: int) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text, COLUMNS, initial_indent=margin, subsequent_indent=margin + "  "
    )


def as_short(result: Report) -> Iterator[str]:
    """Write what fits two screens, however much changed."""
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
    for _, level, found in result.levels():
        yield level.phrase.upper()
        if level is Level.DOCS:
            texts = [(rule, causes) for rule, causes in found if not rule.todo]
            counts = (f"{len(causes)} {rule.id}" for rule, causes in texts)
            yield from textwrap.wrap(", ".join(counts), COLUMNS, initial_indent="  ")
            found = [item for item in found if item not in texts]
        for rule, causes in found:
            if level >= Level.TYPES and examples > 1:
                yield cut(f"  {rule.id}: {rule.todo}", COLUMNS)
                for cause in causes[:examples]:
                    yield f"      {cause.brief(COLUMNS - 6)}"
                if len(causes) > examples:
                    yield f"      … {len(causes) - examples} more"
            else:
                tail = f"; {len(causes) - 1} more" if len(causes) > 1 else ""
                start = f"  {rule.id}: "
                width = COLUMNS - len(start) - len(tail)
                yield start + causes[0].brief(width) + tail


def as_markdown(result: Report, *, short: bool = False) -> Iterator[str]:
    """Write the text of a pull request."""
    yield f"## {result.head().replace('_', chr(92) + '_')}"
    for title, level, found in result.levels():
        folded = level <= Level.ADDS
        yield ""
        yield f"<details><summary>{title}</summary>" if folded else f"### {title}"
        yield ""
        for rule, causes in found:
            todo = f" *{rule.todo}*" if rule.todo else ""
            yield f"- **{rule.id}**: {rule.meaning}{todo}"
            most = _EXAMPLES if short else len(causes)
            for cause in causes[:most]:
                text = cause.text(2 if short else 12)
                yield f"  - {code(text)}"
            if len(causes) > most:
                yield f"  - … {len(causes) - most} more"
        if folded:
            yield ""
            yield "</details>"


def as_json(results: Sequence[Report], *, short: bool = False) -> str:
    """Write everything for a program."""
    value = [
        {
            "package": result.package,
            "bump": result.bump,
            "accepted": result.accepted,
            "changes": [
                {
                    "rule": rule.id,
                    "level": rule.level.name.lower(),
                    "subject": cause.topic,
                    "where": list(cause.places),
                    "operations": cause.operations,
                    "old": cause.old,
                    "new": cause.new,
                    "todo": rule.todo,
                }
                for _, _, found in result.levels()
                for rule, causes in found
                for cause in causes[: _EXAMPLES if short else None]
            ],
            **({"total": len(result.causes)} if short else {}),
        }
        for result in results
    ]
    return json.dumps(value, ensure_ascii=False, indent=1)


def code(text: str) -> str:
    """Return Markdown that shows *text* as it is."""
    return f"`{text.replace('`', chr(39))}`"
