"""Names of lists inside of objects, of what responses share, and of arguments."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from tests.documents.conftest import Document


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    return document("lists", config="auto_rename = true\n")


def test_an_object_around_a_list_is_called_after_what_is_in_it(api: Document) -> None:
    """The record has the plain name; the object has no more of it than a page has."""
    zone = {"id": "a", "friendly_name": "A"}
    api.server.answer({"links": [{"href": "/zones"}], "zones": [zone]})
    found = api.call("getDNSZones")
    values = (found, found.zones[0], found.links[0])
    names = ["DnsZoneList", "DnsZone", "DnsZoneListLink"]
    assert [type(value).__name__ for value in values] == names
    api.server.answer({"keys": [{"key": 1}]})
    found = api.call("searchKeysInZone", "a")
    names = ("DnsZoneSearchItemList", "DnsZoneSearchItem")
    assert (type(found).__name__, type(found.keys[0]).__name__) == names
    api.server.answer({"allowed": ["x"]})
    assert type(api.call("getDNSZonesSettings", "a")).__name__ == "DnsZoneSetting"


def test_what_is_no_record_is_named_after_its_place(api: Document) -> None:
    """An item that is no `Pet` of the document; a property from a part of `allOf`."""
    answer = {"items": [{"name": 1}], "next": {"pet": {"name": "Rex"}}}
    api.server.answer(answer)
    found = api.call("listPets")
    values = (found, found.items[0], found.next, found.next.pet)
    names = ["PetList", "PetListItem", "PageNext", "Pet"]
    assert [type(value).__name__ for value in values] == names


def test_a_comparison_is_a_word(api: Document) -> None:
    """Underscores would not tell one from the other."""
    api.server.answer({})
    api.call("listPets", born_on_lt="b", born_on_gte="a")
    assert api.server.last.query == [("BornOn<", "b"), ("BornOn>=", "a")]


def test_a_response_of_several_operations_names_its_schema(api: Document) -> None:
    """No operation of them does; "Get" and "Response" say nothing."""
    api.server.answer({"job": "a"})
    assert type(api.call("lockZone", "a")).__name__ == "Job"
    assert type(api.call("unlockZoneV2", "a")).__name__ == "Job"


def test_methods_say_what_they_do(api: Document) -> None:
    """A verb and no loose preposition; several things are listed."""
    operations = api.package.OPERATIONS
    assert {id_: entry.function for id_, entry in operations.items()} == {
        "getDNSZones": "list",
        "createDNSZones": "create",
        "getDNSZonesSettings": "get_settings",
        "lockZone": "lock_zone",
        "unlockZoneV2": "unlock_zone_v2",
        "searchKeysInZone": "search_keys_in_zone",
        "get_pet_names": "list_names",
        "listPets": "list",
        "feedPetsForZone": "feed_for_zone",
        "petsInZone": "pets_in_zone",
        "getTreatsForPet": "get_treats",
    }


def test_an_argument_is_free_of_the_spelling_of_the_response(api: Document) -> None:
    """`FriendlyName` is sent, `friendly_name` is received: both read alike."""
    client = api.package.Client(base_url="http://127.0.0.1:9")
    parameters = inspect.signature(client.dns_zones.create).parameters
    assert "friendly_name" in parameters
    api.server.answer({"id": "a", "friendly_name": "A"})
    assert api.call("createDNSZones", friendly_name="A").friendly_name == "A"
    assert api.server.last.body == b"FriendlyName=A"
