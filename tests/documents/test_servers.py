"""Servers: of a document, a path and an operation, with variables, relative, with more."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from openapi_runtime.errors import ConfigurationError
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

DONE = "responses: {'204': {description: done}}"
KEYS = "{securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}"


def own_servers(url: str) -> str:
    """Return a document whose usual server is at *url*, as that of one path is."""
    return f"""{HEAD}
servers: [{{url: {url}/usual}}]
security: [{{key: []}}]
paths:
  /plain: {{get: {{operationId: getPlain, tags: [Pets], {DONE}}}}}
  /path:
    servers: [{{url: {url}/of-path}}]
    get: {{operationId: getPath, tags: [Pets], {DONE}}}
    put: {{operationId: putPath, tags: [Pets], servers: [{{url: /rooted}}], {DONE}}}
    delete: {{operationId: deletePath, tags: [Pets], servers: [{{url: {url}/usual}}], {DONE}}}
components: {KEYS}
"""


def targets(package: Any, server: Server, **settings: Any) -> dict[str, str]:
    """Call every operation, sync and async; return the target of each request."""
    server.status = 204
    found: dict[str, str] = {}
    for operation in package.OPERATIONS.values():
        with package.Client(api_key="k", **settings) as client:
            getattr(getattr(client, operation.attribute), operation.function)()

        async def awaited(operation: Any = operation) -> None:
            async with package.AsyncClient(api_key="k", **settings) as client:
                await getattr(
                    getattr(client, operation.attribute), operation.function
                )()

        asyncio.run(awaited())
        first, second = server.requests[-2:]
        assert (first.target, first.headers) == (
            second.target,
            {**second.headers, "user-agent": first.headers["user-agent"]},
        )
        assert first.headers["x-key"] == "k"
        assert first.headers["host"] == server.url.partition("//")[2]
        found[operation.id] = first.target
    return found


def test_an_operation_goes_to_its_own_server(
    workspace: Workspace, server: Server
) -> None:
    """That of the operation, else of its path, else of the document."""
    package = workspace.load(own_servers(server.url))
    assert targets(package, server) == {
        "getPlain": "/usual/plain",
        "getPath": "/of-path/path",
        "putPath": "/rooted/path",
        "deletePath": "/usual/path",
    }


def test_a_base_url_holds_for_every_operation(
    workspace: Workspace, server: Server
) -> None:
    """A test, or a client of another installation, sends nothing anywhere else."""
    package = workspace.load(own_servers("http://192.0.2.1"))
    assert targets(package, server, base_url=f"{server.url}/mine") == {
        "getPlain": "/mine/plain",
        "getPath": "/mine/path",
        "putPath": "/rooted/path",
        "deletePath": "/mine/path",
    }


def with_variables(url: str) -> str:
    """Return a document whose servers have variables."""
    return f"""{HEAD}
servers:
- url: {url}/{{stage}}/{{base-path}}
  variables:
    stage: {{default: live, enum: [live, test], description: Where it runs.}}
    base-path: {{default: v1/api}}
- {{url: 'https://sandbox.example', description: For tests.}}
paths:
  /a: {{get: {{operationId: getA, tags: [Pets], {DONE}}}}}
  /b:
    get:
      operationId: getB
      tags: [Pets]
      servers: [{{url: '{url}/up/{{stage}}', variables: {{stage: {{default: live}}}}}}]
      {DONE}
  /c:
    get:
      operationId: getC
      tags: [Pets]
      servers: [{{url: '{url}/up/{{stage}}', variables: {{stage: {{default: far}}}}}}]
      {DONE}
"""


def test_variables_of_a_server_are_arguments(
    workspace: Workspace, server: Server
) -> None:
    """Each has its default; a server of an operation has those of the same name, too.

    One of another default is another variable.
    """
    package = workspace.load(with_variables(server.url))
    server.status = 204
    for settings, wanted in (
        ({}, ["/live/v1/api/a", "/up/live/b", "/up/far/c"]),
        (
            {"stage": "test", "base_path": "v2"},
            ["/test/v2/a", "/up/test/b", "/up/far/c"],
        ),
    ):
        with package.Client(**settings) as client:
            client.pets.get_a()
            client.pets.get_b()
            client.pets.get_c()
        assert [request.target for request in server.requests[-3:]] == wanted
    doc = " ".join(package.Client.__doc__.split())
    assert "by default live; or test. Where it runs." in doc
    assert "https://sandbox.example (For tests)" in doc


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"stage": "other"}, "stage must be one of 'live', 'test', not 'other'"),
        ({"base_path": "v1?x="}, "base_path has a character"),
        ({"base_path": "a@b"}, "base_path has a character"),
        ({"stage": "test", "base_url": "https://a.example"}, "only one of base_url"),
    ],
)
def test_a_variable_has_a_possible_value(
    workspace: Workspace, settings: dict[str, str], message: str
) -> None:
    """One that the document lists, or a part of a URL that stays in its place."""
    package = workspace.load(with_variables("https://a.example"))
    with pytest.raises(ConfigurationError, match=message):
        package.Client(**settings)


def test_a_part_of_the_host_is_no_other_host(workspace: Workspace) -> None:
    """A text that ends the host would send the credentials to another one."""
    package = workspace.load(f"""{HEAD}
servers:
- url: https://{{region}}.example.com
  variables: {{region: {{default: eu}}}}
paths: {{/a: {{get: {{operationId: getA, tags: [Pets], {DONE}}}}}}}
""")
    assert package.Client(region="us").base_url == "https://us.example.com"
    for region in ("evil.com/", "evil.com#", "evil.com?", "a@evil.com", "a b", "x\\"):
        with pytest.raises(ConfigurationError, match="region has a character"):
            package.Client(region=region)


@pytest.mark.parametrize("url", ["/api/v2", "v2", "//"])
def test_a_relative_server_needs_a_base_url(workspace: Workspace, url: str) -> None:
    """Only the place of the document would complete it."""
    package = workspace.load(
        f"""{HEAD}
servers: [{{url: {url}}}]
paths: {{/a: {{get: {{operationId: getA, tags: [Pets], {DONE}}}}}}}
""",
        warnings=int(url != "//"),
    )
    with pytest.raises(ConfigurationError, match="base_url"):
        package.Client()


def test_a_relative_server_is_completed_by_the_place_of_the_document(
    workspace: Workspace,
) -> None:
    """`source` of the configuration says where it was fetched."""
    package = workspace.load(
        f"""{HEAD}
servers: [{{url: /api/v2}}]
paths: {{/a: {{get: {{operationId: getA, tags: [Pets], {DONE}}}}}}}
""",
        config='source = "https://a.example/docs/openapi.yaml"',
    )
    assert package.Client().base_url == "https://a.example/api/v2"


def test_queries_and_fragments_do_not_move_the_path(
    workspace: Workspace, server: Server
) -> None:
    """Neither of a server nor in a path; what is not sent is said."""
    package = workspace.load(
        f"""{HEAD}
servers: [{{url: '{server.url}/v1?key=1#x'}}]
paths:
  /a#create:
    get:
      operationId: getA
      tags: [Pets]
      parameters: [{{name: q, in: query, schema: {{type: string}}}}]
      {DONE}
""",
        warnings=1,
    )
    server.status = 204
    with package.Client() as client:
        client.pets.get_a(q="#1")
    assert server.last.target == "/v1/a?q=%231"
