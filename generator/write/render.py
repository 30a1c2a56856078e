"""Render: views -> text, one template per file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2

from openapi_source.code import docstring, visible

from .python_source import literal
from .views import PackageView

TEMPLATES = Path(__file__).parents[2] / "templates"


def render(package: PackageView) -> dict[str, str]:
    """Return the text of every file by its path below the package's folder."""
    templates = environment()
    return {
        path: templates.get_template(template)
        .render(package=package, view=view)
        .rstrip()
        + "\n"
        for template, path, view in _files(package)
    }


def _files(package: PackageView) -> Iterator[tuple[str, str, object]]:
    """Yield the table of files: template, path, view."""
    yield "package.py.jinja", "__init__.py", None
    yield "errors.py.jinja", "errors.py", None
    yield "client.py.jinja", "client.py", None
    yield "api.py.jinja", "api.py", None
    yield "operations.py.jinja", "operations.py", None
    if package.values:
        yield "values.py.jinja", "values.py", None
    if package.events:
        yield "webhooks.py.jinja", "webhooks.py", None
    if package.error_types:
        yield "error_types.py.jinja", "error_types.py", None
    yield "models_init.py.jinja", "models/__init__.py", None
    for models in package.models:
        yield "models.py.jinja", f"models/{models.module}.py", models
    yield "resources_init.py.jinja", "resources/__init__.py", None
    for resource in package.resources:
        yield "resource.py.jinja", f"resources/{resource.attribute}.py", resource
    yield "api.md.jinja", "api.md", None
    yield "py.typed.jinja", "py.typed", None


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
