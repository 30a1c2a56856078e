"""Operations on parts of records: options, products of deals, images, followers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import RefusedError, invalid
from ..store import fields
from ..store.store import Record, timestamp
from .call import Call, Result
from .lists import rows_of
from .writes import accepted

MOST_PRODUCTS = 100


def options(call: Call) -> Result:
    """Add, change or delete options of a custom field: all of them or none."""
    field = call.store.get(call.owner.name, call.owner_id)
    if field["options"] is None or not field["is_custom_field"]:
        raise invalid("field_code", "has no options that can be changed")
    before: list[Record] = field["options"]
    if call.operation.method == "POST":
        shown = [fields.new_option(call.store, each) for each in call.body]
        after = [*before, *shown]
    else:
        given = {each["id"]: each for each in call.body}
        _must_exist(before, given)
        shown = [each | given[each["id"]] for each in before if each["id"] in given]
        after = [each | given.get(each["id"], {}) for each in before]
        if call.operation.method == "DELETE":
            after = [each for each in before if each["id"] not in given]
    call.store.change(call.owner.name, call.owner_id, {"options": after})
    return Result([{"id": each["id"], "label": each["label"]} for each in shown], {})


def _must_exist(options: list[Record], given: Mapping[Any, Any]) -> None:
    for option in given.keys() - {each["id"] for each in options}:
        raise invalid("id", f"there is no option {option}")


def add_products(call: Call) -> Result:
    """Attach up to a hundred products to a deal."""
    kind, deal = call.store.collections["deals/products"], call.owner_id
    if len(call.body["data"]) > MOST_PRODUCTS:
        raise invalid("data", f"at most {MOST_PRODUCTS} products are allowed")
    new = [accepted(call.store, kind, each, None) for each in call.body["data"]]
    added = [
        call.store.add(kind.name, each, user_id=call.user_id, parent=deal)
        for each in new
    ]
    return Result([call.shown(each) for each in added])


def delete_products(call: Call) -> Result:
    """Delete the products of a deal: those that are named, else the first hundred."""
    there = [each["id"] for each in call.store.children(call.kind.name, call.owner_id)]
    wanted = call.query.get("ids") or there[:MOST_PRODUCTS]
    found = [each for each in wanted if each in there]
    for each in found:
        call.store.delete(call.kind.name, each, user_id=call.user_id)
    more = {"more_items_in_collection": len(there) > len(found)}
    return Result({"ids": found}, more)


def follower_changes(call: Call) -> Result:
    """Return who began or ceased to follow a record."""
    collection, owner = f"{call.owner.name}/followers", call.owner_id
    words = {"create": "added", "delete": "removed"}
    found = [
        {
            "action": words[each.action],
            "actor_user_id": each.user_id,
            "follower_user_id": each.id,
            "time": timestamp(each.time),
        }
        for each in call.store.changes
        if each.collection == collection and each.parent == owner
    ]
    return Result(*call.page(rows_of(found)))


def picture(call: Call) -> Result:
    person = call.store.get("persons", call.owner_id)
    if person.get("picture_id") is None:
        raise RefusedError(404, "Picture not found")
    return Result(call.store.get("pictures", person["picture_id"]))


def image(call: Call) -> Result:
    return call.one(_image(call))


def upload(call: Call) -> Result:
    """Take the one image of a product, instead of what it had."""
    if call.operation.method == "PUT":
        _image(call)
    for each in call.store.children(call.kind.name, call.owner_id):
        call.store.delete(call.kind.name, each["id"])
    values = {
        "company_id": "1",
        "public_url": f"{call.request.origin}/images/{call.owner_id}.png",
        "add_time": timestamp(call.store.clock())[:10],
        "mime_type": "image/png",
        "name": "image.png",
    }
    record = call.store.add(call.kind.name, values, parent=call.owner_id)
    shown = ("id", "product_id", "company_id", "add_time")
    return Result({name: record[name] for name in shown})


def delete_image(call: Call) -> Result:
    number = _image(call)["id"]
    call.store.delete(call.kind.name, number)
    return Result({"id": number})


def _image(call: Call) -> Record:
    for each in call.store.children(call.kind.name, call.owner_id):
        return each
    raise RefusedError(404, "Image not found")
