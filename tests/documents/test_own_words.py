"""Generated text speaks of its API only: no command, plan or token that it has not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.documents.conftest import Document
from tests.documents.tiny import PET, answering
from tests.generator.workspace import Workspace

Load = Callable[..., Document]
WINDOW = '[[windows]]\nname = "general"\nseconds = 60\n'
FOREIGN = re.compile(
    r"(?i)make generate|\bspec/|pipedrive|\bplans?\b|budget|(?<!access[ _])\btokens?\b"
)


def test_a_document_alone_names_the_command_that_wrote_it(workspace: Workspace) -> None:
    """Without a configuration there is no `make generate`, and no folder `spec`."""
    workspace.put(answering(PET))
    run = workspace.run("spec/tiny.yaml", "--out", "elsewhere")
    assert run.code == 0
    files = [p for p in (workspace.root / "elsewhere").rglob("*") if p.is_file()]
    for path in files:
        text = path.read_text()
        assert not FOREIGN.search(text), path
    assert (
        "Written by `python -m generator generate` from tiny.yaml"
        in (workspace.root / "elsewhere" / "tiny" / "client.py").read_text()
    )


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (WINDOW + "capacity = 10\n", set()),
        (WINDOW + "capacity = 10\nplans = {big = {api_key = 20}}\n", {"plan"}),
    ],
)
def test_an_api_with_rate_windows_has_no_tokens(
    document: Load, config: str, words: set[str]
) -> None:
    """`budget` is for calls that cost; `plan` for rates that depend on one."""
    text = document("bare", config=config).output.files["client.py"]
    found = {word.lower().rstrip("s") for word in FOREIGN.findall(text)}
    assert found - {"spec/", "make generate"} == words
    assert "The store that counts rate limits" in " ".join(text.split())
