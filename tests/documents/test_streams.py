"""Streams give typed items as they come, go on after breaks, and close."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, get_overloads

import pytest

from openapi_runtime import (
    APIConnectionError,
    APIResponseError,
    AsyncStream,
    NotFoundError,
    RequestError,
    Retry,
    Stream,
)
from openapi_runtime.streams.formats import EventFormat, TooLongError
from tests.documents.conftest import Document
from tests.runtime.fault_server import FaultServer, Seen, answer, fin, say

EVENTS = {"Content-Type": "text/event-stream"}
LINES = {"Content-Type": "application/x-ndjson"}
FAST = Retry(attempts=3, base=0.001)
OPEN_END = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


@pytest.fixture(scope="module")
def faults() -> Iterator[FaultServer]:
    with closing(FaultServer(say(b""))) as server:
        yield server


@pytest.fixture
def api(document: Callable[..., Document], faults: FaultServer) -> Document:
    faults.seen.clear()
    return document("streams")


def method_of(api: Document, client: Any, operation: str) -> Any:
    entry = api.package.OPERATIONS[operation]
    return getattr(getattr(client, entry.attribute), entry.function)


def read(
    api: Document,
    faults: FaultServer,
    operation: str,
    *acts: Any,
    library: str = "httpx",
    **arguments: Any,
) -> list[Any]:
    """Read a stream to its end, sync and async, which must give the same."""
    settings: dict[str, Any] = {
        "base_url": faults.base_url,
        "retry": FAST,
        "library": library,
    }
    faults.acts, faults.seen[:] = [*acts], []
    with api.package.Client(**settings) as client:
        stream = method_of(api, client, operation)(**arguments)
        assert isinstance(stream, Stream)
        items = list(stream)
    first = [(s.method, s.target, s.body) for s in faults.seen]
    faults.seen.clear()
    faults.acts = [*acts]

    async def main() -> list[Any]:
        async with api.package.AsyncClient(**settings) as client:
            stream = await method_of(api, client, operation)(**arguments)
            assert isinstance(stream, AsyncStream)
            return [item async for item in stream]

    assert asyncio.run(main()) == items
    assert [(s.method, s.target, s.body) for s in faults.seen] == first
    return items


def events(*texts: str, **how: Any) -> Any:
    return say("".join(texts).encode(), headers=EVENTS, **how)


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_events_are_typed(api: Document, faults: FaultServer, library: str) -> None:
    """Data of several lines is one value; comments and empty events are none."""
    act = events(
        "\ufeff: hello\n\n",
        'data: {"n":\rdata: 1}\r\n\r\n',
        "event: ping\n\n",
        'id: 7\nevent: tick\ndata:{"n": 2}\n\n',
        'data: {"n": 3}',  # not complete
    )
    ticks = read(api, faults, "getTicks", act, library=library)
    assert ticks == [api.models.Tick(n=1), api.models.Tick(n=2)]
    assert faults.seen[-1].headers["accept"] == "text/event-stream"


def test_the_schema_may_be_of_the_whole_event(
    api: Document, faults: FaultServer
) -> None:
    """Then the type of `data` is that of the items."""
    assert read(api, faults, "getEvents", events('data: {"n": 1}\n\n')) == [
        api.models.Tick(n=1)
    ]


def test_text_stays_text_and_anything_is_tried(
    api: Document, faults: FaultServer
) -> None:
    """Without a schema JSON is read, and other text given; [DONE] ends a stream of JSON."""
    texts = "data: 1\n\ndata: a\ndata: b\n\ndata: [DONE]\n\n"
    assert read(api, faults, "getTexts", events(texts)) == ["1", "a\nb", "[DONE]"]
    assert read(api, faults, "addFree", events(texts)) == [1, "a\nb"]


def test_text_among_other_items(api: Document, faults: FaultServer) -> None:
    """Data that is no JSON is text, if the type has it; lines are JSON, strings too."""
    texts = 'data: {"n": 1}\n\ndata: a\n\n'
    assert read(api, faults, "getMixed", events(texts)) == [api.models.Tick(n=1), "a"]
    assert read(api, faults, "getWords", say(b'"a"\n"b"', headers=LINES)) == ["a", "b"]


def test_an_item_of_a_sequence_has_one_line(api: Document, faults: FaultServer) -> None:
    """A separator begins each; one that is cut is an error."""
    headers = {"Content-Type": "application/json-seq"}
    ticks = [api.models.Tick(n=n) for n in (1, 2)]
    body = b'\x1e{"n": 1}\n\x1e{"n": 2}'
    assert read(api, faults, "getSequence", say(body, headers=headers)) == ticks
    with pytest.raises(APIResponseError, match="unexpected item"):
        read(api, faults, "getSequence", say(b'\x1e{"n"\n\x1e2\n', headers=headers))


def test_an_item_may_have_very_many_lines() -> None:
    """The time grows with their number, not with its square: that would be minutes."""
    numbers = list(range(200_000))
    item = json.dumps(numbers, indent=0).encode()
    events = EventFormat(10**8).feed(
        b"data:" + item.replace(b"\n", b"\ndata:") + b"\n\n"
    )
    assert [json.loads(event.data) for event in events] == [numbers]
    with pytest.raises(TooLongError):
        list(EventFormat(10**5).feed(b"data:\n" * 10**6))


def test_lines_of_json_are_items(api: Document, faults: FaultServer) -> None:
    """With record separators or without, and without a last line end."""
    content = b'{"n": 1}\n\n\x1e{"n": 2}\r\n{"n": 3}'
    ticks = read(api, faults, "getLines", say(content, headers=LINES), stream=1)
    assert [tick.n for tick in ticks] == [1, 2, 3]
    packed = {**LINES, "Content-Encoding": "gzip"}
    act = say(gzip.compress(content), headers=packed)
    assert read(api, faults, "getLines", act, stream=1) == ticks


@pytest.mark.parametrize("is_async", [False, True])
def test_an_item_is_there_before_the_next_is_sent(
    api: Document, faults: FaultServer, is_async: bool
) -> None:
    """The server waits for the reader; closing ends the connection."""
    may_send, is_gone = threading.Event(), threading.Event()

    def act(connection: Any) -> None:
        connection.sendall(OPEN_END + b'data: {"n": 1}\n\n')
        assert may_send.wait(10)
        connection.sendall(b'data: {"n": 2}\n\n')
        connection.settimeout(10)
        assert connection.recv(1) == b""
        is_gone.set()

    faults.acts = [act]
    if is_async:

        async def main() -> list[int]:
            async with (
                api.package.AsyncClient(base_url=faults.base_url) as client,
                method_of(api, client, "getTicks")() as stream,
            ):
                first = await anext(stream)
                may_send.set()
                return [first.n, (await anext(stream)).n]

        assert asyncio.run(main()) == [1, 2]
    else:
        with (
            api.package.Client(base_url=faults.base_url) as client,
            method_of(api, client, "getTicks")() as stream,
        ):
            first = next(stream)
            may_send.set()
            assert (first.n, next(stream).n) == (1, 2)
            assert (stream.status_code, stream.headers["content-type"]) == (
                200,
                "text/event-stream",
            )
        assert list(stream) == []
        assert repr(stream) == "<Stream, closed>"
    assert is_gone.wait(10)


def numbered(*numbers: int) -> str:
    return "".join(f'id: {n}\ndata: {{"n": {n}}}\n\n' for n in numbers)


def broken(*numbers: int) -> Any:
    """Return an act that breaks off after some events."""
    whole = answer(numbered(*numbers, 99).encode(), headers=EVENTS)
    return fin(whole[: -len(numbered(99))])


def last_ids(seen: list[Seen]) -> list[str | None]:
    return [request.headers.get("last-event-id") for request in seen]


def test_a_stream_with_ids_goes_on_where_it_broke(
    api: Document, faults: FaultServer
) -> None:
    """With the id of the last event; what is sent again is left out."""
    acts = [broken(1, 2), broken(2, 3), events(numbered(3, 4))]
    ticks = read(api, faults, "getTicks", *acts)
    assert [tick.n for tick in ticks] == [1, 2, 3, 4]
    assert last_ids(faults.seen) == [None, "2", "3"]


def test_an_end_that_may_be_a_break_is_looked_into(
    api: Document, faults: FaultServer
) -> None:
    """A body without a length ends where the connection does; 204 ends the stream."""
    act = fin(OPEN_END + b"retry: 1\n" + numbered(1).encode())
    ticks = read(api, faults, "getTicks", act, say(status=204))
    assert [tick.n for tick in ticks] == [1]
    assert last_ids(faults.seen) == [None, "1"]
    ticks = read(api, faults, "getTicks", act, act)  # a server that does not know ids
    assert [tick.n for tick in ticks] == [1]


def test_a_stream_without_ids_breaks(api: Document, faults: FaultServer) -> None:
    """Nobody knows what is missing; so does one that writes."""
    cut = answer(b'data: {"n": 1}\n\n...', headers=EVENTS)[:-3]
    for operation, act in (("getTicks", fin(cut)), ("addFree", broken(1))):
        faults.acts, faults.seen[:] = [act], []
        with api.package.Client(base_url=faults.base_url, retry=FAST) as client:
            stream = method_of(api, client, operation)()
            assert next(stream)
            with pytest.raises(APIConnectionError):
                next(stream)
        assert len(faults.seen) == 1


def test_attempts_to_go_on_are_bounded(api: Document, faults: FaultServer) -> None:
    """As those of a request are, unless new events come."""
    faults.acts = [broken(1)]
    with api.package.Client(base_url=faults.base_url, retry=FAST) as client:
        stream = method_of(api, client, "getTicks")()
        assert next(stream).n == 1
        with pytest.raises(APIConnectionError):
            next(stream)
    assert 2 <= len(faults.seen) <= FAST.attempts


def test_what_is_no_stream_is_an_error(api: Document, faults: FaultServer) -> None:
    """A refusal before the first item, and an item that cannot be read."""
    with pytest.raises(NotFoundError, match="404 Reason: gone"):
        read(api, faults, "getTicks", say({"message": "gone"}, status=404))
    with pytest.raises(APIResponseError, match="unexpected item 'x'"):
        read(api, faults, "getTicks", events("data: x\n\n"))
    faults.acts = [events("data: " + "1" * 5000 + "\n\n")]
    with api.package.Client(base_url=faults.base_url, max_body=1000) as client:
        with pytest.raises(APIResponseError, match="one item has more than 1000 bytes"):
            next(method_of(api, client, "getTicks")())
        with pytest.raises(RequestError, match="not open"):
            _ = method_of(api, client, "getTicks")().status_code


def test_json_or_events(api: Document, faults: FaultServer) -> None:
    """`stream=True` or `accept` gives the stream, everything else the value."""
    deltas = events('data: {"delta": "a"}\n\ndata: [DONE]\n\n')
    wanted = [api.models.Delta(delta="a")]
    assert read(api, faults, "chat", deltas, text="x", stream=True) == wanted
    assert read(
        api, faults, "chat", deltas, text="x", accept=EVENTS["Content-Type"]
    ) == (wanted)
    lines = say(b'{"n": 1}\n', headers=LINES)
    assert read(api, faults, "getLog", lines, accept="application/jsonl") == [
        api.models.Tick(n=1)
    ]
    api.server.answer({"text": "hi"})
    reply = api.models.Reply(text="hi")
    assert api.call("chat", text="x") == reply
    assert api.call("chat", text="x", stream=False) == reply
    assert api.call("getLog") == reply
    # A server that does not stream after all gives one item.
    assert (
        read(api, faults, "chat", say({"delta": "a"}), text="x", stream=True) == wanted
    )


def test_each_way_to_call_a_method_has_its_own_result(api: Document) -> None:
    """A type checker knows from `stream` or `accept` what comes."""
    client = api.package.Client(base_url="http://x")
    chat = method_of(api, client, "chat").__func__
    assert [
        (
            f.__annotations__.get("stream"),
            f.__annotations__["accept"],
            f.__annotations__["return"],
        )
        for f in get_overloads(chat)
    ] == [
        (
            "Literal[False] | Unset | None",
            "Literal['application/json'] | Unset",
            "Reply",
        ),
        ("Literal[True]", "Literal['text/event-stream'] | Unset", "Stream[Delta]"),
    ]
    log = method_of(api, client, "getLog").__func__
    results = [f.__annotations__["return"] for f in get_overloads(log)]
    assert results == ["Reply", "Stream[Tick]"]
    ticks = method_of(api, client, "getTicks").__func__
    assert ticks.__annotations__["return"] == "Stream[Tick]"
