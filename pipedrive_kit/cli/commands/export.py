"""`pipedrive export`: records to files."""

from __future__ import annotations

from pathlib import Path

import click

from ..base import command, profile_options, token_options
from ..files.exporting import ENDINGS, Export, check_format, exportable
from ..session import Session


@command(
    "export",
    "pipedrive export deals persons --format parquet --out backup/",
    'pipedrive export deals --format csv --fields id,title,"Contract type"',
    options=[*token_options(), *profile_options()],
)
@click.argument(
    "entities",
    nargs=-1,
    required=True,
    metavar="ENTITY...",
    type=click.Choice([name.replace("_", "-") for name in exportable()]),
)
@click.option("--format", "form", type=click.Choice(list(ENDINGS)), default="jsonl")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder.",
)
@click.option("--fields", metavar="NAMES", help="Columns; custom fields by name.")
@click.option("--archived", is_flag=True, help="Archived records, too.")
def export(
    session: Session,
    entities: tuple[str, ...],
    form: str,
    out: Path,
    fields: str | None,
    archived: bool,
) -> None:
    """Write all records of each ENTITY to a file in a folder.

    Custom fields are named, options have their labels. Run it again after Ctrl-C, and it
    goes on. Costs 10 tokens for each 500 records of API v2, 20 of API v1.
    """
    check_format(form)
    session.fields = fields
    out.mkdir(parents=True, exist_ok=True)
    for name in (entity.replace("-", "_") for entity in entities):
        one = Export(session, name, form, out, archived)
        count = one.run()
        session.note(f"{one.path}: {count:,} records")
    session.note(f"{session.client.usage.tokens:,} tokens")


command = export
