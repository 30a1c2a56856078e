"""Who may call: the security schemes of a document, and what its operations ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from ..config import Config
from ..facts import OAuth2
from . import ir
from .resolve import Node, Resolved

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
Warn = Callable[[str, str], None]
Alternatives: TypeAlias = tuple[tuple[str, ...], ...]


def requirements(
    root: dict[str, Any], operation: dict[str, Any]
) -> Alternatives | None:
    """Give the schemes that an operation wants: all of any entry; None if nothing is said."""
    stated = operation.get("security", root.get("security"))
    if not isinstance(stated, list):
        return None
    return tuple(tuple(sorted(entry)) for entry in stated if isinstance(entry, dict))


def scopes(root: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    """Give the OAuth scopes of which any suffices for an operation."""
    schemes_ = (root.get("components") or {}).get("securitySchemes") or {}
    stated = operation.get("security", root.get("security")) or ()
    return {
        scope
        for requirement in stated
        for name, scopes_ in requirement.items()
        if (schemes_.get(name) or {}).get("type") in ("oauth2", "openIdConnect")
        for scope in scopes_
    }


def schemes(resolved: Resolved, warn: Warn) -> Iterator[ir.Scheme]:
    """Give the schemes for which a client can be given a credential."""
    stated = (resolved.document.root.get("components") or {}).get("securitySchemes")
    stated = stated or {}
    for name in sorted(stated):
        pointer = f"/components/securitySchemes/{name}"
        value = resolved.follow(Node(pointer, stated[name])).value
        kind, http = value.get("type"), str(value.get("scheme")).lower()
        if kind == "apiKey":
            place, key = value.get("in"), value.get("name")
            sendable = place == "query" or _TOKEN.fullmatch(str(key))
            if place in ("cookie", "header", "query") and key and sendable:
                yield ir.Scheme(name=name, kind="key", place=place, parameter=str(key))
            else:
                warn(pointer, f"is ignored: no key can be sent in {place} {key!r}")
        elif kind == "http" and http == "basic":
            yield ir.Scheme(name=name, kind="basic")
        elif kind in ("oauth2", "openIdConnect") or (kind, http) == ("http", "bearer"):
            yield ir.Scheme(name=name, kind="bearer")
        elif kind == "http":
            yield ir.Scheme(name=name, kind="header")
        else:
            hint = "give the client an http_client that signs in so"
            warn(pointer, f"is ignored: {kind} is not supported; {hint}")


def oauth2(root: dict[str, Any], config: Config) -> OAuth2 | None:
    """Complete the OAuth 2 facts of *config* with the document's, if both have some."""
    schemes_ = (root.get("components") or {}).get("securitySchemes") or {}
    stated = config.oauth2
    for name in sorted(schemes_) if stated else ():
        flow = (schemes_[name].get("flows") or {}).get("authorizationCode")
        if stated and isinstance(flow, dict):
            authorize_url = str(flow.get("authorizationUrl") or "").strip()
            token_url = str(flow.get("tokenUrl") or "").strip()
            return replace(
                stated,
                authorize_url=stated.authorize_url or authorize_url,
                token_url=stated.token_url or token_url,
                base_url=stated.base_url
                or config.client.base_urls.get(stated.server_key, ""),
            )
    return None
