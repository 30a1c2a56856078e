"""What a human decided, and whether the document still has what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..config import Config, Names, quoted
from ..errors import Problem
from ..model import ir
from ..read.load import Document
from .classes import Concepts
from .enums import Aliases
from .lock import Lock, Pins, digest

_BY_OPERATION = ("functions", "results", "enums")


def decisions(config: Config, overlay: Document | None) -> dict[str, str]:
    """Give digests of what the corrections and the decided names are about.

    While one stays as it was when a run went through, it is the document that has changed;
    in one that was edited since, what is not there may as well be mistyped.
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


def edited(what: str, decided: Mapping[str, str], lock: Lock | None) -> bool:
    """Tell whether that part of *decided* is another than in the run of *lock*."""
    return lock is None or lock.decided.get(what) != decided[what]


def judge(
    api: ir.Api,
    config: Config,
    concepts: Concepts,
    choices: Aliases,
    pins: Pins,
    *,
    tolerant: bool,
) -> tuple[list[Problem], list[Problem]]:
    """Find every decision that nothing has: what stops the run, and what it warns about.

    If *tolerant*, only a guard stops it whose operation is called otherwise now: calls that
    it has refused would be sent.
    """
    dead: list[Problem] = []
    void: list[Problem] = []
    for pointer, key in _unknown(api, config, concepts, choices):
        holder, dot, rest = key.partition(".")
        now = pins.ids.get(holder, holder)
        by_operation = pointer.split("/")[2] in _BY_OPERATION or "/guards/" in pointer
        moved = by_operation and now != holder
        problem = Problem(
            _where(config, pointer, key),
            pointer,
            f"names nothing: there is no {key!r} any more",
            (
                f"Its operationId is {now!r} now: write {quoted(now + dot + rest)}."
                if moved
                else "Delete this line, or correct it."
            ),
        )
        guards = moved and "/guards/" in pointer and not config.settle
        (void if tolerant and not guards else dead).append(problem)
    return dead, void


def _unknown(
    api: ir.Api, config: Config, concepts: Concepts, choices: Aliases
) -> Iterator[tuple[str, str]]:
    """Give (pointer, key) of every decision that names nothing."""
    ids = {operation.id for operation in api.operations}
    items = [p.name for operation in api.operations for p in operation.parameters]
    items += [
        field.name
        for operation in api.operations
        if operation.body
        for field in operation.body.fields or ()
    ]
    holders = {wire for _, wire in choices.keyed}
    holders |= {f"{holder}.{wire}" for holder, wire in choices.keyed}
    known = {
        "functions": ids,
        "results": ids,
        "arguments": set(items),
        "properties": concepts.decided,
        "classes": concepts.known,
        "tags": {tag.name for tag in api.tags},
        "enums": holders,
    }
    for table, keys in known.items():
        for key in sorted(getattr(config.names, table).keys() - keys):
            yield f"/names/{table}/{key}", key
    for index, guard in enumerate(config.guards):
        for id_ in guard.operations:
            if id_ not in ids:
                yield f"/guards/{index}/operations", id_


def _where(config: Config, pointer: str, key: str) -> str:
    """Give "path:line" of *key* in the table of its kind."""
    _, kind, name, *_ = pointer.split("/")
    within = kind if kind == "guards" else f"{kind}.{name}"
    word = re.compile(rf"(?<![\w.*-]){re.escape(key)}(?![\w.*-])")
    text = config.path.read_text(encoding="utf-8")
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            table = line.partition("#")[0].strip(" []")
        elif table == within and word.search(line.partition("#")[0]):
            return f"{config.path.as_posix()}:{number}"
    return config.path.as_posix()
