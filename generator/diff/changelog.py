"""The changes of a package since the last release, as a part of CHANGELOG.md."""

from __future__ import annotations

import re

from .report import Report, code
from .rules import Level

_UNRELEASED = "## Unreleased\n"


def with_changes(text: str, result: Report) -> str:
    """Return a changelog whose Unreleased section has the changes of one package.

    They stand between two comments and are replaced as a whole, so an entry stays as
    long as it is true; a merge may have left them twice. A changelog without that section
    is left as it is.
    """
    head, heading, rest = text.partition(_UNRELEASED)
    if not heading:
        return text
    section, next_, released = rest.partition("\n## ")
    first = f"<!-- {result.package}: written by generate -->"
    last = f"<!-- {result.package}: end -->"
    entries = "\n".join(_entries(result))
    part = (
        f"\n{first}\n### `{result.package}`\n\n{entries}\n{last}\n" if entries else ""
    )
    known = re.compile(f"\n{re.escape(first)}\n.*?\n{re.escape(last)}\n", re.DOTALL)
    before, *after = known.split(section)
    section = before + part + "".join(after)
    return head + heading + section + next_ + released


def closed(text: str, heading: str) -> str:
    """Return a changelog whose Unreleased section is that of a release.

    What was written there stays as it is from now on.
    """
    head, unreleased, rest = text.partition(_UNRELEASED)
    if not unreleased:
        return text
    section, next_, released = rest.partition("\n## ")
    section = re.sub(r"<!-- \w+: (written by generate|end) -->\n", "", section)
    return f"{head}{unreleased}\n## {heading}\n{section}{next_}{released}"


def _entries(result: Report) -> list[str]:
    """Return a line for each cause that is more than another text."""
    return [
        " ".join(f"- {rule.id}: {code(cause.text(len(cause.places)))}".split())
        for _, level, found in result.levels()
        for rule, causes in found
        for cause in causes
        if level > Level.DOCS
    ]
