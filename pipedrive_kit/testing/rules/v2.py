"""The words of API v2, which are those of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ..document.document import Document
from ..document.operation import Operation
from ..store import fields
from ..store.store import Record, Store
from .call import Call, Handler, Result
from .lists import PRESENTATION
from .presentation import presented, template


class V2:
    """API v2."""

    loose = False
    handlers: Mapping[str, Handler] = {}

    def body(self, call: Call) -> Any:
        return call.body

    def query(self, call: Call) -> Mapping[str, Any]:
        return call.query

    def shown(self, call: Call, record: Record) -> Record:
        return presented(call.store, call.kind, call.operation, record, call.query)

    def listed(self, call: Call, records: Iterable[Record]) -> list[msgspec.Raw]:
        """Return records as a list has them, encoded."""
        view = {name: call.query[name] for name in PRESENTATION & call.query.keys()}
        definitions = call.store.versions[call.kind.fields]
        key = f"{call.operation.id} {definitions} {view}"
        return call.account.encoded.of(key, records, call.shown)

    def envelope(self, operation: Operation, result: Result) -> Record:
        body: Record = {"success": True, "data": result.data}
        # A list without pages has null there.
        declared = operation.lists and "additional_data" in operation.body
        if result.additional is not None or declared:
            body["additional_data"] = result.additional
        return body

    def prepare(self, store: Store, document: Document) -> None:
        """Read templates and built-in fields off the document."""
        described = {
            kind: operation
            for kind in store.collections.values()
            if (operation := _list_of(document, kind.name)) is not None
        }
        for kind, operation in described.items():
            made = template(operation.record, operation.example_record, kind)
            store.templates[kind.name] = made
        for kind, operation in described.items():
            if kind.fields:
                fields.add_built_in(store, kind.name, operation.record)


def _list_of(document: Document, collection: str) -> Operation | None:
    """Return the operation that lists the records of a collection."""
    path = f"/{collection.replace('/', '/{id}/')}"
    for operation in document.operations.values():
        if operation.method == "GET" and operation.path == path:
            return operation
    return None
