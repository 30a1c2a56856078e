"""Operations on projects."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from builtins import list as list_
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

from ..models.projects import PlanItem, Project, ProjectGroup
from ..models.shared import Activity, DeletedItem, Task
from ..operations import OPERATIONS


class Projects(Resource):
    """Operations on projects."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: str | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        include_archived: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Project]:
        """Return all projects.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            filter_id: A saved filter.
            status: Only those with this status.
            phase_id: The phase of the project.
            include_archived: Whether archived projects are listed, too.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProjects: GET /projects, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getProjects"],
            Project,
            query={
                "filter_id": filter_id,
                "status": status,
                "phase_id": phase_id,
                "include_archived": include_archived,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Return the details of a specific project.

        Also note that custom fields appear as long hashes in the resulting data. These
        hashes can be mapped against the key value of project fields.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProject: GET /projects/{id}, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProject"], Project, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        title: str,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        labels: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        health_status: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Add a new project.

        Note that you can supply additional custom fields along with the request that
        are not described here. These custom fields are different for each Pipedrive
        account and can be recognized by long hashes as keys.

        Args:
            title: The title.
            board_id: The board of the project.
            phase_id: The phase of the project.
            description: A text of any length.
            status: The status.
            owner_id: The user who owns it.
            start_date: The first day.
            end_date: The last day.
            deal_ids: The deals of the project.
            org_id: The organization that it belongs to.
            person_id: The person that it belongs to.
            labels: The labels of the project, by id.
            template_id: The template that the project is made from.
            health_status: The state of the project, by its number.

        Costs 10 tokens. addProject: POST /projects, scope projects:full.
        """
        return self._call(
            OPERATIONS["addProject"],
            Project,
            body={
                "title": title,
                "board_id": board_id,
                "phase_id": phase_id,
                "description": description,
                "status": status,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "org_id": org_id,
                "person_id": person_id,
                "labels": labels,
                "template_id": template_id,
                "health_status": health_status,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        labels: Sequence[int] | Unset | None = UNSET,
        health_status: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Update a project.

        Args:
            id: The id of the record.
            title: The title.
            board_id: The board of the project.
            phase_id: The phase of the project.
            description: A text of any length.
            status: The status.
            owner_id: The user who owns it.
            start_date: The first day.
            end_date: The last day.
            deal_ids: The deals of the project.
            org_id: The organization that it belongs to.
            person_id: The person that it belongs to.
            labels: The labels of the project, by id.
            health_status: The state of the project, by its number.

        Costs 10 tokens. updateProject: PUT /projects/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateProject"],
            Project,
            path={"id": id},
            body={
                "title": title,
                "board_id": board_id,
                "phase_id": phase_id,
                "description": description,
                "status": status,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "org_id": org_id,
                "person_id": person_id,
                "labels": labels,
                "health_status": health_status,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a project as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteProject: DELETE /projects/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteProject"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    def archive(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Archive a project.

        Args:
            id: The id of the record.

        Costs 10 tokens. archiveProject: POST /projects/{id}/archive, scope
        projects:full.
        """
        return self._call(
            OPERATIONS["archiveProject"], Project, path={"id": id}, options=call_options
        )

    def list_activities(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Activity]:
        """Return activities linked to a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectActivities: GET /projects/{id}/activities, scope
        projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectActivities"],
            list_[Activity],
            path={"id": id},
            options=call_options,
        )

    def list_groups(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectGroup]:
        """Return all active groups under a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectGroups: GET /projects/{id}/groups, scope
        projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectGroups"],
            list_[ProjectGroup],
            path={"id": id},
            options=call_options,
        )

    def list_plan_items(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[PlanItem]:
        """Return information about items in a project plan.

        Items consists of tasks and activities and are linked to specific project phase
        and group.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectPlan: GET /projects/{id}/plan, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectPlan"],
            list_[PlanItem],
            path={"id": id},
            options=call_options,
        )

    def list_tasks(self, id: int, **call_options: Unpack[CallOptions]) -> list_[Task]:
        """Return tasks linked to a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectTasks: GET /projects/{id}/tasks, scope projects:full
        or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectTasks"],
            list_[Task],
            path={"id": id},
            options=call_options,
        )

    def update_plan_activity(
        self,
        id: int,
        activity_id: int,
        *,
        phase_id: int | Unset | None = UNSET,
        group_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PlanItem:
        """Update an activity phase or group in a project.

        Args:
            id: The id of the record.
            activity_id: The activity.
            phase_id: The phase of the project.
            group_id: The group in the project's plan.

        Costs 10 tokens. putProjectPlanActivity: PUT
        /projects/{id}/plan/activities/{activityId}, scope projects:full.
        """
        return self._call(
            OPERATIONS["putProjectPlanActivity"],
            PlanItem,
            path={"id": id, "activityId": activity_id},
            body={"phase_id": phase_id, "group_id": group_id},
            options=call_options,
        )

    def update_plan_task(
        self,
        id: int,
        task_id: int,
        *,
        phase_id: int | Unset | None = UNSET,
        group_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PlanItem:
        """Update a task phase or group in a project.

        Args:
            id: The id of the record.
            task_id: The task.
            phase_id: The phase of the project.
            group_id: The group in the project's plan.

        Costs 10 tokens. putProjectPlanTask: PUT /projects/{id}/plan/tasks/{taskId},
        scope projects:full.
        """
        return self._call(
            OPERATIONS["putProjectPlanTask"],
            PlanItem,
            path={"id": id, "taskId": task_id},
            body={"phase_id": phase_id, "group_id": group_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProjectsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProjectsWithRawResponse(self._raw())


class ProjectsWithRawResponse:
    def __init__(self, raw: Projects) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.archive = raw_method(raw.archive)
        self.list_activities = raw_method(raw.list_activities)
        self.list_groups = raw_method(raw.list_groups)
        self.list_plan_items = raw_method(raw.list_plan_items)
        self.list_tasks = raw_method(raw.list_tasks)
        self.update_plan_activity = raw_method(raw.update_plan_activity)
        self.update_plan_task = raw_method(raw.update_plan_task)


class AsyncProjects(AsyncResource):
    """`Projects`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: str | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        include_archived: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Project]:
        """Return all projects.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            filter_id: A saved filter.
            status: Only those with this status.
            phase_id: The phase of the project.
            include_archived: Whether archived projects are listed, too.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProjects: GET /projects, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getProjects"],
            Project,
            query={
                "filter_id": filter_id,
                "status": status,
                "phase_id": phase_id,
                "include_archived": include_archived,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Return the details of a specific project.

        Also note that custom fields appear as long hashes in the resulting data. These
        hashes can be mapped against the key value of project fields.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProject: GET /projects/{id}, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProject"], Project, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        title: str,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        labels: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        health_status: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Add a new project.

        Note that you can supply additional custom fields along with the request that
        are not described here. These custom fields are different for each Pipedrive
        account and can be recognized by long hashes as keys.

        Args:
            title: The title.
            board_id: The board of the project.
            phase_id: The phase of the project.
            description: A text of any length.
            status: The status.
            owner_id: The user who owns it.
            start_date: The first day.
            end_date: The last day.
            deal_ids: The deals of the project.
            org_id: The organization that it belongs to.
            person_id: The person that it belongs to.
            labels: The labels of the project, by id.
            template_id: The template that the project is made from.
            health_status: The state of the project, by its number.

        Costs 10 tokens. addProject: POST /projects, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addProject"],
            Project,
            body={
                "title": title,
                "board_id": board_id,
                "phase_id": phase_id,
                "description": description,
                "status": status,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "org_id": org_id,
                "person_id": person_id,
                "labels": labels,
                "template_id": template_id,
                "health_status": health_status,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        labels: Sequence[int] | Unset | None = UNSET,
        health_status: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Update a project.

        Args:
            id: The id of the record.
            title: The title.
            board_id: The board of the project.
            phase_id: The phase of the project.
            description: A text of any length.
            status: The status.
            owner_id: The user who owns it.
            start_date: The first day.
            end_date: The last day.
            deal_ids: The deals of the project.
            org_id: The organization that it belongs to.
            person_id: The person that it belongs to.
            labels: The labels of the project, by id.
            health_status: The state of the project, by its number.

        Costs 10 tokens. updateProject: PUT /projects/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateProject"],
            Project,
            path={"id": id},
            body={
                "title": title,
                "board_id": board_id,
                "phase_id": phase_id,
                "description": description,
                "status": status,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "org_id": org_id,
                "person_id": person_id,
                "labels": labels,
                "health_status": health_status,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a project as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteProject: DELETE /projects/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteProject"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    async def archive(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Archive a project.

        Args:
            id: The id of the record.

        Costs 10 tokens. archiveProject: POST /projects/{id}/archive, scope
        projects:full.
        """
        return await self._call(
            OPERATIONS["archiveProject"], Project, path={"id": id}, options=call_options
        )

    async def list_activities(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Activity]:
        """Return activities linked to a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectActivities: GET /projects/{id}/activities, scope
        projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectActivities"],
            list_[Activity],
            path={"id": id},
            options=call_options,
        )

    async def list_groups(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectGroup]:
        """Return all active groups under a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectGroups: GET /projects/{id}/groups, scope
        projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectGroups"],
            list_[ProjectGroup],
            path={"id": id},
            options=call_options,
        )

    async def list_plan_items(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[PlanItem]:
        """Return information about items in a project plan.

        Items consists of tasks and activities and are linked to specific project phase
        and group.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectPlan: GET /projects/{id}/plan, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectPlan"],
            list_[PlanItem],
            path={"id": id},
            options=call_options,
        )

    async def list_tasks(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Task]:
        """Return tasks linked to a specific project.

        Args:
            id: The id of the record.

        Costs 20 tokens. getProjectTasks: GET /projects/{id}/tasks, scope projects:full
        or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectTasks"],
            list_[Task],
            path={"id": id},
            options=call_options,
        )

    async def update_plan_activity(
        self,
        id: int,
        activity_id: int,
        *,
        phase_id: int | Unset | None = UNSET,
        group_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PlanItem:
        """Update an activity phase or group in a project.

        Args:
            id: The id of the record.
            activity_id: The activity.
            phase_id: The phase of the project.
            group_id: The group in the project's plan.

        Costs 10 tokens. putProjectPlanActivity: PUT
        /projects/{id}/plan/activities/{activityId}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["putProjectPlanActivity"],
            PlanItem,
            path={"id": id, "activityId": activity_id},
            body={"phase_id": phase_id, "group_id": group_id},
            options=call_options,
        )

    async def update_plan_task(
        self,
        id: int,
        task_id: int,
        *,
        phase_id: int | Unset | None = UNSET,
        group_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> PlanItem:
        """Update a task phase or group in a project.

        Args:
            id: The id of the record.
            task_id: The task.
            phase_id: The phase of the project.
            group_id: The group in the project's plan.

        Costs 10 tokens. putProjectPlanTask: PUT /projects/{id}/plan/tasks/{taskId},
        scope projects:full.
        """
        return await self._call(
            OPERATIONS["putProjectPlanTask"],
            PlanItem,
            path={"id": id, "taskId": task_id},
            body={"phase_id": phase_id, "group_id": group_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProjectsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProjectsWithRawResponse(self._raw())


class AsyncProjectsWithRawResponse:
    def __init__(self, raw: AsyncProjects) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.archive = async_raw_method(raw.archive)
        self.list_activities = async_raw_method(raw.list_activities)
        self.list_groups = async_raw_method(raw.list_groups)
        self.list_plan_items = async_raw_method(raw.list_plan_items)
        self.list_tasks = async_raw_method(raw.list_tasks)
        self.update_plan_activity = async_raw_method(raw.update_plan_activity)
        self.update_plan_task = async_raw_method(raw.update_plan_task)
