"""What a media type says of a body."""

from __future__ import annotations

from . import ir


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
