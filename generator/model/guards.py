"""Which calls of an operation would do harm: from its document and its configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..config import Config
from . import ir
from .description_text import summary
from .types import strip_null


def guards(
    operation: str,
    parameters: Sequence[ir.Parameter],
    fields: Sequence[ir.Field],
    config: Config,
) -> Iterator[ir.Guard]:
    """Give the guards of one operation, in a fixed order."""
    queries = [p for p in parameters if p.place is ir.Place.QUERY]
    in_query, in_body = {p.name for p in queries}, {f.name for f in fields}
    taken = in_query | in_body
    for guard in config.guards:
        applies = operation in guard.operations if guard.operations else True
        places = taken if guard.kind == "needs_one_of" else in_body
        if applies and guard.name.partition(".")[0] in places:
            yield ir.Guard(kind=guard.kind, names=(guard.name,), reason=guard.reason)
    ignored: dict[str, list[str]] = {}
    for parameter in queries if config.ignored_by else ():
        found = re.search(config.ignored_by, summary(parameter.doc))
        if found and found[1] in taken:
            ignored.setdefault(found[1], []).append(parameter.name)
    for name in sorted(ignored):
        yield ir.Guard(
            kind="conflicts", names=(name,), others=tuple(sorted(ignored[name]))
        )
    types = [p.type for p in queries] + [f.type for f in fields]
    whole_seconds = config.client.datetime_format and "%f" not in (
        config.client.datetime_format
    )
    if whole_seconds and any(strip_null(type_) == _DATE_TIME for type_ in types):
        yield ir.Guard(kind="fraction", names=())
    for parameter in queries:
        if parameter.max_items:
            yield ir.Guard(
                kind="at_most", names=(parameter.name,), limit=parameter.max_items
            )


_DATE_TIME = ir.Scalar("string", "date-time")
