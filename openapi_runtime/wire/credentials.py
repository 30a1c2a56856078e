"""The secrets of a client, and which of them go with a request."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import NamedTuple

from ..errors import ConfigurationError
from ..http import Headers
from ..operation import Api, ApiKey

Alternatives = tuple[tuple[str, ...], ...]

_SECRET = re.compile(r"[\x21-\x7e]+")
_SECRETS = re.compile(r"[\x21-\x7e]+( [\x21-\x7e]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Presented(NamedTuple):
    """What a request starts with: its headers, and credentials in other places."""

    headers: Headers
    query: dict[str, str]
    cookies: dict[str, str]


class Credentials:
    """Everything that a user gave to say who is calling."""

    def __init__(
        self,
        api: Api,
        given: Mapping[str, str | None],
        headers: Headers,
        *,
        auth: object,
    ) -> None:
        self._api = api
        self._headers = headers
        self._sent: dict[str, str] = {}
        if auth is None:
            self._sent = resolve_credentials(api, given)
        else:
            for name, value in given.items():
                if value is not None:
                    raise ConfigurationError(f"give only one of auth and {name}")
        self._known: dict[Alternatives | None, Presented] = {}
        values = [*self._sent.values(), *(value for value in given.values() if value)]
        values += [text.rpartition(" ")[2] for text in self._sent.values()]
        # An auth says nothing of who it is, so it is unlike any other.
        self.who = (*self._sent.values(),) if auth is None else (os.urandom(8).hex(),)
        """What tells one caller from another."""

        # Shorter ones are no secrets, and hiding them would garble every message.
        secrets = {value for value in values if len(value) >= 8}
        self.secrets = tuple(sorted(secrets, key=len, reverse=True))

    def present(self, security: Alternatives | None) -> Presented:
        """Return what a request starts with that wants these credentials."""
        presented = self._known.get(security)
        if presented is None:
            presented = Presented(Headers(self._headers), {}, {})
            chosen = self._chosen(security)
            for key in self._api.credentials:
                if key.argument in chosen:
                    text = self._sent[key.argument]
                    if key.place == "header":
                        presented.headers[key.name] = text
                    elif key.place == "query":
                        presented.query[key.name] = text
                    else:
                        presented.cookies[key.name] = text
            self._known[security] = presented
        return presented

    def _chosen(self, security: Alternatives | None) -> set[str]:
        if security is None:
            return set(self._sent)
        for entry in sorted(security, key=lambda entry: not entry):
            if self._sent.keys() >= set(entry):
                return set(entry)
        # Not all that is wanted: the server says best what is missing.
        return {name for entry in security for name in entry} & self._sent.keys()


def resolve_credentials(api: Api, given: Mapping[str, str | None]) -> dict[str, str]:
    """Return what is sent by argument: what was given, else what the environment has."""
    found: dict[str, str] = {}
    for key in api.credentials:
        value = given.get(key.argument)
        if value is None and key.env is not None:
            value = os.environ.get(key.env) or None
        if key.password:
            value = _basic(key, value, given.get(key.password))
        elif value is not None:
            # The whole header, if that is what is given, has its scheme before a space.
            whole = key.name.lower() == "authorization" and not key.prefix
            if not (_SECRETS if whole else _SECRET).fullmatch(value):
                raise ConfigurationError(
                    f"{key.argument} is empty or has a space, line break or "
                    "non-ASCII character"
                )
            value = key.prefix + value
        if value is not None:
            found[key.argument] = value
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
