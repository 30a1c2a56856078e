"""`python -m generator release`: close Unreleased, set the version, keep `api.json`."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from pathlib import Path

from msgspec.structs import replace

from .. import paths
from ..config import quoted, read
from ..diff.changelog import closed
from ..diff.rules import Level
from ..diff.surface import Surface, read_surface
from ..errors import refusal
from ..names.lock import Lock, lock_path, lock_text, read_lock
from . import generate
from .diff import between

_Version = tuple[int, int, int]


def run(options: Namespace) -> int:
    """Make a release of every package whose configuration has a `release`."""
    configs = [path for path in paths.config_paths() if read(path).release]
    if not configs:
        raise refusal(paths.SPEC, "holds no NAME.toml with a `release`")
    last = max(_version(read(path).release) for path in configs)
    is_first = not any(paths.released_path(path).is_file() for path in configs)
    least = last if is_first else _next(last, _level(configs))
    version = least if options.version == "auto" else _version(options.version)
    if version < least:
        message = f"is too low: the changes ask for {_text(least)} at least"
        raise refusal(options.version, message)
    if options.propose:
        print(_text(version))
        return 0
    for path in configs:
        _raise(path, version, drops=_series(version) != _series(last))
    every = Namespace(
        names=[],
        out=paths.OUT,
        package=None,
        check=False,
        strict=False,
        allow_remote=False,
    )
    generate.run(every)
    for path in configs:
        surface = paths.surface_path(read(path).package)
        shutil.copyfile(surface, paths.released_path(path))
        path.with_suffix(".accepted.yaml").unlink(missing_ok=True)
    if paths.CHANGELOG.is_file():
        text = paths.CHANGELOG.read_bytes().decode()
        heading = (
            f"{_text(version)} - {options.date}" if options.date else _text(version)
        )
        paths.CHANGELOG.write_bytes(closed(text, heading).encode())
    print(_text(version))
    return 0


def _version(text: str) -> _Version:
    """Read `1.2.3`."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", text):
        raise refusal(text, "is no version: three numbers, as in 1.2.3")
    major, minor, patch = map(int, text.split("."))
    return major, minor, patch


def _text(version: _Version) -> str:
    return ".".join(map(str, version))


def _series(version: _Version) -> tuple[int, ...]:
    """Return the part of a version within which nothing breaks."""
    return version[:1] if version[0] else version[:2]


def _level(configs: list[Path]) -> Level:
    """Return the gravest level of what changed since the last release, accepted or not."""
    gravest = Level.DOCS
    for path in configs:
        if not paths.released_path(path).is_file():
            gravest = max(gravest, Level.ADDS)
            continue
        package = read(path).package
        old = paths.released_path(path).read_text("utf-8")
        found = between(package, old, paths.surface_path(package).read_text("utf-8"))
        # A surface that can no longer be read is another one.
        gravest = max(gravest, found.level if found else Level.RUNTIME)
    return gravest


def _next(last: _Version, level: Level) -> _Version:
    """Return the lowest version that changes of a *level* may have.

    Below 1.0 a break raises the second number, and all else the third.
    """
    major, minor, patch = last
    if level >= Level.TYPES:
        return (major + 1, 0, 0) if major else (0, minor + 1, 0)
    if level >= Level.ADDS and major:
        return (major, minor + 1, 0)
    return (major, minor, patch + 1)


def _raise(path: Path, version: _Version, *, drops: bool) -> None:
    """Set the version of a package, and of the old names that stay.

    Those go that no release had; with *drops*, those that the last one had as old names.
    """
    config = read(path)
    known = read_lock(lock_path(config))
    kept = paths.released_path(path)
    if known:
        if kept.is_file():
            text = kept.read_text("utf-8")
            known = _dropped(known, read_surface(kept.as_posix(), text), drops)
        renamed = replace(known.renamed, release=_text(version))
        if not (renamed.methods or renamed.tags or renamed.models):
            renamed = type(renamed)()
        lock_path(config).write_text(lock_text(replace(known, renamed=renamed)))
    text = path.read_bytes().decode()
    line = f"release = {quoted(_text(version))}"
    path.write_bytes(re.sub(r"(?m)^release *=.*$", line, text, count=1).encode())


def _dropped(lock: Lock, released: Surface, drops: bool) -> Lock:
    """Return *lock* with those old names and removed methods that still serve somebody."""
    own = {
        *(f"client.{name}" for name in released.groups),
        *released.methods,
        *(f"models.{name}" for name in (*released.models, *released.enums)),
    }
    old = released.renamed.keys() | released.removed.keys()
    served = own if drops else own | old

    def serves(name: str, *holders: str) -> bool:
        return any(f"{holder}.{name}" in served for holder in holders)

    renamed = lock.renamed
    groups = {
        tag: (group.attribute, *renamed.tags.get(tag, ()))
        for tag, group in lock.tags.items()
    }
    methods = {
        id_: tuple(n for n in names if serves(n, *groups[lock.operations[id_].tag]))
        for id_, names in renamed.methods.items()
        if id_ in lock.operations
    }
    tags = {
        tag: tuple(name for name in names if serves(name, "client"))
        for tag, names in renamed.tags.items()
    }
    return replace(
        lock,
        removed={
            id_: item
            for id_, item in lock.removed.items()
            if serves(item.function, *groups.get(item.tag, ()))
        },
        renamed=replace(
            renamed,
            methods={id_: names for id_, names in methods.items() if names},
            tags={tag: names for tag, names in tags.items() if names},
            models={
                name: now
                for name, now in renamed.models.items()
                if serves(name, "models")
            },
        ),
    )
