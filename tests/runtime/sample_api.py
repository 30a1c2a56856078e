"""A tiny API in the style of the generated packages, written by hand."""

from __future__ import annotations

import datetime as dt
from builtins import list as list_
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, Unpack

import msgspec

from openapi_runtime import (
    NULL,
    UNSET,
    Api,
    ApiKey,
    AsyncHttpClient,
    AsyncMeteredBase,
    AsyncPager,
    AsyncResource,
    BudgetRule,
    CallOptions,
    ClientOptions,
    Envelope,
    FileInput,
    HttpClient,
    Model,
    Operation,
    Pager,
    Paging,
    Resource,
    SyncMeteredBase,
    Unset,
    async_raw_method,
    model,
    raw_method,
)

DealStatus: TypeAlias = Literal["lost", "open", "won"] | str


@model
class Person(Model):
    id: int | None = None
    name: str | None = NULL


@model
class Picture(Model, wire_names={"size_128": "128", "type_": "type"}):
    size_128: str | None = None
    type_: str | None = None
    owner: Person | None = None


@model
class Deal(Model):
    id: int | None = None
    title: str | None = None
    value: float | None = None
    status: DealStatus | None = None
    add_time: dt.datetime | None = None
    close_date: dt.date | None = None
    is_archived: bool | None = NULL
    label_ids: list[int] | None = None
    owner: Person | None = None
    followers: list[Person] | None = None
    by_role: dict[str, Person] | None = None
    custom_fields: dict[str, Any] | None = None
    parent: Deal | None = None


@model
class Task(Model):
    """A model with a union that msgspec does not decode."""

    due: dt.date | str | None = None
    done: bool | None = None


API = Api(
    name="sample",
    version="1.2",
    base_url="https://api.sample.test/v2",
    base_urls={
        "api_domain": "{api_domain}/api/v2",
        "company_domain": "https://{company_domain}.sample.test/api/v2",
    },
    url_env={"company_domain": "SAMPLE_COMPANY_DOMAIN"},
    credentials=(
        ApiKey(
            argument="api_token",
            place="header",
            name="x-api-token",
            env="SAMPLE_API_TOKEN",
        ),
    ),
    envelope=Envelope(
        ok="success",
        error=("error", "error_info"),
        code=("code",),
        field=("field_code", "pointer"),
    ),
    request_id_headers=("x-correlation-id",),
    datetime_format="%Y-%m-%dT%H:%M:%SZ",
    drift=True,
)

BUDGETED = msgspec.structs.replace(
    API,
    budget=BudgetRule(
        tokens_per_seat=100,
        plans={"small": 1, "large": 5},
        limit_header="x-day-limit",
        remaining_header="x-day-remaining",
    ),
)

PAGED = Paging(
    style="cursor",
    cursor="cursor",
    limit="limit",
    items=("data",),
    next=("additional_data", "next_cursor"),
)

_ALL = (
    Operation(
        id="getDeal", http_method="GET", path="/deals/{id}", tag="Deals", cost=1,
        attribute="deals", function="get",
        result=("data",),
    ),
    Operation(
        id="getDeals", http_method="GET", path="/deals", tag="Deals", cost=10,
        attribute="deals", function="list",
        result=("data",), paging=PAGED, max_page_size=500,
        lists={"ids": ",", "status": ","},
        types={"date-time": ("updated_since",), "date": ("closed_on",)},
    ),
    Operation(
        id="searchDeals", http_method="GET", path="/deals/search", tag="Deals",
        attribute="deals", function="search", cost=20, result=("data", "items"), max_page_size=100,
        paging=Paging(
            style="cursor", cursor="cursor", limit="limit", items=("data", "items"),
            next=("additional_data", "next_cursor"),
        ),
    ),
    Operation(
        id="addDeal", http_method="POST", path="/deals", tag="Deals", cost=5,
        attribute="deals", function="add", result=("data",),
        types={"date-time": ("add_time",), "date": ("close_date",)},
    ),
    Operation(
        id="deleteDeal", http_method="DELETE", path="/deals/{id}", tag="Deals", cost=3,
        attribute="deals", function="delete",
    ),
    Operation(
        id="addFollowers", http_method="POST", path="/deals/{id}/followers",
        tag="Followers", cost=5, result=("data",),
    ),
    Operation(
        id="uploadPicture", http_method="POST", path="/deals/{id}/picture",
        tag="Pictures", cost=20, result=("data",),
    ),
    Operation(id="getFile", http_method="GET", path="/files/{id}", tag="Files", cost=1),
    Operation(id="getRoles", http_method="GET", path="/roles", tag="Roles", result=("data",)),
    Operation(id="getCount", http_method="GET", path="/count", tag="Roles", result=("data",)),
    Operation(id="sendForm", http_method="POST", path="/form", tag="Forms"),
    Operation(id="putContent", http_method="PUT", path="/content", tag="Forms"),
)  # fmt: skip
OPERATIONS: Mapping[str, Operation] = {operation.id: operation for operation in _ALL}


class Deals(Resource):
    def get(self, id: int | str, **call_options: Unpack[CallOptions]) -> Deal:
        return self._call(
            OPERATIONS["getDeal"], Deal, path={"id": id}, options=call_options
        )

    def list(
        self,
        *,
        ids: Sequence[int] | str | Unset = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        closed_on: dt.date | str | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Deal]:
        return self._pages(
            OPERATIONS["getDeals"],
            Deal,
            query={
                "ids": ids,
                "tags": tags,
                "closed_on": closed_on,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def search(self, term: str, **call_options: Unpack[CallOptions]) -> Pager[Deal]:
        return self._pages(
            OPERATIONS["searchDeals"],
            Deal,
            query={"term": term},
            page=(None, UNSET, None),
            options=call_options,
        )

    def add(self, *, title: str, **fields: Any) -> Deal:
        options = fields.pop("options", {})
        return self._call(
            OPERATIONS["addDeal"],
            Deal,
            body={"title": title, **fields},
            options=options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> None:
        return self._call(
            OPERATIONS["deleteDeal"], type(None), path={"id": id}, options=call_options
        )

    def add_followers(
        self, id: int, *, followers: Sequence[Person | Mapping[str, Any]]
    ) -> list_[Person]:
        return self._call(
            OPERATIONS["addFollowers"],
            list_[Person],
            path={"id": id},
            body=followers,
        )

    def upload(
        self, id: int, *, data: FileInput, caption: str | None = None
    ) -> Picture:
        form = {} if caption is None else {"caption": caption}
        return self._call(
            OPERATIONS["uploadPicture"],
            Picture,
            path={"id": id},
            files={"data": data},
            form=form,
        )

    def file(self, id: int) -> bytes:
        return self._call(OPERATIONS["getFile"], bytes, path={"id": id})

    def roles(self) -> dict[str, Person]:
        return self._call(OPERATIONS["getRoles"], dict[str, Person])

    def count(self) -> int:
        return self._call(OPERATIONS["getCount"], int)

    def form(self, **fields: Any) -> None:
        return self._call(OPERATIONS["sendForm"], type(None), form=fields)

    def content(self, content: bytes, content_type: str) -> None:
        return self._call(
            OPERATIONS["putContent"],
            type(None),
            content=content,
            content_type=content_type,
        )

    @property
    def with_raw_response(self) -> DealsWithRawResponse:
        return DealsWithRawResponse(self)


class DealsWithRawResponse:
    def __init__(self, deals: Deals) -> None:
        raw = deals._raw()  # pyright: ignore[reportPrivateUsage]
        self.get = raw_method(raw.get)
        self.list = raw_method(raw.list)
        self.delete = raw_method(raw.delete)


class AsyncDeals(AsyncResource):
    async def get(self, id: int | str, **call_options: Unpack[CallOptions]) -> Deal:
        return await self._call(
            OPERATIONS["getDeal"], Deal, path={"id": id}, options=call_options
        )

    def list(
        self,
        *,
        ids: Sequence[int] | str | Unset = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        closed_on: dt.date | str | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Deal]:
        return self._pages(
            OPERATIONS["getDeals"],
            Deal,
            query={
                "ids": ids,
                "tags": tags,
                "closed_on": closed_on,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def search(
        self, term: str, **call_options: Unpack[CallOptions]
    ) -> AsyncPager[Deal]:
        return self._pages(
            OPERATIONS["searchDeals"],
            Deal,
            query={"term": term},
            page=(None, UNSET, None),
            options=call_options,
        )

    async def add(self, *, title: str, **fields: Any) -> Deal:
        options = fields.pop("options", {})
        return await self._call(
            OPERATIONS["addDeal"],
            Deal,
            body={"title": title, **fields},
            options=options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> None:
        return await self._call(
            OPERATIONS["deleteDeal"], type(None), path={"id": id}, options=call_options
        )

    async def add_followers(
        self, id: int, *, followers: Sequence[Person | Mapping[str, Any]]
    ) -> list_[Person]:
        return await self._call(
            OPERATIONS["addFollowers"],
            list_[Person],
            path={"id": id},
            body=followers,
        )

    async def upload(
        self, id: int, *, data: FileInput, caption: str | None = None
    ) -> Picture:
        form = {} if caption is None else {"caption": caption}
        return await self._call(
            OPERATIONS["uploadPicture"],
            Picture,
            path={"id": id},
            files={"data": data},
            form=form,
        )

    async def file(self, id: int) -> bytes:
        return await self._call(OPERATIONS["getFile"], bytes, path={"id": id})

    async def roles(self) -> dict[str, Person]:
        return await self._call(OPERATIONS["getRoles"], dict[str, Person])

    async def count(self) -> int:
        return await self._call(OPERATIONS["getCount"], int)

    async def form(self, **fields: Any) -> None:
        return await self._call(OPERATIONS["sendForm"], type(None), form=fields)

    async def content(self, content: bytes, content_type: str) -> None:
        return await self._call(
            OPERATIONS["putContent"],
            type(None),
            content=content,
            content_type=content_type,
        )

    @property
    def with_raw_response(self) -> AsyncDealsWithRawResponse:
        return AsyncDealsWithRawResponse(self)


class AsyncDealsWithRawResponse:
    def __init__(self, deals: AsyncDeals) -> None:
        raw = deals._raw()  # pyright: ignore[reportPrivateUsage]
        self.get = async_raw_method(raw.get)
        self.list = async_raw_method(raw.list)
        self.delete = async_raw_method(raw.delete)


class Client(SyncMeteredBase):
    def __init__(
        self,
        *,
        api_token: str | None = None,
        api_domain: str | None = None,
        company_domain: str | None = None,
        base_url: str | None = None,
        http_client: HttpClient | None = None,
        api: Api = API,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            api,
            credentials={"api_token": api_token},
            url_parts={"api_domain": api_domain, "company_domain": company_domain},
            base_url=base_url,
            http_client=http_client,
            **options,
        )
        self.deals = Deals(self)

    def _operations(self) -> Mapping[str, Operation]:
        return OPERATIONS


class AsyncClient(AsyncMeteredBase):
    def __init__(
        self,
        *,
        api_token: str | None = None,
        api_domain: str | None = None,
        company_domain: str | None = None,
        base_url: str | None = None,
        http_client: AsyncHttpClient | None = None,
        api: Api = API,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            api,
            credentials={"api_token": api_token},
            url_parts={"api_domain": api_domain, "company_domain": company_domain},
            base_url=base_url,
            http_client=http_client,
            **options,
        )
        self.deals = AsyncDeals(self)

    def _operations(self) -> Mapping[str, Operation]:
        return OPERATIONS
