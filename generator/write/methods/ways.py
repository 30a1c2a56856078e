"""The ways to call a method: more than one if its responses have several media types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...model import ir
from ..annotations import Annotations, split_union, union
from ..python_source import Code, literal
from ..views import Flavor, Lines
from .arguments import Argument

_FLAG = "stream"
"""Name of a boolean argument that asks for a stream."""


class Way(Struct, frozen=True, kw_only=True):
    """One way: its result, and the keyword arguments that it takes if there are others."""

    result: str
    holder: str
    """The class of an iterator over results: Stream, Pager or DetailedPager."""
    is_union: bool = False
    value: str = ""
    """The result as an argument of the runtime's calls, if it is not the usual one."""
    media_type: str = ""
    keyword: Lines = ()

    def typed(self, flavor: Flavor | None = None, *, awaits: bool = False) -> str:
        """Annotate the result; *awaits*: what is no iterator is to be awaited."""
        if self.holder:
            return f"{flavor.prefix if flavor else ''}{self.holder}[{self.result}]"
        return f"Awaitable[{self.result}]" if awaits else self.result


def ways_of(
    operation: ir.Operation,
    result: str,
    holder: str,
    keyword: Sequence[Argument],
    annotations: Annotations,
) -> tuple[Way, ...]:
    """Return the ways to call an operation, the usual one with *result* first."""
    others, is_union = operation.result.others, annotations.is_union(result)
    if not others:
        return (Way(result=result, holder=holder, is_union=is_union),)
    flag = _flag(keyword) if any(other.stream for other in others) else None
    true = false = None
    if flag:
        parts = split_union(flag.annotation)
        other_parts = ("Literal[False]" if part == "bool" else part for part in parts)
        false = replace(flag, annotation=union(*other_parts))
        true = replace(flag, annotation="Literal[True]", default="")
    usual = operation.result.media_type.partition(",")[0] or "application/json"
    found = [
        Way(
            result=result,
            holder=holder,
            media_type=usual,
            keyword=_keyword(keyword, usual, false, is_free=True),
        )
    ]
    for other in others:
        own = true if other.stream else None
        text = annotations.response(other.type) if other.type else "bytes"
        found.append(
            Way(
                result=text,
                value=annotations.as_value(text),
                holder="Stream" if other.stream else "",
                media_type=other.media_type,
                keyword=_keyword(keyword, other.media_type, own, is_free=bool(own)),
            )
        )
    return tuple(found)


def _flag(keyword: Sequence[Argument]) -> Argument | None:
    """Return the argument that asks for a stream, as many APIs have one."""
    found = (item for item in keyword if item.wire == _FLAG)
    return next((f for f in found if "bool" in split_union(f.annotation)), None)


def _keyword(
    items: Sequence[Argument], media: str, flag: Argument | None, *, is_free: bool
) -> Lines:
    """Return the keyword arguments of one way; *flag* is one of them as it has that."""
    sources = (flag if flag and flag.name == item.name else item for item in items)
    accept = f"accept: Literal[{literal(media)}]" + " | Unset = UNSET" * is_free
    return (*(item.source for item in sources), accept)


def accept_argument(operation: ir.Operation) -> Argument:
    """Return the argument for the media type that is asked for."""
    usual = operation.result.media_type or "application/json"
    others = (other.media_type for other in operation.result.others)
    medias = dict.fromkeys([*usual.split(", "), *others])
    return Argument(
        name="accept",
        annotation=f"Literal[{', '.join(map(literal, medias))}] | Unset",
        default="UNSET",
        doc=(f"The media type to ask for, by default {usual}.",),
    )


def ways_arguments(ways: Sequence[Way]) -> Iterator[str]:
    """Yield the arguments of the runtime's call about other media types."""
    yield "accept=accept"
    values = {way.media_type: Code(way.value) for way in ways[1:] if not way.holder}
    if values:
        yield f"media={literal(values)}"


def results(ways: Sequence[Way], flavor: Flavor) -> list[str]:
    """Annotate what each of the ways returns."""
    awaits = bool(ways[0].holder and flavor.await_)
    return [way.typed(flavor, awaits=awaits) for way in ways]


def body(
    ways: Sequence[Way], flavor: Flavor, details: str, arguments: Lines
) -> tuple[str, Lines]:
    """Return how a method begins, and its statements.

    *arguments*: those of the runtime's call, its operation and its type of results first.
    """
    usual = ways[0]
    streamed = next((way for way in ways[1:] if way.holder == "Stream"), None)
    if streamed:
        item = f"({literal(streamed.media_type)}, {streamed.value})"
        arguments = (*arguments[:2], item, *arguments[2:])
    if usual.holder == "Stream":
        function = "stream_call(self, "
    elif usual.holder:
        function = "pages_or_stream(self, " if streamed else "pages_or_call(self, "
        function = function if len(ways) > 1 else "self._pages("
    else:
        plain = "call_or_stream(self, " if streamed else "self._call("
        function = f"{flavor.await_}{plain}"
    define = "def" if usual.holder else f"{flavor.async_}def"
    call = f"{function}{', '.join(arguments)})"
    if details:
        pager = f"{flavor.prefix}{usual.holder}"
        return define, (f"pager = {call}", f"return {pager}.of(pager, {details})")
    # A union is no class that the call could state its result with.
    if len(ways) > 1 or (not usual.holder and usual.is_union):
        return define, (
            f"answer: {union(*results(ways, flavor))} = {call}",
            "return answer",
        )
    return define, (f"return {call}",)
