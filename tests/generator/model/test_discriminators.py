"""The class of an object of a union: by discriminator, constant, field or type."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec
import pytest

from openapi_runtime.models.decode import reader
from tests.documents.tiny import NEWER, PETS, answering
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

Read = Callable[[Any], Any]

BOTH = f"[{{$ref: '{PETS}/Cat'}}, {{$ref: '{PETS}/Dog'}}]"
ALIKE = "type: object, properties: {kind: {type: string}, age: {type: integer}}"
ALIKE_BOTH = f"{{Cat: {{{ALIKE}}}, Dog: {{{ALIKE}}}}}"


@pytest.fixture
def reading(workspace: Workspace, server: Server) -> Callable[..., Read]:
    """Return a function that generates a client for a schema; it returns a reader."""

    def generate(schema: str, components: str, head: str = HEAD) -> Read:
        package = workspace.load(answering(schema, components, head))
        (function,) = (o.function for o in package.OPERATIONS.values())

        def read(sent: Any) -> Any:
            server.answer(sent)
            with package.Client(base_url=server.url) as client:
                return getattr(client.pets, function)()

        return read

    return generate


def kind(value: Any) -> str:
    """Name the class of what was read, which gives back what it was read from."""
    return type(value).__name__


def test_a_discriminator_tells_which_class_it_is(
    reading: Callable[..., Read],
) -> None:
    """The mapping tells, or the names of the schemas, wherever the union stands."""
    mapping = f"mapping: {{wuff: '{PETS}/Dog', miau: Cat, '7': '{PETS}/Cat'}}"
    pet = (
        f"{{oneOf: {BOTH}, discriminator: {{propertyName: kind, {mapping}}}, "
        "nullable: true}"
    )
    read = reading(
        f"{{type: object, properties: {{pet: {pet}, "
        f"pets: {{type: array, items: {pet}}}, "
        f"named: {{type: object, additionalProperties: {pet}}}}}}}",
        ALIKE_BOTH,
    )
    dog, cat = {"kind": "wuff", "age": 3}, {"age": 4, "kind": "miau", "new": [1]}
    sent = {"pet": dog, "pets": [cat, dog, None], "named": {"a": dog, "b": {"kind": 7}}}
    found = read(sent)
    assert kind(found.pet) == "Dog"
    assert [kind(pet) for pet in found.pets] == ["Cat", "Dog", "NoneType"]
    assert {key: kind(pet) for key, pet in found.named.items()} == {
        "a": "Dog",
        "b": "Cat",
    }
    assert (found.pet.age, found.pets[0].extra) == (3, {"new": [1]})
    assert found.to_dict() == sent


def test_an_unknown_tag_gives_the_mapping_as_sent(
    reading: Callable[..., Read],
) -> None:
    """A class that the document does not know is no other class, and no error."""
    read = reading(
        f"{{type: object, properties: {{pet: {{oneOf: {BOTH}, "
        "discriminator: {propertyName: kind}}}}",
        ALIKE_BOTH,
    )
    assert kind(read({"pet": {"kind": "Dog"}}).pet) == "Dog"
    for sent in ({"kind": "Emu", "age": 3}, {"kind": ["Dog"]}, "Dog", 7, [{}]):
        found = read({"pet": sent})
        assert found.pet == sent
        assert found.to_dict() == {"pet": sent}
    # Without the tag nothing contradicts.
    assert read({"pet": {"age": 3}}).pet.age == 3


@pytest.mark.parametrize(
    "values", ["{enum: [X]}", "{type: string, enum: [X, X2]}", "{const: X}"]
)
def test_constants_tell_which_class_it_is(
    reading: Callable[..., Read], values: str
) -> None:
    """No discriminator is needed: a property has another value in each member."""
    members = ", ".join(
        f"{name}: {{type: object, properties: {{age: {{type: integer}}, "
        f"is: {values.replace('X', name.lower())}}}}}"
        for name in ("Cat", "Dog")
    )
    read = reading(f"{{anyOf: {BOTH}}}", f"{{{members}}}", NEWER)
    assert kind(read({"is": "dog", "age": 1})) == "Dog"
    assert kind(read({"is": "cat", "age": 1})) == "Cat"
    assert read({"is": "emu", "age": 1}) == {"is": "emu", "age": 1}


def test_constants_of_a_discriminator_go_before_names(
    reading: Callable[..., Read],
) -> None:
    """A document without a mapping whose schemas state the value means that value."""
    read = reading(
        f"{{oneOf: {BOTH}, discriminator: {{propertyName: is}}}}",
        "{Cat: {type: object, properties: {is: {enum: [true]}, 'a-b': {}}}, "
        "Dog: {type: object, properties: {is: {enum: [false]}, 'a-b': {}}}}",
    )
    assert kind(read({"is": False, "a-b": 1})) == "Dog"
    assert kind(read({"is": True})) == "Cat"


def test_a_field_of_its_own_tells_which_class_it_is(
    reading: Callable[..., Read],
) -> None:
    """The class that knows most of the keys, in whatever order the members stand."""
    read = reading(
        f"{{type: array, items: {{oneOf: {BOTH}}}}}",
        "{Cat: {type: object, required: [purrs], properties: "
        "{name: {type: string}, purrs: {type: boolean}}}, "
        "Dog: {type: object, required: [dog-tag], properties: "
        "{name: {type: string}, dog-tag: {type: string}}}}",
    )
    sent = [{"name": "a", "dog-tag": "b"}, {"name": "c", "purrs": True}, {"purrs": 5}]
    found = read(sent)
    assert [kind(pet) for pet in found] == ["Dog", "Cat", "Cat"]
    assert [pet.to_dict() for pet in found] == sent


def test_json_types_tell_which_type_it_is(
    reading: Callable[..., Read],
) -> None:
    """Text, number, list, map and object beside each other are each read as what it is."""
    read = reading(
        "{type: object, properties: {v: {oneOf: [{type: string, format: date}, "
        f"{{type: integer}}, {{type: array, items: {{$ref: '{PETS}/Cat'}}}}, "
        f"{{$ref: '{PETS}/Dog'}}, {{type: object, additionalProperties: "
        "{type: integer}}]}}}",
        ALIKE_BOTH,
    )
    assert read({"v": "2025-01-02"}).v.isoformat() == "2025-01-02"
    assert read({"v": "soon"}).v == "soon"
    assert read({"v": 7}).v == 7
    assert kind(read({"v": [{"age": 1}]}).v[0]) == "Cat"
    assert kind(read({"v": {"age": 1}}).v) == "Dog"
    assert read({"v": {"x": 1}}).v == {"x": 1}
    assert read({"v": True}).v is True


def test_a_union_of_unions_is_one(reading: Callable[..., Read]) -> None:
    """Members that are unions themselves bring their own discriminators."""
    read = reading(
        f"{{oneOf: [{{$ref: '{PETS}/Pet'}}, {{$ref: '{PETS}/Emu'}}]}}",
        f"{{Pet: {{oneOf: {BOTH}, discriminator: {{propertyName: kind}}}}, "
        f"Emu: {{type: object, properties: {{runs: {{type: boolean}}}}}}, "
        f"{ALIKE_BOTH[1:]}",
    )
    assert kind(read({"kind": "Dog"})) == "Dog"
    assert kind(read({"runs": True})) == "Emu"


def test_a_union_may_hold_itself(reading: Callable[..., Read]) -> None:
    """Alternatives that refer back to the union are read to any depth."""
    read = reading(
        f"{{$ref: '{PETS}/Node'}}",
        f"{{Node: {{oneOf: [{{$ref: '{PETS}/Leaf'}}, {{$ref: '{PETS}/Branch'}}]}}, "
        "Leaf: {type: object, properties: {is: {enum: [leaf]}}}, "
        "Branch: {type: object, properties: {is: {enum: [branch]}, "
        f"nodes: {{type: array, items: {{$ref: '{PETS}/Node'}}}}}}}}}}",
    )
    sent = {"is": "branch", "nodes": [{"is": "leaf"}, {"is": "branch", "nodes": []}]}
    found = read(sent)
    assert [kind(node) for node in found.nodes] == ["Leaf", "Branch"]
    assert found.to_dict() == sent


def test_tags_with_hostile_values_are_data(
    workspace: Workspace, reading: Callable[..., Read]
) -> None:
    """Every value of a mapping or an enum is quoted."""
    evil = "x\\\"),)\\nimport os #' 😀"
    read = reading(
        f'{{oneOf: {BOTH}, discriminator: {{propertyName: "{evil}", '
        f"mapping: {{\"{evil}\": '{PETS}/Dog'}}}}}}",
        ALIKE_BOTH,
    )
    text = evil.encode().decode("unicode_escape").encode("latin-1").decode()
    assert kind(read({text: text})) == "Dog"
    assert not hasattr(import_module(f"{workspace.package}.models.pets"), "os")


def test_a_union_in_a_cycle_of_records_is_read_in_any_order(
    reading: Callable[..., Read], workspace: Workspace
) -> None:
    """msgspec does not get a type that it cannot decode: it would crash later."""
    pets = f"{{type: array, items: {{$ref: '{PETS}/Pet'}}}}"
    owner = f"{{type: object, properties: {{pets: {pets}}}}}"
    pet = (
        f"{{type: object, properties: {{owner: {{$ref: '{PETS}/Owner'}}, "
        f"toy: {{oneOf: {BOTH}}}}}}}"
    )
    read = reading(
        pets,
        f"{{Owner: {owner}, Pet: {pet}, {ALIKE_BOTH[1:]}",
    )
    sent = {"owner": {"pets": [{"toy": {"age": 1}}]}}
    assert [found.to_dict() for found in read([sent])] == [sent]
    models = import_module(f"{workspace.package}.models")
    assert reader(models.Owner)(msgspec.Raw(json.dumps(sent["owner"]).encode()))


@pytest.mark.parametrize(
    ("second", "is_lost"),
    [
        ("propertyName: breed", True),
        (f"propertyName: kind, mapping: {{p: '{PETS}/Pug'}}", True),
        (f"propertyName: kind, mapping: {{d: '{PETS}/Dog'}}", False),
    ],
)
def test_a_second_discriminator_below_a_base_is_named(
    workspace: Workspace, second: str, is_lost: bool
) -> None:
    """Only that of the base decides; where the subtype says more, that is a warning."""
    first = f"{{propertyName: kind, mapping: {{d: '{PETS}/Dog'}}}}"
    texts = "properties: {kind: {type: string}, breed: {type: string}}"
    dog = f"allOf: [{{$ref: '{PETS}/Pet'}}], discriminator: {{{second}}}"
    pug = f"allOf: [{{$ref: '{PETS}/Dog'}}, {{properties: {{snores: {{type: boolean}}}}}}]"
    base = f"type: object, {texts}, discriminator: {first}"
    pets = f"{{type: array, items: {{$ref: '{PETS}/Pet'}}}}"
    components = f"{{Pet: {{{base}}}, Dog: {{{dog}}}, Pug: {{{pug}}}}}"
    workspace.put(answering(pets, components))
    run = workspace.run()
    expected = "is not read where Pet is expected, only 'kind'"
    assert (run.code, run.err.count("warning:")) == (0, int(is_lost)), run.err
    assert (expected in run.err) == is_lost
