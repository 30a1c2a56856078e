"""Pages of deals as a server sends them, the same on every machine.

A deal has about 2.2 KB: the fields of the document's example, 20 custom fields with
keys of 40 characters, the nulls of an open deal, and undeclared keys.
"""

from __future__ import annotations

import json
import random
from typing import Any

ITEMS_PER_MISFIT = 50
"""In a page with misfits, one of so many deals has a field of another type."""

_WORDS = [
    "annual",
    "renewal",
    "pilot",
    "rollout",
    "Nordics",
    "licence",
    "upgrade",
    "support",
    "workshop",
    "migration",
    "audit",
    "retainer",
    "expansion",
    "Zürich",
    "warehouse",
    "onboarding",
]


def page(
    size: int,
    *,
    number: int = 0,
    cursor: str | None = "next",
    misfits: bool = False,
) -> bytes:
    """Return the body of the page `number` of a list of deals."""
    first = number * size + 1
    deals = [deal(first + index) for index in range(size)]
    if misfits:
        for index in range(ITEMS_PER_MISFIT // 2, size, ITEMS_PER_MISFIT):
            deals[index]["stage_id"] = "none"
    body = {
        "success": True,
        "data": deals,
        "additional_data": {"next_cursor": cursor},
    }
    return _json(body)


def one(id: int) -> bytes:
    """Return the body of the response that holds a single deal."""
    return _json({"success": True, "data": deal(id)})


def deal(id: int) -> dict[str, Any]:
    """Return the deal with an id; equal ids give equal deals."""
    made = random.Random(id)
    status = made.choices(("open", "won", "lost"), (8, 1, 1))[0]
    won = _time(made) if status == "won" else None
    lost = _time(made) if status == "lost" else None
    closed = won or lost
    result: dict[str, Any] = {
        "id": id,
        "title": _text(made, 5),
        "creator_user_id": made.randrange(1, 40),
        "owner_id": made.randrange(1, 40),
        "value": made.choice((made.randrange(100, 90000), made.random() * 9000)),
        "person_id": made.choice((None, made.randrange(1, 50000))),
        "org_id": made.choice((None, made.randrange(1, 50000))),
        "stage_id": made.randrange(1, 30),
        "pipeline_id": made.randrange(1, 6),
        "currency": made.choice(("EUR", "USD", "SEK")),
        "archive_time": None,
        "add_time": _time(made),
        "update_time": _time(made),
        "stage_change_time": _time(made),
        "status": status,
        "is_archived": False,
        "is_deleted": False,
        "probability": made.choice((None, made.randrange(0, 101))),
        "lost_reason": _text(made, 3) if lost else None,
        "visible_to": made.choice((1, 3, 5, 7)),
        "close_time": closed,
        "won_time": won,
        "lost_time": lost,
        "local_won_date": won and won[:10],
        "local_lost_date": lost and lost[:10],
        "local_close_date": closed and closed[:10],
        "expected_close_date": made.choice((None, _time(made)[:10])),
        "label_ids": made.sample(range(1, 60), made.randrange(4)),
        "origin": "ManuallyCreated",
        "origin_id": None,
        "channel": made.choice((None, 52)),
        "channel_id": None,
        "source_lead_id": None,
        "acv": made.choice((None, 120)),
        "arr": made.choice((None, 120)),
        "mrr": made.choice((None, 10)),
        "custom_fields": {key: _custom(made, n) for n, key in enumerate(CUSTOM_KEYS)},
        # What the document does not know.
        "sequence_enrollment": None,
        "score": made.randrange(1, 1000),
    }
    return result


def _custom(made: random.Random, number: int) -> Any:
    kind = number % 7
    if made.random() < 0.2:
        return None
    if kind == 0:
        return {"value": made.randrange(100, 9000), "currency": "EUR"}
    if kind == 1:
        return made.sample(range(1, 500), 3)
    if kind == 2:
        return _time(made)[:10]
    if kind == 3:
        return made.random() * 1000
    if kind == 4:
        return made.randrange(1, 90000)
    return _text(made, 7)


def _text(made: random.Random, words: int) -> str:
    return " ".join(made.choices(_WORDS, k=words))


def _time(made: random.Random) -> str:
    day, second = made.randrange(1, 29), made.randrange(86400)
    month = made.randrange(1, 13)
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    return f"{made.randrange(2019, 2027)}-{month:02}-{day:02}T{clock}Z"


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _keys() -> tuple[str, ...]:
    made = random.Random(0)
    return tuple("".join(made.choices("0123456789abcdef", k=40)) for _ in range(20))


CUSTOM_KEYS = _keys()
