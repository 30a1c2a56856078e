"""The options of clients and of calls: their types and their meaning."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

from ..http import HttpAuth, HttpTimeout

if TYPE_CHECKING:
    import ssl

    from ..exchange.retry import Retry
    from ..limits.budget import Budget
    from ..limits.store import Store
    from ..usage.usage import Charge
    from .seams import Auth, ClientAuth, Gate, Observer


TimeoutTypes: TypeAlias = float | HttpTimeout | None
AuthTypes: TypeAlias = "HttpAuth | Auth | ClientAuth | None"
VerifyTypes: TypeAlias = "bool | ssl.SSLContext"


class ClientOptions(TypedDict, total=False):
    """Arguments that clients of every API take."""

    timeout: TimeoutTypes
    """Seconds for each wait for the server, by default 30; None for no limit."""

    total_timeout: float | None
    """Seconds for a whole response, by default 120; None for no limit."""

    max_body: int
    """Bytes that the body of a response may have, by default 100 million."""

    retry: Retry
    """A `Retry`; by default up to three more attempts within 60 seconds."""

    default_headers: Mapping[str, str] | None
    """Headers of every request; `extra_headers` of a call go before them."""

    on_charge: Callable[[Charge], object] | None
    """A function that is called after each request that was sent."""

    auth: AuthTypes
    """An `httpx.Auth` or another `Auth`, used instead of credentials."""

    observer: Observer | None
    """An `Observer` of response bodies, such as a `Drift`."""

    gate: Gate | None
    """A `Gate` that decides when requests are sent."""

    library: Literal["httpx", "httpx2"]
    """The HTTP library, by default `httpx`; not beside `http_client`."""

    proxy: str | None
    """The URL of a proxy, by default that of the environment; not beside `http_client`."""

    verify: VerifyTypes
    """The verification of certificates, as in HTTPX; not beside `http_client`."""


class LimitOptions(ClientOptions, total=False):
    """Arguments of clients whose API has rate limits, or costs in tokens."""

    plan: str | None
    """The plan of the account; without it, the rate that every plan allows."""

    budget: Budget | int | None
    """Tokens to spend in a day, a number or a `Budget`; by default any number."""

    store: Store | None
    """The store that counts tokens and rate limits; by default one in this process."""

    account_name: str | None
    """Clients with the same name count together in a store; by default those with the
    same host or credentials."""

    on_store_failure: Literal["raise", "degrade"]
    """`raise`, the default, or `degrade`: count in this process, alone or by the
    `degraded_share` of a `Budget`."""


LIMITS = LimitOptions.__annotations__.keys() - ClientOptions.__annotations__.keys()


class CallOptions(TypedDict, total=False):
    """Arguments that every call takes. The extras win over what the call itself sends."""

    timeout: TimeoutTypes
    """Seconds for each of connecting, sending and waiting for a response's next bytes;
    None for no limit."""

    extra_headers: Mapping[str, str]
    """Sent with the headers of the call, or instead of those with the same name."""

    extra_query: Mapping[str, Any]
    """Sent with the query parameters of the call, or instead of those with the same name."""

    extra_body: Mapping[str, Any]
    """Merged into the top level of the body."""

    send_as: str
    """The media type of the body, one of `Operation.media_types`."""

    retry: Retry
    """The retry policy of this call, instead of the client's."""

    total_timeout: float | None
    """Seconds that waiting for a slot in the rate limit, and each attempt, may take;
    None for no limit."""

    force: bool
    """Send even what is refused because it would do harm."""

    save_to: str | os.PathLike[str]
    """A file that a binary response is written to as it comes, of any size, instead of
    being returned: the call gives no bytes then. It is there when all of it has come."""
