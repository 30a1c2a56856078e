"""`pipedrive estimate`: the tokens of calls, without making them."""

from __future__ import annotations

import difflib

import click

from ..base import command, output_options
from ..operations.table import operation, table
from ..session import Session


@command(
    "estimate",
    "pipedrive estimate getDeals --items 12000",
    "pipedrive estimate deals.update --items 300",
    options=output_options(fields=False),
)
@click.argument("name", metavar="OPERATION")
@click.option("--items", type=click.IntRange(0), default=1, help="Records of the list.")
def show(session: Session, name: str, items: int) -> None:
    """Show the tokens that calls cost, without making them.

    OPERATION is an operation id, or group and method such as deals.list. A list takes as
    few requests as Pipedrive allows, other operations one for each item. Costs nothing.
    """
    entry = operation(name)
    if entry is None:
        known = [
            one["operation"] for group in table().values() for one in group.values()
        ]
        close = difflib.get_close_matches(name, known, 3)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise click.UsageError(f"there is no operation {name!r}{hint}")
    size = entry.get("page_size", 1)
    requests = max(1, -(-items // size)) if "page_size" in entry else items
    session.record(
        {
            "operation": entry["operation"],
            "http": entry["http"],
            "items": items,
            "requests": requests,
            "tokens": requests * entry["cost"],
        }
    )


command = show
