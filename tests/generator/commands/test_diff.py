"""`python -m generator diff`, and what `generate` ends with: revisions, files, exit codes."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.generator.diff.pairs import ADD, BASE, CONFIG, LIST, Json, _set


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with `spec/tiny.*`, generated and committed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/tiny.toml").write_text(CONFIG)
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n## 1.0\n")
    put(tmp_path, lambda _: None)
    assert main(["generate"]) == 0
    subprocess.run(["git", "init", "-q"], check=True)
    commit()
    return tmp_path


ACCEPTED = """\
base: "{base}"
accepted:
- {{rule: cost-increased, where: deals.*, reason: Announced.}}
"""


def git(*arguments: str) -> str:
    """Run git; return what it prints."""
    run = subprocess.run(
        ["git", *arguments], check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


def commit() -> None:
    """Commit all that is there."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", *who, "commit", "--allow-empty", "-qm", "x"], check=True)


def put(folder: Path, edit: Callable[[Json], object]) -> None:
    """Write the document, edited."""
    document = json.loads(json.dumps(BASE))
    edit(document)
    (folder / "spec/tiny.json").write_text(json.dumps(document))


def test_generating_ends_with_the_report_and_enters_it_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The changelog has the changes since the release, the terminal those since HEAD."""
    subprocess.run(["git", "tag", "v1.0"], check=True)
    log = folder / "CHANGELOG.md"
    before = log.read_text()
    capsys.readouterr()
    assert main(["generate"]) == 0
    assert "change" not in capsys.readouterr().out
    assert log.read_text() == before

    put(folder, _set(f"{LIST} x-cost", 20))
    for _ in range(2):
        assert main(["generate"]) == 0
    told = capsys.readouterr().out
    assert "1,000 -> 2,000 tokens" in told
    first = log.read_text()
    assert first.count("cost-increased") == 1
    assert first.index("cost-increased") < first.index("## 1.0")

    commit()
    put(folder, lambda d: (_set(f"{LIST} x-cost", 20)(d), _set(f"{ADD} x-cost", 6)(d)))
    assert main(["generate"]) == 0
    assert "1,000 -> 2,000 tokens" not in capsys.readouterr().out
    second = log.read_text()
    assert [line for line in second.splitlines() if line not in first] == [
        "- cost-increased: `cost: 5 -> 6 in deals.add`"
    ]
    assert second.count("### `tiny`") == 1

    assert main(["generate", "--out", "elsewhere", "spec/tiny.toml"]) == 0
    assert log.read_text() == second


def test_an_entry_of_the_changelog_goes_when_it_is_true_no_more(folder: Path) -> None:
    """It goes after a commit, too: a change and its opposite are no entry."""
    subprocess.run(["git", "tag", "v1.0"], check=True)
    log = folder / "CHANGELOG.md"
    log.write_text("# Changelog\n\n## Unreleased\n\n- Mine.\n\n## 1.0\n\n- Old.\n")
    before = log.read_text()
    for cost in (20, 15):
        put(folder, _set(f"{LIST} x-cost", cost))
        assert main(["generate"]) == 0
        assert log.read_text().count("cost-increased") == 1
        assert f"10 -> {cost}" in log.read_text()
        commit()
    assert log.read_text().startswith(before.partition("\n\n## 1.0")[0])
    put(folder, lambda _: None)
    assert main(["generate"]) == 0
    assert log.read_text() == before


def test_a_release_closes_the_entries(folder: Path) -> None:
    """Text below a version stays; later changes are compared with that version."""
    subprocess.run(["git", "tag", "v1.0"], check=True)
    log = folder / "CHANGELOG.md"
    put(folder, _set(f"{LIST} x-cost", 20))
    assert main(["generate"]) == 0
    text = log.read_text().replace("## Unreleased", "## Unreleased\n\n## 1.1")
    log.write_text(text)
    commit()
    subprocess.run(["git", "tag", "v1.1"], check=True)
    put(folder, lambda d: (_set(f"{LIST} x-cost", 20)(d), _set(f"{ADD} x-cost", 6)(d)))
    assert main(["generate"]) == 0
    unreleased, _, released = log.read_text().partition("## 1.1")
    assert "- cost-increased: `cost: 5 -> 6 in deals.add`" in unreleased
    assert "deals.list" not in unreleased
    assert "deals.list" in released
    assert log.read_text().count("cost-increased") == 2


def test_before_the_first_release_the_first_commit_takes_its_place(
    folder: Path,
) -> None:
    """Tags that are no versions do not; a clone without history has no entries."""
    log = folder / "CHANGELOG.md"
    before = log.read_text()
    put(folder, _set(f"{LIST} x-cost", 20))
    assert main(["generate"]) == 0
    assert "10 -> 20" in log.read_text()
    commit()
    subprocess.run(["git", "tag", "nightly"], check=True)
    put(folder, _set(f"{LIST} x-cost", 15))
    assert main(["generate"]) == 0
    assert "10 -> 15" in log.read_text()
    commit()
    shallow = ["git", "clone", "-q", "--depth", "1", folder.as_uri(), "shallow"]
    subprocess.run(shallow, check=True)
    with contextlib.chdir("shallow"):
        put(Path(), _set(f"{LIST} x-cost", 12))
        text = Path("CHANGELOG.md").read_text()
        assert main(["generate"]) == 0
        assert Path("CHANGELOG.md").read_text() == text
    put(folder, lambda _: None)
    assert main(["generate"]) == 0
    assert log.read_text() == before


def test_a_revision_is_compared_with_what_is_here(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, _set(f"{ADD} x-cost", 6))
    assert main(["generate"]) == 0
    capsys.readouterr()
    assert main(["diff", "HEAD", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    (change,) = found["changes"]
    assert (found["package"], found["bump"]) == ("tiny", "minor")
    assert change["rule"] == "cost-increased"
    assert (change["old"], change["new"]) == ("5", "6")
    assert change["where"] == ["deals.add"]
    assert main(["diff", "HEAD", "HEAD"]) == 0
    assert "no changes" in capsys.readouterr().out
    assert main(["diff", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("level", "code"),
    [("runtime", 0), ("types", 0), ("behaviour", 1), ("adds", 1), ("docs", 1)],
)
def test_a_level_can_fail(
    folder: Path, level: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    old = folder / "old.json"
    old.write_bytes((folder / "spec/tiny.json").read_bytes())
    put(folder, _set(f"{ADD} x-cost", 6))
    arguments = ["diff", str(old), "spec/tiny.json", "--config", "tiny"]
    assert main([*arguments, "--fail-on", level]) == code
    assert "cost: 5 -> 6 in deals.add" in capsys.readouterr().out


def test_accepted_changes_are_left_out_until_they_are_gone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, _set(f"{ADD} x-cost", 6))
    assert main(["generate"]) == 0
    accepted = folder / "spec/tiny.accepted.yaml"
    accepted.write_text(ACCEPTED.format(base=git("rev-parse", "HEAD")))
    capsys.readouterr()
    assert main(["diff", "HEAD", "--fail-on", "docs"]) == 0
    assert "no changes (1 accepted)" in capsys.readouterr().out

    put(folder, _set(f"{ADD} deprecated", True))
    assert main(["generate"]) == 0
    assert main(["diff", "HEAD"]) == 2
    said = capsys.readouterr().err
    assert "spec/tiny.accepted.yaml:3: has expired" in said
    assert "Delete this entry" in said

    accepted.write_text("base: x\naccepted:\n- {rule: none, where: x, reason: y}\n")
    assert main(["diff", "HEAD"]) == 2
    assert "there is no rule 'none'" in capsys.readouterr().err
    accepted.write_text("base: 1.0\naccepted: []\n")
    assert main(["diff", "HEAD"]) == 2
    assert "`base` is missing" in capsys.readouterr().err


def test_accepted_changes_are_about_one_base(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Committed or not, they count since the base that the file names, and only there."""
    base = git("rev-parse", "HEAD")
    put(folder, _set(f"{ADD} x-cost", 6))
    (folder / "spec/tiny.accepted.yaml").write_text(ACCEPTED.format(base=base))
    assert main(["generate"]) == 0
    for since in ("HEAD", "HEAD~1"):
        capsys.readouterr()
        assert main(["diff", since, "--fail-on", "docs"]) == 0
        assert "no changes (1 accepted)" in capsys.readouterr().out
        commit()
    assert main(["diff", "HEAD", "--fail-on", "docs"]) == 0
    assert f"is not used: it is about changes since {base}" in capsys.readouterr().err


def test_the_base_is_where_a_branch_began_and_then_the_last_release(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A committed break fails, in CI too, where HEAD is what was checked out."""
    git("clone", "-q", ".", "clone")
    monkeypatch.chdir("clone")
    first = git("rev-parse", "HEAD")
    check = ["diff", "--fail-on", "types"]
    assert main(check) == 0
    assert "compared with HEAD" in capsys.readouterr().err
    put(Path(), _set(ADD, None))
    assert main(["generate"]) == 0
    commit()
    assert main(check) == 1
    assert f"compared with {first[:12]}" in capsys.readouterr().err

    package, released = Path("generated/tiny/api.json"), Path("spec/tiny.released.json")
    config, accepted = Path("spec/tiny.toml"), Path("spec/tiny.accepted.yaml")
    config.write_text(f'release = "1.1.0"\n{config.read_text()}')
    shutil.copy(package, released)
    assert main(check) == 0
    put(Path(), lambda _: None)
    accepted.write_text(
        ACCEPTED.format(base="1.1.0").replace("cost-increased", "method-added")
    )
    assert main(["generate"]) == 0
    capsys.readouterr()
    assert main(["diff", "--fail-on", "adds"]) == 0
    said = capsys.readouterr()
    assert "compared with @release" in said.err
    assert "(1 accepted)" in said.out
    accepted.write_text(ACCEPTED.format(base="1.0.0"))
    assert main(check) == 2
    assert "but the last release is 1.1.0" in capsys.readouterr().err


def test_a_document_without_a_configuration_can_be_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = folder / "old.json"
    old.write_bytes((folder / "spec/tiny.json").read_bytes())
    put(folder, _set(ADD, None))
    assert main(["diff", str(old), "spec/tiny.json", "--format", "markdown"]) == 0
    assert "**method-removed**" in capsys.readouterr().out


def rules(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, set[str]]:
    """Compare, and give the rules of the report by package."""
    capsys.readouterr()
    assert main(["diff", *arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    return {item["package"]: {c["rule"] for c in item["changes"]} for item in found}


def test_a_package_with_another_name_breaks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is found by its configuration."""
    config = folder / "spec/tiny.toml"
    config.write_text(CONFIG.replace('package = "tiny"', 'package = "small"'))
    assert main(["generate"]) == 0
    assert rules(capsys, "HEAD") == {"small": {"package-renamed"}}
    assert main(["diff", "HEAD", "--fail-on", "runtime"]) == 1
    commit()
    assert rules(capsys, "HEAD~1", "HEAD") == {"small": {"package-renamed"}}


def test_a_package_that_is_gone_breaks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The opposite adds a package; the configuration may be there or not."""
    shutil.rmtree(folder / "generated/tiny")
    assert rules(capsys, "HEAD") == {"tiny": {"package-removed"}}
    (folder / "spec/tiny.toml").unlink()
    assert rules(capsys, "HEAD") == {"tiny": {"package-removed"}}
    assert rules(capsys, "HEAD", "--config", "tiny") == {"tiny": {"package-removed"}}
    assert main(["diff", "HEAD", "--fail-on", "runtime"]) == 1
    commit()
    assert rules(capsys, "HEAD", "HEAD~1") == {"tiny": {"package-added"}}
    assert main(["diff", "HEAD"]) == 2
    assert "HEAD: has no generated/*/api.json" in capsys.readouterr().err


def test_two_documents_alone_are_one_package(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The names of their files do not matter; a configuration of one is named."""
    old, new = folder / "old.json", folder / "spec/tiny.json"
    old.write_bytes(new.read_bytes())
    put(folder, _set(f"{LIST} x-cost", 20))
    assert main(["diff", str(old), str(new)]) == 0
    said = capsys.readouterr()
    assert said.out == "tiny: no changes\n"
    assert said.err.splitlines()[-1].startswith("note: ")
    assert "--config tiny" in said.err
    assert rules(capsys, str(old), str(new), "--config", "tiny") == {
        "tiny": {"cost-increased"}
    }


def test_the_names_of_the_old_document_stay_in_the_new_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names stay as those of a package do: another id is no other method."""
    put(folder, _set(f"{ADD} operationId", "createDeal"))
    old, new = (folder / f"{name}.json" for name in ("old", "new"))
    old.write_text(json.dumps(BASE))
    new.write_bytes((folder / "spec/tiny.json").read_bytes())
    assert rules(capsys, str(old), str(new)) == {"new": {"operation-id-changed"}}
    configured = rules(capsys, str(old), str(new), "--config", "tiny")
    assert configured == {"tiny": {"operation-id-changed"}}


def test_a_file_is_compared_with_a_revision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document by the configuration that it is of, or that is named."""
    put(folder, _set(f"{LIST} x-cost", 20))
    dearer = {"tiny": {"cost-increased"}}
    assert rules(capsys, "HEAD", "spec/tiny.json") == dearer
    assert rules(capsys, "spec/tiny.json", "HEAD") == {"tiny": {"cost-decreased"}}
    assert rules(capsys, "spec/tiny.json") == {"tiny": {"cost-decreased"}}
    assert main(["generate"]) == 0
    assert rules(capsys, "HEAD", "generated/tiny/api.json") == dearer
    shutil.copy("spec/tiny.json", "other.json")
    assert rules(capsys, "HEAD", "other.json", "--config", "tiny") == dearer
    assert main(["diff", "HEAD", "other.json"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: other.json: is a document")
    assert "Say --config tiny." in said


def _indented(text: str) -> str:
    return json.dumps(json.loads(text), indent=4, sort_keys=True)


@pytest.mark.parametrize(
    "form",
    [_indented, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text],
    ids=["indented", "crlf", "bom"],
)
def test_a_surface_is_known_however_it_is_written(
    form: Callable[[str], str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "generated/tiny/api.json").read_text()
    (folder / "old.json").write_bytes(form(text).encode())
    assert rules(capsys, "old.json", "generated/tiny/api.json") == {"tiny": set()}


def _changed_surface(edit: Callable[[Json], object]) -> str:
    surface = json.loads(Path("generated/tiny/api.json").read_text())
    edit(surface)
    return json.dumps(surface)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda s: s.pop("models"), "damaged api.json: Object missing required field"),
        (lambda s: s.update(values=[]), "old.json: is a damaged api.json"),
        (lambda s: s.update(format=99), "old.json: is an api.json of format 99"),
        (lambda s: s.update(format=None), "old.json: is no api.json of format 4"),
        (lambda s: s["methods"]["deals.add"].pop("http"), "is a damaged api.json"),
        (
            lambda s: s["methods"]["deals.add"].update(arguments=[1]),
            "is a damaged api.json",
        ),
        (lambda s: s["models"]["Deal"].update(fields=None), "is a damaged api.json"),
    ],
)
def test_a_damaged_surface_is_an_error_line(
    edit: Callable[[Json], object],
    expected: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("old.json").write_text(_changed_surface(edit))
    capsys.readouterr()
    assert main(["diff", "old.json", "generated/tiny/api.json"]) == 2
    said = capsys.readouterr().err
    assert expected in said
    assert "Generate it anew" in said


def test_the_side_that_is_wrong_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["HEAD", "nosuch"], ["nosuch", "HEAD"], ["nosuch"]):
        assert main(["diff", *arguments]) == 2
        said = capsys.readouterr().err
        assert said == "error: nosuch: is no file, and no git revision\n"
    assert main(["diff", "nosuch", "spec/tiny.json"]) == 2
    assert "error: nosuch: " in capsys.readouterr().err


def test_a_surface_of_an_earlier_format_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error has the format, and another way to compare."""
    Path("old.json").write_text(_changed_surface(lambda s: s.update(format=3)))
    assert main(["diff", "old.json", "generated/tiny/api.json"]) == 2
    said = capsys.readouterr().err
    assert "old.json: is an api.json of format 3; only 4 can be read" in said
    assert "compare the two documents with `--config NAME`" in said
