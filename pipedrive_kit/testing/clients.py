"""Clients of a fake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx

from openapi_runtime import MemoryStore, Ticket, Window
from pipedrive_v2 import AsyncClient, Client

from .serve.transport import FakeTransport


class UnhurriedStore(MemoryStore):
    """A store without rate windows: a test does not wait for a plan that it has not."""

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],  # noqa: ARG002 - as stores have it
        horizon: float,
    ) -> Ticket:
        return super().admit(
            account, tokens=tokens, limit=limit, windows=(), horizon=horizon
        )


def new_client(transport: FakeTransport, api_token: str, options: Any) -> Client:
    """Return a client; it does not wait unless it is given a `store` of its own."""
    given: dict[str, Any] = {"api_token": api_token, "store": UnhurriedStore()}
    given |= options
    return Client(http_client=httpx.Client(transport=transport), **given)


def new_async_client(
    transport: FakeTransport, api_token: str, options: Any
) -> AsyncClient:
    """Return the async client of the same kind."""
    given: dict[str, Any] = {"api_token": api_token, "store": UnhurriedStore()}
    given |= options
    return AsyncClient(http_client=httpx.AsyncClient(transport=transport), **given)
