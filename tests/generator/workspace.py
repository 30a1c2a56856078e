"""A folder as the generator's users have it: `spec/`, `generated/`, and what a run says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from itertools import count
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest

from generator import pipeline
from generator.cli import main
from generator.diff.surface import Surface, read_surface

ROOT = Path(__file__).parents[2]

HEAD = """\
openapi: 3.0.3
info: {title: Tiny, version: '1'}
"""

_numbers = count()

HEAVY = {"httpx", "jinja2", "jsonschema_rs", "msgspec", "yaml"}
"""Modules that a quick command does without."""


@dataclass(frozen=True)
class Run:
    """The exit code and the streams of one run."""

    code: int
    out: str
    err: str


class Workspace:
    """A folder with `spec/` and `generated/`, which is the current folder meanwhile."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capture = capture
        # Its own name for each, because imported packages stay in `sys.modules`.
        self.package = f"tiny_{next(_numbers)}"
        self.spec = root / "spec"
        self.spec.mkdir()

    def put(
        self,
        document: str | bytes | Mapping[str, Any],
        *,
        config: str = "",
        overlay: str | None = None,
    ) -> Path:
        """Write `spec/tiny.*`; give the path of the configuration."""
        name = "tiny.yaml"
        if isinstance(document, Mapping):
            name = "tiny.json"
            document = json.dumps(document)
        elif isinstance(document, str):
            document = dedent(document)
        content = document if isinstance(document, bytes) else document.encode()
        (self.spec / name).write_bytes(content)
        head = f'document = "{name}"\npackage = "{self.package}"\n'
        if overlay is not None:
            (self.spec / "tiny.overlay.yaml").write_text(dedent(overlay))
            head += 'overlay = "tiny.overlay.yaml"\n'
        path = self.spec / "tiny.toml"
        path.write_text(head + dedent(config))
        return path

    def run(self, *arguments: str) -> Run:
        """Run `python -m generator generate` with *arguments*, in this process."""
        self.capture.readouterr()
        code = main(["generate", *arguments])
        said = self.capture.readouterr()
        return Run(code, said.out, said.err)

    def tree(self) -> dict[str, bytes]:
        """Return the content of every file below `generated/`."""
        return contents(self.root / "generated")

    def surface(self) -> Surface:
        """Return the public surface that was written."""
        path = self.root / "generated" / self.package / "api.json"
        return read_surface(path.as_posix(), path.read_text())

    def load(
        self, document: str | Mapping[str, Any], *, config: str = "", warnings: int = 0
    ) -> ModuleType:
        """Generate the package of *document* without any trouble and import it."""
        self.put(document, config=config)
        run = self.run()
        assert (run.code, run.err.count("warning:")) == (0, warnings), run.err
        # Written a moment ago: the import system may remember that it is not there.
        invalidate_caches()
        return import_module(self.package)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below *folder* by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def rendered(path: Path) -> dict[str, str]:
    """Return the texts for the configuration at *path* as they are before formatting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "format_", lambda files: files)
        return pipeline.generate(path).files


def importable(folder: Path) -> Iterator[None]:
    """Let the packages in *folder* be imported, and forget them afterwards."""
    known = set(sys.modules)
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))
    for added in set(sys.modules) - known:
        if added.startswith("tiny_"):
            del sys.modules[added]
