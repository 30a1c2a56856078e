"""Speed: a fake is no reason for slow tests."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Request

ROOT = Path(__file__).parents[3]


def test_two_thousand_pages_a_second() -> None:
    """Of 100 deals each, unchecked, in a second of CPU; measured: 12,000."""
    fake = FakePipedrive(validate="nothing")
    fake.seed(deals=1000)
    request = Request(
        method="GET",
        path="/api/v2/deals",
        query="limit=100",
        headers={"x-api-token": API_TOKEN},
    )
    assert len(fake.handle(request).json["data"]) == 100
    started = time.process_time()
    for _ in range(500):
        fake.handle(request)
    assert 500 / (time.process_time() - started) > 2000


def test_a_fake_starts_in_less_than_a_second() -> None:
    """Imports, the document and the first checked call, in a process of its own."""
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'generated')!r}]\n"
        "from time import process_time\n"
        "started = process_time()\n"
        "from pipedrive_kit.testing import FakePipedrive\n"
        "with FakePipedrive() as fake:\n"
        "    fake.seed('demo')\n"
        "    assert fake.client.deals.get(1).id == 1\n"
        "print(process_time() - started)"
    )
    command = [sys.executable, "-I", "-c", program]
    seconds = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert float(seconds) < 1
