"""The server of these tests refuses what Pipedrive's document does not allow."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.pipedrive.loopback_server import LoopbackPipedrive

TOKEN = {"x-api-token": "t"}
PNG = {"data": ("a.png", b"abc", "image/png")}


@pytest.mark.parametrize(
    ("method", "target", "options", "problem"),
    [
        ("GET", "/deals/7", {"headers": {}}, "no x-api-token"),
        ("GET", "/nothing", {}, "no operation"),
        ("PUT", "/deals/7", {}, "no operation"),
        ("GET", "/deals/7/", {}, "no operation"),
        ("GET", "/deals/abc", {}, "ParameterValidationError"),
        ("GET", "/deals?nonsense=1", {}, "undeclared query parameter 'nonsense'"),
        ("GET", "/deals?owner_id=abc", {}, "integer type: abc"),
        ("GET", "/deals?owner_id=", {}, "'owner_id' is empty"),
        ("GET", "/deals?limit=501", {}, "greater than the maximum of 500"),
        ("GET", "/deals?sort_by=nonsense", {}, "'nonsense' is not one of"),
        ("GET", "/deals?updated_since=yesterday", {}, "not a 'date-time'"),
        ("GET", "/deals?ids=1&ids=2", {}, "'ids' stands there 2 times"),
        ("GET", "/deals?ids=1,x", {}, "integer type: x"),
        ("GET", "/deals/products?deal_ids=1&deal_ids=2", {}, "stands there 2 times"),
        ("GET", "/deals/products?deal_ids[]=1", {}, "undeclared query parameter"),
        ("GET", "/deals/products", {}, "MissingRequiredParameter"),
        ("GET", "/deals/7?include_labels=True", {}, "is no boolean"),
        ("GET", "/deals/7?include_labels=1", {}, "is no boolean"),
        ("GET", "/deals/7", {"json": {}}, "a body where none is declared"),
        ("POST", "/deals", {}, "RequestBody"),
        ("POST", "/deals", {"json": {}}, "title"),
        ("POST", "/deals", {"json": {"title": 7}}, "RequestBody"),
        ("POST", "/deals", {"json": {"title": "x", "titel": 1}}, "body.titel is not"),
        ("POST", "/deals", {"json": {"title": "x", "value": "1"}}, "RequestBody"),
        ("POST", "/deals", {"data": {"title": "x"}}, "not application/json"),
        ("POST", "/deals", {"content": b'{"title": "x"}'}, "of no type"),
        (
            "POST",
            "/deals",
            {"content": b"{", "headers": {**TOKEN, "content-type": "application/json"}},
            "no JSON",
        ),
        (
            "PATCH",
            "/deals/7",
            {"json": {"won_time": "2026-02-28T23:30:05"}},
            "RequestBody",
        ),
        (
            "POST",
            "/activities",
            {"json": {"subject": "x", "participants": [{"nonsense": 1}]}},
            "body.participants[0].nonsense is not",
        ),
        ("DELETE", "/dealFields/x/options", {"json": {"id": 1}}, "RequestBody"),
        ("DELETE", "/dealFields/x/options", {}, "RequestBody"),
        ("POST", "/products/7/images", {"json": {"data": "x"}}, "not multipart"),
        ("POST", "/products/7/images", {"files": {"image": PNG["data"]}}, "data"),
    ],
)
def test_a_wrong_request_is_refused(
    method: str,
    target: str,
    options: dict[str, Any],
    problem: str,
    server: LoopbackPipedrive,
) -> None:
    response = httpx.request(
        method, server.base_url + target, **{"headers": TOKEN, **options}
    )
    assert response.status_code in (400, 404)
    assert any(
        problem in text for text in server.only.violations
    ), server.only.violations


@pytest.mark.parametrize(
    ("method", "target", "options"),
    [
        ("GET", "/deals?ids=1,2&status=open%2Cwon&limit=500&include_labels=true", {}),
        ("GET", "/deals/products?deal_ids=1", {}),
        ("POST", "/deals", {"json": {"title": "x", "custom_fields": {"a": [1]}}}),
        ("PATCH", "/deals/7", {}),
        ("DELETE", "/dealFields/x/options", {"json": [{"id": 1}]}),
        ("POST", "/products/7/images", {"files": PNG}),
    ],
)
def test_a_right_request_is_answered_as_documented(
    method: str, target: str, options: dict[str, Any], server: LoopbackPipedrive
) -> None:
    response = httpx.request(method, server.base_url + target, headers=TOKEN, **options)
    assert server.only.violations == []
    assert server.only.operation is not None
    assert response.status_code == server.only.operation.status
    assert response.json()["success"] is True
