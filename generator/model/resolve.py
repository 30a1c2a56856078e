"""Step 3: a document -> its operations, references followed and `allOf` merged.

References between schemas stay references, by pointer; everything else that a `$ref`
may stand for (parameters, bodies, answers, path items) is followed here, once.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import GeneratorError, Problem
from ..pointer import at, join, target
from ..read.load import Document
from ..read.references import METHODS, follow
from .ref_siblings import beside

VERSIONS = ("3.0", "3.1", "3.2")
"""Of OpenAPI. What is new in 3.2 is not generated, and is never lost without an error."""

# OpenAPI says to ignore them: the body, the answers and the security schemes state them.
_NOT_PARAMETERS = ("accept", "authorization", "content-type")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document and its pointer."""

    pointer: str
    value: dict[str, Any]

    def child(self, *path: str | int) -> Node:
        """Go down by keys and indexes that exist."""
        value: Any = self.value
        for part in path:
            value = value[part]
        return Node(join(self.pointer, *path), value)


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with `allOf` merged: its keywords and its properties, each in its place."""

    pointer: str
    keywords: dict[str, Any]
    properties: dict[str, Node] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    clashes: tuple[tuple[str, str], ...] = ()
    """(pointer, reason) where members of `allOf` leave no value that is right."""


@dataclass(frozen=True, slots=True)
class OperationNode:
    """One operation with its parameters, body and answers in reach."""

    node: Node
    http_method: str
    path: str
    parameters: tuple[Node, ...]
    body: Node | None
    responses: dict[str, Node]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A checked document and its operations.

    Every reference leads somewhere and every operationId is unique, or `warnings` say
    where not.
    """

    document: Document
    operations: tuple[OperationNode, ...]
    warnings: tuple[Problem, ...] = ()

    def follow(self, node: Node) -> Node:
        """Follow `$ref` until there is none; to nothing if it leads nowhere."""
        return _follow(self.document, node)

    def schema(self, node: Node) -> Schema:
        """Merge the `allOf` of *node*, which is no reference itself."""
        return _merge_all_of(self.document, node, ())


def resolve(document: Document, *, tolerant: bool = False) -> Resolved:
    """Check *document* and collect its operations; raise with every problem found.

    *tolerant*: what is wrong in places becomes warnings, and those places say nothing.
    """
    dangling = {problem.pointer: problem for problem in _dangling(document)}
    lost = list(_lost(document, dangling))
    whole = beside(document)
    operations = tuple(_operations(whole))
    problems = [
        *dangling.values(),
        *_duplicates(document, operations),
        *_own_parts(document),
    ]
    if lost or (problems and not tolerant):
        raise GeneratorError(*lost, *(p for p in problems if p not in lost))
    return Resolved(whole, operations, tuple(problems))


def declared(document: Document) -> int:
    """Count the operations in the text of *document*, whatever became of them."""
    return sum(
        any(isinstance(part.value.get(method), dict) for part in parts)
        for _, parts in _path_items(document)
        for method in METHODS
    )


def check_version(document: Document) -> None:
    """Raise if *document* is no OpenAPI 3 document."""
    version = document.root.get("openapi")
    if isinstance(version, str) and version.startswith(VERSIONS):
        return
    hint = ""
    if "swagger" in document.root:
        message = f"is Swagger {document.root['swagger']}, not OpenAPI 3"
        name = shlex.quote(document.name)
        command = f"npx swagger2openapi --outfile openapi3.json {name}"
        hint = f"Convert it to OpenAPI 3 first, for instance: {command}"
    elif isinstance(version, str) and version.startswith("3."):
        message = f"is OpenAPI {version}; what is read is {', '.join(VERSIONS)}"
    elif version is not None:
        message = f"is no OpenAPI 3 document: `openapi` is {version!r}, not '3.x'"
    else:
        message = "is no OpenAPI document: `openapi: 3.x` is missing"
    raise GeneratorError(Problem(document.where(""), "", message, hint))


def _follow(document: Document, node: Node) -> Node:
    pointer, value = follow(document.root, node.pointer, node.value)
    return Node(pointer, value if isinstance(value, dict) else {})


def _dangling(document: Document) -> Iterator[Problem]:
    for pointer, holder in document.references():
        reference = holder["$ref"]
        written = document.written.get(pointer, reference)
        hint = ""
        if pointer in document.refused:
            reason, hint = document.refused[pointer]
            message = f'$ref "{written}" {reason}'
        elif at(document.root, target(reference)) is None:
            message = f'$ref "{written}" leads nowhere'
            near = _siblings(document.root, target(reference))
            close = difflib.get_close_matches(written.rpartition("/")[2], near, 1)
            hint = f"Did you mean {close[0]!r}?" if close else ""
        elif _leads_back(document.root, target(reference)):
            message = f'$ref "{written}" leads back to itself'
        else:
            continue
        yield Problem(document.where(pointer), pointer, message, hint)


def _leads_back(root: Any, pointer: str) -> bool:
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        value = at(root, pointer)
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return False
        pointer = target(value["$ref"])
    return True


def _own_parts(document: Document) -> Iterator[Problem]:
    """Find components that are, through `allOf`, a part of themselves."""
    components = document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name in sorted(schemas) if isinstance(schemas, dict) else ():
        start = join("/components/schemas", name)
        waiting, seen = [start], set[str]()
        while waiting:
            value = at(document.root, waiting.pop())
            members = value.get("allOf") if isinstance(value, dict) else None
            for member in members if isinstance(members, list) else ():
                reference = member.get("$ref") if isinstance(member, dict) else None
                pointer = target(reference) if isinstance(reference, str) else ""
                if pointer == start:
                    message = "this schema is part of its own allOf"
                    yield Problem(document.where(start), start, message)
                elif pointer and pointer not in seen:
                    seen.add(pointer)
                    waiting.append(pointer)


def _siblings(root: Any, pointer: str) -> list[str]:
    parent = at(root, pointer.rpartition("/")[0])
    return list(parent) if isinstance(parent, dict) else []


def _path_items(document: Document) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Give each path with what it is made of: what stands there, and what it refers to.

    What stands beside a `$ref` comes first, and counts first.
    """
    paths = document.root.get("paths") or {}
    for path in sorted(paths):
        if path.startswith("x-"):
            continue
        parts: list[Node] = []
        node = Node(join("/paths", path), paths[path])
        while isinstance(node.value, dict) and node.pointer not in {
            part.pointer for part in parts
        }:
            parts.append(node)
            reference = node.value.get("$ref")
            if not isinstance(reference, str):
                break
            pointer = target(reference)
            node = Node(pointer, at(document.root, pointer))
        yield path, tuple(parts)


def _lost(document: Document, dangling: dict[str, Problem]) -> Iterator[Problem]:
    """Find operations that are there and would not be generated."""
    for _, parts in _path_items(document):
        for part in parts:
            if part.pointer in dangling:
                yield dangling[part.pointer]
            for key, value in part.value.items():
                if key in METHODS or key.startswith("x-") or key == "parameters":
                    continue
                found = value if key == "additionalOperations" else {key: value}
                for name in found if isinstance(found, dict) else ():
                    operation = found[name]
                    if isinstance(operation, dict) and "responses" in operation:
                        pointer = join(part.pointer, key)
                        message = f"no operation can be made of the method {name!r}"
                        hint = f"Methods are {', '.join(METHODS)}."
                        yield Problem(document.where(pointer), pointer, message, hint)


def _operations(document: Document) -> Iterator[OperationNode]:
    for path, parts in _path_items(document):
        for method in METHODS:
            holders = [p for p in parts if isinstance(p.value.get(method), dict)]
            if not holders:
                continue
            node = holders[0].child(method)
            body = node.value.get("requestBody")
            yield OperationNode(
                node=node,
                http_method=method.upper(),
                path=path,
                parameters=_parameters(document, path, *reversed(parts), node),
                body=_follow(document, node.child("requestBody")) if body else None,
                responses={
                    status: _follow(document, node.child("responses", status))
                    for status in sorted(node.value.get("responses") or {})
                    if not status.startswith("x-")
                },
            )


def _parameters(document: Document, path: str, *holders: Node) -> tuple[Node, ...]:
    """Join the parameters of all holders: a later one replaces its namesake."""
    # Each variable of the path needs a value, whether or not it is declared.
    found = {
        (name, "path"): Node(
            join(holders[-1].pointer, "parameters", f"{{{name}}}"),
            {"name": name, "in": "path", "schema": {"type": "string"}},
        )
        for name in re.findall(r"\{([^{}]+)\}", path)
    }
    for holder in holders:
        for index in range(len(holder.value.get("parameters") or ())):
            node = _follow(document, holder.child("parameters", index))
            # One without a name, or that leads nowhere, is among the problems.
            name, place = node.value.get("name"), str(node.value.get("in"))
            if isinstance(name, str) and not (
                place == "header" and name.lower() in _NOT_PARAMETERS
            ):
                found[name, place] = node
    return tuple(found.values())


def _duplicates(
    document: Document, operations: tuple[OperationNode, ...]
) -> Iterator[Problem]:
    seen: dict[str, OperationNode] = {}
    for operation in operations:
        name = operation.node.value.get("operationId")
        if not isinstance(name, str):
            continue
        if name in seen:
            first = document.where(seen[name].node.pointer)
            pointer = operation.node.pointer
            message = f"operationId {name!r} is taken already, at {first}"
            hint = "Give one of them another operationId in the overlay."
            yield Problem(document.where(pointer), pointer, message, hint)
        seen.setdefault(name, operation)


def _merge_all_of(document: Document, node: Node, trail: tuple[str, ...]) -> Schema:
    value = node.value if isinstance(node.value, dict) else {}
    keywords = {
        key: item for key, item in value.items() if key not in ("allOf", "properties")
    }
    properties: dict[str, Node] = {}
    required = frozenset(_strings(value.get("required")))
    if node.pointer in trail:
        return Schema(node.pointer, {})
    trail = (*trail, node.pointer)
    clashes: list[tuple[str, str]] = []

    def refine(name: str, later: Node) -> None:
        """Let a later member refine an earlier one of the same name."""
        earlier = properties.get(name, later)
        properties[name] = later
        if earlier.value != later.value:
            one, other = (
                _merge_all_of(document, _follow(document, found), trail)
                for found in (earlier, later)
            )
            if clash := _clash(one, other):
                where = document.where(earlier.pointer)
                clashes.append((later.pointer, f"{clash} in {where}"))
                properties[name] = Node(later.pointer, {})

    joined: set[str] = set()
    for index in range(len(value.get("allOf") or ())):
        place = node.child("allOf", index)
        member = _follow(document, place)
        if member.pointer in joined:
            continue
        joined.add(member.pointer)
        part = _merge_all_of(document, member, trail)
        clashes += part.clashes
        clash = _clash(Schema(node.pointer, keywords, properties), part)
        if clash:
            clashes.append((place.pointer, f"{clash} beside it"))
            return Schema(node.pointer, {}, clashes=tuple(clashes))
        for key, item in part.keywords.items():
            keywords[key] = _both(key, keywords.get(key, item), item)
        for name, property_ in part.properties.items():
            refine(name, property_)
        required |= part.required
    own = value.get("properties")
    for name in own if isinstance(own, dict) else ():
        refine(name, node.child("properties", name))
    alternatives = [*_items(keywords.get("oneOf")), *_items(keywords.get("anyOf"))]
    if (
        properties
        and "discriminator" not in keywords
        and all(_may_be_object(document, one) for one in alternatives)
    ):
        for name, found in _alternatives(document, node).items():
            properties.setdefault(name, found)
        keywords = {k: v for k, v in keywords.items() if k not in ("oneOf", "anyOf")}
        if {"type": "null"} in alternatives:
            keywords["nullable"] = True
    return Schema(node.pointer, keywords, properties, required, tuple(clashes))


def _both(key: str, one: Any, other: Any) -> Any:
    """Give the value of a keyword that holds for two members of `allOf`."""
    if one == other:
        return one
    if key == "enum" and isinstance(one, list) and isinstance(other, list):
        return [value for value in one if value in other] or one
    if key in ("items", "additionalProperties"):
        stated = [value for value in (one, other) if _states_type(value)]
        return {"allOf": stated} if len(stated) == 2 else (stated or [one])[0]
    return one


def _states_type(schema: Any) -> bool:
    stating = {"$ref", "allOf", "anyOf", "enum", "oneOf", "properties", "type"}
    return isinstance(schema, dict) and bool(stating & schema.keys())


def _alternatives(document: Document, node: Node) -> dict[str, Node]:
    """Give what the alternatives of a record add to it: all of that may be there."""
    found: dict[str, list[Node]] = {}
    seen: set[str] = set()
    waiting = [node]
    for place in waiting:  # it grows meanwhile
        part = _follow(document, place)
        if part.pointer in seen:
            continue
        seen.add(part.pointer)
        own = part.value.get("properties")
        for name in own if isinstance(own, dict) else ():
            added = part.child("properties", name)
            same = found.setdefault(name, [])
            if all(added.value != known.value for known in same):
                same.append(added)
        waiting += [
            part.child(key, index)
            for key in ("allOf", "oneOf", "anyOf")
            for index in range(len(_items(part.value.get(key))))
        ]
    return {
        name: (
            nodes[0]
            if len(nodes) == 1
            else Node(nodes[0].pointer, {"anyOf": [known.value for known in nodes]})
        )
        for name, nodes in found.items()
    }


def _may_be_object(document: Document, alternative: Any) -> bool:
    """Tell whether an alternative of a record is a record, or null, for all that it says."""
    value = _follow(document, Node("", alternative)).value
    kinds = _kinds(Schema("", value))
    return not kinds or "object" in kinds or alternative == {"type": "null"}


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _clash(one: Schema, other: Schema) -> str:
    """Say which kinds of values two schemas want, if none is of both."""
    mine, theirs = _kinds(one), _kinds(other)
    if not mine or not theirs or mine & theirs:
        return ""
    return f"it is {' or '.join(sorted(theirs))} here and {' or '.join(sorted(mine))}"


def _kinds(schema: Schema) -> set[str]:
    """Give the JSON types that a schema allows, apart from null; none if it says none."""
    stated = schema.keywords.get("type")
    kinds = {stated} if isinstance(stated, str) else set(_strings(stated))
    kinds -= {"null"}
    if not kinds and schema.properties:
        return {"object"}
    return kinds | ({"integer"} if "number" in kinds else set())


def _strings(value: Any) -> list[str]:
    return (
        [item for item in value if isinstance(item, str)]
        if isinstance(value, list)
        else []
    )
