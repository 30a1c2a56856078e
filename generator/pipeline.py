"""load -> patch -> resolve -> build -> name -> view -> render -> format, read aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from .build import build
from .bundle import Fetch, bundle
from .config import Config, read
from .errors import GeneratorError, Problem
from .format import format_
from .load import Document, load
from .lock import Lock, find, lock, lock_of, lock_text, read_lock
from .name import name
from .patch import patch
from .render import render
from .resolve import check_version, declared, resolve
from .surface import FILE, surface, text
from .validate import validate
from .view import view
from .words import snake, split


@dataclass(frozen=True, slots=True)
class Output:
    """What one run wants to be on disk, and what it has to say."""

    package: str
    files: dict[str, str]
    """By path below the package's folder."""
    beside: dict[Path, str]
    """The lock of names: it stands beside the configuration."""
    operations_in: int
    operations: int
    models: int
    warnings: tuple[Problem, ...]


def generate(
    path: Path, *, document: Path | None = None, fetch: Fetch | None = None
) -> Output:
    """Build the package that a configuration, or a document alone, describes.

    Touches no file. A document that stands alone gets defaults: no envelope, no paging,
    names from the document.

    *document* takes the place of the configuration's: an earlier or a later version,
    which the corrections and decided names were not made for. What then has no effect is
    a warning, and names settle themselves. *fetch*: see `bundle`.
    """
    config = read(path) if path.suffix == ".toml" else _alone(path)
    if document:
        config = replace(config, settle=True)
    before = read_lock(lock_of(config)) if path.suffix == ".toml" else None
    place = document or path.parent / config.document
    source = bundle(load(place), place, fetch)
    warnings: tuple[Problem, ...] = ()
    if config.overlay:
        source, warnings = patch(source, load(path.parent / config.overlay))
        if warnings and not document:
            raise GeneratorError(*warnings)
    check_version(source)
    warnings += validate(source)
    try:
        return _package(source, config, before, warnings)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # Later steps trust that a part of the document is of the kind that it must be.
        if not warnings:
            raise
        raise GeneratorError(*warnings) from None


def _package(
    document: Document,
    config: Config,
    before: Lock | None,
    warnings: tuple[Problem, ...],
) -> Output:
    resolved = resolve(document, tolerant=config.settle)
    api, widened = build(resolved, config)
    api, pins = find(before, api, document)
    names = name(api, config, document, pins)
    files = format_(render(view(api, names, config)))
    files[FILE] = text(surface(api, names, config))
    now = lock(
        api,
        functions=names.functions,
        tags={tag: (n.attribute, n.class_name) for tag, n in names.tags.items()},
        class_of=names.class_of,
        alias_of=names.alias_of,
        settled=names.settled,
    )
    warnings += resolved.warnings + widened + names.warnings
    return Output(
        package=config.package,
        files=files,
        beside=(
            {lock_of(config): lock_text(now)} if config.path.suffix == ".toml" else {}
        ),
        operations_in=declared(document),
        operations=len(api.operations),
        models=len(names.classes),
        warnings=tuple(sorted(set(warnings))),
    )


def _alone(path: Path) -> Config:
    package = snake(split(path.stem) or ["api"])
    return Config(path=path, document=path.name, package=package, settle=True)
