"""The end of a command-line program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.generator.workspace import ROOT

_OLD = "import requests\nrequests.get('https://api.pipedrive.com/v1/deals?start=%d')\n"


@pytest.mark.parametrize(
    "module", [("pipedrive_kit.migrate",), ("pipedrive_kit", "migrate")], ids=len
)
def test_a_reader_may_stop_early(tmp_path: Path, module: tuple[str, ...]) -> None:
    """`report src/ | head -1` ends without a traceback."""
    for number in range(400):  # more than a pipe holds
        Path(tmp_path, f"old{number}.py").write_text(_OLD % number)
    command = [sys.executable, "-m", *module, "report", str(tmp_path)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'generated'}", "PATH": ""},
    ) as program:
        assert program.stdout
        assert program.stderr
        assert b"deals.list()" in program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(30) == 1
