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
    costs={
        "GET .*/v1/deals/summary/archived": 80,
        "GET .*/v1/(users/find|.*(/archived|[sS]earch(/field)?|/flow|/summary|_statistics))": 40,
        "PUT .*/v1/.*/merge": 40,
        "GET .*/v1/(leadSources|users/me|userSettings)": 2,
        "GET .*/v1/(legacyTeams/user|mailbox/mailThreads)/[^/]+": 20,
        "GET .*/v1/(leadLabels|pipelines|stages|webhooks|roles/[^/]+/assignments)": 10,
        "GET .*/v1/.*/(collection|participants(Changelog)?|permittedUsers|permissions)": 10,
        "GET .*/v1/.*/role(Assignments|Settings)": 10,
        "GET .*/v1/[^/]+(/[^/]+)*/[^/]*[0-9][^/]*": 2,
        "GET .*/v1/.*": 20,
        "DELETE .*/v1/.*/([^/]*[0-9][^/]*|picture|assignments)": 6,
        "(POST|PUT|PATCH|DELETE) .*/v1/.*": 10,
    },
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
        "(assigned_to_)?user_id|user|owner|owner_name": "owner_id|assignee_ids|user_id",
        "assigned_to|assignee(_name)?": "assignee_ids|owner_id",
        "owned_by_you": "owner_id",
        "created_by(_user_id)?|creator(_name)?": "creator_user_id",
        "person|person_name|contact|contact_id": "person_id|participants",
        "org|org_name|organi[sz]ation(_id|_name)?|company(_id|_name)?": "org_id|organization_id",
        "deal|deal_title": "deal_id|deals",
        "lead|lead_title": "lead_id|leads",
        "project|project_title": "project_id|projects",
        "pipeline|pipeline_name|pipeline_deal_probability": "pipeline_id|pipelines",
        "stage|stage_name|stage_order_nr": "stage_id|stages",
        "product": "product_id|products",
        "next_activity(_\\w+)?": "next_activity_id",
        "last_activity(_\\w+)?": "last_activity_id",
        "picture": "picture_id",
        "labels?|label_id": "label_ids",
        "e?mails?|email_address(es)?": "emails",
        "phone|phone_numbers?|telephone|mobile": "phones",
        "ims": "im",
        "address_\\w+": "address",
        "location_\\w+": "location",
        "postal_address_\\w+": "postal_address",
        "attendee": "attendees",
        "overhead_cost|cost|price": "direct_cost|item_price|prices|value",
        "product_variations|variations": "list_variations",
        "active_flag|is_active": "'is_deleted' is its opposite in v2, and delete() deletes a record",
        "active": "'status' is 'open' for active deals; of others 'is_deleted' is the opposite",
        "deleted|deleted_flag": "is_deleted",
        "(is_)?deleted(_flag)?": "delete() deletes a record: it can be neither added nor updated as deleted",
        "busy_flag": "busy",
        "is_done|done_flag": "done",
        "done": "is_done",
        "milestone": "is_milestone",
        "primary_flag|is_primary": "primary",
        "selectable": "is_linkable",
        "selected": "is_selected",
        "rotten_days": "days_to_rotten",
        "rotten_flag": "is_deal_rot_enabled",
        "deal_probability": "is_deal_probability_enabled",
        "probability": "deal_probability",
        "enabled_flag": "is_enabled",
        "edit_flag": "is_custom_field",
        "cc_email": "smart_bcc_email",
        "delete_time|last_edit|updated(_at|_on)?|modified(_at)?|update_date": "update_time",
        "created(_at|_on)?|add_date|creation_(date|time)": "add_time",
        "\\w+_currency": "currency",
        "duration": "billing_frequency_cycles",
        "duration_unit": "billing_frequency",
        "amount|deal_value": "value",
        "close_date|expected_close": "expected_close_date",
        "due|due_at|deadline": "due_date",
        "key": "field_code",
        "name|label_name": "field_name|title|subject",
        "title": "name|subject",
        "content|body|comments?|notes?": "note|comments|description",
        "url|web_site|homepage": "website",
        "visible|visibility": "visible_to",
        "weighted_value": "it is value * probability / 100",
        "formatted_\\w+|\\w+_formatted": "API v2 has no formatted values",
        "first_char|get_summary": "API v2 has no counterpart: filter and count in your code",
        "return_item_ids": "every item that is found has its 'id'",
        "related_objects": "API v2 has no related objects: get them by their ids",
        "order_nr": "it can be set in the web app only",
        "start|page|offset|next_start|next_cursor|page_token|after": "cursor",
        "page_size|per_page|count|top": "limit",
        "max|max_results|take|total": "max_items",
        "sort|order|order_by": "sort_by",
        "sort_order|direction|order_direction": "sort_direction",
        "since(_\\w+)?|updated_after|modified_since|start_date|from_date": "updated_since",
        "until|updated_before|end_date|to_date": "updated_until",
        "filters?": "filter_id",
        "include|expand|fields": "include_fields",
        "q|query|keywords?|search_term|text": "term",
        "exact_match": "match",
        "exact|strict": "exact_match|match",
        "field_key": "field",
        "field_type": "entity_type",
        "item_type|types?": "item_types",
        "related_items|include_related": "search_for_related_items",
        "(bulk_|mass_)(create|add|insert)|(create|add|insert)_(bulk|all|many)": "add_many",
        "upsert|(get|find|update)_or_create|create_or_update": "search first, then add or update",
        "create(_\\w+)?|new|insert|post|make": "add",
        "retrieve|fetch|read|show|load|details|(get|find|fetch)_(by_id|one|\\w+_details)": "get",
        "all|index|iter|each|items|where|filter|paginate|(get|fetch|list|find)_(all|many)(_\\w+)?": "list",
        "(find|search|lookup)(_\\w+)?|query": "search|list|item_search",
        "edit|modify|patch|put|save|set|update_\\w+": "update",
        "remove|destroy|trash|delete_\\w+": "delete",
        "me|merge|get_summary|summary|timeline|flow|\\w*participants?": "API v1 has it, and so has pipedrive_kit.Pipedrive",
        "\\w*(files|mail_messages|permitted_users|changelog)": "API v1 has it, and so has pipedrive_kit.Pipedrive",
        "add|get|list|update|delete|create|new|insert|fetch|retrieve|all|edit|remove": "API v1 has it, and so has pipedrive_kit.Pipedrive",
        "contacts?|people": "persons",
        "companies|orgs|accounts": "organizations",
        "(deal_)?line_items": "deal_products",
        "notes|files|webhooks|filters|mailbox|roles|goals|recents|currencies|channels|meetings|call_logs|billing": "API v1 has it, and so has pipedrive_kit.Pipedrive",
        "(note|lead)_fields|lead_(labels|sources)|activity_types|permission_sets|user_(settings|connections)|organization_relationships": "API v1 has it, and so has pipedrive_kit.Pipedrive",
    },
    guards=(
        Guard(
            kind="identifiers",
            names=("(.*_)?ids?",),
            reason="IDs are 1 or more; None clears a field",
        ),
        Guard(kind="listed", reason="the server refuses other values"),
    ),
    drift=True,
)

AT_MOST_ASSIGNEE_IDS = Guard(kind="at_most", names=("assignee_ids",), limit=10)

AT_MOST_CUSTOM_FIELDS = Guard(kind="at_most", names=("custom_fields",), limit=15)

AT_MOST_DATA = Guard(kind="at_most", names=("data",), limit=100)

AT_MOST_DEAL_IDS = Guard(kind="at_most", names=("deal_ids",), limit=100)

AT_MOST_EMAILS = Guard(kind="at_most", names=("emails",), limit=50)

AT_MOST_IDS = Guard(kind="at_most", names=("ids",), limit=100)

AT_MOST_OPTIONS = Guard(kind="at_most", names=("options",), limit=10000)

AT_MOST_PHONES = Guard(kind="at_most", names=("phones",), limit=50)

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

EMPTY_LIST_DATA = Guard(
    kind="empty_list",
    names=("data",),
    reason="a request without products costs the same tokens",
)

EMPTY_OBJECT_CUSTOM_FIELDS = Guard(
    kind="empty_object",
    names=("custom_fields",),
    reason="an empty object clears every custom field",
)

FRACTION = Guard(kind="fraction")

MAX_LENGTH_FIELD_NAME = Guard(kind="maxLength", names=("field_name",), limit=255)

MAX_LENGTH_LABEL = Guard(kind="maxLength", names=(".*.label",), limit=255)

MAX_LENGTH_TITLE = Guard(kind="maxLength", names=("title",), limit=255)

MINIMUM_ORDER_NR = Guard(kind="minimum", names=("order_nr",), limit=1)

MINIMUM_PRIORITY = Guard(kind="minimum", names=("priority",))

MIN_LENGTH_FIELD_NAME = Guard(kind="minLength", names=("field_name",), limit=1)

MIN_LENGTH_LABEL = Guard(kind="minLength", names=(".*.label",), limit=1)

MIN_LENGTH_TITLE = Guard(kind="minLength", names=("title",), limit=1)

NEEDS_MEMBER_ADDRESS_VALUE = Guard(
    kind="needs_member",
    names=("address.value",),
    reason="the value is the whole address; parts that are left out are cleared",
)

NEEDS_MEMBER_EMAILS_VALUE_PHONES_VALUE_IM_VALUE = Guard(
    kind="needs_member",
    names=("emails.*.value", "phones.*.value", "im.*.value"),
    reason="the value is the address or number",
)

NEEDS_MEMBER_LOCATION_VALUE = Guard(
    kind="needs_member",
    names=("location.value",),
    reason="the value is the whole address; parts that are left out are cleared",
)

NEEDS_MEMBER_POSTAL_ADDRESS_VALUE = Guard(
    kind="needs_member",
    names=("postal_address.value",),
    reason="the value is the whole address; parts that are left out are cleared",
)

NEEDS_ONE_OF_IDS = Guard(
    kind="needs_one_of",
    names=("ids",),
    reason="without ids up to 100 products of the deal are deleted",
)

NEEDS_ONE_OF_NAME = Guard(
    kind="needs_one_of",
    names=("name",),
    others=("first_name", "last_name"),
    reason="a person is named by name, or by first and last name",
)

NO_CHANGE = Guard(
    kind="no_change",
    reason="a PATCH without fields costs the same tokens and changes nothing",
)

REPLACES_EMAILS_PHONES_IM = Guard(
    kind="replaces",
    names=("emails", "phones", "im"),
    reason="send what was read and the new ones, or call pipedrive_kit.lists.add",
)

REPLACES_PRICES = Guard(
    kind="replaces",
    names=("prices",),
    reason="send what was read and the new ones, or call pipedrive_kit.lists.add",
)

REQUIRES_IS_MILESTONE_MILESTONE = Guard(
    kind="requires",
    names=("is_milestone", "milestone"),
    others=("due_date",),
    reason="a milestone has a day",
)

SINGLE_EMAILS_PRIMARY_PHONES_PRIMARY_IM_PRIMARY = Guard(
    kind="single",
    names=("emails.*.primary", "phones.*.primary", "im.*.primary"),
    reason="one of them is the primary one",
)

SINGLE_PARTICIPANTS_PRIMARY = Guard(
    kind="single",
    names=("participants.*.primary",),
    reason="one of them is the primary one",
)

TOO_SHORT_TERM = Guard(
    kind="too_short",
    names=("term",),
    others=("exact_match",),
    limit=2,
    reason="one character is enough with exact_match=True only",
)

TOO_SHORT_TERM_SEARCH_ITEM_BY_FIELD = Guard(
    kind="too_short",
    names=("term",),
    others=("match=exact", "match="),
    limit=2,
    reason="one character is enough with match='exact' only",
)

WRONG_KEY_CUSTOM_FIELDS = Guard(
    kind="wrong_key",
    names=("custom_fields",),
    others=("[0-9a-f]{40}_\\w+",),
    reason="the parts of a field are in an object: {'value': 500, 'currency': 'EUR'}",
)

WRONG_KEY_EMAILS_PHONES = Guard(
    kind="wrong_key",
    names=("emails.*", "phones.*"),
    others=("primary_flag", "email(_address)?", "phone(_number)?"),
    reason="the keys are value, label and primary; of participants person_id and primary",
)

WRONG_KEY_PARTICIPANTS = Guard(
    kind="wrong_key",
    names=("participants.*",),
    others=("primary_flag", "email(_address)?", "phone(_number)?"),
    reason="the keys are value, label and primary; of participants person_id and primary",
)

WRONG_KEY_PRICES = Guard(
    kind="wrong_key",
    names=("prices.*",),
    others=("overhead_cost",),
    reason="overhead_cost is direct_cost in v2",
)
