"""`python -m generator diff`: two sides -> surfaces -> a report for each package."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from .. import paths
from ..config import read
from ..diff import git
from ..diff.accepted import accept
from ..diff.change import Change
from ..diff.compare import compare as changes
from ..diff.report import Report, as_json, as_markdown, as_short, as_text, report
from ..diff.rules import Level, markdown
from ..diff.surface import Surface, is_surface, read_surface
from ..errors import GeneratorError, refusal
from ..pipeline import describe, describe_next

RELEASE = "@release"
"""Name of the last release, whose `api.json` stands beside each configuration."""


def run(options: Namespace) -> int:
    """Print the report of a comparison; return 1 if a change is as grave as that."""
    if options.rules:
        print("\n".join(markdown()))
        return 0
    config = paths.config_path(options.config) if options.config else None
    old = base() if options.old is None else options.old
    if not old:
        print("no release and no git revision to compare with: no report")
        return 0
    if options.old is None:
        print(f"note: compared with {old}", file=sys.stderr)
    reports = compare(old, options.new, config)
    for note in filter(None, (each.note for each in reports)):
        print(f"note: {note}", file=sys.stderr)
    if options.format == "json":
        print(as_json(reports, short=options.short))
    else:
        write = as_short if options.short else as_text
        if options.format == "markdown":
            write = partial(as_markdown, short=options.short)
        print("\n\n".join("\n".join(write(each)) for each in reports))
    worst = max((r.level for r in reports if r.causes), default=None)
    limit = Level[options.fail_on.upper()] if options.fail_on else None
    return int(limit is not None and worst is not None and worst >= limit)


def base() -> str:
    """Return the last release; before the first one, the revision to compare with.

    That is where this branch left the main one of `origin`, or HEAD.
    """
    if any(paths.released_path(path).is_file() for path in paths.config_paths()):
        return RELEASE
    return git.branch_point() or ("HEAD" if git.is_repository() else "")


class _Side(Struct, frozen=True):
    """The surface of a package on one side of the comparison."""

    config: Path | None
    surface: Surface


def compare(old: str, new: str, config: Path | None = None) -> list[Report]:
    """Compare files or git revisions; no name is this folder."""
    files = [Path(name) for name in (old, new) if Path(name).is_file()]
    for name in (old, new):
        if name not in ("", RELEASE) and Path(name) not in files:
            git.check_revision(name)
    if len(files) == 2:
        return [_compare_files(files[0], files[1], config)]
    if not files:
        pairs = _pairs(dict(_packages(old, config)), dict(_packages(new, config)))
        return [_report(before, after) for before, after in pairs] or _nothing(old)
    (file,) = files
    if not config and not is_surface(file):
        config = _config_of(file)
    side = _from_file(file, config)
    is_old = Path(old) == file
    other = _package(new if is_old else old, side.surface.package, config)
    if other is None:
        path = paths.surface_path(side.surface.package)
        message = f"has no {path.as_posix()} to compare {file.as_posix()} with"
        revision = (new if is_old else old) or "this folder"
        raise refusal(revision, message)
    return [_report(side, other) if is_old else _report(other, side)]


def _compare_files(old: Path, new: Path, config: Path | None) -> Report:
    if is_surface(old) or is_surface(new):
        before, after = _from_file(old, config), _from_file(new, config)
    else:
        surface, names = describe_next(config or old, old)
        before = _Side(config, surface)
        after = _Side(config, describe_next(config or new, new, names)[0])
    alone = [path for path in (old, new) if not (config or is_surface(path))]
    # The name of a document that has no configuration is no name of a package.
    if old in alone:
        surface = replace(before.surface, package=after.surface.package)
        before = replace(before, surface=surface)
    elif new in alone:
        surface = replace(after.surface, package=before.surface.package)
        after = replace(after, surface=surface)
    options = " or ".join(f"--config {path.stem}" for path in _configs_of(*alone))
    note = f"without a configuration: {options} knows costs, corrections and names"
    return replace(_report(before, after), note=note if options else "")


def _from_file(path: Path, config: Path | None) -> _Side:
    """Return what an `api.json` states, or what a document becomes."""
    if not is_surface(path):
        return _Side(config, describe(config or path, document=path))
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    return _Side(config, read_surface(path.as_posix(), text))


def _configs_of(*documents: Path) -> Iterator[Path]:
    places = {document.resolve() for document in documents}
    for path in paths.config_paths() if places else ():
        if path.with_name(read(path).document).resolve() in places:
            yield path


def _config_of(document: Path) -> Path:
    """Return the only configuration of a document, which says its package."""
    found = list(_configs_of(document))
    if len(found) == 1:
        return found[0]
    options = [f"--config {path.stem}" for path in paths.config_paths()]
    message = f"is a document, and no {paths.SPEC.as_posix()}/*.toml is of this one"
    hint = f"Say {' or '.join(options) or '--config NAME'}."
    raise refusal(document, message, hint)


def _packages(revision: str, config: Path | None) -> Iterator[tuple[str, _Side]]:
    """Yield the packages of a revision, or of this folder, by their names."""
    if config:
        configs = [config]
    elif revision not in ("", RELEASE):
        configs = [p for p in git.files_at(revision, paths.SPEC) if p.suffix == ".toml"]
    else:
        configs = paths.config_paths()
    for path in configs:
        name = paths.package_in(
            _text("" if revision == RELEASE else revision, path) or ""
        )
        side = _package(revision, name, path) if name else None
        if side:
            yield name, side


def _package(revision: str, name: str, config: Path | None) -> _Side | None:
    """Return a package of a revision, of its last release, or of this folder."""
    file = paths.surface_path(name)
    where = f"{revision}:{file.as_posix()}" if revision else file.as_posix()
    if revision == RELEASE:
        if config is None:
            return None
        revision, file = "", paths.released_path(config)
        where = file.as_posix()
    text = _text(revision, file)
    return None if text is None else _Side(config, read_surface(where, text))


def _text(revision: str, file: Path) -> str | None:
    if revision:
        return git.at_revision(revision, file)
    return file.read_text("utf-8", errors="replace") if file.is_file() else None


def _pairs(
    before: dict[str, _Side], after: dict[str, _Side]
) -> Iterator[tuple[_Side | None, _Side | None]]:
    """Match packages by their names, and those with new names by their configuration."""
    moved = {side.config: name for name, side in after.items() if name not in before}
    left = dict(after)
    for name, side in before.items():
        yield side, left.pop(
            name if name in after else moved.get(side.config, ""), None
        )
    for side in left.values():
        yield None, side


def _report(old: _Side | None, new: _Side | None) -> Report:
    side = new or old
    assert side
    package, accepted, note = side.surface.package, 0, ""
    if old and new:
        found = changes(old.surface, new.surface)
    else:
        rule = "package-removed" if old else "package-added"
        found = [Change(rule, package, package)]
    if side.config and old:
        path = side.config.with_suffix(".accepted.yaml")
        found, accepted, note = accept(path, found, partial(_is, old, side.config))
    whole = report(package, found, side.surface.cost_unit, accepted)
    return replace(whole, note=note)


def _is(side: _Side, config: Path, name: str) -> bool:
    """Return whether *side* is the package of a release or git revision."""
    package, release = side.surface.package, read(config).release
    released = _package(RELEASE, package, config)
    if released and (name == release or side.surface == released.surface):
        if name == release:
            return side.surface == released.surface
        message = f"is about changes since {name}, but the last release is {release}"
        hint = "Delete what that release has, and write it as the `base` of the others."
        path = config.with_suffix(".accepted.yaml")
        raise refusal(path, message, hint)
    sides = (_package(revision, package, config) for revision in (name, f"v{name}"))
    found = next((found for found in sides if found), None)
    return found is not None and found.surface == side.surface


def _nothing(revision: str) -> list[Report]:
    files = f"{paths.OUT.as_posix()}/*/{paths.SURFACE_FILE}"
    message = f"has no {files}, of which {paths.SPEC.as_posix()}/*.toml says the name"
    hint = "Run `make generate`, or name a revision that has it."
    raise refusal(revision, message, hint)


def since(revision: str, package: Path, current: str) -> Report | None:
    """Compare the surface *current* of a package with that of a revision."""
    text = git.at_revision(revision, package / paths.SURFACE_FILE)
    return between(package.name, text, current)


def between(package: str, old: str | None, new: str) -> Report | None:
    """Compare two texts of `api.json`; None if *old* is none, or of another format."""
    try:
        before = read_surface(paths.SURFACE_FILE, old or "")
    except GeneratorError:
        return None
    found = changes(before, read_surface(paths.SURFACE_FILE, new))
    return report(package, found, before.cost_unit)
