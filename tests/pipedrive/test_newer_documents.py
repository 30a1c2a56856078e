"""A newer document fails no test but where it fails a user's program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipedrive.newer_documents import DOCUMENTS, clone, run

FILES = (
    "test_every_operation", "test_package", "test_requests", "test_call_options", "test_clients",
    "test_old_names",
)  # fmt: skip
CALLS = "not test_every_operation or (required_arguments and sync)"
"""Of the tests of every operation: each is called once."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tests_survive_a_newer_document(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Corrections that are void, all sorts of additions, and removals: all is green."""
    # These tests use no plugin, and the plugins take a while to load.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    folder = tmp_path / name
    clone(name, folder)
    quiet = ("-q", "-p", "no:cacheprovider")
    files = [f"tests/pipedrive/{file}.py" for file in FILES]
    said = run(folder, "pytest", *quiet, "-k", CALLS, *files)
    assert " passed" in said
