"""The scheduled workflow, run here: a published document becomes a pull request."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.read.load import load
from tests.generator.workspace import ROOT
from tests.type_checks import copy_cache

WORKFLOWS = ROOT / ".github" / "workflows"
WORKFLOW = WORKFLOWS / "spec.yml"
COPIED = (
    ".ci", ".gitignore", "CHANGELOG.md", "Makefile", "openapi_runtime", "openapi_source", "docs",
    "generated", "generator", "pyproject.toml", "requirements-dev.txt", "spec", "templates",
)  # fmt: skip
GH = """\
#!/bin/sh
printf '%s\\n' "$*" >>"$GH_LOG"
case "$1 $2" in
  "pr list") echo "${GH_COUNT:-0}" ;;
  "pr create")
    while [ "$1" != --body-file ]; do shift; done
    cp "$2" "$GH_LOG.body" ;;
esac
"""
PYTHON = """\
#!/bin/sh
case "$2" in build | twine) echo "$*" >>"$BUILD_LOG"; exit ;; esac
exec "{python}" "$@"
"""
"""Distributions are built and checked in tests/packages."""
BEFORE_COST = b"Returns data about all not archived deals."
"""Of `getDeals`: the next cost in the document is its own."""


def test_the_workflow_may_do_what_it_must_and_no_more() -> None:
    """Full versions, least permissions, one command, an end; no registry by name."""
    text = WORKFLOW.read_text()
    root = load(WORKFLOW).root
    assert root["permissions"] == {}
    assert set(root["on"]) == {"schedule", "workflow_dispatch"}
    (job,) = root["jobs"].values()
    assert job["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert job["timeout-minutes"] <= 30
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands == ["bash .ci/spec"]
    assert not re.search(r"pypi|npmjs|registry|index-url", text, re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda p: p.name)
def test_every_workflow_uses_full_versions_and_ends(path: Path) -> None:
    """Actions are of whole versions; nothing runs for hours; nothing may all."""
    root = load(path).root
    assert root["permissions"] in ({}, {"contents": "read"})
    for job in root["jobs"].values():
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            action = step.get("uses", "actions/none@v1.0.0")
            assert re.fullmatch(r"(actions|pypa)/[a-z-]+@v\d+\.\d+\.\d+", action)


def test_pushes_and_pull_requests_are_checked_without_a_secret() -> None:
    """Check, lint, types, tests on each supported Python, and both distributions."""
    text = (WORKFLOWS / "ci.yml").read_text()
    root = load(WORKFLOWS / "ci.yml").root
    assert set(root["on"]) == {"push", "pull_request"}
    assert root["permissions"] == {"contents": "read"}
    assert "secrets" not in text
    assert "GITHUB_STEP_SUMMARY" in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    supported = [
        found[1]
        for line in project["classifiers"]
        if (found := re.search(r":: (3\.\d+)$", line))
    ]
    job = root["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == supported
    runs = [
        step.get("run", "") for job in root["jobs"].values() for step in job["steps"]
    ]
    targets = {word for line in runs for word in re.findall(r"make ([a-z]+)", line)}
    assert targets >= {"check", "lint", "types", "test", "dist"}
    known = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text()))
    assert targets <= known


@dataclass
class Repository:
    """A copy of this repository, its `origin`, and a server that publishes the document."""

    folder: Path
    origin: Path
    log: Path
    """Arguments of the calls of `gh`."""
    published: bytes
    environment: dict[str, str]

    def run(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the commands of the workflow."""
        (job,) = load(WORKFLOW).root["jobs"].values()
        commands = [step["run"] for step in job["steps"] if "run" in step]
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", "\n".join(commands)],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run make."""
        return subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def git(self, *arguments: str) -> str:
        """Run git; give what it says."""
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    @property
    def proposed(self) -> list[str]:
        """The branches at `origin` besides the first one."""
        given = self.git("ls-remote", "--heads", "origin").split()[1::2]
        names = {name.removeprefix("refs/heads/") for name in given}
        return sorted(names - {"main"})

    @property
    def body(self) -> str:
        """The text of the pull request."""
        return self.log.with_name("gh.body").read_text()


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    """The repository, with everything committed and pushed."""
    folder, tools, origin = (tmp_path / name for name in ("work", "tools", "origin"))
    folder.mkdir()
    ignore = shutil.ignore_patterns("node_modules")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tests" / "usage", folder / "tests" / "usage", ignore=ignore)
    (folder / "tests" / "test_package.py").write_text(
        "import pipedrive_v2\n\n\ndef test_package():\n    assert pipedrive_v2.Client\n"
    )
    # The environment that is here, as one that `make` finds ready.
    python = tools / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON.format(python=sys.executable))
    (tools / "gh").write_text(GH)
    python.chmod(0o755)
    (tools / "gh").chmod(0o755)
    (tools / "venv" / ".ready").touch()
    made = Repository(
        folder=folder,
        origin=origin,
        log=tmp_path / "gh",
        published=(folder / "spec" / "pipedrive-v2.yaml").read_bytes(),
        environment={
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": f"{folder}{os.pathsep}{folder / 'generated'}",
            "VENV": str(tools / "venv"),
            "GH_LOG": str(tmp_path / "gh"),
            "BUILD_LOG": str(tmp_path / "builds"),
            "GIT_AUTHOR_NAME": "Nobody",
            "GIT_AUTHOR_EMAIL": "nobody@example.com",
            "GIT_COMMITTER_NAME": "Nobody",
            "GIT_COMMITTER_EMAIL": "nobody@example.com",
            "TESTS": "tests/test_package.py",
            "no_proxy": "127.0.0.1",
        },
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(made.published)))
            self.end_headers()
            self.wfile.write(made.published)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        # One document is published; the others are as they are.
        for config in (folder / "spec").glob("*.toml"):
            config.write_text(re.sub(r"(?m)^source = .*\n", "", config.read_text()))
        config = folder / "spec" / "pipedrive-v2.toml"
        url = f"http://127.0.0.1:{http.server_address[1]}/openapi-v2.yaml"
        config.write_text(f'source = "{url}"\n{config.read_text()}')
        subprocess.run(["git", "init", "-q", "--bare", str(origin)], check=True)
        made.git("init", "-q", "-b", "main")
        made.git("remote", "add", "origin", str(origin))
        made.git("add", ".")
        made.git("commit", "-q", "-m", "Before")
        made.git("push", "-q", "origin", "main")
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield made
        http.shutdown()
        thread.join()


def test_a_new_document_becomes_a_pull_request(repository: Repository) -> None:
    """The branch has document, lock and packages; the text says what it means for users."""
    head, mark, tail = repository.published.partition(BEFORE_COST)
    tail = tail.replace(b"x-token-cost: 10", b"x-token-cost: 20", 1)
    repository.published = (
        head + mark + tail.replace(b"value of 100 is", b"value of 99 is")
    )
    copy_cache(repository.folder)
    done = repository.run()
    assert done.returncode == 0, done.stdout + done.stderr
    (branch,) = repository.proposed
    assert branch.startswith("spec/")
    files = repository.git("diff", "--name-only", "main", branch).split()
    assert "spec/pipedrive-v2.yaml" in files
    assert "spec/pipedrive-v2.source.lock" in files
    assert "generated/pipedrive_v2/operations.py" in files
    assert not [name for name in files if name.startswith("generated/activecampaign")]
    document = subprocess.run(
        ["git", "show", f"{branch}:spec/pipedrive-v2.yaml"],
        cwd=repository.origin,
        capture_output=True,
        check=True,
    )
    assert document.stdout == repository.published
    created = repository.log.read_text().splitlines()[-1]
    title = "A new version of spec/pipedrive-v2.yaml"
    wanted = f"pr create --base main --head {branch} --title {title} --body-file "
    assert created.startswith(wanted)
    assert "deals.list" in repository.body
    assert re.search(r"\b10\b.*\b20\b", repository.body)
    assert "`make generate` warns:\n\n    warning: spec/pipedrive-v2.overlay.yaml:" in (
        repository.body
    )
    assert "The programs in tests/usage still type-check." in repository.body
    assert "`make test` passed." in repository.body
    assert "failed" not in repository.body

    repository.git("switch", "-q", "main")
    done = repository.run(GH_COUNT="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Already proposed: {branch}." in done.stdout
    assert repository.log.read_text().count("pr create") == 1


def test_a_break_fails_make_check_until_it_is_accepted(
    repository: Repository,
) -> None:
    """One command says what is not current, and what would break users; committed or not."""
    # The smaller package alone: quicker.
    repository.git("rm", "-q", "-r", "spec/pipedrive-v*", "generated/pipedrive_v*")
    repository.git("commit", "-q", "-m", "One package")
    repository.git("push", "-q", "origin", "main")
    base = repository.git("rev-parse", "HEAD").strip()
    good = repository.make("check")
    assert good.returncode == 0, good.stdout + good.stderr
    document = repository.folder / "spec" / "activecampaign-deals.yaml"
    document.write_text(
        document.read_text().replace("- name: deal\n", "- name: sale\n")
    )
    stale = repository.make("check")
    assert stale.returncode != 0
    assert "generated/ is not current" in stale.stderr
    assert repository.make("generate").returncode == 0
    broken = repository.make("check")
    assert broken.returncode != 0
    assert "break" in broken.stdout
    assert "sale" in broken.stdout
    repository.git("commit", "-q", "-a", "-m", "Break")
    assert repository.make("check").returncode != 0
    assert repository.make("check", "SINCE=HEAD").returncode == 0
    accepted = repository.folder / "spec" / "activecampaign-deals.accepted.yaml"
    command = [sys.executable, "-m", "generator", "diff", "--format", "json"]
    (report,) = json.loads(
        subprocess.run(
            command,
            cwd=repository.folder,
            env=repository.environment,
            capture_output=True,
            check=True,
        ).stdout
    )
    entries = [
        f"- {{rule: {rule}, where: '*', reason: Better.}}\n"
        for rule in sorted({change["rule"] for change in report["changes"]})
    ]
    accepted.write_text(f"base: '{base}'\naccepted:\n{''.join(entries)}")
    good = repository.make("check")
    assert good.returncode == 0, good.stdout + good.stderr
    repository.git("add", "spec")
    repository.git("commit", "-q", "-m", "Accept")
    assert repository.make("check").returncode == 0


def test_a_release_is_a_commit_and_its_tag(repository: Repository) -> None:
    """Nothing is pushed; the runtime gets a version when it has changed."""
    repository.git("rm", "-q", "-r", "spec/pipedrive-v*", "generated/pipedrive_v*")
    repository.git("commit", "-q", "-m", "One package")
    repository.git("push", "-q", "origin", "main")
    done = repository.make("release", "DATE=2026-11-26")
    assert done.returncode == 0, done.stdout + done.stderr
    (repository.folder / "openapi_runtime" / "more.py").touch()
    refused = repository.make("release")
    assert refused.returncode != 0
    assert "not committed" in refused.stderr
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "The runtime")
    done = repository.make("release", "VERSION=0.2.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert repository.git("tag").split() == ["v0.1.0", "v0.2.0"]
    assert repository.git("status", "--porcelain") == ""
    assert "v0.1.0" not in repository.git("ls-remote", "--tags", "origin")
    version = repository.folder / "openapi_runtime" / "_version.py"
    assert '__version__ = "0.1.1"' in version.read_text()
    project = (repository.folder / "pyproject.toml").read_text()
    assert project.count("~=0.1.1") == 3
    assert "~=0.1.0" not in project
    log = (repository.folder / "CHANGELOG.md").read_text()
    assert log.index("## Unreleased\n\n## 0.2.0 - 2") < log.index("## 0.1.0 - 2")
    builds = repository.log.with_name("builds").read_text().splitlines()
    assert len(builds) == 2 * 3
    assert builds[2].startswith("-m twine check --strict dist/")


def test_failed_generations_are_told_in_the_pull_request(
    repository: Repository,
) -> None:
    """A correction that is no longer needed stops the run; the text says which."""
    overlay = repository.folder / "spec" / "pipedrive-v2.overlay.yaml"
    overlay.write_text(
        overlay.read_text()
        + "  - target: $.info\n    description: Gone.\n    update: {title: Else}\n"
    )
    repository.git("commit", "-q", "-a", "-m", "A correction")
    repository.published = repository.published.replace(
        b"title: Pipedrive API v2", b"title: Else", 1
    )
    done = repository.run()
    assert done.returncode == 1
    (branch,) = repository.proposed
    files = repository.git("diff", "--name-only", "main", branch).split()
    assert sorted(files) == ["spec/pipedrive-v2.source.lock", "spec/pipedrive-v2.yaml"]
    assert "`make generate` failed:" in repository.body
    assert "    error: spec/pipedrive-v2.overlay.yaml:" in repository.body
    assert "Correct or delete this action." in repository.body


def test_nothing_new_and_nothing_good_propose_nothing(repository: Repository) -> None:
    """The published document is the known one, or a page: no branch, no pull request."""
    done = repository.run()
    assert done.returncode == 0, done.stderr
    assert "Nothing new." in done.stdout
    repository.published = b"<html>Maintenance</html>"
    done = repository.run()
    assert done.returncode != 0
    assert "is a web page, not a document" in done.stderr
    assert repository.git("status", "--porcelain", "*.yaml") == ""
    assert repository.proposed == []
    assert not repository.log.exists()
