"""The API of pets, generated."""

from __future__ import annotations

import pytest

from tests.generator.names.pets import (
    document,
)
from tests.generator.workspace import Workspace


@pytest.fixture
def pets(workspace: Workspace) -> Workspace:
    """The API of pets, generated."""
    workspace.put(document())
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    return workspace
