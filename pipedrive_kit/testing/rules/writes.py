"""The values of a body as they are stored, with what they bring with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..messages import RefusedError, invalid
from ..store import fields
from ..store.store import Record, Store, timestamp
from ..store.tables import LINKS, Collection, Effect
from .filters import accepted_filter

MOST_WEBHOOKS = 40


def accepted(
    store: Store, kind: Collection, body: Mapping[str, Any], before: Record | None
) -> Record:
    """Return the values of a body as they are stored; raise for what is refused."""
    values = {key: value for key, value in body.items() if key not in kind.ignored}
    if values.get("is_deleted") and "active_flag" not in values:
        raise invalid("is_deleted", "is set by DELETE only")
    for name in kind.absent:
        if values.get(name) is not None:
            raise RefusedError(403, f"{name} is not available for this account")
    rule = _RULES.get(kind.name)
    if rule:
        values = rule(store, values, before or {})
    for name in kind.required:
        if before is None and values.get(name) is None:
            raise invalid(name, f"{name} is a required field")
    if kind.ids == "hash" and before is None:
        values = fields.new_field(store, values)
    if "custom_fields" in values:
        stored = before["custom_fields"] if before else None
        values["custom_fields"] = fields.written(
            store, kind.name, values["custom_fields"], stored
        )
    for name, link in kind.copied.items():
        if values.get(link) is not None:
            values[name] = (store.find(LINKS[link], values[link]) or {}).get(name)
    for effect in kind.effects:
        if effect.of in values:
            values = _brought(effect, values, before, timestamp(store.clock())) | values
    return values


def _brought(effect: Effect, values: Record, before: Record | None, now: str) -> Record:
    value = values[effect.of]
    if before is not None and before.get(effect.of) == value:
        return {}
    if value != effect.value if effect.value is not None else before is None:
        return {}
    times, dates = (
        dict.fromkeys(effect.times, now),
        dict.fromkeys(effect.dates, now[:10]),
    )
    return times | dates | dict.fromkeys(effect.clears)


def _deal(store: Store, values: Record, _before: Record) -> Record:
    """Begin with the first stage of a pipeline; a stage goes before a pipeline."""
    pipeline = values.get("pipeline_id")
    if pipeline is not None and values.get("stage_id") is None:
        stages = store.all("stages").values()
        mine = [each["id"] for each in stages if each["pipeline_id"] == pipeline]
        values["stage_id"] = min(mine, default=None)
    return values


def _person(_store: Store, values: Record, before: Record) -> Record:
    """Split the name, and keep one primary address and number."""
    if "name" in values:
        first, _, last = (values["name"] or "").partition(" ")
        values |= {"first_name": first, "last_name": last or None}
    elif "first_name" in values or "last_name" in values:
        names = [(before | values).get(name) for name in ("first_name", "last_name")]
        values["name"] = " ".join(filter(None, names))
    for name in ("emails", "phones"):
        if name in values:
            values[name] = _contact_values(name, values[name] or [])
    return values


def _contact_values(name: str, items: list[Record]) -> list[Record]:
    """Complete addresses or numbers: the first is primary unless another is."""
    primaries = sum(bool(item.get("primary")) for item in items)
    if primaries > 1:
        raise invalid(name, "there can be one primary value only")
    return [
        {"label": "work", "primary": not primaries and not n} | item
        for n, item in enumerate(items)
    ]


def _activity(store: Store, values: Record, _before: Record) -> Record:
    """Derive the person from the participants, and complete times of day."""
    for each in values.get("participants") or ():
        if store.find("persons", each["person_id"]) is None:
            raise invalid("participants", f"there is no person {each['person_id']}")
        if each.get("primary"):
            values["person_id"] = each["person_id"]
    for name in ("due_time", "duration"):
        if values.get(name) and values[name].count(":") == 1:
            values[name] += ":00"
    return values


def _deal_product(_store: Store, values: Record, before: Record) -> Record:
    """Compute the sum."""
    whole: Record = {"discount": 0, "discount_type": "percentage"} | before | values
    total = whole["item_price"] * whole["quantity"]
    off = whole["discount"]
    if whole["discount_type"] == "percentage":
        off = total * off / 100
    return values | {"sum": round(total - off, 2)}


def _product(_store: Store, values: Record, _before: Record) -> Record:
    """Show a category as text; its labels are not known."""
    if values.get("category") is not None:
        values["category"] = str(values["category"])
    return values


def _webhook(store: Store, values: Record, _before: Record) -> Record:
    if len(store.all("webhooks")) >= MOST_WEBHOOKS:
        raise RefusedError(422, "The limit of webhooks is reached")
    given = {"version": "2.0", "http_auth_user": None, "http_auth_password": None}
    return given | values


_RULES: Mapping[str, Callable[[Store, Record, Record], Record]] = {
    "deals": _deal,
    "persons": _person,
    "activities": _activity,
    "deals/products": _deal_product,
    "products": _product,
    "webhooks": _webhook,
    "filters": accepted_filter,
}
"""Collection -> what no table says about values that are written to its records."""
