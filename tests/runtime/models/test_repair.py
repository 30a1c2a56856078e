"""Damage in a response costs the damaged part only, and is said."""

from __future__ import annotations

import copy
import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import Raw

from openapi_runtime import APIResponseError, BadRequestError, ClientError
from openapi_runtime.models.decode import reader
from openapi_runtime.models.plain import parse
from openapi_runtime.models.struct_model import copied
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import Deal

HUGE = b"9" * 5000


def page_of(*items: bytes) -> bytes:
    return b'{"success":true,"data":[' + b",".join(items) + b"]}"


def nested(levels: int, brackets: bytes = b"[]") -> bytes:
    opening = b'{"a":' if brackets == b"{}" else b"["
    return opening * levels + b"1" + brackets[1:] * levels


@pytest.mark.parametrize(
    ("item", "title", "said"),
    [
        (b'{"id":2,"title":"a\xffb"}', "a\ufffdb", "not UTF-8"),
        (b'{"id":2,"title":"\xed\xa0"}', "\ufffd\ufffd", "not UTF-8"),
        (b'{"id":2,"title":' + HUGE + b"}", HUGE.decode(), "5000 digits"),
        (b'{"id":2,"title":-' + HUGE + b"}", f"-{HUGE.decode()}", "5001 digits"),
        (b'{"id":2,"new":[1,,2]}', None, "6 characters"),
        (b'{"id":2,"parent":{"id":tru}}', None, "10 characters"),
        (b'{"id":2,"new":' + nested(100_000) + b"}", None, "nested too deeply"),
    ],
)
def test_the_rest_of_a_damaged_item_is_read(
    server: Server,
    flavour: Flavour,
    caplog: pytest.LogCaptureFixture,
    item: bytes,
    title: str | None,
    said: str,
) -> None:
    server.answer(page_of(b'{"id":1}', item, b'{"id":3}'))

    async def body(client: Any) -> None:
        pages = client.deals.list().pages()
        (page,) = [p async for p in pages] if flavour.is_async else list(pages)
        assert [deal.id for deal in page] == [1, 2, 3]
        assert page.items[1].title == title
        assert len(page.damage) == 1
        assert said in page.damage[0]
        found = [e for e in client.drift.entries if e.kind == "damage"]
        assert [(e.pointer, e.operation) for e in found] == [("/data", "getDeals")]

    with caplog.at_level(logging.WARNING, "openapi_runtime"):
        flavour.run(body)
    assert "damaged response of getDeals" in caplog.text


@pytest.mark.parametrize(
    "item",
    [b'{"id":}', b'{"id":2,,}', b'{"a":"\\x41"}', b"{'id':2}", b'{"a" 1}', b"[1,]"],
)
def test_an_item_that_is_no_json_is_left_out(
    server: Server, flavour: Flavour, item: bytes
) -> None:
    for items in ([item, b'{"id":1}'], [b'{"id":1}', item], [b'{"id":1}', item, item]):
        server.answers.clear()
        server.answer(page_of(*items))
        deals = flavour.call(lambda c: c.deals.list())
        assert [deal.id for deal in deals] == [1]


@pytest.mark.parametrize(
    "body",
    [
        b'{"success":true,"data":[{"id":1},{"id":2',
        b'{"success":true,"data":[{"id":1},{"id":2}',
        b'{"success":true,"data":[{"id":1},{"id":2}]',
        b'{"success":true,"data":[{"id":1},{"title":"a\xc3',
        b'{"success":true,"data":[{"id":1},{"title":"abc}]}',
        b'{"success":true,"data":[{"id":1} {"id":2}]}',
        b'{"success":true,"data":[{"id":1}],"additional_data":{"next_cursor":}}',
        page_of(*[b'{"id":}'] * 20),
    ],
)
def test_json_that_is_cut_or_broken_outside_an_item_is_an_error(
    server: Server, flavour: Flavour, body: bytes
) -> None:
    server.answer(body)
    with pytest.raises(APIResponseError, match="not valid JSON"):
        flavour.call(lambda c: c.deals.list())


def test_a_result_without_damage_says_nothing(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer(
        page_of('{"title":"\ud83d\ude00 é"}'.encode("utf-8", "surrogatepass"))
    )
    server.answer(page_of('{"title":"😀 é"}'.encode()))

    async def body(client: Any) -> None:
        await do(client.deals.list().to_list())
        with caplog.at_level(logging.WARNING, "openapi_runtime"):
            await do(client.deals.list().to_list())

    flavour.run(body)
    assert caplog.text == ""


@pytest.mark.parametrize("levels", [450, 900])
@pytest.mark.parametrize("brackets", [b"[]", b"{}"])
@pytest.mark.parametrize(
    "deal",
    [
        b'{"id":1,"custom_fields":{"x":%s}}',
        b'{"id":1,"new":%s}',
        b'{"id":%s}',
        b'{"id":1,"parent":{"new":%s}}',
    ],
)
def test_nothing_done_to_a_deep_record_is_a_recursion_error(
    deal: bytes, brackets: bytes, levels: int
) -> None:
    made = reader(Deal)(Raw(deal % nested(levels, brackets)))
    uses: list[Callable[[Any], Any]] = [repr, Deal.to_dict, pickle.dumps, copy.deepcopy]
    for use in [*uses, lambda d: d.extra, lambda d: d.custom_fields, *uses]:
        try:
            use(made)
        except ClientError as error:
            assert "Deal: a field is nested too deeply" in str(error)  # noqa: PT017
    if b"new" in deal:
        made.to_dict()  # what is not read is copied, however deep


@pytest.mark.parametrize("brackets", [b"[]", b"{}"])
def test_an_error_with_a_deep_body_can_be_pickled(
    server: Server, flavour: Flavour, brackets: bytes
) -> None:
    body = b'{"success":false,"error":' + nested(900, brackets) + b"}"
    server.answer(body, status=400)
    with pytest.raises(BadRequestError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    again = pickle.loads(pickle.dumps(copy.deepcopy(caught.value)))
    assert (str(again), again.body) == (str(caught.value), body)


def test_a_copy_shares_nothing() -> None:
    value = parse(b'{"a":[{"b":[1]},[]],"c":{}}')
    made = copied(value)
    assert made == value
    made["a"][0]["b"].append(2)
    made["c"]["d"] = 1
    assert value == {"a": [{"b": [1]}, []], "c": {}}
