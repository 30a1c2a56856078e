"""A binary response is streamed to a file, and stands there whole or not at all."""

from __future__ import annotations

import asyncio
import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import Retry
from tests.documents.conftest import Document
from tests.runtime.fault_server import FaultServer, answer, fin, say, send

BINARY = {"Content-Type": "application/octet-stream"}
PIECE = bytes(range(256)) * 256
MEGABYTES = 24


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    with closing(FaultServer(say(PIECE, headers=BINARY))) as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def get(
    request: pytest.FixtureRequest,
    document: Callable[..., Document],
    faults: FaultServer,
) -> Callable[..., Any]:
    """Return a function that calls a method with a client of either flavour."""
    package = document("files").package
    settings = {"base_url": faults.base_url, "retry": Retry(attempts=2, base=0.01)}

    def get(method: str, *, client: Any = None, **options: Any) -> Any:
        arguments = (7,) if method == "get" else ()
        made = {**settings, **(client or {})}
        if request.param == "sync":
            with package.Client(**made) as blocking:
                return getattr(blocking.files, method)(*arguments, **options)

        async def main() -> Any:
            async with package.AsyncClient(**made) as awaiting:
                return await getattr(awaiting.files, method)(*arguments, **options)

        return asyncio.run(main())

    return get


def test_the_file_has_the_bytes_of_the_response(get: Any, tmp_path: Path) -> None:
    """The call gives none; nothing else is left in the folder."""
    assert get("get") == PIECE
    path = tmp_path / "a.bin"
    path.write_bytes(b"old")
    assert get("get", save_to=path) == b""
    assert path.read_bytes() == PIECE
    assert get("get", save_to=str(path)) == b""
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_may_be_larger_than_memory_for_it(
    get: Any, faults: FaultServer, tmp_path: Path
) -> None:
    """It is never held, and `max_body`, which bounds what is held, does not bound it."""

    def act(connection: Any) -> None:
        connection.sendall(
            answer(b"", headers=BINARY, length=len(PIECE) * 16 * MEGABYTES)
        )
        for _ in range(16 * MEGABYTES):
            connection.sendall(PIECE)

    faults.acts = [act]
    get("get", save_to=tmp_path / "warm", client={"max_body": 1000})
    tracemalloc.start()
    get("get", save_to=tmp_path / "a", client={"max_body": 1000})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "a").stat().st_size == len(PIECE) * 16 * MEGABYTES
    assert peak < 4_000_000


def test_a_response_that_breaks_off_begins_anew(
    get: Any, faults: FaultServer, tmp_path: Path
) -> None:
    """Nothing of the first response is in the file."""
    half = answer(PIECE, headers=BINARY)[: len(PIECE) // 2]
    faults.acts = [fin(half), say(PIECE, headers=BINARY)]
    get("get", save_to=tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == PIECE
    assert len(faults.seen) == 2


def test_after_a_failure_the_old_file_stands(
    get: Any,
    document: Callable[..., Document],
    faults: FaultServer,
    tmp_path: Path,
) -> None:
    """A response that breaks off or is an error leaves the file as it was."""
    errors = document("files").package.errors
    path = tmp_path / "a"
    path.write_bytes(b"old")
    faults.acts = [fin(answer(PIECE, headers=BINARY)[: len(PIECE) // 2])]
    with pytest.raises(errors.APIConnectionError):
        get("get", save_to=path)
    faults.acts = [send(answer({"message": "gone"}, status=404))]
    with pytest.raises(errors.NotFoundError) as caught:
        get("get", save_to=path)
    assert b"gone" in caught.value.body
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_no_file_can_be_nothing_is_sent(
    get: Any,
    document: Callable[..., Document],
    faults: FaultServer,
    tmp_path: Path,
) -> None:
    errors = document("files").package.errors
    with pytest.raises(
        errors.RequestError, match="save_to: no file can be written there"
    ):
        get("get", save_to=tmp_path / "nowhere" / "a")
    with pytest.raises(errors.RequestError, match="not for that of listFiles"):
        get("list", save_to=tmp_path / "a")
    with pytest.raises(errors.RequestError, match="save_to must be the path of a file"):
        get("get", save_to=7)
    assert faults.seen == []


def test_only_a_file_is_replaced(
    get: Any,
    document: Callable[..., Document],
    faults: FaultServer,
    tmp_path: Path,
) -> None:
    """No folder, device or pipe; a link goes on leading to the file that it led to."""
    errors = document("files").package.errors
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for path in (tmp_path, pipe, circle, tmp_path / "..", "a\0b", Path("/dev/null")):
        with pytest.raises(errors.RequestError, match="save_to: "):
            get("get", save_to=path)
    assert faults.seen == []
    assert set(tmp_path.iterdir()) == {pipe, circle}
    (tmp_path / "link").symlink_to(tmp_path / "a")
    get("get", save_to=tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == PIECE
    get("get", save_to=tmp_path / ("n" * 250))
    assert (tmp_path / ("n" * 250)).read_bytes() == PIECE
