"""One call: an operation with its arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, BinaryIO, TypeAlias, TypedDict

import msgspec

from .._unset import UNSET, Unset
from ..errors import RequestError
from ..operation import Operation
from ..settings.options import CallOptions

FileInput: TypeAlias = (
    str
    | PathLike[str]
    | bytes
    | BinaryIO
    | tuple[str, bytes | BinaryIO]
    | tuple[str, bytes | BinaryIO, str | None]
)
"""A path, bytes, a binary file object, or a tuple ``(name, content)`` or ``(name, content,
content_type)``, whose content is bytes or a file object.

Without a name, bytes are called like the argument; without a type it follows from the name,
and is ``application/octet-stream`` where that says nothing."""


class Arguments(TypedDict, total=False):
    """The arguments of a generated method, by wire names; unset values are dropped."""

    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    cookies: Mapping[str, Any]
    body: Any
    """Sent as JSON."""

    form: Mapping[str, Any] | Unset
    """Sent URL-encoded, or beside the files."""

    files: Mapping[str, FileInput | Sequence[FileInput] | Unset] | Unset
    """Sent as multipart."""

    content: bytes | str | Unset
    """Sent as it is."""

    content_type: str
    options: CallOptions


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with its arguments."""

    operation: Operation
    path: Mapping[str, Any] = {}
    query: Mapping[str, Any] = {}
    headers: Mapping[str, Any] = {}
    cookies: Mapping[str, Any] = {}
    body: Any = UNSET
    form: Mapping[str, Any] | Unset | None = None
    files: Mapping[str, FileInput | Sequence[FileInput] | Unset] | Unset | None = None
    content: Any = UNSET
    content_type: str | None = None
    any_media: bool = False
    """True if the response says whether it is JSON, text or bytes."""

    options: CallOptions = {}

    @property
    def has_body(self) -> bool:
        """True if there is anything to make a body of."""
        return (
            self.body is not UNSET
            or self.content is not UNSET
            or self.form is not None
            or self.files is not None
            or "extra_body" in self.options
            or "send_as" in self.options
        )


def refuse_file(call: Call) -> None:
    """Raise RequestError if a response that is no file is to be saved as one."""
    if "save_to" in call.options:
        raise RequestError(
            f"save_to is for responses that are bytes, not for that of {call.operation.id}",
            operation_id=call.operation.id,
            method=call.operation.http_method,
        )
