"""An account in a DuckDB file, by dlt, against a fake that is edited between runs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import dlt
import duckdb
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from pipedrive_kit.load import pipedrive_source, source
from pipedrive_kit.testing import FakePipedrive
from pipedrive_v2 import Budget


class Warehouse:
    """A DuckDB file and the pipeline that fills it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "crm.duckdb"
        self.folder = folder / "pipelines"

    def pipeline(self) -> Any:
        """Return the pipeline, as a new process makes it."""
        return dlt.pipeline(
            "crm",
            pipelines_dir=str(self.folder),
            destination=dlt.destinations.duckdb(str(self.path)),
            dataset_name="pipedrive",
        )

    def run(self, client: Any, entities: list[str], **options: Any) -> None:
        self.pipeline().run(pipedrive_source(client, entities, **options))

    def rows(self, query: str) -> list[Any]:
        with duckdb.connect(str(self.path), read_only=True) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path)


def test_a_table_becomes_what_the_account_has(
    fake: FakePipedrive, warehouse: Warehouse
) -> None:
    """A first load, then changed and deleted records; custom fields by name and label."""
    crm = custom_fields(fake)
    fake.client.deals.update(1, custom_fields={crm["Regions"]: [option(fake, "EMEA")]})
    warehouse.run(fake.client, ["deals", "stages"])
    assert warehouse.rows("select count(*) from pipedrive.deals") == [(30,)]
    assert warehouse.rows("select count(*) from pipedrive.stages") == [(3,)]
    assert warehouse.rows("select regions from pipedrive.deals where id = 1") == [
        ('["EMEA"]',)
    ]
    fake.store.delete("deals", 2)
    fake.store.delete("stages", 3)
    change = {crm["Contract type"]: option(fake, "Annual"), crm["Demo double"]: 3}
    fake.client.deals.update(3, title="Roof", custom_fields=change)
    fake.client.deals.add(title="New")
    warehouse.run(fake.client, ["deals", "stages"])
    assert warehouse.rows("select count(*) from pipedrive.deals") == [(30,)]
    assert warehouse.rows("select count(*) from pipedrive.stages") == [(2,)]
    assert warehouse.rows("select id from pipedrive.deals where id = 2") == []
    assert warehouse.rows(
        "select title, contract_type, demo_double from pipedrive.deals where id = 3"
    ) == [("Roof", "Annual", 3.0)]
    before = warehouse.rows("select id, _dlt_load_id from pipedrive.deals order by 1")
    warehouse.run(fake.client, ["deals", "stages"])
    assert (
        warehouse.rows("select id, _dlt_load_id from pipedrive.deals order by 1")
        == before
    )


def test_a_column_stays_when_its_field_is_renamed(
    fake: FakePipedrive, warehouse: Warehouse
) -> None:
    """New fields get columns; a name that is taken gets the code of its field."""
    code = custom_fields(fake)["Demo text"]
    fake.client.deal_fields.add(field_name="Title", field_type="text")
    title = custom_fields(fake)["Title"]
    values = {code: "one", title: "custom"}
    fake.client.deals.update(1, title="built in", custom_fields=values)
    warehouse.run(fake.client, ["deals"])
    fake.client.deal_fields.update(code, field_name="Remark")
    fake.client.deal_fields.add(field_name="Margin", field_type="double")
    margin = custom_fields(fake)["Margin"]
    fake.client.deals.update(2, custom_fields={code: "two", margin: 0.5})
    warehouse.run(fake.client, ["deals"])
    assert warehouse.rows(
        f"select demo_text, title, title_{title[:6]}, margin from pipedrive.deals"
        " where id < 3 order by id"
    ) == [("one", "built in", "custom", None), ("two", "Deal 2", None, 0.5)]


def test_a_run_that_fails_is_made_again(
    fake: FakePipedrive, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither rows nor the state of an extraction that broke off are kept."""
    monkeypatch.setattr(source, "BATCH", 10)
    deals = fake.client.deals
    monkeypatch.setattr(deals, "list_archived", lambda **_: 1 / 0)
    with pytest.raises(PipelineStepFailed, match="division"):
        warehouse.run(fake.client, ["deals"])
    monkeypatch.undo()
    warehouse.run(fake.client, ["deals"])
    assert warehouse.rows("select count(*) from pipedrive.deals") == [(30,)]


def test_a_run_that_was_killed_before_the_load_is_completed(
    fake: FakePipedrive, warehouse: Warehouse
) -> None:
    """dlt keeps what was extracted, with its state: the next run loads it first."""
    warehouse.pipeline().extract(pipedrive_source(fake.client, ["deals"]))
    spent = fake.client.usage.tokens
    fake.store.change("deals", 1, {"title": "since then"})
    warehouse.pipeline().run()
    assert fake.client.usage.tokens == spent
    warehouse.run(fake.client, ["deals"])
    titles = dict(warehouse.rows("select id, title from pipedrive.deals"))
    assert (len(titles), titles[1]) == (30, "since then")


def test_a_spent_budget_ends_the_run_without_an_error(
    fake: FakePipedrive, warehouse: Warehouse, caplog: pytest.LogCaptureFixture
) -> None:
    """Changes that were read are loaded, the rest comes with the next run."""
    poor = fake.new_client(budget=Budget(25))
    with caplog.at_level(logging.WARNING, "pipedrive_kit"):
        warehouse.run(poor, ["deals"])
    assert "deals: the next run continues" in caplog.text
    assert warehouse.rows("select count(*) from pipedrive.deals") == [(30,)]
    fake.client.deals.update(4, is_archived=True)
    warehouse.run(fake.client, ["deals"])
    assert warehouse.rows("select is_archived from pipedrive.deals where id = 4") == [
        (True,)
    ]


def test_without_names_custom_fields_are_one_column(
    fake: FakePipedrive, warehouse: Warehouse
) -> None:
    """No field definitions are read then."""
    code = custom_fields(fake)["Demo text"]
    fake.client.deals.update(1, custom_fields={code: "one"})
    spent = fake.client.usage.tokens
    warehouse.run(fake.client, ["deals"], names=False)
    assert fake.client.usage.tokens == spent + 30
    query = (
        f"select custom_fields->>'$.{code}', add_time from pipedrive.deals where id = 1"
    )
    assert warehouse.rows(query)[0][0] == "one"


def test_an_unknown_entity_is_refused(fake: FakePipedrive) -> None:
    with pytest.raises(ValueError, match="deals, persons"):
        pipedrive_source(fake.client, ["deal"])


def custom_fields(fake: FakePipedrive) -> dict[str, str]:
    """Return the codes of the deals' fields by name."""
    fields = fake.client.deal_fields.list()
    return {one.field_name: one.field_code for one in fields if one.is_custom_field}


def option(fake: FakePipedrive, label: str) -> int:
    """Return the ID of an option of the deals' fields."""
    for field in fake.client.deal_fields.list():
        for one in field.options or ():
            if one.label == label:
                return one.id
    raise LookupError(label)
