"""Every operation of API v2, called through the client, checked by openapi-core."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

from pipedrive_kit.testing import FakePipedrive
from pipedrive_v2 import OPERATIONS
from tests.kit.testing import every_operation


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_every_operation(flavour: str) -> None:
    """All 158 succeed; openapi-core has nothing against a request or a response."""
    with FakePipedrive() as fake, asyncio.Runner() as runner:
        fake.seed("demo")
        client = fake.client if flavour == "sync" else fake.async_client

        def call(operation_id: str, *arguments: Any, **named: Any) -> Any:
            operation = OPERATIONS[operation_id]
            method = getattr(getattr(client, operation.attribute), operation.function)
            given = method(*arguments, **named)
            if flavour == "async":
                return runner.run(result(given))
            return list(given) if hasattr(given, "pages") else given

        every_operation.run(call)
        called = {each.operation_id for each in fake.exchanges}
        assert called == OPERATIONS.keys()
        assert len(called) == 158
        assert {each.response.status for each in fake.exchanges} == {200, 201}
        assert sum(each.tokens for each in fake.exchanges) == client.usage.tokens


async def result(given: Any) -> Any:
    if inspect.isawaitable(given):
        return await given
    return [item async for item in given]
