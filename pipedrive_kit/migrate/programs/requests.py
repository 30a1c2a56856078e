"""The requests of API v1 that a program sends, found in its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import libcst as cst

from ...actions.table import entries
from ...errors import UnknownV1Error
from ..calls import call
from ..custom import is_custom
from ..notes import Call, Note, Source
from ..rules import load

_URL: Final = re.compile(
    r"^(?P<base>.*?)(?:/api)?/v1(?P<path>/[^?]*)(?:\?(?P<query>.*))?$"
)
_HOST: Final = re.compile(r"https?://([^/]+)")
_VERBS: Final = ("get", "post", "put", "delete", "patch")
_HOLE: Final = re.compile(r"\{(\d+)\}")
_V1: Final = re.compile(r"pipedrive\.com/(api/)?v1\b")
_TEXTS: Final = (
    cst.SimpleString,
    cst.FormattedString,
    cst.ConcatenatedString,
    cst.BinaryOperation,
)
_TOKENS: Final = ("api_token", "x-api-token")


@dataclass
class Request:
    """A request of API v1 in a program.

    Attributes:
        node: The call that sends it.
        line: Its first line.
        v1: The request, such as "GET /deals".
        found: The call of API v2; None if it cannot be told.
        notes: What needs a look besides the notes of the call.
        base: The code of the base URL, or its text.
        token: The code of the API token.
        is_paged: True if it has a `start`.
        library: What sends it: "http", "pipedrive" or "connector".
        is_base: True if it is a base URL alone, whose requests cannot be followed.
    """

    node: cst.Call
    line: int
    v1: str
    found: Call | None
    notes: list[Note] = field(default_factory=list[Note])
    base: str = ""
    token: str = ""
    is_paged: bool = False
    library: str = "http"
    host: str = ""
    is_base: bool = False

    @property
    def all_notes(self) -> list[Note]:
        """The notes of the call and of the request that a person has to read."""
        found = list(self.found.notes) if self.found else []
        return [note for note in (*self.notes, *found) if note.grade != "certain"]


class _UnknownError(Exception):
    """An expression whose text cannot be told."""


class Constants:
    """Names of a program that are bound once, to a text or a dictionary.

    `keys` has the names of keys of custom fields, `used` those that were followed.
    """

    def __init__(self, module: cst.Module) -> None:
        self._module = module
        self.values: dict[str, cst.BaseExpression] = {}
        self.used: set[str] = set()
        counts: dict[str, int] = {}
        for node in _walk(module):
            if isinstance(node, cst.Assign | cst.AnnAssign):
                targets = (
                    [t.target for t in node.targets]
                    if isinstance(node, cst.Assign)
                    else [node.target]
                )
                for target in targets:
                    if isinstance(target, cst.Name | cst.Attribute):
                        name = self.code(target)
                        counts[name] = counts.get(name, 0) + 1
                        if node.value is not None:
                            self.values[name] = node.value
            if isinstance(node, cst.AugAssign) and isinstance(node.target, cst.Name):
                counts[node.target.value] = counts.get(node.target.value, 0) + 1
            if isinstance(node, cst.Param):
                counts[node.name.value] = counts.get(node.name.value, 0) + 2
        self.values = {k: v for k, v in self.values.items() if counts[k] == 1}
        self.keys = {
            str(value.evaluated_value): name
            for name, value in self.values.items()
            if isinstance(value, cst.SimpleString)
            and is_custom(str(value.evaluated_value))
        }

    def code(self, node: cst.CSTNode) -> str:
        """Return the source of a node."""
        return self._module.code_for_node(node).strip()

    def text(self, node: cst.BaseExpression, holes: list[str]) -> str:
        """Return the text of an expression; what it does not know is a hole, `{0}`."""
        if isinstance(node, cst.SimpleString):
            value = node.evaluated_value
            return value.decode() if isinstance(value, bytes) else value
        if isinstance(node, cst.FormattedString):
            return "".join(self._parts(node, holes))
        if isinstance(node, cst.ConcatenatedString):
            return self.text(node.left, holes) + self.text(node.right, holes)
        if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
            return self.text(node.left, holes) + self.text(node.right, holes)
        bound = None
        if isinstance(node, cst.Name | cst.Attribute):
            bound = self.values.get(self.code(node))
        if isinstance(bound, _TEXTS):
            self.used.add(self.code(node))
            return self.text(bound, holes)
        if isinstance(node, cst.Call):
            name = self.code(node.func)
            if name == "str" and len(node.args) == 1:
                return self.text(node.args[0].value, holes)
            if name.endswith(".format") and isinstance(node.func, cst.Attribute):
                return self._formatted(node, holes)
        holes.append(self.code(node))
        return f"{{{len(holes) - 1}}}"

    def _parts(self, node: cst.FormattedString, holes: list[str]) -> Iterator[str]:
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                yield part.value
            elif isinstance(part, cst.FormattedStringExpression):
                yield self.text(part.expression, holes)

    def _formatted(self, node: cst.Call, holes: list[str]) -> str:
        assert isinstance(node.func, cst.Attribute)
        pattern = self.text(node.func.value, [])
        if any(arg.keyword or arg.star for arg in node.args):
            raise _UnknownError
        values = iter([self.text(arg.value, holes) for arg in node.args])
        return re.sub(r"\{\d*\}", lambda _: next(values, "{}"), pattern)

    def value(self, node: cst.BaseExpression) -> Any:
        """Return the value of a literal, or the code of another expression."""
        if isinstance(node, cst.Dict):
            return self.mapping(node)
        if isinstance(node, cst.List) and not any(
            isinstance(e, cst.StarredElement) for e in node.elements
        ):
            return [self.value(element.value) for element in node.elements]
        code = self.code(node)
        try:
            found: Any = ast.literal_eval(code)
        except (ValueError, SyntaxError):
            return Source(code)
        return found

    def mapping(self, node: cst.BaseExpression) -> dict[str, Any]:
        """Return the items of a dictionary's expression."""
        if isinstance(node, cst.Name) and node.value in self.values:
            return self.mapping(self.values[node.value])
        if isinstance(node, cst.Call) and self.code(node.func) == "dict":
            if any(arg.keyword is None for arg in node.args):
                raise _UnknownError
            return {
                a.keyword.value: self.value(a.value) for a in node.args if a.keyword
            }
        if not isinstance(node, cst.Dict):
            raise _UnknownError
        found: dict[str, Any] = {}
        for element in node.elements:
            if not isinstance(element, cst.DictElement):
                raise _UnknownError
            key = self.text(element.key, [])
            if _HOLE.fullmatch(key):
                raise _UnknownError
            found[key] = self.value(element.value)
        return found


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _walk(child)


def requests_of(module: cst.Module, lines: Mapping[cst.CSTNode, int]) -> list[Request]:
    """Return the requests of a program; *lines* has the first line of each node."""
    constants = Constants(module)
    uses_library = re.search(
        r"^\s*(from|import) pipedrive(\.client)?\b(?!_)", module.code, re.MULTILINE
    )
    found: list[Request] = []
    for node in _walk(module):
        if not isinstance(node, cst.Call):
            continue
        name = constants.code(node.func)
        last = name.rpartition(".")[2]
        line = lines.get(node, 0)
        request = None
        if last == "run_connection_action":
            request = _connector(node, constants, line)
        elif uses_library and "." in name and last in load().libraries:
            request = _library(node, last, constants, line)
        elif last in (*_VERBS, "request", "Request", "urlopen"):
            request = _http(node, last, constants, line)
        if request is not None:
            found.append(request)
    return found + list(_bases(module, constants, found, lines))


def _bases(
    module: cst.Module,
    constants: Constants,
    found: list[Request],
    lines: Mapping[cst.CSTNode, int],
) -> Iterator[Request]:
    """Yield the base URLs whose requests are built where they cannot be followed."""
    known = {id(node) for request in found for node in _walk(request.node)}
    known |= {id(constants.values[name]) for name in constants.used}
    for node in _walk(module):
        if isinstance(node, cst.SimpleString | cst.FormattedString):
            text = constants.code(node)
            if _V1.search(text) and id(node) not in known:
                words = "its requests are put together elsewhere, or there are none"
                note = Note("look", "URL", words)
                line = lines.get(node, 0)
                yield Request(cst.Call(node), line, text, None, [note], is_base=True)


def _arguments(node: cst.Call) -> tuple[list[cst.BaseExpression], dict[str, Any]]:
    positional = [a.value for a in node.args if a.keyword is None and not a.star]
    return positional, {a.keyword.value: a.value for a in node.args if a.keyword}


def _http(node: cst.Call, last: str, constants: Constants, line: int) -> Request | None:
    positional, named = _arguments(node)
    verb = last
    if last == "request":
        first = positional.pop(0) if positional else named.get("method")
        if first is None:
            return None
        verb = constants.text(first, [])
    elif last in ("Request", "urlopen"):
        method = named.get("method")
        verb = constants.text(method, []) if method else "get"
        if not method and (len(positional) > 1 or "data" in named):
            verb = "post"
    url = positional[0] if positional else named.get("url")
    if url is None or verb.lower() not in _VERBS:
        return None
    holes: list[str] = []
    try:
        text = constants.text(url, holes)
    except _UnknownError:
        return None
    match = _URL.match(text)
    if not match or not _is_ours(match["base"]):
        return None
    request = Request(
        node, line, f"{verb.upper()} {_shown(match['path'], holes)}", None
    )
    _base(request, match["base"], holes)
    given: dict[str, Any] = {}
    for name, value in parse_qsl(match["query"] or "", keep_blank_values=True):
        given[name] = _filled(value, holes)
    try:
        if "params" in named or (last == "get" and len(positional) > 1):
            given |= constants.mapping(named.get("params") or positional[1])
        for name in ("json", "data"):
            if name in named:
                given |= constants.mapping(named[name])
        if last in ("post", "put") and len(positional) > 1:
            given |= constants.mapping(positional[1])
    except _UnknownError:
        request.notes.append(Note("look", "params", "they are not written out here"))
    if "headers" in named:
        headers = _headers(named["headers"], constants)
        given |= {k.lower(): v for k, v in headers.items() if k.lower() in _TOKENS}
    if last in ("Request", "urlopen"):
        request.notes.append(Note("look", "urllib", "the response is read by hand"))
    return _resolved(request, verb, match["path"], given, holes)


def _headers(node: cst.BaseExpression, constants: Constants) -> dict[str, Any]:
    try:
        return constants.mapping(node)
    except _UnknownError:
        return {}


def _is_ours(base: str) -> bool:
    host = _HOST.match(base)
    if host is None:
        return base == "" or base.startswith("{")
    return "pipedrive" in host[1] or host[1].startswith(("{", "127.0.0.1", "localhost"))


def _base(request: Request, base: str, holes: list[str]) -> None:
    if hole := _HOLE.fullmatch(base):
        request.base = holes[int(hole[1])]
    elif host := _HOST.match(base):
        request.host = host[1] if "{" not in host[1] else ""


def _shown(path: str, holes: list[str]) -> str:
    return _HOLE.sub(lambda match: f"{{{holes[int(match[1])]}}}", path)


def _filled(value: Any, holes: list[str]) -> Any:
    """Return a value with its holes as code."""
    if isinstance(value, str) and (hole := _HOLE.fullmatch(value)):
        return Source(holes[int(hole[1])])
    return value


def _resolved(
    request: Request, verb: str, path: str, given: dict[str, Any], holes: list[str]
) -> Request | None:
    for name in _TOKENS:
        token = given.pop(name, None)
        if token is not None:
            request.token = token if isinstance(token, Source) else repr(token)
    request.is_paged = "start" in given
    try:
        found = call(verb, path, given)
    except UnknownV1Error:
        if request.host or path.count("{"):
            request.notes.append(Note("look", path, "the path cannot be told"))
            return request if request.host else None
        return None
    for name, value in found.arguments.items():
        found.arguments[name] = _unhole(value, holes)
    request.found = found
    return request


def _unhole(value: Any, holes: list[str]) -> Any:
    if isinstance(value, Source) and (hole := _HOLE.fullmatch(value)):
        return Source(holes[int(hole[1])])
    return value


def _library(
    node: cst.Call, last: str, constants: Constants, line: int
) -> Request | None:
    verb, _, path = load().libraries[last].partition(" ")
    positional, named = _arguments(node)
    holes: list[str] = []

    def identify(_: object) -> str:
        if not positional:
            raise _UnknownError
        return constants.text(positional.pop(0), holes)

    request = Request(node, line, f"{last}()", None, library="pipedrive")
    given: dict[str, Any] = {}
    try:
        path = re.sub(r"\{\w+\}", identify, path)
        rest = positional[0] if positional else named.get("params", named.get("data"))
        if last == "add_follower_to_deal" and rest is not None:
            given = {"user_id": constants.value(rest)}
        elif rest is not None:
            given = constants.mapping(rest)
    except _UnknownError:
        request.notes.append(
            Note("look", last, "its arguments are not written out here")
        )
        path = re.sub(r"\{\w+\}", "0", path)
    return _resolved(request, verb, path, given, holes)


def _connector(node: cst.Call, constants: Constants, line: int) -> Request | None:
    positional, named = _arguments(node)
    action = named.get("action_name") or (
        positional[1] if len(positional) > 1 else None
    )
    if action is None:
        return None
    name = constants.text(action, [])
    request = Request(node, line, f"action {name}", None, library="connector")
    request.notes.append(Note("look", name, _of_action(name)))
    operation = load().actions.get(name)
    if operation is not None:
        verb, _, path = operation.partition(" ")
        request.found = call(verb, re.sub(r"\{\w+\}", "0", path))
        request.found.arguments.clear()
    return request


def _of_action(name: str) -> str:
    """Return what becomes of an action of the connector."""
    text = "import run_connection_action from pipedrive_kit"
    if name in entries()["v2"]:
        return f"{text}; its records have the keys of API v2"
    old = entries()["v1"].get(name)
    if old is None:
        return "the connector has no such action"
    return f"it is gone: {old.instead}" if old.gone else text
