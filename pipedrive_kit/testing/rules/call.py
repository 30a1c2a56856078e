"""One request to one operation, and what it can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import parse_qsl

from ..document.operation import Operation
from ..messages import Request, Response
from ..store.store import Record, Store
from ..store.tables import TABLES, Collection
from .lists import Lister, Row, cursor_page, offset_page
from .presentation import Encoded


@dataclass(frozen=True)
class Account:
    """All that an operation can touch."""

    store: Store
    lister: Lister
    conversion_polls: int = 1
    """Times that a conversion is still running when its status is asked for."""
    encoded: Encoded = field(default_factory=Encoded)


@dataclass(frozen=True)
class Result:
    """The content of a response."""

    data: Any
    additional: Mapping[str, Any] | None = None
    """The content of `additional_data`; None where there is none."""


class Words(Protocol):
    """The words of one version of the API: in bodies, queries, and responses."""

    loose: bool
    """True if parts of records are kept that no table knows."""

    def body(self, call: Call) -> Any:
        """Return what a body says, in the words of the store."""
        ...

    def query(self, call: Call) -> Mapping[str, Any]:
        """Return what the query of a list selects, in the words of the store."""
        ...

    def shown(self, call: Call, record: Record) -> Any:
        """Return a record as the operation shows it."""
        ...

    def listed(self, call: Call, records: Iterable[Record]) -> list[Any]:
        """Return records as a list shows them."""
        ...


@dataclass(frozen=True, kw_only=True)
class Call:
    """One checked request to one operation."""

    account: Account
    words: Words
    operation: Operation
    request: Request
    values: list[Any]
    """The values in the path."""
    user_id: int

    @property
    def store(self) -> Store:
        return self.account.store

    @cached_property
    def query(self) -> Mapping[str, Any]:
        return self.operation.given(self.request)

    @cached_property
    def body(self) -> Any:
        if not self.request.body:
            return {}
        if self.request.headers.get("content-type", "").startswith("application/json"):
            return self.request.json
        return dict(parse_qsl(self.request.body.decode("latin-1")))

    @cached_property
    def owner(self) -> Collection:
        """The collection that the path begins with."""
        path = self.operation.places[0]
        first = path.partition("/")[0]
        name = TABLES.aliases.get(path, path)
        if name not in self.store.collections and first in self.store.collections:
            name = first
        return self.store.ensure(name)

    @cached_property
    def kind(self) -> Collection:
        """The collection that the operation is about: parts of the owner, or itself."""
        part = self.operation.places[1].partition("/")[0]
        own = f"{self.owner.name}/{part}"
        known = self.store.collections
        if not part or (
            own not in known and part not in known and not self.words.loose
        ):
            return self.owner
        return self.store.ensure(part if part in known and own not in known else own)

    @cached_property
    def owner_id(self) -> Any:
        """The ID of the owner, which must be there."""
        return self.key(self.owner, self.values[0])

    @cached_property
    def id(self) -> Any:
        """The ID of the record that the path ends with, which must be there."""
        value = self.values[-1]
        if self.kind.ids == "given" and len(self.values) > 1:
            value = f"{self.owner_id}/{value}"
        return self.key(self.kind, value)

    def key(self, kind: Collection, value: Any) -> Any:
        if kind.ids == "hash" and isinstance(value, int):
            # Fields have a number in API v1.
            numbers = {
                e["_number"]: key for key, e in self.store.all(kind.name).items()
            }
            value = numbers.get(value)
        elif kind.ids == "number" and str(value).isdigit():
            value = int(value)  # some documents have text
        self.store.get(kind.name, value)
        return value

    def shown(self, record: Record) -> Any:
        return self.words.shown(self, record)

    def one(self, record: Record) -> Result:
        """Return the result that is a record; some operations have a list of one."""
        shown = self.shown(record)
        return Result([shown] if self.operation.lists else shown)

    def listed(self, rows: list[Row]) -> Result:
        """Return the page of records that the query asks for."""
        found, additional = self.page(rows)
        return Result(self.words.listed(self, found), additional)

    def page(self, rows: list[Row]) -> tuple[list[Record], Mapping[str, Any] | None]:
        """Return the rows of the page that the query asks for, and where it is."""
        if not self.operation.page_size:
            return [row[2] for row in rows], None
        numbered = "start" in self.operation.parameters
        paged = offset_page if numbered else cursor_page
        return paged(rows, self.query, self.operation.page_size)


Handler = Callable[[Call], "Result | Response"]
