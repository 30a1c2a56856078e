"""One server and one client of each flavour for all tests of a process."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import AsyncIterable, Iterator
from typing import Any

import pytest

from openapi_runtime.limits import gate
from pipedrive_v2 import OPERATIONS, AsyncClient, Client
from tests.pipedrive.loopback_server import LoopbackPipedrive
from tests.pipedrive.unhurried import UnhurriedStore, unhurried

TOKEN = "token-of-the-tests"


class Flavour:
    """A client and its way to call: the differences of sync and async end here."""

    name: str
    client: Any

    def method(self, operation_id: str) -> Any:
        """Return the generated method of an operation, as `OPERATIONS` locates it."""
        return located(self.client, operation_id)

    def raw_method(self, operation_id: str) -> Any:
        operation = OPERATIONS[operation_id]
        resource = getattr(self.client, operation.attribute)
        return getattr(resource.with_raw_response, operation.function)

    def finish(self, given: Any) -> Any:
        """Return the result of a call; for a pager, the list of all its items."""
        raise NotImplementedError

    def pages(self, pager: Any, count: int | None = None) -> list[Any]:
        """Return the first `count` pages, or all."""
        raise NotImplementedError


def located(client: Any, operation_id: str) -> Any:
    operation = OPERATIONS[operation_id]
    return getattr(getattr(client, operation.attribute), operation.function)


class SyncFlavour(Flavour):
    name = "sync"

    def __init__(self, client: Any) -> None:
        self.client = client

    def finish(self, given: Any) -> Any:
        assert not inspect.isawaitable(given)
        return list(given) if hasattr(given, "pages") else given

    def pages(self, pager: Any, count: int | None = None) -> list[Any]:
        found = []
        for page in pager.pages():
            found.append(page)
            if len(found) == count:
                break
        return found


class AsyncFlavour(Flavour):
    name = "async"

    def __init__(self, client: Any, runner: asyncio.Runner) -> None:
        self.client = client
        self.runner = runner

    def finish(self, given: Any) -> Any:
        return self._run(_result(given))

    def pages(self, pager: Any, count: int | None = None) -> list[Any]:
        found: list[Any] = self._run(_first(pager.pages(), count))
        return found

    def _run(self, given: Any) -> Any:
        # A runner has its own context, where no `usage.measure` of the caller is known.
        return self.runner.run(given, context=contextvars.copy_context())


async def _result(given: Any) -> Any:
    if inspect.isawaitable(given):
        return await given
    assert isinstance(given, AsyncIterable)
    return [item async for item in given]


async def _first(pages: Any, count: int | None) -> list[Any]:
    found = []
    async for page in pages:
        found.append(page)
        if len(found) == count:
            break
    await pages.aclose()
    return found


@pytest.fixture(scope="session")
def running_server() -> Iterator[LoopbackPipedrive]:
    with LoopbackPipedrive().running() as server:
        yield server


@pytest.fixture
def server(running_server: LoopbackPipedrive) -> Iterator[LoopbackPipedrive]:
    """The server, with nothing recorded yet; a test must use up its responses."""
    running_server.forget()
    yield running_server
    left = list(running_server.answers)
    running_server.forget()
    assert not left, "not asked for"


@pytest.fixture(autouse=True)
def unhurried_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients that a test makes without a store share one that does not wait."""
    monkeypatch.setattr(gate, "_in_process", UnhurriedStore())


@pytest.fixture(scope="session")
def sync_flavour(running_server: LoopbackPipedrive) -> Iterator[Flavour]:
    with Client(
        api_token=TOKEN, base_url=running_server.base_url, **unhurried()
    ) as client:
        yield SyncFlavour(client)


@pytest.fixture(scope="session")
def async_flavour(running_server: LoopbackPipedrive) -> Iterator[Flavour]:
    with asyncio.Runner() as runner:
        client = AsyncClient(
            api_token=TOKEN, base_url=running_server.base_url, **unhurried()
        )
        yield AsyncFlavour(client, runner)
        runner.run(client.aclose())


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest) -> Flavour:
    """Both clients in turn."""
    found: Flavour = request.getfixturevalue(f"{request.param}_flavour")
    return found
