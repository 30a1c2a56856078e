"""The folders of the fake, in the order of a request."""

from __future__ import annotations

from tests.generator.test_house import loaded, modules

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
    own = "pipedrive_kit.testing."
    found: set[str] = set()
    for path in modules("pipedrive_kit/testing"):
        parts = path.with_suffix("").parts[path.parts.index("testing") + 1 :]
        found.add(parts[0])
        for name in loaded(path):
            if name.startswith(own):
                part = name.removeprefix(own).partition(".")[0]
                if part in ORDER:
                    assert ORDER.index(part) <= ORDER.index(parts[0]), (path, name)
    assert found == set(ORDER)
