"""The intermediate model of a resolved document.

Rules of the configuration apply to each operation: its cost, rate windows and guards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urljoin

from msgspec.structs import replace

from ..config import Config
from ..errors import Problem
from ..facts import Guard, GuardRule, KeyPath, Paging
from ..pointer import at, join
from ..read.nodes import Node, reach, resources
from . import ir
from .bodies import body, events
from .description_text import summary
from .discriminators import discriminators
from .json_schema import text
from .operations import OperationNode, Resolved
from .parameters import parameters
from .responses import error_types, redirects, result
from .schema import Schemas
from .security import Security
from .types import item_type, references, strip_null

_DATE_TIME = ir.Scalar("string", "date-time")
_INTEGER = ir.Scalar("integer")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def build(resolved: Resolved, config: Config) -> tuple[ir.Api, tuple[Problem, ...]]:
    """Return the facts about an API, sorted where OpenAPI leaves the order open.

    The second value lists what does not become all that the document says.
    """
    root = resolved.document.root
    schemas = Schemas(resolved.document, config)
    security, servers_ = Security(schemas), _all_servers(schemas)
    operations = sorted(
        (_operation(o, schemas, security, servers_) for o in resolved.operations),
        key=lambda operation: operation.id,
    )
    _warn_of_costs(resolved.operations, schemas)
    events_ = events(resolved, schemas)
    info = root.get("info") or {}
    documented = {
        str(tag["name"]): _tag_text(tag)
        for tag in root.get("tags") or ()
        if isinstance(tag, dict) and "name" in tag
    }
    tags = sorted({operation.tag for operation in operations})
    schemes = tuple(security.schemes())
    security.check([Node("", root), *(o.node for o in resolved.operations)], schemes)
    api = ir.Api(
        title=text(info.get("title")),
        version=text(info.get("version")),
        doc="\n\n".join(
            filter(None, (text(info.get("summary")), text(info.get("description"))))
        ),
        servers=servers_,
        tags=tuple(ir.Tag(name=name, doc=documented.get(name, "")) for name in tags),
        documented=documented,
        marks=tuple(
            ir.Tag(name=mark, doc=documented.get(tag, ""))
            for tag, mark in sorted(config.marks.items())
        ),
        operations=tuple(operations),
        models=_models(operations, events_, schemas),
        events=events_,
        schemes=schemes,
        oauth2=security.oauth2(),
    )
    return api, tuple(schemas.warnings)


def _tag_text(tag: Mapping[str, object]) -> str:
    """Return the description of a tag, with the tag that it is a part of."""
    doc = text(tag.get("description")) or text(tag.get("summary"))
    parent = text(tag.get("parent"))
    if not parent:
        return doc
    stop = "." if doc and doc[-1] not in ".!?" else ""
    return f"{doc}{stop} Part of {parent}.".strip()


def _operation(
    source: OperationNode,
    schemas: Schemas,
    security: Security,
    servers_: Sequence[ir.Server],
) -> ir.Operation:
    value, config = source.node.value, schemas.config
    tags = [tag for tag in value.get("tags") or () if isinstance(tag, str)]
    groups = [tag for tag in tags if tag not in config.marks]
    parameters_ = parameters(source, schemas)
    result_, paging = result(source, schemas)
    body_ = body(source, schemas)
    fields = (body_.fields or ()) if body_ else ()
    gone = bool(config.gone_key) and value.get(config.gone_key) is True
    operation = ir.Operation(
        id=source.id,
        pointer=source.node.pointer,
        http_method=source.http_method,
        path=source.path,
        sent_path=_sent_path(source, schemas),
        server=_own_server(source, schemas, servers_),
        has_id=value.get("operationId") == source.id,
        tag=groups[0] if groups else next(iter(resources(source.path)), "default"),
        marks=tuple(sorted(config.marks[t] for t in tags if t in config.marks)),
        summary=text(value.get("summary")),
        doc=text(value.get("description")),
        deprecated=value.get("deprecated") is True,
        gone=gone,
        replacement=text(value.get(config.replacement_key)),
        cost=_cost(source.node, config.cost_key) or 0,
        scopes=security.scopes(value),
        parameters=parameters_,
        body=body_,
        result=result_,
        errors=error_types(source, schemas),
        # A list that has not changed has no pages; one that is elsewhere is an error.
        redirects=tuple(s for s in redirects(source) if s == 304 or not paging),
        paging=paging,
        windows=_windows(source.path, config),
        requirements=security.requirements(value),
        guards=tuple(_guards(source, parameters_, fields, config)),
        limits=tuple(_limits(parameters_, body_, paging)),
    )
    return _without_schemas(operation) if gone else operation


def _without_schemas(operation: ir.Operation) -> ir.Operation:
    """Return an operation that keeps only what names its method."""
    is_list = isinstance(operation.result.type, ir.Array)
    type_ = ir.Array(ir.Anything()) if is_list else None
    return replace(
        operation,
        parameters=(),
        body=None,
        result=ir.Result(type=type_),
        errors={},
        redirects=(),
        paging=None,
        guards=(),
    )


def _cost(node: Node, key: str) -> int | None:
    """Return the cost that an operation states; None if it states none."""
    stated = node.value.get(key)
    if isinstance(stated, str) and re.fullmatch(r"[0-9]{1,9}", stated):
        return int(stated)
    valid = isinstance(stated, int) and not isinstance(stated, bool) and stated >= 0
    return stated if valid else None


def _warn_of_costs(operations: tuple[OperationNode, ...], schemas: Schemas) -> None:
    """Warn of operations without a cost where the configuration names their key."""
    key = schemas.config.cost_key
    free = [
        source.node for source in operations if key and _cost(source.node, key) is None
    ]
    if free and len(free) == len(operations):
        schemas.warn("/paths", f"no operation has {key}: all calls count as free")
        return
    for node in free:
        what = f"is {node.value[key]!r}" if key in node.value else "is missing"
        message = f"{key} {what}: calls count as free until the overlay states it"
        schemas.warn(node.pointer, message)


def _windows(path: str, config: Config) -> tuple[str, ...] | None:
    """Return the rate windows of a request; None if that is just the first, as usual."""
    found = [w for w in config.windows if not w.paths or re.search(w.paths, path)]
    usual = list(config.windows[:1])
    return None if found == usual else tuple(window.name for window in found)


def _all_servers(schemas: Schemas) -> tuple[ir.Server, ...]:
    """Return the servers of the whole document, the usual one first."""
    found = tuple(_servers(Node("", schemas.document.root), schemas))
    usual = found[0].usual if found else ""
    if usual and "://" not in usual:
        message = (
            f"the server {usual!r} is relative: clients need base_url, which ends so"
        )
        schemas.warn("/servers/0", message)
    return found


def _own_server(
    source: OperationNode, schemas: Schemas, usual: Sequence[ir.Server]
) -> str:
    """Return the URL of the server that an operation or its path has; "" if none has.

    Variables of the usual server, which users choose, stay variables in it.
    """
    root, pointer = schemas.document.root, source.node.pointer
    above = pointer.rpartition("/")[0]
    for holder in (source.node, Node(above, at(root, above))):
        found = next(_servers(holder, schemas), None)
        if found is not None:
            if usual and found.url == usual[0].url:
                return ""
            # Another default is another variable.
            chosen = {(v.name, v.default) for v in usual[0].variables} if usual else {}
            known = [v for v in found.variables if (v.name, v.default) in chosen]
            fixed = tuple(v for v in found.variables if v not in known)
            return replace(found, variables=fixed).usual
    return ""


def _servers(node: Node, schemas: Schemas) -> Iterator[ir.Server]:
    for child in node.children("servers"):
        if not isinstance(child.value, dict):
            continue
        stated = text(child.value.get("url"))
        url = re.split(r"[?#]", stated, maxsplit=1)[0]
        if url != stated:
            message = (
                f"{stated[len(url):]!r} is not sent: a server has no query or fragment"
            )
            schemas.warn(join(child.pointer, "url"), message)
        if "://" not in url and not url.startswith("{") and schemas.config.source:
            url = urljoin(schemas.config.source, url)
        members = child.members("variables")
        names = dict.fromkeys(_VARIABLE.findall(url))
        for name in names.keys() - members.keys():
            schemas.warn(child.pointer, f"the variable {name!r} is not declared")
        yield ir.Server(
            url=url.rstrip("/"),
            variables=tuple(
                _variable(name, members[name].value)
                for name in names
                if name in members
            ),
            doc=text(child.value.get("description")),
        )


def _variable(name: str, value: Mapping[str, object]) -> ir.ServerVariable:
    listed = value.get("enum")
    values = tuple(map(str, listed)) if isinstance(listed, list) else ()
    return ir.ServerVariable(
        name=name,
        default=str(value.get("default", values[0] if values else "")),
        values=values,
        doc=text(value.get("description")),
    )


def _sent_path(source: OperationNode, schemas: Schemas) -> str:
    """Return the path of an operation without a fragment, which no server gets."""
    path, _, fragment = source.path.partition("#")
    for name in _VARIABLE.findall(fragment):
        if f"{{{name}}}" not in path:
            message = f"the path parameter {name!r} is not sent: it is in a fragment"
            schemas.warn(source.node.pointer, message)
    return path


def _guards(
    source: OperationNode,
    parameters: Sequence[ir.Parameter],
    fields: Sequence[ir.Field],
    config: Config,
) -> Iterator[Guard]:
    """Yield the guards of one operation, in a fixed order."""
    queries = [p for p in parameters if p.location is ir.Location.QUERY]
    taken = {p.name for p in queries} | {f.name for f in fields}
    for rule in config.guards:
        names = _guarded(rule, source, parameters, fields)
        if names is not None and source.id in (rule.operations or (source.id,)):
            yield Guard(
                kind=rule.kind,
                names=names,
                others=rule.others,
                limit=rule.limit,
                reason=rule.reason,
            )
    ignored: dict[str, list[str]] = {}
    for parameter in queries if config.ignored_by else ():
        found = re.search(config.ignored_by, summary(parameter.doc))
        if found and found[1] in taken:
            ignored.setdefault(found[1], []).append(parameter.name)
    for name in sorted(ignored):
        yield Guard(
            kind="conflicts", names=(name,), others=tuple(sorted(ignored[name]))
        )
    types = [p.type for p in queries] + [f.type for f in fields]
    whole_seconds = config.client.datetime_format and "%f" not in (
        config.client.datetime_format
    )
    if whole_seconds and any(strip_null(type_) == _DATE_TIME for type_ in types):
        yield Guard(kind="fraction", names=())
    for parameter in queries:
        own = (parameter.name,)
        yield from (
            g for g in parameter.limits if (g.kind, g.names) == ("at_most", own)
        )


def _guarded(
    rule: GuardRule,
    source: OperationNode,
    parameters: Sequence[ir.Parameter],
    fields: Sequence[ir.Field],
) -> tuple[str, ...] | None:
    """Return the names of a guard that an operation has; None if it is not guarded."""
    queries = [p for p in parameters if p.location is ir.Location.QUERY]
    places = {field.name for field in fields}
    match rule.kind:
        case "identifiers":
            inputs: list[ir.Input] = [*parameters, *fields]
            integers = [i.name for i in inputs if item_type(i.type) == _INTEGER]
            applies = any(re.fullmatch(p, i) for p in rule.names for i in integers)
            return rule.names if applies else None
        case "listed":
            has_values = any(isinstance(item_type(p.type), ir.Enum) for p in queries)
            return rule.names if has_values else None
        case "no_change":
            # An update that can be called without any field.
            is_put = source.http_method == "PUT" and not any(f.required for f in fields)
            is_update = is_put or source.http_method == "PATCH"
            return rule.names if fields and is_update else None
        case "replaces" if source.http_method != "PATCH":
            return None
        case "needs_one_of" | "too_short":
            places |= {parameter.name for parameter in queries}
            if not {other.partition("=")[0] for other in rule.others} <= places:
                return None
    return tuple(n for n in rule.names if n.partition(".")[0] in places) or None


def _limits(
    parameters: Sequence[ir.Parameter],
    body: ir.Body | None,
    paging: Paging[KeyPath] | None,
) -> Iterator[Guard]:
    """Yield the limits of all values but those that the pager sets.

    Lists of the query have a guard of their own, which may split the call.
    """
    by_pager = (paging.cursor, paging.limit) if paging else ()
    for parameter in parameters:
        if parameter.name not in by_pager:
            for limit in parameter.limits:
                in_query = parameter.location is ir.Location.QUERY
                if not (in_query and limit.kind == "at_most"):
                    yield limit
    yield from body.limits if body else ()


def _models(
    operations: list[ir.Operation], events: tuple[ir.Event, ...], schemas: Schemas
) -> tuple[ir.Model, ...]:
    """Return the models that operations and events reach, sorted by pointer."""
    models = schemas.models()
    inside = {
        pointer: _mentioned(field.type for field in model.fields)
        for pointer, model in models.items()
    }
    found: dict[str, list[str]] = {}
    for operation in operations:
        for pointer in reach(_mentioned(operation.types), inside.__getitem__):
            found.setdefault(pointer, []).append(operation.id)
    for pointer in reach(_mentioned(e.type for e in events), inside.__getitem__):
        found.setdefault(pointer, [])
    told_apart = discriminators(schemas.unions, models)
    return tuple(
        replace(
            models[pointer],
            operations=tuple(ids),
            discriminators=told_apart.get(pointer, ()),
        )
        for pointer, ids in sorted(found.items())
    )


def _mentioned(types: Iterable[ir.Type]) -> list[str]:
    return [pointer for type_ in types for pointer in references(type_)]
