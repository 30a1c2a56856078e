"""The source: a resource for each entity, kept up to date by `changes`."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import dlt
from dlt.extract import DltResource

from pipedrive_v2 import Client

from ..fields import Account
from ..fields.definitions import ENTITIES as WITH_FIELDS, FieldTable
from ..fields.rows import rows
from ..sync import Change, State, changes
from ..sync.streams import streams_of
from .columns import Columns, attributes, custom, titles

BATCH = 500
"""Changes that are handed to dlt at a time."""

_HINTS: Columns = {
    "id": {"name": "id", "data_type": "bigint", "nullable": False},
    "is_deleted": {"name": "is_deleted", "data_type": "bool", "hard_delete": True},
    "synced_at": {"name": "synced_at", "data_type": "timestamp", "dedup_sort": "desc"},
}
"""The columns that dlt merges by."""

_log = logging.getLogger("pipedrive_kit")


@dlt.source(name="pipedrive", max_table_nesting=0)
def pipedrive_source(
    client: Client | str,
    entities: Sequence[str] = ("deals", "persons", "organizations", "activities"),
    names: bool = True,
    labels: bool = True,
) -> Iterator[DltResource]:
    """Return a source of dlt with a resource for each entity.

    Each run loads what changed since the last one, and removes what was deleted. The place
    that was reached is in the state of the dlt pipeline. All entities are read at once.

    Args:
        client: A `Client`, or an API token.
        entities: Names of `pipedrive_kit.sync.ENTITIES`.
        names: Columns of custom fields by name; else one JSON column, `custom_fields`.
        labels: Labels of options instead of their IDs, with `names`.

    Raises:
        ValueError: An entity that cannot be followed.

    Costs the tokens of `changes`, and 10 for each 500 fields of an entity with changes.

    Example:
        >>> pipeline = dlt.pipeline("pipedrive", destination="duckdb")
        >>> pipeline.run(pipedrive_source(client, ["deals", "persons"]))
    """
    used = Client(api_token=client) if isinstance(client, str) else client
    account = Account(used) if names else None
    for entity in entities:
        streams_of(entity)  # an unknown entity is refused before anything is read
        yield dlt.resource(
            _batches(used, account, entity, labels),
            name=entity,
            primary_key="id",
            write_disposition="merge",
            columns=_HINTS,
        )


def _batches(
    client: Client, account: Account | None, entity: str, labels: bool
) -> Iterator[Any]:
    """Yield lists of rows; the first one with the types of their columns."""
    kept = dlt.current.resource_state(entity)
    state = State.from_dict(kept["changes"]) if "changes" in kept else State()
    run = changes(client, [entity], state, parallel=True)
    if run.incomplete:
        _log.warning("%s: deletions may be missing after over 30 days", entity)
    table = _Table(account if entity in WITH_FIELDS else None, entity, labels, kept)
    try:
        found = iter(run)
        while batch := list(islice(found, BATCH)):
            yield table.rows(batch)
    finally:
        kept["changes"] = run.state.to_dict()
    if run.stopped is not None:
        _log.warning("%s: the next run continues: %s", entity, run.stopped)


class _Table:
    """The rows of one entity."""

    def __init__(
        self, account: Account | None, entity: str, labels: bool, kept: dict[str, Any]
    ) -> None:
        self._account = account
        self._entity = entity
        self._labels = labels
        self._kept = kept
        self._fields: FieldTable | None = None
        self._titles: Mapping[str, str] | None = None

    def rows(self, batch: Iterable[Change]) -> Any:
        """Return the rows of changes, the first records with types of all columns."""
        now = dt.datetime.now(dt.timezone.utc)
        gone = {"is_deleted": True, "synced_at": now}
        found = [{"id": change.id, **gone} for change in batch if change.deleted]
        records = [change.record for change in batch if not change.deleted]
        if not records:
            return found
        hints = None if self._titles is not None else self._hints(records[0])
        for row in self._rows(records):
            found.append({**row, "is_deleted": False, "synced_at": now})
        return dlt.mark.with_hints(found, hints) if hints else found

    def _rows(self, records: Sequence[Any]) -> Iterable[dict[str, Any]]:
        if self._fields is None:
            return (record.to_dict() for record in records)
        return rows(self._fields, records, labels=self._labels, columns=self._titles)

    def _hints(self, record: Any) -> Any:
        if self._account is not None:
            self._fields = self._account.fields(self._entity)
        table = self._fields
        columns = attributes(record, table, labels=self._labels)
        self._titles = {}
        if table is not None:
            normalized = dlt.current.source_schema().naming.normalize_identifier
            known = self._kept.get("columns", {})
            self._titles = titles(table, {*columns, *_HINTS}, known, normalized)
            self._kept["columns"] = self._titles
            columns |= custom(table, self._titles, labels=self._labels)
        return dlt.mark.make_hints(columns={**columns, **_HINTS})
