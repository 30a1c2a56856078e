"""The corrected document without its prose, for programs that imitate or check the API."""

from __future__ import annotations

from typing import Any

from ..texts import json_text

DOCUMENT_FILE = "document.json"
_PROSE = ("externalDocs", "summary", "tags")
_MAPS = ("properties", "patternProperties", "schemas", "examples", "callbacks")
"""Keywords whose value has names of the document as its keys."""


def document_text(root: dict[str, Any]) -> str:
    """Return *root* as JSON with one operation a line; keys are in alphabetical order."""
    kept: dict[str, Any] = _without_prose(root)
    paths = {
        path: f"{{\n{_lines({k: json_text(v) for k, v in item.items()}, ' ')}\n}}"
        for path, item in kept.pop("paths").items()
    }
    head = {key: json_text(value) for key, value in kept.items()}
    return f'{{\n{_lines(head)},\n"paths": {{\n{_lines(paths)}}}\n}}\n'


def _lines(members: dict[str, str], indent: str = "") -> str:
    """Return members of an object, whose values are JSON, a line each."""
    return ",\n".join(
        f"{indent}{json_text(key)}: {value}" for key, value in sorted(members.items())
    )


def _without_prose(value: Any, names: bool = False) -> Any:
    """Copy *value*; keys that are *names* of the document stay whatever they are."""
    if isinstance(value, list):
        return [_without_prose(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: (
            item
            if key in ("example", "default", "enum") and not names
            else _without_prose(item, key in _MAPS and not names)
        )
        for key, item in value.items()
        # Extensions have descriptions, too (`x-tool-description`).
        if names or not (key in _PROSE or key.endswith("description"))
    }
