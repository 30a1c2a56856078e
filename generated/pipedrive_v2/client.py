"""The clients: one attribute for each group of operations, loaded on first use."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

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
    from .resources.deal_fields import AsyncDealFields, DealFields
    from .resources.deal_installments import AsyncDealInstallments, DealInstallments
    from .resources.deal_products import AsyncDealProducts, DealProducts
    from .resources.deals import AsyncDeals, Deals
    from .resources.item_search import AsyncItemSearch, ItemSearch
    from .resources.leads import AsyncLeads, Leads
    from .resources.organization_fields import (
        AsyncOrganizationFields,
        OrganizationFields,
    )
    from .resources.organizations import AsyncOrganizations, Organizations
    from .resources.person_fields import AsyncPersonFields, PersonFields
    from .resources.persons import AsyncPersons, Persons
    from .resources.pipelines import AsyncPipelines, Pipelines
    from .resources.product_fields import AsyncProductFields, ProductFields
    from .resources.products import AsyncProducts, Products
    from .resources.project_boards import AsyncProjectBoards, ProjectBoards
    from .resources.project_fields import AsyncProjectFields, ProjectFields
    from .resources.project_phases import AsyncProjectPhases, ProjectPhases
    from .resources.project_templates import AsyncProjectTemplates, ProjectTemplates
    from .resources.projects import AsyncProjects, Projects
    from .resources.stages import AsyncStages, Stages
    from .resources.tasks import AsyncTasks, Tasks
    from .resources.users import AsyncUsers, Users


class Client(SyncMeteredBase):
    """Pipedrive API v2.

    Args:
        api_token: Sent as `x-api-token`; if not given, PIPEDRIVE_API_TOKEN of the
            environment.
        api_domain: Makes the base URL {api_domain}/api/v2; if not given,
            PIPEDRIVE_API_DOMAIN of the environment.
        company_domain: Makes the base URL
            https://{company_domain}.pipedrive.com/api/v2; if not given,
            PIPEDRIVE_COMPANY_DOMAIN of the environment.
        base_url: Where the paths of the operations begin, by default
            https://api.pipedrive.com/api/v2.
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
        """Activities are appointments/tasks/events on a calendar that can be associated
        with a deal, a lead, a person and an organization.
        """
        from .resources.activities import Activities

        return Activities(self)

    @cached_property
    def activity_fields(self) -> ActivityFields:
        """Activity fields represent different fields that an activity has."""
        from .resources.activity_fields import ActivityFields

        return ActivityFields(self)

    @cached_property
    def deal_fields(self) -> DealFields:
        """Deal fields represent the schema for a deal in the context of the company of
        the authorized user.
        """
        from .resources.deal_fields import DealFields

        return DealFields(self)

    @cached_property
    def deal_installments(self) -> DealInstallments:
        """Deal installments are scheduled payment entries attached to a deal, enabling
        split payment arrangements.
        """
        from .resources.deal_installments import DealInstallments

        return DealInstallments(self)

    @cached_property
    def deal_products(self) -> DealProducts:
        """Deal products are goods or services attached to a deal."""
        from .resources.deal_products import DealProducts

        return DealProducts(self)

    @cached_property
    def deals(self) -> Deals:
        """Deals represent ongoing, lost or won sales to an organization or to a
        person.
        """
        from .resources.deals import Deals

        return Deals(self)

    @cached_property
    def item_search(self) -> ItemSearch:
        """Ordered reference objects, pointing to either deals, persons, organizations,
        leads, products, files or mail attachments.
        """
        from .resources.item_search import ItemSearch

        return ItemSearch(self)

    @cached_property
    def leads(self) -> Leads:
        """Leads are potential deals stored in Leads Inbox before they are archived or
        converted to a deal.
        """
        from .resources.leads import Leads

        return Leads(self)

    @cached_property
    def organization_fields(self) -> OrganizationFields:
        """Organization fields represent the schema for an organization in the context
        of the company of the authorized user.
        """
        from .resources.organization_fields import OrganizationFields

        return OrganizationFields(self)

    @cached_property
    def organizations(self) -> Organizations:
        """Organizations are companies and other kinds of organizations you are making
        deals with.
        """
        from .resources.organizations import Organizations

        return Organizations(self)

    @cached_property
    def person_fields(self) -> PersonFields:
        """Person fields represent the schema for a person in the context of the company
        of the authorized user.
        """
        from .resources.person_fields import PersonFields

        return PersonFields(self)

    @cached_property
    def persons(self) -> Persons:
        """Persons are your contacts, the customers you are doing deals with."""
        from .resources.persons import Persons

        return Persons(self)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Pipelines are essentially ordered collections of stages."""
        from .resources.pipelines import Pipelines

        return Pipelines(self)

    @cached_property
    def product_fields(self) -> ProductFields:
        """Product fields represent the schema for a product in the context of the
        company of the authorized user.
        """
        from .resources.product_fields import ProductFields

        return ProductFields(self)

    @cached_property
    def products(self) -> Products:
        """Products are the goods or services you are dealing with."""
        from .resources.products import Products

        return Products(self)

    @cached_property
    def project_boards(self) -> ProjectBoards:
        """Project boards are the top-level containers for organizing projects into
        phases.
        """
        from .resources.project_boards import ProjectBoards

        return ProjectBoards(self)

    @cached_property
    def project_fields(self) -> ProjectFields:
        """Project fields represent the schema for a project in the context of the
        company of the authorized user.
        """
        from .resources.project_fields import ProjectFields

        return ProjectFields(self)

    @cached_property
    def project_phases(self) -> ProjectPhases:
        """Project phases are the stages within a project board that define the workflow
        for projects.
        """
        from .resources.project_phases import ProjectPhases

        return ProjectPhases(self)

    @cached_property
    def project_templates(self) -> ProjectTemplates:
        """Project templates are reusable blueprints for creating projects with
        predefined structure and settings.
        """
        from .resources.project_templates import ProjectTemplates

        return ProjectTemplates(self)

    @cached_property
    def projects(self) -> Projects:
        """Projects are used to plan and manage work that spans across deals,
        activities, and tasks.
        """
        from .resources.projects import Projects

        return Projects(self)

    @cached_property
    def stages(self) -> Stages:
        """Stage is a logical component of a pipeline, and essentially a bucket that can
        hold a number of deals.
        """
        from .resources.stages import Stages

        return Stages(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks are action items that can be associated with a project."""
        from .resources.tasks import Tasks

        return Tasks(self)

    @cached_property
    def users(self) -> Users:
        """Users are individuals who have a Pipedrive account and can interact with its
        features.
        """
        from .resources.users import Users

        return Users(self)


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
    def deal_fields(self) -> AsyncDealFields:
        """`Client.deal_fields`, awaited."""
        from .resources.deal_fields import AsyncDealFields

        return AsyncDealFields(self)

    @cached_property
    def deal_installments(self) -> AsyncDealInstallments:
        """`Client.deal_installments`, awaited."""
        from .resources.deal_installments import AsyncDealInstallments

        return AsyncDealInstallments(self)

    @cached_property
    def deal_products(self) -> AsyncDealProducts:
        """`Client.deal_products`, awaited."""
        from .resources.deal_products import AsyncDealProducts

        return AsyncDealProducts(self)

    @cached_property
    def deals(self) -> AsyncDeals:
        """`Client.deals`, awaited."""
        from .resources.deals import AsyncDeals

        return AsyncDeals(self)

    @cached_property
    def item_search(self) -> AsyncItemSearch:
        """`Client.item_search`, awaited."""
        from .resources.item_search import AsyncItemSearch

        return AsyncItemSearch(self)

    @cached_property
    def leads(self) -> AsyncLeads:
        """`Client.leads`, awaited."""
        from .resources.leads import AsyncLeads

        return AsyncLeads(self)

    @cached_property
    def organization_fields(self) -> AsyncOrganizationFields:
        """`Client.organization_fields`, awaited."""
        from .resources.organization_fields import AsyncOrganizationFields

        return AsyncOrganizationFields(self)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """`Client.organizations`, awaited."""
        from .resources.organizations import AsyncOrganizations

        return AsyncOrganizations(self)

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
    def project_fields(self) -> AsyncProjectFields:
        """`Client.project_fields`, awaited."""
        from .resources.project_fields import AsyncProjectFields

        return AsyncProjectFields(self)

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
    def users(self) -> AsyncUsers:
        """`Client.users`, awaited."""
        from .resources.users import AsyncUsers

        return AsyncUsers(self)
