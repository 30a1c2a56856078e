"""What one call does, step by step, without doing any of it.

A flow is a generator. It yields a step, such as a request to send, and is sent what came
of it: an answer that has been read, or the failure as a value. So everything that must be
decided about a call is written once, for sync and async clients, and can be tested
without a network. `_drive.py` has the two functions that carry the steps out.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from typing import Any, TypeAlias, TypeVar

import httpx
import msgspec

from ._body import RefusedError
from ._decode import UnreadableError
from ._errors import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    RequestError,
    status_error_class,
)
from ._json import parse
from ._operation import Operation
from ._request import Call, build_request
from ._response import Headers, RawResponse
from ._settings import Settings

T = TypeVar("T")


class Send(msgspec.Struct, frozen=True):
    """Send this request and read its answer."""

    request: httpx.Request


Outcome: TypeAlias = httpx.Response | httpx.RequestError
Flow: TypeAlias = Generator[Send, Outcome, T]


def fetch(settings: Settings, call: Call, read: Callable[[bytes], T]) -> Flow[T]:
    """Make the call; return its result."""
    response = yield from _exchange(settings, call)
    return _result(settings, call, response, read)


def fetch_raw(
    settings: Settings, call: Call, read: Callable[[bytes], T]
) -> Flow[RawResponse[T]]:
    """Make the call; return its result with the answer around it."""
    response = yield from _exchange(settings, call)
    headers = Headers(response.headers.multi_items())
    return RawResponse(
        status_code=response.status_code,
        headers=headers,
        body=response.content,
        parsed=_result(settings, call, response, read),
        tokens=call.operation.cost,
        request_id=_request_id(settings, headers),
    )


def _exchange(settings: Settings, call: Call) -> Flow[httpx.Response]:
    operation = call.operation
    with ExitStack() as opened:
        try:
            request = build_request(settings, call, opened)
        except RequestError as error:
            error.args = (f"{error} ({_where(operation, operation.path)})",)
            error.operation_id, error.method = operation.id, operation.http_method
            raise
        # Before sending, because the server counts also what we do not get an answer to.
        settings.usage.charge(operation)
        outcome = yield Send(request)
    if isinstance(outcome, httpx.RequestError):
        raise _connection_error(settings, operation, request, outcome)
    if not outcome.is_success:
        raise _status_error(settings, operation, outcome)
    return outcome


def _result(
    settings: Settings, call: Call, response: httpx.Response, read: Callable[[bytes], T]
) -> T:
    try:
        return read(response.content)
    except RefusedError:
        problem = None
    except UnreadableError as unreadable:
        problem = str(unreadable)
    if problem is None:
        raise _status_error(settings, call.operation, response)
    raise APIResponseError(
        _message(settings, call.operation, response, f"unexpected answer, {problem}"),
        **_facts(settings, call.operation, response),
    )


def _connection_error(
    settings: Settings,
    operation: Operation,
    request: httpx.Request,
    failure: httpx.RequestError,
) -> APIConnectionError:
    url = _url(request)
    kind: type[APIConnectionError] = APIConnectionError
    problem = type(failure).__name__
    if isinstance(failure, httpx.TimeoutException):
        kind = APITimeoutError
        problem = f"no answer in time ({problem})"
    elif str(failure) and not isinstance(failure, httpx.LocalProtocolError):
        # A local protocol error quotes our request headers.
        problem = f"{problem}: {failure}"
    where = _where(operation, _path(settings, url))
    return kind(
        f"{settings.hide(problem)} ({where})",
        operation_id=operation.id,
        method=operation.http_method,
        url=url,
    )


def _status_error(
    settings: Settings, operation: Operation, response: httpx.Response
) -> APIStatusError:
    facts = _facts(settings, operation, response)
    reason = _reason(settings, facts["data"]) or _outline(response)
    return status_error_class(response.status_code)(
        _message(settings, operation, response, reason), **facts
    )


def _facts(
    settings: Settings, operation: Operation, response: httpx.Response
) -> dict[str, Any]:
    """Return what an error keeps of an answer."""
    headers = Headers(response.headers.multi_items())
    try:
        data = parse(response.content)
    except ValueError:
        data = None
    codes = _values(data, settings.api.envelope.code)
    return {
        "operation_id": operation.id,
        "method": operation.http_method,
        "url": _url(response.request),
        "status_code": response.status_code,
        "headers": headers,
        "body": response.content,
        "data": data,
        "code": next((code for code in codes if isinstance(code, (str, int))), None),
        "request_id": _request_id(settings, headers),
    }


def _message(
    settings: Settings, operation: Operation, response: httpx.Response, problem: str
) -> str:
    where = _where(operation, _path(settings, _url(response.request)))
    request_id = _request_id(settings, Headers(response.headers.multi_items()))
    if request_id:
        where += f", request id {request_id}"
    status = f"{response.status_code} {response.reason_phrase}".strip()
    return settings.hide(f"{status}: {problem} ({where})")


def _reason(settings: Settings, data: Any) -> str | None:
    for value in _values(data, settings.api.envelope.error):
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:500]
        if isinstance(value, (dict, list)) and value:
            return msgspec.json.encode(value).decode()[:500]
    return None


def _outline(response: httpx.Response) -> str:
    """Say what an answer is that gives no reason."""
    if "location" in response.headers and response.has_redirect_location:
        target = response.headers["location"].partition("?")[0].partition("#")[0]
        return f"redirect to {target} not followed"
    if not response.content:
        return "no body"
    kind = response.headers.get("content-type", "no content type").partition(";")[0]
    return f"{len(response.content)} bytes of {kind}"


def _values(data: Any, keys: tuple[str, ...]) -> list[Any]:
    return [data[key] for key in keys if key in data] if isinstance(data, dict) else []


def _request_id(settings: Settings, headers: Headers) -> str | None:
    names = settings.api.request_id_headers
    return next((headers[name] for name in names if name in headers), None)


def _url(request: httpx.Request) -> str:
    return str(request.url.copy_with(query=None, fragment=None))


def _path(settings: Settings, url: str) -> str:
    return url.removeprefix(settings.base_url)


def _where(operation: Operation, path: str) -> str:
    method_and_path = f"{operation.http_method} {path}"
    return (
        method_and_path
        if operation.id == method_and_path
        else f"{operation.id} {method_and_path}"
    )
