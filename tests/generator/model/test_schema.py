"""Fields of models: presence in responses, as the document or the configuration says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.model import ir
from generator.model.schema import Schemas
from generator.model.types import merge_fields
from generator.read.load import parse
from generator.read.nodes import Node

PET = {
    "type": "object",
    "required": ["id", "name", "secret"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string", "nullable": True},
        "secret": {"type": "string", "writeOnly": True},
        "legs": {"type": "integer"},
    },
}


def fields(**options: Any) -> dict[str, ir.Field]:
    """Return the fields of a record by name."""
    root = {"openapi": "3.0.3", "components": {"schemas": {"Pet": PET}}}
    config = Config(path=Path("tiny.toml"), document="d", package="p", **options)
    schemas = Schemas(parse("tiny.json", json.dumps(root).encode()), config)
    reference = {"$ref": "#/components/schemas/Pet"}
    schemas.type(Node("/here", reference), ir.Owner(operation="getPet", role="result"))
    (model,) = schemas.models().values()
    return {field.name: field for field in model.fields}


@pytest.mark.parametrize(
    ("options", "always"),
    [
        ({}, set()),
        ({"trusted": True}, {"id", "name"}),
        ({"always_present": ("legs",)}, {"legs"}),
        ({"trusted": True, "always_present": ("legs",)}, {"id", "name", "legs"}),
    ],
)
def test_a_field_says_whether_responses_always_have_it(
    options: dict[str, Any], always: set[str]
) -> None:
    """`required` of a trusted document; no response holds what is only written."""
    found = fields(**options)
    assert {name for name, field in found.items() if field.always_sent} == always
    assert {name for name, f in found.items() if f.required} == {"id", "name", "secret"}


def test_what_is_required_without_a_schema_can_be_anything() -> None:
    """It is a field, as what the document describes."""
    root = {"openapi": "3.1.0", "components": {"schemas": {"Pet": PET}}}
    root["components"] = {"schemas": {"Pet": {**PET, "required": ["id", "free"]}}}
    config = Config(path=Path("tiny.toml"), document="d", package="p", trusted=True)
    schemas = Schemas(parse("tiny.json", json.dumps(root).encode()), config)
    schemas.type(Node("/here", {"$ref": "#/components/schemas/Pet"}), ir.Owner())
    (model,) = schemas.models().values()
    (free,) = (field for field in model.fields if field.name == "free")
    assert (free.type, free.always_sent) == (ir.Anything(), True)


def test_null_is_a_fact_of_its_own() -> None:
    """A field may always be there and be null."""
    assert fields(trusted=True)["name"].type == ir.Nullable(ir.Scalar("string"))


def test_a_merged_record_has_for_sure_what_all_of_its_schemas_have() -> None:
    """A field of only one of them may be missing."""
    pet = tuple(fields(trusted=True).values())
    less = tuple(field for field in pet if field.name != "id")
    for merged in (
        merge_fields(pet, less, lambda *_: True),
        merge_fields(less, pet, lambda *_: True),
    ):
        assert not isinstance(merged, str)
        found = {field.name: field for field in merged}
        assert (found["id"].required, found["id"].always_sent) == (False, False)
        assert (found["name"].required, found["name"].always_sent) == (True, True)


@pytest.mark.parametrize(
    ("schema", "is_null"),
    [({"const": None}, True), ({"enum": [None]}, True), ({"const": 1}, False)],
)
def test_what_is_always_null_is_named(schema: dict[str, Any], is_null: bool) -> None:
    """No type says so: it is Any, and a warning."""
    config = Config(path=Path("tiny.toml"), document="d", package="p")
    schemas = Schemas(parse("tiny.json", b'{"openapi": "3.1.0"}'), config)
    type_ = schemas.type(Node("", schema), ir.Owner(operation="getPet", role="result"))
    assert (type_ == ir.Anything()) == is_null
    messages = [problem.message for problem in schemas.warnings]
    assert messages == ["becomes Any: null is its only value"] * is_null
