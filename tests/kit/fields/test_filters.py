"""Filters by names and labels, against the fake account."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from pipedrive_kit.errors import FieldValueError, FilterError, UnknownFieldError
from pipedrive_kit.fields import Account, AsyncAccount, Money, Where, where
from pipedrive_kit.testing import FakePipedrive
from pipedrive_kit.v1 import v1_of
from pipedrive_v2.errors import BadRequestError

ANNUAL = where("Contract type", "=", "Annual")


@pytest.fixture
def crm(fake: FakePipedrive) -> Account:
    return Account(fake.client)


@pytest.fixture(scope="module")
def shared() -> Iterator[FakePipedrive]:
    """Return a fake account for tests that leave its records as they are."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        yield fake


@pytest.fixture(scope="module")
def same(shared: FakePipedrive) -> Account:
    return Account(shared.client)


def writes(fake: FakePipedrive) -> list[str]:
    return [
        f"{each.request.method} {each.request.path}"
        for each in fake.exchanges
        if each.request.method != "GET"
    ]


def stored(fake: FakePipedrive) -> dict[str, Any]:
    """Return the conditions of the filter that was saved last."""
    *_, last = fake.store.all("filters").values()
    return dict(last["conditions"])


def test_a_saved_filter_selects_by_label(crm: Account, fake: FakePipedrive) -> None:
    """It has the number of the field and the ID of the option; a name finds it."""
    saved = crm.filters.save("deals", "Annual deals", ANNUAL)
    (condition,) = stored(fake)["conditions"][0]["conditions"]
    field = fake.record("dealFields", crm.fields("deals")["Contract type"].code)
    assert condition["field_id"] == str(field["_number"])
    assert condition["value"] == str(field["options"][1]["id"])
    for filter_id in (saved.id, str(saved.id), "Annual deals", "annual  DEALS"):
        deals = list(crm.deals.list(filter_id=filter_id))
        assert deals
        assert {deal.custom["Contract type"] for deal in deals} == {"Annual"}


def test_saving_again_replaces_the_conditions(
    crm: Account, fake: FakePipedrive
) -> None:
    first = crm.filters.save("deals", "Mine", ANNUAL)
    second = crm.filters.save("deals", "mine", where("Value", ">", 2000))
    assert second.id == first.id
    assert all(deal.value > 2000 for deal in crm.deals.list(filter_id=first.id))
    assert writes(fake) == ["POST /api/v1/filters", f"PUT /api/v1/filters/{first.id}"]
    assert crm.filters.find("deals", "Mine").id == first.id
    crm.filters.delete(first.id)
    with pytest.raises(FilterError, match="deals have no filter 'Mine'"):
        crm.filters.find("deals", "Mine")
    with pytest.raises(FilterError, match="'deal' has no filters; entities: deals"):
        crm.filters.find("deal", "Mine")


def test_a_name_of_several_filters_is_refused(crm: Account) -> None:
    """The text has their IDs; exact case tells two apart."""
    ids = [crm.filters.save("deals", name, ANNUAL).id for name in ("A", "B")]
    v1 = v1_of(crm.client).filters
    for key in ids:
        v1.update(key, name="Same", conditions={"glue": "and", "conditions": []})
    with pytest.raises(FilterError, match=f"IDs {ids[0]}, {ids[1]}"):
        list(crm.deals.list(filter_id="same"))


def test_a_temporary_filter_is_deleted_after_an_error(
    crm: Account, fake: FakePipedrive
) -> None:
    """Conditions may look at the person of a deal."""
    of_ada = where("Name", "contains", "ada", of="persons")

    def use() -> None:
        with crm.filters.temporary("deals", of_ada) as filter_id:
            deals = list(crm.deals.list(filter_id=filter_id))
            names = {fake.record("persons", deal.person_id)["name"] for deal in deals}
            assert names
            assert all("Ada" in name for name in names)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        use()
    assert not fake.store.all("filters")


@pytest.mark.parametrize(
    ("conditions", "kept"),
    [
        (ANNUAL & where("Value", "<", 1000), {3, 9}),
        (where("Value", "=", 300) | where("Title", "=", "deal 4"), {3, 4}),
        (ANNUAL & (where("id", "<=", 3) | where("Id", ">", 26)), {3, 27}),
        (where("Contract type", "is not empty") & where("id", "<", 7), {3, 6}),
        (where("Contract type", "is empty") & where("id", "<", 4), {1, 2}),
        (where("Title", "starts with", "Deal 1") & where("id", "<", 11), {1, 10}),
        (where("Title", "does not start with", "Deal") | where("id", "=", "1"), {1}),
        (where("Label ids", "contains", "hot"), set()),
        (where("Add time", "<", "2020-01-01"), set()),
        (where("Is archived", "=", True), set()),
    ],
)
def test_what_lists_have_by_filter(
    same: Account, conditions: Where, kept: set[int]
) -> None:
    with same.filters.temporary("deals", conditions) as filter_id:
        assert {deal.id for deal in same.deals.list(filter_id=filter_id)} == kept


@pytest.mark.parametrize(
    ("field", "custom", "operator", "value"),
    [
        ("Demo date", dt.date(2026, 5, 1), "=", "2026-05-01"),
        ("Demo daterange", ("2026-05-01", "2026-05-09"), "ends before", "2026-05-10"),
        ("Demo daterange", ("2026-05-01", "2026-05-09"), ">", dt.date(2026, 4, 30)),
        ("Demo time", "09:30", ">=", "09:30"),
        ("Demo timerange", ("09:30", "10:00"), "ends at", dt.time(10)),
        ("Demo monetary", Money(5, "EUR"), "=", 5),
        ("Demo double", 2.5, "<=", "2.5"),
        ("Demo text", "Grün", "contains", "GRÜ"),
        ("Demo address", "Tallinn", "contains", "tall"),
        ("Demo org", 2, "=", 2),
        ("Regions", ["EMEA", "APAC"], "contains", "apac"),
        ("Regions", ["EMEA"], "does not contain", "APAC"),
    ],
)
def test_each_type_is_compared(
    same: Account, field: str, custom: Any, operator: str, value: Any
) -> None:
    """A record with the value is found, and no more when the field is empty."""
    deal = same.deals.add(title="Roof", custom={field: custom})
    conditions = where(field, operator, value) & where(field, "is not empty")
    with same.filters.temporary("deals", conditions) as filter_id:
        found = {each.id for each in same.deals.list(filter_id=filter_id)}
        assert deal.id in found
        same.deals.update(deal.id, custom={field: None})
        assert deal.id not in {e.id for e in same.deals.list(filter_id=filter_id)}
    same.client.deals.delete(deal.id)


@pytest.mark.parametrize(
    ("conditions", "error", "said"),
    [
        (where("Contrat type", "=", "Annual"), UnknownFieldError, "'Contract type'"),
        (
            where("Contract type", "=", "Anual"),
            FieldValueError,
            "did you mean 'Annual'",
        ),
        (where("Title", "contians", "a"), FilterError, "did you mean 'contains'"),
        (
            where("Contract type", "contains", 1),
            FilterError,
            "operators: =, !=, is empty",
        ),
        (where("Demo monetary", ">", "much"), FieldValueError, "a number"),
        (where("Add time", ">", "yesterdy"), FieldValueError, "a date"),
        (where("Title", "is empty", "x"), FilterError, "takes no value"),
        (where("Title", "="), FieldValueError, "'is empty'"),
        (where("Title", "=", "x", part="locality"), FilterError, "parts: none"),
        (where("Demo address", "=", "x", part="city"), FilterError, "locality"),
        (where("Name", "=", "x", of="projects"), UnknownFieldError, "projects"),
        (where("Title", "=", "x", of="leads"), FilterError, "no conditions on leads"),
        (where("x", "=", of="notes"), ValueError, "'notes' has no fields"),
    ],
)
def test_mistakes_are_refused_before_anything_is_sent(
    same: Account,
    shared: FakePipedrive,
    conditions: Where,
    error: type[Exception],
    said: str,
) -> None:
    before = len(writes(shared))
    with pytest.raises(error, match=said):
        same.filters.save("deals", "Wrong", ANNUAL & conditions)
    assert len(writes(shared)) == before


def test_only_combinations_that_pipedrive_has_can_be_written(crm: Account) -> None:
    """One group of alternatives, single conditions in it, 16 in all; no `and` by mistake."""
    with pytest.raises(FilterError, match=r"a & \(b \| c\)"):
        (ANNUAL & ANNUAL) | ANNUAL
    with pytest.raises(FilterError, match="one group of alternatives"):
        (ANNUAL | ANNUAL) & (ANNUAL | ANNUAL)
    with pytest.raises(TypeError, match="&"):
        bool(ANNUAL)
    many = ANNUAL
    for _ in range(16):
        many |= ANNUAL
    with pytest.raises(FilterError, match="17 conditions"):
        crm.filters.save("deals", "Many", many)


def test_relative_days_parts_and_other_types_are_sent_as_pipedrive_has_them(
    crm: Account, fake: FakePipedrive
) -> None:
    crm.filters.save(
        "deals",
        "All",
        where("Add time", ">=", "This month")
        & where("Demo address", "starts with", "Tal", part="locality")
        & where("Is archived", "!=", True)
        & where("title", "LIKE '%$%'", "x"),
    )
    sent = [
        (each["operator"], each["value"], each["extra_value"])
        for each in stored(fake)["conditions"][0]["conditions"]
    ]
    assert sent == [
        (">=", "this_month", None),
        ("LIKE '$%'", "Tal", "locality"),
        ("!=", "true", None),
        ("LIKE '%$%'", "x", None),
    ]


def test_field_numbers_are_read_once_and_again_for_a_new_field(
    crm: Account, fake: FakePipedrive
) -> None:
    crm.filters.save("deals", "A", ANNUAL)
    crm.filters.save("deals", "B", ANNUAL)
    fake.client.deal_fields.add(field_name="Colour", field_type="varchar")
    crm.filters.save("deals", "C", where("Colour", "=", "red"))
    asked = [e for e in fake.exchanges if e.request.path == "/api/v1/dealFields"]
    assert len(asked) == 2


def test_the_async_account_does_the_same(fake: FakePipedrive) -> None:
    async def use() -> None:
        crm = AsyncAccount(fake.new_async_client())
        saved = await crm.filters.save("persons", "A", where("Name", "=", "Ada Dahl"))
        people = [each.name async for each in crm.persons.list(filter_id="A")]
        assert people == ["Ada Dahl"]
        assert (await crm.filters.find("persons", "A")).id == saved.id
        await crm.filters.delete(saved.id)
        async with crm.filters.temporary("deals", ANNUAL) as filter_id:
            assert [each async for each in crm.deals.list(filter_id=filter_id)]
        assert not fake.store.all("filters")

    asyncio.run(use())


def test_the_fake_refuses_wrong_conditions(same: Account) -> None:
    """So does a list by a filter on a relative day, which the fake cannot compare."""
    right = {"object": "deal", "field_id": "46", "operator": "=", "value": "x"}
    wrong = [{"field_id": "999"}, {"operator": "~"}, {"value": None}]
    groups = [[{"glue": "and", "conditions": [right | each]}] for each in wrong]
    group = {"glue": "and", "conditions": [right]}
    for each in (*groups, [group, group], [{"glue": "and"}]):
        with pytest.raises(BadRequestError):
            v1_of(same.client).filters.add(
                name="x", type="deals", conditions={"glue": "and", "conditions": each}
            )
    relative = where("Add time", "=", "today")
    with (
        same.filters.temporary("deals", relative) as filter_id,
        pytest.raises(BadRequestError, match="relative"),
    ):
        list(same.deals.list(filter_id=filter_id))


def test_the_fake_refuses_values_that_it_cannot_compare(same: Account) -> None:
    """A number may be one or its text; what is no condition is refused when it is added."""
    filters, lists = v1_of(same.client).filters, same.client.deals
    numbers = {each.key: each.id for each in v1_of(same.client).deal_fields.list()}
    amount = {"object": "deal", "field_id": str(numbers["value"]), "operator": "="}

    def add(*conditions: Any) -> Any:
        group = {"glue": "and", "conditions": list(conditions)}
        whole = {"glue": "and", "conditions": [group]}
        return filters.add(name="x", type="deals", conditions=whole).id

    found = [
        [deal.id for deal in lists.list(filter_id=add(amount | {"value": value}))]
        for value in (300, "300")
    ]
    assert found[0] == found[1] != []
    for value in ("much", [1]):
        with pytest.raises(BadRequestError, match="no number"):
            lists.list(filter_id=add(amount | {"value": value})).to_list()
    with pytest.raises(BadRequestError, match="a condition is an object"):
        add(1)
