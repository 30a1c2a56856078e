"""Operations on project phases."""

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

from ..models.project_phases import DeletedProjectPhase, ProjectPhase
from ..operations import OPERATIONS


class ProjectPhases(Resource):
    """Project phases are the stages within a project board that define the workflow for
    projects. Each phase belongs to a board and can contain multiple projects.
    """

    def list(
        self, *, board_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectPhase]:
        """Get project phases.

        Returns all active project phases under a specific board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            board_id: The ID of the board for which phases are requested.

        Costs 10 tokens. getProjectsPhases: GET /phases, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsPhases"],
            list_[ProjectPhase],
            query={"board_id": board_id},
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectPhase:
        """Get details of a project phase.

        Returns the details of a specific project phase.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.

        Costs 10 tokens. getProjectsPhase: GET /phases/{id}, scope projects:full or
        projects:read.
        """
        return self._call(
            OPERATIONS["getProjectsPhase"],
            ProjectPhase,
            path={"id": id},
            options=call_options,
        )

    def add(
        self,
        *,
        name: str,
        board_id: int,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPhase:
        """Add a project phase.

        Adds a new project phase to a board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            name: The name of the project phase.
            board_id: The ID of the project board to add the phase to.
            order_nr: The order of the phase within its board. Must be between 1 and the
                total number of phases on the board + 1.

        Costs 5 tokens. addProjectPhase: POST /phases, scope projects:full.
        """
        return self._call(
            OPERATIONS["addProjectPhase"],
            ProjectPhase,
            body={"name": name, "board_id": board_id, "order_nr": order_nr},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPhase:
        """Update a project phase.

        Updates the properties of a project phase.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.
            name: The name of the project phase.
            board_id: The ID of the project board to add the phase to.
            order_nr: The order of the phase within its board. Must be between 1 and the
                total number of phases on the board + 1.

        Costs 5 tokens. updateProjectPhase: PATCH /phases/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["updateProjectPhase"],
            ProjectPhase,
            path={"id": id},
            body={"name": name, "board_id": board_id, "order_nr": order_nr},
            options=call_options,
        )

    def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProjectPhase:
        """Delete a project phase.

        Marks a project phase as deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.

        Costs 3 tokens. deleteProjectPhase: DELETE /phases/{id}, scope projects:full.
        """
        return self._call(
            OPERATIONS["deleteProjectPhase"],
            DeletedProjectPhase,
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
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncProjectPhases(AsyncResource):
    """`ProjectPhases`, awaited."""

    async def list(
        self, *, board_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[ProjectPhase]:
        """Get project phases.

        Returns all active project phases under a specific board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            board_id: The ID of the board for which phases are requested.

        Costs 10 tokens. getProjectsPhases: GET /phases, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsPhases"],
            list_[ProjectPhase],
            query={"board_id": board_id},
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProjectPhase:
        """Get details of a project phase.

        Returns the details of a specific project phase.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.

        Costs 10 tokens. getProjectsPhase: GET /phases/{id}, scope projects:full or
        projects:read.
        """
        return await self._call(
            OPERATIONS["getProjectsPhase"],
            ProjectPhase,
            path={"id": id},
            options=call_options,
        )

    async def add(
        self,
        *,
        name: str,
        board_id: int,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPhase:
        """Add a project phase.

        Adds a new project phase to a board.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            name: The name of the project phase.
            board_id: The ID of the project board to add the phase to.
            order_nr: The order of the phase within its board. Must be between 1 and the
                total number of phases on the board + 1.

        Costs 5 tokens. addProjectPhase: POST /phases, scope projects:full.
        """
        return await self._call(
            OPERATIONS["addProjectPhase"],
            ProjectPhase,
            body={"name": name, "board_id": board_id, "order_nr": order_nr},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        board_id: int | Unset | None = UNSET,
        order_nr: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProjectPhase:
        """Update a project phase.

        Updates the properties of a project phase.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.
            name: The name of the project phase.
            board_id: The ID of the project board to add the phase to.
            order_nr: The order of the phase within its board. Must be between 1 and the
                total number of phases on the board + 1.

        Costs 5 tokens. updateProjectPhase: PATCH /phases/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["updateProjectPhase"],
            ProjectPhase,
            path={"id": id},
            body={"name": name, "board_id": board_id, "order_nr": order_nr},
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProjectPhase:
        """Delete a project phase.

        Marks a project phase as deleted.

        Beta: Beta endpoints are endpoints that may have changes without a regular 60-90
        day notice period.

        Args:
            id: The ID of the project phase.

        Costs 3 tokens. deleteProjectPhase: DELETE /phases/{id}, scope projects:full.
        """
        return await self._call(
            OPERATIONS["deleteProjectPhase"],
            DeletedProjectPhase,
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
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
