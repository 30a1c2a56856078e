"""The clients that are measured: ours as a user has it, and those of others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

import openapi_runtime.models.decode as runtime_decode
from openapi_runtime import MemoryStore
from pipedrive_v2 import AsyncClient, Client

TOKEN = "0123456789abcdef0123456789abcdef01234567"
HEADERS = {"x-api-token": TOKEN}


class HurriedClock:
    """A clock of the past, on which 60 ms pass whenever somebody looks.

    With it a store counts and reserves slots as always, with nearly full windows, and yet
    no call has to wait: what the limiter costs is measured, not how long it waits.
    """

    def __init__(self) -> None:
        self._now = time.time() - 30 * 86_400

    def __call__(self) -> float:
        self._now += 0.06
        return self._now


def client(base_url: str, **options: Any) -> Client:
    """Return a blocking client that never waits for its turn."""
    options.setdefault("store", MemoryStore(clock=HurriedClock()))
    return Client(api_token=TOKEN, base_url=base_url, **options)


def async_client(base_url: str, **options: Any) -> AsyncClient:
    """Return an async client that never waits for its turn."""
    options.setdefault("store", MemoryStore(clock=HurriedClock()))
    return AsyncClient(api_token=TOKEN, base_url=base_url, **options)


def memory_client(answer: Callable[[], bytes], **options: Any) -> Client:
    """Return a client whose responses come from memory."""

    def handle(_: httpx.Request) -> httpx.Response:
        headers = {"content-type": "application/json"}
        return httpx.Response(200, headers=headers, content=answer())

    http = httpx.Client(transport=httpx.MockTransport(handle))
    return client("http://127.0.0.1", http_client=http, **options)


@contextmanager
def raw_not_kept() -> Iterator[None]:
    """Let objects forget the bytes that they are decoded from; no option of the client."""
    module: Any = runtime_decode
    kept = module.set_source, module.link, module.RawJson
    module.set_source = module.link = module.RawJson = lambda *_: None
    try:
        yield
    finally:
        module.set_source, module.link, module.RawJson = kept
