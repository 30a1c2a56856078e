"""load -> patch -> resolve -> build -> name -> view -> render -> format, read aloud."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from .build import build
from .bundle import Fetch, bundle
from .config import Config, read
from .errors import GeneratorError, Problem
from .find import find
from .format import format_
from .load import Document, load
from .lock import Lock, lock, lock_of, lock_text, read_lock
from .manifest import (
    NAME,
    Manifest,
    digest,
    file_digest,
    form,
    generator_digest,
    manifest_text,
)
from .name import name
from .patch import patch
from .render import render
from .resolve import check_version, declared, resolve
from .surface import FILE, Surface, surface, text
from .validate import validate
from .view import view
from .words import package_name
from .workers import workers

T = TypeVar("T")


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
    last: Manifest | None = None,
) -> Output:
    """Build the package that a configuration, or a document alone, describes.

    Touches no file. A document that stands alone gets defaults: no envelope, no paging,
    names from the document.

    *document* takes the place of the configuration's: an earlier or a later version,
    which the corrections and decided names were not made for. What then has no effect is
    a warning, and names settle themselves. *fetch*: see `bundle`.
    *last*: of the run before; what the same generator verified then is not verified again.
    """
    config = _config(path, document)
    if last is None or last.generator != generator_digest():
        last = Manifest()
    with workers(_size(_place(config, document)), soon=not last.files) as pool:
        source, warnings = _source(config, document, fetch)
        form_ = form(source.root)
        # Whether it is valid is worked out beside the steps, which need not wait for it.
        invalid: Future[tuple[Problem, ...]] = Future()
        if form_ == last.form:
            invalid.set_result(())
        else:
            invalid = pool.submit(validate, source)
        known = frozenset(last.files.values())
        output = _tried(
            source.name,
            lambda: _package(source, config, known, pool),
            lambda: warnings + invalid.result(),
        )
        if invalid.result():
            form_ = ""
        warnings += invalid.result() + output.warnings
    output = replace(output, warnings=tuple(sorted(set(warnings))))
    manifest = _manifest(source, config, output, form_)
    output.files[NAME] = manifest_text(manifest)
    return output


def package_of(path: Path) -> str:
    """Give the name of the package that a configuration, or a document, stands for."""
    return _config(path, None).package


def describe(path: Path, *, document: Path | None = None) -> Surface:
    """Give the public surface of what `generate` would build."""
    config = _config(path, document)
    source, warnings = _source(config, document)
    return _tried(
        source.name,
        lambda: _surface(source, config),
        lambda: warnings + validate(source),
    )


def _config(path: Path, document: Path | None) -> Config:
    config = read(path) if path.suffix == ".toml" else _alone(path)
    return replace(config, settle=True) if document else config


def _place(config: Config, document: Path | None) -> Path:
    return document or config.path.parent / config.document


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        # To be said by who reads it.
        return 0


def _source(
    config: Config, document: Path | None, fetch: Fetch | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """Read the document and correct it."""
    place = _place(config, document)
    source = bundle(load(place), place, fetch)
    warnings: tuple[Problem, ...] = ()
    if config.overlay:
        source, warnings = patch(source, load(config.path.parent / config.overlay))
        if warnings and not document:
            raise GeneratorError(*warnings)
    check_version(source)
    return source, warnings


def _tried(
    name: str, step: Callable[[], T], reasons: Callable[[], tuple[Problem, ...]]
) -> T:
    """Take *step*; if it fails because document *name* is wrong, raise what is wrong."""
    try:
        return step()
    except RecursionError:
        message = "nests deeper than can be followed, through its $refs"
        raise GeneratorError(Problem(name, "", message), *reasons()) from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # Later steps trust that a part of the document is of the kind that it must be.
        problems = reasons()
        if not problems:
            raise
        raise GeneratorError(*problems) from None


def _surface(document: Document, config: Config) -> Surface:
    api, _ = build(resolve(document, tolerant=config.settle), config)
    api, pins = find(_lock(config), api, document)
    return surface(api, name(api, config, document, pins), config)


def _lock(config: Config) -> Lock | None:
    return read_lock(lock_of(config)) if config.path.suffix == ".toml" else None


def _package(
    document: Document, config: Config, known: frozenset[str], pool: Executor
) -> Output:
    resolved = resolve(document, tolerant=config.settle)
    api, widened = build(resolved, config)
    api, pins = find(_lock(config), api, document)
    names = name(api, config, document, pins)
    files = format_(render(view(api, names, config)), known, pool)
    files[FILE] = text(surface(api, names, config))
    now = lock(
        api,
        functions=names.functions,
        tags={tag: (n.attribute, n.class_name) for tag, n in names.tags.items()},
        class_of=names.class_of,
        alias_of=names.alias_of,
        settled=names.settled,
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
        warnings=resolved.warnings + widened + names.warnings,
    )


def _manifest(source: Document, config: Config, output: Output, form_: str) -> Manifest:
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
        form=form_,
        counts=output.counts,
        inputs=inputs,
        files={name: digest(text.encode()) for name, text in output.files.items()},
    )


def _alone(path: Path) -> Config:
    package = package_name(path.stem)
    return Config(path=path, document=path.name, package=package, settle=True)
