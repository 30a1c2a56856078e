"""The users' programs: they fit the packages, they run, and they would show a break."""

from __future__ import annotations

import ast
import asyncio
import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipedrive_v2 import OPERATIONS, AsyncClient, Client
from tests.pipedrive.loopback_server import LoopbackPipedrive
from tests.pipedrive.unhurried import unhurried
from tests.type_checks import alone, copy_cache, strict

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
PROGRAMS = sorted(path.stem for path in (FOLDER / "blocking").glob("*.py"))


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackPipedrive]:
    """A Pipedrive that checks each request against the document."""
    with LoopbackPipedrive().running() as running:
        yield running


def checked(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run `python -m tests.usage` in *folder*; give its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.usage", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def git(folder: Path, *arguments: str) -> None:
    """Run git in *folder*, as nobody in particular."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.com"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, timeout=60)


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run(server: LoopbackPipedrive, program: str) -> None:
    """Every request of a program is one that the document allows, and is understood."""
    server.forget()
    main = importlib.import_module(f"tests.usage.blocking.{program}").main
    with Client(api_token="t", base_url=server.base_url, **unhurried()) as client:
        main(client)
    assert [each.violations for each in server.exchanges if each.violations] == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run_asynchronously(server: LoopbackPipedrive, program: str) -> None:
    """The same with the other client."""
    server.forget()
    main = importlib.import_module(f"tests.usage.awaiting.{program}").main

    async def run() -> None:
        url = server.base_url
        async with AsyncClient(api_token="t", base_url=url, **unhurried()) as client:
            await main(client)

    asyncio.run(run())
    assert [each.violations for each in server.exchanges if each.violations] == []


@pytest.mark.parametrize("flavour", ["blocking", "awaiting"])
def test_every_operation_is_used(flavour: str) -> None:
    """Few operations can change without a program that might notice: new ones."""
    used = set()
    for path in (FOLDER / flavour).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                used.add(ast.unparse(node.func))
    wanted = {
        f"client.{each.attribute}.{each.function}" for each in OPERATIONS.values()
    }
    assert len(wanted - used) <= len(wanted) / 10, wanted - used


def test_programs_fit_the_packages() -> None:
    """mypy --strict finds nothing in them."""
    with alone():
        code, said = checked(ROOT)
    assert code == 0, said
    assert f"no issues found in {2 * len(PROGRAMS)} source files" in said


def test_mistakes_are_type_errors() -> None:
    """mypy --strict refuses each marked line of `wrong.py`, for the reason that it has."""
    path = FOLDER / "wrong.py"
    lines = enumerate(path.read_text().splitlines(), start=1)
    marked = {(n, line.partition("# error: ")[2]) for n, line in lines}
    done = strict(str(path), cwd=ROOT, path=())
    found = re.findall(
        r"wrong\.py:(\d+): error: .*\[(.+)\]$", done.stdout, re.MULTILINE
    )
    assert {(int(n), code) for n, code in found} == {m for m in marked if m[1]}


def test_a_break_is_the_users_own_type_error(tmp_path: Path) -> None:
    """The programs of an earlier revision do not fit once a field has another name."""
    for name in ("generated/pipedrive_v2", "openapi_runtime", "tests/usage"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    copy_cache(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Before")
    for path in tmp_path.rglob("*.py"):
        text = path.read_text()
        path.write_text(text.replace("expected_close_date", "expected_closing_date"))
    code, said = checked(tmp_path)
    assert code == 0, said
    code, said = checked(tmp_path, "HEAD")
    assert code == 1, said
    lines = said.splitlines()
    assert any(
        line.startswith("tests/usage/blocking/sales.py:")
        and '"Deal" has no attribute "expected_close_date"' in line
        for line in lines
    ), said
    assert any(line.startswith("tests/usage/awaiting/sales.py:") for line in lines)
    assert "contacts.py" not in said
    code, said = checked(tmp_path, "no-such-revision")
    assert code == 2
    assert "no-such-revision" in said
