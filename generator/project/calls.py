"""One call of each operation, with the response that the document shows for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from msgspec import Struct

from ..model import ir
from ..model.bodies import is_file
from ..names.result import Names
from ..pointer import at, join
from ..read.load import Document
from ..read.nodes import Node, follow
from ..write.annotations import Annotations
from ..write.methods.arguments import Argument, arguments
from .samples import NoSampleError, given_example, sample

_FILE = "sample"
"""Content of a file, as text."""


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


def sample_calls(
    api: ir.Api, names: Names, document: Document
) -> tuple[SampleCall, ...]:
    """Return a call of each operation that one can be made for."""
    found = (_call(operation, names, document) for operation in api.operations)
    return tuple(call for call in found if call)


def _call(
    operation: ir.Operation, names: Names, document: Document
) -> SampleCall | None:
    positional, keywords = arguments(operation, names, Annotations(names))
    by_place = _sources(operation)
    try:
        values = {
            argument.name: _value(argument, by_place, document)
            for argument in [*positional, *keywords]
            if not argument.default
        }
        status, media_type, body, is_example = _response(operation, document)
    except (NoSampleError, RecursionError):
        return None
    given = [argument.name for argument in positional]
    return SampleCall(
        operation=operation,
        attribute=names.tags[operation.tag].attribute,
        function=names.functions[operation.id],
        positional=tuple(values[name] for name in given),
        keywords={name: values[name] for name in values if name not in given},
        files=tuple(_files(operation, keywords)),
        status=status,
        media_type=media_type,
        body=body,
        is_example=is_example,
    )


_Sources = dict[tuple[str, str | None], ir.Parameter | ir.Field | ir.Body]
"""(place, wire name) of an argument -> what it is the value of."""

_LOCATIONS = {"headers": "header", "cookies": "cookie"}


def _sources(operation: ir.Operation) -> _Sources:
    found: _Sources = {(p.location.value, p.name): p for p in operation.parameters}
    if operation.body:
        found["", None] = operation.body
        found |= {("", field.name): field for field in operation.body.fields or ()}
    return found


def _source(argument: Argument, sources: _Sources) -> Any:
    place = _LOCATIONS.get(argument.place, argument.place)
    return sources.get((place, argument.wire)) or sources["", argument.wire]


def _files(operation: ir.Operation, keywords: list[Argument]) -> Iterator[str]:
    """Yield the required arguments whose values are bytes."""
    sources = _sources(operation)
    for argument in keywords:
        if argument.default or argument.place == "":
            continue
        source = _source(argument, sources)
        if isinstance(source, ir.Field) and argument.place == "files":
            if is_file(source.type):
                yield argument.name
        elif isinstance(source, ir.Body) and argument.place == "content":
            yield argument.name


def _value(argument: Argument, sources: _Sources, document: Document) -> Any:
    if argument.place in ("files", "content"):
        return _FILE
    source = _source(argument, sources)
    node = Node(source.pointer, at(document.root, source.pointer))
    if isinstance(source, ir.Field):
        return _not_empty(argument, sample(document, node, whole=False))
    if isinstance(source, ir.Body):
        node = node.child("content", source.media_type)
    if node.value is None:  # a variable of the path that is declared nowhere
        return _FILE
    found = given_example(document, node)
    if found is None or isinstance(source, ir.Body):
        if "content" in node.value:
            node = next(iter(node.members("content").values()))
        if "schema" not in node.value:
            return {} if isinstance(source, ir.Body) else _FILE
        found = sample(document, node.child("schema"), whole=False)
    if argument.place != "path":
        found = _from_text(found)
    return _not_empty(argument, found)


def _not_empty(argument: Argument, value: Any) -> Any:
    if argument.place == "path" and value in ("", [], {}):
        raise NoSampleError("the path would have an empty part")
    return value


def _response(
    operation: ir.Operation, document: Document
) -> tuple[int, str, Any, bool]:
    """Return status, media type and body of a success, and whether it is an example."""
    responses = Node("", at(document.root, join(operation.pointer, "responses")) or {})
    codes = [code for code in responses.value if re.fullmatch("2[0-9X]{2}", code)]
    code = min(codes, default="default" if "default" in responses.value else "")
    if not code:
        return 204, "", None, False
    status = int(code.replace("X", "0")) if code != "default" else 200
    pointer = join(operation.pointer, "responses", code)
    content = follow(document.root, Node(pointer, at(document.root, pointer))).members(
        "content"
    )
    if not content or not (operation.result.type or operation.result.binary):
        return status, "", None, False
    media_type = _usual(list(content))
    node = follow(document.root, content[media_type])
    is_json = "json" in media_type or media_type == "*/*"
    found = given_example(document, node)
    if found is not None:
        body = _from_text(found) if is_json else found
        return status, _concrete(media_type), body, True
    if not is_json or "schema" not in node.value:
        return status, _concrete(media_type), {} if is_json else _FILE, False
    body = sample(document, node.child("schema"), whole=True)
    return status, _concrete(media_type), _with_result(body, operation), False


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


def _usual(media_types: list[str]) -> str:
    """Return JSON if it is offered, else the first media type."""
    return next((m for m in media_types if "json" in m), media_types[0])


def _concrete(media_type: str) -> str:
    """Return a media type that a response can have for one that may be a range."""
    main, _, sub = media_type.partition("/")
    if main == "*":
        return "application/json"
    return f"{main}/x-sample" if "*" in sub else media_type
