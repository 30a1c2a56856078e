"""Records of shared."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

ActivityTypeIconKey: TypeAlias = Literal[
    "addressbook",
    "bell",
    "brush",
    "bubble",
    "bulb",
    "calendar",
    "call",
    "camera",
    "car",
    "cart",
    "checkbox",
    "clip",
    "cogs",
    "deadline",
    "document",
    "downarrow",
    "email",
    "finish",
    "key",
    "linegraph",
    "loop",
    "lunch",
    "meeting",
    "padlock",
    "picture",
    "plane",
    "presentation",
    "pricetag",
    "scissors",
    "search",
    "shuffle",
    "signpost",
    "smartphone",
    "sound",
    "suitcase",
    "task",
    "truck",
    "uparrow",
    "wifi",
    "world",
]
DealStatus: TypeAlias = Literal["all_not_deleted", "deleted", "lost", "open", "won"]
FieldType: TypeAlias = Literal[
    "activity",
    "address",
    "billing_frequency",
    "boolean",
    "date",
    "daterange",
    "deal",
    "double",
    "enum",
    "int",
    "json",
    "lead",
    "monetary",
    "org",
    "people",
    "phone",
    "picture",
    "pipeline",
    "price_list",
    "product",
    "project",
    "projects_board",
    "projects_phase",
    "set",
    "stage",
    "status",
    "text",
    "time",
    "timerange",
    "user",
    "varchar",
    "varchar_auto",
    "varchar_options",
    "visible_to",
]
Flag: TypeAlias = Literal[0, 1]
MailMessageMailTrackingStatus: TypeAlias = Literal["not opened", "opened"]
UserAccessApp: TypeAlias = Literal[
    "account_settings", "campaigns", "global", "partnership", "projects", "sales"
]
VisibleTo: TypeAlias = Literal["1", "3", "5", "7"]


@model
class Activity(Model):
    """Returned by projects.list_activities."""

    id: int = SENT

    due_date: dt.date | None = None

    due_time: str | None = None

    duration: str | None = None

    deal_id: int | None = None

    lead_id: str | None = NULL

    person_id: int | None = None

    project_id: int | None = NULL

    org_id: int | None = None

    location: str | None = None

    public_description: str | None = None

    done: bool | None = None

    subject: str | None = None

    type: str | None = None

    user_id: int | None = None

    busy_flag: bool | None = None

    company_id: int | None = None

    conference_meeting_client: str | None = None

    conference_meeting_url: str | None = None

    conference_meeting_id: str | None = None

    add_time: str | None = None

    marked_as_done_time: str | None = None

    active_flag: bool | None = None

    update_time: str | None = None

    update_user_id: int | None = None

    source_timezone: str | None = None

    location_subpremise: str | None = None

    location_street_number: str | None = None

    location_route: str | None = None

    location_sublocality: str | None = None

    location_locality: str | None = None

    location_admin_area_level_1: str | None = None

    location_admin_area_level_2: str | None = None

    location_country: str | None = None

    location_postal_code: str | None = None

    location_formatted_address: str | None = None

    note: str | None = None

    participants: list[dict[str, Any]] | None = None

    attendees: list[dict[str, Any]] | None = None

    reference_type: str | None = None

    reference_id: int | None = None

    last_notification_time: str | None = None

    last_notification_user_id: int | None = None

    notification_language_id: int | None = None

    gcal_event_id: str | None = None

    google_calendar_id: str | None = None

    google_calendar_etag: str | None = None

    calendar_sync_include_context: str | None = None

    rec_rule: str | None = None

    rec_rule_extension: str | None = None

    rec_master_activity_id: int | None = None

    series: list[dict[str, Any]] | None = None

    created_by_user_id: int | None = None

    org_name: str | None = None

    person_name: str | None = None

    deal_title: str | None = None

    owner_name: str | None = None

    person_dropbox_bcc: str | None = None

    deal_dropbox_bcc: str | None = None

    assigned_to_user_id: int | None = None

    file: dict[str, Any] | None = None


@model
class ActivityType(Model):
    """Returned by activity_types.list, activity_types.add, activity_types.update and 1
    more.
    """

    id: int = SENT

    name: str | None = None

    icon_key: ActivityTypeIconKey | str | None = None

    color: str | None = None

    order_nr: int | None = None

    key_string: str | None = None

    active_flag: bool | None = None

    is_custom_flag: bool | None = None

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = None


@model
class Change(Model):
    """Returned by deals.list_changelog, organizations.list_changelog and
    persons.list_changelog.
    """

    field_key: str | None = None

    old_value: str | None = NULL

    new_value: str | None = NULL

    actor_user_id: int | None = None

    time: str | None = None

    change_source: str | None = NULL

    change_source_user_agent: str | None = NULL

    is_bulk_update_flag: bool | None = None


@model
class ContactValue(Model):
    """Held by DealParticipant.email, DealParticipant.phone, Person.email and 5 more."""

    label: str | None = None

    value: str | None = None

    primary: bool | None = None


@model
class Deal(Model):
    """Returned by deals.duplicate, pipelines.list_deals, stages.list_deals and 1
    more.
    """

    id: int = SENT

    title: str | None = None

    creator_user_id: int | None = None

    user_id: int | None = None

    person_id: int | None = None

    org_id: int | None = None

    stage_id: int | None = None

    value: float | None = None

    currency: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    stage_change_time: str | None = None

    active: bool | None = None

    deleted: bool | None = None

    is_archived: bool | None = None

    status: str | None = None

    probability: float | None = NULL

    next_activity_date: str | None = None

    next_activity_time: str | None = None

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL

    lost_reason: str | None = NULL

    visible_to: str | None = None

    close_time: str | None = NULL

    pipeline_id: int | None = None

    won_time: str | None = None

    first_won_time: str | None = None

    lost_time: str | None = None

    products_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    email_messages_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    participants_count: int | None = None

    expected_close_date: dt.date | None = None

    last_incoming_mail_time: str | None = None

    last_outgoing_mail_time: str | None = None

    label: str | None = None

    stage_order_nr: int | None = None

    person_name: str | None = None

    org_name: str | None = None

    next_activity_subject: str | None = None

    next_activity_type: str | None = None

    next_activity_duration: str | None = None

    next_activity_note: str | None = None

    formatted_value: str | None = None

    weighted_value: float | None = None

    formatted_weighted_value: str | None = None

    weighted_value_currency: str | None = None

    rotten_time: str | None = NULL

    owner_name: str | None = None

    cc_email: str | None = None

    org_hidden: bool | None = None

    person_hidden: bool | None = None

    origin: str | None = None

    origin_id: str | None = NULL

    channel: int | None = NULL

    channel_id: str | None = NULL

    arr: float | None = NULL

    mrr: float | None = NULL

    acv: float | None = NULL

    arr_currency: str | None = NULL

    mrr_currency: str | None = NULL

    acv_currency: str | None = NULL

    merge_what_id: int | None = None


@model
class DeletedItem(Model):
    """Returned by deal_fields.delete, files.delete, filters.delete and 15 more."""

    id: int = SENT


@model
class DeletedItems(Model):
    """Returned by deal_fields.delete_many, filters.delete_many,
    organization_fields.delete_many and 2 more.
    """

    id: list[int] = SENT


@model
class DeletedLead(Model):
    """Returned by leads.delete and lead_labels.delete."""

    id: str = SENT


@model
class ExpandedDeal(Model):
    """Returned by deals.list_archived and products.list_deals."""

    id: int = SENT

    title: str | None = None

    creator_user_id: UserReference | None = None

    user_id: UserReference | None = None

    person_id: PersonReference | None = None

    org_id: OrganizationReference | None = None

    stage_id: int | None = None

    value: float | None = None

    currency: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    stage_change_time: str | None = None

    active: bool | None = None

    deleted: bool | None = None

    is_archived: bool | None = None

    status: str | None = None

    probability: float | None = NULL

    next_activity_date: str | None = None

    next_activity_time: str | None = None

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL

    lost_reason: str | None = NULL

    visible_to: str | None = None

    close_time: str | None = NULL

    pipeline_id: int | None = None

    won_time: str | None = None

    first_won_time: str | None = None

    lost_time: str | None = None

    products_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    email_messages_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    participants_count: int | None = None

    expected_close_date: dt.date | None = None

    last_incoming_mail_time: str | None = None

    last_outgoing_mail_time: str | None = None

    label: str | None = None

    stage_order_nr: int | None = None

    person_name: str | None = None

    org_name: str | None = None

    next_activity_subject: str | None = None

    next_activity_type: str | None = None

    next_activity_duration: str | None = None

    next_activity_note: str | None = None

    formatted_value: str | None = None

    weighted_value: float | None = None

    formatted_weighted_value: str | None = None

    weighted_value_currency: str | None = None

    rotten_time: str | None = NULL

    owner_name: str | None = None

    cc_email: str | None = None

    org_hidden: bool | None = None

    person_hidden: bool | None = None

    origin: str | None = None

    origin_id: str | None = NULL

    channel: int | None = NULL

    channel_id: str | None = NULL

    arr: float | None = NULL

    mrr: float | None = NULL

    acv: float | None = NULL

    arr_currency: str | None = NULL

    mrr_currency: str | None = NULL

    acv_currency: str | None = NULL


@model
class Field(Model):
    """Returned by activity_fields.list, deal_fields.list, lead_fields.list and 11
    more.
    """

    id: int | None = NULL

    name: str | None = None

    key: str | None = None

    order_nr: int | None = None

    field_type: FieldType | str | None = None

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = NULL

    last_updated_by_user_id: int | None = NULL

    created_by_user_id: int | None = NULL

    active_flag: bool | None = None

    edit_flag: bool | None = None

    index_visible_flag: bool | None = None

    details_visible_flag: bool | None = None

    add_visible_flag: bool | None = None

    important_flag: bool | None = None

    bulk_edit_allowed: bool | None = None

    searchable_flag: bool | None = None

    filtering_allowed: bool | None = None

    sortable_flag: bool | None = None

    mandatory_flag: bool | None = None

    options: list[dict[str, Any]] | None = None

    options_deleted: list[dict[str, Any]] | None = None

    is_subfield: bool | None = None

    subfields: list[dict[str, Any]] | None = None


@model
class File(Model):
    """Returned by files.list, files.get, files.add and 7 more."""

    id: int = SENT

    name: str | None = None

    user_id: int | None = None

    deal_id: int | None = None

    person_id: int | None = None

    org_id: int | None = None

    product_id: int | None = None

    activity_id: int | None = None

    lead_id: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    file_name: str | None = None

    file_size: int | None = None

    active_flag: bool | None = None

    inline_flag: bool | None = None

    remote_location: str | None = None

    remote_id: str | None = None

    cid: str | None = None

    s3_bucket: str | None = None

    mail_message_id: str | None = None

    mail_template_id: str | None = None

    deal_name: str | None = None

    person_name: str | None = None

    org_name: str | None = None

    product_name: str | None = None

    lead_name: str | None = None

    url: str | None = None

    description: str | None = None


@model
class Filter(Model):
    """Returned by filters.list, filters.get, filters.add and 1 more."""

    id: int = SENT

    name: str | None = None

    active_flag: bool | None = None

    type: str | None = None

    user_id: int | None = None

    add_time: str | None = None

    update_time: str | None = None

    visible_to: int | None = None

    custom_view_id: int | None = None

    temporary_flag: bool | None = None

    conditions: dict[str, Any] | None = None


@model
class FlowItem(Model):
    """Returned by deals.list_updates, organizations.list_updates and
    persons.list_updates.
    """

    object: str | None = None

    timestamp: str | None = None

    data: dict[str, Any] | None = None


@model
class Follower(Model):
    """Returned by deals.add_follower, organizations.add_follower, persons.add_follower
    and 5 more.
    """

    id: int = SENT

    user_id: int | None = None

    deal_id: int | None = None

    add_time: str | None = None

    org_id: int | None = None

    person_id: int | None = None

    product_id: int | None = None


@model
class LinkedItem(Model):
    """Held by Note.deal, Note.organization, Note.person and 1 more."""

    name: str | None = None

    title: str | None = None


@model
class MailActivity(Model):
    """Returned by deals.list_mail_messages, organizations.list_mail_messages and
    persons.list_mail_messages.
    """

    object: str | None = None

    timestamp: str | None = None

    data: MailMessage | None = None


@model
class MailAddress(Model):
    """Held by MailMessage.bcc, MailMessage.cc, MailMessage.from_ and 1 more."""

    id: int = SENT

    name: str | None = None

    email_address: str | None = None

    linked_person_id: int | None = None

    linked_person_name: str | None = None

    mail_message_party_id: int | None = None

    latest_sent: bool | None = None

    message_time: float | None = None

    linked_organization_id: int | None = NULL


@model
class MailMessage(Model, wire_names={"from_": "from"}):
    """Returned by mailbox.get_message and mailbox.list_thread_messages."""

    id: int = SENT

    from_: list[MailAddress] | None = None

    to: list[MailAddress] | None = None

    cc: list[MailAddress] | None = None

    bcc: list[MailAddress] | None = None

    body_url: str | None = None

    account_id: str | None = None

    user_id: int | None = None

    mail_thread_id: int | None = None

    subject: str | None = None

    snippet: str | None = None

    mail_tracking_status: MailMessageMailTrackingStatus | str | None = NULL

    mail_link_tracking_enabled_flag: Flag | int | None = None

    read_flag: Flag | int | None = None

    draft: str | None = NULL

    draft_flag: Flag | int | None = None

    synced_flag: Flag | int | None = None

    deleted_flag: Flag | int | None = None

    has_body_flag: Flag | int | None = None

    sent_flag: Flag | int | None = None

    sent_from_pipedrive_flag: Flag | int | None = None

    smart_bcc_flag: Flag | int | None = None

    message_time: dt.datetime | None = None

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = None

    has_attachments_flag: Flag | int | None = None

    has_inline_attachments_flag: Flag | int | None = None

    has_real_attachments_flag: Flag | int | None = None

    nylas_id: str | None = None

    s3_bucket: str | None = None

    s3_bucket_path: str | None = None

    external_deleted_flag: bool | None = None

    mua_message_id: str | None = None

    template_id: int | None = None

    timestamp: str | None = None

    item_type: str | None = None

    company_id: int | None = None


@model
class Note(Model):
    """Returned by notes.list, notes.get, notes.add and 1 more."""

    id: int = SENT

    active_flag: bool | None = None

    add_time: str | None = None

    content: str | None = None

    deal: LinkedItem | None = None

    lead_id: str | None = None

    deal_id: int | None = None

    last_update_user_id: int | None = None

    org_id: int | None = None

    organization: LinkedItem | None = None

    person: LinkedItem | None = None

    person_id: int | None = None

    project_id: int | None = None

    project: LinkedItem | None = None

    pinned_to_deal_flag: bool | None = None

    pinned_to_organization_flag: bool | None = None

    pinned_to_person_flag: bool | None = None

    pinned_to_project_flag: bool | None = None

    update_time: str | None = None

    user: NoteUser | None = None

    user_id: int | None = None


@model
class NoteUser(Model):
    """Held by Note.user."""

    name: str | None = None

    email: str | None = None

    icon_url: str | None = None

    is_you: bool | None = None


@model
class OrganizationReference(Model):
    """Held by DealParticipant.org_id, ExpandedDeal.org_id,
    OrganizationRelationship.rel_linked_org_id and 1 more.
    """

    name: str | None = None

    people_count: int | None = None

    owner_id: int | None = None

    address: str | None = None

    active_flag: bool | None = None

    cc_email: str | None = None

    value: int | None = None


@model
class PageDetails(Model):
    """Returned by deals.list_archived, products.list_deals, deals.list_participants and
    3 more.
    """

    related_objects: RelatedObjects | None = None


@model
class Person(Model):
    """Returned by persons.merge."""

    id: int = SENT

    name: str | None = None

    company_id: int | None = None

    active_flag: bool | None = None

    phone: list[ContactValue] | None = None

    email: list[ContactValue] | None = None

    first_char: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    visible_to: str | None = None

    picture_id: Picture | None = None

    label: int | None = None

    label_ids: list[int] | None = None

    org_name: str | None = None

    owner_name: str | None = None

    cc_email: str | None = None

    owner_id: int | None = None

    org_id: int | None = None

    merge_what_id: int | None = None

    first_name: str | None = None

    last_name: str | None = None

    email_messages_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    last_incoming_mail_time: str | None = None

    last_outgoing_mail_time: str | None = None

    open_deals_count: int | None = None

    related_open_deals_count: int | None = None

    closed_deals_count: int | None = None

    related_closed_deals_count: int | None = None

    won_deals_count: int | None = None

    related_won_deals_count: int | None = None

    lost_deals_count: int | None = None

    related_lost_deals_count: int | None = None

    next_activity_date: str | None = NULL

    next_activity_time: str | None = NULL

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL

    participant_open_deals_count: int | None = None

    participant_closed_deals_count: int | None = None


@model
class PersonReference(Model):
    """Held by ExpandedDeal.person_id."""

    name: str | None = None

    active_flag: bool | None = None

    email: list[ContactValue] | None = None

    phone: list[ContactValue] | None = None

    owner_id: int | None = None

    value: int | None = None


@model
class Picture(Model):
    """Returned by persons.add_picture."""

    id: int = SENT

    item_type: str | None = None

    item_id: int | None = None

    active_flag: bool | None = None

    add_time: str | None = None

    update_time: str | None = None

    added_by_user_id: int | None = None

    pictures: PictureSizes | None = None

    value: int | None = None


@model
class PictureSizes(Model, wire_names={"size_128": "128", "size_512": "512"}):
    """Held by Picture.pictures."""

    size_128: str | None = None

    size_512: str | None = None


@model
class Pipeline(Model):
    """Held by RecentPipeline.data and RelatedObjects.pipeline."""

    id: int = SENT

    name: str | None = None

    url_title: str | None = None

    order_nr: int | None = None

    active: bool | None = None

    deal_probability: bool | None = None

    add_time: str | None = None

    update_time: str | None = None


@model
class RelatedDeal(Model):
    """Held by RelatedObjects.deal."""

    id: int = SENT

    title: str | None = None

    status: str | None = None

    value: float | None = None

    currency: str | None = None

    stage_id: int | None = None

    pipeline_id: int | None = None


@model
class RelatedObjects(Model):
    """Held by DealParticipant.related_objects, OrganizationRelationship.related_objects
    and PageDetails.related_objects.
    """

    deal: dict[str, RelatedDeal] | None = None

    organization: dict[str, RelatedOrganization] | None = None

    person: dict[str, RelatedPerson] | None = None

    pipeline: dict[str, Pipeline] | None = None

    stage: dict[str, Stage] | None = None

    user: dict[str, RelatedUser] | None = None


@model
class RelatedOrganization(Model):
    """Held by RelatedObjects.organization."""

    id: int = SENT

    name: str | None = None

    people_count: int | None = None

    owner_id: int | None = None

    address: str | None = NULL

    cc_email: str | None = None

    active_flag: bool | None = None


@model
class RelatedPerson(Model):
    """Held by RelatedObjects.person."""

    id: int = SENT

    name: str | None = None

    email: list[ContactValue] | None = None

    phone: list[ContactValue] | None = None

    owner_id: int | None = None

    active_flag: bool | None = None


@model
class RelatedUser(Model):
    """Held by RelatedObjects.user."""

    id: int = SENT

    name: str | None = None

    email: str | None = None

    has_pic: Flag | int | None = None

    pic_hash: str | None = NULL

    active_flag: bool | None = None


@model
class RoleAssignment(Model):
    """Returned by roles.list_assignments and users.list_role_assignments."""

    name: str | None = None

    parent_role_id: int | None = NULL

    user_id: int | None = None

    role_id: int | None = None

    active_flag: bool | None = None

    type: str | None = None


@model
class RoleSettings(Model):
    """Returned by users.get_role_settings and roles.get_settings."""

    deal_default_visibility: float | None = None

    lead_default_visibility: float | None = None

    org_default_visibility: float | None = None

    person_default_visibility: float | None = None

    product_default_visibility: float | None = None

    deal_access_level: float | None = None

    org_access_level: float | None = None

    person_access_level: float | None = None

    product_access_level: float | None = None


@model
class Stage(Model):
    """Held by RecentStage.data and RelatedObjects.stage."""

    id: int = SENT

    name: str | None = None

    order_nr: int | None = None

    active_flag: bool | None = None

    deal_probability: int | None = None

    pipeline_id: int | None = None

    rotten_flag: bool | None = None

    rotten_days: int | None = None

    add_time: str | None = None

    update_time: str | None = None


@model
class Task(Model):
    """Returned by tasks.list, tasks.get, tasks.add and 2 more."""

    id: int = SENT

    title: str | None = None

    project_id: int | None = None

    description: str | None = None

    parent_task_id: int | None = None

    assignee_id: int | None = None

    done: Flag | int | None = None

    due_date: dt.date | None = None

    creator_id: int | None = None

    add_time: str | None = None

    update_time: str | None = None

    marked_as_done_time: str | None = None


@model
class User(Model):
    """Returned by users.list, users.get, users.add and 2 more."""

    id: int = SENT

    name: str | None = None

    default_currency: str | None = None

    locale: str | None = None

    lang: int | None = None

    email: str | None = None

    phone: str | None = NULL

    activated: bool | None = None

    last_login: str | None = None

    created: str | None = None

    modified: str | None = NULL

    has_created_company: bool | None = None

    access: list[UserAccess] | None = None

    active_flag: bool | None = None

    timezone_name: str | None = None

    timezone_offset: str | None = None

    role_id: int | None = None

    icon_url: str | None = NULL

    is_you: bool | None = None

    is_deleted: bool | None = None


@model
class UserAccess(Model):
    """Taken by users.add. Held by CurrentUser.access and User.access."""

    app: UserAccessApp | str | None = None

    admin: bool | None = None

    permission_set_id: str | None = None


@model
class UserReference(Model):
    """Held by DealParticipant.owner_id, ExpandedDeal.creator_user_id,
    ExpandedDeal.user_id and 1 more.
    """

    id: int = SENT

    name: str | None = None

    email: str | None = None

    has_pic: bool | None = None

    pic_hash: str | None = NULL

    active_flag: bool | None = None

    value: int | None = None
