"""Security schemes of a document, and the requirements of its operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from ..config import Config
from ..facts import OAuth2
from ..pointer import join
from ..read.nodes import Node, follow
from . import ir
from .schema import Schemas

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Names of headers and cookies."""

Alternatives: TypeAlias = tuple[tuple[str, ...], ...]


def requirements(
    root: dict[str, Any], operation: dict[str, Any]
) -> Alternatives | None:
    """Return the schemes that an operation wants: all of any entry; None if none is stated."""
    stated = operation.get("security", root.get("security"))
    if not isinstance(stated, list):
        return None
    return tuple(tuple(sorted(entry)) for entry in stated if isinstance(entry, dict))


def scopes(root: dict[str, Any], operation: dict[str, Any]) -> tuple[str, ...]:
    """Return the OAuth scopes of which any suffices for an operation, sorted."""
    schemes_ = _schemes(root)
    stated = operation.get("security", root.get("security")) or ()
    found = {
        scope
        for requirement in stated
        for name, scopes_ in requirement.items()
        if (schemes_.get(name) or {}).get("type") in ("oauth2", "openIdConnect")
        for scope in scopes_
    }
    return tuple(sorted(found))


def schemes(schemas: Schemas) -> Iterator[ir.Scheme]:
    """Yield the schemes for which a client can be given a credential."""
    for name, stated in sorted(_schemes(schemas.document.root).items()):
        pointer = join("/components/securitySchemes", name)
        value = follow(schemas.document.root, Node(pointer, stated)).value
        kind, http = value.get("type"), str(value.get("scheme")).lower()
        if kind == "apiKey":
            location, key = value.get("in"), value.get("name")
            sendable = location == "query" or _TOKEN.fullmatch(str(key))
            if location in ("cookie", "header", "query") and key and sendable:
                yield ir.Scheme(
                    name=name, kind="key", location=location, parameter=str(key)
                )
            else:
                message = f"is ignored: no key can be sent in {location} {key!r}"
                schemas.warn(pointer, message)
        elif kind == "http" and http == "basic":
            yield ir.Scheme(name=name, kind="basic")
        elif kind in ("oauth2", "openIdConnect") or (kind, http) == ("http", "bearer"):
            yield ir.Scheme(name=name, kind="bearer")
        elif kind == "http":
            yield ir.Scheme(name=name, kind="authorization")
        else:
            hint = "give the client an http_client that authenticates so"
            schemas.warn(pointer, f"is ignored: {kind} is not supported; {hint}")


def oauth2(root: dict[str, Any], config: Config) -> OAuth2 | None:
    """Complete the OAuth 2 facts of *config* with the document's, if both have some."""
    stated = config.oauth2
    for _, scheme in sorted(_schemes(root).items()) if stated else ():
        flow = (scheme.get("flows") or {}).get("authorizationCode")
        if stated and isinstance(flow, dict):
            authorize_url = str(flow.get("authorizationUrl") or "").strip()
            token_url = str(flow.get("tokenUrl") or "").strip()
            base_url = config.client.base_urls.get(stated.server_key, "")
            return replace(
                stated,
                authorize_url=stated.authorize_url or authorize_url,
                token_url=stated.token_url or token_url,
                base_url=stated.base_url or base_url,
            )
    return None


def _schemes(root: dict[str, Any]) -> dict[str, Any]:
    return (root.get("components") or {}).get("securitySchemes") or {}
