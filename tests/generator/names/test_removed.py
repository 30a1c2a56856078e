"""Names of what is gone, or comes back."""

from __future__ import annotations

import itertools
import json
from importlib import import_module, invalidate_caches

import pytest

from generator.diff.compare import compare
from openapi_runtime import errors
from tests.generator.names.pets import (
    Names,
    document,
    other_ids,
)
from tests.generator.workspace import Workspace


def test_a_removed_operation_leaves_a_method_that_raises(pets: Workspace) -> None:
    """It says what was removed and since when, until its line is deleted in the lock."""
    new = document()
    del new["paths"]["/pets"]
    new["info"]["version"] = "2"
    pets.put(new)
    for _ in range(2):
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    invalidate_caches()
    package = import_module(pets.package)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        with pytest.raises(
            errors.RemovedError, match=r"pets\.list\(\) was removed"
        ) as caught:
            client.pets.list(1, any="thing")
        assert caught.type.__module__ == f"{pets.package}.errors"
        with pytest.raises(
            errors.RemovedError, match=r"getPets \(GET /pets\).*version 2"
        ):
            client.pets.list()
    resource = pets.root / "generated" / pets.package / "resources" / "pets.py"
    assert resource.read_text().count("list = removed(") == 2
    lock = pets.spec / "tiny.names.lock"
    lines = lock.read_text().splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if '"list", "2"]' not in line))
    assert pets.run().code == 0
    assert "removed" not in resource.read_text()
    assert Names(pets).raw["removed"] == {}


def test_a_group_without_operations_stays_for_those_who_call_it(
    pets: Workspace,
) -> None:
    """Its methods raise, and the report says so; it goes with their lines in the lock."""
    surfaces = [pets.surface()]
    new = document()
    del new["paths"]["/owners"]
    pets.put(new)
    for _ in range(2):
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    surfaces.append(pets.surface())
    invalidate_caches()
    package = import_module(pets.package)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        with pytest.raises(errors.RemovedError, match=r"owners\.get\(\) was removed"):
            client.owners.get()
        with pytest.raises(
            errors.RemovedError, match=r"is not in the API's document\."
        ):
            client.owners.with_raw_response.get()
    lock = pets.spec / "tiny.names.lock"
    lines = lock.read_text().splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if '"get", ""]' not in line))
    assert pets.run().code == 0
    surfaces.append(pets.surface())
    assert not (pets.root / "generated" / pets.package / "resources/owners.py").exists()
    rules = [
        {change.rule for change in compare(old, new)}
        for old, new in itertools.pairwise(surfaces)
    ]
    assert rules == [
        {"method-removed", "model-removed"},
        {"group-removed", "removed-method-dropped"},
    ]


def test_an_operation_that_comes_back_is_itself_again(pets: Workspace) -> None:
    """A document that lacked an operation for a while moves no name."""
    before = pets.tree()
    new = document()
    del new["paths"]["/pets"]
    pets.put(new)
    assert pets.run().code == 0
    assert "getPets" in Names(pets).raw["removed"]
    pets.put(document())
    assert pets.run().code == 0
    assert Names(pets).raw["removed"] == {}
    assert pets.tree() == before


def test_what_comes_back_has_the_names_it_was_given(pets: Workspace) -> None:
    """Also those that only the lock held, and under another operationId."""
    other = document()
    other_ids(other)
    content = other["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    content["application/json"]["schema"]["title"] = "Human"
    pets.put(other)
    assert pets.run().code == 0
    before, surface = Names(pets), pets.surface()
    gone = json.loads(json.dumps(other))
    del gone["paths"]["/owners"]
    back = json.loads(json.dumps(other))
    back["paths"]["/owners"]["get"]["operationId"] = "humans_index"
    for new in (gone, gone, back):
        pets.put(new)
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    assert Names(pets).methods == before.methods
    assert Names(pets).classes == before.classes == {"Pet", "Owner"}
    found = {change.rule for change in compare(surface, pets.surface())}
    assert found == {"operation-id-changed"}
