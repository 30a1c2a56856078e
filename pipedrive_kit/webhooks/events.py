"""Events of webhooks v2, from the bodies that Pipedrive sends.

Source: the guide for webhooks v2 of Pipedrive's developer documentation.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hmac
import json
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, Literal, TypeAlias

from openapi_runtime import Model, RequestError, model
from pipedrive_v2 import models

from ..errors import WebhookAuthenticationError, WebhookError
from ..fields.definitions import FieldTable
from ..fields.records import Record
from ..fields.values import unwrapped
from ..narrowing import is_mapping

Action: TypeAlias = Literal["create", "change", "delete"]

MODELS: Final[Mapping[str, type[Model]]] = {
    "activity": models.Activity,
    "board": models.ProjectBoard,
    "deal": models.Deal,
    "deal_installment": models.DealInstallment,
    "deal_product": models.DealProduct,
    "organization": models.Organization,
    "person": models.Person,
    "phase": models.ProjectPhase,
    "pipeline": models.Pipeline,
    "product": models.Product,
    "project": models.Project,
    "stage": models.Stage,
    "task": models.Task,
}
"""The model of each entity. Those of API v1 only, such as notes, stay mappings."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts about an event.

    Attributes:
        id: The same for each attempt to deliver an event.
        attempt: 1 to 4.
        raw: All of them, as they came.
    """

    id: str
    action: Action | str
    entity: str
    entity_id: int | str
    timestamp: dt.datetime | None
    attempt: int
    company_id: int | None
    user_id: int | None
    webhook_id: int | None
    change_source: str | None
    is_bulk_edit: bool
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A record that was created, changed or deleted.

    Attributes:
        meta: Action, entity, and who did it when.
        after: The record now; None if it was deleted.
        before: The record before; after a change, the changed properties only. None if it
            is new.
    """

    meta: Meta
    after: Any
    before: Any

    @property
    def changed(self) -> frozenset[str]:
        """The names of the properties that changed, custom fields as "custom_fields"."""
        if self.after is None or self.before is None:
            return frozenset()
        before = self.before
        return frozenset(before if is_mapping(before) else before.to_dict())

    def named(self, table: FieldTable) -> Record[Any]:
        """Return the record with its custom fields by name; the last one if deleted.

        Example:
            >>> event.named(crm.fields("deals")).custom["Contract type"]
        """
        return Record(self.before if self.after is None else self.after, table)


def parse(
    body: bytes | str | Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
) -> Event:
    """Return the event of a webhook's body.

    Args:
        body: As it came, or decoded.
        headers: Of the request; needed with `user` or `password`.
        user: `http_auth_user` of the webhook.
        password: `http_auth_password` of the webhook. It is compared in constant time.

    Raises:
        WebhookAuthenticationError: The credentials are missing or wrong.
        WebhookError: The body is no event of webhooks v2.
        ValueError: User and password are given and empty.

    A body that is damaged in parts is read as far as possible, as responses are.
    """
    if is_authenticated(user, password):
        _authenticate(headers or {}, user or "", password or "")
    with suppress(RecursionError):
        return _event(_decoded(body))
    raise WebhookError("the body of the webhook is nested too deeply")


def is_authenticated(user: str | None, password: str | None) -> bool:
    """Return whether credentials are agreed; raise ValueError for empty ones."""
    if user is None and password is None:
        return False
    if not user and not password:  # a variable that is not set must not let all in
        raise ValueError("user and password are empty: give those of the webhook")
    return True


def _authenticate(headers: Mapping[str, str], user: str, password: str) -> None:
    given = next((v for k, v in headers.items() if k.lower() == "authorization"), "")
    scheme, _, encoded = given.partition(" ")
    try:
        pair = base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        pair = b""
    same = hmac.compare_digest(pair, f"{user}:{password}".encode())
    if scheme.lower() != "basic" or not same:
        raise WebhookAuthenticationError(
            "a webhook without the agreed user and password"
        )


@model
class _Body(Model):
    """Any JSON object. Reading it as a model is lenient."""


def _decoded(body: bytes | str | Mapping[str, Any]) -> Mapping[str, Any]:
    value: Mapping[str, Any] | None = None
    if not isinstance(body, bytes | str):
        value = body if is_mapping(body) else None
    else:
        with suppress(ValueError, RequestError):
            value = _Body.from_json(body).to_dict()
    if value is None:
        raise WebhookError("the body of the webhook is no JSON object")
    if not is_mapping(value.get("meta")):
        raise WebhookError("the body has no `meta`: is it an event of webhooks v2?")
    return value


def _event(body: Mapping[str, Any]) -> Event:
    raw: Mapping[str, Any] = body["meta"]
    missing = [key for key in ("action", "entity", "entity_id") if key not in raw]
    if missing:
        raise WebhookError(f"`meta` of the webhook has no {', '.join(missing)}")
    entity = str(raw["entity"])
    meta = Meta(
        id=str(raw.get("id") or raw.get("correlation_id") or ""),
        action=str(raw["action"]),
        entity=entity,
        entity_id=_id(raw["entity_id"]),
        timestamp=_moment(raw.get("timestamp")),
        attempt=_number(raw.get("attempt")) or 1,
        company_id=_number(raw.get("company_id")),
        user_id=_number(raw.get("user_id")),
        webhook_id=_number(raw.get("webhook_id")),
        change_source=raw.get("change_source"),
        is_bulk_edit=bool(raw.get("is_bulk_edit")),
        raw=raw,
    )
    return Event(meta, _record(entity, body, "data"), _record(entity, body, "previous"))


def _record(entity: str, body: Mapping[str, Any], key: str) -> Any:
    """Return the model of a record, its custom fields in the shapes of the API."""
    value = body.get(key)
    if not is_mapping(value):
        return None
    record = dict(value)
    custom = record.get("custom_fields")
    if is_mapping(custom):
        record["custom_fields"] = {k: unwrapped(one) for k, one in custom.items()}
    kind = MODELS.get(entity)
    if kind is None:
        return record
    with suppress(TypeError, ValueError):
        return kind.from_json(json.dumps(record))  # it may hold NaN, as the body did
    raise WebhookError(f"`{key}` of the webhook holds what JSON does not have")


def _id(value: Any) -> int | str:
    number = _number(value)
    return str(value) if number is None else number


def _number(value: Any) -> int | None:
    """Return a number that may have come as a text, as those in `meta` do."""
    if isinstance(value, int):
        return value
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _moment(value: Any) -> dt.datetime | None:
    """Return a time that came as a text or as seconds since 1970."""
    seconds = _number(value)
    try:
        if seconds is not None:
            return dt.datetime.fromtimestamp(seconds, dt.timezone.utc)
        return dt.datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        return None


class Recent:
    """The events that were handled lately, so that a repeated one is handled once.

    Pipedrive delivers an event again if the response was late or no success. Threads may
    share one; several processes need a store of their own, by `event.meta.id`.

    Args:
        size: The number of events that are remembered.
    """

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def is_new(self, event: Event) -> bool:
        """Return if an event is seen for the first time, and remember it."""
        key = event.meta.id
        with self._lock:
            if not key or key in self._ids:
                return not key
            self._ids[key] = None
            if len(self._ids) > self._size:
                self._ids.popitem(last=False)
            return True

    def forget(self, event: Event) -> None:
        """Let the next attempt of an event count as new, because handling it failed."""
        with self._lock:
            self._ids.pop(event.meta.id, None)
