"""The account of a client: its entities with custom fields by name."""

from __future__ import annotations

import inspect
import threading
from collections.abc import (
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..flow import Flow, Item, Walk, aiterate, arun, iterate, next_page, run
from ..v1 import v1_of
from .definitions import FieldTable
from .filters import AsyncFilters, FilterFlows, Filters
from .records import Record, arguments, custom_values, encoded
from .rows import rows
from .tables import LoopLock, Tables, knows_values

if TYPE_CHECKING:
    from pipedrive_v1.models import Lead
    from pipedrive_v2 import AsyncClient, Client
    from pipedrive_v2.models import (
        Activity,
        Deal,
        Organization,
        Person,
        Product,
        Project,
    )

R = TypeVar("R")

_ASKED_AT_MOST = 15
"""Custom fields that `custom_fields=` of a list or get may name."""


class _Procedures(Generic[R]):
    """The calls of one entity, for both flavours."""

    def __init__(self, resource: Any, entity: str, tables: Tables) -> None:
        self._resource = resource
        self._entity = entity
        self._tables = tables
        self._filters = FilterFlows(tables)

    def get(
        self, id: Any, wanted: Sequence[str], options: dict[str, Any]
    ) -> Flow[Record[R]]:
        method = self._resource.get
        options |= yield from self._asked(method, wanted)
        record: R = yield lambda: method(id, **options)
        return (yield from self._named([record]))[0]

    def pages(
        self, wanted: Sequence[str], options: dict[str, Any]
    ) -> Walk[list[Record[R]]]:
        method = self._resource.list
        options = yield from self._filters.named(self._entity, options)
        options |= yield from self._asked(method, wanted)
        following = next_page(method(**options).pages())
        while (page := (yield following)) is not None:
            yield Item((yield from self._named(page.items)))

    def add(
        self, custom: Mapping[str, Any], options: dict[str, Any]
    ) -> Flow[Record[R]]:
        options = yield from self._with(custom, options)
        record: R = yield lambda: self._resource.add(**options)
        return (yield from self._named([record]))[0]

    def update(
        self, id: Any, custom: Mapping[str, Any], options: dict[str, Any]
    ) -> Flow[Record[R]]:
        options = yield from self._with(custom, options)
        record: R = yield lambda: self._resource.update(id, **options)
        return (yield from self._named([record]))[0]

    def save(self, record: Record[R]) -> Flow[Record[R]]:
        changes = arguments(self._entity, record.custom.changes)
        if not changes:
            return record
        saved: R = yield lambda: self._resource.update(record.id, **changes)
        return (yield from self._named([saved]))[0]

    def encode(self, custom: Mapping[str, Any]) -> Flow[dict[str, Any]]:
        def fits(table: FieldTable) -> bool:
            try:
                encoded(table, custom)
            except (LookupError, ValueError):
                return False
            return True

        table = yield from self._tables.fresh_for(self._entity, fits)
        return encoded(table, custom)

    def _with(
        self, custom: Mapping[str, Any], options: dict[str, Any]
    ) -> Flow[dict[str, Any]]:
        """Return the arguments of a call that sends *custom*, too."""
        if not custom:
            return options
        given = arguments(self._entity, (yield from self.encode(custom)))
        if "extra_body" in given:
            given["extra_body"] = {
                **options.get("extra_body", {}),
                **given["extra_body"],
            }
        return {**options, **given}

    def _asked(
        self, method: Callable[..., Any], wanted: Sequence[str] | str
    ) -> Flow[dict[str, Any]]:
        """Return the argument that asks for some fields; all come, for as much, without.

        That is so for too many, and where the API takes no such argument.
        """
        names = [wanted] if isinstance(wanted, str) else wanted
        if not names:
            return {}
        table = yield from self._tables.fresh_for(
            self._entity, lambda table: all(name in table for name in names)
        )
        fields = dict.fromkeys(table[name] for name in names)
        codes = [field.code for field in fields if field.is_custom]
        if not 0 < len(codes) <= _ASKED_AT_MOST:
            return {}
        takes = "custom_fields" in inspect.signature(method).parameters
        return {"custom_fields": codes} if takes else {}

    def _named(self, found: Sequence[R]) -> Flow[list[Record[R]]]:
        values = [pair for record in found for pair in custom_values(record).items()]
        table = yield from self._tables.fresh_for(self._entity, knows_values(values))
        return [Record(record, table) for record in found]


class Entity(Generic[R]):
    """The records of one entity, with custom fields by name.

    Everything else of the entity is on the client as before. Costs are those of the
    client's methods, and 10 tokens for each 500 field definitions when they are read.
    """

    def __init__(self, resource: Any, entity: str, tables: Tables) -> None:
        self._calls = _Procedures[R](resource, entity, tables)

    def get(
        self, id: Any, *, custom_fields: Sequence[str] = (), **options: Any
    ) -> Record[R]:
        """Return a record.

        Args:
            id: The ID of the record.
            custom_fields: Names or codes of those to return; by default all.
            options: Other arguments of the client's `get`.

        Raises:
            UnknownFieldError, AmbiguousFieldError: For a name in `custom_fields`.

        Example:
            >>> crm.deals.get(7).custom["Contract type"]
            'Annual'
        """
        return run(self._calls.get(id, custom_fields, options))

    def list(
        self, *, custom_fields: Sequence[str] = (), **options: Any
    ) -> Iterator[Record[R]]:
        """Yield the records of a list, page by page.

        Args:
            custom_fields: Names or codes of those to return; by default all. More than
                15 are not asked for one by one: all come, at the same cost.
            options: Other arguments of the client's `list`. `filter_id` may also be the
                name of a filter, which costs 20 tokens more.

        Raises:
            UnknownFieldError, AmbiguousFieldError: For `custom_fields`.
            FilterError: No filter has the name, or several.
        """
        for page in iterate(self._calls.pages(custom_fields, options)):
            yield from page

    def add(
        self, *, custom: Mapping[str, Any] | None = None, **options: Any
    ) -> Record[R]:
        """Create a record.

        Args:
            custom: Values by name or code; they are checked before anything is sent.
            options: Other arguments of the client's `add`.

        Raises:
            UnknownFieldError, AmbiguousFieldError, FieldValueError: For `custom`.

        Example:
            >>> crm.deals.add(title="Roof", custom={"Contract type": "Annual"})
        """
        return run(self._calls.add(custom or {}, options))

    def update(
        self, id: Any, *, custom: Mapping[str, Any] | None = None, **options: Any
    ) -> Record[R]:
        """Change a record. Arguments and errors are those of `add`."""
        return run(self._calls.update(id, custom or {}, options))

    def save(self, record: Record[R]) -> Record[R]:
        """Send what was assigned to `record.custom`, if anything, and nothing else."""
        return run(self._calls.save(record))

    def encode(self, custom: Mapping[str, Any]) -> dict[str, Any]:
        """Return `custom_fields` for a method of the client, checked."""
        return run(self._calls.encode(custom))


class AsyncEntity(Generic[R]):
    """The same as `Entity`, for an `AsyncClient`."""

    def __init__(self, resource: Any, entity: str, tables: Tables) -> None:
        self._calls = _Procedures[R](resource, entity, tables)

    async def get(
        self, id: Any, *, custom_fields: Sequence[str] = (), **options: Any
    ) -> Record[R]:
        """Return a record. See `Entity.get`."""
        return await arun(self._calls.get(id, custom_fields, options))

    async def list(
        self, *, custom_fields: Sequence[str] = (), **options: Any
    ) -> AsyncIterator[Record[R]]:
        """Yield the records of a list. See `Entity.list`."""
        async for page in aiterate(self._calls.pages(custom_fields, options)):
            for record in page:
                yield record

    async def add(
        self, *, custom: Mapping[str, Any] | None = None, **options: Any
    ) -> Record[R]:
        """Create a record. See `Entity.add`."""
        return await arun(self._calls.add(custom or {}, options))

    async def update(
        self, id: Any, *, custom: Mapping[str, Any] | None = None, **options: Any
    ) -> Record[R]:
        """Change a record. See `Entity.update`."""
        return await arun(self._calls.update(id, custom or {}, options))

    async def save(self, record: Record[R]) -> Record[R]:
        """Send what was assigned to `record.custom`. See `Entity.save`."""
        return await arun(self._calls.save(record))

    async def encode(self, custom: Mapping[str, Any]) -> dict[str, Any]:
        """Return `custom_fields` for a method of the client. See `Entity.encode`."""
        return await arun(self._calls.encode(custom))


class Account:
    """An account, with custom fields by name.

    Field definitions are read when they are first needed. They are read again when they
    are older than `max_age`. A name, code or option that is unknown is looked for in
    newer ones, at most three times a minute.

    Args:
        client: A `Client` or `Pipedrive`; it is used and not closed.
        cache: A file that keeps the definitions for the next start; one for each account.
        max_age: Seconds after which definitions are read again.

    Attributes:
        client: The client, for everything else.
        tables: The field tables, for other parts of the kit.

    Example:
        >>> crm = Account(client)
        >>> deal = crm.deals.get(7)
        >>> deal.custom["Contract type"] = "Annual"
        >>> deal = crm.deals.save(deal)
    """

    def __init__(
        self,
        client: Client,
        *,
        cache: str | Path | None = None,
        max_age: float = 3600.0,
    ) -> None:
        self.client = client
        file = Path(cache) if cache is not None else None
        self.tables = Tables(client, file, max_age, threading.Lock())

    def fields(self, entity: str) -> FieldTable:
        """Return the fields of an entity: "deals", "persons", "activities", ...

        Costs 10 tokens for each 500 fields when they are not known yet.
        """
        return run(self.tables.get(entity))

    def refresh(self, entity: str) -> FieldTable:
        """Read the fields of an entity again. Costs 10 tokens for each 500 fields."""
        return run(self.tables.fetch(entity))

    def rows(
        self, entity: str, records: Iterable[Any], *, labels: bool = True
    ) -> Iterator[dict[str, Any]]:
        """Yield a flat dict for each record, for tables and CSV files.

        Args:
            entity: The entity of all records, such as "deals".
            records: Records of the client or of this account.
            labels: Return labels of options instead of their IDs.
        """
        return rows(self.fields(entity), records, labels=labels)

    @cached_property
    def deals(self) -> Entity[Deal]:
        """Deals."""
        return Entity(self.client.deals, "deals", self.tables)

    @cached_property
    def persons(self) -> Entity[Person]:
        """Persons."""
        return Entity(self.client.persons, "persons", self.tables)

    @cached_property
    def organizations(self) -> Entity[Organization]:
        """Organizations."""
        return Entity(self.client.organizations, "organizations", self.tables)

    @cached_property
    def products(self) -> Entity[Product]:
        """Products."""
        return Entity(self.client.products, "products", self.tables)

    @cached_property
    def activities(self) -> Entity[Activity]:
        """Activities."""
        return Entity(self.client.activities, "activities", self.tables)

    @cached_property
    def projects(self) -> Entity[Project]:
        """Projects."""
        return Entity(self.client.projects, "projects", self.tables)

    @cached_property
    def leads(self) -> Entity[Lead]:
        """Leads, of API v1. Their custom fields are those of deals."""
        return Entity(v1_of(self.client).leads, "leads", self.tables)

    @cached_property
    def filters(self) -> Filters:
        """Filters that Pipedrive keeps, for `filter_id` of lists."""
        return Filters(self.tables)


class AsyncAccount:
    """The same as `Account`, for an `AsyncClient`."""

    def __init__(
        self,
        client: AsyncClient,
        *,
        cache: str | Path | None = None,
        max_age: float = 3600.0,
    ) -> None:
        self.client = client
        file = Path(cache) if cache is not None else None
        self.tables = Tables(client, file, max_age, LoopLock())

    async def fields(self, entity: str) -> FieldTable:
        """Return the fields of an entity. See `Account.fields`."""
        return await arun(self.tables.get(entity))

    async def refresh(self, entity: str) -> FieldTable:
        """Read the fields of an entity again. See `Account.refresh`."""
        return await arun(self.tables.fetch(entity))

    async def rows(
        self, entity: str, records: Iterable[Any], *, labels: bool = True
    ) -> Iterator[dict[str, Any]]:
        """Return an iterator of flat dicts. See `Account.rows`."""
        return rows(await self.fields(entity), records, labels=labels)

    @cached_property
    def deals(self) -> AsyncEntity[Deal]:
        """Deals."""
        return AsyncEntity(self.client.deals, "deals", self.tables)

    @cached_property
    def persons(self) -> AsyncEntity[Person]:
        """Persons."""
        return AsyncEntity(self.client.persons, "persons", self.tables)

    @cached_property
    def organizations(self) -> AsyncEntity[Organization]:
        """Organizations."""
        return AsyncEntity(self.client.organizations, "organizations", self.tables)

    @cached_property
    def products(self) -> AsyncEntity[Product]:
        """Products."""
        return AsyncEntity(self.client.products, "products", self.tables)

    @cached_property
    def activities(self) -> AsyncEntity[Activity]:
        """Activities."""
        return AsyncEntity(self.client.activities, "activities", self.tables)

    @cached_property
    def projects(self) -> AsyncEntity[Project]:
        """Projects."""
        return AsyncEntity(self.client.projects, "projects", self.tables)

    @cached_property
    def leads(self) -> AsyncEntity[Lead]:
        """Leads, of API v1. Their custom fields are those of deals."""
        return AsyncEntity(v1_of(self.client).leads, "leads", self.tables)

    @cached_property
    def filters(self) -> AsyncFilters:
        """Filters that Pipedrive keeps, for `filter_id` of lists."""
        return AsyncFilters(self.tables)
