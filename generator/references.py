"""Where a document refers to its parts and to other files, and what a reference leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

FILES = "x-files-referred-to"
"""Key of the root of a document below which other files stand."""

# Keys whose values are data, not parts of the document: a `$ref` in them means nothing.
_DATA = {"example", "examples", "default", "enum", "const"}
# Keys whose values are maps by name: a name is never a keyword.
_NAMED = {
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "variables",
}


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


def schemas(
    value: Any, pointer: str, *, named: bool = False
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give (pointer, object) of every object in which `$ref` is a reference.

    *named*: the keys of *value* are names, not keywords.
    """
    if isinstance(value, dict):
        if not named:
            yield pointer, value
        for key, child in value.items():
            if named or not (key in _DATA or key.startswith("x-")):
                names = not named and key in _NAMED
                yield from schemas(child, join(pointer, key), named=names)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from schemas(child, join(pointer, index))


def template(path: str) -> list[str]:
    """Give the names of the parameters in a path of the API, in their order there."""
    return re.findall(r"\{([^}]*)\}", path)


def unnamed(path: str) -> str:
    """Give a path of the API whatever its parameters are called."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def target(reference: str) -> str:
    """Give the pointer of a `$ref` into its own document: a URI fragment."""
    return unquote(reference.removeprefix("#"))


def at(root: Any, pointer: str) -> Any:
    """Give the value at *pointer*, or None."""
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


def place(pointer: str) -> str:
    """Give the file that a schema stands in and where it does; nothing for the document."""
    keys = parts(pointer)
    if keys[:1] != [FILES]:
        return ""
    return keys[1] + (f"#{join('', *keys[2:])}" if keys[2:] else "")


def component(pointer: str) -> str:
    """Give the name of a schema that stands by itself; nothing for one inside another."""
    keys = parts(pointer)
    if keys[:1] == [FILES]:
        keys = keys[2:]
        if not keys:
            return PurePosixPath(parts(pointer)[1]).stem
        if len(keys) == 1:
            return keys[0]
    stands = keys[:-1] in (["components", "schemas"], ["definitions"], ["$defs"])
    return keys[-1] if stands else ""
