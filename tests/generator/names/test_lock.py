"""Names stay: what had one is found again by pointer, then by shape."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.names.lock import lock_text, read_lock
from tests.generator.names.pets import (
    Names,
    document,
    gives,
    in_all_of,
    inlined_component,
    many,
    new_component,
    other_ids,
    other_paths,
    other_tag,
    other_values,
    record,
    ref,
    renamed_component,
)
from tests.generator.workspace import Workspace

DRIFTS = [
    renamed_component, inlined_component, new_component, in_all_of, other_ids,
    other_paths, other_tag, other_values,
]  # fmt: skip


@pytest.mark.parametrize("drift", DRIFTS)
def test_no_name_moves(pets: Workspace, drift: Any) -> None:
    """Classes, aliases, attributes and methods are what they were."""
    before = Names(pets)
    new = document()
    drift(new)
    assert new != document()
    pets.put(new)
    run = pets.run()
    assert (run.code, run.err) == (0, "")
    after = Names(pets)
    assert after.classes == before.classes == {"Pet", "Owner"}
    assert after.enums == before.enums == {"PetState"}
    assert after.methods == before.methods


def test_a_run_without_the_lock_would_move_names(pets: Workspace) -> None:
    """The drifts of these tests are no straw men: the lock is what holds the names."""
    before, moved = Names(pets), []
    for drift in DRIFTS:
        new = document()
        drift(new)
        pets.put(new)
        (pets.spec / "tiny.names.lock").unlink()
        assert pets.run().code == 0
        names = Names(pets)
        if names.classes != before.classes or names.methods != before.methods:
            moved.append(drift.__name__)
    assert {"renamed_component", "new_component", "other_ids"} <= set(moved)


def test_the_newcomer_gives_way(pets: Workspace) -> None:
    """A new operation that would take a name in use has a longer one until it is named."""
    new = document()
    new["paths"]["/a"] = {"get": gives("listPets", "Pets", many(ref("Pet")))}
    before = Names(pets).methods
    pets.put(new)
    run = pets.run()
    assert run.code == 0
    assert run.err.startswith("warning: ")
    assert "both list() of the tag Pets" in run.err
    assert '"listPets" = "..."' in run.err
    (newcomer,) = Names(pets).methods - before
    assert newcomer[0] == "pets"
    assert not any(character.isdigit() for character in newcomer[1])
    assert before < Names(pets).methods


def test_one_class_stays_one(pets: Workspace) -> None:
    """A field that one response now has as another type is open, with a warning."""
    new = document()
    inlined_component(new)
    new = json.loads(json.dumps(new))
    pets.put(new)
    assert pets.run().code == 0
    content = new["paths"]["/pets/{id}"]["get"]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"]
    schema["properties"]["legs"] = record(a="string")
    pets.put(new)
    run = pets.run()
    assert run.code == 0
    assert "they differ in 'legs'" in run.err
    text = (pets.root / "generated" / pets.package / "models/pets.py").read_text()
    assert "legs: Any" in text
    assert pets.run().out.count(" 0 written") == 1


def test_a_decided_name_moves_one(pets: Workspace) -> None:
    """`[names]` goes before the lock, and the lock then has that name."""
    pets.put(document(), config='[names.functions]\ngetPets = "all"\n')
    run = pets.run()
    assert (run.code, run.err) == (0, "")
    assert ("pets", "all") in Names(pets).methods
    pets.put(document())
    assert pets.run().code == 0
    assert ("pets", "all") in Names(pets).methods


def test_check_compares_the_lock(pets: Workspace) -> None:
    """The lock is written like any output: compared, and left alone when nothing changed."""
    lock = pets.spec / "tiny.names.lock"
    text, time = lock.read_text(), lock.stat().st_mtime_ns
    assert pets.run().code == 0
    assert lock.stat().st_mtime_ns == time
    lock.write_text(text + "\n")
    run = pets.run("--check")
    assert run.code == 1
    assert "--- a/spec/tiny.names.lock" in run.out
    assert pets.run().code == 0
    assert lock.read_text() == text


def test_a_lock_that_is_none_is_an_error(pets: Workspace) -> None:
    """Names are not guessed anew because a file is broken."""
    lock = pets.spec / "tiny.names.lock"
    lock.write_text("<<<<<<< ours\n")
    run = pets.run()
    assert run.code == 1
    assert "spec/tiny.names.lock: is no lock of names" in run.err


def test_no_lock_where_nothing_is_committed(pets: Workspace, tmp_path: Path) -> None:
    """`--out` leaves the lock of a configuration alone."""
    (pets.spec / "tiny.names.lock").unlink()
    assert pets.run("--out", str(tmp_path / "out")).code == 0
    assert sorted(path.name for path in pets.spec.iterdir()) == [
        "tiny.json",
        "tiny.toml",
    ]


def test_a_document_alone_has_its_lock_beside_the_package(
    pets: Workspace, tmp_path: Path
) -> None:
    """Its names stay, too, and a run ends with the report."""
    arguments = "spec/tiny.json", "--out", str(tmp_path / "out")
    assert pets.run(*arguments).code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "tiny",
        "tiny.names.lock",
    }
    new = document()
    other_ids(new)
    pets.put(new)
    run = pets.run(*arguments)
    assert (run.code, run.err) == (0, "")
    assert "operation-id-changed: id: getOwners -> fetchPeople in owners" in run.out
    assert "method-" not in run.out
    assert pets.run(*arguments, "--check").code == 0


def test_hostile_names_stay_data(workspace: Workspace) -> None:
    """The lock can be read again, whatever names the document has."""
    new = document()
    odd = 'a"]\nb = 1\n[\\\u007f\U0001f600'
    new["paths"]["/owners"]["get"]["tags"] = [odd]
    new["paths"]["/owners"]["get"]["operationId"] = odd
    workspace.put(new)
    assert workspace.run().code == 0
    assert odd in Names(workspace).raw["operations"]
    assert workspace.run("--check").code == 0


def test_a_lock_is_read_as_it_was_written(pets: Workspace) -> None:
    """The lock has methods that raise and old names that still work, too."""
    new = document()
    del new["paths"]["/owners"]
    pets.put(new, config='release = "1"\n[names.functions]\ngetPets = "all"\n')
    assert pets.run().code == 0
    path = pets.spec / "tiny.names.lock"
    lock = read_lock(path)
    assert lock is not None
    assert lock.removed["getOwners"].function == "get"
    assert lock.renamed.methods == {"getPets": ("list",)}
    assert lock_text(lock) == path.read_text()


@pytest.mark.parametrize("text", ["", "[operations]\nx = 1\n", "[unknown]\n"])
def test_a_lock_of_another_shape_is_an_error(pets: Workspace, text: str) -> None:
    """No table is left out or added by hand without a word."""
    (pets.spec / "tiny.names.lock").write_text(text)
    run = pets.run()
    assert run.code == 1
    assert "is no lock of names" in run.err


def test_other_names_upstream_are_mentioned_once(pets: Workspace) -> None:
    """With the line to follow them, which works; the name before goes on working."""
    before, new = pets.surface(), document()
    new["paths"]["/owners"]["get"]["tags"] = ["People"]
    renamed_component(new)
    pets.put(new, config='release = "1"\n')
    assert pets.run().err == ""
    follow = {
        "tag-renamed": '[names.tags] "People" = "people"',
        "component-renamed": '[names.classes] "Pet" = "Animal"',
    }
    found = compare(before, pets.surface())
    assert {change.rule: change.new.partition("; ")[2] for change in found} == follow
    before = pets.surface()
    assert pets.run("--check").code == 0
    lines = "\n".join(line.replace("] ", "]\n") for line in follow.values())
    pets.put(new, config=f'release = "1"\n{lines}\n')
    assert pets.run().err == ""
    rules = {change.rule for change in compare(before, pets.surface())}
    assert rules == {"group-renamed-with-alias", "model-renamed-with-alias"}


def test_a_new_schema_joins_the_class_of_those_like_it(pets: Workspace) -> None:
    """Whatever it would be called by itself: a second version of a path has no records."""
    new = document()
    other_ids(new)
    item = copy.deepcopy(new["paths"]["/owners"])
    item["get"]["operationId"] = "getOwners"
    new["paths"]["/v2/owners"] = item
    pets.put(new)
    before = Names(pets)
    assert pets.run().code == 0
    assert Names(pets).classes == before.classes
