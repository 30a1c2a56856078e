"""In which direction a type of a surface went: what Python code may do with it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Atoms = frozenset[Any]

Times = Mapping[str, Atoms]
"""What a time is where it stands."""

IN_ATTRIBUTE: Times = {
    "string(date-time)": frozenset({"datetime"}),
    "string(date)": frozenset({"date"}),
}
# A caller may give text, too; a point in time may be a day.
IN_ARGUMENT: Times = {
    "string(date-time)": frozenset({"datetime", "date", "string"}),
    "string(date)": frozenset({"date", "string"}),
}
ON_WIRE: Times = {}

_BYTES = "string(binary)"


@dataclass(frozen=True, slots=True)
class Direction:
    """How one type became another; empty texts: it did not."""

    python: str
    """"widened", "narrowed", "changed" or "unstated"."""
    null: bool | None
    """Whether null was added; None: neither added nor removed."""
    format: bool


def direction(old: Any, new: Any, *, times: Times, given: bool) -> Direction:
    """Compare two types; *given*: by the caller."""
    before, after = atoms(old, times), atoms(new, times)
    if before == after:
        python = ""
    elif "any" in after:
        python = "widened" if given else "unstated"
    elif "any" in before:
        python = "narrowed" if given else "changed"
    else:
        wider, narrower = _holds(after, before), _holds(before, after)
        python = {
            (True, True): "",
            (True, False): "widened",
            (False, True): "narrowed",
            (False, False): "changed",
        }[wider, narrower]
    null = None if nullable(old) == nullable(new) else nullable(new)
    same_but_format = not python and sorted(_formats(old)) != sorted(_formats(new))
    return Direction(python, null, same_but_format)


def atoms(type_: Any, times: Times) -> Atoms:
    """Give the Python types that a type stands for, apart from None."""
    match type_:
        case {"null": inner}:
            return atoms(inner, times)
        case {"any_of": members}:
            return frozenset().union(*(atoms(m, times) for m in members))
        case {"list": inner}:
            return frozenset({("list", _inner(inner, times))})
        case {"map": inner}:
            return frozenset({("map", _inner(inner, times))})
        case {"model": name}:
            return frozenset({("model", name)})
        case {"values": _, "kind": kind}:
            return frozenset({kind})
        case str() if type_ in times:
            return times[type_]
        case str():
            return frozenset({type_ if type_ == _BYTES else type_.partition("(")[0]})
        case _:
            return frozenset({"any"})


def _inner(type_: Any, times: Times) -> Atoms:
    null = {"null"} if nullable(type_) else set()
    return atoms(type_, times) | null


def _holds(wide: Atoms, narrow: Atoms) -> bool:
    return all(any(_takes(one, other) for one in wide) for other in narrow)


def _takes(one: Any, other: Any) -> bool:
    if one == other or one == "any" or (one, other) == ("number", "integer"):
        return True
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0]:
        return one[0] != "model" and _holds(one[1], other[1])
    return False


def nullable(type_: Any) -> bool:
    """Tell whether a type says that null is a value."""
    match type_:
        case {"null": _}:
            return True
        case {"any_of": members}:
            return any(map(nullable, members))
        case _:
            return False


def _formats(type_: Any) -> Iterator[str]:
    match type_:
        case str():
            yield type_
        case {"values": _, "kind": kind}:
            yield kind
        case {"null": inner} | {"list": inner} | {"map": inner}:
            yield from _formats(inner)
        case {"any_of": members}:
            for member in members:
                yield from _formats(member)


def models(type_: Any) -> Iterator[str]:
    """Give the records that a type mentions."""
    match type_:
        case {"model": name}:
            yield name
        case {"null": inner} | {"list": inner} | {"map": inner}:
            yield from models(inner)
        case {"any_of": members}:
            for member in members:
                yield from models(member)


def lists(type_: Any) -> Iterator[str]:
    """Give the named lists of values that a type mentions."""
    match type_:
        case {"values": name}:
            yield name
        case {"null": inner} | {"list": inner} | {"map": inner}:
            yield from lists(inner)
        case {"any_of": members}:
            for member in members:
                yield from lists(member)


def shown(type_: Any) -> str:
    """Write a type as a reader of a report knows it."""
    match type_:
        case {"null": inner}:
            return f"{shown(inner)} | None"
        case {"list": inner}:
            return f"list[{shown(inner)}]"
        case {"map": inner}:
            return f"dict[str, {shown(inner)}]"
        case {"any_of": members}:
            return " | ".join(map(shown, members))
        case {"model": name} | {"values": name}:
            return str(name)
        case str():
            kind, _, format_ = type_.rstrip(")").partition("(")
            return _PYTHON.get(format_) or _PYTHON.get(kind, kind)
        case _:
            return "None"


_PYTHON = {
    "any": "Any",
    "boolean": "bool",
    "date": "dt.date",
    "date-time": "dt.datetime",
    "integer": "int",
    "number": "float",
    "string": "str",
}
