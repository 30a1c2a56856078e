"""A scripted year of Pipedrive's document: twelve changes, two releases, a merged branch.

The document goes forwards change by change, and back. Names stay, the changelog is true,
and the end is what one step from the first document to the last would have made.
"""

from __future__ import annotations

import copy
import itertools
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator import pipeline
from generator.cli import main
from generator.diff.compare import compare
from generator.diff.rules import Level
from generator.diff.surface import Surface, read_surface
from generator.read.load import load
from tests.generator.commands.test_diff import commit, git

Json = dict[str, Any]
Edit = Callable[[Json], object]

ROOT = Path(__file__).parents[2]
PARTS = ("/stages", "/pipelines", "/tasks", "/boards")
CONFIG = """\
document = "small.json"
package = "small"
overlay = "small.overlay.yaml"
release = "0.1.0"
cost_key = "x-token-cost"
always_present = ["id"]

[marks]
Beta = "beta"

[envelope]
ok = "success"
data = "data"

[[paging]]
style = "cursor"
cursor = "cursor"
limit = "limit"
next = "additional_data.next_cursor"
items = ["data"]
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
- target: $.paths..responses..properties.deal_probability
  description: It is sent with decimals.
  update: {type: number}
"""
MOVED = re.compile(r"-(renamed(-with-alias)?|order-changed)$")
API = Path("generated/small/api.json")


def operation(document: Json, id_: str) -> Json:
    """Find an operation by its id."""
    return next(
        item
        for path in document["paths"].values()
        for item in path.values()
        if isinstance(item, dict) and item.get("operationId") == id_
    )


def record(document: Json, id_: str) -> Json:
    """Find the record that an operation returns one of, or a list of."""
    (response,) = (
        r for s, r in operation(document, id_)["responses"].items() if s < "3"
    )
    schema = response["content"]["application/json"]["schema"]["properties"]["data"]
    found: Json = schema.get("items", schema)
    return found


def renamed(name: str, new: str) -> Edit:
    """Replace a text between quotes everywhere, as a whole value or key."""

    def edit(document: Json) -> None:
        text = json.dumps(document).replace(f'"{name}"', f'"{new}"')
        document.clear()
        document.update(json.loads(text))

    return edit


def other_parameter(document: Json) -> None:
    text = json.dumps(document["paths"].pop("/stages/{id}"))
    item = json.loads(text.replace('"name": "id"', '"name": "stage_id"'))
    document["paths"]["/stages/{stage_id}"] = item


def other_type(document: Json) -> None:
    for id_ in ("getTasks", "getTask", "addTask", "updateTask"):
        record(document, id_)["properties"]["title"] = {"type": "integer"}


def component(document: Json) -> None:
    board = copy.deepcopy(record(document, "getProjectsBoard"))
    board["properties"]["colour"] = {"type": "string"}
    document["components"]["schemas"]["BoardDto"] = board
    for id_ in ("getProjectsBoard", "updateProjectBoard", "addProjectBoard"):
        found = record(document, id_)
        found.clear()
        found["$ref"] = "#/components/schemas/BoardDto"


def id_for_a_new_path(document: Json) -> None:
    item = copy.deepcopy(document["paths"]["/tasks/{id}"]["get"])
    document["paths"]["/v3/tasks/{id}"] = {"get": item}
    operation(document, "getTask").update(operationId="getTaskOld", deprecated=True)


def newcomers(document: Json) -> None:
    """An operation and a parameter that would take names which are in use."""
    item = copy.deepcopy(operation(document, "listAllStages"))
    document["paths"]["/stages/all"] = {"get": item | {"operationId": "getStages"}}
    more = {"name": "pipelineId", "in": "query", "schema": {"type": "string"}}
    operation(document, "listAllStages")["parameters"].insert(0, more)


MONTHS: dict[str, Edit] = {
    "an operationId": renamed("getStages", "listAllStages"),
    "a path": renamed("/pipelines/{id}", "/funnels/{id}"),
    "a tag": renamed("Stages", "Steps"),
    "a type": other_type,
    "an operation less": lambda d: d["paths"]["/boards/{id}"].pop("delete"),
    "a value less": lambda d: next(
        p for p in operation(d, "getPipelines")["parameters"] if p["name"] == "sort_by"
    )["schema"]["enum"].pop(),
    "a type under a correction": lambda d: record(d, "addStage")["properties"].update(
        deal_probability={"type": "string"}
    ),
    "an attribute": lambda d: record(d, "getTasks")["properties"].update(
        owner={"type": "object", "properties": {"id": {"type": "integer"}}}
    ),
    "a path parameter": other_parameter,
    "a component": component,
    "an id for a new path": id_for_a_new_path,
    "newcomers": newcomers,
}


@dataclass
class Year:
    """A repository, its documents so far, and what was seen on the way."""

    documents: list[Json]
    surfaces: list[Surface] = field(default_factory=list)
    released: dict[str, Surface] = field(default_factory=dict)
    moved: list[tuple[str, str]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    """Exit codes of comparisons with an accepted change."""

    def put(self, document: Json) -> None:
        """Generate a document, note each name that moves, and commit."""
        Path("spec/small.json").write_text(json.dumps(document))
        assert main(["generate"]) == 0
        self.surfaces.append(surface())
        self.moved += [
            (change.rule, change.where)
            for change in compare(*self.surfaces[-2:])
            if MOVED.search(change.rule) and change.rule not in UPSTREAM
        ]
        commit()

    def forwards(self, number: int) -> None:
        """Generate the document after so many months."""
        self.documents.append(after(self.documents[0], list(MONTHS)[:number]))
        self.put(self.documents[-1])

    def accept(self, base: str) -> None:
        """Accept the change of a type since a release."""
        entry = "{rule: response-type-changed, where: Task.title, reason: Announced.}"
        text = f"base: '{base}'\naccepted:\n- {entry}\n"
        Path("spec/small.accepted.yaml").write_text(text)

    def compare(self) -> None:
        """Note the exit code of a comparison with the last release."""
        self.codes.append(main(["diff", "--fail-on", "types"]))

    def release(self) -> None:
        """Make the release that the report asks for."""
        assert main(["release", "auto"]) == 0
        (version,) = re.findall(
            r'release = "(.*)"', Path("spec/small.toml").read_text()
        )
        self.released[version] = surface()
        self.surfaces.append(surface())
        commit()
        assert main(["generate", "--check"]) == 0


UPSTREAM = ("tag-renamed", "component-renamed")


def surface() -> Surface:
    """Return the surface in the folder."""
    return read_surface(API.as_posix(), API.read_text())


def after(document: Json, names: list[str]) -> Json:
    """Return a document with the changes of these months."""
    new: Json = json.loads(json.dumps(document))
    for name in names:
        MONTHS[name](new)
        new = json.loads(json.dumps(new))
    return new


def start(folder: Path) -> Json:
    """Write and commit the repository of the first document; return that."""
    (folder / "spec").mkdir(parents=True)
    root = load(ROOT / "spec/pipedrive-v2.yaml").root
    paths = {p: item for p, item in root["paths"].items() if p.startswith(PARTS)}
    document: Json = json.loads(json.dumps(root | {"paths": paths}))
    (folder / "spec/small.toml").write_text(CONFIG)
    (folder / "spec/small.overlay.yaml").write_text(OVERLAY)
    (folder / "spec/small.json").write_text(json.dumps(document))
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n")
    (folder / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    return document


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The year, from its first document to its last and back."""
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        # How files are laid out is not what changes.
        patch.setattr(pipeline, "format_", lambda files: files)
        patch.chdir(folder)
        made = Year([start(folder)])
        subprocess.run(["git", "init", "-q"], check=True)
        assert main(["generate"]) == 0
        made.surfaces.append(surface())
        commit()
        made.release()
        for number in range(1, 7):
            made.forwards(number)
            if number == 4:
                made.accept("0.1.0")
            if number in (4, 5):
                made.compare()
        made.release()
        merge(made, list(MONTHS)[:8])
        for number in range(9, 13):
            made.forwards(number)
        made.release()
        yield made


def merge(year: Year, names: list[str]) -> None:
    """Let two branches make a change each, and settle them as the maintainer's page says."""
    branch = git("branch", "--show-current").strip()
    git("switch", "-qc", "other")
    year.documents.append(after(year.documents[0], names[:-1]))
    year.put(year.documents[-1])
    git("switch", "-q", branch)
    year.surfaces.append(surface())
    year.put(after(year.documents[0], [*names[:-2], names[-1]]))
    merged = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "other"],
        capture_output=True,
        check=False,
    )
    assert merged.returncode
    year.documents.append(after(year.documents[0], names))
    year.put(year.documents[-1])


def section(heading: str) -> set[str]:
    """Return the rules in a part of the changelog."""
    text = Path("CHANGELOG.md").read_text()
    found = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^- ([a-z-]+): `", found, re.MULTILINE))


def noticed(old: Surface, new: Surface) -> set[str]:
    """Return the rules of the changes that users notice."""
    return {c.rule for c in compare(old, new) if c.level > Level.DOCS}


def lasting(made: Surface) -> Surface:
    """Return a surface without what a release drops."""
    return replace(made, removed={}, renamed={})


def test_each_release_has_its_changes(year: Year) -> None:
    """Those since the release before, whatever went to and fro between them."""
    versions = list(year.released)
    assert versions == ["0.1.0", "0.2.0", "0.2.1"]
    for old, new in itertools.pairwise(versions):
        rules = noticed(year.released[old], year.released[new])
        assert section(new) == rules
    assert section("Unreleased") == set()
    assert {"response-type-changed", "method-removed"} <= section("0.2.0")
    assert {"corrected-changed", "attribute-added"} <= section("0.2.1")


def test_one_step_leads_to_the_same(
    year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first document to the last, in another folder."""
    monkeypatch.setattr(pipeline, "format_", lambda files: files)
    monkeypatch.chdir(tmp_path)
    start(tmp_path)
    assert main(["generate"]) == 0
    Path("spec/small.json").write_text(json.dumps(year.documents[-1]))
    assert main(["generate"]) == 0
    assert lasting(surface()) == lasting(year.surfaces[-1])


def test_the_way_back_ends_where_it_began(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name moves there, either; what is accepted counts while it is true."""
    monkeypatch.setattr(pipeline, "format_", lambda files: files)
    year.accept(list(year.released)[-1])
    for number in reversed(range(12)):
        year.put(year.documents[number])
        if number in (4, 3):
            year.compare()
    assert year.moved == []
    assert len(year.documents) == 13
    assert lasting(year.surfaces[-1]) == lasting(year.surfaces[0])
    last = list(year.released.values())[-1]
    assert section("Unreleased") == noticed(last, year.surfaces[-1])
    # Accepted, beside another break, without its change, beside others.
    assert year.codes == [0, 1, 2, 1]
