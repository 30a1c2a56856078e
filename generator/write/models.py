"""Views of the records and enums: one module for each group of operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import ir
from ..names.result import Class, Enum, Names
from ..names.words import split
from .annotations import Annotations, split_union, union
from .python_source import (
    Imports,
    annotated,
    described,
    docstring_lines,
    literal,
    says_more,
)
from .views import FieldView, Lines, ModelsView, RecordView


def modules(api: ir.Api, names: Names) -> dict[str, str]:
    """Return the module of each class and enum: that of its one group, or "shared"."""
    tag_of = {operation.id: operation.tag for operation in api.operations}
    items: list[Class | Enum] = [*names.classes, *names.enums]
    tags = {item.name: {tag_of[id_] for id_ in item.operations} for item in items}
    return {
        name: names.tags[found.pop()].attribute if len(found) == 1 else "shared"
        for name, found in tags.items()
    }


def models(
    module: str, names: Names, modules: Mapping[str, str], uses: Mapping[str, Lines]
) -> ModelsView:
    """Prepare one module; *uses*: sentences about the classes."""
    imports = Imports()
    homes = {name: ".shared" for name, home in modules.items() if home != module}
    annotations = Annotations(names, imports, homes)
    records = tuple(
        _record(class_, names, annotations, uses)
        for class_ in names.classes
        if modules[class_.name] == module
    )
    enums = [enum for enum in names.enums if modules[enum.name] == module]
    if enums:
        imports.add("typing", "Literal", "TypeAlias")
    if records:
        imports.add("openapi_runtime", "Model", "model")
    for default in ("NULL", "SENT"):
        if any(f.source.endswith(f" = {default}") for r in records for f in r.fields):
            imports.add("openapi_runtime", default)
    defined = sorted([e.name for e in enums] + [r.name for r in records])
    return ModelsView(
        module=module,
        title=module.replace("_", " "),
        names=tuple(defined),
        exports=tuple(f"{name} as {name}" for name in sorted(defined, key=str.lower)),
        imports=imports.groups(),
        enums=tuple(map(_enum, enums)),
        records=records,
    )


def _enum(enum: Enum) -> str:
    values = ", ".join(map(literal, enum.values))
    return f"{enum.name}: TypeAlias = Literal[{values}]"


def _record(
    class_: Class,
    names: Names,
    annotations: Annotations,
    uses: Mapping[str, Lines],
) -> RecordView:
    by_name = {field.name: field for field in class_.fields}
    fields = [by_name[name] for name in names.field_order[class_.name]]
    attributes = {f.name: names.fields[class_.name, f.name] for f in fields}
    bases = ["Model"]
    renamed = {new: old for old, new in attributes.items() if new != old}
    if renamed:
        bases.append(f"wire_names={literal(renamed)}")
    if class_.discriminators:
        bases.append(f"tags={literal(class_.discriminators)}")
    return RecordView(
        name=class_.name,
        bases=tuple(bases),
        doc=docstring_lines(_record_doc(class_, uses.get(class_.name, ())), 4),
        fields=tuple(_field(f, attributes[f.name], annotations) for f in fields),
    )


def _field(field: ir.Field, attribute: str, annotations: Annotations) -> FieldView:
    annotation = annotations.response(field.type)
    if "None" in split_union(annotation):
        default = "NULL"
    elif field.always_sent:
        default = "SENT"
    else:
        annotation, default = union(annotation, "None"), "None"
    doc = docstring_lines([described(field)], 4)
    return FieldView(
        source=annotated(attribute, annotation, default, 4),
        docs=(doc,) if doc else (),
    )


def _record_doc(class_: Class, uses: Lines) -> Iterator[str]:
    if says_more(class_.doc, class_.name) or not uses:
        yield class_.doc or " ".join(split(class_.name)).capitalize()
    yield from uses
