"""The examples of docs/v1.md run as they stand there, and raise what they say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipedrive_kit
from pipedrive_kit import Pipedrive
from pipedrive_kit.actions import connection
from pipedrive_kit.errors import ClientError
from pipedrive_kit.testing import FakePipedrive
from tests.kit.client.server import BothServer

PAGE = Path(__file__).parents[3] / "docs" / "v1.md"


def statements() -> Iterator[tuple[str, str]]:
    """Yield each statement of the page with the comment after it."""
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.S):
        lines = block.splitlines()
        nodes = ast.parse(block).body
        for node, following in zip(nodes, [*nodes[1:], None], strict=True):
            assert node.end_lineno is not None
            end = following.lineno - 1 if following else len(lines)
            after = [line.lstrip("# ") for line in lines[node.end_lineno : end]]
            yield ast.unparse(node), " ".join(after).strip()


def test_the_examples_run(
    pd: Pipedrive, server: BothServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection, "_connections", {})
    monkeypatch.setattr(pipedrive_kit, "Pipedrive", lambda **_: pd, raising=False)
    for path in ("/api/v2/deals", "/api/v1/files"):
        server.answers[path] = lambda _: {"success": True, "data": {"id": 5}}
    server.answers["/api/v1/leads"] = lambda _: {"success": True, "data": {"id": "a"}}
    names: dict[str, Any] = {"pd": pd}
    raised = 0
    for statement, comment in statements():
        if "Error: " not in comment:
            exec(statement, names)
            continue
        with pytest.raises(ClientError) as caught:
            exec(statement, names)
        assert f"{type(caught.value).__name__}: {caught.value}" == comment
        raised += 1
    assert raised == 3
    with FakePipedrive() as fake:
        monkeypatch.undo()
        names["Pipedrive"] = Pipedrive
        names["test_a_merge"](fake)
