"""load -> patch -> resolve -> build -> name -> view -> render -> format, read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .build import build
from .config import read
from .errors import Problem
from .format import format_
from .load import load
from .name import name
from .patch import patch
from .render import render
from .resolve import resolve
from .validate import validate
from .view import view


@dataclass(frozen=True, slots=True)
class Output:
    """What one run wants to be on disk, and what it has to say."""

    package: str
    files: dict[str, str]
    operations: int
    models: int
    warnings: tuple[Problem, ...]


def generate(path: Path) -> Output:
    """Build the package that the configuration at *path* describes; touch no file."""
    config = read(path)
    document = load(path.parent / config.document)
    if config.overlay:
        document = patch(document, load(path.parent / config.overlay))
    resolved = resolve(document)
    warnings = validate(document)
    api = build(resolved, config)
    names = name(api, config, document)
    files = format_(render(view(api, names, config)))
    return Output(
        config.package, files, len(api.operations), len(names.classes), warnings
    )
