"""Each row of an import ends up in one record, wherever the program is killed."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipedrive_kit.errors import FieldValueError, JournalError, UnknownFieldError
from pipedrive_kit.testing import FakePipedrive, faults
from pipedrive_kit.testing.messages import Request, Response
from pipedrive_kit.write import async_import_rows, import_rows, journal, read_csv
from pipedrive_v2 import errors

from .conftest import sent, tokens

ROWS = int(os.environ.get("IMPORTED_ROWS", "500"))


class KilledError(BaseException):
    """The process ends here, as far as the import can tell."""


@pytest.fixture
def fake() -> FakePipedrive:
    fake = FakePipedrive(validate="nothing", search_lag=3_600)
    fake.client.person_fields.add(field_name="Import row", field_type="varchar")
    return fake


class Killer:
    """Kills at random: around requests, around writes to the journal, between rows."""

    def __init__(self, fake: FakePipedrive, rate: float) -> None:
        self._random = random.Random(7)
        self._rate = rate
        self._handle = fake.handle
        self._visits: Counter[str] = Counter()
        self.places: Counter[str] = Counter()

    def maybe(self, place: str) -> None:
        """Kill at random, and the tenth time anyway: each place has its turn."""
        self._visits[place] += 1
        if self._random.random() < self._rate or self._visits[place] == 10:
            self.places[place] += 1
            raise KilledError(place)

    def handle(self, request: Request) -> Response:
        self.maybe("before the request")
        response = self._handle(request)
        self.maybe(f"after {request.method}")
        return response

    def write(self, handle: int, data: bytes) -> int:
        try:
            self.maybe("within a line")
        except KilledError:
            os.write(handle, data[: self._random.randrange(len(data))])
            raise
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        self.maybe("before the disk has it")
        self.maybe("after the disk has it")

    def progress(self, report: Any) -> None:
        self.maybe("between rows")


class _Os:
    """The module `os` with other functions, for the journal alone."""

    def __init__(self, **functions: Callable[..., Any]) -> None:
        self.__dict__ |= functions

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.mark.parametrize(
    "options",
    [{"marker": "Import row"}, {"match_on": "email"}],
    ids=["marker", "match_on"],
)
def test_killed_anywhere_each_row_is_there_once(
    fake: FakePipedrive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: dict[str, str],
) -> None:
    """The index of searches knows no record: what was made is found all the same."""
    many = ROWS if "marker" in options else ROWS // 4
    rows = [{"name": f"P {n}", "email": f"p{n}@example.com"} for n in range(many)]
    killer = Killer(fake, rate=3 / ROWS)
    monkeypatch.setattr(
        journal, "os", _Os(write=killer.write, fsync=killer.fsync), raising=True
    )
    monkeypatch.setattr(fake, "handle", killer.handle)
    runs = 0
    while True:
        runs += 1
        client = fake.new_client()
        try:
            report = import_rows(
                client,
                "persons",
                rows,
                journal=tmp_path / "journal",
                progress=killer.progress,
                wait=0,
                **options,
            )
        except KilledError:
            continue
        break
    names = Counter(each["name"] for each in fake.store.all("persons").values())
    assert names == {row["name"]: 1 for row in rows}
    assert report.done == many
    assert report.refused == {}
    assert runs == sum(killer.places.values()) + 1
    assert killer.places.keys() >= {
        "before the request",
        "after POST",
        "within a line",
        "before the disk has it",
        "after the disk has it",
        "between rows",
    }


def test_a_row_of_last_week_is_searched_for(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    """The index has it by now, so the changes of an hour are listed, not of a week."""
    path = tmp_path / "journal"
    written = journal.Journal(path, journal.subject("persons", None, "Import row"))
    written.intend(1, journal.digest({"name": "A"}), time.time() - 7 * 86_400)
    written.close()
    rows = [{"name": "A"}]
    import_rows(fake.client, "persons", rows, journal=path, marker="Import row", wait=0)
    listed = fake.exchanges[-2].request.params["updated_since"]
    assert 3_590 < time.time() - dt.datetime.fromisoformat(listed).timestamp() < 3_700
    assert len(fake.store.all("persons")) == 1


def test_an_import_goes_on_where_it_was(fake: FakePipedrive, tmp_path: Path) -> None:
    """The budget ends it cleanly; a full journal costs nothing."""
    rows = [{"name": f"P {n}"} for n in range(10)]
    options: dict[str, Any] = {"journal": tmp_path / "j", "marker": "Import row"}
    first = import_rows(fake.client, "persons", rows, budget=40, wait=0, **options)
    assert isinstance(first.stopped, errors.BudgetExceededError)
    assert (first.created, first.done, first.tokens) == (6, 6, 40)
    second = import_rows(fake.client, "persons", rows, wait=0, **options)
    assert (second.skipped, second.created, second.stopped) == (6, 4, None)
    assert second.ids == {number: number for number in range(1, 11)}
    before = tokens(fake)
    third = import_rows(fake.client, "persons", rows, wait=0, **options)
    assert (third.skipped, third.tokens) == (10, 0)
    assert tokens(fake) == before


def test_a_small_budget_is_not_spent_on_lists(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    """Run after run, each gets somewhere."""
    fake.store.lag = 0
    fake.store.add("persons", {"id": 5_000, "name": "x"})
    fake.seed("demo", persons=500)
    rows = [{"name": f"P {n}"} for n in range(10)]
    path = tmp_path / "journal"
    done = [
        import_rows(
            fake.client, "persons", rows, journal=path, match_on="name", budget=120
        ).done
        for _ in range(3)
    ]
    assert done == sorted(set(done))
    assert done[0] > 0


def test_a_dry_run_writes_no_record_and_no_journal(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    fake.client.persons.add(name="There")
    rows = [{"name": "There"}, {"name": "New"}, {"nmae": "x"}]
    path = tmp_path / "journal"
    report = import_rows(
        fake.client, "persons", rows, journal=path, match_on="name", dry_run=True
    )
    assert (report.created, report.unchanged, report.writing) == (1, 1, 5)
    assert isinstance(report.refused[3], UnknownFieldError)
    assert report.plan is not None
    assert report.plan.way == "list"
    assert not path.exists()
    assert sent(fake, "POST")[1:] == ["POST /persons"]


def test_an_import_runs_awaited(fake: FakePipedrive, tmp_path: Path) -> None:
    rows = [{"name": f"P {n}"} for n in range(3)]
    seen: list[int] = []
    report = asyncio.run(
        async_import_rows(
            fake.new_async_client(),
            "persons",
            rows,
            journal=tmp_path / "journal",
            match_on="name",
            progress=lambda report: seen.append(report.done),
        )
    )
    assert (report.created, seen) == (3, [1, 2, 3])
    assert report.tokens == 10 + 15


def test_refused_rows_are_tried_again_and_may_be_corrected(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    rows: list[dict[str, Any]] = [{"name": "A", "org_id": 99}, {"name": "B"}]
    options: dict[str, Any] = {"journal": tmp_path / "j", "marker": "Import row"}
    first = import_rows(fake.client, "persons", rows, wait=0, **options)
    assert isinstance(first.refused[1], errors.BadRequestError)
    rows[0] = {"name": "A"}
    second = import_rows(fake.client, "persons", rows, wait=0, **options)
    assert (second.created, second.skipped, second.refused) == (1, 1, {})


def test_a_refusal_forgets_no_record_that_may_exist(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    """A field was away when the import went on: that tells nothing about the record."""
    path = tmp_path / "journal"
    rows = [{"name": "A", "Region": "x"}]
    written = journal.Journal(path, journal.subject("persons", None, "Import row"))
    written.intend(1, journal.digest(rows[0]), time.time())
    written.close()
    fields = fake.client.person_fields.list()
    code = next(one.field_code for one in fields if one.field_name == "Import row")
    fake.client.persons.add(name="A", custom_fields={str(code): f"{written.id}-1"})
    options: dict[str, Any] = {"journal": path, "marker": "Import row", "wait": 0}
    first = import_rows(fake.client, "persons", rows, **options)
    assert isinstance(first.refused[1], UnknownFieldError)
    fake.client.person_fields.add(field_name="Region", field_type="varchar")
    second = import_rows(fake.client, "persons", rows, **options)
    assert second.refused == {}
    assert len(fake.store.all("persons")) == 1


def test_a_set_has_one_digest() -> None:
    """Its order is another one in each process."""
    one, other = {"a", "i", "q"}, {"q", "i", "a"}
    assert journal.digest({"x": one}) == journal.digest({"x": other})
    assert journal.digest({"x": one}) == journal.digest({"x": ["a", "i", "q"]})


@pytest.mark.parametrize(
    "value",
    [object(), {object()}, [lambda: 1], (each for each in "ab"), {("a", 1): 2}],
    ids=["object", "set", "function", "generator", "key"],
)
def test_a_row_without_a_text_of_its_own_is_refused(
    fake: FakePipedrive, tmp_path: Path, value: Any
) -> None:
    """The repr of an object has an address, which is another one in each process."""
    rows = [{"name": "Ada", "label_ids": value}, {"name": "Ben"}]
    report = import_rows(
        fake.client, "persons", rows, journal=tmp_path / "x.journal", match_on="name"
    )
    assert isinstance(report.refused[1], FieldValueError)
    assert report.created == 1


@pytest.mark.parametrize("fault", [faults.cut(), faults.status(502)])
def test_unknown_outcomes_are_settled(
    fake: FakePipedrive, tmp_path: Path, fault: faults.Fault
) -> None:
    fake.faults.add(fault, method="POST", path="/persons", times=2)
    rows = [{"name": f"P {n}"} for n in range(3)]
    report = import_rows(
        fake.client,
        "persons",
        rows,
        journal=tmp_path / "journal",
        match_on="name",
        wait=0,
    )
    assert (report.created, report.unchanged) == (3, 0)
    assert len(fake.store.all("persons")) == 3


def test_a_journal_of_something_else_is_refused(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    path = tmp_path / "journal"
    given: dict[str, Any] = {"journal": path, "match_on": "name", "wait": 0}
    import_rows(fake.client, "persons", [{"name": "A"}], **given)
    with pytest.raises(JournalError, match="entity is 'persons', not 'organ"):
        import_rows(fake.client, "organizations", [{"name": "A"}], **given)
    with pytest.raises(JournalError, match="row 1 has changed"):
        import_rows(fake.client, "persons", [{"name": "B"}], **given)
    with pytest.raises(ValueError, match="either match_on or marker"):
        import_rows(fake.client, "persons", [], journal=path)
    lines = path.read_text().splitlines()
    assert [json.loads(line).get("action") for line in lines] == [None, None, "created"]
    for damaged in ("{", "[]", "{}"):
        path.write_text("\n".join([lines[0], damaged, lines[2], ""]))
        with pytest.raises(JournalError, match="line 2"):
            import_rows(fake.client, "persons", [{"name": "A"}], **given)
    path.write_text("name,email")
    with pytest.raises(JournalError, match="is not a journal"):
        import_rows(fake.client, "persons", [{"name": "A"}], **given)
    assert path.read_text() == "name,email"


def test_a_marker_has_to_be_a_text_field(fake: FakePipedrive, tmp_path: Path) -> None:
    """That is no fault of the rows, and nothing is sent."""
    fake.client.person_fields.add(field_name="Born", field_type="date")
    for marker, words in (("Birth", "no field"), ("Born", "date")):
        with pytest.raises(ValueError if marker == "Born" else KeyError, match=words):
            import_rows(
                fake.client,
                "persons",
                [{"name": "A"}],
                journal=tmp_path / marker,
                marker=marker,
            )
    assert fake.store.all("persons") == {}


@pytest.mark.skipif(os.name != "posix", reason="files are locked on POSIX only")
def test_a_journal_is_used_by_one_import_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    first = journal.Journal(path, {})
    with pytest.raises(JournalError, match="another import right now"):
        journal.Journal(path, {})
    first.close()
    journal.Journal(path, {}).close()


def test_a_csv_file_is_read_by_its_titles(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\ufeffE-mail;Name;Other\n a@example.com ;Ada;1\n;Ben;2\n", "utf-8")
    columns = {"E-mail": "email", "Name": "name"}
    assert list(read_csv(path, columns, delimiter=";")) == [
        {"email": "a@example.com", "name": "Ada"},
        {"name": "Ben"},
    ]
    with pytest.raises(ValueError, match="no column 'Phone'"):
        list(read_csv(path, {"Phone": "phone"}, delimiter=";"))
