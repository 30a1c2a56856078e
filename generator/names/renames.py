"""Old names that go on working, with a warning, until the release after the rename."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .methods import MethodNames
from .rematch import most_common
from .result import NamingInput, RemovedOperation, Renamed


def renamed(
    given: NamingInput, methods: MethodNames, schemas: Mapping[str, str]
) -> Renamed:
    """Return the old names of all that a person renamed in this release.

    *schemas*: names of classes and enums by pointer.
    """
    previous, release = given.previous, given.config.release
    known = previous.renamed
    if known.release != release:
        known = Renamed()
    attributes = {tag: group.attribute for tag, group in methods.tags.items()}
    groups = {o.id: attributes[o.tag] for o in given.api.operations}
    old_attributes = {tag: group.attribute for tag, group in previous.tags.items()}
    found = Renamed(
        release=release,
        methods=_old_names(
            known.methods, previous.functions, methods.functions, groups
        ),
        tags=_old_names(known.tags, old_attributes, attributes, {}),
        models=_old_schemas(
            known.models, {**previous.classes, **previous.enums}, schemas
        ),
    )
    return found if found.methods or found.tags or found.models else Renamed()


def _old_names(
    known: Mapping[str, tuple[str, ...]],
    before: Mapping[str, str],
    now: Mapping[str, str],
    groups: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Add the names of *before* to the *known* ones, unless they are in use.

    All by what is named; names are unique within one of *groups*.
    """
    taken = {(groups.get(key), name) for key, name in now.items()}
    found = {}
    for key in now:
        names = [*known.get(key, ()), *([before[key]] if key in before else [])]
        free = [n for n in dict.fromkeys(names) if (groups.get(key), n) not in taken]
        if free:
            found[key] = tuple(free)
    return found


def _old_schemas(
    known: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """Return old name -> new name of the schemas that were called as in *before*."""
    votes: dict[str, Counter[str]] = {}
    for pointer, old in before.items():
        if pointer in now:
            votes.setdefault(old, Counter())[now[pointer]] += 1
    new = {old: most_common(counter) for old, counter in votes.items()}
    new |= {old: new.get(name, name) for old, name in known.items()}
    used = set(now.values())
    return {old: name for old, name in new.items() if old not in used and name in used}


def removed(
    given: NamingInput, methods: MethodNames, old_names: Renamed
) -> dict[str, RemovedOperation]:
    """Return the methods that raise, where no other method has their names."""
    taken = {
        (operation.tag, name)
        for operation in given.api.operations
        for name in (
            methods.functions[operation.id],
            *old_names.methods.get(operation.id, ()),
        )
    }
    return {
        id_: item
        for id_, item in given.previous.removed.items()
        if (item.tag, item.function) not in taken
    }
