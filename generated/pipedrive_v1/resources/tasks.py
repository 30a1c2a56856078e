"""Operations on tasks."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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

from ..models.shared import DeletedItem, Flag, Task
from ..operations import OPERATIONS


class Tasks(Resource):
    """Operations on tasks."""

    def list(
        self,
        *,
        assignee_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        parent_task_id: int | Unset = UNSET,
        done: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Task]:
        """Return all tasks.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            assignee_id: The user who does the task.
            project_id: The project that it belongs to.
            parent_task_id: The task that it is a part of.
            done: Whether it is done.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getTasks: GET /tasks, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getTasks"],
            Task,
            query={
                "assignee_id": assignee_id,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "done": done,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Task:
        """Return the details of a specific task.

        Args:
            id: The id of the record.

        Costs 2 tokens. getTask: GET /tasks/{id}, scope projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getTask"], Task, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        title: str,
        project_id: int,
        description: str | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        done: Flag | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Add a new task.

        Args:
            title: The title.
            project_id: The project that it belongs to.
            description: A text of any length.
            parent_task_id: The task that it is a part of.
            assignee_id: The user who does the task.
            done: Whether it is done.
            due_date: The day on which it is due.
            assignee_ids: The users who do the task, at most 10; the first is also
                `assignee_id`.

        Costs 10 tokens. addTask: POST /tasks, scope projects:full.
        """
        return self._call(
            OPERATIONS["addTask"],
            Task,
            body={
                "title": title,
                "project_id": project_id,
                "description": description,
                "parent_task_id": parent_task_id,
                "assignee_id": assignee_id,
                "done": done,
                "due_date": due_date,
                "assignee_ids": assignee_ids,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        done: Flag | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Update a task.

        Args:
            id: The id of the record.
            title: The title.
            project_id: The project that it belongs to.
            description: A text of any length.
            parent_task_id: The task that it is a part of.
            assignee_id: The user who does the task.
            done: Whether it is done.
            due_date: The day on which it is due.
            assignee_ids: The users who do the task, at most 10; the first is also
                `assignee_id`.

        Costs 10 tokens. updateTask: PUT /tasks/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateTask"],
            Task,
            path={"id": id},
            body={
                "title": title,
                "project_id": project_id,
                "description": description,
                "parent_task_id": parent_task_id,
                "assignee_id": assignee_id,
                "done": done,
                "due_date": due_date,
                "assignee_ids": assignee_ids,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a task as deleted.

        If the task has subtasks then those will also be deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteTask: DELETE /tasks/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteTask"], DeletedItem, path={"id": id}, options=call_options
        )

    @property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return TasksWithRawResponse(self._raw())


class TasksWithRawResponse:
    def __init__(self, raw: Tasks) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncTasks(AsyncResource):
    """`Tasks`, awaited."""

    def list(
        self,
        *,
        assignee_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        parent_task_id: int | Unset = UNSET,
        done: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Task]:
        """Return all tasks.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            assignee_id: The user who does the task.
            project_id: The project that it belongs to.
            parent_task_id: The task that it is a part of.
            done: Whether it is done.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getTasks: GET /tasks, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getTasks"],
            Task,
            query={
                "assignee_id": assignee_id,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "done": done,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Task:
        """Return the details of a specific task.

        Args:
            id: The id of the record.

        Costs 2 tokens. getTask: GET /tasks/{id}, scope projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getTask"], Task, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        title: str,
        project_id: int,
        description: str | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        done: Flag | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Add a new task.

        Args:
            title: The title.
            project_id: The project that it belongs to.
            description: A text of any length.
            parent_task_id: The task that it is a part of.
            assignee_id: The user who does the task.
            done: Whether it is done.
            due_date: The day on which it is due.
            assignee_ids: The users who do the task, at most 10; the first is also
                `assignee_id`.

        Costs 10 tokens. addTask: POST /tasks, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addTask"],
            Task,
            body={
                "title": title,
                "project_id": project_id,
                "description": description,
                "parent_task_id": parent_task_id,
                "assignee_id": assignee_id,
                "done": done,
                "due_date": due_date,
                "assignee_ids": assignee_ids,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        done: Flag | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Update a task.

        Args:
            id: The id of the record.
            title: The title.
            project_id: The project that it belongs to.
            description: A text of any length.
            parent_task_id: The task that it is a part of.
            assignee_id: The user who does the task.
            done: Whether it is done.
            due_date: The day on which it is due.
            assignee_ids: The users who do the task, at most 10; the first is also
                `assignee_id`.

        Costs 10 tokens. updateTask: PUT /tasks/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateTask"],
            Task,
            path={"id": id},
            body={
                "title": title,
                "project_id": project_id,
                "description": description,
                "parent_task_id": parent_task_id,
                "assignee_id": assignee_id,
                "done": done,
                "due_date": due_date,
                "assignee_ids": assignee_ids,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a task as deleted.

        If the task has subtasks then those will also be deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteTask: DELETE /tasks/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteTask"], DeletedItem, path={"id": id}, options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncTasksWithRawResponse(self._raw())


class AsyncTasksWithRawResponse:
    def __init__(self, raw: AsyncTasks) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
