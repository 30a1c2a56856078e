"""Reserved names are those that the runtime and generated code have."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import openapi_runtime
from generator import facts, reserved
from generator.config import read
from generator.names.client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from generator.names.methods import group_attribute
from generator.names.words import class_name
from generator.write.imports import HOMES
from openapi_runtime import AsyncMeteredBase, CallOptions, Model, SyncMeteredBase
from tests.generator.workspace import ROOT

PACKAGES = [path.parent for path in sorted((ROOT / "generated").glob("*/api.py"))]


def public(*classes: type) -> set[str]:
    """Return the public attributes of classes of the runtime."""
    return {name for class_ in classes for name in dir(class_) if name[0] != "_"}


def imported(path: Path) -> Iterator[str]:
    """Yield the class-like names that a module imports from outside its package."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield from (a.asname or a.name for a in node.names if a.name[0].isupper())


def test_clients_have_their_attributes() -> None:
    """Groups of operations are attributes, too."""
    assert public(SyncMeteredBase, AsyncMeteredBase) == reserved.CLIENT_ATTRIBUTES


def test_records_have_their_attributes() -> None:
    """Fields are attributes, too."""
    assert public(Model) <= reserved.FIELDS


def test_calls_have_their_options() -> None:
    """Arguments of methods are arguments beside them."""
    assert CallOptions.__annotations__.keys() <= reserved.ARGUMENTS


def test_pagers_have_their_arguments() -> None:
    """Those that a method of a paging operation has without the document."""
    text = (PACKAGES[-1] / "resources" / "deals.py").read_text()
    tree = ast.parse(text)
    method = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "list"
    )
    names = {argument.arg for argument in method.args.kwonlyargs}
    assert names >= reserved.PAGER_ARGUMENTS - reserved.ARGUMENTS


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_modules_keep_what_they_import(package: Path) -> None:
    """No record and no group hides a name that its module imports."""
    modules = [*package.glob("models/*.py"), *package.glob("resources/*.py")]
    names = {name for path in modules for name in imported(path)}
    assert {"Any", "Resource"} & names
    assert names - {"TYPE_CHECKING"} <= reserved.CLASSES
    names = set(imported(package / "client.py"))
    assert names - {"TYPE_CHECKING", "Unpack"} <= reserved.GROUP_CLASSES


@pytest.mark.parametrize("name", ["NULL", "UNSET", "Model", "Any", "Ellipsis"])
def test_a_class_is_not_called_like_what_its_module_imports(name: str) -> None:
    """A schema of that name has a longer one."""
    assert class_name([name]) == f"{name}Record"


def test_importable_names_of_the_runtime_are_reserved() -> None:
    """Names that no committed package needs are reserved, too."""
    names = {name for name, home in HOMES.items() if home == "openapi_runtime"}
    assert names <= set(openapi_runtime.__all__)
    # No module of records, groups or clients has facts.
    classes = {name for name in names - {*vars(facts)} if name[0].isupper()}
    assert {"Pager", "FileInput"} <= classes
    assert classes <= reserved.CLASSES | reserved.GROUP_CLASSES


def test_constructors_keep_their_arguments() -> None:
    """No credential has the name of an argument that the clients of every API take."""
    constructors = [
        {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
        | {node.args.kwarg.arg if node.args.kwarg else "self"}
        for package in PACKAGES
        for node in ast.walk(ast.parse((package / "client.py").read_text()))
        if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    ]
    common = set.intersection(*constructors)
    assert {"self", "base_url", "http_client"} <= common
    configs = [read(path) for path in (ROOT / "spec").glob("*.toml")]
    named = {
        c.argument for config in configs for c in config.client.credentials.values()
    }
    known = {*CLIENT_OPTIONS, *LIMIT_OPTIONS} | reserved.CLIENT_ARGUMENTS
    assert common - named <= known


def test_groups_hide_nothing_in_the_bodies_of_clients() -> None:
    """A tag such as `deprecated` would be the decorator of the groups after it."""
    text = (PACKAGES[-1] / "client.py").read_text()
    classes = [n for n in ast.parse(text).body if isinstance(n, ast.ClassDef)]
    members = [n for c in classes for n in c.body if isinstance(n, ast.FunctionDef)]
    used = [
        *(part for member in members for part in member.decorator_list),
        *(a.annotation for m in members for a in m.args.kwonlyargs if a.annotation),
    ]
    names = {n.id for p in used for n in ast.walk(p) if isinstance(n, ast.Name)}
    assert {"cached_property", "str"} <= names
    # Only groups with an old name have the other two.
    names = {n for n in names if n.islower()} | {"deprecated", "property"}
    assert names <= reserved.GROUPS
    assert not {group_attribute(name) for name in names} & reserved.GROUPS


def test_a_package_hides_no_dependency() -> None:
    """The imports of the runtime are no names of a generated package."""
    root = Path(openapi_runtime.__file__).parent
    tops = {
        alias.name.partition(".")[0]
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert tops <= reserved.PACKAGES
