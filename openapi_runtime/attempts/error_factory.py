"""The exceptions for responses and transport failures, in the words of the server."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from .. import errors
from .._util import printable, shortened
from ..exchange.effects import FullResponse, Late, Outcome, Unusable
from ..exchange.response import Headers, headers_of, request_id
from ..exchange.retry import Verdict, causes, next_day
from ..http import (
    ConnectError,
    ConnectTimeout,
    Failure,
    LocalProtocolError,
    Request,
    TimeoutException,
    shown_url,
)
from ..models.media import text_reader
from ..models.plain import is_array, is_object, parse
from ..models.struct_model import is_deep
from ..operation import Operation

if TYPE_CHECKING:
    from ..settings.settings import Settings
    from .flow import Attempts

E = TypeVar("E", bound=errors.APIStatusError)

_SCOPE = re.compile(r"\bscopes?\b", re.IGNORECASE)
_LONGEST_REASON = 500
_MOST_PARTS = 1000
_LONGEST_RESET = 86_400.0


class ErrorFactory:
    """The errors of one operation: in the words of the server, without our secrets."""

    def __init__(self, settings: Settings, operation: Operation) -> None:
        self._settings = settings
        self._envelope = settings.api.envelope
        self._operation = operation

    def of_outcome(
        self,
        attempts: Attempts,
        request: Request,
        outcome: Outcome,
        verdict: Verdict,
        *,
        unknown: bool,
    ) -> errors.ClientError:
        """Return the error of the last attempt.

        `unknown` says that this one may have been acted upon.
        """
        if isinstance(outcome, Unusable):
            full = FullResponse(outcome.response, b"", attempts.count)
            if outcome.is_too_large:
                return self.of_body(full, outcome.problem, errors.BodyTooLargeError)
            return self.of_body(full, outcome.problem)
        if not isinstance(outcome, FullResponse):
            return self.of_connection(
                request, outcome, attempts.count, unknown=attempts.unknown
            )
        limit, note, until = _limit(verdict)
        status = outcome.response.status_code
        kind = limit or status_error_class(status, unknown=unknown)
        notes = [note] if note else []
        if issubclass(kind, errors.OutcomeUnknownError):
            notes.append("it may have been acted upon, or not")
        elif attempts.unknown:
            notes.append("an earlier attempt may have been acted upon, or not")
        error = self.of_status(outcome, kind, "; ".join(notes))
        error.outcome_unknown = attempts.unknown
        if isinstance(error, errors.RateLimitError):
            error.reset_at = until
        elif isinstance(error, errors.BlockedError):
            error.until = until
        return error

    def of_connection(
        self, request: Request, failure: Failure | Late, attempts: int, *, unknown: bool
    ) -> errors.APIConnectionError:
        """Return the error of a request without a response."""
        kind: type[errors.APIConnectionError] = errors.APIConnectionError
        problem = type(failure).__name__
        if isinstance(failure, Late):
            kind, problem = (
                errors.DeadlineError,
                "no complete response within the total time",
            )
            problem += "" if failure.is_sent else "; nothing was sent"
        elif isinstance(failure, TimeoutException):
            kind, problem = errors.APITimeoutError, f"no response in time ({problem})"
        elif not isinstance(failure, LocalProtocolError):
            # A local protocol error quotes our request headers.
            problem = f"{problem}: {_why(failure)}"
        if isinstance(failure, (ConnectError, ConnectTimeout)):
            problem += f", host {request.url.host}"
        if unknown:
            kind = errors.UnansweredWriteError
            problem += "; the request may have been acted upon, or not"
        where = self._where(request, attempts)
        return kind(
            printable(f"{self._settings.hide(problem)} ({where})"),
            operation_id=self._operation.id,
            method=self._operation.http_method,
            url=shown_url(request),
            attempts=attempts,
            outcome_unknown=unknown,
        )

    def of_status(self, full: FullResponse, kind: type[E], note: str = "") -> E:
        """Return the error of a response that reports a failure."""
        facts = self._facts(full)
        reason = self._reason(facts["data"]) or _outline(full)
        code = facts["code"]
        if code is not None and str(code) not in reason:
            reason += f"; code {shortened(str(code), 60)}"
        unnamed = [
            field
            for field in facts["fields"]
            if not re.search(rf"(?<!\w){re.escape(field)}(?!\w)", reason)
        ]
        if unnamed:
            word = "fields" if len(unnamed) > 1 else "field"
            reason += f"; {word} {shortened(', '.join(unnamed), 200)}"
        if note:
            reason += f"; {note}"
        scopes: tuple[str, ...] = ()
        if full.response.status_code == 403:
            said = _values(facts["data"], self._envelope.error)
            if any(isinstance(text, str) and _SCOPE.search(text) for text in said):
                scopes = self._operation.scopes
        if scopes:
            reason += f"; needs the scope {' or '.join(scopes)}"
        if issubclass(kind, errors.PermissionDeniedError):
            facts["missing_scopes"] = scopes
        return kind(self._message(full, reason), **facts)

    def of_body(
        self,
        full: FullResponse,
        problem: str,
        kind: type[errors.APIResponseError] = errors.APIResponseError,
    ) -> errors.APIResponseError:
        """Return the error of a successful response that cannot be used."""
        return kind(self._message(full, problem), **self._facts(full))

    def _facts(self, full: FullResponse) -> dict[str, Any]:
        """Return the facts of a response that an error keeps."""
        hide, sent = self._settings.hide, headers_of(full.response).items()
        headers = Headers((name, hide(value)) for name, value in sent)
        body = hide(full.content.decode(errors="surrogateescape"))
        data = None  # also of what is too deep to be pickled or shown
        if not is_deep(full.content):
            with suppress(ValueError):
                data = self._hidden(parse(full.content))
        codes = _values(data, self._envelope.code)
        return {
            "operation_id": self._operation.id,
            "method": self._operation.http_method,
            "url": shown_url(full.response.request),
            "status_code": full.response.status_code,
            "headers": headers,
            "body": body.encode(errors="surrogateescape"),
            "data": data,
            "code": next((c for c in codes if isinstance(c, (str, int))), None),
            "fields": _fields(data, self._envelope.field),
            "request_id": request_id(self._settings.api, headers),
            "attempts": full.attempts,
        }

    def _hidden(self, value: Any) -> Any:
        """Return JSON without our secrets, in case the server repeats them."""
        if isinstance(value, str):
            return self._settings.hide(value)
        if is_array(value):
            return [self._hidden(item) for item in value]
        if is_object(value):
            return {self._hidden(k): self._hidden(item) for k, item in value.items()}
        return value

    def _message(self, full: FullResponse, problem: str) -> str:
        response = full.response
        where = self._where(response.request, full.attempts)
        found = request_id(self._settings.api, headers_of(response))
        if found:
            where += f", request id {found}"
        status = f"{response.status_code} {response.reason_phrase}".strip()
        return printable(self._settings.hide(f"{status}: {problem} ({where})"))

    def _where(self, request: Request, attempts: int) -> str:
        path = shown_url(request).removeprefix(self._settings.endpoint.base_url)
        times = "" if attempts == 1 else f", {attempts} attempts"
        return _where(self._operation, path) + times

    def _reason(self, data: Any) -> str | None:
        for value in _values(data, self._envelope.error):
            if isinstance(value, str) and value.strip():
                return shortened(" ".join(value.split()), _LONGEST_REASON)
            if isinstance(value, (dict, list)) and value:
                text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
                return shortened(text, _LONGEST_REASON)
        return shortened(own_words(data), _LONGEST_REASON) or None


def _limit(
    verdict: Verdict,
) -> tuple[type[errors.APIStatusError] | None, str, dt.datetime]:
    """Return class and reason of the error of a limit, and when it is over."""
    now = time.time()
    until = utc_time(now + verdict.pause)
    match verdict.reason:
        case None:
            return None, "", until
        case "blocked":
            return errors.BlockedError, blocked_until(until.timestamp()), until
        case "daily":
            until = next_day(now)
            return errors.DailyLimitError, spent_until(until.timestamp()), until
        case "burst":
            return (
                errors.BurstLimitError,
                f"try again after {until:%H:%M:%S} UTC",
                until,
            )
        case "unclear":
            if verdict.asked is None:
                said = "the server does not say which limit was reached, perhaps the daily one"
                until = next_day(now)
            else:
                said = f"the server asks to wait for {verdict.asked:.0f} s"
                until = utc_time(now + min(verdict.asked, _LONGEST_RESET))
            return errors.RateLimitError, f"{said}, so it was not sent again", until


def _why(failure: BaseException) -> str:
    """Return what is said of a failure, by it or by its causes; else what the last one is."""
    failures = list(causes(failure))
    said = [text for text in map(str, failures) if text]
    return said[0] if said else type(failures[-1]).__name__


def annotate(error: Any, operation: Operation) -> None:
    """Add the operation to an error about its arguments."""
    if error.operation_id is None:
        error.args = (f"{error} ({_where(operation, operation.path)})",)
        error.operation_id, error.method = operation.id, operation.http_method


def refused(problem: Exception, operation: Operation) -> Exception:
    """Return the error for a call that is over before its first attempt."""
    if isinstance(
        problem, (errors.DeadlineError, errors.AuthorizationError, errors.StoreError)
    ):
        unsent(problem, operation, 0, unknown=False)
        return problem
    if isinstance(problem, RecursionError):
        problem = errors.RequestError(
            "an argument is nested too deeply, or holds itself"
        )
    elif isinstance(problem, UnicodeEncodeError):
        found = ascii(problem.object[problem.start : problem.end])
        problem = errors.RequestError(
            f"an argument has text that cannot be encoded: {found}"
        )
    elif not isinstance(problem, errors.ClientError):
        problem = errors.RequestError(f"an argument cannot be sent: {problem}")
    annotate(problem, operation)
    return problem


def unsent(
    error: errors.ClientError, operation: Operation, attempts: int, *, unknown: bool
) -> None:
    """Add to an error that prevented a request what became of earlier attempts.

    `unknown` says that one of the `attempts` before may have been acted upon.
    """
    text = "nothing was sent"
    if attempts:
        text = f"not sent again after {attempts} attempt{'s' if attempts > 1 else ''}"
        error.attempts = attempts
    if unknown:
        text += ", which may have been acted upon, or not"
        error.outcome_unknown = True
    if isinstance(error, errors.StoreError):
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


def _outline(full: FullResponse) -> str:
    """Return a description of a response that gives no reason."""
    response = full.response
    if response.has_redirect_location:
        target = response.headers["location"].partition("?")[0].partition("#")[0]
        return f"redirect to {target} not followed"
    if not full.content:
        return "no body"
    kind = response.headers.get("content-type", "no content type")
    if kind.lower().startswith("text/plain"):
        words = text_reader(kind)(full.content).split()
        return shortened(" ".join(words), _LONGEST_REASON)
    kind = kind.partition(";")[0]
    return f"{len(full.content)} bytes of {kind}"


def _values(data: Any, keys: tuple[str, ...]) -> list[Any]:
    return [data[key] for key in keys if key in data] if isinstance(data, dict) else []


def _fields(data: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts under some keys, wherever in a body they are."""
    found: dict[str, None] = {}
    waiting = [data] if keys else []
    for value in waiting:
        if len(waiting) > _MOST_PARTS:
            break
        if is_array(value):
            waiting += value
        elif is_object(value):
            for key, part in value.items():
                if key in keys:
                    texts = part if is_array(part) else [part]
                    found |= {text: None for text in texts if isinstance(text, str)}
                else:
                    waiting.append(part)
    return tuple(found)


def _where(operation: Operation, path: str) -> str:
    method_and_path = f"{operation.http_method} {path}"
    return (
        method_and_path
        if operation.id == method_and_path
        else f"{operation.id} {method_and_path}"
    )


_BY_STATUS: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    410: errors.GoneError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


def status_error_class(
    status_code: int, *, unknown: bool = False
) -> type[errors.APIStatusError]:
    """Return what to raise; `unknown` says that the server may have acted upon it."""
    if unknown:
        return (
            errors.FailedWriteError
            if status_code >= 500
            else errors.UnfinishedWriteError
        )
    if status_code >= 500:
        return errors.InternalServerError
    return _BY_STATUS.get(status_code, errors.APIStatusError)


_KEYS = (
    *("detail", "message", "errordescription", "errormessage", "msg", "errmsg"),
    *("description", "reason", "faultstring", "error"),
)
"""Members that most APIs, OAuth 2 and RFC 9457 have for a text, the best first."""

_HOLDERS = (
    *("errors", "errormessages", "nonfielderrors", "validationerrors", "elements"),
    *("detail", "details", "messages", "message", "error", "fault", "meta", "data"),
    *("status",),
)
"""Members with errors in them."""

_PLACES = ("field", "path", "pointer", "loc", "name", "param")
_DEPTH = 4


def own_words(data: Any) -> str:
    """Return the text of the body of a failure; empty if none is found."""
    texts = dict.fromkeys(text for text in _texts(data, 0) if text)
    shown = (t for t in texts if not any(t != o and t in o for o in texts))
    return ": ".join(text.rstrip(".") for text in shown)


def _texts(data: Any, depth: int) -> Iterator[str]:
    """Yield the title, the text, and that of the first of several errors."""
    if depth > _DEPTH:
        return
    if is_array(data):
        for item in data[:1]:
            yield (
                _with_place(item, depth)
                if depth
                else ": ".join(filter(None, _texts(item, 1)))
            )
        return
    if not is_object(data):
        yield _one_line(data)
        return
    members = {_plain(key): value for key, value in data.items()}
    title, best = _one_line(members.get("title")), _best(members)
    yield title
    if best == _one_line(members.get("detail")):
        yield _one_line(members.get("message"))
    yield best
    found = ""
    for key in _HOLDERS:
        value = members.get(key)
        if is_object(value):
            value = _by_field(value, may_be_texts=key == "errors") or value
        is_text = isinstance(value, str) and key == "errors"
        if not found and (
            is_array(value) or is_text or (is_object(value) and not best)
        ):
            found = ": ".join(filter(None, _texts(value, depth + 1)))
    yield found
    if not (title or best or found):
        yield from _texts(_by_field(data), depth + 1)


def _best(members: dict[str, Any]) -> str:
    """Return the first text, rather than a code, which is one word."""
    found = [text for key in _KEYS if (text := _one_line(members.get(key)))]
    return next((text for text in found if " " in text), next(iter(found), ""))


def _by_field(value: dict[str, Any], *, may_be_texts: bool = False) -> list[Any]:
    """Return the errors of an object with texts by field; none of another one."""
    texts = [
        v for v in value.values() if (may_be_texts or is_array(v)) and _one_line(v)
    ]
    if len(texts) != len(value):
        return []
    return [{"field": key, "message": text} for key, text in value.items()]


def _with_place(item: Any, depth: int) -> str:
    """Return the text of one of several errors, after the name of what it is about."""
    text = ": ".join(dict.fromkeys(t for t in _texts(item, depth + 1) if t))
    places = [item.get(key) for key in _PLACES] if is_object(item) else []
    place = next((p for p in places if p), "")
    shown = ".".join(map(str, place)) if is_array(place) else _one_line(place)
    return f"{shown}: {text}" if shown and text and shown not in text else text


def _plain(key: str) -> str:
    """Return a name without its style: `errorMessage` and `error_message` are one."""
    return key.replace("_", "").lower()


def _one_line(value: Any) -> str:
    """Return a text, or the first of several, without line breaks."""
    text = value[0] if is_array(value) and value else value
    return " ".join(text.split()) if isinstance(text, str) else ""
