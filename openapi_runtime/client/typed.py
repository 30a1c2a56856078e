"""The types of what resources call; only type checkers load this."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, Unpack, overload

from ..operation import Operation
from ..paging.pager import AsyncPager, Pager
from ..request.call import Arguments
from .pages import PageArguments

T = TypeVar("T")


class BlockingCall(Protocol):
    """The type of `Resource._call`."""

    @overload
    def __call__(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...

    @overload
    def __call__(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any: ...


class AsyncCall(Protocol):
    """The type of `AsyncResource._call`."""

    @overload
    async def __call__(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...

    @overload
    async def __call__(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any: ...


class BlockingPages(Protocol):
    """The type of `Resource._pages`."""

    @overload
    def __call__(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[T]: ...

    @overload
    def __call__(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[Any]: ...


class AsyncPages(Protocol):
    """The type of `AsyncResource._pages`."""

    @overload
    def __call__(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[T]: ...

    @overload
    def __call__(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[Any]: ...
