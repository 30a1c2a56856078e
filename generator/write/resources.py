"""Views of the resource modules: one for each group, with a method for each operation.

A tag of OpenAPI is a group in Python; its class is a resource, in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.code import wrap
from openapi_source.names import split

from ..config import Config
from ..model import ir
from ..model.bodies import is_file
from ..model.description_text import first_sentence, is_code, sentences, summary
from ..names.result import GoneOperation, Names, RemovedOperation
from .annotations import LIST, Annotations, union
from .arguments import Argument, arguments, has_limit, sent
from .methods.ways import Way, accept_argument, ways_arguments, ways_of, with_ways
from .python_source import (
    Imports,
    argument_lines,
    call,
    docstring_lines,
    literal,
    says_more,
)
from .views import (
    FLAVORS,
    Flavor,
    IndexView,
    MethodView,
    OperationsView,
    ResourceView,
)

_FIRST = ("list", "get", "add", "create", "update", "delete", "search")


class _Method(Struct, frozen=True, kw_only=True):
    """One method, as far as it is the same for both flavors."""

    view: MethodView
    result: str
    is_union: bool
    is_paged: bool
    ways: tuple[Way, ...]
    """The ways to call it, if it has results of several media types."""
    is_stream: bool
    details: str
    """The record that pages have beside their items, if they have one."""
    index: IndexView


def resource(
    attribute: str,
    api: ir.Api,
    names: Names,
    config: Config,
    modules: Mapping[str, str],
) -> ResourceView:
    """Prepare the module of one group of operations."""
    imports = Imports()
    imports.add("openapi_runtime", "AsyncResource", "Resource")
    homes = {name: f"..models.{module}" for name, module in modules.items()}
    annotations = Annotations(names, imports, homes, in_resource=True)
    tags = [tag for tag in api.tags if names.tags[tag.name].attribute == attribute]
    members = {tag.name for tag in tags}
    operations = [o for o in api.operations if o.tag in members]
    methods = {
        operation.id: _method(operation, api, names, config, annotations, imports)
        for operation in sorted(operations, key=lambda o: method_order(o, names))
    }
    renamed = [
        _renamed(methods[id_], old)
        for id_ in methods
        for old in names.renamed.methods.get(id_, ())
    ]
    removed = tuple(_removed(attribute, names, members))
    warns = any(m.view.deprecations for m in [*methods.values(), *renamed])
    if warns:
        imports.add("openapi_runtime", "deprecated")
    if removed:
        imports.add("openapi_runtime", "removed")
    words = " ".join(split(tags[0].name))
    doc = next((tag.doc for tag in tags if tag.doc), f"Operations on {words}.")
    class_name = names.tags[tags[0].name].class_name
    return ResourceView(
        title=words,
        # The class for raw responses refers to every method.
        pragmas=("pyright: reportDeprecated=false",) if warns else (),
        attribute=attribute,
        class_name=class_name,
        summary=docstring_lines([first_sentence(doc)], 8),
        imports=imports.groups(),
        classes=_classes(class_name, doc, [*methods.values(), *renamed], removed),
        index=tuple(method.index for method in methods.values()),
        old_attributes=tuple(
            old for tag in tags for old in names.renamed.tags.get(tag.name, ())
        ),
    )


def _classes(
    name: str,
    doc: str,
    methods: list[_Method],
    removed: tuple[tuple[str, str], ...],
) -> tuple[OperationsView, ...]:
    """Prepare the sync and the async class of a group."""
    return tuple(
        OperationsView(
            name=f"{flavor.prefix}{name}",
            base=f"{flavor.prefix}Resource",
            doc=(
                (f"`{name}`, awaited.",) if flavor.prefix else docstring_lines([doc], 4)
            ),
            methods=tuple(_flavored(method, flavor) for method in methods),
            removed=removed,
        )
        for flavor in FLAVORS
    )


def method_order(operation: ir.Operation, names: Names) -> tuple[int, str]:
    """Return the sort key of a method: the usual verbs first."""
    name = names.functions[operation.id]
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _renamed(method: _Method, old: str) -> _Method:
    """Return the method under its old name."""
    new = method.view.name
    view = replace(
        method.view,
        name=old,
        deprecations=(f"{old}() is {new}() now",),
        doc=(f"Call it by its new name, `{new}`.",),
    )
    return replace(method, view=view)


def _removed(
    attribute: str, names: Names, members: set[str]
) -> Iterator[tuple[str, str]]:
    every: dict[str, RemovedOperation | GoneOperation] = {**names.removed, **names.gone}
    for id_, item in sorted(every.items()):
        if item.tag in members:
            facts = {
                "operation_id": literal(id_),
                "request": literal(f"{item.http_method} {item.path}"),
            }
            more = "since" if isinstance(item, RemovedOperation) else "instead"
            if text := getattr(item, more):
                facts[more] = literal(text)
            name = literal(f"{attribute}.{item.function}")
            yield item.function, call("removed", facts, name)


def _flavored(method: _Method, flavor: Flavor) -> MethodView:
    """Return the method as one flavor has it: a pager comes at once, a result is awaited."""
    view = _with_result(method, flavor)
    raw = f"raw.{view.name}"
    return replace(view, raw=raw if method.is_stream else f"{flavor.raw_method}({raw})")


def _with_result(method: _Method, flavor: Flavor) -> MethodView:
    if method.is_stream:
        return replace(
            method.view,
            returns=f"{flavor.prefix}Stream[{method.result}]",
            call=f"return {flavor.prefix[:1].lower()}stream_call",
            arguments=("self", *method.view.arguments),
        )
    pager = f"{flavor.prefix}DetailedPager"
    detailed = (f"return {pager}.of(pager, {method.details})",)
    if method.ways:
        view = with_ways(method.view, method.ways, flavor)
        if method.details:
            view = replace(view, call="pager = pages_or_call", rest=detailed)
        return view
    if method.is_paged:
        if method.details:
            return replace(
                method.view,
                returns=f"{pager}[{method.result}, {method.details}]",
                call="pager = self._pages",
                rest=detailed,
            )
        return replace(
            method.view,
            returns=f"{flavor.prefix}Pager[{method.result}]",
            call="return self._pages",
        )
    awaited = f"{flavor.await_}self._call"
    # A union is no class that the call could state its result with.
    return replace(
        method.view,
        define=f"{flavor.async_}def",
        call=(
            f"answer: {method.result} = {awaited}"
            if method.is_union
            else f"return {awaited}"
        ),
        rest=("return answer",) if method.is_union else (),
    )


def _method(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    config: Config,
    annotations: Annotations,
    imports: Imports,
) -> _Method:
    positional, keyword = arguments(operation, names, annotations)
    every = positional + keyword
    name, result = names.functions[operation.id], _result(operation, annotations)
    shown_result = result.replace(f"{LIST}[", "list[")
    details = ""
    shown_pager = f"Pager[{shown_result}]"
    if operation.result.details:
        details = annotations.response(operation.result.details)
        shown_pager = f"DetailedPager[{shown_result}, {details}]"
    is_union = annotations.is_union(result)
    _import(result, every, operation, imports, is_union=is_union)
    cost = _cost(operation, config)
    passed = [
        f"OPERATIONS[{literal(operation.id)}]",
        annotations.as_value(
            result.removesuffix(" | None") if operation.result.may_be_none else result
        ),
        *sent(every),
    ]
    if content_type := _content_type(operation.body):
        passed.append(f"content_type={literal(content_type)}")
    if operation.paging:
        limit = "limit" if has_limit(keyword) else "UNSET"
        passed.append(f"page=(cursor, {limit}, max_items)")
    pager = ""
    if operation.paging:
        pager = "DetailedPager" if details else "Pager"
    items = f"{result}, {details}" if details else result
    ways = ways_of(operation, items, pager, keyword, annotations, imports)
    if ways:
        passed += ways_arguments(operation, annotations)
        keyword = [*keyword, accept_argument(operation)]
        every = positional + keyword
    star = ["*"] if keyword else []
    signature = [i.source for i in positional] + star + [i.source for i in keyword]
    return _Method(
        view=MethodView(
            name=name,
            deprecations=tuple(_deprecations(operation)),
            define="def",
            parameters=("self", *signature, "**call_options: Unpack[CallOptions]"),
            returns=result,
            doc=tuple(_method_doc(operation, every, api, cost, names)),
            call="",
            arguments=(*passed, "options=call_options"),
            rest=(),
        ),
        ways=ways,
        is_stream=operation.result.stream,
        result=result,
        is_union=is_union,
        is_paged=operation.paging is not None,
        details=details,
        index=IndexView(
            call=_shown_call(name, positional, keyword),
            http_line=f"{operation.http_method} {operation.path}",
            returns=_shown(operation, shown_pager, shown_result, ways),
            costs=(cost,) if config.cost_key else (),
            operation=operation.id,
        ),
    )


def _shown_call(name: str, positional: list[Argument], keyword: list[Argument]) -> str:
    """Return the call with the arguments that it needs, as the table of methods shows it."""
    shown = [item.name for item in positional]
    shown += [f"{item.name}=" for item in keyword if not item.default]
    more = ["…"] if any(item.default for item in keyword) else []
    return f"{name}({', '.join(shown + more)})"


def _shown(
    operation: ir.Operation, pager: str, result: str, ways: tuple[Way, ...]
) -> str:
    """Return the result as the table of methods shows it."""
    if operation.result.stream:
        return f"Stream[{result}]"
    if ways:
        return union(*(way.typed() for way in ways)).replace(f"{LIST}[", "list[")
    return pager if operation.paging else result


def _deprecations(operation: ir.Operation) -> Iterator[str]:
    if operation.deprecated:
        instead = operation.replacement
        more = f"; call {instead} instead" if instead else ""
        yield f"{operation.id} is deprecated{more}"


def _import(
    result: str,
    every: list[Argument],
    operation: ir.Operation,
    imports: Imports,
    *,
    is_union: bool,
) -> None:
    """Import what the method uses beside its annotations."""
    names = {"CallOptions", "async_raw_method", "raw_method"}
    imports.add("typing", "Unpack")
    if operation.result.stream:
        names |= {"AsyncStream", "Stream", "astream_call", "stream_call"}
    imports.add("..operations", "OPERATIONS")
    if result == "None":
        imports.add("types", "NoneType")
    if is_union:
        names.add("any_of")
    if operation.paging:
        pager = "DetailedPager" if operation.result.details else "Pager"
        names |= {pager, f"Async{pager}"}
        if not has_limit(every):
            names.add("UNSET")
    if any(item.default == "UNSET" for item in every):
        names |= {"UNSET", "Unset"}
    imports.add("openapi_runtime", *names)


def _result(operation: ir.Operation, annotations: Annotations) -> str:
    """Annotate what a call gives; of a pager, an item."""
    result = operation.result
    if result.binary:
        return "bytes | None" if result.may_be_none else "bytes"
    if result.type is None:
        return "None"
    if result.may_be_none:
        return union(annotations.response(result.type), "None")
    if operation.paging:
        assert isinstance(result.type, ir.Array)
        return annotations.response(result.type.items)
    return annotations.response(result.type)


def _content_type(body: ir.Body | None) -> str:
    """Return the media type that the runtime would not choose by itself."""
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


def _cost(operation: ir.Operation, config: Config) -> str:
    unit = config.cost_unit + ("" if operation.cost == 1 else "s")
    return f"{operation.cost} {unit}" if config.cost_key else ""


def _method_doc(
    operation: ir.Operation,
    every: list[Argument],
    api: ir.Api,
    cost: str,
    names: Names,
) -> Iterator[str]:
    more = sentences(operation.doc)
    opening = operation.summary or operation.doc
    if not operation.summary and any(map(is_code, more)):
        opening = "" if is_code(more[0]) else more.pop(0)
    elif not says_more(operation.doc, operation.summary):
        more = []
    yield from wrap(summary(opening or operation.id), 11)
    for paragraph in more:
        yield from ("", *wrap(paragraph, 8))
    for mark in api.marks:
        if mark.name in operation.marks:
            text = f"{mark.name.capitalize()}: {summary(mark.doc)}"
            yield from ("", *wrap(text, 8))
    if operation.deprecated:
        instead = operation.replacement
        text = f"Deprecated; call {instead} instead." if instead else "Deprecated."
        yield from ("", *wrap(text, 8))
    if operation.result.details:
        beside = ", ".join(f"`{name}`" for name in sorted(operation.result.beside))
        text = f"Each page of `pages()` has in its `details` what is no item: {beside}."
        yield from ("", *wrap(text, 8))
    if operation.errors:
        text = f"Errors have as `data`: {_errors(operation, names)}."
        yield from ("", *wrap(text, 8))
    if operation.body and operation.body.variants:
        yield from ("", *wrap(_variants(operation.body), 8))
    if every:
        yield from ("", "Args:")
    for item in every:
        yield from argument_lines(item.name, item.doc)
    facts = f"{operation.id}: {operation.http_method} {operation.path}"
    if operation.scopes:
        facts += f", scope {' or '.join(operation.scopes)}"
    if cost:
        facts = f"Costs {cost}{' a page' if operation.paging else ''}. {facts}"
    yield from ("", *wrap(f"{facts}.", 8))


def _errors(operation: ir.Operation, names: Names) -> str:
    """Return the types of errors with their statuses, in words."""
    annotations = Annotations(names)
    statuses: dict[str, list[str]] = {}
    for status, type_ in operation.errors.items():
        found = statuses.setdefault(annotations.response(type_), [])
        found.append("other statuses" if status == "default" else status)
    return ", ".join(f"`{name}` ({', '.join(s)})" for name, s in statuses.items())


def _variants(body: ir.Body) -> str:
    """Return which fields the body has as each media type, in words."""
    found = (
        f"{media} with {', '.join(f'`{name}`' for name in names)}" if names else media
        for media, names in body.variants.items()
    )
    return f"The body is {'; or '.join(found)}; `send_as` chooses one."
