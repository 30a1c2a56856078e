"""The parts of two surfaces that are the same thing, whatever their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from .surface import Constant, Field, Method, Surface, Typed

Pairs: TypeAlias = list[tuple[str, str]]

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
    _plain: dict[tuple[bool, str], str] = {}

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

    def types(self, old: str, new: str) -> tuple[str, str]:
        """Return two annotations with enums as their base and models by their new names."""
        return self._plain_type(old, is_old=True), self._plain_type(new, is_old=False)

    def _plain_type(self, annotation: str, *, is_old: bool) -> str:
        found = self._plain.get((is_old, annotation))
        if found is None:
            enums = (self.old if is_old else self.new).enums
            renamed = self.models if is_old else {}

            def plain(name: re.Match[str]) -> str:
                enum = enums.get(name[0])
                return enum.type if enum else renamed.get(name[0], name[0])

            found = _NAME.sub(plain, annotation)
            self._plain[is_old, annotation] = found
        return found


def match(old: Surface, new: Surface) -> Match:
    """Find the operations of *old* in *new*, then the models that they send and receive."""
    methods = _methods(old.methods, new.methods)
    models = _renamed_models(old, new, methods)
    votes = Counter(
        pair
        for mine, theirs in _types(old, new, methods, models)
        for pair in _moved(mine, theirs, old.enums, new.enums)
    )
    enums = _aliases(old.enums, new.enums, new.renamed) | _elected(votes)
    return Match(old, new, methods, models, enums, _groups(new.renamed))


def wire_names(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return names in Python by the names on the wire."""
    return {item.wire or name: name for name, item in fields.items()}


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


def _aliases(
    old: Iterable[str], new: Iterable[str], renamed: Mapping[str, str]
) -> dict[str, str]:
    """Return the models of *old* whose names only go on working in *new*."""
    return {
        name: renamed[f"models.{name}"].removeprefix("models.")
        for name in old
        if f"models.{name}" in renamed and name not in new
    }


def _groups(renamed: Mapping[str, str]) -> dict[str, str]:
    return {
        old.removeprefix("client."): new.removeprefix("client.")
        for old, new in renamed.items()
        if old.startswith("client.")
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


def _renamed_models(old: Surface, new: Surface, methods: Pairs) -> dict[str, str]:
    """Pair models that are gone with those that came in their places."""
    renamed = _aliases(old.models, new.models, new.renamed)
    while old.models.keys() - new.models.keys() - renamed.keys():
        votes = Counter(
            (mine, theirs)
            for before, after in _types(old, new, methods, renamed)
            for mine, theirs in _moved(before, after, old.models, new.models)
            if mine not in renamed and theirs not in renamed.values()
        )
        if not votes:
            break
        renamed |= _elected(votes)
    return renamed


def _types(
    old: Surface, new: Surface, methods: Pairs, renamed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the types that stand in the same place."""
    for name, other in methods:
        mine, theirs = old.methods[name], new.methods[other]
        if mine.result and theirs.result:
            yield mine.result.type, theirs.result.type
        yield from _same(mine.arguments, theirs.arguments)
    for name in old.webhooks.keys() & new.webhooks.keys():
        yield old.webhooks[name].type, new.webhooks[name].type
    for name, model in old.models.items():
        other = renamed.get(name, name)
        if other in new.models:
            yield from _same(model.fields, new.models[other].fields)


def _same(
    old: Mapping[str, Field], new: Mapping[str, Field]
) -> Iterator[tuple[str, str]]:
    names = wire_names(new)
    for name, item in old.items():
        other = names.get(item.wire or name)
        if other:
            yield item.type, new[other].type


def _moved(
    mine: str, theirs: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """Yield what is only in *old* beside what is only in *new*, in two like types."""
    if mine == theirs:
        return
    before, after = list(mentioned(mine, old)), list(mentioned(theirs, new))
    if len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            if one not in new and other not in old:
                yield one, other


def _elected(votes: Counter[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for (mine, theirs), _ in sorted(votes.items(), key=lambda item: (-item[1], item)):
        if mine not in found and theirs not in found.values():
            found[mine] = theirs
    return found
