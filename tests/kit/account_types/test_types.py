"""Typed Python for the fields of an account: written, used, type-checked, compared."""

from __future__ import annotations

import asyncio
import copy
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from pipedrive_kit import Pipedrive
from pipedrive_kit.__main__ import main
from pipedrive_kit.account_types import command
from pipedrive_kit.account_types.files import texts
from pipedrive_kit.account_types.lock import read_lock
from pipedrive_kit.account_types.naming import name_fields
from pipedrive_kit.errors import FieldValueError
from pipedrive_kit.fields import Account, Field, Option
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, faults
from pipedrive_kit.testing.store.fields import new_field
from pipedrive_kit.webhooks import parse
from pipedrive_v2 import models
from tests.type_checks import strict

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


def types(fake: FakePipedrive, folder: Path, *arguments: str) -> int:
    """Run the command on the fake's account."""
    return command.main(["--out", str(folder), *arguments], fake.client)


@pytest.fixture
def package(
    fake: FakePipedrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Return the written package, which programs can import."""
    folder = tmp_path / "my_crm"
    assert types(fake, folder) == 0
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == "my_crm"]:
        del sys.modules[name]


def load(path: Path) -> ModuleType:
    """Run a module that is at a path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code(fake: FakePipedrive, name: str) -> str:
    """Return the code of a deal field."""
    fields = fake.client.deal_fields.list()
    return next(str(each.field_code) for each in fields if each.field_name == name)


def test_a_program_reads_and_writes(fake: FakePipedrive, package: Path) -> None:
    """Attributes read labels and write IDs; field definitions are not asked for."""
    before = len(fake.exchanges)
    program = load(HERE / "uses_types.py")
    assert program.renew(fake.client) == ["Deal 6"]
    assert not [
        each for each in list(fake.exchanges)[before:] if "Fields" in each.request.path
    ]
    assert program.renew(fake.client) == []
    assert program.worth(fake.client, 3) == 301.5
    assert program.reference(fake.client) is None
    deal = program.open_deal(fake.client, "EMEA")
    assert (deal.contract_type, deal.regions) == ("Annual", ["EMEA"])
    assert deal.label_ids == ["Hot"]
    assert fake.record("deals", deal.record.id)["label_ids"] == [1]
    with (
        httpx.Client(transport=fake.transport) as http,
        Pipedrive(api_token=API_TOKEN, http_client=http) as client,
    ):
        lead = program.add_lead(client)
    assert (lead.contract_type, lead.regions) == ("Monthly", ["APAC"])
    assert repr(lead) == "Lead(contract_type='Monthly', regions=['APAC'])"


def test_values_are_checked_when_they_are_assigned(package: Path) -> None:
    """Programs without a type checker get errors, too; what is not set is not sent."""
    deal = importlib.import_module("my_crm").Deal()
    assert deal.changes() == {}
    with pytest.raises(FieldValueError, match="options: Monthly, Annual"):
        deal.contract_type = "Weekly"
    with pytest.raises(AttributeError, match="did you mean 'contract_type'"):
        deal.contract_typ = "Annual"
    with pytest.raises(LookupError, match="use `of`"):
        _ = deal.record

    class OwnDeal(type(deal)):  # type: ignore[misc]
        note = ""

    own = OwnDeal(contract_type="Annual")
    own.note = "mine"
    assert repr(copy.deepcopy(own)) == "OwnDeal(contract_type='Annual')"
    assert own.changes() == type(deal)(contract_type="Annual").changes()
    deal.contract_type = None
    assert list(deal.changes()["custom_fields"].values()) == [None]


def test_records_of_other_sources(fake: FakePipedrive, package: Path) -> None:
    """An async client's, an account's with few fields, and webhooks', as they come."""
    deal = importlib.import_module("my_crm").Deal
    fetched = asyncio.run(fake.async_client.deals.get(3))
    assert deal.of(fetched).contract_type == "Annual"
    few = Account(fake.client).deals.get(3, custom_fields=["Regions"])
    assert deal.of(few).contract_type is None
    assert deal.of(few).record is few.record
    value = {"type": "enum", "id": 2}
    body = {"id": 3, "custom_fields": {code(fake, "Contract type"): value}}
    meta = {"action": "create", "entity": "deal", "entity_id": "3", "id": "e1"}
    event = parse({"meta": meta, "data": body, "previous": None})
    assert deal.of(event.after).contract_type == "Annual"
    body["custom_fields"][code(fake, "Contract type")] = 77
    assert deal.of(models.Deal.from_dict(body)).contract_type == 77


def test_the_page_shows_what_is_written(
    fake: FakePipedrive,
    package: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """docs/account-types.md: the program runs, and the module has the lines."""
    page = (ROOT / "docs" / "account-types.md").read_text()
    program, shown = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.setattr("pipedrive_v2.Client", lambda: fake.client)
    exec(program, {})
    assert "Deal 3 Annual\n" in capsys.readouterr().out
    written = (package / "deals.py").read_text()
    for line in shown.splitlines():
        assert line in written


WRONG = """\
from my_crm import Deal

deal = Deal(contract_typ="Annual")
deal.contract_type = "Weekly"
deal.demo_monetary = 5
deal.contract_typ = "Annual"
deal.demo_text.upper()
"""


def test_mypy_and_pyright_read_the_types(package: Path) -> None:
    """Both are content with the package and the program, and find each mistake."""
    place = package.parent
    shutil.copy(HERE / "uses_types.py", place)
    (place / "wrong.py").write_text(WRONG)
    files = ("-p", "my_crm", "-m", "uses_types", "-m", "wrong")
    mypy = strict(*files, cwd=ROOT, path=(place,)).stdout
    assert re.findall(r"wrong\.py:(\d+): error", mypy) == list("34567")
    assert mypy.count(": error:") == 5, mypy
    if shutil.which("node") is None:
        pytest.skip("pyright needs node")
    (place / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11",'
        f' "extraPaths": ["{ROOT}", "{ROOT}/generated"]}}'
    )
    run = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "-p", place]
    pyright = subprocess.run(run, capture_output=True, text=True).stdout
    assert re.findall(r"wrong\.py:(\d+):\S+ - error", pyright) == list("34567")
    assert pyright.count(" - error:") == 5, pyright


def test_linters_have_nothing_to_say(package: Path) -> None:
    """No formatter is needed: the text is laid out as black and ruff want it."""
    run = [sys.executable, "-m", "black", "--check", "-q", str(package)]
    assert subprocess.run(run).returncode == 0
    rules = "--select=E,F,I,UP,W"
    known = "--config=lint.isort.known-third-party=['pipedrive_kit','pipedrive_v2']"
    run = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", rules]
    done = subprocess.run([*run, known, str(package)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_check_says_how_the_account_changed(
    fake: FakePipedrive, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names stay, whatever a field is called later; new fields come last."""
    assert types(fake, package, "--check") == 0
    contract, fields = code(fake, "Contract type"), fake.client.deal_fields
    fields.update(contract, field_name="Terms")
    fields.add_options(contract, options=[{"label": "Weekly"}])
    fields.update_options(contract, options=[{"id": 2, "label": "Yearly"}])
    fields.delete(code(fake, "Demo text"))
    fields.add(field_name="Source", field_type="varchar")
    fake.store.change("dealFields", code(fake, "Demo phone"), {"field_type": "varchar"})
    written = (package / "deals.py").read_text()
    capsys.readouterr()
    assert types(fake, package, "--check") == 1
    assert (package / "deals.py").read_text() == written
    said = capsys.readouterr().out
    for change in (
        'deals.contract_type: renamed from "Contract type" to "Terms"',
        'deals.contract_type: option renamed, "Annual" (2) to "Yearly"',
        'deals.contract_type: new option, "Weekly" (',
        'deals.demo_text: deleted, "Demo text" (',
        'deals.source: new field, "Source" (',
        'deals.demo_phone: type changed from "phone" to "varchar"',
        "leads.source: new field",
        "Run: python -m pipedrive_kit types --out ",
    ):
        assert change in said
    assert types(fake, package) == 0
    assert types(fake, package, "--check") == 0
    text = (package / "deals.py").read_text()
    names = re.findall(r"^    (\w+): ", text, re.MULTILINE)
    before = re.findall(r"^    (\w+): ", written, re.MULTILINE)
    assert names == [*(name for name in before if name != "demo_text"), "source"]
    assert '    """Terms.\n' in text
    (package / "deals.py").write_text(text.replace("Terms", "Conditions"))
    capsys.readouterr()
    assert types(fake, package, "--check") == 1
    assert "deals.py: is not what this version writes" in capsys.readouterr().out


HOSTILE = (
    '"""\nimport os\nos.abort()\n"""', "class", "record", "Any", "dt", "x\\", '"', "'\"",
    "\u202e\u2028\x1b[31m", "Größe", "数", "🦆", "{}%s", "a" * 300, "Twin", "Twin",
    "twin", "Deal", "1st", "__init__", "Money", "]\n\nimport os", "  ",
)  # fmt: skip


def test_hostile_names_and_labels_are_text(
    fake: FakePipedrive, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of an account becomes code or moves a terminal; each field has a name."""
    for number, text in enumerate(HOSTILE):
        kind = ("enum", "set", "text", text)[number % 4]
        body = {"field_name": text, "field_type": kind, "description": text}
        if kind in ("enum", "set"):
            body["options"] = [{"label": label} for label in HOSTILE]
        fake.store.add("dealFields", new_field(fake.store, body))
    fake.validate = "nothing"
    capsys.readouterr()
    assert types(fake, package) == 0
    assert capsys.readouterr().out.replace("\n", "").isprintable()
    deal = importlib.import_module("my_crm").Deal
    names = [name for name in vars(deal) if not name.startswith("_")]
    assert {"class_", "record_", "dt_", "größe", "any", "数"} <= set(names)
    assert len([name for name in names if name.startswith("twin_")]) == 3
    assert len(names) == 16 + len(HOSTILE)
    assert max(map(len, names)) <= 40 + 7
    assert deal(class_=HOSTILE[:2]).class_ == list(HOSTILE[:2])
    assert types(fake, package, "--check") == 0
    run = [sys.executable, "-m", "black", "--check", "-q", str(package)]
    assert subprocess.run(run).returncode == 0


def test_half_a_character_is_escaped() -> None:
    """A lone surrogate of a label stays itself, in code and in the lock."""
    field = Field("c" * 40, "\ud800", "enum", True, (Option(1, "\ud800"),), "\ud800")
    lock = {"deals": name_fields("Deal", [field], ())}
    files = texts(lock)
    assert read_lock(files["fields.lock"].decode()) == lock
    module: dict[str, Any] = {"__name__": "deals"}
    exec(files["deals.py"].decode(), module)
    assert module["Deal"](field="\ud800").field == "\ud800"


def test_only_what_it_wrote_is_overwritten(
    fake: FakePipedrive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module of the user stops the run; one of an entity no longer wanted goes."""
    folder = tmp_path / "crm"
    assert types(fake, folder, "--check") == 1
    assert "deals: not written yet" in capsys.readouterr().out
    assert not folder.exists()
    assert types(fake, folder, "--entities", "deals,persons") == 0
    (folder / "own.py").write_text("x = 1\n")
    assert types(fake, folder, "--entities", "deals") == 0
    names = {"__init__.py", "deals.py", "fields.lock", "own.py"}
    assert {path.name for path in folder.iterdir()} == names
    assert types(fake, folder, "--check") == 0
    (folder / "deals.py").write_text("mine = 1\n")
    assert types(fake, folder) == 2
    assert "was not written by this program" in capsys.readouterr().err
    assert (folder / "deals.py").read_text() == "mine = 1\n"
    (folder / "fields.lock").write_text("<<<<<<< ours\n")
    assert types(fake, folder) == 2
    assert "take one side" in capsys.readouterr().err


def test_a_name_in_the_lock_is_what_a_person_wrote(
    fake: FakePipedrive, package: Path
) -> None:
    """An attribute is renamed in `fields.lock`; no name there becomes code."""
    lock = package / "fields.lock"
    text = lock.read_text()
    lock.write_text(text.replace('"contract_type"', '"contract"'))
    assert types(fake, package) == 0
    assert "    contract: ContractType | None" in (package / "deals.py").read_text()
    for bad in ("x: int = 1; y", "class", "record", "_x", "Money", "demo_text", ""):
        lock.write_text(text.replace('"contract_type"', f'"{bad}"'))
        assert types(fake, package) == 2, bad


def test_fields_that_cannot_be_read_are_named(
    fake: FakePipedrive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.faults.add(faults.status(403), path="/projectFields")
    assert types(fake, tmp_path / "crm") == 2
    said = capsys.readouterr().err
    assert "the fields of projects cannot be read: 403" in said
    assert "--entities" in said
    assert not (tmp_path / "crm").exists()


def test_the_commands_of_the_kit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A command is loaded when it is run; without credentials it says so."""
    assert main(["--help"]) == 0
    assert "types" in capsys.readouterr().out
    assert main(["typos"]) == 2
    monkeypatch.delenv("PIPEDRIVE_API_TOKEN", raising=False)
    assert main(["types", "--out", str(tmp_path)]) == 2
    assert "error: " in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["types", "--out", "x", "--entities", "deal"])
    assert "entities are deals" in capsys.readouterr().err
