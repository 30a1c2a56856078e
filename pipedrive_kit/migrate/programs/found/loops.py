"""Loops over pages, of which one pager remains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import libcst as cst

from ..source.syntax import (
    Node,
    Tree,
    UncertainError,
    bound_by,
    every,
    is_none,
    names_in,
    walk,
)
from .request import Request

_PAGING: Final = re.compile(
    r"more_items_in_collection|next_start|pagination|additional_data"
)
_ENDS: Final = (
    cst.Assign,
    cst.AugAssign,
    cst.Break,
    cst.Continue,
    cst.Pass,
    cst.Return,
)
"""Statements that a branch about pages may have."""

_COMPOUND: Final = (cst.For, cst.With, cst.Try, cst.FunctionDef)


@dataclass
class Loop:
    """A loop over pages.

    Attributes:
        node: The loop.
        removed: The statements that lead from page to page.
        returned: The `return` with a value that ends it, if one does.
    """

    node: cst.While
    removed: set[Node]
    returned: cst.Return | None


def loop_of(request: Request, tree: Tree, requests: list[Request]) -> Loop:
    """Return the loop around a request with a `start`.

    Raises:
        UncertainError: There is none, or it does more than get page after page.
    """
    while_ = _while(request, tree)
    names = set(_start_names(request, tree))
    if not names:
        raise UncertainError("its `start` is the same on each turn")
    if not all(_is_made(name, while_, tree) for name in names):
        raise UncertainError("its loop does not begin with the first page")
    names |= _condition(while_) - {"True"}
    known = _of_pages(while_, request, tree)
    found = Loop(while_, set(), None)
    sends = {one.node for one in requests}
    for statement in while_.body.body:
        if tree.is_inside(request.node, statement):
            continue
        if _is_paging(statement, names, known, tree):
            if any(isinstance(n, _COMPOUND) or n in sends for n in walk(statement)):
                raise UncertainError("its loop does more than one thing at once")
            found.removed.add(statement)
            names |= bound_by(statement)
            for node in every(statement, cst.Return):
                found.returned = node if node.value is not None else found.returned
        elif _leaves(statement):
            raise UncertainError("its loop ends in another way")
    found.removed |= _first_values(names, while_, tree, found.removed | {request.node})
    return found


def _while(request: Request, tree: Tree) -> cst.While:
    loop = next(tree.around(request.node, cst.While), None)
    if loop is None or tree.function(loop) is not tree.function(request.node):
        raise UncertainError("it has a `start` without a loop")
    if loop.orelse or not isinstance(loop.body, cst.IndentedBlock):
        raise UncertainError("its loop has an `else`")
    inner = next(tree.above(request.node))
    while inner is not loop:
        if isinstance(inner, cst.For | cst.While | cst.If | cst.Try):
            raise UncertainError("its loop does more than get pages")
        inner = tree.parents[inner]
    return loop


def _is_made(name: str, loop: cst.While, tree: Tree) -> bool:
    """Return if a name has a value that is written out before a loop."""
    scope = tree.function(loop) or tree.module
    return any(
        tree.given(node) is not None
        for node in every(scope, cst.Name)
        if node.value == name and not tree.is_inside(node, loop)
    )


def _condition(loop: cst.While) -> set[str]:
    """Return the names of a condition that is about pages alone."""
    test = loop.test
    if isinstance(test, cst.Comparison) and len(test.comparisons) == 1:
        target = test.comparisons[0]
        if isinstance(target.operator, cst.IsNot) and is_none(target.comparator):
            test = test.left
    if not isinstance(test, cst.Name):
        raise UncertainError("its loop has a condition of its own")
    return {test.value}


def _of_pages(loop: cst.While, request: Request, tree: Tree) -> set[str]:
    """Return the names that say something about one page."""
    scope = tree.function(loop) or tree.module
    outside = {
        name
        for node in walk(scope)
        if isinstance(node, cst.Assign | cst.AnnAssign | cst.AugAssign)
        and not tree.is_inside(node, loop)
        for name in bound_by(node)
    }
    sent = map(names_in, (request.node, *request.followed.values()))
    return (bound_by(loop) - outside).union({"len"}, *sent)


def _is_paging(statement: Node, names: set[str], known: set[str], tree: Tree) -> bool:
    code = tree.code(statement)
    if isinstance(statement, cst.If):
        test = _tested(statement)
        ends = all(
            isinstance(part, _ENDS)
            for node in every(statement, cst.SimpleStatementLine)
            for part in node.body
        )
        is_paging = bool(_PAGING.search(code) or test & names)
        if (is_paging or _leaves(statement)) and test - names - known:
            raise UncertainError("its loop ends in another way")
        if is_paging and not ends:
            raise UncertainError("its loop does more than one thing at once")
        return is_paging or (_leaves(statement) and ends)
    bound = bound_by(statement)
    return bool(_PAGING.search(code)) or (bool(bound) and bound <= names)


def _tested(statement: cst.If) -> set[str]:
    """Return the names in the conditions of a statement."""
    found: set[str] = set()
    for node in walk(statement):
        if isinstance(node, cst.If):
            test = walk(node.test)
            found |= {part.value for part in test if isinstance(part, cst.Name)}
            attributes = (n for n in walk(node.test) if isinstance(n, cst.Attribute))
            found -= {attribute.attr.value for attribute in attributes}
    return found


def _start_names(request: Request, tree: Tree) -> Iterator[str]:
    """Yield the names that a request takes its `start` from."""
    parts = [request.node, *(a.value for a in request.followed.values() if a.value)]
    for node in (node for part in parts for node in walk(part)):
        if isinstance(node, cst.DictElement) and isinstance(node.value, cst.Name):
            if tree.code(node.key).strip("'\"") == "start":
                yield node.value.value
        elif isinstance(node, cst.Arg) and isinstance(node.value, cst.Name):
            if node.keyword is not None and node.keyword.value == "start":
                yield node.value.value
        elif isinstance(node, cst.FormattedStringExpression):
            code = tree.code(node.expression)
            yield from ["start"] if code == "start" else []


def _first_values(
    names: set[str], loop: cst.While, tree: Tree, gone: set[Node]
) -> set[Node]:
    """Return the statements with the first values of names that only the loop reads.

    Raises:
        UncertainError: One has another value than that of the first page.
    """
    scope = tree.function(loop) or tree.module
    kept = {
        node.value
        for node in every(scope, cst.Name)
        if not isinstance(tree.parents[node], cst.AssignTarget)
        and not tree.is_inside(node, loop.test)
        and not any(tree.is_inside(node, one) for one in gone)
    }
    found: set[Node] = set()
    for node in every(scope, cst.SimpleStatementLine):
        bound = bound_by(node)
        if len(node.body) != 1 or not bound & names or tree.is_inside(node, loop):
            continue
        for part in every(node.body[0], cst.Name):
            if part.value in names:
                _check_first(part, tree)
        if bound <= names - kept:
            found.add(node)
    return found


def _check_first(name: cst.Name, tree: Tree) -> None:
    value = tree.given(name)
    if value is not None and tree.code(value) not in ("0", "True", "None"):
        raise UncertainError("its loop does not begin with the first page")


def _leaves(statement: Node) -> bool:
    return any(
        isinstance(node, cst.Break | cst.Continue | cst.Return)
        for node in _outside_loops(statement)
    )


def _outside_loops(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, cst.For | cst.While | cst.FunctionDef):
        for child in node.children:
            yield from _outside_loops(child)


def yields(loop: cst.While) -> bool:
    """Return if a loop yields all items of its pages."""
    return any(every(loop, cst.From))
