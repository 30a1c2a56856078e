"""A report about the programs that use API v1, in several formats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import libcst as cst

from ..notes import Note
from .changed.plan import Plan
from .found.request import Request
from .source.syntax import UNREADABLE


@dataclass(frozen=True)
class Finding:
    """A use of API v1 in a program."""

    path: str
    line: int
    v1: str
    v2: str
    state: str
    """"automatic", "look" or "v1 only"."""

    notes: tuple[Note, ...]
    tokens: tuple[int, int | None] = (0, 0)

    @property
    def message(self) -> str:
        """The finding in one line, for tools that know its place."""
        return "; ".join([f"{self.v1} -> {self.v2 or 'none'}", *map(str, self.notes)])


def findings(path: Path) -> Iterator[Finding]:
    """Yield the findings of a file, or of all Python files below a folder."""
    paths = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    for one in paths:
        try:
            module = cst.parse_module(one.read_bytes())
        except UNREADABLE as error:
            note = Note("look", "file", f"not read: {str(error).splitlines()[0]}")
            yield Finding(one.as_posix(), 1, "", "", "look", (note,))
            continue
        plan = Plan(module)
        for request in plan.requests:
            yield _finding(one.as_posix(), request, plan.refusals.get(request.node))


def _finding(path: str, request: Request, refusal: str | None) -> Finding:
    found = request.found
    notes = tuple(request.all_notes)
    if refusal:
        notes += (Note("look", request.v1, refusal),)
    if found is None:
        return Finding(path, request.line, request.v1, "", "look", notes)
    v2, state = found.code, "look" if notes else "automatic"
    if not found.name:
        v2 = f"pipedrive_v1: {found.v1_name}()" if found.v1_name else ""
        state = "v1 only"
    return Finding(path, request.line, request.v1, v2, state, notes, found.tokens)


def _printable(text: str) -> str:
    """Return a text that cannot move a terminal's cursor."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def as_text(found: Iterable[Finding]) -> str:
    """Return the report for a terminal."""
    lines: list[str] = []
    for one in found:
        before, after = one.tokens
        cost = f", {before} -> {after} tokens" if one.v2 and after is not None else ""
        v2 = f" -> {one.v2}" if one.v2 else ""
        lines.append(f"{one.path}:{one.line}: {one.v1}{v2} ({one.state}{cost})")
        lines += [f"    {note}" for note in one.notes]
    return "\n".join(map(_printable, lines))


def as_markdown(found: Iterable[Finding]) -> str:
    """Return the report as a table in Markdown."""
    lines = [
        "| place | API v1 | API v2 | | tokens |",
        "| --- | --- | --- | --- | --- |",
    ]
    for one in found:
        before, after = one.tokens
        cost = f"{before} → {after}" if after is not None else str(before)
        notes = "; ".join(map(str, one.notes))
        state = f"{one.state}: {notes}" if notes else one.state
        cells = (f"{one.path}:{one.line}", one.v1, one.v2, state, cost)
        lines.append("| " + " | ".join(map(_cell, cells)) + " |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    text = _printable(text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("\\", "\\\\").replace("|", "\\|")


def as_json(found: Iterable[Finding]) -> str:
    """Return the report as JSON."""
    rows = [asdict(one) for one in found]
    for row in rows:
        for note in row["notes"]:
            del note["section"]
    return json.dumps(rows, indent=1)


def as_sarif(found: Iterable[Finding]) -> str:
    """Return the report as SARIF 2.1.0, which code scanning shows at the lines."""
    rules = ("automatic", "look", "v1 only")
    results = [
        {
            "ruleId": one.state,
            "level": "note" if one.state == "automatic" else "warning",
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": one.path},
                        "region": {"startLine": max(one.line, 1)},
                    }
                }
            ],
        }
        for one in found
    ]
    ids = [{"id": name} for name in rules]
    driver = {"name": "pipedrive_kit.migrate", "rules": ids}
    run = {"tool": {"driver": driver}, "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1)


def as_github(found: Iterable[Finding]) -> str:
    """Return the report as commands of GitHub Actions, which annotate the lines."""
    lines: list[str] = []
    for one in found:
        level = "notice" if one.state == "automatic" else "warning"
        path = _command(one.path).replace(":", "%3A").replace(",", "%2C")
        place = f"file={path},line={max(one.line, 1)},title=API v1"
        lines.append(f"::{level} {place}::{_command(one.message)}")
    return "\n".join(lines)


def _command(text: str) -> str:
    for character in "%\r\n":
        text = text.replace(character, f"%{ord(character):02X}")
    return _printable(text)


FORMATS = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
