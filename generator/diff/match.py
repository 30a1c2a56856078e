"""The parts of two surfaces that are the same thing, whatever their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from .surface import Constant, Field, Method, Surface, Typed

Pair: TypeAlias = tuple[str, str]
Pairs: TypeAlias = list[Pair]
Field_ = TypeVar("Field_", bound=Field)

_NAME = re.compile(r"[A-Za-z_]\w*")


class Match(Struct, frozen=True):
    """Two surfaces, and the names of one thing in each of them."""

    old: Surface
    new: Surface
    methods: Pairs
    """Old and new names of methods that are one operation."""
    models: Mapping[str, str]
    """Old name -> new name of models that were renamed."""
    enums: Mapping[str, str]
    groups: Mapping[str, str]
    """Old name -> new name of groups whose old names still work."""
    old_types: Mapping[str, str]
    """Old name -> the base of an enum, or the new name of a model."""
    new_types: Mapping[str, str]

    def now(self, method: str) -> str:
        """Return an old name of a method below the new name of its group."""
        group, dot, function = method.partition(".")
        return f"{self.groups.get(group, group)}{dot}{function}"

    def has_other_enum(self, *items: Typed | None) -> bool:
        """Return whether an enum in a type of *items* has other values now."""
        names = {name for item in items if item for name in _NAME.findall(item.type)}
        return any(
            self.old.enums.get(name) != self.new.enums.get(name) for name in names
        )

    def in_both(self, attribute: str) -> bool:
        """Return whether both surfaces have an attribute ("Model.attribute")."""
        model, _, name = attribute.partition(".")
        return all(
            model in side.models and name in side.models[model].fields
            for side in (self.old, self.new)
        )

    def types(self, old: str, new: str) -> Pair:
        """Return two annotations with enums as their base and models by their new names."""
        return _with(self.old_types, old), _with(self.new_types, new)


def _with(types: Mapping[str, str], annotation: str) -> str:
    return _NAME.sub(lambda name: types.get(name[0], name[0]), annotation)


def match(old: Surface, new: Surface) -> Match:
    """Find the operations of *old* in *new*, then the models that they send and receive."""
    methods = _methods(old.methods, new.methods)
    models = _renamed("models", old, new, methods)
    enums = _renamed("enums", old, new, methods, models)
    groups = _aliases("client.", new.renamed)
    bases, bases_ = ({n: e.type for n, e in s.enums.items()} for s in (old, new))
    return Match(old, new, methods, models, enums, groups, models | bases, bases_)


def by_new_name(
    old: Mapping[str, Field_], new: Mapping[str, Field_], also: Iterable[Pair] = ()
) -> tuple[dict[str, str], dict[str, Field_], dict[str, Field_]]:
    """Return the renamed fields, and all of both sides with their names on the wire.

    Names on the wire tell fields that were renamed, and so do the pairs in *also*.
    """
    renamed = {
        name: other
        for name, other in [*_same_wire(old, new), *also]
        if name not in new and other not in old
    }
    before = {renamed.get(name, name): _wired(name, item) for name, item in old.items()}
    return renamed, before, {name: _wired(name, item) for name, item in new.items()}


def _wired(name: str, item: Field_) -> Field_:
    return item if item.wire else replace(item, wire=name)


def _same_wire(old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[Pair]:
    names = {item.wire or name: name for name, item in new.items()}
    for wire, name in {item.wire or name: name for name, item in old.items()}.items():
        if wire in names:
            yield name, names[wire]


def webhooks(surface: Surface) -> dict[str, Typed]:
    """Return what functions of `webhooks` return, by the names that callers write."""
    return {f"webhooks.{name}": item for name, item in surface.webhooks.items()}


def values_of(item: Typed, surface: Surface) -> tuple[Constant, ...]:
    """Return the listed values of a type: its own, or those of its enum."""
    if item.values:
        return item.values
    enum = next(mentioned(item.type, surface.enums), None)
    return surface.enums[enum].values if enum else ()


def mentioned(annotation: str, names: Iterable[str]) -> Iterator[str]:
    """Yield those of *names* that an annotation mentions, in its order."""
    return (name for name in _NAME.findall(annotation) if name in names)


def _aliases(start: str, renamed: Mapping[str, str]) -> dict[str, str]:
    """Return the old names that go on working, of those that begin with *start*."""
    return {
        name.removeprefix(start): now.removeprefix(start)
        for name, now in renamed.items()
        if name.startswith(start)
    }


def _methods(old: Mapping[str, Method], new: Mapping[str, Method]) -> Pairs:
    """Pair operations by HTTP method and path, then by id, then by name."""
    keys: tuple[Callable[[str, Method], str], ...] = (
        lambda _, method: method.http,
        lambda _, method: re.sub(r"\{[^}]*\}", "{}", method.http),
        lambda _, method: method.id,
        lambda name, _: name,
    )
    found: dict[str, str] = {}
    left = dict(new)
    for key in keys:
        by_key = {key(name, method): name for name, method in left.items()}
        for name, method in old.items():
            other = None if name in found else by_key.pop(key(name, method), None)
            if other:
                found[name] = other
                del left[other]
    return [(name, found[name]) for name in old if name in found]


def _renamed(
    kind: str,
    old: Surface,
    new: Surface,
    methods: Pairs,
    models: dict[str, str] | None = None,
) -> dict[str, str]:
    """Pair models or enums that are gone with those that came in their places.

    *models* are those that were renamed; pairs of models lead to others.
    """
    mine, theirs = getattr(old, kind), getattr(new, kind)
    aliases = _aliases("models.", new.renamed).items()
    found = {n: now for n, now in aliases if n in mine and n not in theirs}
    while mine.keys() - theirs.keys() - found.keys():
        known = found if models is None else models
        votes = Counter(
            (one, other)
            for before, after in _types(old, new, methods, known)
            for one, other in _moved(before, after, mine, theirs)
            if one not in found and other not in found.values()
        )
        if not votes:
            break
        found |= _elected(votes)
    return found


def _types(
    old: Surface, new: Surface, methods: Pairs, renamed: Mapping[str, str]
) -> Iterator[Pair]:
    """Yield the types that stand in the same place."""
    for name, other in methods:
        mine, theirs = old.methods[name], new.methods[other]
        if mine.result and theirs.result:
            yield mine.result.type, theirs.result.type
        yield from _field_types(mine.arguments, theirs.arguments)
    for name in old.webhooks.keys() & new.webhooks.keys():
        yield old.webhooks[name].type, new.webhooks[name].type
    for name, model in old.models.items():
        other = renamed.get(name, name)
        if other in new.models:
            yield from _field_types(model.fields, new.models[other].fields)


def _field_types(old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[Pair]:
    return ((old[one].type, new[other].type) for one, other in _same_wire(old, new))


def _moved(
    mine: str, theirs: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Pair]:
    """Yield what is only in *old* beside what is only in *new*, in two like types."""
    if mine == theirs:
        return
    before, after = list(mentioned(mine, old)), list(mentioned(theirs, new))
    if len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            if one not in new and other not in old:
                yield one, other


def _elected(votes: Counter[Pair]) -> dict[str, str]:
    found: dict[str, str] = {}
    for (mine, theirs), _ in sorted(votes.items(), key=lambda item: (-item[1], item)):
        if mine not in found and theirs not in found.values():
            found[mine] = theirs
    return found
