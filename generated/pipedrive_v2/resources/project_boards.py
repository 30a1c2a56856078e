"""Operations on project boards."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

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
)

from ..models.project_boards import DeletedProjectBoard, ProjectBoard
from ..operations import OPERATIONS


class ProjectBoards(Resource):
    """Project boards are the top-level containers for organizing projects into phases.
    Each board contains one or more phases that define the workflow stages for
    projects.
    """

    def list(self, **call_options: Unpack[CallOptions]) -> list_[ProjectBoard]:
        """Get all project boards.

        Returns all active project boards.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Costs 10 tokens. getProjectsBoards: GET /boards, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsBoards"], list_[ProjectBoard], options=call_options
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectBoard:
        """Get details of a project board.

        Returns the details of a specific project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.

        Costs 10 tokens. getProjectsBoard: GET /boards/{id}, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsBoard"],
            ProjectBoard,
            path={"id": id},
            options=call_options,
        )

    def add(
        self,
        *,
        name: str,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectBoard:
        """Add a project board.

        Adds a new project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            name: The name of the project board.
            order_nr: The order of the board. Must be between 1 and the total number of
                boards + 1.

        Costs 5 tokens. addProjectBoard: POST /boards, scope projects:full.
        """
        return self._call(
            OPERATIONS["addProjectBoard"],
            ProjectBoard,
            body={"name": name, "order_nr": order_nr},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectBoard:
        """Update a project board.

        Updates the properties of a project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.
            name: The name of the project board.
            order_nr: The order of the board. Must be between 1 and the total number of
                boards + 1.

        Costs 5 tokens. updateProjectBoard: PATCH /boards/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateProjectBoard"],
            ProjectBoard,
            path={"id": id},
            body={"name": name, "order_nr": order_nr},
            options=call_options,
        )

    def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProjectBoard:
        """Delete a project board.

        Marks a project board as deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.

        Costs 3 tokens. deleteProjectBoard: DELETE /boards/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteProjectBoard"],
            DeletedProjectBoard,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProjectBoardsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProjectBoardsWithRawResponse(self._raw())


class ProjectBoardsWithRawResponse:
    def __init__(self, raw: ProjectBoards) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncProjectBoards(AsyncResource):
    """`ProjectBoards`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[ProjectBoard]:
        """Get all project boards.

        Returns all active project boards.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Costs 10 tokens. getProjectsBoards: GET /boards, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsBoards"], list_[ProjectBoard], options=call_options
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectBoard:
        """Get details of a project board.

        Returns the details of a specific project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.

        Costs 10 tokens. getProjectsBoard: GET /boards/{id}, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsBoard"],
            ProjectBoard,
            path={"id": id},
            options=call_options,
        )

    async def add(
        self,
        *,
        name: str,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectBoard:
        """Add a project board.

        Adds a new project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            name: The name of the project board.
            order_nr: The order of the board. Must be between 1 and the total number of
                boards + 1.

        Costs 5 tokens. addProjectBoard: POST /boards, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addProjectBoard"],
            ProjectBoard,
            body={"name": name, "order_nr": order_nr},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectBoard:
        """Update a project board.

        Updates the properties of a project board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.
            name: The name of the project board.
            order_nr: The order of the board. Must be between 1 and the total number of
                boards + 1.

        Costs 5 tokens. updateProjectBoard: PATCH /boards/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateProjectBoard"],
            ProjectBoard,
            path={"id": id},
            body={"name": name, "order_nr": order_nr},
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProjectBoard:
        """Delete a project board.

        Marks a project board as deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project board.

        Costs 3 tokens. deleteProjectBoard: DELETE /boards/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteProjectBoard"],
            DeletedProjectBoard,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProjectBoardsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProjectBoardsWithRawResponse(self._raw())


class AsyncProjectBoardsWithRawResponse:
    def __init__(self, raw: AsyncProjectBoards) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
