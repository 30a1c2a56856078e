"""Who may call: the security schemes of a document, and what its operations ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import ir


def scopes(root: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    """Give the OAuth scopes of which any suffices for an operation."""
    schemes_ = (root.get("components") or {}).get("securitySchemes") or {}
    requirements = operation.get("security", root.get("security")) or ()
    return {
        scope
        for requirement in requirements
        for name, scopes_ in requirement.items()
        if (schemes_.get(name) or {}).get("type") in ("oauth2", "openIdConnect")
        for scope in scopes_
    }


def schemes(root: dict[str, Any]) -> Iterator[ir.Scheme]:
    schemes_ = (root.get("components") or {}).get("securitySchemes") or {}
    for name in sorted(schemes_):
        scheme = schemes_[name]
        if scheme.get("type") == "apiKey":
            yield ir.Scheme(name=name, place=scheme["in"], parameter=scheme["name"])


def oauth2(root: dict[str, Any]) -> ir.OAuth2 | None:
    """Find the authorization code flow, if the document has one."""
    schemes_ = (root.get("components") or {}).get("securitySchemes") or {}
    for name in sorted(schemes_):
        flow = (schemes_[name].get("flows") or {}).get("authorizationCode")
        if isinstance(flow, dict):
            return ir.OAuth2(
                authorize_url=str(flow.get("authorizationUrl") or "").strip(),
                token_url=str(flow.get("tokenUrl") or "").strip(),
            )
    return None
