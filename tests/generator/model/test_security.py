"""OAuth 2 facts of the configuration and of the document, completed by each other."""

from __future__ import annotations

from generator import pipeline
from generator.diff.surface import ClientArgument
from tests.generator.refusals import GOOD
from tests.generator.workspace import Workspace

URLS = {
    "authorize_url": "https://login.example.com/a",
    "token_url": "https://login.example.com/t",
}
STATED = "[oauth2]\n" + "".join(f"{key} = '{url}'\n" for key, url in URLS.items())
REFERENCE = f"""\
components:
  securitySchemes:
    login: {{$ref: '#/x-schemes/login'}}
x-schemes:
  login:
    type: oauth2
    flows:
      authorizationCode:
        authorizationUrl: {URLS["authorize_url"]}
        tokenUrl: {URLS["token_url"]}
        scopes: {{read: r}}
security: [{{login: [read]}}]
"""
REFERRING = GOOD.replace("$ref: '#/components/schemas/Pet'", "type: string").partition(
    "components:\n"
)[0]


def test_urls_of_the_configuration_need_no_flow(workspace: Workspace) -> None:
    """The document may say nothing of OAuth 2."""
    surface = pipeline.describe(workspace.put(GOOD, config=STATED))
    assert surface.client == {"oauth2": ClientArgument(**URLS)}


def test_an_oauth2_table_without_urls_is_a_warning(workspace: Workspace) -> None:
    """It is not dropped without a word."""
    workspace.put(GOOD, config="[oauth2]\n")
    run = workspace.run()
    assert (run.code, workspace.surface().client) == (0, {})
    assert (
        "warning: spec/tiny.toml: [oauth2] is ignored: the document has no" in run.err
    )
    assert "at /oauth2" in run.err


def test_a_scheme_that_is_a_reference(workspace: Workspace) -> None:
    """Its flow and its scopes count."""
    path = workspace.put(REFERRING + REFERENCE, config="[oauth2]\n")
    surface = pipeline.describe(path)
    assert surface.client["oauth2"] == ClientArgument(**URLS)
    assert surface.methods["pets.get"].scopes == ("read",)


def test_a_credential_that_would_have_to_be_computed_is_a_warning(
    workspace: Workspace,
) -> None:
    """The value of `digest` is another one for each request."""
    digest = "components:\n  securitySchemes: {d: {type: http, scheme: Digest}}\n"
    workspace.put(REFERRING + digest)
    assert "digest is sent as it is given; give clients `auth`" in workspace.run().err
