"""Content of several media types: which it is, and its charset."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from .._util import is_json

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE | re.ASCII)


def charset_of(media: str) -> str:
    """Return the charset that a Content-Type states; empty if it states none."""
    found = _CHARSET.search(media)
    return found[1] if found else ""


def as_utf8(content: bytes, media: str) -> bytes:
    """Return JSON in UTF-8 that is in the charset which its Content-Type states.

    What is UTF-8 already stays, whatever is stated; and so does what is no JSON.
    """
    charset = charset_of(media)
    if charset and is_json(media):
        try:
            content.decode()
        except UnicodeDecodeError:
            with suppress(LookupError, UnicodeDecodeError):
                return content.decode(charset).encode()
    return content


def is_text(media: str) -> bool:
    """Return whether content of a media type is text: by its kind, or by a charset."""
    base = media.partition(";")[0].strip().lower()
    return (
        base.startswith("text/") or base.endswith("xml") or "charset=" in media.lower()
    )


def is_within(media: str, stated: str) -> bool:
    """Return whether a media type is the one that is stated, or in the stated range."""
    media = media.partition(";")[0].strip().lower()
    stated = stated.partition(";")[0].strip().lower()
    kind, _, rest = stated.partition("/")
    in_range = rest == "*" and (kind == "*" or media.startswith(f"{kind}/"))
    return media == stated or in_range


def text_reader(media: str) -> Callable[[bytes], str]:
    """Return a function that reads text: in its charset, else as UTF-8 or Latin-1.

    Latin-1 reads every byte.
    """
    charset = charset_of(media)

    def read(content: bytes) -> str:
        for encoding in (charset, "utf-8"):
            if encoding:
                with suppress(LookupError, UnicodeDecodeError):
                    return content.decode(encoding)
        return content.decode("latin-1")

    return read
