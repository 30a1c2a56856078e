"""Output depends on the inputs alone, and the disk changes only where it must."""

from __future__ import annotations

import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.read.load import load
from generator.write.disk import FileChange, write
from tests.generator.workspace import ROOT, Workspace, contents

PACKAGE = "pipedrive_v2"
MANIFEST = f"{PACKAGE}/.manifest"
"""It has the digest of the document, which is another one then."""
NAMES = ("toml", "yaml", "overlay.yaml", "names.lock")
HEADER = "# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit."

SMALL = """\
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
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
  /owners:
    get:
      operationId: getOwner
      tags: [Owners]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
components:
  schemas:
    Owner: {type: object, properties: {name: {type: string}}}
    Pet: {type: object, properties: {legs: {type: integer}}}
"""


@pytest.fixture
def clone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Workspace:
    """The repository's `spec/` and `generated/`, copied; the current folder."""
    monkeypatch.chdir(tmp_path)
    made = Workspace(tmp_path, capsys)
    for name in NAMES:
        shutil.copy(ROOT / "spec" / f"pipedrive-v2.{name}", made.spec)
    shutil.copytree(
        ROOT / "generated",
        tmp_path / "generated",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return made


@pytest.fixture
def small(workspace: Workspace) -> Workspace:
    """A small API, generated: where the size says nothing, a run need not take seconds."""
    overlay = "overlay: 1.0.0\nactions: []\n"
    workspace.put(SMALL, config="[names.functions]\n", overlay=overlay)
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    return workspace


@pytest.fixture(scope="module")
def committed() -> dict[str, bytes]:
    """The files of the package as they are in the repository."""
    return {
        name: content
        for name, content in contents(ROOT / "generated").items()
        if name.startswith(f"{PACKAGE}/")
    }


def times(folder: Path) -> dict[str, int]:
    """Return the time of the last change of each file below *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


# The same bytes


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {
            "PYTHONHASHSEED": "4242",
            "LANG": "tr_TR.UTF-8",
            "PYTHONUTF8": "0",
            "TZ": "UTC-3",
        },
    ],
)
def test_the_machine_has_no_say(
    tmp_path: Path, committed: dict[str, bytes], environment: dict[str, str]
) -> None:
    """Hash seed, locale, time zone and the clone's path leave every byte as it is."""
    folder = tmp_path / "sécond clone"
    (folder / "spec").mkdir(parents=True)
    for name in NAMES:
        shutil.copy(ROOT / "spec" / f"pipedrive-v2.{name}", folder / "spec")
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith("LC_")
    }
    done = subprocess.run(
        [sys.executable, "-m", "generator", "generate"],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"\b(\d+) of \1 operations", done.stdout)
    assert contents(folder / "generated") == committed


def shuffled(value: Any, order: random.Random) -> Any:
    """Write every mapping in another order; lists keep theirs."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffled(value[key], order) for key in keys}
    if isinstance(value, list):
        return [shuffled(item, order) for item in value]
    return value


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_keys_and_the_format_have_no_say(
    clone: Workspace, committed: dict[str, bytes], seed: int
) -> None:
    """The document as JSON, every mapping in another order: only its name differs."""
    document = load(clone.spec / "pipedrive-v2.yaml").root
    reordered = shuffled(document, random.Random(seed))
    assert list(reordered["paths"]) != list(document["paths"])
    (clone.spec / "pipedrive-v2.json").write_text(json.dumps(reordered, indent=1))
    path = clone.spec / "pipedrive-v2.toml"
    text = path.read_text()
    line = 'document = "pipedrive-v2.yaml"'
    assert line in text
    path.write_text(text.replace(line, line.replace(".yaml", ".json")))
    run = clone.run()
    assert (run.code, run.err) == (0, "")
    assert {
        name: content.replace(b"spec/pipedrive-v2.json", b"spec/pipedrive-v2.yaml")
        for name, content in clone.tree().items()
        if name.startswith(f"{PACKAGE}/") and name != MANIFEST
    } == {name: content for name, content in committed.items() if name != MANIFEST}


def test_the_order_of_keys_in_yaml_has_no_say(small: Workspace) -> None:
    """The same for YAML, where the name is the same too: nothing differs."""
    path = small.spec / "tiny.yaml"
    document = shuffled(load(path).root, random.Random(3))
    assert list(document) != list(load(path).root)
    before = small.tree()
    path.write_text(yaml.safe_dump(document, sort_keys=False))
    run = small.run()
    assert (run.code, run.err) == (0, "")
    after = small.tree()
    assert [name for name in after if after[name] != before[name]] == [
        f"{small.package}/.manifest"
    ]


# What is written


def test_the_pipeline_touches_no_file(small: Workspace) -> None:
    """`generate` gives the texts by path; to write them is another's business."""
    before = times(small.root)
    current = small.tree()
    output = pipeline.generate(small.spec / "tiny.toml")
    assert (output.counts["operations"], output.counts["models"]) == ("2", "2")
    assert output.warnings == ()
    assert {
        f"{output.package}/{n}": t.encode() for n, t in output.files.items()
    } == current
    assert times(small.root) == before


def test_every_file_says_where_it_comes_from(committed: dict[str, bytes]) -> None:
    """Each Python file names its source in a comment below its docstring."""
    for name, content in committed.items():
        text = content.decode()
        if name.endswith(".py"):
            assert HEADER in text.splitlines()[:4], name
            assert ast.get_docstring(ast.parse(text)), name


def test_the_size_of_the_package_is_as_promised(committed: dict[str, bytes]) -> None:
    """Both flavours, texts with the server's defaults, records: 141 lines an operation."""
    lines = {name: content.count(b"\n") for name, content in committed.items()}
    operations = sum(content.count(b" Operation(") for content in committed.values())
    assert operations
    (surface,) = (c for name, c in committed.items() if name.endswith("api.json"))
    removed = json.loads(surface).get("removed", {})
    assert sum(lines.values()) <= 141 * (operations + len(removed))


def test_no_text_depends_on_time_or_place(committed: dict[str, bytes]) -> None:
    """No path of this machine and no date of today is in any file."""
    for name, content in committed.items():
        assert str(ROOT).encode() not in content, name
        assert b"\r" not in content, name
        assert content == b"" or content.endswith(b"\n"), name
        assert not content.endswith(b"\n\n"), name


# --check


def test_the_repository_is_current(clone: Workspace) -> None:
    """`--check` is clean, says what it looked at, and writes nothing."""
    before = times(clone.root)
    run = clone.run("--check")
    assert run.code == 0, run.out[:2000]
    assert run.out.splitlines() == [run.out.rstrip()]
    assert re.match(rf"generated/{PACKAGE}: (\d+) of \1 operations, ", run.out)
    assert ", 0 differ, " in run.out
    assert times(clone.root) == before


def edited(folder: Path) -> tuple[str, list[str]]:
    """Edit a file by hand."""
    path = folder / "models" / "pets.py"
    path.write_text(path.read_text().replace("class Pet(Model):", "class Pit(Model):"))
    return "models/pets.py", [
        "-class Pit(Model):",
        "+class Pet(Model):",
    ]


def crlf(folder: Path) -> tuple[str, list[str]]:
    """Change nothing but the line ends."""
    path = folder / "__init__.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return "__init__.py", ["+from __future__ import annotations"]


def deleted(folder: Path) -> tuple[str, list[str]]:
    """Delete a file."""
    (folder / "resources" / "pets.py").unlink()
    return "resources/pets.py", ["--- /dev/null", '+"""Operations on pets."""']


def emptied(folder: Path) -> tuple[str, list[str]]:
    """Delete a file that is empty."""
    (folder / "py.typed").unlink()
    return "py.typed", []


def test_no_link_beside_a_file_is_written_through(small: Workspace) -> None:
    """Scratch names cannot be guessed, and are opened only if nothing is there."""
    folder = small.root / "generated" / small.package
    victim = small.root / "victim"
    victim.write_text("precious")
    for name in ("client.py", "py.typed"):
        (folder / name).unlink()
        (folder / f".{name}.new").symlink_to(victim)
    assert small.run().code == 0
    assert victim.read_text() == "precious"
    assert not (folder / "client.py").is_symlink()


def test_the_manifest_is_put_last(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a run that is killed before would take files for those of a stranger."""
    placed = []
    replace = Path.replace

    def record(scratch: Path, path: Path) -> Path:
        placed.append(path.name)
        return replace(scratch, path)

    monkeypatch.setattr(Path, "replace", record)
    folder = small.root / "generated" / small.package
    write([FileChange(folder / n, None, "x") for n in (".manifest", "api.py", "zz.py")])
    assert placed == ["api.py", "zz.py", ".manifest"]


CHANGES = [edited, crlf, deleted, emptied]


@pytest.mark.parametrize("change", CHANGES)
def test_a_difference_is_shown_and_repaired(small: Workspace, change: Any) -> None:
    """`--check`: exit 1, a unified diff, nothing written. Then one run repairs it all."""
    current = small.tree()
    folder = small.root / "generated" / small.package
    name, expected = change(folder)
    different, before = small.tree(), times(small.root / "generated")
    assert different != current

    run = small.run("--check")
    assert run.code == 1
    assert f"generated/{small.package}/{name}" in run.out
    assert set(expected) <= set(run.out.splitlines())
    assert ", 1 differ, " in run.out.splitlines()[-1]
    assert run.err == ("generated/ is not current: run `make generate` and commit\n")
    assert (small.tree(), times(small.root / "generated")) == (different, before)

    run = small.run()
    assert (run.code, run.err) == (0, "")
    assert ", 1 written, " in run.out.splitlines()[-1]
    assert small.tree() == current
    after = times(small.root / "generated")
    path = f"{small.package}/{name}"
    assert {k: v for k, v in after.items() if k != path} == {
        k: v for k, v in before.items() if k != path
    }
    assert small.run("--check").code == 0


def test_the_diff_can_be_applied(small: Workspace) -> None:
    """The output of `--check` is a patch that git takes, for any kind of difference."""
    current = small.tree()
    for change in (edited, deleted):
        change(small.root / "generated" / small.package)
    run = small.run("--check")
    diff = "\n".join(run.out.splitlines()[:-1]) + "\n"
    subprocess.run(
        ["git", "apply", "-p1", "-"],
        cwd=small.root,
        input=diff,
        text=True,
        check=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(small.root.parent)},
    )
    assert small.tree() == current


def test_a_second_run_touches_nothing(small: Workspace) -> None:
    """Nothing differs, so nothing is written."""
    before = times(small.root)
    run = small.run()
    assert (run.code, run.err) == (0, "")
    assert ", 0 written, " in run.out
    assert times(small.root) == before


def test_bytecode_is_no_difference(small: Workspace) -> None:
    """Files that Python itself leaves there are ignored."""
    cache = small.root / "generated" / small.package / "models" / "__pycache__"
    cache.mkdir()
    (cache / "pets.cpython-311.pyc").write_bytes(b"\x00\xff")
    assert small.run("--check").code == 0
    assert small.run().code == 0
    assert (cache / "pets.cpython-311.pyc").exists()


def test_other_packages_are_left_alone(small: Workspace) -> None:
    """A run looks only at the folders of the packages that it builds."""
    other = small.root / "generated" / "other"
    other.mkdir()
    (other / "mine.py").write_text("# mine\n")
    assert small.run("--check").code == 0
    assert small.run("tiny").code == 0
    assert (other / "mine.py").read_text() == "# mine\n"


def test_a_first_run_writes_everything(small: Workspace) -> None:
    """No `generated/` means nothing to compare with, and nothing missing."""
    current = small.tree()
    shutil.rmtree(small.root / "generated")
    run = small.run("--check")
    assert (run.code, small.tree()) == (1, {})
    assert not (small.root / "generated").exists()
    assert small.run().code == 0
    assert small.tree() == current


# All or nothing


def break_configuration(spec: Path) -> None:
    path = spec / "tiny.toml"
    path.write_text(path.read_text() + "\n[unknown]\n")


def break_document(spec: Path) -> None:
    path = spec / "tiny.yaml"
    path.write_text(path.read_text() + "\n: [\n")


def break_overlay(spec: Path) -> None:
    path = spec / "tiny.overlay.yaml"
    path.write_text(
        "overlay: 1.0.0\nactions:\n"
        "  - {target: $.nothing, description: none, remove: true}\n"
    )


def break_references(spec: Path) -> None:
    path = spec / "tiny.yaml"
    path.write_text(path.read_text().replace("schemas/Pet'", "schemas/Pat'"))


def break_names(spec: Path) -> None:
    path = spec / "tiny.toml"
    path.write_text(path.read_text() + "[names.properties]\nPet = 'Owner'\n")


def break_another(spec: Path) -> None:
    (spec / "zz.toml").write_text('document = "none.yaml"\npackage = "zz"\n')


@pytest.fixture(
    params=[
        break_configuration,
        break_document,
        break_overlay,
        break_references,
        break_names,
        break_another,
    ],
    ids=lambda function: function.__name__,
)
def broken(small: Workspace, request: pytest.FixtureRequest) -> Workspace:
    """A folder in which one step must fail and some files need writing."""
    request.param(small.spec)
    edited(small.root / "generated" / small.package)
    return small


def test_a_failing_step_writes_nothing(broken: Workspace) -> None:
    """Whichever step fails: exit 1 and every file as before, good or not."""
    tree, before = broken.tree(), times(broken.root)
    for arguments in ([], ["--check"]):
        run = broken.run(*arguments)
        assert run.code == 1
        assert run.err.startswith("error: spec/")
        assert run.err.rstrip().endswith(", nothing written")
        assert (broken.tree(), times(broken.root)) == (tree, before)
