"""What a client's constructor takes to say who is calling."""

from __future__ import annotations

from collections import Counter

from ..config import Client
from ..model import ir
from ..model.security import Alternatives
from .client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from .words import identifier, snake, split

_TAKEN = {"base_url", "http_client", "self", "settings", "super"}
_TAKEN |= {*CLIENT_OPTIONS, *LIMIT_OPTIONS}
"""Arguments of every constructor, and names that it uses."""


def credentials(
    schemes_: tuple[ir.Scheme, ...], client: Client
) -> dict[str, ir.Credential]:
    """Give the credential of each scheme, by its name; some schemes share one.

    Those that the configuration names, else all.
    """
    found: dict[str, ir.Credential] = {}
    taken = _TAKEN | set(client.base_urls)
    keys = [scheme for scheme in schemes_ if scheme.kind == "key"]
    for scheme in schemes_:
        stated = client.credentials.get(scheme.name)
        if client.credentials and stated is None:
            continue
        shared = None if stated or scheme.kind in ("key", "header") else scheme.kind
        twin = next((c for c in found.values() if shared and c.shared == shared), None)
        if twin is None:
            usual = {"basic": "username", "bearer": "access_token"}.get(scheme.kind)
            if scheme.kind == "key" and len(keys) == 1:
                usual = "api_key"
            argument = usual or snake(split(scheme.name) or ["key"])
            argument = (
                stated.argument if stated else identifier(argument, taken, prefix="key")
            )
            taken.add(argument)
            password = (stated.password if stated else "") or identifier(
                "password", taken, prefix="key"
            )
            twin = ir.Credential(
                argument=argument,
                password=password if scheme.kind == "basic" else "",
                place=scheme.place,
                parameter=scheme.parameter,
                prefix="Bearer " if scheme.kind == "bearer" else "",
                environment=stated.environment if stated else "",
                shared=shared or "",
            )
            taken.add(twin.password)
        found[scheme.name] = twin
    return found


def in_arguments(
    stated: Alternatives | None, known: dict[str, ir.Credential]
) -> Alternatives | None:
    """Give arguments of the client instead of schemes; None for whatever is given."""
    if not stated:
        return stated
    found = []
    for entry in stated:
        arguments = tuple(dict.fromkeys(known[n].argument for n in entry if n in known))
        if arguments or not entry:
            found.append(arguments)
    return tuple(dict.fromkeys(found)) or None


def usual(stated: list[Alternatives | None], arguments: int) -> Alternatives | None:
    """Give what most operations want; None where that is the only credential."""
    counts = Counter(item for item in stated if item)
    most = min(counts, key=lambda item: (-counts[item], item), default=None)
    return None if most and arguments == 1 and len(most) == 1 == len(most[0]) else most
