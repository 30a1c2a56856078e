"""Operations on activity types."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
    removed,
)

from ..models.shared import ActivityType, ActivityTypeIconKey
from ..operations import OPERATIONS


class ActivityTypes(Resource):
    """Operations on activity types."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[ActivityType]:
        """Return all activity types.

        Costs 20 tokens. getActivityTypes: GET /activityTypes, scope activities:full or
        activities:read or admin.
        """
        return self._call(
            OPERATIONS["getActivityTypes"], list_[ActivityType], options=call_options
        )

    def add(
        self,
        *,
        name: str,
        icon_key: ActivityTypeIconKey,
        color: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityType:
        """Add a new activity type.

        Args:
            name: The name.
            icon_key: The icon, by its name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. addActivityType: POST /activityTypes, scope admin.
        """
        return self._call(
            OPERATIONS["addActivityType"],
            ActivityType,
            body={"name": name, "icon_key": icon_key, "color": color},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        icon_key: ActivityTypeIconKey | Unset | None = UNSET,
        color: str | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityType:
        """Update an activity type.

        Args:
            id: The id of the record.
            name: The name.
            icon_key: The icon, by its name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.
            order_nr: The place in the order.

        Costs 10 tokens. updateActivityType: PUT /activityTypes/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updateActivityType"],
            ActivityType,
            path={"id": id},
            body={
                "name": name,
                "icon_key": icon_key,
                "color": color,
                "order_nr": order_nr,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> ActivityType:
        """Mark an activity type as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteActivityType: DELETE /activityTypes/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["deleteActivityType"],
            ActivityType,
            path={"id": id},
            options=call_options,
        )

    delete_many = removed(
        "activity_types.delete_many",
        operation_id="deleteActivityTypes",
        request="DELETE /activityTypes",
        instead="activity_types.delete() of API v1, for each id",
    )

    @property
    def with_raw_response(self) -> ActivityTypesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivityTypesWithRawResponse(self._raw())


class ActivityTypesWithRawResponse:
    def __init__(self, raw: ActivityTypes) -> None:
        self.list = raw_method(raw.list)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.delete_many = raw.delete_many


class AsyncActivityTypes(AsyncResource):
    """`ActivityTypes`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[ActivityType]:
        """Return all activity types.

        Costs 20 tokens. getActivityTypes: GET /activityTypes, scope activities:full or
        activities:read or admin.
        """
        return await self._call(
            OPERATIONS["getActivityTypes"], list_[ActivityType], options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        icon_key: ActivityTypeIconKey,
        color: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityType:
        """Add a new activity type.

        Args:
            name: The name.
            icon_key: The icon, by its name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. addActivityType: POST /activityTypes, scope admin.
        """
        return await self._call(
            OPERATIONS["addActivityType"],
            ActivityType,
            body={"name": name, "icon_key": icon_key, "color": color},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        icon_key: ActivityTypeIconKey | Unset | None = UNSET,
        color: str | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityType:
        """Update an activity type.

        Args:
            id: The id of the record.
            name: The name.
            icon_key: The icon, by its name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.
            order_nr: The place in the order.

        Costs 10 tokens. updateActivityType: PUT /activityTypes/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updateActivityType"],
            ActivityType,
            path={"id": id},
            body={
                "name": name,
                "icon_key": icon_key,
                "color": color,
                "order_nr": order_nr,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> ActivityType:
        """Mark an activity type as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteActivityType: DELETE /activityTypes/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["deleteActivityType"],
            ActivityType,
            path={"id": id},
            options=call_options,
        )

    delete_many = removed(
        "activity_types.delete_many",
        operation_id="deleteActivityTypes",
        request="DELETE /activityTypes",
        instead="activity_types.delete() of API v1, for each id",
    )

    @property
    def with_raw_response(self) -> AsyncActivityTypesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivityTypesWithRawResponse(self._raw())


class AsyncActivityTypesWithRawResponse:
    def __init__(self, raw: AsyncActivityTypes) -> None:
        self.list = async_raw_method(raw.list)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.delete_many = raw.delete_many
