"""Edits of a program: what becomes of a node whose parts are changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import libcst as cst

from ..found.request import Request
from ..source.syntax import Node, Tree, UncertainError

Edit: TypeAlias = Callable[[Any], Any]
Code: TypeAlias = tuple[Node, str, str]
"""An expression, with its source before and after."""


def removed(_: Any) -> Any:
    return cst.RemoveFromParent()


def object_of(updated: Any) -> Any:
    """Return the expression whose method or item another is."""
    return updated.value if isinstance(updated, cst.Subscript) else updated.func.value


def both(first: Edit | None, second: Edit) -> Edit:
    if first is None:
        return second
    return lambda updated: second(first(updated))


def replaced(
    text: str, node: Node, tree: Tree, request: Request, codes: list[Code]
) -> Edit:
    """Return the edit that writes other code.

    Raises:
        UncertainError: It cannot stand in the f-string around it.
    """
    for at in tree.above(node):
        if isinstance(at, cst.FormattedString) and (
            at.end[0] in text or "\\" in text or "\n" in text
        ):
            raise UncertainError("it is in an f-string with the same quotes")
    around = {"lpar": getattr(node, "lpar", ()), "rpar": getattr(node, "rpar", ())}
    values = [assign.value for assign in request.followed.values()]
    parts = [part for part in (request.node, request.made, *values) if part]

    def edit(_: Any) -> Any:
        code = text
        for read, old, new in codes:
            if any(tree.is_inside(read, part) for part in parts):
                code = _with_code(code, old, new)
        made = cst.parse_expression(code, tree.module.config_for_parsing)
        is_bare = isinstance(made, cst.Await | cst.Call)
        return made.with_changes(**around) if is_bare and around["lpar"] else made

    return edit


def _with_code(code: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.]){re.escape(old)}", lambda _: new, code)


def unrolled(returned: cst.Return | None) -> Edit:
    """Return the edit that takes a loop away and leaves its statements."""

    def edit(updated: Any) -> Any:
        body = [*updated.body.body]
        if returned is not None:
            body.append(cst.SimpleStatementLine([returned]))
        first, *rest = body
        lines = [*updated.leading_lines, *first.leading_lines]
        return cst.FlattenSentinel([first.with_changes(leading_lines=lines), *rest])

    return edit


def named(name: str) -> Edit:
    return lambda _: cst.Name(name)
