"""Reads of one key of a record, as API v2 has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import libcst as cst

from ...custom import is_custom
from ...rules import Table, table
from ..source.constants import Constants
from ..source.syntax import Node, UncertainError, is_none, literal, subscript

_PLAIN: Final = ("integer", "boolean", "text")
_ARITHMETIC: Final = (
    cst.Add,
    cst.Subtract,
    cst.Multiply,
    cst.Divide,
    cst.FloorDivide,
)


@dataclass(frozen=True)
class Read:
    """A read of a record.

    Attributes:
        node: The expression to replace.
        made: A function from the code of the record to that of the expression; None if
            only a record of API v1 has it.
        comment: A change that a person should know of.
    """

    node: Node
    made: Callable[[str], str] | None
    comment: str = ""
    is_lost: bool = False
    """True if a record in the shape of API v1 does not have it, either."""


def key_of(constants: Constants, node: Node) -> tuple[str | None, Node]:
    """Return the key that is read of an expression, and the read.

    None: it is not read by a key, or a default goes with it.
    """
    parents = constants.tree.parents
    parent = parents[node]
    index: Node | None = None
    if isinstance(parent, cst.Subscript) and parent.value is node:
        index = subscript(parent)
    elif isinstance(parent, cst.Attribute) and parent.attr.value == "get":
        call = parents[parent]
        if isinstance(call, cst.Call) and call.args and not call.args[0].star:
            index, parent = call.args[0].value, call
    if isinstance(index, cst.Name) and index.value in constants.keys.values():
        return index.value, parent
    key = literal(index)
    return (key if isinstance(key, str) else None), parent


def flagged(rules: Table, key: str) -> str:
    """Return what a person has to know about a key that API v2 has not; "" if it has."""
    if key in rules.removed:
        instead = rules.removed[key]
        return f"{key!r} is gone" + (f": {instead}" if instead else "")
    if key in rules.included:
        return f"{key!r} comes {rules.asked_for(key)}"
    return ""


class Keys:
    """The keys of the records of one entity."""

    def __init__(self, constants: Constants, entity: str) -> None:
        self.rules = table(entity)
        self._tree = constants.tree
        self._constants = constants

    def read(self, node: Node) -> Read:
        """Return what a read of a record becomes.

        Raises:
            UncertainError: It is no read of a key.
        """
        key, read = key_of(self._constants, node)
        above = self._tree.parents[read]
        changes = cst.AssignTarget | cst.AugAssign | cst.Del | cst.NamedExpr
        if key is None or (isinstance(above, changes) and not _is_value(above, read)):
            raise UncertainError("its records are used in other ways")
        old = self.rules.also.get(key, key)
        if text := flagged(self.rules, old):
            return Read(node, None, text, is_lost=True)
        if isinstance(read, cst.Call) and not has_no_default(read):
            return Read(node, None)
        if key in self._constants.keys.values() or is_custom(key):
            return self._custom(key, node, read)
        return self._known(old, node, read)

    def _custom(self, key: str, node: Node, read: Node) -> Read:
        if key not in self._constants.keys.values():
            if len(key) > 40:
                return Read(node, None, "its parts are an object in API v2")
            quote = self._tree.quotes(read)
            key = f"{quote}{key}{quote}"
        text = "custom fields: an option is a number, an amount or a time an object"
        return Read(
            read, lambda code: f"({code}.custom_fields or {{}}).get({key})", text
        )

    def _known(self, old: str, node: Node, read: Node) -> Read:
        rules = self.rules
        new = rules.renamed.get(old, old)
        kind = rules.types.get(new)
        if old in rules.related:
            return self._related(old, new, node, read)
        if isinstance(kind, list):
            return self._nested(old, new, node, read)
        for name in rules.addresses:
            if old == name or old.startswith(f"{name}_"):
                return self._address(name, old.removeprefix(name)[1:], node, read)
        if kind not in (None, "integers") and self._tree.is_tested(read):
            is_other = old in rules.negated or old in rules.blank
            if not is_other or not self._tree.is_none_test(read):
                made = f"(not {{}}.{new})" if old in rules.negated else f"{{}}.{new}"
                return Read(read, made.format)
        if old in rules.blank or kind is None:
            return Read(node, None, "" if kind else f"{old!r} is no key of API v2")
        if old in rules.negated:
            return Read(read, lambda code: f"(not {code}.{new})")
        if old in rules.texts:
            return Read(read, lambda code: f"str({code}.{new})")
        if kind in _PLAIN:
            return Read(read, lambda code: f"{code}.{new}")
        return self._converted(kind, new, node, read)

    def _converted(self, kind: str, new: str, node: Node, read: Node) -> Read:
        above = self._tree.parents[read]
        if kind == "number" and self._is_number(read):
            text = f"{new!r} is a float: 100 is printed as 100.0"
            return Read(read, lambda code: f"{code}.{new}", text)
        if kind == "time" and isinstance(above, cst.Subscript) and _is_day(above):
            return Read(above, lambda code: f"{code}.{new}.date().isoformat()")
        words = {
            "time": "a datetime",
            "date": "a date",
            "integers": "a list of numbers",
            "number": "a float",
        }
        return Read(node, None, f"{new!r} is {words.get(kind, 'of another type')}")

    def _related(self, old: str, new: str, node: Node, read: Node) -> Read:
        at = read
        above = self._tree.parents[read]
        if isinstance(above, cst.BooleanOperation) and _is_or_empty(above, read):
            at = above
        inner, whole = key_of(self._constants, at)
        in_try = any(self._tree.around(read, cst.Try))
        is_plain = not isinstance(whole, cst.Call) or has_no_default(whole)
        if inner in ("id", "value") and is_plain and not in_try:
            return Read(whole, lambda code: f"{code}.{new}")
        if inner not in (None, "id", "value"):
            text = f"{old!r} is an ID now: get {inner!r} by it"
            return Read(node, None, text, is_lost=True)
        if self._tree.is_tested(read):
            return Read(read, lambda code: f"{code}.{new}")
        return Read(node, None, f"{old!r} is an ID now")

    def _nested(self, old: str, new: str, node: Node, read: Node) -> Read:
        """Return the read of one part of one object in a list."""
        above = self._tree.parents[read]
        if isinstance(above, cst.Subscript) and above.value is read:
            index = literal(subscript(above))
            inner, whole = key_of(self._constants, above)
            kinds = self.rules.nested[new].types
            plain = isinstance(whole, cst.Subscript) and inner in kinds
            if isinstance(index, int) and plain and kinds[str(inner)] in _PLAIN:
                text = f"{new!r} is an empty list where API v1 had one empty item"
                return Read(whole, lambda code: f"{code}.{new}[{index}].{inner}", text)
        return Read(node, None, f"{old!r} is a list {new!r}" if old != new else "")

    def _address(self, name: str, part: str, node: Node, read: Node) -> Read:
        part = self.rules.addresses[name].get(part, part) or "value"
        if not isinstance(node, cst.Name):
            return Read(node, None, f"{name!r} is an object")

        def made(code: str) -> str:
            return f"({code}.{name}.{part} if {code}.{name} else None)"

        return Read(read, made)

    # Contexts

    def _is_number(self, node: Node) -> bool:
        """Return if an expression is reckoned with."""
        parent = self._tree.parents[node]
        if isinstance(parent, cst.BooleanOperation):
            return self._is_number(parent)
        if isinstance(parent, cst.BinaryOperation):
            return isinstance(parent.operator, _ARITHMETIC)
        return isinstance(parent, cst.AugAssign | cst.Comparison | cst.ComparisonTarget)


def _is_value(statement: Node, node: Node) -> bool:
    return getattr(statement, "value", None) is node


def has_no_default(call: cst.Call) -> bool:
    """Return if a call of `get` gives None for a missing key."""
    return len(call.args) == 1 or is_none(call.args[1].value)


def _is_or_empty(operation: cst.BooleanOperation, left: Node) -> bool:
    right = operation.right
    is_empty = isinstance(right, cst.Dict) and not right.elements
    return (
        operation.left is left and isinstance(operation.operator, cst.Or) and is_empty
    )


def _is_day(node: cst.Subscript) -> bool:
    """Return if a subscript takes the date of a time: `[:10]`."""
    index = node.slice[0].slice
    if not isinstance(index, cst.Slice) or index.step or index.lower:
        return False
    return bool(literal(index.upper) == 10)
