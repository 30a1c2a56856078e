"""The reference of one generated client: a page for each group, and for its records.

All of it is read from the generated package: `api.json` and the docstrings.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .example import example
from .python_source import (
    Argument,
    Docstring,
    arguments,
    attributes,
    classes,
    closed_values,
    methods,
)


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return re.sub(r"([|<>\\])", r"\\\1", text)


def code(text: str) -> str:
    """Return code for a cell of a table."""
    return f"`{text}`" if text else ""


@dataclass(frozen=True)
class Reference:
    """The pages about a generated package."""

    package: Path
    title: str
    folder: str
    """The folder of its pages: `v2`."""

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of each page."""
        homes = self._homes()
        yield f"{self.folder}/client.md", self._client()
        yield f"{self.folder}/methods.md", self._methods()
        for group in self.api["groups"]:
            yield f"{self.folder}/{group}.md", self._group(group, homes)
        for path in sorted((self.package / "models").glob("*.py")):
            if path.stem != "__init__" and (text := self._records(path, homes)):
                yield f"{self.folder}/models/{path.stem}.md", text

    @cached_property
    def api(self) -> dict[str, Any]:
        """The facts that the generator keeps about the package."""
        text = (self.package / "api.json").read_text("utf-8")
        found: dict[str, Any] = json.loads(text)
        return found

    def _homes(self) -> dict[str, str]:
        """Return the page of each record and of each closed list of values."""
        homes = {}
        for path in sorted((self.package / "models").glob("*.py")):
            for name in (*(n.name for n in classes(path)), *closed_values(path)):
                homes[name] = path.stem
        return homes

    def _client(self) -> str:
        """Return the page about the arguments of the client."""
        node = next(
            n for n in classes(self.package / "client.py") if n.name == "Client"
        )
        start = next(
            n
            for n in node.body
            if isinstance(n, ast.FunctionDef) and n.name == "__init__"
        )
        docs = Docstring.of(node)
        lines = [
            "# Client",
            "",
            f"`{self.package.name}.Client(…)` and `{self.package.name}.AsyncClient(…)`"
            " take the same arguments, all by name and all optional.",
            "",
            "| argument | type | |",
            "| --- | --- | --- |",
        ]
        for each in arguments(start):
            text = cell(docs.arguments.get(each.name, ""))
            lines.append(f"| `{each.name}` | {code(each.type)} | {text} |")
        # The indent of the docstring is that of its arguments.
        lines += ["", docs.rest, "", "## Groups of methods", ""]
        lines += [
            f"- [`client.{group}`]({group}.md): "
            + ", ".join(f"`{name}`" for name in self._names(group))
            for group in self.api["groups"]
        ]
        return "\n".join([*lines, ""])

    def _names(self, group: str) -> list[str]:
        return [
            key.removeprefix(f"{group}.")
            for key in self.api["methods"]
            if key.rpartition(".")[0] == group
        ]

    def _methods(self) -> str:
        """Return the table of all methods."""
        lines = [
            "# All methods",
            "",
            "| method | HTTP | tokens | OAuth scopes |",
            "| --- | --- | --- | --- |",
        ]
        for key, facts in self.api["methods"].items():
            group, _, name = key.rpartition(".")
            scopes = ", ".join(f"`{scope}`" for scope in facts.get("scopes", ()))
            lines.append(
                f"| [`{key}`]({group}.md#{name}) | `{facts['http']}` "
                f"| {facts.get('cost', 0)} | {scopes} |"
            )
        return "\n".join([*lines, ""])

    def _group(self, group: str, homes: dict[str, str]) -> str:
        """Return the page of a group of methods."""
        (node,) = [
            node
            for node in classes(self.package / "resources" / f"{group}.py")
            if node.name == self.api["groups"][group]["class"]
        ]
        docs = Docstring.of(node)
        lines = [f"# client.{group}", "", docs.summary, "", docs.text, ""]
        for method in methods(node):
            facts = self.api["methods"].get(f"{group}.{method.name}")
            if facts is not None:
                lines += self._method(group, method, facts, homes)
        gone = sorted(removed(node))
        if gone:
            lines += ["## Removed by Pipedrive { #removed }", ""]
            lines += [f"- `{name}`: calling it raises `RemovedError`" for name in gone]
        return "\n".join([*lines, ""])

    def _method(
        self,
        group: str,
        node: ast.FunctionDef,
        facts: dict[str, Any],
        homes: dict[str, str],
    ) -> Iterator[str]:
        """Yield the lines about a method."""
        docs = Docstring.of(node)
        taken = arguments(node)
        yield f"## {node.name} {{ #{node.name} }}"
        yield ""
        yield docs.summary
        yield ""
        if docs.text:
            yield docs.text
            yield ""
        yield from self._facts(node, facts, homes)
        yield ""
        yield "```python"
        yield from example(group, node.name, taken, facts, self._closed)
        yield "```"
        yield ""
        yield from argument_table(taken, docs, facts, homes)
        yield ""

    def _facts(
        self, node: ast.FunctionDef, facts: dict[str, Any], homes: dict[str, str]
    ) -> Iterator[str]:
        """Yield the list of path, cost and scopes of a method."""
        cost = facts.get("cost", 0)
        tokens = f"{cost} token{'s' * (cost != 1)}"
        returns = ast.unparse(node.returns) if node.returns else "None"
        scopes = " or ".join(f"`{scope}`" for scope in facts.get("scopes", ()))
        if facts.get("deprecated"):
            yield "- **Deprecated**: calling it warns"
        yield f"- HTTP: `{facts['http']}`"
        yield f"- Cost: {tokens}{' a page' if facts.get('paging') else ''}"
        yield f"- OAuth scope: {scopes or 'none'}"
        yield f"- Returns: {code(returns)} {links(returns, homes)}"
        yield f"- operationId: `{facts['id']}`"

    @cached_property
    def _closed(self) -> dict[str, list[str]]:
        """The values of every closed list, by its name."""
        found: dict[str, list[str]] = {}
        for path in (self.package / "models").glob("*.py"):
            found |= closed_values(path)
        return found

    def _records(self, path: Path, homes: dict[str, str]) -> str:
        """Return the page of the records of a module; nothing if it has none."""
        lines = [f"# Records: {path.stem.replace('_', ' ')}", ""]
        for node in classes(path):
            lines += [f"## {node.name} {{ #{node.name} }}", ""]
            lines += [Docstring.of(node).summary, ""]
            lines += ["| field | type | |", "| --- | --- | --- |"]
            for name, written, text in attributes(node):
                seen = f"{code(written)} {links(written, homes, '')}"
                lines.append(f"| `{name}` | {seen} | {cell(text)} |")
            lines.append("")
        for name, values in closed_values(path).items():
            listed = ", ".join(f"`{value}`" for value in values)
            lines += [f"## {name} {{ #{name} }}", "", f"One of {listed}.", ""]
        return "\n".join(lines) if len(lines) > 2 else ""


def removed(node: ast.ClassDef) -> Iterator[str]:
    """Yield the methods of a class that only say that they are gone."""
    for each in node.body:
        if (
            isinstance(each, ast.Assign)
            and isinstance(each.value, ast.Call)
            and ast.unparse(each.value.func) == "removed"
        ):
            yield ast.unparse(each.targets[0])


def links(written: str, homes: dict[str, str], folder: str = "models/") -> str:
    """Return links to the records and values that a type names."""
    named = [name for name in re.findall(r"\w+", written) if name in homes]
    return " ".join(
        f"[{name}]({folder}{homes[name]}.md#{name})" for name in dict.fromkeys(named)
    )


def argument_table(
    taken: list[Argument], docs: Docstring, facts: dict[str, Any], homes: dict[str, str]
) -> Iterator[str]:
    """Yield the table of the arguments of a method."""
    if not taken:
        return
    yield "| argument | type | in | |"
    yield "| --- | --- | --- | --- |"
    for each in taken:
        place = facts.get("arguments", {}).get(each.name, {}).get("in", "")
        needed = "**Required.** " if each.required else ""
        text = cell(docs.arguments.get(each.name, ""))
        seen = f"{code(each.type)} {links(each.type, homes)}"
        yield f"| `{each.name}` | {seen} | {place} | {needed}{text} |"
