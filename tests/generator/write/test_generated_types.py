"""Types and texts of generated code, from small documents."""

from __future__ import annotations

import inspect
from typing import Any, get_args

import pytest

from tests.generator.conftest import Server
from tests.generator.workspace import Workspace

DOCUMENT = """\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      parameters:
        - {name: kind, in: query, schema: {type: string, enum: [cat, dog]}}
        - name: kinds
          in: query
          explode: false
          description: A comma separated array of kinds
          schema: {type: array, items: {type: string, enum: [cat, dog]}}
        - name: ids
          in: query
          explode: false
          description: Optional comma separated string array of ids
          schema: {type: array, items: {type: integer}}
        - {name: tags, in: query, explode: false, description: Tags,
           schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, kind]
      properties:
        id: {type: integer, description: The ID}
        name: {type: string, nullable: true}
        kind: {type: string, enum: [cat, dog]}
        legs: {type: integer}
        home: {$ref: '#/components/schemas/Home'}
    Home: {type: object, properties: {city: {type: string}}}
"""


def signature(package: Any) -> dict[str, str]:
    """Return the annotations of the one method."""
    found = inspect.signature(package.Client(base_url="http://127.0.0.1:1").pets.list)
    return {name: p.annotation for name, p in found.parameters.items()}


def test_arguments_are_closed_and_responses_open(workspace: Workspace) -> None:
    """A checker refuses another value of an argument; a response may hold one."""
    package = workspace.load(DOCUMENT)
    arguments = signature(package)
    assert arguments["kind"] == "PetKind | Unset"
    assert arguments["kinds"] == "Sequence[PetKind] | PetKind | Unset"
    models = __import__(f"{workspace.package}.models", fromlist=["models"])
    assert get_args(models.PetKind) == ("cat", "dog")
    assert models.Pet.__annotations__["kind"] == "PetKind | str | None"


def test_another_value_warns_the_caller(workspace: Workspace, server: Server) -> None:
    """The warning points at the caller's line; the request is sent all the same."""
    package = workspace.load(DOCUMENT)
    server.body = b"[]"
    with package.Client(base_url=server.url) as client:
        with pytest.warns(UserWarning, match="did you mean 'dog'") as caught:
            client.pets.list(kind="dgo")
        client.pets.list(kind="dog")
    assert caught[0].filename == __file__
    assert [request.query for request in server.requests] == [
        [("kind", "dgo")],
        [("kind", "dog")],
    ]


def test_texts_say_that_a_list_is_taken(workspace: Workspace) -> None:
    """In the place of the document's words for a string, or after its text."""
    package = workspace.load(DOCUMENT)
    doc = inspect.getdoc(package.Client(base_url="http://127.0.0.1:1").pets.list)
    assert doc is not None
    assert "kinds: A list or single value of kinds." in doc
    assert "ids: Optional list or comma-separated string of ids." in doc
    assert "tags: Tags. A list or comma-separated string." in doc


@pytest.mark.parametrize(
    ("config", "types"),
    [
        ("", ("int | None", "str | None", "int | None")),
        ("always_present = ['id']\n", ("int", "str | None", "int | None")),
        ("trusted = true\n", ("int", "str | None", "int | None")),
    ],
)
def test_types_follow_what_is_trusted(
    workspace: Workspace, server: Server, config: str, types: tuple[str, ...]
) -> None:
    """No None where every response has a value; decoding is lenient all the same."""
    package = workspace.load(DOCUMENT, config=config)
    models = __import__(f"{workspace.package}.models", fromlist=["models"])
    annotations = models.Pet.__annotations__
    assert tuple(annotations[name] for name in ("id", "name", "legs")) == types
    server.body = b'[{"id": null, "kind": "emu"}, {"id": "x"}, {}]'
    with package.Client(base_url=server.url) as client:
        first, second, third = client.pets.list()
    assert (first.id, first.kind, second.id, third.id) == (None, "emu", "x", None)
    assert models.Pet(name="Rex").to_dict() == {"name": "Rex"}


def test_records_say_where_they_come_from(workspace: Workspace) -> None:
    """The methods that return them, or the fields that hold them."""
    workspace.load(DOCUMENT)
    models = __import__(f"{workspace.package}.models", fromlist=["models"])
    assert inspect.getdoc(models.Pet) == "Returned by pets.list."
    assert inspect.getdoc(models.Home) == "Held by Pet.home."


def test_clients_list_their_options(workspace: Workspace) -> None:
    """The signature has the runtime's options; another argument is refused."""
    package = workspace.load(DOCUMENT)
    names = list(inspect.signature(package.Client).parameters)
    assert {"timeout", "retry", "auth", "total_timeout"} <= set(names)
    assert not {"plan", "budget", "store"} & set(names)
    with pytest.raises(TypeError, match="retries"):
        package.Client(base_url="http://127.0.0.1:1", retries=3)
