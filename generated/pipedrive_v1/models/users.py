"""Records of users."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import NULL, SENT, Model, model

from .shared import UserAccess


@model
class CurrentUser(Model):
    """Returned by users.me."""

    id: int = SENT

    name: str | None = None

    default_currency: str | None = None

    locale: str | None = None

    lang: int | None = None

    email: str | None = None

    phone: str | None = NULL

    activated: bool | None = None

    last_login: str | None = None

    created: str | None = None

    modified: str | None = NULL

    has_created_company: bool | None = None

    access: list[UserAccess] | None = None

    active_flag: bool | None = None

    timezone_name: str | None = None

    timezone_offset: str | None = None

    role_id: int | None = None

    icon_url: str | None = NULL

    is_you: bool | None = None

    is_deleted: bool | None = None

    company_id: int | None = None

    company_name: str | None = None

    company_domain: str | None = None

    company_country: str | None = None

    company_industry: str | None = None

    language: UserLanguage | None = None


@model
class UserLanguage(Model):
    """Held by CurrentUser.language."""

    language_code: str | None = None

    country_code: str | None = None


@model
class UserPermissions(Model):
    """Returned by users.get_permissions."""

    can_add_custom_fields: bool | None = None

    can_add_products: bool | None = None

    can_add_prospects_as_leads: bool | None = None

    can_bulk_edit_items: bool | None = None

    can_change_visibility_of_items: bool | None = None

    can_convert_deals_to_leads: bool | None = None

    can_create_own_workflow: bool | None = None

    can_delete_activities: bool | None = None

    can_delete_custom_fields: bool | None = None

    can_delete_deals: bool | None = None

    can_edit_custom_fields: bool | None = None

    can_edit_deals_closed_date: bool | None = None

    can_edit_products: bool | None = None

    can_edit_shared_filters: bool | None = None

    can_export_data_from_lists: bool | None = None

    can_follow_other_users: bool | None = None

    can_merge_deals: bool | None = None

    can_merge_organizations: bool | None = None

    can_merge_people: bool | None = None

    can_modify_labels: bool | None = None

    can_see_company_wide_statistics: bool | None = None

    can_see_deals_list_summary: bool | None = None

    can_see_hidden_items_names: bool | None = None

    can_see_other_users: bool | None = None

    can_see_other_users_statistics: bool | None = None

    can_see_security_dashboard: bool | None = None

    can_share_filters: bool | None = None

    can_share_insights: bool | None = None

    can_use_api: bool | None = None

    can_use_email_tracking: bool | None = None

    can_use_import: bool | None = None
