"""The plan of a rewriting: what becomes of the nodes of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider

from ..notes import Call, code_of
from ..payloads import CANNOT_BE_SET
from ..rules import entity_of, load, table
from .requests import Constants, Request, requests_of

MARK: Final = "# API v2:"
_PAGING: Final = re.compile(
    r"more_items_in_collection|next_start|pagination|additional_data"
)
_FREE_NAMES: Final = ("client", "pipedrive", "pipedrive_client")
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


class _NoError(Exception):
    """A use of a response that is not known; the text says which."""


class Plan:
    """The changes of a module, by node.

    Attributes:
        requests: The requests of API v1 in it.
        results: The new code of each that is rewritten.
        refusals: The reason for each that is not.
    """

    def __init__(self, wrapper: MetadataWrapper) -> None:
        self.module = wrapper.module
        self.parents = wrapper.resolve(ParentNodeProvider)
        positions = wrapper.resolve(PositionProvider)
        lines = {node: at.start.line for node, at in positions.items()}
        self.results: dict[cst.CSTNode, str] = {}
        self.refusals: dict[cst.CSTNode, str] = {}
        self.unwrapped: set[cst.CSTNode] = set()
        self.truths: set[cst.CSTNode] = set()
        self.removed: set[cst.CSTNode] = set()
        self.unrolled: dict[cst.CSTNode, cst.Return | None] = {}
        self.comments: dict[cst.CSTNode, list[str]] = {}
        self.makers: dict[str, tuple[str, bool]] = {}
        self._sent: cst.CSTNode = self.module  # the request that is looked at
        self.requests = requests_of(self.module, lines)
        self.names = Constants(self.module).keys
        self.client = self._client()
        self.base = next((r.base for r in self.requests if r.base), "")
        self.host = next((r.host for r in self.requests if r.host), "")
        self.token = next((r.token for r in self.requests if r.token), "")
        for request in self.requests:
            self._one(request)
        self._made()

    def _client(self) -> str:
        made = re.search(r"^(\w+) = pipedrive_v2\.Client\(", self.module.code, re.M)
        if made:
            return made[1]
        used = {node.value for node in walk(self.module) if isinstance(node, cst.Name)}
        return next((name for name in _FREE_NAMES if name not in used), "v2")

    # Requests

    def _one(self, request: Request) -> None:
        if request.is_base:
            return
        for note in request.all_notes:
            self._say(request.node, str(note))
        found = request.found
        if request.library == "connector" or found is None or not found.name:
            return
        if request.notes or found.each or found.further:
            return
        kept = self._state()
        self._sent = request.node
        try:
            self._check(found)
            loop = self._loop(request) if request.is_paged else None
            kind = "body" if request.library == "pipedrive" else "response"
            self._consume(request.node, kind, found)
            self.results[request.node] = self._result(
                request.node, found, is_lazy=_yields(loop)
            )
        except _NoError as error:
            self._restore(kept)
            self.refusals[request.node] = f"not rewritten: {error}"
            self._say(request.node, self.refusals[request.node])

    def _check(self, found: Call) -> None:
        """Refuse calls whose arguments or records the rules do not reach.

        Raises:
            _NoError: It is one of those.
        """
        unset = [note.key for note in found.notes if note.text == CANNOT_BE_SET]
        if unset:
            raise _NoError(f"{', '.join(unset)} of its body")
        if found.changed:
            raise _NoError(", ".join(note.key for note in found.changed))
        method = found.name.partition(".")[2]
        known = entity_of(found.name) or "search" in method
        if not known and not method.startswith("delete"):
            raise _NoError(f"the records of {found.name}() have other keys")

    def _state(self) -> tuple[Any, ...]:
        return (
            set(self.unwrapped),
            set(self.truths),
            set(self.removed),
            dict(self.unrolled),
            dict(self.makers),
        )

    def _restore(self, state: tuple[Any, ...]) -> None:
        self.unwrapped, self.truths, self.removed, self.unrolled, self.makers = state

    def _result(self, node: cst.CSTNode, found: Call, *, is_lazy: bool) -> str:
        positional = load().methods[found.name].positional
        arguments = [
            (
                code_of(value, self.names)
                if name in positional
                else f"{name}={code_of(value, self.names)}"
            )
            for name, value in found.arguments.items()
        ]
        call = f"{self.client}.{found.name}({', '.join(arguments)})"
        entity = entity_of(found.name)
        made = f'to_v1("{entity}", %s)' if entity else "%s.to_dict()"
        if found.is_list:
            text = f"{made % 'one'} for one in {call}"
            return f"({text})" if is_lazy else f"[{text}]"
        is_bare = isinstance(self.parents[node], cst.Expr)
        if is_bare or found.name.partition(".")[2].startswith("delete"):
            return call
        return made % call

    # Uses of responses

    def _consume(self, node: cst.CSTNode, kind: str, found: Call) -> None:
        """Plan what becomes of an expression that is a response, a body, or data.

        Raises:
            _NoError: It is used in another way.
        """
        parent = self.parents[node]
        if any(self._inside(node, gone) for gone in self.removed):
            return
        if isinstance(parent, cst.Expr):
            return
        if isinstance(parent, cst.Assign) and parent.value is node:
            for use in self._uses(parent):
                self._consume(use, kind, found)
        elif kind == "data" and "search" in found.name:
            self._found_items(node, parent)
        elif kind == "data":
            self._data(node, parent, found)
        elif isinstance(parent, cst.Attribute) and parent.value is node:
            self._attribute(parent, kind, found)
        elif isinstance(parent, cst.Subscript) and kind == "body":
            self._key(parent, self._literal(parent), found)
        else:
            raise _NoError(f"its {kind} is used as in {self._short(parent)}")

    def _attribute(self, node: cst.Attribute, kind: str, found: Call) -> None:
        call = self.parents[node]
        name = node.attr.value
        if not isinstance(call, cst.Call):
            raise _NoError(f"its {kind} is used as in {self._short(node)}")
        if kind == "response" and name == "json":
            self.unwrapped.add(call)
            self._consume(call, "body", found)
        elif kind == "response" and name == "raise_for_status":
            line = self.parents[self.parents[call]]
            if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
                raise _NoError("raise_for_status is in an expression")
            self.removed.add(line)
        elif kind == "body" and name == "get" and call.args:
            first = call.args[0].value
            key = first.evaluated_value if isinstance(first, cst.SimpleString) else None
            self._key(call, key, found)
        else:
            raise _NoError(f"its {kind} is used as in {self._short(call)}")

    def _key(self, node: cst.CSTNode, key: Any, found: Call) -> None:
        if key == "data":
            self.unwrapped.add(node)
            self._consume(node, "data", found)
        elif key == "success" and not self._inside(self._sent, node):
            self.truths.add(node)
        else:
            raise _NoError(f"its body is used as in {self._short(node)}")

    def _found_items(self, node: cst.CSTNode, parent: cst.CSTNode) -> None:
        """Take `["items"]` away, which stands around the items of a search."""
        key, read = self._key_of(node)
        if key != "items" or read is None:
            raise _NoError(f"its data is used as in {self._short(parent)}")
        self.unwrapped.add(read)

    def _data(self, node: cst.CSTNode, parent: cst.CSTNode, found: Call) -> None:
        """Look at the reads of records whose origin is certain."""
        entity = entity_of(found.name) or ""
        while isinstance(parent, cst.BooleanOperation):
            node, parent = parent, self.parents[parent]
        if isinstance(parent, cst.Assign):
            for use in self._uses(parent):
                self._data(use, self.parents[use], found)
            return
        function = self._function(node)
        if isinstance(parent, cst.From | cst.Return) and function is not None:
            self.makers[function.name.value] = (entity, found.is_list)
        elif found.is_list and isinstance(parent, cst.For | cst.CompFor):
            scope = parent if isinstance(parent, cst.For) else self.parents[parent]
            self._reads_of(parent.target, scope, entity)
        elif not found.is_list:
            self._read(node, entity)

    def _made(self) -> None:
        """Follow what functions of this module return."""
        for node in walk(self.module):
            if not isinstance(node, cst.Call) or not isinstance(node.func, cst.Name):
                continue
            if node.func.value not in self.makers:
                continue
            entity, is_list = self.makers[node.func.value]
            with suppress(_NoError):
                self._follow(node, entity, is_list=is_list)

    def _follow(self, node: cst.CSTNode, entity: str, *, is_list: bool) -> None:
        parent = self.parents[node]
        if isinstance(parent, cst.Assign):
            for use in self._uses(parent):
                self._follow(use, entity, is_list=is_list)
        elif is_list and isinstance(parent, cst.For | cst.CompFor):
            scope = parent if isinstance(parent, cst.For) else self.parents[parent]
            self._reads_of(parent.target, scope, entity)
        elif not is_list:
            self._read(node, entity)

    def _reads_of(self, target: cst.CSTNode, scope: cst.CSTNode, entity: str) -> None:
        if isinstance(target, cst.Name):
            for node in walk(scope):
                if isinstance(node, cst.Name) and node.value == target.value:
                    self._read(node, entity)

    def _read(self, node: cst.CSTNode, entity: str) -> None:
        """Note a read of a key that API v2 has not."""
        if not entity:
            return
        rules = table(entity)
        key, read = self._key_of(node)
        if key is None or read is None:
            return
        if key in rules.removed:
            instead = rules.removed[key]
            text = f"{key!r} is gone" + (f": {instead}" if instead else "")
            self._say(node, text)
        elif key in rules.included:
            new = rules.renamed.get(key, key)
            self._say(node, f"{key!r} comes with include_fields={new!r} only")
        elif key in rules.related:
            inner, _ = self._key_of(read)
            if inner not in (None, "id", "value"):
                self._say(node, f"{key!r} is an ID now: get {inner!r} by it")

    def _key_of(self, node: cst.CSTNode) -> tuple[str | None, cst.CSTNode | None]:
        """Return the key that is read of an expression, and the read."""
        parent = self.parents[node]
        if isinstance(parent, cst.Subscript) and parent.value is node:
            return self._literal(parent), parent
        if isinstance(parent, cst.Attribute) and parent.attr.value == "get":
            call = self.parents[parent]
            if isinstance(call, cst.Call) and call.args:
                first = call.args[0].value
                if isinstance(first, cst.SimpleString):
                    return str(first.evaluated_value), call
        return None, None

    def _literal(self, node: cst.Subscript) -> str | None:
        index = node.slice[0].slice
        if isinstance(index, cst.Index) and isinstance(index.value, cst.SimpleString):
            return str(index.value.evaluated_value)
        return None

    # Loops over pages

    def _loop(self, request: Request) -> cst.While:
        """Plan to take a loop over pages away; return it."""
        loop: cst.CSTNode = request.node
        while not isinstance(loop, cst.While):
            loop = self.parents.get(loop) or _fail("it has a `start` without a loop")
        if loop.orelse or not isinstance(loop.body, cst.IndentedBlock):
            raise _NoError("its loop has an `else`")
        if not isinstance(loop.test, cst.Name):
            raise _NoError("its loop has a condition of its own")
        names = {*self._start_names(request), loop.test.value} - {"True"}
        value: cst.Return | None = None
        gone: set[cst.CSTNode] = set()
        for statement in loop.body.body:
            if self._inside(request.node, statement):
                continue
            if self._is_paging(statement, names):
                sends = {request.node for request in self.requests}
                if any(isinstance(n, _COMPOUND) or n in sends for n in walk(statement)):
                    raise _NoError("its loop does more than one thing at once")
                gone.add(statement)
                names |= bound_by(statement)
                for node in walk(statement):
                    if isinstance(node, cst.Return) and node.value is not None:
                        value = node
            elif _leaves(statement):
                raise _NoError("its loop ends in another way")
        self.removed |= gone
        self.unrolled[loop] = value
        self._forget(names, loop, gone | {request.node, loop.test})
        return loop

    def _is_paging(self, statement: cst.CSTNode, names: set[str]) -> bool:
        code = self.module.code_for_node(statement)
        if isinstance(statement, cst.If):
            test = {n.value for n in walk(statement.test) if isinstance(n, cst.Name)}
            ends = all(
                isinstance(part, _ENDS)
                for node in walk(statement)
                if isinstance(node, cst.SimpleStatementLine)
                for part in node.body
            )
            is_paging = bool(_PAGING.search(code) or test & names)
            if is_paging and not ends:
                raise _NoError("its loop does more than one thing at once")
            return is_paging or (_leaves(statement) and ends)
        bound = bound_by(statement)
        return bool(_PAGING.search(code)) or (bool(bound) and bound <= names)

    def _start_names(self, request: Request) -> Iterator[str]:
        """Yield the names that a request takes its `start` from."""
        for node in walk(request.node):
            if isinstance(node, cst.DictElement) and isinstance(node.value, cst.Name):
                if self.module.code_for_node(node.key).strip("'\"") == "start":
                    yield node.value.value
            elif isinstance(node, cst.Arg) and isinstance(node.value, cst.Name):
                if node.keyword is not None and node.keyword.value == "start":
                    yield node.value.value
            elif isinstance(node, cst.FormattedStringExpression):
                code = self.module.code_for_node(node.expression)
                yield from ["start"] if code == "start" else []

    def _forget(self, names: set[str], loop: cst.While, gone: set[cst.CSTNode]) -> None:
        """Take the first values of names away that only the loop over pages read."""
        scope = self._function(loop) or self.module
        kept = {
            node.value
            for node in walk(scope)
            if isinstance(node, cst.Name)
            and not isinstance(self.parents[node], cst.AssignTarget)
            and not any(self._inside(node, one) for one in gone)
        }
        for node in walk(scope):
            if not isinstance(node, cst.SimpleStatementLine) or len(node.body) != 1:
                continue
            bound = bound_by(node)
            if len(bound) != 1 or not bound <= names or self._inside(node, loop):
                continue
            if not re.search(
                r"= (0|True|None)$", self.module.code_for_node(node.body[0])
            ):
                raise _NoError("its loop does not begin with the first page")
            if bound <= names - kept:
                self.removed.add(node)

    # Places

    def _uses(self, assign: cst.Assign) -> list[cst.Name]:
        """Return the reads of the name that an assignment binds."""
        target = assign.targets[0].target
        if len(assign.targets) != 1 or not isinstance(target, cst.Name):
            raise _NoError("it is bound to several names")
        scope = self._function(assign) or self.module
        found: list[cst.Name] = []
        for node in walk(scope):
            if not isinstance(node, cst.Name) or node.value != target.value:
                continue
            parent = self.parents[node]
            if isinstance(parent, cst.Arg) and parent.keyword is node:
                continue
            if isinstance(parent, cst.Attribute) and parent.attr is node:
                continue
            if isinstance(parent, cst.AssignTarget):
                if node is not target:
                    raise _NoError(f"{target.value!r} is bound more than once")
                continue
            found.append(node)
        return found

    def _function(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        at: cst.CSTNode | None = node
        while at is not None and not isinstance(at, cst.FunctionDef):
            at = self.parents.get(at)
        return at

    def _inside(self, node: cst.CSTNode, outer: cst.CSTNode) -> bool:
        at: cst.CSTNode | None = node
        while at is not None and at is not outer:
            at = self.parents.get(at)
        return at is outer

    def _short(self, node: cst.CSTNode) -> str:
        text = " ".join(self.module.code_for_node(node).split())
        return text if len(text) <= 50 else f"{text[:47]}..."

    def _say(self, node: cst.CSTNode, text: str) -> None:
        at = node
        while not isinstance(self.parents[at], cst.IndentedBlock | cst.Module):
            at = self.parents[at]
        line = f"{MARK} {' '.join(text.split())}"
        said = self.comments.setdefault(at, [])
        if line not in said:
            said.append(line)


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield a node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def _fail(text: str) -> Any:
    raise _NoError(text)


def bound_by(node: cst.CSTNode) -> set[str]:
    """Return the names that a statement binds."""
    found: set[str] = set()
    for one in walk(node):
        if isinstance(one, cst.AssignTarget):
            found |= {n.value for n in walk(one.target) if isinstance(n, cst.Name)}
        elif isinstance(one, cst.AugAssign | cst.AnnAssign):
            found |= {n.value for n in [one.target] if isinstance(n, cst.Name)}
    return found


def _leaves(statement: cst.CSTNode) -> bool:
    return any(
        isinstance(node, cst.Break | cst.Continue | cst.Return)
        for node in _outside_loops(statement)
    )


def _outside_loops(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    if not isinstance(node, cst.For | cst.While | cst.FunctionDef):
        for child in node.children:
            yield from _outside_loops(child)


def _yields(loop: cst.While | None) -> bool:
    return loop is not None and any(isinstance(node, cst.From) for node in walk(loop))
