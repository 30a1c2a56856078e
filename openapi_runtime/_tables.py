"""Tables for terminals and notebooks; loaded by those who print one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape


def html_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return an HTML table for notebooks, in which every text is escaped."""

    def line(tag: str, cells: Sequence[object]) -> str:
        inner = "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells)
        return f"<tr>{inner}</tr>"

    body = "".join(line("td", row) for row in rows)
    return f"<table><thead>{line('th', header)}</thead><tbody>{body}</tbody></table>"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return lines with a column of names on the left and numbers on the right."""
    lines = [header, *rows]
    width = max(len(str(line[0])) for line in lines)
    return "\n".join(
        f"{line[0]!s:<{width}}" + "".join(f"  {cell!s:>8}" for cell in line[1:])
        for line in lines
    )


def spent_table(
    spent: Mapping[str, tuple[int, int]],
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return header and rows of tokens and requests, most tokens first, and the sum."""
    rows = sorted(spent.items(), key=lambda row: (-row[1][0], row[0]))
    tokens, requests = (
        sum(column) for column in zip((0, 0), *spent.values(), strict=True)
    )
    lines = [(name, n, cost) for name, (cost, n) in rows]
    return ("operation", "requests", "tokens"), [*lines, ("total", requests, tokens)]
