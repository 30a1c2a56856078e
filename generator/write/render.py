"""Step 7: views -> text, one template per file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from .python_source import WIDTH, docstring, literal, visible
from .views import ArgumentView, MethodView, PackageView, ResourceView

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Flavor:
    """What differs between the sync and the async class."""

    prefix: str
    async_: str
    await_: str
    base: str
    http: str
    raw: str


FLAVORS = (
    Flavor("", "", "", "SyncClientBase", "HttpClient", "raw_method"),
    Flavor(
        "Async",
        "async ",
        "await ",
        "AsyncClientBase",
        "AsyncHttpClient",
        "async_raw_method",
    ),
)


def render(package: PackageView) -> dict[str, str]:
    """Give the text of every file by its path below the package's folder."""
    environment = _environment()
    return {
        path: environment.get_template(template)
        .render(package=package, view=view, flavors=FLAVORS)
        .rstrip()
        + "\n"
        for template, path, view in _files(package)
    }


def _files(package: PackageView) -> Iterator[tuple[str, str, object]]:
    """The table of files: template, path, view."""
    yield "package.py.jinja", "__init__.py", None
    yield "client.py.jinja", "client.py", None
    yield "api.py.jinja", "api.py", None
    yield "operations.py.jinja", "operations.py", None
    yield "models_init.py.jinja", "models/__init__.py", None
    for module, models in package.models.items():
        yield "models.py.jinja", f"models/{module}.py", models
    yield "resources_init.py.jinja", "resources/__init__.py", None
    for resource in package.resources:
        yield "resource.py.jinja", f"resources/{resource.attribute}.py", resource
    yield "api.md.jinja", "api.md", None
    yield "py.typed.jinja", "py.typed", None


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701 - Python, not HTML; `literal` and `docstring` escape
    )
    environment.filters["literal"] = literal
    environment.filters["docstring"] = docstring
    environment.filters["signature"] = signature
    environment.filters["short_signature"] = short_signature
    environment.filters["call"] = call
    environment.filters["mapping"] = mapping
    environment.filters["raw_line"] = raw_line
    environment.filters["names"] = names
    environment.filters["resource_import"] = resource_import
    environment.filters["constants"] = constants
    environment.filters["import_lines"] = import_lines
    environment.filters["reexport"] = reexport
    environment.filters["oneline"] = oneline
    environment.filters["cell"] = cell
    environment.filters["inert"] = inert
    return environment


def signature(argument: ArgumentView) -> str:
    """Write one argument of a signature as black does, over several lines if it is long."""
    line = f"        {argument.name}: {argument.hint}{argument.default},"
    if len(line) <= WIDTH:
        return line
    return f"        {argument.name}: (\n            {argument.hint}\n        ){argument.default},"


def short_signature(method: MethodView, flavor: Flavor) -> str:
    """Write a signature on one line, or on three; nothing if it needs a line for each."""
    text = method.short_parameters
    if not text:
        return ""
    start, end = f"    {flavor.async_}def {method.name}(", f") -> {method.result}:"
    if len(start + text + end) <= WIDTH:
        return start + text + end
    return f"{start}\n        {text}\n    {end}" if len(text) + 8 <= WIDTH else ""


def mapping(arguments: Iterable[ArgumentView], keyword: str) -> str:
    """Write a keyword that takes arguments by their wire names."""
    return _dict(keyword, [f"{literal(item.wire)}: {item.name}" for item in arguments])


def names(arguments: Iterable[str], keyword: str) -> str:
    """Write a keyword that takes arguments by their own names."""
    return _dict(keyword, [f"{literal(name)}: {name}" for name in arguments])


def _dict(keyword: str, entries: list[str]) -> str:
    """Write a dict on one line if it fits, else an entry a line."""
    line = f"            {keyword}={{{', '.join(entries)}}},"
    if len(line) <= WIDTH:
        return line
    block = "".join(f"                {entry},\n" for entry in entries)
    return f"            {keyword}={{\n{block}            }},"


def constants(names: Sequence[str], name: str) -> str:
    """Write `name=(A, B),` for an operation."""
    more = "," if len(names) == 1 else ""
    return _items(name, f"({', '.join(names)}{more})", names, 8)


def _items(name: str, text: str, items: Sequence[str], indent: int) -> str:
    margin = " " * indent
    line = f"{margin}{name}={text},"
    if len(line) <= WIDTH or not items:
        return line
    block = "".join(f"{margin}    {item},\n" for item in items)
    return f"{margin}{name}=(\n{block}{margin}),"


def import_lines(names: Iterable[str], module: str) -> str:
    """Write an import of several names."""
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"from {module} import (", *(f"    {n}," for n in names), ")"])


def reexport(names: Iterable[str], module: str) -> str:
    """Write an import that gives every name on, on one line if it fits."""
    parts = [f"{name} as {name}" for name in names]
    line = f"    from .{module} import {', '.join(parts)}"
    if len(line) <= WIDTH:
        return line
    block = "".join(f"        {part},\n" for part in parts)
    return f"    from .{module} import (\n{block}    )"


def resource_import(resource: ResourceView) -> str:
    """Write the import of both classes of a resource."""
    classes = sorted([f"Async{resource.class_name}", resource.class_name])
    lines = import_lines(classes, f".resources.{resource.attribute}").splitlines()
    line = "    " + lines[0]
    if len(lines) == 1 and len(line) > WIDTH:
        module, _, _ = lines[0].partition(" import ")
        lines = [f"{module} import (", *(f"    {name}," for name in classes), ")"]
    return "\n".join("    " + line for line in lines)


def call(method: MethodView, flavor: Flavor) -> str:
    """Write a call without query and body on one line, or on three."""
    start = f"        return {flavor.await_}self._call("
    line = f"{start}{method.short_call})"
    if len(line) <= WIDTH:
        return line
    return f"{start}\n            {method.short_call}\n        )"


def raw_line(name: str, flavor: Flavor) -> str:
    """Write the line that gives a method its raw twin."""
    line = f"        self.{name} = {flavor.raw}(raw.{name})"
    if len(line) <= WIDTH:
        return line
    return f"        self.{name} = {flavor.raw}(\n            raw.{name}\n        )"


def oneline(text: str) -> str:
    """Make *text* fit into a docstring's line."""
    return re.sub(r"[\\\"\s]+", " ", visible(text))


def inert(text: str) -> str:
    """Keep *text* from being HTML where Markdown would take it for that."""
    return text.replace("<", "&lt;")


def cell(text: Any) -> str:
    """Make *text* fit into a Markdown table."""
    return visible(str(text)).replace("|", "\\|").replace("`", "").replace("\n", " ")
