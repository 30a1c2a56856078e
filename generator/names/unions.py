"""Names of long unions: aliases that are shown instead of all the members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from openapi_source.names import LONGEST, singulars, split

from ..model import ir
from ..model.types import union_members, walk
from .result import Class, Members
from .words import pascal, verb_and_rest

_MOST = 8
"""Records of a union that is written out."""


def name_unions(
    api: ir.Api, classes: Iterable[Class], class_of: Mapping[str, str], taken: Set[str]
) -> dict[Members, str]:
    """Return aliases by the classes of the union; none that is *taken* by a class."""
    wanted: dict[Members, set[str]] = {}
    for union in _unions(api, classes):
        refs = (t for t in union_members(union) if isinstance(t, ir.Ref))
        members = frozenset(class_of[ref.pointer] for ref in refs)
        if len(members) > _MOST:
            wanted.setdefault(members, set()).add(union.name)
    found: dict[Members, str] = {}
    for members in sorted(wanted, key=sorted):
        words = _words(min(wanted[members], key=lambda name: (len(name), name)))
        for name in (pascal(words), pascal([ir.ANY, *words])):
            free = name not in taken and name not in found.values()
            if free and name and len(name) <= LONGEST:
                found[members] = name
                break
    return found


def _words(name: str) -> list[str]:
    """Return the words of a name; of a made-up one without the verb of its operation."""
    first, *words = split(name)
    if first != ir.ANY:
        return [first, *words]
    _, rest = verb_and_rest("_".join(words))
    return [ir.ANY, *singulars(rest)]


def _unions(api: ir.Api, classes: Iterable[Class]) -> Iterator[ir.Union]:
    types = [field.type for class_ in classes for field in class_.fields]
    types += [event.type for event in api.events]
    for operation in api.operations:
        types += [*operation.result.types, *operation.errors.values()]
        types += [item.type for item in operation.inputs]
        types += [operation.body.type] if operation.body else []
    for type_ in types:
        yield from (part for part in walk(type_) if isinstance(part, ir.Union))
