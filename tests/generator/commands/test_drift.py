"""Deviations that a client noticed become overlay actions that the generator takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonpath_rfc9535 as jsonpath
import pytest
import yaml

from generator.cli import main
from generator.commands.drift import json_path
from generator.pointer import join
from generator.read.load import load
from generator.read.overlay import patch

DOCUMENT = r"""
openapi: 3.0.3
info: {title: Tiny, version: '1'}
paths:
  /deals:
    get:
      operationId: getDeals
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  data:
                    type: array
                    items: {$ref: '#/components/schemas/Deal'}
  "/odd 'path'":
    get:
      operationId: getOdd
      responses:
        default: {$ref: '#/components/responses/Error'}
        '201': {$ref: '#/components/responses/Odd'}
components:
  responses:
    Error: {description: no}
    Odd:
      description: ok
      content:
        application/json; charset=utf-8:
          schema:
            properties:
              data:
                allOf:
                  - {$ref: '#/components/schemas/Deal'}
                  - type: object
                    properties:
                      by_key:
                        type: object
                        additionalProperties: {type: object, properties: {a: {}}}
  schemas:
    Deal:
      type: object
      properties:
        id: {type: integer}
        status: {type: string, enum: [open, won]}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner:
      allOf:
        - {type: object, properties: {name: {type: string}}}
"""


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "tiny.yaml").write_text(DOCUMENT)
    (folder / "tiny.toml").write_text('document = "tiny.yaml"\npackage = "tiny"\n')
    return folder


def entry(
    kind: str, operation: str, pointer: str, type: str = "string", **more: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "operation": operation,
        "pointer": pointer,
        "type": type,
        "value": None,
        "count": 1,
        **more,
    }


def propose(
    spec: Path, capsys: pytest.CaptureFixture[str], *entries: Any
) -> tuple[Any, list[Any], str]:
    """Return the document with the proposals applied, the actions, and the warnings."""
    file = spec.parent / "drift.json"
    file.write_text(json.dumps({"api": "tiny", "dropped": 0, "entries": entries}))
    assert main(["overlay-from-drift", str(file)]) == 0
    said = capsys.readouterr()
    overlay = spec / "proposed.yaml"
    overlay.write_text(said.out)
    actions = yaml.safe_load(said.out)["actions"]
    document = load(spec / "tiny.yaml")
    if actions:
        document, dead, _ = patch(document, load(overlay))
        assert not dead
    return document.root, actions, said.err


def test_a_new_field_is_added_where_its_object_is_declared(spec, capsys) -> None:
    root, actions, warnings = propose(
        spec,
        capsys,
        entry("new field", "getDeals", "/data/*/won_at", "date-time", count=12),
        entry("new field", "getOdd", "/data/won_at", "null"),
        entry("new field", "getDeals", "/data/*/owner/tags", "array of integer"),
        entry("new field", "getOdd", "/data/by_key/*/b~1c", "object"),
    )
    schemas = root["components"]["schemas"]
    assert schemas["Deal"]["properties"]["won_at"] == {
        "type": "string",
        "format": "date-time",
    }
    assert schemas["Owner"]["allOf"][0]["properties"]["tags"] == {
        "type": "array",
        "items": {"type": "integer"},
    }
    odd = root["components"]["responses"]["Odd"]["content"]
    data = odd["application/json; charset=utf-8"]["schema"]["properties"]["data"]
    own = data["allOf"][1]["properties"]
    assert own["won_at"] == {"nullable": True}
    assert own["by_key"]["additionalProperties"]["properties"]["b/c"] == {
        "type": "object"
    }
    assert warnings == ""
    assert any("12 times" in action["description"] for action in actions)
    assert "$['components']['schemas']['Deal']" in [
        action["target"] for action in actions
    ]


def test_what_is_the_same_place_is_one_action(spec, capsys) -> None:
    root, actions, _ = propose(
        spec,
        capsys,
        entry("new field", "getDeals", "/data/*/n", "integer"),
        entry("new field", "getDeals", "/data/*/n", "null"),
        entry("new field", "getDeals", "/data/*/n", "number"),
        entry("new field", "getDeals", "/data/*/s", "date"),
        entry("new field", "getDeals", "/data/*/s", "string"),
        entry("new field", "getDeals", "/data/*/m", "boolean"),
        entry("new field", "getDeals", "/data/*/m", "date"),
    )
    assert len(actions) == 3
    properties = root["components"]["schemas"]["Deal"]["properties"]
    assert properties["n"] == {"type": "number", "nullable": True}
    assert properties["s"] == {"type": "string"}
    assert properties["m"] == {"type": "boolean"}


def test_new_values_join_the_enumeration(spec, capsys) -> None:
    root, actions, _ = propose(
        spec,
        capsys,
        entry("new value", "getDeals", "/data/*/status", value="lost"),
        entry("new value", "getOdd", "/data/status", value="it's: odd"),
        entry("new value", "getDeals", "/data/*/status", value="won"),
    )
    status = root["components"]["schemas"]["Deal"]["properties"]["status"]
    assert status["enum"] == ["open", "won", "lost", "it's: odd"]
    assert len(actions) == 1


def test_another_type_replaces_the_type(spec, capsys) -> None:
    root, (action,), _ = propose(
        spec, capsys, entry("other type", "getDeals", "/data/*/id", "string")
    )
    assert root["components"]["schemas"]["Deal"]["properties"]["id"] == {
        "type": "string"
    }
    assert "getDeals other type /data/*/id (string), once" in action["description"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (entry("new field", "getDeals", "/data/*/id"), "has it by now"),
        (entry("new value", "getDeals", "/data/*/status", value="won"), "by now"),
        (entry("new value", "getDeals", "/data/*/id", value="x"), "no enumeration"),
        (entry("new field", "gone", "/data/x"), "no such place"),
        (entry("new field", "getDeals", "/other/*/x"), "no such place"),
    ],
)
def test_what_has_no_place_is_a_warning(spec, capsys, given, reason) -> None:
    _, actions, warnings = propose(spec, capsys, given)
    assert actions == []
    assert reason in warnings


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "{}",
        '{"api": "tiny", "entries": [1]}',
        '{"api": "tiny", "entries": [{"kind": "new field"}]}',
        '{"api": "unknown", "entries": []}',
    ],
)
def test_a_file_that_is_no_export_is_an_error(spec, capsys, content) -> None:
    file = spec.parent / "drift.json"
    file.write_text(content)
    assert main(["overlay-from-drift", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "error: " in said.err


@pytest.mark.parametrize(
    "key", ["plain", "a b", "it's", 'a "b"', "a\\b", "ü", "a\nb", "/deals/{id}", "\x7f"]
)
def test_a_path_finds_exactly_its_node(key) -> None:
    root = {"x": [{key: 1}, {key: 2}]}
    found = jsonpath.find(json_path(root, join("/x", 1, key)), root)
    assert found.values() == [2]
