"""Errors as a user sees them."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import socket
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

import openapi_runtime
import pipedrive_v2
from openapi_runtime import (
    APIConnectionError,
    APIError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientError,
    ConflictError,
    GoneError,
    InternalServerError,
    NotFoundError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    RequestError,
    UnprocessableEntityError,
)
from openapi_runtime.client.exported import export
from tests.runtime.conftest import TOKEN, Flavour, Server, class_of
from tests.runtime.sample_api import API, Client


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (402, PaymentRequiredError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (410, GoneError),
        (418, APIStatusError),
        (422, UnprocessableEntityError),
        (429, RateLimitError),
        (500, InternalServerError),
        (503, InternalServerError),
        (304, APIStatusError),
    ],
)
def test_every_status_has_its_class(
    server: Server, flavour: Flavour, status: int, kind: type[APIStatusError]
) -> None:
    server.answer({"success": False, "error": "Because", "code": 12}, status=status)
    with pytest.raises(APIStatusError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert class_of(caught.value) is kind
    assert caught.value.status_code == status


def test_an_error_says_all_about_the_response(server: Server, flavour: Flavour) -> None:
    answer = {
        "success": False,
        "error": "Deal not found",
        "error_info": "?",
        "code": "X",
    }
    server.answer(answer, status=404, headers={"X-Correlation-Id": "abc"})
    with pytest.raises(NotFoundError) as caught:
        flavour.call(lambda c: c.deals.get(7, extra_query={"q": "1"}))
    error = caught.value
    assert str(error) == (
        "404 Not Found: Deal not found; code X (getDeal GET /deals/7, request id abc)"
    )
    assert (error.operation_id, error.method) == ("getDeal", "GET")
    assert error.url == f"{server.base_url}/deals/7"
    assert (error.code, error.request_id, error.data) == ("X", "abc", answer)
    assert error.headers["x-CORRELATION-id"] == "abc"
    assert b"Deal not found" in error.body


@pytest.mark.parametrize(
    ("more", "fields", "said"),
    [
        ({"field_code": "title"}, ("title",), "invalid; field title ("),
        ({"field_code": ["a", "b", "a"]}, ("a", "b"), "invalid; fields a, b ("),
        (
            {"errors": [{"pointer": "/a"}, {"x": {"pointer": "/b"}}]},
            ("/a", "/b"),
            "/a, /b",
        ),
        ({"error": "title: bad", "field_code": "title"}, ("title",), "title: bad ("),
        ({"field_code": 7, "errors": {"pointer": None}}, (), "invalid ("),
        ({"field_code": "a\x1b[1m"}, ("a\x1b[1m",), r"field a\x1b[1m ("),
        ({"field_code": "a", "x": [[]] * 2000}, ("a",), "field a ("),
    ],
)
def test_fields_that_a_response_calls_wrong_are_named(
    server: Server, flavour: Flavour, more: Any, fields: Any, said: str
) -> None:
    server.answer({"success": False, "error": "invalid"} | more, status=400)
    with pytest.raises(BadRequestError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert caught.value.fields == fields
    assert said in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).fields == fields


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "", "no body"),
        (b"<h1>Blocked</h1>", "text/html; charset=x", "16 bytes of text/html"),
        (b'{"error": ', "application/json", "10 bytes of application/json"),
        (b"[1, 2]", "application/json", "6 bytes of application/json"),
        (b'"text"', "application/json", "text"),
        (b"no\n way \xe4", "text/plain; charset=latin-1", "no way ä"),
        (b'{"error": null}', "application/json", "15 bytes of application/json"),
        (b'{"error": {"a": 1}}', "application/json", '{"a":1}'),
        (b'{"error": "a\\n  b"}', "application/json", "a b"),
        (b'{"error": "", "error_info": "see"}', "application/json", "see"),
        (b"\xff\xfe", "application/json", "2 bytes of application/json"),
    ],
)
def test_bodies_that_are_not_the_documented_error(
    server: Server, flavour: Flavour, body: bytes, content_type: str, reason: str
) -> None:
    server.answer(body, status=403, headers={"Content-Type": content_type})
    with pytest.raises(PermissionDeniedError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert str(caught.value) == f"403 Forbidden: {reason} (getDeal GET /deals/7)"
    assert caught.value.body == body
    assert caught.value.code is None


def test_no_server_is_a_connection_error(server: Server, flavour: Flavour) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(APIConnectionError, match="ConnectError") as caught:
        flavour.call(lambda c: c.deals.get(7), base_url=f"http://127.0.0.1:{port}")
    assert caught.value.url == f"http://127.0.0.1:{port}/deals/7"
    assert "getDeal GET /deals/7" in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_no_response_in_time_is_a_timeout_error(
    server: Server, flavour: Flavour
) -> None:
    server.answer({}, delay=5)
    with pytest.raises(APITimeoutError, match="no response in time"):
        flavour.call(lambda c: c.deals.get(7, timeout=0.05))
    with pytest.raises(APITimeoutError):
        flavour.call(lambda c: c.deals.get(7), timeout=0.05)


def test_a_body_that_cannot_be_unpacked_is_a_connection_error(
    server: Server, flavour: Flavour
) -> None:
    server.answer(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(APIConnectionError, match="DecodingError"):
        flavour.call(lambda c: c.deals.get(7))


def test_a_redirect_is_not_followed_and_the_token_stays_here(
    server: Server, other_server: Server, flavour: Flavour
) -> None:
    other_server.answer({"data": {}})
    for status in (301, 302, 303, 307, 308):
        server.answers.clear()
        target = f"{other_server.origin}/v2/deals/7?key={TOKEN}"
        server.answer(status=status, headers={"Location": target})
        with pytest.raises(APIStatusError) as caught:
            flavour.call(lambda c: c.deals.get(7))
        shown = f"redirect to {other_server.origin}/v2/deals/7 not followed"
        assert shown in str(caught.value)
    assert other_server.received == []


def test_a_redirect_is_not_followed_by_a_client_that_would(
    server: Server, other_server: Server
) -> None:
    server.answer(status=302, headers={"Location": other_server.base_url})
    with httpx.Client(follow_redirects=True) as http:
        client = Client(api_token=TOKEN, base_url=server.base_url, http_client=http)
        with pytest.raises(APIStatusError, match="not followed"):
            client.deals.get(7)
    assert other_server.received == []


EVERY_CLASS = [
    value
    for value in vars(openapi_runtime).values()
    if isinstance(value, type) and issubclass(value, ClientError)
]


@pytest.mark.parametrize("kind", EVERY_CLASS)
def test_every_error_survives_pickling_and_is_in_the_tree(
    kind: type[ClientError],
) -> None:
    facts: dict[str, Any] = {}
    if issubclass(kind, APIError):
        facts = {"status_code": 404, "body": b"x", "data": {"a": 1}, "code": "C"}
    error = kind("what", operation_id="getX", method="GET", url="http://x/y", **facts)
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is kind
    assert str(twin) == "what"
    assert vars(twin) == vars(error)
    tree = openapi_runtime.errors.__doc__ or ""
    assert (
        f" {kind.__name__} " in tree
        or f" {kind.__name__}\n" in tree
        or (tree.strip().startswith("Everything") and kind is ClientError)
    )


def test_an_error_of_a_real_call_survives_pickling(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"error": "x"}, status=404, headers={"X-A": "1"})
    with pytest.raises(NotFoundError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    twin = pickle.loads(pickle.dumps(caught.value))
    assert (str(twin), twin.headers["x-a"]) == (str(caught.value), "1")


def test_the_secret_is_nowhere_to_be_seen(
    server: Server,
    flavour: Flavour,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer(
        {"error": f"bad token {TOKEN}", "code": TOKEN, "more": [{TOKEN: 1}]},
        status=401,
        headers={"Set-Cookie": "session=c00kie"},
    )
    seen: list[str] = []

    async def body(client: Any) -> None:
        seen.extend([repr(client), str(client.usage), repr(client.deals)])
        seen.append(repr(client._settings))
        calls: list[Callable[[], Any]] = [
            lambda: client.deals.get(7),
            lambda: client.deals.get(None),
            lambda: client.request("GET", "/x", timeout=1e-9),
        ]
        for call in calls:
            try:
                result = call()
                _ = await result if flavour.is_async else result
            except ClientError as error:
                seen.extend([repr(error), str(error)])
                seen.extend(traceback.format_exception(error))
                if isinstance(error, APIError):
                    facts = [error.headers, error.body, error.data, error.code]
                    seen.append(
                        repr([*facts, dict(error.headers)]).replace("c00kie", "")
                    )

    flavour.run(body)
    text = "\n".join([*seen, caplog.text])
    assert "401 Unauthorized: bad token [hidden]" in text
    assert TOKEN not in text
    assert "c00kie" not in "\n".join(seen)


def test_a_secret_that_the_server_repeats_is_in_no_fact(
    server: Server, flavour: Flavour
) -> None:
    secret = "a/b+c=s3cret"
    body = json.dumps({"error": secret, "code": secret, "more": [{secret: 1}]})
    server.answer(
        body.replace("/", r"\/").encode(),
        status=400,
        headers={"X-Echo": secret, "X-Request-Id": secret},
    )
    with pytest.raises(BadRequestError) as caught:
        flavour.call(lambda c: c.deals.get(7), api_token=secret)
    error = caught.value
    assert error.code == error.headers["x-echo"] == "[hidden]"
    assert error.data["more"] == [{"[hidden]": 1}]
    assert "s3cret" not in repr([str(error), vars(error), dict(error.headers)])


def test_a_closed_client_says_so(server: Server, flavour: Flavour) -> None:
    async def body(client: Any) -> Any:
        _ = await client.aclose() if flavour.is_async else client.close()
        result = client.deals.get(7)
        return await result if flavour.is_async else result

    with pytest.raises(RequestError, match="the client is closed"):
        flavour.run(body)
    assert server.received == []


def test_a_success_that_cannot_be_read_is_no_status_error(
    server: Server, flavour: Flavour
) -> None:
    server.answer(b"<html>", headers={"X-Correlation-Id": "abc"})
    with pytest.raises(APIResponseError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert str(caught.value) == (
        "200 OK: unexpected response, the body is not valid JSON: "
        "Expecting value at character 0 (getDeal GET /deals/7, request id abc)"
    )
    assert (caught.value.data, caught.value.request_id) == (None, "abc")


def test_a_traceback_names_the_generated_package(
    server: Server, flavour: Flavour
) -> None:
    """The runtime's class catches the error, and a pickle keeps its own class."""
    server.answer({"error": "no"}, status=404)
    with pytest.raises(NotFoundError) as caught:
        flavour.call(lambda client: client.deals.get(1))
    error = caught.value
    shown = traceback.format_exception_only(error)[0]
    assert shown.startswith(f"{API.name}.errors.NotFoundError: 404 Not Found")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.status_code, again.body) == (
        str(error), error.status_code, error.body
    )  # fmt: skip


def test_the_errors_are_all_that_their_module_exports() -> None:
    """A generated package exports the same by a star."""
    found = {
        name
        for name, value in vars(openapi_runtime.errors).items()
        if isinstance(value, type) and issubclass(value, openapi_runtime.ClientError)
    }
    assert sorted(found) == sorted(openapi_runtime.errors.__all__)
    assert found <= set(vars(pipedrive_v2.errors))


def test_errors_of_a_constructor_have_the_name_of_the_package() -> None:
    with pytest.raises(openapi_runtime.ConfigurationError) as caught:
        pipedrive_v2.Client(api_token="token", timeout="5")  # type: ignore[arg-type]
    assert type(caught.value).__module__ == "pipedrive_v2.errors"


def test_errors_of_two_packages_are_told_apart_in_tracebacks_only() -> None:
    """One `except` catches both; each says whose it is; no class is made twice."""
    one, two, three = (NotFoundError("no", status_code=404) for _ in range(3))
    export(one, "cats")
    export(two, "dogs")
    export(three, "cats")
    export(three, "dogs")  # it was raised by cats, and keeps that name
    names = [f"{type(e).__module__}.{type(e).__name__}" for e in (one, two, three)]
    assert names == [
        "cats.errors.NotFoundError", "dogs.errors.NotFoundError", "cats.errors.NotFoundError"
    ]  # fmt: skip
    assert type(one) is type(three)
    assert copy.copy(one).status_code == 404
