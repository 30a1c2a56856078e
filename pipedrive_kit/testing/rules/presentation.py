"""Records as a response has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..document.operation import Operation
from ..document.schemas import Json
from ..messages import invalid
from ..store import fields
from ..store.store import Record, Store
from ..store.tables import Collection

COUNT = "integer"
_MOST_ENCODED = 200_000


def template(schemas: Mapping[str, Json], example: Json, kind: Collection) -> Record:
    """Return a record in which nothing was given: nulls, and empty lists."""
    known = [key for key in example if key not in kind.absent]
    return {key: empty(schemas.get(key, {})) for key in known}


def empty(schema: Json) -> Any:
    """Return the value that the server has where there is none."""
    if schema.get("nullable"):
        return None
    values: Record = {"array": [], "boolean": False}
    return values.get(schema.get("type", ""))


def presented(
    store: Store,
    kind: Collection,
    operation: Operation,
    record: Record,
    query: Mapping[str, Any],
) -> Record:
    """Return what a response shows of a record."""
    asked = query.get("include_fields", ())
    hidden = operation.on_request.difference(asked)
    shown = {k: v for k, v in record.items() if k[0] != "_" and k not in hidden}
    for name in asked:
        if name not in shown and name in operation.record:
            # Counts are zero, not null.
            count = operation.record[name].get("type") == COUNT
            shown[name] = 0 if count and name.endswith("_count") else None
    if "custom_fields" in shown:
        shown["custom_fields"] = _custom(store, kind, shown["custom_fields"], query)
    if query.get("include_labels") and "label_ids" in shown:
        shown["label_ids"] = _labels(store, kind, shown["label_ids"])
    return shown


def _custom(
    store: Store, kind: Collection, values: Mapping[str, Any], query: Mapping[str, Any]
) -> Record | None:
    if kind.name == "organizations" and not values:
        return None  # of these alone it is null as a whole
    codes = query.get("custom_fields")
    codes = codes.split(",") if isinstance(codes, str) else codes
    if codes is not None and len(codes) > 15:
        raise invalid("custom_fields", "at most 15 keys are allowed")
    labels = bool(query.get("include_option_labels"))
    return fields.read(store, kind.name, values or {}, codes=codes, labels=labels)


def _labels(store: Store, kind: Collection, ids: Any) -> Any:
    field = store.find(kind.fields, "label_ids")
    return fields.labelled(field, ids) if field else ids


@dataclass
class Encoded:
    """Records as JSON, made once for each view: lists are what is asked for most."""

    _kept: dict[tuple[str, int], tuple[Record, msgspec.Raw]] = field(
        default_factory=dict[tuple[str, int], tuple[Record, msgspec.Raw]]
    )

    def of(
        self, view: str, records: Iterable[Record], shown: Callable[[Record], Record]
    ) -> list[msgspec.Raw]:
        """Return the JSON of *records* as *shown* has them in a *view*."""
        kept = self._kept
        found: list[msgspec.Raw] = []
        for record in records:
            # Records are replaced, never changed, and one that is kept keeps its `id`.
            key = (view, id(record))
            entry = kept.get(key)
            if entry is None:
                raw = msgspec.Raw(msgspec.json.encode(shown(record)))
                entry = kept[key] = (record, raw)
            found.append(entry[1])
        if len(kept) > _MOST_ENCODED:
            kept.clear()
        return found
