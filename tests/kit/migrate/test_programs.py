"""Programs for API v1: the report about them, and their rewriting."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import sys
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import Mock

import pytest

from pipedrive_kit import Pipedrive
from pipedrive_kit.__main__ import main as command
from pipedrive_kit.actions.connection import connect
from pipedrive_kit.migrate.__main__ import main
from pipedrive_kit.migrate.programs.report import findings
from pipedrive_kit.migrate.programs.rewrite import rewritten
from pipedrive_kit.testing import API_TOKEN, FakePipedrive
from pipedrive_v2.errors import RemovedError

HERE = Path(__file__).parent
APP = HERE / "app"
PROGRAMS = [*sorted(APP.glob("*.py")), *sorted((HERE / "hostile").glob("*.py"))]
HEAD = 'import requests\nURL = "https://acme.pipedrive.com/v1"\n\n\n'


@pytest.mark.parametrize("folder", ["app", "hostile"])
def test_the_report_of_a_program(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each request has its line, its call, its tokens and its notes; findings exit with 1."""
    assert main(["report", str(HERE / folder)]) == 1
    printed = capsys.readouterr().out.replace(f"{(HERE / folder).as_posix()}/", "")
    expected = HERE / f"{folder}_report.txt"
    assert printed == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_rewritten_program(path: Path) -> None:
    """It is as expected, runs through Python's compiler, and is rewritten once only."""
    once = rewritten(path.read_text(encoding="utf-8"))
    assert once == after_of(path.stem)
    compile(once, path.name, "exec")
    assert rewritten(once) == once


def after_of(name: str) -> str:
    """Return the rewritten program of a name."""
    (path,) = HERE.glob(f"*_rewritten/{name}.txt")
    return path.read_text(encoding="utf-8")


def test_nothing_is_written_unless_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`rewrite` shows what would change; `--write` changes the files."""
    program = tmp_path / "program.py"
    before = (APP / "export_deals.py").read_text(encoding="utf-8")
    program.write_text(before, encoding="utf-8")
    assert main(["rewrite", str(tmp_path)]) == 1
    assert "+client = pipedrive_v2.Client(" in capsys.readouterr().out
    assert program.read_text(encoding="utf-8") == before
    assert main(["rewrite", str(tmp_path), "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert program.read_text(encoding="utf-8") == rewritten(before)
    assert main(["rewrite", str(tmp_path), "--diff"]) == 0
    assert command(["migrate", "report", str(tmp_path)]) == 0
    assert main(["report", str(tmp_path / "missing.py")]) == 2


def test_formats_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    """All have every finding: JSON, SARIF for code scanning, Markdown."""
    program = str(APP / "pipeline_report.py")
    found = list(findings(Path(program)))
    main(["report", program, "--format", "json"])
    items = json.loads(capsys.readouterr().out)
    assert [item["line"] for item in items] == [one.line for one in found]
    main(["report", program, "--format", "sarif"])
    sarif = json.loads(capsys.readouterr().out)
    (run,) = sarif["runs"]
    assert sarif["version"] == "2.1.0"
    assert len(run["results"]) == len(found)
    ids = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= ids
    main(["report", program, "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(found)
    assert all(re.match(r"::(notice|warning) file=.+,line=\d+", x) for x in lines)
    main(["report", program, "--format", "markdown"])
    assert len(capsys.readouterr().out.splitlines()) == len(found) + 2


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """Neither a table nor a terminal is changed by the code of a program."""
    program = tmp_path / "a.py"
    text = f'{HEAD}requests.get(f"{{URL}}/deals", params={{"x|<b>\\x1b": 1}})\n'
    program.write_text(text, encoding="utf-8")
    from pipedrive_kit.migrate.programs.report import as_markdown, as_text

    found = list(findings(program))
    assert "\x1b" not in as_text(found)
    assert "\\|&lt;b>" in as_markdown(found)
    program.write_text("def broken(:\n", encoding="utf-8")
    assert [one.state for one in findings(program)] == ["look"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('requests.delete(URL + "/deals/3")', "client.deals.delete(3)"),
        ('requests.delete(f"{URL}/deals/{x}")', "client.deals.delete(x)"),
        ('requests.delete("%s" % URL)', 'requests.delete("%s" % URL)'),
        ('requests.request("DELETE", URL + "/deals/" + str(x))', "client.deals.delete(x)"),
        ('requests.get("https://example.com/v1/deals").json()["data"]',
         'requests.get("https://example.com/v1/deals").json()["data"]'),
        ('x = requests.get(URL + "/stages").json()["data"]',
         'x = [to_v1("stages", one) for one in client.stages.list()]'),
        ('r = requests.delete(URL + "/deals/3").json()\nx = r["success"]',
         "r = client.deals.delete(3)\nx = True"),
        ('x = requests.get(URL + "/persons/search?term=a").json()["data"]["items"]',
         "x = [one.to_dict() for one in client.persons.search(term='a')]"),
    ],
)  # fmt: skip
def test_single_requests(code: str, expected: str) -> None:
    """URLs are followed through constants, f-strings, sums and `str`."""
    assert rewritten(f"{HEAD}{code}\n").rstrip().endswith(expected)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ('r = requests.get(URL + "/deals")\nprint(r.status_code)', "r.status_code"),
        ('r = requests.get(URL + "/deals")\nif x:\n    r = 1\nprint(r.json())',
         "'r' is bound more than once"),
        ('requests.get(URL + "/deals", params=settings)', "they are not written out here"),
        ('requests.put(URL + "/deals/3", json={"nonsense": 1})', "nonsense of its body"),
        ('requests.put(URL + "/deals/3", json={"deleted": 1})', "call deals.delete()"),
        ('x = requests.get(URL + "/deals/search").json()["data"]\nprint(x)', "print(x)"),
        ('x = requests.delete(URL + "/deals/3").json()["success"]', '["success"]'),
        ('requests.delete(URL + "/deals/3/followers/4")', "not rewritten: follower_id"),
        ('requests.put(URL + "/products/3", json={"prices": []})', "rewritten: prices"),
        ('x = requests.get(URL + "/projects").json()["data"]', "have other keys"),
        ('requests.get(URL + "/deals", params={"start": 0})', "a `start` without a loop"),
        ("i = last()\nwhile True:\n"
         "    d = requests.get(URL + '/deals', params={'start': i}).json()\n"
         "    if not d['additional_data']:\n        break\n    i += 1", "the first page"),
        ("i = 0\nwhile i < 5:\n    d = requests.get(URL + '/deals', params={'start': i})"
         "\n    i += 1", "a condition of its own"),
        ("i = 0\nwhile True:\n"
         "    d = requests.get(URL + '/deals', params={'start': i}).json()\n"
         "    if d['additional_data']:\n        print(d)\n    i += 1", "more than one thing"),
    ],
)  # fmt: skip
def test_what_is_not_certain_stays(code: str, reason: str) -> None:
    """A comment above says why; a second run adds none."""
    after = rewritten(f"{HEAD}{code}\n")
    assert reason in after
    assert "import pipedrive_v2" not in after
    kept = [line for line in after.splitlines() if "# API v2:" not in line]
    assert "\n".join(kept) == f"{HEAD}{code}"
    assert rewritten(after) == after


def test_files_that_cannot_be_read_are_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are named, and the others go on; line endings stay."""
    broken = {
        "a.py": b"def broken(:\n",
        "b.py": b"# \xe9\n",
        "c.py": b"# coding: x\n\xe9",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    good = tmp_path / "d.py"
    code = f'{HEAD}requests.delete(URL + "/deals/3")\n'.replace("\n", "\r\n")
    good.write_bytes(code.encode())
    assert [one.state for one in findings(tmp_path)] == ["look"] * 3 + ["automatic"]
    assert main(["rewrite", str(tmp_path), "--write"]) == 0
    assert capsys.readouterr().err.count(": left: ") == 3
    assert b"client.deals.delete(3)\r\n" in good.read_bytes()
    assert {n: (tmp_path / n).read_bytes() for n in broken} == broken


def test_a_class_of_ones_own(tmp_path: Path) -> None:
    """Attributes are followed; a base URL whose requests are not is a finding itself."""
    program = tmp_path / "a.py"
    program.write_text(
        "import requests\n\n\nclass Crm:\n"
        "    def __init__(self, token):\n"
        "        self.url = 'https://api.pipedrive.com/v1'\n"
        "        self.base = 'https://acme.pipedrive.com/api/v1/'\n\n"
        "    def deal(self, id):\n"
        "        return requests.get(f'{self.url}/deals/{id}').json()['data']\n\n"
        "    def get(self, path):\n"
        "        return requests.get(self.make(path)).json()\n",
        encoding="utf-8",
    )
    found = [(one.line, one.v2, one.state) for one in findings(program)]
    assert found == [(10, "deals.get(id=id)", "automatic"), (7, "", "look")]
    after = rewritten(program.read_text(encoding="utf-8"))
    assert 'return to_v1("deals", client.deals.get(id))' in after
    assert rewritten(after) == after


def test_names_that_are_bound_twice_stop_nothing() -> None:
    """A function's result that is not followed further does not end the rewriting."""
    code = (
        "def all():\n    return requests.get(URL + '/deals').json()['data']\n\n\n"
        "x = all()\nx = sorted(x)\n"
    )
    assert "client.deals.list()" in rewritten(HEAD + code)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePipedrive]:
    with FakePipedrive() as found:
        found.seed("demo")
        for deal in list(found.client.deals.list(max_items=2)):
            found.client.deals.update(deal.id, status="won", value=100 * deal.id)
        monkeypatch.setenv("PIPEDRIVE_URL", found.origin)
        monkeypatch.setenv("PIPEDRIVE_API_TOKEN", API_TOKEN)
        yield found


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Run a rewritten program as a module; close its client."""
    made: list[ModuleType] = []
    library = ModuleType("pipedrive.client")
    vars(library)["Client"] = lambda domain: Mock()
    for name, module in {
        "aiohttp": ModuleType("aiohttp"),
        "pipedrive": ModuleType("pipedrive"),
        "pipedrive.client": library,
    }.items():
        monkeypatch.setitem(sys.modules, name, module)

    def load(name: str, **replaced: str) -> ModuleType:
        module = ModuleType(name)
        source = after_of(name)
        for old, new in replaced.items():
            source = source.replace(old, new)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(source, name, "exec"), vars(module))
        made.append(module)
        return module

    yield load
    for module in made:
        for name in ("client", "pipedrive_client"):
            client = getattr(module, name, None)
            if hasattr(client, "close"):
                client.close()


def check_exchanges(fake: FakePipedrive) -> None:
    """Only API v2 was called, and refused nothing."""
    assert fake.exchanges
    assert all(e.response.status < 400 for e in fake.exchanges)
    assert all(e.request.path.startswith("/api/v2/") for e in fake.exchanges)


def test_reports_and_imports_run(
    fake: FakePipedrive, load: Callable[..., Any], tmp_path: Path
) -> None:
    """They do with API v2 what they did with API v1; the fake refuses nothing."""
    load("pipeline_report").main()
    people = tmp_path / "people.csv"
    with people.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "company", "address", "email", "phone"])
        rows.writerow(["Ada", "Engines", "Main Street 1", "a@invalid.example", "123"])
    contacts = load("import_contacts")
    contacts.person_of = lambda _: None  # it reads `org_name`, and is flagged
    contacts.main(people)
    check_exchanges(fake)


def test_an_export_runs(
    fake: FakePipedrive, load: Callable[..., Any], tmp_path: Path
) -> None:
    """It writes all open deals, and a custom field of those that have none."""
    code = fake.client.deal_fields.add(field_name="Source", field_type="varchar")
    export = load(
        "export_deals", d4de1c1518b4531717c676029a45911c340390a6=code.field_code
    )
    out = tmp_path / "deals.csv"
    export.main(str(out))
    with out.open(newline="") as file:
        written = list(csv.reader(file))
    deals = list(fake.client.deals.list(status="open"))
    assert [row[0] for row in written] == [str(deal.id) for deal in deals]
    assert {(deal.custom_fields or {})[code.field_code] for deal in deals} == {
        "unknown"
    }
    check_exchanges(fake)


def test_a_shop_and_its_feeds_run(
    fake: FakePipedrive, load: Callable[..., Any]
) -> None:
    """Both write, read and page, blocking and awaited."""
    shop = load("shop")
    order = {"number": 7, "total": 10, "lines": []}
    deal = shop.add_order(order)
    assert fake.record("deals", deal)["value"] == 10
    shop.lose(deal, "too late")
    assert fake.record("deals", deal)["lost_reason"] == "too late"
    assert shop.lines_of(1) is not None
    feeds = load("feeds")
    won_titles = [deal.title for deal in fake.client.deals.list(status="won")]
    assert feeds.person_name(1) == fake.record("persons", 1)["name"]
    assert feeds.add_stage("Signed", 1)[1:] == (True, True)

    async def won() -> list[str]:
        deals: AsyncIterator[Any] = feeds.won_deals(None)
        async with feeds.async_client:
            return [deal.title async for deal in deals]

    assert asyncio.run(won()) == won_titles
    fake.client.persons.delete(1)
    check_exchanges(fake)
    assert feeds.person_name(10_000) is None


def test_other_libraries_run(fake: FakePipedrive, load: Callable[..., Any]) -> None:
    """Calls of packages and actions of the connector; the action that is gone raises."""
    library = load("with_library")
    library.pipedrive_client.close()
    library.pipedrive_client = fake.client
    assert library.rename(1, "New") == fake.record("deals", 1)["title"] == "New"
    with pytest.raises(ValueError, match="sort_by"):
        library.everybody()  # flagged: 'name' may not sort
    connector = load("connector")
    url = f"{fake.origin}/api/v2"
    with Pipedrive(api_token=API_TOKEN, base_url=url) as client:
        connect("pipedrive", client)
        assert {deal["status"] for deal in connector.open_deals()} == {"open"}
        with pytest.raises(RemovedError, match=r"deals\.update\(\)"):
            connector.rename(1, "A")  # flagged: it is gone
        check_exchanges(fake)
        assert connector.notes() is None  # flagged: of API v1


def test_hostile_programs_run(fake: FakePipedrive, load: Callable[..., Any]) -> None:
    """Each part is right, or a comment says that a person has to change it."""
    notebook = load("notebook")
    names = {stage.id: stage.name for stage in fake.client.stages.list()}
    assert notebook.stage_names == names
    won = [deal.value or 0 for deal in fake.client.deals.list(status="won")]
    assert (notebook.total, notebook.best["value"]) == (sum(won), max(won))
    assert len(notebook.rest) + 1 == len(list(fake.client.persons.list()))
    traps = load("traps")
    assert [deal["id"] for deal in traps.details([2, 1])] == [1, 2]
    assert traps.same_person(1, 1) == fake.record("deals", 1)["person_id"]
    assert len(traps.urgent()) == len(list(fake.client.deals.list(status="open")))
    assert len(traps.phone_book()) == len(list(fake.client.persons.list()))
    assert len(traps.calls_of("2026-11-27")) == len(list(fake.client.activities.list()))
    retried = load("retried")
    assert retried.rename(1, "New") is True
    assert retried.label(1) == ("New", False, None)
    assert fake.record("organizations", 1)["address"]["value"] == "Main Street 1"
    assert "name" in retried.field_names()
    check_exchanges(fake)
    assert retried.rename(10_000, "New") is False


@pytest.mark.parametrize("name", ["helper_class", "wrapper"])
def test_what_cannot_be_followed_stays(name: str) -> None:
    """Nothing but comments is added, and the report has the base URL or the package."""
    before = (HERE / "hostile" / f"{name}.py").read_text(encoding="utf-8")
    lines = after_of(name).splitlines(keepends=True)
    assert "".join(line for line in lines if "# API v2: " not in line) == before
    assert len(lines) > before.count("\n")
