"""The examples of README.md and docs/ run in the order of each page, against the fake."""

from __future__ import annotations

import codeop
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

import pipedrive_kit
import pipedrive_v2
from openapi_runtime import Authorization, MemoryStore, OAuth2Session, RedisStore
from pipedrive_kit import jobs
from pipedrive_kit.testing import API_TOKEN, FakePipedrive
from tests.docs.pages import PAGES, ROOT, blocks, name, targets

ELSEWHERE = {
    "docs/account-types.md": "tests/kit/account_types/test_types.py",
    "docs/testing.md": "tests/kit/testing/test_page.py",
    "docs/upsert.md": "tests/kit/write/test_page.py",
    "docs/v1.md": "tests/kit/client/test_page.py",
}
"""Pages whose blocks another test runs, which asserts their results, too."""

NOT_RUN = {
    ("docs/any-api.md", "from library"): "a package that is not here",
    ("docs/any-api.md", "from .. import"): "a module of a package that is not here",
    ("docs/frameworks.md", "from django"): "Django is not installed for the tests",
    ("docs/frameworks.md", "from airflow"): "Airflow is not installed for the tests",
}
"""Blocks that are not run, by a word of theirs, with the reason."""


def to_run(page: Path) -> list[str]:
    """Return the blocks of a page that are run."""
    words = [word for other, word in NOT_RUN if other == name(page)]
    return [b for b in blocks(page) if not any(word in b for word in words)]


WARN = ("docs/moving-from-v1.md",)
"""Pages about what is deprecated: their programs warn, as the page says."""

PROGRAMS = ("docs/frameworks.md",)
"""Pages whose blocks are files of a program."""

RUN = [page for page in PAGES if to_run(page) and name(page) not in ELSEWHERE]


@contextmanager
def led_to(fake: FakePipedrive, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lead the clients and the OAuth sessions of a page to a fake account."""

    def options(given: dict[str, Any], http: Any) -> dict[str, Any]:
        kept = {k: v for k, v in given.items() if k not in ("company_domain", "store")}
        if "auth" not in kept:
            kept["api_token"] = API_TOKEN
        if "gate" in given:  # it stands for the limits
            return {**kept, "http_client": http}
        store = given.get("store")
        if store is None or isinstance(store, RedisStore):
            store = MemoryStore()  # there is no server of that name
        return {"plan": "ultimate", **kept, "http_client": http, "store": store}

    def blocking(base: Any) -> Any:
        def init(self: Any, **given: Any) -> None:
            http = opened.enter_context(httpx.Client(transport=fake.transport))
            base.__init__(self, **options(given, http))
            opened.callback(self.close)
            if "store" in given and hasattr(given["store"], "close"):
                opened.callback(given["store"].close)

        return type(base.__name__, (base,), {"__init__": init})

    def awaiting(base: Any) -> Any:
        def init(self: Any, **given: Any) -> None:
            http = httpx.AsyncClient(transport=fake.transport)
            base.__init__(self, **options(given, http))

        return type(base.__name__, (base,), {"__init__": init})

    class Session(OAuth2Session):
        """A session whose user consents at once."""

        def __init__(self, api: Any, **given: Any) -> None:
            given["client_id"] = fake.oauth.client_id
            given["client_secret"] = fake.oauth.client_secret
            http = opened.enter_context(httpx.Client(transport=fake.transport))
            super().__init__(api, http_client=http, **given)
            self.http, self.page = http, ""

        def authorize(self, **given: Any) -> Authorization:
            asked = super().authorize(**given)
            self.page = asked.url
            return asked

        def exchange(self, returned_url: str, *, state: str) -> Any:
            back = self.http.get(self.page).headers["location"]
            return super().exchange(back, state=state)

    both = pipedrive_kit.Pipedrive, pipedrive_kit.AsyncPipedrive
    monkeypatch.setattr(pipedrive_v2, "Client", blocking(pipedrive_v2.Client))
    monkeypatch.setattr(pipedrive_v2, "AsyncClient", awaiting(pipedrive_v2.AsyncClient))
    monkeypatch.setattr(pipedrive_kit, "Pipedrive", blocking(both[0]), raising=False)
    monkeypatch.setattr(
        pipedrive_kit, "AsyncPipedrive", awaiting(both[1]), raising=False
    )
    monkeypatch.setattr(pipedrive_v2, "OAuth2Session", Session)
    with ExitStack() as opened:
        yield


@pytest.mark.parametrize("page", RUN, ids=name)
def test_the_examples_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks that are pasted one after the other work; the clients lead to a fake account."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(jobs, "FIRST_PAUSE", 0.001)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    if name(page) in WARN:
        warnings.simplefilter("ignore", DeprecationWarning)
    with FakePipedrive() as fake, led_to(fake, monkeypatch):
        fake.seed("demo")
        # A module, as FastAPI looks up annotations in that of a function.
        module = type(sys)("pasted")
        monkeypatch.setitem(sys.modules, "pasted", module)
        for block in to_run(page):
            exec(compile(block, name(page), "exec"), vars(module))


@pytest.mark.parametrize("page", ["README.md", "docs/quickstart.md"])
def test_blocks_can_be_pasted_at_the_prompt(page: str) -> None:
    """Python's prompt before 3.13 ends a suite at an empty line, and nowhere else.

    So an empty line follows each suite, and none is in it; no block ends in one.
    """
    for block in blocks(ROOT / page):
        pending: list[str] = []
        for line in block.splitlines():
            pending.append(line)
            if codeop.compile_command("\n".join(pending), page) is not None:
                pending = []
        assert pending == [], block


@pytest.mark.parametrize("page", [p for p in RUN if name(p) not in PROGRAMS], ids=name)
def test_a_guide_can_be_pasted_at_the_prompt(page: Path) -> None:
    """Enter is pressed after each block, as README.md says."""
    for block in to_run(page):
        pending: list[str] = []
        for line in [*block.splitlines(), ""]:
            pending.append(line)
            if codeop.compile_command("\n".join(pending), name(page)) is not None:
                pending = []
        assert pending == [], block


def test_every_page_with_code_is_run_somewhere() -> None:
    """The tests of other pages name them, and each exception is needed."""
    for page, test in ELSEWHERE.items():
        assert page.rpartition("/")[2] in (ROOT / test).read_text("utf-8"), page
    for page, word in NOT_RUN:
        assert any(word in block for block in blocks(ROOT / page)), (page, word)


def test_no_link_of_a_page_leads_nowhere() -> None:
    """Links to files of the repository."""
    wrong = [
        f"{name(page)}: {target}"
        for page in PAGES
        for target in targets(page)
        if not (page.parent / target).exists()
    ]
    assert wrong == []


def test_modules_that_the_architecture_names_exist() -> None:
    """A file in backticks is the end of a path in the repository; modules move."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/.-]+\.(?:py|toml|jinja))`", text))
    named -= {"spec/NAME.toml"}
    folders = [ROOT / name for name in re.findall(r"^(\w+)/ ", text, re.MULTILINE)]
    known = [path.as_posix() for folder in folders for path in folder.rglob("*.*")]
    assert len(named) > 40
    assert [
        n for n in sorted(named) if not any(k.endswith(f"/{n}") for k in known)
    ] == []


def test_every_page_is_found_from_the_readme() -> None:
    """A reader reaches each page of docs/ from README.md or from a page that it links."""
    linked = {
        (page.parent / target).resolve() for page in PAGES for target in targets(page)
    }
    assert set((ROOT / "docs").glob("*.md")) - linked == set()
