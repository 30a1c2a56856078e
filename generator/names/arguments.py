"""What the arguments of the methods are called."""

from __future__ import annotations

from ..config import Config, quoted
from ..errors import Problem
from ..model import ir
from ..read.load import Document
from .lock import Pins
from .words import BUILTINS, kept, snake

_ARGUMENT_RESERVED = BUILTINS | frozenset(
    {
        "self",
        "answer",
        "call_options",
        "timeout",
        "extra_headers",
        "extra_query",
        "send_as",
        "extra_body",
        "retry",
        "total_timeout",
        "save_to",
        "force",
        "any_of",
    }
)
_PAGER_RESERVED = _ARGUMENT_RESERVED | {"cursor", "limit", "max_items"}


def name_arguments(
    api: ir.Api,
    config: Config,
    document: Document,
    pins: Pins,
    problems: list[Problem],
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Name all arguments; say which have another name than their own, for a collision."""
    found: dict[tuple[str, str], str] = {}
    settled: dict[tuple[str, str], str] = {}
    for operation in api.operations:
        used: dict[str, tuple[str, str]] = {}
        reserved = _PAGER_RESERVED if operation.paging else _ARGUMENT_RESERVED
        items: list[ir.Parameter | ir.Field] = [*operation.parameters]
        if operation.body and operation.body.fields:
            items += operation.body.fields
        for item in items:
            wire = config.names.arguments.get(item.name, item.name)
            argument = plain = kept(wire, reserved)
            place = item.place.value if isinstance(item, ir.Parameter) else "body"
            pin = pins.arguments.get((operation.id, f"{place} {item.name}"))
            if pin and wire == item.name:
                argument = kept(config.names.arguments.get(pin, pin), reserved)
            elif argument in used and used[argument][1] != place:
                # The same name in path and body, say: the later place stands before it.
                argument = f"{place}_{argument}"
            while config.settle and argument in used:
                argument += "_"
            if argument in used:
                message = (
                    f"{operation.id}: {item.name!r} and {used[argument][0]!r} are both "
                    f"the argument {argument}"
                )
                hint = (
                    f"Name one of them in {config.path.name}:\n"
                    f'[names.arguments]\n{quoted(item.name)} = "..."'
                )
                where = document.where(item.pointer)
                problems.append(Problem(where, item.pointer, message, hint))
            elif argument != plain:
                settled[operation.id, f"{place} {item.name}"] = argument
            used[argument] = item.name, place
            found[operation.id, item.pointer] = argument
    return found, settled


def body_argument(operation: ir.Operation, function: str, used: set[str]) -> str:
    """Name a body that is a list after what the method says it takes, else `body`."""
    assert operation.body is not None
    words = function.split("_")[1:]
    isarray = isinstance(operation.body.type, ir.Array)
    name = snake(words, _ARGUMENT_RESERVED) if isarray and words else "body"
    return snake(["body"], used) if name in used else name
