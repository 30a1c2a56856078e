"""`pipedrive logout`: credentials, forgotten."""

from __future__ import annotations

import contextlib

import click

from openapi_runtime.errors import ClientError

from ...accounts.credentials import Vault
from ...base import command
from ...session import Session


@command("logout", "pipedrive logout --profile sandbox")
@click.option("--profile", "name", help="By default the one that is used.")
def logout(session: Session, name: str | None) -> None:
    """Forget a profile and its credentials; withdraw the consent of OAuth."""
    profile = session.profiles.get(name or session.account_profile.name)
    vault = Vault(session.profiles, profile)
    if profile.kind == "oauth":
        from ...accounts.oauth import revoke

        with contextlib.suppress(ClientError, click.ClickException):
            revoke(session, profile)
    vault.delete()
    session.profiles.delete(profile.name)
    for path in session.profiles.folder.glob(f"{profile.name}.*"):
        path.unlink()
    session.note(f"{profile.name} is forgotten")


command = logout
