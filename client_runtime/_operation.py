"""What the runtime needs to know about an API: plain data, written by a generator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """How an operation gives its items in pages."""

    style: Literal["cursor"]
    """How the next page is asked for."""

    cursor: str
    """Query parameter that takes the cursor of the wanted page."""

    limit: str | None = None
    """Query parameter that takes the page size."""

    items: tuple[str, ...] = ()
    """Where the items are in the body."""

    next: tuple[str, ...] = ()
    """Where the cursor of the next page is in the body."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation of an API."""

    id: str
    http_method: str
    path: str
    """Below the base URL, with ``{name}`` for each path parameter."""

    tag: str = ""
    attribute: str = ""
    """Attribute of the root client that has this operation."""

    function: str = ""
    """Method of that attribute."""

    cost: int = 0
    """Tokens that one request costs."""

    scopes: tuple[str, ...] = ()
    """OAuth scopes, any one of which is enough."""

    result: tuple[str, ...] = ()
    """Where the result is in the body; empty when the body is the result."""

    paging: Paging | None = None
    max_page_size: int | None = None
    lists: Mapping[str, str] = {}
    """Query parameters sent as one value, with what joins the parts."""

    times: tuple[str, ...] = ()
    """Names, in query and body, of values that are a point in time."""

    dates: tuple[str, ...] = ()
    """Names, in query and body, of values that are a calendar day."""

    beta: bool = False
    deprecated: bool = False


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that an API puts around its answers."""

    ok: str | None = None
    """Key that is ``false`` when the operation failed, whatever the status."""

    error: tuple[str, ...] = ()
    """Keys that may hold the reason of a failure, the best first."""

    code: tuple[str, ...] = ()
    """Keys that may hold the code of a failure, the best first."""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A secret that goes unchanged into every request."""

    argument: str
    """Argument of the client that takes it."""

    place: Literal["cookie", "header", "query"]
    name: str
    env: str | None = None
    """Environment variable that is read when the argument is not given."""


class Api(msgspec.Struct, frozen=True, kw_only=True):
    """What all operations of an API have in common."""

    name: str
    base_url: str | None = None
    """Used when the user says nothing else."""

    base_urls: Mapping[str, str] = {}
    """Base URL templates by the name of the argument that fills them."""

    url_env: Mapping[str, str] = {}
    """Environment variables for those arguments."""

    credentials: tuple[ApiKey, ...] = ()
    envelope: Envelope = Envelope()
    request_id_headers: tuple[str, ...] = ()
    """Response headers that may identify a request, the best first."""

    datetime_format: str = "%Y-%m-%dT%H:%M:%SZ"
    """``strftime`` format of a time in UTC."""
