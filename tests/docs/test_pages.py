"""The examples of README.md and docs/ run in the order of each page, against the fake."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

import pipedrive_v2
from pipedrive_kit import jobs
from pipedrive_kit.testing import API_TOKEN, FakePipedrive

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    *(f"docs/{n}.md" for n in ("client", "custom-fields", "sync", "webhooks")),
)
NOT_RUN = ("OAuth2Session",)
"""Words of blocks that need a person and a browser."""


def blocks(page: str) -> list[str]:
    """Return the Python blocks of a page."""
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.S)


def targets(page: Path) -> list[str]:
    """Return the files that the prose of a page links to."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.S)
    return re.findall(r"\]\(([^)#:]+)\)", prose)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks that are pasted one after the other work; the clients lead to a fake account."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(jobs, "FIRST_PAUSE", 0.001)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    with FakePipedrive() as fake:
        fake.seed("demo")
        fake.client.deal_fields.add(field_name="Yearly value", field_type="monetary")
        opened: list[Any] = []

        class Here(pipedrive_v2.Client):
            def __init__(self, **options: Any) -> None:
                options = {k: v for k, v in options.items() if k != "company_domain"}
                options["api_token"] = API_TOKEN
                options["http_client"] = httpx.Client(transport=fake.transport)
                super().__init__(**options)
                opened.extend((self, options["http_client"], options.get("store")))

        monkeypatch.setattr(pipedrive_v2, "Client", Here)
        names: dict[str, Any] = {}
        ran = 0
        for block in blocks(page):
            if not any(word in block for word in NOT_RUN):
                exec(block, names)
                ran += 1
        for one in opened:
            if one is not None:
                one.close()
    assert ran >= 2


def test_no_link_of_a_page_leads_nowhere() -> None:
    """Links to files of the repository, in README.md and all pages of docs/."""
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
    ]
    wrong = [
        f"{page.name}: {target}"
        for page in pages
        for target in targets(page)
        if not (page.parent / target).exists()
    ]
    assert wrong == []


def test_every_page_is_found_from_the_readme() -> None:
    """A reader reaches each page of docs/ from README.md or from a page that it links."""
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
    ]
    linked = {
        (page.parent / target).resolve() for page in pages for target in targets(page)
    }
    assert set((ROOT / "docs").glob("*.md")) - linked == set()
