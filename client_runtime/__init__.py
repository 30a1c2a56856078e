"""What generated API clients stand on: HTTP, decoding, pagination, token accounting.

It knows no API. Generated code and users import from here only.
"""

from . import _errors as errors
from ._budget import Budget
from ._client import AsyncClientBase, AsyncHttpClient, HttpClient, SyncClientBase
from ._drift import Drift, DriftEntry
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
    GoneError,
    GuardError,
    InternalServerError,
    NotFoundError,
    OutcomeUnknownError,
    PaginationError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    RequestError,
    SignInError,
    StoreError,
    UnprocessableEntityError,
)
from ._estimate import Estimate
from ._model import Model, model
from ._oauth import Authorization, OAuth2Session
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
from ._page import Page
from ._paging import AsyncPager, Pager
from ._request import CallOptions, FileInput
from ._resource import (
    AsyncResource,
    Resource,
    any_of,
    async_raw_method,
    raw_method,
)
from ._response import RawResponse
from ._retry import Retry
from ._scopes import scopes_for
from ._settings import ClientOptions
from ._store import MemoryStore, SpentToday, Store, Ticket
from ._store_redis import RedisStore
from ._store_sqlite import SQLiteStore
from ._token_store import FileTokenStore, Tokens, TokenStore
from ._unset import UNSET, Unset
from ._usage import Charge, Spent, Usage

__all__ = [
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
    "UnprocessableEntityError",
    "Unset",
    "Usage",
    "any_of",
    "async_raw_method",
    "errors",
    "model",
    "raw_method",
    "scopes_for",
]
