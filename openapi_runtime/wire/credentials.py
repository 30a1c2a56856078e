"""Credentials of a client, and the ones that each request sends."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import NamedTuple

from ..errors import ConfigurationError
from ..http import Headers, Secret
from ..operation import Api, ApiKey

Alternatives = tuple[tuple[str, ...], ...]

_SECRET = re.compile(r"[\x21-\x7e]+")
_SECRETS = re.compile(r"[\x21-\x7e]+( [\x21-\x7e]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class BaseRequest(NamedTuple):
    """Headers and credentials that a request starts with."""

    headers: Headers
    query: dict[str, str]
    cookies: dict[str, str]

    def put(self, key: ApiKey, text: str) -> None:
        """Add a credential in its place."""
        place = {"header": self.headers, "query": self.query, "cookie": self.cookies}
        place[key.place][key.name] = text

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def chosen_of(sent: Mapping[str, str], security: Alternatives | None) -> set[str]:
    """Return the arguments whose credentials a request sends that needs `security`."""
    if security is None:
        return set(sent)
    for entry in sorted(security, key=lambda entry: not entry):
        if sent.keys() >= set(entry):
            return set(entry)
    # The server's error says best which one is missing.
    return {name for entry in security for name in entry} & sent.keys()


def secrets_in(
    sent: Mapping[str, str], given: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the texts that no message may show, the longest first."""
    values = [*sent.values(), *(value for value in given.values() if value)]
    values += [text.rpartition(" ")[2] for text in sent.values()]
    # Hiding shorter ones would garble every message.
    secrets = {value for value in values if len(value) >= 8}
    return tuple(sorted(secrets, key=len, reverse=True))


def texts_to_send(
    api: Api, given: Mapping[str, str | None], auth: object
) -> dict[str, str]:
    """Return the texts to send by argument, from `given` or else the environment.

    None are sent beside an `auth`.
    """
    found: dict[str, str] = {}
    if auth is not None:
        beside = [name for name, value in given.items() if value is not None]
        if beside:
            raise ConfigurationError(f"give only one of auth and {beside[0]}")
        return found
    for key in api.credentials:
        value = given.get(key.argument)
        if value is None and key.env is not None:
            value = os.environ.get(key.env) or None
        if key.password:
            value = _basic(key, value, given.get(key.password))
        elif value is not None:
            # A whole header has a space after its scheme.
            whole = key.name.lower() == "authorization" and not key.prefix
            if not (_SECRETS if whole else _SECRET).fullmatch(value):
                raise ConfigurationError(
                    f"{key.argument} is empty or has a space, line break or "
                    "non-ASCII character"
                )
            value = key.prefix + value
        if value is not None:
            found[key.argument] = Secret(value)
    if api.credentials and not found and not api.anonymous:
        ways = [
            f"{key.argument}=..."
            + (f" or the environment variable {key.env}" if key.env else "")
            for key in api.credentials
        ]
        raise ConfigurationError(f"no credentials: give {', or '.join(ways)}")
    return found


def _basic(key: ApiKey, name: str | None, password: str | None) -> str | None:
    if name is None:
        if password is not None:
            raise ConfigurationError(f"{key.password} needs {key.argument}")
        return None
    password = password or ""
    if ":" in name:
        raise ConfigurationError(f"{key.argument} must not contain a colon")
    if _CONTROL.search(name + password):
        raise ConfigurationError(
            f"{key.argument} or {key.password} has a control character"
        )
    return f"Basic {b64encode(f'{name}:{password}'.encode()).decode()}"
