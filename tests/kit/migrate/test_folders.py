"""The folders of programs for API v1, in the order in which a program is rewritten."""

from __future__ import annotations

from tests.kit.folders import check_order

ORDER = ("source", "found", "changed", "report", "rewrite", "__init__")


def test_a_folder_imports_only_from_those_before_it() -> None:
    """So the source knows no request, and a request not what becomes of it."""
    check_order("migrate/programs", ORDER)
