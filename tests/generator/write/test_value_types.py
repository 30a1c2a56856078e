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
    """Unions, bytes and what has no type are left alone, as is the cursor of the pager.

    Objects have all their members, those without a type, too.
    """
    operations = workspace.load(DOCUMENT, config=CONFIG).OPERATIONS
    assert operations["listThings"].types == {
        "[integer]": ("ids",),
        "string": ("code", "kind"),
    }
    assert operations["addThing"].types == {
        "[ThingLine]": ("lines",),
        "[string]": ("words",),
        "date": ("day",),
        "string": ("kind", "site", "title"),
    }
    line = operations["addThing"].objects["ThingLine"]
    assert line.types == {"": ("more",), "string": ("note",)}
    assert not operations["listThings"].objects


ADD = """
  /things{0}:
    post:
      operationId: add{0}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                home:
                  title: Home
                  type: object
                  properties:
                    town:
                      title: Town
                      type: object
                      properties: {{name: {{}}, size: {{}}, {1}: {{type: string}}}}
                    tree: {{$ref: '#/components/schemas/Tree'}}
      responses: {{'200': {{description: ok}}}}"""
TREE = """
components:
  schemas:
    Tree:
      type: object
      properties: {child: {$ref: '#/components/schemas/Tree'}}
      additionalProperties: true
"""
ONE_CLASS = '[names.properties]\nhome = "Home"\ntown = "Town"\n'


def test_objects_that_take_the_same_members_share_a_type(workspace: Workspace) -> None:
    """Others are told apart by their operation, however deep the difference is."""
    paths = "".join(ADD.format(number, name) for number, name in enumerate("xyx"))
    document = f"{HEAD}paths:{paths}{TREE}"
    operations = workspace.load(document, config=ONE_CLASS).OPERATIONS
    types = [operations[f"add{number}"].types for number in range(3)]
    assert types == [{"Home": ("home",)}, {"Home add1": ("home",)}, {"Home": ("home",)}]
    objects = operations["add0"].objects
    assert list(objects) == ["Home", "Home add1", "Town", "Town add1", "Tree"]
    assert objects["Home add1"].type_of == {"tree": "Tree", "town": "Town add1"}
    assert objects["Tree"].type_of == {"child": "Tree"}
    assert objects["Tree"].others
    assert not objects["Town"].others
