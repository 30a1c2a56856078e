"""All actions of a client, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ..errors import UnknownActionError
from .action import Action
from .table import VERSIONS, Json, Version, entries


class Actions(Mapping[str, Action]):
    """The actions of the connector by name: those of API v2, and what only v1 has."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getitem__(self, name: str) -> Action:
        return self.of(name)

    def __iter__(self) -> Iterator[str]:
        names = {name for version in VERSIONS for name in entries()[version]}
        return iter(sorted(names))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def of(self, name: str, *, version: str | None = None) -> Action:
        """Return an action; `version` is `v1` or `v2`, by default v2 if it is there.

        Raises UnknownActionError, with the names that may be meant.
        """
        for known in VERSIONS:
            entry = entries()[known].get(name)
            if entry is not None and version in (None, known):
                return Action(name, known, entry, self._client)
        raise UnknownActionError(self._unknown(name, version))

    def schema(self, name: str, *, version: str | None = None) -> Json:
        """Return the JSON Schema of the parameters of an action."""
        return self.of(name, version=version).schema

    def search(self, text: str) -> list[Action]:
        """Return the actions whose name or purpose has all words of a text.

        Those with the words in their names come first, those that are gone last.
        """
        words = text.lower().replace("_", " ").split()
        found: list[tuple[int, str, Version]] = []
        for version in VERSIONS:
            for name, entry in entries()[version].items():
                plain = name.replace("_", " ")
                missing = [word for word in words if word not in plain]
                purpose = entry.purpose.lower()
                if all(word in purpose for word in missing):
                    found.append((len(missing) + 100 * entry.gone, name, version))
        found.sort(key=lambda item: item[:2])
        return [self.of(name, version=version) for _, name, version in found]

    def _unknown(self, name: str, version: str | None) -> str:
        others = [known for known in VERSIONS if name in entries()[known]]
        if version is not None and others:
            return f"{name} is an action of version={others[0]!r} only"
        close = get_close_matches(name, self, 3, 0.6)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        return f"there is no action {name!r}{hint}"

    def __repr__(self) -> str:
        return f"<{len(self)} actions>"
