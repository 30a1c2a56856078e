"""The operations and rules that are of one kind of record only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..messages import RefusedError, invalid
from ..store.store import Record, Store, timestamp

if TYPE_CHECKING:
    from .handlers import Call

Row = tuple[Any, Any, Record]


def _deal(store: Store, values: Record, before: Record | None) -> Record:
    """Derive what a status or stage brings with it."""
    now = timestamp(store.clock())
    stage = values.get("stage_id")
    if stage is not None:
        found = store.find("stages", stage)
        values["pipeline_id"] = found["pipeline_id"] if found else None
        if before and before["stage_id"] != stage:
            values["stage_change_time"] = now
    elif values.get("pipeline_id") is not None:
        stages = store.all("stages").values()
        first = [s["id"] for s in stages if s["pipeline_id"] == values["pipeline_id"]]
        values["stage_id"] = min(first, default=None)
    status = values.get("status")
    if status in ("won", "lost") and (before or {}).get("status") != status:
        ended = {"close_time": now, f"{status}_time": now}
        ended |= {f"local_{status}_date": now[:10], "local_close_date": now[:10]}
        values = ended | values
    elif status == "open" and before:
        names = ("close_time", "won_time", "lost_time", "lost_reason")
        values |= dict.fromkeys(names)
    if values.get("is_archived") and not (before or {}).get("is_archived"):
        values = {"archive_time": now} | values
    return values


def _person(_store: Store, values: Record, before: Record | None) -> Record:
    """Split the name, and keep one primary address and number."""
    if "name" in values:
        first, _, last = (values["name"] or "").partition(" ")
        values |= {"first_name": first, "last_name": last or None}
    elif before is None:
        raise invalid("name", "name is a required field")
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


def _activity(store: Store, values: Record, before: Record | None) -> Record:
    """Derive the person from the participants, and complete times of day."""
    if values.get("person_id") is not None:
        raise invalid("person_id", "is read-only; use participants")
    for each in values.get("participants") or ():
        if store.find("persons", each["person_id"]) is None:
            raise invalid("participants", f"there is no person {each['person_id']}")
        if each.get("primary"):
            values["person_id"] = each["person_id"]
    for name in ("due_time", "duration"):
        if values.get(name) and values[name].count(":") == 1:
            values[name] += ":00"
    if values.get("done") and not (before or {}).get("done"):
        values["marked_as_done_time"] = timestamp(store.clock())
    return values


def _deal_product(store: Store, values: Record, before: Record | None) -> Record:
    """Take the name from the product, and compute the sum."""
    whole: Record = {"discount": 0, "discount_type": "percentage"}
    whole |= (before or {}) | values
    product = store.find("products", whole["product_id"])
    values["name"] = product["name"] if product else None
    total = whole["item_price"] * whole["quantity"]
    off = whole["discount"]
    if whole["discount_type"] == "percentage":
        off = total * off / 100
    values["sum"] = round(total - off, 2)
    return values


def _project(store: Store, values: Record, before: Record | None) -> Record:
    if before and values.get("status") not in (None, before["status"]):
        values["status_change_time"] = timestamp(store.clock())
    values.pop("template_id", None)
    return values


def _task(store: Store, values: Record, before: Record | None) -> Record:
    """Translate the words of the request to those of the record."""
    for old, new in (("done", "is_done"), ("milestone", "is_milestone")):
        if old in values:
            values[new] = bool(values.pop(old))
    if "assignee_id" in values:
        values["assignee_ids"] = [values.pop("assignee_id")]
    if values.get("is_done") and not (before or {}).get("is_done"):
        values["marked_as_done_time"] = timestamp(store.clock())
    return values


Rule = Callable[[Store, Record, Record | None], Record]
WRITES: Mapping[str, Rule] = {
    "deals": _deal,
    "persons": _person,
    "activities": _activity,
    "deals/products": _deal_product,
    "projects": _project,
    "tasks": _task,
}
"""Collection -> what becomes of values that are written to one of its records."""


def follower_changes(call: Call) -> list[Row]:
    """Return who began or ceased to follow a record."""
    collection, parent = "/".join(call.parts[:2]), call.parent
    words = {"create": "added", "delete": "removed"}
    return [
        (
            (1, each.number),
            each.number,
            {
                "action": words[each.action],
                "actor_user_id": each.user_id,
                "follower_user_id": each.id,
                "time": timestamp(each.time),
            },
        )
        for each in call.store.changes
        if each.collection == collection and each.parent == parent
    ]


def project_changes(call: Call) -> list[Row]:
    """Return the changes of a project, the latest first."""
    project = int(call.values[0])
    call.store.get("projects", project)
    rows: list[Row] = []
    for each in call.store.changes:
        if (each.collection, each.id, each.action) == ("projects", project, "change"):
            old = {k: v for k, v in each.changed.items() if k != "update_time"}
            current = each.current or {}
            entry = {
                "change_source": "api",
                "change_source_user_agent": None,
                "time": timestamp(each.time),
                "new_values": {k: current.get(k) for k in old},
                "old_values": old,
                "actor_user_id": each.user_id,
            }
            rows.append(((1, -each.number), each.number, entry))
    return sorted(rows, key=lambda row: row[0])


def add_products(call: Call) -> list[Record]:
    """Attach up to a hundred products to a deal."""
    if len(call.body["data"]) > 100:
        raise invalid("data", "at most 100 products are allowed")
    parent = call.parent
    added: list[Record] = []
    for each in call.body["data"]:
        values = _deal_product(call.store, dict(each), None)
        added.append(
            call.store.add(
                "deals/products", values, user_id=call.user_id, parent=parent
            )
        )
    return added


def delete_products(call: Call) -> tuple[list[int], bool]:
    """Delete the products of a deal: those that are named, else the first hundred."""
    attached = call.store.children("deals/products", call.parent)
    ids = call.query.get("ids") or [each["id"] for each in attached[:100]]
    there = {each["id"] for each in attached}
    found = [each for each in ids if each in there]
    for each in found:
        call.store.delete("deals/products", each, user_id=call.user_id)
    return found, len(attached) > len(found)


def duplicate(call: Call) -> Record:
    original = call.store.get("products", int(call.values[0]))
    copied = {k: v for k, v in original.items() if k != "id" and k[0] != "_"}
    return call.store.add("products", copied, user_id=call.user_id)


def archive(call: Call) -> Record:
    marks = {"archive_time": timestamp(call.store.clock())}
    return call.store.change(
        "projects", int(call.values[0]), marks, user_id=call.user_id
    )


def permitted_users(call: Call) -> list[Any]:
    call.store.get("projects", int(call.values[0]))
    return list(call.store.all("users"))


def picture(call: Call) -> Record:
    person = call.store.get("persons", int(call.values[0]))
    if person.get("picture_id") is None:
        raise RefusedError(404, "Picture not found")
    return call.store.get("pictures", person["picture_id"])


def _images(call: Call) -> list[Record]:
    return call.store.children("products/images", call.parent)


def image(call: Call) -> Record:
    for each in _images(call):
        return _without(each, "_parent")
    raise RefusedError(404, "Image not found")


def upload(call: Call) -> Record:
    """Take the one image of a product, instead of what it had."""
    had = _images(call)
    if call.request.method == "PUT" and not had:
        raise RefusedError(404, "Image not found")
    for each in had:
        call.store.delete("products/images", each["id"])
    record = call.store.add(
        "products/images",
        {
            "company_id": "1",
            "public_url": f"{call.request.origin}/images/{call.values[0]}.png",
            "add_time": timestamp(call.store.clock())[:10],
            "mime_type": "image/png",
            "name": "image.png",
        },
        parent=int(call.values[0]),
    )
    shown = ("id", "product_id", "company_id", "add_time")
    return {name: record[name] for name in shown}


def delete_image(call: Call) -> Record:
    for each in _images(call):
        call.store.delete("products/images", each["id"])
        return {"id": each["id"]}
    raise RefusedError(404, "Image not found")


def convert(call: Call) -> Record:
    """Begin to turn a deal into a lead, or the other way round."""
    source = call.parts[0]
    key = int(call.values[0]) if source == "deals" else call.values[0]
    if call.store.get(source, key).get("is_deleted"):
        raise RefusedError(404, "Entity was not found")
    values = {"_source": source, "_id": key, "_polls": 0, "_body": call.body}
    job = call.store.add("conversions", values, user_id=call.user_id)
    return {"conversion_id": job["conversion_id"]}


def conversion_status(call: Call) -> Record:
    """Return how far a conversion is; with the last poll it is done."""
    job = call.store.get("conversions", call.values[1])
    polls = job["_polls"] + 1
    state: Record = {"_polls": polls}
    if polls > call.account.conversion_polls and "_made" not in job:
        state |= {"_made": _converted(call, job)}
    job = call.store.change("conversions", job["conversion_id"], state)
    made = job.get("_made", {})
    status = "completed" if made else "running"
    return {"conversion_id": job["conversion_id"], "status": status, **made}


def _converted(call: Call, job: Record) -> Record:
    source = call.store.get(job["_source"], job["_id"])
    shared = ("title", "owner_id", "person_id", "custom_fields")
    values = {name: source[name] for name in shared if name in source}
    if job["_source"] == "deals":
        values["organization_id"] = source["org_id"]
        made = {"lead_id": call.store.add("leads", values)["id"]}
    else:
        values["org_id"] = source.get("organization_id")
        values["source_lead_id"] = source["id"]
        values = _deal(call.store, values | (job["_body"] or {}), None)
        made = {"deal_id": call.store.add("deals", values)["id"]}
    call.store.delete(job["_source"], job["_id"], user_id=call.user_id)
    return made


def _without(record: Record, *names: str) -> Record:
    return {key: value for key, value in record.items() if key not in names}
