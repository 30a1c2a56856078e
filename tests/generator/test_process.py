"""The command as a process: exit code, streams, help."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.generator.refusals import GOOD
from tests.generator.workspace import ROOT, Workspace


def process(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator` as users do."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=workspace.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_exit_code_and_the_streams_of_the_process(workspace: Workspace) -> None:
    """Errors go to stderr with exit code 1, without a traceback."""
    workspace.put(GOOD.replace("schemas/Pet'", "schemas/Pat'"))
    done = process(workspace, "generate")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: spec/tiny.yaml:13: ")
    assert "Traceback" not in done.stderr


def test_help_is_quick_and_lists_what_there_is(workspace: Workspace) -> None:
    """`--help` loads neither YAML nor Jinja."""
    code = (
        "import sys, runpy; sys.argv = ['generator', 'generate', '--help']\n"
        "try: runpy.run_module('generator', run_name='__main__')\n"
        "except SystemExit as e: code = e.code\n"
        "print(code, *sorted({'yaml', 'jinja2'} & set(sys.modules)), 'loaded')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--check" in done.stdout
    assert "NAME" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 loaded"


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["generate", "--unknown"]])
def test_wrong_arguments_exit_with_2(
    workspace: Workspace, arguments: list[str]
) -> None:
    """As every command line does."""
    done = process(workspace, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m generator")


def test_a_folder_that_cannot_be_written(workspace: Workspace) -> None:
    """`generated` is a file: a message, no traceback."""
    workspace.put(GOOD)
    (workspace.root / "generated").write_text("mine")
    run = workspace.run()
    assert run.code == 1
    assert run.err.startswith("error: generated")
    assert (workspace.root / "generated").read_text() == "mine"
