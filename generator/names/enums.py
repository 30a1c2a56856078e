"""Names of enums and of long unions, both aliases in Python.

Those of enums come from their holders and properties, shared where the values are equal.
An enum of the document (`ir.Enum`) is a schema with `enum` or `const`; a named one
(`Enum`) stands for all that have its name, and is an alias of `Literal` in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from msgspec import Struct

from openapi_source.names import LONGEST, singular, singulars, split

from ..errors import Problem
from ..model import ir
from ..model.types import union_members, walk
from ..pointer import component
from .classes import ClassNames
from .nouns import operation_noun
from .result import Class, Enum, Members, NamingInput
from .words import common_suffix, pascal, verb_and_rest

_LONGEST_UNION = 8
"""Records of a union that is written out."""

_MORE = ("value", "option", "choice", "kind")
"""Words that tell apart enums of one name."""


class EnumNames(Struct, frozen=True, kw_only=True):
    """The named enums of an API, and the one that each enum of the document belongs to."""

    enums: tuple[Enum, ...]
    name_of: dict[str, str]
    """Pointer of an enum -> its name."""
    override_keys: frozenset[str]
    """Keys that `names.enums` could have."""
    collisions: tuple[Problem, ...]


class _Use(Struct, frozen=True):
    """An enum where a class or an operation has it."""

    holder: str
    wire: str
    enum: ir.Enum
    candidates: list[list[str]]
    """Words for its name, the best first."""
    operations: tuple[str, ...]


class _Named(Struct):
    """The enums of the document that have one name."""

    words: list[str]
    is_decided: bool = False
    enums: list[ir.Enum] = []
    operations: set[str] = set()

    @property
    def kind(self) -> str:
        return self.enums[0].kind

    @property
    def values(self) -> tuple[str | int | float | bool, ...]:
        values = {value for enum in self.enums for value in enum.values}
        return tuple(sorted(values, key=lambda value: (type(value).__name__, value)))

    @property
    def labels(self) -> ir.Labels:
        texts = {value: text for enum in self.enums for value, text in enum.labels}
        return tuple((value, texts[value]) for value in self.values if value in texts)


def name_enums(given: NamingInput, classes: ClassNames) -> EnumNames:
    """Name the enums in records and requests."""
    uses = list(_uses(given, classes))
    naming = _Naming(given, classes)
    # A name that is decided goes before one that is made up.
    for use in sorted(uses, key=lambda use: not naming.decided_name(use)):
        naming.add(use)
    naming.add_merged_fields(classes)
    shared = naming.shared_names()
    groups: dict[str, list[_Named]] = {}
    for name, named in naming.named.items():
        groups.setdefault(shared.get(name, name), []).append(named)
    return EnumNames(
        enums=tuple(
            Enum(
                name=name,
                kind=group[-1].kind,
                values=group[-1].values,
                operations=tuple(sorted(set().union(*(n.operations for n in group)))),
                labels=group[-1].labels,
            )
            for name, group in sorted(groups.items())
        ),
        name_of={p: shared.get(name, name) for p, name in naming.name_of.items()},
        override_keys=frozenset(
            key
            for use in uses
            for key in (use.wire, f"{use.holder}.{use.wire}", use.enum.pointer)
        ),
        collisions=tuple(naming.collisions),
    )


def _uses(given: NamingInput, classes: ClassNames) -> Iterator[_Use]:
    for class_ in classes.classes:
        operations = class_.operations
        yield from _uses_in(class_.name, [class_.name], class_.fields, operations)
    for operation in given.api.operations:
        written = given.written[operation.id]
        noun = operation_noun(operation, written)
        verb, _ = verb_and_rest(written)
        holders = [pascal([*noun, verb])]
        if verb != "search":
            # As in the record, unless that has other values there.
            holders.insert(0, pascal(noun))
        yield from _uses_in(operation.id, holders, operation.inputs, (operation.id,))


def _uses_in(
    holder: str,
    stems: list[str],
    items: Iterable[ir.Input],
    operations: tuple[str, ...],
) -> Iterator[_Use]:
    for item in items:
        if found := enum_in(item.type):
            enum, many = found
            candidates = [_name_words(stem, item.name, many) for stem in stems]
            yield _Use(holder, item.name, enum, candidates, operations)


def _name_words(holder: str, wire: str, many: bool) -> list[str]:
    last = split(wire) or ["value"]
    if many:
        last[-1] = singular(last[-1])
    words = split(holder)
    # `DealField` with `field_type` reads `DealFieldType`.
    repeated = words[-1:] == last[:1] and len(last) > 1
    return words + last[1:] if repeated else words + last


class _Naming:
    """Enums by the names that they have so far."""

    def __init__(self, given: NamingInput, classes: ClassNames) -> None:
        self._given = given
        self._previous = given.previous.enums
        self._taken = {class_.name for class_ in classes.classes}
        self._held: dict[tuple[str, str], str] = {}
        self.named: dict[str, _Named] = {}
        self.name_of: dict[str, str] = {}
        """Pointer of an enum -> name."""
        self.collisions: list[Problem] = []

    def decided_name(self, use: _Use) -> str:
        """Return the name that the configuration or the run before has for an enum."""
        names = self._given.config.names.enums
        keys = (use.enum.pointer, f"{use.holder}.{use.wire}", use.wire)
        override = next((names[key] for key in keys if names.get(key)), "")
        return override or self._previous.get(use.enum.pointer, "")

    def add(self, use: _Use) -> None:
        """Name the enum of *use*, or note one more use of one that has a name."""
        enum = use.enum
        name = self.name_of.get(enum.pointer)
        if name is None:
            name, words, is_decided = self._name(use)
            if not name:
                return
            named = self.named.setdefault(name, _Named(words))
            named.words, named.is_decided = words, named.is_decided or is_decided
            named.enums.append(enum)
            self.name_of[enum.pointer] = name
        self.named[name].operations.update(use.operations)
        self._held[use.holder, use.wire] = name

    def _name(self, use: _Use) -> tuple[str, list[str], bool]:
        """Return the name of an enum, its words, and whether it is decided."""
        enum, decided = use.enum, self.decided_name(use)
        if decided and decided == self._previous.get(enum.pointer):
            kinds = {known.kind for known in self._enums(decided)}
            if decided not in self._taken and kinds <= {enum.kind}:
                # Enums that had one name stay one, whatever their values are now.
                return decided, split(decided), True
            decided = ""
        stem = decided or component(enum.pointer)
        for words in [split(stem)] if stem else use.candidates:
            name = decided or pascal(words)
            if self._fits(name, enum):
                return name, words, bool(decided)
        self.collisions.append(self._collision(use, name))
        for more in _MORE:
            words = [*words, more]
            if self._fits(pascal(words), enum):
                return pascal(words), words, False
        return "", [], False

    def _enums(self, name: str) -> list[ir.Enum]:
        return self.named[name].enums if name in self.named else []

    def _fits(self, name: str, enum: ir.Enum) -> bool:
        """Return whether no other enum and no class has the name."""
        # In Python, but not in JSON, True equals 1.
        known = [(other.kind, other.values) for other in self._enums(name)]
        is_equal = (enum.kind, enum.values) in known
        return name not in self._taken and (not known or is_equal)

    def _collision(self, use: _Use, name: str) -> Problem:
        known = min((enum.pointer for enum in self._enums(name)), default="")
        other = self._given.where(known) if known else "a class"
        message = f"the name {name} for an enum is also that of {other}"
        key = f"{use.holder}.{use.wire}"
        if (use.holder, use.wire) in self._held:
            # An argument and a field of the body, say.
            key = use.enum.pointer
        return self._given.collision(use.enum.pointer, message, "enums", key)

    def add_merged_fields(self, classes: ClassNames) -> None:
        """Name the enums of fields that a merged class has from another schema."""
        for model in self._given.api.models:
            holder = classes.name_of[model.pointer]
            for field_ in model.fields:
                found = enum_in(field_.type)
                known = self._held.get((holder, field_.name))
                if found and known:
                    self.name_of.setdefault(found[0].pointer, known)

    def shared_names(self) -> dict[str, str]:
        """Return name -> shared name of equal enums whose names end alike."""
        buckets: dict[tuple[object, ...], list[str]] = {}
        shared: dict[str, str] = {}
        previous = sorted(set(self._previous.values()) & self.named.keys(), key=len)
        for name, named in sorted(self.named.items()):
            if named.is_decided:
                continue
            for known in previous:
                other = self.named[known]
                ends_alike = named.words[-len(other.words) :] == other.words
                if ends_alike and other.values == named.values:
                    shared[name] = known
            if name not in shared:
                key = (named.kind, named.values, named.words[-1])
                buckets.setdefault(key, []).append(name)
        used = self.named.keys() | self._taken
        for bucket in sorted(buckets.values()):
            suffix = common_suffix([self.named[name].words for name in bucket])
            target = pascal(suffix)
            is_free = target not in used or target in bucket
            if len(bucket) > 1 and len(suffix) > 1 and is_free:
                used.add(target)
                shared |= dict.fromkeys(bucket, target)
        return shared


def enum_in(type_: ir.Type) -> tuple[ir.Enum, bool] | None:
    """Return the one enum in *type_*, and whether several may be given."""
    many = False
    while True:
        match type_:
            case ir.Nullable(inner) | ir.Map(inner):
                type_ = inner
            case ir.Array(inner):
                type_, many = inner, True
            case ir.Enum():
                return type_, many
            case ir.Union(members):
                found = list(filter(None, map(enum_in, members)))
                return (found[0][0], many or found[0][1]) if len(found) == 1 else None
            case _:
                return None


def name_unions(
    api: ir.Api, classes: ClassNames, taken: Set[str]
) -> dict[Members, str]:
    """Return aliases by the classes of the union; none that is *taken* by a class."""
    wanted: dict[Members, set[str]] = {}
    for union in _unions(api, classes.classes):
        refs = (t for t in union_members(union) if isinstance(t, ir.Ref))
        members = frozenset(classes.name_of[ref.pointer] for ref in refs)
        if len(members) > _LONGEST_UNION:
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
    types += (type_ for operation in api.operations for type_ in operation.types)
    for type_ in types:
        yield from (part for part in walk(type_) if isinstance(part, ir.Union))
