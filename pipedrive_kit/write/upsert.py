"""One record: found by its values, created or changed, and looked for after a failure."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import anyio

from openapi_runtime.errors import OutcomeUnknownError

from ..errors import MatchKeyError, SeveralMatchesError, WriteError
from ..fields import Account, AsyncAccount
from ..flow import Flow, arun, run
from .kinds import NAMES, written_by
from .matching import LAG, Criteria, Searching, changed_since, is_there, only
from .target import Crm, Given, Target, Value
from .writing import Upserted, changes, creation, write

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client

CLOCKS: Final = 10.0
"""Seconds that the clock of Pipedrive may be behind."""

ATTEMPTS: Final = 3
"""Times that a record is sent whose creation has an unknown outcome."""


def find_by(
    crm: Account | Client, entity: str, *, lag: float = LAG, **values: Any
) -> Any:
    """Return the only record with all these values, or None.

    Args:
        crm: An `Account` for a record with names, or a `Client`.
        entity: Such as "persons"; docs/upsert.md has all.
        lag: Seconds that the index of searches may be behind; 0 trusts it.
        values: By attribute, "email", "phone", or name of a custom field.

    Raises:
        SeveralMatchesError: Several records have the values; `ids` has their IDs.
        MatchKeyError: No record can be found by them.

    Costs 20 tokens and 1 for each hit; without a hit, 10 more for the latest changes.
    Other costs of leads, projects and activities: docs/upsert.md.

    Example:
        >>> find_by(crm, "persons", email="ada@example.com")
        >>> find_by(crm, "deals", **{"Order number": "A-17"})
    """
    return run(_find(Target(crm, entity), values, lag))


async def async_find_by(
    crm: AsyncAccount | AsyncClient, entity: str, *, lag: float = LAG, **values: Any
) -> Any:
    """Return the only record with all these values, or None. See `find_by`."""
    return await arun(_find(Target(crm, entity), values, lag))


def upsert(
    crm: Account | Client,
    entity: str,
    values: Given,
    *,
    match_on: str | Sequence[str],
    dry_run: bool = False,
    lag: float = LAG,
) -> Upserted:
    """Create a record, or change what differs in the one that is there.

    Lists such as `emails` gain items and lose none.

    Args:
        crm: An `Account` for a record with names, or a `Client`.
        entity: Such as "persons"; docs/upsert.md has all.
        values: By attribute, "email", "phone", or name of a custom field.
        match_on: The names in `values` by which the record is found.
        dry_run: Look only; the result has the request that would be sent.
        lag: Seconds that the index of searches may be behind; 0 trusts it.

    Raises:
        SeveralMatchesError: Several records have the values of `match_on`.
        MatchKeyError: No record can be found by them.
        OutcomeUnknownError: It may have been created or not. Call it again: it looks first.

    Costs what `find_by` costs, and 5 tokens if something is sent.

    Example:
        >>> person = {"email": "ada@example.com", "name": "Ada Lovelace"}
        >>> upsert(crm, "persons", person, match_on="email").action
        'created'
    """
    return run(_upsert(Target(crm, entity), values, match_on, dry_run, lag))


async def async_upsert(
    crm: AsyncAccount | AsyncClient,
    entity: str,
    values: Given,
    *,
    match_on: str | Sequence[str],
    dry_run: bool = False,
    lag: float = LAG,
) -> Upserted:
    """Create a record, or change what differs in it. See `upsert`."""
    return await arun(_upsert(Target(crm, entity), values, match_on, dry_run, lag))


def settle(
    crm: Account | Client,
    error: OutcomeUnknownError,
    values: Given,
    *,
    marker: str | None = None,
    since: dt.datetime | None = None,
    wait: float = 2.0,
) -> Any:
    """Return the record of an `add` or `update` whose outcome is unknown.

    If it was not acted upon, it is sent again: at most 3 times.

    Args:
        crm: An `Account` for a record with names, or a `Client`.
        error: The error that was raised.
        values: The values that were sent, by attribute or name.
        marker: The name of a value that no other record has, such as an order number.
        since: A time before the call. Without a marker the record that has been created
            since with exactly these values is the one.
        wait: Seconds before looking: the server may still be at it.

    Raises:
        SeveralMatchesError: Several records may be the one.
        OutcomeUnknownError: The outcome is still unknown.

    Costs 10 tokens for each 500 changes since then, or what `find_by` costs with a marker.

    Example:
        >>> began = datetime.now(timezone.utc)
        >>> try:
        ...     deal = client.deals.add(**values)
        ... except OutcomeUnknownError as error:
        ...     deal = settle(client, error, values, since=began)
    """
    return run(_settle(crm, error, values, marker, since, lambda: time.sleep(wait)))


async def async_settle(
    crm: AsyncAccount | AsyncClient,
    error: OutcomeUnknownError,
    values: Given,
    *,
    marker: str | None = None,
    since: dt.datetime | None = None,
    wait: float = 2.0,
) -> Any:
    """Return the record of a write whose outcome is unknown. See `settle`."""
    flow = _settle(crm, error, values, marker, since, lambda: anyio.sleep(wait))
    return await arun(flow)


def key_values(values: Iterable[Value], match_on: str | Sequence[str]) -> list[Value]:
    """Return the values that a record is matched on."""
    names = [match_on] if isinstance(match_on, str) else list(match_on)
    by_name = {name: value for value in values for name in (value.code, value.name)}
    missing = [name for name in names if name not in by_name]
    if missing:
        raise MatchKeyError(f"no value for {', '.join(missing)}, which is matched on")
    return [by_name[name] for name in names]


def _find(target: Target, given: Given, lag: float) -> Flow[Any]:
    values = yield from target.resolve(given)
    criteria = Criteria(target, values)
    found = yield from Searching(target, lag=lag).find(criteria)
    record = only(target, criteria, found)
    return None if record is None else (yield from target.named(record))


def _upsert(
    target: Target,
    given: Given,
    match_on: str | Sequence[str],
    dry_run: bool,
    lag: float,
) -> Flow[Upserted]:
    values = yield from target.resolve(given)
    criteria = Criteria(target, key_values(values, match_on))
    found = yield from Searching(target, lag=lag).find(criteria)
    done = yield from write(target, only(target, criteria, found), values, dry_run)
    return (yield from named(target, done))


def named(target: Target, done: Upserted) -> Flow[Upserted]:
    """Return a result whose record has the names of the account."""
    if done.record is None:
        return done
    record = yield from target.named(done.record)
    return Upserted(done.action, record, done.request, done.error)


def _settle(
    crm: Crm,
    error: OutcomeUnknownError,
    given: Given,
    marker: str | None,
    since: dt.datetime | None,
    wait: Callable[[], Any],
) -> Flow[Any]:
    target, known = _meant(crm, error)
    values = yield from target.resolve(given)
    if known is not None:
        yield wait
        record = yield lambda: target.group.get(known)
        done = yield from write(target, record, values, dry_run=False)
        return (yield from target.named(done.record))
    if marker is None and since is None:
        raise ValueError("settle needs a marker, or the time before the call")
    began = since.timestamp() if since else time.time() - LAG
    for _ in range(ATTEMPTS):
        yield wait
        if marker is not None:
            criteria = Criteria(target, key_values(values, marker))
            finder = Searching(target, since=began - LAG)
            record = only(target, criteria, (yield from finder.find(criteria)))
        else:
            record = yield from _created_since(target, values, began)
        if record is not None:
            return (yield from target.named(record))
        try:
            record = yield lambda: target.group.add(**creation(target, values))
        except OutcomeUnknownError as again:
            error = again
        else:
            return (yield from target.named(record))
    raise error


def _created_since(target: Target, values: list[Value], began: float) -> Flow[Any]:
    """Return the record that was created since a time with exactly these values."""
    records = yield from changed_since(target, began - CLOCKS)
    created = [
        record
        for record in records
        if isinstance(record.add_time, dt.datetime)
        and record.add_time.timestamp() >= int(began - CLOCKS)
        and is_there(record)
        and not changes(target, record, values)
    ]
    if len(created) > 1:
        ids = [record.id for record in created]
        raise SeveralMatchesError(
            f"{len(ids)} {target.entity} have been created since with these values:"
            f" a marker would tell which is the one (IDs {', '.join(map(str, ids))})",
            target.entity,
            ids,
        )
    return created[0] if created else None


def _meant(crm: Crm, error: OutcomeUnknownError) -> tuple[Target, int | str | None]:
    """Return the entity that an error is about, and the ID if there was one before."""
    written = written_by(error.operation_id)
    if written is None:
        raise WriteError(
            f"settle knows `add` and `update` of {NAMES}, not"
            f" {error.operation_id or 'a request without an operation'}"
        )
    entity, method = written
    if method == "add":
        return Target(crm, entity), None
    last = urlsplit(error.url or "").path.rpartition("/")[2]
    return Target(crm, entity), int(last) if last.isdecimal() else last
