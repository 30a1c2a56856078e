"""What the runtime needs to know about an API: plain data, written by a generator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

__all__ = [
    "Api",
    "ApiKey",
    "Blocked",
    "BudgetRule",
    "Envelope",
    "Guard",
    "OAuth2",
    "Operation",
    "Paging",
    "RateWindow",
]


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """How an operation gives its items in pages."""

    style: Literal["cursor", "link", "offset", "page", "url"]
    """How the next page is asked for: by a cursor of the server's, by the number of
    items before it, by its own number, or by a URL that the server gives, in the body or
    (``link``) in the header ``Link``."""

    cursor: str = ""
    """Query parameter that takes the cursor, the offset or the page's number."""

    limit: str | None = None
    """Query parameter that takes the page size."""

    items: tuple[str, ...] = ()
    """Where the items are in the body."""

    next: tuple[str, ...] = ()
    """Where the cursor, or URL, of the next page is in the body."""

    total: tuple[str, ...] = ()
    """Where the number of all items is in the body; without it, an empty page ends."""


class Guard(msgspec.Struct, frozen=True, kw_only=True):
    """A call that would do harm, refused before it is sent."""

    kind: Literal[
        "at_most",
        "conflicts",
        "empty_list",
        "empty_object",
        "fraction",
        "needs_one_of",
    ]
    names: tuple[str, ...] = ()
    """Arguments that it looks at, by wire names; ``name.*`` is every value in one.

    None for `fraction`: all times of the operation.
    """

    others: tuple[str, ...] = ()
    """Arguments that the server ignores when one of `names` is sent.

    For `at_most`: the field of an item that says which of the values it belongs to, if
    that is not the name without its s.
    """

    limit: int = 0
    """How many values may be sent at once."""

    reason: str = ""
    """Why the call is refused, in words for the user."""


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

    result: tuple[str, ...] | None = None
    """Where the result is in the body, if not where the envelope has it."""

    accept: str | None = None
    """Media types to ask for, if not plain JSON."""

    paging: Paging | None = None
    max_page_size: int | None = None
    lists: Mapping[str, str] = {}
    """Parameters that take several values and send them as one, with what joins them."""

    styles: Mapping[str, str] = {}
    """Parameters that can be objects, or are not written as usual, and fields of a form,
    with their style:
    OpenAPI's name of it, ``*`` after it for exploded, ``+`` before it for reserved
    characters that stay as they are; or ``json``."""

    media_types: tuple[str, ...] = ()
    """What the body can be, if it can be several things; the usual one first."""

    part_types: Mapping[str, str] = {}
    """Media types of the parts of a body, by name."""

    times: tuple[str, ...] = ()
    """Names, in query and body, of values that are a point in time."""

    dates: tuple[str, ...] = ()
    """Names, in query and body, of values that are a calendar day."""

    windows: tuple[str, ...] = ()
    """Rate windows that a request counts in."""

    security: tuple[tuple[str, ...], ...] | None = None
    """Arguments of the client whose credentials are sent: all of one entry, the first
    of which all are given. None for what the API's operations usually want."""

    guards: tuple[Guard, ...] = ()
    marks: tuple[str, ...] = ()
    """What the document says of it beside its group, such as ``beta``."""

    deprecated: bool = False


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that an API puts around its answers."""

    data: tuple[str, ...] = ()
    """Where the result is in the body; empty when the body is the result."""

    ok: str | None = None
    """Key that is ``false`` when the operation failed, whatever the status."""

    error: tuple[str, ...] = ()
    """Keys that may hold the reason of a failure, the best first."""

    code: tuple[str, ...] = ()
    """Keys that may hold the code of a failure, the best first."""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A secret that goes into requests as it is, or as HTTP Basic."""

    argument: str
    """Argument of the client that takes it."""

    place: Literal["cookie", "header", "query"]
    name: str
    env: str | None = None
    """Environment variable that is read when the argument is not given."""

    prefix: str = ""
    """What stands before it, such as ``Bearer`` and a space."""

    password: str = ""
    """Argument of the client that takes the password; `argument` takes the user name."""


class RateWindow(msgspec.Struct, frozen=True, kw_only=True):
    """A rolling window in which only so many requests may be sent."""

    name: str
    seconds: float
    capacity: int
    """Requests that are safe when the plan is not known."""

    plans: Mapping[str, Mapping[str, int]] = {}
    """Requests by plan and kind of sign-in (``api_key`` or ``oauth2``)."""

    raised_by: str | None = None
    """Response header that may raise the capacity."""


class BudgetRule(msgspec.Struct, frozen=True, kw_only=True):
    """How many tokens an account has for a day."""

    tokens_per_seat: int
    plans: Mapping[str, int]
    """What a plan multiplies the tokens by."""

    limit_header: str | None = None
    remaining_header: str | None = None


class Blocked(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer looks like when the whole account is blocked."""

    status: int
    content_type: str
    seconds: float
    """How long to leave the server alone."""


class OAuth2(msgspec.Struct, frozen=True, kw_only=True):
    """The authorization code flow of an API."""

    authorize_url: str
    token_url: str
    revoke_url: str | None = None
    server_key: str | None = None
    """Member of the token answer that says where the API is."""

    base_url: str | None = None
    """Base URL template, with `server_key` in braces."""

    scopes: tuple[str, ...] = ()
    """Patterns of scopes, such as ``*:read``, from those that allow the least; what fits
    none of them allows the most."""

    skew: float = 60
    """Seconds before its end at which a token is refreshed."""


class Api(msgspec.Struct, frozen=True, kw_only=True):
    """What all operations of an API have in common."""

    name: str
    """The package with its clients."""

    version: str = ""
    """The version of the package."""

    base_url: str | None = None
    """Used when the user says nothing else."""

    base_urls: Mapping[str, str] = {}
    """Base URL templates by the name of the argument that fills them."""

    url_env: Mapping[str, str] = {}
    """Environment variables for those arguments."""

    credentials: tuple[ApiKey, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    """What operations want that say nothing else; None for whatever is given."""

    anonymous: bool = False
    """Whether a client can do without credentials."""

    envelope: Envelope = Envelope()
    request_id_headers: tuple[str, ...] = ()
    """Response headers that may identify a request, the best first."""

    datetime_format: str = "%Y-%m-%dT%H:%M:%SZ"
    """``strftime`` format of a time in UTC."""
    windows: tuple[RateWindow, ...] = ()
    budget: BudgetRule | None = None
    blocked: Blocked | None = None
    oauth2: OAuth2 | None = None
    reset_header: str | None = None
    """Response header with the seconds until the rate window is over."""

    remaining_header: str | None = None
    """Response header with the requests that are left in the rate window."""

    drift: bool = False
    """Whether clients note what the OpenAPI document does not describe."""
