"""Requests of a client that another thread or task has closed meanwhile."""

from __future__ import annotations

from ..http import AsyncClient, Client, LocalProtocolError


class ClosedClientError(LocalProtocolError):
    """Failure of a request after its client was closed; messages have the name."""


def of_closed(error: RuntimeError, http: Client | AsyncClient) -> LocalProtocolError:
    """Return the failure of a client that was closed before it could send.

    Raises `error` if it has another reason.
    """
    if http.is_closed and "Cannot send a request" in str(error):
        return ClosedClientError(str(error))
    raise error
