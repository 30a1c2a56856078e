"""`pipedrive profiles`: the accounts that the program knows."""

from __future__ import annotations

import click

from ...base import Group, command, output_options
from ...session import Session


@command(
    "list",
    "pipedrive profiles list --output json",
    options=output_options(fields=False),
)
def list_(session: Session) -> None:
    """Show all profiles. Credentials are never shown. Costs nothing."""
    current = session.profiles.current
    session.rows(
        [
            {
                "name": profile.name,
                "current": profile.name == current,
                "kind": profile.kind,
                "company_domain": profile.company_domain,
                "base_url": profile.base_url,
                "plan": profile.plan,
                "kept_in": "keyring" if profile.keyring else "file",
            }
            for profile in session.profiles.all()
        ],
        ["name", "current", "kind", "company_domain", "base_url", "plan", "kept_in"],
    )


@command("use", "pipedrive profiles use sandbox")
@click.argument("name")
def use(session: Session, name: str) -> None:
    """Use a profile from now on, if no other is named."""
    session.profiles.use(name)
    session.note(f"{name} is used from now on")


def _list(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


command = Group(
    "profiles",
    "pipedrive profiles use sandbox",
    commands=[list_, use],
    callback=click.pass_context(_list),
    invoke_without_command=True,
    help="Show the accounts that the program knows, or choose one.\n\n"
    "PIPEDRIVE_PROFILE chooses one for a shell, --profile for one command.",
)
