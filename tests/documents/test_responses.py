"""The results of operations that have several responses, or none."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents.conftest import Document

Load = Callable[..., Document]


def gives(found: Document, operation: str) -> str:
    """Return the annotation of the result of an operation's method."""
    entry = found.package.OPERATIONS[operation]
    with found.package.Client(base_url=found.server.url) as client:
        method = getattr(getattr(client, entry.attribute), entry.function)
        return str(inspect.signature(method).return_annotation)


@pytest.mark.parametrize(
    ("operation", "hint", "sent", "kind"),
    [
        ("savePet", "Pet | Receipt", {"name": "Rex"}, "Pet"),
        ("savePet", "Pet | Receipt", {"number": 7}, "Receipt"),
        ("addOrder", "Order | OrderAccepted", {"pet": "Rex"}, "Order"),
        ("addOrder", "Order | OrderAccepted", {"job": "7"}, "OrderAccepted"),
        ("touchPet", "Pet", {"name": "Rex"}, "Pet"),
        ("getRange", "Pet", {"name": "Rex"}, "Pet"),
        ("setRange", "Pet", {"name": "Rex"}, "Pet"),
        ("findPet", "Pet | None", {"name": "Rex"}, "Pet"),
        ("getNull", "Pet | None", {"name": "Rex"}, "Pet"),
    ],
)
def test_every_response_of_success_is_typed(
    document: Load, operation: str, hint: str, sent: Any, kind: str
) -> None:
    """The result is one of the document's types, each once, whatever the status."""
    found = document("responses")
    found.server.answer(sent)
    for status in (200, 201, 202, 299):
        found.server.status = status
        result = found.call(operation)
        assert result.to_dict() == sent
        assert type(result).__name__ == kind
    assert gives(found, operation) == hint


@pytest.mark.parametrize("operation", ["findPet", "deleteNull"])
def test_no_content_is_none(document: Load, operation: str) -> None:
    """None is one of the results if the document has a response without content."""
    found = document("responses")
    found.server.status, found.server.body = 204, b""
    assert found.call(operation) is None
    assert gives(found, operation).endswith("| None")


def test_null_is_none(document: Load) -> None:
    """null is None if the response's schema allows it; elsewhere null is no object."""
    found = document("responses")
    found.server.answer(None)
    assert found.call("getNull") is None
    with pytest.raises(found.package.errors.APIResponseError, match="got null"):
        found.call("touchPet")


def test_keys_that_are_numbers(document: Load) -> None:
    """`200:` says what `'200':` says."""
    found = document("responses")
    found.server.answer([1, 2])
    assert found.call("deleteNull") == [1, 2]
