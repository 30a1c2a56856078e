"""Custom fields as leads have them, which are of API v1: by code, beside all else.

The parts of a value are keys of their own: `CODE`, `CODE_currency`, `CODE_until`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..narrowing import is_list, is_mapping

_KEY = re.compile(r"([0-9a-f]{40})(?:_(\w+))?")


def is_flat(key: str) -> bool:
    """Return if a key of a record is that of a custom field or of a part of one."""
    return _KEY.fullmatch(key) is not None


def nested(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the custom fields among the keys of a record, as API v2 has them."""
    parts: dict[str, dict[str, Any]] = {}
    for key, value in record.items():
        if found := _KEY.fullmatch(key):
            parts.setdefault(found[1], {})[found[2] or "value"] = value
    return {code: _joined(found) for code, found in parts.items()}


def flat(custom: Mapping[str, Any]) -> dict[str, Any]:
    """Return custom fields of API v2 as keys of a record."""
    keys: dict[str, Any] = {}
    for code, value in custom.items():
        if is_mapping(value):
            rest = {f"{code}_{p}": v for p, v in value.items() if p != "value"}
            keys |= {code: value.get("value"), **rest}
        else:
            keys[code] = ",".join(map(str, value)) if is_list(value) else value
    return keys


def _joined(parts: Mapping[str, Any]) -> Any:
    """Return a value; one without parts, or with empty parts only, is no object."""
    value = parts.get("value")
    return value if value is None or len(parts) == 1 else dict(parts)
