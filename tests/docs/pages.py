"""The pages that people read, their blocks of code, and their prose."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / "docs").glob("*.md"),
        *(
            ROOT / name
            for name in (
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "SUPPORT.md",
                "CODE_OF_CONDUCT.md",
                "examples/README.md",
            )
        ),
    ]
)
"""All pages that are written by hand, and `docs/rules.md`."""


def name(page: Path) -> str:
    """Return the path of a page in the repository."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[str]:
    """Return the Python blocks of a page."""
    return re.findall(
        r"^```py(?:thon)?\n(.*?)^```", page.read_text("utf-8"), re.S | re.M
    )


def prose(page: Path) -> str:
    """Return the text of a page without its code."""
    text = page.read_text("utf-8")
    return re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)


def targets(page: Path) -> list[str]:
    """Return the files that the prose of a page links to."""
    return re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", prose(page))


def sentences(page: Path) -> list[str]:
    """Return the sentences of a page: those of paragraphs, items of lists and cells.

    Code counts as one word. Headings are not sentences.
    """
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.M)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"`[^`]*`", "code", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(#.*|[-| :]+)$", "", text, flags=re.M)
    text = re.sub(
        r"^\|(.*)\|$", lambda row: row[1].replace(" | ", "\n\n"), text, flags=re.M
    )
    paragraphs = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", text)
    found = []
    for paragraph in paragraphs:
        flat = re.sub(r"^([-*]|\d+\.) ", "", " ".join(paragraph.split()))
        flat = flat.replace("**", "").replace("docs/", "Docs/")
        found += re.split(r"(?<=[.!?]) |(?<=:) (?=[A-Z(])", flat)
    return [sentence for sentence in found if sentence]
