"""Secrets: read from a prompt, standard input or the environment, never from arguments.

They are kept in the keyring, if the library `keyring` is there and works, or in a file
that only its owner can read.
"""

from __future__ import annotations

import contextlib
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..exits import NoCredentialsError
from .profiles import Profile, Profiles, write_private

_SERVICE = "pipedrive-v2"


def ask(what: str) -> str:
    """Return a secret: from a prompt without echo, or a line of standard input."""
    if sys.stdin.isatty():
        found: str = click.prompt(what, hide_input=True, err=True)
    else:
        found = sys.stdin.readline()
    found = found.strip()
    if not found:
        raise NoCredentialsError(
            f"no {what}: it is read from a prompt or standard input"
        )
    return found


class Vault:
    """The secrets of a profile, as one JSON object."""

    def __init__(self, profiles: Profiles, profile: Profile) -> None:
        self._name = profile.name
        self._keyring = _keyring() if profile.keyring else None
        self.path: Path = profiles.folder / f"{profile.name}.credentials"

    def load(self) -> dict[str, Any]:
        """Return the secrets; none is an error."""
        text: str | None = None
        if self._keyring is not None:
            text = self._keyring.get_password(_SERVICE, self._name)
        else:
            with contextlib.suppress(FileNotFoundError):
                text = self.path.read_text(encoding="utf-8")
        if not text:
            raise NoCredentialsError(
                f"the credentials of {self._name} are gone: pipedrive login"
            )
        found: dict[str, Any] = json.loads(text)
        return found

    def save(self, secrets: dict[str, Any]) -> None:
        """Keep the secrets."""
        text = json.dumps(secrets)
        if self._keyring is not None:
            self._keyring.set_password(_SERVICE, self._name, text)
        else:
            write_private(self.path, text)

    def delete(self) -> None:
        """Forget the secrets."""
        if self._keyring is not None:
            with contextlib.suppress(Exception):
                self._keyring.delete_password(_SERVICE, self._name)
        self.path.unlink(missing_ok=True)


def keyring_works() -> bool:
    """Return if there is a keyring that keeps what it is given."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(_SERVICE, "check", "kept")
        kept: bool = keyring.get_password(_SERVICE, "check") == "kept"
        keyring.delete_password(_SERVICE, "check")
    except Exception:  # any error of any backend: it does not work
        return False
    return kept


def _keyring() -> Any:
    try:
        return import_module("keyring")
    except ModuleNotFoundError:
        return None
