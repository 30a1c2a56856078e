"""`python -m generator generate`: its surroundings, its failures, its haste."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.diff import git as git_module
from tests.generator.refusals import GOOD
from tests.generator.workspace import HEAVY, ROOT, Workspace, contents

PETS = """\
openapi: 3.0.3
info: {title: Small, version: '1'}
paths:
  /pets:
    get: {operationId: getPets, tags: [Pets], responses: {'200': {description: ok}}}
"""


def git(*arguments: str) -> None:
    """Run git in the current folder, as nobody in particular."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.com")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def no_repository(_: pytest.MonkeyPatch) -> None:
    """The folder is under no version control."""


def no_commit(_: pytest.MonkeyPatch) -> None:
    """The repository has no HEAD yet."""
    git("init", "-q")


def not_committed(_: pytest.MonkeyPatch) -> None:
    """The repository does not know the package."""
    git("init", "-q")
    git("add", "spec/tiny.toml")
    git("commit", "-q", "-m", "x")


def no_git(patch: pytest.MonkeyPatch) -> None:
    """There is no such program."""
    patch.setattr(git_module, "_GIT", "git-that-is-not-there")


@pytest.mark.parametrize("around", [no_repository, no_commit, not_committed, no_git])
def test_no_history_is_needed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, around: object
) -> None:
    """The report compares with the files before the run if there is no history."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.root.parent))
    workspace.put(PETS)
    assert callable(around)
    around(monkeypatch)
    first = workspace.run()
    assert (first.code, first.err) == (0, "")
    workspace.put(PETS.replace("/pets:", "/animals:"))
    second = workspace.run()
    assert (second.code, second.err) == (0, "")
    assert "path" in second.out.partition("warnings\n")[2]
    assert workspace.run("--check").code == 0


def test_a_failure_waits_for_the_verdict(workspace: Workspace) -> None:
    """A document that is too wrong to be built is said to be wrong, not the generator."""
    workspace.put(PETS.replace("tags: [Pets]", "tags: 7"))
    run = workspace.run()
    assert run.code == 1
    assert "error: spec/tiny.yaml:" in run.err
    assert workspace.tree() == {}


def test_a_run_with_nothing_to_do_loads_nothing_heavy(workspace: Workspace) -> None:
    """A current package is not built, and its configuration not read."""
    workspace.put(PETS)
    assert workspace.run().code == 0
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from generator.cli import main\n"
        f"main(['generate']); print({HEAVY} & sys.modules.keys())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace.root, capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.endswith(b" 0 written, 0 warnings\nset()\n")


def test_a_folder_that_cannot_be_written(workspace: Workspace) -> None:
    """`generated` is a file: a message, no traceback."""
    workspace.put(GOOD)
    (workspace.root / "generated").write_text("mine")
    run = workspace.run()
    assert run.code == 1
    assert run.err.startswith("error: generated")
    assert (workspace.root / "generated").read_text() == "mine"


def test_a_package_from_elsewhere_speaks_of_this_repository_in_no_file(
    workspace: Workspace,
) -> None:
    """Its configuration is in no `spec/`, and no `make` writes it."""
    path = workspace.put(PETS)
    folder = workspace.root / "elsewhere"
    workspace.spec.rename(folder)
    arguments = (f"elsewhere/{path.name}", "--out", "there")
    assert workspace.run(*arguments).code == 0
    files = contents(workspace.root / "there").values()
    assert any(b"`python -m generator generate` from tiny.yaml" in f for f in files)
    assert not any(b"make generate" in f or b"spec/" in f for f in files)
    (workspace.root / "there" / workspace.package / "api.py").unlink()
    stale = workspace.run(*arguments, "--check")
    expected = "there/ is not current: run this without --check and commit\n"
    assert (stale.code, stale.err) == (1, expected)
