"""Facts about the whole API, and those that many operations share."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Api, ApiKey, Paging

API = Api(
    name="activecampaign_deals",
    version="0.1.0",
    base_url="https://youraccountname.api-us1.com/api/3",
    base_urls={"account": "https://{account}.api-us1.com/api/3"},
    url_env={"account": "ACTIVECAMPAIGN_ACCOUNT"},
    credentials=(
        ApiKey(
            argument="api_token",
            place="header",
            name="api-token",
            env="ACTIVECAMPAIGN_API_TOKEN",
        ),
    ),
)

OFFSET_CONTACT_DEALS = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("contactDeals",),
    total=("meta", "total"),
)

OFFSET_DEALS = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("deals",),
    total=("meta", "total"),
)

OFFSET_DEAL_ACTIVITIES = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealActivities",),
    total=("meta", "total"),
)

OFFSET_DEAL_CUSTOM_FIELD_DATA = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealCustomFieldData",),
    total=("meta", "total"),
)

OFFSET_DEAL_CUSTOM_FIELD_META = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealCustomFieldMeta",),
    total=("meta", "total"),
)

OFFSET_DEAL_GROUPS = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealGroups",),
    total=("meta", "total"),
)

OFFSET_DEAL_ROLES = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealRoles",),
    total=("meta", "total"),
)

OFFSET_DEAL_STAGES = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealStages",),
    total=("meta", "total"),
)

OFFSET_DEAL_TASKS = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealTasks",),
    total=("meta", "total"),
)

OFFSET_DEAL_TASKTYPES = Paging(
    style="offset",
    cursor="offset",
    limit="limit",
    items=("dealTasktypes",),
    total=("meta", "total"),
)
