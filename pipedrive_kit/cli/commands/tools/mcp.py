"""`pipedrive mcp`: the server for agents, with the credentials of a profile."""

from __future__ import annotations

import os

import click

from ...accounts.credentials import Vault
from ...accounts.profiles import ENVIRONMENT
from ...base import Command
from ...session import Session


def serve(session: Session, options: tuple[str, ...]) -> int:
    """Serve Pipedrive to agents, by the Model Context Protocol."""
    from ....mcp.command import main

    if not {"-h", "--help", "--list-tools"} & set(options):
        _use(session)
    return main(options)


def _use(session: Session) -> None:
    """Put the credentials of a profile where the server looks for them."""
    profile = session.account_profile
    if profile.name == ENVIRONMENT:
        return
    if profile.kind != "api_token" or profile.base_url:
        raise click.UsageError(
            f"{profile.name}: `mcp` needs a profile with an API token"
        )
    os.environ["PIPEDRIVE_API_TOKEN"] = Vault(session.profiles, profile).load()[
        "api_token"
    ]
    os.environ.pop("PIPEDRIVE_API_DOMAIN", None)
    if profile.company_domain:
        os.environ["PIPEDRIVE_COMPANY_DOMAIN"] = profile.company_domain


command = Command(
    "mcp",
    callback=click.pass_obj(serve),
    params=[click.Argument(["options"], nargs=-1, type=click.UNPROCESSED)],
    help=serve.__doc__,
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
    examples=["pipedrive mcp --tokens 500 --tools deals,persons"],
)
