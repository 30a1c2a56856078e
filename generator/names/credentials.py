"""Arguments of a client's constructor for the credentials and the server of an API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from keyword import iskeyword

from msgspec.structs import replace

from openapi_source.names import identifier, snake, split

from ..config import Client, Config
from ..errors import Problem
from ..facts import ApiKey, CredentialRule
from ..model import ir
from ..model.security import Alternatives
from ..pointer import join
from ..reserved import CLIENT_ARGUMENTS
from .client_options import CLIENT_OPTIONS, LIMIT_OPTIONS

_TAKEN = CLIENT_ARGUMENTS | {*CLIENT_OPTIONS, *LIMIT_OPTIONS}

_SHARED = {"basic": "username", "bearer": "access_token"}
"""Kind of schemes that share a credential -> its argument."""


def credentials(schemes_: tuple[ir.Scheme, ...], client: Client) -> dict[str, ApiKey]:
    """Return the credential of each scheme, by its name; some schemes share one.

    Those that the configuration names, else all. A bearer token of OAuth 2 is that of
    HTTP's scheme, too, but two schemes of HTTP have one each.
    """
    found: dict[str, ApiKey] = {}
    shared: dict[str, ApiKey] = {}
    of_http: set[str] = set()
    taken = {*_TAKEN} | set(client.base_urls)
    for rule in client.credentials.values():
        taken |= {rule.argument, rule.password}
    keys = [scheme for scheme in schemes_ if scheme.kind == "key"]
    for scheme in schemes_:
        stated = client.credentials.get(scheme.name)
        if client.credentials and stated is None:
            continue
        key = shared.get(scheme.kind) if stated is None else None
        is_other = scheme.is_http and scheme.kind in of_http
        if key is None or is_other:
            usual_ = "" if is_other else _SHARED.get(scheme.kind, "")
            if scheme.kind == "key" and len(keys) == 1:
                usual_ = "api_key"
            key = _credential(scheme, stated, taken, usual_)
            taken |= {key.argument, key.password}
            if stated is None and scheme.kind in _SHARED and not is_other:
                shared[scheme.kind] = key
        if scheme.is_http and stated is None:
            of_http.add(scheme.kind)
        found[scheme.name] = key
    return found


def check_schemes(schemes_: tuple[ir.Scheme, ...], config: Config) -> list[Problem]:
    """Return a problem for each credential of a scheme that the document has not."""
    known = [scheme.name for scheme in schemes_]
    found = []
    for name in sorted(config.client.credentials.keys() - set(known)):
        close = get_close_matches(name, known, 1, 0.7)
        listed = f"Known here: {', '.join(known)}" if known else "It has none."
        message = (
            f"the document has no security scheme {name!r} that takes a credential"
        )
        pointer = join("/client/credentials", name)
        hint = "\n".join([*(f"Did you mean {match!r}?" for match in close), listed])
        found.append(Problem(config.path.as_posix(), pointer, message, hint))
    return found


def check_arguments(
    schemes_: tuple[ir.Scheme, ...], config: Config
) -> Iterator[Problem]:
    """Yield a problem for each argument of the constructor that cannot have its name."""
    used: dict[str, object] = {}
    found = credentials(schemes_, config.client)
    for pointer, argument, use in _stated_arguments(config.client, found):
        if not argument.isidentifier() or iskeyword(argument) or argument[0] == "_":
            message = f"{argument!r} is not a public Python name"
        elif argument in _TAKEN:
            message = f"{argument!r} is an argument or a name that every client has"
        elif used.setdefault(argument, use) != use:
            message = f"{argument!r} is an argument of another entry, too"
        else:
            continue
        hint = "Choose another name."
        yield Problem(config.path.as_posix(), pointer, message, hint)


def _stated_arguments(
    client: Client, found: dict[str, ApiKey]
) -> Iterator[tuple[str, str, object]]:
    """Yield (pointer, argument, use) of all arguments that a person named.

    Schemes with equal credentials use one argument.
    """
    for name in client.base_urls:
        yield join("/client/base_urls", name), name, name
    for scheme, stated in client.credentials.items():
        pointer, key = join("/client/credentials", scheme), found.get(scheme)
        yield join(pointer, "argument"), stated.argument, ("argument", key)
        if stated.password:
            yield join(pointer, "password"), stated.password, ("password", key)


def _credential(
    scheme: ir.Scheme, stated: CredentialRule | None, taken: set[str], known: str
) -> ApiKey:
    """Name the arguments for the credential of a scheme: *known* or after the scheme."""
    argument = known or snake(split(scheme.name) or ["key"])
    argument = stated.argument if stated else identifier(argument, taken, prefix="key")
    password = ""
    if scheme.kind == "basic":
        password = (stated.password if stated else "") or identifier(
            "password", taken | {argument}, prefix="key"
        )
    env = stated.environment if stated else ""
    return replace(scheme.key, argument=argument, env=env, password=password)


def in_arguments(
    stated: Alternatives | None, known: dict[str, ApiKey]
) -> Alternatives | None:
    """Return the client's arguments for the schemes; None: all that are given.

    Nothing is sent for a scheme that the client cannot be given a credential for.
    """
    if not stated or not known:
        return stated if known else None
    found = []
    for entry in stated:
        arguments = tuple(dict.fromkeys(known[n].argument for n in entry if n in known))
        if arguments or not entry:
            found.append(arguments)
    return tuple(dict.fromkeys(found)) or ((),)


def usual(stated: list[Alternatives | None], arguments: int) -> Alternatives | None:
    """Return the wish of most operations; None where there is one credential."""
    counts = Counter(item for item in stated if item)
    most = min(counts, key=lambda item: (-counts[item], item), default=None)
    return None if most and arguments == 1 and len(most) == 1 == len(most[0]) else most


def server_arguments(api: ir.Api, client: Client) -> dict[str, ir.ServerVariable]:
    """Return the variables of the usual server by the arguments that fill them.

    None if the configuration has base URLs of its own.
    """
    if client.base_urls or not api.base_url:
        return {}
    keys = credentials(api.schemes, client).values()
    taken = {*_TAKEN, *(name for key in keys for name in (key.argument, key.password))}
    found: dict[str, ir.ServerVariable] = {}
    for variable in api.servers[0].variables:
        words = split(variable.name) or ["server"]
        argument = identifier(snake(words), taken | found.keys(), prefix="server")
        found[argument] = variable
    return found


def in_template(url: str, variables: Mapping[str, ir.ServerVariable]) -> str:
    """Return a URL with the arguments for its variables in braces."""
    for argument, variable in variables.items():
        url = url.replace(f"{{{variable.name}}}", f"{{{argument}}}")
    return url
