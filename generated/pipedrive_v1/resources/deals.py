"""Operations on deals."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
# pyright: reportDeprecated=false

from __future__ import annotations

import datetime as dt
from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncDetailedPager,
    AsyncPager,
    AsyncResource,
    CallOptions,
    DetailedPager,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    deprecated,
    raw_method,
    removed,
)

from ..models.deals import (
    DealParticipant,
    DealsSummary,
    DealsTimeline,
    DealSummaryStatus,
    DealTimelineInterval,
    ParticipantChange,
)
from ..models.shared import (
    Change,
    Deal,
    DealStatus,
    DeletedItem,
    ExpandedDeal,
    File,
    Flag,
    FlowItem,
    Follower,
    MailActivity,
    PageDetails,
)
from ..operations import OPERATIONS


class Deals(Resource):
    """Operations on deals."""

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a deal.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addDealFollower: POST /deals/{id}/followers, scope deals:full.
        """
        return self._call(
            OPERATIONS["addDealFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def add_participant(
        self, id: int, *, person_id: int, **call_options: Unpack[CallOptions]
    ) -> DealParticipant:
        """Add a participant to a deal.

        Args:
            id: The id of the record.
            person_id: The person that it belongs to.

        Costs 10 tokens. addDealParticipant: POST /deals/{id}/participants, scope
        deals:full.
        """
        return self._call(
            OPERATIONS["addDealParticipant"],
            DealParticipant,
            path={"id": id},
            body={"person_id": person_id},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a deal.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteDealFollower: DELETE /deals/{id}/followers/{follower_id},
        scope deals:full.
        """
        return self._call(
            OPERATIONS["deleteDealFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def delete_participant(
        self, id: int, deal_participant_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a participant from a deal.

        Args:
            id: The id of the record.
            deal_participant_id: The id of the row of the participant, not of the
                person.

        Costs 6 tokens. deleteDealParticipant: DELETE
        /deals/{id}/participants/{deal_participant_id}, scope deals:full.
        """
        return self._call(
            OPERATIONS["deleteDealParticipant"],
            DeletedItem,
            path={"id": id, "deal_participant_id": deal_participant_id},
            options=call_options,
        )

    def duplicate(self, id: int, **call_options: Unpack[CallOptions]) -> Deal:
        """Duplicate a deal.

        Args:
            id: The id of the record.

        Costs 10 tokens. duplicateDeal: POST /deals/{id}/duplicate, scope deals:full.
        """
        return self._call(
            OPERATIONS["duplicateDeal"], Deal, path={"id": id}, options=call_options
        )

    @deprecated("getArchivedDealsSummary is deprecated")
    def get_archived_summary(
        self,
        *,
        status: DealSummaryStatus | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsSummary:
        """Return a summary of all archived deals.

        Deprecated.

        Args:
            status: Only those with this status.
            filter_id: A saved filter.
            user_id: The user.
            pipeline_id: The pipeline.
            stage_id: The stage.

        Costs 80 tokens. getArchivedDealsSummary: GET /deals/summary/archived, scope
        deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getArchivedDealsSummary"],
            DealsSummary,
            query={
                "status": status,
                "filter_id": filter_id,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
            },
            options=call_options,
        )

    @deprecated("getArchivedDealsTimeline is deprecated")
    def get_archived_timeline(
        self,
        *,
        start_date: dt.date | str,
        interval: DealTimelineInterval,
        amount: int,
        field_key: str,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        exclude_deals: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsTimeline:
        """Return archived open and won deals, grouped by a defined interval of time set
        in a date-type dealField field_key — e.g. when month is the chosen interval,
        and 3 months are asked starting from January 1st, 2012, deals are returned
        grouped into 3 groups — January, February and March — based on the value of
        the given field_key.

        Deprecated.

        Args:
            start_date: The first day.
            interval: The length of a period.
            amount: How many intervals, from the start date on.
            field_key: The key of a date field of deals.
            user_id: The user.
            pipeline_id: The pipeline.
            filter_id: A saved filter.
            exclude_deals: 1 for totals only.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.

        Costs 40 tokens. getArchivedDealsTimeline: GET /deals/timeline/archived, scope
        deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getArchivedDealsTimeline"],
            DealsTimeline,
            query={
                "start_date": start_date,
                "interval": interval,
                "amount": amount,
                "field_key": field_key,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "filter_id": filter_id,
                "exclude_deals": exclude_deals,
                "totals_convert_currency": totals_convert_currency,
            },
            options=call_options,
        )

    def get_summary(
        self,
        *,
        status: DealSummaryStatus | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsSummary:
        """Return a summary of all not archived deals.

        Args:
            status: Only those with this status.
            filter_id: A saved filter.
            user_id: The user.
            pipeline_id: The pipeline.
            stage_id: The stage.

        Costs 40 tokens. getDealsSummary: GET /deals/summary, scope deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["getDealsSummary"],
            DealsSummary,
            query={
                "status": status,
                "filter_id": filter_id,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
            },
            options=call_options,
        )

    def get_timeline(
        self,
        *,
        start_date: dt.date | str,
        interval: DealTimelineInterval,
        amount: int,
        field_key: str,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        exclude_deals: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsTimeline:
        """Return not archived open and won deals, grouped by a defined interval of time
        set in a date-type dealField field_key — e.g. when month is the chosen
        interval, and 3 months are asked starting from January 1st, 2012, deals are
        returned grouped into 3 groups — January, February and March — based on the
        value of the given field_key.

        Args:
            start_date: The first day.
            interval: The length of a period.
            amount: How many intervals, from the start date on.
            field_key: The key of a date field of deals.
            user_id: The user.
            pipeline_id: The pipeline.
            filter_id: A saved filter.
            exclude_deals: 1 for totals only.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.

        Costs 20 tokens. getDealsTimeline: GET /deals/timeline, scope deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["getDealsTimeline"],
            DealsTimeline,
            query={
                "start_date": start_date,
                "interval": interval,
                "amount": amount,
                "field_key": field_key,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "filter_id": filter_id,
                "exclude_deals": exclude_deals,
                "totals_convert_currency": totals_convert_currency,
            },
            options=call_options,
        )

    @deprecated(
        "getArchivedDeals is deprecated; call deals.list_archived() of API v2 instead"
    )
    def list_archived(
        self,
        *,
        user_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        product_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: DealStatus | Unset = UNSET,
        sort: str | Unset = UNSET,
        owned_by_you: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[ExpandedDeal, PageDetails]:
        """Return all archived deals.

        Deprecated; call deals.list_archived() of API v2 instead.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            user_id: The user.
            filter_id: A saved filter.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            product_id: The product that it belongs to.
            pipeline_id: The pipeline.
            stage_id: The stage.
            status: Only those with this status.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            owned_by_you: 0 for the records that others own, too.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getArchivedDeals: GET /deals/archived, scope deals:full
        or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getArchivedDeals"],
            ExpandedDeal,
            query={
                "user_id": user_id,
                "filter_id": filter_id,
                "person_id": person_id,
                "org_id": org_id,
                "product_id": product_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "sort": sort,
                "owned_by_you": owned_by_you,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Change]:
        """List updates about field values of a deal.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealChangelog: GET /deals/{id}/changelog, scope
        recents:read.
        """
        return self._pages(
            OPERATIONS["getDealChangelog"],
            Change,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[File]:
        """List files associated with a deal.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealFiles: GET /deals/{id}/files, scope deals:full or
        deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of a deal.

        Args:
            id: The id of the record.

        Costs 20 tokens. getDealFollowers: GET /deals/{id}/followers, scope deals:full
        or deals:read.
        """
        return self._call(
            OPERATIONS["getDealFollowers"],
            list_[Follower],
            path={"id": id},
            options=call_options,
        )

    def list_mail_messages(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[MailActivity]:
        """List mail messages associated with a deal.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealMailMessages: GET /deals/{id}/mailMessages, scope
        mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getDealMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_participants(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[DealParticipant, PageDetails]:
        """List the participants associated with a deal.

        If a company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also return the data.marketing_status field.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealParticipants: GET /deals/{id}/participants, scope
        deals:full or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getDealParticipants"],
            DealParticipant,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def list_participants_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ParticipantChange]:
        """List updates about participants of a deal.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealParticipantsChangelog: GET
        /deals/{id}/participantsChangelog, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealParticipantsChangelog"],
            ParticipantChange,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the users permitted to access a deal.

        Args:
            id: The id of the record.

        Costs 10 tokens. getDealUsers: GET /deals/{id}/permittedUsers, scope deals:full
        or deals:read.
        """
        return self._call(
            OPERATIONS["getDealUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    def list_updates(
        self,
        id: int,
        *,
        all_changes: str | Unset = UNSET,
        items: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[FlowItem, PageDetails]:
        """List updates about a deal.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getDealUpdates: GET /deals/{id}/flow, scope
        recents:read.
        """
        pager = self._pages(
            OPERATIONS["getDealUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> Deal:
        """Merge a deal with another deal.

        For more information, see the tutorial for merging two deals.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergeDeals: PUT /deals/{id}/merge, scope deals:full.
        """
        return self._call(
            OPERATIONS["mergeDeals"],
            Deal,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "deals.add",
        operation_id="addDeal",
        request="POST /deals",
        instead="deals.add() of API v2",
    )

    add_product = removed(
        "deals.add_product",
        operation_id="addDealProduct",
        request="POST /deals/{id}/products",
        instead="deal_products.add() of API v2",
    )

    delete = removed(
        "deals.delete",
        operation_id="deleteDeal",
        request="DELETE /deals/{id}",
        instead="deals.delete() of API v2",
    )

    delete_product = removed(
        "deals.delete_product",
        operation_id="deleteDealProduct",
        request="DELETE /deals/{id}/products/{product_attachment_id}",
        instead="deal_products.delete() of API v2",
    )

    delete_many = removed(
        "deals.delete_many",
        operation_id="deleteDeals",
        request="DELETE /deals",
        instead="deals.delete() of API v2, for each id",
    )

    get = removed(
        "deals.get",
        operation_id="getDeal",
        request="GET /deals/{id}",
        instead="deals.get() of API v2",
    )

    list_activities = removed(
        "deals.list_activities",
        operation_id="getDealActivities",
        request="GET /deals/{id}/activities",
        instead="activities.list(deal_id=...) of API v2",
    )

    list_persons = removed(
        "deals.list_persons",
        operation_id="getDealPersons",
        request="GET /deals/{id}/persons",
        instead="persons.list(deal_id=...) of API v2",
    )

    list_products = removed(
        "deals.list_products",
        operation_id="getDealProducts",
        request="GET /deals/{id}/products",
        instead="deal_products.list() of API v2",
    )

    list = removed(
        "deals.list",
        operation_id="getDeals",
        request="GET /deals",
        instead="deals.list() of API v2",
    )

    list_collection = removed(
        "deals.list_collection",
        operation_id="getDealsCollection",
        request="GET /deals/collection",
        instead="deals.list() of API v2",
    )

    search = removed(
        "deals.search",
        operation_id="searchDeals",
        request="GET /deals/search",
        instead="deals.search() of API v2",
    )

    update = removed(
        "deals.update",
        operation_id="updateDeal",
        request="PUT /deals/{id}",
        instead="deals.update() of API v2",
    )

    update_product = removed(
        "deals.update_product",
        operation_id="updateDealProduct",
        request="PUT /deals/{id}/products/{product_attachment_id}",
        instead="deal_products.update() of API v2",
    )

    @property
    def with_raw_response(self) -> DealsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return DealsWithRawResponse(self._raw())


class DealsWithRawResponse:
    def __init__(self, raw: Deals) -> None:
        self.add_follower = raw_method(raw.add_follower)
        self.add_participant = raw_method(raw.add_participant)
        self.delete_follower = raw_method(raw.delete_follower)
        self.delete_participant = raw_method(raw.delete_participant)
        self.duplicate = raw_method(raw.duplicate)
        self.get_archived_summary = raw_method(raw.get_archived_summary)
        self.get_archived_timeline = raw_method(raw.get_archived_timeline)
        self.get_summary = raw_method(raw.get_summary)
        self.get_timeline = raw_method(raw.get_timeline)
        self.list_archived = raw_method(raw.list_archived)
        self.list_changelog = raw_method(raw.list_changelog)
        self.list_files = raw_method(raw.list_files)
        self.list_followers = raw_method(raw.list_followers)
        self.list_mail_messages = raw_method(raw.list_mail_messages)
        self.list_participants = raw_method(raw.list_participants)
        self.list_participants_changelog = raw_method(raw.list_participants_changelog)
        self.list_permitted_users = raw_method(raw.list_permitted_users)
        self.list_updates = raw_method(raw.list_updates)
        self.merge = raw_method(raw.merge)
        self.add = raw.add
        self.add_product = raw.add_product
        self.delete = raw.delete
        self.delete_product = raw.delete_product
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_persons = raw.list_persons
        self.list_products = raw.list_products
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update
        self.update_product = raw.update_product


class AsyncDeals(AsyncResource):
    """`Deals`, awaited."""

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a deal.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addDealFollower: POST /deals/{id}/followers, scope deals:full.
        """
        return await self._call(
            OPERATIONS["addDealFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def add_participant(
        self, id: int, *, person_id: int, **call_options: Unpack[CallOptions]
    ) -> DealParticipant:
        """Add a participant to a deal.

        Args:
            id: The id of the record.
            person_id: The person that it belongs to.

        Costs 10 tokens. addDealParticipant: POST /deals/{id}/participants, scope
        deals:full.
        """
        return await self._call(
            OPERATIONS["addDealParticipant"],
            DealParticipant,
            path={"id": id},
            body={"person_id": person_id},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a deal.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteDealFollower: DELETE /deals/{id}/followers/{follower_id},
        scope deals:full.
        """
        return await self._call(
            OPERATIONS["deleteDealFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    async def delete_participant(
        self, id: int, deal_participant_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a participant from a deal.

        Args:
            id: The id of the record.
            deal_participant_id: The id of the row of the participant, not of the
                person.

        Costs 6 tokens. deleteDealParticipant: DELETE
        /deals/{id}/participants/{deal_participant_id}, scope deals:full.
        """
        return await self._call(
            OPERATIONS["deleteDealParticipant"],
            DeletedItem,
            path={"id": id, "deal_participant_id": deal_participant_id},
            options=call_options,
        )

    async def duplicate(self, id: int, **call_options: Unpack[CallOptions]) -> Deal:
        """Duplicate a deal.

        Args:
            id: The id of the record.

        Costs 10 tokens. duplicateDeal: POST /deals/{id}/duplicate, scope deals:full.
        """
        return await self._call(
            OPERATIONS["duplicateDeal"], Deal, path={"id": id}, options=call_options
        )

    @deprecated("getArchivedDealsSummary is deprecated")
    async def get_archived_summary(
        self,
        *,
        status: DealSummaryStatus | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsSummary:
        """Return a summary of all archived deals.

        Deprecated.

        Args:
            status: Only those with this status.
            filter_id: A saved filter.
            user_id: The user.
            pipeline_id: The pipeline.
            stage_id: The stage.

        Costs 80 tokens. getArchivedDealsSummary: GET /deals/summary/archived, scope
        deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getArchivedDealsSummary"],
            DealsSummary,
            query={
                "status": status,
                "filter_id": filter_id,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
            },
            options=call_options,
        )

    @deprecated("getArchivedDealsTimeline is deprecated")
    async def get_archived_timeline(
        self,
        *,
        start_date: dt.date | str,
        interval: DealTimelineInterval,
        amount: int,
        field_key: str,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        exclude_deals: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsTimeline:
        """Return archived open and won deals, grouped by a defined interval of time set
        in a date-type dealField field_key — e.g. when month is the chosen interval,
        and 3 months are asked starting from January 1st, 2012, deals are returned
        grouped into 3 groups — January, February and March — based on the value of
        the given field_key.

        Deprecated.

        Args:
            start_date: The first day.
            interval: The length of a period.
            amount: How many intervals, from the start date on.
            field_key: The key of a date field of deals.
            user_id: The user.
            pipeline_id: The pipeline.
            filter_id: A saved filter.
            exclude_deals: 1 for totals only.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.

        Costs 40 tokens. getArchivedDealsTimeline: GET /deals/timeline/archived, scope
        deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getArchivedDealsTimeline"],
            DealsTimeline,
            query={
                "start_date": start_date,
                "interval": interval,
                "amount": amount,
                "field_key": field_key,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "filter_id": filter_id,
                "exclude_deals": exclude_deals,
                "totals_convert_currency": totals_convert_currency,
            },
            options=call_options,
        )

    async def get_summary(
        self,
        *,
        status: DealSummaryStatus | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsSummary:
        """Return a summary of all not archived deals.

        Args:
            status: Only those with this status.
            filter_id: A saved filter.
            user_id: The user.
            pipeline_id: The pipeline.
            stage_id: The stage.

        Costs 40 tokens. getDealsSummary: GET /deals/summary, scope deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["getDealsSummary"],
            DealsSummary,
            query={
                "status": status,
                "filter_id": filter_id,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
            },
            options=call_options,
        )

    async def get_timeline(
        self,
        *,
        start_date: dt.date | str,
        interval: DealTimelineInterval,
        amount: int,
        field_key: str,
        user_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        exclude_deals: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealsTimeline:
        """Return not archived open and won deals, grouped by a defined interval of time
        set in a date-type dealField field_key — e.g. when month is the chosen
        interval, and 3 months are asked starting from January 1st, 2012, deals are
        returned grouped into 3 groups — January, February and March — based on the
        value of the given field_key.

        Args:
            start_date: The first day.
            interval: The length of a period.
            amount: How many intervals, from the start date on.
            field_key: The key of a date field of deals.
            user_id: The user.
            pipeline_id: The pipeline.
            filter_id: A saved filter.
            exclude_deals: 1 for totals only.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.

        Costs 20 tokens. getDealsTimeline: GET /deals/timeline, scope deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["getDealsTimeline"],
            DealsTimeline,
            query={
                "start_date": start_date,
                "interval": interval,
                "amount": amount,
                "field_key": field_key,
                "user_id": user_id,
                "pipeline_id": pipeline_id,
                "filter_id": filter_id,
                "exclude_deals": exclude_deals,
                "totals_convert_currency": totals_convert_currency,
            },
            options=call_options,
        )

    @deprecated(
        "getArchivedDeals is deprecated; call deals.list_archived() of API v2 instead"
    )
    def list_archived(
        self,
        *,
        user_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        product_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: DealStatus | Unset = UNSET,
        sort: str | Unset = UNSET,
        owned_by_you: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[ExpandedDeal, PageDetails]:
        """Return all archived deals.

        Deprecated; call deals.list_archived() of API v2 instead.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            user_id: The user.
            filter_id: A saved filter.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            product_id: The product that it belongs to.
            pipeline_id: The pipeline.
            stage_id: The stage.
            status: Only those with this status.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            owned_by_you: 0 for the records that others own, too.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getArchivedDeals: GET /deals/archived, scope deals:full
        or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getArchivedDeals"],
            ExpandedDeal,
            query={
                "user_id": user_id,
                "filter_id": filter_id,
                "person_id": person_id,
                "org_id": org_id,
                "product_id": product_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "sort": sort,
                "owned_by_you": owned_by_you,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Change]:
        """List updates about field values of a deal.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealChangelog: GET /deals/{id}/changelog, scope
        recents:read.
        """
        return self._pages(
            OPERATIONS["getDealChangelog"],
            Change,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[File]:
        """List files associated with a deal.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealFiles: GET /deals/{id}/files, scope deals:full or
        deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of a deal.

        Args:
            id: The id of the record.

        Costs 20 tokens. getDealFollowers: GET /deals/{id}/followers, scope deals:full
        or deals:read.
        """
        return await self._call(
            OPERATIONS["getDealFollowers"],
            list_[Follower],
            path={"id": id},
            options=call_options,
        )

    def list_mail_messages(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[MailActivity]:
        """List mail messages associated with a deal.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealMailMessages: GET /deals/{id}/mailMessages, scope
        mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getDealMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_participants(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[DealParticipant, PageDetails]:
        """List the participants associated with a deal.

        If a company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also return the data.marketing_status field.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealParticipants: GET /deals/{id}/participants, scope
        deals:full or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getDealParticipants"],
            DealParticipant,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    def list_participants_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ParticipantChange]:
        """List updates about participants of a deal.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealParticipantsChangelog: GET
        /deals/{id}/participantsChangelog, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealParticipantsChangelog"],
            ParticipantChange,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the users permitted to access a deal.

        Args:
            id: The id of the record.

        Costs 10 tokens. getDealUsers: GET /deals/{id}/permittedUsers, scope deals:full
        or deals:read.
        """
        return await self._call(
            OPERATIONS["getDealUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    def list_updates(
        self,
        id: int,
        *,
        all_changes: str | Unset = UNSET,
        items: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[FlowItem, PageDetails]:
        """List updates about a deal.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getDealUpdates: GET /deals/{id}/flow, scope
        recents:read.
        """
        pager = self._pages(
            OPERATIONS["getDealUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    async def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> Deal:
        """Merge a deal with another deal.

        For more information, see the tutorial for merging two deals.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergeDeals: PUT /deals/{id}/merge, scope deals:full.
        """
        return await self._call(
            OPERATIONS["mergeDeals"],
            Deal,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "deals.add",
        operation_id="addDeal",
        request="POST /deals",
        instead="deals.add() of API v2",
    )

    add_product = removed(
        "deals.add_product",
        operation_id="addDealProduct",
        request="POST /deals/{id}/products",
        instead="deal_products.add() of API v2",
    )

    delete = removed(
        "deals.delete",
        operation_id="deleteDeal",
        request="DELETE /deals/{id}",
        instead="deals.delete() of API v2",
    )

    delete_product = removed(
        "deals.delete_product",
        operation_id="deleteDealProduct",
        request="DELETE /deals/{id}/products/{product_attachment_id}",
        instead="deal_products.delete() of API v2",
    )

    delete_many = removed(
        "deals.delete_many",
        operation_id="deleteDeals",
        request="DELETE /deals",
        instead="deals.delete() of API v2, for each id",
    )

    get = removed(
        "deals.get",
        operation_id="getDeal",
        request="GET /deals/{id}",
        instead="deals.get() of API v2",
    )

    list_activities = removed(
        "deals.list_activities",
        operation_id="getDealActivities",
        request="GET /deals/{id}/activities",
        instead="activities.list(deal_id=...) of API v2",
    )

    list_persons = removed(
        "deals.list_persons",
        operation_id="getDealPersons",
        request="GET /deals/{id}/persons",
        instead="persons.list(deal_id=...) of API v2",
    )

    list_products = removed(
        "deals.list_products",
        operation_id="getDealProducts",
        request="GET /deals/{id}/products",
        instead="deal_products.list() of API v2",
    )

    list = removed(
        "deals.list",
        operation_id="getDeals",
        request="GET /deals",
        instead="deals.list() of API v2",
    )

    list_collection = removed(
        "deals.list_collection",
        operation_id="getDealsCollection",
        request="GET /deals/collection",
        instead="deals.list() of API v2",
    )

    search = removed(
        "deals.search",
        operation_id="searchDeals",
        request="GET /deals/search",
        instead="deals.search() of API v2",
    )

    update = removed(
        "deals.update",
        operation_id="updateDeal",
        request="PUT /deals/{id}",
        instead="deals.update() of API v2",
    )

    update_product = removed(
        "deals.update_product",
        operation_id="updateDealProduct",
        request="PUT /deals/{id}/products/{product_attachment_id}",
        instead="deal_products.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncDealsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncDealsWithRawResponse(self._raw())


class AsyncDealsWithRawResponse:
    def __init__(self, raw: AsyncDeals) -> None:
        self.add_follower = async_raw_method(raw.add_follower)
        self.add_participant = async_raw_method(raw.add_participant)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.delete_participant = async_raw_method(raw.delete_participant)
        self.duplicate = async_raw_method(raw.duplicate)
        self.get_archived_summary = async_raw_method(raw.get_archived_summary)
        self.get_archived_timeline = async_raw_method(raw.get_archived_timeline)
        self.get_summary = async_raw_method(raw.get_summary)
        self.get_timeline = async_raw_method(raw.get_timeline)
        self.list_archived = async_raw_method(raw.list_archived)
        self.list_changelog = async_raw_method(raw.list_changelog)
        self.list_files = async_raw_method(raw.list_files)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_mail_messages = async_raw_method(raw.list_mail_messages)
        self.list_participants = async_raw_method(raw.list_participants)
        self.list_participants_changelog = async_raw_method(
            raw.list_participants_changelog
        )
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
        self.list_updates = async_raw_method(raw.list_updates)
        self.merge = async_raw_method(raw.merge)
        self.add = raw.add
        self.add_product = raw.add_product
        self.delete = raw.delete
        self.delete_product = raw.delete_product
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_persons = raw.list_persons
        self.list_products = raw.list_products
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update
        self.update_product = raw.update_product
