"""Records to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from . import fields
from .store import Record, Store

_TYPES = (
    *("varchar", "text", "double", "phone", "date", "daterange", "time"),
    *("timerange", "address", "monetary", "org", "people", "user"),
)
_CITIES = ("Tallinn", "Lisbon", "Prague", "Riga", "Dublin")
_FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gia")
_LAST = ("Berg", "Costa", "Dahl", "Evans", "Fischer")


def seed(store: Store, name: str, counts: Mapping[str, int]) -> None:
    """Add a seed; *counts* are numbers of records, instead of the seed's own."""
    if name not in SEEDS:
        raise ValueError(f"no seed {name!r}; there are {', '.join(SEEDS)}")
    if name == "empty":
        _empty(store)
        return
    if counts:
        _many(store, counts)
        return
    _demo_fields(store)
    _many(store, SEEDS[name])
    _demo_values(store)


SEEDS: Mapping[str, Mapping[str, int]] = {
    "empty": {},
    "demo": {
        "organizations": 5,
        "persons": 12,
        "deals": 30,
        "activities": 10,
        "products": 4,
        "leads": 3,
        "projects": 2,
        "tasks": 4,
    },
}


def _empty(store: Store) -> None:
    """Add what every account has."""
    for name in ("Ann Admin", "Ben Sales", "Cleo Support"):
        store.add("users", {"id": len(store.all("users")) + 1, "name": name})
    store.add("pipelines", {"name": "Pipeline", "is_deal_probability_enabled": True})
    for stage in ("Qualified", "Proposal", "Negotiation"):
        store.add("stages", {"name": stage, "pipeline_id": 1})
    store.add("boards", {"name": "Board", "order_nr": 1})
    for phase in ("Planned", "Doing", "Done"):
        store.add("phases", {"name": phase, "board_id": 1})
    template = {"title": "Onboarding", "description": "", "projects_board_id": 1}
    store.add("projectTemplates", template)


def _demo_fields(store: Store) -> None:
    """Define a custom field of each type for deals, and some for the others."""
    wanted: list[tuple[str, Record]] = [
        ("dealFields", {"field_name": f"Demo {kind}", "field_type": kind})
        for kind in _TYPES
    ]
    for name, kind, labels in (
        ("Contract type", "enum", ("Monthly", "Annual")),
        ("Regions", "set", ("EMEA", "APAC", "Americas")),
    ):
        options = [{"label": label} for label in labels]
        body = {"field_name": name, "field_type": kind, "options": options}
        wanted.append(("dealFields", body))
    for owner in ("person", "organization", "product", "project"):
        body = {"field_name": "Reference", "field_type": "varchar"}
        wanted.append((f"{owner}Fields", body))
    for collection, body in wanted:
        store.add(collection, fields.new_field(store, body))


def _demo_values(store: Store) -> None:
    """Set a contract type and worth for every third deal, a picture for one person."""
    by_name = {each["field_name"]: each for each in store.all("dealFields").values()}
    contract, worth = by_name["Contract type"], by_name["Demo monetary"]
    for number in range(3, len(store.all("deals")) + 1, 3):
        option = contract["options"][number % 2]["id"]
        money = {"value": 100.5 * number, "currency": "EUR"}
        values = {contract["field_code"]: option, worth["field_code"]: money}
        store.change("deals", number, {"custom_fields": values})
    sizes = {
        size: f"https://pictures.example.com/1_{size}.jpg" for size in ("128", "512")
    }
    picture: Record = {"item_type": "person", "item_id": 1, "active_flag": True}
    picture |= {"file_size": 4096, "added_by_user_id": 1, "pictures": sizes}
    stored = store.add("pictures", picture)
    store.change("persons", 1, {"picture_id": stored["id"]})


def _many(store: Store, counts: Mapping[str, int]) -> None:
    for collection, count in counts.items():
        for _ in range(count):
            number = len(store.all(collection)) + 1
            store.add(collection, _values(store, collection, number))


def _values(store: Store, collection: str, number: int) -> Record:
    """Return what a record of a seed has; the same for each number."""
    organization = _linked(store, "organizations", number)
    person = _linked(store, "persons", number)
    name = f"{_FIRST[number % 7]} {_LAST[number % 5]}"
    city = _CITIES[number % 5]
    match collection:
        case "organizations":
            place = {"value": f"Main Street {number}, {city}", "locality": city}
            return {"name": f"{city} Works {number}", "address": place}
        case "persons":
            address = f"{name.replace(' ', '.').lower()}{number}@example.com"
            return {
                "name": name,
                "first_name": name.split()[0],
                "last_name": name.split()[1],
                "org_id": organization,
                "emails": [{"value": address, "primary": True, "label": "work"}],
            }
        case "deals":
            links = {"person_id": person, "org_id": organization}
            stage = {"stage_id": number % 3 + 1, "value": 100 * number}
            return {"title": f"Deal {number}", **links, **stage}
        case "activities":
            about = {"deal_id": _linked(store, "deals", number), "type": "call"}
            return {"subject": f"Call {number}", "due_date": "2026-05-01", **about}
        case "products":
            price = {"price": 10 * number, "currency": "EUR", "cost": 0}
            price |= {"direct_cost": None, "notes": ""}
            return {
                "name": f"Product {number}",
                "code": f"P{number}",
                "prices": [price],
            }
        case "leads":
            links = {"person_id": person, "organization_id": organization}
            return {"title": f"Lead {number}", **links}
        case "projects":
            return {"title": f"Project {number}", "phase_id": 1, "board_id": 1}
        case "tasks":
            project = _linked(store, "projects", number)
            return {"title": f"Task {number}", "project_id": project}
        case _:
            raise ValueError(f"no seed for {collection}")


def _linked(store: Store, collection: str, number: int) -> int | None:
    """Return the ID of one of the records that there are, by turns."""
    count = len(store.all(collection))
    return number % count + 1 if count else None
