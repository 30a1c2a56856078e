"""A copy of the account in a warehouse, by dlt.

The work is cut into rounds. Each round is loaded with its state, in one step, before the
next one begins: so a killed run loses one round at most.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from openapi_runtime.errors import ClientError

from ..exits import LimitedError
from ..screen.progress import Counts, Progress
from ..session import Session

BATCHES = 10
"""Batches of changes that an entity has in a round."""

BATCH = 500
"""Changes in a batch of the source."""

_ONE_PAGE = 40
"""Tokens that the largest page costs."""


class Sync:
    """The copy of some entities."""

    def __init__(
        self, session: Session, target: str, entities: Sequence[str], dataset: str
    ) -> None:
        # Before dlt is loaded, which reads them.
        os.environ.setdefault("RUNTIME__DLTHUB_TELEMETRY", "false")
        os.environ.setdefault("RUNTIME__LOG_LEVEL", "ERROR")
        try:
            import dlt
        except ModuleNotFoundError:
            raise click.UsageError("this needs the extra `dlt`") from None
        # What the source warns of is said by this class.
        logging.getLogger("pipedrive_kit").addHandler(logging.NullHandler())
        self._session = session
        self._entities = entities
        kind, _, place = target.partition(":")
        folder = _folder(session, kind, place)
        destination: Any = kind
        if kind == "duckdb" and place:
            if not Path(place).exists():
                shutil.rmtree(folder, ignore_errors=True)
            destination = dlt.destinations.duckdb(str(Path(place).absolute()))
        self._pipeline = dlt.pipeline(
            "pipedrive",
            pipelines_dir=str(folder),
            destination=destination,
            dataset_name=dataset,
        )

    def run(self) -> dict[str, int]:
        """Load what changed; return the number of changed records by entity."""
        found = dict.fromkeys(self._entities, 0)
        counts = Counts(self._session)
        line = self._session.command_line()
        self._session.going_on = f"What was loaded is kept. Go on with: {line}"
        is_first = not self._state()
        total = counts.get("sync") if is_first else None
        with Progress(self._session, "sync", total) as progress:
            if self._pipeline.has_pending_data:
                # Of a killed run. dlt loads it and nothing else.
                self._run()
            while not self._round(found, progress):
                pass
        if is_first:
            counts.keep("sync", sum(found.values()))
        self._session.going_on = None
        return found

    def _round(self, found: dict[str, int], progress: Progress) -> bool:
        """Load some batches of each entity; return if that was all."""
        before = dict(found)
        limit = self._session.token_limit
        with self._session.client.usage.measure(limit=limit) as spent:
            self._load(found, progress)
        if self._is_complete():
            return True
        if any(found[name] - before[name] >= BATCHES * BATCH for name in found):
            return False
        # The lists have more, and no entity has had its batches: the tokens are spent.
        progress.pause()
        if limit is None or spent.tokens + _ONE_PAGE < limit:
            raise LimitedError("The tokens of the day are spent.")
        if not self._session.may_spend_more():
            raise LimitedError("The tokens of --max-tokens are spent.")
        return False

    def _load(self, found: dict[str, int], progress: Progress) -> None:
        from ...load import pipedrive_source

        source = pipedrive_source(self._session.client, list(self._entities))
        for name, resource in source.resources.items():
            resource.add_map(_counting(found, name, progress))
        source.add_limit(BATCHES)
        self._run(source)

    def _run(self, source: Any = None) -> None:
        from dlt.pipeline.exceptions import PipelineStepFailed

        try:
            self._pipeline.run(source, loader_file_format="jsonl")
        except PipelineStepFailed as error:
            raise _reason(error) from None

    def _state(self) -> Mapping[str, Any]:
        sources: Mapping[str, Any] = self._pipeline.state.get("sources", {})
        found: Mapping[str, Any] = sources.get("pipedrive", {}).get("resources", {})
        return found

    def _positions(self) -> Iterator[Mapping[str, Any]]:
        for resource in self._state().values():
            yield from resource.get("changes", {}).get("positions", {}).values()

    def _is_complete(self) -> bool:
        """Return if every list was read to its end."""
        return all(place["until"] is None for place in self._positions())


def _folder(session: Session, kind: str, place: str) -> Path:
    """Return the folder with the state of a copy: beside its file, if it is one."""
    if place:
        return Path(f"{Path(place).absolute()}.pipeline")
    return session.file(f"{kind}.pipeline")


def _counting(
    found: dict[str, int], name: str, progress: Progress
) -> Callable[[Any], Any]:
    def counted(row: Any) -> Any:
        found[name] += 1
        progress.update(sum(found.values()))
        return row

    return counted


def _reason(error: BaseException) -> Exception:
    """Return the error of the client that ended a step of dlt, or that of dlt in words."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ClientError):
            return cause
        if not isinstance(cause, Exception):  # Ctrl-C, or how dlt says it
            raise KeyboardInterrupt
        cause = cause.__cause__ or cause.__context__
    return click.ClickException(str(error))
