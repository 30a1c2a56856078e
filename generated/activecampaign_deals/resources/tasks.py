"""Operations on tasks."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    any_of,
    async_raw_method,
    raw_method,
)

from ..operations import OPERATIONS


class Tasks(Resource):
    """Tasks of deals (`dealTasks`)."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_reltype: str | Unset = UNSET,
        filters_relid: int | Unset = UNSET,
        filters_status: int | Unset = UNSET,
        filters_note: str | Unset = UNSET,
        filters_duedate: str | Unset = UNSET,
        filters_d_tasktypeid: int | Unset = UNSET,
        filters_userid: int | Unset = UNSET,
        filters_due_after: str | Unset = UNSET,
        fitlers_due_before: str | Unset = UNSET,
        filters_duedate_range: str | Unset = UNSET,
        filters_assignee_userid: int | Unset = UNSET,
        filters_outcome_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List tasks.

        Gives the tasks, filtered as asked. The list has 201 as the code of success.

        Args:
            filters_title: Only tasks with this title. The list does not say whether a
                part of it is enough.
            filters_reltype: Only tasks that belong to an object of this kind. The list
                refers to a table of relationships without showing it.
            filters_relid: Only tasks that belong to the object with this id.
            filters_status: Only complete tasks (1) or only incomplete ones (0).
            filters_note: Only tasks with this text as their content.
            filters_duedate: Only tasks with this due date. The list gives no date
                format.
            filters_d_tasktypeid: Only tasks of this type, one of the task types of the
                account.
            filters_userid: Only tasks that belong to the user with this id.
            filters_due_after: Only tasks that are due after this date. The list gives
                no date format.
            fitlers_due_before: Only tasks that are due before this date. The list gives
                no date format. The name stands here as listed (`Fitlers`); whether the
                server takes another spelling is not known.
            filters_duedate_range: Only tasks that are due within this range of dates.
                The list gives no format for a range.
            filters_assignee_userid: Only tasks that are assigned to the user with this
                id.
            filters_outcome_id: Only tasks that have the task outcome with this id.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listTasks: GET /dealTasks.
        """
        return self._pages(
            OPERATIONS["listTasks"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[reltype]": filters_reltype,
                "filters[relid]": filters_relid,
                "filters[status]": filters_status,
                "filters[note]": filters_note,
                "filters[duedate]": filters_duedate,
                "filters[d_tasktypeid]": filters_d_tasktypeid,
                "filters[userid]": filters_userid,
                "filters[due_after]": filters_due_after,
                "Fitlers[due_before]": fitlers_due_before,
                "filters[duedate_range]": filters_duedate_range,
                "filters[assignee_userid]": filters_assignee_userid,
                "filters[outcome_id]": filters_outcome_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a task.

        Gives one task. The list has 201 as the code of success.

        Args:
            id: Id of the task.

        getTask: GET /dealTasks/{id}.
        """
        return self._call(
            OPERATIONS["getTask"], dict[str, Any], path={"id": id}, options=call_options
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a task.

        Args:
            body: `DealCreateNewTaskRequest`. The task to create. The list shows no
                fields.

        createTask: POST /dealTasks.
        """
        return self._call(
            OPERATIONS["createTask"], dict[str, Any], body=body, options=call_options
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a task.

        Changes one task. The list has 201 as the code of success.

        Args:
            id: Id of the task.
            body: `DealUpdateTaskByIdRequest`. What changes in the task. The list shows
                no fields.

        updateTask: PUT /dealTasks/{id}.
        """
        return self._call(
            OPERATIONS["updateTask"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a task.

        Deletes one task.

        Args:
            id: Id of the task.

        deleteTask: DELETE /dealTasks/{id}.
        """
        return self._call(
            OPERATIONS["deleteTask"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return TasksWithRawResponse(self._raw())


class TasksWithRawResponse:
    def __init__(self, raw: Tasks) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncTasks(AsyncResource):
    """`Tasks`, awaited."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_reltype: str | Unset = UNSET,
        filters_relid: int | Unset = UNSET,
        filters_status: int | Unset = UNSET,
        filters_note: str | Unset = UNSET,
        filters_duedate: str | Unset = UNSET,
        filters_d_tasktypeid: int | Unset = UNSET,
        filters_userid: int | Unset = UNSET,
        filters_due_after: str | Unset = UNSET,
        fitlers_due_before: str | Unset = UNSET,
        filters_duedate_range: str | Unset = UNSET,
        filters_assignee_userid: int | Unset = UNSET,
        filters_outcome_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List tasks.

        Gives the tasks, filtered as asked. The list has 201 as the code of success.

        Args:
            filters_title: Only tasks with this title. The list does not say whether a
                part of it is enough.
            filters_reltype: Only tasks that belong to an object of this kind. The list
                refers to a table of relationships without showing it.
            filters_relid: Only tasks that belong to the object with this id.
            filters_status: Only complete tasks (1) or only incomplete ones (0).
            filters_note: Only tasks with this text as their content.
            filters_duedate: Only tasks with this due date. The list gives no date
                format.
            filters_d_tasktypeid: Only tasks of this type, one of the task types of the
                account.
            filters_userid: Only tasks that belong to the user with this id.
            filters_due_after: Only tasks that are due after this date. The list gives
                no date format.
            fitlers_due_before: Only tasks that are due before this date. The list gives
                no date format. The name stands here as listed (`Fitlers`); whether the
                server takes another spelling is not known.
            filters_duedate_range: Only tasks that are due within this range of dates.
                The list gives no format for a range.
            filters_assignee_userid: Only tasks that are assigned to the user with this
                id.
            filters_outcome_id: Only tasks that have the task outcome with this id.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listTasks: GET /dealTasks.
        """
        return self._pages(
            OPERATIONS["listTasks"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[reltype]": filters_reltype,
                "filters[relid]": filters_relid,
                "filters[status]": filters_status,
                "filters[note]": filters_note,
                "filters[duedate]": filters_duedate,
                "filters[d_tasktypeid]": filters_d_tasktypeid,
                "filters[userid]": filters_userid,
                "filters[due_after]": filters_due_after,
                "Fitlers[due_before]": fitlers_due_before,
                "filters[duedate_range]": filters_duedate_range,
                "filters[assignee_userid]": filters_assignee_userid,
                "filters[outcome_id]": filters_outcome_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a task.

        Gives one task. The list has 201 as the code of success.

        Args:
            id: Id of the task.

        getTask: GET /dealTasks/{id}.
        """
        return await self._call(
            OPERATIONS["getTask"], dict[str, Any], path={"id": id}, options=call_options
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a task.

        Args:
            body: `DealCreateNewTaskRequest`. The task to create. The list shows no
                fields.

        createTask: POST /dealTasks.
        """
        return await self._call(
            OPERATIONS["createTask"], dict[str, Any], body=body, options=call_options
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a task.

        Changes one task. The list has 201 as the code of success.

        Args:
            id: Id of the task.
            body: `DealUpdateTaskByIdRequest`. What changes in the task. The list shows
                no fields.

        updateTask: PUT /dealTasks/{id}.
        """
        return await self._call(
            OPERATIONS["updateTask"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a task.

        Deletes one task.

        Args:
            id: Id of the task.

        deleteTask: DELETE /dealTasks/{id}.
        """
        return await self._call(
            OPERATIONS["deleteTask"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncTasksWithRawResponse(self._raw())


class AsyncTasksWithRawResponse:
    def __init__(self, raw: AsyncTasks) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
