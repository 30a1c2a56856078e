"""`pipedrive quota`: the tokens that are left today."""

from __future__ import annotations

import click

from ...quota import quota
from ..base import command, output_options, profile_options
from ..exits import LIMITED
from ..session import Session


@command(
    "quota",
    "pipedrive quota",
    "pipedrive quota --least 5000 && pipedrive export deals",
    options=[*output_options(fields=False), *profile_options()],
)
@click.option("--least", type=int, help="Exit with 5 if fewer tokens are left.")
def show(session: Session, least: int | None) -> int:
    """Show the tokens that are left today, by Pipedrive's own count.

    Costs 5 tokens.
    """
    today = quota(session.client)
    share = None if today.share is None else f"{today.share:.1%}"
    session.record(
        {
            "left": today.left,
            "limit": today.limit,
            "share": share,
            "spent_by_this_command": today.spent,
        }
    )
    if today.left is None:
        session.note("Pipedrive did not say: some plans leave the headers out.")
    return LIMITED if least is not None and (today.left or 0) < least else 0


command = show
