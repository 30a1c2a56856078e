"""Names of properties that read alike, and of operations that frameworks name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents.conftest import Document
from tests.documents.tiny import answering
from tests.generator.workspace import Workspace

Load = Callable[..., Document]
LONG = "VeryLongName" * 6


@pytest.mark.parametrize(
    ("operation", "sent"),
    [
        ("putCar", {"Model": "M", "model": "m", "imageURLs": ["a"], "image_urls": 1}),
        (
            "addVan",
            {"Extra": "E", "extra": "e", "plateNo": "p", "plate_no": "q"},
        ),
    ],
)
def test_an_attribute_and_the_argument_of_its_name_are_one_property(
    document: Load, operation: str, sent: dict[str, Any]
) -> None:
    """A value that is read from the one and given to the other keeps its key."""
    found = document("spelling")
    found.server.answer(sent)
    car = found.call(operation)
    names = [name for name in type(car).__dataclass_fields__ if getattr(car, name)]
    assert found.sent(operation, **{n: getattr(car, n) for n in names}).json() == sent


def test_the_name_that_is_spelled_exactly_is_kept(document: Load) -> None:
    """Its twin gets the suffix, wherever it stands; an acronym is one word."""
    found = document("spelling")
    found.server.answer({"imageURLs": ["a"], "image_urls": 1, "r202": 2})
    car = found.call("putCar")
    assert (car.image_urls, car.image_urls_, car.r202) == (1, ["a"], 2)
    found.server.answer({"plateNo": "p", "plate_no": "q"})
    assert found.call("addVan").plate_no == "q"


@pytest.mark.parametrize("first", ["banType", "ban_type"])
def test_a_new_property_moves_no_attribute(workspace: Workspace, first: str) -> None:
    """With the lock of the run before, whichever of the two was there."""
    both = ["banType", "ban_type"]
    for names in ([first], both, both[::-1]):
        fields = ", ".join(f"{name}: {{type: string}}" for name in names)
        workspace.put(answering(f"{{type: object, properties: {{{fields}}}}}"))
        assert workspace.run().code == 0
        text = workspace.tree()[f"{workspace.package}/models/pets.py"].decode()
        assert ('"ban_type": "banType"' in text) == (first == "banType")


def test_ids_of_frameworks_become_the_function_alone(document: Load) -> None:
    """FastAPI, NestJS, Django REST framework, NSwag, Google, DocuSign, Mailchimp."""
    operations = document(
        "frameworks", config="auto_rename = true\n"
    ).package.OPERATIONS
    assert {id_: entry.function for id_, entry in operations.items()} == {
        "read_item_items__item_id__get": "get",
        "ItemsController_replaceOne": "replace_one",
        "api_v1_pets_list": "list",
        "Pets_Adopt": "adopt",
        "getItemsIdTagsId": "get_tag",
        "ItemTags_ReplaceItemTag": "replace_tag",
        "delete-an-item-tag": "delete_item",
        "zoo.animals.clear": "clear",
        "r202": "r202",
    }


def test_alternatives_are_named_by_title_or_constant(document: Load) -> None:
    """And a result by its noun; in responses and in bodies."""
    found = document("frameworks", config="auto_rename = true\n")
    sent = {"geometry": {"type": "LineString", "at": [[1.0]]}, "payment": {"iban": "x"}}
    found.server.answer(sent)
    item = found.call("read_item_items__item_id__get", 1)
    assert type(item).__name__ == "Item"
    assert type(item.geometry).__name__ == "LineString"
    assert type(item.payment).__name__ == "BankTransfer"
    assert {"Point", "CardPayment"} <= set(dir(found.models))
    method = found.package.Client(base_url="http://127.0.0.1:9").items.replace_one
    assert "LineString" in str(inspect.signature(method).parameters["geometry"])


def test_a_name_over_sixty_characters_is_told(workspace: Workspace) -> None:
    """It is kept, because the document has it."""
    reference = f"{{$ref: '#/components/schemas/{LONG}'}}"
    fields = "{type: object, properties: {a: {type: string}}}"
    workspace.put(answering(reference, f"{{{LONG}: {fields}}}"))
    run = workspace.run("spec/tiny.yaml")
    assert run.code == 0
    assert f"the name {LONG} has 72 characters" in run.err
