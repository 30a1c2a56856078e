"""Operations on tasks."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

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

from ..models.tasks import DeletedTask, Task, TaskDone, TaskMilestone
from ..operations import OPERATIONS


class Tasks(Resource):
    """Tasks are action items that can be associated with a project."""

    def list(
        self,
        *,
        is_done: bool | Unset = UNSET,
        is_milestone: bool | Unset = UNSET,
        assignee_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        parent_task_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Task]:
        """Get all tasks.

        Returns all tasks.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            is_done: Whether the task is done or not. If omitted, both done and not done
                tasks are returned.
            is_milestone: Whether the task is a milestone or not. If omitted, both
                milestone and non-milestone tasks are returned.
            assignee_id: If supplied, only tasks assigned to this user are returned.
            project_id: If supplied, only tasks belonging to this project are returned.
            parent_task_id: If `null` is supplied, only root-level tasks (without a
                parent) are returned. If an integer is supplied, only subtasks of that
                specific task are returned. By default all tasks are returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getTasks: GET /tasks, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getTasks"],
            Task,
            query={
                "is_done": is_done,
                "is_milestone": is_milestone,
                "assignee_id": assignee_id,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Task:
        """Get details of a task.

        Returns the details of a specific task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.

        Costs 1 token. getTask: GET /tasks/{id}, scope projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getTask"], Task, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        title: str,
        project_id: int,
        parent_task_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        is_done: bool | Unset | None = UNSET,
        is_milestone: bool | Unset | None = UNSET,
        done: TaskDone | Unset | None = UNSET,
        milestone: TaskMilestone | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Add a task.

        Adds a new task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            title: The title of the task.
            project_id: The ID of the project this task is associated with.
            parent_task_id: The ID of the parent task. Cannot be the ID of a task that
                is already a subtask.
            description: The description of the task.
            due_date: The due date of the task. Format: YYYY-MM-DD.
            start_date: The start date of the task. Format: YYYY-MM-DD.
            assignee_ids: The IDs of users assigned to the task. When set, the
                `assignee_id` field will be set to the first value in this array, or
                `null` if empty.
            priority: The priority of the task.
            is_done: Whether the task is done or not; for accounts that refuse `done`.
            is_milestone: Whether the task is a milestone or not, which needs a
                `due_date`; for accounts that refuse `milestone`.
            done: Whether the task is done or not. `0` = Not done, `1` = Done.
            milestone: Whether the task is a milestone or not. `0` = Not a milestone,
                `1` = Milestone.
            assignee_id: The ID of the user assigned to the task. When set, the
                `assignee_ids` field will be overwritten with this value.

        Costs 5 tokens. addTask: POST /tasks, scope projects:full.
        """
        return self._call(
            OPERATIONS["addTask"],
            Task,
            body={
                "title": title,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "description": description,
                "due_date": due_date,
                "start_date": start_date,
                "assignee_ids": assignee_ids,
                "priority": priority,
                "is_done": is_done,
                "is_milestone": is_milestone,
                "done": done,
                "milestone": milestone,
                "assignee_id": assignee_id,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        is_done: bool | Unset | None = UNSET,
        is_milestone: bool | Unset | None = UNSET,
        done: TaskDone | Unset | None = UNSET,
        milestone: TaskMilestone | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Update a task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.
            title: The title of the task.
            project_id: The ID of the project this task is associated with.
            parent_task_id: The ID of the parent task. Cannot be the ID of a task that
                is already a subtask.
            description: The description of the task.
            due_date: The due date of the task. Format: YYYY-MM-DD.
            start_date: The start date of the task. Format: YYYY-MM-DD.
            assignee_ids: The IDs of users assigned to the task. When set, the
                `assignee_id` field will be set to the first value in this array, or
                `null` if empty.
            priority: The priority of the task.
            is_done: Whether the task is done or not; for accounts that refuse `done`.
            is_milestone: Whether the task is a milestone or not, which needs a
                `due_date`; for accounts that refuse `milestone`.
            done: Whether the task is done or not. `0` = Not done, `1` = Done.
            milestone: Whether the task is a milestone or not. `0` = Not a milestone,
                `1` = Milestone.
            assignee_id: The ID of the user assigned to the task. When set, the
                `assignee_ids` field will be overwritten with this value.

        Costs 5 tokens. updateTask: PATCH /tasks/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateTask"],
            Task,
            path={"id": id},
            body={
                "title": title,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "description": description,
                "due_date": due_date,
                "start_date": start_date,
                "assignee_ids": assignee_ids,
                "priority": priority,
                "is_done": is_done,
                "is_milestone": is_milestone,
                "done": done,
                "milestone": milestone,
                "assignee_id": assignee_id,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedTask:
        """Delete a task.

        Marks a task as deleted. If the task has subtasks, those will also be deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.

        Costs 3 tokens. deleteTask: DELETE /tasks/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteTask"], DeletedTask, path={"id": id}, options=call_options
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
        is_done: bool | Unset = UNSET,
        is_milestone: bool | Unset = UNSET,
        assignee_id: int | Unset = UNSET,
        project_id: int | Unset = UNSET,
        parent_task_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Task]:
        """Get all tasks.

        Returns all tasks.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            is_done: Whether the task is done or not. If omitted, both done and not done
                tasks are returned.
            is_milestone: Whether the task is a milestone or not. If omitted, both
                milestone and non-milestone tasks are returned.
            assignee_id: If supplied, only tasks assigned to this user are returned.
            project_id: If supplied, only tasks belonging to this project are returned.
            parent_task_id: If `null` is supplied, only root-level tasks (without a
                parent) are returned. If an integer is supplied, only subtasks of that
                specific task are returned. By default all tasks are returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getTasks: GET /tasks, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getTasks"],
            Task,
            query={
                "is_done": is_done,
                "is_milestone": is_milestone,
                "assignee_id": assignee_id,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Task:
        """Get details of a task.

        Returns the details of a specific task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.

        Costs 1 token. getTask: GET /tasks/{id}, scope projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getTask"], Task, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        title: str,
        project_id: int,
        parent_task_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        is_done: bool | Unset | None = UNSET,
        is_milestone: bool | Unset | None = UNSET,
        done: TaskDone | Unset | None = UNSET,
        milestone: TaskMilestone | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Add a task.

        Adds a new task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            title: The title of the task.
            project_id: The ID of the project this task is associated with.
            parent_task_id: The ID of the parent task. Cannot be the ID of a task that
                is already a subtask.
            description: The description of the task.
            due_date: The due date of the task. Format: YYYY-MM-DD.
            start_date: The start date of the task. Format: YYYY-MM-DD.
            assignee_ids: The IDs of users assigned to the task. When set, the
                `assignee_id` field will be set to the first value in this array, or
                `null` if empty.
            priority: The priority of the task.
            is_done: Whether the task is done or not; for accounts that refuse `done`.
            is_milestone: Whether the task is a milestone or not, which needs a
                `due_date`; for accounts that refuse `milestone`.
            done: Whether the task is done or not. `0` = Not done, `1` = Done.
            milestone: Whether the task is a milestone or not. `0` = Not a milestone,
                `1` = Milestone.
            assignee_id: The ID of the user assigned to the task. When set, the
                `assignee_ids` field will be overwritten with this value.

        Costs 5 tokens. addTask: POST /tasks, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addTask"],
            Task,
            body={
                "title": title,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "description": description,
                "due_date": due_date,
                "start_date": start_date,
                "assignee_ids": assignee_ids,
                "priority": priority,
                "is_done": is_done,
                "is_milestone": is_milestone,
                "done": done,
                "milestone": milestone,
                "assignee_id": assignee_id,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        parent_task_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        assignee_ids: Sequence[int] | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        is_done: bool | Unset | None = UNSET,
        is_milestone: bool | Unset | None = UNSET,
        done: TaskDone | Unset | None = UNSET,
        milestone: TaskMilestone | Unset | None = UNSET,
        assignee_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Task:
        """Update a task.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.
            title: The title of the task.
            project_id: The ID of the project this task is associated with.
            parent_task_id: The ID of the parent task. Cannot be the ID of a task that
                is already a subtask.
            description: The description of the task.
            due_date: The due date of the task. Format: YYYY-MM-DD.
            start_date: The start date of the task. Format: YYYY-MM-DD.
            assignee_ids: The IDs of users assigned to the task. When set, the
                `assignee_id` field will be set to the first value in this array, or
                `null` if empty.
            priority: The priority of the task.
            is_done: Whether the task is done or not; for accounts that refuse `done`.
            is_milestone: Whether the task is a milestone or not, which needs a
                `due_date`; for accounts that refuse `milestone`.
            done: Whether the task is done or not. `0` = Not done, `1` = Done.
            milestone: Whether the task is a milestone or not. `0` = Not a milestone,
                `1` = Milestone.
            assignee_id: The ID of the user assigned to the task. When set, the
                `assignee_ids` field will be overwritten with this value.

        Costs 5 tokens. updateTask: PATCH /tasks/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateTask"],
            Task,
            path={"id": id},
            body={
                "title": title,
                "project_id": project_id,
                "parent_task_id": parent_task_id,
                "description": description,
                "due_date": due_date,
                "start_date": start_date,
                "assignee_ids": assignee_ids,
                "priority": priority,
                "is_done": is_done,
                "is_milestone": is_milestone,
                "done": done,
                "milestone": milestone,
                "assignee_id": assignee_id,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedTask:
        """Delete a task.

        Marks a task as deleted. If the task has subtasks, those will also be deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the task.

        Costs 3 tokens. deleteTask: DELETE /tasks/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteTask"], DeletedTask, path={"id": id}, options=call_options
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
