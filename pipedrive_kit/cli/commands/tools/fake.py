"""`pipedrive fake`: a Pipedrive on this machine."""

from __future__ import annotations

import click

from ...base import command
from ...session import Session


@command(
    "fake",
    "pipedrive fake --port 8080",
    "pipedrive fake --plan lite --validate nothing",
)
@click.option("--port", default=8080, help="0: any free one.")
@click.option("--seed", default="demo", help="Records to begin with, or `empty`.")
@click.option("--plan", help="Enforce the limits of a plan, such as `lite`.")
@click.option("--validate", type=click.Choice(["all", "requests", "nothing"]))
def fake(
    session: Session,  # noqa: ARG001
    port: int,
    seed: str,
    plan: str | None,
    validate: str | None,
) -> None:
    """Serve a fake Pipedrive until Ctrl-C, to try programs out. Costs nothing.

    It shows its URL and API token. Keep them with `pipedrive login --base-url URL`.
    """
    from ....testing.__main__ import main

    given = ["--port", str(port), "--seed", seed]
    given += ["--plan", plan] if plan else []
    main([*given, *(["--validate", validate] if validate else [])])


command = fake
