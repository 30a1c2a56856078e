"""Every operation against an independent mock of the document: Prism, from npm.

Prism checks each request against the document, in code that shares nothing with ours, and
answers with the document's examples. Skipped where `npm ci --prefix tests/peers` has not
been run.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import PaginationError
from pipedrive_v2 import AsyncClient, Client
from tests.each import each
from tests.pipedrive.call_arguments import Wanted, arguments_for
from tests.pipedrive.conftest import AsyncFlavour, Flavour, SyncFlavour
from tests.pipedrive.described import ALL, Described, document
from tests.pipedrive.unhurried import unhurried

PEERS = Path(__file__).parents[1] / "peers"
PRISM = PEERS / "node_modules/@stoplight/prism-cli/dist/index.js"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not PRISM.is_file(),
    reason="needs node, and `npm ci --prefix tests/peers`",
)


@pytest.fixture(scope="module")
def prism(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of a running Prism; it serves the paths without the server's prefix."""
    path = tmp_path_factory.mktemp("prism") / "pipedrive.json"
    path.write_text(json.dumps(document()))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        "node",
        PRISM,
        "mock",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        "-v",
        "silent",
    ]
    process = subprocess.Popen(
        [*command, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def flavours(prism: str) -> Iterator[dict[str, Flavour]]:
    with asyncio.Runner() as runner:
        sync = Client(api_token="t", base_url=prism, **unhurried())
        other = AsyncClient(api_token="t", base_url=prism, **unhurried())
        yield {"sync": SyncFlavour(sync), "async": AsyncFlavour(other, runner)}
        sync.close()
        runner.run(other.aclose())


@pytest.mark.parametrize("flavour", ["sync", "async"])
@each(operation=ALL.values(), wanted=["required", "every"])
def test_an_independent_mock_takes_every_call(
    flavours: dict[str, Flavour], operation: Described, wanted: Wanted, flavour: str
) -> None:
    """The request is as the document says, with required arguments and with all."""
    caller = flavours[flavour]
    arguments = arguments_for(operation, caller.method(operation.id), wanted)
    given: Any = caller.raw_method(operation.id)(
        *arguments.positional, **arguments.keyword
    )
    raw = given if flavour == "sync" else caller.finish(given)
    assert raw.status_code in (200, 201)
    assert raw.json()["success"] is True


def test_a_cursor_that_never_changes_ends_the_walk(
    flavours: dict[str, Flavour],
) -> None:
    """Prism sends every page with the same cursor: the walk must not go on for ever."""
    with pytest.raises(PaginationError, match="getDeals"):
        list(flavours["sync"].client.deals.list())
