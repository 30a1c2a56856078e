"""The state of one account: tokens of the day, slots in its rate windows, pauses.

Pure arithmetic: the time is an argument and nothing waits. Stores keep ledgers. Times are
whole microseconds, because sums of those are exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import Literal

import msgspec

from ..settings.seams import PauseKind

SECOND = 1_000_000
DAY = 86_400 * SECOND
MARGIN = SECOND // 5
"""Time that windows are made longer by: requests take unlike times to arrive."""

LEASE = 300 * SECOND
"""Time after which an unsettled request no longer counts as on its way."""

MAX_TOKENS = 2**53

PAUSE_KINDS: tuple[PauseKind, ...] = ("blocked", "daily", "burst")
"""Those that matter most come first."""

LONGEST_LOCK = 3600 * SECOND
"""Time that a lock can last; one that ends later is of a clock since set back."""

Window = tuple[str, float, int]
"""Name, seconds, capacity."""


# Not an error: nothing is wrong with the store.
class StoreRefusal(Exception):  # noqa: N818
    """The store did not admit a request; nothing was charged."""

    def __init__(
        self,
        kind: Literal["blocked", "budget", "busy", "daily", "paused"],
        *,
        until: float | None = None,
        spent: int | None = None,
        limit: int | None = None,
        known: int | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.until = until
        """Time to try again, as `time.time` counts; None for "budget"."""
        self.spent = spent
        self.limit = limit
        self.known = known
        """Tokens of a day, as the server last said to any client of the store."""


class Note(msgspec.Struct, array_like=True):
    """A request that was admitted."""

    tokens: int
    admitted: int
    slot: int
    windows: list[str]
    over: int = 0
    """Time of an end without a count from the server; 0 before its end."""


class Day(msgspec.Struct, array_like=True):
    """The count of a day, as `Ledger` has it for the present one."""

    day: int
    tokens: int = 0
    told: int | None = None
    told_at: int = 0


class Ledger(msgspec.Struct, omit_defaults=True):
    """The state of one account, or of one lock.

    Its clock may be set, in both directions: each of the last two days keeps its count, and
    times that are too far ahead are those of a clock that has since been set back.
    """

    day: int = 0
    tokens: int = 0
    """Spent today, requests on their way included."""

    told: int | None = None
    """Tokens spent today, as the server last said."""

    told_at: int = 0
    limit: int | None = None
    blocked: int = 0
    daily: int = 0
    burst: int = 0
    """Paused until then."""

    lengths: dict[PauseKind, int] = {}
    """Durations of these pauses."""

    before: Day = msgspec.field(default_factory=lambda: Day(0))
    """The day that was counted before this one."""

    notes: dict[str, Note] = {}
    """By ticket, in the order of admission or, for those that are over, of their end."""

    slots: dict[str, list[int]] = {}
    """By window, when requests were or will be sent, in order."""

    fastest: int = 0
    """The shortest time from a slot to the response, slowly forgotten."""

    owner: str = ""
    """Holder of the lock that this is, until `held`."""

    held: int = 0

    def admit(
        self,
        now: int,
        ticket: str,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],
        horizon: float,
    ) -> int:
        """Charge the tokens, take the next free slot and return it; or refuse."""
        known = self.notes.get(ticket)
        if known is not None:  # the store asks again
            return known.slot
        paused = self.paused(now)
        if paused is not None:
            kind, until = paused
            raise StoreRefusal(
                "paused" if kind == "burst" else kind, until=until / SECOND
            )
        self._begin(now)
        most = None if limit is None else self.most(limit)
        if tokens and most is not None and self.tokens + tokens > most:
            raise StoreRefusal(
                "budget", spent=self.tokens, limit=most, known=self.limit
            )
        slot = now
        if windows:
            slot = self._next_slot(now, windows, int(horizon * SECOND))
            if slot - now > horizon * SECOND:
                raise StoreRefusal("busy", until=slot / SECOND)
            for name, _, _ in windows:
                insort(self.slots[name], slot)
        names = [name for name, _, _ in windows]
        self._note(now, ticket, Note(tokens, now, slot, names))
        return slot

    def most(self, limit: int) -> int:
        """Return the tokens that may be spent here, of those that all may spend."""
        return limit

    def charge(self, now: int, ticket: str, tokens: int) -> None:
        """Charge what was spent without this ledger, whatever the limit."""
        self._begin(now)
        self._note(now, ticket, Note(tokens, now, now, []))
        self.settle(now, ticket, None, None)

    def _note(self, now: int, ticket: str, note: Note) -> None:
        self.tokens += note.tokens
        self._forget(now)
        self.notes[ticket] = note

    def release(self, now: int, ticket: str) -> None:
        """Return tokens and slot of a request that was not sent."""
        self._begin(now)
        note = self.notes.get(ticket)
        if note is None or note.over:
            return
        del self.notes[ticket]
        if note.admitted // DAY == self.day:
            self.tokens = max(0, self.tokens - note.tokens)
        for name in note.windows:
            slots = self.slots.get(name, [])
            if note.slot in slots:
                slots.remove(note.slot)

    def settle(
        self,
        now: int,
        ticket: str,
        limit: int | None,
        remaining: int | None,
        arrived: bool = False,
    ) -> None:
        """Note that a request is over, and what the server said of the count."""
        self._begin(now)
        note = self.notes.get(ticket)
        if note is not None and note.over:  # settled before
            note = None
        elif note is not None:
            del self.notes[ticket]
        spent = spent_as_told(limit, remaining)
        if note is not None and (arrived or spent is not None):
            self._arrived(now, note)
        if spent is None:
            if note is not None and self.told is not None:
                # Responses on their way now may have been counted before this request.
                note.over = now
                self.notes[ticket] = note
            return
        self.limit = limit
        if note is not None and note.admitted // DAY != self.day:
            return  # perhaps yesterday's count
        asked = 0 if note is None else note.admitted
        # Responses overtake each other. One that was asked for after the last was read is
        # newer, even if it says less; of the others, the highest is the newest.
        newer = self.told is None or (note is not None and asked >= self.told_at)
        if newer or self.told is None or spent > self.told:
            self.told, self.told_at = spent, now
            for key in [k for k, n in self.notes.items() if 0 < n.over <= asked]:
                del self.notes[key]
        self._forget(now)
        self.tokens = self.told + sum(note.tokens for note in self.notes.values())

    def _arrived(self, now: int, note: Note) -> None:
        """Let the margin end: with its response here, the request is at the server."""
        took = now - note.slot
        if not 0 <= took < LEASE:
            return
        known = self.fastest + self.fastest // 64
        for name in note.windows:
            slots = self.slots.get(name, [])
            place = bisect_left(slots, note.slot)
            if slots[place : place + 1] == [note.slot]:
                del slots[place]
                insort(slots, now - MARGIN)
                self.fastest = min(took, known or took)

    def pause(self, now: int, seconds: float, kind: PauseKind) -> None:
        """Admit nothing for that time; a longer pause is not shortened."""
        length = int(seconds * SECOND)
        if now + length > self._end(now, kind):
            setattr(self, kind, now + length)
            self.lengths[kind] = length

    def paused(self, now: int) -> tuple[PauseKind, int] | None:
        """Return kind and end of the pause that matters most."""
        if not (self.blocked or self.daily or self.burst):
            return None
        ends: list[tuple[PauseKind, int]]
        ends = [(kind, self._end(now, kind)) for kind in PAUSE_KINDS]
        return next((pause for pause in ends if pause[1] > now), None)

    def _end(self, now: int, kind: PauseKind) -> int:
        """Return the end of a pause, which is no further than it is long."""
        noted: int = getattr(self, kind)
        end = min(noted, now + self.lengths.get(kind, DAY))
        setattr(self, kind, end)
        return end

    def acquire(self, now: int, owner: str, seconds: float) -> bool:
        """Take or extend the lock, if nobody else holds it; return whether it was taken."""
        if self.owner not in ("", owner) and now < self.held <= now + LONGEST_LOCK:
            return False
        self.owner = owner
        self.held = now + min(int(seconds * SECOND), LONGEST_LOCK)
        return True

    def free(self, owner: str) -> None:
        """Let the lock go, if it is the owner's."""
        if self.owner == owner:
            self.owner, self.held = "", 0

    def _begin(self, now: int) -> None:
        """Begin another day, or go back to the one before."""
        day = now // DAY
        if day != self.day:
            found = self.before if self.before.day == day else Day(day)
            self.before = Day(self.day, self.tokens, self.told, self.told_at)
            self.day, self.tokens = found.day, found.tokens
            self.told, self.told_at = found.told, found.told_at
        self.told_at = min(self.told_at, now)

    def _forget(self, now: int) -> None:
        """Drop the notes of requests that are over or were never settled."""
        for ticket, note in list(self.notes.items()):
            if abs(now - (note.over or note.admitted)) >= LEASE:
                del self.notes[ticket]

    def _next_slot(self, now: int, windows: Sequence[Window], horizon: int) -> int:
        # The way back of a response and the way there of a request are never shorter.
        sure = min(self.fastest, MARGIN) // 4
        lengths = [int(seconds * SECOND) - sure for _, seconds, _ in windows]
        for (name, _, _), length in zip(windows, lengths, strict=True):
            slots = self.slots.setdefault(name, [])
            del slots[: bisect_right(slots, now - length)]
            # Of a clock that has since been set back.
            while slots and slots[-1] > now + max(horizon, LEASE):
                slots.pop()
        slot, before = now, -1
        while slot != before:  # until it fits into all of them
            before = slot
            for (name, _, capacity), length in zip(windows, lengths, strict=True):
                slot = next_slot(self.slots[name], length, capacity, slot)
        return slot


def next_slot(slots: Sequence[int], length: int, capacity: int, at: int) -> int:
    """Return the earliest time from `at` on where one more request fits.

    It fits if no span of `length` then holds more than `capacity`. There may be requests
    later than that: those wait for another, fuller window.
    """
    capacity = max(1, capacity)
    while True:
        place = bisect_right(slots, at)
        if place == len(slots):  # none later, as usual: only the oldest of them matters
            if place < capacity or at - slots[-capacity] >= length:
                return at
            at = slots[-capacity] + length
            continue
        # With any `capacity` neighbours in `slots` it must span at least `length`.
        last = min(place, len(slots) - capacity)
        for first in range(last, max(0, place - capacity) - 1, -1):
            end = max(slots[first + capacity - 1], at)
            if end - min(slots[first], at) < length:
                at = slots[first] + length
                break
        else:
            return at


def spent_as_told(limit: int | None, remaining: int | None) -> int | None:
    """Return what was spent, by the server's account; None if that makes no sense."""
    if limit is None or remaining is None:
        return None
    if not 0 < limit < MAX_TOKENS or not -MAX_TOKENS < remaining <= limit:
        return None
    return limit - remaining
