"""Guesses from a document: paging, envelope and costs of its API.

They go into a first configuration, for a person to check.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.code import visible

from ..facts import Envelope, KeyPath, PagingRule
from ..model.allof import Schema, merged
from ..model.bodies import json_schemas
from ..model.json_schema import types_of
from ..model.operations import OperationNode, Resolved
from ..read.load import Document
from ..read.nodes import Node, fixed_parts

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_WORDS = {key: frozenset(words.split()) for key, words in _TABLES["words"].items()}
_WORDS["next"] |= _WORDS["cursor"]
_KEYS: dict[str, list[str]] = _TABLES["envelope"]
_COSTS = re.compile(r"(?i)cost|credit|token|weight|charge|quota|price")

_DEEPEST = 3
_FEW = 2
_WHOLE = KeyPath()
_COLLECTION = KeyPath(["{collection}"])
_NUMBER = ("integer", "number")
_TEXT = ("string", "")

Value_co = TypeVar("Value_co", covariant=True)


class Guess(Struct, Generic[Value_co], frozen=True):
    """A fact, and the operations that speak for it."""

    fact: Value_co
    pointers: tuple[str, ...]
    of: int
    """Number of operations that could have spoken."""

    @property
    def evidence(self) -> str:
        """The operations in words."""
        first = visible(", ".join(self.pointers[:_FEW]))
        return f"{len(self.pointers)} of {self.of} that could show it, such as {first}"


class Guesses(Struct, frozen=True):
    """Everything that the document seems to show."""

    paging: tuple[Guess[PagingRule], ...]
    envelope: Guess[Envelope] | None
    cost_key: Guess[str] | None


def detect(resolved: Resolved) -> Guesses:
    """Look at every operation of a document."""
    responses = [
        _Response(resolved.document, operation, body)
        for operation in resolved.operations
        if (body := _body(operation, "2")) is not None
    ]
    envelope = _envelope(resolved.document, responses)
    data = envelope.fact.data if envelope else KeyPath()
    paging = tuple(_paging(responses, data))
    return Guesses(paging, envelope, _cost_key(resolved.operations))


def _body(operation: OperationNode, status_class: str) -> Node | None:
    """Return the schema of the first JSON response whose status begins so."""
    found = (
        schema
        for status, response in operation.responses.items()
        if status[:1] == status_class
        for schema in json_schemas(response)
    )
    return next(found, None)


def _fields(
    document: Document, node: Node, path: KeyPath = _WHOLE
) -> Iterator[tuple[KeyPath, Schema]]:
    """Yield the location and schema of what a body holds, as deep as paging may look."""
    schema = merged(document, node)
    yield path, schema
    if len(path) < _DEEPEST:
        for key, child in schema.properties.items():
            # A path is written with dots.
            if "." not in key:
                yield from _fields(document, child, KeyPath((*path, key)))


def _kind(schema: Schema) -> str:
    """Return the type of a value, "" if its schema states none."""
    if schema.properties:
        return "object"
    implied = "array" if "items" in schema.keywords else ""
    return next(iter(types_of(schema.keywords)), implied)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


class _Response:
    """The JSON response of an operation, and what speaks for a way of paging."""

    def __init__(
        self, document: Document, operation: OperationNode, body: Node
    ) -> None:
        self.document = document
        self.operation = operation
        self.fields = dict(_fields(document, body))
        self.query: dict[str, Mapping[str, Any]] = {}
        """Parameters of the query with the keywords of their schemas."""
        for parameter in operation.parameters:
            if parameter.value.get("in") == "query":
                schema = Node(parameter.pointer, parameter.value.get("schema"))
                name = str(parameter.value.get("name"))
                self.query[name] = merged(document, schema).keywords

    def parameter(self, word: str) -> str:
        """Return the parameter of the query that is called so; "" if there is none."""
        by_plain = {_plain(name): name for name in sorted(self.query, reverse=True)}
        known = by_plain.keys() & _WORDS[word]
        return by_plain[min(known)] if known else ""

    def named(
        self, word: str, kinds: Iterable[str], also: str = "", *, whole: bool = False
    ) -> KeyPath | None:
        """Return the path nearest to the top whose last key, or *whole* path, is known."""
        names = _WORDS[word] | {_plain(also)}
        found = [
            path
            for path, schema in self.fields.items()
            if path and _kind(schema) in kinds
            if _plain(path[-1]) in names or (whole and _plain("".join(path)) in names)
        ]
        return min(found, key=lambda path: (len(path), path), default=None)

    def items(self, data: KeyPath) -> KeyPath | None:
        """Return where the list is: the whole body, the only list, or one named like one."""
        whole = _kind(self.fields[_WHOLE])
        if whole == "array":
            return _WHOLE
        parts = fixed_parts(self.operation.path)
        if whole in ("", "object") and len(self.fields) == 1:
            return _COLLECTION if parts else None
        arrays = [path for path, f in self.fields.items() if _kind(f) == "array"]
        if data:
            arrays = [path for path in arrays if path[0] == data[0]] or arrays
        shallow = min((len(path) for path in arrays), default=0)
        arrays = [path for path in arrays if len(path) == shallow]
        if (
            parts
            and (parts[-1],) in arrays
            and _plain(parts[-1]) not in _WORDS["lists"]
        ):
            return _COLLECTION
        known = [path for path in arrays if _plain(path[-1]) in _WORDS["lists"]]
        return next((paths[0] for paths in (arrays, known) if len(paths) == 1), None)

    def has_ids(self, path: KeyPath | None) -> bool:
        """Return whether the items of the list at *path* have an id."""
        if path == _COLLECTION:
            path = KeyPath(fixed_parts(self.operation.path)[-1:])
        schema = None if path is None else self.fields.get(path)
        items = schema.keywords.get("items") if schema else None
        return "id" in merged(self.document, Node("", items)).properties

    def has_link(self) -> bool:
        """Return whether a successful response has the header `Link`."""
        return any(
            str(name).lower() == "link"
            for status, response in self.operation.responses.items()
            if status[:1] == "2"
            for name in response.value.get("headers") or ()
        )

    def rule(self, items: KeyPath | None) -> PagingRule | None:
        """Return how an operation pages, but for its items."""
        words = ("cursor", "offset", "page", "limit")
        cursor, offset, page, limit = map(self.parameter, words)
        for name in filter(None, (offset, page)):
            is_text = types_of(self.query[name]) == ["string"] and not cursor
            token = self.named("next", ["string"], also=name) if is_text else None
            if token and token != (page,):
                # A token, whatever its name says.
                cursor = name
        offset, page = (name if name != cursor else "" for name in (offset, page))
        following = self.named("next", _TEXT, also=cursor)
        rule = partial(PagingRule, limit=limit, items=())
        if self.has_link():
            return rule(style="link", cursor=page or offset or cursor)
        url = self.named("url", _TEXT, whole=True)
        # `next` may be a cursor or a URL, `links.next` is a URL.
        is_url = bool(url) and (url != ("next",) or bool(page or offset))
        if cursor and following and (following != url or not is_url):
            return rule(style="cursor", cursor=cursor, next=following)
        if url and (page or offset or cursor):
            return rule(style="url", cursor=page or offset or cursor, next=url)
        flag = self.named("more", ["boolean"])
        by_id = partial(rule, style="last_id", next=KeyPath(["id"]))
        if cursor and flag and self.has_ids(items):
            return by_id(cursor=cursor, more=(flag,))
        if offset and limit:
            return rule(style="offset", cursor=offset)
        # Beside `max_id` it is the end of a list that begins with the newest item.
        since = "" if self.parameter("until") else self.parameter("since")
        if since and self.has_ids(items):
            return by_id(cursor=since)
        first = self.query[page] if page else {}
        # No style numbers pages from 0.
        if not page or 0 in (first.get("default"), first.get("minimum")):
            return None
        end = flag or self.named("pages", _NUMBER)
        return rule(style="page", cursor=page, more=(end,) if end else ())


def _paging(responses: list[_Response], data: KeyPath) -> Iterator[Guess[PagingRule]]:
    """Yield the ways to page, the most frequent first."""
    found: dict[PagingRule, list[tuple[str, KeyPath, KeyPath]]] = {}
    lists = [one for one in responses if one.operation.http_method == "GET"]
    for one in lists:
        items = one.items(data)
        rule = one.rule(items)
        if rule and items is not None:
            total = one.named("total", _NUMBER) or _WHOLE
            pointer = one.operation.node.pointer
            found.setdefault(rule, []).append((pointer, items, total))
    for rule, seen in sorted(
        found.items(), key=lambda item: (-len(item[1]), item[0].style, item[0].cursor)
    ):
        pointers, items_, totals = zip(*seen, strict=True)
        is_counted = rule.style in ("offset", "page")
        counted = Counter(total for total in totals if total and is_counted)
        total = min(counted, key=lambda t: (-counted[t], t), default=_WHOLE)
        # The longer ones first, so that none hides another.
        ordered = sorted(set(items_), key=lambda p: (-len(p), p == _COLLECTION, p))
        rule = replace(rule, items=tuple(ordered), total=total)
        yield Guess(rule, pointers, len(lists))


def _envelope(document: Document, responses: list[_Response]) -> Guess[Envelope] | None:
    """Return the keys around most results, if most responses have the same ones."""
    tops = []
    for one in responses:
        fields = {
            p[0]: _kind(schema) for p, schema in one.fields.items() if len(p) == 1
        }
        if fields:
            tops.append((one.operation.node.pointer, fields))
    most = len(responses) * 0.8
    for data in _KEYS["data"]:
        having = [(pointer, fields) for pointer, fields in tops if data in fields]
        around = [f.keys() - {data} for _, f in having]
        plain = [
            keys for keys in around if {_plain(k) for k in keys} <= _WORDS["around"]
        ]
        if len(having) < max(most, _FEW) or len(plain) < len(having) * 0.9:
            continue
        flags = (
            key
            for key in _KEYS["ok"]
            if sum(fields.get(key) == "boolean" for _, fields in having) >= most
        )
        often = _failure_keys(document, [one.operation for one in responses])
        envelope = Envelope(
            data=KeyPath([data]),
            ok=next(flags, ""),
            error=tuple(key for key in _KEYS["error"] if key in often),
            code=tuple(key for key in _KEYS["code"] if key in often),
        )
        return Guess(envelope, tuple(p for p, _ in having), len(responses))
    return None


def _failure_keys(document: Document, operations: list[OperationNode]) -> set[str]:
    """Return the keys of texts and codes in at least half of the error responses."""
    bodies = [_body(o, status_class) for o in operations for status_class in "45d"]
    failures = [body for body in bodies if body is not None]
    seen = Counter(
        path[0]
        for body in failures
        for path, schema in _fields(document, body)
        if len(path) == 1 and _kind(schema) in ("string", "integer", "")
    )
    return {key for key, times in seen.items() if times * 2 >= len(failures)}


def _cost_key(operations: tuple[OperationNode, ...]) -> Guess[str] | None:
    pointers: dict[str, list[str]] = {}
    for operation in operations:
        for key, value in operation.node.value.items():
            number = isinstance(value, int) and not isinstance(value, bool)
            if key.startswith("x-") and number and _COSTS.search(key):
                pointers.setdefault(key, []).append(operation.node.pointer)
    if not pointers:
        return None
    key = min(pointers, key=lambda name: (-len(pointers[name]), name))
    return Guess(key, tuple(pointers[key]), len(operations))
