"""Errors, and warnings with --strict: the text of each, to the letter.

NAME.err beside NAME.yaml is what the run says.
"""

from __future__ import annotations

import pytest

from tests.documents.conftest import FOLDER
from tests.generator.workspace import Workspace

DOCUMENTS = sorted((FOLDER / "negative").glob("*.yaml"), key=lambda path: path.stem)


@pytest.mark.parametrize("name", [path.stem for path in DOCUMENTS])
def test_the_message_says_what_where_and_what_to_do(
    workspace: Workspace, name: str
) -> None:
    """The text is the expected one, and nothing is written."""
    document = FOLDER / "negative" / f"{name}.yaml"
    workspace.put(document.read_bytes())
    run = workspace.run("--strict")
    assert run.err == document.with_suffix(".err").read_text()
    assert (run.code, run.out, workspace.tree()) == (1, "", {})


def test_there_is_a_text_for_each_document() -> None:
    """Each document has a text, and each text a document."""
    texts = (FOLDER / "negative").glob("*.err")
    assert sorted(path.stem for path in texts) == [path.stem for path in DOCUMENTS]
