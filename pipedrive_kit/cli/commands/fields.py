"""`pipedrive fields`: names, codes, types and options."""

from __future__ import annotations

import click

from ...fields.definitions import ENTITIES
from ..base import command, output_options, profile_options
from ..session import Session


@command(
    "fields",
    "pipedrive fields deals",
    "pipedrive fields persons --custom --output csv",
    options=[*output_options(fields=False), *profile_options()],
)
@click.argument("entity", type=click.Choice(list(ENTITIES)))
@click.option("--custom", is_flag=True, help="Only those that the account added.")
@click.option("--fresh", is_flag=True, help="Read them again, whatever is kept.")
def show(session: Session, entity: str, custom: bool, fresh: bool) -> None:
    """Show the fields of an entity, with names, codes, types and options.

    They are kept for an hour. Costs 10 tokens for each 500 fields when they are read.
    """
    account = session.account
    table = account.refresh(entity) if fresh else account.fields(entity)
    rows = [
        {
            "name": field.name,
            "code": field.code,
            "type": field.type,
            "custom": field.is_custom,
            "options": [option.label for option in field.options],
        }
        for field in table
        if field.is_custom or not custom
    ]
    columns = ["name", "code", "type", "custom", "options"]
    session.rows(rows, [name for name in columns if name != "custom" or not custom])
    session.note(f"{len(rows)} fields of {entity}")


command = show
