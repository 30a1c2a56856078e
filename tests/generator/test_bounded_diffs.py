"""One change of the real document touches few lines and moves no name.

`api.json`, `document.json`, `.manifest` and the lock of names are apart: they describe the
whole, and each change shows there.
"""

from __future__ import annotations

import copy
import difflib
import json
import random
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.read.load import load
from tests.generator.workspace import ROOT

APART = {"api.json", ".manifest", "document.json"}
METHODS = ("get", "post", "put", "patch", "delete")

Root = dict[str, Any]


class Clone:
    """A copy of `spec/` whose document can be changed; JSON, because it is read faster."""

    def __init__(self, folder: Path) -> None:
        for name in ("overlay.yaml", "names.lock"):
            shutil.copy(ROOT / "spec" / f"pipedrive-v2.{name}", folder)
        text = (ROOT / "spec" / "pipedrive-v2.toml").read_text()
        self.path = folder / "pipedrive-v2.toml"
        self.path.write_text(text.replace("pipedrive-v2.yaml", "pipedrive-v2.json"))
        self.document = load(ROOT / "spec" / "pipedrive-v2.yaml").root
        self.lock = tomllib.loads((folder / "pipedrive-v2.names.lock").read_text())

    def build(self, root: Root, *, other: bool = False) -> pipeline.Output:
        """Build the package of *root*; *other*: as another version of the document."""
        name = "other.json" if other else "pipedrive-v2.json"
        place = self.path.with_name(name)
        place.write_text(json.dumps(root))
        with pytest.MonkeyPatch.context() as patch:
            # A slow step: it judges, and changes nothing here.
            patch.setattr(pipeline, "validate", lambda _: ())
            return pipeline.generate(self.path, document=place if other else None)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """The real document and its configuration, copied."""
    return Clone(tmp_path_factory.mktemp("spec"))


@pytest.fixture(scope="module")
def before(clone: Clone) -> dict[str, str]:
    """The files of the document as it is."""
    return clone.build(clone.document).files


def touched(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """Return the added and removed lines by file, apart from those that describe the whole."""
    found = {}
    for name in sorted((before.keys() | after.keys()) - APART):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0)
            found[name] = [line for line in lines if re.match(r"[+-](?!--|\+\+)", line)]
    return found


def named(lock: Root) -> dict[str, set[str]]:
    """Return every public name in a lock."""
    attributes = {tag: names[0] for tag, names in lock["tags"].items()}
    return {
        "classes": set(lock["classes"]),
        "enums": set(lock["enums"]),
        "methods": {
            f"{attributes[tag]}.{function}"
            for _, _, tag, function in lock["operations"].values()
        },
    }


def lock_of(output: pipeline.Output) -> Root:
    """Read the lock that a run would write."""
    (text,) = output.lock_files.values()
    return tomllib.loads(text)


def operations(root: Root) -> Iterator[tuple[str, str, Root]]:
    """Return path, method and operation."""
    for path, item in root["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def objects(value: Any) -> Iterator[Root]:
    """Return every mapping in *value*."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value:
        if isinstance(child, dict | list):
            yield from objects(child)


def new_field(root: Root) -> None:
    """Deals get one more field, in each of the responses that have a deal."""
    count = 0
    for path, _, operation in operations(root):
        if not re.fullmatch(r"/deals(/\{id\}|/archived)?", path):
            continue
        for value in objects(operation["responses"]):
            properties = value.get("properties", {})
            if "stage_id" in properties and "pipeline_id" in properties:
                properties["mood"] = {"type": "string", "description": "How it goes"}
                count += 1
    assert count >= 4


def first_operation(root: Root) -> None:
    """A new operation stands before all others."""
    operation = copy.deepcopy(root["paths"]["/deals/{id}"]["get"])
    operation |= {"operationId": "duplicateDeal", "summary": "Get a deal again"}
    root["paths"] = {"/aaa/{id}": {"get": operation}, **root["paths"]}


def reordered(root: Root) -> None:
    """Paths and methods stand in another order."""
    order = random.Random(5)
    items = list(root["paths"].items())
    order.shuffle(items)
    root["paths"] = {
        path: dict(order.sample(list(item.items()), len(item))) for path, item in items
    }


def tag_description(root: Root) -> None:
    """A tag is described in other words."""
    tag = next(tag for tag in root["tags"] if tag["name"] == "Stages")
    tag["description"] = "Where a deal may stand."


def cost(root: Root) -> None:
    """A request costs more."""
    operation = root["paths"]["/deals"]["get"]
    operation["x-token-cost"] += 10


def field_type(root: Root) -> None:
    """A field of one response has another type; other responses have the old one."""
    operation = root["paths"]["/deals/{id}"]["get"]
    count = 0
    for value in objects(operation["responses"]):
        if "stage_id" in value.get("properties", {}):
            value["properties"]["stage_id"]["type"] = "string"
            count += 1
    assert count


def new_component(root: Root) -> None:
    """A schema that stood in a response is a component now, and is referred to."""
    answer = root["paths"]["/stages/{id}"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    holder = next(v for v in objects(schema) if "data" in v.get("properties", {}))
    root["components"]["schemas"] = {"StageV3Dto": holder["properties"]["data"]}
    holder["properties"]["data"] = {"$ref": "#/components/schemas/StageV3Dto"}


def operation_id(root: Root) -> None:
    """An operation has another id at the same place."""
    root["paths"]["/deals/{id}"]["get"]["operationId"] = "getDealById"


def description(root: Root) -> None:
    """A field is described in other words."""
    for value in objects(root["paths"]["/stages"]["get"]["responses"]):
        if "is_deal_rot_enabled" in value.get("properties", {}):
            value["properties"]["is_deal_rot_enabled"]["description"] = "If it rots"


Change = Callable[[Root], None]
CASES: list[tuple[tuple[Change, ...], dict[str, int]]] = [
    ((reordered, new_component), {}),
    (
        (tag_description, description, cost),
        {
            "client.py": 4,
            "resources/stages.py": 5,
            "models/stages.py": 2,
            "operations.py": 2,
            "api.md": 2,
            "resources/deals.py": 4,
        },
    ),
    ((new_field,), {"models/deals.py": 4}),
    ((field_type,), {"models/deals.py": 2}),
    ((operation_id,), {"operations.py": 2, "api.md": 2, "resources/deals.py": 8}),
    (
        (first_operation,),
        # The record says which methods return it.
        {
            "operations.py": 20,
            "api.md": 3,
            "resources/deals.py": 120,
            "models/deals.py": 4,
        },
    ),
]


@pytest.mark.parametrize(
    ("changes", "bound"), CASES, ids=[changes[0].__name__ for changes, _ in CASES]
)
def test_a_change_touches_only_what_it_must(
    clone: Clone,
    before: dict[str, str],
    changes: tuple[Change, ...],
    bound: dict[str, int],
) -> None:
    """So many lines change, in at most these files; every name is what it was."""
    root = copy.deepcopy(clone.document)
    for change in changes:
        same = json.dumps(root)
        change(root)
        assert json.dumps(root) != same
    output = clone.build(root)
    found = touched(before, output.files)
    assert found.keys() <= bound.keys(), found
    for name, lines in found.items():
        assert len(lines) <= bound[name], "\n".join(lines)
    old, new = named(clone.lock), named(lock_of(output))
    added = {"deals.duplicate"} if first_operation in changes else set()
    assert {kind: new[kind] - old[kind] for kind in new} == {
        "classes": set(), "enums": set(), "methods": added,
    }  # fmt: skip
    assert {kind: old[kind] - new[kind] for kind in new} == {
        kind: set() for kind in new
    }


def drifted(root: Root, seed: int) -> tuple[set[str], set[str]]:
    """Take the document apart as years would; give what was dropped and what is new."""
    order = random.Random(seed)
    places = [(path, method) for path, method, _ in operations(root)]
    gone = order.sample(places, 20)
    dropped = {root["paths"][path].pop(method)["operationId"] for path, method in gone}
    added = set()
    for path, method in order.sample([p for p in places if p not in gone], 20):
        twin = copy.deepcopy(root["paths"][path][method])
        twin["operationId"] += "Anew"
        added.add(twin["operationId"])
        root["paths"][f"/anew{path}"] = {
            **root["paths"].get(f"/anew{path}", {}),
            method: twin,
        }
    for value in list(objects(root["paths"])):
        listed = value.get("enum")
        if isinstance(listed, list) and len(listed) > 3 and order.random() < 0.3:
            listed.remove(order.choice(listed))
        properties = value.get("properties")
        if isinstance(properties, dict) and len(properties) > 6:
            key = order.choice(sorted(properties))
            if order.random() < 0.3 and key not in ("data", "additional_data"):
                del properties[key]
                value["required"] = [k for k in value.get("required", []) if k != key]
                value["required"] or value.pop("required")
    reordered(root)
    return dropped, added


@pytest.mark.parametrize("seed", range(4))
def test_years_of_drift_move_no_name(clone: Clone, seed: int) -> None:
    """Another version of the document: nothing is lost, numbered or called anew."""
    root = copy.deepcopy(clone.document)
    dropped, added = drifted(root, seed)
    output = clone.build(root, other=True)
    assert {
        output.counts["operations"],
        output.counts["operations_in"],
    } == {str(len(list(operations(root))))}
    old, new = clone.lock, lock_of(output)
    assert new["operations"].keys() == (old["operations"].keys() - dropped) | added
    for id_ in old["operations"].keys() - dropped:
        assert new["operations"][id_] == old["operations"][id_]
    for kind in ("classes", "enums"):
        was = {p: name for name, table in old[kind].items() for p in table}
        now = {p: name for name, table in new[kind].items() for p in table}
        assert {p: (was[p], now[p]) for p in was.keys() & now if was[p] != now[p]} == {}
        fresh = set(new[kind]) - set(old[kind])
        assert not [name for name in fresh if re.search(r"\d", name)]


def removed(root: Root) -> int:
    """Drop projects and tasks, as in an earlier version; return how many operations."""
    gone = r"/(projects|boards|phases|projectTemplates|projectFields|tasks)\b"
    before = len(list(operations(root)))
    for path in [path for path in root["paths"] if re.match(gone, path)]:
        del root["paths"][path]
    return before - len(list(operations(root)))


VOID = "matches|names nothing|has changed under"


def test_an_earlier_version_needs_one_run(clone: Clone) -> None:
    """Many operations less: what was decided about them is named, and stops nothing."""
    root = copy.deepcopy(clone.document)
    count = removed(root)
    assert count > 1
    output = clone.build(root)
    assert output.counts["operations"] == str(len(list(operations(root))))
    said = [w for w in output.warnings if re.search(VOID, w.message)]
    assert said == list(output.warnings)
    assert said
    assert all(re.search(r"\.(yaml:\d+|toml)$", warning.where) for warning in said)
    assert all(warning.pointer for warning in said)
    old, new = named(clone.lock), named(lock_of(output))
    assert {kind: new[kind] - old[kind] for kind in new} == {
        kind: set() for kind in new
    }
    assert len(lock_of(output)["removed"]) == count + len(clone.lock["removed"])


def test_a_search_of_new_records_needs_no_decision(clone: Clone) -> None:
    """A row of every search is its score and what was found: one line decides them all."""
    root = copy.deepcopy(clone.document)
    search = json.dumps(root["paths"]["/deals/search"])
    for old, new in (("Deal", "Contract"), ("deal", "contract")):
        search = search.replace(old, new)
    root["paths"]["/contracts/search"] = json.loads(search)
    output = clone.build(root)
    classes = lock_of(output)["classes"].keys() - clone.lock["classes"].keys()
    assert {"ContractSearchItem", "FoundContract"} <= classes
    assert len(output.files["models/contracts.py"]) > 1000
