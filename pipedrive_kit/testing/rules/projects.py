"""Operations on whole records: the log of a project, deals to leads and back."""

from __future__ import annotations

from ..messages import RefusedError
from ..store.store import Change, Record, timestamp
from .call import Call, Result
from .lists import rows_of
from .writes import accepted

SHARED = ("title", "owner_id", "person_id", "custom_fields")
"""Properties that deals and leads have alike."""


def archive(call: Call) -> Result:
    marks = {"archive_time": timestamp(call.store.clock())}
    return call.one(
        call.store.change(call.owner.name, call.owner_id, marks, user_id=call.user_id)
    )


def changes(call: Call) -> Result:
    """Return the changes of a project, the latest first."""
    wanted = (call.owner.name, call.owner_id, "change")
    found = [
        _entry(each)
        for each in reversed(call.store.changes)
        if (each.collection, each.id, each.action) == wanted
    ]
    return Result(*call.page(rows_of(found)))


def _entry(change: Change) -> Record:
    old = {k: v for k, v in change.changed.items() if k != "update_time"}
    current = change.current or {}
    return {
        "change_source": "api",
        "change_source_user_agent": None,
        "time": timestamp(change.time),
        "new_values": {name: current.get(name) for name in old},
        "old_values": old,
        "actor_user_id": change.user_id,
    }


def convert(call: Call) -> Result:
    """Begin to turn a deal into a lead, or the other way round."""
    source = call.owner.name
    if call.store.get(source, call.owner_id).get("is_deleted"):
        raise RefusedError(404, "Entity was not found")
    values = {"_source": source, "_id": call.owner_id, "_polls": 0, "_body": call.body}
    job = call.store.add("conversions", values, user_id=call.user_id)
    return Result({"conversion_id": job["conversion_id"]})


def conversion_status(call: Call) -> Result:
    """Return how far a conversion is; with the last poll it is done."""
    job = call.store.get("conversions", call.values[1])
    state: Record = {"_polls": job["_polls"] + 1}
    if state["_polls"] > call.account.conversion_polls and "_made" not in job:
        state["_made"] = _converted(call, job)
    job = call.store.change("conversions", job["conversion_id"], state)
    made = job.get("_made", {})
    status = "completed" if made else "running"
    return Result({"conversion_id": job["conversion_id"], "status": status, **made})


def _converted(call: Call, job: Record) -> Record:
    store = call.store
    source = store.get(job["_source"], job["_id"])
    values = {name: source[name] for name in SHARED if name in source}
    if job["_source"] == "deals":
        values["organization_id"] = source["org_id"]
        made = {"lead_id": store.add("leads", values)["id"]}
    else:
        values["org_id"] = source.get("organization_id")
        values["source_lead_id"] = source["id"]
        values |= job["_body"] or {}
        values = accepted(store, store.collections["deals"], values, None)
        made = {"deal_id": store.add("deals", values)["id"]}
    store.delete(job["_source"], job["_id"], user_id=call.user_id)
    return made
