"""JSON pointers into a document, and the files that it refers to."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

FILES = "x-files-referred-to"
"""Key of the root of a document below which other files stand."""


def parts(pointer: str) -> list[str]:
    """Split a JSON pointer into its unescaped parts."""
    return [
        part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]
    ]


def join(pointer: str, *more: str | int) -> str:
    """Extend a JSON pointer by *more*, escaping each part."""
    for part in more:
        pointer += "/" + str(part).replace("~", "~0").replace("/", "~1")
    return pointer


def target(reference: str) -> str:
    """Return the pointer of a `$ref` into its own document: a URI fragment."""
    return unquote(reference.removeprefix("#"))


def at(root: Any, pointer: str) -> Any:
    """Return the value at *pointer*, or None."""
    if pointer and not pointer.startswith("/"):
        return None
    for part in parts(pointer):
        if isinstance(root, list) and part.isdigit() and int(part) < len(root):
            root = root[int(part)]
        elif isinstance(root, dict) and part in root:
            root = root[part]
        else:
            return None
    return root


def file_location(pointer: str) -> str:
    """Return "file#pointer" for a schema in another file, "" for one in the document."""
    keys = parts(pointer)
    if keys[:1] != [FILES]:
        return ""
    return keys[1] + (f"#{join('', *keys[2:])}" if keys[2:] else "")


def component(pointer: str) -> str:
    """Return the name of a schema that stands by itself; empty for one inside another."""
    keys = parts(pointer)
    if keys[:1] == [FILES]:
        keys = keys[2:]
        if not keys:
            return PurePosixPath(parts(pointer)[1]).stem
        if len(keys) == 1:
            return keys[0]
    stands = keys[:-1] in (["components", "schemas"], ["definitions"], ["$defs"])
    return keys[-1] if stands else ""
