"""`pipedrive sync`: a copy of the account that is kept up to date."""

from __future__ import annotations

import click

from ...sync import ENTITIES
from ..base import command, output_options, profile_options, token_options
from ..files.syncing import Sync
from ..session import Session

USUAL = ("deals", "persons", "organizations", "activities")


@command(
    "sync",
    "pipedrive sync --to duckdb:crm.duckdb",
    "pipedrive sync deals persons --to duckdb:crm.duckdb --yes",
    options=[*token_options(), *output_options(fields=False), *profile_options()],
)
@click.argument(
    "entities", nargs=-1, metavar="[ENTITY]...", type=click.Choice(ENTITIES)
)
@click.option(
    "--to", "target", required=True, metavar="DESTINATION", help="As duckdb:FILE."
)
@click.option("--dataset", default="pipedrive", help="The schema of the tables.")
def sync(
    session: Session, entities: tuple[str, ...], target: str, dataset: str
) -> None:
    """Load what changed since the last run into a warehouse; delete what was deleted.

    DESTINATION is duckdb:FILE, or the name of a destination of dlt that is configured as
    dlt asks for, such as bigquery. Without ENTITY it is deals, persons, organizations and
    activities. Run it again after Ctrl-C, and it goes on. The first run costs 10 tokens
    for each 500 records, later ones 10 for each 500 changes of an entity.
    """
    found = Sync(session, target, entities or USUAL, dataset).run()
    session.rows(
        [{"entity": name, "changes": count} for name, count in found.items()],
        ["entity", "changes"],
    )
    session.note(f"{session.client.usage.tokens:,} tokens")


command = sync
