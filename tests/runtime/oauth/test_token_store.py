"""Tokens are saved before they are used, for their owner alone, and shown to nobody."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import re
import stat
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import (
    AuthorizationError,
    BadRequestError,
    FileTokenStore,
    Tokens,
)
from openapi_runtime.oauth.token_server import server_origin
from tests.runtime.oauth.token_server import (
    CLIENT_SECRET,
    REDIRECT,
    api_at,
    session,
    tokens_of,
)
from tests.runtime.sample_api import Client

# -- saving


def test_tokens_are_saved_before_they_are_used(bench, call) -> None:
    saved: list[tuple[Tokens, int]] = []
    one = session(
        bench,
        tokens_of(bench, expires_in=-1),
        save=lambda tokens: saved.append((tokens, len(bench.calls))),
    )
    call(one, lambda client: client.deals.get(7))
    ((tokens, calls),) = saved
    assert calls == 0
    assert bench.calls == [("/api/v2/deals/7", tokens.access_token)]


def test_unsaved_tokens_are_not_used_and_not_lost(bench) -> None:
    """A rotated refresh token is the only one: it is saved at the next try."""
    kept: list[Tokens] = []

    def save(tokens: Tokens) -> None:
        if not kept and len(bench.grants) == 1 and not tried:
            tried.append(tokens)
            raise OSError("disk full")
        kept.append(tokens)

    tried: list[Tokens] = []
    one = session(bench, tokens_of(bench, expires_in=-1), save=save)
    with Client(auth=one) as client:
        with pytest.raises(OSError, match="disk full"):
            client.deals.get(7)
        assert bench.calls == []
        assert client.deals.get(7).id == 7
    assert kept == tried
    assert len(bench.grants) == 1


def test_the_file_is_its_owners_alone_and_replaced_in_one_step(bench, store) -> None:
    old = os.umask(0)
    try:
        store.save(tokens_of(bench))
        first = store.path.stat()
        store.save(tokens_of(bench))
    finally:
        os.umask(old)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert store.path.stat().st_ino != first.st_ino
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


def test_a_file_that_was_open_to_others_is_closed_to_them(bench, store) -> None:
    store.path.write_text("{}")
    store.path.chmod(0o644)
    store.save(tokens_of(bench))
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_crash_while_saving_leaves_the_old_tokens(bench, store, monkeypatch) -> None:
    old = tokens_of(bench)
    store.save(old)

    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        store.save(tokens_of(bench))
    assert store.load() == old
    assert len(list(store.path.parent.iterdir())) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"access_token": 1}', b"[" * 100_000],
    ids=range(5),
)
def test_a_broken_file_is_named_and_not_shown(bench, store, content) -> None:
    store.path.write_bytes(content)
    with pytest.raises(AuthorizationError, match=re.escape(str(store.path))):
        session(bench, store).tokens()


def test_a_folder_that_is_not_there_is_named(bench, tmp_path) -> None:
    with pytest.raises(AuthorizationError, match="nowhere"):
        FileTokenStore(tmp_path / "nowhere" / "t").save(tokens_of(bench))


def test_a_server_that_does_not_rotate_keeps_its_refresh_token(bench, store) -> None:
    """The refresh token stays if the response repeats it, or leaves it out."""
    bench.rotates = False
    store.save(tokens_of(bench, expires_in=-1))
    bench.answer = (200, {"access_token": "abcd", "expires_in": 3600})
    tokens = session(bench, store).tokens()
    assert tokens.refresh_token == bench.refresh_token
    assert tokens.server == bench.origin
    assert store.load() == tokens


def test_revoking_forgets_the_tokens(bench, store) -> None:
    store.save(tokens_of(bench))
    one = session(bench, store)
    one.revoke()
    assert bench.revoked == [bench.refresh_token]
    assert not store.path.exists()
    with pytest.raises(AuthorizationError, match="not signed in"):
        one.tokens()


# -- shown to nobody, sent nowhere else


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://acme.pipedrive.com", True),
        ("https://acme.pipedrive.com/", True),
        ("https://pipedrive.com:8443", True),
        ("http://acme.pipedrive.com", False),
        ("https://acme.pipedrive.com/v1", False),
        ("https://pipedrive.com.evil.test", False),
        ("https://evil-pipedrive.com", False),
        ("https://user@acme.pipedrive.com", False),
        ("https://acme.pipedrive.com?x=1", False),
        ("https://127.0.0.1", False),
        ("http://localhost:8000", False),
        ("acme.pipedrive.com", False),
        ("", False),
    ],
)
def test_tokens_go_only_to_the_domain_of_the_token_server(url, good) -> None:
    oauth2 = api_at("https://oauth.pipedrive.com").oauth2
    assert oauth2 is not None
    if good:
        assert server_origin(oauth2, url) == url.rstrip("/")
    else:
        with pytest.raises(AuthorizationError, match="api_domain"):
            server_origin(oauth2, url)


def test_a_hostile_server_in_a_token_file_is_refused(bench, store, call) -> None:
    tokens = tokens_of(bench)
    store.save(Tokens(**{**tokens.to_dict(), "server": "https://evil.test"}))
    with pytest.raises(AuthorizationError):
        call(session(bench, store), lambda client: client.deals.get(7))


def test_no_secret_is_shown_anywhere(bench, store, caplog) -> None:
    """Not in an error, its traceback, a repr or a log, whatever the server repeats."""
    caplog.set_level(logging.DEBUG)
    bench.repeats_secrets = True
    tokens = tokens_of(bench, expires_in=-1)
    store.save(tokens)
    one = session(bench, store)
    shown = [repr(one), repr(tokens), str(tokens), repr(store)]
    code = "bad-code" + "-123"  # a traceback shows this file, too

    def call() -> None:
        bench.dead = True
        with Client(auth=one) as client:
            client.deals.get(7)

    def exchange(state: str) -> None:
        one.exchange(f"{REDIRECT}?code={code}&state={state}", state="abc")

    for use in (call, partial(exchange, "abc"), partial(exchange, "other")):
        with pytest.raises(AuthorizationError) as caught:
            use()
        shown += [*traceback.format_exception(caught.value), repr(vars(caught.value))]
        assert caught.value.__cause__ is None
    bench.dead = False
    store.save(tokens_of(bench, expires_in=-1))
    with Client(auth=session(bench, store)) as client:
        client.deals.get(7)
        shown.append(repr(client))
    shown.append(caplog.text)
    secrets = [CLIENT_SECRET, code, *bench.live, *bench.used]
    secrets += [bench.refresh_token, bench.authorizations[0].removeprefix("Basic ")]
    for text in shown:
        for secret in secrets:
            assert secret not in text
    assert json.loads(store.path.read_text())["access_token"] in bench.live


def test_a_token_that_the_api_repeats_is_hidden(bench, server, store, call) -> None:
    tokens = tokens_of(bench)
    store.save(tokens)
    server.answer(
        {"success": False, "error": f"bad: {tokens.access_token}"}, status=400
    )
    with pytest.raises(BadRequestError, match=r"bad: \[hidden\]"):
        call(
            session(bench, store),
            lambda client: client.deals.get(7),
            base_url=server.base_url,
        )


def test_a_client_knows_where_the_api_is_before_its_first_call(bench, store) -> None:
    store.save(tokens_of(bench))
    with Client(auth=session(bench, store)) as client:
        assert client.base_url == f"{bench.origin}/api/v2"


def test_a_link_to_the_token_file_stays_one(tmp_path: Path) -> None:
    """Both names have one lock, or two processes would use a refresh token twice."""
    folder = tmp_path / "real"
    folder.mkdir()
    link, other = tmp_path / "link", tmp_path / "other"
    other.symlink_to(link)
    link.symlink_to(folder / "tokens.json")
    for path in (other, link):  # the file is not there at first
        FileTokenStore(path).save(Tokens(access_token="new"))
        assert path.is_symlink()
    assert "new" in (folder / "tokens.json").read_text()
    with (
        FileTokenStore(other).exclusive(),
        pytest.raises(AuthorizationError, match="never ends"),
        FileTokenStore(folder / "tokens.json").exclusive(0.0),
    ):
        pass


@pytest.mark.parametrize("use", ["load", "save", "delete"])
def test_scratch_files_of_killed_processes_are_removed(
    tmp_path: Path, use: str
) -> None:
    """Those that are still written, and files of others, stay."""
    dead, written = (tmp_path / f".t[1].json.{c * 16}" for c in "ab")
    foreign = tmp_path / ".t[1].json.backup"
    link = tmp_path / f".t[1].json.{'c' * 16}"
    for path in (dead, written, foreign):
        path.write_text("secret")
    link.symlink_to(foreign)
    store = FileTokenStore(tmp_path / "t[1].json")
    with written.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        arguments = [Tokens(access_token="new")] if use == "save" else []
        getattr(store, use)(*arguments)
        assert not dead.exists()
        assert written.exists()
    assert foreign.read_text() == "secret"
    getattr(store, use)(*arguments)
    assert not written.exists()


def test_a_kill_while_saving_leaves_whole_tokens_and_no_secret(tmp_path: Path) -> None:
    """After the next start; the tokens are those of before or of after."""
    path = tmp_path / "tokens.json"
    store = FileTokenStore(path)
    store.save(Tokens(access_token="old"))
    code = (
        "import sys\n"
        "from openapi_runtime import FileTokenStore, Tokens\n"
        "store = FileTokenStore(sys.argv[1])\n"
        "print('saving', flush=True)\n"
        "while True:\n"
        "    store.save(Tokens(access_token='a' * 3000, refresh_token='r' * 3000))\n"
    )
    for delay in (0.0, 0.005, 0.011, 0.023):
        command = [sys.executable, "-c", code, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
        assert len((store.load() or Tokens(access_token="")).access_token) in (3, 3000)
        assert [found.name for found in tmp_path.iterdir()] == ["tokens.json"]


def test_a_scratch_file_that_disappears_is_written_again(
    bench, store, monkeypatch
) -> None:
    """Another process may take it for one of a killed process, before it is locked."""
    fsync, left = os.fsync, [2]

    def remove(file: int) -> None:
        fsync(file)
        if left[0]:
            left[0] -= 1
            for path in store.path.parent.glob(".*"):
                path.unlink()

    monkeypatch.setattr(os, "fsync", remove)
    tokens = tokens_of(bench)
    store.save(tokens)
    assert (store.load(), left) == (tokens, [0])


def test_many_writers_of_one_file_do_not_hinder_each_other(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    with ThreadPoolExecutor(8) as pool:
        for done in [
            pool.submit(store.save, Tokens(access_token=f"t{n}")) for n in range(40)
        ]:
            done.result()
    assert [path.name for path in tmp_path.iterdir()] == ["tokens.json"]


def test_deleting_deletes_the_secrets_behind_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    FileTokenStore(link).save(Tokens(access_token="secret"))
    FileTokenStore(link).delete()
    assert not real.exists()
    assert FileTokenStore(link).load() is None


def test_a_file_system_without_locks_is_named(tmp_path: Path, monkeypatch) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")

    def refuse(*_: Any) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    store.save(Tokens(access_token="new"))
    with (
        pytest.raises(AuthorizationError, match="No locks available"),
        store.exclusive(),
    ):
        pass
