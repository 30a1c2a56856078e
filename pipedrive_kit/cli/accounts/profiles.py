"""Profiles: the accounts that the program knows, and where their credentials are.

A folder holds `profiles.json`, and files that only their owner can read.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from click import UsageError

from ..exits import NoCredentialsError

ENVIRONMENT = "environment"
"""The name of the account whose credentials are environment variables."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An account.

    Attributes:
        name: Its name.
        kind: "api_token" or "oauth".
        company_domain: The company's, if it is known.
        base_url: Another server, such as a fake.
        plan: The plan of the account, which decides about rate windows.
        client_id: That of the OAuth application.
        keyring: The credentials are in the keyring; else in a file.
    """

    name: str
    kind: str = "api_token"
    company_domain: str | None = None
    base_url: str | None = None
    plan: str | None = None
    client_id: str | None = None
    keyring: bool = False


class Profiles:
    """The profiles in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "profiles.json"

    def _read(self) -> dict[str, Any]:
        try:
            found: Any = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"current": None, "profiles": {}}
        except ValueError:
            raise UsageError(f"{self._file} is no JSON: correct or delete it") from None
        return {"current": found.get("current"), "profiles": found["profiles"]}

    def all(self) -> list[Profile]:
        """Return the profiles in the order in which they were made."""
        entries: dict[str, Any] = self._read()["profiles"]
        return [Profile(name, **entry) for name, entry in entries.items()]

    @property
    def current(self) -> str | None:
        """The name of the profile that is used if none is named."""
        found: str | None = self._read()["current"]
        return found

    def get(self, name: str) -> Profile:
        """Return a profile; one that is not there is an error."""
        found = {profile.name: profile for profile in self.all()}
        if name not in found:
            known = ", ".join(found) or "none"
            raise NoCredentialsError(f"there is no profile {name!r}; known: {known}")
        return found[name]

    def save(self, profile: Profile, *, use: bool) -> None:
        """Keep a profile, and use it from now on."""
        content = self._read()
        entry = asdict(profile)
        content["profiles"][entry.pop("name")] = entry
        if use or content["current"] is None:
            content["current"] = profile.name
        self._write(content)

    def use(self, name: str) -> None:
        """Use a profile from now on."""
        self.get(name)
        self._write({**self._read(), "current": name})

    def delete(self, name: str) -> None:
        """Forget a profile."""
        content = self._read()
        del content["profiles"][name]
        if content["current"] == name:
            content["current"] = next(iter(content["profiles"]), None)
        self._write(content)

    def _write(self, content: dict[str, Any]) -> None:
        write_private(self._file, json.dumps(content, indent=2))


def config_folder() -> Path:
    """Return the folder of the profiles."""
    if own := os.environ.get("PIPEDRIVE_CONFIG_DIR"):
        return Path(own)
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "pipedrive"


def check_name(name: str) -> str:
    """Return a name that can be part of the name of a file; refuse others."""
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]{0,63}", name) or name == ENVIRONMENT:
        raise UsageError(f"{name!r} cannot be the name of a profile")
    return name


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can read, if it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    private_folder(path.parent)
    # mkstemp makes it with mode 0600.
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)  # noqa: PTH105
    except BaseException:
        os.unlink(scratch)  # noqa: PTH108
        raise
