"""Records of meetings."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class ProviderLink(Model):
    """Returned by meetings.delete_provider_link and meetings.save_provider_link."""

    message: str | None = None
