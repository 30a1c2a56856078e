"""The statements of the migration guide, each with a check of its own.

`test_guide.py` has a test for each, and `make seeds` counts them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipedrive_kit.errors import RemovedKeyError, UnknownV1Error
from pipedrive_kit.migrate import V1, Call, call, payload, to_v1, to_v2
from pipedrive_kit.migrate.rules import Rule, load
from pipedrive_kit.testing import FakePipedrive
from pipedrive_v2 import Client
from pipedrive_v2.errors import GuardError

PAGE = Path(__file__).parents[3] / "docs" / "moving-from-v1.md"
KEY = "d4de1c1518b4531717c676029a45911c340390a6"

PARTS = {
    "route": "5th Avenue",
    "country": "United States",
    "locality": "New York",
    "postal_code": "10036",
    "sublocality": "Manhattan",
    "street_number": "530",
    "admin_area_level_1": "New York",
    "admin_area_level_2": "New York County",
    "formatted_address": "530 5th Ave, New York, NY 10036, USA",
}
ADDRESS = "530 Fifth Avenue"
SHAPES: dict[str, tuple[dict[str, Any], Any]] = {
    "double": ({"": 500}, 500),
    "monetary": ({"": 500, "_currency": "USD"}, {"value": 500, "currency": "USD"}),
    "address": (
        {"": ADDRESS, **{f"_{k}": v for k, v in PARTS.items()}},
        {"value": ADDRESS, **PARTS},
    ),
    "enum": ({"": "123"}, 123),
    "set": ({"": "123,456"}, [123, 456]),
    "user": ({"": 1234}, 1234),
    "people": ({"": 1234}, 1234),
    "org": ({"": 1234}, 1234),
    "date": ({"": "2024-01-01"}, "2024-01-01"),
    "daterange": (
        {"": "2024-01-01", "_until": "2024-02-01"},
        {"value": "2024-01-01", "until": "2024-02-01"},
    ),
    "time": (
        {"": "09:00:00", "_timezone_id": 318},
        {"value": "09:00:00", "timezone_id": 318},
    ),
    "timerange": (
        {"": "09:00:00", "_until": "11:00:00", "_timezone_id": 318},
        {"value": "09:00:00", "until": "11:00:00", "timezone_id": 318},
    ),
}
"""Type of a custom field -> its flat keys in API v1, and its value in API v2."""

PHRASES = {
    "v2 refuses values of a wrong type": "API v2 refuses values of a wrong type",
    "timezone_name is an IANA name": "`timezone_name` is an IANA name",
    "timezone_id may be discontinued": "nothing maps `timezone_id` to one, and it may be",
    "without a time zone": "A time without a time zone is taken in that of the current user",
    "deleted records are": "Deleted records are removed for good after 30 days",
    "contact sync": "`postal_address` and `im` of a person are there with contact sync",
    "marketing_status": "`doi_status` need the marketing app",
    "name is split": "is split into first and last name as before",
    "name is first and": "both names joined are its `name`",
    "the label is work": "The label of an e-mail or phone is `work` by default",
    "picture_id": "`picture_id` of an organization and `private` of an activity are in",
    "private": "`picture_id` of an organization and `private` of an activity are in",
}
"""Part of a note -> the sentence of the page that says it."""


@dataclass(frozen=True)
class Statement:
    """A statement of the guide, as a rule."""

    number: int
    section: str
    entity: str
    rule: Rule

    @property
    def kind(self) -> str:
        """The first key of the rule, with which its check goes."""
        return next(iter(self.rule))

    @property
    def key(self) -> Any:
        """The subject of the rule, such as a key of API v1."""
        return self.rule[self.kind]

    @property
    def is_said(self) -> bool:
        """True if a sentence of the page keeps it, and no code."""
        return self.kind == "note"

    def check(self) -> None:
        """Fail if the product does not keep the statement."""
        _CHECKS[self.kind](self)

    def __str__(self) -> str:
        place = self.rule.get("of", self.entity or self.section)
        return f"{self.number} {place}: {self.kind} {self.key}"


@cache
def statements() -> list[Statement]:
    """Return all statements, in the order of the guide."""
    found = [
        (section.section, section.entity, rule)
        for section in load().sections
        if section.section != "beyond the guide"
        for rule in section.rules
    ]
    return [Statement(number, *one) for number, one in enumerate(found, 1)]


# Records


def _inside(one: Statement, value: Any, key: str = "") -> tuple[str, dict[str, Any]]:
    """Return an entity and a record with a key, in a list where the rule is for one."""
    name, _, inside = one.entity.partition(".")
    record = {key or one.key: value}
    return name, {inside: [record]} if inside else record


def _renamed(one: Statement) -> None:
    """Take the old name to the new one and back; a negated flag is the opposite."""
    name, old = _inside(one, True)
    _, new = _inside(one, one.kind == "rename", one.rule["to"])
    if one.rule["to"] == "label_ids":
        name, old = _inside(one, "1")
        new = {"label_ids": [1]}
    assert to_v2(name, old).value == new
    back = to_v1(name, new)
    assert old.keys() <= back.keys() <= {*old, one.rule["to"]}
    if one.kind == "negated":
        assert back == old


def _also(one: Statement) -> None:
    assert to_v2(one.entity, {one.key: True}).value == {"is_deleted": False}
    assert to_v1(one.entity, {"is_deleted": False}) == {one.rule["of"]: True}


def _number(one: Statement) -> None:
    assert to_v2(one.entity, {one.key: "3"}).value == {one.key: 3}
    assert to_v1(one.entity, {one.key: 3}) == {one.key: "3"}
    assert payload(one.entity, "update", {one.key: "3"}).body == {one.key: 3}


def _id(one: Statement) -> None:
    new = {"user_id": "owner_id"}.get(one.key, one.key)
    for related in ({"id": 5, "name": "Ada"}, {"value": 5, "name": "Ada"}, 5):
        assert to_v2(one.entity, {one.key: related}).value == {new: 5}
    back = to_v1(one.entity, {new: 5})[one.key]
    assert back["id"] == back["value"] == 5
    with pytest.raises(RemovedKeyError, match=f"get it by '{new}'"):
        back["name"]


def _ids(one: Statement) -> None:
    assert to_v2(one.entity, {one.key: "3,7"}).value == {"label_ids": [3, 7]}
    back = to_v1(one.entity, {"label_ids": [3, 7]})
    assert back == {one.key: "3,7", "label_ids": [3, 7]}


def _removed(one: Statement) -> None:
    """Note it as lost, with its replacement; let a read of it raise and name that."""
    instead = one.rule.get("instead", "")
    if not one.entity:
        with (
            FakePipedrive() as fake,
            pytest.raises(RemovedKeyError, match=instead),
        ):
            V1(fake.client).get("/deals")[one.key]
        return
    name, record = _inside(one, "x")
    (note,) = to_v2(name, record).notes
    assert (note.grade, note.key) == ("lost", one.key)
    assert instead in note.text
    if "." not in one.entity:
        with pytest.raises(RemovedKeyError, match=f"'{one.key}' is not in API v2"):
            to_v1(name, {})[one.key]


def _include(one: Statement) -> None:
    found = to_v2(one.entity, {one.key: None})
    assert found.value == {one.key: None}
    assert f"include_fields='{one.key}'" in found.of_grade("look")[0].text
    with pytest.raises(RemovedKeyError, match="ask for it with include_fields"):
        to_v1(one.entity, {})[one.key]


def _blank(one: Statement) -> None:
    """Take a value that stands for none to the other one, and back."""
    old = None if one.kind == "null" else ""
    assert to_v2(one.entity, {one.key: old}).value == {one.key: one.rule["to"]}
    assert to_v1(one.entity, {one.key: one.rule["to"]}) == {one.key: old}


def _address(one: Statement) -> None:
    old_names = {new: old for old, new in one.rule.get("renamed", {}).items()}
    old = {one.key: ADDRESS, f"{one.key}_subpremise": None}
    old |= {f"{one.key}_{old_names.get(k, k)}": v for k, v in PARTS.items()}
    new = {one.key: {"value": ADDRESS, **PARTS}}
    assert to_v2(one.entity, old).value == new
    del old[f"{one.key}_subpremise"]
    assert old.items() <= to_v1(one.entity, new).items()


def _custom(one: Statement) -> None:
    if one.key == "every":
        assert to_v2("deals", {KEY: 5, "id": 1}).value == {
            "id": 1,
            "custom_fields": {KEY: 5},
        }
        return
    if "dropped" in one.rule:
        flat = {KEY: ADDRESS, f"{KEY}_subpremise": None}
        folded = {"custom_fields": {KEY: {"value": ADDRESS}}}
        assert to_v2("deals", flat, {KEY: "address"}).value == folded
        return
    for type_ in one.key:
        parts, value = SHAPES.get(type_, ({"": "my text"}, "my text"))
        flat = {f"{KEY}{suffix}": part for suffix, part in parts.items()}
        new = {"custom_fields": {KEY: value}}
        assert to_v2("deals", flat, {KEY: type_}).value == new
        assert to_v1("deals", new, {KEY: type_}) == flat


# Calls


def request(line: str) -> tuple[str, str]:
    """Return the method and a path with IDs of a line of the guide."""
    method, _, path = line.partition(" ")
    numbers = iter("234")
    return method, re.sub(":id", lambda _: next(numbers), path)


@cache
def _client() -> Client:
    """Return a closed client, which shows its methods."""
    with Client(api_token="none") as client:
        return client


@cache
def _takes(name: str) -> dict[str, inspect.Parameter]:
    """Return the parameters of a method of the client, by name."""
    group, _, method = name.partition(".")
    function = getattr(getattr(_client(), group), method)
    return dict(inspect.signature(function).parameters)


def _required_of(name: str) -> set[str]:
    return {
        name
        for name, one in _takes(name).items()
        if one.default is one.empty and one.kind is not one.VAR_KEYWORD
    }


def _endpoint(one: Statement) -> None:
    """Find the method that the guide says, at less tokens, with the IDs in their places."""
    method, path = request(one.key)
    ids = [int(number) for number in re.findall(r"\d", path)]
    for prefix in ("", "/v1", "https://api.pipedrive.com/api/v1"):
        found = call(method, prefix + path)
        made = load().methods[found.name]
        wanted = one.rule["to"].replace(":user_id", ":id")
        assert f"{made.http} {re.sub(r'{.*?}', ':id', made.path)}" == wanted
        assert found.operation == made.operation
        given = [v for k, v in found.arguments.items() if k in _takes(found.name)]
        assert [v for v in given if isinstance(v, int)] == ids
        assert "argument" not in one.rule or one.rule["argument"] in found.arguments
        before, after = found.tokens
        assert after is not None
        assert after < before


PARAMETERS: dict[str, tuple[str, Any, dict[str, Any], str]] = {
    "GET /products user_id": ("user_id", "7", {"owner_id": 7}, ""),
    "GET /products get_summary": ("get_summary", 1, {}, "gone: count the records"),
    "GET /products first_char": ("first_char", "a", {}, "compare the first letter"),
    "GET /itemSearch/field field_key": (
        "field_key", "title", {"field": "title", "match": "middle"}, ""),
    "GET /itemSearch/field field_type": (
        "field_type", "dealField", {"entity_type": "deal", "match": "middle"}, ""),
    "GET /itemSearch/field return_item_ids": (
        "return_item_ids", 1, {"match": "middle"}, "items are objects with id and name"),
    "GET /itemSearch/field exact_match": ("exact_match", 1, {"match": "exact"}, ""),
    "GET /deals user_id": ("user_id", "7", {"owner_id": 7}, ""),
    "GET /deals status": ("status", "all_not_deleted", {}, ""),
    "GET /deals owned_by_you": ("owned_by_you", 1, {}, "gone: owner_id selects"),
}  # fmt: skip
"""Parameter of the guide -> name and value in API v1, arguments, part of the flag."""


def row_of(rule: Rule) -> tuple[str, Any, dict[str, Any], str]:
    """Return the row of a rule for a parameter."""
    return PARAMETERS[f"{rule['of']} {rule['parameter']}"]


def _parameter(one: Statement) -> None:
    method, path = request(one.rule["of"])
    if one.key == "follower_id":
        found = call(method, path)
        assert one.rule["look"] in [note.text for note in found.changed]
        return
    name, value, arguments, flag = row_of(one.rule)
    found = call(method, path, {name: value, "limit": 5})
    assert found.arguments == {**arguments, "max_items": 5}
    flagged = [note.text for note in found.notes if note.grade != "certain"]
    assert any(flag in text for text in flagged)
    for old, new in one.rule.get("values", {}).items():
        mapped = [*call(method, path, {name: old}).arguments.values()]
        assert new in mapped if new else old not in mapped


def _new(one: Statement) -> None:
    """Find the additions as arguments of the method; a request of API v1 sets none."""
    if "call" in one.rule:
        group, _, names = one.rule["call"].removesuffix("()").partition(".")
        assert all(_takes(f"{group}.{name}") for name in names.split(", "))
        return
    method, path = request(one.rule["of"])
    found = call(method, path)
    taken = _takes(found.name)
    if one.key.startswith("sort_by"):
        fields = one.key.removeprefix("sort_by ").split(", ")
        assert all(_is_known(field, group="products") for field in fields)
        names = ["sort_by"]
    else:
        names = one.key.split(", ")
    assert {*names} <= taken.keys()
    assert not {*names} & found.arguments.keys()


def _is_known(sort_by: str, *, group: str) -> bool:
    """Return if the client sends a list sorted by a field."""
    with FakePipedrive() as fake:
        return not list(getattr(fake.client, group).list(sort_by=sort_by))


# Bodies


def _body(one: Statement) -> None:
    check = {
        "required": _required,
        "deleted": _deleted,
        "prices": _prices,
        "address": _address_of_body,
        "name": _name,
        "contacts": _contacts,
    }
    check[one.key](one)


def _sent(one: Statement, body: dict[str, Any]) -> Call:
    method, path = request(one.rule["of"])
    return call(method, path, body)


def _flagged(found: Call) -> list[str]:
    return [note.key for note in found.of_grade("look")]


def _required(one: Statement) -> None:
    """Find exactly that argument required, besides what the document requires."""
    beyond = {"POST /stages": {"pipeline_id"}}
    wanted = {one.rule["needs"]} | beyond.get(one.rule["of"], set())
    assert _required_of(_sent(one, {}).name) == wanted


def _deleted(one: Statement) -> None:
    """Leave the flag out, flagged; name the deletion as a further call of an update."""
    for flag in ({"deleted": 1}, {"deleted": True}, {"active_flag": 0}):
        found = _sent(one, flag)
        assert "is_deleted" in _flagged(found)
        assert not found.arguments.keys() & {"is_deleted", "deleted", "active_flag"}
        group = found.name.partition(".")[0]
        wanted = (f"{group}.delete",) if "call" in one.rule else ()
        assert found.further == wanted
    for flag in ({"deleted": False}, {"active_flag": 1}):
        assert "is_deleted" not in _flagged(_sent(one, flag))
        assert not _sent(one, flag).further


def _prices(one: Statement) -> None:
    found = _sent(one, {"prices": [{"price": 1, "currency": "EUR"}]})
    assert [note.text for note in found.changed] == [one.rule["note"]]


def _address_of_body(one: Statement) -> None:
    if "of" not in one.rule:
        found = payload("deals", "update", {f"{KEY}_route": "A"}, {KEY: "address"})
        assert [note.key for note in found.of_grade("look")] == [KEY]
        return
    found = _sent(one, {"name": "A", "address": ADDRESS})
    assert found.arguments["address"] == {"value": ADDRESS}
    assert "address" not in _flagged(found)
    assert "address" in _flagged(_sent(one, {"address": {"country": "EE"}}))
    assert "address" in _flagged(_sent(one, {"address_country": "EE"}))


def _name(one: Statement) -> None:
    names = {"first_name": "A", "last_name": ""}
    assert "first_name" not in _flagged(_sent(one, names))
    assert names.items() <= _sent(one, names).arguments.items()
    assert _sent(one, {"name": "A"}).arguments["name"] == "A"
    assert "first_name" in _flagged(_sent(one, dict.fromkeys(names, "")))
    if one.rule["of"].startswith("POST"):
        with FakePipedrive() as fake, pytest.raises(GuardError, match="first_name"):
            fake.client.persons.add(label_ids=[1])


def _contacts(one: Statement) -> None:
    if "fields" in one.rule:
        found = _sent(one, {"email": "a@b.c", "phone": ["1", "2"], "im": "x"})
        wanted = {"emails": ["a@b.c"], "phones": ["1", "2"], "im": ["x"]}
        assert set(wanted) == set(one.rule["fields"])
        for name, values in wanted.items():
            assert found.arguments[name] == [{"value": value} for value in values]
    elif one.rule.get("needs") == "value":
        found = _sent(one, {"email": [{"value": "", "primary": True}]})
        assert found.arguments["emails"] == []
        with FakePipedrive() as fake, pytest.raises(GuardError, match="no 'value'"):
            fake.client.persons.add(name="A", emails=[{"label": "work"}])
    else:
        two = [{"value": v, one.rule["single"]: True} for v in ("1", "2")]
        found = _sent(one, {"phone": two})
        assert "phones" in _flagged(found)
        assert [p["primary"] for p in found.arguments["phones"]] == [True, False]


def _participant(one: Statement) -> None:
    for action in ("add", "update"):
        found = payload(one.entity, action, {one.key: 7, "subject": "A"})  # type: ignore[arg-type]
        primary = [{"person_id": 7, "primary": True}]
        assert found.body == {"subject": "A", one.rule["to"]: primary}


def _read_only(one: Statement) -> None:
    found = payload(one.entity, "add", {"name": "A", one.key: 3})
    assert found.body == {"name": "A"}
    assert [str(n) for n in found.of_grade("lost")] == [
        f"{one.key}: {one.rule['instead']}"
    ]


def _behaviour(one: Statement) -> None:
    found = _sent(one, {"user_id": 7})
    assert found.arguments["user_id"] == 7
    assert "is an error in API v2" in found.of_grade("look")[0].text


def _bare(one: Statement) -> None:
    """Take the values out of the objects, for programs that read values."""
    (path,) = (p for p, o in load().operations.items() if o.call == one.rule["of"])
    body = {"success": True, "data": [{one.key: 7}]}
    answer = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    with (
        httpx.Client(transport=answer) as http,
        Client(api_token="none", http_client=http) as client,
    ):
        found = V1(client).get(path.removeprefix("GET ").replace("{id}", "1"))
    assert found["data"] == [7]


# Statements about all, and slips


def _general(one: Statement) -> None:
    of = one.rule.get("of", "GET /deals")
    check: dict[str, Callable[[], bool]] = {
        "flags": lambda: payload("activities", "update", {"done": 1}).body == {"done": True},
        "numbers": lambda: to_v2("deals", {"value": "100"}).value == {"value": 100},
        "times": lambda: to_v2("deals", {"add_time": "2024-01-01 00:00:00"}).value
        == {"add_time": "2024-01-01T00:00:00Z"},
        "selectors": lambda: "custom_fields and include_fields"
        in str(call("GET", "/deals:(id,title)").of_grade("look")[0]),
        "method": lambda: load().methods[call("PUT", "/deals/3").name].http == "PATCH",
        "prefix": lambda: all(
            call("GET", p + "/deals/3") == call("GET", "/deals/3") for p in one.rule["v1"]
        ),
        "paging": lambda: _is_paged(*of.split(" ")),
        "more": _has_more,
        "sort": lambda: _sort("add_time DESC") == ("add_time", "desc"),
        "sort_by": lambda: all(_is_certain(field) for field in one.rule["v2"])
        and not _is_certain("title"),
        "sort_direction": lambda: [_sort("id ASC")[1], _sort("id DESC")[1], _sort("id")[1]]
        == ["asc", "desc", "asc"],
        "sort_one": lambda: _sort("id ASC, title DESC") == ("id", "asc")
        and not _is_certain("id ASC, title DESC"),
    }  # fmt: skip
    assert check[one.key]()


def _is_paged(method: str, path: str) -> bool:
    found = call(method, path, {"start": 100, "limit": 50})
    return (
        found.is_list and not {"start", "limit", "max_items"} & found.arguments.keys()
    )


def _has_more() -> bool:
    with FakePipedrive() as fake:
        fake.seed(deals=2)
        body = V1(fake.client).get("/deals", {"limit": 1})
    pagination: dict[str, Any] = body["additional_data"]["pagination"]
    return pagination == {
        "start": 0,
        "limit": 1,
        "more_items_in_collection": True,
        "next_start": 1,
    }


def _sort(text: str) -> tuple[str, str]:
    found = call("GET", "/deals", {"sort": text}).arguments
    return found["sort_by"], found["sort_direction"]


def _is_certain(sort: str) -> bool:
    return "sort" not in _flagged(call("GET", "/deals", {"sort": sort}))


def _slip(one: Statement) -> None:
    """Hold what the document says, where the guide slips."""
    if one.entity and one.key in load().types[one.entity]:
        assert to_v2(one.entity, {one.key: 5}).value == {one.key: 5}
        assert to_v2(one.entity, {one.key: 5}).is_certain
    elif one.key == "ims":
        assert "im" in load().types["persons"]
        assert "ims" not in load().types["persons"]
    elif one.key in ("primary_flag", "email_address"):
        name = "participants" if one.key == "primary_flag" else "attendees"
        found = payload(one.entity, "update", {name: [{one.key: 1}]})
        assert found.body == {name: [{one.rule["document"]: 1}]}
    elif one.key == "DELETE without id":
        with pytest.raises(UnknownV1Error):
            call("DELETE", "/deals/3/products")
    elif one.key == "only name is required":
        assert "subject" in _takes("activities.add")
        assert not _required_of("activities.add")
    else:
        assert _sent(one, {}).name == "persons.list"


def _note(one: Statement) -> None:
    phrase = next(text for part, text in PHRASES.items() if part in one.key)
    assert phrase in " ".join(PAGE.read_text(encoding="utf-8").split())


_CHECKS: dict[str, Callable[[Statement], None]] = {
    "general": _general,
    "custom": _custom,
    "rename": _renamed,
    "negated": _renamed,
    "also": _also,
    "number": _number,
    "id": _id,
    "ids": _ids,
    "address": _address,
    "null": _blank,
    "empty": _blank,
    "removed": _removed,
    "include": _include,
    "endpoint": _endpoint,
    "parameter": _parameter,
    "new": _new,
    "body": _body,
    "participant": _participant,
    "read_only": _read_only,
    "behaviour": _behaviour,
    "bare": _bare,
    "slip": _slip,
    "note": _note,
}
