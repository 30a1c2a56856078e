"""Records of currencies."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model


@model
class Currency(Model):
    """Returned by currencies.list."""

    id: int = SENT

    name: str | None = None

    code: str | None = None

    decimal_points: int | None = None

    symbol: str | None = None

    active_flag: bool | None = None

    is_custom_flag: bool | None = None
