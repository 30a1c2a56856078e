"""What is said of a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable


def unexpected(where: str, name: str, known: Iterable[str]) -> str:
    """Return the message for a keyword argument that `where` does not take."""
    return f"{where}() got an unexpected keyword argument {name!r}{hint(name, known)}"


def hint(name: str, known: Iterable[str]) -> str:
    """Return the question what was meant; empty when nothing is close."""
    from difflib import get_close_matches  # only needed for these messages

    close = get_close_matches(name, list(known))
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
