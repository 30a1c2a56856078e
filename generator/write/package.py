"""Views of the package: the facts about the API, the table of operations, the clients."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import convert

from openapi_source.names import identifier, split

from ..config import Config
from ..facts import EVERYWHERE, Api, Fact, Guard, RateWindow
from ..model import ir
from ..model.parameters import delimiter, style
from ..model.types import item_type
from ..names.client_options import LIMIT_EXPORTS, OAUTH_EXPORTS, RUNTIME_EXPORTS
from ..names.credentials import in_arguments, in_template, usual
from ..names.result import Names
from ..paths import SPEC
from .annotations import Annotations
from .clients import client_views
from .manifest import OWN
from .models import event, models, modules, record_uses, requested_classes
from .python_source import Code, call, literal
from .resources import resource
from .value_types import object_types, value_types
from .views import PackageView

RUNTIME = "0.1"
"""Series of the runtime that generated packages are written for."""

OWN_EXPORTS = (
    "API",
    "OPERATIONS",
    "UNSET",
    "AsyncClient",
    "Client",
    "Unset",
    "errors",
)

_MAY_BE_EMPTY = ("result", "security", "windows")
"""Arguments of the runtime's `Operation` of which an empty one says something."""

Constants = dict[Fact, str]
"""Facts that several operations share -> the name of their constant."""


def view(
    api: ir.Api, names: Names, config: Config, *, has_own: bool = False
) -> PackageView:
    """Prepare every file of the package; *has_own*: its clients are those of `OWN`."""
    homes = modules(api, names)
    uses = record_uses(api, names)
    requested = requested_classes(api, names) if config.trusted else set[str]()
    records = tuple(
        models(module, names, homes, uses, requested)
        for module in sorted(set(homes.values()))
    )
    resources = tuple(
        resource(attribute, api, names, config)
        for attribute in sorted({tag.attribute for tag in names.tags.values()})
    )
    facts = api_facts(api, names, config)
    has_costs = bool(facts.budget) or any(o.cost for o in api.operations)
    exports = _runtime_exports(facts, has_costs=has_costs)
    constants = _constants(api)
    annotations = Annotations(names)
    objects, sources = object_types(api, names, config.client.sent_as)
    sent = {e for o in api.operations for e in _values(o, names).values()}
    return PackageView(
        package=config.package,
        release=config.release,
        clients_module=f"{OWN}.client" if has_own else "client",
        runtime=RUNTIME,
        exports=tuple(sorted((*OWN_EXPORTS, *exports))),
        runtime_exports=exports,
        title=api.title or config.package,
        written_by=_written_by(config),
        constants=(("API", facts), *((name, fact) for fact, name in constants.items())),
        objects=tuple(sorted(sources.items())),
        values=tuple((e.name, e.values) for e in names.enums if e.name in sent),
        operations=tuple(
            _operation(o, names, facts, constants, objects) for o in api.operations
        ),
        events=tuple(
            event(event_, name, annotations)
            for event_, name in zip(api.events, names.events, strict=True)
        ),
        models=records,
        renamed_models=tuple(sorted(names.renamed.models.items())),
        model_modules=tuple(sorted((n, m.module) for m in records for n in m.names)),
        resources=resources,
        cost_columns=("cost",) if config.cost_key else (),
        error_types=tuple(
            (o.id, {s: Code(annotations.response(t)) for s, t in o.errors.items()})
            for o in api.operations
            if o.errors
        ),
        clients=client_views(api, names, facts, resources, has_costs=has_costs),
    )


def api_facts(api: ir.Api, names: Names, config: Config) -> Api:
    """Return the facts about the whole API."""
    client = config.client
    keys = tuple(dict.fromkeys(names.credentials.values()))
    wanted = [in_arguments(o.requirements, names.credentials) for o in api.operations]
    is_free = any(item is not None and (not item or () in item) for item in wanted)
    variables = names.server_variables
    guards = (guard for operation in api.operations for guard in operation.guards)
    return Api(
        name=config.package,
        version=config.release,
        base_url=(
            in_template(api.servers[0].url, variables) if variables else api.base_url
        ),
        base_urls=client.base_urls,
        url_env=client.environment,
        variables={
            argument: tuple(dict.fromkeys((variable.default, *variable.values)))
            for argument, variable in variables.items()
        },
        credentials=keys,
        security=usual(wanted, len(keys)),
        anonymous=bool(keys) and (is_free or not client.credentials),
        envelope=config.envelope,
        request_id_headers=client.request_id_headers,
        datetime_format=client.datetime_format,
        duration_format=client.duration_format,
        # Without the paths, which only the generator needs.
        windows=convert(config.windows, tuple[RateWindow, ...], from_attributes=True),
        budget=config.budget,
        costs=client.costs,
        blocked=config.blocked,
        oauth2=api.oauth2,
        reset_header=client.reset_header,
        remaining_header=client.remaining_header,
        hints=client.hints,
        guards=tuple(dict.fromkeys(g for g in guards if g.kind in EVERYWHERE)),
        drift=client.drift,
    )


def _written_by(config: Config) -> str:
    """Return the command that writes the package again."""
    if config.path.suffix == ".toml" and config.path.parent.name == SPEC.name:
        return f"`make generate` from spec/{config.document}"
    return f"`python -m generator generate` from {config.document}"


def _runtime_exports(facts: Api, *, has_costs: bool) -> tuple[str, ...]:
    """Return what users of this API need of the runtime."""
    found = RUNTIME_EXPORTS + (OAUTH_EXPORTS if facts.oauth2 else ())
    if facts.windows or facts.budget or facts.blocked:
        found += LIMIT_EXPORTS if has_costs else LIMIT_EXPORTS[1:]
    return tuple(sorted(found))


def _operation(
    operation: ir.Operation,
    names: Names,
    api: Api,
    constants: Constants,
    objects: Mapping[str, str],
) -> str:
    """Return the operation's record in the table of operations."""
    body, types = operation.body, value_types(operation, objects)
    has_objects = any(type_.strip("[]") in objects.values() for type_ in types)
    result = None if operation.paging else operation.result.path
    security = in_arguments(operation.requirements, names.credentials)
    # One credential goes with every request anyway.
    sole = ((api.credentials[0].argument,),) if len(api.credentials) == 1 else None
    facts: dict[str, object] = {
        "id": operation.id,
        "http_method": operation.http_method,
        "path": operation.sent_path,
        "server": in_template(operation.server, names.server_variables),
        "tag": operation.tag,
        "attribute": names.tags[operation.tag].attribute,
        "function": names.method(operation),
        "cost": operation.cost,
        "scopes": operation.scopes,
        "max_page_size": operation.limit.maximum if operation.limit else None,
        "lists": {p.name: delimiter(p) for p in operation.parameters if delimiter(p)},
        "styles": {
            **{p.name: style(p) for p in operation.parameters if style(p)},
            **(body.styles if body else {}),
        },
        "media_types": body.media_types if body else (),
        "variants": dict(body.variants) if body else {},
        "optional_body": bool(body and body.fields and not body.required),
        "part_types": body.part_types if body else {},
        "types": types,
        "redirects": operation.redirects,
        "accept": operation.result.media_type,
        "windows": operation.windows,
        "marks": operation.marks,
        "deprecated": operation.deprecated,
        "result": result if result != api.envelope.data else None,
        "beside": dict(operation.result.beside),
        "security": security if security != (api.security or sole) else None,
        "values": {
            name: Code(f"VALUES[{literal(enum)}]")
            for name, enum in _values(operation, names).items()
        },
        "objects": Code("_OBJECTS") if has_objects else None,
        "paging": Code(constants[operation.paging]) if operation.paging else None,
        "guards": tuple(Code(constants[guard]) for guard in _guards(operation)),
    }
    arguments = {
        name: value
        for name, value in facts.items()
        if value or (name in _MAY_BE_EMPTY and value is not None)
    }
    return call("Operation", arguments)


def _values(operation: ir.Operation, names: Names) -> dict[str, str]:
    """Return the enums of parameters and body fields, by wire name."""
    number = Counter(item.name for item in operation.inputs)
    found: dict[str, str] = {}
    for item in operation.inputs:
        type_ = item_type(item.type)
        if isinstance(type_, ir.Enum) and not type_.open and number[item.name] == 1:
            found[item.name] = names.enum_of.get(type_.pointer, "")
    return {name: enum for name, enum in sorted(found.items()) if enum}


def _constants(api: ir.Api) -> Constants:
    """Name each shared fact after its content and, if need be, its first operation."""
    found: Constants = {}
    for operation in api.operations:
        for fact, texts in _shared(operation):
            if fact in found:
                continue
            words = split(" ".join(texts))
            name = identifier("_".join(words).upper(), prefix="FACT")
            if name in found.values():
                words += split(operation.id)
                taken = found.values()
                name = identifier("_".join(words).upper(), taken, prefix="FACT")
            found[fact] = name
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _guards(operation: ir.Operation) -> tuple[Guard, ...]:
    own = [guard for guard in operation.guards if guard.kind not in EVERYWHERE]
    return tuple(dict.fromkeys((*own, *operation.limits)))


def _shared(operation: ir.Operation) -> Iterator[tuple[Fact, list[str]]]:
    """Yield the facts that other operations may have, too, with texts for a name."""
    if operation.paging:
        yield operation.paging, [operation.paging.style, *operation.paging.items]
    for guard in _guards(operation):
        yield guard, [guard.kind, *guard.names]
