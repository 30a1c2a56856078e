"""Types of the intermediate model as Python annotations."""

from __future__ import annotations

from ..model import ir
from ..names.result import Names

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_TIMES = {"date-time": "dt.datetime", "date": "dt.date"}


class Hints:
    """Writes annotations and collects the names that they use."""

    def __init__(self, names: Names, *, in_resource: bool = False) -> None:
        self._names = names
        # In a resource's class body `list` is the method of that name.
        self._list = "builtins.list" if in_resource else "list"
        self.used: set[str] = set()
        """Names of classes and aliases, and "Any", "Mapping", "Sequence", "builtins", "dt"."""

    def file(self, *, many: bool = False) -> str:
        """Annotate a file that the caller gives, or a list of them."""
        name = self._use("FileInput")
        return f"{self._use('Sequence')}[{name}]" if many else name

    def answer(self, type_: ir.Type) -> str:
        """Annotate a value that the server sends."""
        match type_:
            case ir.Scalar("string", "date-time" | "date" as format_):
                return self._use("dt", _TIMES[format_])
            case ir.Scalar(kind, _):
                return _SCALARS[kind]
            case ir.Enum(kind, _, pointer):
                alias = self._names.enum_of.get(pointer)
                return self._use(alias) if alias else _SCALARS[kind]
            case ir.Array(inner):
                if self._list != "list":
                    self.used.add("builtins")
                return f"{self._list}[{self.answer(inner)}]"
            case ir.Map(inner):
                return f"dict[str, {self.answer(inner)}]"
            case ir.Nullable(inner):
                return _join([self.answer(inner), "None"])
            case ir.Ref(pointer):
                return self._use(self._names.class_of[pointer])
            case ir.Union(members):
                return _join([self.answer(member) for member in members])
            case ir.Anything():
                return self._use("Any")

    def argument(self, type_: ir.Type, *, joined: bool = False) -> str:
        """Annotate a value that the caller gives; *joined*: a string holds the whole list."""
        match type_:
            case ir.Scalar("string", "date-time"):
                return self._use("dt", "dt.datetime | dt.date | str")
            case ir.Scalar("string", "date"):
                return self._use("dt", "dt.date | str")
            case ir.Scalar("string", "time"):
                return self._use("dt", "dt.time | str")
            case ir.Scalar("string", "duration"):
                return self._use("dt", "dt.timedelta | str")
            case ir.Array(inner):
                text = f"{self._use('Sequence')}[{self.argument(inner)}]"
                return _join([text, "str"]) if joined else text
            case ir.Map(inner):
                return f"{self._use('Mapping')}[str, {self.argument(inner)}]"
            case ir.Nullable(inner):
                return _join([self.argument(inner, joined=joined), "None"])
            case ir.Ref(pointer):
                self.used |= {"Any", "Mapping"}
                return _join(
                    [self._use(self._names.class_of[pointer]), "Mapping[str, Any]"]
                )
            case ir.Union(members):
                return _join([self.argument(member) for member in members])
            case _:
                return self.answer(type_)

    def _use(self, name: str, text: str = "") -> str:
        self.used.add(name)
        return text or name


def _join(parts: list[str]) -> str:
    """Join alternatives, each once, `None` last."""
    members = [member for part in parts for member in split_union(part)]
    if "Any" in members:
        return "Any"
    unique = list(dict.fromkeys(member for member in members if member != "None"))
    return " | ".join([*unique, "None"] if "None" in members else unique)


def split_union(text: str) -> list[str]:
    """Split "a | b[c | d]" at its outer bars."""
    found, depth, start = [], 0, 0
    for index, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            found.append(text[start:index].strip())
            start = index + 1
    return [*found, text[start:].strip()]


def alternatives(*parts: str) -> str:
    """Join annotations to a union."""
    return _join(list(parts))
