"""Facts about an API and its operations: plain data, written by a generator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from .account_facts import Blocked, BudgetRule, OAuth2, RateWindow


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """The pagination of an operation."""

    style: str
    """A key of ``paging.styles.STYLES``, such as "cursor" or "offset"."""

    cursor: str = ""
    """Query parameter that takes the cursor, the offset or the page's number."""

    limit: str | None = None
    """Query parameter that takes the page size."""

    items: tuple[str, ...] = ()
    """Path of the items in the body."""

    next: tuple[str, ...] = ()
    """Path of the next page's cursor, or URL, in the body; for "last_id", of the id in an
    item."""

    total: tuple[str, ...] = ()
    """Path of the number of all items in the body; without it, an empty page ends."""

    more: tuple[tuple[str, ...], ...] = ()
    """Paths of a flag for more items, for "offset" and "last_id"; `next` may hold the next
    offset then. For "page": the path of such a flag, or of the number of pages."""


class Guard(msgspec.Struct, frozen=True, kw_only=True):
    """A call that would do harm, refused before it is sent."""

    kind: str
    """A key of ``plugins.guards.CHECKS``."""

    names: tuple[str, ...] = ()
    """Arguments that it looks at, by wire names; ``name.*`` is every value in one, and
    ``name.*.key`` a member of each. None for kinds that look at all."""

    others: tuple[str, ...] = ()
    """Names or expressions that a kind needs beside them.

    For `at_most`: the field of an item that says which of the values it belongs to, if
    that is not the name without its s.
    """

    limit: float = 0
    """Limit of the values, or of their number or length."""

    reason: str = ""
    """Reason for the refusal, in words for the user."""


class ObjectType(msgspec.Struct, frozen=True, kw_only=True):
    """The members that an object in a body can have."""

    types: Mapping[str, tuple[str, ...]] = {}
    """All members by their declared type, as in `Operation`; ``""`` for any value."""

    type_of: Mapping[str, str] = {}
    """The same by name; made of `types`."""

    sent_as: Mapping[str, str] = {}
    """Members that only responses have, with the member of a request for the same."""

    others: bool = False
    """True if the document allows members that it does not name."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "type_of", _by_name(self.types))


def _by_name(types: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: type_ for type_, names in types.items() for name in names}


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation of an API."""

    id: str
    http_method: str
    path: str
    """Below the base URL, with ``{name}`` for each path parameter."""

    server: str | None = None
    """Base URL of this operation alone, absolute or relative to that of the API."""

    tag: str = ""
    attribute: str = ""
    """Attribute of the root client that has this operation."""

    function: str = ""
    """Method of that attribute."""

    cost: int = 0
    """Tokens that one request costs."""

    is_cost_known: bool = True
    """False for a call of another endpoint whose cost nobody has stated."""

    scopes: tuple[str, ...] = ()
    """OAuth scopes, any one of which is enough."""

    result: tuple[str, ...] | None = None
    """Path of the result in the body, if not that of the envelope."""

    beside: Mapping[str, tuple[str, ...]] = {}
    """Paths of values that the body has beside the result, by wire name."""

    redirects: tuple[int, ...] = ()
    """Statuses of redirects that are documented results."""

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
    """Media types that the body can have, if there are several; the usual one first."""

    variants: Mapping[str, tuple[str, ...]] = {}
    """Fields of the body by its media type, if they are not the same for all."""

    optional_body: bool = False
    """True if no body is sent where no field of it is given."""

    values: Mapping[str, tuple[str | int | float, ...]] = {}
    """Documented values of parameters and fields, by name; others are warned of."""

    part_types: Mapping[str, str] = {}
    """Media types of the parts of a body, by name."""

    types: Mapping[str, tuple[str, ...]] = {}
    """Parameters and body fields by their declared type: "boolean", "byte", "date",
    "date-time", "flag", "integer", "number", "string"; in JSON also "object", or a key of
    `objects`. Brackets for a list. A whole body has no name."""

    type_of: Mapping[str, str] = {}
    """The same by name; made of `types`."""

    objects: Mapping[str, ObjectType] = {}
    """The types of objects in bodies; operations share them."""

    windows: tuple[str, ...] | None = None
    """Rate windows that a request counts in; None: the first of the API."""

    security: tuple[tuple[str, ...], ...] | None = None
    """Arguments of the client whose credentials are sent: all of one entry, the first
    of which all are given. None for what the API's operations usually want."""

    guards: tuple[Guard, ...] = ()
    marks: tuple[str, ...] = ()
    """Labels in the OpenAPI document beside its tag, such as ``beta``."""

    deprecated: bool = False

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "type_of", _by_name(self.types))


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that an API puts around its responses."""

    data: tuple[str, ...] = ()
    """Path of the result in the body; empty when the body is the result."""

    ok: str | None = None
    """Key that is ``false`` when the operation failed, whatever the status."""

    error: tuple[str, ...] = ()
    """Keys that may hold the reason of a failure, the best first."""

    code: tuple[str, ...] = ()
    """Keys that may hold the code of a failure, the best first."""

    field: tuple[str, ...] = ()
    """Keys that may hold the names of wrong fields, anywhere in the body of a failure."""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A secret that goes into requests as it is, or as HTTP Basic."""

    argument: str
    """Argument of the client that takes it."""

    place: Literal["cookie", "header", "query"]
    name: str
    env: str | None = None
    """Environment variable that is read when the argument is not given."""

    prefix: str = ""
    """Text before it, such as ``Bearer`` and a space."""

    password: str = ""
    """Argument of the client that takes the password; `argument` takes the user name."""


class Api(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that all operations of an API share."""

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

    variables: Mapping[str, tuple[str, ...]] = {}
    """Arguments that fill `base_url`, with their default and the other values that are
    possible; any if there are none."""

    credentials: tuple[ApiKey, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    """Security of operations that have no own; None for all credentials given."""

    anonymous: bool = False
    """True if a client can do without credentials."""

    envelope: Envelope = Envelope()
    request_id_headers: tuple[str, ...] = ()
    """Response headers that may identify a request, the best first."""

    datetime_format: str = ""
    """``strftime`` format of a time in UTC; empty for RFC 3339, of a time as it is given."""

    duration_format: Literal["", "HH:MM[:SS]"] = ""
    """Text of a duration: seconds only where there are some; empty for ISO 8601."""

    windows: tuple[RateWindow, ...] = ()
    budget: BudgetRule | None = None
    costs: Mapping[str, int] = {}
    """Tokens of endpoints beside the operations, by regular expressions for the method and
    the path of the whole URL; the first that fits counts."""

    blocked: Blocked | None = None
    oauth2: OAuth2 | None = None
    reset_header: str | None = None
    """Response header with the seconds until the rate window is over."""

    remaining_header: str | None = None
    """Response header with the requests that are left in the rate window."""

    hints: Mapping[str, str] = {}
    """Names that may be meant by a wrong one, by regular expressions for that one.

    Of arguments, methods, groups and attributes of records. Several names have ``|``
    between them, the best first; a text with a space is shown as it is.
    """

    guards: tuple[Guard, ...] = ()
    """Guards of all operations."""

    drift: bool = False
    """True if clients note what the OpenAPI document does not describe."""
