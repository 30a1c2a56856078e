"""Records of API v1 and v2: the migration guide's pairs, its slips, and round trips."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from pipedrive_kit.errors import RemovedKeyError
from pipedrive_kit.fields import Field
from pipedrive_kit.migrate import to_v1, to_v2
from pipedrive_kit.migrate.rules import load
from pipedrive_v2.models import Deal
from tests.kit.migrate.guide import PARTS

PAIRS = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
MONEY, TEXT = (
    "d4de1c1518b4531717c676029a45911c340390a6",
    "53c2f18db6a1655d6af8bba77d9679565f975fd8",
)
FIELDS = {MONEY: "monetary", TEXT: "varchar"}
KEY = MONEY

SLIPS = [
    ("deals", "label_ids", 'label is "2,3" in one example, empty in its twin'),
    ("persons", "label_ids", 'label is "2,3" in one example, empty in its twin'),
    ("organizations", "label_ids", 'label is "2,3" in one example, empty in its twin'),
    ("organizations", "name", "a letter too many in one example"),
    ("persons", "picture_id", "2 in one example, 1 in its twin"),
    ("organizations", "picture_id", "in the new example only"),
    ("activities", "is_deleted", "the old example has no active_flag"),
    ("activities", "conference_meeting_client", "the text removes what stays"),
    ("activities", "conference_meeting_url", "the text removes what stays"),
    ("activities", "conference_meeting_id", "the text removes what stays"),
    ("activities", "attendees", "only with include_fields, but in the example"),
]
KEPT = {"conference_meeting_client", "conference_meeting_url"}
KEPT |= {"conference_meeting_id", "attendees"}
"""The examples agree about them; the text does not."""

DIFFER = {(entity, key) for entity, key, _ in SLIPS if key not in KEPT}


@pytest.mark.parametrize("entity", PAIRS)
def test_the_old_example_becomes_the_new_one(entity: str) -> None:
    """Every field of the guide's new example is made from the old one."""
    new = PAIRS[entity]["v2"]
    made = to_v2(entity, PAIRS[entity]["v1"], FIELDS).value
    for key in new:
        if (entity, key) not in DIFFER:
            assert made[key] == new[key], key


def test_what_is_made_besides_is_asked_for_in_v2() -> None:
    """Keys that the new example lacks come with include_fields, or are of the document."""
    types = load().types
    for entity, pair in PAIRS.items():
        made = to_v2(entity, pair["v1"], FIELDS).value
        assert made.keys() - pair["v2"].keys() <= types[entity].keys()


@pytest.mark.parametrize("entity", PAIRS)
def test_the_new_example_becomes_the_old_one(entity: str) -> None:
    """Every key that can come back has the old value; a related object has its ID."""
    old = PAIRS[entity]["v1"]
    made = to_v1(entity, PAIRS[entity]["v2"], FIELDS)
    slips = {"label", "picture_id", "name", "active_flag"}
    both = {"label_ids", "location_formatted_address"}
    for key in (
        made.keys()
        - both
        - (slips if entity in ("persons", "organizations") else set())
    ):
        if (entity, key) in (("deals", "label"), ("activities", "active_flag")):
            continue
        before = old[key]
        if isinstance(made[key], dict):
            assert made[key]["value"] == before["value"], key
        elif entity == "products" and key == "prices":
            gone = {"id", "price_formatted"}
            assert made[key] == [{k: p[k] for k in p if k not in gone} for p in before]
        elif entity == "product_variations" and key == "prices":
            assert [p["price"] for p in made[key]] == [p["price"] for p in before]
        else:
            assert made[key] == before, key


@pytest.mark.parametrize(
    ("entity", "key"),
    [
        pytest.param(entity, key, marks=pytest.mark.xfail(strict=True, reason=reason))
        for entity, key, reason in SLIPS
    ],
)
def test_slips_of_the_guide(entity: str, key: str) -> None:
    """Its text and its two examples would agree here, if these were no slips."""
    made = to_v2(entity, PAIRS[entity]["v1"], FIELDS).value
    if key in KEPT:
        assert key not in made
        assert key not in PAIRS[entity]["v2"]
    else:
        assert made[key] == PAIRS[entity]["v2"][key]


def test_details_of_custom_fields() -> None:
    """Nothing is invented, nothing guessed; an empty choice is null."""
    found = to_v2("deals", {f"{KEY}_subpremise": None, KEY: "a"}, {KEY: "address"})
    assert found.value == {"custom_fields": {KEY: {"value": "a"}}}
    assert to_v2("deals", {KEY: ""}, {KEY: "set"}).value == {
        "custom_fields": {KEY: None}
    }
    for text in ("123", "1,2", "09:00:00"):
        unclear = to_v2("deals", {KEY: text})
        assert unclear.value == {"custom_fields": {KEY: text}}
        assert unclear.of_grade("look")
    assert to_v2("deals", {KEY: "123"}, {KEY: "varchar"}).is_certain
    person = {KEY: {"name": "Ada", "value": 7}}
    assert to_v2("deals", person, {KEY: "people"}).value == {"custom_fields": {KEY: 7}}
    zone = to_v2("deals", {KEY: "09:00:00", f"{KEY}_timezone_id": 3}, {KEY: "time"})
    assert [note.key for note in zone.of_grade("lost")] == [f"{KEY}_timezone_id"]


def test_definitions_of_fields_in_every_form() -> None:
    """Types of fields come from the kit's fields, and from responses of either API."""
    expected = {"custom_fields": {KEY: 5}}
    for fields in (
        [Field(KEY, "Size", "enum")],
        [{"key": KEY, "field_type": "enum"}],
        [{"field_code": KEY, "field_type": "enum"}],
    ):
        assert to_v2("deals", {KEY: "5"}, fields).value == expected


def test_values_that_do_not_fit_stay() -> None:
    """A value of no known form is kept, and noted."""
    found = to_v2("deals", {"value": "much", "add_time": "soon", "visible_to": "x"})
    assert found.value == {"value": "much", "add_time": "soon", "visible_to": "x"}
    assert [note.key for note in found.of_grade("look")] == [*found.value]
    assert to_v2("deals", {"won_time": "0000-00-00 00:00:00"}).value == {
        "won_time": None
    }


def test_keys_that_do_not_come_back_name_their_replacement() -> None:
    """A KeyError says what stands in the place of a key, also inside a related object."""
    deal = to_v1("deals", {"id": 1, "person_id": 7, "status": "open"})
    for key, text in (
        ("person_name", "persons.get(person_id)"),
        ("active", 'status == "open"'),
        ("files_count", "include_fields='files_count'"),
    ):
        with pytest.raises(
            RemovedKeyError, match=f"'{key}' is not in API v2"
        ) as caught:
            deal[key]
        assert text in str(caught.value)
        with pytest.raises(RemovedKeyError):
            deal.get(key, "default")
    with pytest.raises(KeyError, match="get it by 'person_id'"):
        deal["person_id"]["name"]
    with pytest.raises(KeyError):
        deal["nonsense"]


@pytest.mark.parametrize(
    ("entity", "old", "new"),
    [
        ("deals", {"label": "3,7"}, {"label_ids": [3, 7]}),
        ("deals", {"user_id": "5"}, {"owner_id": 5}),
        ("deals", {"value": "100.5"}, {"value": 100.5}),
        ("activities", {"done": 1}, {"done": True}),
        ("activities", {"done": 0}, {"done": False}),
        ("deal_products", {"last_edit": "2024-01-02 03:04:05"},
         {"update_time": "2024-01-02T03:04:05Z"}),
        ("stages", {"rotten_days": "30"}, {"days_to_rotten": 30}),
    ],
)  # fmt: skip
def test_values_of_the_guide(entity: str, old: Any, new: Any) -> None:
    """Numbers, flags, lists and times have the types of API v2."""
    assert to_v2(entity, old).value == new


def test_models_are_taken() -> None:
    """A record of the client is as good as a mapping."""
    deal = Deal(
        id=1, owner_id=3, add_time=dt.datetime(2024, 1, 2, tzinfo=dt.timezone.utc)
    )
    found = to_v1("deal", deal)
    assert found["user_id"]["id"] == 3
    assert found["add_time"] == "2024-01-02 00:00:00"


def test_an_unknown_entity_is_named() -> None:
    """The error lists the entities that have rules."""
    with pytest.raises(KeyError, match="there are activities, deal_products, deals"):
        to_v2("notes", {})


_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "integer": st.none() | st.integers(0, 10**9),
    "number": st.none() | st.integers(0, 10**6) | st.floats(0, 1e6),
    "boolean": st.booleans(),
    "time": st.none()
    | st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1)).map(
        lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
    ),
    "integers": st.lists(st.integers(1, 99)),
    "address": st.none()
    | st.fixed_dictionaries(dict.fromkeys(("value", *PARTS), st.text(max_size=4))),
}
_TEXTS = st.none() | st.text(max_size=5)
_PLAIN = {"other": _TEXTS, "text": _TEXTS, "date": st.none() | st.dates().map(str)}


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    entity = draw(st.sampled_from(sorted(load().types)))
    types = load().types[entity]
    names = draw(st.lists(st.sampled_from(sorted(types)), unique=True, max_size=12))
    kinds = {**_VALUES, **_PLAIN}
    skipped = {"custom_fields", "marked_as_done_time", "comments"}
    record = {
        name: draw(kinds["integer" if name == "visible_to" else types[name]])
        for name in names
        if isinstance(types[name], str) and name not in skipped
    }
    if "custom_fields" in types:
        record["custom_fields"] = {KEY: draw(st.integers(1, 9))}
    return entity, record


@given(records())
@settings(max_examples=60, deadline=None)
def test_round_trips(entity_and_record: tuple[str, dict[str, Any]]) -> None:
    """Records of API v2 come back from the shape of API v1 as they were."""
    entity, record = entity_and_record
    back = to_v2(entity, to_v1(entity, record, {KEY: "enum"}), {KEY: "enum"})
    assert back.value == record
