"""Types of the intermediate model as Python annotations."""

from __future__ import annotations

from ..model import ir
from ..model.types import strip_null, union_members
from ..names.result import Names

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_TIMES = {
    "date-time": "dt.datetime | dt.date | str",
    "date": "dt.date | str",
    "time": "dt.time | str",
    "time-hm": "dt.time | str",
    "time-local": "dt.time | str",
    "duration": "dt.timedelta | str",
    "duration-hms": "dt.timedelta | str",
}
LIST = "list_"
"""The name of `list` where a method has that name; type checkers show `list[...]`."""


class Annotations:
    """The annotations of values whose types have *names*."""

    def __init__(self, names: Names, *, in_resource: bool = False) -> None:
        self._names = names
        # In a resource's class body `list` is the method of that name.
        self._list = LIST if in_resource else "list"

    def response(self, type_: ir.Type) -> str:
        """Annotate a value that the server sends."""
        match type_:
            case ir.Scalar("string", "date-time"):
                return "dt.datetime"
            case ir.Scalar("string", "date"):
                return "dt.date"
            case ir.Scalar(kind, _):
                return SCALARS[kind]
            case ir.Enum(kind, _, pointer):
                enum = self._names.enum_of.get(pointer)
                # The list of the document is never complete for long.
                return union(*([enum] if enum else []), SCALARS[kind])
            case ir.Array(inner):
                return f"{self._list}[{self.response(inner)}]"
            case ir.Map(inner):
                return f"dict[str, {self.response(inner)}]"
            case ir.Nullable(inner):
                return union(self.response(inner), "None")
            case ir.Ref(pointer):
                return self._names.class_of[pointer]
            case ir.Union():
                alias, members = self._alias(type_)
                return union(*alias, *map(self.response, members))
            case ir.Anything():
                return "Any"

    def argument(self, type_: ir.Type, *, joined: bool = False) -> str:
        """Annotate a value that the caller gives; *joined*: a string holds the whole list.

        A string of several values of an enum could not be checked: one value is one.
        """
        match type_:
            case ir.Scalar("string", format_) if format_ in _TIMES:
                return _TIMES[format_]
            case ir.Enum(kind, _, pointer, is_open) if self.is_enum(type_):
                name = self._names.enum_of[pointer]
                return union(name, SCALARS[kind]) if is_open else name
            case ir.Array(inner):
                item = self.argument(inner)
                text = f"Sequence[{item}]"
                whole = item if self.is_enum(inner) else "str"
                return union(text, whole) if joined else text
            case ir.Map(inner):
                return f"Mapping[str, {self.argument(inner)}]"
            case ir.Nullable(inner):
                return union(self.argument(inner, joined=joined), "None")
            case ir.Ref(pointer):
                return f"{self._names.class_of[pointer]} | Mapping[str, Any]"
            case ir.Union():
                alias, members = self._alias(type_)
                records = [f"{name} | Mapping[str, Any]" for name in alias]
                return union(*records, *map(self.argument, members))
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
        is_class = (
            annotation != "Any" and annotation not in self._names.enum_of.values()
        )
        if is_class and not self.is_union(annotation):
            return annotation
        return f"any_of({', '.join(split_union(annotation))})"

    def _alias(self, type_: ir.Union) -> tuple[list[str], list[ir.Type]]:
        """Return the alias of the records in a union, if there is one, and the rest."""
        every = list(union_members(type_))
        refs = [member for member in every if isinstance(member, ir.Ref)]
        classes = frozenset(self._names.class_of[ref.pointer] for ref in refs)
        alias = self._names.unions.get(classes)
        if not alias:
            return [], every
        return [alias], [member for member in every if member not in refs]


def file_argument(type_: ir.Type) -> str:
    """Annotate a file that the caller gives, or a list of them."""
    many = isinstance(strip_null(type_), ir.Array)
    return "Sequence[FileInput]" if many else "FileInput"


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
