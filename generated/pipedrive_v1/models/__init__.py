"""The records that Pipedrive API v1 takes and gives, loaded on first use."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .billing import Addon as Addon
    from .call_logs import (
        CallLog as CallLog,
        CallLogAudioFile as CallLogAudioFile,
        CallLogOutcome as CallLogOutcome,
        DeletedCallLog as DeletedCallLog,
    )
    from .channels import (
        Channel as Channel,
        ChannelProviderType as ChannelProviderType,
        DeletedChannel as DeletedChannel,
        DeletedConversation as DeletedConversation,
        Message as Message,
        MessageAttachment as MessageAttachment,
        MessageStatus as MessageStatus,
        ReceiveMessageAttachment as ReceiveMessageAttachment,
    )
    from .currencies import Currency as Currency
    from .deal_fields import DealFieldType as DealFieldType
    from .deals import (
        CurrencyTotal as CurrencyTotal,
        DealParticipant as DealParticipant,
        DealsSummary as DealsSummary,
        DealsTimeline as DealsTimeline,
        DealSummaryStatus as DealSummaryStatus,
        DealTimelineInterval as DealTimelineInterval,
        ParticipantChange as ParticipantChange,
        TimelineTotals as TimelineTotals,
        WeightedTotal as WeightedTotal,
    )
    from .files import (
        ItemType as ItemType,
        RemoteFileType as RemoteFileType,
        RemoteLocation as RemoteLocation,
    )
    from .filters import FilterType as FilterType
    from .goals import (
        DeletedGoal as DeletedGoal,
        Goal as Goal,
        GoalAssignee as GoalAssignee,
        GoalAssigneeType as GoalAssigneeType,
        GoalDuration as GoalDuration,
        GoalExpectedOutcomeTrackingMetric as GoalExpectedOutcomeTrackingMetric,
        GoalInterval as GoalInterval,
        GoalOutcome as GoalOutcome,
        GoalProgress as GoalProgress,
        Goals as Goals,
        GoalType as GoalType,
        GoalTypeName as GoalTypeName,
        GoalTypeParams as GoalTypeParams,
        SavedGoal as SavedGoal,
    )
    from .lead_labels import LeadLabel as LeadLabel, LeadLabelColor as LeadLabelColor
    from .lead_sources import LeadSource as LeadSource
    from .leads import (
        FoundLead as FoundLead,
        FoundReference as FoundReference,
        Lead as Lead,
        LeadSearchFields as LeadSearchFields,
        LeadSearchIncludeFields as LeadSearchIncludeFields,
        LeadSearchItem as LeadSearchItem,
        LeadValue as LeadValue,
    )
    from .legacy_teams import Team as Team, TeamOrderBy as TeamOrderBy
    from .mailbox import (
        MailParties as MailParties,
        MailParty as MailParty,
        MailThread as MailThread,
        MailThreadFolder as MailThreadFolder,
    )
    from .meetings import ProviderLink as ProviderLink
    from .note_fields import NoteField as NoteField, NoteFieldOption as NoteFieldOption
    from .notes import NoteComment as NoteComment
    from .organization_fields import OrganizationFieldType as OrganizationFieldType
    from .organization_relationships import (
        OrganizationRelationship as OrganizationRelationship,
        OrganizationRelationshipType as OrganizationRelationshipType,
    )
    from .organizations import MergedOrganization as MergedOrganization
    from .permission_sets import (
        PermissionSet as PermissionSet,
        PermissionSetApp as PermissionSetApp,
        PermissionSetAssignment as PermissionSetAssignment,
        PermissionSetType as PermissionSetType,
    )
    from .person_fields import PersonFieldType as PersonFieldType
    from .persons import (
        PersonProduct as PersonProduct,
        PersonProductDeal as PersonProductDeal,
        PersonProductItem as PersonProductItem,
    )
    from .pipelines import (
        AverageAge as AverageAge,
        ConversionStatistics as ConversionStatistics,
        DealMovement as DealMovement,
        MovementCount as MovementCount,
        MovementStatistics as MovementStatistics,
        StageAge as StageAge,
        StageConversion as StageConversion,
    )
    from .product_fields import (
        NewProductFieldType as NewProductFieldType,
        ProductField as ProductField,
    )
    from .project_boards import ProjectBoard as ProjectBoard
    from .project_phases import ProjectPhase as ProjectPhase
    from .project_templates import ProjectTemplate as ProjectTemplate
    from .projects import (
        PlanItem as PlanItem,
        Project as Project,
        ProjectGroup as ProjectGroup,
    )
    from .recents import (
        AnyRecent as AnyRecent,
        Organization as Organization,
        Product as Product,
        RecentActivity as RecentActivity,
        RecentActivityItem as RecentActivityItem,
        RecentActivityType as RecentActivityType,
        RecentActivityTypeItem as RecentActivityTypeItem,
        RecentDeal as RecentDeal,
        RecentDealItem as RecentDealItem,
        RecentFile as RecentFile,
        RecentFileItem as RecentFileItem,
        RecentFilter as RecentFilter,
        RecentFilterItem as RecentFilterItem,
        RecentItems as RecentItems,
        RecentNote as RecentNote,
        RecentNoteItem as RecentNoteItem,
        RecentOrganization as RecentOrganization,
        RecentOrganizationItem as RecentOrganizationItem,
        RecentPerson as RecentPerson,
        RecentPersonItem as RecentPersonItem,
        RecentPipeline as RecentPipeline,
        RecentPipelineItem as RecentPipelineItem,
        RecentProduct as RecentProduct,
        RecentProductItem as RecentProductItem,
        RecentsPageDetails as RecentsPageDetails,
        RecentStage as RecentStage,
        RecentStageItem as RecentStageItem,
        RecentUser as RecentUser,
        RecentUserItem as RecentUserItem,
    )
    from .roles import (
        Role as Role,
        RoleMember as RoleMember,
        RolePipelines as RolePipelines,
        RoleSettingKey as RoleSettingKey,
        RoleSettingValue as RoleSettingValue,
        SavedRole as SavedRole,
        SavedRoleSettings as SavedRoleSettings,
        SavedRoleSettingsDealDefaultVisibility as SavedRoleSettingsDealDefaultVisibility,
    )
    from .shared import (
        Activity as Activity,
        ActivityType as ActivityType,
        ActivityTypeIconKey as ActivityTypeIconKey,
        Change as Change,
        ContactValue as ContactValue,
        Deal as Deal,
        DealStatus as DealStatus,
        DeletedItem as DeletedItem,
        DeletedItems as DeletedItems,
        DeletedLead as DeletedLead,
        ExpandedDeal as ExpandedDeal,
        Field as Field,
        FieldType as FieldType,
        File as File,
        Filter as Filter,
        Flag as Flag,
        FlowItem as FlowItem,
        Follower as Follower,
        LinkedItem as LinkedItem,
        MailActivity as MailActivity,
        MailAddress as MailAddress,
        MailMessage as MailMessage,
        MailMessageMailTrackingStatus as MailMessageMailTrackingStatus,
        Note as Note,
        NoteUser as NoteUser,
        OrganizationReference as OrganizationReference,
        PageDetails as PageDetails,
        Person as Person,
        PersonReference as PersonReference,
        Picture as Picture,
        PictureSizes as PictureSizes,
        Pipeline as Pipeline,
        RelatedDeal as RelatedDeal,
        RelatedObjects as RelatedObjects,
        RelatedOrganization as RelatedOrganization,
        RelatedPerson as RelatedPerson,
        RelatedUser as RelatedUser,
        RoleAssignment as RoleAssignment,
        RoleSettings as RoleSettings,
        Stage as Stage,
        Task as Task,
        User as User,
        UserAccess as UserAccess,
        UserAccessApp as UserAccessApp,
        UserReference as UserReference,
        VisibleTo as VisibleTo,
    )
    from .user_connections import UserConnections as UserConnections
    from .user_settings import UserSettings as UserSettings
    from .users import (
        CurrentUser as CurrentUser,
        UserLanguage as UserLanguage,
        UserPermissions as UserPermissions,
    )
    from .webhooks import (
        DeletedWebhook as DeletedWebhook,
        Webhook as Webhook,
        WebhookEventAction as WebhookEventAction,
        WebhookEventObject as WebhookEventObject,
        WebhookType as WebhookType,
        WebhookVersion as WebhookVersion,
    )


_MODULES = {
    "Activity": "shared",
    "ActivityType": "shared",
    "ActivityTypeIconKey": "shared",
    "Addon": "billing",
    "AnyRecent": "recents",
    "AverageAge": "pipelines",
    "CallLog": "call_logs",
    "CallLogAudioFile": "call_logs",
    "CallLogOutcome": "call_logs",
    "Change": "shared",
    "Channel": "channels",
    "ChannelProviderType": "channels",
    "ContactValue": "shared",
    "ConversionStatistics": "pipelines",
    "Currency": "currencies",
    "CurrencyTotal": "deals",
    "CurrentUser": "users",
    "Deal": "shared",
    "DealFieldType": "deal_fields",
    "DealMovement": "pipelines",
    "DealParticipant": "deals",
    "DealStatus": "shared",
    "DealSummaryStatus": "deals",
    "DealTimelineInterval": "deals",
    "DealsSummary": "deals",
    "DealsTimeline": "deals",
    "DeletedCallLog": "call_logs",
    "DeletedChannel": "channels",
    "DeletedConversation": "channels",
    "DeletedGoal": "goals",
    "DeletedItem": "shared",
    "DeletedItems": "shared",
    "DeletedLead": "shared",
    "DeletedWebhook": "webhooks",
    "ExpandedDeal": "shared",
    "Field": "shared",
    "FieldType": "shared",
    "File": "shared",
    "Filter": "shared",
    "FilterType": "filters",
    "Flag": "shared",
    "FlowItem": "shared",
    "Follower": "shared",
    "FoundLead": "leads",
    "FoundReference": "leads",
    "Goal": "goals",
    "GoalAssignee": "goals",
    "GoalAssigneeType": "goals",
    "GoalDuration": "goals",
    "GoalExpectedOutcomeTrackingMetric": "goals",
    "GoalInterval": "goals",
    "GoalOutcome": "goals",
    "GoalProgress": "goals",
    "GoalType": "goals",
    "GoalTypeName": "goals",
    "GoalTypeParams": "goals",
    "Goals": "goals",
    "ItemType": "files",
    "Lead": "leads",
    "LeadLabel": "lead_labels",
    "LeadLabelColor": "lead_labels",
    "LeadSearchFields": "leads",
    "LeadSearchIncludeFields": "leads",
    "LeadSearchItem": "leads",
    "LeadSource": "lead_sources",
    "LeadValue": "leads",
    "LinkedItem": "shared",
    "MailActivity": "shared",
    "MailAddress": "shared",
    "MailMessage": "shared",
    "MailMessageMailTrackingStatus": "shared",
    "MailParties": "mailbox",
    "MailParty": "mailbox",
    "MailThread": "mailbox",
    "MailThreadFolder": "mailbox",
    "MergedOrganization": "organizations",
    "Message": "channels",
    "MessageAttachment": "channels",
    "MessageStatus": "channels",
    "MovementCount": "pipelines",
    "MovementStatistics": "pipelines",
    "NewProductFieldType": "product_fields",
    "Note": "shared",
    "NoteComment": "notes",
    "NoteField": "note_fields",
    "NoteFieldOption": "note_fields",
    "NoteUser": "shared",
    "Organization": "recents",
    "OrganizationFieldType": "organization_fields",
    "OrganizationReference": "shared",
    "OrganizationRelationship": "organization_relationships",
    "OrganizationRelationshipType": "organization_relationships",
    "PageDetails": "shared",
    "ParticipantChange": "deals",
    "PermissionSet": "permission_sets",
    "PermissionSetApp": "permission_sets",
    "PermissionSetAssignment": "permission_sets",
    "PermissionSetType": "permission_sets",
    "Person": "shared",
    "PersonFieldType": "person_fields",
    "PersonProduct": "persons",
    "PersonProductDeal": "persons",
    "PersonProductItem": "persons",
    "PersonReference": "shared",
    "Picture": "shared",
    "PictureSizes": "shared",
    "Pipeline": "shared",
    "PlanItem": "projects",
    "Product": "recents",
    "ProductField": "product_fields",
    "Project": "projects",
    "ProjectBoard": "project_boards",
    "ProjectGroup": "projects",
    "ProjectPhase": "project_phases",
    "ProjectTemplate": "project_templates",
    "ProviderLink": "meetings",
    "ReceiveMessageAttachment": "channels",
    "RecentActivity": "recents",
    "RecentActivityItem": "recents",
    "RecentActivityType": "recents",
    "RecentActivityTypeItem": "recents",
    "RecentDeal": "recents",
    "RecentDealItem": "recents",
    "RecentFile": "recents",
    "RecentFileItem": "recents",
    "RecentFilter": "recents",
    "RecentFilterItem": "recents",
    "RecentItems": "recents",
    "RecentNote": "recents",
    "RecentNoteItem": "recents",
    "RecentOrganization": "recents",
    "RecentOrganizationItem": "recents",
    "RecentPerson": "recents",
    "RecentPersonItem": "recents",
    "RecentPipeline": "recents",
    "RecentPipelineItem": "recents",
    "RecentProduct": "recents",
    "RecentProductItem": "recents",
    "RecentStage": "recents",
    "RecentStageItem": "recents",
    "RecentUser": "recents",
    "RecentUserItem": "recents",
    "RecentsPageDetails": "recents",
    "RelatedDeal": "shared",
    "RelatedObjects": "shared",
    "RelatedOrganization": "shared",
    "RelatedPerson": "shared",
    "RelatedUser": "shared",
    "RemoteFileType": "files",
    "RemoteLocation": "files",
    "Role": "roles",
    "RoleAssignment": "shared",
    "RoleMember": "roles",
    "RolePipelines": "roles",
    "RoleSettingKey": "roles",
    "RoleSettingValue": "roles",
    "RoleSettings": "shared",
    "SavedGoal": "goals",
    "SavedRole": "roles",
    "SavedRoleSettings": "roles",
    "SavedRoleSettingsDealDefaultVisibility": "roles",
    "Stage": "shared",
    "StageAge": "pipelines",
    "StageConversion": "pipelines",
    "Task": "shared",
    "Team": "legacy_teams",
    "TeamOrderBy": "legacy_teams",
    "TimelineTotals": "deals",
    "User": "shared",
    "UserAccess": "shared",
    "UserAccessApp": "shared",
    "UserConnections": "user_connections",
    "UserLanguage": "users",
    "UserPermissions": "users",
    "UserReference": "shared",
    "UserSettings": "user_settings",
    "VisibleTo": "shared",
    "Webhook": "webhooks",
    "WebhookEventAction": "webhooks",
    "WebhookEventObject": "webhooks",
    "WebhookType": "webhooks",
    "WebhookVersion": "webhooks",
    "WeightedTotal": "deals",
}


if not TYPE_CHECKING:

    def __getattr__(name):
        """Load the module of a record when the record is first asked for."""
        from importlib import import_module

        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Name every record, loaded or not."""
    return sorted({*globals(), *_MODULES})
