"""Names in the configuration, and whether the document still has what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from ..config import Config, Names, quoted
from ..errors import Problem
from ..read.load import Document
from .classes import ClassNames
from .enums import EnumNames
from .lock import Lock, digest
from .result import NamingInput

_BY_OPERATION = ("functions", "results", "enums")


def override_digests(config: Config, overlay: Document | None) -> dict[str, str]:
    """Return digests of the overlay's actions and of the keys of `names` and `guards`.

    While one is as it was in the last run, it is the document that makes an entry match
    nothing; after an edit, the entry may as well be mistyped.
    """
    actions = [
        {key: value for key, value in action.items() if key != "description"}
        for action in (overlay.root["actions"] if overlay else ())
    ]
    names = [
        [table, *sorted(getattr(config.names, table))]
        for table in Names.__struct_fields__
    ]
    guarded = [list(guard.operations) for guard in config.guards]
    return {"names": digest([names, guarded]), "overlay": digest(actions)}


def is_edited(part: str, digests: Mapping[str, str], lock: Lock | None) -> bool:
    """Return whether *part* of the overrides has changed since the run of *lock*."""
    return lock is None or lock.overrides.get(part) != digests[part]


def check_overrides(
    given: NamingInput,
    classes: ClassNames,
    enums: EnumNames,
    *,
    edited: bool,
) -> tuple[list[Problem], list[Problem]]:
    """Return overrides that match nothing, as (errors, warnings).

    A guard of an operation that has
    another id now is always an error: calls that it refused would be sent.
    """
    config, ids = given.config, given.previous.ids
    errors: list[Problem] = []
    warnings: list[Problem] = []
    for pointer, key in _unmatched(given, classes, enums):
        holder, dot, rest = key.partition(".")
        now = ids.get(holder, holder)
        is_guard = pointer.startswith("/guards/")
        by_operation = is_guard or pointer.split("/")[2] in _BY_OPERATION
        moved = by_operation and now != holder
        message = f"names nothing: there is no {key!r}" + " any more" * (not edited)
        hint = "Delete this line, or correct it."
        if moved:
            hint = f"Its operationId is {now!r} now: write {quoted(now + dot + rest)}."
        problem = Problem(config.path.as_posix(), pointer, message, hint)
        stops = not config.auto_rename and (edited or (moved and is_guard))
        (errors if stops else warnings).append(problem)
    return errors, warnings


def _unmatched(
    given: NamingInput, classes: ClassNames, enums: EnumNames
) -> Iterator[tuple[str, str]]:
    """Yield (pointer, key) of every override that matches nothing."""
    api, config, ids = given.api, given.config, given.operations.keys()
    known: dict[str, Set[str]] = {
        "functions": ids,
        "results": ids,
        "arguments": {item.name for o in api.operations for item in o.inputs},
        "properties": classes.override_keys,
        "classes": classes.original,
        "tags": {name for tag in api.tags for name in (tag.name, tag.renamed)},
        "enums": enums.override_keys,
    }
    for table, keys in known.items():
        for key in sorted(getattr(config.names, table).keys() - keys):
            yield f"/names/{table}/{key}", key
    for index, guard in enumerate(config.guards):
        for id_ in guard.operations:
            if id_ not in ids:
                yield f"/guards/{index}/operations", id_
