"""The generation pipeline, from an OpenAPI document to the texts of a package.

1. `load`, `bundle`: read the document, with the files that it refers to.
2. `patch`: apply the overlay.
3. `validate`: list what OpenAPI does not allow.
4. `resolve`: collect the operations.
5. `build`: make the intermediate model.
6. `rematch`: find again what had a name in the run before.
7. `name`: decide every public name.
8. `make_surface`: describe the public surface.
9. `view`, `render`, `format_`: prepare, print and lay out the files.
10. `document_text`: the corrected document for the package, where that is wanted.

Each step takes values and gives a value; no file is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .config import Config, read
from .diff.describe import make_surface
from .diff.surface import Surface, surface_text
from .errors import GeneratorError, Problem, in_order
from .facts import Corrections
from .model import ir
from .model.build import build
from .model.operations import declared, resolve
from .names.lock import Lock, lock, lock_path, lock_text, read_lock
from .names.naming import name
from .names.overrides import is_edited, override_digests
from .names.rematch import rematch
from .names.result import Names
from .names.words import package_name
from .paths import SURFACE_FILE
from .read.bundle import Fetch, bundle
from .read.compact import DOCUMENT_FILE, document_text
from .read.ledger import unused
from .read.load import Document, load
from .read.validate import check_version, validate
from .write.format import format_
from .write.manifest import MANIFEST_FILE, make_manifest, manifest_text
from .write.package import view
from .write.render import render

if TYPE_CHECKING:
    from .project.files import Project


class Output(Struct, frozen=True, kw_only=True):
    """The texts of one run, with its counts and warnings."""

    package: str
    files: Mapping[str, str]
    """By path below the folder of the package."""
    lock_files: Mapping[Path, str]
    """The lock of names, which stands beside the configuration."""
    counts: Mapping[str, str]
    warnings: tuple[Problem, ...]
    project: Project | None = None
    """The files around the package, if it is to be a project of its own."""


def generate(
    path: Path,
    *,
    document: Path | None = None,
    fetch: Fetch | None = None,
    lock_file: Path | None = None,
    package: str = "",
    release: str = "",
) -> Output:
    """Build the package of a configuration, or of a document alone.

    A document alone has no envelope and no paging, and names that collide get longer ones.
    Overrides edited since the last run that match nothing are errors, reported together.

    *document* stands in for that of the configuration: what has no effect on it is a
    warning, and names that collide get longer ones. *fetch*: see `bundle`. *lock_file*:
    the lock of a document alone. *package*: the name of a package that is a project.
    *release*: the version of that project.
    """
    config = read_config(path, document)
    config = replace(
        config,
        package=package or config.package,
        release=release or config.release,
    )
    if path.suffix == ".toml":
        lock_file = lock_path(config)
    previous = read_lock(lock_file) if lock_file else None
    source = _read(config, document, fetch, previous)
    with _all_problems(source):
        model = _model(source, config)
        views = view(model.live, model.names, config, has_own=bool(package))
        files = format_(render(views)) | {SURFACE_FILE: surface_text(model.surface())}
    if config.ship_document:
        files = files | {DOCUMENT_FILE: document_text(source.document.root)}
    locks = {lock_file: lock_text(model.lock())} if lock_file else {}
    warnings = in_order(
        source.without_effect, source.outdated, source.invalid, model.warnings
    )
    counts = _counts(model)
    inputs = _inputs(source.document, config)
    manifest = make_manifest(config.path.parent, inputs, locks, files, counts)
    return Output(
        package=config.package,
        files=files | {MANIFEST_FILE: manifest_text(manifest)},
        lock_files=locks,
        counts=counts,
        warnings=warnings,
        project=_project(model) if package else None,
    )


def _project(model: _Model) -> Project:
    # Only a run for a project pays for the import.
    from .project.files import project_files
    from .write.package import api_facts

    facts, document = (
        api_facts(model.live, model.names, model.config),
        model.source.document,
    )
    return project_files(facts.name, model.live, model.names, facts, document)


def describe(path: Path, *, document: Path | None = None) -> Surface:
    """Return the public surface of what `generate` would build."""
    return describe_next(path, document)[0]


def describe_next(
    path: Path, document: Path | None, previous: Lock | None = None
) -> tuple[Surface, Lock]:
    """Return the public surface of a document and the lock of its names.

    *previous* stands in for the lock of the configuration: its names stay.
    """
    config = read_config(path, document)
    if previous is None and path.suffix == ".toml":
        previous = read_lock(lock_path(config))
    source = _read(config, document, previous=previous)
    with _all_problems(source):
        model = _model(source, config)
        return model.surface(), model.lock()


def read_config(path: Path, document: Path | None = None) -> Config:
    """Return the configuration at *path*, or that of the document there."""
    if path.suffix == ".toml":
        config = read(path)
        return replace(config, auto_rename=True) if document else config
    package = package_name(path.stem)
    return Config(
        path=path, document=path.name, package=package, auto_rename=True, trusted=True
    )


class _Source(Struct, frozen=True, kw_only=True):
    """A corrected document, with what is known of it from the last run."""

    document: Document
    lock: Lock | None
    overrides: dict[str, str]
    """Digests of corrections and decided names."""
    without_effect: tuple[Problem, ...]
    """Corrections that change nothing."""
    corrections: Corrections
    outdated: tuple[Problem, ...]
    """Corrections of what the document has changed since the last run."""
    overlay_edited: bool
    """Corrections were edited since the last run: each must have an effect."""
    invalid: tuple[Problem, ...]


class _Model(Struct, frozen=True, kw_only=True):
    """An API and the names of all that is in it."""

    source: _Source
    config: Config
    api: ir.Api
    names: Names
    warnings: tuple[Problem, ...]

    @property
    def live(self) -> ir.Api:
        """The API without the operations that are gone."""
        operations = tuple(o for o in self.api.operations if not o.gone)
        return replace(self.api, operations=operations)

    def surface(self) -> Surface:
        corrections = self.source.corrections
        return make_surface(self.live, self.names, self.config, corrections)

    def lock(self) -> Lock:
        """Return the lock of the names of this run."""
        source = self.source
        digests, corrections = source.overrides, source.corrections
        document, before = source.document, source.lock
        return lock(self.api, self.names, document, digests, corrections, before)


def _read(
    config: Config,
    document: Path | None,
    fetch: Fetch | None = None,
    previous: Lock | None = None,
) -> _Source:
    """Read the document, correct and validate it."""
    place = document or config.path.parent / config.document
    source = bundle(load(place), place, fetch)
    overlay, corrections = None, Corrections()
    without_effect, changed = tuple[Problem, ...](), tuple[Problem, ...]()
    if config.overlay:
        # Only a run with an overlay pays for the import.
        from .read.overlay import blame, outdated, patch

        overlay = load(config.path.parent / config.overlay)
        published = source
        source, without_effect, corrections = patch(published, overlay)
        before = previous.corrections if previous else {}
        # What an action no longer does is said already.
        dead = {problem.pointer for problem in without_effect}
        found = outdated(overlay, before, corrections)
        changed = tuple(problem for problem in found if problem.pointer not in dead)
    check_version(source)
    invalid = validate(source)
    if invalid and overlay:
        invalid = tuple(blame(invalid, published, overlay, validate))
    overrides = override_digests(config, overlay)
    return _Source(
        document=source,
        lock=previous,
        overrides=overrides,
        without_effect=without_effect,
        corrections=corrections,
        outdated=changed,
        overlay_edited=not document and is_edited("overlay", overrides, previous),
        invalid=invalid,
    )


def _model(source: _Source, config: Config) -> _Model:
    """Resolve the document, build the model and name everything in it."""
    resolved = resolve(source.document, tolerant=config.auto_rename)
    api, widened = build(resolved, config)
    api, previous = rematch(source.lock, api, source.document)
    names_edited = is_edited("names", source.overrides, source.lock)
    names = name(api, config, source.document, previous, edited=names_edited)
    if source.overlay_edited and source.without_effect:
        # `_all_problems` puts the corrections without effect before these.
        raise GeneratorError(*names.undecided)
    warnings = resolved.warnings + widened + unused(source.document, config)
    warnings += names.warnings + names.undecided
    return _Model(source=source, config=config, api=api, names=names, warnings=warnings)


@contextmanager
def _all_problems(source: _Source) -> Iterator[None]:
    """Add to an error all that is wrong with *source*."""
    try:
        yield
    except GeneratorError as error:
        raise GeneratorError(*source.without_effect, *error.problems) from None
    except RecursionError:
        message = "nests deeper than can be followed, through its $refs"
        problem = Problem(source.document.name, "", message)
        raise GeneratorError(problem, *source.without_effect, *source.invalid) from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # The steps assume a valid document and may raise these on an invalid one.
        problems = source.without_effect + source.invalid
        if not problems:
            raise
        raise GeneratorError(*problems) from None


def _counts(model: _Model) -> dict[str, str]:
    """Return the numbers that the summary of a run states.

    Its warnings are those that the next run has, too, with the lock of this one.
    """
    source, later = model.source, model
    if model.names.undecided:
        # A name that gave way is in the lock.
        later = _model(replace(source, lock=model.lock()), model.config)
    lasting = in_order(source.without_effect, source.invalid, later.warnings)
    numbers = {
        "operations": len(model.api.operations),
        "operations_in": declared(source.document),
        "models": len(model.names.classes),
        "warnings": len(lasting),
    }
    if model.api.events:
        numbers["webhooks"] = len(model.api.events)
    return {key: str(number) for key, number in numbers.items()}


def _inputs(document: Document, config: Config) -> set[str]:
    """Return the files that were read, from the folder of the configuration."""
    folder = config.path.parent
    names = {os.path.relpath(file.name, folder) for file in document.files.values()}
    return (names | {config.path.name, config.document, config.overlay}) - {""}
