"""`pipedrive drift`: the differences between an account and the API's documents."""

from __future__ import annotations

from pathlib import Path

import click

from openapi_runtime import Drift
from openapi_runtime.errors import APIStatusError

from ..base import command, output_options, profile_options, token_options
from ..exits import FAILED
from ..files.exporting import exportable
from ..session import Session

USUAL = ("deals", "persons", "organizations", "activities", "products", "leads")


@command(
    "drift",
    "pipedrive drift",
    "pipedrive drift deals notes --check --save drift.json",
    options=[*token_options(), *output_options(fields=False), *profile_options()],
)
@click.argument(
    "entities",
    nargs=-1,
    metavar="[ENTITY]...",
    type=click.Choice([name.replace("_", "-") for name in exportable()]),
)
@click.option("--check", is_flag=True, help="Exit with 1 if there are differences.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file for `generator overlay-from-drift`.",
)
def drift(
    session: Session, entities: tuple[str, ...], check: bool, save: Path | None
) -> int:
    """Show what the account sends and the API's documents do not have.

    One page of each ENTITY is read: deals, persons, organizations, activities, products
    and leads by default. No values are kept. Costs 10 tokens for an entity, 20 in API v1.
    """
    seen = look(session, [name.replace("-", "_") for name in entities or USUAL])
    session.rows(
        [
            {
                "kind": entry.kind,
                "operation": entry.operation,
                "pointer": entry.pointer,
                "type": entry.type,
                "value": entry.value,
                "count": entry.count,
            }
            for entry in seen
        ],
        ["kind", "operation", "pointer", "type", "value", "count"],
    )
    session.note(f"{len(seen)} differences")
    if save is not None:
        seen.export(save)
    return FAILED if check and len(seen) else 0


def look(session: Session, names: list[str]) -> Drift:
    """Return the differences in a page of each entity."""
    seen = Drift("pipedrive_v2")
    client = session.new_client(observer=seen)
    session.later(client.close)
    with client.usage.measure(limit=session.token_limit):
        for name in names:
            try:
                found = getattr(client, name).list()
                if hasattr(found, "pages"):
                    next(iter(found.pages()), None)
            except APIStatusError as error:
                session.note(f"{name}: {error}")
    return seen


command = drift
