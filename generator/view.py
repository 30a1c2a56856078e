"""Step 6: intermediate model and names -> one view per file, strings ready to print.

Everything is decided here. Templates loop over lists and print strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import ir
from .concepts import Class
from .config import Config
from .hints import Hints, alternatives
from .name import Alias, Names
from .prose import first_sentence, plain, summary, wrap
from .words import split

_FIRST = ("list", "get", "add", "create", "update", "delete", "search")
_WIDTH = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`, or `import module` without names."""

    module: str
    names: tuple[str, ...] = ()

    @property
    def by_line(self) -> bool:
        """Whether each name gets a line."""
        line = f"from {self.module} import {', '.join(self.names)}"
        return bool(self.names) and len(line) > _WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """The import block of a module, in groups."""

    groups: tuple[tuple[Import, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One attribute of a dataclass."""

    name: str
    hint: str
    doc: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """One dataclass."""

    name: str
    doc: tuple[str, ...]
    wire_names: tuple[tuple[str, str], ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """One named list of values."""

    name: str
    base: str
    values: tuple[object, ...]
    one_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """One module of dataclasses."""

    title: str
    imports: Imports
    aliases: tuple[AliasView, ...]
    classes: tuple[ClassView, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the module defines, sorted."""
        return tuple(
            sorted([a.name for a in self.aliases] + [c.name for c in self.classes])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """One argument of a method; `line` is what stands in the signature."""

    name: str
    wire: str
    hint: str
    default: str
    doc: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One method, the same for both flavours."""

    name: str
    operation: str
    http_line: str
    cost: str
    call: str
    """The call in short, for the index."""
    gives: str
    doc: tuple[str, ...]
    positional: tuple[ArgumentView, ...]
    keyword: tuple[ArgumentView, ...]
    result: str
    result_value: str
    paged: bool
    path: str
    query: tuple[ArgumentView, ...]
    headers: tuple[ArgumentView, ...]
    cookies: tuple[ArgumentView, ...]
    body_kind: str
    body: tuple[ArgumentView, ...]
    whole_body: str
    content_type: str

    @property
    def short_signature(self) -> str:
        """The parameters on one line, if that fits for both flavours."""
        if self.keyword:
            return ""
        names = [f"{argument.name}: {argument.hint}" for argument in self.positional]
        text = ", ".join(["self", *names, "**call_options: Unpack[CallOptions]"])
        line = f"    async def {self.name}({text}) -> {self.result}:"
        return text if len(line) <= _WIDTH and not self.paged else ""

    @property
    def short_call(self) -> str:
        """The arguments of the call on one line, if nothing but path parameters is sent."""
        if self.keyword:
            return ""
        parts = [f"OPERATIONS[{literal(self.operation)}]", self.result_value]
        parts += [f"path={self.path}"] if self.path else []
        text = ", ".join([*parts, "options=call_options"])
        return text if len(text) + 12 <= _WIDTH else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """One module of operations."""

    title: str
    class_name: str
    attribute: str
    doc: tuple[str, ...]
    short_doc: tuple[str, ...]
    imports: Imports
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One record of the table of operations: its arguments in order, as (name, value)."""

    id: str
    values: tuple[tuple[str, object], ...]
    paging_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialView:
    """One credential of the root client."""

    argument: str
    place: str
    parameter: str
    environment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Everything that is written for one API."""

    package: str
    title: str
    version: str
    source: str
    base_url: str
    config: Config
    credentials: tuple[CredentialView, ...]
    models: dict[str, ModelsView]
    resources: tuple[ResourceView, ...]
    operations: tuple[OperationView, ...]
    pagings: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
    """Ways to page, each with the name of its constant."""
    client_doc: tuple[str, ...]
    client_arguments: tuple[str, ...]

    @property
    def model_modules(self) -> tuple[tuple[str, str], ...]:
        """(name, module) of every record and alias, sorted."""
        return tuple(
            sorted(
                (name, module) for module, v in self.models.items() for name in v.names
            )
        )


def view(api: ir.Api, names: Names, config: Config) -> PackageView:
    """Prepare every file of the package."""
    modules = _modules(api, names)
    pagings = _pagings(api)
    credentials = tuple(_credentials(api, config))
    arguments = [credential.argument for credential in credentials]
    return PackageView(
        package=config.package,
        title=api.title or config.package,
        version=api.version,
        source=config.document,
        base_url=api.base_url,
        config=config,
        credentials=credentials,
        models={
            module: _models(module, names, modules)
            for module in sorted(set(modules.values()))
        },
        resources=tuple(
            _resource(tag, api, names, config, modules) for tag in api.tags
        ),
        operations=tuple(
            _operation(operation, names, pagings) for operation in api.operations
        ),
        pagings=tuple(
            (name, _paging_values(paging)) for paging, name in pagings.items()
        ),
        client_doc=tuple(_client_doc(api, config, credentials)),
        client_arguments=tuple(arguments + sorted(config.client.base_urls)),
    )


def _modules(api: ir.Api, names: Names) -> dict[str, str]:
    """Say for each class and alias where it stands: with its one tag, or shared."""
    tag_of = {operation.id: operation.tag for operation in api.operations}
    found = {}
    items: list[Class | Alias] = [*names.classes, *names.aliases]
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
        _alias(alias) for alias in names.aliases if modules[alias.name] == module
    )
    typing = ["Any"] if "Any" in hints.used else []
    typing += ["Literal", "TypeAlias"] if aliases else []
    shared = sorted(name for name in hints.used if modules.get(name, module) != module)
    return ModelsView(
        title=module.replace("_", " "),
        imports=_imports(
            [Import(module="datetime as dt")] if "dt" in hints.used else [],
            [Import(module="typing", names=tuple(typing))] if typing else [],
            (
                [Import(module="client_runtime", names=("Model", "model"))]
                if classes
                else []
            ),
            [Import(module=".shared", names=tuple(shared))] if shared else [],
        ),
        aliases=aliases,
        classes=classes,
    )


def _imports(
    plain_: list[Import],
    typing: list[Import],
    runtime: list[Import],
    local: list[Import],
) -> Imports:
    groups = [plain_ + typing, runtime, local]
    return Imports(groups=tuple(tuple(group) for group in groups if group))


def _class(class_: Class, names: Names, hints: Hints) -> ClassView:
    fields = []
    wire_names = []
    for field in class_.fields:
        attribute = names.fields[class_.name, field.name]
        if attribute != field.name:
            wire_names.append((attribute, field.name))
        hint = alternatives(hints.answer(field.type), "None")
        doc = _docstring([("Deprecated. " if field.deprecated else "") + field.doc], 4)
        fields.append(FieldView(name=attribute, hint=hint, doc=doc))
    words = " ".join(split(class_.name)).capitalize()
    return ClassView(
        name=class_.name,
        doc=_docstring([class_.doc or f"{words}."], 4),
        wire_names=tuple(wire_names),
        fields=tuple(fields),
    )


def _alias(alias: Alias) -> AliasView:
    bases = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
    values = ", ".join(literal(value) for value in alias.values)
    base = bases[alias.kind]
    line = f"{alias.name}: TypeAlias = Literal[{values}] | {base}"
    return AliasView(
        name=alias.name,
        base=base,
        values=alias.values,
        one_line=line if len(line) <= _WIDTH else "",
    )


def literal(value: object) -> str:
    """Write a value of a document as Python source; the only way for text to become code."""
    if isinstance(value, tuple):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items())
            + "}"
        )
    text = repr(value)
    if isinstance(value, str) and text[0] == "'" and '"' not in text:
        text = f'"{text[1:-1]}"'
    return text


def _docstring(paragraphs: Iterable[str], indent: int) -> tuple[str, ...]:
    """Wrap texts of the document to the lines of one docstring."""
    lines: list[str] = []
    for text in paragraphs:
        for paragraph in plain(text):
            if lines:
                lines.append("")
            # Three columns for the opening quotes of the first line.
            lines += wrap(paragraph, indent + 3)
    if len(lines) == 1 and len(lines[0]) + indent + 6 > _WIDTH:
        return tuple(wrap(lines[0], indent + 6))
    return tuple(lines)


def _resource(
    tag: ir.Tag, api: ir.Api, names: Names, config: Config, modules: dict[str, str]
) -> ResourceView:
    hints = Hints(names, in_resource=True)
    operations = [
        operation for operation in api.operations if operation.tag == tag.name
    ]
    operations.sort(key=lambda operation: _method_order(names.functions[operation.id]))
    marks = {mark.name: mark.doc for mark in api.marks}
    methods = tuple(_method(item, names, hints, config, marks) for item in operations)
    arguments = [a for m in methods for a in (*m.positional, *m.keyword)]
    used = hints.used
    runtime = {"AsyncResource", "CallOptions", "RawResponse", "Resource"} | (
        {"FileInput"} & used
    )
    runtime |= {"raw_method", "async_raw_method"}
    runtime -= {"RawResponse"}
    if any(method.paged for method in methods):
        runtime |= {"AsyncPager", "Pager"}
    if any(argument.default == " = UNSET" for argument in arguments):
        runtime |= {"UNSET", "Unset"}
    plain_ = [Import(module="builtins")] if "builtins" in used else []
    plain_ += [Import(module="datetime as dt")] if "dt" in used else []
    abc = tuple(sorted(used & {"Mapping", "Sequence"}))
    plain_ += [Import(module="collections.abc", names=abc)] if abc else []
    typing = ("Any", "Unpack") if "Any" in used else ("Unpack",)
    by_module: dict[str, list[str]] = {}
    for name in sorted(used):
        if name in modules:
            by_module.setdefault(modules[name], []).append(name)
    local = [
        Import(module=f"..models.{module}", names=tuple(found))
        for module, found in sorted(by_module.items())
    ]
    local.append(Import(module="..operations", names=("OPERATIONS",)))
    tag_names = names.tags[tag.name]
    doc = tag.doc or f"Operations on {' '.join(split(tag.name))}."
    return ResourceView(
        title=" ".join(split(tag.name)),
        class_name=tag_names.class_name,
        attribute=tag_names.attribute,
        doc=_docstring([doc], 4),
        short_doc=_docstring([first_sentence(doc)], 8),
        imports=_imports(
            plain_,
            [Import(module="typing", names=typing)],
            [
                Import(
                    module="client_runtime",
                    names=tuple(sorted(runtime, key=_import_order)),
                )
            ],
            local,
        ),
        methods=methods,
    )


def _import_order(name: str) -> tuple[bool, bool, str]:
    """Constants, classes, functions: the order that import sorters agree on."""
    return not name.isupper(), not name[0].isupper(), name


def _method_order(function: str) -> tuple[int, str]:
    return (_FIRST.index(function) if function in _FIRST else len(_FIRST), function)


def _method(
    operation: ir.Operation,
    names: Names,
    hints: Hints,
    config: Config,
    marks: dict[str, str],
) -> MethodView:
    places: dict[ir.Place, list[ArgumentView]] = {place: [] for place in ir.Place}
    pager = operation.paging
    for parameter in operation.parameters:
        if pager and parameter.name in (pager.cursor, pager.limit):
            continue
        name = names.arguments[operation.id, parameter.pointer]
        joined = _is_joined(parameter)
        hint = hints.argument(_not_null(parameter.type), joined=joined)
        places[parameter.place].append(
            _argument(name, parameter.name, hint, parameter.required, parameter.doc)
        )
    body, whole = _body(operation, names, hints)
    paged = _paging_arguments(operation)
    path = places.pop(ir.Place.PATH)
    others = [a for found in places.values() for a in found] + list(body)
    others += [whole] if whole else []
    keyword = (
        [a for a in others if not a.default] + [a for a in others if a.default] + paged
    )
    result = operation.result
    if result.binary:
        hint = "bytes"
    elif result.type is None:
        hint = "None"
    elif pager:
        assert isinstance(result.type, ir.Array)
        hint = hints.answer(result.type.items)
    else:
        hint = hints.answer(_not_null(result.type))
    kind = operation.body.kind.value if operation.body else ""
    cost = _cost(operation, config)
    return MethodView(
        name=names.functions[operation.id],
        operation=operation.id,
        http_line=f"{operation.http_method} {operation.path}",
        cost=cost,
        call=_call(operation, names, path, keyword),
        gives=f"Pager[{hint}]" if pager else hint.removeprefix("builtins."),
        doc=_method_doc(operation, path + keyword, marks, cost),
        positional=tuple(path),
        keyword=tuple(keyword),
        result=hint,
        result_value="type(None)" if hint == "None" else hint,
        paged=pager is not None,
        path=(
            "{" + ", ".join(f"{literal(a.wire)}: {a.name}" for a in path) + "}"
            if path
            else ""
        ),
        query=tuple(places[ir.Place.QUERY]),
        headers=tuple(places[ir.Place.HEADER]),
        cookies=tuple(places[ir.Place.COOKIE]),
        body_kind={"json": "body", "form": "form", "multipart": "files"}.get(
            kind, kind
        ),
        body=body,
        whole_body=whole.name if whole else "",
        content_type=(
            operation.body.media_type if operation.body and kind == "content" else ""
        ),
    )


def _call(
    operation: ir.Operation,
    names: Names,
    positional: list[ArgumentView],
    keyword: list[ArgumentView],
) -> str:
    shown = [a.name for a in positional] + [
        f"{a.name}=" for a in keyword if not a.default
    ]
    if any(argument.default for argument in keyword):
        shown.append("…")
    return f"{names.functions[operation.id]}({', '.join(shown)})"


def _argument(
    name: str, wire: str, hint: str, required: bool, doc: str
) -> ArgumentView:
    if not required:
        hint = alternatives(hint, "Unset") if hint != "Any" else "Any | Unset"
    return ArgumentView(
        name=name,
        wire=wire,
        hint=hint,
        default="" if required else " = UNSET",
        doc=tuple(plain(doc)),
    )


def _body(
    operation: ir.Operation, names: Names, hints: Hints
) -> tuple[tuple[ArgumentView, ...], ArgumentView | None]:
    body = operation.body
    if body is None:
        return (), None
    if body.fields is None:
        hint = (
            "bytes | str"
            if body.kind is ir.BodyKind.CONTENT
            else hints.argument(body.type)
        )
        name = names.bodies[operation.id]
        return (), _argument(name, "", hint, body.required, body.doc)
    found = []
    for field in body.fields:
        if field.read_only:
            continue
        name = names.arguments[operation.id, field.pointer]
        hint = hints.argument(field.type)
        if not field.required and hint != "Any":
            hint = alternatives(hint, "None")
        found.append(_argument(name, field.name, hint, field.required, field.doc))
    return tuple(found), None


def _paging_arguments(operation: ir.Operation) -> list[ArgumentView]:
    if operation.paging is None:
        return []
    limit = next(p for p in operation.parameters if p.name == operation.paging.limit)
    top = f", at most and by default {limit.maximum}" if limit.maximum else ""
    return [
        ArgumentView(
            name="cursor",
            wire="",
            hint="str | None",
            default=" = None",
            doc=("Where to go on: the `next_cursor` of an earlier page.",),
        ),
        ArgumentView(
            name="limit",
            wire="",
            hint="int | Unset",
            default=" = UNSET",
            doc=(f"Items per request{top}.",),
        ),
        ArgumentView(
            name="max_items",
            wire="",
            hint="int | None",
            default=" = None",
            doc=("Stop after this many items.",),
        ),
    ]


def _is_joined(parameter: ir.Parameter) -> bool:
    bare = _not_null(parameter.type)
    return (
        isinstance(bare, ir.Array)
        and parameter.style == "form"
        and not parameter.explode
    )


def _not_null(type_: ir.Type) -> ir.Type:
    return type_.inner if isinstance(type_, ir.Nullable) else type_


def _cost(operation: ir.Operation, config: Config) -> str:
    if not config.cost_key:
        return ""
    unit = config.cost_unit + ("" if operation.cost == 1 else "s")
    return f"{operation.cost} {unit}"


def _method_doc(
    operation: ir.Operation,
    arguments: list[ArgumentView],
    marks: dict[str, str],
    cost: str,
) -> tuple[str, ...]:
    lines = [*wrap(summary(operation.summary or operation.doc or operation.id), 11)]
    if operation.doc and summary(operation.doc) != summary(operation.summary):
        for paragraph in plain(operation.doc):
            lines += ["", *wrap(paragraph, 8)]
    for mark in operation.marks:
        lines += ["", *wrap(f"{mark.capitalize()}: {' '.join(plain(marks[mark]))}", 8)]
    if operation.deprecated:
        lines += ["", "Deprecated."]
    if arguments:
        lines += ["", "Args:"]
        for argument in arguments:
            first, *more = argument.doc or ("",)
            lines += [
                "    " + line
                for line in wrap(f"{argument.name}: {first}".strip(), 12, 4)
            ]
            for paragraph in more:
                lines += ["        " + line for line in wrap(paragraph, 16)]
    facts = f"{operation.id} ({operation.http_method} {operation.path})."
    if cost:
        facts = f"Costs {cost}{' a page' if operation.paging else ''}. Source: {facts}"
    else:
        facts = f"Source: {facts}"
    if operation.scopes:
        facts += f" Scope: {' or '.join(operation.scopes)}."
    lines += ["", *wrap(facts, 8)]
    return tuple(lines)


def _operation(
    operation: ir.Operation, names: Names, pagings: dict[ir.Paging, str]
) -> OperationView:
    tag = names.tags[operation.tag]
    queries = [p for p in operation.parameters if p.place is ir.Place.QUERY]
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
        "result": () if operation.paging else operation.result.path,
        "max_page_size": maximum,
        "lists": {p.name: "," for p in queries if _is_joined(p)},
        "times": tuple(f.name for f in fields if _has_format(f.type, "date-time")),
        "dates": tuple(f.name for f in fields if _has_format(f.type, "date")),
        "beta": "beta" in operation.marks,
        "deprecated": operation.deprecated,
    }
    return OperationView(
        id=operation.id,
        values=tuple((key, value) for key, value in values.items() if value),
        paging_name=pagings[operation.paging] if operation.paging else "",
    )


def _pagings(api: ir.Api) -> dict[ir.Paging, str]:
    """Name each way to page after its style and where the items are."""
    found = {operation.paging for operation in api.operations if operation.paging}
    ordered = sorted(
        found, key=lambda paging: (paging.style, paging.items, paging.next)
    )
    return {p: "_".join([p.style, *p.items]).upper() for p in ordered}


def _paging_values(paging: ir.Paging) -> tuple[tuple[str, object], ...]:
    return (
        ("style", paging.style),
        ("cursor", paging.cursor),
        ("limit", paging.limit),
        ("items", paging.items),
        ("next", paging.next),
    )


def _client_doc(
    api: ir.Api, config: Config, credentials: Iterable[CredentialView]
) -> Iterable[str]:
    """Describe the constructor: it is the first thing that a user looks up."""
    yield f"{api.title or config.package}."
    yield ""
    yield "Args:"
    entries = [
        (
            credential.argument,
            f"Sent as `{credential.parameter}`",
            credential.environment,
        )
        for credential in credentials
    ]
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
        "http_client: Used for all requests and not closed; by default an own one.",
        "timeout: Seconds for each of connecting, sending, waiting for an answer's next "
        "bytes; None for no limit.",
    ):
        yield from ("    " + line for line in wrap(text, 8, 4))
    yield ""
    yield from wrap(
        "Raises `errors.ConfigurationError` for missing or contradicting arguments; every "
        "method raises a subclass of `errors.ClientError`.",
        4,
    )


def _has_format(type_: ir.Type, format_: str) -> bool:
    return _not_null(type_) == ir.Scalar("string", format_)


def _credentials(api: ir.Api, config: Config) -> Iterable[CredentialView]:
    for scheme in api.schemes:
        credential = config.client.credentials.get(scheme.name)
        if credential:
            yield CredentialView(
                argument=credential.argument,
                place=scheme.place,
                parameter=scheme.parameter,
                environment=credential.environment,
            )
