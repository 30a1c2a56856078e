"""The syntax tree of a program, with its scopes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias, TypeVar

import libcst as cst
from libcst.metadata import (
    Assignment,
    MetadataWrapper,
    ParentNodeProvider,
    PositionProvider,
    Scope,
    ScopeProvider,
)

Node: TypeAlias = cst.CSTNode
Kind = TypeVar("Kind", bound=cst.CSTNode)
UNREADABLE = (cst.ParserSyntaxError, UnicodeDecodeError, SyntaxError, RecursionError)
"""Errors of files that are no Python, or whose encoding is unknown."""


class UncertainError(Exception):
    """A part of a program whose meaning is not certain; the text says why."""


V1_TAKES: Final = "v1.get(path, params) takes it, with v1 = V1(client) made once"
_ADVICE: Final = (
    (
        r"\.(status_code|status|ok|reason)\b",
        "a refusal raises pipedrive_v2.errors.APIStatusError, which has .status",
    ),
    (r"handler of its errors", "pipedrive_v2.errors.APIStatusError has .status"),
    (r"additional_data", "a pager has all pages: len(list(...)) counts"),
    (r"related_objects", "get the related records by their IDs"),
    (r"`start`|its loop", "iterate over the method once: it gets page after page"),
    (r"not written out", V1_TAKES),
    (r"bound more than once", "give each response a name of its own"),
    (r"API token|base URL", "make a client for it"),
    (r"other keys", "read its records as attributes"),
    (r"no place in a call", "give it to the client"),
)
"""Part of a reason -> what a person does about it."""


def advised(error: UncertainError) -> str:
    """Return the reason of an error, with what a person does about it."""
    found = (text for pattern, text in _ADVICE if re.search(pattern, str(error)))
    advice = next(found, "")
    return f"{error} ({advice})" if advice else str(error)


class Tree:
    """The syntax tree of a module.

    Attributes:
        module: Its root.
        is_script: True if it runs something, so that its functions are its own.
    """

    def __init__(self, module: cst.Module) -> None:
        wrapper = MetadataWrapper(module)
        self.module = wrapper.module
        self.parents = wrapper.resolve(ParentNodeProvider)
        self._positions = wrapper.resolve(PositionProvider)
        self._scopes = wrapper.resolve(ScopeProvider)
        self.is_script = _runs(self.module)

    def line(self, node: Node) -> int:
        """Return the first line of a node; 0 if it has none."""
        found = self._positions.get(node)
        return found.start.line if found is not None else 0

    def _place(self, node: Node) -> tuple[int, int]:
        found = self._positions.get(node)
        return (found.start.line, found.start.column) if found is not None else (0, 0)

    def code(self, node: Node) -> str:
        """Return the source of a node."""
        return self.module.code_for_node(node).strip()

    def short(self, node: Node) -> str:
        """Return the beginning of a node's source, in one line."""
        lines = (line.strip() for line in self.code(node).splitlines())
        text = " ".join(line for line in lines if not line.startswith("#"))
        return text if len(text) <= 50 else f"{text[:47]}..."

    def above(self, node: Node) -> Iterator[Node]:
        """Yield the nodes around a node, the nearest first."""
        at = self.parents.get(node)
        while at is not None:
            yield at
            at = self.parents.get(at)

    def around(self, node: Node, kind: type[Kind]) -> Iterator[Kind]:
        """Yield the nodes of a kind around a node, the nearest first."""
        return (at for at in self.above(node) if isinstance(at, kind))

    def is_inside(self, node: Node, outer: Node) -> bool:
        """Return if a node is another, or a part of it."""
        return node is outer or any(at is outer for at in self.above(node))

    def function(self, node: Node) -> cst.FunctionDef | None:
        """Return the function around a node."""
        return next(self.around(node, cst.FunctionDef), None)

    def statement(self, node: Node) -> Node:
        """Return the statement around a node, or the node if it is one."""
        at = node
        while not isinstance(self.parents[at], cst.IndentedBlock | cst.Module):
            at = self.parents[at]
        return at

    def quotes(self, node: Node) -> str:
        """Return the quote to use in a node: not those of an f-string around it."""
        strings = list(self.around(node, cst.FormattedString))
        if len(strings) > 1:
            raise UncertainError("it is in a string in a string")
        return "'" if strings and '"' in strings[0].end else '"'

    def is_none_test(self, node: Node) -> bool:
        """Return if an expression is compared with None, and nothing else."""
        parent = self.parents[node]
        if not isinstance(parent, cst.Comparison) or len(parent.comparisons) != 1:
            return False
        return is_none(parent.comparisons[0].comparator)

    def is_tested(self, node: Node, *, by_and: bool = False) -> bool:
        """Return if only the truth of an expression counts, or if it is None.

        *by_and*: it counts as tested on the left of any `and`.
        """
        parent = self.parents[node]
        if isinstance(parent, cst.If | cst.IfExp | cst.While | cst.Assert):
            return parent.test is node
        if isinstance(parent, cst.UnaryOperation):
            return isinstance(parent.operator, cst.Not)
        if isinstance(parent, cst.BooleanOperation):
            is_and = isinstance(parent.operator, cst.And) and parent.left is node
            return (by_and and is_and) or self.is_tested(parent, by_and=by_and)
        return self.is_none_test(node)

    # Names

    def bindings(self, name: cst.Name) -> list[Assignment]:
        """Return all places that bind a name in its scope.

        Raises:
            UncertainError: One of them is an import, or a name of Python.
        """
        scope = self._scopes.get(name)
        found = list(scope[name.value]) if isinstance(scope, Scope) else []
        plain = [one for one in found if isinstance(one, Assignment)]
        if not found or len(plain) < len(found):
            raise UncertainError(f"{name.value!r} is bound elsewhere")
        return plain

    def is_global(self, name: cst.Name) -> bool:
        """Return if a name is one of the module."""
        scope = self._scopes.get(name)
        return isinstance(scope, Scope) and name.value in scope.globals

    def assigned(self, name: cst.Name) -> list[cst.Assign | cst.AnnAssign]:
        """Return the assignments that bind a name, each to it alone, in their order.

        Raises:
            UncertainError: Something else binds it, too.
        """
        found: list[cst.Assign | cst.AnnAssign] = []
        for one in self.bindings(name):
            target = one.node
            parent = self.parents.get(target)
            if isinstance(parent, cst.AssignTarget):
                parent = self.parents[parent]
            is_alone = isinstance(parent, cst.AnnAssign) or (
                isinstance(parent, cst.Assign) and len(parent.targets) == 1
            )
            if not is_alone or parent in found:
                raise UncertainError(f"{name.value!r} is bound in several ways")
            assert isinstance(parent, cst.Assign | cst.AnnAssign)
            found.append(parent)
        return sorted(found, key=self._place)

    def given(self, target: Node) -> cst.BaseExpression | None:
        """Return the expression that an assignment gives to a name, if it is written out."""
        parent = self.parents.get(target)
        index: int | None = None
        if isinstance(parent, cst.Element):
            group = self.parents[parent]
            assert isinstance(group, cst.Tuple | cst.List)
            index = list(group.elements).index(parent)
            parent = self.parents[group]
        assign = self.parents.get(parent) if parent is not None else None
        if isinstance(parent, cst.AnnAssign):
            return parent.value
        if not isinstance(parent, cst.AssignTarget) or not isinstance(
            assign, cst.Assign
        ):
            return None
        value = assign.value
        if index is None:
            return value
        if isinstance(value, cst.Tuple) and index < len(value.elements):
            return value.elements[index].value
        return None

    def reads(self, name: cst.Name) -> list[cst.Name]:
        """Return the reads of a name in all of its scope."""
        found: list[cst.Name] = []
        for one in self.bindings(name):
            for access in one.references:
                node: Node = access.node
                while isinstance(node, cst.Attribute):
                    node = node.value
                if not isinstance(node, cst.Name):
                    raise UncertainError(f"{name.value!r} is used in a text")
                if node not in found:
                    found.append(node)
        return sorted(found, key=self._place)

    def value_at(self, read: cst.Name) -> cst.Assign | cst.AnnAssign:
        """Return the assignment whose value a name has where it is read.

        Raises:
            UncertainError: That depends on the course of the program.
        """
        assigned = self.assigned(read)
        if len(assigned) == 1:
            return assigned[0]
        block = self.parents[self.parents[assigned[0]]]
        body = self._body(block, read, assigned)
        at = self._index(body, read, read)
        before = [one for one in assigned if self._index(body, one, read) < at]
        if not before:
            raise UncertainError(f"{read.value!r} is bound more than once")
        return before[-1]

    def uses(self, assign: cst.Assign | cst.AnnAssign) -> list[cst.Name]:
        """Return the reads of the value that an assignment binds to a name.

        Raises:
            UncertainError: Others may read it.
        """
        target = assign.target if isinstance(assign, cst.AnnAssign) else None
        if isinstance(assign, cst.Assign):
            if len(assign.targets) != 1:
                raise UncertainError("it is bound to several names")
            target = assign.targets[0].target
        if not isinstance(target, cst.Name):
            raise UncertainError("it is bound to more than a name")
        reads = self.reads(target)
        if len(self.assigned(target)) == 1:
            return reads
        return [read for read in reads if self.value_at(read) is assign]

    def _body(self, block: Node, name: cst.Name, assigned: list[Any]) -> list[Node]:
        """Return the statements that bind a name one after another."""
        if any(self.parents[self.parents[one]] is not block for one in assigned):
            raise UncertainError(f"{name.value!r} is bound more than once")
        return list(getattr(block, "body", ()))

    def _index(self, body: list[Node], node: Node, name: cst.Name) -> int:
        way = {node, *self.above(node)}
        found = [index for index, one in enumerate(body) if one in way]
        nested = any(
            isinstance(at, cst.FunctionDef | cst.Lambda) for at in self.above(node)
        ) and self.function(node) is not self.function(body[0])
        if not found or nested:
            raise UncertainError(f"{name.value!r} is bound more than once")
        return found[0]


def _runs(module: cst.Module) -> bool:
    """Return if a module calls a function of its own, or has a part for scripts."""
    own = {one.name.value for one in module.body if isinstance(one, cst.FunctionDef)}
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef | cst.ClassDef):
            continue
        for node in walk(statement):
            if isinstance(node, cst.Name) and node.value == "__name__":
                return isinstance(statement, cst.If)
            called = node.func if isinstance(node, cst.Call) else None
            if isinstance(called, cst.Name) and called.value in own:
                return True
    return False


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def every(node: Node, kind: type[Kind]) -> Iterator[Kind]:
    """Yield the nodes of a kind among a node and all below it."""
    return (one for one in walk(node) if isinstance(one, kind))


def names_in(node: Node) -> set[str]:
    """Return the names in a part of a program."""
    return {one.value for one in every(node, cst.Name)}


def bound_by(node: Node) -> set[str]:
    """Return the names that a statement binds."""
    found: set[str] = set()
    for one in walk(node):
        if isinstance(one, cst.AssignTarget):
            found |= names_in(one.target)
        elif isinstance(one, cst.AugAssign | cst.AnnAssign):
            found |= {one.target.value} if isinstance(one.target, cst.Name) else set()
    return found


def literal(node: Node | None) -> Any:
    """Return the value of a text or a whole number in the source; else None."""
    if isinstance(node, cst.SimpleString | cst.Integer):
        return node.evaluated_value
    return None


def is_none(node: Node | None) -> bool:
    """Return if an expression is `None`."""
    return isinstance(node, cst.Name) and node.value == "None"


def subscript(node: cst.Subscript) -> Node | None:
    """Return the expression in the brackets, if it is a single one."""
    index = node.slice[0].slice
    if len(node.slice) == 1 and isinstance(index, cst.Index):
        return index.value
    return None
