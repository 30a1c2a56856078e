"""Properties of all documents: random small ones, the same in every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from itertools import count
from keyword import iskeyword
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace

from generator.config import Config
from generator.model.build import build
from generator.model.operations import resolve
from generator.names.naming import name
from generator.names.rematch import rematch
from generator.names.result import Names
from generator.read.load import parse
from generator.write.package import view
from generator.write.render import render
from openapi_runtime.models.decode import reader
from openapi_runtime.models.writing import to_json
from tests.generator.random_documents import document, value
from tests.generator.workspace import ROOT, importable
from tests.type_checks import strict

_numbers = count()
RANDOMS = st.integers(0, 10**9).map(Random)
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
UNRELATED = {
    "get": {
        "operationId": "countZebras",
        "tags": ["Zebras"],
        "responses": {
            "200": {
                "description": "ok",
                "content": {
                    "application/json": {
                        "schema": {"$ref": "#/components/schemas/ZebraCrossing"}
                    }
                },
            }
        },
    }
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose packages can be imported."""
    path = tmp_path_factory.mktemp("properties")
    yield from (path for _ in importable(path))


def steps(
    root: dict[str, Any], package: str, before: Names | None = None
) -> tuple[Names, dict[str, str]]:
    """Name and render *root* as a document that stands alone; *before* previous the order."""
    source = parse("random.json", json.dumps(root).encode())
    config = Config(
        path=Path("random.json"),
        document=source.name,
        package=package,
        auto_rename=True,
    )
    api, _ = build(resolve(source, tolerant=True), config)
    api, previous = rematch(None, api, source)
    if before:
        previous = replace(
            previous,
            fields=before.fields,
            bodies=before.bodies,
            arguments=before.arguments,
            parameters=before.parameters,
        )
    names = name(api, config, source, previous)
    return names, render(view(api, names, config))


def write(folder: Path, root: dict[str, Any]) -> str:
    """Write the package of *root*; give its name."""
    package = f"tiny_random_{next(_numbers)}"
    for path, text in steps(root, package)[1].items():
        file = folder / package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return package


@BOUNDED
@given(RANDOMS)
def test_code_is_imported_and_loses_no_value(folder: Path, random: Random) -> None:
    """Every component's class reads any JSON and gives back what it has read."""
    root = document(random)
    package = write(folder, root)
    invalidate_caches()
    models = import_module(f"{package}.models")
    import_module(f"{package}.client")
    operations = import_module(package).OPERATIONS
    assert len(operations) == sum(
        key != "parameters" for item in root["paths"].values() for key in item
    )
    for class_name in models.__dir__():
        class_ = getattr(models, class_name)
        if not hasattr(class_, "to_dict"):
            continue
        for schema in root["components"]["schemas"].values():
            sent = value(random, schema, root)
            content = json.dumps(sent).encode()
            found = reader(class_)(msgspec.Raw(content))
            assert to_json(found) == sent
            assert to_json(reader(list[class_])(msgspec.Raw(b"[%s]" % content))) == [
                sent
            ]


def test_code_is_strictly_typed(folder: Path) -> None:
    """mypy --strict finds nothing in twelve packages at once."""
    packages = [write(folder, document(Random(seed))) for seed in range(12)]
    run = strict("--no-error-summary", *packages, cwd=folder, path=(ROOT, folder))
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


@BOUNDED
@given(RANDOMS)
def test_names_are_python_and_tell_everything_apart(random: Random) -> None:
    """Identifiers, no keywords; nothing that stands side by side is called alike."""
    root = document(random)
    names, _ = steps(root, "tiny")
    groups: dict[Any, list[str]] = {
        "classes": [item.name for item in (*names.classes, *names.enums)]
    }
    for (class_name, _), attribute in names.attribute_of.items():
        groups.setdefault(("fields", class_name), []).append(attribute)
    for (operation, _), argument in names.argument_of.items():
        groups.setdefault(("arguments", operation), []).append(argument)
    for group in groups.values():
        assert len(group) == len(set(group)), groups
    groups["functions"] = [o.function for o in names.operations.values()]
    for found in (one for group in groups.values() for one in group):
        assert found.isidentifier()
        assert not iskeyword(found)
        assert not found.startswith("__")


@BOUNDED
@given(RANDOMS)
def test_names_stay_when_something_unrelated_is_added(random: Random) -> None:
    """Another operation with its own record renames nothing that was there."""
    root = document(random)
    before, _ = steps(root, "tiny")
    root["paths"]["/zebras"] = UNRELATED
    root["components"]["schemas"]["ZebraCrossing"] = {
        "type": "object",
        "properties": {"stripes": {"type": "integer"}},
    }
    after, _ = steps(root, "tiny")
    for table in (
        "class_of",
        "enum_of",
        "tags",
        "operations",
        "attribute_of",
        "argument_of",
        "body_of",
    ):
        was, is_ = getattr(before, table), getattr(after, table)
        assert {key: is_.get(key) for key in was} == was


@BOUNDED
@given(RANDOMS)
def test_the_order_of_a_document_changes_nothing(random: Random) -> None:
    """Paths, methods and components are maps; the order of properties is pinned."""
    root = document(random)
    names, files = steps(root, "tiny")
    again, same = steps(_shuffled(root, random), "tiny", before=names)
    # Fields of classes have positions.
    known, found = (replace(n, classes=(), warnings=()) for n in (names, again))
    assert found == known
    assert same == files


def _shuffled(node: Any, random: Random) -> Any:
    if isinstance(node, dict):
        keys = list(node)
        random.shuffle(keys)
        return {key: _shuffled(node[key], random) for key in keys}
    return (
        [_shuffled(item, random) for item in node] if isinstance(node, list) else node
    )
