"""Operations that the document says are gone, or deprecated, and what replaces them."""

from __future__ import annotations

import pytest

from openapi_runtime import errors
from tests.generator.workspace import HEAD, Workspace

CONFIG = 'gone_key = "x-gone"\nreplacement_key = "x-instead"\n'

DOCUMENT = HEAD + """\
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      x-gone: true
      x-instead: cats.list()
      parameters: [{name: a, in: query, schema: {$ref: '#/components/schemas/Kind'}}]
      responses:
        '200':
          description: Yes
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    post:
      operationId: addPet
      tags: [Pets]
      deprecated: true
      x-instead: cats.add()
      responses: {'204': {description: Yes}}
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      x-gone: true
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'204': {description: Yes}}
components:
  schemas:
    Kind: {type: string, enum: [cat, dog]}
    Pet: {type: object, properties: {id: {type: integer}}}
"""


def test_a_gone_operation_is_a_method_that_raises(workspace: Workspace) -> None:
    """It names the replacement, has no schemas, and is no operation of the client."""
    package = workspace.load(DOCUMENT, config=CONFIG)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        with pytest.raises(errors.RemovedError) as caught:
            client.pets.list(a="cat")
        assert str(caught.value) == (
            "pets.list() was removed: getPets (GET /pets) is not in the API's document. "
            "Call cats.list()."
        )
        with pytest.raises(errors.RemovedError, match="If the server still has it"):
            client.pets.get(1)
    assert set(package.OPERATIONS) == {"addPet"}
    surface = workspace.surface()
    assert surface.removed == {"pets.get": "1", "pets.list": "1"}
    assert (surface.models, dict(surface.enums)) == ({}, {})
    assert workspace.run("--check").code == 0


def test_names_of_gone_operations_are_pinned(workspace: Workspace) -> None:
    """They are in the document, so the lock has them among its operations."""
    workspace.load(DOCUMENT, config=CONFIG)
    lock = (workspace.spec / "tiny.names.lock").read_text()
    assert '"getPets" = ["GET", "/pets", "Pets", "list"]' in lock


def test_without_the_keys_they_are_operations_as_others(workspace: Workspace) -> None:
    """An extension means something only where the configuration says so."""
    package = workspace.load(DOCUMENT)
    assert set(package.OPERATIONS) == {"addPet", "getPet", "getPets"}


def test_a_deprecated_operation_warns(workspace: Workspace) -> None:
    """PEP 702, with the replacement if the document names one."""
    package = workspace.load(DOCUMENT, config=CONFIG)
    with (
        package.Client(base_url="http://127.0.0.1:9") as client,
        pytest.warns(DeprecationWarning, match="addPet") as warned,
        pytest.raises(errors.ClientError),
    ):
        client.pets.add(total_timeout=0.001)
    assert [str(each.message) for each in warned] == [
        "addPet is deprecated; call cats.add() instead"
    ]
    assert "call cats.add() instead" in type(client.pets).add.__doc__
