"""Attributes of records, and the order of fields in records and in request bodies.

The order is that of the document, pinned by the lock: reordering it moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from openapi_source.names import kept, singular, snake, split

from .. import reserved
from ..model import ir
from .result import Class, NamingInput, Orders

_LEADING = ("id", "name", "title")
"""Fields that a record begins with: they tell a reader which one it is."""


def name_fields(
    given: NamingInput, classes: Iterable[Class], orders: Orders
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((class, wire name), attribute) for all fields."""
    for class_ in classes:
        known: dict[str, str] = {}
        for name in _previous_names(given, class_):
            known |= given.previous.attributes.get(name, {})
        there = _previous_order(given, class_)
        used: set[str] = set()
        # One that was there before keeps its attribute.
        for wire in sorted(
            orders[class_.name],
            key=lambda wire: (
                wire not in there,
                precedence(wire, _attribute(wire, class_.name)),
            ),
        ):
            attribute = known.get(wire) or _attribute(wire, class_.name)
            while attribute in used:
                attribute += "_"
            used.add(attribute)
            yield (class_.name, wire), attribute


def precedence(wire: str, name: str) -> tuple[bool, bool, str]:
    """Return the sort key of wire names that read alike (`aB`, `a_b`): the first has *name*.

    One that is spelled so, then one in camel case. Their order in the document says
    nothing.
    """
    return wire != name, not (wire[:1].islower() and wire.isalnum()), wire


def changed_attributes(
    fields: Mapping[tuple[str, str], str],
) -> dict[str, dict[str, str]]:
    """Return by class and wire name the attributes that a collision changed."""
    found: dict[str, dict[str, str]] = {}
    for (class_name, wire), attribute in fields.items():
        if attribute != _attribute(wire, class_name):
            found.setdefault(class_name, {})[wire] = attribute
    return found


def _attribute(wire: str, holder: str) -> str:
    if wire == ir.EXTRA:
        return "extra"
    if wire.isdecimal():
        # `pictures.128` reads `picture_128`.
        words = [singular(split(holder)[-1]), wire]
        return snake(words, reserved.FIELDS)
    return kept(wire, reserved.FIELDS)


def order_fields(given: NamingInput, classes: Iterable[Class]) -> Orders:
    """Return the order of the fields of each class; a renamed class keeps its own."""
    models = given.models
    found = {}
    for class_ in classes:
        known = _previous_order(given, class_)
        order = _order(known, (models[pointer].fields for pointer in class_.pointers))
        if not known:
            leading = [name for name in _LEADING if name in order]
            order = tuple(dict.fromkeys([*leading, *order]))
        found[class_.name] = order
    return found


def _previous_names(given: NamingInput, class_: Class) -> dict[str, None]:
    """Return the names that a class had, each once."""
    previous = given.previous.classes
    return dict.fromkeys(previous.get(p, class_.name) for p in class_.pointers)


def _previous_order(given: NamingInput, class_: Class) -> list[str]:
    """Return the fields that a class had, under all of its names."""
    order = given.previous.fields
    return [f for name in _previous_names(given, class_) for f in order.get(name, ())]


def order_bodies(given: NamingInput) -> Orders:
    """Return the order of the fields of each request body."""
    return {
        operation.id: _order(
            given.previous.bodies.get(operation.id, ()), [operation.body.fields]
        )
        for operation in given.api.operations
        if operation.body and operation.body.fields
    }


def _order(
    known: Sequence[str], schemas: Iterable[tuple[ir.Field, ...]]
) -> tuple[str, ...]:
    """Return the *known* wire names that are there, then the new ones as documented."""
    documented = [
        field.name
        for fields in schemas
        for field in sorted(fields, key=lambda field: field.position)
    ]
    there = set(documented)
    return tuple(dict.fromkeys([*filter(there.__contains__, known), *documented]))
