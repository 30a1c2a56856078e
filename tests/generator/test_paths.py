"""NAME and the package of a configuration, found without reading it whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.paths import config_path, package_in
from tests.generator.refusals import GOOD
from tests.generator.workspace import Workspace


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("tiny", "spec/tiny.toml"),
        ("tiny-v2.1", "spec/tiny-v2.1.toml"),
        ("spec/tiny.toml", "spec/tiny.toml"),
        ("other/tiny.yaml", "other/tiny.yaml"),
        ("openapi.json", "openapi.json"),
        ("OpenAPI.JSON", "OpenAPI.JSON"),
    ],
)
def test_a_name_is_a_configuration_and_a_path_is_itself(name: str, path: str) -> None:
    """A document can be named, too."""
    assert config_path(name) == Path(path)


def test_a_file_needs_no_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that a server gave has none."""
    monkeypatch.chdir(tmp_path)
    Path("document").write_text(GOOD)
    assert config_path("document") == Path("document")


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ('package = "tiny"', "tiny"),
        ("", ""),
        ("package = 7", ""),
        ("package = ", ""),
        ('package = "../up"', ""),
    ],
)
def test_only_a_name_is_a_package(text: str, package: str) -> None:
    """Anything else is to be reported by who reads the configuration."""
    assert package_in(text) == package


def test_an_edited_configuration_is_read_again(workspace: Workspace) -> None:
    """A current package is skipped, but not when its configuration became wrong."""
    path = workspace.put(GOOD)
    assert workspace.run().code == 0
    path.write_text(path.read_text() + "nonsense = 1\n")
    run = workspace.run()
    assert run.code == 1
    assert "unknown key 'nonsense'" in run.err
