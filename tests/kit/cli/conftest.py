"""The program in this process, against a fake account."""

from __future__ import annotations

import io
import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipedrive_kit.cli import main
from pipedrive_kit.cli.session import Session
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, UnhurriedStore


class Screen(io.StringIO):
    """A stream that may be a terminal."""

    def __init__(self, text: str = "", terminal: bool = False) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@dataclass
class Result:
    """The end of a run."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Program:
    """The program `pipedrive`, with the credentials of a fake in its environment."""

    def __init__(self, fake: FakePipedrive, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fake = fake
        self.environment = {"PIPEDRIVE_API_TOKEN": API_TOKEN}
        self.options: dict[str, Any] = {"store": UnhurriedStore()}
        self.transport: httpx.BaseTransport = fake.transport
        self._monkeypatch = monkeypatch

    def __call__(self, line: str, stdin: str = "", terminal: bool = False) -> Result:
        out, err = Screen(terminal=terminal), Screen(terminal=terminal)
        with self._monkeypatch.context() as patch:
            patch.setattr("sys.stdin", Screen(stdin, terminal))
            patch.setattr("sys.stdout", out)
            patch.setattr("sys.stderr", err)
            session = Session(self.transport, self.environment, **self.options)
            code = main(shlex.split(line), session)
        return Result(code, out.getvalue(), err.getvalue())

    def sent(self, *methods: str) -> list[str]:
        """Return the requests that reached the fake."""
        return [
            f"{each.request.method} {each.request.path}"
            for each in self.fake.exchanges
            if each.request.method in methods
        ]


@pytest.fixture(scope="session")
def account() -> Iterator[FakePipedrive]:
    """An account that tests only read."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        yield fake


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of profiles for each test."""
    monkeypatch.setenv("PIPEDRIVE_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("PIPEDRIVE_PROFILE", "PIPEDRIVE_API_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "config"


@pytest.fixture
def reading(account: FakePipedrive, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on the account that nobody changes."""
    return Program(account, monkeypatch)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program on an account of its own."""
    with FakePipedrive(validate="requests") as fake:
        fake.seed("demo")
        yield Program(fake, monkeypatch)
