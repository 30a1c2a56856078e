"""Validation: the schema of each version of OpenAPI, and the rules beyond it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generator.read.bundle import bundle
from generator.read.load import load, parse
from generator.read.validate import validate
from tests.generator.diff.pairs import BASE
from tests.generator.workspace import Workspace

OPERATION = {"responses": {"200": {"description": "ok"}}}


def document(version: str = "3.0.3", **parts: Any) -> dict[str, Any]:
    """Return a document without an error, but for what *parts* replace."""
    info = {"title": "T", "version": "1"}
    return {
        "openapi": version,
        "info": info,
        "paths": {"/a": {"get": OPERATION}},
        **parts,
    }


def findings(root: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (pointer, message) of each problem."""
    problems = validate(parse("tiny.json", json.dumps(root).encode()))
    return [(problem.pointer, problem.message) for problem in problems]


def schema(version: str, **keywords: Any) -> dict[str, Any]:
    """Return a document with one component."""
    return document(version, components={"schemas": {"A": keywords}})


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_a_valid_document_has_no_problem(version: str) -> None:
    """For each version that is read."""
    assert findings(schema(version, type="string", maxLength=3)) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_schemas_are_checked_in_every_version(version: str) -> None:
    """JSON Schema 2020-12 holds from OpenAPI 3.1 on."""
    (problem,) = findings(schema(version, maxLength="few"))
    assert problem[0] == "/components/schemas/A/maxLength"


def test_keywords_of_other_versions_are_problems() -> None:
    """A boolean `exclusiveMinimum` is of 3.0, a list of types of 3.1."""
    old: dict[str, Any] = {"type": "number", "minimum": 1, "exclusiveMinimum": True}
    new: dict[str, Any] = {"type": ["number", "null"]}
    assert [findings(schema("3.0.3", **k)) == [] for k in (old, new)] == [True, False]
    assert [findings(schema("3.1.0", **k)) == [] for k in (old, new)] == [False, True]


def test_the_alternative_that_is_meant_is_judged() -> None:
    """A query parameter is not told to be a path parameter or a reference."""
    parameter = {"name": "q", "in": "query", "style": "simple", "schema": {}}
    paths = {"/a": {"get": {**OPERATION, "parameters": [parameter]}}}
    assert findings(document(paths=paths)) == [
        (
            "/paths/~1a/get/parameters/0/style",
            '"simple" is not one of "form", "spaceDelimited", "pipeDelimited", '
            '"deepObject"',
        )
    ]


def test_path_parameters_are_declared_and_used() -> None:
    """Each variable of the path has a parameter, of the path item or of the operation."""

    def named(name: str) -> dict[str, Any]:
        return {"name": name, "in": "path", "required": True, "schema": {}}

    reference = {"$ref": "#/components/parameters/B"}
    item = {
        "parameters": [reference],
        "get": {**OPERATION, "parameters": [named("a")]},
        "put": {**OPERATION, "parameters": [named("c")]},
    }
    root = document(
        paths={"/{a}/{b}": item}, components={"parameters": {"B": named("b")}}
    )
    assert findings(root) == [
        (
            "/paths/~1{a}~1{b}/put",
            "the path parameter 'a' is not declared; "
            "the path parameter 'c' is not in the path",
        )
    ]


def test_parameters_tags_and_values_are_listed_once() -> None:
    """The later one is the problem; the same name elsewhere in a request is none."""
    one = {"name": "a", "in": "query", "schema": {"enum": ["x", "y", "x"]}}
    other = {**one, "schema": {}}
    header = {**other, "in": "header"}
    paths = {"/a": {"get": {**OPERATION, "parameters": [one, header, other]}}}
    tags = [{"name": "t"}, {"name": "u"}, {"name": "t", "description": "again"}]
    assert findings(document(paths=paths, tags=tags)) == [
        ("/paths/~1a/get/parameters/0/schema/enum/2", 'the value "x" is listed twice'),
        ("/paths/~1a/get/parameters/2", "the query parameter 'a' is listed twice"),
        ("/tags/2", "the tag 't' is listed twice"),
    ]


def test_parameters_that_lead_nowhere_are_not_alike() -> None:
    """The references are the problem."""
    nowhere = {"$ref": "#/components/parameters/None"}
    also = {"$ref": "#/components/parameters/Neither"}
    paths = {"/a": {"get": {**OPERATION, "parameters": [nowhere, also]}}}
    assert not [f for f in findings(document(paths=paths)) if "twice" in f[1]]


@pytest.mark.parametrize(
    ("keywords", "said"),
    [
        ({"type": "integer", "default": "1"}, '"1" is not of type "integer"'),
        ({"enum": ["a"], "default": "b"}, '"b" is not one of "a"'),
        ({"maximum": 5, "default": 7}, "7 is greater than 5"),
    ],
)
def test_a_default_fits_its_schema(keywords: dict[str, Any], said: str) -> None:
    """The keywords beside it decide."""
    assert findings(schema("3.0.3", **keywords)) == [
        ("/components/schemas/A/default", f"the default does not fit: {said}")
    ]


@pytest.mark.parametrize(
    "keywords",
    [
        {"type": "integer", "default": 1},
        {"type": "string", "nullable": True, "default": None},
        {"properties": {"default": {"type": "string"}, "type": {"type": "string"}}},
    ],
)
def test_a_default_that_fits_is_no_problem(keywords: dict[str, Any]) -> None:
    """A property called `default` is none either, nor null where it is allowed."""
    assert findings(schema("3.0.3", **keywords)) == []


def test_data_is_not_validated() -> None:
    """An example may hold anything, keywords too."""
    example = {"default": 1, "type": "string", "enum": [1, 1]}
    assert findings(schema("3.0.3", type="object", example=example)) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_other_files_are_validated_as_what_refers_to_them(
    version: str, tmp_path: Path
) -> None:
    """A parameter in a file is a parameter, a schema a schema."""
    more = {
        "p": {"name": "a", "in": "nowhere", "schema": {}},
        "s": {"maxLength": -1},
        "b": {"content": {}},
        "l": {"operationId": "x"},
        "q": {"$ref": "#/p"},
    }
    (tmp_path / "more.json").write_text(json.dumps(more))
    refs = {name: {"$ref": f"more.json#/{name}"} for name in more}
    # Properties that are called like keywords.
    schema = {"properties": {"headers": {"items": refs["s"]}, "responses": refs["s"]}}
    ok = {"description": "ok", "links": {"l": refs["l"]}}
    operation = {
        "parameters": [refs["q"]],
        "requestBody": refs["b"],
        "responses": {"200": {**ok, "content": {"a/b": {"schema": schema}}}},
    }
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps(document(version, paths={"/a": {"get": operation}})))
    problems = validate(bundle(load(path), path))
    found = {p.pointer.partition("more.json")[2]: p.message for p in problems}
    assert "is less than 0" in found.pop("/s/maxLength")
    assert list(found) == ["/p/in"]


@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1" + "0" * 400])
def test_a_number_that_json_does_not_have_is_no_limit(number: str) -> None:
    """YAML has infinity: where OpenAPI wants a number there is one that JSON can hold."""
    root = schema("3.0.3", maximum="NUMBER")
    text = json.dumps(root).replace('"NUMBER"', number)
    for problem in validate(parse("tiny.yaml", text.encode())):
        assert problem.pointer == "/components/schemas/A/maximum"


def test_a_document_may_be_as_deep_as_it_may_be_read() -> None:
    """The validator has a limit of its own, which is further away."""
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(70):
        deep = {"properties": {"a": deep}}
    assert findings(schema("3.0.3", **deep)) == []
    assert findings(schema("3.1.0", **deep)) == []


def test_what_a_correction_breaks_is_at_its_line(workspace: Workspace) -> None:
    """A value is shown in short; what the document has itself is at its own line."""
    overlay = """\
        overlay: 1.0.0
        info: {title: Corrections, version: '1'}
        actions:
        - target: $.info
          description: Fine.
          update: {title: Other}
        - target: $.paths['/deals'].get
          description: The parameter is in the document by now.
          update: {parameters: [{name: sort, in: query, schema: {type: string}}]}
        - target: $.paths['/deals'].post
          description: Fine.
          update: {summary: Other}
        """
    config = '[envelope]\ndata = "data"\n'
    document = copy.deepcopy(BASE)
    document["tags"].append({"name": "Files", "externalDocs": {"x": "y" * 300}})
    run = workspace.run(str(workspace.put(document, config=config, overlay=overlay)))
    said = run.err.replace("\n    at ", " at ")
    sort = "tiny.overlay.yaml:7: the query parameter 'sort' is listed twice"
    assert sort in said
    assert "tiny.json:1: the tag 'Files' is listed twice at /tags/2" in said
    assert "the key 'url' is missing" in said
    assert "yyyy" not in said


def test_a_known_key_with_an_error_in_it_is_not_unknown() -> None:
    """JSON Schema counts it as unevaluated, too."""
    flow = {"tokenUrl": "https://a.example", "scopes": None}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    root = document("3.1.0", components={"securitySchemes": {"a": scheme}})
    assert findings(root) == [
        (
            "/components/securitySchemes/a/flows/clientCredentials/scopes",
            'null is not of type "object"',
        )
    ]
