"""`pipedrive types`: typed Python from the fields of an account."""

from __future__ import annotations

import click

from ...base import command, profile_options
from ...session import Session


@command(
    "types",
    "pipedrive types --out my_crm/",
    "pipedrive types --out my_crm/ --check",
    options=profile_options(),
)
@click.option("--out", required=True, metavar="FOLDER", help="Folder of the package.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 for changes.")
@click.option("--entities", metavar="NAMES", help="Of these only, as deals,persons.")
def types(session: Session, out: str, check: bool, entities: str | None) -> int:
    """Write typed Python from the fields of the account, or check that it is current.

    Costs 10 tokens for each entity.
    """
    from ....account_types.command import main

    given = ["--out", out, *(["--check"] if check else [])]
    return main(
        [*given, *(["--entities", entities] if entities else [])], session.client
    )


command = types
