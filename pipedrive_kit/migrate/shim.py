"""Requests and records in the shape of API v1, over a client for API v2."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..errors import RemovedRequestError
from ..flow import Flow, arun, next_page, run
from .calls import call
from .custom import is_custom
from .notes import Call, Source
from .records import V1Record, to_v1
from .rules import bare_key, entity_of, load, removed_of_bodies, table

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client

_PAGE: Final = 100
"""The size of a page of API v1 without a `limit`."""


_TO_THE_CALLER: Final = 6
"""Frames from a warning, through the flow and its driver, to the program."""


class _Requests:
    """Requests of API v1 as flows of calls; both adapters run them."""

    def __init__(self, client: Any, fields: Mapping[str, Any] | None = None) -> None:
        """Take *client*, which stays its owner's to close.

        *fields* are the account's fields by entity, each as `to_v2` takes them.
        """
        self._client = client
        self._fields = fields or {}
        self._warned: set[tuple[str, str]] = set()
        self._lists: dict[tuple[str, str], _List] = {}

    def _send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None
    ) -> Flow[dict[str, Any]]:
        given = dict(params or {})
        entity = path.strip("/").removeprefix("api/").removeprefix("v1/").split("/")[0]
        found = call(method, path, given, self._fields.get(entity))
        # A filter that is gone would let records through.
        lost = found.of_grade("lost") if method.upper() == "GET" else []
        if not found.name or found.each or found.changed or lost:
            notes = found.changed or lost or found.notes
            raise RemovedRequestError("; ".join(note.text for note in notes))
        if method.upper() != "GET":
            self._warn_of(found)
        group, _, name = found.name.partition(".")
        arguments = {
            key: str(value) if isinstance(value, Source) else value
            for key, value in found.arguments.items()
        }
        methods = getattr(self._client, group)
        if found.is_list:
            arguments.pop("max_items", None)
            return (
                yield from self._page(found, getattr(methods, name), arguments, given)
            )
        ids = {key: arguments[key] for key in load().methods[found.name].positional}
        result = None
        if not found.further or arguments.keys() > ids.keys():
            result = yield partial(getattr(methods, name), **arguments)
        for further in found.further:
            result = yield partial(getattr(methods, further.partition(".")[2]), **ids)
        return _body(self._record(found, result))

    def _warn_of(self, found: Call) -> None:
        """Warn once of each part of a body that API v2 does not take as it is."""
        for note in found.notes:
            key = (found.name, note.key)
            if note.grade != "certain" and key not in self._warned:
                self._warned.add(key)
                text = f"{found.name}: {note}"
                warnings.warn(text, DeprecationWarning, stacklevel=_TO_THE_CALLER)

    def _page(
        self, found: Call, run: Any, arguments: dict[str, Any], given: dict[str, Any]
    ) -> Flow[dict[str, Any]]:
        start, limit = int(given.get("start", 0)), int(given.get("limit", _PAGE))
        key = (found.name, repr(sorted(arguments.items())))
        # A list that is read right now is not there for other tasks.
        listed = self._lists.pop(key, None)
        if listed is None or listed.position != start:
            listed = _List(run(**arguments).pages())
            yield from listed.take(start)
        items = yield from listed.take(limit)
        pagination: dict[str, Any] = {
            "start": start,
            "limit": limit,
            "more_items_in_collection": listed.has_more,
        }
        if listed.has_more:
            pagination["next_start"] = listed.position
            self._lists[key] = listed
        return _body(
            [self._record(found, item) for item in items] or None,
            additional_data={"pagination": pagination},
        )

    def _record(self, found: Call, record: Any) -> Any:
        entity = entity_of(found.name)
        if record is None or isinstance(record, bool | int | str):
            return record
        if key := bare_key(found.name):
            return getattr(record, key)
        if entity is None:
            return record.to_dict()
        converted = to_v1(entity, record, self._fields.get(entity))
        return _Watched(entity, converted, self._warned)


def _body(data: Any, **more: Any) -> V1Record:
    """Return the body of a response; a key that is gone from it says what to do."""
    return V1Record({"success": True, "data": data, **more}, removed_of_bodies())


class V1(_Requests):
    """An adapter for programs that were written for API v1.

    It takes the paths, parameters and bodies of API v1 and returns bodies in its shape.
    The first read of a key that API v2 has otherwise warns, and names the change.
    """

    if TYPE_CHECKING:

        def __init__(
            self, client: Client, fields: Mapping[str, Any] | None = None
        ) -> None: ...

    def get(self, path: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the body of a GET."""
        return run(self._send("GET", path, params))

    def post(self, path: str, json: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a POST."""
        return run(self._send("POST", path, json))

    def put(self, path: str, json: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a PUT."""
        return run(self._send("PUT", path, json))

    def delete(self, path: str) -> dict[str, Any]:
        """Return the body of a DELETE."""
        return run(self._send("DELETE", path))

    def request(
        self, method: str, path: str, params: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the body that API v1 would have sent.

        Raises:
            RemovedRequestError: API v2 has no such operation. The text names that of API v1.
        """
        return run(self._send(method, path, params))


class AsyncV1(_Requests):
    """The adapter over an `AsyncClient`; its methods are those of `V1`, awaited."""

    if TYPE_CHECKING:

        def __init__(
            self, client: AsyncClient, fields: Mapping[str, Any] | None = None
        ) -> None: ...

    async def get(
        self, path: str, params: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the body of a GET."""
        return await arun(self._send("GET", path, params))

    async def post(self, path: str, json: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a POST."""
        return await arun(self._send("POST", path, json))

    async def put(self, path: str, json: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a PUT."""
        return await arun(self._send("PUT", path, json))

    async def delete(self, path: str) -> dict[str, Any]:
        """Return the body of a DELETE."""
        return await arun(self._send("DELETE", path))

    async def request(
        self, method: str, path: str, params: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the body that API v1 would have sent; raise as `V1.request`."""
        return await arun(self._send(method, path, params))


class _List:
    """A list that is read in pages of any size."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages
        self._items: list[Any] = []
        self._is_read = False
        self.position = 0

    @property
    def has_more(self) -> bool:
        return bool(self._items)

    def take(self, number: int) -> Flow[list[Any]]:
        """Return the next items, and know if there are more."""
        while len(self._items) <= number and not self._is_read:
            page = yield next_page(self._pages)
            self._is_read = page is None
            self._items += page.items if page is not None else []
        found = self._items[:number]
        del self._items[:number]
        self.position += len(found)
        return found


class _Watched(V1Record):
    """A record whose keys warn once when they are read and are others in API v2."""

    def __init__(
        self, entity: str, record: V1Record, warned: set[tuple[str, str]]
    ) -> None:
        super().__init__(record, record.instead)
        self._entity = entity
        self._warned = warned

    def __getitem__(self, key: str) -> Any:
        self._warn(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._warn(key)
        return super().get(key, default)

    def _warn(self, key: str) -> None:
        if (self._entity, key) in self._warned:
            return
        change = _change(self._entity, key)
        if change is None and key in self.instead:
            change = f"not in API v2: {self.instead[key] or 'nothing is in its place'}"
        if change is not None:
            self._warned.add((self._entity, key))
            text = f"{self._entity}: {key!r} is {change}"
            warnings.warn(text, DeprecationWarning, stacklevel=3)


def _change(entity: str, key: str) -> str | None:
    """Return what a key of API v1 is in API v2, or None if it is the same."""
    rules = table(entity)
    old = rules.also.get(key, key)
    if is_custom(key):
        return f"not in API v2: use custom_fields[{key[:40]!r}]"
    if old in rules.renamed:
        negation = "not " if old in rules.negated else ""
        return f"not in API v2: use {negation}{rules.renamed[old]!r}"
    if key in rules.related:
        return "the ID itself in API v2"
    if key in rules.texts:
        return "a number in API v2"
    for name, renamed in rules.addresses.items():
        if key.startswith(f"{name}_"):
            part = key.removeprefix(f"{name}_")
            return f"not in API v2: use {name!r}[{renamed.get(part, part)!r}]"
    return None
