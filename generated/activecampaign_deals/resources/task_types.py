"""Operations on task types."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
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


class TaskTypes(Resource):
    """Types of tasks (`dealTasktypes`)."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List task types.

        Gives the types that a task can have.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listTaskTypes: GET /dealTasktypes.
        """
        return self._pages(
            OPERATIONS["listTaskTypes"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a task type.

        Gives one task type.

        Args:
            id: Id of the task type.

        getTaskType: GET /dealTasktypes/{id}.
        """
        return self._call(
            OPERATIONS["getTaskType"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a task type.

        Args:
            body: `DealCreateTaskTypeRequest`. The task type to create. The list shows
                no fields.

        createTaskType: POST /dealTasktypes.
        """
        return self._call(
            OPERATIONS["createTaskType"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a task type.

        Changes one task type.

        Args:
            id: Id of the task type.
            body: `DealUpdateTaskTypeRequest`. What changes in the task type. The list
                shows no fields.

        updateTaskType: PUT /dealTasktypes/{id}.
        """
        return self._call(
            OPERATIONS["updateTaskType"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> None:
        """Delete a task type.

        Deletes one task type. The list has only the code 403 for this operation: what a
        successful request is answered with is not known.

        Args:
            id: Id of the task type.

        deleteTaskType: DELETE /dealTasktypes/{id}.
        """
        return self._call(
            OPERATIONS["deleteTaskType"],
            NoneType,
            path={"id": id},
            options=call_options,
        )

    def move_tasks_to_another(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Move the tasks of a task type.

        Moves the tasks of one task type to another. The list does not say how the body
        names the other type.

        Args:
            id: Id of a task type. The list does not say so, but by the path it is the
                type that the tasks leave.
            body: `DealMoveTasksToAnotherTaskTypeRequest`. Where the tasks go. The list
                shows no fields.

        moveTasksToAnotherTaskType: PUT /dealTasktypes/{id}/dealTasks.
        """
        return self._call(
            OPERATIONS["moveTasksToAnotherTaskType"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> TaskTypesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return TaskTypesWithRawResponse(self._raw())


class TaskTypesWithRawResponse:
    def __init__(self, raw: TaskTypes) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.move_tasks_to_another = raw_method(raw.move_tasks_to_another)


class AsyncTaskTypes(AsyncResource):
    """`TaskTypes`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List task types.

        Gives the types that a task can have.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listTaskTypes: GET /dealTasktypes.
        """
        return self._pages(
            OPERATIONS["listTaskTypes"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a task type.

        Gives one task type.

        Args:
            id: Id of the task type.

        getTaskType: GET /dealTasktypes/{id}.
        """
        return await self._call(
            OPERATIONS["getTaskType"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a task type.

        Args:
            body: `DealCreateTaskTypeRequest`. The task type to create. The list shows
                no fields.

        createTaskType: POST /dealTasktypes.
        """
        return await self._call(
            OPERATIONS["createTaskType"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a task type.

        Changes one task type.

        Args:
            id: Id of the task type.
            body: `DealUpdateTaskTypeRequest`. What changes in the task type. The list
                shows no fields.

        updateTaskType: PUT /dealTasktypes/{id}.
        """
        return await self._call(
            OPERATIONS["updateTaskType"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> None:
        """Delete a task type.

        Deletes one task type. The list has only the code 403 for this operation: what a
        successful request is answered with is not known.

        Args:
            id: Id of the task type.

        deleteTaskType: DELETE /dealTasktypes/{id}.
        """
        return await self._call(
            OPERATIONS["deleteTaskType"],
            NoneType,
            path={"id": id},
            options=call_options,
        )

    async def move_tasks_to_another(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Move the tasks of a task type.

        Moves the tasks of one task type to another. The list does not say how the body
        names the other type.

        Args:
            id: Id of a task type. The list does not say so, but by the path it is the
                type that the tasks leave.
            body: `DealMoveTasksToAnotherTaskTypeRequest`. Where the tasks go. The list
                shows no fields.

        moveTasksToAnotherTaskType: PUT /dealTasktypes/{id}/dealTasks.
        """
        return await self._call(
            OPERATIONS["moveTasksToAnotherTaskType"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncTaskTypesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncTaskTypesWithRawResponse(self._raw())


class AsyncTaskTypesWithRawResponse:
    def __init__(self, raw: AsyncTaskTypes) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.move_tasks_to_another = async_raw_method(raw.move_tasks_to_another)
