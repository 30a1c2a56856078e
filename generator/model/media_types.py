"""What a media type says of a body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import ir
from .parameter_styles import written
from .types import bare

FILE = ir.Scalar("string", "binary")


def is_json(media: str) -> bool:
    media = media.partition(";")[0].strip().lower()
    return media in ("application/json", "*/*") or media.endswith("+json")


def body_kind(media: str) -> ir.BodyKind:
    base = media.partition(";")[0].strip().lower()
    if is_json(media):
        return ir.BodyKind.JSON
    if base == "application/x-www-form-urlencoded":
        return ir.BodyKind.FORM
    return (
        ir.BodyKind.MULTIPART if base.startswith("multipart/") else ir.BodyKind.CONTENT
    )


def body_rank(media: str) -> int:
    return list(ir.BodyKind).index(body_kind(media))


def is_text(media: str) -> bool:
    """Tell whether what is read is a text; XML says itself how it is to be read."""
    base = media.partition(";")[0].strip().lower()
    return base.startswith("text/") and base != "text/xml"


def is_file(type_: ir.Type) -> bool:
    """Tell whether a field of a multipart body is a file, or a list of files."""
    type_ = bare(type_)
    return (bare(type_.items) if isinstance(type_, ir.Array) else type_) == FILE


def encoded(
    body: ir.Body,
    content: dict[str, Any],
    keywords: dict[str, dict[str, Any]],
    warn: Callable[[str], None],
) -> ir.Body:
    """Add to *body* how its fields are written; *keywords* are those of their schemas."""
    stated = content.get("encoding") or {}
    stated = {n: e for n, e in sorted(stated.items()) if isinstance(e, dict)}
    if body.kind is ir.BodyKind.FORM:
        styles = {}
        for name, encoding in stated.items():
            style = written(encoding, is_json(str(encoding.get("contentType", ""))))
            if style:
                styles[name] = style
        return replace(body, styles=styles)
    if body.kind is not ir.BodyKind.MULTIPART:
        return body
    if not body.media_type.startswith("multipart/form-data"):
        warn(f"is sent as multipart/form-data, not as {body.media_type}")
    for name, encoding in stated.items():
        if encoding.get("headers"):
            warn(f"the headers of the part {name!r} are not sent")
    types = {
        name: str(encoding["contentType"])
        for name, encoding in stated.items()
        if _is_definite(encoding.get("contentType"))
    }
    fields = body.fields
    if fields is not None:
        fields = tuple(
            replace(field, type=_part(field.type, keywords[field.name]))
            for field in fields
        )
    return replace(body, part_types=types, fields=fields)


def _is_definite(media: object) -> bool:
    """Tell whether one media type is stated, not a choice: `image/png, image/*`."""
    return isinstance(media, str) and media.isprintable() and not set(media) & set(",*")


def _part(type_: ir.Type, keywords: dict[str, Any]) -> ir.Type:
    """Take a text that is stated to be something else, and not encoded, for a file."""
    media = keywords.get("contentMediaType")
    raw = isinstance(media, str) and "contentEncoding" not in keywords
    text = isinstance(bare(type_), ir.Anything) or bare(type_) == ir.Scalar("string")
    return FILE if raw and text and not is_json(str(media)) else type_
