"""A wrong configuration: one message with its place, and nothing is written."""

from __future__ import annotations

import copy
import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from generator import config
from generator.errors import GeneratorError
from generator.pointer import at, join
from tests.generator.refusals import GOOD, refused
from tests.generator.workspace import ROOT, Workspace


def test_a_syntax_error_in_the_configuration(workspace: Workspace) -> None:
    """TOML's own message has line and column."""
    workspace.put(GOOD, config="[names\n")
    (line,) = refused(workspace)
    assert line.startswith("error: spec/tiny.toml: TOML: ")
    assert "line 3, column 7" in line


@pytest.mark.parametrize(
    ("config", "place", "key", "close", "known"),
    [
        ("covenant = 1", None, "covenant", None, "cost_key"),
        ("path = 'x'", None, "path", None, "cost_key"),
        ("[envelope]\ndate = 'x'", "/envelope", "date", "data", "ok"),
        ("[names]\nfunction = {}", "/names", "function", "functions", "enums"),
        (
            "[client.credentials.a]\nargument = 'x'\nenv = 'X'",
            "/client/credentials/a", "env", None, "environment",
        ),
        ("[budget]\nx = 1", "/budget", "x", None, "tokens_per_seat"),
    ],
)  # fmt: skip
def test_an_unknown_key_in_the_configuration(
    workspace: Workspace,
    config: str,
    place: str | None,
    key: str,
    close: str | None,
    known: str,
) -> None:
    """An unknown key is an error; the known ones are listed, a similar one first."""
    workspace.put(GOOD, config=config)
    first, *more = refused(workspace)
    assert first == f"error: spec/tiny.toml: unknown key {key!r}"
    if place:
        assert more.pop(0) == f"    at {place}"
    if close:
        assert more.pop(0) == f"    Did you mean {close!r}?"
    (hint,) = more
    assert hint.startswith("    Known here: ")
    assert re.search(rf"\b{known}\b", hint)


def test_a_missing_key_in_the_configuration(workspace: Workspace) -> None:
    """`package` and `document` must be there."""
    path = workspace.put(GOOD)
    path.write_text('document = "tiny.yaml"\n')
    assert refused(workspace) == ["error: spec/tiny.toml: the key 'package' is missing"]


def test_a_missing_key_in_a_table_of_the_configuration(workspace: Workspace) -> None:
    """Tables whose keys are data are named by the key that is wrong."""
    workspace.put(
        GOOD,
        config="[client.credentials.a]\nargument = 'x'\n[client.credentials.b]\n",
    )
    assert refused(workspace) == [
        "error: spec/tiny.toml: the key 'argument' is missing",
        "    at /client/credentials/b",
    ]


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        ("cost_key = 7", "/cost_key", "expected str, got int"),
        ("envelope = 'x'", "/envelope", "expected a table, got str"),
        ("[envelope]\ndata = 1", "/envelope/data", "expected str, got int"),
        (
            "[names.functions]\ngetOwner = 'x'\ngetPet = 1",
            "/names/functions/getPet",
            "expected str, got int",
        ),
        ("paging = {}", "/paging", "expected array, got a table"),
        (
            "[[paging]]\nstyle = 'url'\nitems = ['a', 1]",
            "/paging/0/items/1",
            "expected str, got int",
        ),
        (
            "[[paging]]\nstyle = 'page'\nitems = ['a']",
            "/paging/0",
            "style 'page' needs the key 'cursor'",
        ),
        (
            "[[windows]]\nname = 'a'\nseconds = 1\ncapacity = 1\nplans.b.'c.d' = ''",
            "/windows/0/plans/b/c.d",
            "expected int, got str",
        ),
    ],
)
def test_a_wrong_kind_of_value_in_the_configuration(
    workspace: Workspace, config: str, place: str, message: str
) -> None:
    """The place in the configuration is given like one in a document."""
    workspace.put(GOOD, config=config)
    assert refused(workspace) == [
        f"error: spec/tiny.toml: {message}",
        f"    at {place}",
    ]


@pytest.mark.parametrize(
    ("config", "place", "known"),
    [
        (
            "[[paging]]\nstyle = 'cursors'\nitems = ['a']",
            "/paging/0/style",
            "cursor, last_id, link, offset, page, url",
        ),
        (
            "[[guards]]\nkind = 'emptylist'\nname = 'a'\nreason = 'b'",
            "/guards/0/kind",
            "empty_list, empty_object, identifiers, listed, needs_member, needs_one_of, "
            "no_change, replaces, requires, single, too_short, wrong_key",
        ),
    ],
)
def test_a_value_that_is_none_of_a_closed_list(
    workspace: Workspace, config: str, place: str, known: str
) -> None:
    """The message has the values that are known, a similar one first."""
    workspace.put(GOOD, config=config)
    first, at, close, hint = refused(workspace)
    assert first.endswith(" is no known value")
    assert at == f"    at {place}"
    assert close.startswith("    Did you mean '")
    assert hint == f"    Known here: {known}"


@pytest.mark.parametrize("package", ["my-api", "", "../up", "a.b", "class", "1a"])
def test_a_package_that_is_no_python_name(workspace: Workspace, package: str) -> None:
    """The package is written below `generated/` and must be importable."""
    path = workspace.put(GOOD)
    path.write_text(f'document = "tiny.yaml"\npackage = "{package}"\n')
    assert refused(workspace) == [
        f"error: spec/tiny.toml: package {package!r} is not a Python name",
        "    at /package",
    ]


def places(value: Any, pointer: str = "") -> Iterator[tuple[str, str | int]]:
    """Yield each place in *value* as the pointer of its holder and its key there."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in items:
        yield pointer, key
        if isinstance(child, dict | list):
            yield from places(child, join(pointer, key))


STRANGE = (1, 1.5, True, "", "x", [], [1], {}, {"a": 1}, dt.date(2026, 1, 1))


def test_whatever_stands_in_a_place_is_read_or_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Any value in place of any other: no traceback, and the place exists."""
    path = ROOT / "spec" / "pipedrive-v2.toml"
    raw = tomllib.loads(path.read_text())
    refusals = 0
    for holder, key in list(places(raw)):
        for value in STRANGE:
            other = copy.deepcopy(raw)
            at(other, holder)[key] = value
            monkeypatch.setattr(config.tomllib, "loads", lambda _, other=other: other)
            try:
                config.read(path)
            except GeneratorError as error:
                refusals += 1
                for problem in error.problems:
                    assert at(other, problem.pointer) is not None, problem
                    assert "`" not in problem.message
    assert refusals > 1000


@pytest.mark.parametrize("text", ["\x7f", "\x00\x1f\n", '"\\', "ä\u2028", "\U0001f600"])
def test_a_quoted_text_is_what_toml_reads(text: str) -> None:
    """DEL, too, which JSON writes as it is and TOML refuses."""
    line = config.quoted(text)
    assert tomllib.loads(f"{line} = {line}") == {text: text}


def test_a_quoted_surrogate_is_replaced() -> None:
    """No file can have it."""
    assert tomllib.loads(f"a = {config.quoted(chr(0xD800))}") == {"a": "?"}


BASE_URLS = "[client.base_urls]\nhost = 'https://{host}.example.com'\n"


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        (
            f"{BASE_URLS}[client.environment]\nhots = 'HOST'",
            "environment/hots",
            "is no",
        ),
        ("[client.environment]\nhost = 'HOST'", "environment/host", "is no argument"),
        ("[client.environment]\napi_token = 'T'", "environment/api_token", "is no"),
        ("[client.costs]\n'GET (' = 2", "costs/GET (", "is no regular expression"),
        ("[client.costs]\n'GET /x' = -2", "costs/GET ~1x", "fewer than none"),
    ],
)
def test_a_key_of_the_client_that_means_nothing(
    workspace: Workspace, config: str, place: str, message: str
) -> None:
    workspace.put(GOOD, config=config)
    first, at, *_ = refused(workspace)
    assert first.startswith("error: spec/tiny.toml: ")
    assert message in first
    assert at == f"    at /client/{place}"


def test_the_variable_of_a_base_url_is_accepted(workspace: Workspace) -> None:
    workspace.put(GOOD, config=f"{BASE_URLS}[client.environment]\nhost = 'HOST'")
    assert workspace.run().code == 0
