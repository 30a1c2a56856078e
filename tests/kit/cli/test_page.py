"""docs/command-line.md: its session is what the program shows, its codes are all."""

from __future__ import annotations

import re

from pipedrive_kit.cli import exits
from pipedrive_kit.cli.app import COMMANDS

from . import recorded


def test_the_session_is_current() -> None:
    """`python -m tests.kit.cli.recorded` would change nothing."""
    assert len(recorded.COMMANDS) >= 20
    text = recorded.PAGE.read_text(encoding="utf-8")
    assert recorded.page(recorded.record()) == text


def test_every_exit_code_is_documented() -> None:
    text = recorded.PAGE.read_text(encoding="utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert documented == {v for v in vars(exits).values() if isinstance(v, int)}


def test_every_command_is_on_the_page() -> None:
    text = recorded.PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:pipedrive )?([a-z]+)\b", text))
    named |= set(re.findall(r"^(?:\$ )?pipedrive ([a-z]+)", text, re.MULTILINE))
    assert COMMANDS.keys() - named == {"logout"} - named
