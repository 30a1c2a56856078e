"""Records of billing."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class Addon(Model):
    """Returned by billing.list_addons."""

    code: str | None = None
