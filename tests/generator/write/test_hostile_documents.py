"""Text of a document never becomes code: it compiles, imports, and none of it runs."""

from __future__ import annotations

import ast
import json
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

import openapi_runtime
from generator.errors import GeneratorError, Problem
from tests.generator.workspace import Workspace, rendered

# Executed in any way, each of these makes the file PWNED or raises.
PAYLOADS = [
    '"""; import os; os.system("touch PWNED") #',
    "'''; import os; os.system('touch PWNED') #",
    '"); open("PWNED", "w"); ("',
    "'); open('PWNED', 'w'); ('",
    '\n\nopen("PWNED", "w")\n',
    '\r\nopen("PWNED", "w")\r\n',
    '\u2028open("PWNED", "w")\u2029',
    '\x0copen("PWNED", "w")\x0b',
    '{open("PWNED", "w")}',
    '{{ cycler.__init__.__globals__.os.system("touch PWNED") }}',
    '{% for x in [].__class__.__base__.__subclasses__() %}PWNED{% endfor %}',
    "{# comment #}{{ self }}{{ package }}",
    '\\"""; open("PWNED", "w") #',
    '\\\\"""; open("PWNED", "w") #',
    'x\\', 'x\\\\', 'x"', "x'", 'x""', 'x"""', "x'''", '"', '""', '"""', '""""',
    "\\N{DASH}", "\\x00", "\\u202e", "\\", "\\\n", "%s %(a)s %", "$a ${b}",
    "\x00", "a\x00b", "\x01\x1b[31m", "\x7f\x85", "\ufeff", "\ufffe",
    "\u202eevil\u202c", "\u2066x\u2069", "\u200b", "a\u200db",
    "ﬁle", "ｃｌａｓｓ", "𝐝𝐞𝐟", "K", "ſelf", "ª", "²", "①", "٣",
    "😀", "👩‍👩‍👧", "ünïcödé", "名前", "مرحبا", "İ", "ß",
    "123", "0", "1.5", "-", "--", "_", "__", "___", ".", "..", "/", "", " ", "\t",
    "self", "cls", "extra", "to_dict", "list", "print", "call_options", "timeout",
    "extra_body", "with_raw_response", "class", "def", "None", "True", "async",
    "match", "type", "import", "lambda", "property", "dict", "str", "super",
    "__class__", "__init__", "__dict__", "__slots__", "__getattr__", "__all__",
    "_source", "_given", "_path", "_wire_names", "_client", "_call", "_raw",
    "_settings", "model", "Model", "Any", "UNSET", "OPERATIONS", "openapi_runtime",
    "a" * 300, "A" * 300, "a_" * 150, "é" * 300, "1" * 300,
    "<br>", "<b>", "<!-- -->", "&lt;script&gt;", "&#0;", "<a href='\"\"\"'>x</a>",
    "[x](\"\"\")", "| a | b |", "---", "#", "# type: ignore", "# fmt: off", "# noqa",
    "\ud800",
]  # fmt: skip


def document(text: str, *, everywhere: bool = True) -> dict[str, Any]:
    """Return a document with *text* in every place that takes free text.

    *everywhere*: also in names of components and templated parts of paths, which the
    specification restricts, but nobody keeps from being written.
    """
    component = text if everywhere else "Thing"
    ref = {
        "$ref": "#/components/schemas/"
        + component.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    }
    prose = {"title": text, "description": text}
    scalar = {"type": "string", "default": text, "example": text, **prose}
    thing = {
        "type": "object",
        **prose,
        "required": [text],
        "properties": {
            text: scalar,
            f"{text}2": {**scalar, "enum": [text, "other"]},
            "pick": {**scalar, "enum": [text]},
            "again": ref,
            "many": {"type": "array", "items": ref, **prose},
            "inner": {"type": "object", "properties": {text: scalar}, **prose},
        },
        "example": {text: text},
    }
    place = {"description": text, "example": text, "schema": scalar}
    answer = {"description": text, "content": {"application/json": {"schema": ref}}}
    path = text.replace("?", "").replace("#", "") if everywhere else "x"
    if "{" in path or "}" in path:
        path = path.replace("{", "(").replace("}", ")")
    return {
        "openapi": "3.0.3",
        "info": {"title": text, "version": text, "description": text},
        "servers": [{"url": f"https://example.com/{text}", "description": text}],
        "tags": [{"name": text, "description": text}],
        "security": [{text: [text]}],
        "paths": {
            f"/{path}/{{id}}": {
                "summary": text,
                "description": text,
                "post": {
                    "operationId": text,
                    "summary": text,
                    "description": text,
                    "tags": [text],
                    "deprecated": True,
                    "externalDocs": {"url": text, "description": text},
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, **place},
                        {"name": f"q{text}", "in": "query", **place},
                        {"name": f"h{text}", "in": "header", **place},
                        {"name": f"c{text}", "in": "cookie", **place},
                    ],
                    "requestBody": {
                        "description": text,
                        "content": {"application/json": {"schema": ref}},
                    },
                    "responses": {"200": answer, "400": {"description": text}},
                }
            },
            "/steady": {
                "get": {"operationId": "getSteady", "tags": ["Steady"],
                        "description": text, "responses": {"200": answer}},
            },
        },
        "components": {
            "schemas": {component: thing},
            "securitySchemes": {
                text: {"type": "apiKey", "in": "header", "name": text, "description": text},
                f"{text}2": {
                    "type": "oauth2",
                    "description": text,
                    "flows": {"implicit": {"authorizationUrl": text, "scopes": {text: text}}},
                },
            },
        },
    }  # fmt: skip


# What generated modules consist of, at their top level and in class bodies.
_STATEMENTS = (
    ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef,
    ast.Assign, ast.AnnAssign, ast.Expr, ast.If,
)  # fmt: skip
_CALLS = {
    "API": {"Api", "ApiKey", "Envelope"},
    "_OBJECTS": {"ObjectType"},
    "_OPERATIONS": {"Operation"},
    "OPERATIONS": {"MappingProxyType"},
}


def outside_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield every node that is evaluated when the module is imported."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += node.decorator_list
            waiting += [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]
        else:
            waiting += ast.iter_child_nodes(node)


# What the bodies of generated functions call, besides classes of the package.
_CALLED = {
    "AttributeError", "OPERATIONS", "async_raw_method", "deprecated", "getattr", "globals",
    "given_options", "import_module", "_MODULES.get", "raw_method", "self._call", "self._pages",
    "self._raw", "sorted", "super", "super().__init__", "type",
}  # fmt: skip


def _is_deprecation(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "deprecated"


def check_code(files: dict[str, str]) -> None:
    """Make sure that the code in *files* has the form that generated code has."""
    trees = {n: ast.parse(text, n) for n, text in files.items() if n.endswith(".py")}
    nodes = {name: list(ast.walk(tree)) for name, tree in trees.items()}
    classes = {
        n.name for found in nodes.values() for n in found if isinstance(n, ast.ClassDef)
    }
    for name, tree in trees.items():
        for statement in tree.body:
            assert isinstance(statement, _STATEMENTS), (name, ast.dump(statement))
            called = {
                ast.unparse(node.func)
                for node in outside_functions(ast.Module([statement], []))
                if isinstance(node, ast.Call)
            }
            allowed: set[str] = set()
            if isinstance(statement, ast.ClassDef):
                marks = [n for n in ast.walk(statement) if _is_deprecation(n)]
                # Its only argument is text.
                assert all(isinstance(a, ast.Constant) for m in marks for a in m.args)
                allowed = {"deprecated"}
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                target = ast.unparse(
                    statement.targets[0]
                    if isinstance(statement, ast.Assign)
                    else statement.target
                )
                allowed = _CALLS.get(target, {"Paging"} if target.isupper() else set())
            if name == "__init__.py" and called == {"require"}:
                # Its arguments are the package's own name and the runtime's series.
                assert all(isinstance(a, ast.Constant) for a in statement.value.args)
                continue
            assert called <= allowed, (name, called)
            if isinstance(statement, ast.Expr):
                assert isinstance(statement.value, ast.Constant), name
        for node in nodes[name]:
            if isinstance(node, ast.Import):
                assert {a.name for a in node.names} <= {
                    "datetime",
                    "openapi_runtime",
                }, name
            if isinstance(node, ast.ImportFrom) and not node.level:
                assert node.module in {
                    "__future__", "builtins", "openapi_runtime", "openapi_runtime.errors",
                    "collections.abc", "functools",
                    "importlib", "types", "typing",
                }, name  # fmt: skip
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                called = {
                    ast.unparse(n.func)
                    for n in ast.walk(node)
                    if isinstance(n, ast.Call)
                }
                assert called <= _CALLED | classes, (name, called)
        # Characters that make a reader see another program than the machine.
        hidden = [
            c for c in files[name] if unicodedata.category(c) == "Cc" and c != "\n"
        ]
        hidden += set(files[name]) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
        assert not hidden, name


def strings(source: str) -> set[str]:
    """Return every string in *source* that is not a docstring."""
    tree = ast.parse(source)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
    }


def attempt(path: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the texts for a configuration, or the problems that prevent them."""
    try:
        return rendered(path), ()
    except GeneratorError as error:
        found = error.problems
    assert found
    return {}, found


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
