"""Folders and files of the command line; this module loads nothing heavy."""

from __future__ import annotations

import tomllib
from pathlib import Path

SPEC = Path("spec")
"""Folder of the configurations."""
OUT = Path("generated")
"""Folder of the packages."""
CHANGELOG = Path("CHANGELOG.md")
SURFACE_FILE = "api.json"
"""In each package: its public surface."""
CLIENT_OPTIONS_FILE = (
    Path(__file__).parents[1] / "openapi_runtime" / "settings" / "options.py"
)
"""Source of the runtime that defines the options of clients."""


def config_path(name: str) -> Path:
    """Return the path of the configuration NAME; a path stays as it is."""
    is_path = name.lower().endswith((".json", ".toml", ".yaml", ".yml"))
    is_path = is_path or Path(name).is_file()
    return Path(name) if is_path else SPEC / f"{name}.toml"


def surface_path(package: str) -> Path:
    """Return the path of the public surface of a package."""
    return OUT / package / SURFACE_FILE


def released_path(config: Path) -> Path:
    """Return the path of the last release's `api.json`, which `release` keeps."""
    return config.with_suffix(".released.json")


def config_paths() -> list[Path]:
    """Return the paths of all configurations."""
    return sorted(SPEC.glob("*.toml"))


def package_in(config: str) -> str:
    """Return the package that the text of a configuration names, or nothing.

    That of a current package needs no other check: it is the text of the last run.
    """
    try:
        package = tomllib.loads(config).get("package")
    except tomllib.TOMLDecodeError:
        return ""
    return package if isinstance(package, str) and package.isidentifier() else ""
