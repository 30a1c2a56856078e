"""Classes, methods and their docstrings, read from generated code without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ARGUMENT = re.compile(r"    (\w+): (.*)")


@dataclass(frozen=True)
class Docstring:
    """The parts of a docstring: text, arguments by name, and what follows them."""

    summary: str
    text: str
    arguments: dict[str, str]
    rest: str

    @classmethod
    def of(cls, node: ast.ClassDef | ast.FunctionDef) -> Docstring:
        """Return the docstring of a class or a function, in its parts."""
        whole = ast.get_docstring(node) or ""
        head, _, tail = whole.partition("\nArgs:\n")
        summary, _, text = head.partition("\n\n")
        arguments: dict[str, list[str]] = {}
        lines = tail.splitlines()
        while lines and (not lines[0] or lines[0].startswith("    ")):
            line = lines.pop(0)
            if start := _ARGUMENT.fullmatch(line):
                arguments[start[1]] = [start[2]]
            elif line and arguments:
                arguments[next(reversed(arguments))].append(line.strip())
        return cls(
            summary=" ".join(summary.split()),
            text=text.strip(),
            arguments={name: " ".join(words) for name, words in arguments.items()},
            rest="\n".join(lines).strip(),
        )


@dataclass(frozen=True)
class Argument:
    """An argument of a method."""

    name: str
    type: str
    required: bool
    keyword: bool


def arguments(node: ast.FunctionDef) -> list[Argument]:
    """Return the arguments of a method, without `self` and the options of a call."""
    found = []
    positional = node.args.args[1:]
    needed = len(positional) - len(node.args.defaults)
    for at, each in enumerate(positional):
        found.append(_argument(each, required=at < needed, keyword=False))
    for each, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True):
        found.append(_argument(each, required=default is None, keyword=True))
    return found


def _argument(node: ast.arg, *, required: bool, keyword: bool) -> Argument:
    written = ast.unparse(node.annotation) if node.annotation else ""
    return Argument(node.arg, written.replace(" | Unset", ""), required, keyword)


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """Yield the classes of a module."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node


def methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Yield the public methods of a class."""
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
            yield each


def attributes(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and docstring of each attribute of a class."""
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            text = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                text = " ".join(str(after.value.value).split())
            yield each.target.id, ast.unparse(each.annotation), text


def closed_values(path: Path) -> dict[str, list[str]]:
    """Return the values of each `Literal` that a module gives a name."""
    found = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(node.value, ast.Subscript)
            and ast.unparse(node.value.value) == "Literal"
        ):
            values = ast.literal_eval(node.value.slice)
            found[node.target.id] = [
                str(one) for one in (values if isinstance(values, tuple) else (values,))
            ]
    return found
