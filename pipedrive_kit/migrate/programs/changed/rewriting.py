"""The rewriting of one request: its response and its records, use by use."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import libcst as cst

from ...notes import Call, code_of
from ...rules import entity_of, load, table
from ..found.loops import loop_of, yields
from ..found.request import Request
from ..source.syntax import Node, UncertainError
from .edits import Code, Edit, both, named, object_of, removed, replaced, unrolled
from .handlers import widen_handlers
from .keys import has_no_default, key_of
from .records import Records, lost_reads

if TYPE_CHECKING:
    from .plan import Plan

_LOADS: Final = ("json.load", "json.loads", "load", "loads")
_OPTIONS: Final = (
    "custom fields: the ID of an option is a number; with fields= it is the old text"
)
_LOOPS: Final = (cst.For, cst.While, cst.CompFor)


class Rewriting:
    """The rewriting of one request; it raises if one use of the response is unknown."""

    def __init__(self, plan: Plan, request: Request, found: Call) -> None:
        self.request = request
        self.edits: dict[Node, Edit] = {}
        self.comments: list[tuple[Node, str]] = []
        self.codes: list[Code] = []
        self.lost: set[Node] = set()
        self._tree = tree = plan.tree
        self._constants = plan.constants
        self._found = found
        self._data: list[Node] = []
        self._renamed: cst.Name | None = None
        self._is_closed = plan.is_closed
        self._writes = [r.node for r in plan.requests if not r.v1.startswith("GET")]
        sent: Node = request.node
        if isinstance(tree.parents[sent], cst.Await):
            sent = tree.parents[sent]
        self._sent = sent
        loop = loop_of(request, tree, plan.requests) if request.is_paged else None
        if loop is not None:
            for statement in loop.removed:
                self.edits[statement] = removed
            self.edits[loop.node] = unrolled(loop.returned)
        item = tree.parents[sent]
        self.is_async = isinstance(sent, cst.Await)
        if isinstance(item, cst.WithItem):
            self.is_async = self._opened(item)
        kind = "body" if request.library == "pipedrive" else "response"
        if isinstance(item, cst.WithItem):
            assert item.asname is not None
            for use in self._uses_of(item.asname.name):
                self._consume(use, kind)
        else:
            self._consume(sent, kind)
        if request.made is not None:
            self._unmade(request)
        widen_handlers(sent, tree, self.edits)
        is_lazy = loop is not None and yields(loop.node)
        text = self._result(plan.clients, is_lazy=is_lazy)
        self.edits[sent] = replaced(text, sent, tree, request, plan.codes)
        self._simplify()

    def _opened(self, item: cst.WithItem) -> bool:
        """Take a `with` away; return if it is an `async with`."""
        statement = self._tree.parents[item]
        assert isinstance(statement, cst.With)
        is_block = isinstance(statement.body, cst.IndentedBlock)
        if len(statement.items) != 1 or item.asname is None or not is_block:
            raise UncertainError("its response is used in another way")
        target = item.asname.name

        def edit(updated: Any) -> Any:
            value = updated.items[0].item
            assign = cst.Assign([cst.AssignTarget(self._renamed or target)], value)
            first = cst.SimpleStatementLine([assign], updated.leading_lines)
            return cst.FlattenSentinel([first, *updated.body.body])

        self.edits[statement] = edit
        return statement.asynchronous is not None

    def _uses_of(self, target: Node) -> list[cst.Name]:
        """Return the reads of the response that a `with` binds."""
        if not isinstance(target, cst.Name):
            raise UncertainError("its response is used in another way")
        scope = next(self._tree.around(target, cst.With))
        for one in self._tree.bindings(target):
            is_other = one.node is not target and self._tree.is_inside(one.node, scope)
            if is_other:
                raise UncertainError(f"{target.value!r} is bound more than once")
        found = self._tree.reads(target)
        inside = [read for read in found if self._tree.is_inside(read, scope)]
        if len(inside) < len(found) and len(self._tree.bindings(target)) == 1:
            raise UncertainError("its response is used behind its `with`")
        return inside

    def _unmade(self, request: Request) -> None:
        """Take the `Request` of urllib away, if it had a name."""
        made = request.made
        assert made is not None
        assign = self._tree.parents[made]
        if isinstance(assign, cst.Arg):
            return
        if not isinstance(assign, cst.Assign):
            raise UncertainError("its Request is used in another way")
        uses = self._tree.uses(assign)
        line = self._tree.parents[assign]
        alone = isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1
        if len(uses) != 1 or not alone:
            raise UncertainError("its Request is used in another way")
        loops = {at for at in self._tree.above(uses[0]) if isinstance(at, _LOOPS)}
        if not loops <= {*self._tree.above(assign)}:
            raise UncertainError("its Request is used in a loop")
        self.edits[line] = removed

    def _result(self, clients: tuple[str, str], *, is_lazy: bool) -> str:
        """Return the code of the call, and follow its records."""
        found = self._found
        positional = load().methods[found.name].positional
        quote = self._tree.quotes(self._sent)
        arguments = [
            (
                code_of(value, self._constants.keys)
                if name in positional
                else f"{name}={code_of(value, self._constants.keys)}"
            )
            for name, value in found.arguments.items()
        ]
        name = clients[self.is_async]
        call = f"{name}.{found.name}({', '.join(arguments)})"
        wait = "await " if self.is_async else ""
        entity = entity_of(found.name)
        if not found.is_list and not self._data:
            return wait + call
        records = self._records(entity) if entity else None
        if found.is_list:
            return self._list(call, entity, records, quote, is_lazy=is_lazy)
        if records is not None or found.name.partition(".")[2].startswith("delete"):
            return wait + call
        if entity is None:
            return f"({wait}{call}).to_dict()" if wait else f"{call}.to_dict()"
        return f"to_v1({quote}{entity}{quote}, {wait}{call})"

    def _list(
        self,
        call: str,
        entity: str | None,
        records: Records | None,
        quote: str,
        *,
        is_lazy: bool,
    ) -> str:
        many = "async for" if self.is_async else "for"
        if records is not None:
            is_walked = is_lazy or self._is_walked(records)
            if is_walked and (not self.is_async or self._walks_async()):
                return call
            return (
                f"[one async for one in {call}]" if self.is_async else f"list({call})"
            )
        made = f"to_v1({quote}{entity}{quote}, one)" if entity else "one.to_dict()"
        text = f"{made} {many} one in {call}"
        if is_lazy and not self.is_async:
            return f"({text})"
        return f"[{text}] or None" if self._is_compared() else f"[{text}]"

    def _is_compared(self) -> bool:
        """Return if a list is compared with None, which an empty one was in API v1."""
        for assign in (self._tree.parents[node] for node in self._data):
            if isinstance(assign, cst.Assign):
                with suppress(UncertainError):
                    uses = self._tree.uses(assign)
                    return any(self._tree.is_none_test(use) for use in uses)
        return False

    def _walks_async(self) -> bool:
        """Make the loop over the items an `async for`, if there is one."""
        loop = self._tree.parents[self._data[0]]
        if isinstance(loop, cst.BooleanOperation):
            loop = self._tree.parents[loop]
        if not isinstance(loop, cst.For):
            return False
        awaited = cst.Asynchronous()
        self.edits[loop] = lambda updated: updated.with_changes(asynchronous=awaited)
        return True

    def _is_walked(self, records: Records) -> bool:
        """Return if the items are only iterated over, and once."""
        if len(self._data) != 1:
            return False
        loops = {at for at in self._tree.above(self._data[0]) if isinstance(at, _LOOPS)}
        own = self._tree.parents[self._data[0]]
        if isinstance(own, cst.BooleanOperation):
            own = self._tree.parents[own]
        outer = {*self._tree.above(self._sent)}
        removed = {node for node in self.edits if isinstance(node, cst.While)}
        # A list that is changed while it is read has to be read before.
        is_changed = isinstance(own, cst.For) and any(
            self._tree.is_inside(node, own) for node in self._writes
        )
        return records.is_walked and not is_changed and loops - {own} - removed <= outer

    def _records(self, entity: str) -> Records | None:
        """Return the uses of the records, if all are known; else flag those that are."""
        found = Records(self._constants, entity, is_closed=self._is_closed)
        try:
            for node in self._data:
                found.follow(node, is_list=self._found.is_list)
            is_known = bool(found.direct or not found.kept)
        except UncertainError:
            is_known = False
        if is_known:
            for node, edit in found.edits.items():
                self.edits[node] = both(self.edits.get(node), edit)
            self.comments += found.comments
            self.codes += found.codes
            self.lost |= {node for node, _ in found.lost}
            return found
        has_keys = re.search(r"\b[0-9a-f]{40}\b", self._tree.module.code)
        if has_keys and "custom_fields" in table(entity).types:
            self.comments.append((self._sent, _OPTIONS))
        self.comments += lost_reads(
            self._constants, entity, self._data, is_list=self._found.is_list
        )
        return None

    def _simplify(self) -> None:
        """Bind the result to the name that is read, and to none if none is."""
        tree = self._tree
        first = assign = tree.parents[self._sent]
        if isinstance(first, cst.WithItem) and first.asname is not None:
            reads = self._uses_of(first.asname.name)
            uses = [use for use in reads if not self._is_gone(use)]
            second = self._alias(uses[0]) if len(uses) == 1 else None
            target = second.targets[0].target if second is not None else None
            if isinstance(target, cst.Name) and len(tree.bindings(target)) == 1:
                assert second is not None
                self._renamed = cst.Name(target.value)
                self.edits[tree.parents[second]] = removed
        while isinstance(assign, cst.Assign) and self._has_line(assign):
            target = assign.targets[0].target
            if not isinstance(target, cst.Name) or tree.is_global(target):
                return
            uses = [use for use in tree.uses(assign) if not self._is_gone(use)]
            if not uses and assign is first:
                self.edits[assign] = lambda updated: cst.Expr(updated.value)
            second = self._alias(uses[0]) if len(uses) == 1 else None
            if second is None or not isinstance(first, cst.Assign):
                return
            name = second.targets[0].target
            assert isinstance(name, cst.Name)
            block = tree.parents[tree.parents[assign]]
            is_near = tree.parents[tree.parents[second]] is block
            if not is_near or len(tree.bindings(name)) != 1:
                return
            self.edits[first.targets[0].target] = named(name.value)
            self.edits[tree.parents[second]] = removed
            assign = second

    def _alias(self, use: Node) -> cst.Assign | None:
        """Return the assignment that gives another name to a name's value."""
        tree = self._tree
        at: Node = use
        parent = tree.parents[at]
        while not isinstance(parent, cst.Assign):
            is_part = isinstance(parent, cst.Attribute | cst.Arg)
            outer = tree.parents[parent] if is_part else parent
            if outer not in self.edits:
                return None
            at, parent = outer, tree.parents[outer]
        is_name = isinstance(parent.targets[0].target, cst.Name)
        return parent if is_name and self._has_line(parent) else None

    def _has_line(self, assign: cst.Assign) -> bool:
        line = self._tree.parents[assign]
        is_alone = isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1
        return is_alone and len(assign.targets) == 1

    def _is_gone(self, node: Node) -> bool:
        return any(self.edits.get(at) is removed for at in self._tree.above(node))

    # Uses of responses

    def _consume(self, node: Node, kind: str) -> None:
        """Plan what becomes of an expression that is a response, a body, or data.

        Raises:
            UncertainError: It is used in another way.
        """
        tree = self._tree
        parent = tree.parents[node]
        if self._is_gone(node):
            return
        if isinstance(parent, cst.Expr):
            return
        if isinstance(parent, cst.Await) and kind == "body":
            self.edits[parent] = lambda updated: updated.expression
            node, parent = parent, tree.parents[parent]
        if kind == "data":
            self._found_data(node, parent)
        elif isinstance(parent, cst.Assign) and parent.value is node:
            for use in tree.uses(parent):
                self._consume(use, kind)
        elif isinstance(parent, cst.Attribute) and parent.value is node:
            self._attribute(parent, kind)
        elif isinstance(parent, cst.Subscript) and kind == "body":
            self._key(parent, key_of(self._constants, node)[0])
        elif isinstance(parent, cst.Arg) and kind in ("response", "bytes"):
            self._loaded(parent)
        else:
            raise UncertainError(f"its {kind} is used as in {tree.short(parent)}")

    def _loaded(self, arg: cst.Arg) -> None:
        """Take `json.load(...)` away, which reads the body."""
        call = self._tree.parents[arg]
        assert isinstance(call, cst.Call)
        if self._tree.code(call.func) not in _LOADS or len(call.args) != 1:
            raise UncertainError(f"its response is used as in {self._tree.short(call)}")
        self.edits[call] = lambda updated: updated.args[0].value
        self._consume(call, "body")

    def _attribute(self, node: cst.Attribute, kind: str) -> None:
        call = self._tree.parents[node]
        name = node.attr.value
        if kind == "response" and name in ("text", "content"):
            self.edits[node] = lambda updated: updated.value
            self._consume(node, "bytes")
            return
        if not isinstance(call, cst.Call) or call.func is not node:
            raise UncertainError(f"its {kind} is used as in {self._tree.short(node)}")
        if kind == "response" and name == "json":
            self.edits[call] = object_of
            self._consume(call, "body")
        elif (kind, name) in (("response", "read"), ("bytes", "decode")):
            self.edits[call] = object_of
            self._consume(call, "bytes")
        elif kind == "response" and name in ("raise_for_status", "close"):
            line = self._tree.parents[self._tree.parents[call]]
            if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
                raise UncertainError("raise_for_status is in an expression")
            self.edits[line] = removed
        elif kind == "body" and name == "get" and _has_no_default(call):
            self._key(call, key_of(self._constants, node.value)[0])
        else:
            raise UncertainError(f"its {kind} is used as in {self._tree.short(call)}")

    def _key(self, node: Node, key: Any) -> None:
        if key == "data":
            self.edits[node] = object_of
            self._consume(node, "data")
        elif key == "success" and not self._tree.is_inside(self._sent, node):
            self.edits[node] = lambda _: cst.Name("True")
        else:
            raise UncertainError(f"its body is used as in {self._tree.short(node)}")

    def _found_data(self, node: Node, parent: Node) -> None:
        if "search" not in self._found.name:
            self._data.append(node)
            return
        # `["items"]` stands around the items of a search.
        if isinstance(parent, cst.Assign) and parent.value is node:
            for use in self._tree.uses(parent):
                self._found_data(use, self._tree.parents[use])
            return
        key, read = key_of(self._constants, node)
        if key != "items":
            raise UncertainError(f"its data is used as in {self._tree.short(parent)}")
        self.edits[read] = object_of


def _has_no_default(call: cst.Call) -> bool:
    """Return if a read of a body gives its content, or nothing."""
    default = call.args[-1].value
    is_empty = isinstance(default, cst.Dict | cst.List) and not default.elements
    return has_no_default(call) or (len(call.args) == 2 and is_empty)
