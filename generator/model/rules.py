"""Rules of the configuration as they apply to one operation: cost, windows, guards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..config import Config
from ..facts import Guard
from ..read.nodes import Node
from . import ir
from .description_text import summary
from .operations import OperationNode
from .schema import Schemas
from .types import strip_null

_DATE_TIME = ir.Scalar("string", "date-time")


def cost(node: Node, key: str) -> int | None:
    """Return the cost that an operation states; None if it states none."""
    stated = node.value.get(key)
    if isinstance(stated, str) and re.fullmatch(r"[0-9]{1,9}", stated):
        return int(stated)
    valid = isinstance(stated, int) and not isinstance(stated, bool) and stated >= 0
    return stated if valid else None


def warn_of_costs(
    operations: tuple[OperationNode, ...], schemas: Schemas, config: Config
) -> None:
    """Warn of operations without a cost where the configuration names their key."""
    key = config.cost_key
    free = [
        source.node for source in operations if key and cost(source.node, key) is None
    ]
    if free and len(free) == len(operations):
        schemas.warn("/paths", f"no operation has {key}: all calls count as free")
        return
    for node in free:
        what = f"is {node.value[key]!r}" if key in node.value else "is missing"
        message = f"{key} {what}: calls count as free until the overlay states it"
        schemas.warn(node.pointer, message)


def windows(path: str, config: Config) -> tuple[str, ...]:
    """Return the rate windows of a request, if it counts in several."""
    found = [w for w in config.windows if not w.paths or re.search(w.paths, path)]
    return tuple(window.name for window in found) if len(found) > 1 else ()


def guards(
    operation: str,
    parameters: Sequence[ir.Parameter],
    fields: Sequence[ir.Field],
    config: Config,
) -> Iterator[Guard]:
    """Yield the guards of one operation, in a fixed order."""
    queries = [p for p in parameters if p.location is ir.Location.QUERY]
    in_query, in_body = {p.name for p in queries}, {f.name for f in fields}
    taken = in_query | in_body
    for guard in config.guards:
        applies = operation in guard.operations if guard.operations else True
        places = taken if guard.kind == "needs_one_of" else in_body
        if applies and guard.name.partition(".")[0] in places:
            yield Guard(kind=guard.kind, names=(guard.name,), reason=guard.reason)
    ignored: dict[str, list[str]] = {}
    for parameter in queries if config.ignored_by else ():
        found = re.search(config.ignored_by, summary(parameter.doc))
        if found and found[1] in taken:
            ignored.setdefault(found[1], []).append(parameter.name)
    for name in sorted(ignored):
        yield Guard(
            kind="conflicts", names=(name,), others=tuple(sorted(ignored[name]))
        )
    types = [p.type for p in queries] + [f.type for f in fields]
    whole_seconds = config.client.datetime_format and "%f" not in (
        config.client.datetime_format
    )
    if whole_seconds and any(strip_null(type_) == _DATE_TIME for type_ in types):
        yield Guard(kind="fraction", names=())
    for parameter in queries:
        if parameter.max_items:
            yield Guard(
                kind="at_most", names=(parameter.name,), limit=parameter.max_items
            )
