"""The order of the folders of one part of the kit."""

from __future__ import annotations

from tests.generator.test_house import loaded, modules


def check_order(part: str, order: tuple[str, ...]) -> None:
    """Refuse a folder that imports from a later one, or has no place in the order."""
    root = f"pipedrive_kit/{part}"
    own = root.replace("/", ".") + "."
    found: set[str] = set()
    for path in modules(root):
        inside = path.with_suffix("").as_posix().rpartition(f"{root}/")[2]
        at = inside.partition("/")[0]
        found.add(at)
        for name in loaded(path):
            to = name.removeprefix(own).partition(".")[0]
            if name.startswith(own) and to in order:
                assert order.index(to) <= order.index(at), (path, name)
    assert found == set(order)
