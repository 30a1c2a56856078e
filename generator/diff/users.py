"""The methods that send or receive each model; functions of `webhooks` receive some."""

from __future__ import annotations

from .match import mentioned, webhooks
from .surface import Surface


def users(surface: Surface, *, given: bool) -> dict[str, set[str]]:
    """Return the methods of each model; *given*: callers give it, or it is returned."""
    # A set of methods is a number: models may all be connected with each other.
    types = {} if given else {k: [v.type] for k, v in webhooks(surface).items()}
    for method, item in surface.methods.items():
        types[method] = [argument.type for argument in item.arguments.values()]
        if not given:
            types[method] = [item.result.type] if item.result else []
    bits = {method: 1 << index for index, method in enumerate(types)}
    found = dict.fromkeys(surface.models, 0)
    for method, mine in types.items():
        for name in {name for type_ in mine for name in mentioned(type_, found)}:
            found[name] |= bits[method]
    below = {
        name: {
            other
            for item in model.fields.values()
            for other in mentioned(item.type, found)
        }
        for name, model in surface.models.items()
    }
    waiting = [name for name, methods in found.items() if methods]
    while waiting:
        name = waiting.pop()
        for other in below[name]:
            if found[name] & ~found[other]:
                found[other] |= found[name]
                waiting.append(other)
    return {
        name: {method for method, bit in bits.items() if methods & bit}
        for name, methods in found.items()
    }
