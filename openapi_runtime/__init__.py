"""What generated API clients stand on: HTTP, decoding, pagination, token accounting.

It knows no API. Generated code and users import from here only. What a client does not
need to be defined is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import errors
from ._unset import UNSET, Unset
from ._version import __version__ as __version__, require
from .call.client import AsyncClientBase, SyncClientBase
from .errors import (
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
from .http import AsyncHttpClient, HttpClient
from .operation import (
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

if TYPE_CHECKING:
    from ._deprecated import deprecated as deprecated
    from ._removed import removed as removed
    from .call.call import FileInput as FileInput
    from .call.options import (
        CallOptions as CallOptions,
        ClientOptions as ClientOptions,
        LimitOptions as LimitOptions,
    )
    from .call.resource import (
        AsyncResource as AsyncResource,
        Resource as Resource,
        any_of as any_of,
        async_raw_method as async_raw_method,
        raw_method as raw_method,
    )
    from .call.response import RawResponse as RawResponse
    from .call.retry import Retry as Retry
    from .call.seams import (
        Admission as Admission,
        Auth as Auth,
        Gate as Gate,
        Observer as Observer,
    )
    from .limits.budget import Budget as Budget
    from .limits.redis.store import RedisStore as RedisStore
    from .limits.sqlite import SQLiteStore as SQLiteStore
    from .limits.store import (
        MemoryStore as MemoryStore,
        SpentToday as SpentToday,
        Store as Store,
        Ticket as Ticket,
    )
    from .models.model import Model as Model, model as model
    from .models.struct_model import NULL as NULL
    from .oauth.authorization import Authorization as Authorization
    from .oauth.scopes import scopes_for as scopes_for
    from .oauth.session import OAuth2Session as OAuth2Session
    from .oauth.token_store import (
        FileTokenStore as FileTokenStore,
        Tokens as Tokens,
        TokenStore as TokenStore,
    )
    from .paging.page import Page as Page
    from .paging.pager import AsyncPager as AsyncPager, Pager as Pager
    from .plugins.drift import Drift as Drift, DriftEntry as DriftEntry
    from .usage.estimate import Estimate as Estimate
    from .usage.usage import Charge as Charge, Spent as Spent, Usage as Usage

__all__ = [
    "NULL",
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "Admission",
    "Api",
    "ApiKey",
    "AsyncClientBase",
    "AsyncHttpClient",
    "AsyncPager",
    "AsyncResource",
    "Auth",
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
    "Gate",
    "GoneError",
    "Guard",
    "GuardError",
    "HttpClient",
    "InternalServerError",
    "LimitOptions",
    "MemoryStore",
    "Model",
    "NotFoundError",
    "OAuth2",
    "OAuth2Session",
    "Observer",
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
    "require",
    "scopes_for",
]

_HOMES = {
    "NULL": "models.struct_model",
    "AsyncPager": "paging.pager",
    "AsyncResource": "call.resource",
    "Authorization": "oauth.authorization",
    "Budget": "limits.budget",
    "CallOptions": "call.options",
    "Charge": "usage.usage",
    "Admission": "call.seams",
    "Auth": "call.seams",
    "ClientOptions": "call.options",
    "Gate": "call.seams",
    "LimitOptions": "call.options",
    "Observer": "call.seams",
    "Drift": "plugins.drift",
    "DriftEntry": "plugins.drift",
    "Estimate": "usage.estimate",
    "FileInput": "call.call",
    "FileTokenStore": "oauth.token_store",
    "MemoryStore": "limits.store",
    "Model": "models.model",
    "OAuth2Session": "oauth.session",
    "Page": "paging.page",
    "Pager": "paging.pager",
    "RawResponse": "call.response",
    "RedisStore": "limits.redis.store",
    "Resource": "call.resource",
    "Retry": "call.retry",
    "SQLiteStore": "limits.sqlite",
    "Spent": "usage.usage",
    "SpentToday": "limits.store",
    "Store": "limits.store",
    "Ticket": "limits.store",
    "TokenStore": "oauth.token_store",
    "Tokens": "oauth.token_store",
    "Usage": "usage.usage",
    "any_of": "call.resource",
    "async_raw_method": "call.resource",
    "deprecated": "_deprecated",
    "model": "models.model",
    "raw_method": "call.resource",
    "removed": "_removed",
    "scopes_for": "oauth.scopes",
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
