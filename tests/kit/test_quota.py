"""The tokens of the day."""

from __future__ import annotations

import asyncio

from pipedrive_kit.quota import async_quota, quota
from pipedrive_kit.testing import FakePipedrive, Limits


def test_quota_is_the_servers_word_and_our_own_account() -> None:
    """It asks only if no response has said it yet, and only if it may."""
    with FakePipedrive(limits=Limits(tokens=60_000)) as fake:
        client = fake.client
        assert quota(client, ask=False).left is None
        asked = quota(client)
        assert asked.left is not None
        assert asked.limit is not None
        assert asked.spent == 5
        client.deals.list().first()
        later = quota(client)
        assert later.left == asked.left - 10
        assert later.by_operation["getDeals"] == 10
        assert later.share == later.left / asked.limit
        assert len(fake.exchanges) == 2


def test_async_is_the_same() -> None:
    with FakePipedrive(limits=Limits(tokens=60_000)) as fake:
        assert asyncio.run(async_quota(fake.async_client)).left is not None
