"""The bodies of errors as the types that the document has for them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import msgspec

from ..errors import APIStatusError
from ..models.envelope import value_reader
from ..models.plain import UnreadableError


def type_data(error: APIStatusError, types: Mapping[str, Any]) -> None:
    """Replace the data of an error by a value of the type for its status."""
    status = str(error.status_code)
    keys = (status, f"{status[0]}XX", "default")
    hint = next((types[key] for key in keys if key in types), None)
    if hint is not None and error.data is not None and error.status_code >= 300:
        with suppress(UnreadableError):
            error.data = value_reader(hint)(msgspec.Raw(error.body))
