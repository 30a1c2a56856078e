"""Facts about the whole API, and those that many operations share."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import (
    Api,
    ApiKey,
    Blocked,
    BudgetRule,
    Envelope,
    Guard,
    OAuth2,
    Paging,
    RateWindow,
)

API = Api(
    name="pipedrive_v2",
    version="0.1.0",
    base_url="https://api.pipedrive.com/api/v2",
    base_urls={
        "api_domain": "{api_domain}/api/v2",
        "company_domain": "https://{company_domain}.pipedrive.com/api/v2",
    },
    url_env={"company_domain": "PIPEDRIVE_COMPANY_DOMAIN"},
    credentials=(
        ApiKey(
            argument="api_token",
            place="header",
            name="x-api-token",
            env="PIPEDRIVE_API_TOKEN",
        ),
    ),
    envelope=Envelope(
        data=("data",),
        ok="success",
        error=("error", "error_info"),
        code=("code", "errorCode", "error_code"),
        field=("field_code",),
    ),
    request_id_headers=("x-correlation-id",),
    datetime_format="%Y-%m-%dT%H:%M:%SZ",
    duration_format="HH:MM[:SS]",
    windows=(
        RateWindow(
            name="general",
            seconds=2,
            capacity=20,
            plans={
                "lite": {"api_key": 20, "oauth2": 80},
                "growth": {"api_key": 40, "oauth2": 160},
                "premium": {"api_key": 100, "oauth2": 400},
                "ultimate": {"api_key": 120, "oauth2": 480},
            },
            raised_by="x-ratelimit-limit",
        ),
        RateWindow(name="search", seconds=2, capacity=10),
    ),
    budget=BudgetRule(
        tokens_per_seat=30000,
        plans={"lite": 1, "growth": 2, "premium": 5, "ultimate": 7},
        limit_header="x-daily-ratelimit-token-limit",
        remaining_header="x-daily-ratelimit-token-remaining",
    ),
    blocked=Blocked(status=403, content_type="text/html", seconds=900),
    oauth2=OAuth2(
        authorize_url="https://oauth.pipedrive.com/oauth/authorize",
        token_url="https://oauth.pipedrive.com/oauth/token",
        revoke_url="https://oauth.pipedrive.com/oauth/revoke",
        server_key="api_domain",
        base_url="{api_domain}/api/v2",
        scopes=("*:read", "*:*"),
    ),
    reset_header="x-ratelimit-reset",
    remaining_header="x-ratelimit-remaining",
    hints={
        "[0-9a-f]{40}(_\\w+)?": "custom_fields",
        "person_id": "participants",
        "(assigned_to_)?user_id": "owner_id",
        "start": "cursor",
        "sort": "sort_by",
        "page|offset|next_start": "cursor",
        "page_size|per_page|count": "limit",
        "since|since_timestamp": "updated_since",
        "label|labels|label_id": "label_ids",
        "email|email_address": "emails",
        "phone|phone_number": "phones",
        "ims": "im",
        "organization_id|organisation_id|company_id": "org_id",
        "organization|organisation|company": "org_id",
        "contact_id|person": "person_id",
        "amount|deal_value": "value",
        "active|active_flag|deleted": "is_deleted",
        "busy_flag": "busy",
        "is_done|done_flag": "done",
        "done": "is_done",
        "milestone": "is_milestone",
        "selectable": "is_linkable",
        "selected": "is_selected",
        "rotten_days": "days_to_rotten",
        "rotten_flag": "is_deal_rot_enabled",
        "deal_probability": "is_deal_probability_enabled",
        "enabled_flag": "is_enabled",
        "overhead_cost|cost|price": "prices",
        "key": "field_code",
        "label_name": "field_name",
        "field_key": "field",
        "exact_match": "match",
        "related_items|include_related": "search_for_related_items",
        "created_by_user_id": "creator_user_id",
        "url|web_site": "website",
    },
    drift=True,
)

AT_MOST_CUSTOM_FIELDS = Guard(kind="at_most", names=("custom_fields",), limit=15)

AT_MOST_DEAL_IDS = Guard(kind="at_most", names=("deal_ids",), limit=100)

AT_MOST_IDS = Guard(kind="at_most", names=("ids",), limit=100)

CONFLICTS_FILTER_ID = Guard(
    kind="conflicts",
    names=("filter_id",),
    others=("deal_id", "ids", "lead_id", "org_id", "owner_id", "person_id"),
)

CONFLICTS_FILTER_ID_GET_ARCHIVED_DEALS = Guard(
    kind="conflicts",
    names=("filter_id",),
    others=(
        "ids",
        "org_id",
        "owner_id",
        "person_id",
        "pipeline_id",
        "stage_id",
        "status",
    ),
)

CONFLICTS_FILTER_ID_GET_ORGANIZATIONS = Guard(
    kind="conflicts", names=("filter_id",), others=("ids", "owner_id")
)

CONFLICTS_FILTER_ID_GET_PERSONS = Guard(
    kind="conflicts",
    names=("filter_id",),
    others=("deal_id", "ids", "org_id", "owner_id"),
)

CONFLICTS_FILTER_ID_GET_PRODUCTS = Guard(
    kind="conflicts", names=("filter_id",), others=("ids",)
)

CURSOR_DATA = Paging(
    style="cursor",
    cursor="cursor",
    limit="limit",
    items=("data",),
    next=("additional_data", "next_cursor"),
)

CURSOR_DATA_ITEMS = Paging(
    style="cursor",
    cursor="cursor",
    limit="limit",
    items=("data", "items"),
    next=("additional_data", "next_cursor"),
)

EMPTY_LIST_CUSTOM_FIELDS = Guard(
    kind="empty_list",
    names=("custom_fields.*",),
    reason="the server refuses an empty list; None clears the field",
)

EMPTY_OBJECT_CUSTOM_FIELDS = Guard(
    kind="empty_object",
    names=("custom_fields",),
    reason="an empty object clears every custom field",
)

FRACTION = Guard(kind="fraction")

NEEDS_ONE_OF_IDS = Guard(
    kind="needs_one_of",
    names=("ids",),
    reason="without ids up to 100 products of the deal are deleted",
)

NO_CHANGE = Guard(
    kind="no_change",
    reason="a PATCH without fields costs the same tokens and changes nothing",
)

TOO_SHORT_TERM = Guard(
    kind="too_short",
    names=("term",),
    others=("exact_match",),
    limit=2,
    reason="one character is enough with exact_match=True only",
)
