"""Results of conversions, with notes on what became of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from ..narrowing import is_list, is_mapping

Grade: TypeAlias = Literal["certain", "look", "lost"]


class Source(str):
    """An expression of a program, in place of a value."""

    __slots__ = ()


def code_of(value: Any, names: Mapping[str, str] | None = None) -> str:
    """Return the code of a value that may hold expressions of a program.

    *names* has the name of a constant for each text that is to be written by its name.
    """
    if isinstance(value, Source):
        return str(value)
    if is_mapping(value):
        items = (f"{code_of(k, names)}: {code_of(v, names)}" for k, v in value.items())
        return f"{{{', '.join(items)}}}"
    if is_list(value):
        return f"[{', '.join(code_of(item, names) for item in value)}]"
    if isinstance(value, str) and names and value in names:
        return names[value]
    return repr(value)


@dataclass(frozen=True, slots=True)
class Note:
    """The fate of one key.

    Attributes:
        grade: "certain"; "look" if a person has to look at it; "lost" if API v2 has
            no counterpart.
        key: The key or parameter of API v1.
        text: What was done, or is to be done.
        section: The section of the migration guide, if it has one.
    """

    grade: Grade
    key: str
    text: str
    section: str = ""

    def __str__(self) -> str:
        return f"{self.key}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Noted:
    notes: tuple[Note, ...]

    @property
    def is_certain(self) -> bool:
        """True if nothing needs a look and nothing was lost."""
        return all(note.grade == "certain" for note in self.notes)

    def of_grade(self, grade: Grade) -> list[Note]:
        """Return the notes of a grade."""
        return [note for note in self.notes if note.grade == grade]


@dataclass(frozen=True, slots=True)
class Converted(_Noted):
    """A record in the shape of API v2."""

    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Payload(_Noted):
    """The substitute of a body of API v1.

    Attributes:
        body: The arguments of the method.
        calls: Further calls that the body asked for, such as "deals.delete".
    """

    body: dict[str, Any]
    calls: tuple[str, ...]


_CHANGED: Final = ("id", "follower_id", "prices")
"""IDs of other things, and lists that replace others as a whole."""


@dataclass(frozen=True, slots=True)
class Call(_Noted):
    """The call of API v2 that does what a request of API v1 did.

    Attributes:
        name: Group and method, such as "deals.list"; empty if API v2 has none.
        operation: The operationId; empty if API v2 has none.
        arguments: Those of the method, by name. An "{id}" of the path stays as it is.
        is_list: True if the method returns a pager.
        each: True if the method is to be called for each ID.
        v1_name: Group and method of the client of API v1, if that still has it.
        further: Calls that the body asked for besides, such as "deals.delete".
        tokens: What a request cost, and what it costs. None: it has no counterpart.
    """

    name: str
    operation: str
    arguments: dict[str, Any]
    is_list: bool
    each: bool
    v1_name: str
    tokens: tuple[int, int | None]
    further: tuple[str, ...] = ()

    @property
    def changed(self) -> list[Note]:
        """Notes on values that API v2 takes in another sense."""
        return [note for note in self.of_grade("look") if note.key in _CHANGED]

    @property
    def code(self) -> str:
        """The call, as code."""
        given = ", ".join(f"{name}={code_of(v)}" for name, v in self.arguments.items())
        return f"{self.name}({given})"

    def __str__(self) -> str:
        """Return the call, as code, with its tokens."""
        before, after = self.tokens
        if after is None:
            return f"no call of API v2, {before} tokens in API v1"
        return f"{self.code}, {before} -> {after} tokens"
