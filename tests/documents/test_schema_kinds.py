"""Each thing that a schema can say: the type of it, and the value over loopback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args, get_type_hints

import pytest

from openapi_runtime import Drift
from tests.documents.conftest import Document
from tests.documents.tiny import NEWER, PET, PETS, answering, call, hints, taking
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace


def test_a_component_is_one_class_wherever_it_is_referred_to(
    workspace: Workspace, server: Server
) -> None:
    """`$ref` to a schema component gives the class of that name."""
    owner = f"{{type: object, properties: {{pet: {{$ref: '{PETS}/Pet'}}}}}}"
    document = answering(
        f"{{type: array, items: {{$ref: '{PETS}/Owner'}}}}",
        f"{{Owner: {owner}, Pet: {PET}}}",
    )
    server.answer([{"pet": {"name": "Rex", "legs": 4}}])
    (found,) = call(workspace, server, document)
    assert type(found).__name__ == "Owner"
    assert type(found.pet).__name__ == "Pet"
    assert (found.pet.name, found.pet.legs) == ("Rex", 4)


def test_references_may_be_percent_encoded(
    workspace: Workspace, server: Server
) -> None:
    """A `$ref` is a URI: `%7B` in its fragment stands for `{`."""
    document = f"""{HEAD}
paths:
  /pet/{{id}}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters:
      - {{name: id, in: path, required: true, schema: {{type: integer}}}}
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}
    delete:
      operationId: deletePet
      tags: [Pets]
      parameters: [{{$ref: '#/paths/~1pet~1%7Bid%7D/get/parameters/0'}}]
      responses: {{'204': {{description: ok}}}}
"""
    server.answer({"name": "Rex"})
    package = workspace.load(document)
    with package.Client(base_url=server.url) as client:
        assert client.pets.get(7).name == "Rex"
        client.pets.delete(8)
    assert server.last.path == "/pet/8"


def test_parameters_bodies_responses_and_path_items_may_be_references(
    workspace: Workspace, server: Server
) -> None:
    """Everything that may be a `$ref` is followed."""
    document = f"""{HEAD}
paths:
  /pet:
    parameters: [{{$ref: '#/components/parameters/Trace'}}]
    post:
      operationId: savePet
      tags: [Pets]
      requestBody: {{$ref: '#/components/requestBodies/Pet'}}
      responses: {{'200': {{$ref: '#/components/responses/Pet'}}}}
components:
  parameters:
    Trace: {{name: trace, in: query, schema: {{type: string}}}}
  requestBodies:
    Pet: {{content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}}}
  responses:
    Pet:
      description: ok
      content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}
  schemas: {{Pet: {PET}}}
"""
    server.answer({"legs": 3})
    assert call(workspace, server, document, trace="t", name="Rex").legs == 3
    assert server.last.query == [("trace", "t")]
    assert server.last.json() == {"name": "Rex"}


def test_a_schema_may_hold_itself(workspace: Workspace, server: Server) -> None:
    """Self-reference is a class that names itself, typed to any depth."""
    node = (
        f"{{type: object, properties: {{next: {{$ref: '{PETS}/Node'}}, "
        f"kids: {{type: array, items: {{$ref: '{PETS}/Node'}}}}}}}}"
    )
    document = answering(f"{{$ref: '{PETS}/Node'}}", f"{{Node: {node}}}")
    sent: Any = {"next": {"next": {"kids": [{"next": {}}]}}}
    server.answer(sent)
    found = call(workspace, server, document)
    assert type(found.next.next.kids[0].next) is type(found)
    assert found.to_dict() == sent


def test_schemas_may_hold_each_other_across_tags(
    workspace: Workspace, server: Server
) -> None:
    """Mutual reference works, also where each schema belongs to another tag."""
    document = f"""{HEAD}
paths:
  /owner:
    get:
      operationId: getOwner
      tags: [Owners]
      responses: {{'200': {{$ref: '#/components/responses/Owner'}}}}
  /pet:
    get:
      operationId: getPet
      tags: [Pets]
      responses: {{'200': {{$ref: '#/components/responses/Pet'}}}}
components:
  responses:
    Owner:
      description: ok
      content: {{application/json: {{schema: {{$ref: '{PETS}/Owner'}}}}}}
    Pet:
      description: ok
      content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}
  schemas:
    Owner: {{type: object, properties: {{pet: {{$ref: '{PETS}/Pet'}}}}}}
    Pet: {{type: object, properties: {{owner: {{$ref: '{PETS}/Owner'}}}}}}
"""
    package = workspace.load(document)
    server.answer({"owner": {"pet": {"owner": {}}}})
    with package.Client(base_url=server.url) as client:
        pet = client.pets.get()
        assert type(pet.owner.pet) is type(pet)
        assert type(client.owners.get()).__name__ == "Owner"


def test_a_list_may_hold_itself(workspace: Workspace, server: Server) -> None:
    """A recursion without an object in between has no finite type and is left open."""
    node = f"{{type: array, items: {{$ref: '{PETS}/Node'}}}}"
    document = answering(
        f"{{type: object, properties: {{tree: {{$ref: '{PETS}/Node'}}}}}}",
        f"{{Node: {node}}}",
    )
    # Said, because the type is wider than the document's.
    package = workspace.load(document, warnings=1)
    server.answer({"tree": [[], [[]]]})
    with package.Client(base_url=server.url) as client:
        assert client.pets.get().tree == [[], [[]]]


def test_all_of_joins_inline_members_and_references(
    workspace: Workspace, server: Server
) -> None:
    """`allOf` is one class with the fields of all members and its own."""
    document = answering(
        f"{{$ref: '{PETS}/Dog'}}",
        f"{{Pet: {PET}, Dog: {{allOf: [{{$ref: '{PETS}/Pet'}}, "
        "{type: object, properties: {barks: {type: boolean}}}], "
        "properties: {tail: {type: number}}}}",
    )
    sent = {"name": "Rex", "legs": 4, "barks": True, "tail": 0.5}
    server.answer(sent)
    found = call(workspace, server, document)
    assert (found.name, found.legs, found.barks, found.tail) == ("Rex", 4, True, 0.5)
    assert found.extra == {}
    assert found.to_dict() == sent


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
@pytest.mark.parametrize("discriminated", [False, True])
def test_unions_are_typed_and_lose_nothing(
    workspace: Workspace, server: Server, keyword: str, discriminated: bool
) -> None:
    """`oneOf` and `anyOf` are declared as unions and give back every value sent."""
    members = f"[{{$ref: '{PETS}/Cat'}}, {{$ref: '{PETS}/Dog'}}]"
    more = ", discriminator: {propertyName: kind}" if discriminated else ""
    document = answering(
        f"{{type: object, properties: {{pet: {{{keyword}: {members}{more}}}}}}}",
        "{Cat: {type: object, required: [kind], "
        "properties: {kind: {type: string}, purrs: {type: boolean}}}, "
        "Dog: {type: object, required: [kind], "
        "properties: {kind: {type: string}, barks: {type: boolean}}}}",
    )
    package = workspace.load(document)
    with package.Client(base_url=server.url) as client:
        for sent in (
            {"pet": {"kind": "Cat", "purrs": True}},
            {"pet": {"kind": "Dog", "barks": False}},
            {"pet": {"kind": "Emu", "runs": 3}},
            {"pet": "Rex"},
            {"pet": None},
            {},
        ):
            server.answer(sent)
            assert client.pets.get().to_dict() == sent
    models = import_module(f"{workspace.package}.models")
    assert hints(workspace, "Pet")["pet"] == models.Cat | models.Dog | None


def test_unions_of_scalars_keep_the_value(workspace: Workspace, server: Server) -> None:
    """A string stays a string and a number a number."""
    document = answering(
        "{type: object, properties: {a: {oneOf: [{type: string}, {type: integer}]}, "
        "b: {anyOf: [{type: string}, {type: integer}]}}}"
    )
    server.answer({"a": 7, "b": "7"})
    found = call(workspace, server, document)
    assert (found.a, found.b) == (7, "7")
    assert hints(workspace, "Pet") == {"a": str | int | None, "b": str | int | None}


def test_closed_lists_of_values_are_open(workspace: Workspace, server: Server) -> None:
    """`enum` is a Literal for the reader, and a value that is not in it comes through."""
    document = answering(
        "{type: object, properties: {size: {type: string, enum: [l, m, s]}, "
        "legs: {type: integer, enum: [2, 4]}}}"
    )
    server.answer({"size": "xxl", "legs": 3})
    found = call(workspace, server, document)
    assert (found.size, found.legs) == ("xxl", 3)
    text = str(hints(workspace, "Pet"))
    assert "Literal['l', 'm', 's']" in text
    assert "Literal[2, 4]" in text


def test_a_constant_is_a_list_of_one_value(
    workspace: Workspace, server: Server
) -> None:
    """`const` of OpenAPI 3.1 is typed as its value."""
    document = answering("{type: object, properties: {kind: {const: pet}}}", head=NEWER)
    server.answer({"kind": "pet"})
    assert call(workspace, server, document).kind == "pet"
    assert "Literal['pet']" in str(hints(workspace, "Pet")["kind"])


def test_lists_of_values_may_mix_kinds_and_null(
    workspace: Workspace, server: Server
) -> None:
    """Each kind of an `enum` without `type` is told from the others: 1 is not true."""
    document = answering("{type: object, properties: {v: {enum: [a, 1, true, null]}}}")
    server.answer({"v": True})
    found = call(workspace, server, document)
    assert found.v is True
    assert found.to_dict() == {"v": True}


def test_objects_with_free_keys_are_dicts(workspace: Workspace, server: Server) -> None:
    """`additionalProperties` is a dict of typed values."""
    document = answering(
        "{type: object, properties: {"
        f"pets: {{type: object, additionalProperties: {{$ref: '{PETS}/Animal'}}}}, "
        "counts: {type: object, additionalProperties: {type: integer}}, "
        "free: {type: object}, any: {type: object, additionalProperties: true}}}",
        f"{{Animal: {PET}}}",
    )
    sent = {
        "pets": {"a": {"legs": 4}},
        "counts": {"x": 1},
        "free": {"y": []},
        "any": {},
    }
    server.answer(sent)
    found = call(workspace, server, document)
    assert found.pets["a"].legs == 4
    assert found.counts == {"x": 1}
    assert found.free == {"y": []}
    assert found.to_dict() == sent


def test_an_object_may_have_fields_and_free_keys(
    workspace: Workspace, server: Server
) -> None:
    """Keys beside the declared ones are reachable."""
    document = answering(
        "{type: object, properties: {name: {type: string}}, "
        "additionalProperties: true}"
    )
    server.answer({"name": "Rex", "legs": 4})
    found = call(workspace, server, document)
    assert (found.name, dict(found.extra)) == ("Rex", {"legs": 4})


@pytest.mark.parametrize(
    ("head", "schema"),
    [
        (HEAD, "{type: string, format: date-time, nullable: true}"),
        (NEWER, "{type: [string, 'null'], format: date-time}"),
        (NEWER, "{anyOf: [{type: string, format: date-time}, {type: 'null'}]}"),
        (NEWER, "{oneOf: [{type: 'null'}, {type: string, format: date-time}]}"),
    ],
)
def test_null_may_be_allowed_in_every_spelling(
    workspace: Workspace, server: Server, head: str, schema: str
) -> None:
    """`nullable` of 3.0, `type` lists and unions with null of 3.1 say the same."""
    document = answering(f"{{type: object, properties: {{at: {schema}}}}}", head=head)
    server.answer({"at": None})
    found = call(workspace, server, document)
    assert (found.at, found.to_dict()) == (None, {"at": None})
    assert hints(workspace, "Pet") == {"at": dt.datetime | None}


def test_null_that_the_document_does_not_allow_is_drift(
    workspace: Workspace, server: Server
) -> None:
    """It reads as None like any other; what is said in several words may be long."""
    names = [f"{letter}{'x' * 30}" for letter in "abcdef"]
    fields = "".join(f", {name}: {{type: string, nullable: true}}" for name in names)
    document = answering(
        f"{{type: object, properties: {{at: {{type: string}}{fields}}}}}"
    )
    package = workspace.load(document)
    server.answer(dict.fromkeys(["at", *names]))
    with package.Client(base_url=server.url, observer=Drift()) as client:
        (operation,) = package.OPERATIONS.values()
        found = getattr(getattr(client, operation.attribute), operation.function)()
        assert found.at is None
        assert [(e.kind, e.pointer, e.type) for e in client.drift] == [
            ("other type", "/at", "null")
        ]


def test_a_list_of_types_is_a_union(workspace: Workspace, server: Server) -> None:
    """`type: [string, integer]` of OpenAPI 3.1 takes both."""
    document = answering(
        "{type: object, properties: {v: {type: [string, integer]}}}", head=NEWER
    )
    server.answer({"v": 5})
    assert call(workspace, server, document).v == 5
    assert hints(workspace, "Pet") == {"v": str | int | None}


def test_times_and_dates_are_read(workspace: Workspace, server: Server) -> None:
    """`date-time` and `date` are Python's own types; what is neither stays as sent."""
    document = answering(
        "{type: object, properties: {at: {type: string, format: date-time}, "
        "on: {type: string, format: date}, off: {type: string, format: date}}}"
    )
    sent = {"at": "2025-01-02T03:04:05Z", "on": "2025-01-02", "off": "soon"}
    server.answer(sent)
    found = call(workspace, server, document)
    assert found.at == dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)
    assert (found.on, found.off) == (dt.date(2025, 1, 2), "soon")
    assert found.to_dict() == sent


def test_wire_names_that_are_no_python_names_are_mapped(
    workspace: Workspace, server: Server
) -> None:
    """Every property is an attribute, reads its own key and is given back under it."""
    wire = [
        "class", "a-b", "a b", "a.b", "a[b]", "128", "self", "extra", "to_dict",
        "X-Y", "ünï", "$id", "_id", "__class__", "None", "list", "añb", "😀", "a_b",
    ]  # fmt: skip
    schema = {"type": "object", "properties": {key: {"type": "string"} for key in wire}}
    package = workspace.load(
        {
            "openapi": "3.0.3",
            "info": {"title": "Tiny", "version": "1"},
            "paths": {
                "/pet": {
                    "get": {
                        "operationId": "getPet",
                        "tags": ["Pets"],
                        "responses": {
                            "200": {
                                "description": "ok",
                                "content": {"application/json": {"schema": schema}},
                            }
                        },
                    }
                }
            },
        }
    )
    sent = {key: f"value of {key}" for key in wire}
    server.answer(sent)
    with package.Client(base_url=server.url) as client:
        found = client.pets.get()
    assert dict(found.extra) == {}
    assert found.to_dict() == sent
    values = {getattr(found, name) for name in found.__dataclass_fields__}
    assert values == set(sent.values())


def test_mapped_names_work_in_bodies(workspace: Workspace, server: Server) -> None:
    """A nested object that the caller makes is sent under its wire names."""
    document = taking(
        "requestBody: {content: {application/json: {schema: {type: object, properties: "
        "{a-b: {type: object, properties: {class: {type: string}}}}}}}}"
    )
    package = workspace.load(document)
    models = import_module(f"{workspace.package}.models")
    (name,) = {n for n in dir(models) if n[0].isupper()} - {"Pet", "TYPE_CHECKING"}
    made = getattr(models, name)(class_="x")
    with package.Client(base_url=server.url) as client:
        client.pets.save(a_b=made)
        assert server.last.json() == {"a-b": {"class": "x"}}
        client.pets.save(a_b={"class": "y"})
        assert server.last.json() == {"a-b": {"class": "y"}}


def test_response_defaults_are_never_invented(
    workspace: Workspace, server: Server
) -> None:
    """A `default` in a response's schema is not the value of a missing field."""
    document = answering(
        "{type: object, properties: {legs: {type: integer, default: 4}}}"
    )
    server.answer({})
    found = call(workspace, server, document)
    assert (found.legs, found.to_dict()) == (None, {})


def test_what_a_type_can_say_is_said(document: Callable[..., Document]) -> None:
    """Keywords that a type cannot express do not widen the rest of it."""
    found = document("widths", warned=True)
    types = get_type_hints(found.models.Pet)
    assert types["notes"] == dict[str, str] | None
    assert types["more"] == dict[str, int] | None
    assert types["sizes"] == list[int] | None
    assert types["big"] == int | None
    assert get_args(get_args(types["kind"])[0]) == ("b", "c")
    found.server.answer({"big": 9223372036854775808, "stamp": None, "kind": "z"})
    pet = found.call("getPet", x_kind="a")
    assert (pet.big, pet.stamp, pet.kind) == (9223372036854775808, None, "z")


def test_headers_that_the_document_states_otherwise_are_no_arguments(
    document: Callable[..., Document],
) -> None:
    """The Accept header lists the media types of the responses, here all JSON."""
    found = document("widths", warned=True)
    found.server.answer({})
    request = found.sent("getPet", x_kind="a")
    assert request.headers["accept"] == (
        "application/vnd.api+json, application/problem+json"
    )
    with pytest.raises(TypeError, match="accept"):
        found.call("getPet", accept="text/html")


def test_alternatives_of_alternatives_take_no_time(
    workspace: Workspace, server: Server
) -> None:
    """Each of twelve records may be any that follows; one stands inside an `allOf`."""
    last, texts = 11, []
    for number in range(last + 1):
        following = [f"{{$ref: '{PETS}/R{n}'}}" for n in range(number + 1, last + 1)]
        more = f", oneOf: [{', '.join(following)}]" if following else ""
        texts.append(
            f"R{number}: {{properties: {{r{number}: {{type: integer}}}}{more}}}"
        )
    records = ", ".join(texts)
    whole = (
        f"Whole: {{properties: {{a: {{type: string}}}}, "
        f"allOf: [{{anyOf: [{{$ref: '{PETS}/R0'}}, {{type: 'null'}}]}}]}}"
    )
    document = answering(f"{{$ref: '{PETS}/Whole'}}", f"{{{records}, {whole}}}", NEWER)
    server.answer({"a": "x", "r0": 1, "r11": 2})
    found = call(workspace, server, document)
    assert (found.a, found.r0, found.r11) == ("x", 1, 2)
