"""Guesses from a document: paging, envelope and costs of its API.

They go into a first configuration, for a person to check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.code import visible

from ..facts import Envelope, KeyPath, PagingRule
from ..model.bodies import is_json
from ..model.json_schema import types_of
from ..model.operations import OperationNode, Resolved
from ..read.nodes import Node, fixed_parts

_DEEPEST = 3
_FEW = 2
_WHOLE = KeyPath()
_COLLECTION = KeyPath(["{collection}"])


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names without case and punctuation.
_CURSOR = _set(
    "after afterid bookmark continuation continuationtoken continue cursor marker "
    "nextcursor nextpagetoken nexttoken pageafter pagecursor pagetoken scrollid "
    "startafter startcursor startingafter starttoken"
)
_OFFSET = _set("offset pageoffset skip start startat startindex")
_PAGE = _set("currentpage page pagenum pagenumber pageno")
_LIMIT = _set(
    "count first itemsperpage limit maxitems maxresults pagelimit pagesize perpage "
    "resultsperpage rows size take top"
)
_NEXT = _CURSOR | _set("aftercursor endcursor next nextmarker nextpage")
_URL = _set(
    "linksnext linksnexthref next nexthref nextlink nextpagelink nextpageuri "
    "nextpageurl nexturi nexturl odatanextlink"
)
_TOTAL = _set("count numfound total totalcount totalitems totalrecords totalresults")
_MORE = _set("hasmore hasmoreitems hasnext hasnextpage more moreitems")
_PAGES = _set(
    "lastpage maxpage numberofpages numpages pagecount pages pagestotal totalpagecount "
    "totalpages"
)
_LISTS = _set(
    "content data elements entities entries items list objects records results value "
    "values"
)
_DATA = ("data", "result", "results", "payload", "response")
_OK = ("success", "ok", "succeeded", "is_success", "isSuccess")
_ERROR = ("error", "error_info", "message", "error_description", "detail", "title")
_CODE = ("code", "errorCode", "error_code")
_BESIDE_DATA = _set(
    "additionaldata code error errors errorcode included info jsonapi links message meta "
    "metadata ok pageinfo paging pagination requestid status statuscode success"
)
_COSTS = re.compile(r"(?i)cost|credit|token|weight|charge|quota|price")

Value_co = TypeVar("Value_co", covariant=True)
Response: TypeAlias = tuple[OperationNode, Node]
"""An operation, and the schema of its JSON response."""
Fields: TypeAlias = dict[KeyPath, str]
"""Location in a body -> type, "" if the schema states none."""


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
    operations = resolved.operations
    responses = [
        (operation, body)
        for operation in operations
        if (body := _body(operation, "2")) is not None
    ]
    envelope = _envelope(resolved, responses)
    data = envelope.fact.data if envelope else KeyPath()
    paging = tuple(_paging(resolved, responses, data))
    return Guesses(paging, envelope, _cost_key(operations))


def _body(operation: OperationNode, status_class: str) -> Node | None:
    """Return the schema of the first JSON response whose status begins so."""
    for status, response in operation.responses.items():
        content = response.value.get("content")
        if status[:1] != status_class or not isinstance(content, dict):
            continue
        for media in sorted(content):
            if is_json(media) and isinstance(content[media], dict):
                schema = content[media].get("schema")
                if isinstance(schema, dict):
                    return response.child("content", media, "schema")
    return None


def _fields(
    resolved: Resolved, node: Node, path: KeyPath = _WHOLE
) -> Iterator[tuple[KeyPath, str]]:
    """Yield the location and type of what a body holds, as deep as paging may look."""
    schema = resolved.merged(node)
    kind = next(iter(types_of(schema.keywords)), "")
    if schema.properties:
        kind = "object"
    if not kind and "items" in schema.keywords:
        kind = "array"
    yield path, kind
    if len(path) < _DEEPEST:
        for key, child in schema.properties.items():
            # A path is written with dots.
            if "." not in key:
                yield from _fields(resolved, child, KeyPath((*path, key)))


def _paging(
    resolved: Resolved, responses: list[Response], data: KeyPath
) -> Iterator[Guess[PagingRule]]:
    """Yield the ways to page, the most frequent first."""
    found: dict[PagingRule, list[tuple[str, KeyPath, KeyPath]]] = {}
    lists = [(o, body) for o, body in responses if o.http_method == "GET"]
    for operation, body in lists:
        fields = dict(_fields(resolved, body))
        items = _items(operation, fields, data)
        rule = _rule(resolved, operation, fields, body, items)
        if rule and items is not None:
            total = _named(fields, _TOTAL, {"integer", "number"}) or _WHOLE
            found.setdefault(rule, []).append((operation.node.pointer, items, total))
    for rule, seen in sorted(
        found.items(), key=lambda item: (-len(item[1]), item[0].style, item[0].cursor)
    ):
        pointers, items_, totals = zip(*seen, strict=True)
        counted = Counter(total for total in totals if total)
        is_counted = rule.style in ("offset", "page")
        total = min(counted, key=lambda t: (-counted[t], t), default=_WHOLE)
        # The longer ones first, so that none hides another.
        ordered = sorted(set(items_), key=lambda p: (-len(p), p == _COLLECTION, p))
        rule = replace(
            rule, items=tuple(ordered), total=total if is_counted else _WHOLE
        )
        yield Guess(rule, pointers, len(lists))


def _query(resolved: Resolved, operation: OperationNode) -> dict[str, str]:
    """Return the parameters of the query with their types, "" if none is stated."""
    found = {}
    for parameter in operation.parameters:
        if parameter.value.get("in") == "query":
            name, kinds = str(parameter.value.get("name")), list[str]()
            if isinstance(parameter.value.get("schema"), dict):
                kinds = types_of(resolved.merged(parameter.child("schema")).keywords)
            found[name] = ",".join(kinds)
    return found


def _has_ids(
    resolved: Resolved, operation: OperationNode, body: Node, path: KeyPath | None
) -> bool:
    """Return whether the items of the list at *path* in a body have an id."""
    if path == _COLLECTION:
        path = KeyPath(fixed_parts(operation.path)[-1:])
    for key in path or ():
        properties = resolved.merged(body).properties
        if key not in properties:
            return False
        body = properties[key]
    schema = resolved.merged(body)
    item = Node(f"{schema.pointer}/items", schema.keywords.get("items"))
    has_items = path is not None and isinstance(item.value, dict)
    return has_items and "id" in resolved.merged(item).properties


def _rule(
    resolved: Resolved,
    operation: OperationNode,
    fields: Fields,
    body: Node,
    items: KeyPath | None,
) -> PagingRule | None:
    """Return how an operation pages, but for its items."""
    types = _query(resolved, operation)
    by_plain = {_plain(name): name for name in sorted(types, reverse=True)}
    cursor, offset, page, limit = (
        next((by_plain[plain] for plain in sorted(by_plain) if plain in known), "")
        for known in (_CURSOR, _OFFSET, _PAGE, _LIMIT)
    )
    names = _NEXT | {_plain(offset)}
    is_token = types.get(offset) == "string" and _named(fields, names, {"string"})
    if is_token and not cursor:
        # Whatever its name says.
        cursor, offset = offset, ""
    else:
        names = _NEXT
    rule = partial(PagingRule, limit=limit, items=())
    has_ids = partial(_has_ids, resolved, operation, body, items)
    if _has_link(operation):
        return rule(style="link", cursor=page or offset or cursor)
    url = _named(fields, _URL, {"string", ""}, whole=True)
    following = _named(fields, names, {"string", ""})
    # `next` may be a cursor or a URL, `links.next` is a URL.
    is_url = bool(url) and (url != ("next",) or bool(page or offset))
    if cursor and following and (following != url or not is_url):
        return rule(style="cursor", cursor=cursor, next=following)
    if url and (page or offset or cursor):
        return rule(style="url", cursor=page or offset or cursor, next=url)
    flag = _named(fields, _MORE, {"boolean"})
    if cursor and flag and has_ids():
        return rule(style="last_id", cursor=cursor, next=KeyPath(["id"]), more=(flag,))
    if offset and limit:
        return rule(style="offset", cursor=offset)
    # Beside `max_id` it is the end of a list that begins with the newest item.
    since = "" if "maxid" in by_plain else by_plain.get("sinceid", "")
    if since and has_ids():
        return rule(style="last_id", cursor=since, next=KeyPath(["id"]))
    if not page or _begins_with_zero(resolved, operation, page):
        return None
    end = flag or _named(fields, _PAGES, {"integer", "number"})
    return rule(style="page", cursor=page, more=(end,) if end else ())


def _begins_with_zero(resolved: Resolved, operation: OperationNode, page: str) -> bool:
    """Return whether pages are numbered from 0, which no style does."""
    for parameter in operation.parameters:
        if parameter.value.get("name") == page and "schema" in parameter.value:
            keywords = resolved.merged(parameter.child("schema")).keywords
            return 0 in (keywords.get("default"), keywords.get("minimum"))
    return False


def _has_link(operation: OperationNode) -> bool:
    """Return whether a successful response has the header `Link`."""
    return any(
        str(name).lower() == "link"
        for status, response in operation.responses.items()
        if status[:1] == "2"
        for name in response.value.get("headers") or ()
    )


def _items(operation: OperationNode, fields: Fields, data: KeyPath) -> KeyPath | None:
    """Return where the list is: the whole body, the only list, or one named like one."""
    if fields[_WHOLE] == "array":
        return _WHOLE
    parts = fixed_parts(operation.path)
    if fields[_WHOLE] in ("", "object") and len(fields) == 1:
        return _COLLECTION if parts else None
    arrays = [path for path, kind in fields.items() if kind == "array"]
    if data:
        arrays = [path for path in arrays if path[0] == data[0]] or arrays
    shallow = min((len(path) for path in arrays), default=0)
    arrays = [path for path in arrays if len(path) == shallow]
    if parts and (parts[-1],) in arrays and _plain(parts[-1]) not in _LISTS:
        return _COLLECTION
    known = [path for path in arrays if _plain(path[-1]) in _LISTS]
    return next((paths[0] for paths in (arrays, known) if len(paths) == 1), None)


def _envelope(resolved: Resolved, responses: list[Response]) -> Guess[Envelope] | None:
    tops = []
    for operation, body in responses:
        fields = {p[0]: kind for p, kind in _fields(resolved, body) if len(p) == 1}
        if fields:
            tops.append((operation.node.pointer, fields))
    most = len(responses) * 0.8
    for data in _DATA:
        having = [(pointer, fields) for pointer, fields in tops if data in fields]
        around = [f.keys() - {data} for _, f in having]
        plain = [keys for keys in around if {_plain(k) for k in keys} <= _BESIDE_DATA]
        if len(having) < max(most, _FEW) or len(plain) < len(having) * 0.9:
            continue
        flags = (
            key
            for key in _OK
            if sum(fields.get(key) == "boolean" for _, fields in having) >= most
        )
        often = _failure_keys(resolved, [operation for operation, _ in responses])
        envelope = Envelope(
            data=KeyPath([data]),
            ok=next(flags, ""),
            error=tuple(key for key in _ERROR if key in often),
            code=tuple(key for key in _CODE if key in often),
        )
        return Guess(envelope, tuple(p for p, _ in having), len(responses))
    return None


def _failure_keys(resolved: Resolved, operations: list[OperationNode]) -> set[str]:
    """Return the keys of texts and codes in at least half of the error responses."""
    bodies = [_body(o, status_class) for o in operations for status_class in "45d"]
    failures = [body for body in bodies if body is not None]
    seen = Counter(
        path[0]
        for body in failures
        for path, kind in _fields(resolved, body)
        if len(path) == 1 and kind in ("string", "integer", "")
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


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _named(
    fields: Fields, names: frozenset[str], kinds: set[str], *, whole: bool = False
) -> KeyPath | None:
    """Return the path nearest to the top whose last key, or *whole* path, is known."""
    found = [
        path
        for path, kind in fields.items()
        if path
        and kind in kinds
        and (_plain(path[-1]) in names or (whole and _plain("".join(path)) in names))
    ]
    return min(found, key=lambda path: (len(path), path), default=None)
