"""The clients: one attribute for each group of operations, loaded on first use."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from openapi_runtime import UNSET, AsyncMeteredBase, SyncMeteredBase, given_options

from .api import API

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from openapi_runtime import (
        AsyncHttpClient,
        AuthTypes,
        Budget,
        Charge,
        Gate,
        HttpClient,
        Observer,
        Operation,
        Retry,
        Store,
        TimeoutTypes,
        Unset,
        VerifyTypes,
    )

    from .resources.activities import Activities, AsyncActivities
    from .resources.activity_fields import ActivityFields, AsyncActivityFields
    from .resources.activity_types import ActivityTypes, AsyncActivityTypes
    from .resources.billing import AsyncBilling, Billing
    from .resources.call_logs import AsyncCallLogs, CallLogs
    from .resources.channels import AsyncChannels, Channels
    from .resources.currencies import AsyncCurrencies, Currencies
    from .resources.deal_fields import AsyncDealFields, DealFields
    from .resources.deals import AsyncDeals, Deals
    from .resources.files import AsyncFiles, Files
    from .resources.filters import AsyncFilters, Filters
    from .resources.goals import AsyncGoalsResource, GoalsResource
    from .resources.item_search import AsyncItemSearch, ItemSearch
    from .resources.lead_fields import AsyncLeadFields, LeadFields
    from .resources.lead_labels import AsyncLeadLabels, LeadLabels
    from .resources.lead_sources import AsyncLeadSources, LeadSources
    from .resources.leads import AsyncLeads, Leads
    from .resources.legacy_teams import AsyncLegacyTeams, LegacyTeams
    from .resources.mailbox import AsyncMailbox, Mailbox
    from .resources.meetings import AsyncMeetings, Meetings
    from .resources.note_fields import AsyncNoteFields, NoteFields
    from .resources.notes import AsyncNotes, Notes
    from .resources.organization_fields import (
        AsyncOrganizationFields,
        OrganizationFields,
    )
    from .resources.organization_relationships import (
        AsyncOrganizationRelationships,
        OrganizationRelationships,
    )
    from .resources.organizations import AsyncOrganizations, Organizations
    from .resources.permission_sets import AsyncPermissionSets, PermissionSets
    from .resources.person_fields import AsyncPersonFields, PersonFields
    from .resources.persons import AsyncPersons, Persons
    from .resources.pipelines import AsyncPipelines, Pipelines
    from .resources.product_fields import AsyncProductFields, ProductFields
    from .resources.products import AsyncProducts, Products
    from .resources.project_boards import AsyncProjectBoards, ProjectBoards
    from .resources.project_phases import AsyncProjectPhases, ProjectPhases
    from .resources.project_templates import AsyncProjectTemplates, ProjectTemplates
    from .resources.projects import AsyncProjects, Projects
    from .resources.recents import AsyncRecents, Recents
    from .resources.roles import AsyncRoles, Roles
    from .resources.stages import AsyncStages, Stages
    from .resources.tasks import AsyncTasks, Tasks
    from .resources.user_connections import (
        AsyncUserConnectionsResource,
        UserConnectionsResource,
    )
    from .resources.user_settings import AsyncUserSettingsResource, UserSettingsResource
    from .resources.users import AsyncUsers, Users
    from .resources.webhooks import AsyncWebhooks, Webhooks


class Client(SyncMeteredBase):
    """Pipedrive API v1.

    Args:
        api_token: Sent as `x-api-token`; if not given, PIPEDRIVE_API_TOKEN of the
            environment.
        api_domain: Makes the base URL {api_domain}/api/v1; if not given,
            PIPEDRIVE_API_DOMAIN of the environment.
        company_domain: Makes the base URL
            https://{company_domain}.pipedrive.com/api/v1; if not given,
            PIPEDRIVE_COMPANY_DOMAIN of the environment.
        base_url: Where the paths of the operations begin, by default
            https://api.pipedrive.com/api/v1.
        http_client: Used and not closed; by default the client makes its own.
        plan: The plan of the account; without it, the rate that every plan allows.
        budget: Tokens to spend in a day, a number or a `Budget`; by default any number.
        store: The store that counts tokens and rate limits; by default one in this
            process.
        account_name: Clients with the same name count together in a store; by default
            those with the same host or credentials.
        on_store_failure: `raise`, the default, or `degrade`: count in this process,
            alone or by the `degraded_share` of a `Budget`.
        timeout: Seconds for each wait for the server, by default 30; None for no limit.
        total_timeout: Seconds for a whole response, by default 120; None for no limit.
        max_body: Bytes that the body of a response may have, by default 100 million.
        retry: A `Retry`; by default up to three more attempts within 60 seconds.
        default_headers: Headers of every request; `extra_headers` of a call go before
            them.
        on_charge: A function that is called after each request that was sent.
        auth: An `OAuth2Session`, `httpx.Auth` or another `Auth`, used instead of
            credentials.
        observer: An `Observer` of response bodies, such as a `Drift`.
        gate: A `Gate` that decides when requests are sent.
        library: The HTTP library, by default `httpx`; not beside `http_client`.
        proxy: The URL of a proxy, by default that of the environment; not beside
            `http_client`.
        verify: The verification of certificates, as in HTTPX; not beside `http_client`.

    Raises `errors.ConfigurationError` for missing, wrong or contradicting arguments.
    Methods raise subclasses of `errors.ClientError`: `RequestError` for what cannot be
    sent, `BudgetExceededError` before too much is spent, `APIStatusError` when the
    server refuses (`NotFoundError`, `RateLimitError`, …), `APIConnectionError` when no
    response comes, `OutcomeUnknownError` when a change may have been made or not.
    """

    def __init__(
        self,
        *,
        api_token: str | None = None,
        api_domain: str | None = None,
        company_domain: str | None = None,
        base_url: str | None = None,
        http_client: HttpClient | None = None,
        plan: str | Unset | None = UNSET,
        budget: Budget | int | Unset | None = UNSET,
        store: Store | Unset | None = UNSET,
        account_name: str | Unset | None = UNSET,
        on_store_failure: Literal["raise", "degrade"] | Unset = UNSET,
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
            url_parts={"api_domain": api_domain, "company_domain": company_domain},
            base_url=base_url,
            http_client=http_client,
            **given_options(
                plan=plan,
                budget=budget,
                store=store,
                account_name=account_name,
                on_store_failure=on_store_failure,
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
        """Operations on activities."""
        from .resources.activities import Activities

        return Activities(self)

    @cached_property
    def activity_fields(self) -> ActivityFields:
        """Operations on activity fields."""
        from .resources.activity_fields import ActivityFields

        return ActivityFields(self)

    @cached_property
    def activity_types(self) -> ActivityTypes:
        """Operations on activity types."""
        from .resources.activity_types import ActivityTypes

        return ActivityTypes(self)

    @cached_property
    def billing(self) -> Billing:
        """Operations on billing."""
        from .resources.billing import Billing

        return Billing(self)

    @cached_property
    def call_logs(self) -> CallLogs:
        """Operations on call logs."""
        from .resources.call_logs import CallLogs

        return CallLogs(self)

    @cached_property
    def channels(self) -> Channels:
        """Operations on channels."""
        from .resources.channels import Channels

        return Channels(self)

    @cached_property
    def currencies(self) -> Currencies:
        """Operations on currencies."""
        from .resources.currencies import Currencies

        return Currencies(self)

    @cached_property
    def deal_fields(self) -> DealFields:
        """Operations on deal fields."""
        from .resources.deal_fields import DealFields

        return DealFields(self)

    @cached_property
    def deals(self) -> Deals:
        """Operations on deals."""
        from .resources.deals import Deals

        return Deals(self)

    @cached_property
    def files(self) -> Files:
        """Operations on files."""
        from .resources.files import Files

        return Files(self)

    @cached_property
    def filters(self) -> Filters:
        """Operations on filters."""
        from .resources.filters import Filters

        return Filters(self)

    @cached_property
    def goals(self) -> GoalsResource:
        """Operations on goals."""
        from .resources.goals import GoalsResource

        return GoalsResource(self)

    @cached_property
    def item_search(self) -> ItemSearch:
        """Operations on item search."""
        from .resources.item_search import ItemSearch

        return ItemSearch(self)

    @cached_property
    def lead_fields(self) -> LeadFields:
        """Operations on lead fields."""
        from .resources.lead_fields import LeadFields

        return LeadFields(self)

    @cached_property
    def lead_labels(self) -> LeadLabels:
        """Operations on lead labels."""
        from .resources.lead_labels import LeadLabels

        return LeadLabels(self)

    @cached_property
    def lead_sources(self) -> LeadSources:
        """Operations on lead sources."""
        from .resources.lead_sources import LeadSources

        return LeadSources(self)

    @cached_property
    def leads(self) -> Leads:
        """Operations on leads."""
        from .resources.leads import Leads

        return Leads(self)

    @cached_property
    def legacy_teams(self) -> LegacyTeams:
        """Operations on legacy teams."""
        from .resources.legacy_teams import LegacyTeams

        return LegacyTeams(self)

    @cached_property
    def mailbox(self) -> Mailbox:
        """Operations on mailbox."""
        from .resources.mailbox import Mailbox

        return Mailbox(self)

    @cached_property
    def meetings(self) -> Meetings:
        """Operations on meetings."""
        from .resources.meetings import Meetings

        return Meetings(self)

    @cached_property
    def note_fields(self) -> NoteFields:
        """Operations on note fields."""
        from .resources.note_fields import NoteFields

        return NoteFields(self)

    @cached_property
    def notes(self) -> Notes:
        """Operations on notes."""
        from .resources.notes import Notes

        return Notes(self)

    @cached_property
    def organization_fields(self) -> OrganizationFields:
        """Operations on organization fields."""
        from .resources.organization_fields import OrganizationFields

        return OrganizationFields(self)

    @cached_property
    def organization_relationships(self) -> OrganizationRelationships:
        """Operations on organization relationships."""
        from .resources.organization_relationships import OrganizationRelationships

        return OrganizationRelationships(self)

    @cached_property
    def organizations(self) -> Organizations:
        """Operations on organizations."""
        from .resources.organizations import Organizations

        return Organizations(self)

    @cached_property
    def permission_sets(self) -> PermissionSets:
        """Operations on permission sets."""
        from .resources.permission_sets import PermissionSets

        return PermissionSets(self)

    @cached_property
    def person_fields(self) -> PersonFields:
        """Operations on person fields."""
        from .resources.person_fields import PersonFields

        return PersonFields(self)

    @cached_property
    def persons(self) -> Persons:
        """Operations on persons."""
        from .resources.persons import Persons

        return Persons(self)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Operations on pipelines."""
        from .resources.pipelines import Pipelines

        return Pipelines(self)

    @cached_property
    def product_fields(self) -> ProductFields:
        """Operations on product fields."""
        from .resources.product_fields import ProductFields

        return ProductFields(self)

    @cached_property
    def products(self) -> Products:
        """Operations on products."""
        from .resources.products import Products

        return Products(self)

    @cached_property
    def project_boards(self) -> ProjectBoards:
        """Operations on project boards."""
        from .resources.project_boards import ProjectBoards

        return ProjectBoards(self)

    @cached_property
    def project_phases(self) -> ProjectPhases:
        """Operations on project phases."""
        from .resources.project_phases import ProjectPhases

        return ProjectPhases(self)

    @cached_property
    def project_templates(self) -> ProjectTemplates:
        """Operations on project templates."""
        from .resources.project_templates import ProjectTemplates

        return ProjectTemplates(self)

    @cached_property
    def projects(self) -> Projects:
        """Operations on projects."""
        from .resources.projects import Projects

        return Projects(self)

    @cached_property
    def recents(self) -> Recents:
        """Operations on recents."""
        from .resources.recents import Recents

        return Recents(self)

    @cached_property
    def roles(self) -> Roles:
        """Operations on roles."""
        from .resources.roles import Roles

        return Roles(self)

    @cached_property
    def stages(self) -> Stages:
        """Operations on stages."""
        from .resources.stages import Stages

        return Stages(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Operations on tasks."""
        from .resources.tasks import Tasks

        return Tasks(self)

    @cached_property
    def user_connections(self) -> UserConnectionsResource:
        """Operations on user connections."""
        from .resources.user_connections import UserConnectionsResource

        return UserConnectionsResource(self)

    @cached_property
    def user_settings(self) -> UserSettingsResource:
        """Operations on user settings."""
        from .resources.user_settings import UserSettingsResource

        return UserSettingsResource(self)

    @cached_property
    def users(self) -> Users:
        """Operations on users."""
        from .resources.users import Users

        return Users(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Operations on webhooks."""
        from .resources.webhooks import Webhooks

        return Webhooks(self)


class AsyncClient(AsyncMeteredBase):
    """`Client`, awaited; it takes the same arguments."""

    def __init__(
        self,
        *,
        api_token: str | None = None,
        api_domain: str | None = None,
        company_domain: str | None = None,
        base_url: str | None = None,
        http_client: AsyncHttpClient | None = None,
        plan: str | Unset | None = UNSET,
        budget: Budget | int | Unset | None = UNSET,
        store: Store | Unset | None = UNSET,
        account_name: str | Unset | None = UNSET,
        on_store_failure: Literal["raise", "degrade"] | Unset = UNSET,
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
            url_parts={"api_domain": api_domain, "company_domain": company_domain},
            base_url=base_url,
            http_client=http_client,
            **given_options(
                plan=plan,
                budget=budget,
                store=store,
                account_name=account_name,
                on_store_failure=on_store_failure,
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
    def activity_fields(self) -> AsyncActivityFields:
        """`Client.activity_fields`, awaited."""
        from .resources.activity_fields import AsyncActivityFields

        return AsyncActivityFields(self)

    @cached_property
    def activity_types(self) -> AsyncActivityTypes:
        """`Client.activity_types`, awaited."""
        from .resources.activity_types import AsyncActivityTypes

        return AsyncActivityTypes(self)

    @cached_property
    def billing(self) -> AsyncBilling:
        """`Client.billing`, awaited."""
        from .resources.billing import AsyncBilling

        return AsyncBilling(self)

    @cached_property
    def call_logs(self) -> AsyncCallLogs:
        """`Client.call_logs`, awaited."""
        from .resources.call_logs import AsyncCallLogs

        return AsyncCallLogs(self)

    @cached_property
    def channels(self) -> AsyncChannels:
        """`Client.channels`, awaited."""
        from .resources.channels import AsyncChannels

        return AsyncChannels(self)

    @cached_property
    def currencies(self) -> AsyncCurrencies:
        """`Client.currencies`, awaited."""
        from .resources.currencies import AsyncCurrencies

        return AsyncCurrencies(self)

    @cached_property
    def deal_fields(self) -> AsyncDealFields:
        """`Client.deal_fields`, awaited."""
        from .resources.deal_fields import AsyncDealFields

        return AsyncDealFields(self)

    @cached_property
    def deals(self) -> AsyncDeals:
        """`Client.deals`, awaited."""
        from .resources.deals import AsyncDeals

        return AsyncDeals(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """`Client.files`, awaited."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def filters(self) -> AsyncFilters:
        """`Client.filters`, awaited."""
        from .resources.filters import AsyncFilters

        return AsyncFilters(self)

    @cached_property
    def goals(self) -> AsyncGoalsResource:
        """`Client.goals`, awaited."""
        from .resources.goals import AsyncGoalsResource

        return AsyncGoalsResource(self)

    @cached_property
    def item_search(self) -> AsyncItemSearch:
        """`Client.item_search`, awaited."""
        from .resources.item_search import AsyncItemSearch

        return AsyncItemSearch(self)

    @cached_property
    def lead_fields(self) -> AsyncLeadFields:
        """`Client.lead_fields`, awaited."""
        from .resources.lead_fields import AsyncLeadFields

        return AsyncLeadFields(self)

    @cached_property
    def lead_labels(self) -> AsyncLeadLabels:
        """`Client.lead_labels`, awaited."""
        from .resources.lead_labels import AsyncLeadLabels

        return AsyncLeadLabels(self)

    @cached_property
    def lead_sources(self) -> AsyncLeadSources:
        """`Client.lead_sources`, awaited."""
        from .resources.lead_sources import AsyncLeadSources

        return AsyncLeadSources(self)

    @cached_property
    def leads(self) -> AsyncLeads:
        """`Client.leads`, awaited."""
        from .resources.leads import AsyncLeads

        return AsyncLeads(self)

    @cached_property
    def legacy_teams(self) -> AsyncLegacyTeams:
        """`Client.legacy_teams`, awaited."""
        from .resources.legacy_teams import AsyncLegacyTeams

        return AsyncLegacyTeams(self)

    @cached_property
    def mailbox(self) -> AsyncMailbox:
        """`Client.mailbox`, awaited."""
        from .resources.mailbox import AsyncMailbox

        return AsyncMailbox(self)

    @cached_property
    def meetings(self) -> AsyncMeetings:
        """`Client.meetings`, awaited."""
        from .resources.meetings import AsyncMeetings

        return AsyncMeetings(self)

    @cached_property
    def note_fields(self) -> AsyncNoteFields:
        """`Client.note_fields`, awaited."""
        from .resources.note_fields import AsyncNoteFields

        return AsyncNoteFields(self)

    @cached_property
    def notes(self) -> AsyncNotes:
        """`Client.notes`, awaited."""
        from .resources.notes import AsyncNotes

        return AsyncNotes(self)

    @cached_property
    def organization_fields(self) -> AsyncOrganizationFields:
        """`Client.organization_fields`, awaited."""
        from .resources.organization_fields import AsyncOrganizationFields

        return AsyncOrganizationFields(self)

    @cached_property
    def organization_relationships(self) -> AsyncOrganizationRelationships:
        """`Client.organization_relationships`, awaited."""
        from .resources.organization_relationships import AsyncOrganizationRelationships

        return AsyncOrganizationRelationships(self)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """`Client.organizations`, awaited."""
        from .resources.organizations import AsyncOrganizations

        return AsyncOrganizations(self)

    @cached_property
    def permission_sets(self) -> AsyncPermissionSets:
        """`Client.permission_sets`, awaited."""
        from .resources.permission_sets import AsyncPermissionSets

        return AsyncPermissionSets(self)

    @cached_property
    def person_fields(self) -> AsyncPersonFields:
        """`Client.person_fields`, awaited."""
        from .resources.person_fields import AsyncPersonFields

        return AsyncPersonFields(self)

    @cached_property
    def persons(self) -> AsyncPersons:
        """`Client.persons`, awaited."""
        from .resources.persons import AsyncPersons

        return AsyncPersons(self)

    @cached_property
    def pipelines(self) -> AsyncPipelines:
        """`Client.pipelines`, awaited."""
        from .resources.pipelines import AsyncPipelines

        return AsyncPipelines(self)

    @cached_property
    def product_fields(self) -> AsyncProductFields:
        """`Client.product_fields`, awaited."""
        from .resources.product_fields import AsyncProductFields

        return AsyncProductFields(self)

    @cached_property
    def products(self) -> AsyncProducts:
        """`Client.products`, awaited."""
        from .resources.products import AsyncProducts

        return AsyncProducts(self)

    @cached_property
    def project_boards(self) -> AsyncProjectBoards:
        """`Client.project_boards`, awaited."""
        from .resources.project_boards import AsyncProjectBoards

        return AsyncProjectBoards(self)

    @cached_property
    def project_phases(self) -> AsyncProjectPhases:
        """`Client.project_phases`, awaited."""
        from .resources.project_phases import AsyncProjectPhases

        return AsyncProjectPhases(self)

    @cached_property
    def project_templates(self) -> AsyncProjectTemplates:
        """`Client.project_templates`, awaited."""
        from .resources.project_templates import AsyncProjectTemplates

        return AsyncProjectTemplates(self)

    @cached_property
    def projects(self) -> AsyncProjects:
        """`Client.projects`, awaited."""
        from .resources.projects import AsyncProjects

        return AsyncProjects(self)

    @cached_property
    def recents(self) -> AsyncRecents:
        """`Client.recents`, awaited."""
        from .resources.recents import AsyncRecents

        return AsyncRecents(self)

    @cached_property
    def roles(self) -> AsyncRoles:
        """`Client.roles`, awaited."""
        from .resources.roles import AsyncRoles

        return AsyncRoles(self)

    @cached_property
    def stages(self) -> AsyncStages:
        """`Client.stages`, awaited."""
        from .resources.stages import AsyncStages

        return AsyncStages(self)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """`Client.tasks`, awaited."""
        from .resources.tasks import AsyncTasks

        return AsyncTasks(self)

    @cached_property
    def user_connections(self) -> AsyncUserConnectionsResource:
        """`Client.user_connections`, awaited."""
        from .resources.user_connections import AsyncUserConnectionsResource

        return AsyncUserConnectionsResource(self)

    @cached_property
    def user_settings(self) -> AsyncUserSettingsResource:
        """`Client.user_settings`, awaited."""
        from .resources.user_settings import AsyncUserSettingsResource

        return AsyncUserSettingsResource(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """`Client.users`, awaited."""
        from .resources.users import AsyncUsers

        return AsyncUsers(self)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """`Client.webhooks`, awaited."""
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self)
