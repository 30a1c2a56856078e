"""The methods of one group of operations, ready to print."""

from __future__ import annotations

from dataclasses import replace

from ..config import Config
from ..model import ir
from ..model.bodies import is_file
from ..model.description_text import first_sentence, sentences, summary, wrap
from ..model.parameters import delimiter
from ..model.types import strip_null
from ..names.result import Names
from ..names.words import singulars, split
from .annotations import Hints, alternatives, split_union
from .python_source import literal
from .views import (
    ArgumentView,
    Import,
    Imports,
    MethodView,
    RemovedView,
    ResourceView,
    docstring_lines,
    imports,
    told,
)

_FIRST = ("list", "get", "add", "create", "update", "delete", "search")


def resource(
    attribute: str, api: ir.Api, names: Names, config: Config, modules: dict[str, str]
) -> ResourceView:
    """Prepare the module of one group of operations."""
    hints = Hints(names, in_resource=True)
    tags = [tag for tag in api.tags if names.tags[tag.name].attribute == attribute]
    members = {tag.name for tag in tags}
    operations = [item for item in api.operations if item.tag in members]
    operations.sort(key=lambda operation: _method_order(names.functions[operation.id]))
    marks = {mark.name: mark.doc for mark in api.marks}
    methods = tuple(_method(item, names, hints, config, marks) for item in operations)
    renamed = tuple(
        replace(
            method,
            name=old,
            renamed_to=method.name,
            doc=(f"Call it by its new name, `{method.name}`.",),
        )
        for method in methods
        for old in names.renamed.methods.get(method.operation, ())
    )
    removed = tuple(
        RemovedView(
            name=item.function,
            call=f"{attribute}.{item.function}",
            operation=id_,
            http_line=f"{item.http_method} {item.path}",
            since=item.since,
        )
        for id_, item in sorted(names.removed.items())
        if item.tag in members
    )
    words = " ".join(split(tags[0].name))
    doc = next((tag.doc for tag in tags if tag.doc), f"Operations on {words}.")
    return ResourceView(
        title=words,
        class_name=names.tags[tags[0].name].class_name,
        attribute=attribute,
        doc=docstring_lines([doc], 4),
        short_doc=docstring_lines([first_sentence(doc)], 8),
        imports=_resource_imports(methods, renamed, removed, hints.used, modules),
        methods=methods,
        renamed=renamed,
        removed=removed,
        old_attributes=tuple(
            old for tag in tags for old in names.renamed.tags.get(tag.name, ())
        ),
    )


def _resource_imports(
    methods: tuple[MethodView, ...],
    renamed: tuple[MethodView, ...],
    removed: tuple[RemovedView, ...],
    used: set[str],
    modules: dict[str, str],
) -> Imports:
    results = {method.result_value for method in methods}
    arguments = [a for m in methods for a in (*m.positional, *m.keyword)]
    runtime = {"AsyncResource", "Resource", *({"FileInput"} & used)}
    if methods:
        runtime |= {"CallOptions", "async_raw_method", "raw_method"}
    if any(value.startswith("any_of(") for value in results):
        runtime.add("any_of")
    if renamed:
        runtime.add("deprecated")
    if removed:
        runtime.add("removed")
    if any(method.paged for method in methods):
        runtime |= {"AsyncPager", "Pager"}
    if any(method.paged and method.limit == "UNSET" for method in methods):
        runtime.add("UNSET")
    if any(argument.default == " = UNSET" for argument in arguments):
        runtime |= {"UNSET", "Unset"}
    standard = [Import(module="builtins")] if "builtins" in used else []
    standard += [Import(module="datetime as dt")] if "dt" in used else []
    abc = tuple(sorted(used & {"Mapping", "Sequence"}))
    standard += [Import(module="collections.abc", names=abc)] if abc else []
    nothing = "NoneType" in results
    standard += [Import(module="types", names=("NoneType",))] if nothing else []
    typing = ("Any", "Unpack") if "Any" in used else ("Unpack",)
    by_module: dict[str, list[str]] = {}
    for name in sorted(used & modules.keys()):
        by_module.setdefault(modules[name], []).append(name)
    local = [
        Import(module=f"..models.{module}", names=tuple(found))
        for module, found in sorted(by_module.items())
    ]
    if methods:
        local.append(Import(module="..operations", names=("OPERATIONS",)))
    exported = tuple(sorted(runtime, key=_import_order))
    return imports(
        standard,
        [Import(module="typing", names=typing)] if methods else [],
        [Import(module="openapi_runtime", names=exported)],
        local,
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
    places: dict[ir.Location, list[ArgumentView]] = {place: [] for place in ir.Location}
    pager = operation.paging
    for parameter in operation.parameters:
        if pager and parameter.name in (pager.cursor, pager.limit):
            continue
        name = names.arguments[operation.id, parameter.pointer]
        joined = delimiter(parameter) != ""
        hint = hints.argument(strip_null(parameter.type), joined=joined)
        places[parameter.location].append(
            _argument(name, parameter.name, hint, parameter.required, told(parameter))
        )
    body, whole = _body(operation, names, hints)
    form = _beside_files(operation, body)
    paged = _paging_arguments(operation)
    path = places.pop(ir.Location.PATH)
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
        hint = hints.answer(result.type)
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
        result_value=_result_value(hint),
        paged=pager is not None,
        limit="limit" if any(a.name == "limit" for a in paged) else "UNSET",
        path=(
            "{" + ", ".join(f"{literal(a.wire)}: {a.name}" for a in path) + "}"
            if path
            else ""
        ),
        query=tuple(places[ir.Location.QUERY]),
        headers=tuple(places[ir.Location.HEADER]),
        cookies=tuple(places[ir.Location.COOKIE]),
        body_kind=(
            "form"
            if kind == "multipart" and whole
            else {"json": "body", "multipart": "files"}.get(kind, kind)
        ),
        body=tuple(argument for argument in body if argument not in form),
        form=form,
        whole_body=whole.name if whole else "",
        content_type=_content_type(operation.body),
    )


def _result_value(hint: str) -> str:
    """Write the result's type as an argument of the call."""
    if hint == "None":
        return "NoneType"
    members = split_union(hint)
    return f"any_of({', '.join(members)})" if len(members) > 1 else hint


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
        doc=tuple(sentences(doc)),
    )


def _body(
    operation: ir.Operation, names: Names, hints: Hints
) -> tuple[tuple[ArgumentView, ...], ArgumentView | None]:
    body = operation.body
    if body is None:
        return (), None
    if body.fields is None:
        if body.kind is ir.BodyKind.CONTENT:
            hint = "bytes | str"
        elif body.kind is ir.BodyKind.JSON:
            hint = hints.argument(body.type)
        else:
            hint = hints.argument(ir.Map(ir.Anything()))
        name = names.bodies[operation.id]
        return (), _argument(name, "", hint, body.required, body.doc)
    found = []
    by_name = {field.name: field for field in body.fields}
    for field in (by_name[name] for name in names.body_order[operation.id]):
        if field.read_only:
            continue
        name = names.arguments[operation.id, field.pointer]
        doc = told(field)
        if body.kind is ir.BodyKind.MULTIPART and is_file(field.type):
            many = isinstance(strip_null(field.type), ir.Array)
            hint = hints.file(many=many)
            doc = f"{doc}\n\n{_FILES if many else _FILE}"
        else:
            hint = hints.argument(field.type)
            # Only JSON has a null.
            json = body.kind is ir.BodyKind.JSON
            if json and not field.required and hint != "Any":
                hint = alternatives(hint, "None")
        found.append(_argument(name, field.name, hint, field.required, doc))
    return tuple(found), None


_FILE = "A path, bytes, a file, `(name, content)` or `(name, content, type)`."
_FILES = f"Each {_FILE[0].lower()}{_FILE[1:]}"

_START = {
    "cursor": "Where to resume: the `next_cursor` of an earlier page.",
    "offset": "How many items to skip, as text; or the `next_cursor` of a page.",
    "page": "The number of the first page, as text; or a page's `next_cursor`.",
}


def _content_type(body: ir.Body | None) -> str:
    """Give the media type that the runtime would not choose by itself."""
    if body and body.kind is ir.BodyKind.MULTIPART:
        has_files = any(is_file(field.type) for field in body.fields or ())
        return "" if has_files else "multipart/form-data"
    usual = {
        ir.BodyKind.JSON: ("application/json", "*/*"),
        ir.BodyKind.CONTENT: ("application/octet-stream", "*/*"),
    }
    if body is None or body.kind not in usual or body.media_type in usual[body.kind]:
        return ""
    return body.media_type


def _beside_files(
    operation: ir.Operation, body: tuple[ArgumentView, ...]
) -> tuple[ArgumentView, ...]:
    """Give the fields of a multipart body that are no files."""
    if not operation.body or operation.body.kind is not ir.BodyKind.MULTIPART:
        return ()
    files = {f.name for f in operation.body.fields or () if is_file(f.type)}
    return tuple(argument for argument in body if argument.wire not in files)


def _paging_arguments(operation: ir.Operation) -> list[ArgumentView]:
    if operation.paging is None:
        return []
    limits = [p for p in operation.parameters if p.name == operation.paging.limit]
    found = [
        ArgumentView(
            name="cursor",
            wire="",
            hint="str | None",
            default=" = None",
            doc=(_START.get(operation.paging.style, _START["cursor"]),),
        ),
        ArgumentView(
            name="max_items",
            wire="",
            hint="int | None",
            default=" = None",
            doc=("Stop after this many items.",),
        ),
    ]
    if limits:
        maximum = limits[0].maximum
        top = f", at most and by default {maximum}" if maximum else ""
        limit = ArgumentView(
            name="limit",
            wire="",
            hint="int | Unset",
            default=" = UNSET",
            doc=(f"Items per request{top}.",),
        )
        found.insert(1, limit)
    return found


def _cost(operation: ir.Operation, config: Config) -> str:
    if not config.cost_key:
        return ""
    unit = config.cost_unit + ("" if operation.cost == 1 else "s")
    return f"{operation.cost} {unit}"


def _says_more(doc: str, title: str) -> bool:
    """Tell whether *doc* is more than *title* in other words: "Adds a deal", "Add a deal"."""
    return bool(title) and singulars(split(doc)) != singulars(split(title))


def _method_doc(
    operation: ir.Operation,
    arguments: list[ArgumentView],
    marks: dict[str, str],
    cost: str,
) -> tuple[str, ...]:
    lines = [*wrap(summary(operation.summary or operation.doc or operation.id), 11)]
    if _says_more(operation.doc, operation.summary):
        for paragraph in sentences(operation.doc):
            lines += ["", *wrap(paragraph, 8)]
    for mark in operation.marks:
        lines += [
            "",
            *wrap(f"{mark.capitalize()}: {' '.join(sentences(marks[mark]))}", 8),
        ]
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
    facts = f"{operation.id}: {operation.http_method} {operation.path}"
    if operation.scopes:
        facts += f", scope {' or '.join(operation.scopes)}"
    if cost:
        facts = f"Costs {cost}{' a page' if operation.paging else ''}. {facts}"
    lines += ["", *wrap(f"{facts}.", 8)]
    return tuple(lines)
