"""One call of each operation, with the response that the document shows for it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

from msgspec import Struct

from ..model import ir
from ..model.bodies import is_file
from ..names.result import Names
from ..pointer import at
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
    required = [item for item in (*positional, *keywords) if not item.default]
    given = [item.name for item in positional]
    try:
        values = {i.name: _value(i, document) for i in required}
        status, media_type, body, is_example = _response(operation, document)
    except (NoSampleError, RecursionError):
        return None
    return SampleCall(
        operation=operation,
        attribute=names.tags[operation.tag].attribute,
        function=names.functions[operation.id],
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


def _value(argument: Argument, document: Document) -> Any:
    source = argument.item
    assert source
    if argument.place in ("files", "content"):
        return _FILE
    node = Node(source.pointer, at(document.root, source.pointer))
    if isinstance(source, ir.Field):
        return sample(document, node, whole=False)
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
        return _from_text(found)
    if found in ("", [], {}):
        raise NoSampleError("the path would have an empty part")
    return found


def _response(
    operation: ir.Operation, document: Document
) -> tuple[int, str, Any, bool]:
    """Return status, media type and body of a success, and whether it is an example."""
    responses = Node(operation.pointer, at(document.root, operation.pointer))
    by_code = responses.members("responses")
    codes = [code for code in by_code if re.fullmatch("2[0-9X]{2}", code)]
    code = min(codes, default="default")
    if code not in by_code:
        return 204, "", None, False
    status = int(code.replace("X", "0")) if codes else 200
    content = follow(document.root, by_code[code]).members("content")
    if not content or not (operation.result.type or operation.result.binary):
        return status, "", None, False
    media_type = min(content, key=lambda name: "json" not in name)
    node = follow(document.root, content[media_type])
    is_json = "json" in media_type or media_type == "*/*"
    body = given_example(document, node)
    is_example = body is not None
    if is_example:
        body = _from_text(body) if is_json else body
    elif not is_json:
        body = _FILE
    elif "schema" in node.value:
        found = sample(document, node.child("schema"), whole=True)
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
