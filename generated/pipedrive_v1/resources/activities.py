"""Operations on activities."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import AsyncResource, Resource, removed


class Activities(Resource):
    """Operations on activities."""

    add = removed(
        "activities.add",
        operation_id="addActivity",
        request="POST /activities",
        instead="activities.add() of API v2",
    )

    delete_many = removed(
        "activities.delete_many",
        operation_id="deleteActivities",
        request="DELETE /activities",
        instead="activities.delete() of API v2, for each id",
    )

    delete = removed(
        "activities.delete",
        operation_id="deleteActivity",
        request="DELETE /activities/{id}",
        instead="activities.delete() of API v2",
    )

    list = removed(
        "activities.list",
        operation_id="getActivities",
        request="GET /activities",
        instead="activities.list() of API v2",
    )

    list_collection = removed(
        "activities.list_collection",
        operation_id="getActivitiesCollection",
        request="GET /activities/collection",
        instead="activities.list() of API v2",
    )

    get = removed(
        "activities.get",
        operation_id="getActivity",
        request="GET /activities/{id}",
        instead="activities.get() of API v2",
    )

    update = removed(
        "activities.update",
        operation_id="updateActivity",
        request="PUT /activities/{id}",
        instead="activities.update() of API v2",
    )

    @property
    def with_raw_response(self) -> ActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivitiesWithRawResponse(self._raw())


class ActivitiesWithRawResponse:
    def __init__(self, raw: Activities) -> None:
        self.add = raw.add
        self.delete_many = raw.delete_many
        self.delete = raw.delete
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.get = raw.get
        self.update = raw.update


class AsyncActivities(AsyncResource):
    """`Activities`, awaited."""

    add = removed(
        "activities.add",
        operation_id="addActivity",
        request="POST /activities",
        instead="activities.add() of API v2",
    )

    delete_many = removed(
        "activities.delete_many",
        operation_id="deleteActivities",
        request="DELETE /activities",
        instead="activities.delete() of API v2, for each id",
    )

    delete = removed(
        "activities.delete",
        operation_id="deleteActivity",
        request="DELETE /activities/{id}",
        instead="activities.delete() of API v2",
    )

    list = removed(
        "activities.list",
        operation_id="getActivities",
        request="GET /activities",
        instead="activities.list() of API v2",
    )

    list_collection = removed(
        "activities.list_collection",
        operation_id="getActivitiesCollection",
        request="GET /activities/collection",
        instead="activities.list() of API v2",
    )

    get = removed(
        "activities.get",
        operation_id="getActivity",
        request="GET /activities/{id}",
        instead="activities.get() of API v2",
    )

    update = removed(
        "activities.update",
        operation_id="updateActivity",
        request="PUT /activities/{id}",
        instead="activities.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivitiesWithRawResponse(self._raw())


class AsyncActivitiesWithRawResponse:
    def __init__(self, raw: AsyncActivities) -> None:
        self.add = raw.add
        self.delete_many = raw.delete_many
        self.delete = raw.delete
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.get = raw.get
        self.update = raw.update
