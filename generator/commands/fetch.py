"""`python -m generator fetch`: the published document -> `spec/`, if it is good.

The only module of the generator that uses a network and a clock.
"""

from __future__ import annotations

import tomllib
from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from time import monotonic

import httpx
from msgspec import Struct

from ..config import Config, quoted, read
from ..errors import GeneratorError, refusal
from ..model.operations import declared
from ..paths import config_path, config_paths
from ..read.load import load, parse
from ..read.validate import check_version, validate
from ..write.disk import FileChange, write
from ..write.manifest import digest

LARGEST = 50_000_000
"""Bytes of a document."""

SECONDS = 60.0
"""For a document to arrive in, and the longest silence meanwhile."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Fetched(Struct, frozen=True):
    """A document as it came, and the headers that describe it."""

    content: bytes
    headers: Mapping[str, str]


def run(options: Namespace) -> int:
    """Fetch the documents that *options* name; return the exit code."""
    configs = [read(config_path(name)) for name in options.names]
    if not options.names:
        every = [read(path) for path in config_paths()]
        configs = [config for config in every if config.source]
    found = [fetch(config) for config in configs]
    for line, changes in found:
        write(changes)
        print(line)
    return 0


def fetch(config: Config) -> tuple[str, list[FileChange]]:
    """Request the document of *config*; return a line about it, and what to write.

    Raises `GeneratorError` unless the document is whole, valid, and not much smaller than
    the one that is there.
    """
    path = config.path.parent / (config.published or config.document)
    suffix = ".published.lock" if config.published else ".source.lock"
    lock_path = config.path.with_suffix(suffix)
    if not config.source:
        message = "has no `source`, the URL where the document is published"
        raise refusal(config.path, message)
    lock = _read_lock(lock_path)
    old = path.read_bytes() if path.exists() else b""
    # The ETag does not stand for what came from elsewhere.
    is_of_lock = (lock.get("url"), lock.get("sha256")) == (config.source, digest(old))
    known = lock if is_of_lock else {}
    fetched = _get(config.source, known)
    if fetched is None or (known and fetched.content == old):
        return f"{path.as_posix()}: as published, since {known.get('date')}", []
    operations = _check(config.source, fetched.content, path if old else None)
    line = (
        f"{path.as_posix()}: {'as published' if fetched.content == old else 'new'}, "
        f"{operations} operations, {len(fetched.content):,} bytes"
    )
    return line, [
        FileChange(path, old.decode(errors="replace"), fetched.content.decode()),
        FileChange(lock_path, None, _lock_text(config.source, fetched)),
    ]


def content(url: str) -> bytes:
    """Fetch one file that a document refers to."""
    fetched = _get(url, {})
    assert fetched is not None  # only one that is known can be unchanged
    return fetched.content


def _get(url: str, known: dict[str, str]) -> Fetched | None:
    """Request *url*; None if it has not changed since the response that *known* is about."""
    headers = {
        "User-Agent": "python -m generator fetch",
        "Accept-Encoding": "identity",
        "If-None-Match": known.get("etag"),
        "If-Modified-Since": known.get("last_modified"),
    }
    client = httpx.Client(
        timeout=SECONDS,
        follow_redirects=True,
        headers={k: v for k, v in headers.items() if v and v.isascii()},
        # Called before each request, those that follow a redirect included.
        event_hooks={"request": [lambda request: _check_url(request.url, url)]},
    )
    try:
        with client, client.stream("GET", url) as response:
            if response.status_code == 304 and known:
                return None
            if response.status_code != 200:
                message = f"the server responded {response.status_code} {response.reason_phrase}"
                raise refusal(url, message)
            return Fetched(_body(url, response), response.headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = f"cannot be fetched: {error or type(error).__name__}"
        raise refusal(url, message) from None


def _body(url: str, response: httpx.Response) -> bytes:
    deadline = monotonic() + SECONDS
    content = bytearray()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > LARGEST:
            raise refusal(url, f"is larger than {LARGEST:,} bytes")
        if monotonic() > deadline:
            raise refusal(url, f"did not arrive within {SECONDS:g} seconds")
    return bytes(content)


def _check_url(url: httpx.URL, source: str) -> None:
    """Refuse a URL that is neither https nor on this machine, or no longer at *source*."""
    origin = httpx.URL(source)
    if (url.scheme, url.netloc) != (origin.scheme, origin.netloc):
        message = f"redirects to another server: {url}"
        hint = "If the document has moved, change `source` in its configuration."
        raise refusal(source, message, hint)
    is_local = url.scheme == "http" and url.host in _LOOPBACK
    if url.scheme != "https" and not is_local:
        raise refusal(source, "is not an https URL")


def _check(url: str, content: bytes, path: Path | None) -> int:
    """Raise if *content* should not replace the document at *path*; return its operations."""
    if content.lstrip()[:1] == b"<":
        raise refusal(url, "is a web page, not a document")
    document = parse(url, content)
    check_version(document)
    problems = validate(document)
    if problems:
        raise GeneratorError(*problems)
    operations = declared(document)
    if path is not None:
        for unit, now, before in (
            ("operations", operations, declared(load(path))),
            ("bytes", len(content), path.stat().st_size),
        ):
            if now * 2 <= before:
                message = f"has {now:,} {unit}; {path.as_posix()} has {before:,}"
                hint = f"If this is meant, put it at {path.as_posix()} by hand."
                raise refusal(url, message, hint)
    return operations


def _read_lock(path: Path) -> dict[str, str]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        hint = "Delete it: the next fetch writes it anew."
        raise refusal(path, str(error), hint) from None
    return {key: str(value) for key, value in raw.items()}


def _lock_text(url: str, fetched: Fetched) -> str:
    entries = {
        "url": url,
        "date": datetime.now(timezone.utc).date().isoformat(),
        "sha256": digest(fetched.content),
        "etag": fetched.headers.get("ETag"),
        "last_modified": fetched.headers.get("Last-Modified"),
    }
    lines = ["# Written by `make spec`: the document that was fetched last."]
    for key, value in entries.items():
        if value and value.isprintable():
            lines.append(f"{key} = {quoted(value)}")
    return "\n".join(lines) + "\n"
