"""Operations on note fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    AsyncResource,
    CallOptions,
    Resource,
    async_raw_method,
    raw_method,
)

from ..models.note_fields import NoteField
from ..operations import OPERATIONS


class NoteFields(Resource):
    """Operations on note fields."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[NoteField]:
        """Return data about all note fields.

        Costs 20 tokens. getNoteFields: GET /noteFields, scope contacts:full or
        contacts:read or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getNoteFields"], list_[NoteField], options=call_options
        )

    @property
    def with_raw_response(self) -> NoteFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return NoteFieldsWithRawResponse(self._raw())


class NoteFieldsWithRawResponse:
    def __init__(self, raw: NoteFields) -> None:
        self.list = raw_method(raw.list)


class AsyncNoteFields(AsyncResource):
    """`NoteFields`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[NoteField]:
        """Return data about all note fields.

        Costs 20 tokens. getNoteFields: GET /noteFields, scope contacts:full or
        contacts:read or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getNoteFields"], list_[NoteField], options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncNoteFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncNoteFieldsWithRawResponse(self._raw())


class AsyncNoteFieldsWithRawResponse:
    def __init__(self, raw: AsyncNoteFields) -> None:
        self.list = async_raw_method(raw.list)
