"""A scripted HTTP server on loopback, and a driver that calls a client of either flavour."""

from __future__ import annotations

import asyncio
import inspect
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest

from openapi_runtime import AsyncPager, FileTokenStore, Pager, Retry, errors
from openapi_runtime.limits import gate
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.fault_server import DEAL, FaultServer, say
from tests.runtime.oauth.token_server import TokenBench
from tests.runtime.sample_api import AsyncClient, Client

TOKEN = "s3cret-t0ken"


class Answer(NamedTuple):
    status: int = 200
    headers: Mapping[str, str] = {}
    body: bytes = b""
    delay: float = 0.0


class Received(NamedTuple):
    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def json(self) -> Any:
        return json.loads(self.body)


class Server:
    """A server with responses in turn, the last one for ever; it records requests."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.received: list[Received] = []
        self.hang_up = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(
            target=self._http.serve_forever, args=(0.01,), daemon=True
        )
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def base_url(self) -> str:
        return f"{self.origin}/v2"

    def answer(
        self,
        body: Any = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        delay: float = 0.0,
    ) -> None:
        """Add a response; a body that is not bytes is sent as JSON."""
        shown = {} if headers is None else dict(headers)
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
            shown.setdefault("Content-Type", "application/json")
        self.answers.append(Answer(status, shown, body, delay))

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def close(self) -> None:
        self.hang_up.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            server.received.append(
                Received(
                    self.command,
                    self.path,
                    {name.lower(): value for name, value in self.headers.items()},
                    self._body(),
                )
            )
            answer = server.next_answer()
            if answer.delay:
                server.hang_up.wait(answer.delay)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
                self.wfile.flush()
            except OSError:  # the client gave up
                self.close_connection = True

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def other_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


Use = Callable[[Any], Any]


EACH_LIBRARY = ["sync", "async", "sync httpx2", "async httpx2"]
"""The flavours, with each HTTP library."""


class Flavour:
    """A runner of one test body with the sync and with the async client.

    The body is written once, as an async function; `do` awaits what the async client
    returns and passes on what the sync client has already returned.
    """

    def __init__(self, name: str, server: Server | FaultServer) -> None:
        self.name, _, library = name.partition(" ")
        self._library = library or "httpx"
        self._server = server

    @property
    def is_async(self) -> bool:
        return self.name == "async"

    def client(self, **arguments: Any) -> Any:
        arguments.setdefault("api_token", TOKEN)
        arguments.setdefault("retry", Retry(attempts=1))
        if not {"base_url", "api_domain", "company_domain"} & arguments.keys():
            arguments["base_url"] = self._server.base_url
        if "http_client" not in arguments:
            arguments.setdefault("library", self._library)
        return AsyncClient(**arguments) if self.is_async else Client(**arguments)

    def run(self, body: Callable[[Any], Awaitable[Any]], **arguments: Any) -> Any:
        """Call `body` with a client, close the client, return what `body` returned."""

        async def main() -> Any:
            client = self.client(**arguments)
            try:
                return await body(client)
            finally:
                await do(client.aclose() if self.is_async else client.close())

        return asyncio.run(main())

    def call(self, use: Use, **arguments: Any) -> Any:
        """Return what one call of a client gives; lists come as lists."""

        async def body(client: Any) -> Any:
            return await do(use(client))

        return self.run(body, **arguments)


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    """A server of faults; without any it returns a deal."""
    server = FaultServer(say(DEAL))
    yield server
    server.close()


@pytest.fixture(params=EACH_LIBRARY)
def use(request: pytest.FixtureRequest, faults: FaultServer) -> Flavour:
    """The clients of both flavours with both libraries, for the server of faults."""
    return Flavour(request.param, faults)


def class_of(error: Exception) -> type:
    """Return the runtime's own class of an error that a client raised."""
    return next(c for c in type(error).__mro__ if c.__module__ == errors.__name__)


async def do(result: Any) -> Any:
    """Wait for a result where there is something to wait for."""
    if inspect.isawaitable(result):
        return await result
    if isinstance(result, (AsyncPager, AsyncIterator)):
        items: AsyncIterator[Any] | AsyncPager[Any] = result
        return [item async for item in items]
    if isinstance(result, (Pager, Iterator)):
        done: Iterator[Any] | Pager[Any] = result
        return list(done)
    return result


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest, server: Server) -> Flavour:
    return Flavour(request.param, server)


@pytest.fixture
def bench() -> Iterator[TokenBench]:
    """A token server and the API behind it."""
    bench = TokenBench()
    yield bench
    bench.close()


@pytest.fixture
def store(tmp_path: Path) -> FileTokenStore:
    """The store of access tokens."""
    return FileTokenStore(tmp_path / "tokens.json")


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Any:
    """Call a client of either flavour: `call(auth, use)`."""

    def call(auth: Any, use: Any, **arguments: Any) -> Any:
        arguments = {"auth": auth, **arguments}

        async def main() -> Any:
            if request.param == "sync":
                with Client(**arguments) as client:
                    return await do(use(client))
            async with AsyncClient(**arguments) as client:
                return await do(use(client))

        return asyncio.run(main())

    return call


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAMPLE_API_TOKEN", "SAMPLE_COMPANY_DOMAIN"):
        monkeypatch.delenv(name, raising=False)
    # What a test was refused must not be refused to a later one at the same port.
    monkeypatch.setattr(gate, "_in_process", MemoryStore())


def interrupted(
    code: str, *arguments: str, at: Callable[[], object]
) -> tuple[str, str]:
    """Run *code* in a process that gets a Ctrl-C when *at* is true; give what it prints.

    The process says ``signal.default_int_handler`` itself: who runs the tests in the
    background has them ignore the signal.
    """
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-X", "dev", "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        end = time.monotonic() + 30
        while not at() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        return process.communicate(timeout=30)
