"""Operations are found again by their place, then by id; models by where they stand."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from generator.diff.compare import compare
from generator.diff.match import match
from generator.diff.surface import Surface
from tests.generator.diff.pairs import BASE, CONFIG, PAIRS, Json
from tests.generator.diff.test_rules import described


def surfaces(folder: Path, new: Json, names: str = "") -> tuple[Surface, Surface]:
    """Return the surface of the small document, and that of another with given names."""
    base = described(folder, BASE)
    return base, described(folder, new, CONFIG + names)


def test_an_id_that_is_used_for_a_new_path_is_an_addition(tmp_path: Path) -> None:
    """The old path is the same method with another id, and what became of it is seen."""
    new = copy.deepcopy(BASE)
    item = copy.deepcopy(new["paths"]["/files/{id}"]["get"])
    new["paths"]["/v2/files/{id}"] = {"get": item}
    new["paths"]["/files/{id}"]["get"] |= {"operationId": "oldFile", "deprecated": True}
    names = '\n[names.functions]\noldFile = "get"\ngetFile = "get_v2"\n'
    found = {(c.rule, c.where) for c in compare(*surfaces(tmp_path, new, names))}
    assert found == {
        ("method-added", "files.get_v2"),
        ("method-deprecated", "files.get"),
        ("operation-id-changed", "files.get"),
    }


def test_swapped_ids_are_two_other_ids(tmp_path: Path) -> None:
    """Callers see nothing else of it, if the names stay."""
    new = copy.deepcopy(BASE)
    item = new["paths"]["/files/{id}"]
    item["get"]["operationId"], item["delete"]["operationId"] = "deleteFile", "getFile"
    names = '\n[names.functions]\ndeleteFile = "get"\ngetFile = "delete"\n'
    found = [(c.rule, c.where) for c in compare(*surfaces(tmp_path, new, names))]
    assert found == [
        ("operation-id-changed", "files.delete"),
        ("operation-id-changed", "files.get"),
    ]


def test_a_new_method_that_looks_like_a_removed_one_is_named(tmp_path: Path) -> None:
    """It may be another resource, so calls are not sent there."""
    new = copy.deepcopy(BASE)
    note = new["paths"].pop("/deals/{id}/notes/{note}")
    note["get"] |= {"operationId": "getMemo", "tags": ["Memos"]}
    new["paths"]["/deals/{id}/memos/{note}"] = note
    base, after = surfaces(tmp_path, new)
    found = {c.rule: (c.where, c.new) for c in compare(base, after)}
    seen = "see memos.get, which looks like it"
    assert found["method-removed"] == ("deals.get_note", seen)


def test_a_name_finds_what_neither_place_nor_id_do(tmp_path: Path) -> None:
    """The call goes on working, so the method is neither removed nor added."""
    new = copy.deepcopy(BASE)
    new["paths"]["/documents/{id}"] = {"get": new["paths"]["/files/{id}"].pop("get")}
    new["paths"]["/documents/{id}"]["get"]["operationId"] = "fetchFile"
    found = {(c.rule, c.where) for c in compare(*surfaces(tmp_path, new))}
    assert found == {
        ("operation-id-changed", "files.get"),
        ("path-changed", "files.get"),
    }


@pytest.mark.parametrize("backwards", [False, True])
def test_a_renamed_model_is_found_where_it_stands(
    tmp_path: Path, backwards: bool
) -> None:
    """Its enum is found with it; its attributes are compared, and are no others."""
    (pair,) = [pair for pair in PAIRS if pair.name == "record-name"]
    sides = [described(tmp_path, document) for document in pair.documents()]
    names = {"Line": "Row", "LineKind": "RowKind"}
    if backwards:
        sides.reverse()
        names = {new: old for old, new in names.items()}
    matched = match(*sides)
    assert {**matched.models, **matched.enums} == names
