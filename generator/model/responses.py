"""The results of operations: what successful responses hold, or the items of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..config import Config
from ..facts import KeyPath, Paging, PagingRule
from ..read.nodes import Node, fixed_parts
from . import ir
from .bodies import ANY_MEDIA, is_json, is_text
from .http.contents import is_stream, item_type, others
from .http.errors import redirects
from .json_schema import allows_null, is_union, text
from .operations import OperationNode
from .schema import Schemas
from .types import nullable, union

_ANY_APPLICATION = "application/*"

_STATUS = {"201": "created", "202": "accepted", "206": "partial"}
"""Status code -> the role of an inline record that only its response has."""


class _Response(Struct, frozen=True):
    """A successful response."""

    status: str
    node: Node
    media: str
    """The media type that is read; empty if there is no content."""

    @property
    def doc(self) -> str:
        return text(self.node.value.get("description"))

    def schema(self) -> Node | None:
        """Return the schema of the content, if one is stated."""
        if self.media and "schema" in self.node.value["content"][self.media]:
            return self.node.child("content", self.media, "schema")
        return None


def result(
    source: OperationNode, operation: str, schemas: Schemas, config: Config
) -> tuple[ir.Result, Paging[KeyPath] | None]:
    """Return the payload of the successful responses: of any if they differ."""
    responses = [_response(source, s) for s in source.responses if s[:1] == "2"]
    if not responses and "default" in source.responses:
        responses = [_response(source, "default")]
    moved = redirects(source)
    responses += [
        _response(source, status)
        for status in map(str, moved)
        if status in source.responses
    ]
    read = [response for response in responses if response.media]
    if not read or source.http_method == "HEAD":
        return ir.Result(type=None), None
    usual = read[0].media
    if is_stream(usual):
        return _stream(read[0], operation, schemas), None
    if not _may_be_json(usual) or _is_file(read[0], schemas):
        result_ = _raw(read[0], may_be_none=bool(moved))
        return replace(result_, others=_others(read, usual, operation, schemas)), None
    page = _page(source, read[0], operation, schemas, config)
    if page:
        found_ = _others(read[:1], usual, operation, schemas)
        for media in (other.media_type for other in found_ if other.stream):
            message = f"{media} is not read: the method gives pages of JSON"
            schemas.warn(read[0].node.pointer, message)
        plain = tuple(other for other in found_ if not other.stream)
        return replace(page[0], others=plain), page[1]
    others_ = _others(read, usual, operation, schemas)
    read = [response for response in read if _may_be_json(response.media)]
    whole = _with_beside(read[0], operation, schemas, config)
    if whole:
        return replace(whole, others=others_), None
    found = _payloads(read, operation, schemas, config)
    types = [type_ for type_, path in found if path == found[0][1]]
    type_ = union(types)
    return (
        ir.Result(
            type=(
                type_ if len(read) == len(responses) and not moved else nullable(type_)
            ),
            path=found[0][1],
            doc=read[0].doc,
            media_type=_accept([response.media for response in read], type_),
            others=others_,
        ),
        None,
    )


def _stream(response: _Response, operation: str, schemas: Schemas) -> ir.Result:
    content = response.node.child("content", response.media)
    owner = ir.Owner(operation=operation, role="result")
    return ir.Result(
        type=item_type(content, response.media, owner, schemas),
        stream=True,
        media_type=response.media,
        doc=response.doc,
    )


def _others(
    read: list[_Response], usual: str, operation: str, schemas: Schemas
) -> tuple[ir.Content, ...]:
    nodes = [response.node for response in read]
    joined = {r.media for r in read if _may_be_json(r.media)} if read[1:] else set()
    return others(nodes, usual, joined, operation, schemas)


def _response(source: OperationNode, status: str) -> _Response:
    node = source.responses[status]
    content = node.members("content")
    # Of JSON with parameters and without, that with a schema says more.
    media = min(
        content,
        key=lambda m: (*_rank(m), "schema" not in content[m].value, m),
        default="",
    )
    return _Response(status, node, media)


def _may_be_json(media: str) -> bool:
    return is_json(media) or media == _ANY_APPLICATION


def _rank(media: str) -> tuple[bool, bool]:
    """Return the sort key of media types: JSON first, streams last."""
    return is_stream(media), not _may_be_json(media)


def _raw(response: _Response, *, may_be_none: bool) -> ir.Result:
    """Return the result of a response that is no JSON."""
    string = is_text(response.media)
    return ir.Result(
        type=ir.Scalar("string") if string else None,
        binary=not string,
        may_be_none=may_be_none,
        media_type=response.media,
        doc=response.doc,
    )


def _payloads(
    responses: list[_Response], operation: str, schemas: Schemas, config: Config
) -> list[tuple[ir.Type, tuple[str, ...]]]:
    """Return the type and the path of each payload that differs from those before."""
    data = config.envelope.data
    owner = ir.Owner(operation=operation, role="result")
    found: list[tuple[ir.Type, tuple[str, ...]]] = []
    seen: list[Any] = []
    for response in responses:
        body = response.schema() or Node(response.node.pointer, {})
        inside = _descend(schemas, body, data) if data else None
        payload, path = (inside, data) if inside and inside.value else (body, ())
        if payload.value in seen:
            continue
        if seen:
            # What is inline here is another record than that of the first response.
            owner = replace(owner, property=_STATUS.get(response.status, "other"))
        seen.append(payload.value)
        found.append((schemas.type(payload, owner), path))
    return found


def _page(
    source: OperationNode,
    response: _Response,
    operation: str,
    schemas: Schemas,
    config: Config,
) -> tuple[ir.Result, Paging[KeyPath]] | None:
    """Return the items of a page and how the operation pages, if it does."""
    body = response.schema()
    if source.http_method != "GET" or body is None:
        return None
    parameters = (parameter.value for parameter in source.parameters)
    names = {value["name"] for value in parameters if value["in"] == "query"}
    for rule in config.paging:
        if not {rule.cursor, rule.limit} - {""} <= names:
            continue
        # What a list of it is usually called; a path without a name has none.
        collection = (fixed_parts(source.path) or [""])[-1]
        for template in rule.items:
            path = tuple(
                collection if key == "{collection}" else key for key in template
            )
            items = _descend(schemas, body, path)
            if items and _admits_list(schemas, items):
                owner = ir.Owner(operation=operation, role="result")
                type_ = schemas.type(items, owner)
                if not isinstance(type_, ir.Array):
                    type_ = ir.Array(ir.Anything())
                accept = _accept([response.media], type_)
                beside = _beside(schemas, body, path, config, _known_to(rule))
                owner = replace(owner, role="details")
                page = ir.Result(
                    type=type_,
                    path=path,
                    doc=response.doc,
                    media_type=accept,
                    beside={name: place for name, (place, _) in beside.items()},
                    details=_details(schemas, body, beside, owner) if beside else None,
                )
                return page, rule.with_items(path)
    return None


_Beside = dict[str, tuple[tuple[str, ...], Node]]
"""Name -> path in a body, and schema there."""


def _details(schemas: Schemas, body: Node, beside: _Beside, owner: ir.Owner) -> ir.Ref:
    nodes = {name: node for name, (_, node) in beside.items()}
    return schemas.record(body.pointer, "", nodes, owner)


def _with_beside(
    response: _Response, operation: str, schemas: Schemas, config: Config
) -> ir.Result | None:
    """Return a result that is an object, with what stands beside it; None if nothing does."""
    body, data = response.schema(), config.envelope.data
    node = _descend(schemas, body, data) if body and data else None
    if body is None or node is None or node.pointer in schemas.subtypes:
        return None
    schema = schemas.merged(node)
    beside = _beside(schemas, body, data, config)
    beside = {name: at for name, at in beside.items() if name not in schema.properties}
    if not schema.properties or is_union(schema.keywords) or not beside:
        return None
    nodes = schema.properties | {name: node for name, (_, node) in beside.items()}
    owner = ir.Owner(operation=operation, role="result")
    title = text(schema.keywords.get("title"))
    type_: ir.Type = schemas.record(body.pointer, title, nodes, owner)
    if allows_null(schema.keywords):
        type_ = nullable(type_)
    return ir.Result(
        type=type_,
        path=data,
        beside={name: place for name, (place, _) in beside.items()},
        doc=response.doc,
        media_type=_accept([response.media], type_),
    )


def _beside(
    schemas: Schemas,
    body: Node,
    path: tuple[str, ...],
    config: Config,
    known_to_pager: Iterable[tuple[str, ...]] = (),
) -> _Beside:
    """Return what a body declares beside the value at *path*.

    An object that can hold a cursor or a total is no value: its properties are.
    """
    places = [
        place for rule in config.paging for place in (rule.next, rule.total, *rule.more)
    ]
    holders = {place[:end] for place in places for end in range(1, len(place))}
    holders |= {path[:end] for end in range(len(path))}
    envelope = config.envelope
    keys = (envelope.ok, *envelope.error, *envelope.code)
    known = {path, *known_to_pager, *((key,) for key in keys)}
    found: _Beside = {}
    waiting: list[tuple[tuple[str, ...], Node]] = [((), body)]
    for holder, node in waiting:
        for key, member in schemas.merged(node).properties.items():
            place = (*holder, key)
            if place in holders:
                waiting.append((place, member))
            elif place not in known:
                name = key if key not in found else "_".join(place)
                found[name] = place, member
    return found


def _known_to(rule: PagingRule) -> Iterator[tuple[str, ...]]:
    """Yield the places that a pager reads, and those that repeat what it has asked for."""
    yield rule.next
    for flag in rule.more:
        yield flag
        yield from ((*flag[:-1], key) for key in (rule.cursor, rule.limit))


def _descend(schemas: Schemas, node: Node, path: tuple[str, ...]) -> Node | None:
    """Go from the schema of a body to the schema of what stands at *path*.

    To an empty schema where the body is an object about which nothing is said.
    """
    for key in path:
        schema = schemas.merged(node)
        if key not in schema.properties:
            free = not schema.properties and not is_union(schema.keywords)
            silent = free and schema.keywords.get("type", "object") == "object"
            return Node(node.pointer, {}) if silent else None
        node = schema.properties[key]
    return node


def _admits_list(schemas: Schemas, node: Node) -> bool:
    return bool(schemas.merged(node).keywords.get("type", "array") == "array")


def _accept(medias: Iterable[str], type_: ir.Type) -> str:
    """Return what to ask for instead of plain JSON; nothing where that is offered.

    A value that need not be JSON is asked for in any form, where that is offered.
    """
    offered = list(dict.fromkeys(medias))
    if ANY_MEDIA in offered and isinstance(type_, ir.Scalar | ir.Anything):
        return ANY_MEDIA if type_ in (ir.Anything(), ir.Scalar("string")) else ""
    plain = any(media.startswith(("application/json", ANY_MEDIA)) for media in offered)
    return "" if plain else ", ".join(offered)


def _is_file(response: _Response, schemas: Schemas) -> bool:
    """Return whether a response of any media type is declared as bytes."""
    schema = response.schema()
    if response.media not in (ANY_MEDIA, _ANY_APPLICATION) or schema is None:
        return False
    keywords = schemas.merged(schema).keywords
    return (keywords.get("type"), keywords.get("format")) == ("string", "binary")
