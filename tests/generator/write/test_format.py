"""Layout: ruff writes it, black has nothing to change, and one version gives one result."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.write import format as module
from generator.write.format import format_, pinned_ruff
from tests.generator.workspace import ROOT

GENERATED = sorted((ROOT / "generated").rglob("*.py"))


def test_python_files_are_laid_out_and_others_are_not() -> None:
    """Every Python file in one call; a second pass changes nothing."""
    files = {"a/a.py": "x = {'a':1}\n", "b.md": "x = {'a':1}\n", "é.py": "y=1"}
    once = format_(files)
    assert once == {
        "a/a.py": 'x = {"a": 1}\n', "b.md": "x = {'a':1}\n", "é.py": "y = 1\n",
    }  # fmt: skip
    assert format_(once) == once


def test_black_has_nothing_to_change() -> None:
    """ruff and black agree on every file that is committed."""
    # A process: it remembers, by digest, the files that `make lint` has looked at.
    done = subprocess.run(
        [sys.executable, "-m", "black", "--check", *GENERATED],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert len(GENERATED) > 50


def test_invalid_python_is_a_bug_of_the_generator() -> None:
    """The file and the line are named, without the folder that ruff worked in."""
    with pytest.raises(GeneratorError) as caught:
        format_({"b.py": "x = (\n", "a.py": "def f(:\n    pass\n"})
    said = str(caught.value.problems[0])
    assert "the generator wrote invalid Python: error: Failed to parse a.py:1:" in said
    assert "This is a bug of the generator." in said


def test_only_the_pinned_ruff_lays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version may write other bytes, so it is refused with what to do."""
    monkeypatch.setattr(module, "pinned_ruff", lambda: "ruff==0.0.1")
    with pytest.raises(GeneratorError, match=r"Required version `==0\.0\.1`") as caught:
        format_({"a.py": ""})
    assert "requirements-dev.txt" in str(caught.value)


def test_a_missing_ruff_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The message names the file that lists the tools to install."""
    monkeypatch.setattr(module.sys, "executable", str(tmp_path / "python"))
    with pytest.raises(GeneratorError, match="cannot be started") as caught:
        format_({"a.py": ""})
    assert "requirements-dev.txt" in str(caught.value)


def test_the_pin_is_the_installed_version() -> None:
    """requirements-dev.txt and the environment of the tests name the same version."""
    ruff = Path(module.sys.executable).with_name("ruff")
    said = subprocess.run(
        [ruff, "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == pinned_ruff().split("==")


def test_a_name_that_is_not_defined_is_a_bug_of_the_generator() -> None:
    """No package is written that would not load; no comment of a text hides that."""
    used = (
        "from __future__ import annotations\n\n\nx: list[Missing] = []  # noqa: F821\n"
    )
    with pytest.raises(GeneratorError) as caught:
        format_({"__init__.py": "", "models/a.py": used})
    said = str(caught.value.problems[0])
    assert "would not load: models/a.py:4:9: F821 Undefined name `Missing`" in said
