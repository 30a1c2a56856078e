"""Security schemes of a document, and the requirements of its operations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec.structs import replace

from ..errors import Problem
from ..facts import ApiKey, OAuth2
from ..pointer import join
from ..read.nodes import Node, follow
from . import ir
from .operations import OperationNode
from .schema import Schemas

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Names of headers and cookies, and of the schemes of HTTP."""

_WHOLE = frozenset([
    "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth",
    "scram-sha-1", "scram-sha-256", "vapid",
])  # fmt: skip
"""Schemes of HTTP with more than one value after their name: the user gives it all."""

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
        if schemes_.get(name, {}).get("type") in ("oauth2", "openIdConnect")
        for scope in scopes_ or ()
    }
    return tuple(sorted(found))


def schemes(schemas: Schemas) -> Iterator[ir.Scheme]:
    """Yield the schemes for which a client can be given a credential."""
    for name, value in sorted(_schemes(schemas.document.root).items()):
        pointer = join("/components/securitySchemes", name)
        kind, http = value.get("type"), str(value.get("scheme")).strip().lower()
        if kind == "apiKey":
            location, key = value.get("in"), value.get("name")
            sendable = location == "query" or _TOKEN.fullmatch(str(key))
            if location in ("cookie", "header", "query") and key and sendable:
                place = ApiKey(argument=name, place=location, name=str(key))
                yield ir.Scheme(name=name, kind="key", key=place)
            else:
                message = f"is ignored: no key can be sent in {location} {key!r}"
                schemas.warn(pointer, message)
        elif kind == "http" and http == "basic":
            yield ir.Scheme(name=name, kind="basic", key=_header(name), is_http=True)
        elif kind in ("oauth2", "openIdConnect") or (kind, http) == ("http", "bearer"):
            key = _header(name, "Bearer ")
            yield ir.Scheme(name=name, kind="bearer", key=key, is_http=kind == "http")
        elif kind == "http" and _TOKEN.fullmatch(http):
            if http in _WHOLE:
                hint = "give clients `auth`, as httpx.DigestAuth, to have it computed"
                schemas.warn(pointer, f"{http} is sent as it is given; {hint}")
            prefix = "" if http in _WHOLE else f"{str(value['scheme']).strip()} "
            key = _header(name, prefix)
            yield ir.Scheme(name=name, kind="authorization", key=key)
        else:
            hint = "give the client an http_client that authenticates so"
            schemas.warn(pointer, f"is ignored: {kind} is not supported; {hint}")


def _header(argument: str, prefix: str = "") -> ApiKey:
    """Return a credential that the header `Authorization` carries."""
    return ApiKey(
        argument=argument, place="header", name="Authorization", prefix=prefix
    )


def check_requirements(
    operations: Iterable[OperationNode], known: Iterable[ir.Scheme], schemas: Schemas
) -> None:
    """Warn of requirements that no client can meet, where they are stated."""
    root = schemas.document.root
    places = {scheme.name: (scheme.key.place, scheme.key.name) for scheme in known}
    holders = [Node("", root), *(source.node for source in operations)]
    for holder in holders:
        if not isinstance(holder.value.get("security"), list):
            continue
        pointer = join(holder.pointer, "security")
        entries = requirements(root, holder.value) or ()
        for name in sorted({n for e in entries for n in e} - _schemes(root).keys()):
            message = (
                f"the security scheme {name!r} is not declared: no credential is sent "
                "for it"
            )
            schemas.warn(pointer, message)
        for entry in entries:
            for message in _clashes(entry, places):
                schemas.warn(pointer, message)


def _clashes(
    entry: tuple[str, ...], places: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    """Yield a message for each scheme of *entry* whose place another one takes."""
    taken: dict[tuple[str, str], str] = {}
    for name in entry:
        first = taken.setdefault(places.get(name, ("", name)), name)
        if first != name:
            where = " ".join(places[name])
            yield f"{first!r} and {name!r} are both sent in the {where}: only one can be"


def oauth2(schemas: Schemas) -> OAuth2 | None:
    """Complete the OAuth 2 facts of the configuration with those of the document."""
    config = schemas.config
    stated = config.oauth2
    if stated is None:
        return None
    flow = _authorization_code(schemas.document.root)
    found = replace(
        stated,
        authorize_url=stated.authorize_url or _url(flow, "authorizationUrl"),
        token_url=stated.token_url or _url(flow, "tokenUrl"),
        base_url=stated.base_url or config.client.base_urls.get(stated.server_key, ""),
    )
    if found.authorize_url and found.token_url:
        return found
    message = "[oauth2] is ignored: the document has no authorization code flow with both URLs"
    hint = "State authorize_url and token_url here."
    where = config.path.as_posix()
    schemas.warnings.append(Problem(where, "/oauth2", message, hint))
    return None


def _authorization_code(root: dict[str, Any]) -> dict[str, Any]:
    """Return the authorization code flow of the first scheme that has one."""
    for _, scheme in sorted(_schemes(root).items()):
        flow = (scheme.get("flows") or {}).get("authorizationCode")
        if isinstance(flow, dict):
            return flow
    return {}


def _url(flow: dict[str, Any], key: str) -> str:
    return str(flow.get(key) or "").strip()


def _schemes(root: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the security schemes by name, without references."""
    stated = (root.get("components") or {}).get("securitySchemes") or {}
    return {
        name: follow(root, Node(join("/components/securitySchemes", name), value)).value
        for name, value in stated.items()
    }
