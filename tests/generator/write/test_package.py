"""The constants of the facts that operations share."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.generator.workspace import HEAD, ROOT, Workspace, contents


def listing(name: str, parameter: str) -> str:
    """Return a path with an operation that lists something."""
    return f"""\
  /{name}:
    get:
      operationId: {name}
      tags: [Lists]
      parameters: [{{name: {parameter}, in: query, schema: {{type: string}}}}]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {{properties: {{data: {{type: array, items: {{}}}}}}}}
"""


PARAMETERS = {"beta": "after", "alpha": "cursor", "gamma": "after", "delta": "start"}
DOCUMENT = f"{HEAD}paths:\n" + "".join(
    listing(name, parameter) for name, parameter in PARAMETERS.items()
)
CONFIG = "".join(
    f'[[paging]]\nstyle = "cursor"\ncursor = "{parameter}"\nitems = ["data"]\n'
    for parameter in ("after", "cursor", "start")
)


def test_pagings_that_differ_have_different_names(workspace: Workspace) -> None:
    """One style and the same items, but another parameter: each operation has its own."""
    package = workspace.load(DOCUMENT, config=CONFIG)
    found = {o.id: o.paging.cursor for o in package.OPERATIONS.values()}
    assert found == PARAMETERS
    text = (workspace.root / "generated" / workspace.package / "api.py").read_text()
    names = [line.split(" = ")[0] for line in text.splitlines() if " = Paging(" in line]
    assert names == ["CURSOR_DATA", "CURSOR_DATA_BETA", "CURSOR_DATA_DELTA"]


def test_guards_of_one_operation_have_different_names(workspace: Workspace) -> None:
    """Only their reasons differ: none of them is lost."""
    reasons = ["one", "two", "three"]
    config = "".join(
        f'[[guards]]\nkind = "needs_one_of"\nname = "after"\nreason = "{reason}"\n'
        'operations = ["beta"]\n'
        for reason in reasons
    )
    package = workspace.load(DOCUMENT, config=config)
    guards = package.OPERATIONS["beta"].guards
    assert [guard.reason for guard in guards] == reasons


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_hash_seed_names_no_constant(workspace: Workspace, seed: str) -> None:
    """Sets of facts have another order in each process."""
    workspace.put(DOCUMENT, config=CONFIG)
    assert workspace.run().code == 0
    written = contents(workspace.root / "generated")
    (workspace.root / "generated").rename(workspace.root / "before")
    subprocess.run(
        [sys.executable, "-m", "generator", "generate"],
        cwd=workspace.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert contents(workspace.root / "generated") == written
