"""Records of organizations."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model


@model
class MergedOrganization(Model):
    """Returned by organizations.merge."""

    id: int = SENT
