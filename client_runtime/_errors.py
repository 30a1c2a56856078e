"""Everything that can go wrong, as one tree.

    ClientError
    ├── ConfigurationError          the client cannot be made like this (also a ValueError)
    ├── RequestError                refused before anything was sent (also a ValueError)
    ├── PaginationError             the pages of a list do not lead on
    ├── APIConnectionError          no answer
    │   └── APITimeoutError         no answer in time
    └── APIError                    an answer, but not the promised one
        ├── APIResponseError        2xx that cannot be read as promised
        └── APIStatusError          any other status, or a 2xx that says it failed
            ├── BadRequestError             400
            ├── AuthenticationError         401
            ├── PaymentRequiredError        402
            ├── PermissionDeniedError       403
            ├── NotFoundError               404
            ├── ConflictError               409
            ├── GoneError                   410
            ├── UnprocessableEntityError    422
            ├── RateLimitError              429
            └── InternalServerError         500 and above

All of them can be pickled. None keeps request headers, a query or an httpx object, so none
can give away a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ClientError(Exception):
    """Root of all errors raised by a client."""

    def __init__(
        self,
        message: str,
        *,
        operation_id: str | None = None,
        method: str | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(message)
        self.operation_id = operation_id
        self.method = method
        self.url = url
        """Without query; None when the request was refused before it had one."""


class ConfigurationError(ClientError, ValueError):
    """The client cannot be made like this: no credentials, unusable base URL."""


class RequestError(ClientError, ValueError):
    """An argument is invalid, or the client is closed. Nothing was sent."""


class PaginationError(ClientError):
    """The server repeats a cursor or gives one that cannot be used."""


class APIConnectionError(ClientError):
    """No answer came: connection refused or lost, TLS or protocol failure."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class APIError(ClientError):
    """An answer came, but not the promised one."""

    def __init__(
        self,
        message: str,
        *,
        operation_id: str | None = None,
        method: str | None = None,
        url: str | None = None,
        status_code: int = 0,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        data: Any = None,
        code: str | int | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, operation_id=operation_id, method=method, url=url)
        self.status_code = status_code
        self.headers: Mapping[str, str] = {} if headers is None else headers
        """Of the answer; names in any case."""
        self.body = body
        self.data = data
        """The decoded JSON body; None when the body is no JSON."""
        self.code = code
        """What the API calls this failure."""
        self.request_id = request_id


class APIResponseError(APIError):
    """The request succeeded, but its answer cannot be read as promised."""


class APIStatusError(APIError):
    """The status is not 2xx, or the body says that the operation failed."""


class BadRequestError(APIStatusError):
    """400: the request is malformed or has an invalid value."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing, wrong or expired."""


class PaymentRequiredError(APIStatusError):
    """402: the account is not paid for."""


class PermissionDeniedError(APIStatusError):
    """403: not allowed, or blocked."""


class NotFoundError(APIStatusError):
    """404: there is no such thing."""


class ConflictError(APIStatusError):
    """409: the request does not fit the present state."""


class GoneError(APIStatusError):
    """410: it was there, and is not any more."""


class UnprocessableEntityError(APIStatusError):
    """422: well-formed, but a value is not acceptable."""


class RateLimitError(APIStatusError):
    """429: too many requests."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    402: PaymentRequiredError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status_code: int) -> type[APIStatusError]:
    if status_code >= 500:
        return InternalServerError
    return _BY_STATUS.get(status_code, APIStatusError)
