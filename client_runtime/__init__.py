"""What generated API clients stand on: HTTP, decoding, pagination, token accounting.

It knows no API. Generated code and users import from here only.
"""

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
    ClientError,
    ConfigurationError,
    ConflictError,
    GoneError,
    InternalServerError,
    NotFoundError,
    PaginationError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    RequestError,
    UnprocessableEntityError,
)
from ._model import Model, model
from ._operation import Api, ApiKey, Envelope, Operation, Paging
from ._paging import AsyncPager, Page, Pager
from ._request import CallOptions, FileInput
from ._resource import (
    AsyncResource,
    Resource,
    any_of,
    async_raw_method,
    raw_method,
)
from ._response import RawResponse
from ._unset import UNSET, Unset
from ._usage import Spent, Usage

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
    "BadRequestError",
    "CallOptions",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "Envelope",
    "FileInput",
    "GoneError",
    "HttpClient",
    "InternalServerError",
    "Model",
    "NotFoundError",
    "Operation",
    "Page",
    "Pager",
    "PaginationError",
    "Paging",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "RequestError",
    "Resource",
    "Spent",
    "SyncClientBase",
    "UnprocessableEntityError",
    "Unset",
    "Usage",
    "any_of",
    "async_raw_method",
    "errors",
    "model",
    "raw_method",
]
