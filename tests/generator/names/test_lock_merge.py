"""Two branches that regenerate, merged: the lock keeps the names of both."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from tests.generator.names.pets import Names, document, gives, record, ref
from tests.generator.workspace import ROOT, Workspace

CONFIG = 'release = "1"\n'
RENAMED = '[names.functions]\ngetPets = "all"\n'
"""A decision that branch alpha makes."""


def git(*arguments: str, code: int = 0) -> str:
    """Run git in the current folder; return what it prints."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    run = subprocess.run(
        ["git", *who, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout


def commit(branch: str = "") -> None:
    """Commit all that is there, on a new *branch*."""
    if branch:
        git("switch", "-q", "-c", branch)
    git("add", ".")
    git("commit", "-q", "-m", branch or "x")


def alpha(new: dict[str, Any]) -> None:
    """An operation next to those of the other branch."""
    new["paths"]["/pets/alpha"] = {"get": gives("getPetAlpha", "Pets", ref("Pet"))}
    collar = record(size="integer", colour="string", alpha="string")
    new["paths"]["/collars/a"] = {"get": gives("getCollarA", "Pets", collar)}
    new["components"]["schemas"]["Pet"]["properties"]["alpha"] = {"type": "string"}


def beta(new: dict[str, Any]) -> None:
    """The same for the other branch."""
    new["paths"]["/pets/beta"] = {"get": gives("getPetBeta", "Pets", ref("Pet"))}
    basket = record(size="integer", depth="integer", beta="string")
    new["paths"]["/baskets/b"] = {"get": gives("getBasketB", "Pets", basket)}
    new["components"]["schemas"]["Pet"]["properties"]["beta"] = {"type": "string"}


def put(pets: Workspace, *edits: Callable[[dict[str, Any]], None]) -> None:
    """Write the document with *edits*, and the configuration that goes with them."""
    new = document()
    for edit in edits:
        edit(new)
    pets.put(new, config=CONFIG + (RENAMED if alpha in edits else ""))


@pytest.fixture
def merging(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A repository in the middle of a merge; its document is merged already."""
    monkeypatch.chdir(workspace.root)
    shutil.copy(ROOT / ".gitattributes", workspace.root)
    (workspace.root / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n")
    put(workspace)
    assert workspace.run().code == 0
    git("init", "-q", "-b", "main")
    commit()
    git("tag", "v1")
    for edit in (alpha, beta):
        git("switch", "-q", "main")
        put(workspace, edit)
        assert workspace.run().code == 0
        commit(edit.__name__)
    git("merge", "-q", "alpha", code=1)
    put(workspace, alpha, beta)
    return workspace


def test_one_run_settles_a_merge(merging: Workspace) -> None:
    """The lock, the manifest, the package and the changelog are those of both."""
    lock = merging.spec / "tiny.names.lock"
    assert "<<<<<<<" in lock.read_text()
    generated = merging.tree()
    assert not [path for path, content in generated.items() if b"<<<<" in content]
    assert merging.run().code == 0
    assert merging.run("--check").code == 0
    names = Names(merging)
    assert names.raw["fields"]["Pet"][-2:] == ["beta", "alpha"]
    assert names.raw["operations"]["getPets"][-1] == "all"
    assert names.raw["renamed"]["methods"] == {"getPets": ["list"]}
    changes = (merging.root / "CHANGELOG.md").read_text()
    for line in ("attribute-added: `Pet.alpha", "attribute-added: `Pet.beta"):
        assert changes.count(line) == 1
    assert changes.count("### `") == 1
    commit()
    # No marker is left anywhere.
    git("diff", "--check", "main", "HEAD", "--", "spec", "generated", "CHANGELOG.md")


def test_a_merge_moves_no_name_of_either_branch(merging: Workspace) -> None:
    """Names that one of them pinned stay, but for what the other renamed."""
    pinned = [
        git("show", f"{branch}:spec/tiny.names.lock") for branch in ("alpha", "beta")
    ]
    assert merging.run().code == 0
    lines = set((merging.spec / "tiny.names.lock").read_text().splitlines())
    for text in pinned:
        operations = text.partition("[operations]")[2].partition("\n\n")[0]
        kept = {line for line in operations.splitlines() if 'getPets"' not in line}
        assert kept <= lines


@pytest.mark.parametrize(
    ("broken", "message", "hint"),
    [
        ("<<<<<<< HEAD\n", "it has merge markers", "git checkout --merge -- spec/"),
        ("<<<<<<< a\nx\n=======\n>>>>>>> b\n", "it has merge markers", "--merge"),
        ("[operations\n", "is no lock of names", "git checkout HEAD -- spec/"),
    ],
)
def test_a_broken_lock_is_restored_and_never_deleted(
    workspace: Workspace, broken: str, message: str, hint: str
) -> None:
    """Without it all names would be decided again."""
    workspace.put(document())
    (workspace.spec / "tiny.names.lock").write_text(broken)
    run = workspace.run()
    assert run.code == 1
    assert message in run.err
    assert hint in run.err
    assert "delete" not in run.err


def test_the_lock_says_what_its_columns_are(workspace: Workspace) -> None:
    """Each table has a line about its entries before it."""
    workspace.put(document())
    assert workspace.run().code == 0
    text = (workspace.spec / "tiny.names.lock").read_text()
    before = ""
    for line in text.splitlines():
        if line.startswith("[") and "." not in line:
            assert before.startswith("# "), line
        before = line
