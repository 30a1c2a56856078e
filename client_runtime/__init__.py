"""What generated API clients stand on: HTTP, decoding, pagination, token accounting.

It knows no API. Generated code and users import from here only. What a client does not
need to be defined is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _errors as errors
from ._client import AsyncClientBase, AsyncHttpClient, HttpClient, SyncClientBase
from ._errors import (
    APIConnectionError,
    APIError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    BlockedError,
    BodyTooLargeError,
    BudgetExceededError,
    BurstLimitError,
    ClientError,
    ConfigurationError,
    ConflictError,
    DailyLimitError,
    DeadlineError,
    FailedWriteError,
    GoneError,
    GuardError,
    InternalServerError,
    NotFoundError,
    OutcomeUnknownError,
    PaginationError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    RemovedError,
    RequestError,
    SignInError,
    StoreError,
    UnansweredWriteError,
    UnfinishedWriteError,
    UnprocessableEntityError,
)
from ._operation import (
    Api,
    ApiKey,
    Blocked,
    BudgetRule,
    Envelope,
    Guard,
    OAuth2,
    Operation,
    Paging,
    RateWindow,
)
from ._unset import UNSET, Unset

if TYPE_CHECKING:
    from ._budget import Budget as Budget
    from ._consent import Authorization as Authorization
    from ._deprecated import deprecated as deprecated
    from ._drift import (
        Drift as Drift,
        DriftEntry as DriftEntry,
    )
    from ._estimate import Estimate as Estimate
    from ._model import (
        Model as Model,
        model as model,
    )
    from ._oauth import OAuth2Session as OAuth2Session
    from ._options import ClientOptions as ClientOptions
    from ._page import Page as Page
    from ._paging import (
        AsyncPager as AsyncPager,
        Pager as Pager,
    )
    from ._payload import (
        FileInput as FileInput,
    )
    from ._record import NULL as NULL
    from ._removed import removed as removed
    from ._request import (
        CallOptions as CallOptions,
    )
    from ._resource import (
        AsyncResource as AsyncResource,
        Resource as Resource,
        any_of as any_of,
        async_raw_method as async_raw_method,
        raw_method as raw_method,
    )
    from ._response import RawResponse as RawResponse
    from ._retry import Retry as Retry
    from ._scopes import scopes_for as scopes_for
    from ._store import (
        MemoryStore as MemoryStore,
        SpentToday as SpentToday,
        Store as Store,
        Ticket as Ticket,
    )
    from ._store_redis import RedisStore as RedisStore
    from ._store_sqlite import SQLiteStore as SQLiteStore
    from ._token_store import (
        FileTokenStore as FileTokenStore,
        Tokens as Tokens,
        TokenStore as TokenStore,
    )
    from ._usage import (
        Charge as Charge,
        Spent as Spent,
        Usage as Usage,
    )

__all__ = [
    "NULL",
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "Api",
    "ApiKey",
    "AsyncClientBase",
    "AsyncHttpClient",
    "AsyncPager",
    "AsyncResource",
    "AuthenticationError",
    "Authorization",
    "BadRequestError",
    "Blocked",
    "BlockedError",
    "BodyTooLargeError",
    "Budget",
    "BudgetExceededError",
    "BudgetRule",
    "BurstLimitError",
    "CallOptions",
    "Charge",
    "ClientError",
    "ClientOptions",
    "ConfigurationError",
    "ConflictError",
    "DailyLimitError",
    "DeadlineError",
    "Drift",
    "DriftEntry",
    "Envelope",
    "Estimate",
    "FailedWriteError",
    "FileInput",
    "FileTokenStore",
    "GoneError",
    "Guard",
    "GuardError",
    "HttpClient",
    "InternalServerError",
    "MemoryStore",
    "Model",
    "NotFoundError",
    "OAuth2",
    "OAuth2Session",
    "Operation",
    "OutcomeUnknownError",
    "Page",
    "Pager",
    "PaginationError",
    "Paging",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "RateLimitError",
    "RateWindow",
    "RawResponse",
    "RedisStore",
    "RemovedError",
    "RequestError",
    "Resource",
    "Retry",
    "SQLiteStore",
    "SignInError",
    "Spent",
    "SpentToday",
    "Store",
    "StoreError",
    "SyncClientBase",
    "Ticket",
    "TokenStore",
    "Tokens",
    "UnansweredWriteError",
    "UnfinishedWriteError",
    "UnprocessableEntityError",
    "Unset",
    "Usage",
    "any_of",
    "async_raw_method",
    "deprecated",
    "errors",
    "model",
    "raw_method",
    "removed",
    "scopes_for",
]

_HOMES = {
    "NULL": "_record",
    "AsyncPager": "_paging",
    "AsyncResource": "_resource",
    "Authorization": "_consent",
    "Budget": "_budget",
    "CallOptions": "_request",
    "Charge": "_usage",
    "ClientOptions": "_options",
    "Drift": "_drift",
    "DriftEntry": "_drift",
    "Estimate": "_estimate",
    "FileInput": "_payload",
    "FileTokenStore": "_token_store",
    "MemoryStore": "_store",
    "Model": "_model",
    "OAuth2Session": "_oauth",
    "Page": "_page",
    "Pager": "_paging",
    "RawResponse": "_response",
    "RedisStore": "_store_redis",
    "Resource": "_resource",
    "Retry": "_retry",
    "SQLiteStore": "_store_sqlite",
    "Spent": "_usage",
    "SpentToday": "_store",
    "Store": "_store",
    "Ticket": "_store",
    "TokenStore": "_token_store",
    "Tokens": "_token_store",
    "Usage": "_usage",
    "any_of": "_resource",
    "async_raw_method": "_resource",
    "deprecated": "_deprecated",
    "model": "_model",
    "raw_method": "_resource",
    "removed": "_removed",
    "scopes_for": "_scopes",
}


if not TYPE_CHECKING:  # else type checkers would believe that there is any name

    def __getattr__(name):
        """Load the module of a name when the name is first asked for."""
        from importlib import import_module

        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Name everything, loaded or not."""
    return sorted({*globals(), *_HOMES})
