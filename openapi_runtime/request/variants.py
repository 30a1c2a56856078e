"""Bodies whose fields depend on their media type."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from .._util import UNSET, is_json
from ..errors import RequestError
from ..models.plain import is_mapping
from ..wire.bodies import has_parts
from .call import Call


def as_variant(call: Call) -> Call:
    """Return the call with the body of one media type: the first that has all fields.

    One without fields is that of a body which is given as one value. ``send_as`` chooses
    another. Raises RequestError for fields that it does not have.
    """
    variants = call.operation.variants
    given = _given(call.body) | _given(call.form) | _given(call.files)
    names = {name for name, value in given.items() if value is not UNSET}
    chosen = call.options.get("send_as", "")
    is_whole = call.content is not UNSET
    if chosen not in variants:
        fitting = [
            media
            for media, own in variants.items()
            if names <= {*own} and is_whole != bool(own)
        ]
        if is_whole:
            fitting.sort(key=lambda media: is_json(media) != has_parts(call.content))
        chosen = next(iter(fitting or variants))
    others = names - {*variants[chosen]}
    if others:
        field = min(others)
        raise RequestError(f"{field!r} is no field of a body that is {chosen}")
    if is_whole == bool(variants[chosen]):
        how = "its fields" if variants[chosen] else "one value, without fields"
        raise RequestError(f"a body that is {chosen} is given by {how}")
    if is_whole:
        call = replace(call, content_type=chosen, form=None, files=None)
        return (
            replace(call, body=call.content, content=UNSET) if is_json(chosen) else call
        )
    fields = {name: given[name] for name in variants[chosen] if name in given}
    bodies: dict[str, Any] = {"body": UNSET, "form": UNSET, "files": UNSET}
    if chosen.startswith("multipart/"):
        files = _given(call.files)
        bodies["files"] = {n: value for n, value in fields.items() if n in files}
        bodies["form"] = {n: value for n, value in fields.items() if n not in files}
    elif "form-urlencoded" in chosen:
        bodies["form"] = fields
    else:
        bodies["body"] = fields
    return replace(call, content_type=chosen, **bodies)


def _given(fields: Any) -> dict[str, Any]:
    return dict(fields) if is_mapping(fields) else {}
