"""Messages about wrong names: "did you mean"; loaded by those who need one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping


def unexpected(
    where: str, name: str, known: Collection[str], hints: Mapping[str, str] = {}
) -> str:
    """Return the message for a keyword argument that `where` does not take."""
    return (
        f"{where}() got an unexpected keyword argument {name!r}"
        f"{meant(name, known, hints)}"
    )


def no_attribute(
    value: object, name: str, hints: Callable[[], Mapping[str, str]]
) -> AttributeError:
    """Return the error for an attribute that a value does not have."""
    problem = f"{type(value).__name__!r} object has no attribute {name!r}"
    if not name.startswith("_"):  # Python asks for those, of half-made objects too
        public = [known for known in dir(value) if not known.startswith("_")]
        problem += meant(name, public, hints())
    return AttributeError(problem)


def meant(name: str, known: Collection[str], hints: Mapping[str, str]) -> str:
    """Return what a wrong name may mean; empty when nothing is close.

    `hints` is that of `Api`.
    """
    for wrong, right in hints.items():
        if not re.fullmatch(wrong, name):
            continue
        if " " in right:
            return f"; {right}"
        for choice in right.split("|"):
            if choice in known:
                return f"; did you mean {choice!r}?"
    return hint(name, known)


def hint(name: str, known: Iterable[str]) -> str:
    """Return the question what was meant; empty when nothing is close."""
    from difflib import get_close_matches  # only needed for these messages

    close = get_close_matches(name, list(known))
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
