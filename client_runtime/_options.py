"""Arguments of clients, in a module of their own because nothing else is needed to define one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    import httpx

    from ._budget import Budget
    from ._oauth import OAuth2Session
    from ._retry import Retry
    from ._store import Store
    from ._usage import Charge


class ClientOptions(TypedDict, total=False):
    """Arguments that clients of every API take."""

    retry: Retry
    """When a request is sent again."""

    budget: Budget | int | None
    """How many tokens may be spent in a day."""

    plan: str | None
    """The plan that the account has; without it, the rate that every plan allows."""

    store: Store | None
    """Where counts and pauses live; by default in this process."""

    on_store_failure: Literal["raise", "degrade"]
    """Whether to go on with a count of this process when the store does not work."""

    total_timeout: float | None
    """Seconds after which an answer must be complete, by default 120."""

    max_body: int
    """Bytes that the body of an answer may have, by default 100 million."""

    on_charge: Callable[[Charge], object] | None
    """Is called for each request that was charged."""

    auth: httpx.Auth | OAuth2Session | None
    """Who signs in, instead of credentials."""
