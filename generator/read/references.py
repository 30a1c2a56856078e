"""Where a document refers to its parts and to other files, and what a reference leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..pointer import join

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
