"""Many upserts take the way that costs fewer tokens, and say so beforehand."""

from __future__ import annotations

import time

import pytest

from pipedrive_kit.errors import FieldValueError, SeveralMatchesError
from pipedrive_kit.testing import FakePipedrive
from pipedrive_kit.write import plan_upserts, upsert_many
from pipedrive_v2 import errors

from .conftest import Flavour, sent, tokens


@pytest.fixture
def fake() -> FakePipedrive:
    """Return a fake account with 700 persons of an hour ago."""
    fake = FakePipedrive(validate="nothing", clock=lambda: time.time() - 3_600)
    fake.seed("demo", organizations=5, persons=700)
    fake.advance(3_600)
    return fake


def rows(count: int) -> list[dict[str, str]]:
    """Return so many persons, of whom every second one is there."""
    return [{"name": f"Row {n}", "email": _email(n)} for n in range(1, count + 1)]


def _email(number: int) -> str:
    if number % 2:
        return f"new{number}@example.com"
    first = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gia")[number % 7]
    last = ("Berg", "Costa", "Dahl", "Evans", "Fischer")[number % 5]
    return f"{first}.{last}{number}@EXAMPLE.com"


def test_61_of_700_persons_are_listed(kit: Flavour, fake: FakePipedrive) -> None:
    """Two pages, of which the plan has read the first, instead of 61 searches."""
    plan = kit.plan_upserts(kit.client, "persons", rows(61), match_on="email")
    assert (plan.way, plan.records, plan.listing) == ("list", 700, 10)
    assert (plan.searching, plan.writing, plan.spent) == (1_230, 305, 10)
    assert plan.tokens == 315
    assert str(plan) == (
        "61 persons: list, 10 tokens (1,230 by searches), and at most 305 to write"
    )
    assert tokens(fake) == 10
    done = list(kit.upsert_many(plan))
    assert [each.action for each in done[:2]] == ["created", "updated"]
    assert [each.record.name for each in done] == [f"Row {n}" for n in range(1, 62)]
    assert tokens(fake) == 20 + 61 * 5
    assert len(fake.store.all("persons")) == 731


def test_few_of_many_are_searched(kit: Flavour, fake: FakePipedrive) -> None:
    fake.store.add("persons", {"id": 5_700, "name": "x"})
    plan = kit.plan_upserts(kit.client, "persons", rows(4), match_on="email")
    assert (plan.way, plan.records, plan.listing) == ("search", 5_700, 110)
    assert plan.searching == 90
    done = list(kit.upsert_many(plan))
    assert [each.action for each in done] == ["created", "updated"] * 2
    # A hit costs 1 token; the latest changes are listed once.
    assert tokens(fake) == 10 + 90 + 2 + 4 * 5


@pytest.mark.parametrize("way", ["list", "search"])
def test_both_ways_have_the_same_outcome(fake: FakePipedrive, way: str) -> None:
    """Rows with one key change one record, though searches do not know it yet."""
    fake.store.lag = 600.0
    client = fake.new_client()
    client.persons.add(name="Row 2 twice", emails=[{"value": _email(2).lower()}])
    twins = [{"email": "Twin@example.com", "name": name} for name in ("One", "Two")]
    given = [*rows(3), *twins, {"email": "twin@example.com", "phone": "+372 5"}]
    plan = plan_upserts(client, "persons", given, match_on="email", way=way)
    done = list(upsert_many(plan))
    actions = [each.action for each in done]
    expected = ["created", "refused", "created", "created", "updated", "updated"]
    if way == "search":
        expected[1] = "updated"  # the index has one of the two
    assert actions == expected
    if way == "list":
        assert isinstance(done[1].error, SeveralMatchesError)
        assert done[1].error.ids == [2, 701]
    assert [each.value for each in done[5].record.emails] == ["Twin@example.com"]


def test_what_others_do_after_the_plan_is_not_lost(
    fake: FakePipedrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Items are added to the list as it is now; a late plan knows what has changed."""
    client = fake.new_client()
    given = [{"name": name, "phone": "+372 5"} for name in ("One", "Two")]
    one, two = (client.persons.add(name=each["name"]) for each in given)
    plan = plan_upserts(client, "persons", given, match_on="name")
    client.persons.update(one.id, phones=[{"value": "+1"}], force=True)
    client.persons.delete(two.id)
    late = client.persons.add(name="Two", phones=[{"value": "+2"}])
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 200)
    before = tokens(fake)
    done = list(upsert_many(plan))
    assert [each.record.id for each in done] == [one.id, late.id]
    assert [each.value for each in done[1].record.phones] == ["+2", "+372 5"]
    assert [each.value for each in done[0].record.phones] == ["+1", "+372 5"]
    assert tokens(fake) - before == 10 + 10 + 2 * (1 + 5)


def test_a_dry_run_of_many_writes_nothing(kit: Flavour, fake: FakePipedrive) -> None:
    plan = kit.plan_upserts(kit.client, "persons", rows(10), match_on="email")
    done = list(kit.upsert_many(plan, dry_run=True))
    assert [each.request.method for each in done] == ["POST", "PATCH"] * 5
    assert sent(fake, "POST", "PATCH") == []


def test_a_row_that_pipedrive_refuses_does_not_end_the_others(
    fake: FakePipedrive,
) -> None:
    given = [{"name": "A", "org_id": "99"}, {"name": "B", "org_id": "1"}]
    plan = plan_upserts(fake.new_client(), "persons", given, match_on="name")
    refused, made = upsert_many(plan)
    assert isinstance(refused.error, errors.BadRequestError)
    assert (refused.action, made.action) == ("refused", "created")


def test_values_are_checked_before_anything_is_sent(fake: FakePipedrive) -> None:
    given = [{"name": "A"}, {"name": "B", "org_id": "none"}]
    with pytest.raises(FieldValueError, match="org_id") as caught:
        plan_upserts(fake.new_client(), "persons", given, match_on="name")
    assert caught.value.__notes__ == ["in row 2"]
    assert sent(fake) == []


def test_archived_deals_are_listed_too(fake: FakePipedrive) -> None:
    client = fake.new_client()
    client.deals.add(title="Kept", is_archived=True)
    client.deals.add(title="Open")
    given = [{"title": "kept"}, {"title": "open"}]
    plan = plan_upserts(client, "deals", given, match_on="title", way="list")
    assert plan.listing == 20
    assert [each.record.id for each in upsert_many(plan, dry_run=True)] == [1, 2]
