"""Calls that would do harm are refused before they are sent; many ids are split."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from openapi_runtime import UNSET, GuardError, ObjectType, Operation, RequestError
from openapi_runtime.operation import Guard
from tests.runtime.conftest import Flavour, do
from tests.runtime.sample_api import OPERATIONS, AsyncDeals, Deals, Person

CLEARS_ALL = Guard(
    kind="empty_object", names=("custom_fields",), reason="it clears every custom field"
)
NO_LISTS = Guard(
    kind="empty_list", names=("custom_fields.*",), reason="to clear a field send None"
)
NEEDS_IDS = Guard(
    kind="needs_one_of", names=("ids",), reason="without it up to 100 are deleted"
)
FILTERS = Guard(kind="conflicts", names=("filter_id",), others=("ids", "owner_id"))
FRACTION = Guard(kind="fraction", names=("updated_since", "due_time", "times.*"))
MANY = Guard(kind="at_most", names=("ids",), limit=3)


ALL = (None, UNSET, None)
"""Arguments of a list's method if the user asks for no page."""


def guarded(id: str, *guards: Guard, **changes: Any) -> Operation:
    return msgspec.structs.replace(OPERATIONS[id], guards=guards, **changes)


def send(
    flavour: Flavour, operation: Operation, result: Any = dict, **call: Any
) -> Any:
    """Make a call as a generated method does."""
    kind = AsyncDeals if flavour.is_async else Deals
    if operation.paging is not None:
        return flavour.call(
            lambda client: kind(client)._pages(operation, result, page=ALL, **call)
        )
    return flavour.call(lambda client: kind(client)._call(operation, result, **call))


def refused(flavour: Flavour, server: Any, operation: Operation, **call: Any) -> str:
    """Check that the call is refused, unless it is forced; return the message."""
    with pytest.raises(GuardError) as caught:
        send(flavour, operation, **call)
    assert server.received == []
    assert caught.value.operation_id == operation.id
    assert caught.value.argument
    assert "force=True" in str(caught.value)
    assert operation.id in str(caught.value)
    if "options" not in call:
        send(flavour, operation, **call, options={"force": True})
        assert len(server.received) == 1
    return str(caught.value)


@pytest.fixture(autouse=True)
def answered(server) -> None:
    server.answer({"success": True, "data": {}})


@pytest.mark.parametrize("value", [{}, Person()])
def test_an_empty_object_is_refused_where_it_clears(flavour, server, value) -> None:
    operation = guarded("addDeal", CLEARS_ALL)
    message = refused(flavour, server, operation, body={"custom_fields": value})
    assert message.startswith("custom_fields is an empty object (it clears every")


@pytest.mark.parametrize(
    "body", [{}, {"custom_fields": {"a": None}}, {"custom_fields": None}]
)
def test_other_objects_are_sent(flavour, server, body) -> None:
    send(flavour, guarded("addDeal", CLEARS_ALL, NO_LISTS), body=body)
    assert server.received[0].json() == body


def test_extras_are_guarded_too(flavour, server) -> None:
    refused(
        flavour,
        server,
        guarded("addDeal", CLEARS_ALL),
        body={"title": "x"},
        options={"extra_body": {"custom_fields": {}}},
    )


def test_an_empty_list_in_an_object_is_refused_by_name(flavour, server) -> None:
    operation = guarded("addDeal", NO_LISTS)
    body = {"custom_fields": {"a": [1], "b": ()}}
    message = refused(flavour, server, operation, body=body)
    assert message.startswith("custom_fields['b'] is an empty list (to clear")


@pytest.mark.parametrize("query", [{}, {"ids": []}, {"ids": ""}, {"ids": ","}])
def test_a_call_that_would_hit_everything_is_refused(flavour, server, query) -> None:
    operation = guarded("deleteDeal", NEEDS_IDS, lists={"ids": ","})
    with pytest.raises(GuardError, match="ids is missing or empty"):
        send(flavour, operation, type(None), query=query)
    assert server.received == []


@pytest.mark.parametrize("ids", ["1", [1], "1,2", 1])
def test_a_call_that_says_what_to_hit_is_sent(flavour, server, ids) -> None:
    operation = guarded("deleteDeal", NEEDS_IDS, lists={"ids": ","}, path="/deals")
    send(flavour, operation, type(None), query={"ids": ids})
    assert len(server.received) == 1


def test_filters_that_are_ignored_are_refused(flavour, server) -> None:
    operation = guarded("getDeal", FILTERS)
    query = {"filter_id": 1, "owner_id": 2, "status": "open"}
    message = refused(flavour, server, operation, path={"id": 1}, query=query)
    assert message.startswith("with filter_id, the server silently ignores owner_id;")


@pytest.mark.parametrize("query", [{"filter_id": 1, "status": "open"}, {"ids": [1]}])
def test_filters_that_count_are_sent(flavour, server, query) -> None:
    send(flavour, guarded("getDeal", FILTERS), path={"id": 1}, query=query)
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "value",
    [
        "2025-01-01T10:20:00.123Z",
        "2025-01-01T10:20:00,1+01:00",
        "10:20:00.5",
        "10:20.5",
    ],
)
def test_times_with_fractions_are_refused(flavour, server, value) -> None:
    operation = guarded("addDeal", FRACTION)
    refused(flavour, server, operation, body={"due_time": value})
    server.received.clear()
    refused(flavour, server, operation, query={"updated_since": value}, body={})
    server.received.clear()
    refused(flavour, server, operation, body={"times": {"a": value}})


@pytest.mark.parametrize("value", ["2025-01-01T10:20:00Z", "10:20", "1.5", None])
def test_other_times_are_sent(flavour, server, value) -> None:
    send(flavour, guarded("addDeal", FRACTION), body={"due_time": value})
    assert len(server.received) == 1


@pytest.mark.parametrize("ids", [[1, 2, 3, 4], "1,2,3,4", (4, 3, 2, 1)])
def test_a_write_with_too_many_ids_is_refused(flavour, server, ids) -> None:
    operation = guarded("deleteDeal", MANY, lists={"ids": ","}, path="/deals")
    with pytest.raises(GuardError, match="ids has 4 values, at most 3 are allowed"):
        send(flavour, operation, type(None), query={"ids": ids})
    assert server.received == []
    send(flavour, operation, type(None), query={"ids": "1,2,3"})
    assert len(server.received) == 1


def test_without_names_all_times_of_the_operation_are_looked_at(
    flavour, server
) -> None:
    operation = guarded("addDeal", Guard(kind="fraction"))  # its time is add_time
    send(flavour, operation, body={"title": "10:20:30.5"})
    server.received.clear()
    refused(flavour, server, operation, body={"add_time": "2025-01-01T10:20:30.5Z"})


# -- split


class Deal7:
    """A server of lists with the deals that are asked for, but not with 7."""

    def __init__(self, server: Any) -> None:
        self.server = server
        server.next_answer = self.next_answer

    def next_answer(self) -> Any:
        query = dict(self.server.received[-1].query)
        ids = [int(each) for each in query["ids"].split(",") if int(each) != 7]
        start = int(query.get("cursor", "0"))
        end = start + int(query["limit"])
        body = {
            "success": True,
            "data": [{"id": each} for each in ids[start:end]],
            "additional_data": {"next_cursor": str(end) if end < len(ids) else None},
        }
        answers = self.server.answers
        self.server.answers = []
        self.server.answer(body)
        answer = self.server.answers[0]
        self.server.answers = answers
        return answer


LIST = guarded("getDeals", MANY)


def walk(flavour: Flavour, page: Any = ALL, **call: Any) -> tuple[list[int], Any]:
    kind = AsyncDeals if flavour.is_async else Deals

    async def body(client: Any) -> Any:
        pager = kind(client)._pages(LIST, _deal(), page=page, **call)
        assert pager.missing_ids is None
        return [deal.id for deal in await do(pager)], pager.missing_ids

    return flavour.run(body)


def _deal() -> Any:
    from tests.runtime.sample_api import Deal

    return Deal


def asked(server: Any) -> list[str]:
    return [dict(received.query)["ids"] for received in server.received]


@pytest.mark.parametrize("ids", [[9, 3, 7, 1, 8], (9, 3, 7, 1, 8), "9,3,7,1,8"])
def test_many_ids_are_asked_for_in_several_calls_in_order(flavour, server, ids) -> None:
    Deal7(server)
    found, missing = walk(flavour, query={"ids": ids})
    assert asked(server) == ["9,3,7", "1,8"]
    assert found == [9, 3, 1, 8]
    assert [str(each) for each in missing] == ["7"]


def test_few_ids_are_one_call_and_reported_too(flavour, server) -> None:
    Deal7(server)
    assert walk(flavour, query={"ids": [7, 8]}) == ([8], [7])
    assert asked(server) == ["7,8"]


def test_an_id_that_is_asked_for_twice_comes_once(flavour, server) -> None:
    Deal7(server)
    assert walk(flavour, query={"ids": [1, 2, 3, 1, 4]})[0] == [1, 2, 3, 4]
    assert asked(server) == ["1,2,3", "4"]


def test_every_call_has_its_own_pages(flavour, server) -> None:
    Deal7(server)
    found, missing = walk(flavour, query={"ids": [1, 2, 3, 4, 5]}, page=(None, 2, None))
    assert found == [1, 2, 3, 4, 5]
    assert missing == []
    assert asked(server) == ["1,2,3", "1,2,3", "4,5"]


def test_max_items_stops_between_calls_and_leaves_missing_unknown(
    flavour, server
) -> None:
    Deal7(server)
    found, missing = walk(
        flavour, query={"ids": [1, 2, 3, 4, 5]}, page=(None, UNSET, 4)
    )
    assert found == [1, 2, 3, 4]
    assert missing is None
    assert [dict(r.query)["limit"] for r in server.received] == ["4", "1"]


def test_a_cursor_belongs_to_one_call(flavour, server) -> None:
    with pytest.raises(RequestError, match="cursor"):
        walk(flavour, query={"ids": [1, 2, 3, 4]}, page=("abc", UNSET, None))
    assert server.received == []


def test_forced_it_is_one_call(flavour, server) -> None:
    Deal7(server)
    walk(flavour, query={"ids": [1, 2, 3, 4]}, options={"force": True})
    assert asked(server) == ["1,2,3,4"]


def test_lists_without_ids_have_nothing_to_miss(flavour, server) -> None:
    server.answers.clear()
    server.answer({"success": True, "data": [{"id": 1}]})
    assert walk(flavour, query={}) == ([1], None)


def test_other_guards_are_not_split_into_calls(flavour, server) -> None:
    """More custom fields in several calls would give every item several times."""
    fields = Guard(kind="at_most", names=("tags",), limit=3)
    operation = guarded("getDeals", fields, MANY)
    with pytest.raises(GuardError, match="tags has 4 values, at most 3 are allowed"):
        send(flavour, operation, _deal(), query={"tags": ["a", "b", "c", "d"]})
    assert server.received == []


def test_the_field_of_an_item_can_be_given(flavour, server) -> None:
    by_title = Guard(kind="at_most", names=("tags",), limit=1, others=("title",))
    server.answers.clear()
    server.answer({"success": True, "data": [{"title": "a"}]})

    async def body(client: Any) -> Any:
        kind = AsyncDeals if flavour.is_async else Deals
        operation = guarded("getDeals", by_title)
        pager = kind(client)._pages(
            operation, _deal(), page=ALL, query={"tags": ["a", "b"]}
        )
        await do(pager)
        return pager.missing_ids

    assert flavour.run(body) == ["b"]
    assert len(server.received) == 2


def test_a_limit_is_named_with_all_its_digits(flavour, server) -> None:
    most = Guard(kind="maximum", names=("value",), limit=2147483647)
    said = refused(flavour, server, guarded("addDeal", most), body={"value": 2**31})
    assert "value must be at most 2147483647" in said


def test_a_raw_call_is_one_call_so_it_is_refused(flavour, server) -> None:
    kind = AsyncDeals if flavour.is_async else Deals
    with pytest.raises(GuardError, match="at most 3"):
        flavour.call(
            lambda client: (
                kind(client)
                ._raw()
                ._pages(LIST, _deal(), page=ALL, query={"ids": [1, 2, 3, 4]})
            )
        )


def test_a_guard_error_can_be_pickled(flavour, server) -> None:
    import pickle

    with pytest.raises(GuardError) as caught:
        send(flavour, guarded("addDeal", CLEARS_ALL), body={"custom_fields": {}})
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.argument == "custom_fields"
    assert str(copy) == str(caught.value)
    assert json.dumps(str(copy))


NO_CHANGE = Guard(kind="no_change", reason="it costs and changes nothing")


@pytest.mark.parametrize(
    "call",
    [
        {},
        {"body": {}},
        {"body": {"title": UNSET}},
        {"body": Person()},
        {"body": {}, "query": {"a": 1}},
        {"form": {"title": UNSET}},
        {"body": {}, "options": {"extra_body": {}}},
    ],
)
def test_an_update_of_nothing_is_refused(flavour, server, call) -> None:
    operation = guarded("addDeal", NO_CHANGE)
    server.answers.clear()
    server.answer({"data": {}})
    assert "nothing is to be changed" in refused(flavour, server, operation, **call)


@pytest.mark.parametrize(
    "call",
    [
        {"body": {"title": None}},
        {"body": Person(id=1)},
        {"body": []},
        {"body": {}, "options": {"extra_body": {"a": 1}}},
        {"form": {"title": ""}},
    ],
)
def test_an_update_of_anything_is_sent(flavour, server, call) -> None:
    server.answers.clear()
    server.answer({"data": {}})
    send(flavour, guarded("addDeal", NO_CHANGE), **call)
    assert len(server.received) == 1


READ = Person.from_dict({"id": 3, "name": "read"})
TYPES = {
    "integer": ("id", "ids", "owner_id"),
    "[integer]": ("label_ids",),
    "[Link]": ("links",),
    "Link": ("link",),
    "number": ("amount",),
}
OBJECTS = {"Link": ObjectType(types={"integer": ("deal_id",), "Link": ("next",)})}
LISTED = Guard(kind="listed")
IDENTIFIERS = Guard(kind="identifiers", names=("(.*_)?ids?",))


@pytest.mark.parametrize(
    "body",
    [
        {"owner_id": 0},
        {"owner_id": -1},
        {"owner_id": "0"},
        {"label_ids": [3, 0]},
        {"links": [{"deal_id": 3}, {"deal_id": -3}]},
        {"link": {"deal_id": 0}},
        {"link": {"deal_id": 1, "next": {"next": {"deal_id": -1}}}},
    ],
)
def test_integers_that_identify_nothing_are_refused(flavour, server, body) -> None:
    operation = guarded("addDeal", IDENTIFIERS, types=TYPES, objects=OBJECTS)
    assert "identifies nothing" in refused(flavour, server, operation, body=body)


@pytest.mark.parametrize(
    "body", [{"owner_id": 1}, {"owner_id": None}, {"amount": 0}, {"label_ids": []}]
)
def test_other_integers_are_sent(flavour, server, body) -> None:
    send(flavour, guarded("addDeal", IDENTIFIERS, types=TYPES), body=body)
    assert len(server.received) == 1


def test_an_identifier_in_the_path_is_looked_at(flavour, server) -> None:
    operation = guarded("getDeal", IDENTIFIERS, types=TYPES)
    assert "id is -1" in refused(flavour, server, operation, path={"id": -1})


PRIMARY = Guard(kind="single", names=("emails.*.primary",))
VALUE = Guard(kind="needs_member", names=("emails.*.value",))
WHOLE = Guard(kind="needs_member", names=("address.value",))
OLD_KEY = Guard(kind="wrong_key", names=("emails.*",), others=("primary_\\w+",))
REPLACES = Guard(kind="replaces", names=("emails",))
DATED = Guard(kind="requires", names=("mark", "flag"), others=("day",))
NAME = Guard(kind="needs_one_of", names=("name",), others=("first", "last"))


@pytest.mark.parametrize(
    ("guard", "body", "message"),
    [
        (PRIMARY, {"emails": [{"primary": True}, {"primary": 1}]}, "emails[1]"),
        (VALUE, {"emails": [{"value": "a"}, {"label": "b"}]}, "emails[1] has no"),
        (VALUE, {"emails": [Person(name="a")]}, "emails[0] has no 'value'"),
        (WHOLE, {"address": {"country": "FR"}}, "address has no 'value'"),
        (WHOLE, {"address": {"value": None}}, "address has no 'value'"),
        (OLD_KEY, {"emails": [{"primary_flag": True}]}, "key 'primary_flag'"),
        (REPLACES, {"emails": [{"value": "a"}]}, "replaces the whole list"),
        (REPLACES, {"emails": [Person(name="made")]}, "replaces the whole list"),
        (DATED, {"flag": True}, "flag is true, and day is missing"),
        (DATED, {"mark": 1, "day": None}, "mark is true, and day is missing"),
        (NAME, {"first": "a"}, "name or first and last is missing"),
        (NAME, {"name": ""}, "name or first and last is missing"),
    ],
)
def test_members_of_objects_are_guarded(flavour, server, guard, body, message) -> None:
    operation = guarded("addDeal", guard)
    assert message in refused(flavour, server, operation, body=body)


@pytest.mark.parametrize(
    ("guard", "body"),
    [
        (PRIMARY, {"emails": [{"primary": True}, {"primary": False}, {}]}),
        (VALUE, {"emails": []}),
        (VALUE, {"emails": None}),
        (WHOLE, {"address": None}),
        (WHOLE, {"address": {"value": "Street 1"}}),
        (OLD_KEY, {"emails": [{"primary": True}]}),
        (REPLACES, {"emails": [READ, {"value": "new"}]}),
        (REPLACES, {"emails": []}),
        (NAME, {"first": "a", "last": "b"}),
        (NAME, {"name": "a"}),
    ],
)
def test_good_members_are_sent(flavour, server, guard, body) -> None:
    send(flavour, guarded("addDeal", guard), body=body)
    assert len(server.received) == 1


def test_a_key_that_only_responses_have_is_no_wrong_key(flavour, server) -> None:
    """A record that was read is sent without it, unless the user has set it."""
    read = {"name": "a", "primary_flag": True}
    types = {"[Contact]": ("emails",), "Contact": ("owner",)}
    objects = {"Contact": ObjectType(types={"string": ("name",)})}
    guard = msgspec.structs.replace(OLD_KEY, names=("emails.*", "owner"))
    operation = guarded("addDeal", guard, types=types, objects=objects)
    for body in (
        {"emails": [Person.from_dict(read), {"name": "b"}]},
        {"owner": Person.from_dict(read)},
    ):
        send(flavour, operation, body=body)
    assert [json.loads(request.body) for request in server.received] == [
        {"emails": [{"name": "a"}, {"name": "b"}]},
        {"owner": {"name": "a"}},
    ]
    server.received.clear()
    message = refused(flavour, server, operation, body={"emails": [read]})
    assert "emails[0] has a key 'primary_flag'" in message


def test_values_of_the_query_that_are_not_listed_are_refused(flavour, server) -> None:
    """No warning comes before the refusal; bodies may have other values."""
    values = {"sort": ("id", "name"), "kinds": ("a", "b")}
    operation = guarded("addDeal", LISTED, values=values, lists={"kinds": ","})
    with pytest.raises(GuardError, match="sort='name,id' is none of id, name"):
        send(flavour, operation, query={"sort": "name,id"})
    for query in ({"sort": "Id"}, {"kinds": "a,c"}, {"kinds": ["a", "c"]}):
        with pytest.raises(GuardError):
            send(flavour, operation, query=query)
    send(flavour, operation, query={"sort": "id", "kinds": "a,b"})
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("guard", "bad", "good"),
    [
        (Guard(kind="minLength", limit=2), ["", "a"], ["ab", 1, None]),
        (Guard(kind="maxLength", limit=2), ["abc"], ["ab", 12345]),
        (Guard(kind="minimum", limit=1), [0, 0.5, -1], [1, "2", True, None]),
        (Guard(kind="maximum", limit=1.5), [2, 1.51], [1.5]),
        (Guard(kind="exclusiveMinimum", limit=0), [0], [0.001]),
        (Guard(kind="exclusiveMaximum", limit=9), [9], [8]),
        (Guard(kind="multipleOf", limit=0.01), [0.015], [0.07, 3]),
        (Guard(kind="pattern", others=("^[A-Z]+$",)), ["a", ""], ["EUR", 7]),
        (Guard(kind="minItems", limit=1), [[]], [[1], "text"]),
        (Guard(kind="at_most", limit=2), [[1, 2, 3]], [[1, 2]]),
        (Guard(kind="uniqueItems"), [[1, 1], [{"a": 1}, {"a": 1}]], [[1, True]]),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_limits_of_json_schema_are_kept(flavour, server, guard, bad, good) -> None:
    """Fields, their items and members alike; a value of another type is not judged."""
    for name, wrap in {
        "value": lambda value: {"value": value},
        "items.*": lambda value: {"items": [value]},
        "items.*.a": lambda value: {"items": [{"a": value}]},
    }.items():
        operation = guarded("addDeal", msgspec.structs.replace(guard, names=(name,)))
        for value in bad:
            with pytest.raises(GuardError):
                send(flavour, operation, body=wrap(value))
        assert server.received == []
        if name == "value":
            for value in good:
                send(flavour, operation, body=wrap(value))
            assert len(server.received) == len(good)
            server.received.clear()


def test_numbers_as_text_are_held_to_their_limit(flavour, server) -> None:
    minimum = Guard(kind="minimum", names=("amount",), limit=1)
    operation = guarded("addDeal", minimum, types=TYPES)
    assert "amount must be at least 1" in refused(
        flavour, server, operation, body={"amount": "0.5"}
    )


def test_a_whole_body_has_limits_too(flavour, server) -> None:
    most = Guard(kind="at_most", names=("",), limit=2)
    label = Guard(kind="minLength", names=(".*.label",), limit=1)
    operation = guarded("addDeal", most, label)
    assert "body has 3 values" in refused(flavour, server, operation, body=[1, 2, 3])
    server.received.clear()
    message = refused(flavour, server, operation, body=[{"label": ""}])
    assert "body[0]['label'] must have at least 1" in message
