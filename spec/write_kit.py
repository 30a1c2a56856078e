"""Write what `pipedrive_kit` has of both clients: groups, actions, rules of migration.

Run it after the generator, which writes the clients:

    python -m spec.write_kit
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.read.load import load
from generator.write.format import format_

from .connector import LIST, Action, read_actions
from .write_cli import cli_table
from .write_migration import rules_json
from .write_v1 import FACTS, SPEC, action_name, by_operation, replacement

ROOT = SPEC.parent
KIT = ROOT / "pipedrive_kit"

_HEADER = "# Written by `make v1` from the two clients: do not edit.\n"
_PRAGMAS = ("# pyright: reportDeprecated=false\n",)
"""Deprecated methods are handed on."""

_FLAVORS = ("", "Async")


class _Surface:
    """The public surface of a generated client."""

    def __init__(self, package: str) -> None:
        path = ROOT / "generated" / package / "api.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self.api = found
        self.methods: dict[str, dict[str, Any]] = found["methods"]
        self.classes: dict[str, str] = {
            name: group["class"] for name, group in found["groups"].items()
        }
        self.call_of: dict[str, str] = {m["id"]: c for c, m in self.methods.items()}


def files() -> dict[Path, str]:
    """Return the texts of all files by their paths."""
    facts: Mapping[str, Any] = load(FACTS).root["operations"]
    v1, v2 = _Surface("pipedrive_v1"), _Surface("pipedrive_v2")
    both = _both(facts, v1, v2)
    folder = KIT / "client"
    found = {
        folder / "groups" / f"{name}.py": _group(name, methods, v1, v2)
        for name, methods in both.items()
    }
    found[folder / "groups" / "__init__.py"] = (
        '"""Groups of operations that are in API v2 and in API v1."""\n'
    )
    found[folder / "clients.py"] = _clients(both, v1, v2)
    found[KIT / "actions" / "table.json"] = _table(facts, v1, v2)
    surfaces = {"v1": v1.api, "v2": v2.api}
    generated = ROOT / "generated"
    found[KIT / "cli" / "operations" / "table.json"] = cli_table(
        surfaces, _groups(both, v1, v2), generated
    )
    found[KIT / "migrate" / "rules.json"] = rules_json(facts, v1.call_of, v2.api)
    relative = {path.relative_to(KIT).as_posix(): text for path, text in found.items()}
    return {KIT / name: text for name, text in format_(relative).items()}


def _both(
    facts: Mapping[str, Any], v1: _Surface, v2: _Surface
) -> dict[str, tuple[str, ...]]:
    """Return the methods that only API v1 has, by the groups that both have."""
    found: dict[str, list[str]] = {}
    for id_, fact in facts.items():
        call = v1.call_of.get(id_)
        if call is None or "v2" in fact:
            continue
        group, method = call.split(".")
        if group in v2.classes:
            if call in v2.methods:
                raise SystemExit(f"{call} would be both {id_} and an operation of v2")
            found.setdefault(group, []).append(method)
    return {name: tuple(sorted(methods)) for name, methods in sorted(found.items())}


def _groups(
    both: Mapping[str, tuple[str, ...]], v1: _Surface, v2: _Surface
) -> dict[str, list[str]]:
    """Return the calls of the client for both APIs, by group."""
    found: dict[str, list[str]] = {}
    for call in v2.methods:
        found.setdefault(call.split(".")[0], []).append(f"v2.{call}")
    for call in v1.methods:
        group, method = call.split(".")
        if group not in v2.classes or method in both.get(group, ()):
            found.setdefault(group, []).append(f"v1.{call}")
    return found


def _group(name: str, methods: tuple[str, ...], v1: _Surface, v2: _Surface) -> str:
    raw = "WithRawResponse"
    lines = [
        f'"""The group `{name}`: API v2, and what only API v1 has."""\n',
        _HEADER,
        *_PRAGMAS,
        "from __future__ import annotations\n",
        *_imports("v1", name, v1.classes[name], [""]),
        *_imports("v2", name, v2.classes[name], ["", raw]),
        "\n",
    ]
    for flavor in _FLAVORS:
        old, new = f"{flavor}{v1.classes[name]}", f"{flavor}{v2.classes[name]}"
        client = f"{flavor}Client"
        lines += [
            f"class {new}(V2{new}):",
            f'    """`{name}` of API v2, with what only API v1 has."""\n',
            f"    def __init__(self, client: {client}, v1: V1{old}) -> None:",
            "        super().__init__(client)",
            "        self._v1 = v1",
            *(f"        self.{method} = v1.{method}" for method in methods),
            "",
            "    @property",
            f"    def with_raw_response(self) -> {new}{raw}:",
            '        """The same methods, returning whole responses."""',
            f"        return {new}{raw}(self._raw(), self._v1)",
            "\n",
            f"class {new}{raw}(V2{new}{raw}):",
            f"    def __init__(self, raw: V2{new}, v1: V1{old}) -> None:",
            "        super().__init__(raw)",
            "        of_v1 = v1.with_raw_response",
            *(f"        self.{method} = of_v1.{method}" for method in methods),
            "\n",
        ]
    return "\n".join(lines)


def _imports(version: str, name: str, own: str, kinds: list[str]) -> Iterator[str]:
    client = ", ".join(f"{flavor}Client" for flavor in sorted(_FLAVORS, reverse=True))
    if version == "v2":
        yield f"from pipedrive_v2 import {client}"
    yield f"from pipedrive_{version}.resources.{name} import ("
    for found in sorted(
        f"{flavor}{own}{kind}" for flavor in _FLAVORS for kind in kinds
    ):
        yield f"    {found} as {version.upper()}{found},"
    yield ")"


def _clients(both: Mapping[str, tuple[str, ...]], v1: _Surface, v2: _Surface) -> str:
    only = sorted(v1.classes.keys() - v2.classes.keys())
    lines = [
        '"""The clients for both APIs: one attribute for each group of operations."""\n',
        _HEADER,
        "from __future__ import annotations\n",
        "from functools import cached_property",
        "from typing import TYPE_CHECKING\n",
        "import pipedrive_v1",
        "import pipedrive_v2",
        "from openapi_runtime import sibling\n",
        "from .both import Both\n",
        "if TYPE_CHECKING:",
    ]
    for name in only:
        lines.append(
            f"    from pipedrive_v1.resources.{name} import {_pair(v1.classes[name])}"
        )
    lines.append("")
    for name in both:
        lines.append(f"    from .groups.{name} import {_pair(v2.classes[name])}")
    for flavor in _FLAVORS:
        lines += ["\n", *_client(flavor, both, only, v1, v2)]
    return "\n".join(lines) + "\n"


def _pair(name: str) -> str:
    """Return the names of both flavours of a class, as imports are sorted."""
    return ", ".join(sorted([name, f"Async{name}"], key=str.lower))


def _client(
    flavor: str,
    both: Mapping[str, tuple[str, ...]],
    only: list[str],
    v1: _Surface,
    v2: _Surface,
) -> Iterator[str]:
    yield f"class {flavor}Pipedrive(Both, pipedrive_v2.{flavor}Client):"
    yield '    """API v2, and what only API v1 has, as one client.\n'
    yield "    Its arguments are those of `pipedrive_v2.Client`."
    yield '    """\n'
    yield "    @cached_property"
    yield f"    def v1(self) -> pipedrive_v1.{flavor}Client:"
    yield '        """API v1 alone: same connections, credentials, usage and limits."""'
    yield f"        return sibling(self, pipedrive_v1.{flavor}Client, pipedrive_v1.API)"
    for name in sorted([*both, *only]):
        own = f"{flavor}{v2.classes[name] if name in both else v1.classes[name]}"
        yield "\n    @cached_property"
        yield f"    def {name}(self) -> {own}:"
        words = name.replace("_", " ")
        if name in both:
            yield f'        """Operations on {words}, of both APIs."""'
            yield f"        from .groups.{name} import {own}\n"
            yield f"        return {own}(self, self.v1.{name})"
        else:
            yield f'        """Operations on {words}, of API v1."""'
            yield f"        return self.v1.{name}"


def _table(facts: Mapping[str, Any], v1: _Surface, v2: _Surface) -> str:
    """Return the actions by version and name, one a line."""
    actions = list(read_actions(LIST.read_text(encoding="utf-8")))
    requests = {id_: tuple(fact["request"].split()) for id_, fact in facts.items()}
    old = by_operation(actions, requests)
    names = {action_name(*m["http"].split()): id_ for id_, m in _by_id(v2).items()}
    new = {a.name: a for a in actions[len(old) :]}
    entries = {
        "v1": {
            action.name: _v1_entry(id_, facts[id_], action, v1)
            for id_, action in old.items()
        },
        "v2": {
            name: _v2_entry(names[name], action, v2) for name, action in new.items()
        },
    }
    blocks = []
    for version, found in entries.items():
        lines = ",\n".join(
            f"  {json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}"
            for name, entry in sorted(found.items())
        )
        blocks.append(f'"{version}": {{\n{lines}\n}}')
    return "{" + ",\n".join(blocks) + "}\n"


def _by_id(surface: _Surface) -> dict[str, dict[str, Any]]:
    return {method["id"]: method for method in surface.methods.values()}


def _v1_entry(
    id_: str, fact: Mapping[str, Any], action: Action, v1: _Surface
) -> dict[str, Any]:
    entry: dict[str, Any] = {"operation": id_}
    if id_ in v1.call_of:
        entry = _call(id_, v1)
    entry["purpose"] = action.purpose
    if instead := replacement(fact):
        entry["instead"] = instead
    for mark in ("gone", "oauth"):
        if fact.get(mark):
            entry[mark] = True
    return entry


def _v2_entry(id_: str, action: Action, v2: _Surface) -> dict[str, Any]:
    entry = {**_call(id_, v2), "purpose": action.purpose}
    arguments = v2.methods[entry["call"]].get("arguments", {})
    wires = {item.get("wire", name) for name, item in arguments.items()}
    listed = next((p.properties for p in action.parameters if p.name == "data"), {})
    if more := {name: kind for name, kind in listed.items() if name not in wires}:
        # The server may take what our corrections of the document have removed.
        entry["also"] = more
    return entry


def _call(id_: str, surface: _Surface) -> dict[str, Any]:
    """Return an operation, its method, and the arguments with other names."""
    call = surface.call_of[id_]
    method = surface.methods[call]
    found: dict[str, Any] = {"operation": id_, "call": call}
    arguments = {
        f"{'data.' if item['in'] in ('body', 'file') else ''}{item['wire']}": name
        for name, item in method.get("arguments", {}).items()
        if item.get("wire")
    }
    cursor = method.get("paging", {}).get("cursor")
    if cursor not in (None, "cursor"):
        arguments[cursor] = "cursor"
    if arguments:
        found["arguments"] = arguments
    if method.get("paging"):
        found["is_list"] = True
    return found


def main() -> None:
    """Write the files."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
