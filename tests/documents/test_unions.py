"""Unions of many records: an alias stands for them, and nothing else changes."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import get_args, get_type_hints

from tests.documents.tiny import PETS, answering
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace

_KINDS = [f"Kind{letter}" for letter in "abcdefghij"]
_REFS = ", ".join(f"{{$ref: '{PETS}/{kind}'}}" for kind in _KINDS)
_SCHEMAS = {
    kind: "{type: object, required: [kind], properties: "
    f"{{kind: {{type: string, enum: [{kind}]}}, size: {{type: integer}}}}}}"
    for kind in _KINDS
}


def test_a_long_union_has_an_alias(workspace: Workspace, server: Server) -> None:
    """The alias is named as the component, or after the property that has the union."""
    schemas = _SCHEMAS | {
        "Item": f"{{oneOf: [{_REFS}]}}",
        "Items": "{type: object, properties: {"
        f"part: {{anyOf: [{_REFS.replace('Kinda', 'Item')}]}}, "
        f"first: {{nullable: true, anyOf: [{_REFS.rpartition(', ')[0]}]}}}}}}",
    }
    components = ", ".join(f"{name}: {schema}" for name, schema in schemas.items())
    schema = f"{{type: array, items: {{anyOf: [{{$ref: '{PETS}/Item'}}]}}}}"
    both = f"{{type: object, properties: {{all: {schema}, more: {{$ref: '{PETS}/Items'}}}}}}"
    package = workspace.load(answering(both, f"{{{components}}}"))
    models = import_module(f"{package.__name__}.models")
    assert {kind.__name__ for kind in get_args(models.Item)} == set(_KINDS)
    assert len(get_args(models.AnyItemFirst)) == 9
    hints = get_type_hints(models.Items)
    assert hints["first"] == models.AnyItemFirst | None
    fields = inspect.get_annotations(models.Items)
    assert (fields["part"], fields["first"]) == ("Item | None", "AnyItemFirst | None")
    server.answer(
        {"all": [{"kind": "Kindc", "size": 1}], "more": {"part": {"size": 2}}}
    )
    with package.Client(base_url=server.url) as client:
        found = client.pets.get()
    assert (type(found.all[0]), found.all[0].size) == (models.Kindc, 1)
    assert found.to_dict() == {
        "all": [{"kind": "Kindc", "size": 1}], "more": {"part": {"size": 2}}
    }  # fmt: skip
