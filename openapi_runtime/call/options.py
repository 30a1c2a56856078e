"""Arguments of clients, in a module of their own because nothing else is needed to define one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    import httpx

    from ..limits.budget import Budget
    from ..limits.store import Store
    from ..oauth.session import OAuth2Session
    from ..usage.usage import Charge
    from .retry import Retry


class ClientOptions(TypedDict, total=False):
    """Arguments that clients of every API take."""

    timeout: float | httpx.Timeout | None
    """Seconds for each of connecting, sending and waiting for an answer's next bytes,
    by default 30; None for no limit."""

    total_timeout: float | None
    """Seconds within which an answer must be complete, by default 120; None for no limit."""

    max_body: int
    """Bytes that the body of an answer may have, by default 100 million."""

    retry: Retry
    """When a request is sent again; by default up to three times within 60 seconds."""

    plan: str | None
    """The plan of the account; without it, requests are sent at the rate that every plan
    allows."""

    budget: Budget | int | None
    """Tokens that may be spent in a day; by default any number."""

    store: Store | None
    """Where tokens, rate windows and pauses are counted; by default in this process."""

    account_name: str | None
    """A name for the account that is charged: clients with the same name count together
    in a store. By default that is its host or, where many accounts have one host, its
    credentials; an httpx.Auth says neither, so such a client counts alone there."""

    on_store_failure: Literal["raise", "degrade"]
    """What to do when the store does not work: raise StoreError, as by default, or go on
    with a count in this process."""

    on_charge: Callable[[Charge], object] | None
    """A function that is called with each request that was charged."""

    auth: httpx.Auth | OAuth2Session | None
    """Who signs in, instead of credentials."""
