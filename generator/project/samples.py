"""Sample values of schemas: an example of the document, or the simplest valid value."""

from __future__ import annotations

import re
from typing import Any

from ..model.allof import merged
from ..model.json_schema import implied_types, types_of
from ..pointer import join
from ..read.load import Document
from ..read.nodes import Node, follow, items_of

_DEEPEST = 3
"""Levels of a sample; optional parts below them are left out."""

_TEXTS = {
    "binary": "sample",
    "byte": "c2FtcGxl",
    "date": "2024-01-31",
    "date-time": "2024-01-31T12:30:00Z",
    "duration": "PT30M",
    "email": "sample@example.com",
    "ipv4": "192.0.2.1",
    "time": "12:30:00Z",
    "uri": "https://example.com/sample",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
"""Format of a string -> a sample."""

_TRIES = ("sample", "a", "A", "1", "12345678", "2024-01-31", *_TEXTS.values())


class NoSampleError(Exception):
    """No value was found that a schema allows."""


def sample(document: Document, node: Node, *, whole: bool, depth: int = 0) -> Any:
    """Return a value of the schema at *node*; *whole*: with its optional properties.

    Without them it is a value of a request, which has no read-only properties either.
    """
    schema = merged(document, node)
    keywords = schema.keywords
    for key in ("example", "default", "const"):
        if keywords.get(key) is not None:
            return keywords[key]
    for key in ("examples", "enum"):
        if values := [v for v in items_of(keywords.get(key)) if v is not None]:
            return values[0]
    if not schema.properties:
        for key in ("oneOf", "anyOf"):
            for child in Node(schema.pointer, keywords).children(key):
                if child.value != {"type": "null"}:
                    return sample(document, child, whole=whole, depth=depth + 1)
    kind = (types_of(keywords) or implied_types(keywords))[0]
    if schema.properties or kind == "object":
        return {
            name: sample(document, child, whole=whole, depth=depth + 1)
            for name, child in schema.properties.items()
            if _is_given(document, child, name in schema.required, whole, depth)
        }
    if kind == "array":
        items = Node(join(schema.pointer, "items"), keywords.get("items") or {})
        least = keywords.get("minItems")
        count = least if isinstance(least, int) else int(depth < _DEEPEST)
        return [sample(document, items, whole=whole, depth=depth + 1)] * count
    return _scalar(kind, keywords, exact=not whole)


def given_example(document: Document, node: Node) -> Any:
    """Return the example of a parameter or a media type; None if it has none."""
    if node.value.get("example") is not None:
        return node.value["example"]
    for child in node.members("examples").values():
        found = follow(document.root, child).value
        if isinstance(found, dict) and found.get("value") is not None:
            return found["value"]
    return None


def _is_given(
    document: Document, child: Node, required: bool, whole: bool, depth: int
) -> bool:
    if depth > 3 * _DEEPEST:
        raise NoSampleError("it holds itself")
    if required or whole is False:
        read_only = merged(document, child).keywords.get("readOnly") is True
        return required and (whole or not read_only)
    return depth < _DEEPEST


def _scalar(kind: str, keywords: dict[str, Any], *, exact: bool) -> Any:
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return _number(keywords)
    return _text(keywords, exact=exact) if kind == "string" else {}


def _number(keywords: dict[str, Any]) -> int | float:
    least, most = keywords.get("minimum"), keywords.get("maximum")
    for key, least_too in (("exclusiveMinimum", True), ("exclusiveMaximum", False)):
        bound = keywords.get(key)
        if isinstance(bound, int | float) and bound is not True and bound is not False:
            least, most = (bound + 1, most) if least_too else (least, bound - 1)
        elif bound is True and least_too and least is not None:
            least += 1
    value = least if isinstance(least, int | float) and least > 1 else 1
    step = keywords.get("multipleOf")
    if isinstance(step, int | float) and step:
        value = -(-value // step) * step
    return most if isinstance(most, int | float) and most < value else value


def _text(keywords: dict[str, Any], *, exact: bool) -> str:
    least, most = keywords.get("minLength"), keywords.get("maxLength")
    pattern = keywords.get("pattern")
    usual = _TEXTS.get(str(keywords.get("format")), _TRIES[0])
    for text in (usual, *_TRIES):
        if isinstance(least, int) and len(text) < least <= 10_000:
            text = text.ljust(least, "a")
        text = text[:most] if isinstance(most, int) else text
        if not isinstance(pattern, str) or _matches(pattern, text):
            return text
    if exact:
        raise NoSampleError("its pattern is too special")
    # A client reads a response that breaks a pattern.
    return usual


def _matches(pattern: str, text: str) -> bool:
    try:
        return bool(re.search(pattern, text))
    except (re.error, RecursionError):
        return False
