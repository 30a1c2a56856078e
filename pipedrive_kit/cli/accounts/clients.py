"""Clients of a profile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import msgspec

from openapi_runtime import FileTokenStore, OAuth2Session, SQLiteStore, Tokens
from pipedrive_v2 import API

from ...client import Pipedrive
from ..dry_run import DryRunTransport
from .credentials import Vault
from .profiles import ENVIRONMENT, Profile

if TYPE_CHECKING:
    from openapi_runtime import Api

    from ..session import Session


def new_client(
    session: Session,
    profile: Profile,
    transport: httpx.BaseTransport | None,
    options: dict[str, Any],
) -> Pipedrive:
    """Return a client of a profile; all runs of the program share its rate windows."""
    given: dict[str, Any] = {"plan": profile.plan, **options}
    if session.dry_run:
        given["on_charge"] = session.charged
    http = _http_client(session, transport)
    if http is not None:
        given["http_client"] = http
        session.later(http.close)
    if "store" not in given and not session.dry_run:
        store = SQLiteStore(session.file("limits.sqlite"))
        session.later(store.close)
        given |= {"store": store, "account_name": profile.name}
        given["on_store_failure"] = "degrade"
    if profile.kind == "oauth":
        given["auth"] = oauth_session(session, profile, transport)
    else:
        given["api_token"] = _api_token(session, profile)
        given["base_url"] = base_url(profile)
    return Pipedrive(**given)


def base_url(profile: Profile) -> str:
    """Return where the API of a profile is."""
    if profile.base_url:
        return profile.base_url
    if profile.company_domain:
        template = API.base_urls["company_domain"]
        return template.format(company_domain=profile.company_domain)
    assert API.base_url is not None
    return API.base_url


def oauth_session(
    session: Session,
    profile: Profile,
    transport: httpx.BaseTransport | None,
    redirect_uri: str | None = None,
    client_secret: str | None = None,
) -> OAuth2Session:
    """Return the OAuth session of a profile: its tokens are kept with its secrets."""
    vault = Vault(session.profiles, profile)
    given: dict[str, Any] = {}
    if transport is not None:
        given["http_client"] = httpx.Client(transport=transport)
        session.later(given["http_client"].close)
    if profile.keyring:
        given |= {"load": partial(_loaded, vault), "save": partial(_saved, vault)}
    else:
        path = session.profiles.folder / f"{profile.name}.tokens"
        given["tokens"] = FileTokenStore(path)
    return OAuth2Session(
        _api_of(profile),
        client_id=profile.client_id or "",
        client_secret=client_secret or vault.load()["client_secret"],
        redirect_uri=redirect_uri,
        **given,
    )


def _http_client(
    session: Session, transport: httpx.BaseTransport | None
) -> httpx.Client | None:
    if session.dry_run:
        return httpx.Client(
            transport=DryRunTransport(transport or httpx.HTTPTransport())
        )
    return httpx.Client(transport=transport) if transport is not None else None


def _api_token(session: Session, profile: Profile) -> str:
    if profile.name == ENVIRONMENT:
        return session.environment["PIPEDRIVE_API_TOKEN"]
    found: str = Vault(session.profiles, profile).load()["api_token"]
    return found


def _api_of(profile: Profile) -> Api:
    """Return the API, with the OAuth server of another host if a profile has one."""
    if not profile.base_url or API.oauth2 is None:
        return API
    origin = profile.base_url.removesuffix("/").removesuffix("/api/v2")
    urls = {
        name: f"{origin}/oauth/{path}"
        for name, path in (
            ("authorize_url", "authorize"),
            ("token_url", "token"),
            ("revoke_url", "revoke"),
        )
    }
    return msgspec.structs.replace(
        API, oauth2=msgspec.structs.replace(API.oauth2, **urls)
    )


def _loaded(vault: Vault) -> Tokens | None:
    kept = vault.load().get("tokens")
    return Tokens.from_dict(kept) if kept else None


def _saved(vault: Vault, tokens: Tokens) -> None:
    vault.save({**vault.load(), "tokens": tokens.to_dict()})
