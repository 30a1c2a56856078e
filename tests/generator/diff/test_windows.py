"""`api.json` tells the usual rate window from none, and reports compare what they mean."""

from __future__ import annotations

from generator.diff.compare import compare
from generator.diff.surface import Surface
from tests.generator.refusals import GOOD
from tests.generator.workspace import Workspace

FIRST = "[[windows]]\nname = 'general'\nseconds = 2\ncapacity = 5\n"
SECOND = "[[windows]]\nname = 'pets'\nseconds = 2\ncapacity = 5\npaths = '/pet'\n"


def surface(workspace: Workspace, config: str) -> Surface:
    workspace.put(GOOD, config=config)
    assert workspace.run().code == 0
    return workspace.surface()


def rules(old: Surface, new: Surface) -> set[tuple[str, str]]:
    return {
        (change.rule, change.new or change.old)
        for change in compare(old, new)
        if "window" in change.rule
    }


def test_the_first_window_and_none_are_told_apart(workspace: Workspace) -> None:
    usual = surface(workspace, FIRST)
    none = surface(workspace, f"{FIRST}paths = '/other'\n")
    both = surface(workspace, FIRST + SECOND)
    windows = [next(iter(s.methods.values())).windows for s in (usual, none, both)]
    assert windows == [None, (), ("general", "pets")]
    assert rules(usual, none) == {("rate-window-removed", "general")}
    assert rules(none, usual) == {("rate-window-added", "general")}
    assert rules(usual, both) == {("rate-window-added", "pets")}
    assert rules(none, both) == {
        ("rate-window-added", "general"),
        ("rate-window-added", "pets"),
    }


def test_an_earlier_surface_does_not_say_which_window_is_usual(
    workspace: Workspace,
) -> None:
    usual = surface(workspace, FIRST)
    earlier = surface(workspace, "")
    assert rules(earlier, usual) == set()
    assert rules(earlier, surface(workspace, FIRST + SECOND)) == {
        ("rate-window-added", "pets")
    }
