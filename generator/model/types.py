"""The algebra of types: their parts, and types for the values of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from ..pointer import component
from . import ir

Shape = tuple[object, ...]

SameClass = Callable[[str, str], bool]
"""Predicate of two pointers of models: they are one class."""


def inner_types(type_: ir.Type | None) -> tuple[ir.Type, ...]:
    """Return the types that a type is directly made of."""
    match type_:
        case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
            return (inner,)
        case ir.Union(members):
            return members
        case _:
            return ()


def walk(type_: ir.Type) -> Iterator[ir.Type]:
    """Yield a type and all types in it; models are not entered."""
    yield type_
    for inner in inner_types(type_):
        yield from walk(inner)


def references(type_: ir.Type | None) -> Iterator[str]:
    """Yield the pointers of the models that a type mentions."""
    for inner in walk(type_) if type_ else ():
        if isinstance(inner, ir.Ref):
            yield inner.pointer


def nullable(type_: ir.Type) -> ir.Type:
    """Let a type allow null, too."""
    return type_ if isinstance(type_, ir.Anything | ir.Nullable) else ir.Nullable(type_)


def strip_null(type_: ir.Type) -> ir.Type:
    """Strip `Nullable`."""
    return type_.inner if isinstance(type_, ir.Nullable) else type_


def item_type(type_: ir.Type) -> ir.Type:
    """Return the type of a value, or of the items of a list, without null."""
    type_ = strip_null(type_)
    return strip_null(type_.items) if isinstance(type_, ir.Array) else type_


def union(members: Iterable[ir.Type], name: str = "") -> ir.Type:
    """Return the type of values of any of *members*."""
    unique = tuple(dict.fromkeys(members))
    if not unique or any(isinstance(member, ir.Anything) for member in unique):
        return ir.Anything()
    return unique[0] if len(unique) == 1 else ir.Union(unique, name)


def union_members(type_: ir.Union) -> Iterator[ir.Type]:
    """Yield the members of a union, and those of unions among them."""
    for member in type_.members:
        if isinstance(member, ir.Union):
            yield from union_members(member)
        else:
            yield member


def joined_enums(members: list[ir.Type], pointer: str) -> list[ir.Type]:
    """Join the enums of a union, and the scalar that makes an enum an open one.

    Enums that are components stay apart: they have names of their own.
    """
    enums = [member for member in members if isinstance(member, ir.Enum)]
    kinds = {member.kind for member in enums}
    scalars = [ir.Scalar(kind) for kind in kinds]
    others = [m for m in members if m not in enums and m not in scalars]
    if len(kinds) != 1 or others or len(members) < 2:
        return members
    is_open = len(enums) < len(members) or any(enum.open for enum in enums)
    if len(enums) == 1:
        return [replace(enums[0], open=is_open)]
    if any(component(enum.pointer) for enum in enums):
        return members
    values = {value: None for enum in enums for value in enum.values}
    texts = {value: text for enum in enums for value, text in enum.labels}
    (kind,) = kinds
    return [
        ir.Enum(kind, tuple(sorted(values)), pointer, is_open, tuple(texts.items()))
    ]


def shape(type_: ir.Type, records: Mapping[str, Shape]) -> Shape:
    """Return a structural key: equal for types of equal form, whatever their names.

    *records*: the keys of the models, by their pointers.
    """
    match type_:
        case ir.Scalar(kind, format_):
            return (kind, format_)
        case ir.Enum(kind, values):
            return (kind, *values)
        case ir.Nullable(inner):
            return shape(inner, records)
        case ir.Ref(pointer):
            return records[pointer]
    inside = [shape(inner, records) for inner in inner_types(type_)]
    return (type(type_).__name__, *sorted(inside, key=repr))


def model_shape(model: ir.Model, records: Mapping[str, Shape]) -> Shape:
    """Return the structural key of a model: its fields' names and shapes."""
    return ("model", *((f.name, shape(f.type, records)) for f in model.fields))


def record_shapes(models: Mapping[str, ir.Model]) -> dict[str, Shape]:
    """Return a short structural key of each model; all start equal and are told apart.

    A component is itself, however it looks; only inline schemas are compared.
    """
    found: dict[str, Shape] = {
        pointer: ("component", pointer) if model.component else ()
        for pointer, model in models.items()
    }
    inline = [model for model in models.values() if not model.component]
    number = 0
    while True:
        numbers: dict[Shape, Shape] = {}
        shapes = {model.pointer: model_shape(model, found) for model in inline}
        for key in shapes.values():
            numbers.setdefault(key, ("record", len(numbers)))
        if len(numbers) == number:
            return found
        number = len(numbers)
        found |= {pointer: numbers[key] for pointer, key in shapes.items()}


_ORDER = (ir.Union, ir.Ref, ir.Map, ir.Array, ir.Enum, ir.Scalar)
"""Of two different kinds of types the one that `_unify` takes first."""


def unify(a: ir.Type, b: ir.Type, same: SameClass) -> ir.Type | None:
    """Return one type for values of *a* and of *b*, or None if they contradict."""
    if a == b:
        return a
    if isinstance(a, ir.Nullable) or isinstance(b, ir.Nullable):
        both = unify(strip_null(a), strip_null(b), same)
        return nullable(both) if both else None
    if isinstance(a, ir.Anything) or isinstance(b, ir.Anything):
        return ir.Anything()
    if _ORDER.index(type(a)) > _ORDER.index(type(b)):
        a, b = b, a
    return _unify(a, b, same)


def _unify(a: ir.Type, b: ir.Type, same: SameClass) -> ir.Type | None:
    match a, b:
        case ir.Union(members), ir.Union(others):
            return ir.Union(tuple(dict.fromkeys((*members, *others))), a.name)
        case ir.Union(members), _:
            return a if any(unify(member, b, same) for member in members) else None
        case ir.Ref(mine), ir.Ref(theirs):
            return a if same(mine, theirs) else None
        case ir.Ref(), ir.Map(ir.Anything()):
            return a
        case ir.Array(one), ir.Array(two):
            items = unify(one, two, same)
            return ir.Array(items) if items else None
        case ir.Map(one), ir.Map(two):
            values = unify(one, two, same)
            return ir.Map(values) if values else None
        case ir.Enum(kind, known, pointer), ir.Enum(kind_, more) if kind == kind_:
            every = tuple(sorted({*known, *more}))
            is_open = any(isinstance(e, ir.Enum) and e.open for e in (a, b))
            return ir.Enum(kind, every, pointer, is_open, _labels(a, b))
        case ir.Enum(kind), ir.Scalar(kind_) if kind == kind_:
            return a
        case ir.Scalar(), ir.Scalar():
            return _unify_scalars(a, b)
    return None


def _labels(*types: ir.Type) -> ir.Labels:
    found = [t.labels for t in types if isinstance(t, ir.Enum)]
    return tuple({value: text for labels in found for value, text in labels}.items())


def _unify_scalars(a: ir.Scalar, b: ir.Scalar) -> ir.Scalar | None:
    if a.kind == b.kind:
        differ = a.format and b.format and a != b
        return ir.Scalar(a.kind, "" if differ else a.format or b.format)
    kinds = {a.kind, b.kind}
    return ir.Scalar("number") if kinds == {"integer", "number"} else None


def widen(a: ir.Type, b: ir.Type) -> ir.Type:
    """Widen two types that contradict each other to a union of scalars.

    Strings are one alternative, because a reader cannot tell a time from another
    string; anything but scalars becomes `Anything`.
    """
    found: dict[str, ir.Scalar] = {}
    for type_ in (strip_null(a), strip_null(b)):
        for member in type_.members if isinstance(type_, ir.Union) else (type_,):
            if isinstance(member, ir.Enum):
                member = ir.Scalar(member.kind)
            if not isinstance(member, ir.Scalar):
                return ir.Anything()
            known = found.get(member.kind, member)
            found[member.kind] = _unify_scalars(known, member) or member
    if "number" in found:
        found.pop("integer", None)
    both = ir.Union(tuple(found[kind] for kind in sorted(found)))
    return ir.Nullable(both) if ir.Nullable in (type(a), type(b)) else both


def merge_fields(
    one: tuple[ir.Field, ...],
    other: tuple[ir.Field, ...],
    same: SameClass,
    *,
    widened: bool = False,
    of_request: bool = False,
) -> tuple[ir.Field, ...] | str:
    """Join two lists of fields, or return the name of the first that contradicts.

    *widened*: such a field may be of either type. *of_request*: the other fields are those
    of a request, which say nothing of responses.
    """
    mine = {field.name: field for field in one}
    found = dict(mine)
    for field in other:
        if field.name not in mine:
            found[field.name] = field
            continue
        before = mine[field.name]
        both = unify(before.type, field.type, same)
        if both is None and widened:
            both = widen(before.type, field.type)
        if both is None:
            return field.name
        found[field.name] = replace(
            before,
            type=both,
            required=before.required and field.required,
            always_sent=before.always_sent and (of_request or field.always_sent),
            deprecated=before.deprecated and field.deprecated,
            read_only=before.read_only and field.read_only,
            write_only=before.write_only and field.write_only,
            doc=before.doc or field.doc,
        )
    theirs = {field.name for field in other}
    return tuple(
        (
            field
            if name in mine and name in theirs
            else replace(
                field,
                required=False,
                always_sent=field.always_sent and of_request and name in mine,
            )
        )
        for name, field in sorted(found.items())
    )
