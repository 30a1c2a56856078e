"""The words of a server about a failure, where no configuration says where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models.plain import is_array, is_object

_KEYS = (
    *("detail", "message", "errordescription", "errormessage", "msg", "errmsg"),
    *("description", "reason", "faultstring", "error"),
)
"""Members that most APIs, OAuth 2 and RFC 9457 have for a text, the best first."""

_HOLDERS = (
    *("errors", "errormessages", "nonfielderrors", "validationerrors", "elements"),
    *("detail", "details", "messages", "message", "error", "fault", "meta", "data"),
    *("status",),
)
"""Members with errors in them."""

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
            yield (
                _with_place(item, depth)
                if depth
                else ": ".join(filter(None, _texts(item, 1)))
            )
        return
    if not is_object(data):
        yield _one_line(data)
        return
    members = {_plain(key): value for key, value in data.items()}
    title, best = _one_line(members.get("title")), _best(members)
    yield title
    if best == _one_line(members.get("detail")):
        yield _one_line(members.get("message"))
    yield best
    found = ""
    for key in _HOLDERS:
        value = members.get(key)
        if is_object(value):
            value = _by_field(value, may_be_texts=key == "errors") or value
        is_text = isinstance(value, str) and key == "errors"
        if not found and (
            is_array(value) or is_text or (is_object(value) and not best)
        ):
            found = ": ".join(filter(None, _texts(value, depth + 1)))
    yield found
    if not (title or best or found):
        yield from _texts(_by_field(data), depth + 1)


def _best(members: dict[str, Any]) -> str:
    """Return the first text, rather than a code, which is one word."""
    found = [text for key in _KEYS if (text := _one_line(members.get(key)))]
    return next((text for text in found if " " in text), next(iter(found), ""))


def _by_field(value: dict[str, Any], *, may_be_texts: bool = False) -> list[Any]:
    """Return the errors of an object with texts by field; none of another one."""
    texts = [
        v for v in value.values() if (may_be_texts or is_array(v)) and _one_line(v)
    ]
    if len(texts) != len(value):
        return []
    return [{"field": key, "message": text} for key, text in value.items()]


def _with_place(item: Any, depth: int) -> str:
    """Return the text of one of several errors, after the name of what it is about."""
    text = ": ".join(dict.fromkeys(t for t in _texts(item, depth + 1) if t))
    places = [item.get(key) for key in _PLACES] if is_object(item) else []
    place = next((p for p in places if p), "")
    shown = ".".join(map(str, place)) if is_array(place) else _one_line(place)
    return f"{shown}: {text}" if shown and text and shown not in text else text


def _plain(key: str) -> str:
    """Return a name without its style: `errorMessage` and `error_message` are one."""
    return key.replace("_", "").lower()


def _one_line(value: Any) -> str:
    """Return a text, or the first of several, without line breaks."""
    text = value[0] if is_array(value) and value else value
    return " ".join(text.split()) if isinstance(text, str) else ""
