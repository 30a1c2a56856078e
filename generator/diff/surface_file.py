"""`api.json` as a file: a surface that may be old, damaged or formatted by another tool."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..errors import GeneratorError, Problem
from .model_usage import ANSWERS, REQUESTS
from .surface import FILE, VERSION, Surface

_EARLIER = 1
"""The format that did not say what one method does otherwise than others."""

_PARTS = {
    "package": str,
    "title": str,
    "version": str,
    "base_url": str,
    "cost_unit": str,
    "client": dict,
    "groups": dict,
    "methods": dict,
    "models": dict,
    "values": dict,
}


def is_surface(path: Path) -> bool:
    """Tell whether a file is an `api.json`, and no document."""
    if path.suffix != ".json":
        return False
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "format" in value and "openapi" not in value


def stored(name: str, text: str) -> Surface:
    """Read a surface."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GeneratorError(Problem(name, "", f"JSON: {error}")) from None
    hint = "Generate it anew."
    if not isinstance(value, dict) or value.get("format") not in (_EARLIER, VERSION):
        message = f"is no {FILE} of format {VERSION}"
        raise GeneratorError(Problem(name, "", message, hint))
    wrong = [
        key for key, kind in _PARTS.items() if not isinstance(value.get(key), kind)
    ]
    if wrong:
        message = f"is no whole {FILE}: without {', '.join(wrong)}"
        raise GeneratorError(Problem(name, "", message, hint))
    return value


def alike(old: Surface, new: Surface) -> tuple[Surface, Surface]:
    """Give both surfaces with no more than the format of the earlier one says."""
    if old["format"] == new["format"]:
        return old, new
    return _merged(old), _merged(new)


def _merged(surface: Surface) -> Surface:
    said = {ANSWERS, REQUESTS, "arguments"}
    parts = {
        part: {
            name: {key: what for key, what in item.items() if key not in said}
            for name, item in surface[part].items()
        }
        for part in ("models", "values")
    }
    return surface | parts
