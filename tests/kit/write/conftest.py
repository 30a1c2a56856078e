"""An account with the demo records, and both flavours of each function."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

import pytest

from pipedrive_kit import write
from pipedrive_kit.testing import FakePipedrive


class Flavour:
    """The functions of `pipedrive_kit.write`, blocking or awaited to their end."""

    def __init__(self, fake: FakePipedrive, is_async: bool) -> None:
        self._is_async = is_async
        self.client: Any = fake.new_async_client() if is_async else fake.new_client()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(write, f"async_{name}" if self._is_async else name)

        def call(*given: Any, **more: Any) -> Any:
            result = function(*given, **more)
            if inspect.isawaitable(result):
                return asyncio.run(_awaited(result))
            return asyncio.run(_items(result)) if self._is_async else result

        return call


async def _awaited(result: Any) -> Any:
    return await result


async def _items(results: Any) -> list[Any]:
    return [item async for item in results]


@pytest.fixture(params=["sync", "async"])
def kit(request: pytest.FixtureRequest, fake: FakePipedrive) -> Flavour:
    return Flavour(fake, request.param == "async")


def sent(fake: FakePipedrive, *methods: str) -> list[str]:
    """Return the requests that reached the fake."""
    return [
        f"{each.request.method} {each.request.path.removeprefix('/api/v2')}"
        for each in fake.exchanges
        if not methods or each.request.method in methods
    ]


def tokens(fake: FakePipedrive) -> int:
    return sum(each.tokens for each in fake.exchanges)
