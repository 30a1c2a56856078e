"""The client of API v1 beside a client of API v2."""

from __future__ import annotations

from typing import Any

from openapi_runtime import sibling
from pipedrive_v2 import AsyncClient


def v1_of(client: Any) -> Any:
    """Return a client of API v1, of the same flavour, that shares all with *client*."""
    import pipedrive_v1  # few need it

    is_async = isinstance(client, AsyncClient)
    kind: Any = pipedrive_v1.AsyncClient if is_async else pipedrive_v1.Client
    return sibling(client, kind, pipedrive_v1.API)
