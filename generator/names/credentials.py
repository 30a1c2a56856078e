"""Arguments of a client's constructor for the credentials of an API."""

from __future__ import annotations

from collections import Counter

from ..config import Client
from ..facts import ApiKey, CredentialRule
from ..model import ir
from ..model.security import Alternatives
from ..reserved import CLIENT_ARGUMENTS
from .client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from .words import identifier, snake, split

_TAKEN = CLIENT_ARGUMENTS | {*CLIENT_OPTIONS, *LIMIT_OPTIONS}

_SHARED = {"basic": "username", "bearer": "access_token"}
"""Kind of schemes that share a credential -> its argument."""


def credentials(schemes_: tuple[ir.Scheme, ...], client: Client) -> dict[str, ApiKey]:
    """Return the credential of each scheme, by its name; some schemes share one.

    Those that the configuration names, else all.
    """
    found: dict[str, ApiKey] = {}
    shared: dict[str, ApiKey] = {}
    taken = {*_TAKEN} | set(client.base_urls)
    keys = [scheme for scheme in schemes_ if scheme.kind == "key"]
    for scheme in schemes_:
        stated = client.credentials.get(scheme.name)
        if client.credentials and stated is None:
            continue
        key = shared.get(scheme.kind) if stated is None else None
        if key is None:
            key = _credential(scheme, stated, taken, is_only=len(keys) == 1)
            taken |= {key.argument, key.password}
            if stated is None and scheme.kind in _SHARED:
                shared[scheme.kind] = key
        found[scheme.name] = key
    return found


def _credential(
    scheme: ir.Scheme, stated: CredentialRule | None, taken: set[str], *, is_only: bool
) -> ApiKey:
    """Name the arguments for the credential of a scheme."""
    known = "api_key" if scheme.kind == "key" and is_only else _SHARED.get(scheme.kind)
    argument = known or snake(split(scheme.name) or ["key"])
    argument = stated.argument if stated else identifier(argument, taken, prefix="key")
    password = ""
    if scheme.kind == "basic":
        password = (stated.password if stated else "") or identifier(
            "password", taken | {argument}, prefix="key"
        )
    return ApiKey(
        argument=argument,
        place=scheme.location,
        name=scheme.parameter,
        env=stated.environment if stated else "",
        prefix="Bearer " if scheme.kind == "bearer" else "",
        password=password,
    )


def in_arguments(
    stated: Alternatives | None, known: dict[str, ApiKey]
) -> Alternatives | None:
    """Return the client's arguments for the schemes; None: all that are given."""
    if not stated:
        return stated
    found = []
    for entry in stated:
        arguments = tuple(dict.fromkeys(known[n].argument for n in entry if n in known))
        if arguments or not entry:
            found.append(arguments)
    return tuple(dict.fromkeys(found)) or None


def usual(stated: list[Alternatives | None], arguments: int) -> Alternatives | None:
    """Return the wish of most operations; None where there is one credential."""
    counts = Counter(item for item in stated if item)
    most = min(counts, key=lambda item: (-counts[item], item), default=None)
    return None if most and arguments == 1 and len(most) == 1 == len(most[0]) else most
