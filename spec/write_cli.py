"""Write the table of `pipedrive_kit.cli`: a command for each method of the clients."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipedrive_kit.fields.definitions import ENTITIES

_TERMS = ("term",)
"""Required parameters of a query that are given without a name, as IDs are."""

_SECRETS = re.compile(r"password|secret")
"""Parameters that are asked for, because other users can see a command line."""

_KINDS = {"int": "int", "float": "float", "bool": "bool", "Flag": "flag"}


def cli_table(
    surfaces: Mapping[str, Mapping[str, Any]],
    groups: Mapping[str, list[str]],
    root: Path,
) -> str:
    """Return the table as JSON, a line for each command.

    Args:
        surfaces: `api.json` of each version.
        groups: Calls of both clients, such as `v1.notes.list`, by group.
        root: The folder of the generated packages.
    """
    blocks: list[str] = []
    for group, calls in sorted(groups.items()):
        lines: list[str] = []
        for call in sorted(calls, key=lambda one: one.split(".")[2]):
            version, _, method = call.split(".")
            surface = surfaces[version]
            about = surface["methods"][f"{group}.{method}"]
            texts = _texts(root / f"pipedrive_{version}" / "resources" / f"{group}.py")
            entry = _entry(version, about, surface["values"], texts.get(method, {}))
            if group in ENTITIES and method in ("list", "get", "add", "update"):
                entry["named"] = True
            text = json.dumps(entry, ensure_ascii=False)
            lines.append(f"  {json.dumps(method)}: {text}")
        blocks.append(f"{json.dumps(group)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(blocks) + "}\n"


def _entry(
    version: str,
    method: Mapping[str, Any],
    values: Mapping[str, Any],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "version": version,
        "operation": method["id"],
        "http": method["http"],
        "cost": method["cost"],
        "about": method["summary"],
    }
    if method.get("deprecated"):
        entry["deprecated"] = True
    if paging := method.get("paging"):
        entry["page_size"] = paging.get("max_page_size") or 100
    if method["result"].get("type") == "ConversionJob":
        entry["job"] = True
    if method["result"].get("type") == "bytes":
        entry["binary"] = True
    arguments = method.get("arguments", {})
    places = method.get("positional", [])
    ordered = [*places, *(name for name in arguments if name not in places)]
    entry["arguments"] = {
        name: _argument(name, arguments[name], values, texts.get(name, ""))
        for name in ordered
    }
    return entry


def _argument(
    name: str, about: Mapping[str, Any], values: Mapping[str, Any], text: str
) -> dict[str, Any]:
    parts = about["type"].split(" | ")
    many = [part for part in parts if part.startswith("Sequence[")]
    inner = about["type"][9:].rpartition("]")[0].split(" | ") if many else parts
    found: dict[str, Any] = {"kind": _kind(inner)}
    if many and found["kind"] not in ("contacts", "json"):
        found["many"] = True
    known = [values[part]["values"] for part in inner if part in values]
    if known and inner != ["Flag"]:
        found["values"] = known[0]
        if all(isinstance(value, int) for value in known[0]):
            found["kind"] = "int"
    if about["in"] == "path" or name in _TERMS:
        found["place"] = True
    elif about["in"] in ("body", "file"):
        found["body"] = True
    if about.get("required"):
        found["required"] = True
    if _SECRETS.search(name):
        found["secret"] = True
    if text:
        found["help"] = text
    return found


def _kind(types: list[str]) -> str:
    if "ContactValue" in types:
        return "contacts"
    if any(part.startswith("Mapping[") for part in types):
        return "json"
    if "FileInput" in types:
        return "file"
    return next((_KINDS[part] for part in types if part in _KINDS), "str")


@cache
def _texts(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the first sentence about each argument, by method."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {
        method.name: dict(_arguments(ast.get_docstring(method) or ""))
        for one in reversed(classes)
        for method in one.body
        if isinstance(method, ast.FunctionDef)
        and "Args:" in (ast.get_docstring(method) or "")
    }


def _arguments(docstring: str) -> Iterator[tuple[str, str]]:
    block = docstring.partition("Args:\n")[2].partition("\n\n")[0]
    for found in re.finditer(r"^    (\w+): (.*(?:\n {8}.*)*)", block, re.MULTILINE):
        text = " ".join(found[2].split())
        yield found[1], re.split(r"(?<=[a-z)`\]])\. ", text)[0].rstrip(".")
