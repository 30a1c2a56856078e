"""Searches, as far as their index knows the records."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from pipedrive_kit.testing import FakePipedrive


def test_search_index_lags() -> None:
    """A search knows of a record only after a while."""
    with FakePipedrive(search_lag=3) as fake:
        fake.client.persons.add(name="Ada", emails=[{"value": "ada@example.com"}])
        assert list(fake.client.persons.search(term="ada@example.com")) == []
        fake.advance(3)
        (hit,) = fake.client.persons.search(term="ada@example.com")
        assert hit.item.name == "Ada"
        with pytest.raises(errors.BadRequestError, match="term"):
            fake.client.persons.search(term="a", force=True).to_list()


def test_persons_are_found_with_more(pipedrive: FakePipedrive) -> None:
    """Their primary address, and a time as API v1 writes it; the document has neither."""
    emails = [
        {"value": "old@example.com"},
        {"value": "ada@example.com", "primary": True},
    ]
    pipedrive.client.persons.add(name="Ada", emails=emails)
    query = {"term": "Ada"}
    found = pipedrive.client.request("GET", "/persons/search", query=query).json()
    item = found["data"]["items"][0]["item"]
    assert item["primary_email"] == "ada@example.com"
    assert item["update_time"][10] == " "
