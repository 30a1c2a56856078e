"""The operations of a document, with the references to their parts followed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from openapi_source.names import split

from ..errors import GeneratorError, Problem
from ..pointer import at, join, target
from ..read.keywords import METHODS
from ..read.load import Document
from ..read.nodes import Node, chain, follow, led_to, path_parameters
from .allof import own_parts

# OpenAPI says to ignore them: body, responses and security schemes state them.
_NOT_PARAMETERS = ("accept", "authorization", "content-type")


class OperationNode(Struct, frozen=True):
    """One operation with its parameters, its body and its responses."""

    id: str
    """Its operationId; made of method and path if that is absent or taken."""
    node: Node
    http_method: str
    path: str
    parameters: tuple[Node, ...]
    body: Node | None
    responses: dict[str, Node]


class Resolved(Struct, frozen=True):
    """A checked document and its operations.

    Every reference leads somewhere and every operationId is unique, or `warnings` say
    where not.
    """

    document: Document
    operations: tuple[OperationNode, ...]
    warnings: tuple[Problem, ...] = ()


def resolve(document: Document, *, tolerant: bool = False) -> Resolved:
    """Check *document* and collect its operations; raise with every problem found.

    *tolerant*: errors in single places become warnings, and those places say nothing.
    """
    dangling = {problem.pointer: problem for problem in _dangling(document)}
    lost = list(_lost(document, dangling))
    operations = tuple(_operations(document))
    problems = [
        *dangling.values(),
        *_duplicates(document, operations),
        *own_parts(document),
    ]
    if lost or (problems and not tolerant):
        raise GeneratorError(*lost, *(p for p in problems if p not in lost))
    return Resolved(document, operations, tuple(problems))


def declared(document: Document) -> int:
    """Count the operations in the text of *document*, whatever became of them."""
    return sum(
        any(isinstance(part.value.get(method), dict) for part in parts)
        for _, parts in _path_items(document)
        for method in METHODS
    )


def _dangling(document: Document) -> Iterator[Problem]:
    """Find references that lead nowhere, back to themselves, or where none is followed."""
    root = document.root
    for pointer, holder in document.references():
        reference = holder["$ref"]
        written = document.written.get(pointer, reference)
        hint = ""
        if pointer in document.refused:
            reason, hint = document.refused[pointer]
        elif at(root, target(reference)) is None:
            reason = "leads nowhere"
            siblings = at(root, target(reference).rpartition("/")[0])
            names = list(siblings) if isinstance(siblings, dict) else []
            close = difflib.get_close_matches(written.rpartition("/")[2], names, 1)
            hint = f"Did you mean {close[0]!r}?" if close else ""
        elif led_to([*chain(root, Node(pointer, holder))][-1].value) is not None:
            reason = "leads back to itself"
        else:
            continue
        message = f'$ref "{written}" {reason}'
        yield document.problem(pointer, message, hint)


def _path_items(document: Document) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield each path with the parts of its path item, which may be a reference.

    Keywords beside a `$ref` come first, and count first.
    """
    for path, node in sorted(Node("", document.root).members("paths").items()):
        if not path.startswith("x-"):
            parts = chain(document.root, node)
            yield path, tuple(part for part in parts if isinstance(part.value, dict))


def _lost(document: Document, dangling: dict[str, Problem]) -> Iterator[Problem]:
    """Find operations that no method would be generated for."""
    for _, parts in _path_items(document):
        for part in parts:
            if part.pointer in dangling:
                yield dangling[part.pointer]
            for method in METHODS:
                if (pointer := join(part.pointer, method)) in dangling:
                    yield dangling[pointer]
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
                        yield document.problem(pointer, message, hint)


def _operations(document: Document) -> Iterator[OperationNode]:
    taken: set[str] = set()
    for path, parts in _path_items(document):
        for method in METHODS:
            holders = [p for p in parts if isinstance(p.value.get(method), dict)]
            if not holders:
                continue
            # OpenAPI has no reference here; many documents and tools do.
            node = follow(document.root, holders[0].child(method))
            body = node.value.get("requestBody")
            id_ = _operation_id(node.value.get("operationId"), method, path, taken)
            taken.add(id_)
            yield OperationNode(
                id=id_,
                node=node,
                http_method=method.upper(),
                path=path,
                parameters=_parameters(document, path, *reversed(parts), node),
                body=follow(document.root, node.child("requestBody")) if body else None,
                responses={
                    status: follow(document.root, response)
                    for status, response in sorted(node.members("responses").items())
                    if not status.startswith("x-")
                },
            )


def _operation_id(stated: Any, method: str, path: str, taken: set[str]) -> str:
    if isinstance(stated, str) and stated.strip() and stated not in taken:
        return stated
    made = "".join(word.capitalize() for word in split(f"{method} {path}"))
    made = made[:1].lower() + made[1:]
    while made in taken:
        # `/a/b` and `/a-b` read alike.
        made += "_"
    return made


def _parameters(document: Document, path: str, *holders: Node) -> tuple[Node, ...]:
    """Join the parameters of all holders: a later one replaces its namesake."""
    # Each variable of the path needs a value, whether or not it is declared.
    found = {
        (name, "path"): Node(
            join(holders[-1].pointer, "parameters", f"{{{name}}}"),
            {"name": name, "in": "path", "schema": {"type": "string"}},
        )
        for name in path_parameters(path)
    }
    for holder in holders:
        for parameter in holder.children("parameters"):
            node = follow(document.root, parameter)
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
    """Find operations with the operationId of another."""
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
            yield document.problem(pointer, message, hint)
        seen.setdefault(name, operation)
