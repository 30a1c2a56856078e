"""Validation of a document: the schema of OpenAPI, and rules that no schema states."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

from ..errors import GeneratorError, Problem
from ..pointer import FILES, at, join, parts
from ..texts import cut, json_text
from .keywords import BROKEN, CONSTRAINTS, METHODS
from .load import Document
from .nodes import Node, follow, items_of, path_parameters

_LONGEST = 200
"""Characters of a message."""

_VALUE = 60
"""Characters of a value in a message."""

_PARTS = {
    "callbacks": "",
    "headers": "Header",
    "links": "",
    "parameters": "Parameter",
    "paths": "PathItem",
    "requestBodies": "RequestBody",
    "responses": "Response",
    "securitySchemes": "",
}
"""Key of a map of references -> the definition for their targets, if they are checked."""

VERSIONS = ("3.0", "3.1", "3.2")
"""Of OpenAPI. What is new in 3.2 and not generated is a warning or an error."""


def check_version(document: Document) -> None:
    """Raise if *document* is no OpenAPI 3 document."""
    version = document.root.get("openapi")
    if isinstance(version, str) and version.startswith(VERSIONS):
        return
    hint = ""
    if "swagger" in document.root:
        message = f"is Swagger {document.root['swagger']}, not OpenAPI 3"
        hint = "Of Swagger, version 2.0 is read."
    elif isinstance(version, str) and version.startswith("3."):
        message = f"is OpenAPI {version}; what is read is {', '.join(VERSIONS)}"
    elif version is not None:
        message = f"is no OpenAPI 3 document: `openapi` is {version!r}, not '3.x'"
    else:
        message = "is no OpenAPI document: `openapi: 3.x` is missing"
    raise GeneratorError(document.problem("", message, hint))


def validate(document: Document) -> tuple[Problem, ...]:
    """Return every place where *document* breaks the specification, once, sorted."""
    found: dict[str, dict[str, None]] = {}
    for pointer, message in (*_schema_errors(document), *_rule_errors(document)):
        message = cut(" ".join(message.split()), _LONGEST)
        found.setdefault(pointer, {})[message] = None
    return tuple(
        sorted(
            document.problem(pointer, "; ".join(messages))
            for pointer, messages in found.items()
        )
    )


def _schema_errors(document: Document) -> Iterator[tuple[str, str]]:
    """Check the document and those parts of it that stand in other files."""
    version = document.root["openapi"][:3]
    yield from _errors(_validator(version, ""), "", document.root)
    targets = {
        (follow(document.root, Node(pointer, reference)).pointer, _part(pointer))
        for pointer, reference in (document.references() if document.files else ())
        # Of a reference at the top of a file the one that leads there tells more.
        if pointer not in document.entries
    }
    for pointer, part in sorted(targets):
        if part and pointer.startswith(f"/{FILES}/"):
            value = at(document.root, pointer)
            yield from _errors(_validator(version, part), pointer, value)


def _part(pointer: str) -> str:
    """Return the definition for the target of the reference at *pointer*."""
    *_, above, holder, name = ["", "", "", *parts(pointer)]
    if name == "requestBody" and holder in METHODS:
        return "RequestBody"
    # A property may be called like a keyword.
    return "Schema" if above == "properties" else _PARTS.get(holder, "Schema")


@cache
def _validator(version: str, part: str) -> Any:
    """Return the validator of documents of a version of OpenAPI, or of a part of them."""
    # Of that package only the schemas are read: its own checks take a second and more.
    package = find_spec("openapi_spec_validator")
    assert package
    assert package.origin
    folder = Path(package.origin).parent / "resources" / "schemas" / f"v{version}"
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    definitions = "$defs" if "$defs" in schema else "definitions"
    if "$defs" in schema:
        # OpenAPI leaves what a schema is to the dialect of JSON Schema.
        dialect = {"$dynamicAnchor": "meta", "$ref": schema["$schema"]}
        schema["$defs"]["schema"] = dialect
        part = "".join(f"-{c.lower()}" if c.isupper() else c for c in part).strip("-")
    if part:
        keep = {definitions, "$schema", "id", "$id"} & schema.keys()
        reference = {"$ref": f"#/{definitions}/{part}"}
        schema = {key: schema[key] for key in keep} | {"allOf": [reference]}
    return jsonschema_rs.validator_for(schema, offline=True)


def _errors(validator: Any, pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    try:
        errors = list(validator.iter_errors(value))
    except UnicodeEncodeError:
        yield pointer, "cannot be validated: a text holds half of a surrogate pair"
        return
    causes = [_cause(error) for error in errors]
    # A key with an error below it counts as unknown, too.
    below = {
        tuple(cause.instance_path[:end])
        for cause in causes
        for end in range(1, len(cause.instance_path) + 1)
    }
    for cause in causes:
        unknown = cause.kind.as_dict().get("unexpected")
        if unknown and {(*cause.instance_path, name) for name in unknown} <= below:
            continue
        place = join(pointer, *cause.instance_path)
        if _is_operation_reference(value, cause.instance_path):
            yield place, "an operation is no place for a $ref: it is followed"
        else:
            yield place, _message(cause)


def _is_operation_reference(value: Any, path: list[str | int]) -> bool:
    holder = at(value, join("", *path))
    return path[-1:] in [[m] for m in METHODS] and "$ref" in (holder or ())


def _message(error: Any) -> str:
    facts, value = error.kind.as_dict(), _shown(error.instance)
    match error.kind.name:
        case "additionalProperties" | "unevaluatedProperties":
            return f"unknown: {', '.join(map(repr, facts['unexpected']))}"
        case "type":
            types = " or ".join(map(json.dumps, facts["types"]))
            return f"{value} is not of type {types}"
        case "enum":
            return f"{value} is not one of {', '.join(map(_shown, facts['options']))}"
        case "propertyNames":
            return f"a key is wrong: {_message(facts['error'])}"
    if error.kind.name in BROKEN:
        return BROKEN[error.kind.name].format(value=value, **facts)
    return str(error.message).replace(json.dumps(error.instance), value)


def _shown(value: Any) -> str:
    return cut(json.dumps(value), _VALUE)


def _cause(error: Any) -> Any:
    """Go down to what is wrong in the alternative that fits best."""
    while branches := [
        branch for branch in getattr(error.kind, "context", ()) if branch
    ]:
        meant = [branch for branch in branches if not any(map(_excludes, branch))]
        error = max(
            (inner for branch in meant or branches for inner in branch),
            key=lambda inner: len(inner.instance_path),
        )
    return error


def _excludes(error: Any) -> bool:
    """Return whether an error shows that its alternative is not the one that is meant."""
    kind = error.kind.as_dict()
    constant = len(kind.get("options", ())) == 1
    return constant or kind.get("property") == "$ref"


def _rule_errors(document: Document) -> Iterator[tuple[str, str]]:
    """Check what OpenAPI states in words only."""
    root = document.root
    for path, item in Node("", root).members("paths").items():
        yield from _path_parameter_errors(root, path, item)
    tags = [_key(tag.value, "name") for tag in Node("", root).children("tags")]
    for index, name in _repeated(tags):
        yield join("/tags", index), f"the tag {name[0]!r} is listed twice"
    draft = jsonschema_rs.Draft202012
    if root["openapi"].startswith("3.0"):
        draft = jsonschema_rs.Draft4
    for pointer, value in document.objects:
        if "enum" in value:
            for index, choice in _repeated(items_of(value["enum"])):
                message = f"the value {_shown(choice)} is listed twice"
                yield join(pointer, "enum", index), message
        if "default" in value:
            yield from _default_errors(pointer, value, draft)
        if "parameters" in value:
            parameters = _parameters(root, Node(pointer, value))
            for index, (place, name) in _repeated(parameters):
                message = f"the {place} parameter {name!r} is listed twice"
                yield join(pointer, "parameters", index), message


def _path_parameter_errors(
    root: Any, path: str, item: Node
) -> Iterator[tuple[str, str]]:
    """Compare the parameters in a path with those declared in its operations."""
    item = follow(root, item)
    for method in METHODS:
        if isinstance(item.value.get(method), dict):
            operation = follow(root, item.child(method))
            declared = [*_parameters(root, item), *_parameters(root, operation)]
            names = {n for p, n in declared if p == "path" and isinstance(n, str)}
            for name in sorted(names ^ set(path_parameters(path))):
                missing = "in the path" if name in names else "declared"
                message = f"the path parameter {name!r} is not {missing}"
                yield operation.pointer, message


def _default_errors(
    pointer: str, schema: dict[str, Any], draft: int
) -> Iterator[tuple[str, str]]:
    """Check a default against the keywords beside it."""
    value = schema["default"]
    keywords = {
        key: schema[key] for key in schema.keys() & {"enum", "type", *CONSTRAINTS}
    }
    if not keywords or (value is None and schema.get("nullable") is True):
        return
    try:
        for error in jsonschema_rs.iter_errors(keywords, value, draft=draft):
            yield (
                join(pointer, "default"),
                f"the default does not fit: {_message(error)}",
            )
    except ValueError:
        return  # the keywords themselves are wrong, which the schema says


def _parameters(root: Any, holder: Node) -> list[tuple[Any, ...]]:
    """Return the location and the name of each parameter of *holder* that has one."""
    found = holder.children("parameters")
    keys = (_key(follow(root, node).value, "in", "name") for node in found)
    # A reference that leads nowhere is a problem of its own.
    return [key for key in keys if key[-1] is not None]


def _key(value: Any, *names: str) -> tuple[Any, ...]:
    """Return the members of an object that identify it in a list."""
    return tuple(value.get(n) for n in names) if isinstance(value, dict) else (value,)


def _repeated(values: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Yield each value that stood before, with its index."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        text = json_text(value)
        if text in seen:
            yield index, value
        seen.add(text)
