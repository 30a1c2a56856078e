"""Operations on project boards."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    AsyncResource,
    CallOptions,
    Resource,
    async_raw_method,
    raw_method,
)

from ..models.project_boards import ProjectBoard
from ..operations import OPERATIONS


class ProjectBoards(Resource):
    """Operations on project boards."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[ProjectBoard]:
        """Return all projects boards that are not deleted.

        Costs 20 tokens. getProjectsBoards: GET /projects/boards, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsBoards"], list_[ProjectBoard], options=call_options
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectBoard:
        """Return the details of a specific project board.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectsBoard: GET /projects/boards/{id}, scope projects:full
        or projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsBoard"],
            ProjectBoard,
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


class AsyncProjectBoards(AsyncResource):
    """`ProjectBoards`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[ProjectBoard]:
        """Return all projects boards that are not deleted.

        Costs 20 tokens. getProjectsBoards: GET /projects/boards, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsBoards"], list_[ProjectBoard], options=call_options
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectBoard:
        """Return the details of a specific project board.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectsBoard: GET /projects/boards/{id}, scope projects:full
        or projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsBoard"],
            ProjectBoard,
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
