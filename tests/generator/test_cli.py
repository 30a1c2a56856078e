"""The command line: exit code, streams, help."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from importlib import import_module

import pytest

from generator.cli import COMMANDS
from generator.diff.rules import Level
from tests.generator.refusals import GOOD
from tests.generator.workspace import HEAVY, ROOT, Workspace


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


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["generate", "--unknown"]])
def test_wrong_arguments_exit_with_2(
    workspace: Workspace, arguments: list[str]
) -> None:
    """The exit code is 2, as for every command line."""
    done = process(workspace, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m generator")


def test_a_reader_that_stops_sees_no_traceback() -> None:
    """`… | head` ends a long report, and that is all."""
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "generator", "diff", "--rules"],
        cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, b"")


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Commands are loaded when they run."""
    code = (
        "import sys; from generator.cli import main\n"
        f"try: main({arguments})\n"
        f"finally: print({HEAVY} & sys.modules.keys())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    )
    assert run.stdout.endswith(b"set()\n")


def test_levels_are_those_of_the_rules() -> None:
    """The command line knows them without loading the rules."""
    known = [level.name.lower() for level in sorted(Level, reverse=True)]
    assert list(COMMANDS["diff"].arguments["--fail-on"]["choices"]) == known


def test_every_command_has_a_module() -> None:
    """The module has `run(options)`, which returns the exit code."""
    for command in COMMANDS.values():
        module = import_module(f"generator.commands.{command.module}")
        assert list(inspect.signature(module.run).parameters) == ["options"]
