"""The pytest plugin: the fixture `pipedrive`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakePipedrive


@pytest.fixture
def pipedrive() -> Iterator[FakePipedrive]:
    """A Pipedrive of its own for the test, empty until `pipedrive.seed()`."""
    # Loaded by those who use it: every run of pytest loads this module.
    from .testing import FakePipedrive

    with FakePipedrive() as fake:
        yield fake
