"""Hostile texts, a document that has them everywhere, and a check of the code made of it."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError, Problem
from tests.generator.workspace import rendered

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
