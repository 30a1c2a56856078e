"""The records of one request, followed through a program to the reads of their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

import libcst as cst

from ..source.constants import Constants
from ..source.functions import parameter_of
from ..source.syntax import Node, UncertainError, is_none, literal, subscript, walk
from .edits import Code, Edit
from .keys import Keys, Read, key_of

_WITH_OTHERS: Final = "its records are collected with others"
_OTHERWISE: Final = "its records are used in other ways"


class Records:
    """The uses of the records of one request.

    Attributes:
        edits: What becomes of the reads, if all uses are certain.
        comments: What a person should know, by place; `lost` has those about keys that
            records in the shape of API v1 lack, too.
        codes: The reads, each with its code before and after.
        direct: The number of reads that need no record of API v1.
        is_walked: True if the records are only iterated over, once.
    """

    def __init__(self, constants: Constants, entity: str, *, is_closed: bool) -> None:
        self.tree = constants.tree
        self.entity = entity
        self.is_closed = is_closed
        self.edits: dict[Node, Edit] = {}
        self.comments: list[tuple[Node, str]] = []
        self.lost: list[tuple[Node, str]] = []
        self.codes: list[Code] = []
        self.direct = 0
        self.kept = 0
        self.is_walked = False
        self._keys = Keys(constants, entity)
        self._constants = constants
        self._seen: set[Node] = set()
        self._collected: list[cst.Name] = []
        self._functions: list[cst.FunctionDef] = []
        self._given: list[Node] = []

    def follow(self, node: Node, *, is_list: bool) -> None:
        """Follow all uses of an expression that has the records.

        Raises:
            UncertainError: One use is not known.
        """
        self.is_walked = is_list and self._is_walk(node)
        (self._list if is_list else self._record)(node)
        reads = [read for name in self._collected for read in self.tree.reads(name)]
        if {self._added(read) for read in reads} - self._seen - {None}:
            raise UncertainError(_WITH_OTHERS)
        if any(node not in self._seen for node in self._given):
            raise UncertainError("a function takes others, too")
        for function in self._functions:
            for one in walk(function):
                if isinstance(one, cst.Return | cst.Yield) and not self._is_ours(one):
                    raise UncertainError("a function returns others, too")

    def _is_walk(self, node: Node) -> bool:
        parent = self.tree.parents[node]
        if isinstance(parent, cst.BooleanOperation):
            parent = self.tree.parents[parent]
        return isinstance(parent, cst.For | cst.CompFor | cst.From)

    def _is_passed_on(
        self,
        node: Node,
        follow: Callable[[Node], None],
        empty: type[cst.List] | type[cst.Dict],
    ) -> bool:
        """Follow the uses that a record and a list share; return if it is one of them."""
        parent = self.tree.parents[node]
        is_seen = node in self._seen
        self._seen.add(node)
        if (
            is_seen
            or isinstance(parent, cst.Expr)
            or self.tree.is_tested(node, by_and=True)
        ):
            return True
        if isinstance(parent, cst.Assign | cst.AnnAssign) and parent.value is node:
            self._bound(parent, follow)
            return True
        if isinstance(parent, cst.BooleanOperation):
            self._or_empty(parent, node, follow, empty)
            return True
        return False

    # One record

    def _record(self, node: Node) -> None:
        if self._is_passed_on(node, self._record, cst.Dict):
            return
        parent = self.tree.parents[node]
        if isinstance(parent, cst.Return):
            self._returned(node, self._record)
        elif isinstance(parent, cst.Yield):
            self._returned(node, self._list)
        elif (name := self._appended(parent)) is not None:
            self._collect(name)
        elif isinstance(parent, cst.Arg):
            self._handed_on(parent)
        else:
            self._read(self._keys.read(node), node)

    def _read(self, read: Read, node: Node) -> None:
        if read.comment:
            self.comments.append((node, read.comment))
        if read.is_lost:
            self.lost.append((node, read.comment))
        quote = self.tree.quotes(read.node)
        made = read.made
        outer = read.node
        code = self.tree.code
        if made is None:
            self.kept += 1
            entity = f"{quote}{self.entity}{quote}"
            made = f"to_v1({entity}, {{}})".format
            _, outer = key_of(self._constants, node)
            rest = code(outer).removeprefix(code(node))
            self.codes.append((outer, code(outer), made(code(node)) + rest))
        else:
            self.direct += 1
            self.codes.append((outer, code(outer), made(code(node))))
        way = list(self._way(node, read.node))
        module = self.tree.module

        def edit(updated: Any) -> Any:
            inner = updated
            for name in reversed(way):
                inner = getattr(inner, name)
            return cst.parse_expression(made(module.code_for_node(inner).strip()))

        self.edits[read.node] = edit

    def _way(self, node: Node, outer: Node) -> Iterable[str]:
        """Yield the attributes that lead from an outer expression to its record."""
        while node is not outer:
            parent = self.tree.parents[node]
            names = ("value", "func", "left")
            yield next(name for name in names if getattr(parent, name, None) is node)
            node = parent

    # Lists of records

    def _list(self, node: Node) -> None:
        if self._is_none(node) or self._is_passed_on(node, self._list, cst.List):
            return
        parent = self.tree.parents[node]
        if isinstance(parent, cst.For | cst.CompFor) and parent.iter is node:
            self._items(parent, parent.target)
        elif isinstance(parent, cst.Return | cst.From):
            self._returned(node, self._list)
        elif isinstance(parent, cst.Subscript) and parent.value is node:
            if not isinstance(literal(subscript(parent)), int):
                raise UncertainError(_OTHERWISE)
            self._record(parent)
        elif isinstance(parent, cst.AugAssign) and parent.value is node:
            if not isinstance(parent.target, cst.Name):
                raise UncertainError(_OTHERWISE)
            self._collect(parent.target)
        elif isinstance(parent, cst.Arg):
            self._argument(parent)
        else:
            raise UncertainError(_OTHERWISE)

    def _is_none(self, node: Node) -> bool:
        """Let a comparison with None ask for emptiness: no list of API v2 is null."""
        parent = self.tree.parents[node]
        if not isinstance(parent, cst.Comparison) or not self.tree.is_none_test(node):
            return False
        is_not = isinstance(parent.comparisons[0].operator, cst.IsNot | cst.NotEqual)
        wrapped = cst.UnaryOperation(cst.Not(), parent.left)
        self.edits[parent] = lambda updated: (
            updated.left if is_not else wrapped.with_changes(expression=updated.left)
        )
        return True

    def _argument(self, arg: cst.Arg) -> None:
        call = self.tree.parents[arg]
        assert isinstance(call, cst.Call)
        name = self.tree.code(call.func)
        above = self.tree.parents[call]
        if name == "len" and not arg.star:
            return
        if name == "enumerate" and isinstance(above, cst.For | cst.CompFor):
            target = above.target
            if isinstance(target, cst.Tuple) and len(target.elements) == 2:
                self._items(above, target.elements[1].value)
                return
        func = call.func
        name = func.attr.value if isinstance(func, cst.Attribute) else ""
        added_to = func.value if isinstance(func, cst.Attribute) else None
        if name == "extend" and isinstance(added_to, cst.Name) and not arg.star:
            self._collect(added_to)
            return
        raise UncertainError(_OTHERWISE)

    def _items(self, loop: cst.For | cst.CompFor, target: Node) -> None:
        """Follow the name that a loop gives to each record."""
        if not isinstance(target, cst.Name):
            raise UncertainError(_OTHERWISE)
        scope: Node = loop
        if isinstance(loop, cst.CompFor):
            scope = self.tree.parents[loop]
        others = [one for one in self.tree.bindings(target) if one.node is not target]
        if any(self.tree.is_inside(one.node, scope) for one in others):
            raise UncertainError(f"{target.value!r} is bound more than once")
        for read in self.tree.reads(target):
            if self.tree.is_inside(read, scope):
                self._record(read)
            elif not any(self._is_of(read, one.node) for one in others):
                raise UncertainError(f"{target.value!r} is read behind its loop")

    def _is_of(self, read: Node, binding: Node) -> bool:
        """Return if a loop around a read binds the name anew."""
        loop = next(self.tree.above(binding), None)
        return isinstance(loop, cst.For) and self.tree.is_inside(read, loop)

    # Names and functions

    def _bound(
        self, assign: cst.Assign | cst.AnnAssign, follow: Callable[[Node], None]
    ) -> None:
        if isinstance(assign, cst.AnnAssign):
            raise UncertainError("its records have a type hint")
        target = assign.targets[0].target
        is_global = isinstance(target, cst.Name) and self.tree.is_global(target)
        if is_global and not self.is_closed:
            raise UncertainError("other modules may read them")
        for use in self.tree.uses(assign):
            follow(use)

    def _or_empty(
        self,
        operation: cst.BooleanOperation,
        node: Node,
        follow: Callable[[Node], None],
        kind: type[cst.List] | type[cst.Dict],
    ) -> None:
        """Follow `records or []`, which is never empty-handed in API v2."""
        right = operation.right
        is_or = isinstance(operation.operator, cst.Or) and operation.left is node
        if not is_or or not isinstance(right, kind) or right.elements:
            raise UncertainError(_OTHERWISE)
        self.edits[operation] = lambda updated: updated.left
        follow(operation)

    def _returned(self, node: Node, follow: Callable[[Node], None]) -> None:
        """Follow the calls of a function that returns or yields the records."""
        function = self.tree.function(node)
        if function is None or function in self._seen:
            return
        self._seen.add(function)
        is_top = isinstance(self.tree.parents[function], cst.Module)
        if not self.is_closed or not is_top or function.decorators or function.returns:
            raise UncertainError("a function returns them")
        self._functions.append(function)
        binding = self.tree.bindings(function.name)
        if len(binding) != 1:
            raise UncertainError("a function is bound more than once")
        reads = self.tree.reads(function.name)
        if not reads:
            raise UncertainError("others call a function that returns them")
        for read in reads:
            call = self.tree.parents[read]
            if not isinstance(call, cst.Call) or call.func is not read:
                raise UncertainError("a function that returns them is handed on")
            above = self.tree.parents[call]
            follow(above if isinstance(above, cst.Await) else call)

    def _is_ours(self, one: cst.Return | cst.Yield) -> bool:
        """Return if a function's result is a record of this request, or nothing."""
        value = one.value
        if value is None or value in self._seen:
            return True
        if isinstance(value, cst.From):
            return value.item in self._seen
        if isinstance(value, cst.Name):
            return is_none(value) or value in self._seen
        return isinstance(value, cst.List) and not value.elements

    def _handed_on(self, arg: cst.Arg) -> None:
        """Follow a record into a function of the module."""
        found = parameter_of(self.tree, arg) if self.is_closed else None
        if found is None:
            raise UncertainError(_OTHERWISE)
        parameter, others = found
        self._given += others
        if parameter not in self._seen:
            self._seen.add(parameter)
            for read in self.tree.reads(parameter.name):
                self._record(read)

    # Lists that the program makes

    def _appended(self, parent: Node) -> cst.Name | None:
        """Return the list that a record is appended to."""
        call = self.tree.parents.get(parent)
        if isinstance(parent, cst.Arg) and isinstance(call, cst.Call):
            func = call.func
            if isinstance(func, cst.Attribute) and func.attr.value == "append":
                return func.value if isinstance(func.value, cst.Name) else None
        return None

    def _collect(self, name: cst.Name) -> None:
        self._collected.append(name)
        parents = self.tree.parents
        made = [
            one.node
            for one in self.tree.bindings(name)
            if not isinstance(parents[one.node], cst.AugAssign)
        ]
        value = self.tree.given(made[0]) if len(made) == 1 else None
        is_empty = isinstance(value, cst.List) and not value.elements
        if value is None or not (is_empty or self.tree.code(value) == "list()"):
            raise UncertainError(_WITH_OTHERS)
        if self.tree.is_global(name) and not self.is_closed:
            raise UncertainError("other modules may read them")
        for read in self.tree.reads(name):
            if self._added(read) is None:
                self._list(read)

    def _added(self, read: Node) -> Node | None:
        """Return the expression that is added to a list where its name is read.

        The statement stands for one that adds in another way.
        """
        parent = self.tree.parents[read]
        if isinstance(parent, cst.AugAssign) and parent.target is read:
            is_sum = isinstance(parent.operator, cst.AddAssign)
            return parent.value if is_sum else parent
        if not isinstance(parent, cst.Attribute):
            return None
        if parent.attr.value not in ("append", "extend"):
            return None
        call = self.tree.parents[parent]
        if isinstance(call, cst.Call) and len(call.args) == 1:
            return call.args[0].value
        return parent


class _Known(Records):
    """The uses of records that are known, whatever the others are."""

    def _record(self, node: Node) -> None:
        with suppress(UncertainError):
            super()._record(node)

    def _list(self, node: Node) -> None:
        with suppress(UncertainError):
            super()._list(node)


def lost_reads(
    constants: Constants, entity: str, nodes: list[Node], *, is_list: bool
) -> list[tuple[Node, str]]:
    """Return the known reads of keys that no record has any more, with the reasons."""
    found = _Known(constants, entity, is_closed=True)
    for node in nodes:
        with suppress(UncertainError):
            found.follow(node, is_list=is_list)
    return found.lost
