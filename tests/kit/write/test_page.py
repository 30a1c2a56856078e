"""The examples of docs/upsert.md run as they stand there, in one program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import pipedrive_v2
from pipedrive_kit.testing import FakePipedrive

PAGE = Path(__file__).parents[3] / "docs" / "upsert.md"


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
