"""The options of clients and of calls: their types, their meaning, their checks.

A wrong one is refused by its name before anything is done.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypedDict

from .._util import is_whole
from ..errors import ClientError
from ..http import LIBRARIES, HttpAuth, HttpTimeout, is_a, is_auth

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


class Check(NamedTuple):
    """The values that an argument takes."""

    words: str
    fits: Callable[[Any], bool]
    is_secret: bool = False
    """True if a wrong value may hold a secret."""

    members: tuple[str, ...] = ()
    """Attributes that an implementation of a protocol must have."""


def _is_seconds(value: Any) -> bool:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value > 0 and math.isfinite(value)
    return value is None


def _is_timeout(value: Any) -> bool:
    parts = value.as_dict().values() if is_a(value, "Timeout") else [value]
    return all(map(_is_seconds, parts))


def _is_retry(value: Any) -> bool:
    from ..exchange.retry import Retry

    return isinstance(value, Retry)


def _is_name(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(value))


def _is_budget(value: Any) -> bool:
    if value is None or is_whole(value, 0):
        return True
    from ..limits.budget import Budget

    return isinstance(value, Budget)


def _has(*members: str) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        # A class has the methods as well, but nothing to call them on.
        return value is None or (
            not isinstance(value, type) and not _missing(value, members)
        )

    return fits


def _missing(value: Any, members: tuple[str, ...]) -> list[str]:
    return [name for name in members if not hasattr(value, name)]


def _is_auth(value: Any) -> bool:
    return is_auth(value) or _has(*_AUTH)(value) or _has("for_client")(value)


def _is_size(value: Any) -> bool:
    return is_whole(value, 1)


def _is_hook(value: Any) -> bool:
    return value is None or callable(value)


def _is_library(value: Any) -> bool:
    return isinstance(value, str) and value in LIBRARIES


def _is_verify(value: Any) -> bool:
    if isinstance(value, bool):
        return True
    from ssl import SSLContext

    return isinstance(value, SSLContext)


def _is_choice(value: Any) -> bool:
    return value in ("raise", "degrade")


def _one_of(*types: type) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        return isinstance(value, types)

    return fits


_SECONDS = "a positive number of seconds"
_RETRY = Check("a Retry, such as Retry(attempts=3)", _is_retry)
_TIMEOUT = Check(
    f"{_SECONDS}, an httpx.Timeout, an httpx2.Timeout or None for no limit", _is_timeout
)
_TOTAL_TIMEOUT = Check(f"{_SECONDS} or None for no limit", _is_seconds)
_MAPPING = Check("a mapping", _one_of(Mapping), is_secret=True)

_AUTH = ("base_url", "header", "ready", "secrets")
_GATE = ("admission", "pause")
_OBSERVER = ("watch",)
_STORE = (
    "acquire",
    "admit",
    "blocking",
    "close",
    "free",
    "pause",
    "paused",
    "release",
    "settle",
    "spent",
)

HTTP_CHECKS: Mapping[str, Check] = {
    "library": Check("'httpx' or 'httpx2'", _is_library),
    "proxy": Check("a URL or None", _one_of(str, type(None)), is_secret=True),
    "verify": Check("True, False or an ssl.SSLContext", _is_verify),
}
"""The checks of those of `ClientOptions` that are for the default HTTP client."""

CLIENT_CHECKS: Mapping[str, Check] = {
    **HTTP_CHECKS,
    "auth": Check(
        "an httpx.Auth, an OAuth2Session, an Auth or None", _is_auth, True, _AUTH
    ),
    "default_headers": Check(
        "a mapping or None", _one_of(Mapping, type(None)), is_secret=True
    ),
    "gate": Check("a Gate or None", _has(*_GATE), True, _GATE),
    "max_body": Check("a positive whole number of bytes", _is_size),
    "observer": Check("an Observer or None", _has(*_OBSERVER), True, _OBSERVER),
    "on_charge": Check("a function or None", _is_hook),
    "retry": _RETRY,
    "timeout": _TIMEOUT,
    "total_timeout": _TOTAL_TIMEOUT,
}
"""The checks of `ClientOptions`."""

LIMIT_CHECKS: Mapping[str, Check] = {
    "account_name": Check("a name or None", _is_name),
    "budget": Check("a Budget, a whole number of tokens or None", _is_budget),
    "on_store_failure": Check("'raise' or 'degrade'", _is_choice),
    "plan": Check("a string or None", _one_of(str, type(None))),
    "store": Check(
        "a Store, such as SQLiteStore(path), or None", _has(*_STORE), True, _STORE
    ),
}
"""The checks of what `LimitOptions` has beside `ClientOptions`."""

CALL_CHECKS: Mapping[str, Check] = {
    "extra_body": _MAPPING,
    "extra_headers": _MAPPING,
    "extra_query": _MAPPING,
    "force": Check("True or False", _one_of(bool)),
    "retry": _RETRY,
    "save_to": Check("the path of a file", _one_of(str, os.PathLike)),
    "send_as": Check("a media type, such as 'text/csv'", _one_of(str)),
    "timeout": _TIMEOUT,
    "total_timeout": _TOTAL_TIMEOUT,
}
"""The checks of `CallOptions`."""


def check(
    checks: Mapping[str, Check], given: Mapping[str, Any], error: type[ClientError]
) -> None:
    """Raise `error` for the first argument that is not what it takes."""
    for name, value in given.items():
        wanted = checks[name]
        if not wanted.fits(value):
            got = _shown(value, is_secret=wanted.is_secret)
            missing = _missing(value, wanted.members)
            if 0 < len(missing) < len(wanted.members):
                got += f", which has no {' and no '.join(missing)}"
            raise error(f"{name} must be {wanted.words}, not {got}")


def check_texts(given: Mapping[str, Any], error: type[ClientError]) -> None:
    """Raise `error` for the first argument that is not a string; secrets are not shown."""
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            got = _shown(value, is_secret=True)
            raise error(f"{name} must be a string, not {got}")


def _shown(value: Any, *, is_secret: bool) -> str:
    if value is None or (isinstance(value, (bool, float, int, str)) and not is_secret):
        return repr(value)
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return type(value).__name__
