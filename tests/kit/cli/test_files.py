"""Exports, imports and copies: complete, and resumed where they were interrupted."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest

from pipedrive_kit.cli.files import syncing
from pipedrive_kit.testing import API_TOKEN, FakePipedrive

from .conftest import Program


class Interrupting(httpx.BaseTransport):
    """A transport where a person presses Ctrl-C at a request whose query has some text."""

    def __init__(self, fake: FakePipedrive, text: str) -> None:
        self._inner = fake.transport
        self._text = text
        self.requests: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(f"{request.method} {request.url.path}")
        if self._text and self._text in f"{request.method} {request.url}":
            self._text = ""
            raise KeyboardInterrupt
        return self._inner.handle_request(request)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The program on an account with three pages of deals."""
    monkeypatch.chdir(tmp_path)
    with FakePipedrive(validate="nothing") as fake:
        fake.seed("demo", deals=1_200, persons=3)
        yield Program(fake, monkeypatch)


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_an_export_has_every_record_once(program: Program, tmp_path: Path) -> None:
    """In each format, with custom fields by name; archived records if they are wanted."""
    program("deals update 3 --is-archived true")
    out = tmp_path / "out"
    assert program(f"export deals notes users --out {out}").code == 0
    assert [row["id"] for row in lines(out / "users.jsonl")] == [1, 2, 3]
    assert [row["id"] for row in lines(out / "deals.jsonl")] == [
        number for number in range(1, 31) if number != 3
    ]
    assert (out / "notes.jsonl").read_text() == ""
    line = f'export deals --archived --out {out} --fields id,"Contract type"'
    assert program(f"{line} --format csv").code == 0
    with (out / "deals.csv").open(newline="") as file:
        found = list(csv.reader(file))
    assert found[0] == ["id", "Contract type"]
    assert found[-1] == ["3", "Annual"]
    assert program(f"{line} --format parquet").code == 0
    rows = duckdb.sql(f"select id from '{out}/deals.parquet' order by id").fetchall()
    assert [row[0] for row in rows] == list(range(1, 31))
    assert sorted(path.name for path in out.iterdir()) == [
        "deals.csv", "deals.jsonl", "deals.parquet", "notes.jsonl", "users.jsonl",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_interrupted_export_goes_on(
    many: Program, tmp_path: Path, form: str
) -> None:
    """After the pages that it has; the file is that of a run without an interruption."""
    line = f"export deals --format {form} --fields id,title"
    assert many(f"{line} --out whole").code == 0
    many.transport = Interrupting(many.fake, "cursor=")
    stopped = many(line)
    assert stopped.code == 130
    assert "500 records of deals are kept" in stopped.err
    assert "Go on with: pipedrive export deals" in stopped.err
    with (tmp_path / f".deals.{'csv' if form == 'csv' else 'jsonl'}.part").open(
        "a"
    ) as f:
        f.write("half a rec")  # what a killed process leaves
    before = len(many.fake.exchanges)
    done = many(line)
    assert done.code == 0
    assert "going on after 500 records" in done.err
    assert len(many.fake.exchanges) - before == 2
    name = f"deals.{form}"
    assert (tmp_path / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_an_export_of_other_columns_begins_anew(many: Program, tmp_path: Path) -> None:
    many.transport = Interrupting(many.fake, "cursor=")
    assert many("export deals --fields id").code == 130
    assert many("export deals --fields id,title").code == 0
    assert lines(tmp_path / "deals.jsonl")[0] == {"id": 1, "title": "Deal 1"}


def test_an_interrupted_list_shows_its_cursor(many: Program) -> None:
    """Both runs together have each record once."""
    many.transport = Interrupting(many.fake, "cursor=")
    first = many("deals list --fields id --limit 1100")
    assert first.code == 130
    line = first.err.partition("Go on with: pipedrive ")[2].strip()
    assert "--limit 600" in line
    ids = [row["id"] for row in [*first.rows, *many(line).rows]]
    assert ids == list(range(1, 1_101))


def test_a_limit_of_tokens_stops_or_asks(many: Program) -> None:
    """Without a terminal it stops with the way to go on; a person may spend more."""
    many("fields deals")  # kept from now on
    stopped = many("deals list --fields id --max-tokens 20")
    assert stopped.code == 5
    assert len(stopped.rows) == 1_000
    assert "--cursor" in stopped.err
    line = "deals list --fields id --max-tokens 20 --output jsonl"
    assert many(line, stdin="n\n", terminal=True).code == 5
    asked = many(line, stdin="y\n", terminal=True)
    assert "20 tokens are spent. Spend 20 more?" in asked.err
    assert len(asked.rows) == 1_200


def test_an_import_ends_in_one_record_a_row(program: Program, tmp_path: Path) -> None:
    """A dry run sends nothing; Ctrl-C at a write says how to go on, and it does."""
    path = tmp_path / "persons.csv"
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(4))
    path.write_text(f"Name of it,E-mail\n{rows}")
    line = (
        f'import {path} --match email --column "Name of it=name" --column E-mail=email'
    )
    dry = program(f"{line} --dry-run").rows[0]
    assert (dry["created"], dry["writing"]) == (4, 20)
    assert program.sent("POST", "PATCH") == []
    program.transport = Interrupting(program.fake, "POST")
    stopped = program(line)
    assert stopped.code == 130
    assert f"Go on with: pipedrive import {path}" in stopped.err
    done = program(line)
    assert done.code == 0, done.err
    names = [row["name"] for row in program.fake.store.all("persons").values()]
    assert [names.count(f"Person {n}") for n in range(4)] == [1, 1, 1, 1]


def test_an_import_says_which_rows_are_refused(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("title,Contract type\nRoof,Annual\nDoor,Weekly\n")
    done = program(f"import {path} --match title")
    assert done.code == 1
    assert "row 2: 'Weekly' is not an option of Contract type" in done.err
    assert (done.rows[0]["created"], done.rows[0]["refused"]) == (1, 1)
    assert program(f"import {path}").code == 2
    assert program(f"import {path} --match title --column x=y").code == 2
    many = tmp_path / "persons.csv"
    many.write_text("name,email\n" + "A,a@x.example\n" * 300)
    refused = program(f"import {many} --match email")
    assert refused.code == 7
    assert "300 rows cost up to 1,500 tokens" in refused.err


def test_a_copy_is_what_the_account_has(
    many: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted in its second round it keeps the first, and goes on; changes follow."""
    monkeypatch.setattr(syncing, "BATCHES", 1)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    line = f"sync deals persons --to duckdb:{tmp_path}/crm.duckdb"
    with monkeypatch.context() as patch:
        patch.setattr(syncing.Progress, "update", interrupt_after(700))
        stopped = many(line)
    assert stopped.code == 130
    assert f"Go on with: pipedrive {line}" in stopped.err
    assert copied(tmp_path) == list(range(1, 501))
    done = many(line)
    assert done.code == 0, done.err
    changes = {row["entity"]: row["changes"] for row in done.rows}
    assert changes == {"deals": 700, "persons": 0}
    many("deals delete 7 --yes")
    assert many(line).rows[0] == {"entity": "deals", "changes": 1}
    assert copied(tmp_path) == [n for n in range(1, 1_201) if n != 7]


def interrupt_after(count: int) -> Any:
    def update(self: Any, done: int, total: int | None = None) -> None:
        if done > count:
            raise KeyboardInterrupt

    return update


def copied(folder: Path) -> list[int]:
    with duckdb.connect(str(folder / "crm.duckdb"), read_only=True) as database:
        found = database.sql("select id from pipedrive.deals order by id").fetchall()
    return [row[0] for row in found]


def test_files_are_downloaded_and_uploaded(program: Program, tmp_path: Path) -> None:
    offer = tmp_path / "offer.txt"
    offer.write_text("A roof")
    added = program(f"files add --file {offer} --deal-id 1")
    assert added.code == 0, added.err
    target = tmp_path / "again.txt"
    line = f"files download {added.rows[0]['id']} --save-to {target}"
    assert program(line).code == 0
    assert target.read_text() == "A roof"


def test_types_of_the_account_are_written(program: Program, tmp_path: Path) -> None:
    """The commands of the kit are commands of the program."""
    out = tmp_path / "my_crm"
    assert program(f"types --out {out} --entities deals").code == 0
    assert "contract_type" in (out / "deals.py").read_text()
    assert program(f"types --out {out} --check").code == 0
    program.fake.client.deal_fields.add(field_name="New", field_type="text")
    assert program(f"types --out {out} --check").code == 1


def test_a_migration_is_reported(program: Program, tmp_path: Path) -> None:
    source = tmp_path / "old.py"
    text = f'requests.get("https://api.pipedrive.com/v1/deals?api_token={API_TOKEN}")\n'
    source.write_text(f"import requests\n\n{text}")
    assert program(f"migrate report {source}").code == 1
    assert program(f"migrate report {tmp_path / 'none'}").code == 2
