"""Profiles, logins, and the secrets that no output shows."""

from __future__ import annotations

import json
import stat
import webbrowser
from pathlib import Path

import httpx
import keyring.backend
import pytest

from pipedrive_kit.cli.accounts import oauth
from pipedrive_kit.testing import API_TOKEN

from .conftest import Program

BASE = "--base-url https://fake.example/api/v2"


def files(home: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}


def test_an_api_token_is_read_from_standard_input(program: Program, home: Path) -> None:
    """It is checked, and kept in a file that only its owner can read."""
    program.environment.clear()
    assert program("deals list").code == 3
    done = program(
        f"login {BASE} --profile sandbox --plan lite", stdin=f"{API_TOKEN}\n"
    )
    assert done.code == 0, done.err
    assert "Ann Admin of Fake" in done.err
    assert API_TOKEN not in done.out + done.err
    assert files(home)["sandbox.credentials"] == 0o600
    assert program("deals get 1 --fields title").rows == [{"title": "Deal 1"}]
    (row,) = program("profiles").rows
    assert (row["name"], row["current"], row["plan"]) == ("sandbox", True, "lite")
    assert API_TOKEN not in program("profiles").out


def test_the_environment_states_the_server(program: Program) -> None:
    """The fake tells its users to export it; an option comes before it."""
    program.environment = {"PIPEDRIVE_API_DOMAIN": "https://fake.example/"}
    for option, server in (("", "fake"), (BASE.replace("fake", "FAKE"), "FAKE")):
        done = program(f"login {option}", stdin=f"{API_TOKEN}\n")
        assert done.code == 0, done.err
        (row,) = program("profiles").rows
        assert row["base_url"] == f"https://{server}.example/api/v2"


def test_one_profile_is_chosen_of_several(program: Program) -> None:
    """By name, by the environment, or for good; the environment's API token comes last."""
    for name in ("one", "two"):
        assert program(f"login {BASE} --profile {name}", stdin=API_TOKEN).code == 0
    current = {row["name"]: row["current"] for row in program("profiles").rows}
    assert current == {"one": False, "two": True}
    program("profiles use one")
    program.environment.clear()
    assert "one" in program("doctor").rows[0]["detail"]
    assert "two" in program("doctor --profile two").rows[0]["detail"]
    program.environment["PIPEDRIVE_PROFILE"] = "two"
    assert "two" in program("doctor").rows[0]["detail"]
    wrong = program("doctor --profile three")
    assert wrong.code == 3
    assert "known: one, two" in wrong.err
    program("logout --profile two")
    assert [row["name"] for row in program("profiles").rows] == ["one"]


def test_a_wrong_api_token_is_not_kept(program: Program, home: Path) -> None:
    """Nor shown, whatever the error says."""
    done = program(f"login {BASE}", stdin="a-wrong-api-token\n")
    assert done.code == 3
    assert "a-wrong-api-token" not in done.out + done.err
    assert not [name for name in files(home) if name.endswith(".credentials")]
    assert program("login", stdin="").code == 3
    assert program("login --profile ../x", stdin=API_TOKEN).code == 2


def test_oauth_comes_back_to_the_loopback_interface(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The URL has a challenge of PKCE; tokens are kept, renewed, and withdrawn."""
    program.environment.clear()
    seen: list[httpx.URL] = []

    def browser(url: str) -> bool:
        seen.append(httpx.URL(url))
        with httpx.Client(transport=program.fake.transport) as http:
            location = http.get(url).headers["location"]
        assert httpx.get(location).text.startswith("You can close")
        return True

    monkeypatch.setattr(webbrowser, "open", browser)
    program.fake.oauth.api_domain = "https://fake.example"
    app = program.fake.oauth
    done = program(
        f"login --oauth --client-id {app.client_id} --port 0 {BASE}",
        stdin=f"{app.client_secret}\n",
    )
    assert done.code == 0, done.err
    assert seen[0].params["code_challenge_method"] == "S256"
    assert seen[0].params["redirect_uri"].startswith("http://127.0.0.1:")
    assert app.client_secret not in done.out + done.err
    assert files(home)["default.tokens"] == 0o600
    app.expire()
    assert program("deals update 1 --title x --dry-run").rows[0]["tokens"] == 5
    app.expire()
    assert program("deals get 1 --fields id").rows == [{"id": 1}]
    assert program("logout").code == 0
    assert not [name for name in files(home) if name.startswith("default")]


def test_nobody_waits_for_ever_for_a_consent(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oauth, "SECONDS", 0.01)
    app = program.fake.oauth
    done = program(
        f"login --oauth --client-id {app.client_id} --port 0 --no-browser {BASE}",
        stdin=f"{app.client_secret}\n",
    )
    assert done.code == 1
    assert "run login again" in done.err


def test_the_doctor_says_what_is_wrong(program: Program, home: Path) -> None:
    """A file that others can read, an API token that is refused."""
    program(f"login {BASE}", stdin=API_TOKEN)
    (home / "default.credentials").chmod(0o644)
    program.environment.clear()
    checks = {row["check"]: row["ok"] for row in program("doctor").rows}
    assert checks["credentials"] is False
    assert checks["connection"] is True
    program.environment["PIPEDRIVE_API_TOKEN"] = "wrong"
    failed = program("doctor")
    assert failed.code == 1
    assert failed.rows[-1]["check"] == "connection"
    assert "401" in failed.rows[-1]["detail"]


def test_damaged_files_are_named(program: Program, home: Path) -> None:
    home.mkdir()
    (home / "profiles.json").write_text("{")
    program.environment.clear()
    assert "is no JSON" in program("deals get 1").err
    (home / "profiles.json").write_text(
        json.dumps({"current": "x", "profiles": {"x": {}}})
    )
    gone = program("deals get 1")
    assert gone.code == 3
    assert "pipedrive login" in gone.err


def test_secrets_are_in_the_keyring_if_there_is_one(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then no file has them, API token and OAuth alike."""
    kept: dict[tuple[str, str], str] = {}

    class Memory(keyring.backend.KeyringBackend):
        priority = 1

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del kept[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        program.environment.clear()
        assert program(f"login {BASE}", stdin=API_TOKEN).code == 0
        assert program("deals get 1 --fields id").rows == [{"id": 1}]
        assert program("profiles").rows[0]["kept_in"] == "keyring"
        assert API_TOKEN in kept["pipedrive-v2", "default"]
        assert API_TOKEN not in "".join(
            path.read_text(errors="replace") for path in home.iterdir()
        )
        assert program("logout").code == 0
        assert kept == {}
    finally:
        keyring.set_keyring(before)
