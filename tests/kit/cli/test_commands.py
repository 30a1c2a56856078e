"""Commands that are more than one call: actions, requests, estimates, drift, webhooks."""

from __future__ import annotations

import json
import re
import threading
import time
from pathlib import Path

import httpx
import pytest

from pipedrive_kit.testing import FakePipedrive, Limits

from .conftest import Program


def test_an_estimate_costs_nothing(reading: Program) -> None:
    """By operation id or by command; a list takes full pages."""
    before = len(reading.fake.exchanges)
    (found,) = reading("estimate getDeals --items 12000").rows
    assert (found["requests"], found["tokens"]) == (24, 240)
    (found,) = reading("estimate deals.update --items 300").rows
    assert (found["operation"], found["tokens"]) == ("updateDeal", 1_500)
    wrong = reading("estimate getDeal5")
    assert wrong.code == 2
    assert "did you mean getDeal" in wrong.err
    assert len(reading.fake.exchanges) == before


def test_the_quota_is_the_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can decide about what comes next in a script."""
    limits = Limits(tokens=1_000)
    with FakePipedrive(validate="nothing", limits=limits) as fake:
        program = Program(fake, monkeypatch)
        (found,) = program("quota").rows
        assert (found["left"], found["limit"]) == (995, 1_000)
        assert program("quota --least 900").code == 0
        assert program("quota --least 990").code == 5


def test_actions_run_by_name(program: Program) -> None:
    """Found by words, described by schema, run with values of the right types."""
    names = [row["name"] for row in program("actions list 'add follower'").rows]
    assert "post_deals_by_id_followers" in names
    described = json.loads(program("actions describe post_notes").out)
    assert described["tokens"] == 10
    assert "content" in described["parameters"]["properties"]["data"]["properties"]
    line = "actions run post_notes data.content=7 data.deal_id=1"
    assert program(f"{line} --dry-run").rows[0]["body"] == {
        "content": "7",
        "deal_id": 1,
    }
    assert program(f"{line} --fields content").rows == [{"content": "7"}]
    listed = program("actions run get_deals status=open --limit 3 --fields id")
    assert [row["id"] for row in listed.rows] == [1, 2, 3]
    assert program("actions run get_deals stage=3").code == 2
    refused = program("actions run delete_notes_by_id id=1")
    assert refused.code == 7
    assert program("actions run delete_notes_by_id id=1 --yes").code == 0


def test_any_call_can_be_made(program: Program) -> None:
    """Of either version; the whole response, or its data as rows."""
    (found,) = program("request GET /v1/users/me").rows
    assert found["success"] is True
    assert found["data"]["company_domain"] == "fake"
    line = "request GET /deals --query limit=2 --fields id,title"
    assert program(line).rows[1] == {"id": 2, "title": "Deal 2"}
    body = json.dumps({"content": "Hi", "deal_id": 1})
    assert program(f"request POST /v1/notes --body '{body}' --dry-run").rows[0][
        "tokens"
    ] == (10)
    sent = program("request POST /v1/notes --body -", stdin=body)
    assert sent.rows[0]["data"]["content"] == "Hi"
    assert program("request POST /v1/notes --body {").code == 2
    assert program("request DELETE /v1/notes/1").code == 7
    assert program("request GET https://elsewhere.example/x").code == 2


def test_drift_is_counted_and_saved(reading: Program, tmp_path: Path) -> None:
    """A check fails where the account sends what the document does not have."""
    path = tmp_path / "drift.json"
    found = reading(f"drift deals --check --save {path}")
    assert found.code == 1
    assert {row["operation"] for row in found.rows} == {"getDeals"}
    assert path.exists()
    assert reading("drift nothing").code == 2


def test_webhooks_are_printed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those with the agreed password, a line each."""
    url = "http://127.0.0.1:0/"
    notes: list[str] = []
    monkeypatch.setattr(
        "pipedrive_kit.cli.session.Session.note", lambda _, text: notes.append(text)
    )

    def deliver() -> None:
        while not notes:
            time.sleep(0.005)
        found = re.search(r"http\S+", notes[0])
        assert found
        body = {
            "meta": {
                "version": "2.0", "action": "create", "entity": "deal",
                "entity_id": "1", "id": "a", "attempt": 1,
            },
            "data": {"id": 1, "title": "Roof"},
            "previous": None,
        }  # fmt: skip
        with httpx.Client() as http:
            refused = http.post(found[0], json=body, auth=("crm", "wrong"))
            assert refused.status_code == 401
            assert http.post(found[0], json=body, auth=("crm", "word")).is_success

    thread = threading.Thread(target=deliver)
    thread.start()
    shown = program("listen --port 0 --user crm --count 1", stdin="word\n")
    thread.join()
    assert shown.rows[0]["after"]["title"] == "Roof", url


def test_the_server_for_agents_is_a_command(reading: Program) -> None:
    """Its own options are handed on; the account is that of a profile."""
    assert "--allow-writes" in reading("mcp --help").out
    login = "login --profile sandbox --base-url https://fake.example/api/v2"
    assert (
        reading(login, stdin=reading.environment.pop("PIPEDRIVE_API_TOKEN")).code == 0
    )
    assert reading("mcp --tokens 5").code == 2


def test_requests_are_shown_if_asked_for(reading: Program) -> None:
    """On standard error, whether the option stands before or after the command."""
    shown = reading("--verbose deals get 1 --fields id")
    assert "getDeal" in shown.err
    assert shown.rows == [{"id": 1}]
    assert "getDeal" in reading("deals get 1 --fields id -v").err
    assert reading("deals get 1 --fields id").err == ""
