"""The runtime of generated API clients: HTTP, decoding, pagination, token accounting.

It knows no API. Generated code and users import from here only, as `__init__.pyi` lists
it. What a client does not need to be defined is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from . import errors, operation
from ._util import UNSET, Unset
from ._version import __version__ as __version__, require
from .client.client import AsyncClientBase, SyncClientBase, given_options
from .http import AsyncHttpClient, HttpClient

_LAZY = {
    "_deprecated": ("deprecated", "removed"),
    "account_facts": ("Blocked", "BudgetRule", "OAuth2", "RateWindow"),
    "request.uploads": ("ContentInput", "FileInput"),
    "exchange.effects": ("Flow", "RunBlocking", "Sleep"),
    "settings.options": (
        "AuthTypes",
        "CallOptions",
        "ClientOptions",
        "LimitOptions",
        "TimeoutTypes",
        "VerifyTypes",
    ),
    "client.metered": ("AsyncMeteredBase", "SyncMeteredBase"),
    "client.pages": ("pages_or_call",),
    "client.resource": (
        "AsyncResource",
        "Resource",
        "any_of",
        "async_raw_method",
        "raw_method",
    ),
    "client.sibling": ("sibling",),
    "exchange.response": ("RawResponse",),
    "exchange.retry": ("Retry",),
    "settings.seams": (
        "Admission",
        "Auth",
        "ClientAuth",
        "Gate",
        "Observer",
        "PauseKind",
    ),
    "limits.budget": ("Budget",),
    "limits.ledger": ("Ledger", "StoreRefusal", "Window"),
    "limits.redis": ("RedisStore",),
    "limits.sqlite": ("SQLiteStore",),
    "limits.store": ("MemoryStore", "Store", "Ticket"),
    "models.decode": ("read_body",),
    "models.model": ("Model", "model"),
    "models.struct_model": ("NULL", "SENT"),
    "oauth.token_server": ("Authorization",),
    "oauth.session": ("OAuth2Session", "scopes_for"),
    "oauth.token_store": ("FileTokenStore", "TokenStore", "Tokens"),
    "paging.page": ("AsyncDetailedPager", "DetailedPage", "DetailedPager", "Page"),
    "paging.pager": ("AsyncPager", "Pager"),
    "plugins.drift": ("Drift", "DriftEntry"),
    "streams.stream": (
        "AsyncStream",
        "Stream",
        "call_or_stream",
        "pages_or_stream",
        "stream_call",
    ),
    "usage.estimate": ("Estimate",),
    "usage.usage": ("Charge", "Spent", "Usage"),
}
_FACTS = ("Api", "ApiKey", "Envelope", "Guard", "ObjectType", "Operation", "Paging")
_HOMES = {name: home for home, names in _LAZY.items() for name in names}
_LOADED = {
    **{name: getattr(errors, name) for name in errors.__all__},
    **{name: getattr(operation, name) for name in _FACTS},
}
globals().update(_LOADED)

__all__ = [  # pyright: ignore[reportUnsupportedDunderAll] - they read the stub
    "UNSET",
    "AsyncClientBase",
    "AsyncHttpClient",
    "HttpClient",
    "SyncClientBase",
    "Unset",
    "errors",
    "given_options",
    "require",
    *_LOADED,
    *_HOMES,
]


def __getattr__(name: str) -> Any:
    """Load the module of a name when the name is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name everything, loaded or not."""
    return sorted({*__all__, "__version__"})
