"""Webhooks v2: subscriptions, deliveries, and further attempts after failures."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from ..rules.writes import accepted
from ..store import fields
from ..store.store import Change, Record, Store, timestamp
from ..store.tables import TABLES

PAUSES = (3, 30, 150)
"""Seconds until the second, third and fourth attempt."""
TIMEOUT = 10.0
FAILURES_UNTIL_BAN = 10
BAN_SECONDS = 1800
UNHEARD_SECONDS = 3 * 86_400


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One event on its way to one subscription."""

    webhook_id: int
    due: float
    attempt: int
    body: Mapping[str, Any]
    status: int | None = None
    """Of the response; None before there is one, or without any."""


@dataclass
class Webhooks:
    """The subscriptions of an account; `deliver` sends what is due."""

    store: Store
    http_client: httpx.Client | None = None
    """The client that deliveries are sent with, for receivers without a socket."""
    waiting: list[Delivery] = field(default_factory=list[Delivery])
    sent: list[Delivery] = field(default_factory=list[Delivery])
    _failures: dict[int, int] = field(default_factory=dict[int, int])
    _banned: dict[int, float] = field(default_factory=dict[int, float])
    _heard: dict[int, float] = field(default_factory=dict[int, float])

    def subscribe(
        self,
        url: str,
        *,
        action: str = "*",
        entity: str = "*",
        user: str | None = None,
        password: str | None = None,
    ) -> int:
        """Add a subscription, as POST /webhooks of API v1 does; return its ID."""
        values: Record = {"subscription_url": url, "event_action": action}
        values |= {"event_object": entity}
        values |= {"http_auth_user": user, "http_auth_password": password}
        kind = self.store.collections["webhooks"]
        values = accepted(self.store, kind, values, None)
        number: int = self.store.add("webhooks", values)["id"]
        return number

    def unsubscribe(self, webhook_id: int) -> None:
        self.store.delete("webhooks", webhook_id)

    def note(self, change: Change) -> None:
        """Prepare the deliveries of a change."""
        noun = self.store.collections[change.collection].noun
        if not noun:
            return
        for hook in self.store.all("webhooks").values():
            wanted = hook["event_action"] in ("*", change.action)
            if wanted and hook["event_object"] in ("*", noun):
                if self._banned.get(hook["id"], 0.0) > change.time:
                    continue  # events of that time are lost
                body = event(self.store, change, noun, hook)
                delivery = Delivery(
                    webhook_id=hook["id"], due=change.time, attempt=1, body=body
                )
                self.waiting.append(delivery)

    def deliver(self) -> list[Delivery]:
        """Send what is due by the fake's clock; return it, with the responses' statuses.

        After a failure `advance` makes the next attempt due.
        """
        now = self.store.clock()
        due = sorted((d for d in self.waiting if d.due <= now), key=lambda d: d.due)
        done: list[Delivery] = []
        for delivery in due:
            self.waiting.remove(delivery)
            hook = self.store.find("webhooks", delivery.webhook_id)
            if hook is not None:
                done.append(self._deliver(hook, delivery, now))
        self.sent += done
        return done

    def _deliver(self, hook: Record, delivery: Delivery, now: float) -> Delivery:
        status = self._send(hook, delivery.body)
        if status is not None and 200 <= status < 300:
            self._failures.pop(hook["id"], None)
            self._heard[hook["id"]] = now
            return replace(delivery, status=status)
        if delivery.attempt == 1:
            failures = self._failures[hook["id"]] = (
                self._failures.get(hook["id"], 0) + 1
            )
            if failures >= FAILURES_UNTIL_BAN:
                self._failures[hook["id"]] = 0
                self._banned[hook["id"]] = now + BAN_SECONDS
        if now - self._heard.setdefault(hook["id"], now) >= UNHEARD_SECONDS:
            self.unsubscribe(hook["id"])
        elif delivery.attempt <= len(PAUSES):
            meta = {**delivery.body["meta"], "attempt": delivery.attempt + 1}
            again = replace(
                delivery,
                due=now + PAUSES[delivery.attempt - 1],
                attempt=delivery.attempt + 1,
                body={**delivery.body, "meta": meta},
            )
            self.waiting.append(again)
        return replace(delivery, status=status)

    def _send(self, hook: Record, body: Mapping[str, Any]) -> int | None:
        client = self.http_client or httpx.Client()
        auth: tuple[str, str] | None = None
        if hook["http_auth_user"] is not None:
            auth = (hook["http_auth_user"], hook["http_auth_password"] or "")
        try:
            # A redirect counts as a failure.
            response = client.post(
                hook["subscription_url"],
                json=dict(body),
                auth=auth or httpx.USE_CLIENT_DEFAULT,
                timeout=TIMEOUT,
                headers={"user-agent": "Pipedrive Webhooks"},
            )
        except (httpx.RequestError, httpx.InvalidURL):
            return None
        finally:
            if self.http_client is None:
                client.close()
        return response.status_code


def event(store: Store, change: Change, noun: str, hook: Record) -> Record:
    """Return the body of a delivery."""
    meta = {
        "action": change.action,
        "entity": noun,
        "entity_id": str(change.id),
        "company_id": "1",
        "user_id": str(change.user_id),
        "correlation_id": _uuid(f"correlation/{change.number}"),
        "id": _uuid(f"event/{change.number}/{hook['id']}"),
        "timestamp": timestamp(change.time),
        "type": "application",
        "version": "2.0",
        "webhook_id": str(hook["id"]),
        "webhook_owner_id": "1",
        "change_source": "api",
        "is_bulk_edit": False,
        "permitted_user_ids": [str(each) for each in store.all("users")],
        "attempt": 1,
        "host": "fake.pipedrive.com",
    }
    record = store.all(change.collection).get(change.id, {})
    for mark in ("_merged_to", "_merged_from"):
        if record.get(mark) != (change.previous or {}).get(mark):
            meta[f"{mark[1:]}_id"] = str(record[mark])
    before = {"create": None, "change": change.changed, "delete": change.previous}
    return {
        "meta": meta,
        "data": _shown(store, change.collection, change.current),
        "previous": _shown(store, change.collection, before[change.action]),
    }


def _uuid(text: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, text))


def _shown(store: Store, collection: str, record: Record | None) -> Record | None:
    if record is None:
        return None
    shown = {key: value for key, value in record.items() if key[0] != "_"}
    if "custom_fields" in shown:
        known = fields.custom(store, collection)
        values: Record = shown["custom_fields"] or {}
        shown["custom_fields"] = {
            code: _typed(each["field_type"], values.get(code))
            for code, each in known.items()
        }
    return shown


def _typed(kind: str, value: Any) -> Record | None:
    """Return a custom field as webhooks have it: with its type, unlike the API."""
    if value is None:
        return None
    if isinstance(value, dict):
        return {"type": kind, **value}
    if kind == "set":
        return {"type": kind, "values": [{"id": each} for each in value]}
    name = "id" if kind == "enum" or kind in TABLES.linked_types else "value"
    return {"type": kind, name: value}
