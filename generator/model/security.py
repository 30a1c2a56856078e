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
from .json_schema import text
from .schema import Schemas

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Names of headers and cookies, and of the schemes of HTTP."""

_WHOLE = frozenset([
    "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth",
    "scram-sha-1", "scram-sha-256", "vapid",
])  # fmt: skip
"""Schemes of HTTP with more than one value after their name: the user gives it all."""

Alternatives: TypeAlias = tuple[tuple[str, ...], ...]


class Security:
    """The security schemes of a document, and what its operations want of them."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.root = schemas.document.root
        schemes_ = Node("", self.root.get("components") or {}).members(
            "securitySchemes"
        )
        self.declared: dict[str, dict[str, Any]] = {
            name: follow(self.root, node).value for name, node in schemes_.items()
        }
        """Schemes by name, without references."""

    def stated(self, holder: dict[str, Any]) -> Any:
        """Return what an operation states, or else the document."""
        return holder.get("security", self.root.get("security"))

    def requirements(self, holder: dict[str, Any]) -> Alternatives | None:
        """Return the schemes that an operation wants: all of any entry, if any is stated."""
        stated = self.stated(holder)
        if not isinstance(stated, list):
            return None
        return tuple(
            tuple(sorted(entry)) for entry in stated if isinstance(entry, dict)
        )

    def scopes(self, operation: dict[str, Any]) -> tuple[str, ...]:
        """Return the OAuth scopes of which any suffices for an operation, sorted."""
        found = {
            scope
            for requirement in self.stated(operation) or ()
            for name, scopes in requirement.items()
            if self.declared.get(name, {}).get("type") in ("oauth2", "openIdConnect")
            for scope in scopes or ()
        }
        return tuple(sorted(found))

    def schemes(self) -> Iterator[ir.Scheme]:
        """Yield the schemes for which a client can be given a credential."""
        for name, value in sorted(self.declared.items()):
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
                    self.schemas.warn(pointer, message)
            elif kind == "http" and http == "basic":
                yield ir.Scheme(
                    name=name, kind="basic", key=_header(name), is_http=True
                )
            elif kind in ("oauth2", "openIdConnect") or (kind, http) == (
                "http",
                "bearer",
            ):
                key = _header(name, "Bearer ")
                yield ir.Scheme(
                    name=name, kind="bearer", key=key, is_http=kind == "http"
                )
            elif kind == "http" and _TOKEN.fullmatch(http):
                if http in _WHOLE:
                    hint = (
                        "give clients `auth`, as httpx.DigestAuth, to have it computed"
                    )
                    self.schemas.warn(pointer, f"{http} is sent as it is given; {hint}")
                prefix = "" if http in _WHOLE else f"{str(value['scheme']).strip()} "
                key = _header(name, prefix)
                yield ir.Scheme(name=name, kind="authorization", key=key)
            else:
                hint = "give the client an http_client that authenticates so"
                self.schemas.warn(
                    pointer, f"is ignored: {kind} is not supported; {hint}"
                )

    def check(self, holders: Iterable[Node], known: Iterable[ir.Scheme]) -> None:
        """Warn of requirements that no client can meet, where they are stated."""
        places = {scheme.name: (scheme.key.place, scheme.key.name) for scheme in known}
        for holder in holders:
            if not isinstance(holder.value.get("security"), list):
                continue
            pointer = join(holder.pointer, "security")
            entries = self.requirements(holder.value) or ()
            for name in sorted({n for e in entries for n in e} - self.declared.keys()):
                message = (
                    f"the security scheme {name!r} is not declared: no credential is "
                    "sent for it"
                )
                self.schemas.warn(pointer, message)
            for entry in entries:
                for message in _clashes(entry, places):
                    self.schemas.warn(pointer, message)

    def oauth2(self) -> OAuth2 | None:
        """Complete the OAuth 2 facts of the configuration with those of the document."""
        config = self.schemas.config
        stated = config.oauth2
        if stated is None:
            return None
        nodes = (Node("", value) for _, value in sorted(self.declared.items()))
        flows = (node.get("flows", "authorizationCode") for node in nodes)
        flow = next((f.value for f in flows if f and isinstance(f.value, dict)), {})
        base_url = config.client.base_urls.get(stated.server_key, "")
        found = replace(
            stated,
            authorize_url=stated.authorize_url or text(flow.get("authorizationUrl")),
            token_url=stated.token_url or text(flow.get("tokenUrl")),
            base_url=stated.base_url or base_url,
        )
        if found.authorize_url and found.token_url:
            return found
        message = "[oauth2] is ignored: the document has no authorization code flow with both URLs"
        hint = "State authorize_url and token_url here."
        where = config.path.as_posix()
        self.schemas.warnings.append(Problem(where, "/oauth2", message, hint))
        return None


def _header(argument: str, prefix: str = "") -> ApiKey:
    """Return a credential that the header `Authorization` carries."""
    return ApiKey(
        argument=argument, place="header", name="Authorization", prefix=prefix
    )


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
