"""`pipedrive migrate`: programs for API v1, reported on or rewritten."""

from __future__ import annotations

import click

from ...base import Group, command
from ...session import Session

FORMATS = ("text", "markdown", "json", "sarif")


@command("report", "pipedrive migrate report src/ --format markdown")
@click.argument("path")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
def report(session: Session, path: str, form: str) -> int:  # noqa: ARG001
    """Say where programs use API v1; exit with 1 if they do. Costs nothing."""
    from ....migrate.__main__ import main

    return main(["report", path, "--format", form])


@command(
    "rewrite",
    "pipedrive migrate rewrite src/",
    "pipedrive migrate rewrite src/ --write",
)
@click.argument("path")
@click.option("--write", is_flag=True, help="Change the files; else show the changes.")
def rewrite(session: Session, path: str, write: bool) -> int:  # noqa: ARG001
    """Show programs for API v1 as they are for API v2, or write them. Costs nothing."""
    from ....migrate.__main__ import main

    return main(["rewrite", path, *(["--write"] if write else [])])


command = Group(
    "migrate",
    "pipedrive migrate report src/",
    commands=[report, rewrite],
    help="Move programs from API v1 to API v2.",
)
