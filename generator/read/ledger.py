"""The ledger of a document: what it states and no package is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ..config import Config
from ..errors import Problem
from ..pointer import FILES, at, parts
from .keywords import EMPTY, EVENT, OBJECTS, STREAMS, UNUSED
from .load import Document
from .nodes import Node, follow, items_of

_WHOLE = {"Encoding", "Flows", "SecurityScheme"}
"""Objects of which a keyword that is not used hides all below it."""

_OF_CALLS = ("deprecated", "parameters", "security", "servers")
"""Keywords of an operation that say how a client calls it."""

_READ = re.compile(r"(?i)json|\*|^multipart/|^application/x-www-form-urlencoded")
"""Media types whose content has a type."""

_OF_PARTS = frozenset(["allOf", "anyOf", "items", "oneOf", "properties"])
"""Keywords of what is more than one text."""

_OF_TEXTS = ("contentMediaType", "contentSchema")
"""Keywords of the text that is the data of an event."""

_MOST = 5
"""Places of one keyword that a warning lists."""


def unused(document: Document, config: Config) -> tuple[Problem, ...]:
    """Return a warning for each keyword that is not used, at its first place.

    Those that the configuration accepts are left out.
    """
    ledger = _Ledger(document, config)
    # What refers to other files says what they hold.
    root = {key: value for key, value in document.root.items() if key != FILES}
    ledger.visit("OpenAPI", Node("", root))
    stated = {f"{kind}.{keyword}" for kind, keyword, _ in ledger.found}
    where = config.path.as_posix()
    return (
        *(
            _problem(document, *entry, pointers)
            for entry, pointers in ledger.found.items()
            if ".".join(entry[:2]) not in config.unused
        ),
        *(
            Problem(where, "/unused", f"{name!r} is used, or not in the document")
            for name in sorted(set(config.unused) - stated)
        ),
    )


def _problem(
    document: Document, kind: str, keyword: str, reason: str, pointers: list[str]
) -> Problem:
    first, *others = pointers
    message = f"`{keyword}` of a {kind} is not used: {reason}"
    if others:
        lines = [document.where(p).rpartition(":")[2] for p in others[:_MOST]]
        more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
        message += f"; as at {', '.join(lines)}{more}"
    return document.problem(first, message)


class _Ledger(Struct):
    document: Document
    config: Config
    found: dict[tuple[str, str, str], list[str]] = {}
    """Kind, keyword and consequence -> pointers."""
    seen: set[tuple[str, str]] = set()

    def visit(self, kind: str, node: Node) -> None:
        """Enter the keywords of an object, and of all objects below it."""
        waiting = [(kind, node)]
        for kind_, place in waiting:  # it grows meanwhile
            key = kind_, place.pointer
            if isinstance(place.value, dict) and key not in self.seen:
                self.seen.add(key)
                waiting += self.enter(kind_, place)

    def enter(self, kind: str, node: Node) -> Iterator[tuple[str, Node]]:
        """Enter the keywords of one object; yield the objects below it."""
        # Nothing holds beside some references.
        is_alone = kind != "PathItem"
        if kind == "Schema":
            is_alone = self.document.root["openapi"].startswith("3.0")
        if isinstance(node.value.get("$ref"), str):
            yield kind, follow(self.document.root, node)
            if is_alone:
                for keyword in sorted(node.value.keys() - {"$ref"}):
                    self.add(kind, keyword, "it stands beside a $ref", node)
                return
        known = OBJECTS[kind]
        for keyword in node.value:
            if keyword.startswith("x-"):
                continue
            form = known.get(keyword, known.get("*"))
            if form is None:
                # The validator says so of all objects but the schemas of 3.1.
                if kind == "Schema" and not is_alone:
                    self.add(kind, keyword, "it is no keyword of OpenAPI", node)
                continue
            never = UNUSED.get((kind, keyword), "")
            reason = never or self.reason(kind, keyword, node)
            if reason:
                self.add(kind, keyword, reason, node)
            if not never and not (reason and kind in _WHOLE):
                yield from _below(form, keyword, node)

    def reason(self, kind: str, keyword: str, node: Node) -> str:
        """Return why a keyword that is used elsewhere is not used here."""
        if (kind, keyword) == ("MediaType", "schema") and self.is_as_it_is(node):
            return "what is no JSON is read and sent as it is"
        if kind == "Schema" and keyword in _OF_TEXTS and self.is_event_data(node):
            return ""
        return _unused_here(kind, keyword, node, self.config)

    def is_event_data(self, node: Node) -> bool:
        """Return whether a schema is of the data of a server-sent event."""
        holder, _, name = node.pointer.rpartition("/")
        properties = at(self.document.root, holder)
        is_event = isinstance(properties, dict) and properties.keys() <= EVENT
        is_stream = "text~1event-stream" in holder or not holder.startswith("/paths")
        has_schema = name == "data" and "contentSchema" in node.value
        return has_schema and is_event and is_stream

    def is_as_it_is(self, node: Node) -> bool:
        """Return whether content has parts, and is no JSON and no form: XML."""
        root, media = self.document.root, parts(node.pointer)[-1]
        if _READ.search(media) or media in STREAMS:
            return False
        schema = follow(root, node.child("schema")).value
        if not isinstance(schema, dict) or _OF_PARTS.isdisjoint(schema):
            return False
        # Frameworks repeat what is JSON.
        alike = at(root, node.pointer.rpartition("/")[0])
        typed = [content for name, content in alike.items() if _READ.search(name)]
        return not any(
            isinstance(content, dict) and content.get("schema") == node.value["schema"]
            for content in typed
        )

    def add(self, kind: str, keyword: str, reason: str, node: Node) -> None:
        if not keyword.startswith("x-"):
            pointer = node.child(keyword).pointer
            self.found.setdefault((kind, keyword, reason), []).append(pointer)


def _is_event(pointer: str) -> bool:
    """Return whether an operation is a request that the API sends."""
    steps = parts(pointer)
    return steps[:1] == ["webhooks"] or "callbacks" in steps


def _below(form: str, keyword: str, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the objects that a keyword holds: itself, a list or a map of them."""
    kind = form.strip("[]{}")
    if not kind:
        return
    if form.startswith("["):
        yield from ((kind, child) for child in node.children(keyword))
    elif form.startswith("{"):
        for name, child in node.members(keyword).items():
            if not name.startswith("x-") or kind == "Schema":
                yield kind, child
    else:
        yield kind, node.child(keyword)


def _unused_here(kind: str, keyword: str, node: Node, config: Config) -> str:
    """Return why a keyword that is used elsewhere is not used in *node*."""
    value = node.value[keyword]
    match kind, keyword:
        case "Schema", _:
            return _unused_in_schema(keyword, value, node.pointer)
        case "PathItem" | "Operation", "servers" if len(items_of(value)) > 1:
            return "the first one is taken, and base_url= takes any other"
        case "Server", "description" if not node.pointer.startswith("/servers/"):
            return "no text of the package is made of it"
        case "ServerVariable", "description" | "enum":
            is_usual = node.pointer.startswith("/servers/0/")
            is_argument = is_usual and not config.client.base_urls
            return "" if is_argument else "the default is taken"
        case "MediaType", "itemSchema" if parts(node.pointer)[-1] not in STREAMS:
            return "no type is made of it"
        case "Operation", "tags" if len(set(items_of(value)) - set(config.marks)) > 1:
            return "the first one makes the group"
        case "Operation", _ if keyword in _OF_CALLS and _is_event(node.pointer):
            return "of a webhook or a callback the body is read"
        case "Tag", "summary" if node.value.get("description"):
            return "the description is taken"
        case "Parameter", "allowReserved" if node.value.get("in") != "query":
            return "it holds for parameters of the query"
        case "Response", "content" if parts(node.pointer)[-1] in EMPTY and value:
            return "no response of this status has a body"
        case "Response", "headers" if {n.lower() for n in value} - _headers(config):
            return "they have no types; `with_raw_response` has them as strings"
        case "SecurityScheme", "flows" if config.oauth2 is None:
            return "an access token comes from the caller"
        case "Flows", _ if keyword != "authorizationCode":
            return "only the authorization code flow is supported"
        case "Flow", "refreshUrl" if value != node.value.get("tokenUrl"):
            return "tokens are refreshed at the tokenUrl"
        case "Encoding", _:
            return _unused_encoding(keyword, value, node.pointer)
    return ""


def _unused_in_schema(keyword: str, value: Any, pointer: str) -> str:
    """Return why a keyword of a schema is not used at *pointer*."""
    match keyword:
        case "contentSchema":
            return "no type is made of it"
        case "dependentSchemas":
            return "no condition is in a type: properties below it are optional"
        case "anyOf" | "oneOf" if all(map(_only_requires, items_of(value))):
            return "which properties are required together is not checked"
        case "contentEncoding" | "contentMediaType":
            is_part = "/content/multipart~1" in pointer
            return "" if is_part else "a string is taken as it is"
    return ""


def _only_requires(alternative: object) -> bool:
    """Return whether an alternative differs from others in what is required."""
    known = {"description", "required", "title", "type"}
    if not isinstance(alternative, dict) or "required" not in alternative:
        return False
    return alternative.keys() <= known


def _headers(config: Config) -> set[str]:
    """Return the names of the headers that clients read, in lower case."""
    client = config.client
    names = {client.reset_header, client.remaining_header, *client.request_id_headers}
    if any(rule.style == "link" for rule in config.paging):
        names.add("link")
    return {name.lower() for name in names}


def _unused_encoding(keyword: str, value: Any, pointer: str) -> str:
    """Return why a keyword about the encoding of one part of a body is not used."""
    media = parts(pointer)[-3]
    if media.startswith("multipart/"):
        return "" if keyword == "contentType" else "parts have no style"
    if media != "application/x-www-form-urlencoded":
        return "it holds for forms"
    is_other = keyword == "contentType" and "json" not in str(value)
    return "a field of a form has no media type" if is_other else ""
