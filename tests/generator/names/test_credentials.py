"""Arguments of the constructor that the configuration names: errors with their places."""

from __future__ import annotations

import pytest

from tests.generator.refusals import GOOD, refused
from tests.generator.workspace import Workspace

SCHEMES = """\
  securitySchemes:
    key: {type: apiKey, in: header, name: x-key}
    login: {type: http, scheme: basic}
    bearer: {type: http, scheme: bearer}
    oauth: {type: http, scheme: bearer}
"""
DOCUMENT = GOOD.replace("components:\n", f"components:\n{SCHEMES}")


def credential(scheme: str, argument: str, password: str = "") -> str:
    """Return a table of the configuration."""
    return (
        f"[client.credentials.{scheme}]\nargument = {argument!r}\n"
        f"password = {password!r}\n"
    )


def test_an_unknown_scheme_is_an_error(workspace: Workspace) -> None:
    """A mistyped name does not take all credentials away."""
    workspace.put(DOCUMENT, config=credential("keey", "token"))
    message = "the document has no security scheme 'keey' that takes a credential"
    assert refused(workspace) == [
        f"error: spec/tiny.toml: {message}",
        "    at /client/credentials/keey",
        "    Did you mean 'key'?",
        "    Known here: bearer, key, login, oauth",
    ]


def test_an_unknown_scheme_is_a_warning_where_nothing_is_asked(
    workspace: Workspace,
) -> None:
    """With `auto_rename` the run goes on."""
    config = f"auto_rename = true\n{credential('keey', 'token')}"
    workspace.put(DOCUMENT, config=config)
    run = workspace.run()
    assert run.code == 0
    assert "warning: spec/tiny.toml: the document has no security scheme" in run.err


NOT_PYTHON = "is not a public Python name"
TAKEN = "is an argument or a name that every client has"
TWICE = "is an argument of another entry, too"


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        (credential("key", "class"), "credentials/key/argument", NOT_PYTHON),
        (credential("key", ""), "credentials/key/argument", NOT_PYTHON),
        (credential("key", "a b"), "credentials/key/argument", NOT_PYTHON),
        (credential("key", "_key"), "credentials/key/argument", NOT_PYTHON),
        (credential("key", "retry"), "credentials/key/argument", TAKEN),
        (credential("key", "self"), "credentials/key/argument", TAKEN),
        (credential("key", "base_url"), "credentials/key/argument", TAKEN),
        (credential("login", "x", "if"), "credentials/login/password", NOT_PYTHON),
        (credential("login", "x", "timeout"), "credentials/login/password", TAKEN),
        (credential("login", "x", "x"), "credentials/login/password", TWICE),
        (
            credential("key", "token") + credential("bearer", "token"),
            "credentials/bearer/argument",
            TWICE,
        ),
        (
            "[client.base_urls]\ntoken = 'https://{token}.example.com'\n"
            + credential("key", "token"),
            "credentials/key/argument",
            TWICE,
        ),
        ("[client.base_urls]\nclass = 'https://x'", "base_urls/class", NOT_PYTHON),
        ("[client.base_urls]\nretry = 'https://x'", "base_urls/retry", TAKEN),
    ],
)
def test_an_argument_that_cannot_have_its_name(
    workspace: Workspace, config: str, place: str, message: str
) -> None:
    """The error says which line of the configuration is wrong."""
    workspace.put(DOCUMENT, config=config)
    first, *more = refused(workspace)
    assert first.startswith("error: spec/tiny.toml: ")
    assert first.endswith(message)
    assert more == [f"    at /client/{place}", "    Choose another name."]


def test_schemes_with_equal_credentials_share_an_argument(workspace: Workspace) -> None:
    """A bearer token is one, by whatever scheme."""
    config = credential("bearer", "token") + credential("oauth", "token")
    package = workspace.load(DOCUMENT, config=config)
    with package.Client(base_url="http://127.0.0.1:1", token="x") as client:
        assert client is not None


def test_the_password_of_one_scheme_leaves_the_arguments_of_others(
    workspace: Workspace,
) -> None:
    """A name that a person decided goes before one that is made."""
    config = credential("login", "user") + credential("oauth", "password")
    package = workspace.load(DOCUMENT, config=config)
    with package.Client(base_url="http://127.0.0.1:1", password="x") as client:
        assert client is not None
