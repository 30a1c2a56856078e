"""The rate windows of operations, by the paths of the configuration."""

from __future__ import annotations

import pytest

from openapi_runtime.limits.windows import Rates
from tests.generator.refusals import GOOD
from tests.generator.workspace import Workspace


def window(name: str, paths: str = "") -> str:
    """Return a table of the configuration."""
    return (
        f"[[windows]]\nname = '{name}'\nseconds = 2\ncapacity = 5\npaths = '{paths}'\n"
    )


@pytest.mark.parametrize(
    ("config", "counted"),
    [
        ("", []),
        (window("a"), ["a"]),
        (window("a", "/pet"), ["a"]),
        (window("a", "/dog"), []),
        (window("a") + window("b", "/pet"), ["a", "b"]),
        (window("a") + window("b", "/dog"), ["a"]),
        (window("a", "/dog") + window("b", "/pet"), ["b"]),
        (window("a", "/dog") + window("b", "/cat"), []),
    ],
)
def test_a_request_counts_in_the_windows_that_match(
    workspace: Workspace, config: str, counted: list[str]
) -> None:
    """In none if none matches, and in the second alone if only that does."""
    package = workspace.load(GOOD, config=config)
    rates = Rates(package.API, None, "api_key")
    operation = package.OPERATIONS["getPet"]
    assert [name for name, _, _ in rates.of(operation)] == counted
