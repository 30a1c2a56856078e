"""load -> patch -> resolve -> build -> name -> view -> render -> format, read aloud."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import structs

from .config import Config, read
from .diff.describe import make_surface
from .diff.surface import FILE, Surface, surface_text
from .errors import GeneratorError, Problem
from .model import ir
from .model.build import build
from .model.operations import declared, resolve
from .names.lock import Lock, lock, lock_of, lock_text, read_lock
from .names.naming import Names, name
from .names.overrides import decisions, edited
from .names.rematch import find
from .names.words import package_name
from .read.bundle import Fetch, bundle
from .read.load import Document, load
from .read.validate import check_version, validate
from .write.format import format_
from .write.manifest import (
    NAME,
    Manifest,
    digest,
    file_digest,
    generator_digest,
    manifest_text,
)
from .write.render import render
from .write.view import view

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A corrected document, with what is known of it from the run before."""

    document: Document
    lock: Lock | None
    decided: Mapping[str, str]
    """Digests of what corrections and decided names are about; see `decisions`."""
    idle: tuple[Problem, ...]
    """Corrections without effect."""
    edited: bool
    """The corrections are others than in the run before: idle ones stop this run."""


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
    webhooks: int
    warnings: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, str]:
        """What the run says of it."""
        return {
            "operations": str(self.operations),
            "operations_in": str(self.operations_in),
            "models": str(self.models),
            "warnings": str(len(self.warnings)),
            **({"webhooks": str(self.webhooks)} if self.webhooks else {}),
        }


def generate(
    path: Path,
    *,
    document: Path | None = None,
    fetch: Fetch | None = None,
) -> Output:
    """Build the package that a configuration, or a document alone, describes.

    Touches no file. A document that stands alone gets defaults: no envelope, no paging,
    names from the document.

    What a human decided since the run before and the document does not have stops this one,
    all of it in one list. What a new document has made void is a warning.

    *document* takes the place of the configuration's: an earlier or a later version,
    which the corrections and decided names were not made for. What then has no effect is
    a warning, and names settle themselves. *fetch*: see `bundle`.
    """
    config = _config(path, document)
    source = _source(config, document, fetch)

    @cache
    def invalid() -> tuple[Problem, ...]:
        return validate(source.document)

    output = _tried(lambda: _package(source, config), source, invalid)
    warnings = source.idle + invalid() + output.warnings
    output = replace(output, warnings=tuple(sorted(set(warnings), key=_as_read)))
    manifest = _manifest(source.document, config, output)
    output.files[NAME] = manifest_text(manifest)
    return output


def _as_read(problem: Problem) -> tuple[str, int, Problem]:
    """Order problems as their lines stand in their files."""
    file, _, line = problem.where.partition(":")
    return file, int(line) if line.isdecimal() else 0, problem


def package_of(path: Path) -> str:
    """Give the name of the package that a configuration, or a document, stands for."""
    return _config(path, None).package


def describe(path: Path, *, document: Path | None = None) -> Surface:
    """Give the public surface of what `generate` would build."""
    config = _config(path, document)
    source = _source(config, document)
    return _tried(
        lambda: _surface(source, config), source, lambda: validate(source.document)
    )


def _config(path: Path, document: Path | None) -> Config:
    config = read(path) if path.suffix == ".toml" else _alone(path)
    return structs.replace(config, settle=True) if document else config


def _place(config: Config, document: Path | None) -> Path:
    return document or config.path.parent / config.document


def _source(
    config: Config, document: Path | None, fetch: Fetch | None = None
) -> Source:
    """Read the document and correct it."""
    place = _place(config, document)
    source = bundle(load(place), place, fetch)
    known, overlay = _lock(config), None
    idle: tuple[Problem, ...] = ()
    if config.overlay:
        # Only a run with an overlay pays for the import.
        from .read.overlay import patch

        overlay = load(config.path.parent / config.overlay)
        source, idle = patch(source, overlay)
    check_version(source)
    decided = decisions(config, overlay)
    return Source(
        document=source,
        lock=known,
        decided=decided,
        idle=idle,
        edited=not document and edited("overlay", decided, known),
    )


def _tried(
    step: Callable[[], T], source: Source, invalid: Callable[[], tuple[Problem, ...]]
) -> T:
    """Take *step*; if it fails, raise all that is wrong with *source*, too."""
    idle = source.idle
    try:
        return step()
    except GeneratorError as error:
        # All that is to be done, in one list.
        raise GeneratorError(*idle, *error.problems) from None
    except RecursionError:
        message = "nests deeper than can be followed, through its $refs"
        problem = Problem(source.document.name, "", message)
        raise GeneratorError(problem, *idle, *invalid()) from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # Later steps trust that a part of the document is of the kind that it must be.
        problems = idle + invalid()
        if not problems:
            raise
        raise GeneratorError(*problems) from None


def _surface(source: Source, config: Config) -> Surface:
    api, _ = build(resolve(source.document, tolerant=config.settle), config)
    api, names = _named(api, source, config)
    return make_surface(api, names, config)


def _named(api: ir.Api, source: Source, config: Config) -> tuple[ir.Api, Names]:
    api, pins = find(source.lock, api, source.document)
    names = name(
        api,
        config,
        source.document,
        pins,
        edited=edited("names", source.decided, source.lock),
    )
    if source.edited and source.idle:
        raise GeneratorError(*names.void)
    return api, names


def _lock(config: Config) -> Lock | None:
    return read_lock(lock_of(config)) if config.path.suffix == ".toml" else None


def _package(source: Source, config: Config) -> Output:
    document = source.document
    resolved = resolve(document, tolerant=config.settle)
    api, widened = build(resolved, config)
    api, names = _named(api, source, config)
    files = format_(render(view(api, names, config)))
    files[FILE] = surface_text(make_surface(api, names, config))
    now = lock(
        api,
        decided=source.decided,
        functions=names.functions,
        tags={tag: (n.attribute, n.class_name) for tag, n in names.tags.items()},
        class_of=names.class_of,
        alias_of=names.alias_of,
        settled=names.settled,
        field_order=names.field_order,
        body_order=names.body_order,
        removed=names.removed,
        renamed=names.renamed,
    )
    webhooks = document.root.get("webhooks")
    return Output(
        package=config.package,
        files=files,
        beside=(
            {lock_of(config): lock_text(now)} if config.path.suffix == ".toml" else {}
        ),
        operations_in=declared(document),
        operations=len(api.operations),
        models=len(names.classes),
        webhooks=len(webhooks) if isinstance(webhooks, dict) else 0,
        warnings=resolved.warnings + widened + names.warnings + names.void,
    )


def _manifest(source: Document, config: Config, output: Output) -> Manifest:
    """Say what *output* was made of and what is in it."""
    spec = config.path.parent
    names = {config.path.name, config.document, config.overlay} - {""}
    inputs = {name: file_digest(spec / name) for name in names}
    for file in source.files.values():
        inputs[os.path.relpath(file.name, spec)] = file_digest(Path(file.name))
    for path, content in output.beside.items():
        inputs[path.name] = digest(content.encode())
    return Manifest(
        generator=generator_digest(),
        counts=output.counts,
        inputs=inputs,
        files={name: digest(text.encode()) for name, text in output.files.items()},
    )


def _alone(path: Path) -> Config:
    package = package_name(path.stem)
    return Config(path=path, document=path.name, package=package, settle=True)
