"""The costs of calls that are named by method and path alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import RequestError
from ..operation import Api, Operation


def operation_at(
    operations: Iterable[Operation], method: str, path: str
) -> Operation | None:
    """Return the operation at a path below the base URL; the most literal one."""
    steps = path.strip("/").split("/")
    best: tuple[int, Operation] | None = None
    for operation in operations:
        template = operation.path.strip("/").split("/")
        if operation.http_method != method or len(template) != len(steps):
            continue
        same = [
            wanted.startswith("{") or wanted == step
            for wanted, step in zip(template, steps, strict=True)
        ]
        free = sum(wanted.startswith("{") for wanted in template)
        if all(same) and (best is None or free < best[0]):
            best = free, operation
    return None if best is None else best[1]


def known_cost(api: Api, method: str, path: str) -> int | None:
    """Return the cost by the table of the API, of a full path; None if it has none."""
    line = f"{method} {path.rstrip('/')}"
    return next(
        (cost for fits, cost in api.costs.items() if re.fullmatch(fits, line)), None
    )


def unknown_cost() -> RequestError:
    """Return the error of a call that no budget can allow."""
    return RequestError(
        "the cost of this call is not known, and there is a budget: state it as cost=10, "
        "or as cost=0 if the call is free"
    )
