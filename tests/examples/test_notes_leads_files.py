"""The program for what only API v1 has, against a fake Pipedrive."""

from __future__ import annotations

import httpx
import pytest

from examples import notes_leads_files
from pipedrive_kit import Pipedrive
from pipedrive_kit.testing import API_TOKEN, FakePipedrive


def test_it_runs_and_counts_its_tokens(capsys: pytest.CaptureFixture[str]) -> None:
    """Calls of both versions are in one account and in one sum."""
    with FakePipedrive() as fake, httpx.Client(transport=fake.transport) as http:
        with Pipedrive(api_token=API_TOKEN, http_client=http) as pd:
            notes_leads_files.run(pd)
        spent = sum(exchange.tokens for exchange in fake.exchanges)
    assert spent == 161
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:6] == [
        "note: Calls back on Monday",
        "file: offer.txt b'12,000 EUR'",
        "webhook: create deal",
        "kept: True",
        "161 tokens in 16 requests",
    ]
