"""The program as a process of its own: start, signals, pipes, completion."""

from __future__ import annotations

import os
import resource
import shlex
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pipedrive_kit.testing import API_TOKEN, FakePipedrive, faults

ROOT = Path(__file__).parents[3]
PROGRAM = f"{shlex.quote(sys.executable)} -m pipedrive_kit.cli"


@pytest.fixture(scope="module")
def server() -> Iterator[FakePipedrive]:
    """An account on a socket."""
    with FakePipedrive(validate="nothing") as fake:
        fake.seed("demo", deals=600)
        fake.serve()
        yield fake


def place(server: FakePipedrive | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a process."""
    found = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT}/generated", **more}
    if server is not None:
        found |= {
            "PIPEDRIVE_API_TOKEN": API_TOKEN,
            "PIPEDRIVE_API_DOMAIN": server.origin,
        }
    return found


# A program that runs in the background may have been started without Ctrl-C.
with_interrupts = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)


def shell(line: str, environment: dict[str, str]) -> Any:
    """Run a line in a shell, with `pipedrive` as the program."""
    return subprocess.run(
        ["bash", "-c", f'pipedrive() {{ {PROGRAM} "$@"; }}; {line}'],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_help_starts_fast() -> None:
    """150 ms of a processor, and none of the libraries that take longer to load."""
    times: list[float] = []
    for line in ("--help", "deals --help", "deals list --help"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert shell(f"pipedrive {line}", place()).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        )
    assert min(times) < 0.15
    code = (
        "import sys; from pipedrive_kit.cli import main; main(['deals', 'list', '-h']);"
        "slow = {'httpx', 'rich', 'msgspec', 'pipedrive_v2', 'pipedrive_v1', 'dlt'};"
        "sys.exit(str(slow & sys.modules.keys()) if slow & sys.modules.keys() else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=place(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_distribution_has_the_program() -> None:
    """`pipedrive` calls a function that is there; its libraries are an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    module, _, name = project["scripts"]["pipedrive"].partition(":")
    assert callable(getattr(import_module(module), name))
    assert [
        one.partition(">")[0] for one in project["optional-dependencies"]["cli"]
    ] == [
        "click",
        "rich",
    ]


def test_without_the_extra_it_says_what_is_missing() -> None:
    code = "import sys; sys.modules['click'] = None; from pipedrive_kit import cli; "
    done = subprocess.run(
        [sys.executable, "-c", f"{code}cli.console()"],
        env=place(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "pipedrive-v2[cli]" in done.stderr


def test_a_reader_may_have_enough(server: FakePipedrive) -> None:
    """`head` closes the pipe: that is no error."""
    line = "set -o pipefail; pipedrive deals list --quiet | head -n 1"
    done = shell(line, place(server))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_a_process_is_interrupted_and_goes_on(
    server: FakePipedrive, tmp_path: Path
) -> None:
    """SIGINT while the server is silent: the next run has the whole file."""
    fields = "--fields id,title"
    server.faults.add(faults.latency(0), path="/deals")
    server.faults.add(faults.latency(1), path="/deals")
    process = subprocess.Popen(
        [*shlex.split(PROGRAM), "export", "deals", *fields.split(), "--out", tmp_path],
        env=place(server),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=with_interrupts,
    )
    while not (tmp_path / ".deals.jsonl.state").exists():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert "Go on with: pipedrive export deals" in process.communicate(timeout=30)[1]
    assert process.returncode == 130
    server.faults.clear()
    done = shell(f"pipedrive export deals {fields} --out {tmp_path}", place(server))
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "deals.jsonl").read_text().splitlines()) == 600


def test_a_fake_is_served(tmp_path: Path) -> None:
    """`pipedrive fake` shows its URL; `login` keeps it, and Ctrl-C ends it."""
    process = subprocess.Popen(
        [*shlex.split(PROGRAM), "fake", "--port", "0", "--validate", "nothing"],
        env=place(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=with_interrupts,
    )
    assert process.stdout is not None
    url, _, token = process.stdout.readline().partition("  API token: ")
    done = shell(
        f"pipedrive login --base-url {url} <<< {token.strip()}"
        " && pipedrive deals get 1 --fields title",
        place(),
    )
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert done.stdout == '{"title": "Deal 1"}\n', done.stderr


def test_completion_knows_commands_options_and_values() -> None:
    """As a shell asks for it."""

    def complete(*words: str) -> list[str]:
        words = ("pipedrive", *words)
        asked = {"COMP_WORDS": shlex.join(words), "COMP_CWORD": str(len(words) - 1)}
        asked["_PIPEDRIVE_COMPLETE"] = "bash_complete"
        lines = shell("pipedrive", place(**asked)).stdout.splitlines()
        return [line.partition(",")[2] for line in lines]

    assert complete("deals") == ["deals"]
    assert complete("deals", "list", "--stat") == ["--status"]
    assert complete("deals", "list", "--status", "w") == ["won"]
    for name in ("bash", "zsh", "fish"):
        script = shell(f"pipedrive completion {name}", place()).stdout
        assert "_PIPEDRIVE_COMPLETE" in script
