"""The requests of a program for API v1, and what each becomes in API v2.

    python migration_costs.py < requests.log

A line is a method and a URL: `GET /v1/deals?start=0`. To see and change the program itself,
use `python -m pipedrive_kit.migrate`. Nothing is sent.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

from pipedrive_kit.errors import UnknownV1Error
from pipedrive_kit.migrate import call


def converted(lines: Iterable[str]) -> Iterator[str]:
    """Yield a line for each kind of request, the commonest first."""
    requests = Counter(line.strip() for line in lines if line.strip())
    for request, times in requests.most_common():
        method, _, url = request.partition(" ")
        parts = urlsplit(url)
        try:
            found = call(method, parts.path, dict(parse_qsl(parts.query)))
        except UnknownV1Error as error:
            yield f"{times:>5} x {request}: {error}"
            continue
        yield f"{times:>5} x {request}: {found}"
        for note in found.notes:
            yield f"        {note.grade}: {note}"


if __name__ == "__main__":
    for line in converted(sys.stdin):
        print(line)
