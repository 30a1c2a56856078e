"""The parameters that make an operation page are those of the query."""

from __future__ import annotations

from generator import pipeline
from tests.generator.workspace import HEAD, Workspace

PAGING = """
[[paging]]
style = "page"
cursor = "page"
items = ["data"]
"""


def document(*parameters: tuple[str, str]) -> str:
    """Return a document whose operation has parameters of (name, location)."""
    stated = ", ".join(
        f"{{name: {name}, in: {place}, required: {str(place == 'path').lower()}, "
        "schema: {type: string}}"
        for name, place in parameters
    )
    path = "/c/{page}" if ("page", "path") in parameters else "/c"
    schema = "{type: object, properties: {data: {type: array, items: {type: string}}}}"
    return (
        f"{HEAD}paths:\n  {path}:\n    get:\n      operationId: listItems\n"
        f"      tags: [Items]\n      parameters: [{stated}]\n      responses:\n"
        "        '200':\n          description: ok\n          content:\n"
        f"            application/json: {{schema: {schema}}}\n"
    )


def test_a_path_parameter_with_the_name_of_the_paging_parameter(
    workspace: Workspace,
) -> None:
    """It stays an argument, in the code and in the surface."""
    package = workspace.load(
        document(("page", "path"), ("page", "query")), config=PAGING
    )
    method = workspace.surface().methods["items.list"]
    assert method.paging is not None
    assert method.positional == ("page",)
    assert {n: a.place for n, a in method.arguments.items()} == {"page": "path"}
    with package.Client(base_url="http://127.0.0.1:1") as client:
        assert client.items.list("x") is not None
    source = (workspace.root / "generated" / workspace.package).rglob("items.py")
    assert any('path={"page": page}' in file.read_text() for file in source)


def test_a_header_with_the_name_of_the_paging_parameter(workspace: Workspace) -> None:
    """It stays an argument beside the pager's."""
    workspace.load(document(("page", "query"), ("page", "header")), config=PAGING)
    method = workspace.surface().methods["items.list"]
    assert [a.place for a in method.arguments.values()] == ["header"]


def test_names_elsewhere_than_in_the_query_do_not_page(workspace: Workspace) -> None:
    """A rule of paging names parameters of the query."""
    for place in ("path", "header"):
        workspace.put(document(("page", place)), config=PAGING)
        assert workspace.run().code == 0
        assert workspace.surface().methods["items.list"].paging is None


def test_of_two_kinds_of_json_that_with_a_schema_is_taken(workspace: Workspace) -> None:
    """Some documents have the example under one name and the schema under another.

    The one without a schema is no alternative to ask for.
    """
    content = (
        "{application/json: {example: {n: 1}}, "
        "application/json;charset=utf-8: {schema: {type: array, items: {type: integer}}}}"
    )
    operation = f"{{responses: {{'200': {{description: ok, content: {content}}}}}}}"
    workspace.put(f"{HEAD}paths:\n  /a: {{get: {operation}}}\n")
    surface = pipeline.describe(workspace.spec / "tiny.yaml")
    (method,) = surface.methods.values()
    assert method.result
    assert method.result.type == "list[int]"
    package = workspace.load(f"{HEAD}paths:\n  /a: {{get: {operation}}}\n", warnings=1)
    folder = workspace.root / "generated" / package.__name__ / "resources"
    assert not any("accept" in file.read_text() for file in folder.glob("*.py"))


def test_a_list_at_a_path_without_a_name(workspace: Workspace) -> None:
    """A rule that looks for a list called like the path finds none there."""
    text = document(("page", "query")).replace("  /c:", "  /:")
    rule = PAGING.replace('["data"]', '["{collection}"]')
    workspace.load(text, config=rule)
    assert workspace.surface().methods["items.list"].paging is None
