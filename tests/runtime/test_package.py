"""The package as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import client_runtime

SOURCES = sorted(Path(client_runtime.__file__).parent.glob("*.py"))


def test_everything_exported_exists_and_is_sorted() -> None:
    names = client_runtime.__all__
    assert all(hasattr(client_runtime, name) for name in names)
    assert len(set(names)) == len(names)
    public = {
        name
        for name in vars(client_runtime)
        if not name.startswith("_") and name != "annotations"
    }
    assert public == set(names)


def test_importing_loads_little_beyond_httpx_and_msgspec() -> None:
    """asyncio, dataclasses and the like are loaded when they are needed."""
    code = (
        "import sys, httpx, msgspec; before = set(sys.modules); import client_runtime;"
        "print(*sorted(name for name in set(sys.modules) - before"
        " if not name.startswith('client_runtime')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=SOURCES[0].parent.parent,
    )
    assert set(result.stdout.split()) <= {"contextvars", "_contextvars"}


def test_only_the_driver_waits() -> None:
    """Every other await hands on to the driver."""
    waiting = {path.name for path in SOURCES if "await " in path.read_text()}
    assert waiting == {"_client.py", "_drive.py", "_paging.py", "_resource.py"}
    for path in SOURCES:
        # But a hook of the user may raise anything, after the answer is there.
        assert "except Exception" not in path.read_text() or path.name == "_usage.py"
        # A token is asked for in a step of the flow that may block.
        sends = path.name in ("_drive.py", "_token_server.py")
        assert sends or "http.send(" not in path.read_text()


def test_no_file_is_long() -> None:
    assert {
        p.name: n for p in SOURCES if (n := len(p.read_text().splitlines())) > 300
    } == {}
