"""The places and the names of parameters."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.documents.tiny import PET, PETS, call, taking
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace


def test_path_parameters_are_positional_and_encoded(
    workspace: Workspace, server: Server
) -> None:
    """Each path parameter is one segment, whatever characters it has."""
    document = taking(
        "parameters: [{name: pet-id, in: path, required: true, schema: {type: string}}, "
        "{name: n, in: path, required: true, schema: {type: integer}}]",
        path="/pet/{pet-id}/{n}",
    )
    call(workspace, server, document, path=["a/b ü?", 3])
    assert server.last.path == "/pet/a%2Fb%20%C3%BC%3F/3"


def test_query_header_and_cookie_parameters_are_keywords(
    workspace: Workspace, server: Server
) -> None:
    """Every place is reached; what is not given is not sent."""
    document = taking(
        "parameters: [{name: page-no, in: query, schema: {type: integer}}, "
        "{name: unset, in: query, schema: {type: string}}, "
        "{name: X-Trace-Id, in: header, schema: {type: string}}, "
        "{name: session, in: cookie, schema: {type: string}}]"
    )
    call(workspace, server, document, page_no=2, x_trace_id="t", session="s")
    assert server.last.query == [("page-no", "2")]
    assert server.last.headers["x-trace-id"] == "t"
    assert server.last.headers["cookie"] == "session=s"


@pytest.mark.parametrize(
    ("more", "query"),
    [
        ("", [("tag", "a"), ("tag", "b c")]),
        (", explode: true", [("tag", "a"), ("tag", "b c")]),
        (", style: form, explode: false", [("tag", "a,b c")]),
    ],
)
def test_lists_in_the_query_follow_style_and_explode(
    workspace: Workspace, server: Server, more: str, query: list[tuple[str, str]]
) -> None:
    """`form` repeats the name when exploded, which is the default, else joins by comma."""
    document = taking(
        "parameters: [{name: tag, in: query"
        f"{more}, schema: {{type: array, items: {{type: string}}}}}}]"
    )
    call(workspace, server, document, tag=["a", "b c"])
    assert server.last.query == query


@pytest.mark.parametrize(
    ("place", "path", "expected"),
    [("header", "/pet", "1,2"), ("path", "/pet/{v}", "/pet/1,2")],
)
def test_lists_in_header_and_path_are_joined(
    workspace: Workspace, server: Server, place: str, path: str, expected: str
) -> None:
    """`simple`, the default style of headers and paths, joins by comma."""
    document = taking(
        f"parameters: [{{name: v, in: {place}, required: true, "
        "schema: {type: array, items: {type: integer}}}]",
        path=path,
    )
    if place == "path":
        call(workspace, server, document, path=[[1, 2]])
        assert server.last.path.replace("%2C", ",") == expected
    else:
        call(workspace, server, document, v=[1, 2])
        assert server.last.headers["v"] == expected


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2025-01-02T03:04:05Z"),
        (dt.datetime(2025, 1, 2, 3, 4, 5, 678), "2025-01-02T03:04:05.000678Z"),
        (
            dt.datetime(2025, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=-3))),
            "2025-01-02T00:00:00-03:00",
        ),
    ],
)
def test_times_in_the_query_are_written_without_any_configuration(
    workspace: Workspace, server: Server, when: dt.datetime, text: str
) -> None:
    """Without a `datetime_format` a time is sent as it is given, as RFC 3339."""
    document = taking(
        "parameters: [{name: since, in: query, schema: {type: string, format: date-time}}]"
    )
    call(workspace, server, document, since=when)
    ((_, sent),) = server.last.query
    assert sent == text


def test_parameters_of_a_path_are_parameters_of_its_operations(
    workspace: Workspace, server: Server
) -> None:
    """An operation takes those of its path item, and may state one anew."""
    document = f"""{HEAD}
paths:
  /pet:
    parameters:
    - {{name: a, in: query, required: true, schema: {{type: string}}}}
    - {{name: b, in: query, schema: {{type: string}}}}
    delete:
      operationId: deletePet
      tags: [Pets]
      parameters: [{{name: a, in: query, schema: {{type: array, items: {{type: integer}}}}}}]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    call(workspace, server, document, a=[1, 2], b="x")
    assert sorted(server.last.query) == [("a", "1"), ("a", "2"), ("b", "x")]


@pytest.mark.parametrize(
    ("name", "schema", "answer"),
    [
        ("type", "", None),
        ("list_", "{type: array, items: {type: string}}", ["a"]),
        ("list", "{type: array, items: {type: string}}", ["a"]),
        ("dict", "{type: object, additionalProperties: {type: string}}", {"a": "b"}),
        ("dt", "{type: string, format: date-time}", "now"),
        ("str", "{type: string}", "a"),
    ],
)
def test_arguments_hide_nothing_that_the_method_needs(
    workspace: Workspace, server: Server, name: str, schema: str, answer: Any
) -> None:
    """A parameter may be named like what the generated body uses: `type`, `dict`."""
    content = f"content: {{application/json: {{schema: {schema}}}}}" if schema else ""
    document = f"""{HEAD}
paths:
  /pet:
    get:
      operationId: readPet
      tags: [Pets]
      parameters: [{{name: {name}, in: query, schema: {{type: string}}}}]
      responses: {{'200': {{description: ok, {content}}}}}
  /other:
    get:
      operationId: getOther
      tags: [Others]
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {PET}}}}}}}}}
"""
    package = workspace.load(document)
    server.answer(answer)
    with package.Client(base_url=server.url) as client:
        method = getattr(client.pets, package.OPERATIONS["readPet"].function)
        (argument,) = set(method.__annotations__) - {"return", "call_options"}
        assert method(**{argument: "x"}) == answer
    assert server.last.query == [(name, "x")]


@pytest.mark.parametrize("function", ["property", "list", "dict", "super", "object"])
def test_methods_hide_nothing_that_the_class_needs(
    workspace: Workspace, server: Server, function: str
) -> None:
    """An operation may be named like a builtin that the class's body uses."""
    document = taking("", method="get").replace("savePet", function)
    package = workspace.load(document)
    server.answer({"name": "Rex"})
    with package.Client(base_url=server.url) as client:
        (operation,) = package.OPERATIONS.values()
        raw = client.pets.with_raw_response
        assert getattr(raw, operation.function)().parsed.name == "Rex"


@pytest.mark.parametrize(
    "name",
    ["Model", "Any", "Literal", "TypeAlias", "Pager", "Resource", "AsyncResource",
     "Unset", "UNSET", "Mapping", "Sequence", "CallOptions", "Unpack", "FileInput",
     "Client", "OPERATIONS", "None", "Exception", "List", "Pets", "AsyncPets"],
)  # fmt: skip
def test_components_may_be_named_like_what_generated_code_uses(
    workspace: Workspace, server: Server, name: str
) -> None:
    """A component whose name is taken still works beside what has that name."""
    document = f"""{HEAD}
paths:
  /pet:
    post:
      operationId: savePet
      tags: [Pets]
      parameters: [{{name: ids, in: query, schema: {{type: array, items: {{type: string}}}}}}]
      requestBody: {{content: {{application/json: {{schema: {{$ref: '{PETS}/Zoo'}}}}}}}}
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {{$ref: '{PETS}/Zoo'}}}}}}
components:
  schemas:
    {name}: {PET}
    Zoo:
      type: object
      properties:
        one: {{$ref: '{PETS}/{name}'}}
        size: {{type: string, enum: [l, s]}}
        free: {{}}
        map: {{type: object}}
"""
    server.answer({"one": {"legs": 4}, "free": [1], "map": {"a": 1}, "size": "l"})
    found = call(workspace, server, document, ids=["a"], one={"legs": 4}, map={"a": 2})
    assert found.one.legs == 4
    assert (found.free, found.map, found.size) == ([1], {"a": 1}, "l")
    assert server.last.json() == {"one": {"legs": 4}, "map": {"a": 2}}
    assert set(type(found).__dataclass_fields__) == {"one", "free", "map", "size"}
    assert set(type(found.one).__dataclass_fields__) == {"name", "legs"}
