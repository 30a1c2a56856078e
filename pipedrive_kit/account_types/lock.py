"""`fields.lock`: the fields that modules were written from, and their names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ..errors import KitError
from ..fields.cache import field_from_dict, field_to_dict
from .entities import CLASSES
from .naming import NamedField, is_public_name

Lock: TypeAlias = Mapping[str, tuple[NamedField, ...]]
"""Entity -> its fields, in the order of the class."""

FORMAT = 1


def lock_text(lock: Lock) -> str:
    """Return a lock as JSON."""
    entities = {
        entity: [
            {"attribute": named.attribute, "alias": named.alias}
            | field_to_dict(named.field)
            for named in fields
        ]
        for entity, fields in lock.items()
    }
    content = {"format": FORMAT, "entities": entities}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_lock(text: str) -> Lock:
    """Return the lock in a text.

    Raises:
        KitError: It is none, such as after a merge.
    """
    try:
        content: Any = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']}")
        return {
            entity: _distinct([_named(each) for each in fields])
            for entity, fields in content["entities"].items()
            if entity in CLASSES
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KitError(
            f"fields.lock cannot be read ({error}): correct it, take one side of a"
            " merge, or delete it for new names"
        ) from error


def _named(plain: Any) -> NamedField:
    attribute, alias = str(plain["attribute"]), str(plain["alias"])
    for name in (attribute, *filter(None, [alias])):
        if not is_public_name(name):
            raise ValueError(f"{name!r} cannot be a name")
    return NamedField(field_from_dict(plain), attribute, alias)


def _distinct(fields: Sequence[NamedField]) -> tuple[NamedField, ...]:
    count = Counter(name for f in fields for name in (f.attribute, f.alias) if name)
    if twice := [name for name, number in count.items() if number > 1]:
        raise ValueError(f"{twice[0]!r} stands for two things")
    return tuple(fields)
