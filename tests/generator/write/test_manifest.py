"""`.manifest`: nothing is built when nothing changed, and nobody's work is removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import generator.write.manifest
from generator import pipeline
from generator.write.manifest import read_manifest
from tests.generator.workspace import Workspace

DOCUMENT = """\
openapi: 3.0.3
info: {title: Small, version: '1'}
paths:
  /pets:
    get:
      operationId: getPets
      tags: [Pets]
      summary: All pets.
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  /owners:
    get:
      operationId: getOwners
      tags: [Owners]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {}}}}
components:
  schemas:
    Pet: {type: object, properties: {legs: {type: integer}}}
"""

OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.components.schemas.Pet.properties
    description: Seen in answers.
    update: {tail: {type: string}}
"""


@pytest.fixture
def pets(workspace: Workspace) -> Workspace:
    """A small API, generated."""
    workspace.put(DOCUMENT, overlay=OVERLAY)
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    return workspace


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Write down what is built."""
    found: list[Path] = []
    generate = pipeline.generate

    def counted(path: Path, **options: Any) -> pipeline.Output:
        found.append(path)
        return generate(path, **options)

    monkeypatch.setattr(pipeline, "generate", counted)
    return found


def folder(workspace: Workspace) -> Path:
    """Return the folder of the package."""
    return workspace.root / "generated" / workspace.package


# Nothing changed


def test_nothing_is_built_when_nothing_changed(
    pets: Workspace, built: list[Path]
) -> None:
    """Digests tell; what is said is the same, and no file is touched."""
    before = {p: p.stat().st_mtime_ns for p in pets.root.rglob("*") if p.is_file()}
    run = pets.run()
    assert (run.code, built) == (0, [])
    assert run.out == (
        f"generated/{pets.package}: 2 of 2 operations, 1 models, 14 files, 0 written, "
        "0 warnings\n"
    )
    after = {p: p.stat().st_mtime_ns for p in pets.root.rglob("*") if p.is_file()}
    assert after == before


def test_a_check_builds_everything(pets: Workspace, built: list[Path]) -> None:
    """CI need not trust what an earlier run wrote down."""
    assert pets.run("--check").code == 0
    assert len(built) == 1


@pytest.mark.parametrize(
    "name", ["tiny.yaml", "tiny.toml", "tiny.overlay.yaml", "tiny.names.lock"]
)
def test_every_input_is_looked_at(
    pets: Workspace, built: list[Path], name: str
) -> None:
    """A run sees a change of the document, configuration, corrections and names."""
    path = pets.spec / name
    path.write_text(path.read_text() + "\n# A remark.\n")
    assert pets.run().code == 0
    assert len(built) == 1
    assert pets.run().code == 0
    assert len(built) == 1


def test_every_output_is_looked_at(pets: Workspace, built: list[Path]) -> None:
    """A run sees an edited, a missing and an added file."""
    current = pets.tree()
    for path in sorted(p for p in folder(pets).rglob("*") if p.is_file()):
        text = path.read_bytes()
        path.write_bytes(text + b"\n# mine\n")
        assert pets.run().code == 0, path
        assert pets.tree() == current, path
        path.unlink()
        assert pets.run().code == 0, path
        assert pets.tree() == current, path
    assert len(built) == 2 * len(current)


def test_the_generator_itself_is_looked_at(
    pets: Workspace, built: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Another source or template is another generator."""
    source = Path(generator.write.manifest.__file__)
    copy = tmp_path / "tool" / "generator" / "write"
    copy.mkdir(parents=True)
    templates = tmp_path / "tool" / "templates"
    templates.mkdir()
    for path in [source, *source.parents[2].glob("templates/*.jinja")]:
        to = copy if path is source else templates
        (to / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(generator.write.manifest, "__file__", str(copy / source.name))
    first = generator.write.manifest.generator_digest()
    template = templates / "api.md.jinja"
    template.write_text(template.read_text() + "more\n")
    second = generator.write.manifest.generator_digest()
    (copy / "manifest.py").write_text("# other\n")
    third = generator.write.manifest.generator_digest()
    monkeypatch.setattr(generator.write.manifest, "CLIENT_OPTIONS_FILE", source)
    assert len({first, second, third, generator.write.manifest.generator_digest()}) == 4
    assert pets.run().code == 0
    assert len(built) == 1


def test_warnings_are_said_again(workspace: Workspace) -> None:
    """A run that has something to say is not skipped."""
    text = DOCUMENT.replace("{type: integer}", "{type: integer, maximum: many}")
    workspace.put(text)
    first = workspace.run()
    assert "warning:" in first.err
    assert workspace.run().err == first.err


# Whose a file is


def test_obsolete_files_are_removed(pets: Workspace) -> None:
    """A file goes with its tag."""
    assert (folder(pets) / "resources/owners.py").exists()
    pets.put(DOCUMENT.replace("[Owners]", "[Pets]"), overlay=OVERLAY)
    (pets.spec / "tiny.names.lock").unlink()
    run = pets.run()
    assert (run.code, run.err) == (0, "")
    assert not (folder(pets) / "resources/owners.py").exists()
    assert "resources/owners.py" not in read_manifest(folder(pets)).files


def test_an_edited_file_is_not_removed(pets: Workspace) -> None:
    """A file changed by hand stays, with a note, when it is no longer written."""
    path = folder(pets) / "resources/owners.py"
    text = path.read_text() + "\n# mine\n"
    path.write_text(text)
    pets.put(DOCUMENT.replace("[Owners]", "[Pets]"), overlay=OVERLAY)
    (pets.spec / "tiny.names.lock").unlink()
    run = pets.run()
    assert run.code == 0
    assert f"{path.relative_to(pets.root).as_posix()}: is left alone" in run.err
    assert "it was changed by hand, and nothing writes it any more" in run.err
    assert path.read_text() == text


def test_a_file_of_the_users_own_stays(pets: Workspace) -> None:
    """A file that was never ours is noted and left alone, by a check as by a run."""
    path = folder(pets) / "helpers.py"
    path.write_text("# mine\n")
    for arguments in ([], ["--check"], []):
        run = pets.run(*arguments)
        assert run.code == 0
        assert "helpers.py: is left alone: it is not ours" in run.err
        assert path.read_text() == "# mine\n"


def test_a_file_of_the_users_own_is_not_overwritten(workspace: Workspace) -> None:
    """Nothing is written over a package of that name that was written by hand."""
    path = folder(workspace) / "client.py"
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n")
    workspace.put(DOCUMENT)
    run = workspace.run()
    assert run.code == 1
    assert f"{workspace.package}/client.py: somebody else wrote this file" in run.err
    assert workspace.tree() == {f"{workspace.package}/client.py": b"# mine\n"}


def test_a_broken_manifest_knows_nothing(pets: Workspace, built: list[Path]) -> None:
    """After a merge with conflicts the next run writes it anew."""
    path = folder(pets) / ".manifest"
    text = path.read_text()
    path.write_text("<<<<<<< ours\nfile\ngenerator\n=======\n\xff")
    assert pets.run().code == 0
    assert (len(built), path.read_text()) == (1, text)


def test_the_manifest_is_sorted_and_complete(pets: Workspace) -> None:
    """Every file of the package is in it, with its digest, and nothing else."""
    lines = (folder(pets) / ".manifest").read_text().splitlines()
    files = [line.split(" ")[2] for line in lines if line.startswith("file ")]
    assert files == sorted(files)
    found = {name.partition("/")[2] for name in pets.tree()}
    assert set(files) == found - {".manifest"}
