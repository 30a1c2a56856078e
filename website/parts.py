"""The pages about the runtime and the kit, from the docstrings of their public names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .navigation import ROOT

RUNTIME = {
    "calls": ("Options of calls", r"settings|exchange\.(retry|response)|request|http"),
    "lists": ("Pages and pagers", r"paging"),
    "limits": ("Limits, budget and usage", r"limits|usage"),
    "oauth": ("OAuth 2", r"oauth"),
    "records": ("Records and drift", r"models|plugins"),
    "operations": ("Operations and APIs", r"operation|client"),
}
"""Pages about the runtime: their title, and the modules whose names they list."""


def runtime_pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of the pages about the runtime."""
    yield (
        "runtime/errors.md",
        "# Errors\n\nA client has them in its own `errors`: `pipedrive_v2.errors`.\n\n"
        + "".join(entry(f"openapi_runtime.errors.{name}") for name in error_names()),
    )
    names = public_names()
    for page, (title, pattern) in RUNTIME.items():
        listed = [n for module, n in names if re.match(pattern, module)]
        text = "".join(entry(f"openapi_runtime.{name}") for name in listed)
        yield f"runtime/{page}.md", f"# {title}\n\n{text}"


def kit_pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of a page for each part of the kit."""
    kit = ROOT / "pipedrive_kit"
    for path in sorted(kit.iterdir()):
        source = path / "__init__.py" if path.is_dir() else path
        if path.name.startswith("_") or source.suffix != ".py" or not source.exists():
            continue
        part = path.stem
        names = listed_names(ast.parse(source.read_text("utf-8")))
        text = "".join(entry(f"pipedrive_kit.{part}.{name}") for name in names)
        if text:
            yield f"kit/{part}.md", f"# pipedrive_kit.{part}\n\n{text}"


def entry(name: str) -> str:
    """Return the place for the documentation of a name."""
    return f"::: {name}\n\n"


def error_names() -> list[str]:
    """Return the names of the errors."""
    tree = ast.parse((ROOT / "openapi_runtime" / "errors.py").read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def public_names() -> list[tuple[str, str]]:
    """Return module and name of all that the runtime lists, without its errors."""
    tree = ast.parse((ROOT / "openapi_runtime" / "__init__.pyi").read_text("utf-8"))
    return [
        (node.module, alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module != "errors" and node.module
        for alias in node.names
    ]


def listed_names(tree: ast.Module) -> list[str]:
    """Return `__all__` of a module, or else the public functions and classes of it.

    Names that come from another package are on its own pages.
    """
    strange = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and not node.level
        for alias in node.names
    }
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = map(str, ast.literal_eval(node.value))
            return [name for name in names if name not in strange]
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    ]
