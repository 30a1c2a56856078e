"""Values of expressions, followed through the names of a program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

import libcst as cst

from ...custom import is_custom
from ...notes import Source
from .syntax import Node, Tree, UncertainError, every, literal, walk

HOLE: Final = re.compile(r"\{(\d+)\}")
_TEXTS: Final = (
    cst.SimpleString,
    cst.FormattedString,
    cst.ConcatenatedString,
    cst.BinaryOperation,
    cst.Call,
    cst.Name,
    cst.Attribute,
)
_READS: Final = ("get", "items", "keys", "values", "copy")
_MOST: Final = 50
"""Names that lead to each other, at most."""


class Constants:
    """The values that names have where they are read.

    Attributes:
        keys: Name of each constant that is the key of a custom field, by key.
        followed: The names that were read since `forget()`, with their assignments;
            `values` has the values, also those of attributes.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.followed: dict[cst.Name, cst.Assign | cst.AnnAssign] = {}
        self.values: list[cst.BaseExpression] = []
        self._attributes = _attributes(tree)
        self._depth = 0
        self.keys: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        for statement in tree.module.body:
            for node in statement.children:
                if isinstance(node, cst.Assign) and len(node.targets) == 1:
                    self._key(node.targets[0].target, node.value)

    def _key(self, target: cst.BaseExpression, value: cst.BaseExpression) -> None:
        if isinstance(target, cst.Name) and isinstance(value, cst.SimpleString):
            text = str(value.evaluated_value)
            self._texts.setdefault(repr(text), target.value)
            if is_custom(text):
                self.keys[text] = target.value

    def named(self, code: str) -> str:
        """Return the name of a module's constant that has a text; else its code."""
        return self._texts.get(code, code)

    def bound(self, node: Node) -> cst.BaseExpression | None:
        """Return the expression that a name or an attribute stands for, if certain."""
        if isinstance(node, cst.Attribute):
            value = self._attributes.get(self.tree.code(node))
            self.values += [value] if value is not None else []
            return value
        if not isinstance(node, cst.Name):
            return None
        try:
            assign = self.tree.value_at(node)
        except UncertainError:
            return None
        if assign.value is not None:
            self.followed[node] = assign
            self.values.append(assign.value)
        return assign.value

    def forget(self) -> None:
        """Begin to note anew which names are followed."""
        self.followed, self.values = {}, []

    def text(self, node: cst.BaseExpression, holes: list[str]) -> str:
        """Return the text of an expression; what it does not know is a hole, `{0}`."""
        self._depth += 1
        try:
            if self._depth < _MOST:
                return self._text(node, holes)
            raise UncertainError("its names lead to each other")
        finally:
            self._depth -= 1

    def _text(self, node: cst.BaseExpression, holes: list[str]) -> str:
        if isinstance(node, cst.SimpleString):
            value = node.evaluated_value
            text = value.decode() if isinstance(value, bytes) else value
            if "{" in text:
                raise UncertainError("its text has braces")
            return text
        if isinstance(node, cst.FormattedString):
            return "".join(self._parts(node, holes))
        if isinstance(node, cst.ConcatenatedString):
            return self.text(node.left, holes) + self.text(node.right, holes)
        if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
            return self.text(node.left, holes) + self.text(node.right, holes)
        if isinstance(node, cst.Call):
            found = self._called(node, holes)
            if found is not None:
                return found
        known = dict(self.followed)
        bound = self.bound(node)
        if isinstance(bound, _TEXTS):
            inner: list[str] = []
            text = self.text(bound, inner)
            # A name that stands for nothing but code is more readable than that code.
            is_text = (
                isinstance(bound, cst.Call) and self.tree.code(bound.func) == "str"
            )
            if is_text or not HOLE.fullmatch(text):
                return HOLE.sub(lambda m: _hole(holes, inner[int(m[1])]), text)
        self.followed = known
        return _hole(holes, self.tree.code(node))

    def _called(self, node: cst.Call, holes: list[str]) -> str | None:
        name = self.tree.code(node.func)
        arguments = [arg.value for arg in node.args if not arg.keyword and not arg.star]
        if len(arguments) != len(node.args):
            return None
        if name == "str" and len(arguments) == 1:
            return self.text(arguments[0], holes)
        if name.rpartition(".")[2] == "urlencode" and len(arguments) == 1:
            return self._query(arguments[0], holes)
        if name.rpartition(".")[2] == "urljoin" and len(arguments) == 2:
            return self._joined(arguments[0], arguments[1], holes)
        if name.endswith(".format") and isinstance(node.func, cst.Attribute):
            return self._formatted(node.func.value, arguments, holes)
        return None

    def _query(self, node: cst.BaseExpression, holes: list[str]) -> str:
        def coded(value: Any) -> str:
            return (
                _hole(holes, value) if isinstance(value, Source) else quote(str(value))
            )

        return "&".join(f"{quote(k)}={coded(v)}" for k, v in self.mapping(node).items())

    def _joined(
        self, base: cst.BaseExpression, path: cst.BaseExpression, holes: list[str]
    ) -> str:
        """Return what `urljoin` makes of a base and a path without dots."""
        start, end = self.text(base, holes), self.text(path, holes)
        if end.startswith(("/", "{")) or ".." in end or not start.endswith("/"):
            raise UncertainError("its URL is joined from parts that are not certain")
        return start + end

    def _parts(self, node: cst.FormattedString, holes: list[str]) -> Iterator[str]:
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                yield part.value.replace("{{", "%7B").replace("}}", "%7D")
            elif isinstance(part, cst.FormattedStringExpression):
                if part.format_spec or part.conversion or part.equal:
                    raise UncertainError("its text is formatted")
                yield self.text(part.expression, holes)

    def _formatted(
        self,
        pattern: cst.BaseExpression,
        arguments: list[cst.BaseExpression],
        holes: list[str],
    ) -> str:
        if not isinstance(pattern, cst.SimpleString):
            pattern = self.bound(pattern) or pattern
        text = str(literal(pattern))
        numbers = re.findall(r"\{(\d*)\}", text)
        in_order = [*map(str, range(len(arguments)))]
        is_plain = numbers in ([""] * len(arguments), in_order)
        if not is_plain or text.count("{") != len(arguments):
            raise UncertainError("its text is formatted")
        values = iter([self.text(value, holes) for value in arguments])
        return re.sub(r"\{\d*\}", lambda _: next(values), text)

    def value(self, node: cst.BaseExpression) -> Any:
        """Return the value of a literal, or the code of another expression."""
        if isinstance(node, cst.Dict):
            return self.mapping(node)
        if isinstance(node, cst.List) and not any(
            isinstance(e, cst.StarredElement) for e in node.elements
        ):
            return [self.value(element.value) for element in node.elements]
        code = self.tree.code(node)
        try:
            found: Any = ast.literal_eval(code)
        except (ValueError, SyntaxError):
            return Source(code)
        return Source(code) if isinstance(found, bytes) else found

    def mapping(self, node: cst.BaseExpression) -> dict[str, Any]:
        """Return the items of a dictionary's expression.

        Raises:
            UncertainError: They are not written out, or changed later.
        """
        if isinstance(node, cst.Name):
            bound = self.bound(node)
            if bound is None or isinstance(bound, cst.Name) or self._is_changed(node):
                raise UncertainError("they are not written out here")
            return self.mapping(bound)
        found: dict[str, Any] = {}
        if isinstance(node, cst.Call) and self.tree.code(node.func) == "dict":
            for arg in node.args:
                if arg.keyword is not None:
                    found[arg.keyword.value] = self.value(arg.value)
                else:
                    found |= self.mapping(arg.value)
            return found
        if not isinstance(node, cst.Dict):
            raise UncertainError("they are not written out here")
        for element in node.elements:
            if isinstance(element, cst.StarredDictElement):
                found |= self.mapping(element.value)
                continue
            assert isinstance(element, cst.DictElement)
            key = self.text(element.key, [])
            if HOLE.search(key) or key in found:
                raise UncertainError("they are not written out here")
            found[key] = self.value(element.value)
        return found

    def _is_changed(self, name: cst.Name) -> bool:
        """Return if a dictionary may be changed between its making and its use."""
        assign = self.tree.value_at(name)
        if len(self.tree.assigned(name)) > 1 or self.tree.is_global(name):
            others = [one for one in self.tree.reads(name) if one is not name]
        else:
            others = [one for one in self.tree.uses(assign) if one is not name]
        loops = {
            at for at in self.tree.above(name) if isinstance(at, cst.For | cst.While)
        }
        is_new = loops <= {*self.tree.above(assign)}
        names = every(_values(assign.value), cst.Name)
        is_plain = all(map(self._is_fixed, names))
        return not (is_new or is_plain) or not all(map(self._is_harmless, others))

    def _is_fixed(self, name: cst.Name) -> bool:
        """Return if a name has one value: an import, or one of the module."""
        try:
            return len(self.tree.bindings(name)) == 1 and self.tree.is_global(name)
        except UncertainError:
            return True

    def _is_harmless(self, name: cst.Name) -> bool:
        """Return if a use of a dictionary leaves it as it is."""
        parent = self.tree.parents[name]
        if isinstance(parent, cst.StarredDictElement):
            return True
        if isinstance(parent, cst.Arg) and (
            parent.star == "**" or _is_copied(parent, self.tree)
        ):
            return True
        if isinstance(parent, cst.Arg):
            is_named = parent.keyword is not None
            names = ("params", "json", "data", "headers")
            return is_named and parent.keyword.value in names  # type: ignore[union-attr]
        if isinstance(parent, cst.Attribute):
            return parent.attr.value in _READS
        if isinstance(parent, cst.Subscript):
            above = self.tree.parents[parent]
            changes = cst.AssignTarget | cst.AugAssign | cst.Del | cst.AnnAssign
            return not isinstance(above, changes)
        return False


def _is_copied(arg: cst.Arg, tree: Tree) -> bool:
    """Return if an argument is what `dict()` makes a copy of."""
    call = tree.parents[arg]
    return isinstance(call, cst.Call) and tree.code(call.func) == "dict"


def _values(node: cst.BaseExpression | None) -> Node:
    """Return the values of a dictionary, as a list."""
    if not isinstance(node, cst.Dict):
        return node or cst.List([])
    return cst.List([cst.Element(element.value) for element in node.elements])


def _hole(holes: list[str], code: str) -> str:
    holes.append(code)
    return f"{{{len(holes) - 1}}}"


def _attributes(tree: Tree) -> dict[str, cst.BaseExpression]:
    """Return the values of the attributes that a module sets once."""
    found: dict[str, cst.BaseExpression] = {}
    counts: dict[str, int] = {}
    for node in walk(tree.module):
        if not isinstance(node, cst.Assign | cst.AnnAssign | cst.AugAssign):
            continue
        targets: list[Node] = [getattr(node, "target", node)]
        if isinstance(node, cst.Assign):
            targets = [target.target for target in node.targets]
        for target in (part for one in targets for part in walk(one)):
            if isinstance(target, cst.Attribute):
                name = tree.code(target)
                is_plain = target in targets and not isinstance(node, cst.AugAssign)
                counts[name] = counts.get(name, 0) + (1 if is_plain else 2)
                if node.value is not None:
                    found[name] = node.value
    return {name: value for name, value in found.items() if counts[name] == 1}
