"""The ways to call a method whose responses have several media types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...model import ir
from ...model.types import strip_null
from ..annotations import Annotations, split_union, union
from ..arguments import Argument
from ..python_source import Imports, literal
from ..views import Flavor, Lines, MethodView

_FLAG = "stream"
"""Name of a boolean argument that asks for a stream."""


class Way(Struct, frozen=True, kw_only=True):
    """One way: the keyword arguments that it takes, and its result."""

    keyword: Lines
    media_type: str
    result: str
    holder: str = ""
    """The class of an iterator over results: Stream, Pager or DetailedPager."""
    value: str = ""
    """The result of a stream as an argument of the runtime's calls."""

    def typed(self, prefix: str = "", *, awaits: bool = False) -> str:
        """Annotate the result, in the flavor whose classes have a prefix.

        *awaits*: what is no iterator is to be awaited.
        """
        if self.holder:
            return f"{prefix}{self.holder}[{self.result}]"
        return f"Awaitable[{self.result}]" if awaits else self.result


def ways_of(
    operation: ir.Operation,
    result: str,
    pager: str,
    keyword: Sequence[Argument],
    annotations: Annotations,
    imports: Imports,
) -> tuple[Way, ...]:
    """Return the ways to call an operation; none if it has one media type.

    *pager*: the class that gives the usual results one by one, if there is one.
    """
    others = operation.result.others
    if not others:
        return ()
    imports.add("typing", "Literal")
    imports.add("openapi_runtime", "UNSET", "Unset")
    flag = _flag(operation, keyword) if any(o.stream for o in others) else None
    if flag is not None:
        flag = replace(flag, annotation=_without_true(flag.annotation))
    usual = operation.result.media_type.partition(",")[0] or "application/json"
    plain = [flag if flag and item.name == flag.name else item for item in keyword]
    found = [
        Way(
            keyword=_keyword(plain, usual, is_free=True),
            media_type=usual,
            result=result,
            holder=pager,
        )
    ]
    for other in others:
        type_ = annotations.response(other.type) if other.type else "bytes"
        items, is_free = list(keyword), False
        if other.stream and flag is not None:
            true = replace(flag, annotation="Literal[True]", default="")
            items = [true if item.name == flag.name else item for item in keyword]
            is_free = True
        found.append(
            Way(
                keyword=_keyword(items, other.media_type, is_free=is_free),
                media_type=other.media_type,
                result=type_,
                holder="Stream" if other.stream else "",
                value=annotations.as_value(type_),
            )
        )
    if any(other.stream for other in others):
        names = ("AsyncStream", "Stream", "acall_or_stream", "call_or_stream")
        imports.add("openapi_runtime", *names)
    if pager:
        imports.add("openapi_runtime", "pages_or_call")
        imports.add("collections.abc", "Awaitable")
    if any(annotations.is_union(way.result) for way in found):
        imports.add("openapi_runtime", "any_of")
    if len({way.typed() for way in found}) > 1:
        imports.add("typing", "overload")
    return tuple(found)


def _keyword(items: Sequence[Argument], media: str, *, is_free: bool) -> Lines:
    accept = f"Literal[{literal(media)}]"
    text = f"accept: {accept} | Unset = UNSET" if is_free else f"accept: {accept}"
    return (*(item.source for item in items), text)


def _flag(operation: ir.Operation, keyword: Sequence[Argument]) -> Argument | None:
    """Return the argument that asks for a stream, as many APIs have one."""
    for item in operation.inputs:
        if item.name == _FLAG and strip_null(item.type) == ir.Scalar("boolean"):
            return next((a for a in keyword if a.wire == _FLAG), None)
    return None


def _without_true(annotation: str) -> str:
    parts = ("Literal[False]" if p == "bool" else p for p in split_union(annotation))
    return union(*parts)


def accept_argument(operation: ir.Operation) -> Argument:
    """Return the argument for the media type that is asked for."""
    usual = operation.result.media_type or "application/json"
    medias = [
        *usual.split(", "),
        *(other.media_type for other in operation.result.others),
    ]
    listed = ", ".join(literal(media) for media in dict.fromkeys(medias))
    return Argument(
        name="accept",
        annotation=f"Literal[{listed}] | Unset",
        default="UNSET",
        doc=(f"The media type to ask for, by default {usual}.",),
    )


def ways_arguments(operation: ir.Operation, annotations: Annotations) -> Iterator[str]:
    """Yield the arguments of the runtime's call about other media types."""
    yield "accept=accept"
    entries = [
        f"{literal(o.media_type)}: "
        + (annotations.as_value(annotations.response(o.type)) if o.type else "bytes")
        for o in operation.result.others
        if not o.stream
    ]
    if entries:
        yield f"media={{{', '.join(entries)}}}"


def with_ways(view: MethodView, ways: tuple[Way, ...], flavor: Flavor) -> MethodView:
    """Return a method with all ways to call it, as one flavor has it."""
    is_paged = bool(ways[0].holder)
    awaits = is_paged and flavor.await_ != ""
    results = [way.typed(flavor.prefix, awaits=awaits) for way in ways]
    positional = view.parameters[: view.parameters.index("*") + 1]
    rest = view.parameters[-1]
    streamed = next((way for way in ways if way.holder == "Stream"), None)
    call = f"{flavor.await_}self._call"
    arguments = view.arguments
    if streamed is not None:
        call = f"{flavor.await_}{flavor.prefix[:1].lower()}call_or_stream"
        media = literal(streamed.media_type)
        operation, result, *more = arguments
        item = f"({media}, {streamed.value})"
        arguments = ("self", operation, result, item, *more)
    if is_paged:
        call, arguments = "pages_or_call", ("self", *arguments)
    whole = union(*results)
    return replace(
        view,
        define="def" if is_paged else f"{flavor.async_}def",
        returns=whole,
        call=f"answer: {whole} = {call}",
        arguments=arguments,
        rest=("return answer",),
        overloads=(
            tuple(
                ((*positional, *way.keyword, rest), result)
                for way, result in zip(ways, results, strict=True)
            )
            if len(set(results)) > 1
            else ()
        ),
    )
