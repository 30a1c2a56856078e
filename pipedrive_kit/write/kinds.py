"""The entities that can be found and written by values, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field as attribute
from typing import Any, Final

import pipedrive_v1
import pipedrive_v2


@dataclass(frozen=True, slots=True)
class Kind:
    """The facts about an entity.

    Attributes:
        operations: The operations behind `add`, `update`, `get`, `list` and so on.
        searched: Attributes that records are looked for by, and the name of each in
            `fields=`. The first ones tell records apart best.
        aliases: Names for one item of a list.
        is_of_v1: All but the search is of API v1.
        is_filtered: There is no search: `searched` are the filters of the list.
    """

    operations: Mapping[str, str]
    searched: Mapping[str, str]
    aliases: Mapping[str, str] = attribute(default_factory=dict[str, str])
    is_of_v1: bool = False
    is_filtered: bool = False

    def operation(self, method: str) -> Any:
        """Return the facts about the operation of a method."""
        is_of_v1 = self.is_of_v1 and method != "search"
        package = pipedrive_v1 if is_of_v1 else pipedrive_v2
        return package.OPERATIONS[self.operations[method]]

    def cost(self, method: str) -> int:
        """Return the tokens of a call."""
        cost: int = self.operation(method).cost
        return cost

    @property
    def lists(self) -> list[str]:
        """The methods that list all records."""
        return [name for name in self.operations if name.startswith("list")]


def _operations(noun: str, nouns: str = "", **others: str) -> dict[str, str]:
    nouns = nouns or f"{noun}s"
    return {
        "add": f"add{noun}",
        "update": f"update{noun}",
        "get": f"get{noun}",
        "list": f"get{nouns}",
        "search": f"search{nouns}",
        **others,
    }


KINDS: Final[Mapping[str, Kind]] = {
    "persons": Kind(
        _operations("Person"),
        {"emails": "email", "phones": "phone", "name": "name"},
        {"email": "emails", "phone": "phones"},
    ),
    "organizations": Kind(
        _operations("Organization", search="searchOrganization"), {"name": "name"}
    ),
    "deals": Kind(
        _operations("Deal", list_archived="getArchivedDeals"), {"title": "title"}
    ),
    "products": Kind(_operations("Product"), {"code": "code", "name": "name"}),
    "leads": Kind(
        _operations("Lead", list_archived="getArchivedLeads"),
        {"title": "title"},
        is_of_v1=True,
    ),
    "projects": Kind(
        _operations("Project", list_archived="getArchivedProjects"), {"title": "title"}
    ),
    "activities": Kind(
        _operations("Activity", "Activities", search="getActivities"),
        {key: key for key in ("lead_id", "deal_id", "org_id", "owner_id")},
        is_filtered=True,
    ),
}
"""The entities that can be found and written by values."""

NAMES: Final = f"{', '.join(list(KINDS)[:-1])} and {list(KINDS)[-1]}"


def written_by(operation_id: str | None) -> tuple[str, str] | None:
    """Return the entity and method that an operation writes, or None."""
    for entity, kind in KINDS.items():
        for method in ("add", "update"):
            if kind.operations[method] == operation_id:
                return entity, method
    return None
