"""Whether two types say the same, and what they say together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from . import ir

Shape = tuple[object, ...]


def shape(
    type_: ir.Type, models: Mapping[str, ir.Model], trail: tuple[str, ...] = ()
) -> Shape:
    """Give a value that is equal for types of equal form, whatever their names and texts."""
    match type_:
        case ir.Scalar(kind, format_):
            return (kind, format_)
        case ir.Choice(kind, values):
            return (kind, *values)
        case ir.Array(inner):
            return ("array", shape(inner, models, trail))
        case ir.Map(inner):
            return ("map", shape(inner, models, trail))
        case ir.Nullable(inner):
            return shape(inner, models, trail)
        case ir.Union(members):
            return (
                "union",
                *sorted((shape(m, models, trail) for m in members), key=repr),
            )
        case ir.Ref(pointer) if models[pointer].component:
            # A component is itself, however it looks; only inline schemas are compared.
            return ("component", pointer)
        case ir.Ref(pointer) if pointer in trail:
            return ("again", len(trail) - trail.index(pointer))
        case ir.Ref(pointer):
            return model_shape(models[pointer], models, trail)
        case _:
            return ("any",)


def model_shape(
    model: ir.Model, models: Mapping[str, ir.Model], trail: tuple[str, ...] = ()
) -> Shape:
    """Give the form of a model: its fields' names and forms."""
    trail = (*trail, model.pointer)
    return ("model", *((f.name, shape(f.type, models, trail)) for f in model.fields))


def together(
    a: ir.Type, b: ir.Type, same: Callable[[str, str], bool]
) -> ir.Type | None:
    """Give one type for values of *a* and of *b*, or None if they contradict each other.

    *same* tells whether two models are one class.
    """
    if a == b:
        return a
    match a, b:
        case ir.Nullable(inner), other:
            both = together(inner, bare(other), same)
            return (
                both
                if both is None or isinstance(both, ir.Anything)
                else ir.Nullable(both)
            )
        case _, ir.Nullable():
            return together(b, a, same)
        case (ir.Anything(), _) | (_, ir.Anything()):
            return ir.Anything()
        case ir.Ref(mine), ir.Ref(theirs):
            return a if same(mine, theirs) else None
        case (ir.Ref(), ir.Map(ir.Anything())):
            return a
        case (ir.Map(ir.Anything()), ir.Ref()):
            return b
        case ir.Array(one), ir.Array(two):
            items = together(one, two, same)
            return ir.Array(items) if items else None
        case ir.Map(one), ir.Map(two):
            values = together(one, two, same)
            return ir.Map(values) if values else None
        case ir.Choice(kind, known), ir.Choice(kind_, more) if kind == kind_:
            return ir.Choice(kind, tuple(sorted({*known, *more})), a.pointer)
        case ir.Choice(kind, _), ir.Scalar(kind_, _) if kind == kind_:
            return a
        case ir.Scalar(), ir.Choice():
            return together(b, a, same)
        case ir.Union(members), ir.Union(others):
            unique = tuple(dict.fromkeys((*members, *others)))
            return ir.Union(unique)
        case ir.Union(members), other if not isinstance(other, ir.Union):
            return (
                a if any(together(member, other, same) for member in members) else None
            )
        case _, ir.Union():
            return together(b, a, same)
        case ir.Scalar(kind), ir.Scalar(kind_):
            if kind == kind_:
                return _scalar(a, b)
            return (
                ir.Scalar("number") if {kind, kind_} == {"integer", "number"} else None
            )
        case _:
            return None


def either(a: ir.Type, b: ir.Type) -> ir.Type:
    """Give one type for values of two that contradict each other: a union of scalars.

    Text is one alternative, because a reader cannot tell a time from another text; of
    anything but scalars no statement is made.
    """
    found: dict[str, ir.Scalar] = {}
    for type_ in (bare(a), bare(b)):
        for member in type_.members if isinstance(type_, ir.Union) else (type_,):
            if isinstance(member, ir.Choice):
                member = ir.Scalar(member.kind)
            if not isinstance(member, ir.Scalar):
                return ir.Anything()
            known = found.get(member.kind, member)
            found[member.kind] = _scalar(known, member)
    if "number" in found:
        found.pop("integer", None)
    union = ir.Union(tuple(found[kind] for kind in sorted(found)))
    return ir.Nullable(union) if ir.Nullable in (type(a), type(b)) else union


def _scalar(a: ir.Scalar, b: ir.Scalar) -> ir.Scalar:
    """Give one type for two scalars of one kind."""
    return ir.Scalar(
        a.kind, "" if a.format and b.format and a != b else a.format or b.format
    )


def bare(type_: ir.Type) -> ir.Type:
    """Give what a type is apart from null."""
    return type_.inner if isinstance(type_, ir.Nullable) else type_


def merge_fields(
    one: tuple[ir.Field, ...],
    other: tuple[ir.Field, ...],
    same: Callable[[str, str], bool],
    *,
    widen: bool = False,
) -> tuple[ir.Field, ...] | str:
    """Join two lists of fields, or give the name of the first that contradicts.

    *widen*: such a field may be of either type.
    """
    found = {field.name: field for field in one}
    for field in other:
        mine = found.get(field.name)
        if mine is None:
            found[field.name] = replace(field, required=False)
            continue
        both = together(mine.type, field.type, same)
        if both is None and widen:
            both = either(mine.type, field.type)
        if both is None:
            return field.name
        found[field.name] = replace(
            mine,
            type=both,
            required=mine.required and field.required,
            deprecated=mine.deprecated and field.deprecated,
            doc=mine.doc or field.doc,
        )
    return tuple(found[name] for name in sorted(found))


def references(type_: ir.Type | None) -> Iterator[str]:
    """Give the pointers of the models that a type mentions."""
    match type_:
        case ir.Ref(pointer):
            yield pointer
        case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
            yield from references(inner)
        case ir.Union(members):
            for member in members:
                yield from references(member)
