"""`pipedrive login`: credentials, checked and kept as a profile."""

from __future__ import annotations

from dataclasses import replace

import click

from openapi_runtime.errors import AuthenticationError

from ...accounts.credentials import Vault, ask, keyring_works
from ...accounts.profiles import Profile, check_name
from ...base import command
from ...session import Session

PLANS = ("lite", "growth", "premium", "ultimate")


@command(
    "login",
    "pipedrive login",
    "pipedrive login --profile sandbox < api_token.txt",
    "pipedrive login --oauth --client-id 1a2b3c",
)
@click.option("--profile", "name", default="default", help="The name of the profile.")
@click.option(
    "--oauth", is_flag=True, help="OAuth with the browser; else an API token."
)
@click.option("--client-id", metavar="ID", help="That of your OAuth application.")
@click.option("--port", default=8927, help="The port of the callback, for OAuth.")
@click.option("--no-browser", is_flag=True, help="Only show the URL, for OAuth.")
@click.option("--plan", type=click.Choice(PLANS), help="It decides about rate limits.")
@click.option(
    "--base-url",
    metavar="URL",
    help="Another server, such as a fake; by default that of PIPEDRIVE_API_DOMAIN.",
)
@click.option(
    "--store",
    type=click.Choice(["auto", "keyring", "file"]),
    default="auto",
    help="Where secrets are kept; by default the keyring, if there is one.",
)
def login(
    session: Session,
    name: str,
    oauth: bool,
    client_id: str | None,
    port: int,
    no_browser: bool,
    plan: str | None,
    base_url: str | None,
    store: str,
) -> None:
    """Keep credentials as a profile, and use it from now on.

    The API token, or the secret of the OAuth application, is read from a prompt or from
    standard input: other users can see a command line. For OAuth, the application needs
    the callback URL http://127.0.0.1:8927/callback. Costs 2 tokens.
    """
    base_url = base_url or session.server
    in_keyring = store == "keyring" or (store == "auto" and keyring_works())
    kind = "oauth" if oauth else "api_token"
    profile = Profile(
        check_name(name),
        kind=kind,
        base_url=base_url,
        plan=plan,
        client_id=client_id,
        keyring=in_keyring,
    )
    vault = Vault(session.profiles, profile)
    if oauth:
        from ...accounts.oauth import authorize

        if not client_id:
            raise click.UsageError("--oauth needs --client-id")
        secret = ask("client secret")
        vault.save({"client_secret": secret})
        authorize(session, profile, port, open_browser=not no_browser)
    else:
        vault.save({"api_token": ask("API token")})
    session.use(profile)
    try:
        user = session.client.users.me()
    except AuthenticationError:
        vault.delete()
        raise
    domain = None if base_url else user.company_domain
    session.profiles.save(replace(profile, company_domain=domain), use=True)
    place = "in the keyring" if in_keyring else "in a file that only you can read"
    session.note(f"{user.name} of {user.company_name}: kept as {name}, {place}")


command = login
