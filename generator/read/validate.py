"""Whether a document follows the OpenAPI specification, by openapi-core's validator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..pointer import at, join
from .load import Document

_SCHEMES = ("", "data", "file", "ftp", "http", "https")


def validate(document: Document) -> tuple[Problem, ...]:
    """Give every place where *document* breaks the specification, once, sorted."""
    from jsonschema_path import SchemaPath
    from openapi_spec_validator import (
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    )

    kind = {
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
        "3.2": OpenAPIV32SpecValidator,
    }[str(document.root["openapi"])[:3]]
    found: set[Problem] = set()
    errors: list[Any] = []
    # By itself the validator reads files and addresses that a document refers to.
    root = SchemaPath.from_dict(
        document.root, handlers=dict.fromkeys(_SCHEMES, _nothing)
    )
    try:
        errors.extend(kind(root).iter_errors())
    except Exception as failure:
        said = f"{type(failure).__name__}: {failure}".removesuffix(": ")
        message = f"cannot be validated any further: {said}"
        found.add(Problem(document.name, "", message[:200]))
    for error in errors:
        for cause in _causes(error):
            pointer = join("", *cause.absolute_path)
            if at(document.root, pointer) is None:
                # The path may be that inside a schema: its value stands somewhere.
                pointer = next(_places(document.root, cause.instance), pointer)
            message = " ".join(str(cause.message).split())
            if len(message) > 200:
                message = message[:197] + "..."
            found.add(Problem(document.where(pointer), pointer, message))
    # The validator reports some places twice, once by the path inside a schema.
    known = {p.message for p in found if at(document.root, p.pointer) is not None}
    return tuple(
        sorted(
            problem
            for problem in found
            if at(document.root, problem.pointer) is not None
            or problem.message not in known
        )
    )


def _nothing(_: str) -> dict[str, Any]:
    """Stand for what a refused reference leads to."""
    return {}


def _places(root: Any, value: Any) -> Iterator[str]:
    """Give the pointers of the list or mapping that *value* is."""
    waiting = [("", root)] if isinstance(value, dict | list) else []
    while waiting:
        pointer, node = waiting.pop()
        if node is value:
            yield pointer
        children = node.items() if isinstance(node, dict) else enumerate(node)
        waiting += [
            (join(pointer, key), child)
            for key, child in children
            if isinstance(child, dict | list)
        ]


def _causes(error: Any) -> Iterator[Any]:
    """Go down to what went wrong in the alternative that came closest."""
    while getattr(error, "context", None):
        error = max(error.context, key=lambda cause: len(cause.absolute_path))
    yield error
