"""Compressed bodies: bounded in size and time, with one coding at most."""

from __future__ import annotations

import gzip
import itertools
import time
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from openapi_runtime import (
    APIResponseError,
    AuthorizationError,
    BodyTooLargeError,
    DeadlineError,
    RateLimitError,
    Retry,
    Tokens,
)
from openapi_runtime.account_facts import OAuth2
from openapi_runtime.http import DecodingError
from openapi_runtime.oauth.token_server import TokenServer
from openapi_runtime.settings.endpoint import acceptable
from openapi_runtime.transport.content_coding import decoder
from tests.runtime.conftest import Flavour
from tests.runtime.fault_server import FaultServer, answer, drip, say

ONCE = Retry(attempts=1)
DEAL = b'{"success": true, "data": {"id": 7}}'
RAW = zlib.compressobj(wbits=-15)
BARE = RAW.compress(DEAL) + RAW.flush()
BOMB = gzip.compress(b"\0" * 50_000_000)


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    server = FaultServer(say(DEAL))
    yield server
    server.close()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(DEAL)),
        ("X-GZIP", gzip.compress(DEAL)),
        ("gzip", gzip.compress(DEAL[:9]) + gzip.compress(DEAL[9:])),
        ("gzip", gzip.compress(DEAL) + bytes(512)),
        ("deflate", zlib.compress(DEAL)),
        ("deflate", BARE),
        ("identity, gzip", gzip.compress(DEAL)),
        ("utf-8", DEAL),
        ("", DEAL),
    ],
    ids=itertools.count(),  # compressed bytes hold the time
)
def test_one_coding_is_decoded(
    use: Flavour, faults: FaultServer, coding: str, body: bytes
) -> None:
    faults.acts = [say(body, headers={"Content-Encoding": coding})]
    assert use.call(lambda c: c.deals.get(7), retry=ONCE).id == 7


@pytest.mark.parametrize("coding", ["gzip, gzip", "deflate,gzip", "br", "zstd"])
def test_other_codings_are_refused_by_name(
    use: Flavour, faults: FaultServer, coding: str
) -> None:
    faults.acts = [say(BOMB, headers={"Content-Encoding": coding})]
    said = "2 content codings" if "," in coding else f"coding {coding} is not supported"
    with pytest.raises(APIResponseError, match=said) as caught:
        use.call(lambda c: c.deals.get(7))
    assert caught.value.status_code == 200
    assert len(faults.seen) == 1


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "gzip", "deflate"])
def test_the_status_of_an_error_counts_whatever_its_coding(
    use: Flavour, faults: FaultServer, coding: str
) -> None:
    faults.acts = [say(b"no", status=429, headers={"Content-Encoding": coding})]
    with pytest.raises(RateLimitError):
        use.call(lambda c: c.deals.get(7), retry=ONCE)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_takes_no_more_memory_than_the_body_may_have(
    use: Flavour, faults: FaultServer, coding: str
) -> None:
    bomb = BOMB if coding == "gzip" else zlib.compress(b"\0" * 50_000_000)
    faults.acts = [say(bomb, headers={"Content-Encoding": coding})]
    tracemalloc.start()
    try:
        with pytest.raises(BodyTooLargeError):
            use.call(lambda c: c.deals.get(7), max_body=1_000_000, retry=ONCE)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_the_deadline_holds_while_a_body_is_decoded(
    use: Flavour, faults: FaultServer
) -> None:
    # Each chunk is a large part of the body.
    bomb = gzip.compress(bytes(10_000_000))
    head = answer(b"", headers={"Content-Encoding": "gzip"}, length=200 * len(bomb))
    faults.acts = [drip([head, *[bomb] * 200], 0.02)]
    began = time.monotonic()
    with pytest.raises(DeadlineError):
        use.call(
            lambda c: c.deals.get(7),
            total_timeout=0.5,
            max_body=10**10,
            retry=ONCE,
        )
    assert time.monotonic() - began < 3


def test_only_what_is_decoded_is_asked_for(use: Flavour, faults: FaultServer) -> None:
    use.call(lambda c: c.deals.get(7))
    assert faults.seen[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("gzip, deflate, br, zstd", "gzip, deflate"),
        ("br;q=1.0, gzip;q=0.5", "gzip;q=0.5"),
        ("br", "identity"),
        ("", "identity"),
    ],
)
def test_codings_that_are_not_decoded_are_not_asked_for(given: str, kept: str) -> None:
    assert acceptable(given) == kept


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_000_000])
@pytest.mark.parametrize("step", [1, 7, 1_000_000])
def test_pieces_of_any_size_make_the_body(size: int, step: int) -> None:
    """No byte is lost where a piece ends with the chunk."""
    made = decoder({"content-encoding": "gzip"})
    assert made is not None
    body = gzip.compress(bytes(size))
    chunks = [body[start : start + step] for start in range(0, len(body), step)]
    pieces = [piece for chunk in chunks for piece in made.decode(chunk)]
    made.end()
    assert b"".join(pieces) == bytes(size)
    assert max(map(len, pieces), default=0) <= 65_536


def test_a_body_that_was_cut_is_not_complete() -> None:
    made = decoder({"content-encoding": "gzip"})
    assert made is not None
    list(made.decode(gzip.compress(DEAL)[:-5]))
    with pytest.raises(DecodingError, match="not complete"):
        made.end()


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "br"])
def test_the_token_server_is_bounded_as_well(faults: FaultServer, coding: str) -> None:
    faults.acts = [say(BOMB, headers={"Content-Encoding": coding})]
    url = f"http://127.0.0.1:{faults.port}/token"
    data = OAuth2(authorize_url=url, token_url=url)
    said = "more than" if coding == "gzip" else "coding"
    tracemalloc.start()
    try:
        with pytest.raises(AuthorizationError, match=said):
            TokenServer(data, "a", "b", 5.0).ask({}, Tokens(access_token="x"), None)
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
