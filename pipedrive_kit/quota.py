"""The tokens of the day: left by the server's word, spent by this client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .flow import Flow, arun, run

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client


@dataclass(frozen=True, slots=True)
class Quota:
    """The daily token budget of an account.

    Attributes:
        left: Tokens that no client of the account has spent; None if Pipedrive did not say.
        limit: Tokens of the whole day; None if Pipedrive did not say.
        seen_at: The time of the response that said so.
        spent: Tokens that this client has spent since it was made.
        by_operation: The same for each operation.
    """

    left: int | None
    limit: int | None
    seen_at: dt.datetime | None
    spent: int
    by_operation: Mapping[str, int]

    @property
    def share(self) -> float | None:
        """The part of the day's tokens that is left, from 0.0 to 1.0."""
        if self.left is None or not self.limit:
            return None
        return self.left / self.limit


def quota(client: Client, *, ask: bool = True) -> Quota:
    """Return the tokens that are left today.

    Args:
        client: A `Client`.
        ask: Ask Pipedrive if no response has said it yet. Costs 5 tokens.

    Example:
        >>> share = quota(client).share
        >>> if share is not None and share < 0.2:
        ...     raise SystemExit("the rest of the day is for others")
    """
    return run(_quota(client, ask))


async def async_quota(client: AsyncClient, *, ask: bool = True) -> Quota:
    """Return the tokens that are left today. See `quota`."""
    return await arun(_quota(client, ask))


def _quota(client: Any, ask: bool) -> Flow[Quota]:
    today = client.budget
    if ask and today.left is None:
        today = yield client.check_budget
    usage = client.usage.as_dict()
    operations = usage["by_operation"].items()
    return Quota(
        left=today.left,
        limit=today.limit,
        seen_at=today.seen_at,
        spent=usage["tokens"],
        by_operation={name: spent["tokens"] for name, spent in operations},
    )
