"""The reserved names of the generator are those that the runtime and its output have."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import openapi_runtime
from generator import reserved
from generator.names.client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from generator.names.words import class_name
from tests.generator.workspace import ROOT

PACKAGES = [path.parent for path in sorted((ROOT / "generated").glob("*/api.json"))]


def public(*classes: type) -> set[str]:
    """Return the public attributes of *classes*."""
    return {name for class_ in classes for name in dir(class_) if name[0] != "_"}


def trees(pattern: str) -> Iterator[ast.Module]:
    """Yield the syntax trees of generated modules; there must be some."""
    paths = [path for package in PACKAGES for path in package.glob(pattern)]
    assert paths
    for path in paths:
        if path.name != "__init__.py":
            yield ast.parse(path.read_text())


def imported(pattern: str) -> set[str]:
    """Return the names that modules import, but not from their own package."""
    return {
        alias.asname or alias.name
        for tree in trees(pattern)
        for node in tree.body
        if isinstance(node, ast.Import)
        or (isinstance(node, ast.ImportFrom) and not node.level)
        for alias in node.names
        if alias.name != "annotations"
    }


def functions(pattern: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the methods of generated classes."""
    for tree in trees(pattern):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names of the arguments of *function*."""
    given = function.args
    found = {a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
    return found | ({given.kwarg.arg} if given.kwarg else set())


def used(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the names in the body of *function*."""
    nodes = [node for statement in function.body for node in ast.walk(statement)]
    return {node.id for node in nodes if isinstance(node, ast.Name)}


@pytest.mark.parametrize(
    ("names", "true"),
    [
        ("CALL_OPTIONS", set(openapi_runtime.CallOptions.__annotations__)),
        (
            "CLIENT_ATTRIBUTES",
            public(openapi_runtime.SyncClientBase, openapi_runtime.AsyncClientBase),
        ),
        ("MODEL_ATTRIBUTES", public(openapi_runtime.Model)),
    ],
)
def test_names_of_the_runtime(names: str, true: set[str]) -> None:
    """Each list has all public names, and no other."""
    assert set(getattr(reserved, names)) == true


def test_groups_have_no_public_attribute_that_is_not_reserved() -> None:
    """What the base classes have, no method may be called."""
    own = public(openapi_runtime.Resource, openapi_runtime.AsyncResource)
    assert own <= reserved.RESOURCE_ATTRIBUTES


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("models/*.py", reserved.MODEL_IMPORTS | reserved.BUILTINS),
        ("resources/*.py", reserved.RESOURCE_IMPORTS | reserved.BUILTINS),
        (
            "client.py",
            reserved.CLIENT_IMPORTS
            | reserved.CLIENT_DECORATORS
            | {"TYPE_CHECKING", "Unpack"},
        ),
    ],
)
def test_what_generated_modules_import_is_reserved(
    pattern: str, names: frozenset[str]
) -> None:
    """A class of that name would take its place."""
    assert imported(pattern) <= names


def test_what_the_generator_can_import_of_the_runtime_is_reserved() -> None:
    """Also what no committed package happens to need."""
    constants = {
        node.value
        for path in (ROOT / "generator" / "write").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    known = reserved.MODEL_IMPORTS | reserved.RESOURCE_IMPORTS | reserved.CLIENT_IMPORTS
    assert constants & set(openapi_runtime.__all__) <= known


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: Path(path).name)
def test_the_names_in_a_constructor_are_reserved(package: Path) -> None:
    """Credentials cannot be called so."""
    from importlib import import_module

    api = import_module(f"{package.name}.api").API
    own = {key.argument for key in api.credentials} | set(api.base_urls)
    own |= {key.password for key in api.credentials}
    constructors = [f for f in functions("client.py") if f.name == "__init__"]
    found = set.union(*({*arguments(f), *used(f)} for f in constructors))
    found -= own | {"API"} | CLIENT_OPTIONS.keys() | LIMIT_OPTIONS.keys()
    others = {other.name for other in PACKAGES} - {package.name}
    for other in others:
        api = import_module(f"{other}.api").API
        found -= {key.argument for key in api.credentials} | set(api.base_urls)
    assert found == set(reserved.CONSTRUCTOR)


def test_the_names_in_methods_are_reserved() -> None:
    """An argument would hide them."""
    found: set[str] = set()
    paged: list[set[str]] = []
    for function in functions("resources/*.py"):
        own = {a.arg for a in (*function.args.args[1:], *function.args.kwonlyargs)}
        if "call_options" not in arguments(function):
            continue
        if any(isinstance(n, ast.Attribute) and n.attr == "_pages"
               for n in ast.walk(function)):  # fmt: skip
            paged.append(own)
            own = own - reserved.PAGING_ARGUMENTS
        found |= {name for name in used(function) - own if name.islower()}
    locals_ = reserved.METHOD_NAMES | reserved.PAGING_ARGUMENTS | reserved.BUILTINS
    assert found <= locals_ | reserved.RESOURCE_IMPORTS
    assert {"self", "call_options"} <= found
    assert set.intersection(*paged) <= reserved.PAGING_ARGUMENTS
    assert set.union(*paged) >= reserved.PAGING_ARGUMENTS


@pytest.mark.parametrize("name", ["NULL", "UNSET", "Model", "Any", "Pager"])
def test_a_class_is_not_called_like_what_its_module_imports(name: str) -> None:
    """A schema of that name has a longer one."""
    assert class_name([name]) == f"{name}Record"
