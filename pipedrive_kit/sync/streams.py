"""The lists of each entity, and how changes are found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_BY_ID: Final = {"sort_by": "id", "sort_direction": "asc"}
_STATUSES: Final = {"status": ["open", "won", "lost", "deleted"]}


@dataclass(frozen=True, slots=True)
class Stream:
    """One list of an entity.

    Attributes:
        entity: What its records are.
        group: The client's attribute with the list.
        method: The name of the list.
        options: Arguments of each call.
        since: The list takes `updated_since`; else every run reads it whole.
    """

    entity: str
    group: str
    method: str = "list"
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    since: bool = True

    @property
    def name(self) -> str:
        """A name that no other stream has."""
        return f"{self.group}.{self.method}"


STREAMS: Final = (
    Stream("deals", "deals", options=_BY_ID | _STATUSES),
    Stream("deals", "deals", "list_archived", options=_BY_ID | _STATUSES),
    Stream("persons", "persons", options=_BY_ID),
    Stream("organizations", "organizations", options=_BY_ID),
    Stream("activities", "activities", options=_BY_ID),
    Stream("products", "products", options=_BY_ID),
    Stream("projects", "projects", since=False),
    Stream("projects", "projects", "list_archived", since=False),
    Stream("tasks", "tasks", since=False),
    Stream("pipelines", "pipelines", since=False),
    Stream("stages", "stages", since=False),
)

ENTITIES: Final = tuple(dict.fromkeys(stream.entity for stream in STREAMS))
"""The entities that `changes` can follow."""


def streams_of(entity: str) -> list[Stream]:
    """Return the streams of an entity; a name that is none is an error."""
    found = [stream for stream in STREAMS if stream.entity == entity]
    if not found:
        known = ", ".join(ENTITIES)
        raise ValueError(f"{entity!r} cannot be followed; entities: {known}")
    return found
