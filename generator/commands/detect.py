"""What a document shows of how an API pages, wraps its answers and charges: guesses.

Beside the pipeline: they go into a first configuration, for a person to check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.bodies import is_json
from ..model.operations import OperationNode, Resolved
from ..read.nodes import Node
from ..write.python_source import visible

Place = tuple[str, ...]

_DEEPEST = 3
_FEW = 2


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Names without case and punctuation.
_CURSOR = _set(
    "after bookmark continuation continuationtoken cursor marker nextcursor nextpagetoken "
    "nexttoken pageafter pagecursor pagetoken scrollid startingafter starttoken"
)
_OFFSET = _set("offset pageoffset skip start startat startindex")
_PAGE = _set("currentpage page pagenum pagenumber pageno")
_LIMIT = _set(
    "count first itemsperpage limit maxitems maxresults pagelimit pagesize perpage "
    "resultsperpage rows size take top"
)
_NEXT = _CURSOR | _set("endcursor next nextmarker nextpage")
_URL = _set(
    "linksnext linksnexthref next nexthref nextlink nextpagelink nextpageurl nexturl "
    "odatanextlink"
)
_TOTAL = _set("count numfound total totalcount totalitems totalrecords totalresults")
_LISTS = _set(
    "content data elements entities entries items list objects records results value "
    "values"
)
_DATA = ("data", "result", "results", "payload", "response")
_OK = ("success", "ok", "succeeded", "is_success", "isSuccess")
_ERROR = ("error", "error_info", "message", "error_description", "detail", "title")
_CODE = ("code", "errorCode", "error_code")
_ROUND_DATA = _set(
    "additionaldata code error errors errorcode included info jsonapi links message meta "
    "metadata ok pageinfo paging pagination requestid status statuscode success"
)
_COSTS = re.compile(r"(?i)cost|credit|token|weight|charge|quota|price")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a guess: operations, by pointer."""

    pointers: tuple[str, ...]
    of: int
    """How many operations could have spoken."""

    def __str__(self) -> str:
        first = visible(", ".join(self.pointers[:_FEW]))
        return f"{len(self.pointers)} of {self.of} operations, such as {first}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to page."""

    style: str
    cursor: str
    limit: str
    next: Place
    total: Place
    items: tuple[Place, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Keys that every answer has, and keys of answers that say what went wrong."""

    ok: str
    data: str
    error: tuple[str, ...]
    code: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that the document seems to show."""

    ways: tuple[Way, ...]
    wrapping: Wrapping | None
    cost_key: str
    cost: Evidence | None


def survey(resolved: Resolved) -> Survey:
    """Look at every operation of a document."""
    operations = resolved.operations
    answers = [
        (operation, body)
        for operation in operations
        if (body := _answer(operation, "2")) is not None
    ]
    wrapping = _wrapping(resolved, answers)
    cost_key, cost = _cost(operations)
    data = wrapping.data if wrapping else ""
    return Survey(_ways(resolved, answers, data), wrapping, cost_key, cost)


def _answer(operation: OperationNode, first: str) -> Node | None:
    """Give the schema of the first JSON answer whose status begins with *first*."""
    for status, response in operation.responses.items():
        content = response.value.get("content")
        if status[:1] != first or not isinstance(content, dict):
            continue
        for media in sorted(content):
            if is_json(media) and isinstance(content[media], dict):
                schema = content[media].get("schema")
                if isinstance(schema, dict):
                    return response.child("content", media, "schema")
    return None


def _fields(
    resolved: Resolved, node: Node, place: Place = ()
) -> Iterator[tuple[Place, str]]:
    """Give (place, type) of what stands in a body, as deep as paging may look."""
    schema = resolved.merged(node)
    kinds = schema.keywords.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    kind = next((str(k) for k in kinds if k not in (None, "null")), "")
    if schema.properties:
        kind = "object"
    if not kind and "items" in schema.keywords:
        kind = "array"
    yield place, kind
    if len(place) < _DEEPEST:
        for key, child in schema.properties.items():
            # A path is written with dots.
            if "." not in key:
                yield from _fields(resolved, child, (*place, key))


def _ways(
    resolved: Resolved, answers: list[tuple[OperationNode, Node]], data: str
) -> tuple[Way, ...]:
    found: dict[tuple[str, str, str, Place], list[tuple[str, Place, Place]]] = {}
    lists = [(o, body) for o, body in answers if o.http_method == "GET"]
    for operation, body in lists:
        fields = dict(_fields(resolved, body))
        items = _items(operation, fields, data)
        style = _style(operation, fields)
        if style is not None and items is not None:
            total = _named(fields, _TOTAL, {"integer", "number"}) or ()
            found.setdefault(style, []).append((operation.node.pointer, items, total))
    ways = []
    for (style_, cursor, limit, next_), seen in found.items():
        totals = Counter(total for _, _, total in seen if total)
        ways.append(
            Way(
                style=style_,
                cursor=cursor,
                limit=limit,
                next=next_,
                total=_common(totals) if style_ in ("offset", "page") else (),
                items=_ordered(Counter(items for _, items, _ in seen)),
                evidence=Evidence(tuple(p for p, _, _ in seen), len(lists)),
            )
        )
    ways.sort(key=lambda way: (-len(way.evidence.pointers), way.style, way.cursor))
    return tuple(ways)


def _style(
    operation: OperationNode, fields: dict[Place, str]
) -> tuple[str, str, str, Place] | None:
    """Give style, cursor parameter, limit parameter and where the next cursor is."""
    names = [
        str(p.value.get("name"))
        for p in operation.parameters
        if p.value.get("in") == "query"
    ]
    by_plain = {_plain(name): name for name in sorted(names, reverse=True)}
    limit = _first(by_plain, _LIMIT)
    cursor, offset = _first(by_plain, _CURSOR), _first(by_plain, _OFFSET)
    page = _first(by_plain, _PAGE)
    if _has_link(operation):
        return "link", page or offset or cursor, limit, ()
    url = _named(fields, _URL, {"string", ""}, whole=True)
    following = _named(fields, _NEXT, {"string", ""})
    if cursor and following and (following != url or not (page or offset)):
        return "cursor", cursor, limit, following
    if url and (page or offset or cursor):
        return "url", page or offset or cursor, limit, url
    if offset and limit:
        return "offset", offset, limit, ()
    return ("page", page, limit, ()) if page else None


def _has_link(operation: OperationNode) -> bool:
    """Tell whether a successful answer has the header `Link`."""
    return any(
        str(name).lower() == "link"
        for status, response in operation.responses.items()
        if status[:1] == "2"
        for name in response.value.get("headers") or ()
    )


def _items(
    operation: OperationNode, fields: dict[Place, str], data: str
) -> Place | None:
    """Give where the list is: at the top, at the only one, or at one that reads so."""
    if fields[()] == "array":
        return ()
    silent = fields[()] in ("", "object") and len(fields) == 1
    parts = [part for part in operation.path.split("/") if part and "{" not in part]
    if silent:
        return ("{collection}",) if parts else None
    arrays = [place for place, kind in fields.items() if kind == "array"]
    if data:
        arrays = [place for place in arrays if place[0] == data] or arrays
    shallow = min((len(place) for place in arrays), default=0)
    arrays = [place for place in arrays if len(place) == shallow]
    if parts and (parts[-1],) in arrays and _plain(parts[-1]) not in _LISTS:
        return ("{collection}",)
    known = [place for place in arrays if _plain(place[-1]) in _LISTS]
    for candidates in (arrays, known):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _wrapping(
    resolved: Resolved, answers: list[tuple[OperationNode, Node]]
) -> Wrapping | None:
    tops = []
    for operation, body in answers:
        fields = {p[0]: kind for p, kind in _fields(resolved, body) if len(p) == 1}
        if fields:
            tops.append((operation.node.pointer, fields))
    most = len(answers) * 0.8
    for data in _DATA:
        having = [(pointer, fields) for pointer, fields in tops if data in fields]
        around = [f.keys() - {data} for _, f in having]
        plain = [keys for keys in around if {_plain(k) for k in keys} <= _ROUND_DATA]
        if len(having) < max(most, _FEW) or len(plain) < len(having) * 0.9:
            continue
        ok = next(
            (
                key
                for key in _OK
                if sum(fields.get(key) == "boolean" for _, fields in having) >= most
            ),
            "",
        )
        error, code = _failure(resolved, [operation for operation, _ in answers])
        evidence = Evidence(tuple(pointer for pointer, _ in having), len(answers))
        return Wrapping(ok, data, error, code, evidence)
    return None


def _failure(
    resolved: Resolved, operations: list[OperationNode]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the keys of texts and codes in answers that say what went wrong."""
    seen: Counter[str] = Counter()
    count = 0
    for operation in operations:
        for first in "45d":
            body = _answer(operation, first)
            if body is not None:
                count += 1
                seen.update(
                    p[0]
                    for p, kind in _fields(resolved, body)
                    if len(p) == 1 and kind in ("string", "integer", "")
                )
    often = {key for key, times in seen.items() if times * 2 >= count}
    return (
        tuple(key for key in _ERROR if key in often),
        tuple(key for key in _CODE if key in often),
    )


def _cost(operations: tuple[OperationNode, ...]) -> tuple[str, Evidence | None]:
    pointers: dict[str, list[str]] = {}
    for operation in operations:
        for key, value in operation.node.value.items():
            number = isinstance(value, int) and not isinstance(value, bool)
            if key.startswith("x-") and number and _COSTS.search(key):
                pointers.setdefault(key, []).append(operation.node.pointer)
    if not pointers:
        return "", None
    key = min(pointers, key=lambda name: (-len(pointers[name]), name))
    return key, Evidence(tuple(pointers[key]), len(operations))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _first(by_plain: dict[str, str], known: frozenset[str]) -> str:
    return next((by_plain[plain] for plain in sorted(by_plain) if plain in known), "")


def _named(
    fields: dict[Place, str],
    names: frozenset[str],
    kinds: set[str],
    *,
    whole: bool = False,
) -> Place | None:
    """Give the place nearest to the top whose last key, or *whole* path, is known."""
    found = [
        place
        for place, kind in fields.items()
        if place
        and kind in kinds
        and (_plain(place[-1]) in names or (whole and _plain("".join(place)) in names))
    ]
    return min(found, key=lambda place: (len(place), place), default=None)


def _common(counted: Counter[Place]) -> Place:
    return min(counted, key=lambda place: (-counted[place], place), default=())


def _ordered(counted: Counter[Place]) -> tuple[Place, ...]:
    """Give places so that none hides another: the longer ones first."""
    places: Iterable[Place] = counted
    return tuple(sorted(places, key=lambda p: (-len(p), p == ("{collection}",), p)))
