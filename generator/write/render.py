"""Render: views -> text, one template per file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2

from openapi_source.code import docstring, visible

from .imports import imports
from .python_source import literal
from .views import PackageView

TEMPLATES = Path(__file__).parents[2] / "templates"

_LOADED = frozenset([
    "API", "AsyncClientBase", "AsyncMeteredBase", "SyncClientBase", "SyncMeteredBase",
    "UNSET", "cached_property", "deprecated", "given_options",
])  # fmt: skip
"""Names that the module of the clients needs when it is loaded; annotations do not."""


class _File(NamedTuple):
    """One file: its template, its path in the package, and the view of one of several."""

    template: str
    path: str
    own: Mapping[str, str] | None = None
    """See `imports`; None if the template prints the imports itself."""
    view: object = None


def render(package: PackageView) -> dict[str, str]:
    """Return the text of every file by its path below the package's folder."""
    templates = environment()
    files = {}
    for file in _files(package):
        template = templates.get_template(file.template)
        text = template.render(package=package, view=file.view)
        if file.path.endswith(".py"):
            text = _with_head(text, file, package.written_by)
        files[file.path] = text.rstrip() + "\n"
    return files


def _with_head(text: str, file: _File, written_by: str) -> str:
    """Add to a module, below its docstring, who wrote it and what it imports."""
    top, _, body = text.partition("\n\n")
    title, *comments = top.splitlines()
    comments.insert(0, f"# Written by {oneline(written_by)}: do not edit.")
    parts = [title, "\n".join(comments), body]
    if body and file.own is not None:
        loaded = _LOADED if file.path == "client.py" else frozenset[str]()
        found = imports(body, file.own, loaded)
        parts[2:2] = ["from __future__ import annotations", *([found] if found else [])]
    return "\n\n".join(parts)


def _files(package: PackageView) -> Iterator[_File]:
    """Yield the table of files."""
    homes = dict(package.model_modules)
    models = {name: f".models.{module}" for name, module in homes.items()}
    constants = dict.fromkeys((name for name, _ in package.constants), ".api")
    groups = {
        class_.name: f".resources.{group.attribute}"
        for group in package.resources
        for class_ in group.classes
    }
    yield _File("package.py.jinja", "__init__.py")
    yield _File("errors.py.jinja", "errors.py")
    yield _File("client.py.jinja", "client.py", {"API": ".api", **groups})
    yield _File("api.py.jinja", "api.py", dict.fromkeys(constants, ""))
    yield _File(
        "operations.py.jinja", "operations.py", {**constants, "VALUES": ".values"}
    )
    if package.values:
        yield _File("values.py.jinja", "values.py", {})
    if package.events:
        yield _File("webhooks.py.jinja", "webhooks.py", models)
    if package.error_types:
        yield _File("error_types.py.jinja", "error_types.py", models)
    defined = dict.fromkeys([*homes, *dict(package.renamed_models)], "")
    yield _File("models_init.py.jinja", "models/__init__.py", defined)
    for module in package.models:
        own = {n: "" if n in module.names else f".{homes[n]}" for n in homes}
        yield _File("models.py.jinja", f"models/{module.module}.py", own, module)
    yield _File("resources_init.py.jinja", "resources/__init__.py")
    own = {name: f".{home}" for name, home in models.items()}
    own |= {"OPERATIONS": "..operations", **dict.fromkeys(groups, "")}
    for group in package.resources:
        path = f"resources/{group.attribute}.py"
        yield _File("resource.py.jinja", path, own, group)
    yield _File("api.md.jinja", "api.md")
    yield _File("py.typed.jinja", "py.typed")


@cache
def environment() -> jinja2.Environment:
    """Return the environment of all templates."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701 - Python, not HTML; `literal` and `docstring` escape
    )
    for filter_ in (cell, docstring, inert, literal, oneline):
        made.filters[filter_.__name__] = filter_
    return made


def oneline(text: str) -> str:
    """Return *text* for one line of a docstring."""
    return re.sub(r"[\\\"\s]+", " ", visible(text))


def inert(text: str) -> str:
    """Return *text* so that Markdown does not take it for HTML."""
    return text.replace("<", "&lt;")


def cell(text: str) -> str:
    """Return *text* for a cell of a Markdown table."""
    return visible(text).replace("|", "\\|").replace("`", "").replace("\n", " ")
