"""Types of the intermediate model as Python annotations."""

from __future__ import annotations

from functools import partial

from ..model import ir
from ..model.types import strip_null, union_members
from ..names.result import Names

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_RETURNED = {"date-time": "dt.datetime", "date": "dt.date"}
_GIVEN = {
    "date-time": "dt.datetime | dt.date | str",
    "date": "dt.date | str",
    "time": "dt.time | str",
    "time-hm": "dt.time | str",
    "time-local": "dt.time | str",
    "duration": "dt.timedelta | str",
    "duration-hms": "dt.timedelta | str",
}
"""Formats of strings that are other types in Python."""
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
        return self._annotation(type_, given=False)

    def argument(self, type_: ir.Type, *, joined: bool = False) -> str:
        """Annotate a value that the caller gives; *joined*: a string holds the whole list.

        A string of several values of an enum could not be checked: one value is one.
        """
        text = self._annotation(type_, given=True)
        match strip_null(type_):
            case ir.Array(items) if joined:
                return union(
                    text, self.argument(items) if self.is_enum(items) else "str"
                )
        return text

    def _annotation(self, type_: ir.Type, *, given: bool) -> str:
        formats = _GIVEN if given else _RETURNED
        mapping = " | Mapping[str, Any]" if given else ""
        inside = partial(self._annotation, given=given)
        match type_:
            case ir.Scalar("string", format_) if format_ in formats:
                return formats[format_]
            case ir.Scalar(kind, _):
                return SCALARS[kind]
            case ir.Enum(kind, _, pointer, is_open):
                name = self._names.enum_of.get(pointer)
                if name and given and not is_open:
                    return name
                # The list of the document is never complete for long.
                return union(*([name] if name else []), SCALARS[kind])
            case ir.Array(inner):
                return f"{'Sequence' if given else self._list}[{inside(inner)}]"
            case ir.Map(inner):
                return f"{'Mapping' if given else 'dict'}[str, {inside(inner)}]"
            case ir.Nullable(inner):
                return union(inside(inner), "None")
            case ir.Ref(pointer):
                return self._names.class_of[pointer] + mapping
            case ir.Union():
                alias, members = self._alias(type_)
                records = [name + mapping for name in alias]
                return union(*records, *map(inside, members))
            case ir.Anything():
                return "Any"

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
