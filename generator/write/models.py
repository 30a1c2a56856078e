"""Views of the records and enums: one module for each group of operations.

And of webhooks and callbacks: functions that read bodies as records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from openapi_source.code import docstring, wrap
from openapi_source.names import split

from ..model import ir
from ..model.description_text import sentences
from ..model.types import references, walk
from ..names.result import Class, Enum, Names
from .annotations import Annotations, split_union, union
from .python_source import (
    annotated,
    described,
    docstring_lines,
    literal,
    says_more,
)
from .resources import method_order
from .views import FieldView, FunctionView, Lines, ModelsView, RecordView

_SHARED = "shared"
"""The module of what several groups use."""

_MOST = 3
"""Methods or fields that a sentence lists."""


def modules(api: ir.Api, names: Names) -> dict[str, str]:
    """Return the module of each class and enum: that of its one group, or the shared one.

    What a record of the shared module uses is shared, too, whichever group has it.
    """
    tag_of = {operation.id: operation.tag for operation in api.operations}
    items: list[Class | Enum] = [*names.classes, *names.enums]
    tags = {item.name: {tag_of[id_] for id_ in item.operations} for item in items}
    homes = {
        name: names.tags[found.pop()].attribute if len(found) == 1 else _SHARED
        for name, found in tags.items()
    }
    classes = {class_.name: class_ for class_ in names.classes}
    waiting = list(names.classes)
    while waiting:
        class_ = waiting.pop()
        for name in _used(class_, names):
            # All import from the shared module, and it from none.
            if homes[name] not in (homes[class_.name], _SHARED):
                homes[name] = _SHARED
                waiting += [classes[name]] if name in classes else []
    for members, alias in names.unions.items():
        # What only one group uses has no member in another one.
        own = {homes[name] for name in members} - {_SHARED}
        homes[alias] = own.pop() if len(own) == 1 else _SHARED
    return homes


def _used(class_: Class, names: Names) -> Iterator[str]:
    """Yield the classes and enums that the fields of a class name."""
    for field in class_.fields:
        for type_ in walk(field.type):
            if isinstance(type_, ir.Ref):
                yield names.class_of[type_.pointer]
            elif isinstance(type_, ir.Enum) and type_.pointer in names.enum_of:
                yield names.enum_of[type_.pointer]


def models(
    module: str,
    names: Names,
    modules: Mapping[str, str],
    uses: Mapping[str, Lines],
    requested: Set[str],
) -> ModelsView:
    """Prepare one module; *uses*: sentences about the classes.

    *requested*: classes whose constructor requires what the document does.
    """
    annotations = Annotations(names)
    records = tuple(
        _record(class_, names, annotations, uses, class_.name in requested)
        for class_ in names.classes
        if modules[class_.name] == module
    )
    enums = [enum for enum in names.enums if modules[enum.name] == module]
    unions = {
        alias: " | ".join(sorted(members))
        for members, alias in names.unions.items()
        if modules[alias] == module
    }
    defined = sorted([*unions, *(e.name for e in enums), *(r.name for r in records)])
    return ModelsView(
        module=module,
        title=module.replace("_", " "),
        names=tuple(defined),
        exports=tuple(f"{name} as {name}" for name in sorted(defined, key=str.lower)),
        enums=tuple(map(_enum, enums)),
        records=records,
        unions=tuple(f"{alias}: TypeAlias = {text}" for alias, text in unions.items()),
    )


def _enum(enum: Enum) -> str:
    values = ", ".join(map(literal, enum.values))
    source = f"{enum.name}: TypeAlias = Literal[{values}]"
    lines = [
        line
        for value, text in enum.labels
        for line in wrap(f"{value}: {' '.join(text.split())}", 3, 4)
    ]
    return f"{source}\n{docstring(lines)}\n" if lines else source


def _record(
    class_: Class,
    names: Names,
    annotations: Annotations,
    uses: Mapping[str, Lines],
    is_requested: bool,
) -> RecordView:
    by_name = {field.name: field for field in class_.fields}
    extras = [by_name.pop(ir.EXTRA).type] if ir.EXTRA in by_name else []
    # A document may name a property so.
    unnamed = (t.values if isinstance(t, ir.Map) else t for t in extras)
    order = names.fields[class_.name]
    fields = [by_name[name] for name in order if name in by_name]
    attributes = {f.name: names.attribute_of[class_.name, f.name] for f in fields}
    bases = ["Model"]
    renamed = {new: old for old, new in attributes.items() if new != old}
    if renamed:
        bases.append(f"wire_names={literal(renamed)}")
    if class_.discriminators:
        bases.append(f"tags={literal(class_.discriminators)}")
    read_only = tuple(sorted(f.name for f in fields if f.read_only))
    if read_only:
        bases.append(f"read_only={literal(read_only)}")
    return RecordView(
        name=class_.name,
        bases=tuple(bases),
        doc=docstring_lines(_record_doc(class_, uses.get(class_.name, ())), 4),
        fields=tuple(
            _field(f, attributes[f.name], annotations, is_requested) for f in fields
        ),
        extras=tuple(map(annotations.response, unnamed)),
    )


def _field(
    field: ir.Field, attribute: str, annotations: Annotations, is_requested: bool
) -> FieldView:
    annotation = annotations.response(field.type)
    if "None" in split_union(annotation):
        default = "NULL"
    elif field.always_sent:
        default = "SENT"
    else:
        annotation, default = union(annotation, "None"), "None"
    if is_requested and field.required and not field.read_only:
        default = ""
    doc = docstring_lines([described(field)], 4)
    return FieldView(
        source=annotated(attribute, annotation, default, 4),
        docs=(doc,) if doc else (),
    )


def _record_doc(class_: Class, uses: Lines) -> Iterator[str]:
    if says_more(class_.doc, class_.name) or not uses:
        yield class_.doc or " ".join(split(class_.name)).capitalize()
    yield from uses


def record_uses(api: ir.Api, names: Names) -> dict[str, Lines]:
    """Return, by class, where its records come from and go to."""
    found: dict[str, dict[str, list[str]]] = {}

    def note(words: str, place: str, types: Iterable[ir.Type]) -> None:
        for name in _classes(types, names):
            found.setdefault(name, {}).setdefault(words, []).append(place)

    for operation in sorted(api.operations, key=lambda o: method_order(o, names)):
        tag = names.tags[operation.tag].attribute
        method = f"{tag}.{names.method(operation)}"
        note("Returned by", method, operation.result.types)
        note("Taken by", method, _requests(operation))
        note("In errors of", method, operation.errors.values())
    for class_ in names.classes:
        for field in class_.fields:
            place = f"{class_.name}.{names.attribute_of[class_.name, field.name]}"
            note("Held by", place, [field.type])
    return {name: (" ".join(_uses(places)),) for name, places in found.items()}


def _uses(places: Mapping[str, list[str]]) -> Iterator[str]:
    for words in ("Returned by", "Taken by", "In errors of", "Held by"):
        # A record that a method gives is known by that.
        if words in places and not (words == "Held by" and "Returned by" in places):
            yield f"{words} {_listed(places[words])}."


def requested_classes(api: ir.Api, names: Names) -> set[str]:
    """Return the classes that requests take, also inside others."""
    held = {
        class_.name: _classes([field.type for field in class_.fields], names)
        for class_ in names.classes
    }
    found = [
        name
        for operation in api.operations
        for name in _classes(_requests(operation), names)
    ]
    for name in found:  # it grows meanwhile
        found += held.pop(name, ())
    return set(found)


def _requests(operation: ir.Operation) -> Iterator[ir.Type]:
    yield from (item.type for item in operation.inputs)
    if operation.body:
        yield operation.body.type


def _classes(types: Iterable[ir.Type], names: Names) -> dict[str, None]:
    """Return the classes that *types* refer to themselves, each once."""
    pointers = [pointer for type_ in types for pointer in references(type_)]
    return dict.fromkeys(names.class_of[pointer] for pointer in pointers)


def _listed(places: list[str]) -> str:
    shown, more = places[:_MOST], len(places) - _MOST
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def event(event: ir.Event, name: str, annotations: Annotations) -> FunctionView:
    """Prepare the function that reads the body of an event."""
    type_ = annotations.response(event.type)
    is_union = annotations.is_union(type_)
    lines = [line for part in sentences(event.doc) for line in wrap(part, 7)]
    kind = f"callback of {event.operation}" if event.operation else "webhook"
    title = f"Read the body of `{event.name}`, a {kind}."
    raises = "Raises ValueError unless it is JSON; another type in it is no error."
    call = f"read_body(body, {annotations.as_value(type_)})"
    typed = f"answer: {type_} = {call}", "return answer"
    return FunctionView(
        name=name,
        parameters=("body: str | bytes",),
        returns=type_,
        doc=(*wrap(title, 7), *(["", *lines] if lines else []), "", raises),
        body=typed if is_union else (f"return {call}",),
    )
