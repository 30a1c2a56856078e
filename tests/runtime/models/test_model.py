"""Objects of an API, made by a user or read from a server."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest
from msgspec import Raw

from openapi_runtime import UNSET, RequestError
from openapi_runtime.models.decode import reader
from tests.runtime.sample_api import Deal, Person, Picture

SENT: dict[str, Any] = {
    "id": 7,
    "title": None,
    "value": 5,
    "status": "brand-new",
    "add_time": "2024-01-02 03:04:05",
    "close_date": "2024-02-03",
    "owner": {"id": 1, "name": "Ann", "photo": "a.png"},
    "followers": [{"id": 2}, {"id": 3, "vip": True}],
    "by_role": {"boss": {"id": 4, "desk": "9b"}},
    "custom_fields": {"abc": [1, 2], "def": None},
    "unknown": {"deep": [1]},
}


def read(value: Any = None, kind: Any = Deal) -> Any:
    return reader(kind)(Raw(json.dumps(SENT if value is None else value).encode()))


def test_to_dict_gives_back_exactly_what_was_sent() -> None:
    assert json.dumps(read().to_dict()) == json.dumps(SENT)


def test_fields_are_typed() -> None:
    deal = read()
    assert deal.add_time == dt.datetime(2024, 1, 2, 3, 4, 5)
    assert deal.close_date == dt.date(2024, 2, 3)
    assert deal.owner == Person(id=1, name="Ann")
    assert deal.followers == [Person(id=2), Person(id=3)]
    assert deal.by_role == {"boss": Person(id=4)}
    assert (deal.title, deal.label_ids) == (None, None)


def test_extra_has_what_the_class_does_not_declare_at_every_depth() -> None:
    deal = read()
    assert deal.extra == {"unknown": {"deep": [1]}}
    assert deal.owner.extra == {"photo": "a.png"}
    assert deal.followers[1].extra == {"vip": True}
    assert deal.by_role["boss"].extra == {"desk": "9b"}
    assert Deal(id=1).extra == {}


@pytest.mark.parametrize("field", ["known", "new"])
def test_extra_of_what_only_the_standard_library_reads(field: str) -> None:
    name = "title" if field == "known" else field
    deal = reader(Deal)(Raw(b'{"id":1,"k":2,"%s":"\\ud800"}' % name.encode()))
    assert deal.extra == {"k": 2} | ({} if field == "known" else {"new": "\ud800"})


@pytest.mark.parametrize("deal", [read({"id": 1}), Deal(id=1), Deal()])
def test_an_object_is_not_encoded_as_what_it_is_not(deal: Deal) -> None:
    """`to_dict` is the only way: it knows what was sent and what was set."""
    for encode in (msgspec.json.encode, msgspec.msgpack.encode, msgspec.to_builtins):
        with pytest.raises(TypeError, match="unsupported"):
            encode([deal])
    assert msgspec.json.decode(msgspec.json.encode(deal.to_dict())) == deal.to_dict()


def test_changing_extra_or_to_dict_changes_nothing_else() -> None:
    deal = read()
    deal.extra["unknown"]["deep"].append(2)
    result = deal.to_dict()
    result["unknown"]["deep"].append(3)
    result["custom_fields"]["abc"].append(4)
    result["owner"]["name"] = "Bob"
    assert deal.to_dict() == SENT


def test_changes_at_every_depth_show_in_to_dict() -> None:
    deal = read()
    deal.title = "New"
    deal.value = None
    deal.label_ids = [1]
    deal.add_time = dt.datetime(2024, 5, 6, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    deal.owner.name = "Bob"
    deal.followers[0].name = "Eve"
    deal.followers.append(Person(id=5))
    deal.by_role["boss"].id = 6
    deal.custom_fields["abc"].append(3)
    del deal.custom_fields["def"]
    assert deal.to_dict() == {
        **SENT,
        "title": "New",
        "value": None,
        "label_ids": [1],
        "add_time": "2024-05-06T00:00:00+02:00",
        "owner": {"id": 1, "name": "Bob", "photo": "a.png"},
        "followers": [{"id": 2, "name": "Eve"}, {"id": 3, "vip": True}, {"id": 5}],
        "by_role": {"boss": {"id": 6, "desk": "9b"}},
        "custom_fields": {"abc": [1, 2, 3]},
    }


def test_items_removed_or_moved_keep_what_belongs_to_them() -> None:
    deal = read()
    del deal.followers[0]
    assert deal.to_dict()["followers"] == [{"id": 3, "vip": True}]
    deal.owner = deal.followers[0]
    assert deal.to_dict()["owner"] == {"id": 3, "vip": True}


def test_a_nested_object_replaced_by_another_one_shows() -> None:
    deal = read()
    deal.owner = Person(name="New")
    deal.parent = Deal(id=8)
    assert deal.to_dict()["owner"] == {"name": "New"}
    assert deal.to_dict()["parent"] == {"id": 8}


def test_true_and_one_are_different_values() -> None:
    deal = read({"id": 1, "custom_fields": {"a": 1, "b": True}})
    deal.custom_fields.update(a=True, b=1)
    assert repr(deal.to_dict()["custom_fields"]) == "{'a': True, 'b': 1}"


def test_an_object_made_by_the_user_has_only_what_was_given() -> None:
    deal = Deal(id=1, title=None, owner=Person(name="Ann"))
    assert deal.to_dict() == {"id": 1, "title": None, "owner": {"name": "Ann"}}
    deal.status = None
    assert deal.to_dict()["status"] is None
    assert Deal(title=UNSET).to_dict() == {}  # type: ignore[arg-type]  # pyright: ignore


def test_an_absent_field_set_to_null_becomes_null_and_others_stay_absent() -> None:
    deal = read({"id": 1})
    assert deal.to_dict() == {"id": 1}
    deal.title = None
    assert deal.to_dict() == {"id": 1, "title": None}


def test_an_unknown_keyword_is_refused_with_a_suggestion() -> None:
    with pytest.raises(TypeError, match=r"'titel'; did you mean 'title'\?"):
        Deal(titel="x")  # type: ignore[call-arg]  # pyright: ignore
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'zzz'$"):
        Deal(zzz=1)  # type: ignore[call-arg]  # pyright: ignore


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("model_dump", "did you mean 'to_dict'"),
        ("items", "did you mean 'to_dict'"),
        ("model_dump_json", "json.dumps of its to_dict"),
        ("model_copy", "copy.deepcopy"),
        ("update", "assign to its attributes"),
    ],
)
def test_a_method_of_other_libraries_has_a_hint(name: str, says: str) -> None:
    with pytest.raises(AttributeError, match=says):
        getattr(read(), name)


def test_an_unknown_attribute_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        read().titel = "x"


def test_repr_shows_the_fields_that_are_not_none() -> None:
    assert repr(Deal(id=1, title=None, owner=Person(name="Ann"))) == (
        "Deal(id=1, owner=Person(name='Ann'))"
    )


def test_repr_has_the_order_of_the_class_not_that_of_the_response() -> None:
    """The record's own fields as they are declared; what was not sent is left out."""
    sent = {"owner": {"name": "Ann", "id": 2}, "title": None, "new": 1, "id": 1}
    assert repr(read(sent)) == "Deal(id=1, owner=Person(id=2, name='Ann'))"


def test_equality_is_by_class_and_fields() -> None:
    assert Person(id=1) == Person(id=1, name=None)
    assert Person(id=1) != Person(id=2)
    assert Person(id=1) != Deal(id=1)
    assert Person(id=1) != {"id": 1}
    assert read() == read()


@pytest.mark.parametrize(
    "duplicate",
    [
        copy.copy,
        copy.deepcopy,
        lambda deal: pickle.loads(pickle.dumps(deal)),
    ],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_is_equal_and_loses_nothing(duplicate: Any) -> None:
    deal = read()
    deal.title = "New"
    twin = duplicate(deal)
    assert twin == deal
    assert twin.to_dict() == deal.to_dict() == {**SENT, "title": "New"}
    assert twin.followers[1].extra == {"vip": True}
    twin.status = None
    assert deal.to_dict()["status"] == "brand-new"


def test_deepcopy_and_pickle_share_nothing_that_can_change() -> None:
    for twin in (
        copy.deepcopy(read()),
        pickle.loads(pickle.dumps(read())),
    ):
        original = read()
        twin.owner.name = "Bob"
        twin.custom_fields["abc"].append(9)
        assert original.to_dict() == SENT


def test_a_pickled_item_does_not_take_its_page_along() -> None:
    page = reader(list[Person])(
        Raw(json.dumps([{"id": n} for n in range(999)]).encode())
    )
    assert len(pickle.dumps(page[5])) < 300


def test_replace_gives_a_changed_object_with_every_field_given() -> None:
    person = dataclasses.replace(Person(id=1, name="Ann"), name="Bob")
    assert person == Person(id=1, name="Bob")
    assert person.to_dict() == {"id": 1, "name": "Bob"}


def test_it_is_a_dataclass() -> None:
    assert [field.name for field in dataclasses.fields(Person)] == ["id", "name"]
    assert dataclasses.asdict(Person(id=1)) == {"id": 1, "name": None}


def test_wire_names_are_used_for_reading_and_writing() -> None:
    sent = {"128": "u", "type": "x", "size_128": "mine", "owner": {"id": 1, "z": 2}}
    picture = read(sent, Picture)
    assert (picture.size_128, picture.type_) == ("u", "x")
    assert picture.extra == {"size_128": "mine"}
    assert picture.owner.extra == {"z": 2}
    assert picture.to_dict() == sent
    assert Picture(size_128="v").to_dict() == {"128": "v"}


def test_nan_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="JSON has no number nan"):
        Deal(value=float("nan")).to_dict()


def test_a_free_form_object_is_decoded_once_when_it_is_first_read() -> None:
    deal = read()
    first = deal.custom_fields
    assert type(first) is dict
    assert deal.custom_fields is first
    assert read().to_dict() == SENT  # also when it was never read
    deal.custom_fields = {"own": 1}
    assert deal.to_dict()["custom_fields"] == {"own": 1}
    assert read({"custom_fields": None}).custom_fields is None
    assert (read({}).custom_fields, read({}).to_dict()) == (None, {})


def test_threads_that_read_a_free_form_object_first_get_the_same_one() -> None:
    for _ in range(20):
        deal = read({"custom_fields": {str(n): n for n in range(2000)}})
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda d: d.custom_fields, [deal] * 4))
        assert all(each is deal.custom_fields for each in found)


def test_reading_a_free_form_object_never_fails() -> None:
    for sent, value in [
        (b'{"a": "\\ud83d"}', {"a": "\ud83d"}),
        (b'{"a": "\xff"}', {"a": "\ufffd"}),
        (b"[1]", [1]),
        (b'"x"', "x"),
    ]:
        deal = reader(Deal)(Raw(b'{"id": 1, "custom_fields": %s}' % sent))
        assert (deal.id, deal.custom_fields) == (1, value)


@pytest.mark.parametrize("value", [[], ["id"], {}, {"raw": 1}, "x", 1, None])
@pytest.mark.parametrize("name", ["_set_fields", "_source", "_custom_fields_sent"])
def test_a_server_cannot_reach_what_an_object_remembers(name: str, value: Any) -> None:
    """Neither names of Python nor those of msgspec reach it."""
    (deal_field,) = [
        wire
        for field, wire in zip(
            Deal.__struct_fields__,  # type: ignore[attr-defined]  # pyright: ignore
            Deal.__struct_encode_fields__,  # type: ignore[attr-defined]  # pyright: ignore
            strict=True,
        )
        if field == name
    ]
    for key in {name, deal_field} - {"custom_fields"}:
        sent = {"id": 1, key: value}
        deal = read(sent)
        assert deal.extra == {key: value}
        assert deal.to_dict() == sent
        assert deal.title is None


def test_dataclass_functions_and_copies_work() -> None:
    deal = read()
    assert dataclasses.is_dataclass(Deal)
    names = {field.name for field in dataclasses.fields(Deal)}  # pyright: ignore
    assert "custom_fields" in names
    assert all(not name.startswith("_") for name in names)
    assert dataclasses.asdict(deal)["custom_fields"] == SENT["custom_fields"]
    assert not hasattr(deal, "__dict__")
    match deal:
        case Deal(id=7, custom_fields={"def": None}):
            pass
        case _:
            raise AssertionError
    changed = deal.__replace__(title="x", custom_fields={})
    assert (changed.title, changed.custom_fields) == ("x", {})
    with pytest.raises(TypeError):
        hash(deal)


def test_free_form_objects_share_their_keys() -> None:
    first, second = (
        read({"custom_fields": {"a key of forty digits and letters": n}})
        for n in (1, 2)
    )
    assert next(iter(first.custom_fields)) is next(iter(second.custom_fields))
    assert (first.custom_fields, second.custom_fields) == (
        {"a key of forty digits and letters": 1},
        {"a key of forty digits and letters": 2},
    )


def test_stored_json_is_read_back_whole() -> None:
    """JSON from a cache or a webhook becomes the object that it was made from."""
    deal = read()
    for again in (
        Deal.from_dict(deal.to_dict()),
        Deal.from_json(json.dumps(SENT)),
        Deal.from_json(json.dumps(SENT).encode()),
    ):
        assert again == deal
        assert type(again) is Deal
        assert again.to_dict() == SENT
        assert again.extra == deal.extra


def test_python_values_are_written_before_they_are_read_back() -> None:
    """A dict made by hand may hold times; keys are those of the API."""
    time = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert Deal.from_dict({"add_time": time}).add_time == time


@pytest.mark.parametrize("text", ["[]", "null", "7", '"x"', "", "{", b"\xff"])
def test_only_an_object_is_read_back(text: str | bytes) -> None:
    """Anything else is a ValueError, not an object without fields."""
    with pytest.raises(ValueError, match="JSON"):
        Deal.from_json(text)


def test_rich_shows_the_fields_that_have_a_value() -> None:
    """No internals, no absent fields; the same as `repr`."""
    deal = Deal(id=1, title="Big")
    assert list(deal.__rich_repr__()) == [("id", 1), ("title", "Big")]
    assert repr(deal) == "Deal(id=1, title='Big')"


LOOP: list[Any] = []
LOOP.append(LOOP)


@pytest.mark.parametrize(
    "value", [LOOP, object(), iter([1]), ..., {b"a": 1}, {"a": b"a"}]
)
def test_what_json_does_not_have_is_a_client_error(value: Any) -> None:
    with pytest.raises(RequestError):
        Deal.from_dict({"id": 1, "custom_fields": {"a": value}})
    with pytest.raises(RequestError):
        Deal(custom_fields={"a": value}).to_dict()


@pytest.mark.parametrize(
    "value", [{None: 1}, {("a",): 1}, 1j, pytest.param(10**6000, id="huge")]
)
def test_what_cannot_be_encoded_is_a_client_error(value: Any) -> None:
    with pytest.raises(RequestError):
        Deal.from_dict({"id": 1, "custom_fields": {"a": value}})


def test_halves_of_surrogate_pairs_make_the_round_trip() -> None:
    deal = Deal.from_json('{"title": "\\ud83d", "\\ud83d": 1}')
    assert Deal.from_dict(deal.to_dict()).to_dict() == deal.to_dict()
