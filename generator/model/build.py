"""The intermediate model of a resolved document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..config import Config
from ..errors import Problem
from ..pointer import at
from . import ir
from .bodies import body
from .discriminators import discriminators
from .json_schema import text
from .operations import OperationNode, Resolved
from .parameters import parameters
from .responses import result
from .rules import cost, guards, warn_of_costs, windows
from .schema import Schemas
from .security import oauth2, requirements, schemes, scopes
from .types import references


def build(resolved: Resolved, config: Config) -> tuple[ir.Api, tuple[Problem, ...]]:
    """Return the facts about an API, sorted where OpenAPI leaves the order open.

    The second value lists what does not become all that the document says.
    """
    root = resolved.document.root
    schemas = Schemas(resolved.document, config)
    ids = _operation_ids(resolved.operations)
    operations = sorted(
        (
            _operation(source, id_, schemas, config)
            for source, id_ in zip(resolved.operations, ids, strict=True)
        ),
        key=lambda operation: operation.id,
    )
    warn_of_costs(resolved.operations, schemas, config)
    info = root.get("info") or {}
    documented = {
        str(tag["name"]): text(tag.get("description"))
        for tag in root.get("tags") or ()
        if isinstance(tag, dict) and "name" in tag
    }
    tags = sorted({operation.tag for operation in operations})
    api = ir.Api(
        title=text(info.get("title")),
        version=text(info.get("version")),
        doc=text(info.get("description")),
        base_url=_base_url(root),
        tags=tuple(ir.Tag(name=name, doc=documented.get(name, "")) for name in tags),
        documented=documented,
        marks=tuple(
            ir.Tag(name=mark, doc=documented.get(tag, ""))
            for tag, mark in sorted(config.marks.items())
        ),
        operations=tuple(operations),
        models=_models(operations, schemas),
        schemes=tuple(schemes(schemas)),
        oauth2=oauth2(root, config),
    )
    return api, tuple(schemas.warnings)


def _operation(
    source: OperationNode, id_: str, schemas: Schemas, config: Config
) -> ir.Operation:
    value, root = source.node.value, schemas.document.root
    tags = [tag for tag in value.get("tags") or () if isinstance(tag, str)]
    groups = [tag for tag in tags if tag not in config.marks]
    parameters_ = parameters(source, id_, schemas)
    result_, paging = result(source, id_, schemas, config)
    for holder in (at(root, source.node.pointer.rpartition("/")[0]), value):
        if isinstance(holder, dict) and holder.get("servers"):
            message = "goes to the server of the client, not to servers of its own"
            schemas.warn(source.node.pointer, message)
    body_ = body(source.body, id_, schemas) if source.body else None
    fields = (body_.fields or ()) if body_ else ()
    return ir.Operation(
        id=id_,
        pointer=source.node.pointer,
        http_method=source.http_method,
        path=source.path,
        tag=groups[0] if groups else _first_segment(source.path),
        marks=tuple(sorted(config.marks[t] for t in tags if t in config.marks)),
        summary=text(value.get("summary")),
        doc=text(value.get("description")),
        deprecated=value.get("deprecated") is True,
        cost=cost(source.node, config.cost_key) or 0,
        scopes=scopes(root, value),
        parameters=parameters_,
        body=body_,
        result=result_,
        paging=paging,
        windows=windows(source.path, config),
        requirements=requirements(root, value),
        guards=tuple(guards(id_, parameters_, fields, config)),
    )


def _operation_ids(operations: tuple[OperationNode, ...]) -> list[str]:
    """Return the operationIds; one made of method and path if it is absent or taken."""
    ids: dict[str, None] = {}
    for source in operations:
        stated = source.node.value.get("operationId")
        if isinstance(stated, str) and stated.strip() and stated not in ids:
            ids[stated] = None
            continue
        made = f"{source.http_method.lower()} {source.path}"
        first, *more = re.sub(r"\W+", " ", made).title().split()
        id_ = first.lower() + "".join(more)
        while id_ in ids:
            # `/a/b` and `/a-b` read alike.
            id_ += "_"
        ids[id_] = None
    return list(ids)


def _first_segment(path: str) -> str:
    segments = [part for part in path.split("/") if part and not part.startswith("{")]
    return segments[0] if segments else "default"


def _base_url(root: dict[str, Any]) -> str:
    server = (root.get("servers") or [{}])[0]
    url = text(server.get("url"))
    for name, variable in (server.get("variables") or {}).items():
        url = url.replace("{" + name + "}", str(variable.get("default", "")))
    return url.rstrip("/")


def _models(operations: list[ir.Operation], schemas: Schemas) -> tuple[ir.Model, ...]:
    """Return the models that operations reach, sorted by pointer."""
    models = schemas.models()
    reach = _reach(operations, models)
    told_apart = discriminators(schemas.unions, models)
    return tuple(
        replace(
            models[pointer],
            operations=reach[pointer],
            discriminators=told_apart.get(pointer, ()),
        )
        for pointer in sorted(reach)
    )


def _reach(
    operations: list[ir.Operation], models: dict[str, ir.Model]
) -> dict[str, tuple[str, ...]]:
    """Return for each model the operations that reach it, directly or through others."""
    inside = {
        pointer: [p for field in model.fields for p in references(field.type)]
        for pointer, model in models.items()
    }
    found: dict[str, list[str]] = {}
    for operation in operations:
        types: list[ir.Type | None] = [operation.result.type]
        types += [parameter.type for parameter in operation.parameters]
        if operation.body:
            types.append(operation.body.type)
            types += [field.type for field in operation.body.fields or ()]
        waiting = [pointer for type_ in types for pointer in references(type_)]
        seen: set[str] = set()
        while waiting:
            pointer = waiting.pop()
            if pointer not in seen:
                seen.add(pointer)
                waiting += inside[pointer]
        for pointer in seen:
            found.setdefault(pointer, []).append(operation.id)
    return {pointer: tuple(ids) for pointer, ids in found.items()}
