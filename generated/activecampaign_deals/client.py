"""The clients: one attribute for each group of operations, loaded on first use."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from openapi_runtime import UNSET, AsyncClientBase, SyncClientBase, given_options

from .api import API

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from openapi_runtime import (
        AsyncHttpClient,
        AuthTypes,
        Charge,
        Gate,
        HttpClient,
        Observer,
        Operation,
        Retry,
        TimeoutTypes,
        Unset,
        VerifyTypes,
    )

    from .resources.activities import Activities, AsyncActivities
    from .resources.custom_field_data import AsyncCustomFieldData, CustomFieldData
    from .resources.custom_field_meta import AsyncCustomFieldMeta, CustomFieldMeta
    from .resources.deals import AsyncDeals, Deals
    from .resources.pipelines import AsyncPipelines, Pipelines
    from .resources.roles import AsyncRoles, Roles
    from .resources.secondary_contacts import AsyncSecondaryContacts, SecondaryContacts
    from .resources.stages import AsyncStages, Stages
    from .resources.task_types import AsyncTaskTypes, TaskTypes
    from .resources.tasks import AsyncTasks, Tasks


class Client(SyncClientBase):
    """ActiveCampaign deals.

    Args:
        api_token: Sent as `api-token`; if not given, ACTIVECAMPAIGN_API_TOKEN of the
            environment.
        account: Makes the base URL https://{account}.api-us1.com/api/3; if not given,
            ACTIVECAMPAIGN_ACCOUNT of the environment.
        base_url: Where the paths of the operations begin, by default
            https://youraccountname.api-us1.com/api/3. The base URL of one account.
        http_client: Used and not closed; by default the client makes its own.
        timeout: Seconds for each wait for the server, by default 30; None for no limit.
        total_timeout: Seconds for a whole response, by default 120; None for no limit.
        max_body: Bytes that the body of a response may have, by default 100 million.
        retry: A `Retry`; by default up to three more attempts within 60 seconds.
        default_headers: Headers of every request; `extra_headers` of a call go before
            them.
        on_charge: A function that is called after each request that was sent.
        auth: An `httpx.Auth` or another `Auth`, used instead of credentials.
        observer: An `Observer` of response bodies, such as a `Drift`.
        gate: A `Gate` that decides when requests are sent.
        library: The HTTP library, by default `httpx`; not beside `http_client`.
        proxy: The URL of a proxy, by default that of the environment; not beside
            `http_client`.
        verify: The verification of certificates, as in HTTPX; not beside `http_client`.

    Raises `errors.ConfigurationError` for missing, wrong or contradicting arguments.
    Methods raise subclasses of `errors.ClientError`: `RequestError` for what cannot be
    sent, `APIStatusError` when the server refuses (`NotFoundError`, `RateLimitError`,
    …), `APIConnectionError` when no response comes, `OutcomeUnknownError` when a change
    may have been made or not.
    """

    def __init__(
        self,
        *,
        api_token: str | None = None,
        account: str | None = None,
        base_url: str | None = None,
        http_client: HttpClient | None = None,
        timeout: TimeoutTypes | Unset = UNSET,
        total_timeout: float | Unset | None = UNSET,
        max_body: int | Unset = UNSET,
        retry: Retry | Unset = UNSET,
        default_headers: Mapping[str, str] | Unset | None = UNSET,
        on_charge: Callable[[Charge], object] | Unset | None = UNSET,
        auth: AuthTypes | Unset = UNSET,
        observer: Observer | Unset | None = UNSET,
        gate: Gate | Unset | None = UNSET,
        library: Literal["httpx", "httpx2"] | Unset = UNSET,
        proxy: str | Unset | None = UNSET,
        verify: VerifyTypes | Unset = UNSET,
    ) -> None:
        super().__init__(
            API,
            credentials={"api_token": api_token},
            url_parts={"account": account},
            base_url=base_url,
            http_client=http_client,
            **given_options(
                timeout=timeout,
                total_timeout=total_timeout,
                max_body=max_body,
                retry=retry,
                default_headers=default_headers,
                on_charge=on_charge,
                auth=auth,
                observer=observer,
                gate=gate,
                library=library,
                proxy=proxy,
                verify=verify,
            ),
        )

    def _operations(self) -> Mapping[str, Operation]:
        from .operations import OPERATIONS

        return OPERATIONS

    @cached_property
    def activities(self) -> Activities:
        """What happened on deals (`dealActivities`)."""
        from .resources.activities import Activities

        return Activities(self)

    @cached_property
    def custom_field_data(self) -> CustomFieldData:
        """Values of custom fields (`dealCustomFieldData`)."""
        from .resources.custom_field_data import CustomFieldData

        return CustomFieldData(self)

    @cached_property
    def custom_field_meta(self) -> CustomFieldMeta:
        """Definitions of custom fields (`dealCustomFieldMeta`)."""
        from .resources.custom_field_meta import CustomFieldMeta

        return CustomFieldMeta(self)

    @cached_property
    def deals(self) -> Deals:
        """Deals."""
        from .resources.deals import Deals

        return Deals(self)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Pipelines (`dealGroups`)."""
        from .resources.pipelines import Pipelines

        return Pipelines(self)

    @cached_property
    def roles(self) -> Roles:
        """Roles in deals (`dealRoles`)."""
        from .resources.roles import Roles

        return Roles(self)

    @cached_property
    def secondary_contacts(self) -> SecondaryContacts:
        """Contacts of a deal beside its primary contact (`contactDeals`)."""
        from .resources.secondary_contacts import SecondaryContacts

        return SecondaryContacts(self)

    @cached_property
    def stages(self) -> Stages:
        """Stages of pipelines (`dealStages`)."""
        from .resources.stages import Stages

        return Stages(self)

    @cached_property
    def task_types(self) -> TaskTypes:
        """Types of tasks (`dealTasktypes`)."""
        from .resources.task_types import TaskTypes

        return TaskTypes(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks of deals (`dealTasks`)."""
        from .resources.tasks import Tasks

        return Tasks(self)


class AsyncClient(AsyncClientBase):
    """`Client`, awaited; it takes the same arguments."""

    def __init__(
        self,
        *,
        api_token: str | None = None,
        account: str | None = None,
        base_url: str | None = None,
        http_client: AsyncHttpClient | None = None,
        timeout: TimeoutTypes | Unset = UNSET,
        total_timeout: float | Unset | None = UNSET,
        max_body: int | Unset = UNSET,
        retry: Retry | Unset = UNSET,
        default_headers: Mapping[str, str] | Unset | None = UNSET,
        on_charge: Callable[[Charge], object] | Unset | None = UNSET,
        auth: AuthTypes | Unset = UNSET,
        observer: Observer | Unset | None = UNSET,
        gate: Gate | Unset | None = UNSET,
        library: Literal["httpx", "httpx2"] | Unset = UNSET,
        proxy: str | Unset | None = UNSET,
        verify: VerifyTypes | Unset = UNSET,
    ) -> None:
        super().__init__(
            API,
            credentials={"api_token": api_token},
            url_parts={"account": account},
            base_url=base_url,
            http_client=http_client,
            **given_options(
                timeout=timeout,
                total_timeout=total_timeout,
                max_body=max_body,
                retry=retry,
                default_headers=default_headers,
                on_charge=on_charge,
                auth=auth,
                observer=observer,
                gate=gate,
                library=library,
                proxy=proxy,
                verify=verify,
            ),
        )

    def _operations(self) -> Mapping[str, Operation]:
        from .operations import OPERATIONS

        return OPERATIONS

    @cached_property
    def activities(self) -> AsyncActivities:
        """`Client.activities`, awaited."""
        from .resources.activities import AsyncActivities

        return AsyncActivities(self)

    @cached_property
    def custom_field_data(self) -> AsyncCustomFieldData:
        """`Client.custom_field_data`, awaited."""
        from .resources.custom_field_data import AsyncCustomFieldData

        return AsyncCustomFieldData(self)

    @cached_property
    def custom_field_meta(self) -> AsyncCustomFieldMeta:
        """`Client.custom_field_meta`, awaited."""
        from .resources.custom_field_meta import AsyncCustomFieldMeta

        return AsyncCustomFieldMeta(self)

    @cached_property
    def deals(self) -> AsyncDeals:
        """`Client.deals`, awaited."""
        from .resources.deals import AsyncDeals

        return AsyncDeals(self)

    @cached_property
    def pipelines(self) -> AsyncPipelines:
        """`Client.pipelines`, awaited."""
        from .resources.pipelines import AsyncPipelines

        return AsyncPipelines(self)

    @cached_property
    def roles(self) -> AsyncRoles:
        """`Client.roles`, awaited."""
        from .resources.roles import AsyncRoles

        return AsyncRoles(self)

    @cached_property
    def secondary_contacts(self) -> AsyncSecondaryContacts:
        """`Client.secondary_contacts`, awaited."""
        from .resources.secondary_contacts import AsyncSecondaryContacts

        return AsyncSecondaryContacts(self)

    @cached_property
    def stages(self) -> AsyncStages:
        """`Client.stages`, awaited."""
        from .resources.stages import AsyncStages

        return AsyncStages(self)

    @cached_property
    def task_types(self) -> AsyncTaskTypes:
        """`Client.task_types`, awaited."""
        from .resources.task_types import AsyncTaskTypes

        return AsyncTaskTypes(self)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """`Client.tasks`, awaited."""
        from .resources.tasks import AsyncTasks

        return AsyncTasks(self)
