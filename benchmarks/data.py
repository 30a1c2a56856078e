"""Pages of deals as Pipedrive would send them: the same bytes on every machine.

A deal has about 2.2 KB: 36 of the fields that the document names, in the order of the
document's example, 20 custom fields with keys of 40 hexadecimal digits, some nulls, and
in every tenth deal two keys that the document does not know.

    python benchmarks/data.py 500 > page.json
"""

from __future__ import annotations

import json
import random
import sys
from typing import Any

CUSTOM_FIELDS = 20
_CUSTOM = random.Random(20)
_KEYS = [f"{_CUSTOM.getrandbits(160):040x}" for _ in range(CUSTOM_FIELDS)]


def page(count: int, *, first: int = 1, cursor: str | None = None) -> bytes:
    """Return the body of a page of `count` deals, the first with the id `first`."""
    body = {
        "success": True,
        "data": [deal(number) for number in range(first, first + count)],
        "additional_data": {"next_cursor": cursor},
    }
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def bad_page(count: int, every: int = 50) -> bytes:
    """Return a page in which one deal in `every` does not fit its types."""
    body = json.loads(page(count))
    for index in range(every // 2, count, every):
        body["data"][index]["value"] = "12,50"
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def deal(number: int) -> dict[str, Any]:
    """Return the deal with an id."""
    chance = random.Random(number)

    def time(year: int = 2026) -> str:
        day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        return f"{day}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:09Z"

    status = chance.choice(["open", "open", "open", "won", "lost"])
    won = time() if status == "won" else None
    lost = time() if status == "lost" else None
    value = chance.randint(100, 99_999)
    sent = {
        "id": number,
        "title": f"Delivery {number} for customer {chance.randint(1, 9999)}",
        "creator_user_id": chance.randint(1, 40),
        "owner_id": chance.randint(1, 40),
        "value": value,
        "person_id": chance.randint(1, 99_999),
        "org_id": chance.randint(1, 99_999),
        "stage_id": chance.randint(1, 9),
        "pipeline_id": chance.randint(1, 3),
        "currency": chance.choice(["USD", "EUR", "SEK"]),
        "archive_time": None,
        "add_time": time(2025),
        "update_time": time(),
        "stage_change_time": time(),
        "status": status,
        "is_archived": False,
        "is_deleted": False,
        "probability": chance.choice([None, 10, 50, 90]),
        "lost_reason": "Price" if lost else None,
        "visible_to": chance.choice([1, 3, 5, 7]),
        "close_time": won or lost,
        "won_time": won,
        "lost_time": lost,
        "local_won_date": won and won[:10],
        "local_lost_date": lost and lost[:10],
        "local_close_date": (won or lost or "")[:10] or None,
        "expected_close_date": time()[:10],
        "label_ids": [chance.randint(1, 9) for _ in range(chance.randint(0, 3))],
        "origin": "ManuallyCreated",
        "origin_id": None,
        "channel": chance.choice([None, 52]),
        "channel_id": "Jun23 Billboards",
        "acv": value * 12,
        "arr": value * 12,
        "mrr": value,
        "custom_fields": {
            key: _custom_value(chance, index) for index, key in enumerate(_KEYS)
        },
    }
    if number % 10 == 0:
        sent["score_of_tomorrow"] = chance.random()
        sent["signals"] = {"hot": True, "visits": [1, 2, 3]}
    return sent


def _custom_value(chance: random.Random, index: int) -> Any:
    if chance.random() < 0.15:
        return None
    kinds: list[Any] = [
        chance.randint(1, 999),
        f"What the customer said about {index}, word for word, and who noted it",
        {"value": chance.randint(1, 9999), "currency": "EUR"},
        [chance.randint(1, 99), chance.randint(1, 99)],
        f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    ]
    return kinds[index % len(kinds)]


if __name__ == "__main__":
    sys.stdout.buffer.write(page(int(sys.argv[1])))
