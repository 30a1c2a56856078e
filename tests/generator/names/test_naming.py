"""A rename leaves the old name for one release: it works, warns, and passes type checks."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from generator import pipeline
from generator.diff.compare import compare
from generator.diff.rules import RULES, Level
from generator.diff.surface import read_surface
from generator.errors import GeneratorError
from tests.generator.test_bounded_diffs import Clone
from tests.generator.workspace import ROOT
from tests.type_checks import CACHE, copy_cache, strict

DEPRECATED = '# mypy: enable-error-code="deprecated"'
PROGRAM = """\
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.models import Activity, BillingFrequency, Deal


def titles(client: Client) -> list[str | None]:
    found: list[Deal] = [*client.deals.list(limit=2, max_items=1)]
    one: Deal = client.deals.get(7)
    raw = client.deals.with_raw_response.list()
    assert raw.status_code == 200
    return [deal.title for deal in (*found, one)]


async def titles_awaited(client: AsyncClient) -> list[str | None]:
    return [deal.title async for deal in client.deals.list(max_items=1)]


def frequency(activity: Activity) -> BillingFrequency:
    return "monthly"
"""

RENAMES = {
    "[names.functions]\n": '[names.functions]\ngetDeals = "find"\n',
    'billing_frequency = "BillingFrequency"': 'billing_frequency = "BillingRhythm"',
}


class Renamed:
    """The package of the real document, before a rename, after it, and a release later."""

    def __init__(self, folder: Path) -> None:
        self.clone = Clone(folder)
        self.folder = folder
        self.before = self.build()
        text = self.clone.path.read_text()
        for old, new in RENAMES.items():
            assert old in text
            text = text.replace(old, new)
        text += '\n[names.tags]\nDeals = "opportunities"\n'
        text += '\n[names.classes]\nDeal = "Opportunity"\n'
        self.clone.path.write_text(text)
        self.after = self.build()
        self.again = self.build()
        self.clone.path.write_text(text.replace('release = "0.1', 'release = "0.2'))
        self.later = self.build()

    def build(self) -> pipeline.Output:
        """Generate, and leave the lock of names as a run does."""
        output = self.clone.build(self.clone.document)
        for path, content in output.lock_files.items():
            path.write_text(content)
        return output

    def put(self, output: pipeline.Output, name: str) -> Path:
        """Write a package and the old program; give their folder."""
        folder = self.folder / name
        for path, content in output.files.items():
            place = folder / "pipedrive_v2" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content)
        (folder / "program.py").write_text(PROGRAM)
        return folder


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Renamed:
    """A group, a method, a record and an enum with other names."""
    return Renamed(tmp_path_factory.mktemp("renamed"))


@pytest.fixture
def program(
    renamed: Renamed, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Any, Any]]:
    """Import the old program against the new package."""
    mine = ("pipedrive_v2", "program")
    kept = {name: m for name, m in sys.modules.items() if name.split(".")[0] in mine}
    for name in kept:
        del sys.modules[name]
    monkeypatch.syspath_prepend(renamed.put(renamed.after, "run"))
    with pytest.warns(DeprecationWarning, match=" now$") as warned:
        program = importlib.import_module("program")
    assert {str(warning.message) for warning in warned} == {
        "models.BillingFrequency is models.BillingRhythm now",
        "models.Deal is models.Opportunity now",
    }
    assert {Path(warning.filename).name for warning in warned} == {"program.py"}
    yield importlib.import_module("pipedrive_v2"), program
    for name in [n for n in sys.modules if n.split(".")[0] in mine]:
        del sys.modules[name]
    sys.modules.update(kept)


def answer(request: httpx.Request) -> httpx.Response:
    """Return a deal, or a page of one."""
    deal = {"id": 7, "title": "Seven"}
    data: Any = deal if request.url.path.endswith("/7") else [deal]
    return httpx.Response(200, json={"success": True, "data": data})


def test_the_old_program_runs_and_is_warned(program: Any) -> None:
    """Each old name says what it is called now, to the line that uses it."""
    package, old = program
    transport = httpx.MockTransport(answer)
    with (
        httpx.Client(transport=transport) as http,
        package.Client(api_token="x", http_client=http) as client,
    ):
        with pytest.warns(DeprecationWarning, match=" now$") as warned:
            assert old.titles(client) == ["Seven", "Seven"]
        said = {str(warning.message) for warning in warned}
        assert said == {
            "client.deals is client.opportunities now",
            "list() is find() now",
        }
        assert {Path(w.filename).name for w in warned} == {"program.py"}
        # The new names work without a word: warnings are errors here.
        assert client.opportunities.get(7).title == "Seven"

    async def awaited() -> list[str | None]:
        async with (
            httpx.AsyncClient(transport=transport) as http,
            package.AsyncClient(api_token="x", http_client=http) as client,
        ):
            titles: list[str | None] = await old.titles_awaited(client)
            return titles

    with pytest.warns(DeprecationWarning, match=" now$") as warned:
        assert asyncio.run(awaited()) == ["Seven"]
    assert {str(warning.message) for warning in warned} == said


def test_the_old_program_passes_type_checkers(renamed: Renamed) -> None:
    """The old names have the types of the new; mypy, asked for it, calls them deprecated."""
    folder = renamed.put(renamed.after, "types")
    (folder / "program.py").write_text(f"{DEPRECATED}\n{PROGRAM}")
    copy_cache(folder)
    run = strict(
        "program.py", "--report-deprecated-as-note",
        cwd=folder, path=(folder, ROOT), cache=folder / CACHE.name,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    notes = [line for line in run.stdout.splitlines() if line.startswith("program.py")]
    assert len(notes) >= 4
    assert all("note:" in line and "deprecated" in line for line in notes)


def test_a_release_later_the_old_names_are_gone(renamed: Renamed) -> None:
    """Every run before keeps them; names that did not change have none."""
    assert renamed.again.files["resources/opportunities.py"].count("@deprecated") == 2
    assert renamed.again.files["client.py"].count("@deprecated") == 2
    for path, content in renamed.again.files.items():
        assert path == ".manifest" or content == renamed.after.files[path]
    for output in (renamed.before, renamed.later):
        lock = "".join(output.lock_files.values())
        assert "[renamed" not in lock
        for path, content in output.files.items():
            assert "deprecated(" not in content, path
            assert "_RENAMED" not in content, path
    assert "resources/deals.py" not in renamed.later.files


def test_the_report_tells_a_rename_from_a_loss(renamed: Renamed) -> None:
    """Behaviour while the old name works, breaking when it goes."""
    before, after, later = (
        read_surface("api.json", output.files["api.json"])
        for output in (renamed.before, renamed.after, renamed.later)
    )
    assert {change.rule for change in compare(before, after)} == {
        "group-renamed-with-alias",
        "method-renamed-with-alias",
        "model-renamed-with-alias",
        "values-renamed-with-alias",
    }
    dropped = compare(after, later)
    assert {change.rule for change in dropped} == {"old-name-dropped"}
    assert {change.subject for change in dropped} == set(after.renamed)
    assert RULES["old-name-dropped"].level is Level.RUNTIME
    # Who skips the release in between is told of the loss at once.
    assert max(change.level for change in compare(before, later)) is Level.RUNTIME


def test_a_name_in_use_is_no_old_name(renamed: Renamed) -> None:
    """Going back within the release leaves the name of the meantime."""
    clone = renamed.clone
    text = clone.path.read_text()
    clone.path.write_text(text.replace('getDeals = "find"', 'getDeals = "list"'))
    output = renamed.build()
    surface = json.loads(output.files["api.json"])
    assert surface["renamed"] == {"opportunities.find": "opportunities.list"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[names.tags]\nDeals = "close"\n', "a group cannot be called close"),
        ('[names.tags]\nDeels = "deals"\n', "names nothing: there is no 'Deels'"),
        ('[names.classes]\nDeel = "Deal"\n', "names nothing: there is no 'Deel'"),
    ],
)
def test_a_rename_that_cannot_be_is_an_error(
    tmp_path: Path, table: str, message: str
) -> None:
    """Nothing is renamed in silence, or not renamed in silence."""
    clone = Clone(tmp_path)
    clone.path.write_text(clone.path.read_text() + "\n" + table)
    with pytest.raises(GeneratorError, match=message):
        clone.build(clone.document)
