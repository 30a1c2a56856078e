"""The group `projects`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.projects import (
    AsyncProjects as V1AsyncProjects,
    Projects as V1Projects,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.projects import (
    AsyncProjects as V2AsyncProjects,
    AsyncProjectsWithRawResponse as V2AsyncProjectsWithRawResponse,
    Projects as V2Projects,
    ProjectsWithRawResponse as V2ProjectsWithRawResponse,
)


class Projects(V2Projects):
    """`projects` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Projects) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_activities = v1.list_activities
        self.list_groups = v1.list_groups
        self.list_plan_items = v1.list_plan_items
        self.list_tasks = v1.list_tasks
        self.update_plan_activity = v1.update_plan_activity
        self.update_plan_task = v1.update_plan_task

    @property
    def with_raw_response(self) -> ProjectsWithRawResponse:
        """The same methods, returning whole responses."""
        return ProjectsWithRawResponse(self._raw(), self._v1)


class ProjectsWithRawResponse(V2ProjectsWithRawResponse):
    def __init__(self, raw: V2Projects, v1: V1Projects) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_activities = of_v1.list_activities
        self.list_groups = of_v1.list_groups
        self.list_plan_items = of_v1.list_plan_items
        self.list_tasks = of_v1.list_tasks
        self.update_plan_activity = of_v1.update_plan_activity
        self.update_plan_task = of_v1.update_plan_task


class AsyncProjects(V2AsyncProjects):
    """`projects` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncProjects) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_activities = v1.list_activities
        self.list_groups = v1.list_groups
        self.list_plan_items = v1.list_plan_items
        self.list_tasks = v1.list_tasks
        self.update_plan_activity = v1.update_plan_activity
        self.update_plan_task = v1.update_plan_task

    @property
    def with_raw_response(self) -> AsyncProjectsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncProjectsWithRawResponse(self._raw(), self._v1)


class AsyncProjectsWithRawResponse(V2AsyncProjectsWithRawResponse):
    def __init__(self, raw: V2AsyncProjects, v1: V1AsyncProjects) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_activities = of_v1.list_activities
        self.list_groups = of_v1.list_groups
        self.list_plan_items = of_v1.list_plan_items
        self.list_tasks = of_v1.list_tasks
        self.update_plan_activity = of_v1.update_plan_activity
        self.update_plan_task = of_v1.update_plan_task
