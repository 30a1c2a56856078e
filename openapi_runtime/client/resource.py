# A resource is a part of its client.
# pyright: reportPrivateUsage=false
"""Bases of the generated classes that hold the operations of one tag."""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    ParamSpec,
    Self,
    TypeVar,
    Union,
    Unpack,
    overload,
)

from ..attempts.flow import fetch
from ..exchange.effects import Flow
from ..models.envelope import result_reader
from ..operation import Guard, Operation
from ..request.call import Arguments, Call
from ..settings.settings import Settings

if TYPE_CHECKING:
    from ..exchange.response import RawResponse
    from ..paging.page import Page
    from ..paging.pager import AsyncPager, Pager
    from .pages import PageArguments

P = ParamSpec("P")
T = TypeVar("T")


class _ResourceBase:
    """The part that both flavours share: from the arguments of a method to a flow."""

    _as_raw = False

    def __init__(self, client: Any) -> None:
        self._client = client

    if not TYPE_CHECKING:  # else every name would be one that exists

        def __getattr__(self, name):
            """Raise AttributeError that says which method may be meant."""
            from .._meant import no_attribute

            raise no_attribute(self, name, lambda: self._client._settings.api.hints)

    def _raw(self) -> Self:
        """Return the same resource, whose methods give a RawResponse instead."""
        raw = copy.copy(self)
        raw._as_raw = True
        return raw

    def _call(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any:
        client = self._client
        self._check(client._settings, operation, arguments)
        return client._run(self._flow(client._settings, operation, result, arguments))

    def _pages(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Any:
        from .pages import pages_of  # with the first list

        self._check(self._client._settings, operation, arguments)
        return pages_of(
            self._client, operation, item, page, arguments, as_raw=self._as_raw
        )

    def _flow(
        self,
        settings: Settings,
        operation: Operation,
        result: Any,
        arguments: Arguments,
    ) -> Flow[Any]:
        if operation.accept is not None or "media" in arguments:
            from .media import media_flow  # of few operations

            raw = self._as_raw
            return media_flow(settings, operation, result, arguments, as_raw=raw)
        call = Call(operation=operation, **arguments)
        return result_flow(settings, call, result, as_raw=self._as_raw)

    def _check(
        self, settings: Settings, operation: Operation, arguments: Arguments
    ) -> None:
        options = arguments.get("options")
        if options:
            from ..settings.checks import check_call

            method = getattr(self, operation.function)
            check_call(options, operation, method, settings.api.hints)
        if operation.values:
            _warn()(operation, arguments, settings.api.guards)


def result_flow(
    settings: Settings,
    call: Call,
    result: Any,
    read: Callable[[bytes], Any] | None = None,
    *,
    as_raw: bool,
) -> Flow[Any]:
    """Return the flow of a call whose result is of a type, and perhaps read otherwise."""
    operation, envelope = call.operation, settings.api.envelope
    place = envelope.data if operation.result is None else operation.result
    if read is None:
        read = result_reader(result, place, envelope.ok)
    observed = None
    if operation.beside:
        from ..models.decode import with_beside  # for few operations

        read = with_beside(read, operation.beside)
    if settings.observer is not None and not (result is str or result is bytes):
        observed = settings.observer.watch(operation.id, result, place, read)
    return fetch(settings, call, read, observed, as_raw=as_raw)


@cache
def _warn() -> Callable[[Operation, Arguments, tuple[Guard, ...]], None]:
    from ..request.values import warn_of_values  # for few operations

    return warn_of_values


class Resource(_ResourceBase):
    """Base of blocking resources."""

    if TYPE_CHECKING:

        def _call(
            self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
        ) -> T: ...

        def _pages(
            self,
            operation: Operation,
            item: type[T],
            *,
            page: PageArguments,
            **arguments: Unpack[Arguments],
        ) -> Pager[T]: ...


class AsyncResource(_ResourceBase):
    """Base of async resources."""

    if TYPE_CHECKING:

        async def _call(
            self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
        ) -> T: ...

        def _pages(
            self,
            operation: Operation,
            item: type[T],
            *,
            page: PageArguments,
            **arguments: Unpack[Arguments],
        ) -> AsyncPager[T]: ...


@overload
def raw_method(method: Callable[P, Pager[T]]) -> Callable[P, RawResponse[Page[T]]]: ...


@overload
def raw_method(method: Callable[P, T]) -> Callable[P, RawResponse[T]]: ...


def raw_method(method: Callable[P, Any]) -> Callable[P, Any]:
    """Type a method of a raw resource as what it returns; a list gives one page."""
    return method


@overload
def async_raw_method(
    method: Callable[P, AsyncPager[T]],
) -> Callable[P, Awaitable[RawResponse[Page[T]]]]: ...


@overload
def async_raw_method(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Awaitable[RawResponse[T]]]: ...


def async_raw_method(method: Callable[P, Any]) -> Callable[P, Any]:
    """Type a method of a raw resource as what it returns; a list gives one page."""
    return method


def any_of(*types: Any) -> Any:
    """Return the result type of a call that may return one of several, or any."""
    return Union[types]  # noqa: UP007 - a tuple of unknown length
