"""`make spec`: a good document replaces the old one, anything else replaces nothing."""

from __future__ import annotations

import gzip
import threading
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import fetch
from tests.generator.workspace import contents

ETAG = '"one"'


def document(operations: int = 4, text: str = "As it was.") -> bytes:
    """Return a valid document with so many operations."""
    lines = ["openapi: 3.0.1", "info:", "  title: Tiny", "  version: '1'", "paths:"]
    for number in range(operations):
        lines += [
            f"  /pets{number}:",
            "    get:",
            f"      operationId: getPet{number}",
            f"      description: {text}",
            "      responses: {'200': {description: ok}}",
        ]
    return "\n".join(lines).encode() + b"\n"


@dataclass
class Publisher:
    """A server on loopback with one document, or with some trouble."""

    url: str = ""
    content: bytes = field(default_factory=document)
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": ETAG})
    length: int | None = None
    """The stated length, if not the true one."""
    pause: float = 0.0
    """Before each of the two halves of the content."""
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A publisher that responds with 304 to requests with its ETag."""
    state = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append({k.lower(): v for k, v in self.headers.items()})
            known = self.headers.get("If-None-Match")
            if known is not None and known == state.headers.get("ETag"):
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            if "Transfer-Encoding" not in state.headers:
                length = len(state.content) if state.length is None else state.length
                self.send_header("Content-Length", str(length))
            self.end_headers()
            middle = len(state.content) // 2
            try:
                for part in (state.content[:middle], state.content[middle:]):
                    time.sleep(state.pause)
                    self.wfile.write(part)
                    self.wfile.flush()
            except ConnectionError:
                pass  # The one who asked did not wait.

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        state.url = f"http://127.0.0.1:{http.server_address[1]}/openapi.yaml"
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield state
        http.shutdown()
        thread.join()


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publisher: Publisher) -> Path:
    """The folder `spec/` of the current folder, with a document that is out of date."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "tiny.yaml").write_bytes(document(text="As it was before."))
    point(folder, publisher.url)
    return folder


def point(spec: Path, url: str) -> None:
    """Make *url* the place of the document."""
    (spec / "tiny.toml").write_text(
        f'document = "tiny.yaml"\npackage = "tiny"\nsource = "{url}"\n'
    )


def refused(
    spec: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> list[str]:
    """Fetch, make sure that nothing was overwritten, and give what was said."""
    before = contents(spec)
    assert main(["fetch", *arguments]) == 1
    assert contents(spec) == before
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[-1].endswith("nothing written")
    return lines[:-1]


def test_a_new_document_and_its_lock(
    spec: Path, publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bytes are the server's; the lock says which, from where and since when."""
    assert main(["fetch", "tiny"]) == 0
    assert (spec / "tiny.yaml").read_bytes() == publisher.content
    lock = tomllib.loads((spec / "tiny.source.lock").read_text())
    assert set(lock) == {"url", "date", "sha256", "etag"}
    assert lock["url"] == publisher.url
    assert lock["etag"] == ETAG
    size = len(publisher.content)
    assert capsys.readouterr().out == (
        f"spec/tiny.yaml: new, 4 operations, {size:,} bytes\n"
    )
    assert sorted(p.name for p in spec.iterdir()) == [
        "tiny.source.lock", "tiny.toml", "tiny.yaml",
    ]  # fmt: skip


def test_an_unchanged_document_is_not_sent_again(
    spec: Path, publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second request is conditional, and its 304 touches no file."""
    assert main(["fetch"]) == 0
    before = {path: path.stat().st_mtime_ns for path in spec.iterdir()}
    capsys.readouterr()
    assert main(["fetch"]) == 0
    assert publisher.asked[0].get("if-none-match") is None
    assert publisher.asked[1]["if-none-match"] == ETAG
    assert {path: path.stat().st_mtime_ns for path in spec.iterdir()} == before
    assert "as published, since 2" in capsys.readouterr().out


def test_the_same_bytes_touch_no_file_even_without_a_304(
    spec: Path, publisher: Publisher
) -> None:
    """A server without conditional requests gives no daily diff."""
    publisher.headers = {"Last-Modified": "Wed, 21 Oct 2026 07:28:00 GMT"}
    assert main(["fetch"]) == 0
    before = {path: path.stat().st_mtime_ns for path in spec.iterdir()}
    assert main(["fetch"]) == 0
    assert publisher.asked[1]["if-modified-since"] == "Wed, 21 Oct 2026 07:28:00 GMT"
    assert {path: path.stat().st_mtime_ns for path in spec.iterdir()} == before


@pytest.mark.parametrize("etag", ['"é"', '"\u4e00"', "a\tb"])
def test_an_etag_that_cannot_be_sent_back_is_not(
    spec: Path, publisher: Publisher, etag: str
) -> None:
    """The document is fetched anew; nothing is encoded by guesswork."""
    publisher.headers = {"ETag": etag.encode().decode("latin-1")}
    assert main(["fetch"]) == 0
    assert main(["fetch"]) == 0
    assert len(publisher.asked) == 2
    assert publisher.asked[1].get("if-none-match") in (None, etag)


def test_a_document_changed_by_hand_is_fetched_anew(
    spec: Path, publisher: Publisher
) -> None:
    """An ETag of other bytes, or of another URL, is not sent."""
    assert main(["fetch"]) == 0
    (spec / "tiny.yaml").write_bytes(document(text="By hand."))
    assert main(["fetch"]) == 0
    point(spec, publisher.url + "?version=2")
    assert main(["fetch"]) == 0
    assert [each.get("if-none-match") for each in publisher.asked] == [None] * 3
    assert (spec / "tiny.yaml").read_bytes() == publisher.content


def test_a_first_document_has_nothing_to_be_compared_with(
    spec: Path, publisher: Publisher
) -> None:
    """The published document is taken if there is no file."""
    (spec / "tiny.yaml").unlink()
    assert main(["fetch"]) == 0
    assert (spec / "tiny.yaml").read_bytes() == publisher.content


@pytest.mark.parametrize(
    ("trouble", "message"),
    [
        ({"status": 404}, "URL: the server responded 404 Not Found"),
        ({"status": 500}, "URL: the server responded 500 Internal Server Error"),
        ({"status": 304}, "URL: the server responded 304 Not Modified"),
        ({"content": b"<!DOCTYPE html><p>Soon back"}, "URL: is a web page, not a"),
        ({"content": b"\n  <html></html>"}, "URL: is a web page, not a document"),
        ({"content": b""}, "URL: is empty or not a mapping"),
        ({"content": b"a: [b"}, "URL:2:1: YAML: while parsing a flow sequence"),
        ({"content": b"\xff\xff"}, "URL: is not UTF-8 text (byte 0)"),
        ({"content": b"swagger: '1.2'"}, "URL:1: is Swagger 1.2, not OpenAPI 3"),
        ({"content": b"a: 1"}, "URL:1: is no OpenAPI document: `openapi: 3.x` is"),
        (
            {"content": document().replace(b"description: ok", b"summary: ok")},
            "URL:10: the key 'description' is missing",
        ),
        ({"length": 1_000_000}, "URL: cannot be fetched: peer closed connection"),
        (
            {"headers": {"Transfer-Encoding": "chunked"}, "content": b"8\r\nopenapi:"},
            "URL: cannot be fetched: peer closed connection",
        ),
        (
            {"headers": {"Content-Encoding": "gzip"}, "content": gzip.compress(document())},
            "URL: is not UTF-8 text (byte 1)",
        ),
        ({"content": document(2, "x" * 300)}, "URL: has 2 operations; spec/tiny"),
        (
            {"content": b"{openapi: 3.0.1, info: {title: T, version: '1'}, paths: {"
             + b", ".join(b"/%d: {get: {responses: {'200': {description: a}}}}" % n
                          for n in range(3)) + b"}}"},
            "URL: has 210 bytes; spec/tiny.yaml has ",
        ),
    ],
)  # fmt: skip
def test_a_bad_document_overwrites_nothing(
    spec: Path,
    publisher: Publisher,
    capsys: pytest.CaptureFixture[str],
    trouble: dict[str, object],
    message: str,
) -> None:
    """Errors, pages, broken, invalid, truncated and halved documents are refused."""
    for key, value in trouble.items():
        setattr(publisher, key, value)
    lines = refused(spec, capsys)
    wanted = "error: " + message.replace("URL", publisher.url)
    assert any(line.startswith(wanted) for line in lines), lines


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://example.invalid/openapi.yaml", "redirects to another server: "),
        ("https://127.0.0.1/openapi.yaml", "redirects to another server: "),
        ("file:///etc/passwd", "redirects to another server: "),
        ("/openapi.yaml", "cannot be fetched: Exceeded maximum allowed redirects."),
    ],
)
def test_redirects_lead_nowhere_else(
    spec: Path,
    publisher: Publisher,
    capsys: pytest.CaptureFixture[str],
    target: str,
    message: str,
) -> None:
    """Another host, port or scheme is refused before it is asked; so is a circle."""
    publisher.status, publisher.headers = 302, {"Location": target}
    assert f"error: {publisher.url}: {message}" in refused(spec, capsys)[0]


@pytest.mark.parametrize(
    "url", ["http://example.invalid/openapi.yaml", "ftp://127.0.0.1/openapi.yaml"]
)
def test_only_https_leaves_the_machine(
    spec: Path, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    """A document that anybody on the way could change is not fetched."""
    point(spec, url)
    assert refused(spec, capsys) == [f"error: {url}: is not an https URL"]


def test_a_slow_server_is_given_up(
    spec: Path,
    publisher: Publisher,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Silence, and a drip that never ends, are both bounded."""
    monkeypatch.setattr(fetch, "SECONDS", 0.3)
    publisher.pause = 1.0
    assert "cannot be fetched: timed out" in refused(spec, capsys)[0]
    publisher.pause = 0.2
    assert "did not arrive within 0.3 seconds" in refused(spec, capsys)[0]


def test_a_flood_is_given_up(
    spec: Path,
    publisher: Publisher,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No more is kept in memory than a document may have."""
    monkeypatch.setattr(fetch, "LARGEST", 500)
    assert "is larger than 500 bytes" in refused(spec, capsys)[0]


def test_a_server_that_is_not_there(
    spec: Path, publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has the reason and the URL."""
    point(spec, "http://127.0.0.1:9/openapi.yaml")
    lines = refused(spec, capsys)
    assert lines[0].startswith("error: http://127.0.0.1:9/openapi.yaml: cannot be ")


def test_only_configurations_with_a_source(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without names, others are left out; by name, they are an error."""
    (spec / "local.toml").write_text('document = "local.yaml"\npackage = "local"\n')
    assert main(["fetch"]) == 0
    capsys.readouterr()
    assert "spec/local.toml: has no `source`" in refused(spec, capsys, "local")[0]


def test_a_lock_that_cannot_be_read(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and what to do about it."""
    (spec / "tiny.source.lock").write_text("<<<<<<< HEAD\n")
    assert "spec/tiny.source.lock: " in refused(spec, capsys)[0]


def test_a_document_that_is_written_otherwise_stays(
    spec: Path, publisher: Publisher, capsys: pytest.CaptureFixture[str]
) -> None:
    """The published one goes beside it, with a lock of its own."""
    config = spec / "tiny.toml"
    config.write_text(config.read_text() + 'published = "tiny.published.yaml"\n')
    before = (spec / "tiny.yaml").read_bytes()
    assert main(["fetch"]) == 0
    assert capsys.readouterr().out.startswith("spec/tiny.published.yaml: new, ")
    assert (spec / "tiny.yaml").read_bytes() == before
    assert (spec / "tiny.published.yaml").read_bytes() == publisher.content
    assert (spec / "tiny.published.lock").exists()
