"""Swagger 2.0 is read as the OpenAPI 3.0 that says the same."""

from __future__ import annotations

import copy
from importlib import import_module, invalidate_caches
from typing import Any

import pytest

from generator.read.load import parse
from generator.read.swagger import converted
from tests.documents.tiny import NEWER
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace

DOCUMENT = """\
swagger: '2.0'
info: {title: Tiny, version: '1'}
host: pets.example
basePath: /v1/
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  user: {type: basic}
  key: {type: apiKey, in: query, name: k}
  sign: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a.example/a',
         tokenUrl: 'https://a.example/t', scopes: {read: Reads.}}
security: [{key: []}]
parameters:
  limit: {name: limit, in: query, type: integer, default: 20, maximum: 50}
  pet: {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
responses:
  One: {description: One pet., schema: {$ref: '#/definitions/Pet'}}
paths:
  /pets:
    parameters: [{$ref: '#/parameters/limit'}]
    get:
      operationId: listPets
      tags: [pets]
      parameters:
      - {name: kinds, in: query, type: array, items: {type: string}, collectionFormat: multi}
      - {name: ids, in: query, type: array, items: {type: integer}}
      - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: pipes}
      responses:
        200: {description: ok, schema: {type: array, items: {$ref: '#/definitions/Pet'}}}
    post:
      operationId: addPet
      tags: [pets]
      parameters: [{$ref: '#/parameters/pet'}]
      responses: {201: {$ref: '#/responses/One'}}
  /pets/{id}/photo:
    parameters: [{name: id, in: path, required: true, type: integer}]
    put:
      operationId: setPhoto
      tags: [pets]
      consumes: [multipart/form-data]
      parameters:
      - {name: photo, in: formData, required: true, type: file}
      - {name: title, in: formData, type: string}
      responses: {204: {description: done}}
    get:
      operationId: getPhoto
      tags: [pets]
      produces: [image/png]
      responses: {200: {description: ok, schema: {type: file}}}
  /login:
    post:
      operationId: signIn
      tags: [pets]
      security: []
      consumes: [application/x-www-form-urlencoded]
      parameters:
      - {name: name, in: formData, required: true, type: string}
      - {name: roles, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses: {204: {description: done}}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: {type: string}
      name: {type: string, x-nullable: true}
      born: {type: [string, 'null'], format: date}
  Dog:
    allOf: [{$ref: '#/definitions/Pet'}, {properties: {barks: {type: boolean}}}]
"""


@pytest.fixture(scope="module")
def root() -> dict[str, Any]:
    """The converted document."""
    return parse("tiny.yaml", DOCUMENT.encode()).root


def test_the_server_and_the_credentials(root: dict[str, Any]) -> None:
    """`https` goes first; each scheme is that of OpenAPI 3."""
    urls = [server["url"] for server in root["servers"]]
    assert urls == ["https://pets.example/v1", "http://pets.example/v1"]
    schemes = root["components"]["securitySchemes"]
    assert schemes["user"] == {"type": "http", "scheme": "basic"}
    assert schemes["key"] == {"type": "apiKey", "in": "query", "name": "k"}
    assert set(schemes["sign"]["flows"]) == {"authorizationCode"}


def test_schemas(root: dict[str, Any]) -> None:
    """Nullable, discriminator, files and references have their later form."""
    schemas = root["components"]["schemas"]
    assert schemas["Pet"]["discriminator"] == {"propertyName": "kind"}
    assert schemas["Pet"]["properties"]["name"] == {"type": "string", "nullable": True}
    assert schemas["Pet"]["properties"]["born"] == {
        "type": "string", "format": "date", "nullable": True,
    }  # fmt: skip
    assert schemas["Dog"]["allOf"][0] == {"$ref": "#/components/schemas/Pet"}


def test_calls(workspace: Workspace, server: Server) -> None:
    """Lists, bodies, files and forms are written as the old document says."""
    workspace.put(DOCUMENT)
    assert workspace.run().code == 0
    invalidate_caches()
    package = import_module(workspace.package)
    with package.Client(base_url=server.url, api_key="k") as client:
        server.answer([{"kind": "Dog", "barks": True, "name": None}])
        (dog,) = client.pets.list(
            kinds=["a", "b"], ids=[1, 2], tags=["x", "y"], limit=3
        )
        assert type(dog).__name__ == "Dog"
        assert sorted(server.last.query) == [
            ("ids", "1,2"), ("k", "k"), ("kinds", "a"), ("kinds", "b"), ("limit", "3"),
            ("tags", "x|y"),
        ]  # fmt: skip
        server.answer({"kind": "cat"})
        assert client.pets.add(body={"kind": "cat"}).kind == "cat"
        assert server.last.json() == {"kind": "cat"}
        server.status = 204
        client.pets.set_photo(7, photo=b"png", title="t")
        assert server.last.headers["content-type"].startswith("multipart/form-data")
        assert b"png" in server.last.body
        client.pets.sign_in(name="n", roles=["a", "b"])
        assert server.last.body == b"name=n&roles=a&roles=b"
        server.status, server.media, server.body = 200, "image/png", b"\x89PNG"
        assert client.pets.get_photo(7) == b"\x89PNG"


def test_what_parts_and_queries_cannot_have_is_a_warning(workspace: Workspace) -> None:
    """Lists joined in a part of a form, and lists joined by tabs."""
    part = "- {name: title, in: formData, type: string}"
    lists = part.replace("type: string", "type: array, items: {type: string}")
    text = DOCUMENT.replace("collectionFormat: pipes", "collectionFormat: tsv")
    workspace.put(text.replace(part, lists))
    run = workspace.run()
    assert "unknown: 'collectionFormat'" in run.err
    assert "`style` of a Encoding is not used: parts have no style" in run.err


def test_bodies_of_a_path_and_of_its_operations_are_one() -> None:
    """A field of the operation replaces its namesake; what no body can have is named."""
    body = (
        "{name: z, in: body, schema: {type: object, properties: {q: {type: string}}}}"
    )
    text = f"""{DOCUMENT.partition("paths:")[0]}
paths:
  /a:
    parameters: [{{name: a, in: formData, type: string}}, {{name: b, in: formData, type: string}}]
    post:
      schemes: [http, https]
      parameters:
      - {{name: b, in: formData, type: integer}}
      - {{name: H, in: header, type: array, items: {{type: string}}, collectionFormat: pipes}}
    put: {{schemes: [http], parameters: [{body}]}}
"""
    root = parse("tiny.yaml", text.encode()).root
    post, put = root["paths"]["/a"]["post"], root["paths"]["/a"]["put"]
    (form,) = post["requestBody"]["content"].values()
    assert form["schema"]["properties"] == {
        "b": {"type": "integer"},
        "a": {"type": "string"},
    }
    assert (post["parameters"][0]["collectionFormat"], "schemes" in post) == (
        "pipes",
        False,
    )
    assert (put["schemes"], put["requestBody"]["formData"]) == (["http"], ["a", "b"])


def test_a_discriminator_value_of_an_extension(
    workspace: Workspace, server: Server
) -> None:
    """`x-ms-discriminator-value` goes before the name of the schema."""
    workspace.put(
        DOCUMENT.replace("  Dog:\n", "  Dog:\n    x-ms-discriminator-value: d\n")
    )
    assert workspace.run().code == 0
    invalidate_caches()
    package = import_module(workspace.package)
    server.answer([{"kind": "d", "barks": True}])
    with package.Client(base_url=server.url, api_key="k") as client:
        (dog,) = client.pets.list()
    assert dog.barks


def test_messages_have_the_lines_of_the_file(workspace: Workspace) -> None:
    """A schema below `definitions` is found in the text, where it stands."""
    text = DOCUMENT.replace(
        "$ref: '#/definitions/Pet'}, {prop", "$ref: '#/definitions/No'}, {prop"
    )
    workspace.put(text)
    run = workspace.run()
    line = text.splitlines().index(
        "    allOf: [{$ref: '#/definitions/No'}, {properties: {barks: {type: boolean}}}]"
    )
    assert f"spec/tiny.yaml:{line + 1}: $ref" in run.err


def test_nothing_of_the_input_is_changed() -> None:
    """The conversion is a step like the others."""
    before = parse("x.yaml", NEWER.encode()).root | {"swagger": "2.0", "paths": {}}
    before["definitions"] = {"A": {"type": "file", "x-nullable": True}}
    kept = copy.deepcopy(before)
    converted(before)
    assert before == kept
