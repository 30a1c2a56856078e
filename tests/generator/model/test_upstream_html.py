"""The HTML in Pipedrive's published descriptions; the customer's copy lost it."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.read.load import load
from generator.write.format import format_
from tests.generator.workspace import ROOT, Workspace, rendered

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\((https[^)]+)\)")


def copied(folder: Path, change: Callable[[str], str]) -> Path:
    """Copy `spec/` with every description and summary changed; give the configuration."""
    shutil.copytree(ROOT / "spec", folder)
    path = folder / "pipedrive-v2.yaml"
    root = load(path).root
    _walk(root, change)
    path.write_text(json.dumps(root))
    return folder / "pipedrive-v2.toml"


def _walk(node: Any, change: Callable[[str], str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("description", "summary") and isinstance(value, str):
                node[key] = change(value)
            elif key not in ("example", "examples", "default", "enum"):
                _walk(value, change)
    elif isinstance(node, list):
        for value in node:
            _walk(value, change)


def as_published(text: str) -> str:
    """Write Markdown in the HTML that says the same."""
    text = html.escape(text, quote=False)
    text = _LINK.sub(
        r'<a href="\2" target="_blank" rel="noopener noreferrer">\1</a>', text
    )
    text = _CODE.sub(r"<code>\1</code>", text)
    first, space, rest = text.partition(" ")
    # The overlay looks for the words "comma separated" in the document's own text.
    if "<" not in first and first != "Comma":
        text = f"<b>{first}</b>{space}{rest}"
    lines = text.rstrip("\n").split("\n")
    return "<br>\n".join(lines) if "- " not in text and "" not in lines else text


def test_the_same_text_in_html_gives_the_same_code(tmp_path: Path) -> None:
    """`<br>`, `<b>`, `<code>`, `<a href>` and entities leave no trace in what we write."""
    changed = 0

    def change(text: str) -> str:
        nonlocal changed
        changed += as_published(text) != text
        return as_published(text)

    files = format_(rendered(copied(tmp_path / "spec", change)))
    assert changed > 2000
    committed = ROOT / "generated" / "pipedrive_v2"
    named = [name for name in files if name.endswith((".py", "api.md"))]
    assert len(named) > 40
    for name in named:
        assert files[name] == (committed / name).read_text(), name


def test_harmful_html_never_reaches_the_code(workspace: Workspace) -> None:
    """Scripts, comments and what is never closed change descriptions and nothing else."""
    tail = 'All <script>evil()</script><!-- evil --><table><tr><td>"""<ul><li><b'
    operation = {
        "operationId": "getPets<script>",
        "summary": tail,
        "description": tail,
        "tags": ["Pets"],
        "parameters": [
            {"name": "legs", "in": "query", "schema": {}, "description": tail}
        ],
        "responses": {"200": {"description": tail}},
    }
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Tiny<script>", "version": "1", "description": tail},
        "tags": [{"name": "Pets", "description": tail}],
        "paths": {"/pets": {"get": operation}},
    }
    package = workspace.load(document)
    assert package.Client
    assert b"<script" not in workspace.tree()[f"{workspace.package}/api.md"]
    files = {
        name: content
        for name, content in workspace.tree().items()
        if name.endswith(".py")
    }
    assert b"All" in files[f"{workspace.package}/resources/pets.py"]
    for name, content in files.items():
        compile(content, name, "exec")
        if not name.endswith("operations.py"):
            assert b"evil" not in content, name
