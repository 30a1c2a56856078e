"""`.manifest` in each package: what it was made of, and what every file of it was.

With it a run sees that nothing changed without building anything, and a file is removed
only if it is still as it was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..paths import CLIENT_OPTIONS_FILE

MANIFEST_FILE = ".manifest"
OWN = "own"
"""Folder of a package for code that is written by hand."""
_PINS = Path(__file__).parents[2] / "requirements-dev.txt"

_HEADER = (
    "# What this package was made of, and its files, by sha256. Written; do not edit.\n"
)


_KINDS = ("count", "input", "file")
"""First words of the lines of each table of a manifest, in the order of its fields."""


class Manifest(NamedTuple):
    """Digests of what one run read and wrote, by path, and its counts."""

    generator: str = ""
    """Of the generator's own sources and templates, and its ruff."""
    counts: Mapping[str, str] = MappingProxyType({})
    inputs: Mapping[str, str] = MappingProxyType({})
    """By path below the folder of the configuration."""
    files: Mapping[str, str] = MappingProxyType({})
    """By path below the package's folder."""


def make_manifest(
    spec: Path,
    inputs: Iterable[str],
    locks: Mapping[Path, str],
    files: Mapping[str, str],
    counts: Mapping[str, str],
) -> Manifest:
    """Return the manifest of a run: of *inputs* below *spec*, and of what it writes."""
    digests = {name: file_digest(spec / name) for name in inputs}
    digests |= {path.name: digest(text.encode()) for path, text in locks.items()}
    return Manifest(
        generator=generator_digest(),
        counts=counts,
        inputs=digests,
        files={name: digest(text.encode()) for name, text in files.items()},
    )


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a package; a missing or broken one says nothing."""
    try:
        text = (folder / MANIFEST_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Manifest()
    generator = ""
    tables: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        value, _, name = rest.partition(" ")
        if kind in tables:
            tables[kind][name] = value
        elif kind == "generator":
            generator = value
    return Manifest(generator, *tables.values())


def manifest_text(manifest: Manifest) -> str:
    """Write *manifest*, sorted, an entry a line."""
    lines = [f"generator {manifest.generator}"]
    tables = manifest.counts, manifest.inputs, manifest.files
    for kind, table in zip(_KINDS, tables, strict=True):
        lines += [f"{kind} {value} {name}" for name, value in sorted(table.items())]
    return _HEADER + "\n".join(lines) + "\n"


def is_current(manifest: Manifest, spec: Path, folder: Path) -> bool:
    """Return whether inputs, generator and outputs are those that *manifest* lists."""
    return bool(
        manifest.inputs
        and manifest.files
        and digest(manifest_text(manifest).encode())
        == file_digest(folder / MANIFEST_FILE)
        and manifest.generator == generator_digest()
        # What is no file, but an address, has no digest: it may have changed.
        and all(d and file_digest(spec / n) == d for n, d in manifest.inputs.items())
        and all(file_digest(folder / n) == d for n, d in manifest.files.items())
        and set(present(folder)) == {*manifest.files, MANIFEST_FILE}
    )


def present(folder: Path) -> Iterator[str]:
    """Yield the path of every file below *folder*, except bytecode and what is `OWN`."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and "__pycache__" not in path.parts and name.parts[0] != OWN:
            yield name.as_posix()


def generator_digest() -> str:
    """Return the digest of what turns inputs into outputs: sources, templates, ruff."""
    root = Path(__file__).parents[1]
    shared, templates = root.parent / "openapi_source", root.parent / "templates"
    sources = [*root.rglob("*.py"), *root.rglob("*.toml"), *shared.glob("*.py")]
    paths = sorted([*sources, *templates.rglob("*.jinja"), CLIENT_OPTIONS_FILE])
    lines = [f"{path.name} {file_digest(path)}" for path in paths if path.is_file()]
    return digest("\n".join([*lines, pinned_ruff()]).encode())


def pinned_ruff() -> str:
    """Return the requirement of ruff, such as "ruff==0.17.5"."""
    lines = _PINS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("ruff=="))


def file_digest(path: Path) -> str:
    """Return the digest of a file, empty if there is none."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digest(content: bytes) -> str:
    """Return the SHA-256."""
    return hashlib.sha256(content).hexdigest()
