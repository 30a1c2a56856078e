"""The published document -> `spec/`, if it is good; beside the pipeline.

The only module of the generator that speaks to a network and looks at a clock.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import datetime, timezone
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..config import Config, quoted
from ..errors import GeneratorError, Problem
from ..model.operations import declared
from ..read.load import load, parse
from ..read.validate import check_version, validate
from ..write.disk import Change

LARGEST = 50_000_000
"""Bytes of a document."""

SECONDS = 60.0
"""For a document to arrive in, and the longest silence meanwhile."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came, and the headers that describe it."""

    content: bytes
    headers: HTTPMessage


def fetch(config: Config) -> tuple[str, list[Change]]:
    """Ask for the document of *config*; give a line that says what came, and what to write.

    Raises `GeneratorError` unless the document is whole, valid, and not much smaller than
    the one that is there.
    """
    path = config.path.parent / config.document
    lock_path = config.path.with_suffix(".source.lock")
    if not config.source:
        message = "has no `source`, the URL where the document is published"
        raise GeneratorError(Problem(config.path.as_posix(), "", message))
    lock = _read_lock(lock_path)
    old = path.read_bytes() if path.exists() else b""
    # The ETag does not stand for what came from elsewhere.
    is_of_lock = (lock.get("url"), lock.get("sha256")) == (config.source, _hash(old))
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
        Change(path, old.decode(errors="replace"), fetched.content.decode()),
        Change(lock_path, None, _lock_text(config.source, fetched)),
    ]


def content(url: str) -> bytes:
    """Fetch one file that a document refers to."""
    fetched = _get(url, {})
    assert fetched is not None  # only one that is known can be unchanged
    return fetched.content


def _get(url: str, known: dict[str, str]) -> Fetched | None:
    """Ask for *url*; None if it has not changed since the answer that *known* is about."""
    _check_url(url, url)
    request = Request(url)  # noqa: S310 - the scheme is checked
    request.add_header("User-Agent", "python -m generator fetch")
    for header, key in (
        ("If-None-Match", "etag"),
        ("If-Modified-Since", "last_modified"),
    ):
        if known.get(key):
            request.add_header(header, known[key])
    try:
        with build_opener(_SameOrigin).open(request, timeout=SECONDS) as response:
            return Fetched(_body(url, response), response.headers)
    except HTTPError as error:
        error.close()
        if error.code == 304 and known:
            return None
        message = f"answered {error.code} {error.reason}"
        raise GeneratorError(Problem(url, "", message)) from None
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        message = f"cannot be fetched: {reason or type(error).__name__}"
        raise GeneratorError(Problem(url, "", message)) from None


def _body(url: str, response: Any) -> bytes:
    deadline = monotonic() + SECONDS
    content = bytearray()
    while chunk := response.read1(1 << 16):
        content += chunk
        if len(content) > LARGEST:
            message = f"is larger than {LARGEST:,} bytes"
            raise GeneratorError(Problem(url, "", message))
        if monotonic() > deadline:
            message = f"did not arrive within {SECONDS:g} seconds"
            raise GeneratorError(Problem(url, "", message))
    length = response.headers.get("Content-Length")
    if length is not None and length.isdigit() and int(length) != len(content):
        message = f"broke off after {len(content):,} of {int(length):,} bytes"
        raise GeneratorError(Problem(url, "", message))
    return bytes(content)


class _SameOrigin(HTTPRedirectHandler):
    """Follows a redirect only where it leads to the same server."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        _check_url(newurl, req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check_url(url: str, asked: str) -> None:
    """Refuse what is neither https nor on this machine, or leads away from *asked*."""
    place, origin = urlsplit(url), urlsplit(asked)
    if (place.scheme, place.netloc) != (origin.scheme, origin.netloc):
        message = f"redirects to another server: {url}"
        hint = "If the document has moved, change `source` in its configuration."
        raise GeneratorError(Problem(asked, "", message, hint))
    if place.scheme != "https" and not (
        place.scheme == "http" and place.hostname in _LOOPBACK
    ):
        raise GeneratorError(Problem(url, "", "is not an https URL"))


def _check(url: str, content: bytes, path: Path | None) -> int:
    """Raise if *content* should not replace the document at *path*; count operations."""
    if content.lstrip()[:1] == b"<":
        raise GeneratorError(Problem(url, "", "is a web page, not a document"))
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
                raise GeneratorError(Problem(url, "", message, hint))
    return operations


def _read_lock(path: Path) -> dict[str, str]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        hint = "Delete it: the next fetch writes it anew."
        raise GeneratorError(Problem(path.as_posix(), "", str(error), hint)) from None
    return {key: str(value) for key, value in raw.items()}


def _lock_text(url: str, fetched: Fetched) -> str:
    entries = {
        "url": url,
        "date": datetime.now(timezone.utc).date().isoformat(),
        "sha256": _hash(fetched.content),
        "etag": fetched.headers.get("ETag"),
        "last_modified": fetched.headers.get("Last-Modified"),
    }
    lines = ["# Written by `make spec`: the document that was fetched last."]
    for key, value in entries.items():
        if value and value.isprintable():
            lines.append(f"{key} = {quoted(value)}")
    return "\n".join(lines) + "\n"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
