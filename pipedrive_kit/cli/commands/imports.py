"""`pipedrive import`: rows of a CSV file, each to exactly one record."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

import click

from ...write import ImportReport, import_rows, read_csv
from ...write.kinds import KINDS
from ..base import command, output_options, profile_options, token_options
from ..exits import FAILED, LIMITED
from ..operations.arguments import assignment
from ..screen.progress import Progress
from ..session import Session

WRITE = 5
"""Tokens of one row that is written."""


@command(
    "import",
    "pipedrive import persons.csv --match email --dry-run",
    'pipedrive import people.csv --as persons --match email --column "E-mail=email"',
    options=[*token_options(), *output_options(fields=False), *profile_options()],
)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--match", multiple=True, metavar="NAME", help="Find records by this value."
)
@click.option(
    "--marker", metavar="FIELD", help="Create all rows; mark them in this field."
)
@click.option(
    "--as", "entity", type=click.Choice(list(KINDS)), help="By the file's name."
)
@click.option("--column", multiple=True, metavar="HEADER=NAME", help="Another name.")
@click.option("--journal", metavar="FILE", help="By default FILE.csv.journal.")
@click.option("--dry-run", "dry", is_flag=True, help="Show what would be done.")
def import_(
    session: Session,
    path: Path,
    match: tuple[str, ...],
    marker: str | None,
    entity: str | None,
    column: tuple[str, ...],
    journal: str | None,
    dry: bool,
) -> int:
    """Create or change a record for each row of a CSV file.

    The first line has names of values: attributes, `email`, `phone`, custom fields. Run it
    again after Ctrl-C or a spent budget: rows that are done cost nothing. Costs 5 tokens
    for each row that is written, and what finding records costs.
    """
    if bool(match) == bool(marker):
        raise click.UsageError("give either --match or --marker")
    entity = entity or path.stem
    if entity not in KINDS:
        raise click.UsageError(f"--as is needed: one of {', '.join(KINDS)}")
    rows = _rows(path, dict(map(assignment, column)))
    budget = session.token_limit
    most = WRITE * len(rows)
    if not dry and session.max_tokens is None and budget is not None and most > budget:
        session.confirm(f"{len(rows):,} rows cost up to {most:,} tokens to write.")
        budget = None
    kept = journal or f"{path}.journal"
    session.going_on = None if dry else f"Go on with: {session.command_line()}"
    with Progress(session, f"rows of {path.name}", len(rows)) as progress:
        report = import_rows(
            session.account,
            entity,
            rows,
            journal=kept,
            match_on=match or None,
            marker=marker,
            dry_run=dry,
            progress=lambda so_far: progress.update(so_far.done),
            budget=budget,
        )
    return _shown(session, report)


def _rows(path: Path, others: dict[str, str]) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        header = [title for line in islice(csv.reader(file), 1) for title in line]
    if unknown := others.keys() - set(header):
        raise click.UsageError(f"{path} has no column {', '.join(sorted(unknown))}")
    columns = {title: others.get(title, title) for title in header}
    return list(read_csv(path, columns))


def _shown(session: Session, report: ImportReport) -> int:
    for number, error in sorted(report.refused.items()):
        session.note(f"row {number}: {error}")
    session.record(
        {
            "rows": report.rows,
            "skipped": report.skipped,
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "refused": len(report.refused),
            "plan": str(report.plan) if report.plan else None,
            "tokens": report.tokens,
            "writing": report.writing,
        }
    )
    if report.stopped is not None:
        session.note(report.stopped)
        session.note(session.going_on or "")
        return LIMITED
    session.going_on = None
    return FAILED if report.refused else 0


command = import_
