"""Calls that are named by method and path alone: their operations and costs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

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
            _fits(operation, wanted, step)
            for wanted, step in zip(template, steps, strict=True)
        ]
        free = sum(wanted.startswith("{") for wanted in template)
        if all(same) and (best is None or free < best[0]):
            best = free, operation
    return None if best is None else best[1]


def _fits(operation: Operation, wanted: str, step: str) -> bool:
    """Return whether a step is that of the template; "timeline" is no number of a deal."""
    if not wanted.startswith("{"):
        return wanted == step
    is_number = operation.type_of.get(wanted[1:-1]) == "integer"
    return not is_number or step.removeprefix("-").isdecimal()


def path_values(operation: Operation, path: str) -> dict[str, str]:
    """Return the values of the parameters in a path of the operation."""
    template, steps = operation.path.strip("/").split("/"), path.strip("/").split("/")
    return {
        wanted[1:-1]: unquote(step)
        for wanted, step in zip(template, steps, strict=True)
        if wanted.startswith("{") and wanted.endswith("}")
    }


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
