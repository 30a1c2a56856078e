"""Filters that Pipedrive keeps, for `filter_id` of lists."""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, Final

from ..errors import FieldError, FilterError
from ..flow import Flow, arun, run
from ..v1 import v1_of
from .conditions import MOST_CONDITIONS, Condition, Where, encoded
from .definitions import ENTITIES, Field, FieldTable, folded, suggestion
from .tables import Tables

if TYPE_CHECKING:
    from pipedrive_v1.models import Filter

_TYPES: Final[Mapping[str, str]] = {
    "deals": "deals",
    "persons": "people",
    "organizations": "org",
    "products": "products",
    "activities": "activity",
    "leads": "leads",
    "projects": "projects",
}
"""The type of the filters of each entity."""

_OBJECTS: Final[Mapping[str, str]] = {
    "deals": "deal",
    "persons": "person",
    "organizations": "organization",
    "products": "product",
    "activities": "activity",
}
"""The word for each entity in a condition; the others have none."""


class FilterFlows:
    """The calls about filters, for both flavours."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._numbers: dict[str, Mapping[str, int]] = {}

    def find(self, entity: str, name: str) -> Flow[Filter]:
        filters = yield from self._all(entity)
        found = _called(name, filters)
        if found is None:
            near = suggestion(name, [str(each.name) for each in filters])
            raise FilterError(f"{entity} have no filter {name!r}{near}")
        return found

    def save(self, entity: str, name: str, conditions: Where) -> Flow[Filter]:
        content = yield from self._content(entity, conditions)
        found = _called(name, (yield from self._all(entity)))
        if found is None:
            return (yield from self._add(entity, name, content))
        calls, key = self._calls, found.id
        saved: Filter = yield lambda: calls.update(key, conditions=content)
        return saved

    def add(self, entity: str, conditions: Where) -> Flow[int]:
        """Create a filter under a name that no other has."""
        content = yield from self._content(entity, conditions)
        name = f"temporary {secrets.token_hex(4)}"
        return (yield from self._add(entity, name, content)).id

    def delete(self, id: int) -> Flow[None]:
        calls = self._calls
        yield lambda: calls.delete(id)

    def named(self, entity: str, options: dict[str, Any]) -> Flow[dict[str, Any]]:
        """Return the arguments of a list with the ID of a filter in place of its name.

        Text of digits is an ID, as in other arguments.
        """
        name = options.get("filter_id")
        if not isinstance(name, str) or name.strip().isdecimal():
            return options
        return {**options, "filter_id": (yield from self.find(entity, name)).id}

    @property
    def _calls(self) -> Any:
        return v1_of(self._tables.client).filters

    def _all(self, entity: str) -> Flow[list[Filter]]:
        calls, kind = self._calls, _type_of(entity)
        filters: list[Filter] = yield lambda: calls.list(type=kind)
        return filters

    def _add(self, entity: str, name: str, content: Any) -> Flow[Filter]:
        calls, kind = self._calls, _type_of(entity)
        given = {"name": name, "type": kind, "conditions": content}
        added: Filter = yield lambda: calls.add(**given)
        return added

    def _content(self, entity: str, conditions: Where) -> Flow[dict[str, Any]]:
        """Return the JSON of all conditions, of which nothing was sent yet."""
        count = len(conditions.every) + len(conditions.some)
        if count > MOST_CONDITIONS:
            raise FilterError(
                f"{count} conditions: a filter has {MOST_CONDITIONS} at most"
            )
        groups: list[dict[str, Any]] = []
        for glue, members in (("and", conditions.every), ("or", conditions.some)):
            group: list[dict[str, Any]] = []
            for each in members:
                group.append((yield from self._condition(each.of or entity, each)))
            groups.append({"glue": glue, "conditions": group})
        return {"glue": "and", "conditions": groups}

    def _condition(self, entity: str, condition: Condition) -> Flow[dict[str, Any]]:
        table = yield from self._tables.fresh_for(entity, _fits(condition))
        field = table[condition.field]
        content = encoded(field, condition)
        if entity not in _OBJECTS:
            raise FilterError(f"filters have no conditions on {entity}")
        number = yield from self._number(entity, field)
        return {"object": _OBJECTS[entity], "field_id": str(number), **content}

    def _number(self, entity: str, field: Field) -> Flow[int]:
        """Return the number that API v1 has for a field: filters take no codes."""
        known = self._numbers.get(entity, {})
        if field.code not in known and field.name not in known:
            group = getattr(v1_of(self._tables.client), ENTITIES[entity])
            found = yield lambda: group.list().to_list()
            ones = [each for each in found if each.id is not None]
            # Of the built-in fields, API v2 has some under another code.
            known = {each.name: each.id for each in ones if not each.edit_flag}
            known |= {each.key: each.id for each in ones}
            self._numbers = {**self._numbers, entity: known}
        number = known.get(field.code, known.get(field.name))
        if number is None:
            raise FilterError(f"filters do not know the field {field}")
        return number


def _fits(condition: Condition) -> Callable[[FieldTable], bool]:
    def fits(table: FieldTable) -> bool:
        try:
            encoded(table[condition.field], condition)
        except FieldError:
            return False
        return True

    return fits


def _type_of(entity: str) -> str:
    """Return the type of an entity's filters; raise FilterError if there are none."""
    if entity not in _TYPES:
        known = ", ".join(_TYPES)
        raise FilterError(f"{entity!r} has no filters; entities: {known}")
    return _TYPES[entity]


def _called(name: str, filters: list[Filter]) -> Filter | None:
    """Return the filter of a name; upper and lower case count if they tell two apart."""
    same = [each for each in filters if folded(each.name or "") == folded(name)]
    found = [each for each in same if each.name == name] or same
    if len(found) > 1:
        ids = ", ".join(str(each.id) for each in found)
        raise FilterError(f"{len(found)} filters are called {name!r}: IDs {ids}")
    return found[0] if found else None


class Filters:
    """The filters that an account keeps; calls of API v1.

    The numbers of an entity's fields cost 20 tokens, once.
    """

    def __init__(self, tables: Tables) -> None:
        self._flows = FilterFlows(tables)

    def find(self, entity: str, name: str) -> Filter:
        """Return the filter of a name. Costs 20 tokens.

        Raises:
            FilterError: None has it, or several; or the entity has no filters.
        """
        return run(self._flows.find(entity, name))

    def save(self, entity: str, name: str, conditions: Where) -> Filter:
        """Create the filter of a name, or replace its conditions. Costs 30 tokens.

        Args:
            entity: Such as "deals".
            name: The name in Pipedrive.
            conditions: One or several of `where`.

        Raises:
            UnknownFieldError, AmbiguousFieldError, FieldValueError, FilterError: For a
                condition. Nothing was saved.

        Example:
            >>> crm.filters.save("deals", "Annual", where("Contract type", "=", "Annual"))
        """
        return run(self._flows.save(entity, name, conditions))

    def delete(self, id: int) -> None:
        """Delete a filter. Costs 6 tokens. Raises NotFoundError if there is none."""
        run(self._flows.delete(id))

    @contextmanager
    def temporary(self, entity: str, conditions: Where) -> Generator[int, None, None]:
        """Return the ID of a filter that is deleted at the end. Costs 16 tokens.

        Arguments and errors are those of `save`.

        Example:
            >>> with crm.filters.temporary("deals", where("Value", ">", 1000)) as filter_id:
            ...     deals = list(crm.deals.list(filter_id=filter_id))
        """
        filter_id = run(self._flows.add(entity, conditions))
        try:
            yield filter_id
        finally:
            self.delete(filter_id)


class AsyncFilters:
    """The same as `Filters`, for an `AsyncAccount`."""

    def __init__(self, tables: Tables) -> None:
        self._flows = FilterFlows(tables)

    async def find(self, entity: str, name: str) -> Filter:
        """Return the filter of a name. See `Filters.find`."""
        return await arun(self._flows.find(entity, name))

    async def save(self, entity: str, name: str, conditions: Where) -> Filter:
        """Create a filter or replace its conditions. See `Filters.save`."""
        return await arun(self._flows.save(entity, name, conditions))

    async def delete(self, id: int) -> None:
        """Delete a filter. See `Filters.delete`."""
        await arun(self._flows.delete(id))

    @asynccontextmanager
    async def temporary(
        self, entity: str, conditions: Where
    ) -> AsyncGenerator[int, None]:
        """Return the ID of a filter for a while. See `Filters.temporary`."""
        filter_id = await arun(self._flows.add(entity, conditions))
        try:
            yield filter_id
        finally:
            await self.delete(filter_id)
