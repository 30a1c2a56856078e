"""Reading what a server sends: nothing raises for a value, nothing is lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from msgspec import Raw

from openapi_runtime import APIResponseError, APIStatusError, Operation, Retry
from openapi_runtime.models.decode import reader
from openapi_runtime.models.envelope import result_reader
from openapi_runtime.models.plain import UnreadableError
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import Deal, Person, Picture, Task


def read(kind: Any, value: Any) -> Any:
    return reader(kind)(Raw(json.dumps(value).encode()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "seven"),
        ("id", 1.5),
        ("title", 12),
        ("value", "12"),
        ("add_time", "yesterday"),
        ("add_time", 5),
        ("close_date", ""),
        ("is_archived", 1),
        ("label_ids", "1,2"),
        ("owner", 17),
        ("owner", []),
        ("followers", {"a": 1}),
        ("custom_fields", []),
        ("by_role", "x"),
    ],
)
def test_a_value_of_another_type_stays_as_sent_and_the_rest_is_typed(
    name: str, value: Any
) -> None:
    sent = {"id": 1, "close_date": "2024-01-02", "parent": {"id": 2}, "new": 3}
    sent[name] = value
    deal = read(Deal, sent)
    assert getattr(deal, name) == value
    assert deal.to_dict() == sent
    assert deal.extra == {"new": 3}
    assert deal.parent == Deal(id=2)
    if name != "close_date":
        assert deal.close_date == dt.date(2024, 1, 2)


def test_a_mismatch_inside_a_list_or_map_costs_only_itself() -> None:
    sent = {
        "label_ids": [1, "two", 3],
        "followers": [{"id": 1}, 5, {"id": "x", "k": 1}, None],
        "by_role": {"a": {"id": 1}, "b": "nobody"},
        "owner": {"id": "x", "name": "Ann", "k": [1]},
    }
    deal = read(Deal, sent)
    assert deal.label_ids == [1, "two", 3]
    assert deal.followers[0] == Person(id=1)
    assert deal.followers[1] == 5
    assert deal.followers[2].extra == {"k": 1}
    assert deal.by_role["a"] == Person(id=1)
    assert deal.by_role["b"] == "nobody"
    assert (deal.owner.id, deal.owner.name, deal.owner.extra) == (
        "x",
        "Ann",
        {"k": [1]},
    )
    assert deal.to_dict() == sent
    deal.owner.name = "Bob"
    assert deal.to_dict()["owner"] == {"id": "x", "name": "Bob", "k": [1]}


def test_an_unknown_enum_value_is_an_ordinary_value() -> None:
    assert read(Deal, {"status": "paused"}).status == "paused"


def test_items_of_a_list_that_are_no_objects_stay_as_sent() -> None:
    assert read(list[Person], [{"id": 1}, 2, None, "x", [3]]) == [
        Person(id=1), 2, None, "x", [3],
    ]  # fmt: skip


def test_a_union_that_the_decoder_does_not_take_is_read_in_order() -> None:
    assert read(Task, {"due": "2024-01-02"}).due == dt.date(2024, 1, 2)
    assert read(Task, {"due": "tomorrow"}).due == "tomorrow"
    assert read(Task, {"due": 5, "done": True}).to_dict() == {"due": 5, "done": True}


def test_unions_with_models_find_the_model() -> None:
    assert read(Person | None, {"id": 1, "k": 2}).extra == {"k": 2}
    assert read(Person | None, None) is None
    assert read(int | list[Person], [{"id": "x"}]) == [Person(id="x")]  # type: ignore[arg-type]  # pyright: ignore
    assert read(str | Picture, {"128": "u"}).size_128 == "u"


def test_cut_surrogates_and_numbers_beyond_a_double_are_read() -> None:
    raw = Raw(b'{"title": "a\\ud83d", "value": 1e999, "id": 123456789012345678901}')
    deal = reader(Deal)(raw)
    assert (deal.title, deal.value) == ("a\ud83d", float("inf"))
    assert deal.id == 123456789012345678901
    assert deal.to_dict()["title"] == "a\ud83d"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.sampled_from(["id", "name"]), inner)
    ),
    max_leaves=8,
)


DEAL_FIELDS = [field.name for field in dataclasses.fields(Deal)]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*DEAL_FIELDS, "x", "y"]), json_values))
def test_whatever_is_sent_comes_back_from_to_dict(sent: dict[str, Any]) -> None:
    text = json.dumps(sent)
    assert reader(Deal)(Raw(text.encode())).to_dict() == json.loads(text)


# --- what stands around a result


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "the body is empty"),
        (b"<html>", "not valid JSON"),
        (b'{"data": {"id": 1}', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"data": "\xff"}', "expected an object at 'data', got a string"),
        (b"[]", "there is nothing at 'data'"),
        (b"{}", "there is nothing at 'data'"),
        (b'{"data": null}', "expected an object at 'data', got null"),
        (b'{"data": [1]}', "expected an object at 'data', got a list"),
        (b'{"data": true}', "expected an object at 'data', got a boolean"),
        (b'{"data": 1}', "expected an object at 'data', got a number"),
        (b'{"data": "x"}', "expected an object at 'data', got a string"),
    ],
)
def test_a_body_without_the_promised_object_is_an_error_that_keeps_it(
    server: Server, flavour: Flavour, body: bytes, problem: str
) -> None:
    server.answer(body)
    with pytest.raises(APIResponseError, match=problem) as caught:
        flavour.call(lambda client: client.deals.get(7))
    assert caught.value.body == body
    assert caught.value.status_code == 200
    assert "getDeal GET /deals/7" in str(caught.value)


def test_a_body_without_the_promised_list_is_an_error(
    server: Server, flavour: Flavour
) -> None:
    for body, problem in [
        ({"success": True}, "expected a list at 'data', got nothing"),
        ({"data": {"items": []}}, "expected a list at 'data', got an object"),
    ]:
        server.answers.clear()
        server.answer(body)
        with pytest.raises(APIResponseError, match=problem):
            flavour.call(lambda client: client.deals.list())


@pytest.mark.parametrize(
    ("body", "call", "pointer"),
    [
        ({"data": None, "additional_data": None}, "list", "/data"),
        ({"data": {"items": None}}, "search", "/data/items"),
        ({"data": None}, "search", "/data/items"),
        ({"data": None}, "add_followers", "/data"),
    ],
)
def test_null_instead_of_a_list_is_an_empty_list_and_noticed(
    server: Server, flavour: Flavour, body: Any, call: str, pointer: str
) -> None:
    server.answer({"success": True, **body})

    async def use(client: Any) -> Any:
        match call:
            case "list":
                page = (await do(client.deals.with_raw_response.list())).parsed
            case "search":
                page = (await do(client.deals._raw().search("x"))).parsed
            case _:
                assert await do(client.deals.add_followers(1, followers=[])) == []
                return client.drift.entries
        assert (page.items, page.next_cursor) == ([], None)
        assert page.extra["success"] is True
        return client.drift.entries

    (entry,) = flavour.run(use)
    assert (entry.kind, entry.pointer, entry.type) == ("other type", pointer, "null")


EMPTY: dict[Any, Any] = {Deal: Deal(), list[Deal]: [], Deal | None: None}


@pytest.mark.parametrize("content", [b"", b" \r\n"])
@pytest.mark.parametrize(
    ("status", "method"),
    [(204, "DELETE"), (200, "DELETE"), (204, "POST"), (205, "PATCH"), (204, "PUT")],
)
@pytest.mark.parametrize("result", [Deal, list[Deal], Deal | None, dict[str, Any]])
def test_an_empty_body_is_success_where_the_server_has_acted(
    server: Server,
    flavour: Flavour,
    status: int,
    method: str,
    result: Any,
    content: bytes,
) -> None:
    """An error would look as if nothing had happened, and invite a second attempt."""
    server.answer(content, status=status)
    expected = EMPTY.get(result, {})
    assert flavour.call(lambda c: answered(c, method, result)) == expected


@pytest.mark.parametrize(("status", "method"), [(200, "PATCH"), (204, "GET")])
def test_an_empty_body_is_an_error_where_a_result_was_promised(
    server: Server, flavour: Flavour, status: int, method: str
) -> None:
    server.answer(b"", status=status)
    with pytest.raises(APIResponseError, match="the body is empty"):
        flavour.call(lambda c: answered(c, method, Deal))


def answered(client: Any, method: str, result: Any, accept: str | None = None) -> Any:
    operation = Operation(
        id="x", http_method=method, path="/x", result=("data",), accept=accept
    )
    return client.deals._call(operation, result)


@pytest.mark.parametrize(
    ("media", "content", "value"),
    [
        ("text/plain", b"7", "7"),
        ("text/csv; charset=utf-8", "a,ä".encode(), "a,ä"),
        ("application/xml", b"<a/>", "<a/>"),
        ("image/png", b"\x89\xff", b"\x89\xff"),
        ("application/json", b'{"data": "7"}', "7"),
        ("text/json; charset=utf-8", b'{"data": 7}', 7),
        ("application/problem+json", b'{"data": [7]}', [7]),
    ],
)
def test_under_any_media_type_the_content_type_of_the_response_decides(
    server: Server, flavour: Flavour, media: str, content: bytes, value: Any
) -> None:
    server.answer(content, headers={"content-type": media})
    assert flavour.call(lambda c: answered(c, "GET", Any, "*/*")) == value
    assert flavour.call(lambda c: answered(c, "GET", bytes, "*/*")) == content


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("accept", [None, "*/*"])
def test_a_read_is_repeated_whatever_its_method_and_media_type(
    server: Server, flavour: Flavour, method: str, accept: str | None
) -> None:
    for _ in range(2):
        server.answer(b"" if method == "HEAD" else b"later", status=503)
    server.answer(b"" if method == "HEAD" else b'{"data": 7}')
    retry = Retry(base=0.01, cap=0.01)
    value = flavour.call(lambda c: answered(c, method, Any, accept), retry=retry)
    assert value == (None if method == "HEAD" else 7)
    assert len(server.received) == 3


@pytest.mark.parametrize("success", [False, 0, "false", "0"], ids=repr)
def test_success_false_is_a_status_error_whatever_the_status(
    server: Server, flavour: Flavour, success: object
) -> None:
    """Older parts of an API write flags as numbers or text."""
    server.answer({"success": success, "error": "Nope", "code": "E1", "data": None})
    for call in (
        lambda client: client.deals.get(7),
        lambda client: client.deals.list(),
        lambda client: client.deals.delete(7),
        lambda client: client.request("GET", "/x"),
    ):
        with pytest.raises(APIStatusError, match="200 OK: Nope") as caught:
            flavour.call(call)
        assert (caught.value.code, caught.value.status_code) == ("E1", 200)


def test_results_of_every_kind(server: Server, flavour: Flavour) -> None:
    server.answer({"success": True, "data": {"boss": {"id": 1, "k": 2}}})
    roles = flavour.call(lambda client: client.deals.roles())
    assert roles == {"boss": Person(id=1)}
    assert roles["boss"].extra == {"k": 2}
    server.answers.clear()
    server.answer({"data": 12})
    assert flavour.call(lambda client: client.deals.count()) == 12
    server.answers.clear()
    server.answer({"data": [{"id": 1}]})
    assert flavour.call(lambda c: c.deals.add_followers(1, followers=[])) == [
        Person(id=1)
    ]
    server.answers.clear()
    server.answer(b"\x00\xff")
    assert flavour.call(lambda client: client.deals.file(1)) == b"\x00\xff"
    server.answers.clear()
    server.answer(status=204)
    assert flavour.call(lambda client: client.deals.delete(1)) is None


def test_a_result_that_may_be_null_can_be_null_absent_or_empty() -> None:
    read_result = result_reader(Person | None, ("data",), "success")
    for body in (b'{"data": null}', b'{"success": true}', b"", b" "):
        assert read_result(body) is None
    assert read_result(b'{"data": {"id": 1}}') == Person(id=1)


def test_a_result_can_be_the_body_itself() -> None:
    assert result_reader(Person, (), "success")(b'{"id": 1}') == Person(id=1)
    assert result_reader(list[Person], (), "success")(b'[{"id": 1}]') == [Person(id=1)]
    assert result_reader(Any, (), None)(b"[1]") == [1]
    with pytest.raises(UnreadableError, match="expected an object, got a list"):
        result_reader(Person, (), None)(b"[]")


def test_an_envelope_that_only_the_standard_library_reads_is_read() -> None:
    body = b'\xef\xbb\xbf{"data": [{"id": 1, "name": "\\ud83d"}, {"id": 2}], "x": NaN}'
    people = result_reader(list[Person], ("data",), "success")(body)
    assert people == [Person(id=1, name="\ud83d"), Person(id=2)]
    assert people[0].to_dict() == {"id": 1, "name": "\ud83d"}
