"""Records of user connections."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class UserConnections(Model):
    """Returned by user_connections.get."""

    google: str | None = None
