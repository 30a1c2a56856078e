"""Credentials: what each scheme sends, and which of them an operation is sent."""

from __future__ import annotations

import base64
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents.conftest import Document
from tests.generator.conftest import Request, Server
from tests.generator.workspace import HEAD, Workspace

SECRETS = {
    "key": "key-5ecret",
    "app": "app-5ecret",
    "session": "session-5ecret",
    "timeout_": "timeout-5ecret",
    "username": "user name",
    "password": "pass-5ecret: ü",
    "access_token": "token-5ecret",
    "digest": 'Digest username="me", response="digest-5ecret"',
}
BASIC = "Basic " + base64.b64encode("user name:pass-5ecret: ü".encode()).decode()
PLACES = {
    "key": ("x-key", "key-5ecret"),
    "app": ("query", "app%20id=app-5ecret"),
    "session": ("cookie", "sid=session-5ecret"),
    "basic": ("authorization", BASIC),
    "bearer": ("authorization", "Bearer token-5ecret"),
    "digest": ("authorization", SECRETS["digest"]),
}


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    api = document("security", warned=True)
    api.server.status = 204
    return api


def presented(request: Request) -> set[tuple[str, str]]:
    """Return everything of a request that can be a credential."""
    names = ("x-key", "cookie", "authorization")
    found = {(name, request.headers[name]) for name in names if name in request.headers}
    query = request.target.partition("?")[2]
    return found | ({("query", query)} if query else set())


@pytest.mark.parametrize(
    ("operation", "schemes"),
    [
        ("getKey", ["key"]),
        ("getOtherKey", ["key"]),
        ("getOpen", []),
        ("getOptional", ["key"]),
        ("getBasic", ["basic"]),
        ("getBearer", ["bearer"]),
        ("getOauth2", ["bearer"]),
        ("getOidc", ["bearer"]),
        ("getDigest", ["digest"]),
        ("getBoth", ["key", "app"]),
        ("getEither", ["bearer"]),
    ],
)
def test_an_operation_is_sent_what_it_wants(
    api: Document, operation: str, schemes: list[str]
) -> None:
    """The first alternative is sent whole; other credentials of the client are not."""
    request = api.sent(operation, client=SECRETS)
    assert presented(request) == {PLACES[scheme] for scheme in schemes}


def test_the_first_alternative_that_is_given_completely_is_taken(api: Document) -> None:
    """The second alternative, two credentials, is sent without the bearer token."""
    given = {name: SECRETS[name] for name in ("app", "session", "key")}
    wanted = {PLACES["app"], PLACES["session"]}
    assert presented(api.sent("getEither", client=given)) == wanted
    # One of two is not what any alternative wants; the server will say what is missing.
    given = {"session": SECRETS["session"]}
    assert presented(api.sent("getEither", client=given)) == {PLACES["session"]}


def test_the_password_of_basic_may_be_empty(api: Document) -> None:
    """An API key as the user's name is what many servers want."""
    request = api.sent("getBasic", client={"username": "key-5ecret"})
    assert request.headers["authorization"] == "Basic a2V5LTVlY3JldDo="


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"password": "x"}, "password needs username"),
        ({"username": "a:b"}, "username must not contain a colon"),
        ({"username": "a", "password": "b\r\n"}, "control character"),
        ({"access_token": "a b"}, "access_token is empty or has a space"),
        ({"access_token": ""}, "access_token is empty"),
        ({"digest": "Digest a\r\nX: b"}, "digest is empty or has a space, line break"),
    ],
)
def test_unsendable_credentials_are_refused(
    api: Document, given: dict[str, Any], message: str
) -> None:
    """The client is not made, and the message does not show the value."""
    with pytest.raises(api.package.errors.ConfigurationError, match=message):
        api.package.Client(base_url=api.server.url, **given)


def test_without_a_configuration_a_client_needs_no_credentials(api: Document) -> None:
    """Nothing is sent, and the server decides."""
    assert presented(api.sent("getKey")) == set()


def test_no_secret_is_shown(api: Document) -> None:
    """No client and no error shows one, even if the server repeats them all."""
    api.server.status = 400
    with api.package.Client(base_url=api.server.url, **SECRETS) as client:
        for operation in api.package.OPERATIONS.values():
            said = " ".join([*SECRETS.values(), BASIC, BASIC[6:]])
            api.server.answer({"error": said, "message": said})
            method = getattr(getattr(client, operation.attribute), operation.function)
            with pytest.raises(api.package.errors.BadRequestError) as caught:
                method()
            shown = "".join(traceback.format_exception(caught.value))
            shown += repr(caught.value) + repr(client)
            assert "5ecret" not in shown
            assert BASIC[6:] not in shown


def test_a_scheme_without_support_is_said(api: Document) -> None:
    """Its operations stay; where and why is in the warning."""
    assert [warning for warning in api.warnings if "is ignored" in warning] == [
        "/components/securitySchemes/certificate: is ignored: mutualTLS is not "
        "supported; give the client an http_client that authenticates so"
    ]
    assert api.sent("getCertificate").target == "/certificate"


def test_a_redirect_takes_no_secret_along(api: Document) -> None:
    """It is an error, and is not followed: it may lead anywhere."""
    api.server.status = 302
    with (
        api.package.Client(base_url=api.server.url, **SECRETS) as client,
        pytest.raises(api.package.errors.APIStatusError),
    ):
        client.calls.get_key()
    assert len(api.server.requests) == 1


GIVEN = {
    "token": "token-5ecret",
    "api_key": "key-5ecret",
    "access_token": "person-5ecret",
    "robot": "robot-5ecret",
}


@pytest.fixture
def told(document: Callable[..., Document]) -> Document:
    told = document("requirements", warned=True)
    told.server.status = 204
    return told


@pytest.mark.parametrize(
    ("operation", "sent"),
    [
        ("getUsual", {("authorization", "SSWS token-5ecret")}),
        ("getUndeclared", set()),
        ("getEither", {("authorization", "Bearer robot-5ecret")}),
        ("getRobot", {("authorization", "Bearer robot-5ecret")}),
        ("getPerson", {("authorization", "Bearer person-5ecret")}),
        ("getQuery", {("query", "key=key-5ecret")}),
    ],
)
def test_no_scheme_gets_the_credential_of_another(
    told: Document, operation: str, sent: set[tuple[str, str]]
) -> None:
    """Each scheme of HTTP has its own name and its own credential."""
    assert presented(told.sent(operation, client=GIVEN)) == sent


def test_an_argument_goes_before_a_credential_of_the_same_name(told: Document) -> None:
    """Also where both stand in the query: the caller has said so."""
    request = told.sent("getQuery", client=GIVEN, key="mine")
    assert presented(request) == {("query", "key=mine")}


def test_requirements_that_cannot_be_met_are_said(told: Document) -> None:
    """A scheme without declaration, and two in one header, each at its place."""
    undeclared = (
        "the security scheme 'admin' is not declared: no credential is sent for it"
    )
    assert told.warnings == [
        f"/paths/~1undeclared/get/security: {undeclared}",
        f"/paths/~1either/get/security: {undeclared}",
        "/paths/~1two/get/security: 'person' and 'token' are both sent in the header "
        "Authorization: only one can be",
    ]


def test_null_for_scopes_is_an_empty_list(workspace: Workspace, server: Server) -> None:
    """`key:` without a value, as many write it in YAML, wants the scheme."""
    document = f"""{HEAD}
security:
- oauth:
paths:
  /a: {{get: {{operationId: getA, tags: [Pets], responses: {{'204': {{description: ok}}}}}}}}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: {{implicit: {{authorizationUrl: 'https://a.example', scopes: {{}}}}}}
"""
    package = workspace.load(document, warnings=2)  # null, and the flow
    server.status = 204
    with package.Client(base_url=server.url, access_token="abc") as client:
        client.pets.get_a()
    assert server.last.headers["authorization"] == "Bearer abc"
