"""What OpenAPI can say, one feature a test: generated, imported, called over loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
from importlib import import_module
from typing import Any, get_type_hints

import pytest

from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

NEWER = HEAD.replace("3.0.3", "3.1.0")
PET = "{type: object, properties: {name: {type: string}, legs: {type: integer}}}"
PETS = "#/components/schemas"


def answering(schema: str, components: str = "{}", head: str = HEAD) -> str:
    """Give a document whose one operation, getPet, answers with *schema*."""
    return f"""{head}
paths:
  /pet:
    get:
      operationId: getPet
      tags: [Pets]
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {schema}}}}}
components:
  schemas: {components}
"""


def taking(operation: str, method: str = "post", path: str = "/pet") -> str:
    """Give a document with one operation, savePet, of which *operation* is a part."""
    return f"""{HEAD}
paths:
  {path}:
    {method}:
      operationId: savePet
      tags: [Pets]
      {operation}
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}
components:
  schemas:
    Pet: {PET}
"""


def call(workspace: Workspace, server: Server, document: str, **values: Any) -> Any:
    """Generate the client of *document* and call the one operation that it has."""
    package = workspace.load(document)
    with package.Client(base_url=server.url) as client:
        (operation,) = package.OPERATIONS.values()
        return getattr(getattr(client, operation.attribute), operation.function)(
            *values.pop("path", ()), **values
        )


def hints(workspace: Workspace, name: str) -> dict[str, Any]:
    """Give the types that the fields of the class *name* are declared with."""
    models = import_module(f"{workspace.package}.models")
    found = getattr(models, name)
    types = get_type_hints(found)
    return {field: types[field] for field in found.__dataclass_fields__}


# Schemas


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


def test_parameters_bodies_answers_and_path_items_may_be_references(
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
        "additionalProperties: {type: integer}}"
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
    """A `default` in an answer's schema says nothing about an answer without the field."""
    document = answering(
        "{type: object, properties: {legs: {type: integer, default: 4}}}"
    )
    server.answer({})
    found = call(workspace, server, document)
    assert (found.legs, found.to_dict()) == (None, {})


# Parameters


def test_path_parameters_are_positional_and_encoded(
    workspace: Workspace, server: Server
) -> None:
    """Each path parameter is one segment, whatever characters it has."""
    document = taking(
        "parameters: [{name: pet-id, in: path, required: true, schema: {type: string}}, "
        "{name: n, in: path, required: true, schema: {type: integer}}]",
        path="/pet/{pet-id}/{n}",
    )
    call(workspace, server, document, path=["a/b ü?", 3])
    assert server.last.path == "/pet/a%2Fb%20%C3%BC%3F/3"


def test_query_header_and_cookie_parameters_are_keywords(
    workspace: Workspace, server: Server
) -> None:
    """Every place is reached; what is not given is not sent."""
    document = taking(
        "parameters: [{name: page-no, in: query, schema: {type: integer}}, "
        "{name: unset, in: query, schema: {type: string}}, "
        "{name: X-Trace-Id, in: header, schema: {type: string}}, "
        "{name: session, in: cookie, schema: {type: string}}]"
    )
    call(workspace, server, document, page_no=2, x_trace_id="t", session="s")
    assert server.last.query == [("page-no", "2")]
    assert server.last.headers["x-trace-id"] == "t"
    assert server.last.headers["cookie"] == "session=s"


@pytest.mark.parametrize(
    ("more", "query"),
    [
        ("", [("tag", "a"), ("tag", "b c")]),
        (", explode: true", [("tag", "a"), ("tag", "b c")]),
        (", style: form, explode: false", [("tag", "a,b c")]),
    ],
)
def test_lists_in_the_query_follow_style_and_explode(
    workspace: Workspace, server: Server, more: str, query: list[tuple[str, str]]
) -> None:
    """`form` repeats the name when exploded, which is the default, else joins by comma."""
    document = taking(
        "parameters: [{name: tag, in: query"
        f"{more}, schema: {{type: array, items: {{type: string}}}}}}]"
    )
    call(workspace, server, document, tag=["a", "b c"])
    assert server.last.query == query


@pytest.mark.parametrize(
    ("place", "path", "expected"),
    [("header", "/pet", "1,2"), ("path", "/pet/{v}", "/pet/1,2")],
)
def test_lists_in_header_and_path_are_joined(
    workspace: Workspace, server: Server, place: str, path: str, expected: str
) -> None:
    """`simple`, the default style of headers and paths, joins by comma."""
    document = taking(
        f"parameters: [{{name: v, in: {place}, required: true, "
        "schema: {type: array, items: {type: integer}}}]",
        path=path,
    )
    if place == "path":
        call(workspace, server, document, path=[[1, 2]])
        assert server.last.path.replace("%2C", ",") == expected
    else:
        call(workspace, server, document, v=[1, 2])
        assert server.last.headers["v"] == expected


def test_times_in_the_query_are_written_without_any_configuration(
    workspace: Workspace, server: Server
) -> None:
    """Without a `datetime_format` a time is sent as ISO 8601."""
    document = taking(
        "parameters: [{name: since, in: query, schema: {type: string, format: date-time}}]"
    )
    when = dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)
    call(workspace, server, document, since=when)
    ((_, sent),) = server.last.query
    assert dt.datetime.fromisoformat(sent) == when


def test_parameters_of_a_path_are_parameters_of_its_operations(
    workspace: Workspace, server: Server
) -> None:
    """An operation takes those of its path item, and may state one anew."""
    document = f"""{HEAD}
paths:
  /pet:
    parameters:
    - {{name: a, in: query, required: true, schema: {{type: string}}}}
    - {{name: b, in: query, schema: {{type: string}}}}
    delete:
      operationId: deletePet
      tags: [Pets]
      parameters: [{{name: a, in: query, schema: {{type: array, items: {{type: integer}}}}}}]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    call(workspace, server, document, a=[1, 2], b="x")
    assert sorted(server.last.query) == [("a", "1"), ("a", "2"), ("b", "x")]


@pytest.mark.parametrize(
    ("name", "schema", "answer"),
    [
        ("type", "", None),
        ("builtins", "{type: array, items: {type: string}}", ["a"]),
        ("list", "{type: array, items: {type: string}}", ["a"]),
        ("dict", "{type: object, additionalProperties: {type: string}}", {"a": "b"}),
        ("dt", "{type: string, format: date-time}", "now"),
        ("str", "{type: string}", "a"),
    ],
)
def test_arguments_hide_nothing_that_the_method_needs(
    workspace: Workspace, server: Server, name: str, schema: str, answer: Any
) -> None:
    """A parameter may be named like what the generated body uses: `type`, `dict`."""
    content = f"content: {{application/json: {{schema: {schema}}}}}" if schema else ""
    document = f"""{HEAD}
paths:
  /pet:
    get:
      operationId: readPet
      tags: [Pets]
      parameters: [{{name: {name}, in: query, schema: {{type: string}}}}]
      responses: {{'200': {{description: ok, {content}}}}}
  /other:
    get:
      operationId: getOther
      tags: [Others]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    package = workspace.load(document)
    server.answer(answer)
    with package.Client(base_url=server.url) as client:
        method = getattr(client.pets, package.OPERATIONS["readPet"].function)
        (argument,) = set(method.__annotations__) - {"return", "call_options"}
        assert method(**{argument: "x"}) == answer
    assert server.last.query == [(name, "x")]


@pytest.mark.parametrize(
    "function", ["property", "builtins", "dict", "super", "object"]
)
def test_methods_hide_nothing_that_the_class_needs(
    workspace: Workspace, server: Server, function: str
) -> None:
    """An operation may be named like a builtin that the class's body uses."""
    document = taking("", method="get").replace("savePet", function)
    package = workspace.load(document)
    server.answer({"name": "Rex"})
    with package.Client(base_url=server.url) as client:
        (operation,) = package.OPERATIONS.values()
        raw = client.pets.with_raw_response
        assert getattr(raw, operation.function)().parsed.name == "Rex"


@pytest.mark.parametrize(
    "name",
    ["Model", "Any", "Literal", "TypeAlias", "Pager", "Resource", "AsyncResource",
     "Unset", "UNSET", "Mapping", "Sequence", "CallOptions", "Unpack", "FileInput",
     "Client", "OPERATIONS", "None", "Exception", "List", "Pets", "AsyncPets"],
)  # fmt: skip
def test_components_may_be_named_like_what_generated_code_uses(
    workspace: Workspace, server: Server, name: str
) -> None:
    """A component whose name is taken still works beside what has that name."""
    document = f"""{HEAD}
paths:
  /pet:
    post:
      operationId: savePet
      tags: [Pets]
      parameters: [{{name: ids, in: query, schema: {{type: array, items: {{type: string}}}}}}]
      requestBody: {{content: {{application/json: {{schema: {{$ref: '{PETS}/Zoo'}}}}}}}}
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {{$ref: '{PETS}/Zoo'}}}}}}
components:
  schemas:
    {name}: {PET}
    Zoo:
      type: object
      properties:
        one: {{$ref: '{PETS}/{name}'}}
        size: {{type: string, enum: [l, s]}}
        free: {{}}
        map: {{type: object}}
"""
    server.answer({"one": {"legs": 4}, "free": [1], "map": {"a": 1}, "size": "l"})
    found = call(workspace, server, document, ids=["a"], one={"legs": 4}, map={"a": 2})
    assert found.one.legs == 4
    assert (found.free, found.map, found.size) == ([1], {"a": 1}, "l")
    assert server.last.json() == {"one": {"legs": 4}, "map": {"a": 2}}
    assert set(type(found).__dataclass_fields__) == {"one", "free", "map", "size"}
    assert set(type(found.one).__dataclass_fields__) == {"name", "legs"}


# Bodies


def test_a_json_body_is_keywords(workspace: Workspace, server: Server) -> None:
    """Fields are keywords; unset is not sent, None is null; models and mappings nest."""
    document = taking(
        "requestBody: {required: true, content: {application/json: {schema: {type: "
        "object, required: [name], properties: {name: {type: string}, age: {type: "
        f"integer, nullable: true}}, pal: {{$ref: '{PETS}/Pet'}}, x: {{type: string}}}}}}}}}}}}"
    )
    package = workspace.load(document)
    pal = import_module(f"{workspace.package}.models").Pet(name="Bo")
    with package.Client(base_url=server.url) as client:
        client.pets.save(name="Rex", age=None, pal=pal)
        assert server.last.json() == {"name": "Rex", "age": None, "pal": {"name": "Bo"}}
        client.pets.save(name="Rex", pal={"legs": 3})
        assert server.last.json() == {"name": "Rex", "pal": {"legs": 3}}
        assert server.last.headers["content-type"] == "application/json"
        with pytest.raises(TypeError):
            client.pets.save()


def test_a_json_body_may_be_a_list(workspace: Workspace, server: Server) -> None:
    """A body that is no object is one argument."""
    document = taking(
        "requestBody: {required: true, content: {application/json: "
        f"{{schema: {{type: array, items: {{$ref: '{PETS}/Pet'}}}}}}}}}}"
    )
    call(workspace, server, document, body=[{"name": "a"}, {"legs": 1}])
    assert server.last.json() == [{"name": "a"}, {"legs": 1}]


def test_vendor_json_is_json(workspace: Workspace, server: Server) -> None:
    """`+json` media types are sent under their own name and read as JSON."""
    document = taking(
        "requestBody: {content: {application/vnd.pet+json: "
        "{schema: {type: object, properties: {name: {type: string}}}}}}"
    )
    call(workspace, server, document, name="Rex")
    assert server.last.json() == {"name": "Rex"}
    assert server.last.headers["content-type"] == "application/vnd.pet+json"


def test_a_form_body_is_url_encoded(workspace: Workspace, server: Server) -> None:
    """`application/x-www-form-urlencoded` fields are keywords, lists repeat."""
    document = taking(
        "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: "
        "object, properties: {name: {type: string}, ok: {type: boolean}, "
        "tag: {type: array, items: {type: string}}, no: {type: string}}}}}}"
    )
    call(workspace, server, document, name="R&x ü", ok=True, tag=["a", "b"])
    sent = server.last
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sent.body == b"name=R%26x+%C3%BC&ok=true&tag=a&tag=b"


def test_a_multipart_body_has_files_and_fields(
    workspace: Workspace, server: Server
) -> None:
    """Binary properties are files; the others are plain fields, not paths of files."""
    document = taking(
        "requestBody: {content: {multipart/form-data: {schema: {type: object, "
        "properties: {note: {type: string}, photo: {type: string, format: binary}}}}}}"
    )
    (workspace.root / "photo.bin").write_bytes(b"\x00photo")
    path = workspace.root / "photo.bin"
    call(workspace, server, document, note="hello", photo=path)
    sent = server.last
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="photo"; filename="photo.bin"' in sent.body
    assert b"\x00photo" in sent.body
    assert b'name="note"\r\n\r\nhello' in sent.body


def test_a_binary_body_is_sent_as_it_is(workspace: Workspace, server: Server) -> None:
    """`application/octet-stream` takes bytes and sends them unchanged."""
    document = taking(
        "requestBody: {required: true, content: {application/octet-stream: "
        "{schema: {type: string, format: binary}}}}"
    )
    call(workspace, server, document, body=b"\x00\xff")
    assert server.last.body == b"\x00\xff"
    assert server.last.headers["content-type"] == "application/octet-stream"


def test_a_text_body_is_sent_as_text(workspace: Workspace, server: Server) -> None:
    """`text/plain` takes a string."""
    document = taking(
        "requestBody: {required: true, content: {text/plain: {schema: {type: string}}}}"
    )
    call(workspace, server, document, body="ü")
    assert server.last.body == "ü".encode()
    assert server.last.headers["content-type"].startswith("text/plain")


def test_json_goes_before_other_media_types(
    workspace: Workspace, server: Server
) -> None:
    """Of several media types of a body JSON is taken."""
    schema = "{schema: {type: object, properties: {name: {type: string}}}}"
    document = taking(
        f"requestBody: {{content: {{application/x-www-form-urlencoded: {schema}, "
        f"application/json: {schema}}}}}"
    )
    call(workspace, server, document, name="Rex")
    assert server.last.json() == {"name": "Rex"}


def test_an_optional_body_that_is_not_given_is_not_sent(
    workspace: Workspace, server: Server
) -> None:
    """Nothing given to an operation with an optional list body sends no body."""
    document = taking(
        "requestBody: {content: {application/json: "
        "{schema: {type: array, items: {type: integer}}}}}"
    )
    call(workspace, server, document)
    assert server.last.body == b""


@pytest.mark.parametrize("place", ["path", "query"])
def test_a_field_and_a_parameter_of_one_name_can_be_told_apart(
    workspace: Workspace, place: str
) -> None:
    """`/pet/{id}` with `id` in the body: the line to paste makes the run pass."""
    document = taking(
        f"parameters: [{{name: id, in: {place}, required: true, schema: {{type: integer}}}}]"
        "\n      requestBody: {content: {application/json: {schema: "
        "{type: object, properties: {id: {type: integer}}}}}}",
        path="/pet/{id}" if place == "path" else "/pet",
    )
    workspace.put(document)
    run = workspace.run()
    if run.code:
        section, line = (text.strip() for text in run.err.splitlines()[3:5])
        workspace.put(document, config=f"{section}\n{line.replace('...', 'other_id')}")
        run = workspace.run()
    assert run.code == 0, run.err


def test_a_parameter_may_be_named_body(workspace: Workspace) -> None:
    """A parameter `body` beside a body that is one argument is a collision, not a crash."""
    document = taking(
        "parameters: [{name: body, in: query, schema: {type: string}}]\n"
        "      requestBody: {content: {application/json: "
        "{schema: {type: array, items: {type: integer}}}}}"
    )
    workspace.put(document)
    run = workspace.run()
    assert "bug of the generator" not in run.err
    assert run.code == 0 or "[names.arguments]" in run.err


# Answers


def test_a_text_answer_is_given(workspace: Workspace, server: Server) -> None:
    """`text/plain` gives the text, as it was sent."""
    document = answering("{type: string}").replace("application/json", "text/plain")
    server.media, server.body = "text/plain; charset=utf-8", "käse".encode()
    found = call(workspace, server, document)
    assert found in ("käse", "käse".encode())


def test_a_binary_answer_is_bytes(workspace: Workspace, server: Server) -> None:
    """`application/pdf` gives bytes, and asks the server for them."""
    document = answering("{type: string, format: binary}").replace(
        "application/json", "application/pdf"
    )
    server.media, server.body = "application/pdf", b"%PDF\x00\xff"
    assert call(workspace, server, document) == b"%PDF\x00\xff"
    accept = server.last.headers["accept"]
    assert "application/pdf" in accept or "*/*" in accept


@pytest.mark.parametrize("status", [200, 204])
def test_an_empty_answer_is_none(
    workspace: Workspace, server: Server, status: int
) -> None:
    """An operation without content gives None."""
    document = f"""{HEAD}
paths:
  /pet:
    delete:
      operationId: deletePet
      tags: [Pets]
      responses: {{'{status}': {{description: ok}}}}
"""
    server.status, server.body = status, b""
    assert call(workspace, server, document) is None


def test_integer_response_keys_are_status_codes(
    workspace: Workspace, server: Server
) -> None:
    """`200:` without quotes says the same as `'200':`."""
    document = answering(PET).replace("'200'", "200")
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


@pytest.mark.parametrize("key", ["2XX", "default", "201"])
def test_the_successful_answer_is_found(
    workspace: Workspace, server: Server, key: str
) -> None:
    """A range, another 2xx code, or `default` where nothing else is said, is typed."""
    document = answering(PET).replace("'200'", key)
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


def test_an_error_answer_is_no_result(workspace: Workspace, server: Server) -> None:
    """`default` beside a success describes errors."""
    document = answering(PET).replace(
        "'200':",
        "default:\n          description: no\n          content: {application/json: "
        "{schema: {type: object, properties: {oops: {type: string}}}}}\n        '200':",
    )
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


def test_scalar_answers_are_typed(workspace: Workspace, server: Server) -> None:
    """A JSON body that is one value is given as that value."""
    server.answer(7)
    assert call(workspace, server, answering("{type: integer}")) == 7


def test_no_envelope_is_assumed(workspace: Workspace, server: Server) -> None:
    """Without an envelope the body is the result, also if it has `data` and `success`."""
    document = answering(
        "{type: object, properties: {data: {type: string}, success: {type: boolean}, "
        "'': {type: boolean}}}"
    )
    sent = {"data": "x", "success": False, "": False}
    server.answer(sent)
    assert call(workspace, server, document).to_dict() == sent


def test_no_paging_is_assumed(workspace: Workspace, server: Server) -> None:
    """Without a paging style `cursor` and `limit` are parameters like any other."""
    document = taking(
        "parameters: [{name: cursor, in: query, schema: {type: string}}, "
        "{name: limit, in: query, schema: {type: integer, maximum: 9}}]",
        method="get",
    )
    server.answer({"legs": 4})
    assert call(workspace, server, document, cursor="c", limit=100).legs == 4
    assert server.last.query == [("cursor", "c"), ("limit", "100")]


# Documents that leave things out


def test_operations_without_tags_are_grouped_by_path(
    workspace: Workspace, server: Server
) -> None:
    """The first segment of the path stands for the tag."""
    document = answering(PET).replace("      tags: [Pets]\n", "")
    package = workspace.load(document)
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        assert client.pet.get().legs == 4


@pytest.mark.parametrize("tag", ["Operation", "Client options", "Currency"])
def test_a_group_may_be_called_as_something_else_is(
    workspace: Workspace, server: Server, tag: str
) -> None:
    """As a list of values, a record, or what the runtime gives: the group is set apart."""
    document = answering(
        f"{{$ref: '{PETS}/Currency'}}",
        "{Currency: {type: string, enum: [EUR, USD]}, "
        f"Price: {{type: object, properties: {{in: {{$ref: '{PETS}/Currency'}}}}}}}}",
    ).replace("tags: [Pets]", f"tags: ['{tag}']")
    document = document.replace(
        "paths:",
        "paths:\n  /price: {get: {operationId: getPrice, tags: ['"
        + tag
        + "'], responses: "
        "{'200': {description: ok, content: {application/json: {schema: "
        f"{{$ref: '{PETS}/Price'}}}}}}}}}}}}}}",
    )
    package = workspace.load(document)
    server.answer({"in": "EUR"})
    with package.Client(base_url=server.url) as client:
        operation = package.OPERATIONS["getPrice"]
        group = getattr(client, operation.attribute)
        assert type(group).__name__.endswith("Resource")
        assert getattr(group, operation.function)().to_dict() == {"in": "EUR"}


def test_long_names_keep_their_arguments(workspace: Workspace, server: Server) -> None:
    """A method whose name alone fills a line is written like any other."""
    document = taking("parameters: [{name: q, in: query, schema: {type: string}}]")
    package = workspace.load(document.replace("savePet", "save" + "VeryLong" * 20))
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        (operation,) = package.OPERATIONS.values()
        assert getattr(client.pets, operation.function)(q="x").legs == 4
    assert server.last.query == [("q", "x")]


def test_operations_without_ids_get_methods(
    workspace: Workspace, server: Server
) -> None:
    """Every operation without an operationId is there, each with an id of its own."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    item = "parameters: [{name: id, in: path, required: true, schema: {type: integer}}]"
    document = f"""{HEAD}
paths:
  /pets: {{get: {{responses: {ok}}}, post: {{responses: {ok}}}}}
  /pets/{{id}}: {{{item}, get: {{responses: {ok}}}, delete: {{responses: {ok}}}}}
"""
    package = workspace.load(document)
    lines = {(o.http_method, o.path) for o in package.OPERATIONS.values()}
    assert lines == {
        ("GET", "/pets"),
        ("POST", "/pets"),
        ("GET", "/pets/{id}"),
        ("DELETE", "/pets/{id}"),
    }
    assert all(id_ == id_.strip() for id_ in package.OPERATIONS)
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        for operation in package.OPERATIONS.values():
            method = getattr(client.pets, operation.function)
            assert method(*([7] if "{" in operation.path else [])).legs == 4
    assert [(r.method, r.path) for r in server.requests] == [
        (o.http_method, o.path.replace("{id}", "7"))
        for o in package.OPERATIONS.values()
    ]


@pytest.mark.parametrize("tag", ["T", "U"])
@pytest.mark.parametrize("other", ["/a-b", "/a/{b}", "/a.b"])
def test_no_operation_is_lost_when_made_up_ids_collide(
    workspace: Workspace, other: str, tag: str
) -> None:
    """Paths that read alike give two operations, or the run says that they collide."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    item = "parameters: [{name: b, in: path, required: true, schema: {type: string}}], "
    document = f"""{HEAD}
paths:
  /a/b: {{get: {{tags: [T], responses: {ok}}}}}
  {other}: {{{item if '{' in other else ''}get: {{tags: [{tag}], responses: {ok}}}}}
"""
    workspace.put(document)
    run = workspace.run()
    if run.code:
        assert "/a/b" in run.err or "~1a~1b" in run.err
        return
    package = import_module(workspace.package)
    assert {o.path for o in package.OPERATIONS.values()} == {"/a/b", other}


@pytest.mark.parametrize("tags", [("Deal Fields", "dealFields"), ("pets", "Pets")])
def test_no_operation_is_lost_when_tags_read_alike(
    workspace: Workspace, tags: tuple[str, str]
) -> None:
    """Two tags of one attribute name are joined or a collision; neither disappears."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    document = f"""{HEAD}
paths:
  /a: {{get: {{operationId: getOne, tags: [{tags[0]}], responses: {ok}}}}}
  /b: {{get: {{operationId: getTwo, tags: [{tags[1]}], responses: {ok}}}}}
"""
    workspace.put(document)
    run = workspace.run()
    if run.code:
        assert tags[0] in run.err
        assert tags[1] in run.err
        return
    package = import_module(workspace.package)
    with package.Client(base_url="http://127.0.0.1:1") as client:
        for operation in package.OPERATIONS.values():
            resource = getattr(client, operation.attribute)
            assert callable(getattr(resource, operation.function))


def test_a_document_without_object_schemas_works(
    workspace: Workspace, server: Server
) -> None:
    """No class to write is no reason to fail."""
    document = f"""{HEAD}
paths:
  /ping: {{get: {{operationId: ping, tags: [Ping], responses: {{'204': {{description: ok}}}}}}}}
"""
    server.status = 204
    assert call(workspace, server, document) is None


@pytest.mark.parametrize("paths", ["{}", "{/pet: {}}"])
def test_a_document_without_operations_works(workspace: Workspace, paths: str) -> None:
    """No operation gives a client without attributes."""
    package = workspace.load(f"{HEAD}\npaths: {paths}\n")
    assert dict(package.OPERATIONS) == {}
    package.Client(base_url="http://127.0.0.1:1").close()


def test_without_a_server_the_base_url_must_be_given(workspace: Workspace) -> None:
    """No `servers`: the client says so when it is made, not with a broken URL later."""
    package = workspace.load(answering(PET))
    with pytest.raises(package.errors.ConfigurationError, match="base_url"):
        package.Client()


def test_variables_of_a_server_are_filled(workspace: Workspace) -> None:
    """The base URL is the first server's, with the defaults of its variables."""
    servers = (
        "servers: [{url: 'https://{host}.example/v{n}/', variables: "
        "{host: {default: api}, n: {default: '2'}}}]\npaths:"
    )
    package = workspace.load(answering(PET).replace("paths:", servers, 1))
    with package.Client() as client:
        assert client.base_url == "https://api.example/v2"


def test_api_keys_go_where_the_document_says(
    workspace: Workspace, server: Server
) -> None:
    """An `apiKey` scheme that the configuration names is an argument of the client."""
    document = answering(PET) + (
        "  securitySchemes:\n    key: {type: apiKey, in: query, name: api-key}\n"
    )
    package = workspace.load(
        document, config='[client.credentials.key]\nargument = "token"\n'
    )
    server.answer({"legs": 4})
    with package.Client(base_url=server.url, token="t0p") as client:
        client.pets.get()
    assert server.last.query == [("api-key", "t0p")]
    with pytest.raises(package.errors.ConfigurationError) as caught:
        package.Client(base_url=server.url)
    assert str(caught.value).rstrip().endswith("token=...")


@pytest.mark.parametrize(
    "method", ["get", "put", "post", "delete", "patch", "head", "options"]
)
def test_every_http_method_is_called_by_its_name(
    workspace: Workspace, server: Server, method: str
) -> None:
    """The method on the wire is the one of the document."""
    document = f"""{HEAD}
paths:
  /pet:
    {method}: {{operationId: savePet, tags: [Pets], responses: {{'200': {{description: ok}}}}}}
  /other:
    get:
      operationId: getOther
      tags: [Others]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    package = workspace.load(document)
    with package.Client(base_url=server.url) as client:
        client.pets.save()
    assert server.last.method == method.upper()


def test_the_async_client_does_the_same(workspace: Workspace, server: Server) -> None:
    """Both flavours send one request and give one result."""
    package = workspace.load(
        taking("parameters: [{name: q, in: query, schema: {type: boolean}}]")
    )
    server.answer({"name": "Rex"})

    async def save() -> Any:
        async with package.AsyncClient(base_url=server.url) as client:
            return await client.pets.save(q=True)

    with package.Client(base_url=server.url) as client:
        assert client.pets.save(q=True) == asyncio.run(save())
    first, second = server.requests
    assert (first.method, first.target) == (second.method, second.target)


def test_bodies_may_have_a_union(workspace: Workspace, server: Server) -> None:
    """A body that is one of several objects is one argument, sent unchanged."""
    document = taking(
        "requestBody: {required: true, content: {application/json: {schema: {oneOf: "
        f"[{{$ref: '{PETS}/Pet'}}, {{type: array, items: {{$ref: '{PETS}/Pet'}}}}]}}}}}}}}"
    )
    call(workspace, server, document, body=[{"name": "a"}])
    assert server.last.json() == [{"name": "a"}]


def test_read_only_fields_are_not_asked_for(
    workspace: Workspace, server: Server
) -> None:
    """A `readOnly` property is in the answer's class and no argument, required or not."""
    document = taking(
        f"requestBody: {{content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}}}"
    ).replace(
        "type: object, properties: {",
        "type: object, required: [id], properties: {id: {type: integer, readOnly: true}, ",
    )
    server.answer({"id": 1})
    assert call(workspace, server, document, name="Rex").id == 1
    assert server.last.json() == {"name": "Rex"}
