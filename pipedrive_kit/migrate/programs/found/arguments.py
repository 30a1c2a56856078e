"""Arguments of calls that send requests."""

from __future__ import annotations

from typing import Any, Final

import libcst as cst

from ..source.constants import Constants
from ..source.syntax import Node, Tree, UncertainError, is_none, walk

TOKENS: Final = ("api_token", "x-api-token")
_DROPPED: Final = (
    "timeout",
    "method",
    "url",
    "headers",
    "raise_for_status",
    "context",
)
"""Arguments that the client has defaults for."""

_HEADERS: Final = ("accept", "content-type", "user-agent", "accept-encoding")


def arguments(
    node: cst.Call,
) -> tuple[list[cst.BaseExpression], dict[str, cst.BaseExpression]]:
    """Return the positional and the named arguments of a call, without stars."""
    positional = [a.value for a in node.args if a.keyword is None and not a.star]
    return positional, {a.keyword.value: a.value for a in node.args if a.keyword}


def given(
    node: cst.Call,
    verb: str,
    positional: list[cst.BaseExpression],
    named: dict[str, cst.BaseExpression],
    constants: Constants,
) -> dict[str, Any]:
    """Return the parameters and the body of a request, by name.

    Raises:
        UncertainError: They are not written out, or there is more than those.
    """
    if any(arg.star for arg in node.args):
        raise UncertainError("they are not written out here")
    found: dict[str, Any] = {}
    names = ["params"] if verb in ("get", "delete") else ["data", "json"]
    parts = [*named.items(), *zip(names, positional, strict=False)]
    for name, value in parts:
        if name == "params":
            found |= constants.mapping(value)
        elif name in ("json", "data") and verb != "get":
            if not is_none(value):
                found |= _body(value, constants)
        elif name not in _DROPPED:
            raise UncertainError(f"{name}= has no place in a call of the client")
    if "headers" in named:
        found |= _token_of(named["headers"], constants)
    return found


def _body(node: cst.BaseExpression, constants: Constants) -> dict[str, Any]:
    """Return the items of a body, also of one that is encoded by hand."""
    code = constants.tree.code
    while isinstance(node, cst.Call) and code(node.func) != "dict":
        is_encoded = isinstance(node.func, cst.Attribute) and (
            node.func.attr.value == "encode"
        )
        name = code(node.func).rpartition(".")[2]
        if is_encoded and isinstance(node.func, cst.Attribute):
            node = node.func.value
        elif name in ("dumps", "urlencode", "bytes") and node.args:
            node = node.args[0].value
        else:
            break
        if isinstance(node, cst.Name):
            bound = constants.bound(node)
            node = bound if isinstance(bound, cst.Call) else node
    if isinstance(node, cst.Name):
        bound = constants.bound(node)
        if isinstance(bound, cst.Call) and code(bound.func) != "dict":
            return _body(bound, constants)
    return constants.mapping(node)


def _token_of(node: cst.BaseExpression, constants: Constants) -> dict[str, Any]:
    """Return the API token in the headers of a request.

    Raises:
        UncertainError: They have another header that counts.
    """
    headers = {k.lower(): v for k, v in constants.mapping(node).items()}
    for name in headers:
        if name not in (*TOKENS, *_HEADERS):
            raise UncertainError(f"its header {name} has no place in a call")
    return {name: value for name, value in headers.items() if name in TOKENS}


def stands_for(node: Node, tree: Tree) -> Node:
    """Return the expression that a name stands for, if that is certain."""
    if isinstance(node, cst.Name):
        try:
            found = tree.value_at(node).value
        except UncertainError:
            return node
        return found or node
    return node


def _sets_token(name: str) -> bool:
    return name.endswith(".set_api_token")


def tokens_elsewhere(constants: Constants) -> list[str]:
    """Return the code of API tokens that sessions have."""
    tree = constants.tree
    found: list[str] = []
    for node in walk(tree.module):
        key: Node | None = None
        value: Node | None = None
        if isinstance(node, cst.DictElement):
            key, value = node.key, node.value
        elif isinstance(node, cst.Assign):
            target = node.targets[0].target
            if isinstance(target, cst.Subscript):
                index = target.slice[0].slice
                key = index.value if isinstance(index, cst.Index) else None
                value = node.value
        elif isinstance(node, cst.Call) and _sets_token(tree.code(node.func)):
            found += [tree.code(arg.value) for arg in node.args[:1]]
        is_token = isinstance(key, cst.SimpleString) and (
            str(key.evaluated_value).lower() in TOKENS
        )
        if is_token and value is not None:
            found.append(tree.code(value))
    return found
