"""Text of a document never becomes code: it compiles, imports, and none of it runs."""

from __future__ import annotations

import json
import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

import openapi_runtime
from tests.generator.workspace import Workspace
from tests.generator.write.hostile import (
    PAYLOADS,
    attempt,
    check_code,
    document,
    strings,
)


@pytest.mark.parametrize("text", PAYLOADS, ids=lambda text: ascii(text)[:40])
def test_hostile_text_is_refused_or_data(tmp_path: Path, text: str) -> None:
    """One text in every place: a located message, or code of the known form."""
    path = tmp_path / "tiny.toml"
    path.write_text('document = "tiny.json"\npackage = "tiny"\n')
    for everywhere in (True, False):
        (tmp_path / "tiny.json").write_text(
            json.dumps(document(text, everywhere=everywhere))
        )
        files, problems = attempt(path)
        if problems:
            assert all(p.where.startswith(f"{tmp_path}/tiny.json") for p in problems)
            continue
        check_code(files)
        for name, content in files.items():
            content.encode()
            assert len(Path(name).name.encode()) <= 200
        break


@pytest.mark.parametrize(
    "text",
    [
        '"""; import os; os.system("touch PWNED") #',
        "x'); open('PWNED', 'w'); ('\\",
        'x\n\nopen("PWNED", "w")\r\n{{ self }}{% raw %}',
        'x\\"""; open("PWNED", "w") #\\',
        "a\x00b\x1b\u202e", "ﬁle", "名前", "😀", "123", "²", "", "_", "self", "extra",
        "to_dict", "list", "call_options", "class", "property", "type", "__class__",
        "_source", "Model", "Any", "OPERATIONS", "a" * 300, "<br>", "\ud800",
    ],
    ids=lambda text: ascii(text)[:40],
)  # fmt: skip
def test_hostile_text_is_refused_or_harmless(workspace: Workspace, text: str) -> None:
    """One text in every place: nothing written, or a package that imports and runs none."""
    for everywhere in (True, False):
        workspace.put(document(text, everywhere=everywhere))
        run = workspace.run()
        assert not (workspace.root / "PWNED").exists()
        assert "bug of the generator" not in run.err
        if run.code:
            errors = [
                line for line in run.err.splitlines() if line.startswith("error: ")
            ]
            assert errors
            assert all(line.startswith("error: spec/tiny.") for line in errors)
            assert workspace.tree() == {}
            continue
        check_code(
            {
                name.partition("/")[2]: content.decode()
                for name, content in workspace.tree().items()
            }
        )
        use(workspace, text, everywhere)
        assert not (workspace.root / "PWNED").exists()
        break


def use(workspace: Workspace, text: str, everywhere: bool) -> None:
    """Import every module and compare what they hold with the document."""
    invalidate_caches()
    for path in sorted((workspace.root / "generated").rglob("*.py")):
        parts = path.relative_to(workspace.root / "generated").with_suffix("").parts
        import_module(".".join(parts).removesuffix(".__init__"))
    package = sys.modules[workspace.package]
    operations = package.OPERATIONS
    (id_,) = set(operations) - {"getSteady"}
    # A blank operationId is none: one is made of method and path.
    assert id_ == text or not text.strip()
    operation = operations[id_]
    assert operation.tag == text
    template = next(
        p for p in document(text, everywhere=everywhere)["paths"] if "{id}" in p
    )
    assert operation.path == template
    with package.Client(base_url="http://127.0.0.1:1") as client:
        for item in operations.values():
            resource = getattr(client, item.attribute)
            assert callable(getattr(resource, item.function))
            assert callable(getattr(resource.with_raw_response, item.function))
    folder = workspace.root / "generated" / workspace.package
    resources = [p.read_text() for p in sorted((folder / "resources").glob("*.py"))]
    sent = set().union(*map(strings, resources))
    assert {f"q{text}", f"h{text}", f"c{text}"} <= sent
    models = import_module(f"{workspace.package}.models")
    names = [
        name for name in dir(models) if hasattr(getattr(models, name), "_wire_names")
    ]
    wire = {
        made._wire_names.get(name, name)
        for made in (getattr(models, n) for n in names)
        for name in getattr(made, "__dataclass_fields__", ())
    }
    assert wire == {text, f"{text}2", "pick", "again", "many", "inner"}
    values = set().union(
        *(strings(p.read_text()) for p in (folder / "models").glob("*.py"))
    )
    assert text in values


def test_api_keys_with_hostile_names(workspace: Workspace) -> None:
    """Names of security schemes and of their headers are data as well."""
    text = '"""; open("PWNED", "w") #'
    scheme = {"type": "apiKey", "in": "query", "name": text}
    made = document("x")
    made["components"]["securitySchemes"] = {text: scheme}
    workspace.put(
        made,
        config=f"[client.credentials.{json.dumps(text)}]\nargument = 'token'\n"
        f"environment = {json.dumps(text)}\n",
    )
    run = workspace.run()
    assert run.code == 0, run.err
    invalidate_caches()
    package = import_module(workspace.package)
    (key,) = import_module(f"{workspace.package}.api").API.credentials
    assert (key.name, key.env) == (text, text)
    package.Client(token="x").close()
    assert not (workspace.root / "PWNED").exists()


def test_two_names_that_python_takes_for_one(workspace: Workspace) -> None:
    """Identifiers that are equal in NFKC stay two fields."""
    twins = ["file", "ﬁle", "ｆｉｌｅ"]
    made = document("x")
    made["components"]["schemas"]["x"]["properties"] = {
        name: {"type": "string", "description": name} for name in twins
    }
    made["components"]["schemas"]["x"]["required"] = []
    del made["paths"]["/x/{id}"]["post"]["requestBody"]
    workspace.put(made)
    run = workspace.run()
    assert run.code == 0, run.err
    invalidate_caches()
    found = import_module(f"{workspace.package}.models").X
    fields = found.__dataclass_fields__
    assert len(fields) == 3
    assert {found._wire_names.get(name, name) for name in fields} == set(twins)


def test_values_that_are_no_literals(workspace: Workspace) -> None:
    """Not-a-number and infinity in lists of values do not become names."""
    workspace.put("""\
        openapi: 3.0.3
        info: {title: T, version: '1'}
        paths:
          /a:
            get:
              operationId: getA
              tags: [T]
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          a: {enum: [.nan, .inf, -.inf, 1.5]}
                          b: {enum: [100000000000000000000000, -1]}
                          c: {enum: [true, false, null]}
        """)
    run = workspace.run()
    assert run.code == 0, run.err
    invalidate_caches()
    module = import_module(f"{workspace.package}.models")
    types = get_type_hints(next(getattr(module, n) for n in dir(module) if n in "AT"))
    assert types["a"] == float | None
    assert bool in get_args(types["c"])


def test_a_field_is_not_confused_with_a_class_of_its_name(workspace: Workspace) -> None:
    """In scripts without capitals they would have one name."""
    made = document("x")
    made["components"]["schemas"] = {
        "名": {"type": "object", "properties": {"a": {"type": "string"}}},
        "x": {
            "type": "object",
            "properties": {
                "名": {"$ref": "#/components/schemas/名"},
                "more": {"$ref": "#/components/schemas/名"},
            },
        },
    }
    workspace.put(made)
    run = workspace.run()
    assert run.code == 0, run.err
    invalidate_caches()
    models = import_module(f"{workspace.package}.models")
    # As the decoder reads them.
    assert get_type_hints(models.X)["more"] == models.Model名 | None


PYTHON_NAMES = (
    *("list", "List", "Any", "Async", "Resource", "Ellipsis", "NotImplemented", "None"),
    *(
        "datetime",
        "dt",
        "class",
        "self",
        "__init__",
        "Model",
        "model",
        "typing",
        "json",
    ),
    *("User", "user", "USER", "ﬁle", "file", "Literal", "Enum", "shared", "operations"),
)


def test_names_of_python_and_of_the_package_import(workspace: Workspace) -> None:
    """As schemas, tags, ids, properties and parameters, where twins differ in case only."""
    kinds: list[Any] = [{"type": "string"}, {"enum": ["a", "None"]}]
    kinds += [{"$ref": f"#/components/schemas/{name}"} for name in PYTHON_NAMES]
    schemas, paths = {}, {}
    for index, name in enumerate(PYTHON_NAMES):
        fields = {
            n: kinds[(index * i) % len(kinds)] for i, n in enumerate(PYTHON_NAMES)
        }
        schemas[name] = {"type": "object", "properties": fields, "required": [name]}
        content = {"application/json": {"schema": kinds[index + 2]}}
        parameters = [
            {"name": n, "in": "query", "schema": kinds[0]} for n in PYTHON_NAMES
        ]
        responses = {"200": {"description": "ok", "content": content}}
        get = {"operationId": name, "tags": [name], "responses": responses}
        paths[f"/{index}"] = {"get": {**get, "parameters": parameters}}
    made = document("x") | {"paths": paths, "components": {"schemas": schemas}}
    path = workspace.spec / f"{workspace.package}.json"
    path.write_text(json.dumps(made))
    run = workspace.run(str(path), "--out", "generated")
    assert run.code == 0, run.err
    invalidate_caches()
    package = import_module(workspace.package)
    models = import_module(f"{workspace.package}.models")
    assert {"AnyRecord", "EllipsisRecord"} <= {*models.__dir__()}
    for name in models.__dir__():
        getattr(models, name)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        for operation in package.OPERATIONS.values():
            group = getattr(client, operation.attribute)
            module = import_module(type(group).__module__)
            awaited = getattr(module, f"Async{type(group).__name__}")
            assert callable(getattr(group, operation.function))
            assert issubclass(awaited, openapi_runtime.AsyncResource)


# Random text
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="\"'\\{}%#\n \tax_<>[]()|", max_size=20),
    st.sampled_from(PAYLOADS),
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    title=TEXTS, prose=TEXTS, tag=TEXTS, id_=TEXTS, field=TEXTS, parameter=TEXTS,
    value=TEXTS, path=TEXTS, component=TEXTS,
)  # fmt: skip
@example("t", "<br>", "t", "i", "f", "p", "v", "a", "c")
@example("t", "p", "t", "i", "²", "p", "v", "a", "c")
@example("a\x00b", "p", "t", "i", "f", "p", "v", "a", "c")
def test_random_text_gives_code_that_compiles(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    prose: str,
    tag: str,
    id_: str,
    field: str,
    parameter: str,
    value: str,
    path: str,
    component: str,
) -> None:
    """Any text in any place gives Python of the known form, or a refusal."""
    path = path.replace("{", "(").replace("}", ")")
    pointer = component.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    schema = {
        "type": "object",
        "description": prose,
        "properties": {
            field: {"type": "string", "enum": [value], "description": prose}
        },
    }
    made = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": value, "description": prose},
        "servers": [{"url": value}],
        "tags": [{"name": tag, "description": prose}],
        "paths": {
            f"/{path}": {
                "post": {
                    "operationId": id_,
                    "summary": prose,
                    "description": title,
                    "tags": [tag],
                    "parameters": [
                        {"name": parameter, "in": "query", "description": prose,
                         "schema": {"type": "string", "enum": [value]}},
                    ],
                    "requestBody": {"content": {"application/json": {"schema": schema}}},
                    "responses": {
                        "200": {"description": prose, "content": {"application/json": {
                            "schema": {"$ref": f"#/components/schemas/{pointer}"}}}},
                    },
                }
            }
        },
        "components": {"schemas": {component: schema}},
    }  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("spec")
    (folder / "tiny.json").write_text(json.dumps(made))
    config = folder / "tiny.toml"
    config.write_text('document = "tiny.json"\npackage = "tiny"\n')
    files, problems = attempt(config)
    if problems:
        assert all(problem.where.startswith(f"{folder}/") for problem in problems)
        return
    check_code(files)
    for text in files.values():
        text.encode()
    held = strings(files["operations.py"])
    stated = {id_} if id_.strip() else set[str]()
    # A group without a name is called `default`.
    sent = f"/{path}".partition("#")[0]
    assert {*stated, sent, tag or "default"} <= held
    resources = set().union(
        *(
            strings(text)
            for name, text in files.items()
            if name.startswith("resources/")
        )
    )
    assert {parameter, *stated} <= resources
