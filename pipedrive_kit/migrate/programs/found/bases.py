"""Base URLs and packages whose requests cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import libcst as cst

from ...notes import Note
from ..source.syntax import V1_TAKES, Tree, UncertainError, every, walk
from .request import Request

URL: Final = re.compile(r"pipedrive\.com/(api/)?v1\b")
LIBRARY: Final = re.compile(
    r"^\s*(?:from pipedrive(?:\.client)? import .*(?:Pipedrive|Client)|import pipedrive\b)",
    re.MULTILINE,
)
"""Imports of packages for API v1."""


def bases(tree: Tree, found: list[Request]) -> Iterator[Request]:
    """Yield the base URLs whose requests are built where they cannot be followed."""
    known: set[int] = set()
    followed = {name for request in found for name in request.followed}
    for request in found:
        for sent in (request.node, request.made, *request.values):
            known |= {id(part) for part in walk(sent)} if sent is not None else set()
    for node in walk(tree.module):
        if isinstance(node, cst.SimpleString | cst.FormattedString):
            text = tree.code(node)
            is_docstring = isinstance(tree.parents[node], cst.Expr)
            is_known = id(node) in known and _is_followed(node, followed, known, tree)
            if URL.search(text) and not is_known and not is_docstring:
                words = "its requests are put together elsewhere, or there are none"
                if id(node) in known:
                    words = "some of its requests are put together elsewhere"
                words += f": {V1_TAKES}"
                note = Note("look", "URL", words)
                made = Request(cst.Call(node), tree.line(node), text, notes=[note])
                made.is_base, made.at = True, node if _is_read(node, tree) else None
                yield made


def _is_read(node: cst.CSTNode, tree: Tree) -> bool:
    """Return if a text is used, or the name that it is bound to."""
    target = _target(node, tree)
    if not isinstance(target, cst.Name):
        return True
    try:
        return bool(tree.reads(target))
    except UncertainError:
        return True


def _is_followed(
    node: cst.CSTNode, followed: set[cst.Name], known: set[int], tree: Tree
) -> bool:
    """Return if all reads of the name that a text has are of known requests."""
    target = _target(node, tree)
    if isinstance(target, cst.Attribute):
        code = tree.code(target)
        same = every(tree.module, cst.Attribute)
        reads = {
            id(one) for one in same if one is not target and tree.code(one) == code
        }
        return reads <= known
    if not isinstance(target, cst.Name):
        return True
    try:
        return set(tree.reads(target)) <= followed
    except UncertainError:
        return False


def _target(node: cst.CSTNode, tree: Tree) -> cst.CSTNode | None:
    """Return the target that a text is assigned to, alone or as a part."""
    at = tree.parents[node]
    while isinstance(at, cst.BinaryOperation) or _formats(at):
        at = tree.parents[at]
    return at.targets[0].target if isinstance(at, cst.Assign) else None


def _formats(node: cst.CSTNode) -> bool:
    """Return if a node is `.format` of a text, or the call of it."""
    name = node.func if isinstance(node, cst.Call) else node
    return isinstance(name, cst.Attribute) and name.attr.value == "format"


def packages(tree: Tree, found: list[Request]) -> Iterator[Request]:
    """Yield the import of a package for API v1 whose calls are not known."""
    if any(request.library == "pipedrive" for request in found):
        return
    for node in walk(tree.module):
        if isinstance(node, cst.Import | cst.ImportFrom):
            code = tree.code(node)
            if LIBRARY.search(code):
                words = f"its calls are not known: {V1_TAKES}"
                note = Note("look", "package", words)
                at, line = cst.Call(cst.Name("pipedrive")), tree.line(node)
                yield Request(at, line, code, notes=[note], is_base=True, at=node)
