"""Encoding of arguments as the body of a request: JSON, a form, or parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote_plus

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..models.model import Model
from ..models.plain import PLAIN, is_many, is_mapping
from ..models.writing import to_json
from .encode import FORM, Writer

encode_json = msgspec.json.Encoder(decimal_format="number").encode

_NOTHING: frozenset[type] = frozenset()
_FITTING: Mapping[str | None, frozenset[type]] = {
    None: PLAIN,
    "boolean": frozenset((bool, type(None))),
    "integer": frozenset((int, type(None))),
    "number": frozenset((int, type(None))),
    "string": frozenset((str, type(None))),
}
"""Types of values that need no conversion, by the type that the document declares."""


class BodyWriter(Writer):
    """Encoder of the body of one operation."""

    __slots__ = ()

    def form(self, values: Mapping[str, Any]) -> str:
        """Return a URL-encoded form: a list repeats its field, an object is JSON.

        `Operation.styles` has the fields that are written otherwise.
        """
        pieces: list[str] = []
        for name, value in values.items():
            if value is UNSET:
                continue
            if name in self.operation.styles:
                pieces.append(self.styled(FORM, name, value))
                continue
            for item in self.items(FORM, name, value):
                text, _ = self._field(name, item)
                pieces.append(f"{quote_plus(name)}={quote_plus(text)}")
        return "&".join(pieces)

    def part(self, name: str, value: Any) -> tuple[bytes, str | None]:
        """Return content and media type of a multipart field that is not a file."""
        stated = self.operation.part_types.get(name)
        if stated is not None and "json" in stated:
            return encode_json(json_value(self, name, value, is_item=True)), stated
        text, media = self._field(name, value)
        return text.encode(), stated or media

    def json(self, body: Any, extra: Mapping[str, Any] | None = None) -> bytes:
        """Encode a JSON body, `extra` merged over its top level."""
        types = self.operation.type_of
        if is_mapping(body) and "" not in types:
            value: Any = {
                # Most fields are plain; the test for it is cheaper than the call.
                name: (
                    item
                    if type(item) in _FITTING.get(types.get(name), _NOTHING)
                    or (types.get(name) == "date" and _is_full_date(item))
                    else json_value(self, name, item)
                )
                for name, item in body.items()
                if item is not UNSET
            }
        else:
            value = json_value(self, "", body)
        if extra:
            if not isinstance(value, dict):
                raise RequestError("extra_body needs a body that is an object")
            value = cast("dict[str, Any]", value) | json_value(self, "", extra)
        try:
            return encode_json(value)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            problem = str(error)
        raise RequestError(f"the body cannot be written as JSON: {problem}")

    def _field(self, name: str, value: Any) -> tuple[str, str | None]:
        """Return text and media type of a form field; objects and lists are JSON."""
        if has_parts(value):
            content = encode_json(json_value(self, name, value, is_item=True))
            return content.decode(), "application/json"
        return self.text(FORM, name, value), None


def has_parts(value: Any) -> bool:
    """Return whether a value is an object or a list in JSON."""
    return isinstance(value, Model) or is_mapping(value) or is_many(value)


def json_value(writer: Writer, name: str, value: Any, *, is_item: bool = False) -> Any:
    """Return a value as JSON, of the type that the document declares."""
    operation = writer.operation
    try:
        declared = operation.type_of.get(name, "")
        if is_item and declared.startswith("["):
            declared = declared[1:-1]
        if declared:
            from .declared import as_declared  # most values need no conversion

            value = as_declared(declared, value, writer.formats, operation.objects)
        return to_json(value, writer.formats)
    except (RequestError, TypeError, ValueError, RecursionError) as error:
        problem = str(error)
    field = f"body field {name!r}" if name else "body"
    raise RequestError(f"{field}: {problem}")


def _is_full_date(value: Any) -> bool:
    """Return if a value is the text of a day, such as 2026-01-31."""
    if type(value) is not str or len(value) != 10 or value[4::3] != "--":
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
