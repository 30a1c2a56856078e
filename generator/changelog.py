"""Changes of a package as lines of CHANGELOG.md, under Unreleased, each once."""

from __future__ import annotations

from collections.abc import Iterator

from .report import Report
from .rules import Level

UNRELEASED = "## Unreleased"
MOST = 40
"""Lines of one package and one run, unless more kinds of changes need them."""


def entered(text: str, result: Report) -> str:
    """Give the text of a changelog with *result* in it; what is there stays as it is."""
    lines = text.splitlines()
    if UNRELEASED not in lines:
        return text
    start = lines.index(UNRELEASED) + 1
    end = next(
        (i for i in range(start, len(lines)) if lines[i].startswith("## ")), len(lines)
    )
    known = {" ".join(line.split()) for line in lines[start:end]}
    new = [line for line in _lines(result) if line not in known]
    if not new:
        return text
    heading = f"### `{result.package}`"
    if heading in lines[start:end]:
        at = lines.index(heading, start) + 1
        at = next((i for i in range(at, end) if lines[i].startswith("### ")), end)
        while not lines[at - 1].strip():
            at -= 1
        block = new
    else:
        at = end
        while not lines[at - 1].strip():
            at -= 1
        block = ["", heading, "", *new]
    return "\n".join([*lines[:at], *block, *lines[at:]]) + "\n"


def _lines(result: Report) -> list[str]:
    """Give a line for each cause that is more than another text."""
    # Many removed methods leave room for a cost that doubled.
    for each in (MOST, 10, 5, 3, 2, 1):
        lines = list(_some(result, each))
        if len(lines) <= MOST:
            break
    return [" ".join(line.split()) for line in lines]


def _some(result: Report, each: int) -> Iterator[str]:
    for level, rules in result.levels():
        for rule, causes in rules if level > Level.DOCS else ():
            for cause in causes[:each]:
                yield f"- {rule.id}: `{cause.text(3).replace('`', chr(39))}`"
            if len(causes) > each:
                yield f"- {rule.id}: and {len(causes) - each} more"
