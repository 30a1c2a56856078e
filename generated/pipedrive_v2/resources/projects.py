"""Operations on projects."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from builtins import list as list_
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

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

from ..models.projects import (
    DeletedProject,
    Project,
    ProjectChangelog,
    ProjectSearchField,
    ProjectSearchItem,
    ProjectStatus,
)
from ..operations import OPERATIONS


class Projects(Resource):
    """Projects are used to plan and manage work that spans across deals, activities,
    and tasks. Each project can have a board, phases, and associated activities and
    tasks.
    """

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: Sequence[ProjectStatus] | ProjectStatus | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Project]:
        """Get all projects.

        Returns all non-archived projects.

        Args:
            filter_id: If supplied, only projects matching the specified filter are
                returned.
            status: If supplied, includes only projects with the specified statuses.
                Possible values are `open`, `completed`, `canceled` and `deleted`. By
                default `deleted` projects are not returned. A list or single value.
            phase_id: If supplied, only projects in the specified phase are returned.
            deal_id: If supplied, only projects that are linked to this deal are
                returned.
            person_id: If supplied, only projects that are linked to this person are
                returned.
            org_id: If supplied, only projects that are linked to this organization are
                returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProjects: GET /projects, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getProjects"],
            Project,
            query={
                "filter_id": filter_id,
                "status": status,
                "phase_id": phase_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Get details of a project.

        Returns the details of a specific project. Custom fields appear as keys inside
        the `custom_fields` object.

        Args:
            id: The ID of the project.

        Costs 1 token. getProject: GET /projects/{id}, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProject"], Project, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        title: str,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        person_ids: Sequence[int] | Unset | None = UNSET,
        org_ids: Sequence[int] | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Add a project.

        Adds a new project. Custom fields should be wrapped in the `custom_fields`
        object.

        Args:
            title: The title of the project.
            description: The description of the project.
            status: The status of the project.
            board_id: The ID of the board this project is associated with.
            phase_id: The ID of the phase this project is associated with.
            owner_id: The ID of the user who owns the project.
            start_date: The start date of the project. Format: YYYY-MM-DD.
            end_date: The end date of the project. Format: YYYY-MM-DD.
            deal_ids: An array of IDs of the deals this project is associated with.
            person_ids: An array of IDs of the persons this project is associated with.
            org_ids: An array of IDs of the organizations this project is associated
                with.
            label_ids: An array of IDs of the labels this project has.
            template_id: The ID of the template the project will be based on. Only used
                when creating a new project.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.

        Costs 5 tokens. addProject: POST /projects, scope projects:full.
        """
        return self._call(
            OPERATIONS["addProject"],
            Project,
            body={
                "title": title,
                "description": description,
                "status": status,
                "board_id": board_id,
                "phase_id": phase_id,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "person_ids": person_ids,
                "org_ids": org_ids,
                "label_ids": label_ids,
                "template_id": template_id,
                "custom_fields": custom_fields,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        person_ids: Sequence[int] | Unset | None = UNSET,
        org_ids: Sequence[int] | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Update a project.

        Updates the properties of a project.

        Args:
            id: The ID of the project.
            title: The title of the project.
            description: The description of the project.
            status: The status of the project.
            board_id: The ID of the board this project is associated with.
            phase_id: The ID of the phase this project is associated with.
            owner_id: The ID of the user who owns the project.
            start_date: The start date of the project. Format: YYYY-MM-DD.
            end_date: The end date of the project. Format: YYYY-MM-DD.
            deal_ids: An array of IDs of the deals this project is associated with.
            person_ids: An array of IDs of the persons this project is associated with.
            org_ids: An array of IDs of the organizations this project is associated
                with.
            label_ids: An array of IDs of the labels this project has.
            template_id: The ID of the template the project will be based on. Only used
                when creating a new project.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.

        Costs 5 tokens. updateProject: PATCH /projects/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateProject"],
            Project,
            path={"id": id},
            body={
                "title": title,
                "description": description,
                "status": status,
                "board_id": board_id,
                "phase_id": phase_id,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "person_ids": person_ids,
                "org_ids": org_ids,
                "label_ids": label_ids,
                "template_id": template_id,
                "custom_fields": custom_fields,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedProject:
        """Delete a project.

        Marks a project as deleted.

        Args:
            id: The ID of the project.

        Costs 3 tokens. deleteProject: DELETE /projects/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteProject"],
            DeletedProject,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[ProjectSearchField] | ProjectSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProjectSearchItem]:
        """Search projects.

        Searches all projects by title, description, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        projects can be filtered by person ID or organization ID.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter projects by the provided person ID.
            organization_id: Will filter projects by the provided organization ID.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchProjects: GET /projects/search, scope
        projects:full or projects:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchProjects"],
            ProjectSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def archive(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Archive a project.

        Args:
            id: The ID of the project.

        Costs 3 tokens. archiveProject: POST /projects/{id}/archive, scope
        projects:full.
        """
        return self._call(
            OPERATIONS["archiveProject"], Project, path={"id": id}, options=call_options
        )

    def list_archived(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: Sequence[ProjectStatus] | ProjectStatus | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Project]:
        """Get all archived projects.

        Returns all archived projects.

        Args:
            filter_id: If supplied, only projects matching the specified filter are
                returned.
            status: If supplied, includes only projects with the specified statuses.
                Possible values are `open`, `completed`, `canceled` and `deleted`. By
                default `deleted` projects are not returned. A list or single value.
            phase_id: If supplied, only projects in the specified phase are returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getArchivedProjects: GET /projects/archived, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getArchivedProjects"],
            Project,
            query={"filter_id": filter_id, "status": status, "phase_id": phase_id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProjectChangelog]:
        """List updates about project field values.

        Lists updates about field values of a project.

        Args:
            id: The ID of the project.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProjectChangelog: GET /projects/{id}/changelog, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getProjectChangelog"],
            ProjectChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List permitted users.

        Lists the users permitted to access a project.

        Args:
            id: The ID of the project.

        Costs 5 tokens. getProjectUsers: GET /projects/{id}/permittedUsers, scope
        projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectUsers"],
            list_[int],
            path={"id": id},
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
        self.search = raw_method(raw.search)
        self.archive = raw_method(raw.archive)
        self.list_archived = raw_method(raw.list_archived)
        self.list_changelog = raw_method(raw.list_changelog)
        self.list_permitted_users = raw_method(raw.list_permitted_users)


class AsyncProjects(AsyncResource):
    """`Projects`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: Sequence[ProjectStatus] | ProjectStatus | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Project]:
        """Get all projects.

        Returns all non-archived projects.

        Args:
            filter_id: If supplied, only projects matching the specified filter are
                returned.
            status: If supplied, includes only projects with the specified statuses.
                Possible values are `open`, `completed`, `canceled` and `deleted`. By
                default `deleted` projects are not returned. A list or single value.
            phase_id: If supplied, only projects in the specified phase are returned.
            deal_id: If supplied, only projects that are linked to this deal are
                returned.
            person_id: If supplied, only projects that are linked to this person are
                returned.
            org_id: If supplied, only projects that are linked to this organization are
                returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProjects: GET /projects, scope projects:full or
        projects:read.
        """
        return self._pages(
            OPERATIONS["getProjects"],
            Project,
            query={
                "filter_id": filter_id,
                "status": status,
                "phase_id": phase_id,
                "deal_id": deal_id,
                "person_id": person_id,
                "org_id": org_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Get details of a project.

        Returns the details of a specific project. Custom fields appear as keys inside
        the `custom_fields` object.

        Args:
            id: The ID of the project.

        Costs 1 token. getProject: GET /projects/{id}, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProject"], Project, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        title: str,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        person_ids: Sequence[int] | Unset | None = UNSET,
        org_ids: Sequence[int] | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Add a project.

        Adds a new project. Custom fields should be wrapped in the `custom_fields`
        object.

        Args:
            title: The title of the project.
            description: The description of the project.
            status: The status of the project.
            board_id: The ID of the board this project is associated with.
            phase_id: The ID of the phase this project is associated with.
            owner_id: The ID of the user who owns the project.
            start_date: The start date of the project. Format: YYYY-MM-DD.
            end_date: The end date of the project. Format: YYYY-MM-DD.
            deal_ids: An array of IDs of the deals this project is associated with.
            person_ids: An array of IDs of the persons this project is associated with.
            org_ids: An array of IDs of the organizations this project is associated
                with.
            label_ids: An array of IDs of the labels this project has.
            template_id: The ID of the template the project will be based on. Only used
                when creating a new project.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.

        Costs 5 tokens. addProject: POST /projects, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addProject"],
            Project,
            body={
                "title": title,
                "description": description,
                "status": status,
                "board_id": board_id,
                "phase_id": phase_id,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "person_ids": person_ids,
                "org_ids": org_ids,
                "label_ids": label_ids,
                "template_id": template_id,
                "custom_fields": custom_fields,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        phase_id: int | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        start_date: dt.date | str | Unset | None = UNSET,
        end_date: dt.date | str | Unset | None = UNSET,
        deal_ids: Sequence[int] | Unset | None = UNSET,
        person_ids: Sequence[int] | Unset | None = UNSET,
        org_ids: Sequence[int] | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        template_id: int | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Project:
        """Update a project.

        Updates the properties of a project.

        Args:
            id: The ID of the project.
            title: The title of the project.
            description: The description of the project.
            status: The status of the project.
            board_id: The ID of the board this project is associated with.
            phase_id: The ID of the phase this project is associated with.
            owner_id: The ID of the user who owns the project.
            start_date: The start date of the project. Format: YYYY-MM-DD.
            end_date: The end date of the project. Format: YYYY-MM-DD.
            deal_ids: An array of IDs of the deals this project is associated with.
            person_ids: An array of IDs of the persons this project is associated with.
            org_ids: An array of IDs of the organizations this project is associated
                with.
            label_ids: An array of IDs of the labels this project has.
            template_id: The ID of the template the project will be based on. Only used
                when creating a new project.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.

        Costs 5 tokens. updateProject: PATCH /projects/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateProject"],
            Project,
            path={"id": id},
            body={
                "title": title,
                "description": description,
                "status": status,
                "board_id": board_id,
                "phase_id": phase_id,
                "owner_id": owner_id,
                "start_date": start_date,
                "end_date": end_date,
                "deal_ids": deal_ids,
                "person_ids": person_ids,
                "org_ids": org_ids,
                "label_ids": label_ids,
                "template_id": template_id,
                "custom_fields": custom_fields,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProject:
        """Delete a project.

        Marks a project as deleted.

        Args:
            id: The ID of the project.

        Costs 3 tokens. deleteProject: DELETE /projects/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteProject"],
            DeletedProject,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[ProjectSearchField] | ProjectSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProjectSearchItem]:
        """Search projects.

        Searches all projects by title, description, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        projects can be filtered by person ID or organization ID.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter projects by the provided person ID.
            organization_id: Will filter projects by the provided organization ID.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchProjects: GET /projects/search, scope
        projects:full or projects:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchProjects"],
            ProjectSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def archive(self, id: int, **call_options: Unpack[CallOptions]) -> Project:
        """Archive a project.

        Args:
            id: The ID of the project.

        Costs 3 tokens. archiveProject: POST /projects/{id}/archive, scope
        projects:full.
        """
        return await self._call(
            OPERATIONS["archiveProject"], Project, path={"id": id}, options=call_options
        )

    def list_archived(
        self,
        *,
        filter_id: int | Unset = UNSET,
        status: Sequence[ProjectStatus] | ProjectStatus | Unset = UNSET,
        phase_id: int | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Project]:
        """Get all archived projects.

        Returns all archived projects.

        Args:
            filter_id: If supplied, only projects matching the specified filter are
                returned.
            status: If supplied, includes only projects with the specified statuses.
                Possible values are `open`, `completed`, `canceled` and `deleted`. By
                default `deleted` projects are not returned. A list or single value.
            phase_id: If supplied, only projects in the specified phase are returned.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getArchivedProjects: GET /projects/archived, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getArchivedProjects"],
            Project,
            query={"filter_id": filter_id, "status": status, "phase_id": phase_id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProjectChangelog]:
        """List updates about project field values.

        Lists updates about field values of a project.

        Args:
            id: The ID of the project.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProjectChangelog: GET /projects/{id}/changelog, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getProjectChangelog"],
            ProjectChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List permitted users.

        Lists the users permitted to access a project.

        Args:
            id: The ID of the project.

        Costs 5 tokens. getProjectUsers: GET /projects/{id}/permittedUsers, scope
        projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectUsers"],
            list_[int],
            path={"id": id},
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
        self.search = async_raw_method(raw.search)
        self.archive = async_raw_method(raw.archive)
        self.list_archived = async_raw_method(raw.list_archived)
        self.list_changelog = async_raw_method(raw.list_changelog)
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
