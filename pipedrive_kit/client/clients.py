"""The clients for both APIs: one attribute for each group of operations."""

# Written by `make v1` from the two clients: do not edit.

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pipedrive_v1
import pipedrive_v2
from openapi_runtime import sibling

from .both import Both

if TYPE_CHECKING:
    from pipedrive_v1.resources.activity_types import ActivityTypes, AsyncActivityTypes
    from pipedrive_v1.resources.billing import AsyncBilling, Billing
    from pipedrive_v1.resources.call_logs import AsyncCallLogs, CallLogs
    from pipedrive_v1.resources.channels import AsyncChannels, Channels
    from pipedrive_v1.resources.currencies import AsyncCurrencies, Currencies
    from pipedrive_v1.resources.files import AsyncFiles, Files
    from pipedrive_v1.resources.filters import AsyncFilters, Filters
    from pipedrive_v1.resources.goals import AsyncGoalsResource, GoalsResource
    from pipedrive_v1.resources.lead_fields import AsyncLeadFields, LeadFields
    from pipedrive_v1.resources.lead_labels import AsyncLeadLabels, LeadLabels
    from pipedrive_v1.resources.lead_sources import AsyncLeadSources, LeadSources
    from pipedrive_v1.resources.legacy_teams import AsyncLegacyTeams, LegacyTeams
    from pipedrive_v1.resources.mailbox import AsyncMailbox, Mailbox
    from pipedrive_v1.resources.meetings import AsyncMeetings, Meetings
    from pipedrive_v1.resources.note_fields import AsyncNoteFields, NoteFields
    from pipedrive_v1.resources.notes import AsyncNotes, Notes
    from pipedrive_v1.resources.organization_relationships import (
        AsyncOrganizationRelationships,
        OrganizationRelationships,
    )
    from pipedrive_v1.resources.permission_sets import (
        AsyncPermissionSets,
        PermissionSets,
    )
    from pipedrive_v1.resources.recents import AsyncRecents, Recents
    from pipedrive_v1.resources.roles import AsyncRoles, Roles
    from pipedrive_v1.resources.user_connections import (
        AsyncUserConnectionsResource,
        UserConnectionsResource,
    )
    from pipedrive_v1.resources.user_settings import (
        AsyncUserSettingsResource,
        UserSettingsResource,
    )
    from pipedrive_v1.resources.webhooks import AsyncWebhooks, Webhooks

    from .groups.deals import AsyncDeals, Deals
    from .groups.leads import AsyncLeads, Leads
    from .groups.organizations import AsyncOrganizations, Organizations
    from .groups.persons import AsyncPersons, Persons
    from .groups.pipelines import AsyncPipelines, Pipelines
    from .groups.products import AsyncProducts, Products
    from .groups.projects import AsyncProjects, Projects
    from .groups.users import AsyncUsers, Users


class Pipedrive(Both, pipedrive_v2.Client):
    """API v2, and what only API v1 has, as one client.

    Its arguments are those of `pipedrive_v2.Client`.
    """

    @cached_property
    def v1(self) -> pipedrive_v1.Client:
        """API v1 alone: same connections, credentials, usage and limits."""
        return sibling(self, pipedrive_v1.Client, pipedrive_v1.API)

    @cached_property
    def activity_types(self) -> ActivityTypes:
        """Operations on activity types, of API v1."""
        return self.v1.activity_types

    @cached_property
    def billing(self) -> Billing:
        """Operations on billing, of API v1."""
        return self.v1.billing

    @cached_property
    def call_logs(self) -> CallLogs:
        """Operations on call logs, of API v1."""
        return self.v1.call_logs

    @cached_property
    def channels(self) -> Channels:
        """Operations on channels, of API v1."""
        return self.v1.channels

    @cached_property
    def currencies(self) -> Currencies:
        """Operations on currencies, of API v1."""
        return self.v1.currencies

    @cached_property
    def deals(self) -> Deals:
        """Operations on deals, of both APIs."""
        from .groups.deals import Deals

        return Deals(self, self.v1.deals)

    @cached_property
    def files(self) -> Files:
        """Operations on files, of API v1."""
        return self.v1.files

    @cached_property
    def filters(self) -> Filters:
        """Operations on filters, of API v1."""
        return self.v1.filters

    @cached_property
    def goals(self) -> GoalsResource:
        """Operations on goals, of API v1."""
        return self.v1.goals

    @cached_property
    def lead_fields(self) -> LeadFields:
        """Operations on lead fields, of API v1."""
        return self.v1.lead_fields

    @cached_property
    def lead_labels(self) -> LeadLabels:
        """Operations on lead labels, of API v1."""
        return self.v1.lead_labels

    @cached_property
    def lead_sources(self) -> LeadSources:
        """Operations on lead sources, of API v1."""
        return self.v1.lead_sources

    @cached_property
    def leads(self) -> Leads:
        """Operations on leads, of both APIs."""
        from .groups.leads import Leads

        return Leads(self, self.v1.leads)

    @cached_property
    def legacy_teams(self) -> LegacyTeams:
        """Operations on legacy teams, of API v1."""
        return self.v1.legacy_teams

    @cached_property
    def mailbox(self) -> Mailbox:
        """Operations on mailbox, of API v1."""
        return self.v1.mailbox

    @cached_property
    def meetings(self) -> Meetings:
        """Operations on meetings, of API v1."""
        return self.v1.meetings

    @cached_property
    def note_fields(self) -> NoteFields:
        """Operations on note fields, of API v1."""
        return self.v1.note_fields

    @cached_property
    def notes(self) -> Notes:
        """Operations on notes, of API v1."""
        return self.v1.notes

    @cached_property
    def organization_relationships(self) -> OrganizationRelationships:
        """Operations on organization relationships, of API v1."""
        return self.v1.organization_relationships

    @cached_property
    def organizations(self) -> Organizations:
        """Operations on organizations, of both APIs."""
        from .groups.organizations import Organizations

        return Organizations(self, self.v1.organizations)

    @cached_property
    def permission_sets(self) -> PermissionSets:
        """Operations on permission sets, of API v1."""
        return self.v1.permission_sets

    @cached_property
    def persons(self) -> Persons:
        """Operations on persons, of both APIs."""
        from .groups.persons import Persons

        return Persons(self, self.v1.persons)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Operations on pipelines, of both APIs."""
        from .groups.pipelines import Pipelines

        return Pipelines(self, self.v1.pipelines)

    @cached_property
    def products(self) -> Products:
        """Operations on products, of both APIs."""
        from .groups.products import Products

        return Products(self, self.v1.products)

    @cached_property
    def projects(self) -> Projects:
        """Operations on projects, of both APIs."""
        from .groups.projects import Projects

        return Projects(self, self.v1.projects)

    @cached_property
    def recents(self) -> Recents:
        """Operations on recents, of API v1."""
        return self.v1.recents

    @cached_property
    def roles(self) -> Roles:
        """Operations on roles, of API v1."""
        return self.v1.roles

    @cached_property
    def user_connections(self) -> UserConnectionsResource:
        """Operations on user connections, of API v1."""
        return self.v1.user_connections

    @cached_property
    def user_settings(self) -> UserSettingsResource:
        """Operations on user settings, of API v1."""
        return self.v1.user_settings

    @cached_property
    def users(self) -> Users:
        """Operations on users, of both APIs."""
        from .groups.users import Users

        return Users(self, self.v1.users)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Operations on webhooks, of API v1."""
        return self.v1.webhooks


class AsyncPipedrive(Both, pipedrive_v2.AsyncClient):
    """API v2, and what only API v1 has, as one client.

    Its arguments are those of `pipedrive_v2.Client`.
    """

    @cached_property
    def v1(self) -> pipedrive_v1.AsyncClient:
        """API v1 alone: same connections, credentials, usage and limits."""
        return sibling(self, pipedrive_v1.AsyncClient, pipedrive_v1.API)

    @cached_property
    def activity_types(self) -> AsyncActivityTypes:
        """Operations on activity types, of API v1."""
        return self.v1.activity_types

    @cached_property
    def billing(self) -> AsyncBilling:
        """Operations on billing, of API v1."""
        return self.v1.billing

    @cached_property
    def call_logs(self) -> AsyncCallLogs:
        """Operations on call logs, of API v1."""
        return self.v1.call_logs

    @cached_property
    def channels(self) -> AsyncChannels:
        """Operations on channels, of API v1."""
        return self.v1.channels

    @cached_property
    def currencies(self) -> AsyncCurrencies:
        """Operations on currencies, of API v1."""
        return self.v1.currencies

    @cached_property
    def deals(self) -> AsyncDeals:
        """Operations on deals, of both APIs."""
        from .groups.deals import AsyncDeals

        return AsyncDeals(self, self.v1.deals)

    @cached_property
    def files(self) -> AsyncFiles:
        """Operations on files, of API v1."""
        return self.v1.files

    @cached_property
    def filters(self) -> AsyncFilters:
        """Operations on filters, of API v1."""
        return self.v1.filters

    @cached_property
    def goals(self) -> AsyncGoalsResource:
        """Operations on goals, of API v1."""
        return self.v1.goals

    @cached_property
    def lead_fields(self) -> AsyncLeadFields:
        """Operations on lead fields, of API v1."""
        return self.v1.lead_fields

    @cached_property
    def lead_labels(self) -> AsyncLeadLabels:
        """Operations on lead labels, of API v1."""
        return self.v1.lead_labels

    @cached_property
    def lead_sources(self) -> AsyncLeadSources:
        """Operations on lead sources, of API v1."""
        return self.v1.lead_sources

    @cached_property
    def leads(self) -> AsyncLeads:
        """Operations on leads, of both APIs."""
        from .groups.leads import AsyncLeads

        return AsyncLeads(self, self.v1.leads)

    @cached_property
    def legacy_teams(self) -> AsyncLegacyTeams:
        """Operations on legacy teams, of API v1."""
        return self.v1.legacy_teams

    @cached_property
    def mailbox(self) -> AsyncMailbox:
        """Operations on mailbox, of API v1."""
        return self.v1.mailbox

    @cached_property
    def meetings(self) -> AsyncMeetings:
        """Operations on meetings, of API v1."""
        return self.v1.meetings

    @cached_property
    def note_fields(self) -> AsyncNoteFields:
        """Operations on note fields, of API v1."""
        return self.v1.note_fields

    @cached_property
    def notes(self) -> AsyncNotes:
        """Operations on notes, of API v1."""
        return self.v1.notes

    @cached_property
    def organization_relationships(self) -> AsyncOrganizationRelationships:
        """Operations on organization relationships, of API v1."""
        return self.v1.organization_relationships

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """Operations on organizations, of both APIs."""
        from .groups.organizations import AsyncOrganizations

        return AsyncOrganizations(self, self.v1.organizations)

    @cached_property
    def permission_sets(self) -> AsyncPermissionSets:
        """Operations on permission sets, of API v1."""
        return self.v1.permission_sets

    @cached_property
    def persons(self) -> AsyncPersons:
        """Operations on persons, of both APIs."""
        from .groups.persons import AsyncPersons

        return AsyncPersons(self, self.v1.persons)

    @cached_property
    def pipelines(self) -> AsyncPipelines:
        """Operations on pipelines, of both APIs."""
        from .groups.pipelines import AsyncPipelines

        return AsyncPipelines(self, self.v1.pipelines)

    @cached_property
    def products(self) -> AsyncProducts:
        """Operations on products, of both APIs."""
        from .groups.products import AsyncProducts

        return AsyncProducts(self, self.v1.products)

    @cached_property
    def projects(self) -> AsyncProjects:
        """Operations on projects, of both APIs."""
        from .groups.projects import AsyncProjects

        return AsyncProjects(self, self.v1.projects)

    @cached_property
    def recents(self) -> AsyncRecents:
        """Operations on recents, of API v1."""
        return self.v1.recents

    @cached_property
    def roles(self) -> AsyncRoles:
        """Operations on roles, of API v1."""
        return self.v1.roles

    @cached_property
    def user_connections(self) -> AsyncUserConnectionsResource:
        """Operations on user connections, of API v1."""
        return self.v1.user_connections

    @cached_property
    def user_settings(self) -> AsyncUserSettingsResource:
        """Operations on user settings, of API v1."""
        return self.v1.user_settings

    @cached_property
    def users(self) -> AsyncUsers:
        """Operations on users, of both APIs."""
        from .groups.users import AsyncUsers

        return AsyncUsers(self, self.v1.users)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Operations on webhooks, of API v1."""
        return self.v1.webhooks
