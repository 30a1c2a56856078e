"""Operations of documents that say next to nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.documents.conftest import FOLDER, Document
from tests.generator.workspace import Workspace

Load = Callable[..., Document]


@pytest.mark.parametrize(
    ("operation", "function", "path", "request_"),
    [
        ("get", "get", (), "GET /"),
        ("getPets", "list", (), "GET /pets"),
        ("postPets", "post", (), "POST /pets"),
        ("getPetsId", "get", ("a/b",), "GET /pets/a%2Fb"),
        ("deletePetsId", "delete", ("7",), "DELETE /pets/7"),
        ("getPetsIdToysToy", "get_toy", ("7", "8"), "GET /pets/7/toys/8"),
    ],
)
def test_without_tags_and_ids_an_operation_is_called_by_method_and_path(
    document: Load, operation: str, function: str, path: tuple[str, ...], request_: str
) -> None:
    """Its group is the first part of the path, its verb the method: plurals are listed."""
    found = document("bare")
    request = found.sent(operation, *path)
    assert f"{request.method} {request.target}" == request_
    entry = found.package.OPERATIONS[operation]
    assert (entry.attribute, entry.function) == (
        request_.split("/")[1] or "default",
        function,
    )


def test_a_response_without_a_schema_is_given_as_it_is(document: Load) -> None:
    """The result is any JSON; None if there is no content."""
    found = document("bare")
    found.server.answer({"a": [1]})
    assert found.call("getPetsId", "7") == {"a": [1]}
    assert found.call("getPets") is None


def test_a_document_without_paths_is_a_client_without_methods(document: Load) -> None:
    """It is no mistake: 3.1 allows it."""
    found = document("nothing")
    assert found.package.OPERATIONS == {}
    with found.package.Client(base_url=found.server.url) as client:
        assert client is not None


def test_webhooks_are_counted(workspace: Workspace, document: Load) -> None:
    """One without a body has nothing to read; it is no warning."""
    found = document("webhooks")
    assert list(found.package.OPERATIONS) == ["getPet"]
    assert found.models.Birth(weight=3).weight == 3
    workspace.put((FOLDER / "webhooks.yaml").read_text())
    line = "1 of 1 operations, 2 models, 15 files, {} written, 0 warnings, 1 webhooks"
    start = f"generated/{workspace.package}: "
    for arguments, written in (((), 16), ((), 0), (("--strict",), 0)):
        run = workspace.run(*arguments)
        assert (run.code, run.err) == (0, "")
        assert run.out.splitlines()[0].startswith(start + line.format(written))
