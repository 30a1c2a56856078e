"""One call of each operation, with the response that the document shows for it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import partial
from typing import Any

from msgspec import Struct

from ..model import ir
from ..model.allof import merged
from ..model.bodies import is_file
from ..model.json_schema import implied_types, types_of
from ..names.result import Names
from ..pointer import at, join
from ..read.load import Document
from ..read.nodes import Node, follow, items_of
from ..write.annotations import Annotations
from ..write.methods.arguments import Argument, arguments

_FILE = "sample"
"""Content of a file, as text."""

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


class _NoSampleError(Exception):
    """No value was found that a schema allows."""


class SampleCall(Struct, frozen=True, kw_only=True):
    """The arguments that an operation requires, and a response to the request."""

    operation: ir.Operation
    attribute: str
    function: str
    positional: tuple[Any, ...]
    keywords: dict[str, Any]
    files: tuple[str, ...]
    """Keywords whose value is bytes."""
    status: int
    media_type: str
    body: Any
    """JSON, or a text for another media type."""
    is_example: bool
    """True if the document itself shows the body."""


class _Samples(Struct, frozen=True):
    """Samples of the schemas of a document."""

    document: Document

    def sample(self, node: Node, *, whole: bool, depth: int = 0) -> Any:
        """Return a value of the schema at *node*; *whole*: with its optional properties.

        Without them it is a value of a request, which has no read-only properties either.
        """
        schema = merged(self.document, node)
        keywords = schema.keywords
        for key in ("example", "default", "const"):
            if keywords.get(key) is not None:
                return keywords[key]
        for key in ("examples", "enum"):
            if values := [v for v in items_of(keywords.get(key)) if v is not None]:
                return values[0]
        inside = partial(self.sample, whole=whole, depth=depth + 1)
        if not schema.properties:
            for key in ("oneOf", "anyOf"):
                for child in Node(schema.pointer, keywords).children(key):
                    if child.value != {"type": "null"}:
                        return inside(child)
        kind = (types_of(keywords) or implied_types(keywords))[0]
        if schema.properties or kind == "object":
            return {
                name: inside(child)
                for name, child in schema.properties.items()
                if self.is_given(child, name in schema.required, whole, depth)
            }
        if kind == "array":
            items = Node(join(schema.pointer, "items"), keywords.get("items") or {})
            least = keywords.get("minItems")
            count = least if isinstance(least, int) else int(depth < _DEEPEST)
            return [inside(items)] * count
        return _scalar(kind, keywords, exact=not whole)

    def is_given(self, child: Node, required: bool, whole: bool, depth: int) -> bool:
        """Return whether a sample of an object has a property."""
        if depth > 3 * _DEEPEST:
            raise _NoSampleError("it holds itself")
        if required or not whole:
            keywords = merged(self.document, child).keywords
            return required and (whole or keywords.get("readOnly") is not True)
        return depth < _DEEPEST

    def example(self, node: Node) -> Any:
        """Return the example of a parameter or a media type; None if it has none."""
        if node.value.get("example") is not None:
            return node.value["example"]
        for child in node.members("examples").values():
            found = follow(self.document.root, child).value
            if isinstance(found, dict) and found.get("value") is not None:
                return found["value"]
        return None


def sample_calls(
    api: ir.Api, names: Names, document: Document
) -> tuple[SampleCall, ...]:
    """Return a call of each operation that one can be made for."""
    samples = _Samples(document)
    found = (_call(operation, names, samples) for operation in api.operations)
    return tuple(call for call in found if call)


def _call(
    operation: ir.Operation, names: Names, samples: _Samples
) -> SampleCall | None:
    positional, keywords = arguments(operation, names, Annotations(names))
    required = [item for item in (*positional, *keywords) if not item.default]
    given = [item.name for item in positional]
    try:
        values = {i.name: _value(i, samples) for i in required}
        status, media_type, body, is_example = _response(operation, samples)
    except (_NoSampleError, RecursionError):
        return None
    return SampleCall(
        operation=operation,
        attribute=names.tags[operation.tag].attribute,
        function=names.method(operation),
        positional=tuple(values[name] for name in given),
        keywords={name: values[name] for name in values if name not in given},
        files=tuple(i.name for i in required if _is_bytes(i)),
        status=status,
        media_type=media_type,
        body=body,
        is_example=is_example,
    )


def _is_bytes(argument: Argument) -> bool:
    item = argument.item
    if argument.place == "files" and isinstance(item, ir.Field):
        return is_file(item.type)
    return argument.place == "content"


def _value(argument: Argument, samples: _Samples) -> Any:
    source = argument.item
    assert source
    if argument.place in ("files", "content"):
        return _FILE
    node = Node(source.pointer, at(samples.document.root, source.pointer))
    if isinstance(source, ir.Field):
        return samples.sample(node, whole=False)
    if isinstance(source, ir.Body):
        node = node.child("content", source.media_type)
    if node.value is None:  # a variable of the path that is declared nowhere
        return _FILE
    found = samples.example(node)
    if found is None or isinstance(source, ir.Body):
        if "content" in node.value:
            node = next(iter(node.members("content").values()))
        if "schema" not in node.value:
            return {} if isinstance(source, ir.Body) else _FILE
        found = samples.sample(node.child("schema"), whole=False)
    if argument.place != "path":
        return _from_text(found)
    if found in ("", [], {}):
        raise _NoSampleError("the path would have an empty part")
    return found


def _response(operation: ir.Operation, samples: _Samples) -> tuple[int, str, Any, bool]:
    """Return status, media type and body of a success, and whether it is an example."""
    responses = Node(operation.pointer, at(samples.document.root, operation.pointer))
    by_code = responses.members("responses")
    codes = [code for code in by_code if re.fullmatch("2[0-9X]{2}", code)]
    code = min(codes, default="default")
    if code not in by_code:
        return 204, "", None, False
    status = int(code.replace("X", "0")) if codes else 200
    content = follow(samples.document.root, by_code[code]).members("content")
    if not content or not (operation.result.type or operation.result.binary):
        return status, "", None, False
    media_type = min(content, key=lambda name: "json" not in name)
    node = follow(samples.document.root, content[media_type])
    is_json = "json" in media_type or media_type == "*/*"
    body = samples.example(node)
    is_example = body is not None
    if is_example:
        body = _from_text(body) if is_json else body
    elif not is_json:
        body = _FILE
    elif "schema" in node.value:
        found = samples.sample(node.child("schema"), whole=True)
        body = _with_result(found, operation)
    else:
        body = {}
    # A response has no range of media types.
    main, _, sub = media_type.partition("/")
    media_type = media_type if "*" not in sub else f"{main}/x-sample"
    return status, media_type if main != "*" else "application/json", body, is_example


def _from_text(example: Any) -> Any:
    """Return the value of an example that is JSON as a text, as many documents have it."""
    if isinstance(example, str) and example.lstrip()[:1] in ("{", "["):
        with suppress(ValueError):
            return json.loads(example)
    return example


def _with_result(body: Any, operation: ir.Operation) -> Any:
    """Return a body that has the result of an operation, which no schema may state."""
    path = operation.result.path
    if not path or not isinstance(body, dict):
        return body
    missing: Any = [] if isinstance(operation.result.type, ir.Array) else {}
    for key in reversed(path[1:]):
        missing = {key: missing}
    return {path[0]: missing, **body}


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
        raise _NoSampleError("its pattern is too special")
    # A client reads a response that breaks a pattern.
    return usual


def _matches(pattern: str, text: str) -> bool:
    try:
        return bool(re.search(pattern, text))
    except (re.error, RecursionError):
        return False
