"""The responses of operations: results or the items of a page, streams, and errors."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from ..config import Config
from ..facts import KeyPath, Paging, PagingRule
from ..pointer import join
from ..read.keywords import EMPTY, EVENT, STREAMS
from ..read.nodes import Node, fixed_parts
from . import ir
from .allof import Schema
from .bodies import ANY_MEDIA, is_json, is_text, json_schemas
from .json_schema import allows_null, is_union, text
from .operations import OperationNode
from .schema import Schemas
from .types import nullable, union

_ANY_APPLICATION = "application/*"

_REDIRECTS = (302, 303, 304)
"""Redirects that no client has to follow: each is a result where it is documented."""

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
        return self.node.get("content", self.media, "schema")


def result(
    source: OperationNode, schemas: Schemas
) -> tuple[ir.Result, Paging[KeyPath] | None]:
    """Return the payload of the successful responses: of any if they differ."""
    moved = redirects(source)
    wanted = [s for s in source.responses if s[:1] == "2"] or ["default"]
    responses = [
        _response(source.responses[status], status)
        for status in (*wanted, *map(str, moved))
        if status in source.responses
    ]
    for response in responses:
        node = response.node
        # The ledger sees the status of a response that stands in its place.
        is_shared = node.pointer.startswith("/components/")
        if response.status in EMPTY and is_shared and node.value.get("content"):
            schemas.warn(
                node.pointer, f"no response of status {response.status} has a body"
            )
    read = [response for response in responses if response.media]
    if not read or source.http_method == "HEAD":
        return ir.Result(type=None), None
    first, owner = read[0], ir.Owner(operation=source.id, role="result")
    usual = ir.Result(type=None, media_type=first.media, doc=first.doc)
    if _is_stream(first.media):
        content = first.node.child("content", first.media)
        items = _item_type(content, first.media, owner, schemas)
        return replace(usual, type=items, stream=True), None
    if not _may_be_json(first.media) or _is_file(first, schemas):
        string = ir.Scalar("string") if is_text(first.media) else None
        raw = replace(usual, type=string, binary=not string, may_be_none=bool(moved))
        return replace(raw, others=_others(read, owner, schemas)), None
    if page := _page(source, first, usual, owner, schemas):
        return replace(page[0], others=_others(read[:1], owner, schemas)), page[1]
    others = _others(read, owner, schemas)
    read = [response for response in read if _may_be_json(response.media)]
    whole = _with_beside(first, usual, owner, schemas)
    if not whole:
        type_, path = _payload(read, owner, schemas)
        accept = _accept([response.media for response in read], type_)
        if len(read) < len(responses) or moved:
            type_ = nullable(type_)
        whole = replace(usual, type=type_, path=path, media_type=accept)
    return replace(whole, others=others), None


def error_types(source: OperationNode, schemas: Schemas) -> Mapping[str, ir.Type]:
    """Return the types of the bodies of errors by status, "4XX" or "default".

    None where the configuration says how the API reports failures.
    """
    envelope = schemas.config.envelope
    if envelope.error or envelope.ok:
        return {}
    owner = ir.Owner(operation=source.id, role="error")
    has_success = any(status[:1] in "23" for status in source.responses)
    found: dict[str, ir.Type] = {}
    for status, node in source.responses.items():
        if status[:1] not in "45" and not (status == "default" and has_success):
            continue
        for schema in islice(json_schemas(node), 1):
            key = status if status == "default" else status.upper()
            found[key] = schemas.type(schema, owner)
    return {status: t for status, t in found.items() if t != ir.Anything()}


def redirects(source: OperationNode) -> tuple[int, ...]:
    """Return the documented statuses of redirects that are results."""
    stated = {status.upper() for status in source.responses}
    return tuple(s for s in _REDIRECTS if {"3XX", str(s)} & stated)


def _response(node: Node, status: str) -> _Response:
    content = node.members("content") if status not in EMPTY else {}
    # JSON first, streams last; of JSON with parameters and without, that with a schema
    # says more.
    media = min(
        content,
        key=lambda m: (
            _is_stream(m),
            not _may_be_json(m),
            "schema" not in content[m].value,
            m == ANY_MEDIA,
            m,
        ),
        default="",
    )
    return _Response(status, node, media)


def _may_be_json(media: str) -> bool:
    return is_json(media) or media == _ANY_APPLICATION


def _payload(
    responses: list[_Response], owner: ir.Owner, schemas: Schemas
) -> tuple[ir.Type, KeyPath]:
    """Return the type and the path of what the responses hold, where the first has it."""
    data = schemas.config.envelope.data
    found: list[tuple[ir.Type, KeyPath]] = []
    seen: list[Any] = []
    for response in responses:
        body = response.schema() or Node(response.node.pointer, {})
        inside = _descend(schemas, body, data) if data else None
        payload, path = (inside, data) if inside and inside.value else (body, KeyPath())
        if payload.value in seen:
            continue
        if seen:
            # What is inline here is another record than that of the first response.
            owner = replace(owner, property=_STATUS.get(response.status, "other"))
        seen.append(payload.value)
        found.append((schemas.type(payload, owner), path))
    first = found[0][1]
    return union(type_ for type_, path in found if path == first), first


def _page(
    source: OperationNode,
    response: _Response,
    usual: ir.Result,
    owner: ir.Owner,
    schemas: Schemas,
) -> tuple[ir.Result, Paging[KeyPath]] | None:
    """Return the items of a page and how the operation pages, if it does."""
    body = response.schema()
    if source.http_method != "GET" or body is None:
        return None
    for rule, path in _places(source, schemas.config):
        items = _descend(schemas, body, path)
        if not items or not _admits_list(schemas, items):
            continue
        type_ = schemas.type(items, owner)
        if not isinstance(type_, ir.Array):
            type_ = ir.Array(ir.Anything())
        places, nodes = _beside(schemas, body, path, _known_to(rule))
        details = replace(owner, role="details")
        page = replace(
            usual,
            type=type_,
            path=path,
            media_type=_accept([response.media], type_),
            beside=places,
            details=schemas.record(body.pointer, "", nodes, details) if nodes else None,
        )
        return page, cast("Paging[KeyPath]", replace(rule, items=path))
    return None


def _places(
    source: OperationNode, config: Config
) -> Iterator[tuple[PagingRule, KeyPath]]:
    """Yield where the items may be, by each rule that an operation has parameters for."""
    parameters = (parameter.value for parameter in source.parameters)
    names = {value["name"] for value in parameters if value["in"] == "query"}
    # What a list of it is usually called; a path without a name has none.
    collection = (fixed_parts(source.path) or [""])[-1]
    for rule in config.paging:
        if {rule.cursor, rule.limit} - {""} <= names:
            for keys in rule.items:
                named = (key if key != "{collection}" else collection for key in keys)
                yield rule, KeyPath(named)


def _with_beside(
    response: _Response, usual: ir.Result, owner: ir.Owner, schemas: Schemas
) -> ir.Result | None:
    """Return a result that is an object, with what stands beside it; None if nothing does."""
    body, data = response.schema(), schemas.config.envelope.data
    node = _descend(schemas, body, data) if body and data else None
    if body is None or node is None or node.pointer in schemas.subtypes:
        return None
    schema = schemas.merged(node)
    places, nodes = _beside(schemas, body, data)
    beside = {name: at for name, at in places.items() if name not in schema.properties}
    if not schema.properties or is_union(schema.keywords) or not beside:
        return None
    title = text(schema.keywords.get("title"))
    nodes = schema.properties | {name: nodes[name] for name in beside}
    type_: ir.Type = schemas.record(body.pointer, title, nodes, owner)
    if allows_null(schema.keywords):
        type_ = nullable(type_)
    accept = _accept([response.media], type_)
    return replace(usual, type=type_, path=data, beside=beside, media_type=accept)


def _beside(
    schemas: Schemas,
    body: Node,
    path: KeyPath,
    known_to_pager: Iterable[tuple[str, ...]] = (),
) -> tuple[dict[str, tuple[str, ...]], dict[str, Node]]:
    """Return the paths, and the schemas, of what a body has beside the value at *path*.

    An object that can hold a cursor or a total is no value: its properties are.
    """
    config = schemas.config
    places = [
        place for rule in config.paging for place in (rule.next, rule.total, *rule.more)
    ]
    holders = {place[:end] for place in places for end in range(1, len(place))}
    holders |= {path[:end] for end in range(len(path))}
    envelope = config.envelope
    keys = (envelope.ok, *envelope.error, *envelope.code)
    known = {path, *known_to_pager, *((key,) for key in keys)}
    found: dict[str, tuple[str, ...]] = {}
    nodes: dict[str, Node] = {}
    waiting: list[tuple[tuple[str, ...], Node]] = [((), body)]
    for holder, node in waiting:
        for key, member in schemas.merged(node).properties.items():
            place = (*holder, key)
            if place in holders:
                waiting.append((place, member))
            elif place not in known:
                name = key if key not in found else "_".join(place)
                found[name], nodes[name] = place, member
    return found, nodes


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
    """Return whether a response is declared as bytes, which no JSON has."""
    schema = response.schema()
    if schema is None:
        return False
    keywords = schemas.merged(schema).keywords
    return (keywords.get("type"), keywords.get("format")) == ("string", "binary")


def _is_stream(media: str) -> bool:
    """Return whether content is a stream of items."""
    return media.partition(";")[0].strip().lower() in STREAMS


def _item_type(content: Node, media: str, owner: ir.Owner, schemas: Schemas) -> ir.Type:
    """Return the type of the items of a stream."""
    item = content.get("itemSchema")
    node = item or content.get("schema")
    if node is None:
        return ir.Anything()
    merged = schemas.merged(node)
    items, kind = merged.keywords.get("items"), merged.keywords.get("type")
    if item is None and kind == "array" and isinstance(items, dict):
        node = Node(join(merged.pointer, "items"), items)
    if media.startswith("text/event-stream"):
        return _data(node, owner, schemas)
    return schemas.type(node, owner)


def _data(node: Node, owner: ir.Owner, schemas: Schemas) -> ir.Type:
    """Return the type of the data of events, whose schema may be of whole events."""
    merged = schemas.merged(node)
    whole = Node(merged.pointer, merged.keywords)
    members = [*whole.children("oneOf"), *whole.children("anyOf")]
    if is_union(merged.keywords) and members:
        events = [schemas.merged(member) for member in members]
        if all(_is_event(event) for event in events):
            return union(_data(member, owner, schemas) for member in members)
    if not _is_event(merged):
        return schemas.type(node, owner)
    data = merged.properties["data"]
    return schemas.type(data.get("contentSchema") or data, owner)


def _is_event(schema: Schema) -> bool:
    names = set(schema.properties)
    return "data" in names and names <= EVENT and bool(names - {"data"})


def _others(
    read: list[_Response], owner: ir.Owner, schemas: Schemas
) -> tuple[ir.Content, ...]:
    """Return the contents of responses that are no part of the usual result."""
    usual = read[0].media
    # The JSON of several responses is one result.
    known = {usual, *(r.media for r in read[1:] and read if _may_be_json(r.media))}
    found: dict[str, ir.Content] = {}
    for response in read:
        for content in _contents(response.node, usual, known, owner, schemas):
            found.setdefault(content.media_type, content)
    return tuple(found.values())


def _contents(
    node: Node, usual: str, known: Container[str], owner: ir.Owner, schemas: Schemas
) -> Iterator[ir.Content]:
    contents = node.members("content")
    first = contents.get(usual)
    same = first.value.get("schema") if first else None
    for media, content in sorted(contents.items()):
        schema = content.value.get("schema")
        # Frameworks list text types for what is JSON.
        is_repeated = schema == same and (is_json(media) or is_text(media))
        if media in known or (is_repeated and is_json(usual)):
            continue
        # The same type with other parameters, of which nothing is said.
        base = "application/json" if usual == ANY_MEDIA else usual.partition(";")[0]
        if schema is None and media.partition(";")[0] == base:
            continue
        type_: ir.Type | None = ir.Scalar("string") if is_text(media) else None
        if _is_stream(media):
            event = replace(owner, property="event")
            type_ = _item_type(content, media, event, schemas)
        elif is_json(media):
            place = content.get("schema") or Node(content.pointer, {})
            type_ = schemas.type(place, replace(owner, property="content"))
        yield ir.Content(media_type=media, type=type_, stream=_is_stream(media))
