"""From an answer, or its absence, to the error that says it."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterator
from typing import Any, TypeVar

import httpx
import msgspec

from ..errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    BodyTooLargeError,
    ClientError,
    DeadlineError,
    PermissionDeniedError,
    StoreError,
    UnansweredWriteError,
)
from ..http import Request, Response, shown_url
from ..limits.windows import speaks_of_scope
from ..models.raw_json import parse
from ..operation import Operation
from .effects import Answer, Late, TooLarge
from .response import Headers
from .settings import Settings

E = TypeVar("E", bound=APIStatusError)

_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_CLOSED = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
_NO_USE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)


def may_have_arrived(failure: httpx.RequestError | Late) -> bool:
    """Whether the server may have acted upon a request that got no answer."""
    return not isinstance(failure, _NOTHING_SENT)


def may_pass(failure: httpx.RequestError | Late) -> bool:
    """Whether the same request may fare better another time."""
    if isinstance(failure, (Late, *_NO_USE)):
        return False
    # What TLS says before anything is sent is about the certificate or the protocol, unless
    # the connection was closed on it, or the server says that it failed.
    return not isinstance(failure, httpx.ConnectError) or not any(
        isinstance(cause, ssl.SSLError)
        and not isinstance(cause, _CLOSED)
        and "INTERNAL_ERROR" not in str(cause)
        for cause in _causes(failure)
    )


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def connection_error(
    settings: Settings,
    operation: Operation,
    request: Request,
    failure: httpx.RequestError | Late,
    *,
    attempts: int,
    unknown: bool,
) -> APIConnectionError:
    url = shown_url(request)
    kind: type[APIConnectionError] = APIConnectionError
    problem = type(failure).__name__
    if isinstance(failure, Late):
        kind, problem = DeadlineError, "no complete answer within the total time"
    elif isinstance(failure, httpx.TimeoutException):
        kind, problem = APITimeoutError, f"no answer in time ({problem})"
    elif not isinstance(failure, httpx.LocalProtocolError):
        # A local protocol error quotes our request headers.
        problem = f"{problem}: {_why(failure)}"
    if unknown:
        kind = UnansweredWriteError
        problem += "; the request may have been acted upon, or not"
    where = _where(operation, _path(settings, url)) + _times(attempts)
    error = kind(
        f"{settings.hide(problem)} ({where})",
        operation_id=operation.id,
        method=operation.http_method,
        url=url,
    )
    error.attempts, error.outcome_unknown = attempts, unknown
    return error


def _why(failure: BaseException) -> str:
    """Return what is said of a failure, by it or by its causes; else what the last one is."""
    causes = list(_causes(failure))
    said = [text for text in map(str, causes) if text]
    return said[0] if said else type(causes[-1]).__name__


def status_error(
    settings: Settings,
    operation: Operation,
    answer: Answer,
    kind: type[E],
    note: str = "",
) -> E:
    facts = _facts(settings, operation, answer)
    reason = _reason(settings, facts["data"]) or _outline(answer)
    if note:
        reason += f"; {note}"
    status = answer.response.status_code
    scopes: tuple[str, ...] = ()
    if status == 403 and operation.scopes:
        said = _values(facts["data"], settings.api.envelope.error)
        if speaks_of_scope([text for text in said if isinstance(text, str)]):
            scopes = operation.scopes
            reason += f"; needs the scope {' or '.join(scopes)}"
    error = kind(_message(settings, operation, answer, reason), **facts)
    error.attempts = answer.attempts
    if scopes and isinstance(error, PermissionDeniedError):
        error.missing_scopes = scopes
    return error


def response_error(
    settings: Settings, operation: Operation, answer: Answer, problem: str
) -> APIResponseError:
    error = APIResponseError(
        _message(settings, operation, answer, f"unexpected answer, {problem}"),
        **_facts(settings, operation, answer),
    )
    error.attempts = answer.attempts
    return error


def too_large_error(
    settings: Settings, operation: Operation, outcome: TooLarge, attempts: int
) -> BodyTooLargeError:
    answer = Answer(outcome.response, b"", attempts)
    problem = f"the body has more than {settings.max_body} bytes"
    error = BodyTooLargeError(
        _message(settings, operation, answer, problem),
        **_facts(settings, operation, answer),
    )
    error.attempts = attempts
    return error


def annotate(error: Any, operation: Operation) -> None:
    """Say in an error about arguments which operation they are for."""
    if error.operation_id is None:
        error.args = (f"{error} ({_where(operation, operation.path)})",)
        error.operation_id, error.method = operation.id, operation.http_method


def unsent(
    error: ClientError, operation: Operation, attempts: int, *, unknown: bool
) -> None:
    """Say in an error that kept a request from being sent what became of it before.

    `unknown` says that one of the `attempts` before may have been acted upon.
    """
    text = "nothing was sent"
    if attempts:
        text = f"not sent again after {attempts} attempt{'s' if attempts > 1 else ''}"
        error.attempts = attempts
    if unknown:
        text += ", which may have been acted upon, or not"
        error.outcome_unknown = True
    if isinstance(error, StoreError):
        text += '; on_store_failure="degrade" goes on without it'
    error.args = (f"{error}; {text} ({_where(operation, operation.path)})",)
    error.operation_id, error.method = operation.id, operation.http_method


def blocked_until(until: float) -> str:
    return (
        "the server blocks this account or address, and nothing is sent before "
        f"{_clock(until)}, when that may be over; send less, and ask its support "
        "if it goes on"
    )


def spent_until(until: float) -> str:
    return (
        "the tokens of the day are spent, and nothing is sent before "
        f"{_clock(until)}, when there may be new ones"
    )


def utc_time(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _clock(seconds: float) -> str:
    return f"{utc_time(seconds):%Y-%m-%d %H:%M} UTC"


def request_id(settings: Settings, headers: Headers) -> str | None:
    names = settings.api.request_id_headers
    return next((headers[name] for name in names if name in headers), None)


def headers_of(response: Response) -> Headers:
    return Headers(response.headers.multi_items())


def _facts(settings: Settings, operation: Operation, answer: Answer) -> dict[str, Any]:
    """Return what an error keeps of an answer."""
    headers = headers_of(answer.response)
    try:
        data = parse(answer.content)
    except ValueError:
        data = None
    codes = _values(data, settings.api.envelope.code)
    return {
        "operation_id": operation.id,
        "method": operation.http_method,
        "url": shown_url(answer.response.request),
        "status_code": answer.response.status_code,
        "headers": headers,
        "body": answer.content,
        "data": data,
        "code": next((code for code in codes if isinstance(code, (str, int))), None),
        "request_id": request_id(settings, headers),
    }


def _message(
    settings: Settings, operation: Operation, answer: Answer, problem: str
) -> str:
    response = answer.response
    where = _where(operation, _path(settings, shown_url(response.request)))
    where += _times(answer.attempts)
    found = request_id(settings, headers_of(response))
    if found:
        where += f", request id {found}"
    status = f"{response.status_code} {response.reason_phrase}".strip()
    return settings.hide(f"{status}: {problem} ({where})")


def _times(attempts: int) -> str:
    return "" if attempts == 1 else f", {attempts} attempts"


def _reason(settings: Settings, data: Any) -> str | None:
    for value in _values(data, settings.api.envelope.error):
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:500]
        if isinstance(value, (dict, list)) and value:
            return msgspec.json.encode(value).decode()[:500]
    return None


def _outline(answer: Answer) -> str:
    """Say what an answer is that gives no reason."""
    response = answer.response
    if response.has_redirect_location:
        target = response.headers["location"].partition("?")[0].partition("#")[0]
        return f"redirect to {target} not followed"
    if not answer.content:
        return "no body"
    kind = response.headers.get("content-type", "no content type").partition(";")[0]
    return f"{len(answer.content)} bytes of {kind}"


def _values(data: Any, keys: tuple[str, ...]) -> list[Any]:
    return [data[key] for key in keys if key in data] if isinstance(data, dict) else []


def _path(settings: Settings, url: str) -> str:
    return url.removeprefix(settings.base_url)


def _where(operation: Operation, path: str) -> str:
    method_and_path = f"{operation.http_method} {path}"
    return (
        method_and_path
        if operation.id == method_and_path
        else f"{operation.id} {method_and_path}"
    )
