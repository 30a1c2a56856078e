"""Name: every public name, in one pass.

The result is a table from facts (pointers, operation ids, wire names) to Python names,
with the classes and enums to be written. Later steps look names up and invent none.
"""

from __future__ import annotations

from ..config import Config
from ..errors import GeneratorError
from ..model import ir
from ..read.load import Document
from .classes import name_classes
from .enums import name_enums
from .fields import name_fields, order_fields
from .methods import name_methods
from .overrides import check_overrides
from .renames import removed, renamed
from .result import Names, NamingInput, PreviousNames


def name(
    api: ir.Api,
    config: Config,
    document: Document,
    previous: PreviousNames,
    *,
    edited: bool = True,
) -> Names:
    """Name everything in *api*; what had a name before keeps it.

    Names that collide get longer ones. Raises what a person must decide, with lines to
    paste, if the overrides were *edited* since the last run: then one that matches nothing
    may be mistyped. Else the document has changed, and that is only a warning. An API
    with `auto_rename` never asks.
    """
    given = NamingInput(api, config, document, previous)
    classes = name_classes(given)
    enums = name_enums(given, classes)
    models = {c.name for c in classes.classes} | {e.name for e in enums.enums}
    methods = name_methods(given, models)
    invalid, without_effect = check_overrides(given, classes, enums, edited=edited)
    # All is named first, so that one run says everything that a person must decide.
    collisions = [*classes.collisions, *enums.collisions, *methods.collisions]
    errors = [*invalid, *methods.errors]
    if config.auto_rename:
        collisions = []
    elif edited:
        errors += collisions
    if errors:
        raise GeneratorError(*errors, *without_effect)
    schemas = {**classes.name_of, **enums.name_of}
    old_names = renamed(given, methods, schemas)
    field_order = order_fields(given, classes.classes)
    return Names(
        classes=classes.classes,
        class_of=classes.name_of,
        enums=enums.enums,
        enum_of=enums.name_of,
        tags=methods.tags,
        functions=methods.functions,
        fields=dict(name_fields(field_order)),
        field_order=field_order,
        arguments=methods.arguments,
        body_order=methods.body_order,
        bodies=methods.bodies,
        auto_renamed=methods.auto_renamed,
        removed=removed(given, methods, old_names),
        renamed=old_names,
        warnings=classes.warnings,
        undecided=(*collisions, *without_effect),
    )
