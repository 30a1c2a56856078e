"""The folders of the fake, in the order of a request."""

from __future__ import annotations

from tests.kit.folders import check_order

ORDER = (
    "messages",
    "document",
    "store",
    "rules",
    "limits",
    "serve",
    "recording",
    "clients",
    "fake",
    "__init__",
    "__main__",
)


def test_a_folder_imports_only_from_those_before_it() -> None:
    """So a reader begins with the first, and a change reaches the later ones only."""
    check_order("testing", ORDER)
