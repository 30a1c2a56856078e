"""One method: its signature, its docstring, and its call of the runtime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.code import wrap

from ...config import Config
from ...model import ir
from ...model.bodies import is_file
from ...model.description_text import is_code, sentences, summary
from ...names.result import Names
from ..annotations import LIST, Annotations, union
from ..python_source import argument_lines, literal, says_more
from ..views import Flavor, IndexView, Lines, MethodView
from .arguments import Argument, arguments, has_limit, sent
from .ways import Way, accept_argument, body, results, ways_arguments, ways_of

_OPTIONS = "**call_options: Unpack[CallOptions]"


class Method(Struct, frozen=True, kw_only=True):
    """One method, as far as it is the same for both flavors."""

    name: str
    deprecations: Lines
    positional: Lines
    keyword: Lines
    doc: Lines
    arguments: Lines
    """Those of the runtime's call."""
    ways: tuple[Way, ...]
    details: str
    """The record that pages have beside their items, if they have one."""
    index: IndexView

    def renamed(self, old: str) -> Method:
        """Return the method under its old name."""
        return replace(
            self,
            name=old,
            deprecations=(f"{old}() is {self.name}() now",),
            doc=(f"Call it by its new name, `{self.name}`.",),
        )

    def view(self, flavor: Flavor) -> MethodView:
        """Return the method as one flavor has it."""
        define, statements = body(self.ways, flavor, self.details, self.arguments)
        returns = results(self.ways, flavor)
        overloads = tuple(
            ((*self.positional, *way.keyword, _OPTIONS), result)
            for way, result in zip(self.ways, returns, strict=True)
        )
        decorators = (f"@deprecated({literal(text)})" for text in self.deprecations)
        raw = f"raw.{self.name}"
        is_stream = self.ways[0].holder == "Stream"
        return MethodView(
            name=self.name,
            overloads=overloads if len(set(returns)) > 1 else (),
            # Each overload needs the decorator, and so does the method itself.
            define="\n    ".join([*decorators, define]),
            parameters=(*self.positional, *self.keyword, _OPTIONS),
            returns=union(*returns),
            doc=self.doc,
            body=statements,
            raw=raw if is_stream else f"{flavor.raw_method}({raw})",
        )


def method(
    operation: ir.Operation,
    api: ir.Api,
    names: Names,
    config: Config,
    annotations: Annotations,
) -> Method:
    """Prepare the method of one operation."""
    positional, keyword = arguments(operation, names, annotations)
    result, details = _result(operation, annotations), ""
    item = result.removesuffix(" | None") if operation.result.may_be_none else result
    passed = [
        f"OPERATIONS[{literal(operation.id)}]",
        annotations.as_value(item),
        *_sent(operation, positional + keyword),
    ]
    holder = "Stream" * operation.result.stream or "Pager" * bool(operation.paging)
    if operation.result.details:
        details = annotations.response(operation.result.details)
        holder, result = "DetailedPager", f"{result}, {details}"
    ways = ways_of(operation, result, holder, keyword, annotations)
    if len(ways) > 1:
        passed += ways_arguments(ways)
        keyword = [*keyword, accept_argument(operation)]
    name, cost = names.method(operation), _cost(operation, config)
    shown = union(*(way.typed() for way in ways)).replace(f"{LIST}[", "list[")
    return Method(
        name=name,
        deprecations=_deprecations(operation),
        positional=("self", *(i.source for i in positional), *["*"][: len(keyword)]),
        keyword=tuple(item.source for item in keyword),
        doc=tuple(_doc(operation, positional + keyword, api, cost, names)),
        arguments=(*passed, "options=call_options"),
        ways=ways,
        details=details,
        index=IndexView(
            call=_shown_call(name, positional, keyword),
            http_line=f"{operation.http_method} {operation.path}",
            returns=shown,
            costs=(cost,) if config.cost_key else (),
            operation=operation.id,
        ),
    )


def _result(operation: ir.Operation, annotations: Annotations) -> str:
    """Annotate what a call gives; of a pager, an item."""
    result, type_ = operation.result, operation.result.type
    if operation.paging and not result.may_be_none:
        assert isinstance(type_, ir.Array)
        type_ = type_.items
    text = "bytes" if result.binary else annotations.response(type_) if type_ else ""
    if not text:
        return "None"
    return union(text, "None") if result.may_be_none else text


def _sent(operation: ir.Operation, every: Sequence[Argument]) -> Iterator[str]:
    """Yield the arguments of the runtime's call about the request."""
    yield from sent(every)
    if content_type := _content_type(operation.body):
        yield f"content_type={literal(content_type)}"
    if operation.paging:
        limit = "limit" if has_limit(every) else "UNSET"
        yield f"page=(cursor, {limit}, max_items)"


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


def _shown_call(name: str, positional: list[Argument], keyword: list[Argument]) -> str:
    """Return the call with the arguments that it needs, as the table of methods shows it."""
    shown = [item.name for item in positional]
    shown += [f"{item.name}=" for item in keyword if not item.default]
    more = ["…"] if any(item.default for item in keyword) else []
    return f"{name}({', '.join(shown + more)})"


def _deprecations(operation: ir.Operation) -> Lines:
    if not operation.deprecated:
        return ()
    instead = operation.replacement
    more = f"; call {instead} instead" if instead else ""
    return (f"{operation.id} is deprecated{more}",)


def _cost(operation: ir.Operation, config: Config) -> str:
    unit = config.cost_unit + ("" if operation.cost == 1 else "s")
    return f"{operation.cost} {unit}" if config.cost_key else ""


def _doc(
    operation: ir.Operation,
    every: Sequence[Argument],
    api: ir.Api,
    cost: str,
    names: Names,
) -> Iterator[str]:
    """Yield the lines of the docstring."""
    more = [*sentences(operation.doc)]
    opening = operation.summary or operation.doc
    if not operation.summary and any(map(is_code, more)):
        opening = "" if is_code(more[0]) else more.pop(0)
    elif not says_more(operation.doc, operation.summary):
        more = []
    yield from wrap(summary(opening or operation.id), 11)
    for paragraph in (*more, *_paragraphs(operation, api, names)):
        yield from ("", *wrap(paragraph, 8))
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


def _paragraphs(operation: ir.Operation, api: ir.Api, names: Names) -> Iterator[str]:
    """Yield what is said after the description."""
    for mark in api.marks:
        if mark.name in operation.marks:
            yield f"{mark.name.capitalize()}: {summary(mark.doc)}"
    if operation.deprecated:
        instead = operation.replacement
        yield f"Deprecated; call {instead} instead." if instead else "Deprecated."
    if operation.result.details:
        beside = ", ".join(f"`{name}`" for name in sorted(operation.result.beside))
        yield f"Each page of `pages()` has in its `details` what is no item: {beside}."
    if operation.errors:
        yield f"Errors have as `data`: {_errors(operation, names)}."
    if operation.body and operation.body.variants:
        found = (
            f"{media} with {', '.join(f'`{name}`' for name in own)}" if own else media
            for media, own in operation.body.variants.items()
        )
        yield f"The body is {'; or '.join(found)}; `send_as` chooses one."


def _errors(operation: ir.Operation, names: Names) -> str:
    """Return the types of errors with their statuses, in words."""
    annotations = Annotations(names)
    statuses: dict[str, list[str]] = {}
    for status, type_ in operation.errors.items():
        found = statuses.setdefault(annotations.response(type_), [])
        found.append("other statuses" if status == "default" else status)
    return ", ".join(f"`{name}` ({', '.join(s)})" for name, s in statuses.items())
