"""The connector's function, with a client of ours behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

from openapi_runtime import CallOptions

from ..errors import ActionError

if TYPE_CHECKING:
    from ..client import Pipedrive

_connections: dict[str, Pipedrive] = {}


def connect(connection_name: str, client: Pipedrive) -> None:
    """Give a connection a client, which stays its owner's to close."""
    _connections[connection_name] = client


def run_connection_action(
    connection_name: str,
    action_name: str,
    params: Mapping[str, Any] | None = None,
    *,
    version: str | None = None,
    **options: Unpack[CallOptions],
) -> Any:
    """Run an action of a connection; return the body of the response as plain values.

    A list gives one page. A connection that was not given to `connect` has a client with
    the credentials of the environment, as `Pipedrive()` has.
    """
    client = _connections.get(connection_name)
    if client is None:
        from ..client import Pipedrive

        client = _connections[connection_name] = Pipedrive()
    action = client.actions.of(action_name, version=version)
    response = action.run(params or {}, raw=True, **options)
    if isinstance(response.parsed, bytes):
        return response.parsed
    try:
        return json.loads(response.body) if response.body else None
    except ValueError:
        raise ActionError(f"{action_name}: the response is no JSON") from None
