"""A server that answers like API v1, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipedrive_kit.testing import UnhurriedStore
from pipedrive_v1 import Client
from tests.kit.client.server import BothServer


@pytest.fixture(scope="package")
def running_server() -> Iterator[BothServer]:
    with BothServer().running() as server:
        yield server


@pytest.fixture
def server(running_server: BothServer) -> BothServer:
    """The server, with nothing recorded yet."""
    running_server.forget()
    return running_server


@pytest.fixture
def client(server: BothServer) -> Iterator[Client]:
    base_url = f"{server.origin}/api/v1"
    store = UnhurriedStore()
    with Client(api_token="t", base_url=base_url, store=store) as client:
        yield client
