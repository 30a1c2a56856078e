"""The symbol table of a package: the names that its modules define, use and import."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

_BUILTINS = frozenset(dir(builtins)) | {"__file__", "__name__", "__path__"}


_IMPORTS = (ast.Import, ast.ImportFrom)
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler)

_Import: TypeAlias = tuple[str, str, int, bool]


@dataclass(frozen=True, slots=True)
class _Module:
    """The names that one module defines, uses and takes from others of the package."""

    defined: set[str] = field(default_factory=set[str])
    used: dict[str, int] = field(default_factory=dict[str, int])
    """Name -> line."""
    imported: list[_Import] = field(default_factory=list["_Import"])
    """Module of the package, name, line, and whether it is at the top, where loading the
    module imports it."""


def missing_names(files: Mapping[str, str]) -> list[str]:
    """Return what a module uses or imports and is not there: "models/pets.py:7: …".

    The package would not load; so it would if modules import each other.
    """
    modules = {
        _dotted(path): _read(path, text)
        for path, text in files.items()
        if path.endswith(".py")
    }
    return [
        f"{name.replace('.', '/') or '__init__'}.py:{line}: {message}"
        for name, module in modules.items()
        for line, message in _faults(name, module, modules)
    ]


def _dotted(path: str) -> str:
    """Return the name of a module inside the package; empty for the package itself."""
    name = path.removesuffix(".py").replace("/", ".")
    return name.removesuffix("__init__").removesuffix(".")


def _faults(
    name: str, module: _Module, modules: Mapping[str, _Module]
) -> Iterator[tuple[int, str]]:
    for used, line in module.used.items():
        if used not in module.defined | _BUILTINS:
            yield line, f"the name {used!r} is not defined"
    for source, symbol, line, _ in module.imported:
        is_module = f"{source}.{symbol}".lstrip(".") in modules
        known = modules[source].defined if source in modules else set[str]()
        if source == name and not is_module:
            yield line, f"{symbol!r} is imported from the module itself"
        elif not is_module and symbol not in known and "__getattr__" not in known:
            yield line, f"{symbol!r} is imported from {source!r}, which does not have it"
    if cycle := _cycle(name, modules):
        yield 1, f"modules import each other: {' -> '.join(cycle)}"


def _cycle(start: str, modules: Mapping[str, _Module]) -> list[str]:
    """Return the way from a module back to itself, through what loading it imports."""
    waiting, seen = [[start]], set[str]()
    for trail in waiting:  # it grows meanwhile
        for source, symbol, _, is_loaded in modules[trail[-1]].imported:
            inside = f"{source}.{symbol}".lstrip(".")
            source = inside if inside in modules else source
            if source == start and is_loaded and len(trail) > 1:
                return [*trail, start]
            if is_loaded and source in modules and source not in seen:
                seen.add(source)
                waiting.append([*trail, source])
    return []


def _read(path: str, text: str) -> _Module:
    """Return the names of a module, whatever their scope."""
    module = _Module()
    holder = path.removesuffix(".py").split("/")[:-1]
    tree = ast.parse(text, path)
    loaded = set(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                module.used.setdefault(node.id, node.lineno)
            else:
                module.defined.add(node.id)
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = holder[: len(holder) - node.level + 1]
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                entry = source, alias.name, node.lineno, node in loaded
                module.imported.append(entry)
                module.defined.add(alias.asname or alias.name)
        elif isinstance(node, _IMPORTS):
            names = [alias.asname or alias.name for alias in node.names]
            module.defined.update(name.partition(".")[0] for name in names)
        elif isinstance(node, ast.arg):
            module.defined.add(node.arg)
        elif isinstance(node, _NAMED) and node.name:
            module.defined.add(node.name)
    return module
