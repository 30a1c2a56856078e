"""Newer versions of Pipedrive's document, each of which a test can generate and run.

`python -m tests.pipedrive.newer_documents NAME FOLDER [PYTEST ARGUMENTS]` makes a clone with
the document NAME in FOLDER, generates its package and runs tests there.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COPIED = (
    "benchmarks",
    "docs",
    "pipedrive_kit",
    "CHANGELOG.md",
    "generated",
    "generator",
    "openapi_runtime",
    "openapi_source",
    "pyproject.toml",
    "requirements-dev.txt",
    "spec",
    "templates",
    "tests",
)

Json = dict[str, Any]


def corrected(document: Json) -> None:
    """Pipedrive has taken over corrections, and corrected what none of ours touches."""
    from generator.read.load import load
    from generator.read.overlay import patch

    overlay = load(ROOT / "spec" / "pipedrive-v2.overlay.yaml")
    published = load(ROOT / "spec" / "pipedrive-v2.yaml")
    document |= patch(published, overlay)[0].root
    document["info"]["description"] = "Corrected."


def grown(document: Json) -> None:
    """More of all: operations, a group, arguments, attributes, values, costs, texts."""
    paths = document["paths"]
    for path in ("/deals/{id}", "/deals", "/stages/{id}"):
        for method, operation in copy.deepcopy(paths[path]).items():
            operation["operationId"] += "OfPartner"
            operation["tags"] = ["Partners"]
            paths.setdefault(f"/partners{path}", {})[method] = operation
    document["tags"].append({"name": "Partners", "description": "Those we work with."})
    for index, operation in enumerate(operations(document)):
        operation["x-token-cost"] += 1
        operation["description"] = f"{operation.get('description', '')} As of today."
        for value in objects(operation):
            properties = value.get("properties")
            if isinstance(properties, dict) and "id" in properties:
                properties["partner_note"] = {"type": "string", "description": "New"}
            if isinstance(value.get("enum"), list) and isinstance(
                value["enum"][0], str
            ):
                value["enum"].append("brand_new")
        if index % 9 == 0:
            operation.setdefault("parameters", []).append(
                {"name": "dry_run", "in": "query", "schema": {"type": "boolean"}}
            )


def shrunk(document: Json) -> None:
    """Less of all: groups, operations, arguments, attributes, values, examples."""
    gone = ("/boards", "/phases", "/projectTemplates")
    for path in [p for p in document["paths"] if p.startswith(gone)]:
        del document["paths"][path]
    for index, operation in enumerate(operations(document)):
        for value in objects(operation):
            if isinstance(value.get("enum"), list) and "quarterly" in value["enum"]:
                value["enum"].remove("quarterly")
        # As a document does that has no example for everything.
        if index == 5:
            for response in operation["responses"].values():
                response["content"]["application/json"].pop("example", None)


def changed(document: Json) -> None:
    """More of some and less of others, as in every newer version."""
    shrunk(document)
    grown(document)


DOCUMENTS: dict[str, Callable[[Json], None]] = {
    each.__name__: each for each in (corrected, changed)
}


def operations(document: Json) -> Iterator[Json]:
    """Yield every operation."""
    for methods in document["paths"].values():
        yield from methods.values()


def objects(value: Any) -> Iterator[Json]:
    """Yield every schema in *value*, and whatever else is an object there."""
    if isinstance(value, dict):
        yield value
    for key, child in list(
        value.items() if isinstance(value, dict) else enumerate(value)
    ):
        if isinstance(child, dict | list) and key != "example":
            yield from objects(child)


def clone(name: str, folder: Path) -> None:
    """Copy the repository to *folder*, with the document *name*, and generate there."""
    folder.mkdir(parents=True)
    ignore = shutil.ignore_patterns("node_modules", ".*_cache")
    for copied in COPIED:
        if (ROOT / copied).is_dir():
            shutil.copytree(ROOT / copied, folder / copied, ignore=ignore)
        else:
            shutil.copy(ROOT / copied, folder)
    place = folder / "spec" / "pipedrive-v2.yaml"
    from generator.read.load import load

    document = copy.deepcopy(load(place).root)
    DOCUMENTS[name](document)
    place.write_text(json.dumps(document, indent=1))
    run(folder, "generator", "generate", "pipedrive-v2")


def run(folder: Path, *arguments: str) -> str:
    """Run a module in *folder*; return its output, or fail with all that it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}:{folder / 'generated'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


if __name__ == "__main__":
    made = Path(sys.argv[2])
    clone(sys.argv[1], made)
    print(run(made, "pytest", "-q", *sys.argv[3:]))
