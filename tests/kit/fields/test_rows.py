"""Records as rows, files and frames."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from pipedrive_kit.fields import Account, Money, to_pandas, to_polars, write_csv
from pipedrive_kit.testing import FakePipedrive


@pytest.fixture(scope="module")
def crm() -> Iterator[Account]:
    """Return an account whose third deal has values of many types."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        crm = Account(fake.client)
        values = {
            "Demo date": dt.date(2026, 5, 1),
            "Demo daterange": (dt.date(2026, 5, 1), dt.date(2026, 5, 9)),
            "Demo monetary": Money(12, "EUR"),
            "Demo address": "Main Street 1, Riga",
            "Demo double": 3,
            "Demo text": "=HYPERLINK(1)",
            "Regions": ["EMEA", "APAC"],
        }
        crm.deals.update(3, custom=values)
        yield crm


def test_all_rows_have_the_columns_of_the_account(crm: Account) -> None:
    """A column is there where no record has a value; compound values are split."""
    lines = list(crm.rows("deals", crm.deals.list(ids=[3, 4])))
    third, fourth = sorted(lines, key=lambda line: line["id"])
    assert list(third)[-10:] == list(fourth)[-10:]
    assert third["Contract type"] == "Annual"
    assert type(third["Contract type"]) is str
    assert (third["Demo monetary"], third["Demo monetary currency"]) == (12, "EUR")
    assert third["Demo daterange until"] == dt.date(2026, 5, 9)
    assert third["Demo address"] == "Main Street 1, Riga"
    assert third["Regions"] == ["EMEA", "APAC"]
    assert fourth["Demo monetary"] is None
    assert isinstance(third["add_time"], dt.datetime)


def test_ids_instead_of_labels(crm: Account) -> None:
    (line,) = crm.rows("deals", [crm.deals.get(3)], labels=False)
    assert isinstance(line["Contract type"], int)


def test_rows_are_written_to_a_csv_file(crm: Account, tmp_path: Path) -> None:
    """A text of the account is no formula in the spreadsheet of who opens it."""
    path = tmp_path / "deals.csv"
    count = write_csv(path, crm.rows("deals", crm.deals.list(sort_by="id")))
    with path.open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == count == 30
    assert lines[2]["Regions"] == "EMEA, APAC"
    assert lines[2]["Demo text"] == "'=HYPERLINK(1)"
    assert lines[2]["Demo date"] == "2026-05-01"


def test_a_title_is_no_formula_either(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, [{"=1+1": "a", "Name": "b"}])
    assert path.read_text() == "'=1+1,Name\na,b\n"


@pytest.mark.parametrize("first", "=+-@\t\r\n＝＋－＠")
def test_a_text_is_no_formula(tmp_path: Path, first: str) -> None:
    """A spreadsheet runs texts after a line break and wide signs, too."""
    write_csv(tmp_path / "x.csv", [{"a": f"{first}1+1", "b": [f"{first}1"]}])
    with (tmp_path / "x.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file))[1] == [f"'{first}1+1", f"'{first}1"]


def test_half_a_surrogate_pair_ends_no_file(tmp_path: Path) -> None:
    """Servers send them in texts that were cut; UTF-8 has none."""
    path = tmp_path / "rows.csv"
    lines = [{"a\ud800": "x\udfff", "b": ["\ud83d"]}, {"b": "\N{GRINNING FACE}"}]
    assert write_csv(path, lines) == 2
    text = path.read_text(encoding="utf-8")
    assert text.splitlines() == ["a?,b", "x?,?", ",\N{GRINNING FACE}"]


def test_frames_have_the_right_types(crm: Account) -> None:
    """Whole numbers stay whole although values are missing, and days are days."""
    lines = list(crm.rows("deals", crm.deals.list(sort_by="id")))
    pandas = to_pandas(lines)
    assert str(pandas["Demo double"].dtype) == "Int64"
    assert str(pandas["Demo date"].dtype).startswith("datetime64")
    assert str(pandas["add_time"].dtype).startswith("datetime64")
    polars = to_polars(lines)
    assert str(polars["Demo double"].dtype) == "Int64"
    assert str(polars["Demo date"].dtype) == "Date"
    assert str(polars["Regions"].dtype) == "List(String)"
    assert len(pandas) == len(polars) == 30


def test_persons_have_lists_of_dicts(crm: Account, tmp_path: Path) -> None:
    """Frames take them, and a CSV file has the addresses alone."""
    lines = list(crm.rows("persons", crm.persons.list(sort_by="id")))
    first = "ben.costa1@example.com"
    assert lines[0]["emails"] == [{"value": first, "primary": True, "label": "work"}]
    assert to_polars(lines)["emails"][0][0]["value"] == first
    assert to_pandas(lines)["emails"][0][0]["value"] == first
    write_csv(tmp_path / "persons.csv", lines)
    with (tmp_path / "persons.csv").open(newline="") as file:
        assert next(csv.DictReader(file))["emails"] == first


def test_an_address_is_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    cells = {"address": {"value": "=Riga", "country": None}, "other": {"a": 1}}
    write_csv(path, [cells])
    assert path.read_text() == 'address,other\n\'=Riga,"{""a"": 1}"\n'


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((["x"], "y", None), ["x", "y"]),
        ((1, "2"), ["1", "2"]),
        (
            (dt.date(2026, 1, 1), dt.datetime(2026, 1, 1, 9)),
            ["2026-01-01", "2026-01-01 09:00:00"],
        ),
    ],
)
def test_a_column_of_several_types_is_one_of_texts(
    values: tuple[object, ...], texts: list[str]
) -> None:
    """An unknown option stays a number among labels; no frame is refused for it."""
    lines = [{"a": value} for value in values]
    for frame in (to_pandas(lines), to_polars(lines)):
        assert [one for one in frame["a"] if isinstance(one, str)] == texts
    assert to_polars([{"a": 1}, {"a": 1.5}, {"b": 2}])["a"].to_list() == [
        1.0,
        1.5,
        None,
    ]


@pytest.mark.parametrize("module", ["pandas", "polars", "dlt"])
def test_a_library_that_is_missing_names_its_extra(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says which extra brings the library, not only that it is not there."""
    for name in [n for n in sys.modules if n.startswith("pipedrive_kit.load")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    uses = {"pandas": lambda: to_pandas([]), "polars": lambda: to_polars([])}
    with pytest.raises(ImportError, match=rf"{module} is not installed.*\[{module}\]"):
        uses.get(module, lambda: import_module("pipedrive_kit.load"))()
