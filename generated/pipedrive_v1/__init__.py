"""Pipedrive API v1: a typed client, sync and async."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_runtime import UNSET, Unset, require

require("pipedrive_v1", "0.1")

from . import errors
from .api import API
from .client import AsyncClient, Client

__version__ = "0.1.0"

__all__ = (
    "API",
    "AsyncClient",
    "AsyncDetailedPager",
    "AsyncPager",
    "Budget",
    "Charge",
    "Client",
    "DetailedPage",
    "DetailedPager",
    "Drift",
    "FileTokenStore",
    "MemoryStore",
    "OAuth2Session",
    "OPERATIONS",
    "Page",
    "Pager",
    "RawResponse",
    "RedisStore",
    "Retry",
    "SQLiteStore",
    "Tokens",
    "UNSET",
    "Unset",
    "Usage",
    "errors",
    "scopes_for",
)

if TYPE_CHECKING:
    from openapi_runtime import (
        AsyncDetailedPager as AsyncDetailedPager,
        AsyncPager as AsyncPager,
        Budget as Budget,
        Charge as Charge,
        DetailedPage as DetailedPage,
        DetailedPager as DetailedPager,
        Drift as Drift,
        FileTokenStore as FileTokenStore,
        MemoryStore as MemoryStore,
        OAuth2Session as OAuth2Session,
        Page as Page,
        Pager as Pager,
        RawResponse as RawResponse,
        RedisStore as RedisStore,
        Retry as Retry,
        SQLiteStore as SQLiteStore,
        Tokens as Tokens,
        Usage as Usage,
        scopes_for as scopes_for,
    )

    from .operations import OPERATIONS as OPERATIONS
else:

    def __getattr__(name):
        """Load what a client does not need when it is first asked for."""
        if name == "OPERATIONS":
            from .operations import OPERATIONS

            return OPERATIONS
        if name in __all__:
            import openapi_runtime

            return getattr(openapi_runtime, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return all names, loaded or not."""
    return sorted({*globals(), *__all__})
