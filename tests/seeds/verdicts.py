"""The demands of the customer's documents, counted by programs where one can count."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from generator.model.operations import declared
from generator.read.load import load
from tests.seeds.actions import verdict
from tests.seeds.kept import CHANGELOG, guide, verdict as kept

ROOT = Path(__file__).parents[2]


def verdicts() -> Iterator[tuple[str, str, bool]]:
    """Yield the document, the verdict, and whether it is as promised."""
    yield "migration guide", *kept(guide())
    yield "changelog 2018-2021", *kept(CHANGELOG)
    yield "document of API v2", *_methods("pipedrive_v2", "pipedrive-v2.yaml")
    found = verdict()
    yield "connector's actions", found.line(), found.is_right
    yield (
        "endpoints of ActiveCampaign",
        *_methods("activecampaign_deals", "activecampaign-deals.yaml"),
    )


def _methods(package: str, document: str) -> tuple[str, bool]:
    """Count the operations that both flavours of a client have a method for."""
    client = importlib.import_module(package)
    total = declared(load(ROOT / "spec" / document))
    count = 0
    for operation in client.OPERATIONS.values():
        module = importlib.import_module(f"{package}.resources.{operation.attribute}")
        found = [
            kind
            for name, kind in vars(module).items()
            if not name.startswith("_")
            and isinstance(kind, type)
            and kind.__module__ == module.__name__
            and hasattr(kind, operation.function)
        ]
        count += len(found) >= 2
    line = f"{count} of {total} operations have a method, sync and async"
    return line, count == total
