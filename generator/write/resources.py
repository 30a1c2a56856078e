"""Views of the resource modules: one for each group, with a method for each operation.

A tag of OpenAPI is a group in Python; its class is a resource, in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from openapi_source.names import split

from ..config import Config
from ..model import ir
from ..model.description_text import first_sentence
from ..names.result import GoneOperation, Names, RemovedOperation
from .annotations import Annotations
from .methods.method import method
from .python_source import call, docstring_lines
from .views import FLAVORS, OperationsView, ResourceView

_FIRST = ("list", "get", "add", "create", "update", "delete", "search")


def resource(attribute: str, api: ir.Api, names: Names, config: Config) -> ResourceView:
    """Prepare the module of one group of operations."""
    annotations = Annotations(names, in_resource=True)
    tags = [tag for tag in api.tags if names.tags[tag.name].attribute == attribute]
    members = {tag.name for tag in tags}
    operations = [o for o in api.operations if o.tag in members]
    methods = {
        operation.id: method(operation, api, names, config, annotations)
        for operation in sorted(operations, key=lambda o: method_order(o, names))
    }
    every = [*methods.values()]
    for id_, known in methods.items():
        every += map(known.renamed, names.renamed.methods.get(id_, ()))
    removed = tuple(_removed(attribute, names, members))
    words = " ".join(split(tags[0].name))
    doc = next((tag.doc for tag in tags if tag.doc), f"Operations on {words}.")
    class_name = names.tags[tags[0].name].class_name
    classes = (
        OperationsView(
            name=f"{flavor.prefix}{class_name}",
            base=f"{flavor.prefix}Resource",
            doc=(
                (f"`{class_name}`, awaited.",)
                if flavor.prefix
                else docstring_lines([doc], 4)
            ),
            methods=tuple(item.view(flavor) for item in every),
            removed=removed,
        )
        for flavor in FLAVORS
    )
    warns = any(item.deprecations for item in every)
    return ResourceView(
        title=words,
        # The class for raw responses refers to every method.
        pragmas=("pyright: reportDeprecated=false",) if warns else (),
        attribute=attribute,
        class_name=class_name,
        summary=docstring_lines([first_sentence(doc)], 8),
        classes=tuple(classes),
        index=tuple(item.index for item in methods.values()),
        old_attributes=tuple(
            old for tag in tags for old in names.renamed.tags.get(tag.name, ())
        ),
    )


def method_order(operation: ir.Operation, names: Names) -> tuple[int, str]:
    """Return the sort key of a method: the usual verbs first."""
    name = names.method(operation)
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _removed(
    attribute: str, names: Names, members: set[str]
) -> Iterator[tuple[str, str]]:
    every: dict[str, RemovedOperation | GoneOperation] = {**names.removed, **names.gone}
    for id_, item in sorted(every.items()):
        if item.tag in members:
            request = f"{item.http_method} {item.path}"
            facts = {"operation_id": id_, "request": request}
            more = "since" if isinstance(item, RemovedOperation) else "instead"
            if text := getattr(item, more):
                facts[more] = text
            name = f"{attribute}.{item.function}"
            yield item.function, call("removed", facts, name)
