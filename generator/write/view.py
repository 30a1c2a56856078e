"""Step 6: intermediate model and names -> one view per file, strings ready to print.

Everything is decided here. Templates loop over lists and print strings.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import convert

from ..config import Config
from ..facts import Api, ApiKey, Guard, KeyPath, Paging, RateWindow
from ..model import ir
from ..model.description_text import wrap
from ..model.parameters import delimiter, style
from ..model.security import Alternatives
from ..model.types import strip_null
from ..names.client_options import client_options, client_raises
from ..names.credentials import credentials, in_arguments, usual
from ..names.result import Class, Enum, Names
from ..names.words import split
from .annotations import Hints, alternatives, split_union
from .methods import resource
from .python_source import WIDTH, literal
from .views import (
    AliasView,
    ClassView,
    FieldView,
    Import,
    ModelsView,
    OperationView,
    PackageView,
    docstring_lines,
    imports,
    told,
)

RUNTIME = "0.1"
"""Series of the runtime that generated packages are written for."""


def view(api: ir.Api, names: Names, config: Config) -> PackageView:
    """Prepare every file of the package."""
    modules = _modules(api, names)
    pagings = _pagings(api)
    guards = _guards(api)
    by_scheme = credentials(api.schemes, config.client)
    keys = tuple(dict.fromkeys(by_scheme.values()))
    wanted = {
        o.id: in_arguments(o.security, by_scheme) if keys else None
        for o in api.operations
    }
    arguments = [a for key in keys for a in (key.argument, key.password) if a]
    security = usual(list(wanted.values()), len(keys))
    # One credential is what goes with every request anyway.
    usually = security or (((keys[0].argument,),) if len(keys) == 1 else None)
    free = any(
        item is not None and (not item or () in item) for item in wanted.values()
    )
    client = config.client
    facts = Api(
        name=config.package,
        version=config.release,
        base_url=api.base_url,
        base_urls=client.base_urls,
        url_env=client.environment,
        credentials=keys,
        security=security,
        anonymous=bool(keys) and (free or not client.credentials),
        envelope=config.envelope,
        request_id_headers=client.request_id_headers,
        datetime_format=client.datetime_format,
        # Without the paths, which only the generator needs.
        windows=convert(config.windows, tuple[RateWindow, ...], from_attributes=True),
        budget=config.budget,
        blocked=config.blocked,
        oauth2=api.oauth2,
        reset_header=client.reset_header,
        remaining_header=client.remaining_header,
        drift=client.drift,
    )
    return PackageView(
        package=config.package,
        release=config.release,
        runtime=RUNTIME,
        title=api.title or config.package,
        version=api.version,
        source=config.document,
        api=facts,
        has_costs=bool(config.cost_key),
        credential_arguments=tuple(arguments),
        models={
            module: _models(module, names, modules)
            for module in sorted(set(modules.values()))
        },
        renamed_models=tuple(sorted(names.renamed.models.items())),
        resources=tuple(
            resource(attribute, api, names, config, modules)
            for attribute in sorted({tag.attribute for tag in names.tags.values()})
        ),
        operations=tuple(
            _operation(
                operation,
                names,
                pagings,
                guards,
                config.envelope.data,
                wanted,
                usually,
            )
            for operation in api.operations
        ),
        pagings=tuple((name, paging) for paging, name in pagings.items()),
        guards=tuple((name, guard) for guard, name in guards.items()),
        client_doc=tuple(_client_doc(api, config, keys)),
        has_limits=has_limits(api, config),
        client_arguments=tuple(arguments + sorted(config.client.base_urls)),
    )


def _modules(api: ir.Api, names: Names) -> dict[str, str]:
    """Say for each class and alias where it stands: with its one tag, or shared."""
    tag_of = {operation.id: operation.tag for operation in api.operations}
    found = {}
    items: list[Class | Enum] = [*names.classes, *names.enums]
    for item in items:
        tags = {tag_of[operation] for operation in item.operations}
        only = names.tags[tags.pop()].attribute if len(tags) == 1 else "shared"
        found[item.name] = only
    return found


def _models(module: str, names: Names, modules: dict[str, str]) -> ModelsView:
    hints = Hints(names)
    classes = tuple(
        _class(class_, names, hints)
        for class_ in names.classes
        if modules[class_.name] == module
    )
    aliases = tuple(
        _alias(alias) for alias in names.enums if modules[alias.name] == module
    )
    fields = [field for class_ in classes for field in class_.fields]
    null = ["NULL"] if any(field.default == "NULL" for field in fields) else []
    typing = ["Any"] if "Any" in hints.used else []
    typing += ["Literal", "TypeAlias"] if aliases else []
    shared = sorted(name for name in hints.used if modules.get(name, module) != module)
    return ModelsView(
        title=module.replace("_", " "),
        imports=imports(
            [Import(module="datetime as dt")] if "dt" in hints.used else [],
            [Import(module="typing", names=tuple(typing))] if typing else [],
            (
                [Import(module="openapi_runtime", names=(*null, "Model", "model"))]
                if classes
                else []
            ),
            [Import(module=".shared", names=tuple(shared))] if shared else [],
        ),
        aliases=aliases,
        classes=classes,
    )


def _class(class_: Class, names: Names, hints: Hints) -> ClassView:
    fields = []
    wire_names = []
    by_name = {field.name: field for field in class_.fields}
    for field in (by_name[name] for name in names.field_order[class_.name]):
        attribute = names.fields[class_.name, field.name]
        if attribute != field.name:
            wire_names.append((attribute, field.name))
        answer = hints.answer(field.type)
        hint = alternatives(answer, "None")
        default = "NULL" if "None" in split_union(answer) else "None"
        doc = docstring_lines([told(field)], 4)
        fields.append(FieldView(name=attribute, hint=hint, default=default, doc=doc))
    words = " ".join(split(class_.name)).capitalize()
    return ClassView(
        name=class_.name,
        doc=docstring_lines([class_.doc or f"{words}."], 4),
        wire_names=tuple(wire_names),
        tags=class_.tags,
        fields=tuple(fields),
    )


def _alias(alias: Enum) -> AliasView:
    bases = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
    values = ", ".join(literal(value) for value in alias.values)
    base = bases[alias.kind]
    line = f"{alias.name}: TypeAlias = Literal[{values}] | {base}"
    return AliasView(
        name=alias.name,
        base=base,
        values=alias.values,
        one_line=line if len(line) <= WIDTH else "",
    )


def _operation(
    operation: ir.Operation,
    names: Names,
    pagings: dict[Paging[KeyPath], str],
    guards: dict[Guard, str],
    usual_result: tuple[str, ...],
    wanted: dict[str, Alternatives | None],
    usually: Alternatives | None,
) -> OperationView:
    tag = names.tags[operation.tag]
    queries = [p for p in operation.parameters if p.location is ir.Location.QUERY]
    limit = operation.paging.limit if operation.paging else ""
    maximum = next((p.maximum for p in queries if p.name == limit), None)
    fields: list[ir.Parameter | ir.Field] = [*queries]
    fields += (operation.body.fields or ()) if operation.body else ()
    values: dict[str, object] = {
        "id": operation.id,
        "http_method": operation.http_method,
        "path": operation.path,
        "tag": operation.tag,
        "attribute": tag.attribute,
        "function": names.functions[operation.id],
        "cost": operation.cost,
        "scopes": operation.scopes,
        "max_page_size": maximum,
        "lists": {p.name: delimiter(p) for p in operation.parameters if delimiter(p)},
        "styles": {
            **{p.name: style(p) for p in operation.parameters if style(p)},
            **(operation.body.styles if operation.body else {}),
        },
        "media_types": operation.body.media_types if operation.body else (),
        "part_types": operation.body.part_types if operation.body else {},
        "times": tuple(f.name for f in fields if _has_format(f.type, "date-time")),
        "dates": tuple(f.name for f in fields if _has_format(f.type, "date")),
        "accept": operation.result.media_type,
        "windows": operation.windows,
        "marks": operation.marks,
        "deprecated": operation.deprecated,
    }
    stated = {key: value for key, value in values.items() if value}
    if operation.result.path != usual_result and not operation.paging:
        stated["result"] = operation.result.path
    if wanted[operation.id] not in (None, usually):
        stated["security"] = wanted[operation.id]
    return OperationView(
        id=operation.id,
        values=tuple(stated.items()),
        paging_name=pagings[operation.paging] if operation.paging else "",
        guard_names=tuple(guards[guard] for guard in operation.guards),
    )


def _pagings(api: ir.Api) -> dict[Paging[KeyPath], str]:
    """Name each way to page after its style and where the items are."""
    found = {operation.paging for operation in api.operations if operation.paging}
    ordered = sorted(
        found, key=lambda paging: (paging.style, paging.items, paging.next)
    )
    return {p: "_".join([p.style, *split(" ".join(p.items))]).upper() for p in ordered}


def _guards(api: ir.Api) -> dict[Guard, str]:
    """Name each guard after its kind, its arguments and, if need be, its tag."""
    found: dict[Guard, str] = {}
    for operation in api.operations:
        for guard in operation.guards:
            words = [guard.kind, *split(" ".join(guard.names))]
            name = "_".join(words).upper()
            if name in found.values() and guard not in found:
                name = "_".join([*words, *split(operation.id)]).upper()
            found.setdefault(guard, name)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def has_limits(api: ir.Api, config: Config) -> bool:
    """Return whether clients count: the API has rate limits, or calls that cost."""
    stated = config.windows or config.budget or config.blocked
    return bool(stated) or any(operation.cost for operation in api.operations)


def _client_doc(api: ir.Api, config: Config, keys: Iterable[ApiKey]) -> Iterable[str]:
    """Describe the constructor: it is the first thing that a user looks up."""
    yield f"{api.title or config.package}."
    yield ""
    yield "Args:"
    entries = [entry for key in keys for entry in _credential_docs(key)]
    entries += [
        (
            argument,
            f"Makes the base URL {url}",
            config.client.environment.get(argument, ""),
        )
        for argument, url in sorted(config.client.base_urls.items())
    ]
    for argument, text, variable in entries:
        fallback = f"; if not given, {variable} of the environment" if variable else ""
        yield from (
            "    " + line for line in wrap(f"{argument}: {text}{fallback}.", 8, 4)
        )
    default = f", by default {api.base_url}" if api.base_url else ""
    for text in (
        f"base_url: Where the paths of the operations begin{default}.",
        *client_options(
            has_limits=has_limits(api, config), has_oauth2=bool(api.oauth2)
        ),
    ):
        yield from ("    " + line for line in wrap(text, 8, 4))
    yield ""
    yield from wrap(client_raises(has_limits=has_limits(api, config)), 4)


def _has_format(type_: ir.Type, format_: str) -> bool:
    return strip_null(type_) == ir.Scalar("string", format_)


def _credential_docs(key: ApiKey) -> Iterable[tuple[str, str, str]]:
    """Give argument, text and environment variable."""
    if key.password:
        yield key.argument, "User name for HTTP Basic", key.env
        yield key.password, f"Sent with `{key.argument}`", ""
    else:
        value = f": {key.prefix}…" if key.prefix else ""
        yield key.argument, f"Sent as `{key.name}{value}`", key.env
