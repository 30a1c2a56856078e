"""Operations on notes."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.notes import NoteComment
from ..models.shared import Flag, Note
from ..operations import OPERATIONS


class Notes(Resource):
    """Operations on notes."""

    def list(
        self,
        *,
        user_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        start_date: dt.date | str | Unset = UNSET,
        end_date: dt.date | str | Unset = UNSET,
        pinned_to_lead_flag: Flag | Unset = UNSET,
        pinned_to_deal_flag: Flag | Unset = UNSET,
        pinned_to_organization_flag: Flag | Unset = UNSET,
        pinned_to_person_flag: Flag | Unset = UNSET,
        pinned_to_project_flag: Flag | Unset = UNSET,
        updated_since: str | Unset = UNSET,
        pinned_to_task_flag: Flag | Unset = UNSET,
        task_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Note]:
        """Return all notes.

        Args:
            user_id: The user.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            start_date: The first day.
            end_date: The last day.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            updated_since: Only what was changed then or later, such as
                `2026-01-31T10:00:00Z`.
            pinned_to_task_flag: Whether the note is pinned to its task.
            task_id: The task that it belongs to.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getNotes: GET /notes, scope contacts:full or
        contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getNotes"],
            Note,
            query={
                "user_id": user_id,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "sort": sort,
                "start_date": start_date,
                "end_date": end_date,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "updated_since": updated_since,
                "pinned_to_task_flag": pinned_to_task_flag,
                "task_id": task_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Note:
        """Return details about a specific note.

        Args:
            id: The id of the record.

        Costs 2 tokens. getNote: GET /notes/{id}, scope contacts:full or contacts:read
        or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getNote"], Note, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        content: str,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        user_id: int | Unset | None = UNSET,
        pinned_to_lead_flag: Flag | Unset | None = UNSET,
        pinned_to_deal_flag: Flag | Unset | None = UNSET,
        pinned_to_organization_flag: Flag | Unset | None = UNSET,
        pinned_to_person_flag: Flag | Unset | None = UNSET,
        pinned_to_project_flag: Flag | Unset | None = UNSET,
        task_id: int | Unset | None = UNSET,
        pinned_to_task_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Note:
        """Add a new note.

        Args:
            content: HTML, or plain text.
            add_time: When it was added, in UTC.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            user_id: The user.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            task_id: The task that it belongs to.
            pinned_to_task_flag: Whether the note is pinned to its task.

        Costs 10 tokens. addNote: POST /notes, scope contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["addNote"],
            Note,
            body={
                "content": content,
                "add_time": add_time,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "user_id": user_id,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "task_id": task_id,
                "pinned_to_task_flag": pinned_to_task_flag,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        content: str | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        user_id: int | Unset | None = UNSET,
        pinned_to_lead_flag: Flag | Unset | None = UNSET,
        pinned_to_deal_flag: Flag | Unset | None = UNSET,
        pinned_to_organization_flag: Flag | Unset | None = UNSET,
        pinned_to_person_flag: Flag | Unset | None = UNSET,
        pinned_to_project_flag: Flag | Unset | None = UNSET,
        task_id: int | Unset | None = UNSET,
        pinned_to_task_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Note:
        """Update a note.

        Args:
            id: The id of the record.
            add_time: When it was added, in UTC.
            content: HTML, or plain text.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            user_id: The user.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            task_id: The task that it belongs to.
            pinned_to_task_flag: Whether the note is pinned to its task.

        Costs 10 tokens. updateNote: PUT /notes/{id}, scope contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["updateNote"],
            Note,
            path={"id": id},
            body={
                "add_time": add_time,
                "content": content,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "user_id": user_id,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "task_id": task_id,
                "pinned_to_task_flag": pinned_to_task_flag,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> bool:
        """Delete a specific note.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteNote: DELETE /notes/{id}, scope contacts:full or
        deals:full.
        """
        return self._call(
            OPERATIONS["deleteNote"], bool, path={"id": id}, options=call_options
        )

    def add_comment(
        self, id: int, *, content: str, **call_options: Unpack[CallOptions]
    ) -> NoteComment:
        """Add a new comment to a note.

        Args:
            id: The id of the record.
            content: HTML, or plain text.

        Costs 10 tokens. addNoteComment: POST /notes/{id}/comments, scope contacts:full
        or deals:full.
        """
        return self._call(
            OPERATIONS["addNoteComment"],
            NoteComment,
            path={"id": id},
            body={"content": content},
            options=call_options,
        )

    def delete_comment(
        self, id: int, comment_id: str, **call_options: Unpack[CallOptions]
    ) -> bool:
        """Delete a comment.

        Args:
            id: The id of the record.
            comment_id: The comment.

        Costs 6 tokens. deleteComment: DELETE /notes/{id}/comments/{commentId}, scope
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["deleteComment"],
            bool,
            path={"id": id, "commentId": comment_id},
            options=call_options,
        )

    def get_comment(
        self, id: int, comment_id: str, **call_options: Unpack[CallOptions]
    ) -> NoteComment:
        """Return the details of a comment.

        Args:
            id: The id of the record.
            comment_id: The comment.

        Costs 2 tokens. getComment: GET /notes/{id}/comments/{commentId}, scope
        contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getComment"],
            NoteComment,
            path={"id": id, "commentId": comment_id},
            options=call_options,
        )

    def list_comments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[NoteComment]:
        """Return all comments associated with a note.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getNoteComments: GET /notes/{id}/comments, scope
        contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getNoteComments"],
            NoteComment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def update_comment(
        self,
        id: int,
        comment_id: str,
        *,
        content: str,
        **call_options: Unpack[CallOptions],
    ) -> NoteComment:
        """Update a comment related to a note.

        Args:
            id: The id of the record.
            comment_id: The comment.
            content: HTML, or plain text.

        Costs 10 tokens. updateCommentForNote: PUT /notes/{id}/comments/{commentId},
        scope contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["updateCommentForNote"],
            NoteComment,
            path={"id": id, "commentId": comment_id},
            body={"content": content},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> NotesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return NotesWithRawResponse(self._raw())


class NotesWithRawResponse:
    def __init__(self, raw: Notes) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_comment = raw_method(raw.add_comment)
        self.delete_comment = raw_method(raw.delete_comment)
        self.get_comment = raw_method(raw.get_comment)
        self.list_comments = raw_method(raw.list_comments)
        self.update_comment = raw_method(raw.update_comment)


class AsyncNotes(AsyncResource):
    """`Notes`, awaited."""

    def list(
        self,
        *,
        user_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        start_date: dt.date | str | Unset = UNSET,
        end_date: dt.date | str | Unset = UNSET,
        pinned_to_lead_flag: Flag | Unset = UNSET,
        pinned_to_deal_flag: Flag | Unset = UNSET,
        pinned_to_organization_flag: Flag | Unset = UNSET,
        pinned_to_person_flag: Flag | Unset = UNSET,
        pinned_to_project_flag: Flag | Unset = UNSET,
        updated_since: str | Unset = UNSET,
        pinned_to_task_flag: Flag | Unset = UNSET,
        task_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Note]:
        """Return all notes.

        Args:
            user_id: The user.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            start_date: The first day.
            end_date: The last day.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            updated_since: Only what was changed then or later, such as
                `2026-01-31T10:00:00Z`.
            pinned_to_task_flag: Whether the note is pinned to its task.
            task_id: The task that it belongs to.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getNotes: GET /notes, scope contacts:full or
        contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getNotes"],
            Note,
            query={
                "user_id": user_id,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "sort": sort,
                "start_date": start_date,
                "end_date": end_date,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "updated_since": updated_since,
                "pinned_to_task_flag": pinned_to_task_flag,
                "task_id": task_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Note:
        """Return details about a specific note.

        Args:
            id: The id of the record.

        Costs 2 tokens. getNote: GET /notes/{id}, scope contacts:full or contacts:read
        or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getNote"], Note, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        content: str,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        user_id: int | Unset | None = UNSET,
        pinned_to_lead_flag: Flag | Unset | None = UNSET,
        pinned_to_deal_flag: Flag | Unset | None = UNSET,
        pinned_to_organization_flag: Flag | Unset | None = UNSET,
        pinned_to_person_flag: Flag | Unset | None = UNSET,
        pinned_to_project_flag: Flag | Unset | None = UNSET,
        task_id: int | Unset | None = UNSET,
        pinned_to_task_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Note:
        """Add a new note.

        Args:
            content: HTML, or plain text.
            add_time: When it was added, in UTC.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            user_id: The user.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            task_id: The task that it belongs to.
            pinned_to_task_flag: Whether the note is pinned to its task.

        Costs 10 tokens. addNote: POST /notes, scope contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["addNote"],
            Note,
            body={
                "content": content,
                "add_time": add_time,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "user_id": user_id,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "task_id": task_id,
                "pinned_to_task_flag": pinned_to_task_flag,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        content: str | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        user_id: int | Unset | None = UNSET,
        pinned_to_lead_flag: Flag | Unset | None = UNSET,
        pinned_to_deal_flag: Flag | Unset | None = UNSET,
        pinned_to_organization_flag: Flag | Unset | None = UNSET,
        pinned_to_person_flag: Flag | Unset | None = UNSET,
        pinned_to_project_flag: Flag | Unset | None = UNSET,
        task_id: int | Unset | None = UNSET,
        pinned_to_task_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Note:
        """Update a note.

        Args:
            id: The id of the record.
            add_time: When it was added, in UTC.
            content: HTML, or plain text.
            lead_id: The lead that it belongs to.
            deal_id: The deal that it belongs to.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            project_id: The project that it belongs to.
            user_id: The user.
            pinned_to_lead_flag: Whether the note is pinned to its lead.
            pinned_to_deal_flag: Whether the note is pinned to its deal.
            pinned_to_organization_flag: Whether the note is pinned to its organization.
            pinned_to_person_flag: Whether the note is pinned to its person.
            pinned_to_project_flag: Whether the note is pinned to its project.
            task_id: The task that it belongs to.
            pinned_to_task_flag: Whether the note is pinned to its task.

        Costs 10 tokens. updateNote: PUT /notes/{id}, scope contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["updateNote"],
            Note,
            path={"id": id},
            body={
                "add_time": add_time,
                "content": content,
                "lead_id": lead_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
                "project_id": project_id,
                "user_id": user_id,
                "pinned_to_lead_flag": pinned_to_lead_flag,
                "pinned_to_deal_flag": pinned_to_deal_flag,
                "pinned_to_organization_flag": pinned_to_organization_flag,
                "pinned_to_person_flag": pinned_to_person_flag,
                "pinned_to_project_flag": pinned_to_project_flag,
                "task_id": task_id,
                "pinned_to_task_flag": pinned_to_task_flag,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> bool:
        """Delete a specific note.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteNote: DELETE /notes/{id}, scope contacts:full or
        deals:full.
        """
        return await self._call(
            OPERATIONS["deleteNote"], bool, path={"id": id}, options=call_options
        )

    async def add_comment(
        self, id: int, *, content: str, **call_options: Unpack[CallOptions]
    ) -> NoteComment:
        """Add a new comment to a note.

        Args:
            id: The id of the record.
            content: HTML, or plain text.

        Costs 10 tokens. addNoteComment: POST /notes/{id}/comments, scope contacts:full
        or deals:full.
        """
        return await self._call(
            OPERATIONS["addNoteComment"],
            NoteComment,
            path={"id": id},
            body={"content": content},
            options=call_options,
        )

    async def delete_comment(
        self, id: int, comment_id: str, **call_options: Unpack[CallOptions]
    ) -> bool:
        """Delete a comment.

        Args:
            id: The id of the record.
            comment_id: The comment.

        Costs 6 tokens. deleteComment: DELETE /notes/{id}/comments/{commentId}, scope
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["deleteComment"],
            bool,
            path={"id": id, "commentId": comment_id},
            options=call_options,
        )

    async def get_comment(
        self, id: int, comment_id: str, **call_options: Unpack[CallOptions]
    ) -> NoteComment:
        """Return the details of a comment.

        Args:
            id: The id of the record.
            comment_id: The comment.

        Costs 2 tokens. getComment: GET /notes/{id}/comments/{commentId}, scope
        contacts:full or contacts:read or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getComment"],
            NoteComment,
            path={"id": id, "commentId": comment_id},
            options=call_options,
        )

    def list_comments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[NoteComment]:
        """Return all comments associated with a note.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getNoteComments: GET /notes/{id}/comments, scope
        contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getNoteComments"],
            NoteComment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def update_comment(
        self,
        id: int,
        comment_id: str,
        *,
        content: str,
        **call_options: Unpack[CallOptions],
    ) -> NoteComment:
        """Update a comment related to a note.

        Args:
            id: The id of the record.
            comment_id: The comment.
            content: HTML, or plain text.

        Costs 10 tokens. updateCommentForNote: PUT /notes/{id}/comments/{commentId},
        scope contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["updateCommentForNote"],
            NoteComment,
            path={"id": id, "commentId": comment_id},
            body={"content": content},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncNotesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncNotesWithRawResponse(self._raw())


class AsyncNotesWithRawResponse:
    def __init__(self, raw: AsyncNotes) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_comment = async_raw_method(raw.add_comment)
        self.delete_comment = async_raw_method(raw.delete_comment)
        self.get_comment = async_raw_method(raw.get_comment)
        self.list_comments = async_raw_method(raw.list_comments)
        self.update_comment = async_raw_method(raw.update_comment)
