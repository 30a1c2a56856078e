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


def split_file(pointer: str) -> tuple[str, str]:
    """Return the other file that *pointer* leads into, or "", and the pointer there."""
    keys = parts(pointer)
    if keys[:1] != [FILES] or len(keys) < 2:
        return "", pointer
    return keys[1], join("", *keys[2:])


def file_location(pointer: str) -> str:
    """Return "file#pointer" for a schema in another file, "" for one in the document."""
    file, inside = split_file(pointer)
    return f"{file}#{inside}" if inside and file else file


def component(pointer: str) -> str:
    """Return the name of a schema that stands by itself; empty for one inside another."""
    file, inside = split_file(pointer)
    keys = parts(inside)
    if file and not keys:
        return PurePosixPath(file).stem
    is_named = keys[:-1] in (["components", "schemas"], ["definitions"], ["$defs"])
    return keys[-1] if is_named or (file and len(keys) == 1) else ""
