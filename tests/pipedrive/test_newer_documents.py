"""A newer document fails no test but where it fails a user's program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipedrive.newer_documents import DOCUMENTS, clone, run

FILES = ("test_package.py", "test_requests.py", "test_old_names.py")
CALLS = "required_arguments and sync"
"""Of the tests of every operation: each is called once."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tests_survive_a_newer_document(name: str, tmp_path: Path) -> None:
    """Corrections that are void, all sorts of additions, and removals: all is green."""
    folder = tmp_path / name
    clone(name, folder)
    quiet = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    files = [f"tests/pipedrive/{file}" for file in FILES]
    # A file each: what the others need is imported once, so it is cheaper in one process.
    run(folder, "pytest", *quiet, *files)
    every = "tests/pipedrive/test_every_operation.py"
    run(folder, "pytest", *quiet, every, "-k", CALLS)
