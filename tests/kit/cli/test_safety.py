"""Control characters of servers, secrets, refusals, colours and progress."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest

from openapi_runtime import Retry
from pipedrive_kit.cli.screen.safe import json_text, message, visible
from pipedrive_kit.cli.session import Session
from pipedrive_kit.testing import API_TOKEN, faults

from .conftest import Program, Screen

HOSTILE = "Roof\x1b[2J\x1b]0;owned\x07\r\n\x9b31m\u202e\u2028end\x7f"
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2066]"
)


def test_control_characters_become_visible() -> None:
    """On one line; in JSON as escapes, so that no value changes."""
    assert visible("a\x1b[1m\tb\n") == "a\\x1b[1m\\tb\\n"
    assert message("one\ntwo\x07") == "one\ntwo\\x07"
    text = json_text(json.dumps(HOSTILE, ensure_ascii=False))
    assert not CONTROLS.search(text)
    assert json.loads(text) == HOSTILE
    assert visible("Zürich 東京 😀") == "Zürich 東京 😀"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_a_record_cannot_write_to_the_terminal(program: Program, form: str) -> None:
    """Titles, names of fields and labels are data of strangers."""
    program.fake.client.deal_fields.add(field_name=f"F{HOSTILE}", field_type="varchar")
    program.fake.client.deals.update(1, title=HOSTILE)
    line = f"--output {form}"
    shown = program(f"deals list --limit 1 {line}", terminal=True)
    assert shown.code == 0
    assert "Roof" in shown.out
    for text in (
        shown.out,
        program(f"deals get 1 {line}", terminal=True).out,
        program(f"fields deals --fresh {line}", terminal=True).out,
        program('deals list --fields "F"', terminal=True).err,
    ):
        assert not CONTROLS.search(text.replace("\n", ""))


def test_an_error_cannot_write_to_the_terminal(program: Program) -> None:
    """Nor show the API token that a server sends back."""

    class Hostile(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            body = {"success": False, "error": f"{HOSTILE} {API_TOKEN}"}
            return httpx.Response(400, json=body)

    program.transport = Hostile()
    failed = program("users me")
    assert failed.code == 1
    assert "Roof" in failed.err
    assert not CONTROLS.search(failed.err.replace("\n", ""))
    assert API_TOKEN not in failed.err


def test_a_spreadsheet_gets_no_formula(program: Program) -> None:
    program.fake.client.deals.update(1, title="=cmd|' /C calc'!A0")
    out = program("deals list --limit 1 --fields title,value --csv").out
    assert out.splitlines()[1].startswith("'=cmd")


def test_no_secret_is_an_argument() -> None:
    """Other users can see a command line: there is no option that takes a secret."""
    from .test_help import ALL

    for path, found in ALL.items():
        for parameter in found.params:
            name = parameter.name or ""
            if re.search(r"password|secret|api_token|access_token", name):
                assert getattr(parameter, "is_flag", False), (path, name)


def test_an_unknown_outcome_says_to_look_first(program: Program) -> None:
    program.options["retry"] = Retry(attempts=1)
    program.fake.faults.add(faults.cut(), method="POST")
    failed = program("deals add --title Roof")
    assert failed.code == 6
    assert "look before you repeat it" in failed.err


@pytest.mark.parametrize(
    ("fault", "code"),
    [(faults.daily_limit(), 5), (faults.block(), 5), (faults.status(401), 3)],
)
def test_a_refusal_of_the_server_has_its_exit_code(
    program: Program, fault: Any, code: int
) -> None:
    program.fake.faults.add(fault)
    assert program("deals get 1").code == code


def test_no_network_is_an_exit_code(reading: Program) -> None:
    reading.transport = Broken()
    reading.options["retry"] = Retry(attempts=1)
    assert reading("users me").code == 8


class Broken(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)


def test_colours_need_a_terminal(
    reading: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And can be turned off there."""
    line = "deals list --limit 1 --output table --fields id"
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in reading(line, terminal=True).out
    assert "\x1b[" not in reading(line).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in reading(line, terminal=True).out


def test_progress_is_shown_after_a_second(
    reading: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal: records, rate, tokens; never beside the output of a pipe."""
    from pipedrive_kit.cli.screen.progress import Counts, Progress

    for terminal in (True, False):
        screen = Screen(terminal=terminal)
        monkeypatch.setattr("sys.stderr", screen)
        session = Session(
            reading.transport, reading.environment, store=reading.options["store"]
        )
        times = iter([0.0, 0.5, *[2.0] * 9])
        with Progress(session, "deals", 1_000, clock=times.__next__) as progress:
            progress.update(100)
            assert screen.getvalue() == ""
            progress.update(500)
        Counts(session).keep("deals", 1_200)
        assert Counts(session).get("deals") == 1_200
        session.close()
        text = screen.getvalue()
        assert ("500 records, 250/s, 0 tokens" in text) == terminal
