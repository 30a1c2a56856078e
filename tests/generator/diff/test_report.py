"""The report: merged by cause, short, in three formats."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

from generator.diff.compare import compare
from generator.diff.report import (
    COLUMNS,
    LINES,
    Report,
    as_json,
    as_markdown,
    as_short,
    as_text,
    report,
)
from generator.diff.rules import Level
from generator.diff.surface import read_surface
from tests.generator.diff.pairs import Json

ROOT = Path(__file__).parents[3]
REAL: Json = json.loads((ROOT / "generated/pipedrive_v2/api.json").read_text("utf-8"))
REAL["methods"]["deals.list"]["cost"] = 10


def changed(edit: Callable[[Json], object], before: Json = REAL) -> Report:
    """Report on the real surface and an edited copy of it."""
    after = copy.deepcopy(before)
    edit(after)
    old, new = (read_surface("api.json", json.dumps(side)) for side in (before, after))
    return report("pipedrive_v2", compare(old, new), "token")


def test_one_cause_in_many_places_is_one_line() -> None:
    def edit(surface: Json) -> None:
        surface["models"]["FieldOption"]["fields"]["label"]["type"] = "str | int"

    result = changed(edit)
    (cause,) = result.causes
    assert cause.rule.id == "response-type-widened"
    assert cause.operations > 10
    assert (
        cause.text(9) == "FieldOption.label: str | None -> str | int | None "
        f"({cause.operations} operations)"
    )
    assert result.bump == "major"


def test_a_dearer_page_is_told_as_a_full_sync() -> None:
    result = changed(lambda s: s["methods"]["deals.list"].update(cost=20))
    assert [cause.text(9) for cause in result.causes] == [
        "cost of a page (a full sync of 100 pages of deals: 1,000 -> 2,000 tokens): "
        "10 -> 20 in deals.list"
    ]
    assert (result.level, result.bump) == (Level.BEHAVIOUR, "minor")


def test_the_short_form_keeps_old_and_new_and_the_place() -> None:
    """Other parts of a line are cut."""

    def edit(surface: Json) -> None:
        surface["methods"]["deals.list"]["cost"] = 20
        surface["base_url"] = f"https://{'a' * 200}.example.com"

    lines = [line.strip() for line in as_short(changed(edit))]
    cost = "cost-increased: cost of a page: 10 -> 20 in deals.list "
    assert f"{cost}(100 pages of deals: 1,000 -> 2,000 tokens)" in lines
    (line,) = [line for line in lines if line.startswith("base-url-changed")]
    assert "… -> https://aaa" in line
    assert line.endswith("… in client")


def test_sides_that_begin_alike_are_cut_around_their_difference() -> None:
    """The short form never shows the same text on both sides."""
    start = "x" * 200

    def edit(surface: Json) -> None:
        surface["base_url"] = f"https://{start}/new"

    old = copy.deepcopy(REAL)
    old["base_url"] = f"https://{start}/old"
    lines = list(as_short(changed(edit, old)))
    (line,) = [line for line in lines if "base-url-changed" in line]
    assert "xxx/old -> …xxx" in line
    assert "xxx/new in client" in line
    assert len(line) <= COLUMNS


def test_types_are_annotations() -> None:
    """Types are as in the generated code; a format is named if only it differs."""

    def edit(surface: Json) -> None:
        fields = surface["models"]["Deal"]["fields"]
        fields["won_time"] = {"type": "int", "format": "date-time", "nullable": True}
        fields["title"] = {"type": "str", "format": "uuid"}

    said = {cause.text(1) for cause in changed(edit).causes if cause.old}
    assert any(
        text.startswith("Deal.won_time: dt.datetime | None -> int | None")
        for text in said
    )
    assert any(
        text.startswith("Deal.title: str | None -> str | None (uuid)") for text in said
    )


def test_another_name_in_python_alone_is_no_other_name_on_the_wire() -> None:
    """The old name in Python was that on the wire."""

    def edit(surface: Json) -> None:
        fields = surface["models"]["FieldOption"]["fields"]
        fields["text"] = fields.pop("label") | {"wire": "label"}

    assert {cause.rule.id for cause in changed(edit).causes} == {"attribute-renamed"}


def test_every_format_has_a_short_form() -> None:
    """Short Markdown and JSON leave out causes, and say how many there are."""
    result = changed(everything)
    assert len(list(as_markdown(result, short=True))) < 300
    assert len(list(as_markdown(result))) > 400
    (full,) = json.loads(as_json([result]))
    (short,) = json.loads(as_json([result], short=True))
    assert len(short["changes"]) < len(full["changes"]) == short["total"]
    assert {c["rule"] for c in short["changes"]} == {c["rule"] for c in full["changes"]}


def test_a_style_is_quoted() -> None:
    """A comma alone is no word."""

    def edit(surface: Json) -> None:
        argument = surface["methods"]["deal_products.list_for_deals"]["arguments"]
        del argument["deal_ids"]["style"]

    (cause,) = changed(edit).causes
    name = "deal_products.list_for_deals"
    assert cause.text(1) == f'deal_ids: "," -> default in {name}'


def everything(surface: Json) -> None:
    """Change each method and each record in several ways."""
    for index, (name, method) in enumerate(list(surface["methods"].items())):
        method["cost"] = method.get("cost", 0) + index
        method["docs"] = "0"
        method["summary"] += " More."
        for argument in method.get("arguments", {}).values():
            argument["type"] = ["bool", "Sequence[str]", "Any"][index % 3]
            argument["deprecated"] = True
        if index % 4 == 0:
            del surface["methods"][name]
        if index % 4 == 1:
            new = {"in": "query", "type": "str", "required": index % 8 == 1}
            method.setdefault("arguments", {})[f"new_{index}"] = new
        if index % 4 == 2:
            surface["methods"][f"{name}_renamed"] = surface["methods"].pop(name)
        if index % 4 == 3:
            method["result"] = {"type": "str"}
            method["scopes"] = ["other"]
            method.pop("paging", None)
    for model in surface["models"].values():
        for index, name in enumerate(list(model["fields"])):
            if index % 3 == 0:
                model["fields"][f"{name}_new"] = model["fields"].pop(name)
            else:
                model["fields"][name] = {"type": ["bool", "Any"][index % 2]}


def test_the_short_form_fits_two_screens_whatever_happened() -> None:
    result = changed(everything)
    assert len(result.causes) > 400
    lines = list(as_short(result))
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS
    for level in Level:
        assert level.phrase.upper() in lines
    assert len(list(as_text(result))) > 400


def test_the_short_form_names_as_many_places_as_fit() -> None:
    """A line is cut between two places, and not in what follows them."""

    def edit(surface: Json) -> None:
        for model in surface["models"].values():
            model["fields"]["shoe_size"] = {"type": "str"}

    lines = list(as_short(changed(edit)))
    (line,) = [line for line in lines if line.startswith("  attribute-added: ")]
    assert " more (" in line
    assert line.endswith(" operations)")


def test_nothing_changed_is_one_line() -> None:
    result = report("x", [], "token")
    assert list(as_short(result)) == list(as_text(result)) == ["x: no changes"]
    assert result.bump == ""


def test_markdown_holds_what_a_document_says() -> None:
    """A line break or a backtick of a document stays in its code."""
    text = "`</details>\n# Owned\x1b[31m @all"
    result = changed(lambda s: s["methods"]["deals.list"].update(summary=text))
    markdown = "\n".join(as_markdown(result))
    (line,) = [line for line in markdown.splitlines() if "Owned" in line]
    assert line.startswith("  - `")
    assert line.count("`") == 2
    assert "\x1b" not in markdown
