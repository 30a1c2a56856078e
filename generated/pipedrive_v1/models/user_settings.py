"""Records of user settings."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class UserSettings(Model):
    """Returned by user_settings.get."""

    marketplace_team: bool | None = None

    list_limit: float | None = None

    beta_app: bool | None = None

    prevent_salesphone_callto_override: bool | None = None

    file_upload_destination: str | None = None

    callto_link_syntax: str | None = None

    autofill_deal_expected_close_date: bool | None = None

    person_duplicate_condition: str | None = None
