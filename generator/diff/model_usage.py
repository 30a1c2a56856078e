"""Which schemas of a record each method takes and gives: one record may have several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import ir
from ..names.naming import Names

Places = dict[str, ir.Model]
"""Where in an answer or a request a record stands, and as which schema."""

ANSWERS, REQUESTS = "answers", "requests"


def method_name(operation: ir.Operation, names: Names) -> str:
    """Say what a caller writes after `client.`."""
    return f"{names.tags[operation.tag].attribute}.{names.functions[operation.id]}"


def uses(api: ir.Api, names: Names) -> dict[tuple[str, str], dict[str, Places]]:
    """Give for each record, in answers and in requests, the methods and their places."""
    models = {model.pointer: model for model in api.models}
    found: dict[tuple[str, str], dict[str, Places]] = {}
    for operation in api.operations:
        method = method_name(operation, names)
        for direction, types in (
            (ANSWERS, [("", operation.result.type)]),
            (REQUESTS, _taken(operation)),
        ):
            for place, pointer in _reached(types, models):
                record = names.class_of[pointer]
                methods = found.setdefault((record, direction), {})
                places = methods.setdefault(method, {})
                while place in places:
                    # Alternatives of one place.
                    place += "|"
                places[place] = models[pointer]
    return found


def _taken(operation: ir.Operation) -> list[tuple[str, ir.Type | None]]:
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
    """Give each schema once: where it stands first, nearest to the top."""
    seen: set[str] = set()
    waiting = list(types)
    # The list grows while it is walked: what is nearer comes first.
    for place, type_ in waiting:
        match type_:
            case ir.Ref(pointer) if pointer not in seen:
                seen.add(pointer)
                yield place, pointer
                waiting += [
                    (f"{place}.{field.name}".lstrip("."), field.type)
                    for field in models[pointer].fields
                ]
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                waiting.append((place, inner))
            case ir.Union(members):
                waiting += [(place, member) for member in members]
