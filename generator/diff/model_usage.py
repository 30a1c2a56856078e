"""The schemas with which each method sends and receives a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ..model import ir

ByLocation: TypeAlias = dict[str, ir.Model]
"""Path of property names in a request or response -> the schema of a model there."""

ByMethod: TypeAlias = dict[str, dict[str, ByLocation]]
"""Model -> method -> its schemas."""


def model_usage(
    api: ir.Api, class_of: dict[str, str], methods: dict[str, str]
) -> tuple[ByMethod, ByMethod]:
    """Return the schemas of each model in responses, and those in requests.

    *methods*: operation id -> method.
    """
    models = {model.pointer: model for model in api.models}
    responses: ByMethod = {}
    requests: ByMethod = {}
    for operation in api.operations:
        for found, types in (
            (responses, [("", operation.result.type)]),
            (requests, _sent(operation)),
        ):
            for location, pointer in _reached(types, models):
                by_method = found.setdefault(class_of[pointer], {})
                schemas = by_method.setdefault(methods[operation.id], {})
                while location in schemas:
                    # Alternatives of one location.
                    location += "|"
                schemas[location] = models[pointer]
    return responses, requests


def _sent(operation: ir.Operation) -> list[tuple[str, ir.Type | None]]:
    types: list[tuple[str, ir.Type | None]]
    types = [(parameter.name, parameter.type) for parameter in operation.parameters]
    body = operation.body
    if body and body.fields is None:
        types.append(("", body.type))
    elif body and body.fields:
        types += [(f.name, f.type) for f in body.fields if not f.read_only]
    return types


def _reached(
    types: Iterable[tuple[str, ir.Type | None]], models: dict[str, ir.Model]
) -> Iterator[tuple[str, str]]:
    """Yield each schema once, with the location that is nearest to the top."""
    seen: set[str] = set()
    waiting = list(types)
    # The list grows during the loop, so nearer locations come first.
    for location, type_ in waiting:
        match type_:
            case ir.Ref(pointer) if pointer not in seen:
                seen.add(pointer)
                yield location, pointer
                waiting += [
                    (f"{location}.{field.name}".lstrip("."), field.type)
                    for field in models[pointer].fields
                ]
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                waiting.append((location, inner))
            case ir.Union(members):
                waiting += [(location, member) for member in members]
