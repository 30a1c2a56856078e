"""Files that are replaced whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipedrive_kit.files import replace, replace_all


def test_a_file_is_replaced_with_its_permissions_and_through_links(
    tmp_path: Path,
) -> None:
    """A new file is its owner's alone; nothing else is left in the folder."""
    real, link = tmp_path / "real.py", tmp_path / "link.py"
    replace(real, b"1")
    assert os.name != "posix" or real.stat().st_mode & 0o777 == 0o600
    real.chmod(0o755)
    link.symlink_to(real)
    replace(link, b"2")
    assert (real.read_bytes(), link.is_symlink()) == (b"2", True)
    assert real.stat().st_mode & 0o777 == 0o755
    assert sorted(tmp_path.iterdir()) == [link, real]


def test_nothing_is_replaced_unless_all_can_be(tmp_path: Path) -> None:
    """A content that cannot be written leaves every file as it was."""
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        replace_all(tmp_path, {"a": b"new", "missing/b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
