"""One server and a client of each flavour for the tests of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipedrive_kit import Pipedrive
from pipedrive_kit.testing import UnhurriedStore
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
def options(server: BothServer) -> dict[str, Any]:
    """Arguments of clients of the server."""
    return {
        "api_token": "t",
        "base_url": server.base_url,
        "store": UnhurriedStore(),
    }


@pytest.fixture
def pd(options: dict[str, Any]) -> Iterator[Pipedrive]:
    with Pipedrive(**options) as client:
        yield client
