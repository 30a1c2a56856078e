"""The constructor's arguments in `api.json`: all that the generated client takes."""

from __future__ import annotations

from generator import pipeline
from generator.diff.compare import compare
from generator.diff.surface import ClientArgument
from tests.generator.refusals import GOOD
from tests.generator.workspace import Workspace

BASIC = "    login: {type: http, scheme: basic}\n"
KEY = "    key: {type: apiKey, in: query, name: k}\n"
BEARERS = (
    "    bearer: {type: http, scheme: bearer}\n"
    "    oauth: {type: openIdConnect, openIdConnectUrl: 'https://login.example.com'}\n"
)


def document(schemes: str) -> str:
    """Return a document with these security schemes."""
    return GOOD.replace("components:\n", f"components:\n  securitySchemes:\n{schemes}")


def test_credentials_without_a_configuration_are_listed(workspace: Workspace) -> None:
    """Passwords, too; an argument that schemes share is listed once."""
    surface = pipeline.describe(workspace.put(document(BASIC + KEY + BEARERS)))
    assert surface.client == {
        "access_token": ClientArgument(
            credential="bearer", sent="header Authorization"
        ),
        "api_key": ClientArgument(credential="key", sent="query k"),
        "password": ClientArgument(credential="login", sent="header Authorization"),
        "username": ClientArgument(credential="login", sent="header Authorization"),
    }


def test_a_vanished_password_is_a_change(workspace: Workspace) -> None:
    """Callers that pass it get a `TypeError`."""
    old = pipeline.describe(workspace.put(document(BASIC + KEY)))
    new = pipeline.describe(workspace.put(document(KEY)))
    found = [(change.rule, change.subject) for change in compare(old, new)]
    assert found == [
        ("client-argument-removed", "password"),
        ("client-argument-removed", "username"),
    ]
