"""Content of several media types: which it is, and its charset."""

from __future__ import annotations

import re

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE | re.ASCII)


def charset_of(media: str) -> str:
    """Return the charset that a Content-Type states; empty if it states none."""
    found = _CHARSET.search(media)
    return found[1] if found else ""
