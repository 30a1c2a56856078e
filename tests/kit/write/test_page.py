"""The examples of docs/upsert.md run as they stand there, and so does the program."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

import pipedrive_v2
from pipedrive_kit.testing import FakePipedrive

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "upsert.md"


def test_the_examples_run(
    fake: FakePipedrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("E-mail,Full name\nada@example.com,Ada Byron\n")
    monkeypatch.setattr(pipedrive_v2, "Client", fake.new_client)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    names: dict[str, Any] = {}
    exec("\n".join(blocks), names)
    assert names["done"].action == "created"  # of the last of many
    assert names["preview"].updated == 1
    assert names["report"].updated == 1
    ada = names["client"].persons.get(names["found"].id)
    assert ada.name == "Ada Byron"
    assert [each.value for each in ada.emails] == [
        "ada@example.com",
        "ada@home.example",
    ]
    assert names["deal"].title == "Roof"


def test_the_program_imports_persons_with_deals(
    fake: FakePipedrive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person is found by e-mail, and a second run finds everything done."""
    run = runpy.run_path(str(ROOT / "examples" / "upsert_persons.py"))["run"]
    path = tmp_path / "people.csv"
    path.write_text(
        "email,name,deal,value\n"
        "BEN.costa1@example.com,Ben C.,Roof,10\n"
        'x@y,"O\'Brien ""Bo"" Ünal",Deal é,\n',
        "utf-8",
    )
    for _ in range(2):
        run(fake.new_client(), str(path))
    first, second = capsys.readouterr().out.split("new persons")[:2]
    assert first == "1 "
    assert second.startswith(", 1 changed")
    assert second.endswith("0 ")
    deals = [fake.record("deals", number) for number in (31, 32)]
    assert [(each["title"], each["value"]) for each in deals] == [
        ("Roof", 10),
        ("Deal é", 0),
    ]
    assert [each["person_id"] for each in deals] == [1, 13]
    assert len(fake.store.all("deals")) == 32
