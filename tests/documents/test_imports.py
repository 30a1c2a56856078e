"""Every module of a package is imported, whatever its groups share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import get_type_hints

import pytest

from generator import pipeline
from generator.write.views import PackageView
from tests.documents.conftest import Document
from tests.documents.tiny import PET, answering
from tests.generator.workspace import Workspace

Load = Callable[..., Document]


def modules(package: ModuleType) -> list[ModuleType]:
    """Import every module of a package."""
    found = walk_packages(package.__path__, f"{package.__name__}.")
    return [import_module(module.name) for module in found]


@pytest.mark.parametrize("name", ["groups", "merged", "hierarchy", "bodies"])
def test_every_module_is_imported_and_every_annotation_is_resolved(
    document: Load, name: str
) -> None:
    """Records and enums stand where those that use them can import them from."""
    found = document(name)
    for module in modules(found.package):
        if ".models." not in module.__name__:
            continue
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == module.__name__:
                assert get_type_hints(value) is not None


def test_shared_records_hold_what_one_group_has(document: Load) -> None:
    """In responses and in bodies, directly, in lists and in maps."""
    found = document("groups")
    leaf = {"word": "x", "tree": {"leaves": {"a": {"word": True}}}}
    found.server.answer({"either": 2, "listed": [1, leaf], "tree": {"both": {}}})
    both = found.call("getOne", n=1)
    assert (both.either, both.listed[0]) == (2, 1)
    assert type(both.listed[1].tree.leaves["a"]).__name__ == "Leaf"
    assert found.sent("addTwo", both=both).json() == {"both": both.to_dict()}
    merged = document("merged")
    merged.server.answer({"home": {"kind": "flat"}, "mode": 7})
    cat = merged.call("getCat", 1)
    assert merged.call("getDog", 1, mode="day").to_dict() == cat.to_dict()
    assert (cat.home.kind, cat.mode) == ("flat", 7)


def test_nothing_is_written_of_a_package_that_does_not_load(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check stands before the disk."""
    render = pipeline.render

    def broken(package: PackageView) -> dict[str, str]:
        files = render(package)
        text = files["models/pets.py"].replace("Model, model", "model")
        return {**files, "models/pets.py": text}

    monkeypatch.setattr(pipeline, "render", broken)
    workspace.put(answering(PET))
    run = workspace.run()
    assert (run.code, workspace.tree()) == (1, {})
    assert "name `Model`" in run.err
