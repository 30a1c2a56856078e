"""Documents as they come: references in unusual places, code in descriptions."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from tests.documents.conftest import Document
from tests.generator.workspace import HEAD, Workspace

Load = Callable[..., Document]


def test_an_operation_that_is_a_reference_is_followed(document: Load) -> None:
    """In the document and to another file; each with one warning, at its line."""
    found = document("operation_references", warned=True)
    assert found.warnings == [
        f"/paths/~1pets~1{{id}}/{method}: an operation is no place for a $ref: it is "
        "followed"
        for method in ("get", "put")
    ]
    assert [w.where.rpartition(":")[2] for w in found.output.warnings] == ["6", "7"]
    found.server.answer({"name": "Rex"})
    assert found.call("getPet", 7, lang="en").name == "Rex"
    assert found.server.last.target == "/pets/7?lang=en"
    found.server.status = 204
    request = found.sent("putPet", 7, name="Rex")
    assert (request.method, request.json()) == ("PUT", {"name": "Rex"})


def test_an_operation_that_leads_nowhere_is_refused(workspace: Workspace) -> None:
    """It would be a method without arguments."""
    workspace.put(HEAD + "paths: {/a: {get: {$ref: '#/x-nowhere'}}}\n")
    run = workspace.run("spec/tiny.yaml")
    assert '$ref "#/x-nowhere" leads nowhere' in run.err
    assert (run.code, workspace.tree()) == (1, {})


def test_blocks_of_code_are_in_docstrings_as_they_are(document: Load) -> None:
    """Of operations, arguments, records, fields and groups."""
    found = document("code")
    pets = found.package.Client(base_url="http://127.0.0.1:9").pets
    doc = inspect.getdoc(type(pets).add) or ""
    assert '```python\npets.add(\n    name=\'\\d """\',\n)\n```' in doc
    assert (
        "    q:\n        ~~~\n        q:\n          deep\n        ~~~\n        more."
        in doc
    )
    record = inspect.getdoc(found.models.Pet) or ""
    assert "~~~~\na\n  b\n~~~~" in record
    source = found.output.files["models/pets.py"]
    assert "\n```\nRex\n  II\n```\n" in source
