"""What arguments may be: a wrong one is refused by its name, before anything is done."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import httpx

from .._numbers import is_whole
from ..errors import ClientError
from ..limits.budget import Budget
from ..limits.store import Store
from .retry import Retry

_STORE_METHODS = [name for name in vars(Store) if not name.startswith("_")]


class Kind(NamedTuple):
    """What an argument takes."""

    words: str
    fits: Callable[[Any], bool]
    is_secret: bool = False
    """Whether what was given instead may hold a secret."""


def _is_seconds(value: Any) -> bool:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value > 0 and math.isfinite(value)
    return value is None


def _is_timeout(value: Any) -> bool:
    parts = value.as_dict().values() if isinstance(value, httpx.Timeout) else [value]
    return all(map(_is_seconds, parts))


def _is_name(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(value))


def _is_budget(value: Any) -> bool:
    return value is None or isinstance(value, Budget) or is_whole(value, 0)


def _is_store(value: Any) -> bool:
    # A class has the methods as well, but nothing to call them on.
    return value is None or (
        not isinstance(value, type)
        and all(hasattr(value, name) for name in _STORE_METHODS)
    )


def _is_auth(value: Any) -> bool:
    if value is None or isinstance(value, httpx.Auth):
        return True
    from ..oauth.session import OAuth2Session  # loads much, for few

    return isinstance(value, OAuth2Session)


def _is_size(value: Any) -> bool:
    return is_whole(value, 1)


def _is_hook(value: Any) -> bool:
    return value is None or callable(value)


def _is_choice(value: Any) -> bool:
    return value in ("raise", "degrade")


def _one_of(*types: type) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        return isinstance(value, types)

    return fits


_SECONDS = "a positive number of seconds"
_RETRY = Kind("a Retry, such as Retry(attempts=3)", _one_of(Retry))
_TIMEOUT = Kind(f"{_SECONDS}, an httpx.Timeout or None for no limit", _is_timeout)
_TOTAL_TIMEOUT = Kind(f"{_SECONDS} or None for no limit", _is_seconds)
_MAPPING = Kind("a mapping", _one_of(Mapping), is_secret=True)

CLIENT: Mapping[str, Kind] = {
    "account_name": Kind("a name or None", _is_name),
    "auth": Kind("an httpx.Auth, an OAuth2Session or None", _is_auth, is_secret=True),
    "budget": Kind("a Budget, a whole number of tokens or None", _is_budget),
    "max_body": Kind("a positive whole number of bytes", _is_size),
    "on_charge": Kind("a function or None", _is_hook),
    "on_store_failure": Kind("'raise' or 'degrade'", _is_choice),
    "plan": Kind("a string or None", _one_of(str, type(None))),
    "retry": _RETRY,
    "store": Kind(
        "a store, such as SQLiteStore(path), or None", _is_store, is_secret=True
    ),
    "timeout": _TIMEOUT,
    "total_timeout": _TOTAL_TIMEOUT,
}
"""The options of a client, as `ClientOptions` has them."""

CALL: Mapping[str, Kind] = {
    "extra_body": _MAPPING,
    "extra_headers": _MAPPING,
    "extra_query": _MAPPING,
    "force": Kind("True or False", _one_of(bool)),
    "retry": _RETRY,
    "save_to": Kind("the path of a file", _one_of(str, os.PathLike)),
    "send_as": Kind("a media type, such as 'text/csv'", _one_of(str)),
    "timeout": _TIMEOUT,
    "total_timeout": _TOTAL_TIMEOUT,
}
"""The options of a call, as `CallOptions` has them."""


def check(
    kinds: Mapping[str, Kind], given: Mapping[str, Any], error: type[ClientError]
) -> None:
    """Raise `error` for the first argument that is not what it takes."""
    for name, value in given.items():
        kind = kinds[name]
        if not kind.fits(value):
            got = _shown(value, is_secret=kind.is_secret)
            raise error(f"{name} must be {kind.words}, not {got}")


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
