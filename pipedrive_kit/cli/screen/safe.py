"""Text of a server, made harmless for terminals: control characters become visible."""

from __future__ import annotations

import re
from typing import Final

_BIDI: Final = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""Characters that change the order or the lines of the text around them."""

_CONTROLS: Final = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_IN_JSON: Final = re.compile(f"[\x7f-\x9f{_BIDI}\ud800-\udfff]")
"""The same without those that JSON writes as escapes by itself."""

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: object) -> str:
    """Return a text on one line, with escapes instead of control characters."""
    return _CONTROLS.sub(_escape, str(text))


def message(text: object) -> str:
    """Return a text whose lines stay, with escapes instead of control characters."""
    return "\n".join(visible(line) for line in str(text).split("\n"))


def json_text(text: str) -> str:
    """Return JSON with escapes instead of the control characters that it allows."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
