"""Facts about the whole API, and those that many operations share."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

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
    name="pipedrive_v1",
    version="0.1.0",
    base_url="https://api.pipedrive.com/api/v1",
    base_urls={
        "api_domain": "{api_domain}/api/v1",
        "company_domain": "https://{company_domain}.pipedrive.com/api/v1",
    },
    url_env={
        "api_domain": "PIPEDRIVE_API_DOMAIN",
        "company_domain": "PIPEDRIVE_COMPANY_DOMAIN",
    },
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
    ),
    request_id_headers=("x-correlation-id",),
    datetime_format="%Y-%m-%d %H:%M:%S",
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
        base_url="{api_domain}/api/v1",
        scopes=("*:read", "*:*"),
    ),
    reset_header="x-ratelimit-reset",
    remaining_header="x-ratelimit-remaining",
    hints={
        "[0-9a-f]{40}(_\\w+)?": "extra_body",
        "(assigned_to_)?user_id|user|owner|owner_name": "owner_id|user_id",
        "person|person_name|contact|contact_id": "person_id",
        "org|org_id|org_name|organi[sz]ation|company(_id|_name)?": "organization_id|org_id",
        "organization_id": "org_id",
        "deal|deal_title": "deal_id",
        "lead|lead_title": "lead_id",
        "labels?|label_id": "label_ids",
        "close_date|expected_close": "expected_close_date",
        "amount|lead_value": "value",
        "text|body|note|message|comment": "content",
        "url|callback(_url)?|endpoint": "subscription_url",
        "archived|is_archive": "is_archived",
        "page|offset|start|next_start|after": "cursor",
        "page_size|per_page|count|top": "limit",
        "max|max_results|take|total": "max_items",
        "sort_by|order|order_by": "sort",
        "q|query|keywords?|search_term": "term",
        "create(_\\w+)?|new|insert|post|make": "add",
        "retrieve|fetch|read|show|load|details|(get|find|fetch)_(by_id|one|\\w+_details)": "get",
        "all|index|iter|each|items|where|filter|paginate|(get|fetch|list|find)_(all|many)(_\\w+)?": "list",
        "(find|search|lookup)(_\\w+)?": "search|list",
        "edit|modify|patch|put|save|set|update_\\w+": "update",
        "remove|destroy|trash|delete_\\w+": "delete",
    },
    guards=(
        Guard(
            kind="identifiers",
            names=("(?!user_)(.*_)?ids?",),
            reason="IDs are 1 or more; None clears a field",
        ),
    ),
    drift=True,
)

CURSOR_DATA = Paging(
    style="cursor",
    cursor="cursor",
    limit="limit",
    items=("data",),
    next=("additional_data", "next_cursor"),
)

FRACTION = Guard(kind="fraction")

NEEDS_MEMBER_VALUE_AMOUNT_VALUE_CURRENCY = Guard(
    kind="needs_member",
    names=("value.amount", "value.currency"),
    reason="the amount and its currency go together",
)

NEEDS_ONE_OF_PERSON_ID_ORGANIZATION_ID = Guard(
    kind="needs_one_of",
    names=("person_id", "organization_id"),
    reason="a lead belongs to a person, an organization, or both",
)

NO_CHANGE = Guard(
    kind="no_change",
    reason="an update without fields costs the same tokens and changes nothing",
)

OFFSET_DATA = Paging(
    style="offset",
    cursor="start",
    limit="limit",
    items=("data",),
    next=("additional_data", "pagination", "next_start"),
    more=(
        ("additional_data", "pagination", "more_items_in_collection"),
        ("additional_data", "more_items_in_collection"),
    ),
)

OFFSET_DATA_ITEMS = Paging(
    style="offset",
    cursor="start",
    limit="limit",
    items=("data", "items"),
    next=("additional_data", "pagination", "next_start"),
    more=(
        ("additional_data", "pagination", "more_items_in_collection"),
        ("additional_data", "more_items_in_collection"),
    ),
)
