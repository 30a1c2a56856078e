"""The requests of API v1 that a program sends, found in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qsl

import libcst as cst

from ....actions.table import entries
from ....errors import UnknownV1Error
from ...calls import call
from ...notes import Call, Note, Source
from ...rules import load
from ..source.constants import HOLE, Constants
from ..source.syntax import V1_TAKES, Tree, UncertainError, advised, every
from .arguments import TOKENS, arguments, given, stands_for
from .bases import LIBRARY, URL, bases, packages
from .request import Request

_URL: Final = re.compile(
    r"^(?P<base>.*?)(?:/api)?/v1(?P<path>[/{][^?]*)(?:\?(?P<query>.*))?$"
)
_HOST: Final = re.compile(r"https?://([^/]+)")
_VERBS: Final = ("get", "post", "put", "delete", "patch")
_UNTOLD: Final = f"the path cannot be told: {V1_TAKES}"
_NO_CLIENT: Final = re.compile(r"mock|cache|responses|respx|redis|store", re.I)
"""Names of objects whose methods take URLs and send nothing."""

_DOMAIN: Final = re.compile(r"=\s*[\"']https://([\w-]+\.pipedrive\.com)/?[\"']")
_OURS: Final = re.compile(r"pipedrive", re.I)
CLIENT: Final = re.compile(r"pipedrive_v2\.(?:Async)?Client\((.*)\)")


def requests_of(tree: Tree, constants: Constants) -> list[Request]:
    """Return the requests of a program, in their order."""
    has_library = LIBRARY.search(tree.module.code)
    found: list[Request] = []
    for node in every(tree.module, cst.Call):
        constants.forget()
        name = tree.code(node.func)
        last = name.rpartition(".")[2]
        request = None
        if last == "run_connection_action":
            request = _connector(node, constants)
        elif has_library and "." in name and last in load().libraries:
            request = _library(node, last, constants)
        elif last in (*_VERBS, "request") and not _NO_CLIENT.search(name):
            request = _http(node, last, constants)
        elif last == "urlopen":
            request = _urllib(node, constants)
        if request is not None:
            request.followed, request.values = constants.followed, constants.values
            request.token = constants.named(request.token)
            found.append(request)
    found = list(_of_this_api(tree, found))
    return [*found, *bases(tree, found), *packages(tree, found)]


def _of_this_api(tree: Tree, found: list[Request]) -> Iterator[Request]:
    """Leave out requests of other servers that have a base URL of their own."""
    code = tree.module.code
    unknown = {r.base for r in found if r.base}
    ours = {r.base for r in found if r.token}
    client = CLIENT.search(code)
    if client and (base := re.search(r'base_url=f"\{(.*?)\}/', client[1])):
        ours.add(base[1])
    is_ours = _OURS.search(code) and len(unknown) == 1 and not URL.search(code)
    for request in found:
        bound = re.search(rf"\b{re.escape(request.base)}\s*=.*", code)
        is_named = request.base in ours or _OURS.search(
            bound[0] if bound else request.base
        )
        if not request.base or is_named or (is_ours and not client):
            yield request


def _http(node: cst.Call, last: str, constants: Constants) -> Request | None:
    positional, named = arguments(node)
    verb = last
    try:
        if last == "request":
            verb = constants.text(
                positional.pop(0) if positional else named["method"], []
            )
        url = positional.pop(0) if positional else named["url"]
        return _sent(node, node, verb.lower(), url, positional, named, constants)
    except (KeyError, UncertainError):
        return None


def _urllib(node: cst.Call, constants: Constants) -> Request | None:
    """Return the request of `urlopen(url)` or `urlopen(Request(url, ...))`."""
    positional, named = arguments(node)
    tree = constants.tree
    made = stands_for(positional[0], tree) if positional else None
    is_made = isinstance(made, cst.Call) and tree.code(made.func).endswith("Request")
    at = made if is_made and isinstance(made, cst.Call) else node
    try:
        if is_made:
            positional, named = arguments(at)
        url = positional.pop(0) if positional else named["url"]
        verb = "post" if positional or "data" in named else "get"
        if "method" in named:
            verb = constants.text(named.pop("method"), [])
        if positional:
            named["data"] = positional.pop(0)
        request = _sent(node, at, verb.lower(), url, positional, named, constants)
    except (KeyError, UncertainError):
        return None
    if request is not None and is_made:
        request.made = at
    if request is not None:
        request.library = "urllib"
    return request


def _sent(
    node: cst.Call,
    at: cst.Call,
    verb: str,
    url: cst.BaseExpression,
    positional: list[cst.BaseExpression],
    named: dict[str, cst.BaseExpression],
    constants: Constants,
) -> Request | None:
    """Return the request of a call, if its URL is one of API v1.

    Raises:
        UncertainError: The URL cannot be told.
    """
    holes: list[str] = []
    match = _URL.match(constants.text(url, holes))
    is_verb = verb in _VERBS or HOLE.fullmatch(verb)
    if not is_verb or not match or not _is_ours(match["base"]):
        return None
    line = constants.tree.line(at)
    if verb not in _VERBS:
        shown = _shown(match["path"], holes)
        return Request(
            node, line, f"a request {shown}", notes=[Note("look", shown, _UNTOLD)]
        )
    request = Request(node, line, f"{verb.upper()} {_shown(match['path'], holes)}")
    _base(request, match["base"], holes)
    values: dict[str, Any] = {}
    for name, value in parse_qsl(match["query"] or "", keep_blank_values=True):
        values[name] = _filled(value, holes)
    try:
        values |= given(at, verb, positional, named, constants)
    except UncertainError as error:
        request.notes.append(Note("look", "params", advised(error)))
    return _resolved(request, verb, match["path"], values, holes)


def _is_ours(base: str) -> bool:
    host = _HOST.match(base)
    if host is None:
        return base == "" or base.startswith("{")
    return "pipedrive" in host[1] or host[1].startswith(("{", "127.0.0.1", "localhost"))


def _base(request: Request, base: str, holes: list[str]) -> None:
    if hole := HOLE.fullmatch(base):
        request.base = holes[int(hole[1])]
    elif host := _HOST.match(base):
        request.host = host[1] if "{" not in host[1] else ""


def _shown(path: str, holes: list[str]) -> str:
    return HOLE.sub(lambda match: f"{{{holes[int(match[1])]}}}", path)


def _filled(value: Any, holes: list[str]) -> Any:
    """Return a value with its holes as code.

    Raises:
        UncertainError: It is made of a text and a hole.
    """
    if isinstance(value, str) and (hole := HOLE.fullmatch(value)):
        return Source(holes[int(hole[1])])
    if isinstance(value, str) and HOLE.search(value):
        raise UncertainError("its URL has a parameter that is not certain")
    return value


def _resolved(
    request: Request, verb: str, path: str, values: dict[str, Any], holes: list[str]
) -> Request | None:
    for name in TOKENS:
        token = values.pop(name, None)
        if token is not None:
            request.token = token if isinstance(token, Source) else repr(token)
    request.is_paged = "start" in values
    try:
        found = call(verb, path, values)
    except UnknownV1Error:
        if not request.host and not HOLE.search(path):
            return None
        shown = _shown(path, holes)
        request.notes.append(Note("look", shown, _UNTOLD))
        return request
    for name, value in found.arguments.items():
        if isinstance(value, Source):
            found.arguments[name] = _unhole(value, holes)
    request.found = found
    return request


def _unhole(value: Source, holes: list[str]) -> Any:
    hole = HOLE.fullmatch(value)
    return Source(holes[int(hole[1])]) if hole else value


def _library(node: cst.Call, last: str, constants: Constants) -> Request | None:
    verb, _, path = load().libraries[last].partition(" ")
    positional, named = arguments(node)
    holes: list[str] = []

    def identify(_: object) -> str:
        if not positional:
            raise UncertainError("its arguments are not written out here")
        return constants.text(positional.pop(0), holes)

    line = constants.tree.line(node)
    request = Request(node, line, f"{last}()", library="pipedrive")
    domains = {*_DOMAIN.findall(constants.tree.module.code)}
    request.host = domains.pop() if len(domains) == 1 else ""
    values: dict[str, Any] = {}
    try:
        if any(arg.star for arg in node.args):
            raise UncertainError("its arguments are not written out here")
        if named.keys() - {"params", "data"}:
            raise UncertainError("its arguments are others")
        path = re.sub(r"\{\w+\}", identify, path)
        rest = positional[0] if positional else named.get("params", named.get("data"))
        if last == "add_follower_to_deal" and rest is not None:
            values = {"user_id": constants.value(rest)}
        elif rest is not None:
            values = constants.mapping(rest)
    except UncertainError as error:
        request.notes.append(Note("look", last, advised(error)))
        path = re.sub(r"\{\w+\}", "0", path)
    return _resolved(request, verb, path, values, holes)


def _connector(node: cst.Call, constants: Constants) -> Request | None:
    positional, named = arguments(node)
    action = named.get("action_name") or (
        positional[1] if len(positional) > 1 else None
    )
    try:
        name = constants.text(action, []) if action is not None else ""
    except UncertainError:
        return None
    if not name or HOLE.search(name):
        return None
    line = constants.tree.line(node)
    request = Request(node, line, f"action {name}", library="connector")
    operation = load().actions.get(name)
    if operation is not None:
        verb, _, path = operation.partition(" ")
        request.found = call(verb, re.sub(r"\{\w+\}", "0", path))
        request.found.arguments.clear()
    text = _of_action(name, request.found)
    request.notes.append(Note("look", name, text))
    return request


def _of_action(name: str, found: Call | None) -> str:
    """Return what becomes of an action of the connector, and of its call."""
    text = "import run_connection_action from pipedrive_kit"
    if name in entries()["v2"]:
        return f"{text}; its records have the keys of API v2"
    old = entries()["v1"].get(name)
    if old is None:
        return "the connector has no such action"
    if not old.gone:
        return text
    operation = found.operation if found is not None else ""
    same = (n for n, e in entries()["v2"].items() if e.operation == operation)
    new = f", or the action {name}" if (name := next(same, "")) else ""
    return f"it is gone: {old.instead}{new}"
