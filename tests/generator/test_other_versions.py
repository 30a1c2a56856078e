"""The same configuration on earlier and later versions of its document."""

from __future__ import annotations

from generator import pipeline
from tests.generator.workspace import Workspace

DOCUMENT = """\
openapi: 3.0.3
info: {title: Small, version: '1'}
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, properties: {legs: {type: integer}}}
"""

OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.components.schemas.Pet.properties.tail
    description: Seen in answers.
    update: {type: string}
  - target: $.components.schemas.Owner
    description: Seen in answers.
    remove: true
"""


def test_another_version_of_the_document_only_warns_about_what_has_no_effect(
    workspace: Workspace,
) -> None:
    """Corrections and decided names were made for the configured version."""
    config = "[names.functions]\ngetOwner = 'own'\n"
    path = workspace.put(DOCUMENT, config=config, overlay=OVERLAY)
    other = workspace.root / "other.yaml"
    other.write_text(DOCUMENT.replace("legs", "wings"))
    output = pipeline.generate(path, document=other)
    assert "wings" in output.files["models/pets.py"]
    said = [(warning.pointer, warning.message) for warning in output.warnings]
    assert [pointer for pointer, _ in said] == [
        "/actions/0",
        "/actions/1",
        "/names/functions/getOwner",
    ]


def test_generate_lists_all_dead_corrections_at_once(workspace: Workspace) -> None:
    """Who replaces the document learns in one run which actions to delete."""
    workspace.put(DOCUMENT, overlay=OVERLAY)
    run = workspace.run()
    assert run.code == 1
    assert "spec/tiny.overlay.yaml:4: this action matches nothing" in run.err
    assert "spec/tiny.overlay.yaml:7: this action matches nothing" in run.err
    assert run.err.count("Correct or delete this action.") == 2
    assert "2 errors, nothing written" in run.err
