"""References by `$id`, `$anchor` and `$dynamicRef` become references by pointers."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_type_hints

import yaml

from generator.read.anchors import with_pointers
from generator.read.load import parse
from tests.documents.tiny import NEWER, answering
from tests.generator.workspace import Workspace

GENERIC = """
    Page:
      $id: page
      type: object
      properties: {items: {type: array, items: {$dynamicRef: '#item'}}}
      $defs: {item: {$dynamicAnchor: item}}
    Pets:
      $id: pets
      $ref: page
      $defs: {item: {$dynamicAnchor: item, $ref: '#/components/schemas/Pet'}}
    Names:
      allOf: [{$ref: '#/components/schemas/Page'}]
      $defs: {item: {$dynamicAnchor: item, type: string}}
    Pet: {type: object, properties: {name: {type: string}}}
    Both:
      type: object
      properties:
        pets: {$ref: '#/components/schemas/Pets'}
        names: {$ref: '#/components/schemas/Names'}
"""
TREE = """
    Tree:
      $dynamicAnchor: node
      type: object
      properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
    Wood:
      $dynamicAnchor: node
      $ref: '#/components/schemas/Tree'
      properties: {name: {type: string}}
"""


def rewritten(schemas: str) -> Any:
    """Return the schemas of a document after its references were rewritten."""
    text = NEWER + "components:\n  schemas:\n" + schemas
    root = with_pointers(parse("tiny.yaml", text.encode())).root
    return root["components"]["schemas"]


def test_a_document_without_them_stays_the_same_object() -> None:
    """Nothing is copied for most documents."""
    document = parse("tiny.yaml", NEWER.encode())
    assert with_pointers(document) is document


def test_anchors_and_identifiers_lead_to_their_schemas() -> None:
    """A plain name is looked up in the schema with an `$id` around it."""
    found = rewritten("""
    Shop:
      $id: https://a.example/shop.json
      properties:
        here: {$ref: '#address'}
        there: {$ref: 'town.json#address'}
        whole: {$ref: 'town.json'}
        inside: {$ref: '#/$defs/street'}
        outside: {$ref: '#/components/schemas/Town'}
      $defs:
        one: {$anchor: address, type: object}
        street: {type: string}
    Town:
      $id: https://a.example/town.json
      $defs: {one: {$anchor: address, type: string}}
""")
    places = {name: v["$ref"] for name, v in found["Shop"]["properties"].items()}
    assert places == {
        "here": "#/components/schemas/Shop/$defs/one",
        "there": "#/components/schemas/Town/$defs/one",
        "whole": "#/components/schemas/Town",
        "inside": "#/components/schemas/Shop/$defs/street",
        "outside": "#/components/schemas/Town",
    }


def test_an_anchor_that_is_nowhere_is_reported_as_it_is(workspace: Workspace) -> None:
    """The message has the reference of the document."""
    components = "{A: {$anchor: there, type: object}}"
    workspace.put(answering("{$ref: '#nowhere'}", components, NEWER))
    run = workspace.run("spec/tiny.yaml", "--strict")
    assert (run.code, '$ref "#nowhere" leads nowhere' in run.err) == (1, True)


def test_a_generic_schema_has_the_types_of_each_that_uses_it(
    workspace: Workspace,
) -> None:
    """A page of pets and a page of names are two records of one generic one."""
    document = answering("{$ref: '#/components/schemas/Both'}", head=NEWER)
    document = document.replace("schemas: {}\n", f"schemas:{GENERIC}")
    models = import_module(f"{workspace.load(document).__name__}.models")
    pets = get_type_hints(models.Pets)["items"]
    names = get_type_hints(models.Names)["items"]
    assert pets == list[models.Pet] | None
    assert names == list[str] | None


def test_a_dynamic_reference_to_itself_is_the_extension() -> None:
    """The children of a tree are trees, those of its extension are extensions."""
    found = rewritten(TREE)
    assert found["Tree"]["properties"]["children"]["items"] == {
        "$ref": "#/components/schemas/Tree"
    }
    (generic,) = found["Wood"]["allOf"]
    assert generic["properties"]["children"]["items"] == {
        "$ref": "#/components/schemas/Wood"
    }


def test_anchors_in_data_are_data() -> None:
    """An example with such a key is no schema."""
    example = {"$ref": "#a", "$anchor": "a"}
    found = rewritten(
        f"    Pet: {yaml.safe_dump({'example': example}, default_flow_style=True)}"
    )
    assert found["Pet"]["example"] == example


def test_an_anchor_in_another_file(workspace: Workspace) -> None:
    """A reference leads to the file, and there to the schema with the anchor."""
    (workspace.spec / "shared.yaml").write_text(
        "shared: {place: {$anchor: place, title: Place, type: object,"
        " properties: {town: {type: string}}}}\n"
    )
    package = workspace.load(answering("{$ref: 'shared.yaml#place'}", head=NEWER))
    models = import_module(f"{package.__name__}.models")
    assert get_type_hints(models.Pet)["town"] == str | None
