"""The difference between a record and what it should be, and the request that ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from openapi_runtime.errors import ClientError

from .. import lists
from ..fields.records import arguments as custom_arguments
from ..flow import Flow
from ..narrowing import is_mapping
from .payload import plain
from .target import Target, Value

Action: TypeAlias = Literal["created", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """A request that creates or changes a record.

    Attributes:
        method: "POST" or "PATCH".
        path: Below the base URL, such as "/persons/7".
        body: As JSON values.
        tokens: Its cost.
    """

    method: str
    path: str
    body: Mapping[str, Any]
    tokens: int


@dataclass(frozen=True, slots=True)
class Upserted:
    """The outcome for one record.

    Attributes:
        action: "created", "updated", "unchanged", or "refused" with an `error`.
        record: The record as it is now; in a dry run as it was. None if there is none.
        request: The request that was sent, or would be; None if nothing differs.
        error: Why it was refused, when many records are written.
    """

    action: Action
    record: Any
    request: WriteRequest | None = None
    error: ClientError | None = None


def creation(target: Target, values: Sequence[Value]) -> dict[str, Any]:
    """Return the arguments of `add`."""
    arguments = _arguments(target, values)
    for code in target.kind.aliases.values():
        items = arguments.get(code)
        if items and not any(_is_primary(item) for item in items):
            first = {**plain(items[0]), "primary": True}
            arguments[code] = [first, *items[1:]]
    return {name: value for name, value in arguments.items() if value is not None}


def changes(target: Target, record: Any, values: Sequence[Value]) -> dict[str, Any]:
    """Return the arguments of `update` for what differs; empty if nothing does.

    Lists gain items and lose none.
    """
    values = [value for value in values if value.code not in target.fixed]
    additions = {
        v.code: _as_there(v.read(record), v.value) for v in values if target.is_list(v)
    }
    others = [v for v in values if v.code not in additions and not v.is_in(record)]
    return {**_arguments(target, others), **lists.merged(record, additions)}


def request(target: Target, method: str, arguments: Mapping[str, Any]) -> WriteRequest:
    """Return the request of `add` or `update` with these arguments."""
    operation = target.kind.operation(method)
    given = dict(arguments)
    given |= given.pop("extra_body", {})
    path = operation.path.replace("{id}", str(given.pop("id", "")))
    given.pop("force", None)
    return WriteRequest(operation.http_method, path, plain(given), operation.cost)


def write(
    target: Target,
    found: Any,
    values: Sequence[Value],
    dry_run: bool,
    *,
    is_early: bool = False,
) -> Flow[Upserted]:
    """Create the record, or change what differs in the one that was found.

    One that was read early is read again if a list of it changes: the others may have
    added to it.
    """
    if found is None:
        method, arguments = "add", creation(target, values)
    else:
        method, arguments = "update", changes(target, found, values)
        if is_early and any(v.code in arguments for v in values if target.is_list(v)):
            found = yield lambda: target.group.get(found.id)
            arguments = changes(target, found, values)
        if not arguments:
            return Upserted("unchanged", found)
        arguments["id"] = found.id
    sent = request(target, method, arguments)
    record = found
    if not dry_run:
        record = yield lambda: getattr(target.group, method)(**arguments)
    return Upserted("created" if found is None else "updated", record, sent)


def _as_there(current: Any, given: Sequence[Any]) -> list[Any]:
    """Return items spelled as they are there: an address is the same in any case."""
    texts = [item["value"] for item in plain(current or []) if _has_value(item)]
    known = {text.casefold(): text for text in texts if isinstance(text, str)}
    items = [plain(item) for item in given]
    return [
        (
            {**item, "value": known.get(str(item["value"]).casefold(), item["value"])}
            if _has_value(item)
            else item
        )
        for item in items
    ]


def _has_value(item: Any) -> bool:
    return is_mapping(item) and "value" in item


def _arguments(target: Target, values: Sequence[Value]) -> dict[str, Any]:
    arguments = {value.code: value.value for value in values if value.field is None}
    custom = {value.code: value.value for value in values if value.field is not None}
    return {**arguments, **custom_arguments(target.entity, custom)}


def _is_primary(item: Any) -> bool:
    return bool(plain(item).get("primary"))
