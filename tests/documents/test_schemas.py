"""Schemas: enums, allOf, discriminators, maps, readOnly and writeOnly."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_type_hints

import pytest

from openapi_runtime import GuardError
from tests.documents.conftest import Document

Load = Callable[..., Document]


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield every key of a JSON value, with its value."""
    children = value.items() if isinstance(value, dict) else ()
    yield from children
    for child in value.values() if isinstance(value, dict) else value:
        if isinstance(child, dict | list):
            yield from walk(child)


def arguments(found: Document, operation: str) -> dict[str, str]:
    """Return the annotations of a method's arguments."""
    entry = found.package.OPERATIONS[operation]
    with found.package.Client(base_url=found.server.url) as client:
        method = getattr(getattr(client, entry.attribute), entry.function)
    return {p.name: p.annotation for p in inspect.signature(method).parameters.values()}


# Closed lists of values


def test_values_that_stand_twice_are_one(document: Load) -> None:
    """The validator objects, where it looks; every value that is sent is kept."""
    found = document("enums", warned=True)
    twice = 'enum/1: the value "small" is listed twice'
    assert found.warnings == [
        f"/paths/~1boxes/get/parameters/0/schema/{twice}",
        "/paths/~1boxes/get/parameters/1/schema/enum: [] has too few items: at least 1",
        f"/components/schemas/Box/properties/size/{twice}",
        "/components/schemas/Box/properties/rate: its values are not in its type: no type "
        "lists fractions or integers over 64 bits",
        "/components/schemas/Nothing/enum: [] has too few items: at least 1",
    ]
    hints = {k: str(v) for k, v in get_type_hints(found.models.Box).items()}
    assert (
        hints["size"] == "typing.Union[typing.Literal['big', 'small'], str, NoneType]"
    )
    assert hints["number"] == "typing.Union[typing.Literal[1, 3], int, NoneType]"
    assert hints["none"] == "str | None"
    sent = {
        "size": "huge", "none": "any", "mixed": "one", "number": 7, "flag": False,
        "rate": 1, "same": "a-",
    }  # fmt: skip
    found.server.answer(sent)
    box = found.call("getBox", size="big", none="x")
    assert box.to_dict() == sent
    assert (box.size, box.none, box.number, box.flag) == ("huge", "any", 7, False)
    assert found.server.last.query == [("size", "big"), ("none", "x")]


# allOf


def test_members_that_contradict_each_other_are_any(document: Load) -> None:
    """Each has its place and its reason; the operations and all other fields stay."""
    found = document("all_of", warned=True)
    here = f"becomes Any: it is {{}} in {found.output.warnings[0].where.rpartition(':')[0]}"
    pet = "/components/schemas/Pet"
    assert found.warnings == [
        f"{pet}/allOf/1/properties/name: {here.format('integer here and string')}:21",
        f"{pet}/properties/tail: {here.format('array here and string')}:24",
        f"{pet}/properties/odd/allOf/1: becomes Any: it is object here and string "
        "beside it",
        f"{pet}/properties/mixed: becomes Any: several lists of alternatives hold at once",
        f"{pet}/properties/level: its values are not in its type: no type lists fractions "
        "or integers over 64 bits",
    ]
    lines = [warning.where.rpartition(":")[2] for warning in found.output.warnings]
    assert lines == ["31", "36", "37", "43", "45"]
    hints = get_type_hints(found.models.Pet)
    assert {name for name in hints if hints[name] is Any} == {
        "name",
        "tail",
        "odd",
        "mixed",
    }
    assert hints["friend"] == found.models.Pet | None
    assert (hints["age"], hints["size"]) == (float | None, int | None)
    parts = get_args(hints["parts"])[0]
    assert get_type_hints(parts).keys() >= {"a", "b", "c"}
    sent = {"name": 7, "tail": ["a"], "odd": {"a": 1}, "friend": {"name": "x"}}
    found.server.answer(sent)
    pet = found.call("getPet")
    assert (pet.name, pet.friend.name, pet.to_dict()) == (7, "x", sent)
    found.server.status = 204
    assert found.sent("setPet", name="x", odd=3).json() == {"name": "x", "odd": 3}
    for weight in (2, 10):
        with pytest.raises(GuardError, match=r"at (least 3|most 9)"):
            found.call("setPet", weight=weight)


# Kinds of a base


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"kind": "wuff", "tag": "7", "name": "Rex"}, "Dog"),
        ({"kind": "Cat", "lives": 9}, "Cat"),
        ({"kind": "pup", "weeks": 3, "tag": "8"}, "Puppy"),
        ({"kind": "Pet", "name": "Rex"}, "Pet"),
        ({"kind": "emu", "name": "Rex", "tag": "not a dog's"}, "Pet"),
        ({"name": "Rex"}, "Pet"),
    ],
)
def test_a_base_is_read_as_the_kind_that_it_is_of(
    document: Load, sent: Any, kind: str
) -> None:
    """In a list, in a field, as a result; one that is not known is the base."""
    found = document("hierarchy")
    found.server.answer([sent, sent])
    assert [type(pet).__name__ for pet in found.call("listPets")] == [kind, kind]
    found.server.answer({"pet": {**sent, "home": {"pet": sent}}})
    home = found.call("getHome")
    assert type(home.pet).__name__ == type(home.pet.home.pet).__name__ == kind
    assert home.pet.home.pet.to_dict() == sent
    found.server.answer(sent)
    pet = found.call("addPet", body=sent)
    assert (type(pet).__name__, pet.to_dict()) == (kind, sent)
    assert found.server.last.json() == sent


def test_a_base_is_sent_as_any_of_its_kinds(document: Load) -> None:
    """Its body is one argument, since each kind has fields of its own."""
    found = document("hierarchy")
    dog = found.models.Dog(kind="wuff", tag="7")
    assert found.sent("addPet", body=dog).json() == {"kind": "wuff", "tag": "7"}
    hint = arguments(found, "addPet")["body"]
    assert {"Cat", "Dog", "Puppy", "Pet", "Mapping[str, Any]"} <= set(hint.split(" | "))


def test_one_kind_is_itself(document: Load) -> None:
    """A response declared as a cat is read as a cat, whatever its discriminator."""
    found = document("hierarchy")
    found.server.answer({"kind": "wuff", "lives": 9})
    assert type(found.call("getCat")) is found.models.Cat


# Requests and responses


def test_read_only_and_write_only_fields(document: Load) -> None:
    """readOnly fields are read; writeOnly ones are sent; nothing is invented."""
    found = document("directions")
    taken = arguments(found, "addUser")
    assert taken.keys() >= {"name", "password", "role", "nick", "notify", "old"}
    assert not {"id", "created"} & taken.keys()
    found.server.answer({"id": 7, "created": "2025-01-02T03:04:05Z", "name": "Ann"})
    user = found.call("addUser", name="Ann", password="x")
    assert found.server.last.json() == {"name": "Ann", "password": "x"}
    assert found.server.last.query == []
    assert (user.id, user.created.year, user.role, user.password) == (
        7,
        2025,
        None,
        None,
    )


def test_defaults_and_deprecations_are_told(document: Load) -> None:
    """Deprecations where one reads, defaults in the table of what there is: api.json."""
    found = document("directions")
    entry = found.package.OPERATIONS["addUser"]
    with found.package.Client(base_url=found.server.url) as client:
        users = getattr(client, entry.attribute)
    told = getattr(users, entry.function).__doc__.splitlines()
    assert [line.strip() for line in told if "Deprecated" in line] == [
        "old: Deprecated.",
        "nick: Deprecated. Use the name.",
    ]
    old = found.package.OPERATIONS["getOldUser"]
    assert "\n\nDeprecated.\n" in inspect.cleandoc(getattr(users, old.function).__doc__)
    api = json.loads(found.output.files["api.json"])
    stated = [(name, value) for name, value in walk(api) if name == "default"]
    assert stated == [("default", True), ("default", "guest"), ("default", "guest")]


# OpenAPI 3.1


def test_novelties_of_3_1(document: Load) -> None:
    """Lists of types, constants, `$defs`, examples, a schema that is `true`."""
    found = document("newer", warned=True)
    hints = get_type_hints(found.models.Pet)
    assert {name: str(hint) for name, hint in hints.items() if name in (
        "name", "weight", "many", "anything", "nothing", "exclusive", "pair")
    } == {
        "name": "str | None",
        "weight": "float | str | None",
        "many": "list[int] | str | None",
        "anything": "typing.Any",
        "nothing": "typing.Any",
        "exclusive": "int | None",
        "pair": "list[str | int] | None",
    }  # fmt: skip
    sent = {
        "kind": "cat", "level": 3, "name": None, "weight": "heavy", "nothing": None,
        "anything": {"a": [1]}, "many": "all", "tag": {"text": "x"}, "pair": ["a", 1],
        "described": {"text": "y"},
    }  # fmt: skip
    found.server.answer(sent)
    pet = found.call("setPet", "7", **sent)
    assert found.server.last.json() == sent
    assert (pet.tag.text, pet.described.text, pet.to_dict()) == ("x", "y", sent)
    assert type(pet.tag) is type(pet.described)
    assert found.sent("setPet", 7).path == "/pets/7"


# Maps, lists, recursion


def test_maps_and_lists_hold_what_they_say_to_any_depth(document: Load) -> None:
    """Maps and lists nest, also in each other; a map of itself is free-form."""
    found = document("shapes", warned=True)
    assert found.warnings == [
        "/components/schemas/Tree: becomes Any: it holds itself without an object in "
        "between",
    ]
    point = {"x": 1, "shape": {"name": "inner"}}
    sent = {
        "name": "a",
        "texts": {"": "b", "x y": "c"},
        "points": {"p": point},
        "maps": {"m": {"n": 1}},
        "free": {"anything": [None]},
        "open": {"a": {"b": 1}},
        "matrix": [[1, 2.5], []],
        "cubes": [[[point], []], []],
        "parts": [{"parts": [{"name": "leaf"}]}],
        "whole": {"whole": {"points": {"q": point}}},
        "counts": {"total": 3, "cats": 1, "dogs": 2},
        "tree": {"a": {"b": {}}},
    }
    found.server.answer(sent)
    shape = found.call("addShape", **sent)
    assert found.server.last.json() == sent
    assert shape.to_dict() == sent
    assert shape.points["p"].shape.name == "inner"
    assert shape.cubes[0][0][0].x == 1
    assert shape.parts[0].parts[0].name == "leaf"
    assert shape.whole.whole.points["q"].x == 1
    assert (shape.maps, shape.matrix) == ({"m": {"n": 1}}, [[1, 2.5], []])
    assert (shape.counts.total, shape.counts.extra) == (3, {"cats": 1, "dogs": 2})
    assert shape.tree == {"a": {"b": {}}}
    again = found.sent("addShape", points=shape.points, parts=shape.parts)
    assert again.json() == {"points": sent["points"], "parts": sent["parts"]}


def test_a_record_has_what_its_alternatives_have(document: Load) -> None:
    """Its own properties are added; of two types for one property both are taken."""
    found = document("alternatives")
    gift = found.models.Gift
    assert sorted(
        get_type_hints(gift).keys() & {"name", "size", "leaves", "color"}
    ) == [
        "color",
        "leaves",
        "name",
        "size",
    ]
    found.server.answer({"name": "x", "size": "XL", "color": "red", "leaves": None})
    answer = found.call("addGift", name="x", size="XL", color="red")
    assert (type(answer), answer.size, answer.color) == (gift, "XL", "red")
    found.server.answer({"label": "y", "size": 3, "color": "blue"})
    parcel = found.call("getParcel")
    assert (parcel.label, parcel.size, parcel.color) == ("y", 3, "blue")


def test_what_stands_beside_a_reference_holds_too(document: Load) -> None:
    """In 3.1, `readOnly` removes an argument and `properties` add to the record."""
    found = document("beside")
    found.server.answer({"more": {"value": "a", "colour": "red"}, "maybe": None})
    pet = found.call("savePet", 7, "a", tag={"value": "b"}, schema={"colour": "blue"})
    assert (pet.more.value, pet.more.colour, pet.maybe) == ("a", "red", None)
    with pytest.raises(TypeError, match="stamp"):
        found.call("savePet", 7, "a", stamp={"value": "b"})
