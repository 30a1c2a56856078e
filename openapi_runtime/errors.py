"""The exceptions, as one tree.

    ClientError
    ├── ConfigurationError          the client cannot be made like this (also a ValueError)
    ├── RequestError                refused before anything was sent (also a ValueError)
    │   ├── GuardError              it would do harm
    │   └── RemovedError            the operation is no longer in the API document
    ├── BudgetExceededError         it would cost more tokens than are left; nothing was sent
    ├── StoreError                  the store of counts and pauses does not work
    ├── AuthorizationError                 the authentication failed or has ended
    ├── PaginationError             the next page of a list cannot be found
    ├── OutcomeUnknownError         a write that may have been acted upon, or not
    │   ├── UnansweredWriteError        no response (also an APIConnectionError)
    │   ├── UnfinishedWriteError        408 and the like (also an APIStatusError)
    │   └── FailedWriteError            500 and above (also an InternalServerError)
    ├── APIConnectionError          no response
    │   └── APITimeoutError         no response in time
    │       └── DeadlineError       the response was not complete in the total time
    └── APIError                    a response that reports a failure or cannot be read
        ├── APIResponseError        2xx whose body is not what is documented
        │   └── BodyTooLargeError   more bytes than `max_body`
        └── APIStatusError          any other status, or a 2xx that says it failed
            ├── BadRequestError             400
            ├── AuthenticationError         401
            ├── PaymentRequiredError        402
            ├── PermissionDeniedError       403
            │   └── BlockedError            the whole account is blocked for a while
            ├── NotFoundError               404
            ├── ConflictError               409
            ├── GoneError                   410
            ├── UnprocessableEntityError    422
            ├── RateLimitError              429
            │   ├── BurstLimitError         too many in a few seconds
            │   └── DailyLimitError         the tokens of the day are used up
            └── InternalServerError         500 and above

All of them can be pickled. None keeps request headers, a query or an httpx object, so none
can give away a secret.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "AuthorizationError",
    "BadRequestError",
    "BlockedError",
    "BodyTooLargeError",
    "BudgetExceededError",
    "BurstLimitError",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "DailyLimitError",
    "DeadlineError",
    "FailedWriteError",
    "GoneError",
    "GuardError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PaginationError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "RateLimitError",
    "RemovedError",
    "RequestError",
    "StoreError",
    "UnansweredWriteError",
    "UnfinishedWriteError",
    "UnprocessableEntityError",
]


class ClientError(Exception):
    """Root of all errors raised by a client."""

    attempts: int = 1
    """Number of attempts to send the request."""

    outcome_unknown: bool = False
    """True if the server may have acted upon the request anyway."""

    operation_id: str | None = None
    method: str | None = None
    url: str | None = None
    """Without query; None when the request was refused before it had one."""

    def __init__(self, message: str, **facts: Any) -> None:
        """Keep the message, and `facts` as attributes, all of which a class declares."""
        super().__init__(message)
        for name, value in facts.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no attribute {name!r}")
            setattr(self, name, value)


class ConfigurationError(ClientError, ValueError):
    """The client cannot be made like this: no credentials, unusable base URL."""


class RequestError(ClientError, ValueError):
    """An argument is invalid, or the client is closed.

    Nothing was sent, or only a part of a body whose file cannot be read to its end.
    """


class GuardError(RequestError):
    """The call would do harm. Nothing was sent; pass ``force=True`` to send it anyway."""

    argument: str | None = None
    """Wire name of the argument that is the reason."""

    reason: str = ""
    """The message without the way around it, which only a Python program can go."""


class RemovedError(RequestError):
    """This operation is no longer in the API document. Nothing was sent."""


class BudgetExceededError(ClientError):
    """The call, or sending it again, would cost more tokens than are left."""

    cost: int = 0
    """Tokens of this call."""

    spent: int = 0
    """Tokens that were spent before it, in the day or the measured block."""

    limit: int = 0
    """Tokens that may be spent there."""

    reset_at: dt.datetime | None = None
    """Estimated time of new tokens."""


class StoreError(ClientError):
    """The store of counts and pauses cannot be reached or used."""


class AuthorizationError(ClientError):
    """The authentication failed, or has ended and must be done again."""

    error: str | None = None
    """OAuth's code of the failure, such as ``invalid_grant``."""

    status_code: int = 0
    """Of the token server's response; 0 when there was none."""

    must_authorize: bool = False
    """True if the user has to authorize the application anew."""

    temporary: bool = False
    """True if trying again later can help."""


class PaginationError(ClientError):
    """The server repeats a cursor or gives one that cannot be used."""


class APIConnectionError(ClientError):
    """No response came: connection refused or lost, TLS or protocol failure."""


class APITimeoutError(APIConnectionError):
    """No response came in time."""


class DeadlineError(APITimeoutError):
    """The response was not complete when the total time had passed."""


class APIError(ClientError):
    """A response came that reports a failure or cannot be read."""

    status_code: int = 0
    headers: Mapping[str, str] = {}
    """Of the response; names in any case."""

    body: bytes = b""
    data: Any = None
    """The decoded JSON body; None when the body is not JSON."""

    code: str | int | None = None
    """The API's code of this failure."""

    fields: tuple[str, ...] = ()
    """Wire names of the fields that the response calls wrong."""

    request_id: str | None = None


class APIResponseError(APIError):
    """The request succeeded, but the body is not what is documented."""


class BodyTooLargeError(APIResponseError):
    """The response has more bytes than `max_body`; the rest was not read."""


class APIStatusError(APIError):
    """The status is not 2xx, or the body says that the operation failed."""


class BadRequestError(APIStatusError):
    """400: the request is malformed or has an invalid value."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing, wrong or expired."""


class PaymentRequiredError(APIStatusError):
    """402: the account has to be paid for."""


class PermissionDeniedError(APIStatusError):
    """403: not allowed, or blocked."""

    missing_scopes: tuple[str, ...] = ()
    """The scopes of which one is needed, when the response says that a scope is missing."""


class BlockedError(PermissionDeniedError):
    """403: the server blocks the whole account. Nothing more is sent until `until`."""

    until: dt.datetime | None = None


class NotFoundError(APIStatusError):
    """404: it does not exist."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the current state."""


class GoneError(APIStatusError):
    """410: it existed, and no longer does."""


class UnprocessableEntityError(APIStatusError):
    """422: well-formed, but a value is not acceptable."""


class RateLimitError(APIStatusError):
    """429: too many requests. Raised itself when the server does not say which limit."""

    reset_at: dt.datetime | None = None
    """Estimated time to try again; the latest possible one if the server does not say."""


class BurstLimitError(RateLimitError):
    """429: too many requests in a few seconds, even after waiting."""


class DailyLimitError(RateLimitError):
    """429: the tokens of the day are used up."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


class OutcomeUnknownError(ClientError):
    """A write may have been acted upon, or not. Look before you do it again."""

    outcome_unknown = True


class UnansweredWriteError(OutcomeUnknownError, APIConnectionError):
    """A write was sent and no response came, so its outcome is unknown."""


class UnfinishedWriteError(OutcomeUnknownError, APIStatusError):
    """408, or a status that `Retry.statuses` adds, for a write: its outcome is unknown."""


class FailedWriteError(OutcomeUnknownError, InternalServerError):
    """500 and above for a write: its outcome is unknown."""
