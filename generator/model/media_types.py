"""Media types of requests and responses."""

from __future__ import annotations

from . import ir


def is_json(media: str) -> bool:
    """Tell whether content is read and written as JSON."""
    media = _base(media)
    return media in ("application/json", "*/*") or media.endswith("+json")


def is_text(media: str) -> bool:
    """Tell whether content is read as a string; XML states its own encoding."""
    return _base(media).startswith("text/") and _base(media) != "text/xml"


def body_kind(media: str) -> ir.BodyKind:
    """Return how a request body of a media type is written."""
    if is_json(media):
        return ir.BodyKind.JSON
    if _base(media) == "application/x-www-form-urlencoded":
        return ir.BodyKind.FORM
    multipart = _base(media).startswith("multipart/")
    return ir.BodyKind.MULTIPART if multipart else ir.BodyKind.CONTENT


def _base(media: str) -> str:
    return media.partition(";")[0].strip().lower()
