"""Tables to read."""

from __future__ import annotations

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return lines with a column of names on the left and numbers on the right."""
    lines = [header, *rows]
    width = max(len(str(line[0])) for line in lines)
    return "\n".join(
        f"{line[0]!s:<{width}}" + "".join(f"  {cell!s:>8}" for cell in line[1:])
        for line in lines
    )
