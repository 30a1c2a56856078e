"""The group `pipelines`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.pipelines import (
    AsyncPipelines as V1AsyncPipelines,
    Pipelines as V1Pipelines,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.pipelines import (
    AsyncPipelines as V2AsyncPipelines,
    AsyncPipelinesWithRawResponse as V2AsyncPipelinesWithRawResponse,
    Pipelines as V2Pipelines,
    PipelinesWithRawResponse as V2PipelinesWithRawResponse,
)


class Pipelines(V2Pipelines):
    """`pipelines` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Pipelines) -> None:
        super().__init__(client)
        self._v1 = v1
        self.get_conversion_statistics = v1.get_conversion_statistics
        self.get_movement_statistics = v1.get_movement_statistics

    @property
    def with_raw_response(self) -> PipelinesWithRawResponse:
        """The same methods, returning whole responses."""
        return PipelinesWithRawResponse(self._raw(), self._v1)


class PipelinesWithRawResponse(V2PipelinesWithRawResponse):
    def __init__(self, raw: V2Pipelines, v1: V1Pipelines) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.get_conversion_statistics = of_v1.get_conversion_statistics
        self.get_movement_statistics = of_v1.get_movement_statistics


class AsyncPipelines(V2AsyncPipelines):
    """`pipelines` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncPipelines) -> None:
        super().__init__(client)
        self._v1 = v1
        self.get_conversion_statistics = v1.get_conversion_statistics
        self.get_movement_statistics = v1.get_movement_statistics

    @property
    def with_raw_response(self) -> AsyncPipelinesWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncPipelinesWithRawResponse(self._raw(), self._v1)


class AsyncPipelinesWithRawResponse(V2AsyncPipelinesWithRawResponse):
    def __init__(self, raw: V2AsyncPipelines, v1: V1AsyncPipelines) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.get_conversion_statistics = of_v1.get_conversion_statistics
        self.get_movement_statistics = of_v1.get_movement_statistics
