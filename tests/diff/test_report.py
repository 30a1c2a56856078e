"""The report and its command: merged by cause, short, in three formats, with exit codes."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.changelog import entered
from generator.changes import changes
from generator.report import COLUMNS, LINES, as_markdown, as_short, as_text, report
from generator.rules import Level
from tests.diff.pairs import ADD, BASE, CONFIG, LIST, Json, _set

ROOT = Path(__file__).parents[2]
REAL: Json = json.loads((ROOT / "generated/pipedrive_v2/api.json").read_text("utf-8"))


def changed(edit: Callable[[Json], object]) -> Any:
    """Report on the real surface and an edited copy of it."""
    new = copy.deepcopy(REAL)
    edit(new)
    return report("pipedrive_v2", changes(REAL, new), "token")


def test_one_cause_in_many_places_is_one_line() -> None:
    def edit(surface: Json) -> None:
        surface["models"]["FieldOption"]["fields"]["label"] = {
            "any_of": ["string", "integer"]
        }

    result = changed(edit)
    (cause,) = result.causes
    assert cause.rule.id == "answer-type-widened"
    assert cause.operations > 10
    assert (
        cause.text(9)
        == f"FieldOption.label: str -> str | int ({cause.operations} operations)"
    )
    assert result.bump == "major"


def test_a_dearer_page_is_told_as_a_full_sync() -> None:
    result = changed(lambda s: s["methods"]["deals.list"].update(cost=20))
    assert [cause.text(9) for cause in result.causes] == [
        "cost of a page (a full sync of 100 pages of deals: 1,000 -> 2,000 tokens): "
        "10 -> 20 in deals.list"
    ]
    assert (result.level, result.bump) == (Level.BEHAVIOUR, "minor")


def everything(surface: Json) -> None:
    """Change each method and each record in several ways."""
    for index, (name, method) in enumerate(list(surface["methods"].items())):
        method["cost"] = method.get("cost", 0) + index
        method["docs"] = "0"
        method["summary"] += " More."
        for argument in method.get("arguments", {}).values():
            argument["type"] = ["boolean", {"list": "string"}, "any"][index % 3]
            argument["deprecated"] = True
        if index % 4 == 0:
            del surface["methods"][name]
        if index % 4 == 1:
            new = {"in": "query", "type": "string", "required": index % 8 == 1}
            method.setdefault("arguments", {})[f"new_{index}"] = new
        if index % 4 == 2:
            surface["methods"][f"{name}_renamed"] = surface["methods"].pop(name)
        if index % 4 == 3:
            method["result"] = {"type": "string"}
            method["scopes"] = ["other"]
            method.pop("paging", None)
    for model in surface["models"].values():
        for index, name in enumerate(list(model["fields"])):
            if index % 3 == 0:
                model["fields"][f"{name}_new"] = model["fields"].pop(name)
            else:
                model["fields"][name] = ["boolean", "any"][index % 2]


def test_the_short_form_fits_two_screens_whatever_happened() -> None:
    result = changed(everything)
    assert len(result.causes) > 400
    lines = list(as_short(result))
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS
    for level in Level:
        assert level.phrase.upper() in lines
    assert len(list(as_text(result))) > 400


def test_the_changelog_keeps_room_for_each_kind_of_change() -> None:
    """Many removed methods do not push a dearer one out."""

    def edit(surface: Json) -> None:
        surface["methods"]["deals.get"]["cost"] = 7
        for name in list(surface["methods"])[-60:]:
            del surface["methods"][name]

    log = entered("# Changelog\n\n## Unreleased\n", changed(edit)).splitlines()
    removed = [line for line in log if line.startswith("- method-removed: ")]
    assert len(removed) < 20
    assert removed[-1].endswith(" more")
    assert "- cost-increased: `cost: 1 -> 7 in deals.get`" in log


def test_the_short_form_names_as_many_places_as_fit() -> None:
    """A line is cut between two places, and not in what follows them."""

    def edit(surface: Json) -> None:
        for model in surface["models"].values():
            model["fields"]["shoe_size"] = "string"

    lines = list(as_short(changed(edit)))
    (line,) = [line for line in lines if line.startswith("  attribute-added: ")]
    assert " more (" in line
    assert line.endswith(" operations)")


def test_nothing_changed_is_one_line() -> None:
    result = report("x", [], "token")
    assert list(as_short(result)) == list(as_text(result)) == ["x: no changes"]
    assert result.bump == ""


def test_markdown_holds_what_a_document_says() -> None:
    """Neither a line break nor a backtick of a document leaves its code."""
    text = "`</details>\n# Owned\x1b[31m @all"
    result = changed(lambda s: s["methods"]["deals.list"].update(summary=text))
    markdown = "\n".join(as_markdown(result))
    (line,) = [line for line in markdown.splitlines() if "Owned" in line]
    assert line.startswith("  - `")
    assert line.count("`") == 2
    assert "\x1b" not in markdown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with `spec/tiny.*`, generated and committed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/tiny.toml").write_text(CONFIG)
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n## 1.0\n")
    put(tmp_path, lambda _: None)
    assert main(["generate"]) == 0
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], check=True)
    return tmp_path


def put(folder: Path, edit: Callable[[Json], object]) -> None:
    """Write the document, edited."""
    document = json.loads(json.dumps(BASE))
    edit(document)
    (folder / "spec/tiny.json").write_text(json.dumps(document))


def test_generating_ends_with_the_report_and_enters_it_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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

    put(folder, lambda d: (_set(f"{LIST} x-cost", 20)(d), _set(f"{ADD} x-cost", 6)(d)))
    assert main(["generate"]) == 0
    second = log.read_text()
    assert [line for line in second.splitlines() if line not in first] == [
        "- cost-increased: `cost: 5 -> 6 in deals.add`"
    ]
    assert second.count("### `tiny`") == 1

    assert main(["generate", "--out", "elsewhere", "spec/tiny.toml"]) == 0
    assert log.read_text() == second


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
    assert main(["diff", "nonsense"]) == 1
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


def test_what_was_accepted_is_left_out_until_it_is_gone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, _set(f"{ADD} x-cost", 6))
    assert main(["generate"]) == 0
    accepted = folder / "spec/tiny.accepted.yaml"
    accepted.write_text(
        "accepted:\n- {rule: cost-increased, where: deals.*, reason: Announced.}\n"
    )
    capsys.readouterr()
    assert main(["diff", "HEAD", "--fail-on", "docs"]) == 0
    assert "no changes (1 accepted)" in capsys.readouterr().out

    put(folder, lambda _: None)
    assert main(["generate"]) == 0
    assert main(["diff", "HEAD"]) == 1
    said = capsys.readouterr().err
    assert "spec/tiny.accepted.yaml:2: has expired" in said
    assert "Delete this entry" in said

    accepted.write_text("accepted:\n- {rule: nonsense, where: x, reason: y}\n")
    assert main(["diff", "HEAD"]) == 1
    assert "there is no rule 'nonsense'" in capsys.readouterr().err


def test_a_document_without_a_configuration_can_be_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = folder / "old.json"
    old.write_bytes((folder / "spec/tiny.json").read_bytes())
    put(folder, _set(ADD, None))
    assert main(["diff", str(old), "spec/tiny.json", "--format", "markdown"]) == 0
    assert "**method-removed**" in capsys.readouterr().out
