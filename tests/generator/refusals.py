"""Runs that are to fail: a good document to spoil, and what the run said."""

from __future__ import annotations

from textwrap import dedent

from tests.generator.workspace import Run, Workspace

OK = "{'200': {description: ok}}"
PET = "{type: object, properties: {name: {type: string}, legs: {type: integer}}}"
GOOD = f"""\
openapi: 3.0.3
info: {{title: Tiny, version: '1'}}
paths:
  /pet:
    get:
      operationId: getPet
      tags: [Pets]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
components:
  schemas:
    Pet: {PET}
"""


def refused(workspace: Workspace, *arguments: str) -> list[str]:
    """Run, make sure that it fails as it should, and give what it said, line by line."""
    folder = workspace.root / "generated" / "kept"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file.py").write_text("# here before\n")
    before = workspace.tree()
    run = workspace.run(*arguments)
    assert run.code == 1, run
    assert workspace.tree() == before
    assert run.out == ""
    lines = run.err.splitlines()
    count = sum(line.startswith("error: ") for line in lines)
    assert lines[-1] == f"{count} error{'s' * (count > 1)}, nothing written"
    return lines[:-1]


def pasted(workspace: Workspace, document: str, lines: list[str], name: str) -> Run:
    """Paste the override that the message in *lines* shows, with *name* filled in."""
    start = next(i for i, line in enumerate(lines) if line.strip().startswith("["))
    table, override = (line.strip() for line in lines[start : start + 2])
    assert override.endswith(' = "..."')
    workspace.put(document, config=f"{table}\n{override.replace('...', name)}\n")
    return workspace.run()


def overlay(actions: str) -> str:
    """Return an overlay with *actions*."""
    return (
        "overlay: 1.0.0\ninfo: {title: Corrections, version: 1.0.0}\nactions:\n"
        + dedent(actions)
    )
