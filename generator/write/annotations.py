"""Types of the intermediate model as Python annotations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model import ir
from ..model.types import union_members
from ..names.result import Names
from .python_source import Imports

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_TIMES = {
    "date-time": "dt.datetime | dt.date | str",
    "date": "dt.date | str",
    "time": "dt.time | str",
    "time-hm": "dt.time | str",
    "time-local": "dt.time | str",
    "duration": "dt.timedelta | str",
    "duration-hms": "dt.timedelta | str",
}
_HOMES = {
    "Any": "typing",
    "ContentInput": "openapi_runtime",
    "FileInput": "openapi_runtime",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
}


LIST = "list_"
"""The name of `list` where a method has that name; type checkers show `list[...]`."""


class Annotations:
    """Writes annotations; *imports* gets what they use.

    *homes*: the module that a class or an enum is imported from.
    """

    def __init__(
        self,
        names: Names,
        imports: Imports | None = None,
        homes: Mapping[str, str] = MappingProxyType({}),
        *,
        in_resource: bool = False,
    ) -> None:
        self._names = names
        self._imports = imports or Imports()
        self._homes = {**homes, **_HOMES}
        # In a resource's class body `list` is the method of that name.
        self._list = LIST if in_resource else "list"

    def content(self) -> str:
        """Annotate a whole body that is sent as it is."""
        return self.use("ContentInput")

    def file(self, *, many: bool = False) -> str:
        """Annotate a file that the caller gives, or a list of them."""
        name = self.use("FileInput")
        return f"{self.use('Sequence')}[{name}]" if many else name

    def response(self, type_: ir.Type) -> str:
        """Annotate a value that the server sends."""
        match type_:
            case ir.Scalar("string", "date-time"):
                return self._time("dt.datetime")
            case ir.Scalar("string", "date"):
                return self._time("dt.date")
            case ir.Scalar(kind, _):
                return _SCALARS[kind]
            case ir.Enum(kind, _, pointer):
                enum = self._names.enum_of.get(pointer)
                # The list of the document is never complete for long.
                return union(*([self.use(enum)] if enum else []), _SCALARS[kind])
            case ir.Array(inner):
                if self._list != "list":
                    self._imports.add("builtins", f"list as {LIST}")
                return f"{self._list}[{self.response(inner)}]"
            case ir.Map(inner):
                return f"dict[str, {self.response(inner)}]"
            case ir.Nullable(inner):
                return union(self.response(inner), "None")
            case ir.Ref(pointer):
                return self.use(self._names.class_of[pointer])
            case ir.Union():
                alias, members = self._alias(type_)
                return union(*alias, *map(self.response, members))
            case ir.Anything():
                return self.use("Any")

    def argument(self, type_: ir.Type, *, joined: bool = False) -> str:
        """Annotate a value that the caller gives; *joined*: a string holds the whole list.

        A string of several values of an enum could not be checked: one value is one.
        """
        match type_:
            case ir.Scalar("string", format_) if format_ in _TIMES:
                return self._time(_TIMES[format_])
            case ir.Enum(kind, _, pointer, is_open) if self.is_enum(type_):
                name = self.use(self._names.enum_of[pointer])
                return union(name, _SCALARS[kind]) if is_open else name
            case ir.Array(inner):
                item = self.argument(inner)
                text = f"{self.use('Sequence')}[{item}]"
                whole = item if self.is_enum(inner) else "str"
                return union(text, whole) if joined else text
            case ir.Map(inner):
                return f"{self.use('Mapping')}[str, {self.argument(inner)}]"
            case ir.Nullable(inner):
                return union(self.argument(inner, joined=joined), "None")
            case ir.Ref(pointer):
                return self._record(self._names.class_of[pointer])
            case ir.Union():
                alias, members = self._alias(type_)
                return union(*map(self._record, alias), *map(self.argument, members))
            case _:
                return self.response(type_)

    def is_enum(self, type_: ir.Type) -> bool:
        """Return whether a value is one of an enum that has a name."""
        return isinstance(type_, ir.Enum) and type_.pointer in self._names.enum_of

    def is_union(self, annotation: str) -> bool:
        """Return whether an annotation has alternatives, or is an alias of some."""
        members = split_union(annotation)
        return len(members) > 1 or members[0] in self._names.unions.values()

    def as_value(self, annotation: str) -> str:
        """Return an annotation as an argument of the runtime's calls."""
        if annotation == "None":
            return "NoneType"
        if not self.is_union(annotation):
            return annotation
        return f"any_of({', '.join(split_union(annotation))})"

    def _record(self, name: str) -> str:
        return f"{self.use(name)} | {self.use('Mapping')}[str, {self.use('Any')}]"

    def _alias(self, type_: ir.Union) -> tuple[list[str], list[ir.Type]]:
        """Return the alias of the records in a union, if there is one, and the rest."""
        every = list(union_members(type_))
        refs = [member for member in every if isinstance(member, ir.Ref)]
        classes = frozenset(self._names.class_of[ref.pointer] for ref in refs)
        alias = self._names.unions.get(classes)
        if not alias:
            return [], every
        return [self.use(alias)], [member for member in every if member not in refs]

    def use(self, name: str) -> str:
        """Import a class or an enum where it is not defined; return its name."""
        if name in self._homes:
            self._imports.add(self._homes[name], name)
        return name

    def _time(self, annotation: str) -> str:
        self._imports.add("datetime as dt")
        return annotation


def union(*parts: str) -> str:
    """Join annotations to a union: each alternative once, `None` last."""
    members = [member for part in parts for member in split_union(part)]
    if "Any" in members:
        return "Any"
    unique = list(dict.fromkeys(member for member in members if member != "None"))
    return " | ".join([*unique, "None"] if "None" in members else unique)


def split_union(text: str) -> list[str]:
    """Split "a | b[c | d]" at its outer bars."""
    if "[" not in text:
        return text.split(" | ")
    found, depth, start = [], 0, 0
    for index, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            found.append(text[start:index].strip())
            start = index + 1
    return [*found, text[start:].strip()]
