"""Operations that stand in unusual places are generated, or the run fails and says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.documents.conftest import Document
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

Load = Callable[..., Document]
OK = "responses: {'200': {description: ok}}"


def test_a_path_is_what_stands_there_and_what_it_refers_to(document: Load) -> None:
    """Operations of both, and of two the one that stands there; parameters, too."""
    # The validator knows no operations behind two references.
    found = document("path_items", warned=True)
    assert sorted(found.package.OPERATIONS) == [
        "askPet",
        "dropPet",
        "putPet",
        "readPet",
    ]
    assert {
        found.output.counts["operations"],
        found.output.counts["operations_in"],
    } == {"4"}
    for operation, method in (("dropPet", "DELETE"), ("putPet", "PUT")):
        request = found.sent(operation, 7, lang="en")
        assert (request.method, request.target) == (method, "/pets/7?lang=en")


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (f"{{GET: {{{OK}}}}}", "no operation can be made of the method 'GET'"),
        (
            f"{{additionalOperations: {{LINK: {{{OK}}}}}}}",
            "no operation can be made of the method 'LINK'",
        ),
        ("{$ref: '#/paths/~1nowhere'}", '$ref "#/paths/~1nowhere" leads nowhere'),
        (
            "{$ref: 'other.yaml'}",
            '$ref "other.yaml" leads to a file that does not exist',
        ),
        ("{$ref: 'http://127.0.0.1:9/x'}", 'x" leads to the network'),
    ],
)
def test_an_operation_that_cannot_be_generated_stops_the_run(
    workspace: Workspace, item: str, message: str
) -> None:
    """It stops without a configuration, too, where other mistakes are warnings."""
    workspace.put(HEAD + f"paths:\n  /a: {item}\n  /b: {{get: {{{OK}}}}}\n")
    run = workspace.run("spec/tiny.yaml")
    assert message in run.err
    assert "spec/tiny.yaml:4" in run.err
    assert (run.code, workspace.tree()) == (1, {})


def test_the_method_query_and_the_parents_of_tags(
    workspace: Workspace, server: Server
) -> None:
    """OpenAPI 3.2: QUERY has a body, and its result is read; a group names its parent."""
    package = workspace.load(HEAD.replace("3.0.3", "3.2.0") + """
tags: [{name: pets, parent: zoo, summary: All pets}, {name: zoo}]
paths:
  /pets:
    query:
      operationId: findPets
      tags: [pets]
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {q: {type: string}}}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: array, items: {type: string}}}}
""")  # fmt: skip
    server.answer(["Rex"])
    with package.Client(base_url=server.url) as client:
        assert client.pets.list(q="r") == ["Rex"]
        assert type(client.pets).__doc__ == "All pets. Part of zoo."
    assert (server.last.method, server.last.json()) == ("QUERY", {"q": "r"})


def test_openapi_3_2_is_read_as_far_as_it_says_what_3_1_could(
    workspace: Workspace,
) -> None:
    workspace.put(
        HEAD.replace("3.0.3", "3.2.0") + f"paths: {{/a: {{get: {{{OK}}}}}}}\n"
    )
    run = workspace.run("spec/tiny.yaml")
    assert (run.code, run.err) == (0, "")
    assert "1 of 1 operations" in run.out


def test_an_operation_stays_without_a_parameter_that_leads_nowhere(
    workspace: Workspace,
) -> None:
    """The warning says which."""
    reference = "{$ref: '#/components/parameters/None'}"
    workspace.put(
        HEAD + f"paths: {{/a: {{get: {{parameters: [{reference}], {OK}}}}}}}\n"
    )
    run = workspace.run("spec/tiny.yaml")
    assert run.code == 0
    assert "1 of 1 operations" in run.out
    assert '$ref "#/components/parameters/None" leads nowhere' in run.err
    assert "at /paths/~1a/get/parameters/0" in run.err


def test_an_object_of_a_class_that_stands_alone_is_of_that_class(
    document: Load,
) -> None:
    """There is no other class to tell it from, so its discriminator is ignored."""
    found = document("alone")
    found.server.answer({"dog": {"kind": "puppy", "bark": 3}})
    dog = found.call("getOwner").dog
    assert type(dog).__name__ == "Dog"
    assert (dog.kind, dog.bark) == ("puppy", 3)


def test_a_parameter_that_is_the_whole_query_is_a_warning(workspace: Workspace) -> None:
    """OpenAPI 3.2: no argument stands for it."""
    whole = "{name: all, in: querystring, content: {application/json: {schema: {}}}}"
    operation = f"{{operationId: readPets, parameters: [{whole}], {OK}}}"
    head = HEAD.replace("3.0.3", "3.2.0")
    workspace.put(f"{head}paths:\n  /pets: {{get: {operation}}}\n")
    run = workspace.run("spec/tiny.yaml")
    assert run.code == 0
    assert "no argument is made of a whole query: `extra_query` sends one" in run.err
