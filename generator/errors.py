"""Problems that the generator reports: what, where, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .pointer import split_file


class Problem(NamedTuple):
    """One finding about an input file.

    `where` is "path", "path:line" or "path:line:column"; `pointer` is the JSON
    pointer of the node in question; `hint` says what to do about it.
    """

    where: str
    pointer: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = _shown(f"{self.where}: {self.message}")
        # `where` names the file.
        _, pointer = split_file(self.pointer)
        if pointer:
            text += f"\n    at {_shown(pointer)}"
        for line in self.hint.splitlines():
            text += f"\n    {_shown(line)}"
        return text


def _shown(text: str) -> str:
    """Escape what does not print: a document has no say in the lines of a log."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in text
    )


def in_order(*problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return all *problems* once, in the order of the lines of their files."""
    return tuple(sorted({p for group in problems for p in group}, key=_position))


def _position(problem: Problem) -> tuple[str, int, Problem]:
    file, _, line = problem.where.partition(":")
    return file, int(line) if line.isdecimal() else 0, problem


class GeneratorError(Exception):
    """The run cannot go on; nothing has been written.

    Carries every problem that was found, not only the first.
    """

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def refusal(where: Path | str, message: str, hint: str = "") -> GeneratorError:
    """Return the error of one problem with a whole file."""
    name = where.as_posix() if isinstance(where, Path) else where
    return GeneratorError(Problem(name, "", message, hint))
