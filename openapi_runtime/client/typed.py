"""The types of what resources call; only type checkers load this."""

from __future__ import annotations

from typing import Protocol, TypeVar, Unpack

from ..operation import Operation
from ..paging.pager import AsyncPager, Pager
from ..request.call import Arguments
from .pages import PageArguments

T = TypeVar("T")


class BlockingCall(Protocol):
    """The type of `Resource._call`."""

    def __call__(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...


class AsyncCall(Protocol):
    """The type of `AsyncResource._call`."""

    async def __call__(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...


class BlockingPages(Protocol):
    """The type of `Resource._pages`."""

    def __call__(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[T]: ...


class AsyncPages(Protocol):
    """The type of `AsyncResource._pages`."""

    def __call__(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[T]: ...
