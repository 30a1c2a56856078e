"""Documents of one operation that is about one thing, and how they are called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_type_hints

from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

NEWER = HEAD.replace("3.0.3", "3.1.0")
PET = "{type: object, properties: {name: {type: string}, legs: {type: integer}}}"
PETS = "#/components/schemas"


def answering(schema: str, components: str = "{}", head: str = HEAD) -> str:
    """Return a document with one operation, getPet, whose response has *schema*."""
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
    """Return a document with one operation, savePet, of which *operation* is a part."""
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
    """Return the types that the fields of the class *name* are declared with."""
    models = import_module(f"{workspace.package}.models")
    found = getattr(models, name)
    types = get_type_hints(found)
    return {field: types[field] for field in found.__dataclass_fields__}
