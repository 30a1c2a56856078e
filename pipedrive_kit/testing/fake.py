"""A Pipedrive in this process: requests in, responses out."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

import httpx

from pipedrive_v2 import AsyncClient, Client

from .clients import UnhurriedStore
from .document.document import Document
from .document.operation import Operation
from .limits.faults import Fault, Faults
from .limits.meter import Limits, Meter, blocked
from .limits.oauth import OAuthServer
from .messages import (
    RefusedError,
    Request,
    Response,
    invalid,
    json_response,
    refusal_response,
    unauthorized,
)
from .rules.call import Account, Call
from .rules.filters import Filter
from .rules.handlers import handler
from .rules.lists import Lister
from .rules.v2 import V2
from .serve.server import FakeServer
from .serve.transport import FakeTransport
from .serve.webhooks import Webhooks
from .store.seeds import begin, seed
from .store.store import Clock, Record, Store

if TYPE_CHECKING:
    from .rules.v1 import V1

_NOT_FOUND = 404, "Resource not found"
API_TOKEN = "api-token-of-the-fake"  # noqa: S105 - of no account
Validate = Literal["all", "requests", "nothing"]


@dataclass(kw_only=True)
class Exchange:
    """A request, what it was taken for, and the response."""

    request: Request
    operation_id: str | None = None
    response: Response = field(default_factory=Response)
    tokens: int = 0
    """Charged for it."""
    fault: str | None = None


class DocumentError(AssertionError):
    """A response of the fake that its document does not allow: a mistake of the fake."""


@dataclass(frozen=True)
class Api:
    """One version of the API: its document, and its words."""

    document: Document
    words: V1 | V2


@cache
def _document(package: str) -> Document:
    return Document.of_package(package)


class FakePipedrive:
    """One account with its records, limits, webhooks and faults."""

    def __init__(
        self,
        *,
        validate: Validate = "all",
        limits: Limits | None = None,
        search_lag: float = 0.0,
        conversion_polls: int = 1,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.validate = validate
        self.apis = {"/api/v2": Api(_document("pipedrive_v2"), V2())}
        """The versions of the API that are loaded, by the beginning of their paths."""
        self.document = self.apis["/api/v2"].document
        self.clock = Clock(clock)
        self.store = Store(self.clock, search_lag)
        self.lister = Lister(self.store)
        self.meter = Meter(self.clock, limits or Limits())
        self.faults = Faults()
        self.oauth = OAuthServer(self.clock)
        self.webhooks = Webhooks(self.store)
        self.store.listeners.append(self.webhooks.note)
        self.api_tokens = {API_TOKEN: 1}
        """The ID of the user by API token."""
        self.exchanges: deque[Exchange] = deque(maxlen=1_000)
        """The latest requests with their responses."""
        self._account = Account(self.store, self.lister, conversion_polls)
        self._lock = threading.RLock()
        self._clients: list[Client] = []
        self._server: FakeServer | None = None
        self.apis["/api/v2"].words.prepare(self.store, self.document)
        begin(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the clients and the socket, if there are any."""
        for client in self._clients:
            client.close()
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def transport(self) -> FakeTransport:
        """A transport for any HTTPX client, which leads here without a socket."""
        return FakeTransport(self.handle)

    @cached_property
    def client(self) -> Client:
        """A client of this account."""
        return self.new_client()

    @cached_property
    def async_client(self) -> AsyncClient:
        """An async client of this account."""
        return self.new_async_client()

    def new_client(self, **options: Any) -> Client:
        """Return another client, with options of its own.

        It does not wait unless it is given a `store`.
        """
        http = httpx.Client(transport=self.transport)
        client = Client(http_client=http, **_options(options))
        self._clients.append(client)
        return client

    def new_async_client(self, **options: Any) -> AsyncClient:
        """Return another async client; it holds nothing that has to be closed."""
        http = httpx.AsyncClient(transport=self.transport)
        return AsyncClient(http_client=http, **_options(options))

    @property
    def origin(self) -> str:
        """Scheme, host and port of the fake on a socket, which begins with this."""
        if self._server is None:
            self.serve()
        assert self._server is not None
        return self._server.origin

    @property
    def url(self) -> str:
        """The base URL on a socket, for `Client(base_url=...)` and other programs."""
        return self.origin + self.document.prefix

    def serve(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve on a socket; return the base URL."""
        self._server = FakeServer(self.handle, host, port)
        return self.url

    @property
    def filters(self) -> dict[int, Filter]:
        """Functions of a record by `filter_id`, which select what a list has."""
        return self.lister.filters

    def seed(self, name: str = "demo", **counts: int) -> None:
        """Add the records of a seed, or so many of each kind: `seed(deals=1000)`."""
        seed(self.store, name, counts)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.ahead += seconds

    def record(self, collection: str, id: Any) -> Record:
        """Return a record as it is stored."""
        return self.store.get(collection, id)

    def handle(self, request: Request) -> Response:
        """Return the response to a request, and keep both."""
        with self._lock:
            if request.path.startswith("/v1/"):
                request = replace(request, path=f"/api{request.path}")
            exchange = Exchange(request=request)
            exchange.response = self._response(exchange)
            self.exchanges.append(exchange)
            return exchange.response

    def _response(self, exchange: Exchange) -> Response:
        """Return the response, or what a planned fault makes of it."""
        request = exchange.request
        if request.path.startswith("/oauth/"):
            return self.oauth.handle(request)
        prefix, path = request.path[:7], request.path[7:]
        fault = self.faults.take(request, path)
        instead = self._instead(fault) if fault else None
        exchange.fault = fault.name if fault else None
        try:
            response = instead or self._real(exchange, prefix, path)
        except RefusedError as refusal:
            response = refusal_response(refusal)
        return (
            replace(response, delay=fault.delay, cut=fault.cut) if fault else response
        )

    def _instead(self, fault: Fault) -> Response | None:
        if fault.limit == "burst":
            return self.meter.over_limit()
        if fault.limit == "daily":
            return self.meter.daily()
        return blocked() if fault.limit == "block" else fault.response

    def _real(self, exchange: Exchange, prefix: str, path: str) -> Response:
        """Authenticate, route, limit, check and carry out a request."""
        api, user_id = self._api(prefix), self._user(exchange.request)
        if api is None:
            raise RefusedError(*_NOT_FOUND)
        if user_id is None:
            return unauthorized()
        methods, values = api.document.route(exchange.request)
        operation = methods.get(exchange.request.method)
        exchange.operation_id = operation.id if operation else None
        bearer = exchange.request.headers.get("authorization", "")
        if operation and bearer and not self.oauth.allows(operation.scopes):
            raise RefusedError(403, "Scope and URL mismatch")
        cost = operation.cost if operation else 0
        who = bearer or exchange.request.headers.get("x-api-token", "")
        refused = self.meter.refuse(path, cost, who, blockable=not bearer)
        if refused is not None:
            return refused
        exchange.tokens = cost
        try:
            if operation is None:
                status, error = (405, "Method not allowed") if methods else _NOT_FOUND
                raise RefusedError(status, error)
            response = self._carried_out(api, exchange, operation, values, user_id)
        except RefusedError as refusal:
            response = refusal_response(refusal)
        number = len(self.store.changes) + len(self.exchanges)
        response.headers |= self.meter.headers(who)
        response.headers["x-correlation-id"] = f"fake-{number}"
        return response

    def _api(self, prefix: str) -> Api | None:
        if prefix == "/api/v1" and prefix not in self.apis:
            # Loaded with the first request: few need it.
            from .rules.v1 import V1

            api = self.apis[prefix] = Api(_document("pipedrive_v1"), V1())
            api.words.prepare(self.store, api.document)
        return self.apis.get(prefix)

    def _carried_out(
        self,
        api: Api,
        exchange: Exchange,
        operation: Operation,
        values: list[str],
        user_id: int,
    ) -> Response:
        request = exchange.request
        if operation.described.get("x-gone"):
            raise RefusedError(410, "This endpoint is gone; use API v2")
        if self.validate != "nothing":
            for problem in api.document.request_problems(operation, request):
                raise _refusal(problem)
        call = Call(
            account=self._account,
            words=api.words,
            operation=operation,
            request=request,
            values=operation.in_path(values),
            user_id=user_id,
        )
        result = handler(operation, api.words.handlers)(call)
        if isinstance(result, Response):
            response = result
        else:
            body = api.words.envelope(operation, result)
            response = json_response(body, operation.status)
        if self.validate == "all" and response.body:
            problems = api.document.response_problems(operation, request, response)
            if problems:
                raise DocumentError(f"{operation.id}: {'; '.join(problems)}")
        return response

    def _user(self, request: Request) -> int | None:
        bearer = request.headers.get("authorization", "")
        if bearer.startswith("Bearer "):
            return self.oauth.user(bearer.removeprefix("Bearer "))
        token = request.headers.get("x-api-token") or request.params.get("api_token")
        return self.api_tokens.get(token or "")


def _options(given: dict[str, Any]) -> dict[str, Any]:
    return {"api_token": API_TOKEN, "store": UnhurriedStore(), **given}


def _refusal(problem: str) -> RefusedError:
    name, _, text = problem.partition(": ")
    if name == "sort_by":
        text = "The value you selected is not a valid choice."
    return invalid(name, text)
