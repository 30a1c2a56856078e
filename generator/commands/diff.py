"""`python -m generator diff`: two documents, surfaces or revisions -> a report."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ..config import read
from ..diff.accepted import accept
from ..diff.change import Change
from ..diff.compare import compare as compare_surfaces
from ..diff.git import at_revision, check_revision, files_at
from ..diff.report import Report, report
from ..diff.surface import FILE, Surface, is_surface, read_surface
from ..errors import GeneratorError, Problem
from ..pipeline import describe


def compare(
    old: str, new: str, config: Path | None, spec: Path, out: Path
) -> list[Report]:
    """Compare *old* with *new*: files, or git revisions; *new* may be empty: what is here."""
    for name in (old, new):
        if name and not Path(name).is_file():
            check_revision(name)
    files = [Path(name) for name in (old, new) if Path(name).is_file()]
    if len(files) == 2:
        return [_two_files(files[0], files[1], config, spec, out)]
    if files:
        return [_file_and_revision(old, new, config, spec, out)]
    return _packages(old, new, config, spec, out)


def since(revision: str, package: Path, current: str) -> Report | None:
    """Compare the surface *current* of a package with that of a revision.

    None if the revision has none, or one of another format.
    """
    text = at_revision(revision, package / FILE)
    return between(package.name, text, current) if text else None


def between(package: str, old: str, new: str) -> Report | None:
    """Compare two texts of `api.json`; None if the old one is of another format."""
    try:
        before = read_surface(FILE, old)
    except GeneratorError:
        return None
    changes = compare_surfaces(before, read_surface(FILE, new))
    return report(package, changes, before.cost_unit)


def _two_files(
    old: Path, new: Path, config: Path | None, spec: Path, out: Path
) -> Report:
    mine, theirs = (_from_file(path, config or path) for path in (old, new))
    alone = [path for path in (old, new) if not (config or is_surface(path))]
    # The name of a document that has no configuration is no name of a package.
    if old in alone:
        mine = msgspec.structs.replace(mine, package=theirs.package)
    elif new in alone:
        theirs = msgspec.structs.replace(theirs, package=mine.package)
    result = _report(mine, theirs, config)
    options = _options(_suited(alone, mine.title, spec, out))
    note = f"without a configuration: {options} knows costs, corrections and names"
    return replace(result, note=note) if options else result


def _options(configs: Iterable[Path]) -> str:
    return " or ".join(f"--config {path.stem}" for path in configs)


def _suited(documents: list[Path], title: str, spec: Path, out: Path) -> Iterator[Path]:
    """Give the configurations that are for one of *documents*, or for their title."""
    for path in sorted(spec.glob("*.toml")) if documents else ():
        config = read(path)
        document = path.with_name(config.document).resolve()
        here = document in {document.resolve() for document in documents}
        if here or _title(out / config.package / FILE) == title:
            yield path


def _title(file: Path) -> str | None:
    try:
        return read_surface("", _text("", file) or "").title
    except GeneratorError:
        return None


def _file_and_revision(
    old: str, new: str, config: Path | None, spec: Path, out: Path
) -> Report:
    """Compare one file with the package that a revision, or this folder, has of it."""
    name, revision = (old, new) if Path(old).is_file() else (new, old)
    path = Path(name)
    if not (config or is_surface(path)):
        found = list(_suited([path], "", spec, out))
        if len(found) != 1:
            title = describe(path, document=path).title
            hint = (
                f"Say {_options(_suited([path], title, spec, out)) or '--config NAME'}."
            )
            message = f"is a document, and no {spec.as_posix()}/*.toml is of this one"
            raise GeneratorError(Problem(name, "", message, hint))
        (config,) = found
    surface = _from_file(path, config or path)
    file = out / surface.package / FILE
    text = _text(revision, file)
    if text is None:
        message = f"has no {file.as_posix()} to compare {name} with"
        raise GeneratorError(Problem(revision or "this folder", "", message))
    other = read_surface(revision or file.as_posix(), text)
    pair = (surface, other) if name == old else (other, surface)
    return _report(*pair, config)


@dataclass(frozen=True, slots=True)
class _Package:
    config: Path
    surface: Surface


def _packages(
    old: str, new: str, config: Path | None, spec: Path, out: Path
) -> list[Report]:
    before = dict(_at(old, config, spec, out))
    after = dict(_at(new, config, spec, out))
    if not before and not after:
        message = f"has no {out.as_posix()}/*/{FILE}, of which {spec.as_posix()}/*.toml"
        hint = "Run `make generate`, or name a revision that has it."
        raise GeneratorError(Problem(old, "", f"{message} says the name", hint))
    reports = []
    came = {package.config: name for name, package in after.items()}
    for name, mine in before.items():
        # The same package, or the one that the same configuration makes now.
        other = name if name in after else came.get(mine.config, "")
        if other in before and other != name:
            other = ""
        theirs = after.pop(other, None)
        reports.append(
            _report(mine.surface, theirs.surface, theirs.config)
            if theirs
            else _whole("package-removed", name, mine.config)
        )
    reports += [
        _whole("package-added", name, package.config) for name, package in after.items()
    ]
    return reports


def _at(
    revision: str, config: Path | None, spec: Path, out: Path
) -> Iterator[tuple[str, _Package]]:
    """Give the packages of a revision by their names; no revision: those that are here."""
    if config:
        paths = [config]
    elif revision:
        paths = [p for p in files_at(revision, spec) if p.suffix == ".toml"]
    else:
        paths = sorted(spec.glob("*.toml"))
    for path in paths:
        name = _name(revision, path)
        file = out / name / FILE
        text = _text(revision, file) if name else None
        if text is not None:
            where = f"{revision}:{file.as_posix()}" if revision else file.as_posix()
            yield name, _Package(path, read_surface(where, text))


def _name(revision: str, config: Path) -> str:
    """Give the package of a configuration; empty if there is none."""
    if not revision:
        return read(config).package if config.is_file() else ""
    try:
        found = tomllib.loads(at_revision(revision, config) or "").get("package")
    except tomllib.TOMLDecodeError:
        return ""
    return found if isinstance(found, str) else ""


def _text(revision: str, file: Path) -> str | None:
    if revision:
        return at_revision(revision, file)
    return file.read_bytes().decode(errors="replace") if file.is_file() else None


def _from_file(path: Path, config: Path) -> Surface:
    if is_surface(path):
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        return read_surface(path.as_posix(), text)
    return describe(config, document=path)


def _report(old: Surface, new: Surface, config: Path | None) -> Report:
    found = compare_surfaces(old, new)
    return _judged(new.package, found, new.cost_unit, config)


def _whole(rule: str, package: str, config: Path) -> Report:
    return _judged(package, [Change(rule, package, package)], "", config)


def _judged(
    package: str, found: list[Change], unit: str, config: Path | None
) -> Report:
    accepted = 0
    if config:
        found, accepted = accept(config.with_suffix(".accepted.yaml"), found)
    return report(package, found, unit, accepted)
