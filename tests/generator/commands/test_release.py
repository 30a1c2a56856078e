"""`make release`: a scripted year of two releases, in a real repository."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.names.lock import read_lock
from tests.generator.commands.test_diff import commit, git, put
from tests.generator.diff.pairs import ADD, BASE, CONFIG, LIST, Json, _set

LOG = "# Changelog\n\n## Unreleased\n\n- By hand.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of which 0.1.0 is released."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/tiny.toml").write_text(f'release = "0.1.0"\n{CONFIG}')
    (tmp_path / "CHANGELOG.md").write_text(LOG)
    put(tmp_path, lambda _: None)
    assert main(["generate"]) == 0
    subprocess.run(["git", "init", "-q"], check=True)
    commit()
    release("auto", "0.1.0")
    return tmp_path


def release(version: str, wanted: str) -> None:
    """Make a release, which must get a version."""
    assert main(["release", version, "--date", "2026-11-26"]) == 0
    assert f'release = "{wanted}"' in Path("spec/tiny.toml").read_text()
    package = Path("generated/tiny")
    assert f'"{wanted}"' in (package / "__init__.py").read_text()
    kept = Path("spec/tiny.released.json")
    assert kept.read_bytes() == (package / "api.json").read_bytes()
    commit()
    assert main(["generate", "--check"]) == 0
    assert main(["diff", "--fail-on", "docs"]) == 0


def change(edit: Callable[[Json], object], config: str = "") -> None:
    """Generate another document, with more in the configuration, and commit."""
    put(Path(), edit)
    path = Path("spec/tiny.toml")
    path.write_text(path.read_text() + config)
    assert main(["generate"]) == 0
    commit()


def section(version: str) -> str:
    """Return the part of the changelog about a version."""
    text = Path("CHANGELOG.md").read_text()
    return text.partition(f"## {version}")[2].partition("\n## ")[0]


def test_the_first_release_is_that_of_the_configuration(folder: Path) -> None:
    """Unreleased becomes its section, and is empty after it."""
    assert "- By hand." in section("0.1.0 - 2026-11-26")
    assert section("Unreleased").strip() == ""


def test_each_section_is_the_difference_of_two_releases(folder: Path) -> None:
    """There is no change with its opposite, no comment, and nothing is left out."""
    for cost in (20, 15, 12):
        change(_set(f"{LIST} x-cost", cost))
    assert "10 -> 12" in section("Unreleased")
    release("auto", "0.1.1")
    first = section("0.1.1")
    assert first.count("cost-increased") == 1
    assert "written by generate" not in Path("CHANGELOG.md").read_text()
    change(lambda _: None)
    assert "12 -> 10" in section("Unreleased")
    change(_set(f"{LIST} x-cost", 12))
    assert section("Unreleased").strip() == ""
    assert section("0.1.1") == first


def test_the_report_proposes_the_version(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below 1.0 a break raises the second number; one that is too low is refused."""
    change(_set(ADD, None))
    capsys.readouterr()
    assert main(["release", "auto", "--propose"]) == 0
    assert capsys.readouterr().out == "0.2.0\n"
    for version, message in (
        ("0.1.1", "0.1.1: is too low: the changes ask for 0.2.0 at least"),
        ("1.0", "1.0: is no version"),
    ):
        assert main(["release", version]) == 1
        assert message in capsys.readouterr().err
    assert git("status", "--porcelain") == ""
    release("1.0.0", "1.0.0")
    change(_set(f"{LIST} x-cost", 20))
    release("auto", "1.1.0")
    change(_set(f"{LIST} x-cost", 20))
    release("auto", "1.1.1")


def test_old_names_and_removed_methods_go_a_release_later(folder: Path) -> None:
    """They are in one release, and leave with the next that may break something."""
    change(_set(ADD, None), '\n[names.functions]\ngetDeals = "find"\n')
    lock = read_lock(Path("spec/tiny.names.lock"))
    assert lock is not None
    surfaces = []
    for version in ("0.2.0", "0.2.1", "0.3.0"):
        release(version, version)
        surfaces.append(json.loads(Path("spec/tiny.released.json").read_text()))
        change(_set(ADD, None))
    both, patch, later = surfaces
    assert both["renamed"] == patch["renamed"] == {"deals.list": "deals.find"}
    assert both["removed"].keys() == patch["removed"].keys() == {"deals.add"}
    assert "renamed" not in later
    assert "removed" not in later
    assert "old-name-dropped" in section("0.3.0")
    assert "removed-method-dropped" in section("0.3.0")


def test_what_no_release_had_leaves_nothing(folder: Path) -> None:
    """A method that came and went between two releases needs no stub, and no old name."""
    twin = json.loads(json.dumps(BASE["paths"]["/deals"]["get"]))
    twin["operationId"] = "getSomeDeals"
    change(_set("paths /twins", {"get": twin}))
    change(lambda _: None)
    lock = Path("spec/tiny.names.lock")
    assert "getSomeDeals" in lock.read_text()
    release("auto", "0.1.1")
    assert "getSomeDeals" not in lock.read_text()


def test_accepted_changes_end_with_the_release(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are about changes since the release before."""
    change(_set(ADD, None))
    assert main(["diff", "--fail-on", "types"]) == 1
    capsys.readouterr()
    assert main(["diff", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    entries = [
        f"- {{rule: {rule}, where: '*', reason: Announced.}}\n"
        for rule in sorted({each["rule"] for each in found["changes"]})
    ]
    accepted = folder / "spec/tiny.accepted.yaml"
    text = f"base: '0.1.0'\naccepted:\n{''.join(entries)}"
    accepted.write_text(text)
    assert main(["diff", "--fail-on", "types"]) == 0
    release("auto", "0.2.0")
    assert not accepted.exists()
    # As a branch brings it back that began before.
    accepted.write_text(text)
    assert main(["diff"]) == 2
    assert "the last release is 0.2.0" in capsys.readouterr().err


def test_the_document_may_go_back_and_forth(folder: Path) -> None:
    """Two releases later, a document of before has the surface that it had."""
    before = json.loads(Path("generated/tiny/api.json").read_text())
    change(_set(f"{ADD} x-cost", 6))
    release("auto", "0.1.1")
    change(_set(f"{LIST} deprecated", True))
    release("auto", "0.1.2")
    assert json.loads(json.dumps(BASE)) == BASE
    change(lambda _: None)
    assert json.loads(Path("generated/tiny/api.json").read_text()) == before
