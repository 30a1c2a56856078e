"""Records of lead sources."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class LeadSource(Model):
    """Returned by lead_sources.list."""

    name: str | None = None
