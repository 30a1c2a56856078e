"""The words of a server about a failure, where no configuration says where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models.plain import is_array, is_object

_KEYS = (
    *("detail", "message", "error_description", "error_message", "error", "msg"),
    *("reason", "description", "faultstring", "title"),
)
"""Members that most APIs, OAuth 2 and RFC 9457 have for a text, the best first."""

_LISTS = ("errors", "detail", "details", "messages", "error")
_PLACES = ("field", "path", "pointer", "loc", "name", "param")
_DEPTH = 4


def own_words(data: Any) -> str:
    """Return the text of the body of a failure; empty if none is found."""
    texts = dict.fromkeys(text for text in _texts(data, 0) if text)
    shown = (t for t in texts if not any(t != o and t in o for o in texts))
    return ": ".join(text.rstrip(".") for text in shown)


def _texts(data: Any, depth: int) -> Iterator[str]:
    """Yield the title, the text, and that of the first of several errors."""
    if depth > _DEPTH:
        return
    if is_array(data):
        for item in data[:1]:
            yield from [_one_line(item)] if depth else _texts(item, depth + 1)
            if is_object(item) and depth:
                yield _with_place(item, depth)
        return
    if not is_object(data):
        return
    title, best = _one_line(data.get("title")), _best(data)
    if title and title != best:
        yield title
    yield best
    for key in _LISTS:
        value = data.get(key)
        if is_object(value) and key == "errors":  # lists of texts by field
            value = [{"field": k, "message": v} for k, v in value.items()]
        if is_array(value) or (is_object(value) and not best):
            yield from _texts(value, depth + 1)
            return


def _best(data: dict[str, Any]) -> str:
    found = (_one_line(data.get(key)) for key in _KEYS)
    return next((text for text in found if text), "")


def _with_place(item: dict[str, Any], depth: int) -> str:
    """Return the text of one of several errors, after the name of what it is about."""
    message = item.get("message")
    if is_array(message):
        item = {**item, "message": next(iter(message), None)}
    text = ": ".join(dict.fromkeys(t for t in _texts(item, depth + 1) if t))
    places = [item.get(key) for key in _PLACES]
    place = next((p for p in places if p), "")
    shown = ".".join(map(str, place)) if is_array(place) else _one_line(place)
    return f"{shown}: {text}" if shown and text and shown not in text else text


def _one_line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
