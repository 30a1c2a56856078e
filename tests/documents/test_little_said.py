"""Documents that leave things out."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Any

import pytest

from tests.documents.tiny import PET, PETS, answering, call, taking
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace


def test_operations_without_tags_are_grouped_by_path(
    workspace: Workspace, server: Server
) -> None:
    """The first segment of the path stands for the tag."""
    document = answering(PET).replace("      tags: [Pets]\n", "")
    package = workspace.load(document)
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        assert client.pet.get().legs == 4


@pytest.mark.parametrize("tag", ["Operation", "Retry", "Currency"])
def test_a_group_may_be_called_as_something_else_is(
    workspace: Workspace, server: Server, tag: str
) -> None:
    """A group is set apart from an enum, a record or a name of the runtime."""
    document = answering(
        f"{{$ref: '{PETS}/Currency'}}",
        "{Currency: {type: string, enum: [EUR, USD]}, "
        f"Price: {{type: object, properties: {{in: {{$ref: '{PETS}/Currency'}}}}}}}}",
    ).replace("tags: [Pets]", f"tags: ['{tag}']")
    document = document.replace(
        "paths:",
        "paths:\n  /price: {get: {operationId: getPrice, tags: ['"
        + tag
        + "'], responses: "
        "{'200': {description: ok, content: {application/json: {schema: "
        f"{{$ref: '{PETS}/Price'}}}}}}}}}}}}}}",
    )
    package = workspace.load(document)
    server.answer({"in": "EUR"})
    with package.Client(base_url=server.url) as client:
        operation = package.OPERATIONS["getPrice"]
        group = getattr(client, operation.attribute)
        assert type(group).__name__.endswith("Resource")
        assert getattr(group, operation.function)().to_dict() == {"in": "EUR"}


def test_long_names_keep_their_arguments(workspace: Workspace, server: Server) -> None:
    """A method whose name alone fills a line is written like any other."""
    document = taking("parameters: [{name: q, in: query, schema: {type: string}}]")
    document = document.replace("savePet", "save" + "VeryLong" * 20)
    package = workspace.load(document, warnings=1)
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        (operation,) = package.OPERATIONS.values()
        assert getattr(client.pets, operation.function)(q="x").legs == 4
    assert server.last.query == [("q", "x")]


def test_operations_without_ids_get_methods(
    workspace: Workspace, server: Server
) -> None:
    """Every operation without an operationId is there, each with an id of its own."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    item = "parameters: [{name: id, in: path, required: true, schema: {type: integer}}]"
    document = f"""{HEAD}
paths:
  /pets: {{get: {{responses: {ok}}}, post: {{responses: {ok}}}}}
  /pets/{{id}}: {{{item}, get: {{responses: {ok}}}, delete: {{responses: {ok}}}}}
"""
    package = workspace.load(document)
    lines = {(o.http_method, o.path) for o in package.OPERATIONS.values()}
    assert lines == {
        ("GET", "/pets"),
        ("POST", "/pets"),
        ("GET", "/pets/{id}"),
        ("DELETE", "/pets/{id}"),
    }
    assert all(id_ == id_.strip() for id_ in package.OPERATIONS)
    server.answer({"legs": 4})
    with package.Client(base_url=server.url) as client:
        for operation in package.OPERATIONS.values():
            method = getattr(client.pets, operation.function)
            assert method(*([7] if "{" in operation.path else [])).legs == 4
    assert [(r.method, r.path) for r in server.requests] == [
        (o.http_method, o.path.replace("{id}", "7"))
        for o in package.OPERATIONS.values()
    ]


@pytest.mark.parametrize("tag", ["T", "U"])
@pytest.mark.parametrize("other", ["/a-b", "/a/{b}", "/a.b"])
def test_no_operation_is_lost_when_made_up_ids_collide(
    workspace: Workspace, other: str, tag: str
) -> None:
    """Paths that read alike give two operations, or the run says that they collide."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    item = "parameters: [{name: b, in: path, required: true, schema: {type: string}}], "
    document = f"""{HEAD}
paths:
  /a/b: {{get: {{tags: [T], responses: {ok}}}}}
  {other}: {{{item if "{" in other else ""}get: {{tags: [{tag}], responses: {ok}}}}}
"""
    workspace.put(document)
    run = workspace.run()
    if run.code:
        assert "/a/b" in run.err or "~1a~1b" in run.err
        return
    package = import_module(workspace.package)
    assert {o.path for o in package.OPERATIONS.values()} == {"/a/b", other}


@pytest.mark.parametrize("tags", [("Deal Fields", "dealFields"), ("pets", "Pets")])
def test_no_operation_is_lost_when_tags_read_alike(
    workspace: Workspace, tags: tuple[str, str]
) -> None:
    """Two tags of one attribute name are joined or a collision; neither disappears."""
    ok = f"{{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}"
    document = f"""{HEAD}
paths:
  /a: {{get: {{operationId: getOne, tags: [{tags[0]}], responses: {ok}}}}}
  /b: {{get: {{operationId: getTwo, tags: [{tags[1]}], responses: {ok}}}}}
"""
    workspace.put(document)
    run = workspace.run()
    if run.code:
        assert tags[0] in run.err
        assert tags[1] in run.err
        return
    package = import_module(workspace.package)
    with package.Client(base_url="http://127.0.0.1:1") as client:
        for operation in package.OPERATIONS.values():
            resource = getattr(client, operation.attribute)
            assert callable(getattr(resource, operation.function))


def test_a_document_without_object_schemas_works(
    workspace: Workspace, server: Server
) -> None:
    """No class to write is no reason to fail."""
    document = f"""{HEAD}
paths:
  /ping: {{get: {{operationId: ping, tags: [Ping], responses: {{'204': {{description: ok}}}}}}}}
"""
    server.status = 204
    assert call(workspace, server, document) is None


@pytest.mark.parametrize("paths", ["{}", "{/pet: {}}"])
def test_a_document_without_operations_works(workspace: Workspace, paths: str) -> None:
    """No operation gives a client without attributes."""
    package = workspace.load(f"{HEAD}\npaths: {paths}\n")
    assert dict(package.OPERATIONS) == {}
    package.Client(base_url="http://127.0.0.1:1").close()


def test_without_a_server_the_base_url_must_be_given(workspace: Workspace) -> None:
    """No `servers`: the client says so when it is made, not with a broken URL later."""
    package = workspace.load(answering(PET))
    with pytest.raises(package.errors.ConfigurationError, match="base_url"):
        package.Client()


def test_variables_of_a_server_are_filled(workspace: Workspace) -> None:
    """The base URL is the first server's, with the defaults of its variables."""
    servers = (
        "servers: [{url: 'https://{host}.example/v{n}/', variables: "
        "{host: {default: api}, n: {default: '2'}}}]\npaths:"
    )
    package = workspace.load(answering(PET).replace("paths:", servers, 1))
    with package.Client() as client:
        assert client.base_url == "https://api.example/v2"


def test_api_keys_go_where_the_document_says(
    workspace: Workspace, server: Server
) -> None:
    """An `apiKey` scheme that the configuration names is an argument of the client."""
    document = answering(PET) + (
        "  securitySchemes:\n    key: {type: apiKey, in: query, name: api-key}\n"
    )
    package = workspace.load(
        document, config='[client.credentials.key]\nargument = "token"\n'
    )
    server.answer({"legs": 4})
    with package.Client(base_url=server.url, token="t0p") as client:
        client.pets.get()
    assert server.last.query == [("api-key", "t0p")]
    with pytest.raises(package.errors.ConfigurationError) as caught:
        package.Client(base_url=server.url)
    assert str(caught.value).rstrip().endswith("token=...")


@pytest.mark.parametrize(
    "method", ["get", "put", "post", "delete", "patch", "head", "options"]
)
def test_every_http_method_is_called_by_its_name(
    workspace: Workspace, server: Server, method: str
) -> None:
    """The method on the wire is the one of the document."""
    document = f"""{HEAD}
paths:
  /pet:
    {method}: {{operationId: savePet, tags: [Pets], responses: {{'200': {{description: ok}}}}}}
  /other:
    get:
      operationId: getOther
      tags: [Others]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    package = workspace.load(document)
    with package.Client(base_url=server.url) as client:
        client.pets.save()
    assert server.last.method == method.upper()


def test_the_async_client_does_the_same(workspace: Workspace, server: Server) -> None:
    """Both flavours send one request and give one result."""
    package = workspace.load(
        taking("parameters: [{name: q, in: query, schema: {type: boolean}}]")
    )
    server.answer({"name": "Rex"})

    async def save() -> Any:
        async with package.AsyncClient(base_url=server.url) as client:
            return await client.pets.save(q=True)

    with package.Client(base_url=server.url) as client:
        assert client.pets.save(q=True) == asyncio.run(save())
    first, second = server.requests
    assert (first.method, first.target) == (second.method, second.target)


def test_bodies_may_have_a_union(workspace: Workspace, server: Server) -> None:
    """A body that is one of several objects is one argument, sent unchanged."""
    document = taking(
        "requestBody: {required: true, content: {application/json: {schema: {oneOf: "
        f"[{{$ref: '{PETS}/Pet'}}, {{type: array, items: {{$ref: '{PETS}/Pet'}}}}]}}}}}}}}"
    )
    call(workspace, server, document, body=[{"name": "a"}])
    assert server.last.json() == [{"name": "a"}]


def test_read_only_fields_are_not_asked_for(
    workspace: Workspace, server: Server
) -> None:
    """A `readOnly` property is in the response's class and never an argument."""
    document = taking(
        f"requestBody: {{content: {{application/json: {{schema: {{$ref: '{PETS}/Pet'}}}}}}}}"
    ).replace(
        "type: object, properties: {",
        "type: object, required: [id], properties: {id: {type: integer, readOnly: true}, ",
    )
    server.answer({"id": 1})
    assert call(workspace, server, document, name="Rex").id == 1
    assert server.last.json() == {"name": "Rex"}
