"""Sentences about records: the methods that return or take them, the records that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import ir
from ..model.types import references
from ..names.result import Names
from .resources import method_order
from .views import Lines

_MOST = 3
"""Methods or fields that a sentence lists."""


def record_uses(api: ir.Api, names: Names) -> dict[str, Lines]:
    """Return, by class, where its records come from and go to."""
    returned: dict[str, list[str]] = {}
    taken: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    for operation in sorted(api.operations, key=lambda o: method_order(o, names)):
        tag = names.tags[operation.tag].attribute
        method = f"{tag}.{names.functions[operation.id]}"
        for name in _classes(operation.result.types, names):
            returned.setdefault(name, []).append(method)
        for name in _classes(_requests(operation), names):
            taken.setdefault(name, []).append(method)
    for class_ in names.classes:
        for field in class_.fields:
            place = f"{class_.name}.{names.fields[class_.name, field.name]}"
            for name in _classes([field.type], names):
                held.setdefault(name, []).append(place)
    kinds = (("Returned by", returned), ("Taken by", taken), ("Held by", held))
    found: dict[str, Lines] = {}
    for words, uses in kinds:
        for name, places in uses.items():
            # A record that a method gives is known by that.
            if words == "Held by" and name in returned:
                continue
            found[name] = (*found.get(name, ()), f"{words} {_listed(places)}.")
    return {name: (" ".join(texts),) for name, texts in found.items()}


def _requests(operation: ir.Operation) -> Iterator[ir.Type]:
    yield from (parameter.type for parameter in operation.parameters)
    if operation.body and operation.body.fields is None:
        yield operation.body.type
    for field in (operation.body.fields or ()) if operation.body else ():
        yield field.type


def _classes(types: Iterable[ir.Type | None], names: Names) -> dict[str, None]:
    """Return the classes that *types* refer to themselves, each once."""
    pointers = [p for type_ in types if type_ for p in references(type_)]
    return dict.fromkeys(names.class_of[pointer] for pointer in pointers)


def _listed(places: list[str]) -> str:
    shown, more = places[:_MOST], len(places) - _MOST
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
