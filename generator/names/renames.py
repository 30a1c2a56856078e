"""Old names that go on working, with a warning, until the release after the rename."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What has another name since the last release."""

    release: str = ""
    """The one in which the old names still work."""
    methods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """operationId -> old names of its method."""
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Tag -> old attributes of the client."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Old name of a class or a list of values -> what it is called."""

    def of(self, release: str) -> Renamed:
        """Give what holds in *release*."""
        return self if self.release == release else Renamed(release=release)


def moved(
    known: Mapping[str, tuple[str, ...]],
    before: Mapping[str, str],
    now: Mapping[str, str],
    groups: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Add the names of *before* to the old names; an old name that is in use is none.

    All by what is named; *groups* says within what a name is unique.
    """
    taken = {(groups[key], name) for key, name in now.items()}
    found = {}
    for key in now:
        names = dict.fromkeys(
            [*known.get(key, ()), *([before[key]] if key in before else [])]
        )
        old = tuple(name for name in names if (groups[key], name) not in taken)
        if old:
            found[key] = old
    return found


def moved_models(
    known: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """Say what the classes of *before* are called *now*, both by pointer."""
    votes: dict[str, Counter[str]] = {}
    for pointer, old in before.items():
        if pointer in now:
            votes.setdefault(old, Counter())[now[pointer]] += 1
    new = {
        old: min(counter, key=lambda name: (-counter[name], name))
        for old, counter in votes.items()
    }
    new |= {old: new.get(name, name) for old, name in known.items()}
    used = set(now.values())
    return {old: name for old, name in new.items() if old not in used and name in used}
