"""Handlers of the errors that HTTP libraries raise."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from typing import Final

import libcst as cst

from ..source.syntax import Node, Tree, UncertainError, every
from .edits import Edit

_OF_HTTP: Final = re.compile(
    r"\b(requests|httpx|aiohttp|urllib)\.|HTTPError|URLError|RequestException|RequestError"
)
_ERRORS: Final = (
    (re.compile(r"Timeout"), "APITimeoutError"),
    (re.compile(r"Connect|URLError|Transport"), "APIConnectionError"),
    (re.compile(r"HTTPError$|HTTPStatusError|ResponseError"), "APIStatusError"),
)


UNCAUGHT: Final = (
    "calls of the client raise pipedrive_v2.errors.ClientError: "
    "catch it here, too, if they are inside"
)


def other_handlers(tree: Tree, edits: dict[Node, Edit]) -> Iterator[cst.Try]:
    """Yield the `try` statements that catch HTTP errors around calls of functions."""
    for node in every(tree.module, cst.Try):
        for handler in node.handlers:
            code = tree.code(handler.type) if handler.type is not None else ""
            is_known = handler.type in edits or "pipedrive_v2" in code
            if _OF_HTTP.search(code) and not is_known and _calls_own(node.body):
                yield node


def _calls_own(body: Node) -> bool:
    """Return if functions are called that the program may have defined."""
    called = [one.func for one in every(body, cst.Call)]
    return any(
        (isinstance(func, cst.Name) and not hasattr(builtins, func.value))
        or (
            isinstance(func, cst.Attribute)
            and isinstance(func.value, cst.Name)
            and func.value.value == "self"
        )
        for func in called
    )


def widen_handlers(node: Node, tree: Tree, edits: dict[Node, Edit]) -> None:
    """Let the handlers around a call catch the errors of the client, too.

    Raises:
        UncertainError: One reads the error of an HTTP library.
    """
    for at in tree.around(node, cst.Try):
        if not tree.is_inside(node, at.body):
            continue
        for handler in at.handlers:
            if handler.type is None or not _OF_HTTP.search(tree.code(handler.type)):
                continue
            if _reads_error(handler):
                raise UncertainError("the handler of its errors reads them")
            edits[handler.type] = _with_ours(handler.type, tree)


def _reads_error(handler: cst.ExceptHandler) -> bool:
    name = handler.name.name if handler.name is not None else None
    return isinstance(name, cst.Name) and any(
        isinstance(one.value, cst.Name) and one.value.value == name.value
        for one in every(handler.body, cst.Attribute)
    )


def _with_ours(types: cst.BaseExpression, tree: Tree) -> Edit:
    old = list(types.elements) if isinstance(types, cst.Tuple) else [cst.Element(types)]
    codes = [tree.code(element.value) for element in old]
    of_http = filter(_OF_HTTP.search, codes)
    ours = dict.fromkeys(f"pipedrive_v2.errors.{_error(code)}" for code in of_http)
    text = ", ".join([*codes, *(name for name in ours if name not in codes)])
    return lambda _: cst.parse_expression(f"({text})")


def _error(code: str) -> str:
    found = (name for pattern, name in _ERRORS if pattern.search(code))
    return next(found, "ClientError")
