"""Operations on project templates."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

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

from ..models.project_templates import ProjectTemplate
from ..operations import OPERATIONS


class ProjectTemplates(Resource):
    """Operations on project templates."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProjectTemplate]:
        """Return all not deleted project templates.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProjectTemplates: GET /projectTemplates, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getProjectTemplates"],
            ProjectTemplate,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectTemplate:
        """Return the details of a specific project template.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectTemplate: GET /projectTemplates/{id}, scope
        projects:full or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectTemplate"],
            ProjectTemplate,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProjectTemplatesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProjectTemplatesWithRawResponse(self._raw())


class ProjectTemplatesWithRawResponse:
    def __init__(self, raw: ProjectTemplates) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)


class AsyncProjectTemplates(AsyncResource):
    """`ProjectTemplates`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProjectTemplate]:
        """Return all not deleted project templates.

        This is a cursor-paginated endpoint. For more information, please refer to our
        documentation on pagination.

        Args:
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProjectTemplates: GET /projectTemplates, scope
        projects:full or projects:read.
        """
        return self._pages(
            OPERATIONS["getProjectTemplates"],
            ProjectTemplate,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> ProjectTemplate:
        """Return the details of a specific project template.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectTemplate: GET /projectTemplates/{id}, scope
        projects:full or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectTemplate"],
            ProjectTemplate,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProjectTemplatesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProjectTemplatesWithRawResponse(self._raw())


class AsyncProjectTemplatesWithRawResponse:
    def __init__(self, raw: AsyncProjectTemplates) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
