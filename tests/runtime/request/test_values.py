"""Values that the document does not list: the caller is warned, the server decides."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from openapi_runtime import Operation
from openapi_runtime.operation import Guard
from openapi_runtime.request.values import warn_of_values

OPERATION = Operation(
    id="listPets",
    http_method="GET",
    path="/pets",
    attribute="pets",
    function="list",
    lists={"kinds": ","},
    values={"kinds": ("cat", "dog"), "size": (1, 2)},
)


def said(**arguments: Any) -> list[str]:
    """Return the warnings about the arguments of a call."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warn_of_values(OPERATION, arguments)
    assert all(warning.category is UserWarning for warning in caught)
    return [str(warning.message) for warning in caught]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"kinds": "cat,dog", "size": 2, "name": "any"},
        {"kinds": ["cat"], "size": None},
        {"kinds": ("dog", "cat")},
    ],
)
def test_listed_values_are_silent(query: dict[str, Any]) -> None:
    """One value, a list, a string of several, and what has no list."""
    assert said(query=query, body=query, form=query) == []


@pytest.mark.parametrize("place", ["path", "query", "headers", "body", "form"])
@pytest.mark.parametrize("value", ["dgo", "cat,dgo", ["dgo"], ("cat", "dgo")])
def test_another_value_is_said_with_what_was_meant(place: str, value: Any) -> None:
    """Method, argument, value, the closest and all that are listed."""
    assert said(**{place: {"kinds": value}}) == [
        "pets.list: kinds='dgo' is not documented; did you mean 'dog'? "
        "(documented: 'cat', 'dog')"
    ]


def test_numbers_are_compared_as_numbers() -> None:
    """3 is none of 1 and 2."""
    assert said(query={"size": 3}) == [
        "pets.list: size=3 is not documented (documented: 1, 2)"
    ]


def test_a_body_that_is_no_object_is_left_alone() -> None:
    """A list or bytes have no names."""
    assert said(body=["kinds"], content=b"kinds") == []


def test_a_query_that_a_guard_refuses_needs_no_warning() -> None:
    """Forced, it is sent, so it is warned of; a body is not guarded."""
    guards, call = (Guard(kind="listed"),), {"query": {"kinds": "dgo"}}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warn_of_values(OPERATION, call, guards)
    for sent in ({**call, "options": {"force": True}}, {"body": call["query"]}):
        with pytest.warns(UserWarning, match="kinds='dgo'"):
            warn_of_values(OPERATION, sent, guards)
