"""Operations on project phases."""

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

from ..models.project_phases import ProjectPhase
from ..operations import OPERATIONS


class ProjectPhases(Resource):
    """Operations on project phases."""

    def list(
        self, *, board_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectPhase]:
        """Return all active project phases under a specific board.

        Args:
            board_id: The board of the project.

        Costs 20 tokens. getProjectsPhases: GET /projects/phases, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsPhases"],
            list_[ProjectPhase],
            query={"board_id": board_id},
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectPhase:
        """Return the details of a specific project phase.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectsPhase: GET /projects/phases/{id}, scope
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsPhase"],
            ProjectPhase,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProjectPhasesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProjectPhasesWithRawResponse(self._raw())


class ProjectPhasesWithRawResponse:
    def __init__(self, raw: ProjectPhases) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)


class AsyncProjectPhases(AsyncResource):
    """`ProjectPhases`, awaited."""

    async def list(
        self, *, board_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectPhase]:
        """Return all active project phases under a specific board.

        Args:
            board_id: The board of the project.

        Costs 20 tokens. getProjectsPhases: GET /projects/phases, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsPhases"],
            list_[ProjectPhase],
            query={"board_id": board_id},
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectPhase:
        """Return the details of a specific project phase.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProjectsPhase: GET /projects/phases/{id}, scope
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsPhase"],
            ProjectPhase,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProjectPhasesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProjectPhasesWithRawResponse(self._raw())


class AsyncProjectPhasesWithRawResponse:
    def __init__(self, raw: AsyncProjectPhases) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
