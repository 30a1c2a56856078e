"""Changes against a fake account that is edited while they are read."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pipedrive_kit.sync import (
    ENTITIES,
    State,
    async_changes,
    async_reconcile,
    changes,
    reconcile,
)
from pipedrive_kit.testing import FakePipedrive, faults
from pipedrive_v2 import Budget, errors

NOW = 1_780_000_000.0


class SmallPages:
    """A client whose lists have three records a page."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, group: str) -> Any:
        resource = getattr(self._client, group)

        class Lists:
            def __getattr__(self, method: str) -> Any:
                return lambda **options: getattr(resource, method)(limit=3, **options)

        return Lists()


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    """Return a fake account whose time stands still until it is moved."""
    with FakePipedrive(clock=lambda: NOW, validate="nothing") as fake:
        yield fake


def server(fake: FakePipedrive, entity: str) -> dict[int, Any]:
    """Return the records of an account that are not deleted."""
    records = fake.store.all(entity)
    return {key: r for key, r in records.items() if not r.get("is_deleted")}


class Copy:
    """The storage of a program: records, and the state of the same transaction."""

    def __init__(self) -> None:
        self.records: dict[str, dict[Any, Any]] = {entity: {} for entity in ENTITIES}
        self.stored = json.dumps(State().to_dict())
        self.log: list[tuple[str, Any, str]] = []

    def run(self, client: Any, entities: list[str], clock: Any, stop: int = -1) -> None:
        """Apply changes; stop after a number of them, as a killed program does."""
        state = State.from_dict(json.loads(self.stored))
        run = changes(client, entities, state, clock=clock)
        for number, change in enumerate(run):
            kept = self.records[change.entity]
            if change.deleted:
                kept.pop(change.id, None)
            else:
                kept[change.id] = change.record.to_dict()
            text = json.dumps(change.record and change.record.to_dict(), sort_keys=True)
            self.log.append((change.entity, change.id, text))
            self.stored = json.dumps(run.state.to_dict())
            if number == stop:
                return
            yield_to_server(self)
        self.stored = json.dumps(run.state.to_dict())

    between: Any = None


def yield_to_server(copy: Copy) -> None:
    if copy.between:
        copy.between()


def same(fake: FakePipedrive, copy: Copy, entity: str) -> None:
    """Fail unless the copy is what the account has."""
    wanted = server(fake, entity)
    assert copy.records[entity].keys() == wanted.keys()
    for key, record in copy.records[entity].items():
        assert record["title"] == wanted[key]["title"]
        assert record["update_time"] == wanted[key]["update_time"]


def edit(fake: FakePipedrive, chance: random.Random) -> None:
    """Create, change, archive, restore from the archive, or delete a deal."""
    alive = list(server(fake, "deals"))
    action = chance.choice("ccuuuuad") if alive else "c"
    if action == "c":
        fake.store.add("deals", {"title": f"new {chance.random()}"})
        return
    deal = chance.choice(alive)
    if action == "d":
        fake.store.delete("deals", deal)
    elif action == "a":
        archived = not fake.store.get("deals", deal).get("is_archived")
        fake.store.change("deals", deal, {"is_archived": archived})
    else:
        fake.store.change("deals", deal, {"title": f"changed {chance.random()}"})


@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_after_the_last_run_the_copy_is_the_account(start: int) -> None:
    """1,000 random histories: edits between any two records, kills, faults, clocks."""
    with FakePipedrive(clock=lambda: NOW, validate="nothing") as fake:
        client = SmallPages(fake.client)
        for seed in range(start, start + 250):
            history(fake, client, seed)


def history(fake: FakePipedrive, client: Any, seed: int) -> None:
    """Edit and follow an account by the random numbers of a seed."""
    chance = random.Random(seed)
    fake.store.all("deals").clear()
    fake.store.versions["deals"] += 1
    for _ in range(chance.randrange(6)):
        edit(fake, chance)
    skew = chance.choice((-100, 0, 100))
    copy = Copy()
    copy.between = lambda: chance.random() < 0.3 and edit(fake, chance)

    def clock() -> float:
        return NOW + fake.clock.ahead + skew

    for _ in range(3):
        if chance.random() < 0.2:
            fake.faults.add(faults.status(400), times=1)
        stop = chance.choice((-1, -1, 0, 2))
        with contextlib.suppress(errors.APIStatusError):
            copy.run(client, ["deals"], clock, stop)
        fake.faults.clear()
        for _ in range(chance.randrange(4)):
            fake.advance(chance.choice((0, 1, 30, 1000)))
            edit(fake, chance)
    copy.between = None
    fake.advance(500)
    copy.run(client, ["deals"], clock)  # may end a window that was begun
    copy.run(client, ["deals"], clock)
    same(fake, copy, "deals")
    repeated = {line: n for line, n in Counter(copy.log).items() if n > 1}
    assert not repeated, f"seed {seed}"
    before = len(copy.log)
    copy.run(client, ["deals"], clock)
    assert len(copy.log) == before, f"seed {seed}"


def test_every_entity_is_followed(fake: FakePipedrive) -> None:
    """New, changed and deleted records of each; a second run has nothing new."""
    fake.seed("demo")
    copy = Copy()

    def clock() -> float:
        return NOW + fake.clock.ahead

    copy.run(fake.client, list(ENTITIES), clock)
    for entity in ENTITIES:
        assert copy.records[entity].keys() == server(fake, entity).keys(), entity
    before = len(copy.log)
    fake.advance(1000)
    copy.run(fake.client, list(ENTITIES), clock)
    assert len(copy.log) == before
    for entity in ("tasks", "deals", "persons", "products", "projects"):
        first, second, *_ = server(fake, entity)
        fake.store.delete(entity, first)
        fake.store.change(entity, second, {})
    fake.advance(1000)
    copy.run(fake.client, list(ENTITIES), clock)
    for entity in ENTITIES:
        assert copy.records[entity].keys() == server(fake, entity).keys(), entity


def test_async_is_the_same(fake: FakePipedrive) -> None:
    fake.seed("demo")

    async def main() -> tuple[int, int]:
        run = async_changes(fake.async_client, ["deals", "stages"], clock=lambda: NOW)
        found = [change async for change in run]
        again = async_reconcile(fake.async_client, "deals", [1, 999])
        gone = [change.id async for change in again if change.deleted]
        assert gone == [999]
        assert run.stopped is None
        return len(found), len(run.state.positions)

    assert asyncio.run(main()) == (33, 3)


def test_a_spent_budget_ends_the_run_and_the_next_goes_on(fake: FakePipedrive) -> None:
    """No error: the state resumes at the page that was too dear."""
    fake.seed(deals=9, persons=4)
    poor = SmallPages(fake.new_client(budget=Budget(30)))
    run = changes(poor, ["deals", "persons"], clock=lambda: NOW)
    first = [change.id for change in run]
    assert isinstance(run.stopped, errors.BudgetExceededError)
    assert 0 < len(first) <= 9
    state = State.from_dict(json.loads(json.dumps(run.state.to_dict())))
    rich = changes(SmallPages(fake.client), ["deals", "persons"], state)
    rest = [change.id for change in rich if change.entity == "deals"]
    assert first + rest == list(range(1, 10))
    assert rich.stopped is None


def test_an_expired_cursor_begins_the_list_again(fake: FakePipedrive) -> None:
    """Records that were passed on are not repeated."""
    fake.seed(deals=9)
    client = SmallPages(fake.client)
    run = changes(client, ["deals"], clock=lambda: NOW)
    first = [change.id for change in islice(run, 5)]
    value = run.state.to_dict()
    for place in value["positions"].values():
        place["cursor"] = place["cursor"] and "expired"
    rest = [change.id for change in changes(client, ["deals"], State.from_dict(value))]
    assert (first, rest) == ([1, 2, 3, 4, 5], [6, 7, 8, 9])


def test_a_long_pause_is_said(fake: FakePipedrive) -> None:
    """Pipedrive forgets deleted records after 30 days; a full walk finds them."""
    fake.seed(deals=3)
    copy = Copy()
    copy.run(fake.client, ["deals"], lambda: NOW)
    fake.store.delete("deals", 2)
    fake.advance(31 * 86_400)
    late = NOW + 31 * 86_400
    state = State.from_dict(json.loads(copy.stored))
    run = changes(fake.client, ["deals"], state, clock=lambda: late)
    assert [change.id for change in run] == []
    assert run.incomplete == {"deals"}
    found = list(reconcile(fake.client, "deals", copy.records["deals"]))
    assert [(c.id, c.deleted) for c in found] == [(1, False), (3, False), (2, True)]


def test_a_state_is_stored_whole(tmp_path: Path) -> None:
    """A file that is none of ours is said so; a missing one is a new state."""
    path = tmp_path / "state.json"
    assert State.load(path) == State()
    state = State()
    state.position("deals.list").begin(5)
    state.save(path)
    assert State.load(path) == state
    assert [one.name for one in tmp_path.iterdir()] == ["state.json"]
    for text in ("{}", '{"format": 9}', '{"format": 1, "positions": {"x": {"y": 1}}}'):
        path.write_text(text)
        with pytest.raises(ValueError, match="state"):
            State.load(path)


def test_an_unknown_entity_is_refused(fake: FakePipedrive) -> None:
    with pytest.raises(ValueError, match="deals, persons"):
        changes(fake.client, ["deal"])


def test_several_entities_take_turns(fake: FakePipedrive) -> None:
    """Page by page in the same order each time; a stop at any change repeats none."""
    fake.seed(deals=7, persons=4)
    entities = ["deals", "persons", "stages"]
    client = SmallPages(fake.client)

    def run(state: State, most: int | None = None) -> list[tuple[str, int]]:
        found = changes(client, entities, state, parallel=True, clock=lambda: NOW)
        return [(change.entity, change.id) for change in islice(found, most)]

    whole = run(State())
    turns = [entity for entity, _ in whole[::3]]
    assert turns == ["deals", "persons", "stages", "deals", "persons"]
    assert len(set(whole)) == len(whole) == 14
    for stop in range(14):
        state = State()
        first = run(state, stop)
        assert first == whole[:stop]
        rest = run(State.from_dict(json.loads(json.dumps(state.to_dict()))))
        assert sorted(first + rest) == sorted(whole)


def test_async_entities_take_turns(fake: FakePipedrive) -> None:
    """The same order, also when the walk is left in the middle."""
    fake.seed(deals=7, persons=4)
    client = SmallPages(fake.async_client)

    async def read(most: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        run = async_changes(client, ["deals", "persons"], parallel=True)
        async for change in run:
            found.append((change.entity, change.id))
            if len(found) == most:
                break
        return found

    whole = asyncio.run(read(-1))
    blocking = changes(SmallPages(fake.client), ["deals", "persons"], parallel=True)
    assert whole == [(change.entity, change.id) for change in blocking]
    assert asyncio.run(read(5)) == whole[:5]


def test_an_error_of_one_entity_ends_all(fake: FakePipedrive) -> None:
    """The state has all that came before it; a spent budget lets the others end."""
    fake.seed(deals=7, persons=7)
    fake.faults.add(faults.status(400), path="/persons", times=1)
    state = State()
    with pytest.raises(errors.BadRequestError):
        list(
            changes(SmallPages(fake.client), ["deals", "persons"], state, parallel=True)
        )
    rest = changes(SmallPages(fake.client), ["deals", "persons"], state, parallel=True)
    assert sorted(c.id for c in rest) == sorted([*range(4, 8), *range(1, 8)])
    poor = SmallPages(fake.new_client(budget=Budget(35)))
    run = changes(poor, ["deals", "persons"], parallel=True)
    assert {change.entity for change in run} == {"deals", "persons"}
    assert isinstance(run.stopped, errors.BudgetExceededError)
