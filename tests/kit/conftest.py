"""Fixtures of all tests of the kit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipedrive_kit.testing import FakePipedrive


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    """Return a fake account with the demo records."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        yield fake
