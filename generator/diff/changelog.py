"""Changes of a package as lines of CHANGELOG.md, under Unreleased, each once while true."""

from __future__ import annotations

from collections.abc import Iterator

from .report import Report
from .rules import Level

UNRELEASED = "## Unreleased"
MOST = 40
"""Lines of one package and one run, unless more kinds of changes need them."""


def entered(text: str, result: Report, last: Report, committed: str) -> str:
    """Give the text of a changelog with *result* in it.

    Of what is there, only the lines of *last* go, the report of the run before, which
    are true no more; those of the *committed* changelog stay, and what somebody edited.
    """
    lines = text.splitlines()
    if UNRELEASED not in lines:
        return text
    kept = {*_lines(result), *committed.splitlines()}
    stale = set(_lines(last)) - kept
    heading = f"### `{result.package}`"
    start = lines.index(UNRELEASED) + 1
    end = _next(lines, start, "## ")
    section = lines[start:end]
    if heading in section:
        top = section.index(heading)
        below = slice(top + 1, _next(section, top + 1, "### "))
        section[below] = [line for line in section[below] if line not in stale]
    known = {" ".join(line.split()) for line in section}
    new = [line for line in _lines(result) if line not in known]
    if heading in section:
        at = _filled(section, _next(section, top + 1, "### "))
        if at == top + 1:
            # Nothing is left below it but the empty line that parts it from its lines.
            at += section[at : at + 1] == [""]
            if not new and heading not in kept:
                top, at = at, _filled(section, top)
                del section[at:top]
    else:
        at = _filled(section, len(section))
        new = ["", heading, "", *new] if new else []
    section[at:at] = new
    changed = [*lines[:start], *section, *lines[end:]]
    return text if changed == lines else "\n".join(changed) + "\n"


def _next(lines: list[str], start: int, mark: str) -> int:
    """Find the next line that begins with *mark*, or the end."""
    rest = range(start, len(lines))
    return next((i for i in rest if lines[i].startswith(mark)), len(lines))


def _filled(lines: list[str], end: int) -> int:
    """Leave out empty lines before *end*."""
    while end and not lines[end - 1].strip():
        end -= 1
    return end


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
