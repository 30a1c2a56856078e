"""A document that changes under a correction is noticed, though the code is as before."""

from __future__ import annotations

import copy
import json

import pytest

from generator.cli import main
from generator.facts import Correction
from generator.pipeline import generate
from tests.generator.diff.pairs import BASE, CONFIG, Json
from tests.generator.workspace import Workspace

OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
- target: $.components.schemas.Deal.properties.value
  description: Whole numbers.
  update: {type: integer}
- target: $.paths['/deals'].get.parameters[?@.name=='name']
  description: The server refuses it.
  remove: true
"""
SETTINGS = CONFIG.partition("cost_key")[2].partition("\n")[2]


def put(workspace: Workspace, type_: str, length: int = 9) -> None:
    """Write the document with another type and limit under the corrections."""
    new: Json = copy.deepcopy(BASE)
    new["components"]["schemas"]["Deal"]["properties"]["value"] = {"type": type_}
    new["paths"]["/deals"]["get"]["parameters"][7]["schema"]["maxLength"] = length
    workspace.put(new, config=SETTINGS, overlay=OVERLAY)


@pytest.fixture
def corrected(workspace: Workspace) -> Workspace:
    """The document with its corrections, generated."""
    put(workspace, "number")
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    return workspace


def test_both_texts_and_the_correction_are_shown(corrected: Workspace) -> None:
    """Before the lock is written again, and once; the code is what it was."""
    before = corrected.tree()
    assert corrected.run("--check").err == ""
    put(corrected, "string", length=4)
    check = corrected.run("--check")
    run = corrected.run()
    for said in (check.err, run.err):
        assert said.count("the document has changed under this action") == 2
        assert "tiny.overlay.yaml:4" in said
        assert 'it replaced: {"type":"number"}\n' in said
        assert 'it replaces now: {"type":"string"}\n' in said
        assert 'by: {"type":"integer"}\n' in said
        assert "by: nothing\n" in said
    assert (check.code, run.code) == (1, 0)
    written = {path for path, text in corrected.tree().items() if before[path] != text}
    assert {path.rpartition("/")[2] for path in written} == {"api.json", ".manifest"}
    again = corrected.run("--check")
    assert (again.code, again.err) == (0, "")


def test_the_report_has_it_beside_the_correction(
    corrected: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """For two documents as for a package and its successor."""
    old = corrected.root / "old.json"
    old.write_bytes((corrected.spec / "tiny.json").read_bytes())
    surface = corrected.root / "before.json"
    path = corrected.root / "generated" / corrected.package / "api.json"
    surface.write_bytes(path.read_bytes())
    put(corrected, "string")
    corrected.run()
    for sides in ([str(old), "spec/tiny.json"], [str(surface), str(path)]):
        capsys.readouterr()
        assert main(["diff", *sides, "--config", "tiny", "--format", "json"]) == 0
        ((change,),) = (side["changes"] for side in json.loads(capsys.readouterr().out))
        assert change["rule"] == "corrected-changed"
        assert change["old"] == '{"type":"number"}'
        assert change["new"] == '{"type":"string"}, corrected to {"type":"integer"}'
        assert change["where"] == ["$.components.schemas.Deal.properties.value"]


def test_an_edited_action_is_a_new_one(corrected: Workspace) -> None:
    """Whoever edits it has seen the document; texts that are long are told apart."""
    put(corrected, "string")
    edited = OVERLAY.replace("type: integer}", "type: boolean}")
    (corrected.spec / "tiny.overlay.yaml").write_text(edited)
    assert corrected.run("--check").err.count("has changed under") == 0
    long = {"description": "x" * 5000}
    new = copy.deepcopy(BASE)
    new["paths"]["/deals"]["get"]["parameters"][7] |= long
    corrected.put(new, config=SETTINGS, overlay=OVERLAY)
    surface = json.loads(generate(corrected.spec / "tiny.toml").files["api.json"])
    replaced = Correction(*list(surface["corrections"].values())[1]).replaced
    assert len(replaced) < 2100
    assert replaced.endswith(")")
