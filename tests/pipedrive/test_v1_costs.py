"""`pipedrive_v2` knows the costs of API v1, which its `client.request` can call."""

from __future__ import annotations

import re

import pytest

from openapi_runtime.client.custom import known_cost
from pipedrive_v1 import OPERATIONS
from pipedrive_v2.api import API

IDS = ["17", "0f3b1c2a-aa11-11ef-b864-0242ac120002"]


@pytest.mark.parametrize("base", ["/v1", "/api/v1"])
def test_every_operation_of_v1_has_its_cost(base: str) -> None:
    """Those of the table are those of the document of API v1."""
    wrong = [
        (operation.id, known, operation.cost)
        for operation in OPERATIONS.values()
        for given in IDS
        if (
            known := known_cost(
                API,
                operation.http_method,
                base + re.sub(r"\{.*?\}", given, operation.path),
            )
        )
        != operation.cost
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v2/users/me"),
        ("GET", "/v3/users/me"),
        ("HEAD", "/v1/users/me"),
        ("POST", "/oauth/token"),
    ],
)
def test_other_endpoints_have_no_known_cost(method: str, path: str) -> None:
    assert known_cost(API, method, path) is None
