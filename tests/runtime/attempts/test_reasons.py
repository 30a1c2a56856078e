"""The words of a server are found where APIs usually have them."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime.attempts.error_factory import own_words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"message": "bad name", "fields": [{"name": "a"}]}, "bad name"),
        ({"detail": "no", "title": "no"}, "no"),
        ({"title": "Broke", "detail": "It costs 5."}, "Broke: It costs 5"),
        ({"error": {"message": "no key", "type": "x"}}, "no key"),
        ({"error": "invalid_grant", "error_description": "it ended"}, "it ended"),
        ({"error": "plain"}, "plain"),
        ({"errors": ["first", "second"]}, "first"),
        ({"errors": [{"field": "name", "message": "is empty"}]}, "name: is empty"),
        ({"message": "Bad.", "errors": {"name": ["is empty"]}}, "Bad: name: is empty"),
        ({"detail": [{"loc": ["body", "x"], "msg": "missing"}]}, "body.x: missing"),
        ({"errors": [{"title": "Long", "detail": "has 9"}]}, "Long: has 9"),
        ([{"message": "one"}, {"message": "two"}], "one"),
        ({"message": " a\n b "}, "a b"),
        ({"error": None, "message": ""}, ""),
        ({"message": 7, "errors": []}, ""),
        ([1, 2], ""),
        ("text", "text"),
        (None, ""),
        ({"Message": "No such table", "__type": "X"}, "No such table"),
        ({"message": ["a is short", "b"], "error": "Bad Request"}, "a is short"),
        ({"email": ["Not valid."], "age": ["Too low"]}, "email: Not valid"),
        ({"email": ["Not valid."], "age": 7}, ""),
        ({"error": "Invalid", "description": "It is too long"}, "It is too long"),
        ({"error": "not_found", "reason": "missing"}, "missing"),
        ({"errors": "[API] No key"}, "[API] No key"),
        ({"errorMessages": ["No issue"], "errors": {}}, "No issue"),
        ({"errorMessages": [], "errors": {"key": "is empty"}}, "key: is empty"),
        ({"fault": {"faultstring": "No key", "detail": {"code": "x"}}}, "No key"),
        ({"message": {"name": ["is taken"]}}, "name: is taken"),
        ({"Fault": {"Error": [{"Message": "Twice", "Detail": "Id 7"}]}}, "Twice: Id 7"),
        ({"meta": {"error_message": "bad"}}, "bad"),
        ({"data": {"error": "inner"}}, "inner"),
    ],
)
def test_the_words_of_a_body(data: Any, words: str) -> None:
    """The text, after its title, and the first of several errors."""
    assert own_words(data) == words


def test_a_body_without_end_has_some_words() -> None:
    """Errors in errors are read to a depth that no server needs."""
    data: Any = {"message": "deep"}
    for _ in range(50):
        data = {"error": {"errors": [data]}}
    assert own_words(data) == ""
