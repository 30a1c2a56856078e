"""The types that the runtime holds the values of a request to."""

from __future__ import annotations

from tests.generator.workspace import HEAD, Workspace

DOCUMENT = f"""{HEAD}paths:
  /things/{{code}}:
    get:
      operationId: listThings
      tags: [Things]
      parameters:
        - {{name: code, in: path, required: true, schema: {{type: string}}}}
        - {{name: after, in: query, schema: {{type: string}}}}
        - {{name: kind, in: query, schema: {{type: string, enum: [a, b]}}}}
        - {{name: ids, in: query, schema: {{type: array, items: {{type: integer}}}}}}
        - {{name: tags, in: query, schema: {{type: array, items: {{type: string}}}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {{properties: {{data: {{type: array, items: {{}}}}}}}}
  /things:
    post:
      operationId: addThing
      tags: [Things]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                title: {{type: string}}
                site: {{type: string, format: uri}}
                day: {{type: string, format: date}}
                kind: {{type: string, enum: [a, b]}}
                words: {{type: array, items: {{type: string}}}}
                raw: {{type: string, format: binary}}
                open: {{}}
                either: {{oneOf: [{{type: string}}, {{type: integer}}]}}
                lines:
                  type: array
                  items:
                    title: Line
                    type: object
                    properties: {{note: {{type: string}}, more: {{}}}}
      responses: {{'200': {{description: ok}}}}
"""
CONFIG = '[[paging]]\nstyle = "cursor"\ncursor = "after"\nitems = ["data"]\n'


def test_every_type_has_the_names_that_are_held_to_it(workspace: Workspace) -> None:
    """Unions, bytes and what has no type are left alone, as is the cursor of the pager."""
    operations = workspace.load(DOCUMENT, config=CONFIG).OPERATIONS
    assert operations["listThings"].types == {
        "[integer]": ("ids",),
        "string": ("code", "kind"),
    }
    assert operations["addThing"].types == {
        "[object]": ("lines",),
        "[string]": ("words",),
        "date": ("day",),
        "string": ("kind", "lines.*.note", "site", "title"),
    }
