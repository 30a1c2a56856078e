"""A copy held against the account, without a state."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..flow import Item, Walk, aiterate, iterate, next_page
from .changes import Change
from .streams import Stream, streams_of

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client


def reconcile(client: Client, entity: str, known: Iterable[int]) -> Iterator[Change]:
    """Yield every record of an entity, then a deletion for each known ID that is gone.

    For copies that are older than 30 days, or whose webhooks were lost.

    Args:
        client: A `Client`.
        entity: One of `ENTITIES`.
        known: The IDs of the copy.

    Costs the tokens of the entity's lists: 10 for each 500 records, 30 for deals.
    """
    return iterate(_walk(client, entity, known))


def async_reconcile(
    client: AsyncClient, entity: str, known: Iterable[int]
) -> AsyncIterator[Change]:
    """Yield every record, then deletions. See `reconcile`."""
    return aiterate(_walk(client, entity, known))


def _walk(client: Any, entity: str, known: Iterable[int]) -> Walk[Change]:
    gone = set(known)
    streams = streams_of(entity)
    for stream in streams:
        pages = _pages(client, stream, stream.options)
        while (page := (yield next_page(pages))) is not None:
            for record in _there(page.items):
                gone.discard(record.id)
                yield Item(Change(entity, record.id, False, record))
    # A record may have moved from one list to the other between the two walks.
    for stream in streams if gone and streams[0].since else ():
        pages = _pages(client, stream, {"ids": sorted(gone)})
        while (page := (yield next_page(pages))) is not None:
            gone -= {record.id for record in _there(page.items)}
    for key in sorted(gone):
        yield Item(Change(entity, key, True, None))


def _there(records: Iterable[Any]) -> list[Any]:
    return [one for one in records if not getattr(one, "is_deleted", False)]


def _pages(client: Any, stream: Stream, options: Mapping[str, Any]) -> Any:
    given = {name: value for name, value in options.items() if name != "status"}
    method = getattr(getattr(client, stream.group), stream.method)
    return method(**given).pages()
