"""The HTTP client of a client that is given none: what it sends, and what it is made of."""

from __future__ import annotations

import ast
import gzip
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from openapi_runtime import (
    APIConnectionError,
    ConfigurationError,
    NotFoundError,
    RequestError,
)
from openapi_runtime.http import LIBRARIES, Library
from openapi_runtime.transport import default_client
from openapi_runtime.transport.default_client import (
    default_client as made_client,
    environment_proxies,
)
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import AsyncClient, Client


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Library:
    return LIBRARIES[request.param]


def test_it_is_a_client_of_the_library(library: Library) -> None:
    """Its transport is the library's, of which one private attribute is ours."""
    with made_client("", library.name) as client:
        assert isinstance(client, library.http.Client)
        assert type(client._transport) is library.http.HTTPTransport
    client = made_client("Async", library.name)
    assert isinstance(client, library.http.AsyncClient)
    assert type(client._transport) is library.http.AsyncHTTPTransport


def test_one_private_attribute_of_the_library_is_touched() -> None:
    """`_pool`, where a transport of the library has its connections."""
    touched = set[str]()
    folder = Path(default_client.__file__).parent
    for path in [*folder.glob("*.py"), folder.parent / "http.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and re.match("_[^_]", node.attr):
                touched.add(ast.unparse(node))
    touched = {name for name in touched if not name.startswith("self.")}
    assert touched == {"made._pool"}


CALLS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/deals/7", {}),
    ("GET", "/deals", {"query": {"q": "a b/é&", "ids": [1, 2], "t": "12:00"}}),
    ("GET", "/a b/c/é?x=%zz", {}),
    ("GET", "/x", {"extra_headers": {"X-Mine": "1"}}),
    ("DELETE", "/deals/7", {}),
    ("POST", "/deals", {}),
    ("POST", "/deals", {"body": {"a": "é"}}),
    ("HEAD", "/deals", {}),
    ("OPTIONS", "/deals", {}),
]


@pytest.mark.parametrize(("method", "path", "options"), CALLS)
def test_clients_of_both_libraries_send_the_same(
    server: Server, flavour: Flavour, method: str, path: str, options: dict[str, Any]
) -> None:
    """Method, target, every header in its order, and body; the user agent apart."""
    server.answer()

    async def once(client: Any) -> None:
        await do(client.request(method, path, **options))
        await do(client._http.aclose() if flavour.is_async else client._http.close())

    flavour.run(once)
    flavor = "Async" if flavour.is_async else ""
    for library in LIBRARIES.values():
        theirs = getattr(library.http, f"{flavor}Client")()
        for http in (theirs, made_client(flavor, library.name)):  # type: ignore[arg-type]  # pyright: ignore
            flavour.run(once, http_client=http)
    first, *others = server.received
    for request in (first, *others):
        assert request.headers.pop("user-agent")
    assert others == [first] * 4
    assert all(list(other.headers) == list(first.headers) for other in others)


def test_the_user_agent_names_the_package(server: Server, flavour: Flavour) -> None:
    """The version follows, then the library; that of a client that was given stays."""
    server.answer({"data": {"id": 7}})
    flavour.call(lambda c: c.deals.get(7))
    said = server.received[0].headers["user-agent"]
    assert re.fullmatch(r"sample/1\.2 python-httpx/[0-9.]+", said)


def test_a_url_that_cannot_be_sent_is_refused(server: Server, flavour: Flavour) -> None:
    with pytest.raises(RequestError, match=r"the URL cannot be sent: .*non-printable"):
        flavour.call(lambda c: c.request("GET", "/deals/\x00"))
    assert server.received == []


def test_a_compressed_response_is_decompressed(
    server: Server, flavour: Flavour
) -> None:
    packed = gzip.compress(json.dumps({"success": True, "data": {"id": 7}}).encode())
    server.answer(packed, headers={"content-ENCODING": "gzip"})
    raw = flavour.call(lambda c: c.deals.with_raw_response.get(7))
    assert raw.parsed.id == 7
    assert raw.headers["Content-Encoding"] == "gzip"


def test_a_response_that_is_not_compressed_after_all(
    server: Server, flavour: Flavour
) -> None:
    server.answer(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(APIConnectionError, match="DecodingError"):
        flavour.call(lambda c: c.deals.get(7))


def test_errors_show_the_url_that_httpx_would(server: Server, flavour: Flavour) -> None:
    server.answer({"error": "no"}, status=404)
    for path in ("/deals/7", "/a b"):
        with pytest.raises(
            NotFoundError, match=re.escape(path.replace(" ", "%20"))
        ) as e:
            flavour.call(lambda c, path=path: c.request("GET", path, query={"q": "x"}))
        assert e.value.url == server.base_url + path.replace(" ", "%20")


def test_no_cookie_is_remembered(server: Server, flavour: Flavour) -> None:
    """One client may serve many users."""
    server.answer({"data": {"id": 7}}, headers={"Set-Cookie": "session=1"})

    async def body(client: Any) -> None:
        await do(client.deals.get(7))
        await do(client.deals.get(7))
        assert not client._http.cookies

    flavour.run(body)
    assert "cookie" not in server.received[1].headers


# --- the environment


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("url", "direct"),
    [
        ("http://example.com", True),
        ("http://www.example.com", True),
        ("http://wwwexample.com", False),
        ("http://other.test", False),
        ("http://sub.other.test", True),
        ("http://sub.third.test", True),
        ("http://10.0.0.1", True),
        ("http://10.0.0.2", False),
        ("http://[::1]", True),
        ("http://localhost", True),
        ("http://a.localhost", False),
    ],
)
def test_hosts_without_a_proxy(
    no_proxies: pytest.MonkeyPatch, library: Library, url: str, direct: bool
) -> None:
    """The forms of NO_PROXY that HTTPX and curl know."""
    hosts = "example.com, .other.test, *.third.test, 10.0.0.1, ::1, localhost"
    no_proxies.setenv("no_proxy", hosts)
    no_proxies.setenv("all_proxy", "127.0.0.1:9")
    with made_client("", library.name) as client:
        chosen = client._transport_for_url(library.http.URL(url))
    assert (chosen is client._transport) == direct


def test_no_proxy_at_all(no_proxies: pytest.MonkeyPatch) -> None:
    no_proxies.setenv("http_proxy", "http://127.0.0.1:9")
    assert environment_proxies() == {"http://": "http://127.0.0.1:9"}
    no_proxies.setenv("no_proxy", "a.test,*")
    assert environment_proxies() == {}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("http_proxy", "foo://x", "proxy of the environment cannot be used"),
        ("http_proxy", "http://[::bad", "proxy of the environment cannot be used"),
        ("SSL_CERT_FILE", "/nonexistent", "SSL_CERT_FILE or SSL_CERT_DIR"),
    ],
)
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_environment_that_cannot_be_used(
    no_proxies: pytest.MonkeyPatch, kind: Any, name: str, value: str, words: str
) -> None:
    no_proxies.setenv(name, value)
    with pytest.raises(ConfigurationError, match=words):
        kind(api_token="x")


@pytest.mark.parametrize(
    "url",
    [
        "http://user:hush/hush@127.0.0.1:8080",
        "user:hush@127.0.0.1:8080",
        "http://user:hush#@127.0.0.1:hush",
        "hush://user:x@127.0.0.1",
    ],
)
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_no_error_quotes_the_url_of_a_proxy(
    no_proxies: pytest.MonkeyPatch, kind: Any, url: str
) -> None:
    """Part of a password that is not encoded can stand where the port is read."""
    with pytest.raises(ConfigurationError, match="percent-encoded") as caught:
        kind(api_token="x", proxy=url)
    no_proxies.setenv("https_proxy", "http://user:hush/hush@127.0.0.1:8080")
    with pytest.raises(ConfigurationError, match="percent-encoded") as from_environment:
        kind(api_token="x")
    for error in (caught.value, from_environment.value):
        assert "hush" not in str(error)
        assert error.__context__ is None


# --- clients that are given


@pytest.mark.parametrize("given_", [httpx.AsyncClient, httpx.HTTPTransport, str])
def test_what_is_no_client_is_refused(given_: Any) -> None:
    with pytest.raises(
        ConfigurationError, match=r"an httpx\.Client, an httpx2\.Client or"
    ):
        Client(api_token="x", http_client=given_())


def test_an_authentication_of_the_other_library(
    server: Server, flavour: Flavour, library: Library
) -> None:
    server.answer({"data": {"id": 7}})
    flavour.call(
        lambda c: c.deals.get(7), api_token=None, auth=library.http.BasicAuth("a", "b")
    )
    assert server.received[0].headers["authorization"] == "Basic YTpi"


def test_a_timeout_of_either_library(
    server: Server, flavour: Flavour, library: Library
) -> None:
    server.answer({"data": {"id": 7}}, delay=5)
    timeout = library.http.Timeout(3, read=0.1)
    with pytest.raises(APIConnectionError, match="ReadTimeout"):
        flavour.call(lambda c: c.deals.get(7, timeout=timeout))


def test_the_other_library_is_an_option(server: Server, flavour: Flavour) -> None:
    server.answer({"data": {"id": 7}})
    flavour.call(lambda c: c.deals.get(7), library="httpx2")
    assert "python-httpx2/" in server.received[0].headers["user-agent"]


def test_options_of_a_default_client(flavour: Flavour) -> None:
    """They say nothing about one that is given."""
    http = httpx.AsyncClient() if flavour.is_async else httpx.Client()
    options: list[dict[str, Any]] = [{"library": "httpx"}, {"verify": False}]
    for option in options:
        with pytest.raises(
            ConfigurationError, match="give only one of http_client and"
        ):
            flavour.call(lambda c: c.deals.get(7), http_client=http, **option)
    for option in ({"library": "requests"}, {"verify": "x"}, {"proxy": 1}):
        with pytest.raises(ConfigurationError, match=f"{next(iter(option))} must be"):
            flavour.call(lambda c: c.deals.get(7), **option)
    with pytest.raises(ConfigurationError, match=r"proxy=\.\.\. .* cannot be used"):
        flavour.call(lambda c: c.deals.get(7), proxy="foo://x")


def test_a_proxy_that_is_given_is_used(server: Server, flavour: Flavour) -> None:
    """It is told its credentials, and not those of the API's URL."""
    server.answer({"data": {"id": 7}})
    proxy = server.origin.replace("//", "//user:word@")
    flavour.call(
        lambda c: c.deals.get(7), proxy=proxy, base_url="http://api.invalid/v2"
    )
    assert server.received[0].target == "http://api.invalid/v2/deals/7"
    assert server.received[0].headers["proxy-authorization"] == "Basic dXNlcjp3b3Jk"
