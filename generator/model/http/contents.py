"""The media types of a response: streams, and those beside the usual one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ...pointer import join
from ...read.keywords import STREAMS
from ...read.nodes import Node, follow
from .. import ir
from ..bodies import is_json, is_text
from ..json_schema import is_union
from ..schema import Schemas
from ..types import union

_EVENT = frozenset(["comment", "data", "event", "id", "retry"])
"""Fields of a server-sent event."""


def is_stream(media: str) -> bool:
    """Return whether content is a stream of items."""
    return media.partition(";")[0].strip().lower() in STREAMS


def item_type(content: Node, media: str, owner: ir.Owner, schemas: Schemas) -> ir.Type:
    """Return the type of the items of a stream."""
    key = "itemSchema" if "itemSchema" in content.value else "schema"
    if key not in content.value:
        return ir.Anything()
    node = content.child(key)
    merged = schemas.merged(node)
    if key == "schema" and merged.keywords.get("type") == "array":
        items = merged.keywords.get("items")
        if isinstance(items, dict):
            node = Node(join(merged.pointer, "items"), items)
    if media.startswith("text/event-stream"):
        return _data(node, owner, schemas)
    return schemas.type(node, owner)


def _data(node: Node, owner: ir.Owner, schemas: Schemas) -> ir.Type:
    """Return the type of the data of events, whose schema may be of whole events."""
    merged = schemas.merged(node)
    members = [*node.children("oneOf"), *node.children("anyOf")]
    node_ = follow(schemas.document.root, node)
    members = members or [*node_.children("oneOf"), *node_.children("anyOf")]
    if is_union(merged.keywords) and members:
        events = [schemas.merged(member) for member in members]
        if all(_is_event(set(event.properties)) for event in events):
            return union(_data(member, owner, schemas) for member in members)
    if not _is_event(set(merged.properties)):
        return schemas.type(node, owner)
    data = merged.properties["data"]
    if isinstance(data.value, dict) and "contentSchema" in data.value:
        data = data.child("contentSchema")
    return schemas.type(data, owner)


def _is_event(names: set[str]) -> bool:
    return "data" in names and names <= _EVENT and bool(names - {"data"})


def others(
    nodes: Iterable[Node],
    usual: str,
    joined: Container[str],
    operation: str,
    schemas: Schemas,
) -> tuple[ir.Content, ...]:
    """Return the contents of responses beside the *usual* media type.

    *joined*: media types whose types are a part of the usual result.
    """
    found: dict[str, ir.Content] = {}
    for node in nodes:
        for content in _others(node, usual, joined, operation, schemas):
            found.setdefault(content.media_type, content)
    return tuple(found.values())


def _others(
    node: Node, usual: str, joined: Container[str], operation: str, schemas: Schemas
) -> Iterator[ir.Content]:
    contents = node.members("content")
    first = contents.get(usual)
    same = first.value.get("schema") if first else None
    for media, content in sorted(contents.items()):
        schema = content.value.get("schema")
        # Frameworks list text types for what is JSON.
        is_repeated = schema == same and (is_json(media) or is_text(media))
        if media == usual or media in joined or (is_repeated and is_json(usual)):
            continue
        # The same type with other parameters, of which nothing is said.
        if schema is None and media.partition(";")[0] == usual.partition(";")[0]:
            continue
        owner = ir.Owner(operation=operation, role="result", property="content")
        if is_stream(media):
            owner = ir.Owner(operation=operation, role="result", property="event")
            type_ = item_type(content, media, owner, schemas)
            yield ir.Content(media_type=media, type=type_, stream=True)
        elif is_json(media):
            place = content.child("schema") if schema is not None else content
            type_ = schemas.type(place, owner) if schema is not None else ir.Anything()
            yield ir.Content(media_type=media, type=type_)
        else:
            text = ir.Scalar("string") if is_text(media) else None
            yield ir.Content(media_type=media, type=text)
