"""The checks of options and of HTTP clients that users pass in, before anything is done."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Mapping
from functools import partial
from operator import contains
from typing import Any, Literal, NamedTuple

from .._meant import unexpected
from .._util import is_whole
from ..errors import ClientError, ConfigurationError, RequestError
from ..http import LIBRARIES, is_a, is_auth
from ..operation import Operation


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


def _is_verify(value: Any) -> bool:
    if isinstance(value, bool):
        return True
    from ssl import SSLContext

    return isinstance(value, SSLContext)


def _one_of(*types: Any) -> Callable[[Any], bool]:
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
_STORE = ("admit", "blocking", "change", "close")

CLIENT_CHECKS: Mapping[str, Check] = {
    "library": Check("'httpx' or 'httpx2'", partial(contains, tuple(LIBRARIES))),
    "proxy": Check("a URL or None", _one_of(str, type(None)), is_secret=True),
    "verify": Check("True, False or an ssl.SSLContext", _is_verify),
    "auth": Check(
        "an httpx.Auth, an OAuth2Session, an Auth or None", _is_auth, True, _AUTH
    ),
    "default_headers": Check(
        "a mapping or None", _one_of(Mapping, type(None)), is_secret=True
    ),
    "gate": Check("a Gate or None", _has(*_GATE), True, _GATE),
    "max_body": Check("a positive whole number of bytes", partial(is_whole, least=1)),
    "observer": Check("an Observer or None", _has(*_OBSERVER), True, _OBSERVER),
    "on_charge": Check("a function or None", _one_of(Callable, type(None))),
    "retry": _RETRY,
    "timeout": _TIMEOUT,
    "total_timeout": _TOTAL_TIMEOUT,
}
"""The checks of `ClientOptions`."""

LIMIT_CHECKS: Mapping[str, Check] = {
    "account_name": Check("a name or None", _is_name),
    "budget": Check("a Budget, a whole number of tokens or None", _is_budget),
    "on_store_failure": Check(
        "'raise' or 'degrade'", partial(contains, ("raise", "degrade"))
    ),
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


def check_client(
    client: type, options: Mapping[str, Any], texts: Mapping[str, object]
) -> None:
    """Raise TypeError or ConfigurationError for a wrong argument of a client.

    `texts` are its arguments that are strings; they are not shown, being secrets.
    """
    checks = {**CLIENT_CHECKS, **LIMIT_CHECKS}
    for name in options.keys() - checks.keys():
        known = (*texts, "http_client", *checks)
        raise TypeError(unexpected(client.__name__, name, known))
    check(checks, options, ConfigurationError)
    for name, value in texts.items():
        if value is not None and not isinstance(value, str):
            got = _shown(value, is_secret=True)
            raise ConfigurationError(f"{name} must be a string, not {got}")


def check_call(
    options: Mapping[str, Any],
    operation: Operation,
    method: Callable[..., Any],
    hints: Mapping[str, str],
) -> None:
    """Raise TypeError or RequestError for the first option of a call that is wrong.

    `hints` are those of the API.
    """
    for name in options.keys() - CALL_CHECKS.keys():
        from inspect import signature  # only needed for this message

        where = f"{operation.attribute}.{operation.function}"
        own = signature(method).parameters.keys() - {"call_options"}
        known = sorted(own | CALL_CHECKS.keys())
        raise TypeError(unexpected(where, name, known, hints))
    try:
        check(CALL_CHECKS, options, RequestError)
    except RequestError as error:
        from ..attempts.error_factory import annotate  # with the first error

        annotate(error, operation)
        raise


def _shown(value: Any, *, is_secret: bool) -> str:
    if value is None or (isinstance(value, (bool, float, int, str)) and not is_secret):
        return repr(value)
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return type(value).__name__


def check_lent(
    lent: object, flavor: Literal["", "Async"], given: Collection[str]
) -> None:
    """Raise ConfigurationError for what is no HTTP client, or has options beside it."""
    if given:
        raise ConfigurationError(
            f"give only one of http_client and {next(iter(given))}"
        )
    if not is_a(lent, f"{flavor}Client"):
        got = f"{type(lent).__module__}.{type(lent).__name__}"
        names = f"an httpx.{flavor}Client, an httpx2.{flavor}Client or None"
        raise ConfigurationError(f"http_client must be {names}, not {got}")


def is_local(http: Any) -> bool:
    """Return whether requests of a client go to code and not to a network."""
    transports = (
        getattr(http, "_transport", None),
        *getattr(http, "_mounts", {}).values(),
    )
    names = ("ASGITransport", "MockTransport", "WSGITransport")
    return any(is_a(transport, name) for transport in transports for name in names)
