"""The order of the pages, and where each file of the repository is on the site."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]

SECTIONS: dict[str, tuple[str, ...]] = {
    "Start": (
        "README.md",
        "docs/quickstart.md",
        "docs/authentication.md",
        "docs/command-line.md",
        "docs/mcp.md",
        "SUPPORT.md",
    ),
    "Guides": (
        "docs/lists.md",
        "docs/requests.md",
        "docs/custom-fields.md",
        "docs/account-types.md",
        "docs/errors.md",
        "docs/limits.md",
        "docs/sync.md",
        "docs/upsert.md",
        "docs/webhooks.md",
        "docs/testing.md",
        "docs/logging.md",
        "docs/extending.md",
        "docs/accounts.md",
        "docs/frameworks.md",
        "docs/v1.md",
        "docs/moving-from-v1.md",
        "examples/README.md",
    ),
    "Any API": ("docs/any-api.md",),
    "Project": (
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/maintaining.md",
        "docs/rules.md",
        "docs/why.md",
        "docs/speed.md",
        "benchmarks/RESULTS.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
    ),
}
"""Pages by section, in the order of a reader's tasks. A page that is not there is left out."""

REST = "Any API"
"""The section of pages of docs/ that no section lists."""

ASSETS = ("benchmarks/charts.svg", "benchmarks/overview.svg")
"""Pictures that pages show."""

ELSEWHERE = {
    "generated/pipedrive_v2/api.md": "reference/v2/methods.md",
    "generated/pipedrive_v1/api.md": "reference/v1/methods.md",
    "examples": "examples.md",
}
"""Files and folders of the repository that another page of the site stands for."""


def sections() -> dict[str, list[str]]:
    """Return the pages that are there, by section."""
    found = {
        title: [page for page in pages if (ROOT / page).exists()]
        for title, pages in SECTIONS.items()
    }
    listed = {page for pages in SECTIONS.values() for page in pages}
    found[REST] += sorted(
        page
        for path in (ROOT / "docs").glob("*.md")
        if (page := path.relative_to(ROOT).as_posix()) not in listed
    )
    return found


def place(page: str) -> str:
    """Return the path on the site of a file of the repository."""
    if page == "README.md":
        return "index.md"
    if page == "examples/README.md":
        return "examples.md"
    if page == "benchmarks/RESULTS.md":
        return "benchmarks.md"
    name = page.rpartition("/")[2]
    return name if page.startswith(("docs/", "benchmarks/")) else name.lower()


def places() -> dict[str, str]:
    """Return the path on the site of all that a link of a page can lead to."""
    pages = [page for pages in sections().values() for page in pages]
    found = {page: place(page) for page in (*pages, *ASSETS)}
    return found | ELSEWHERE
