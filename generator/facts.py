"""Facts about an API: read from its configuration, carried by the model, printed as code.

A class that the runtime has, too, is printed as a call of the runtime's class of that
name, with the fields that are not at their default.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeAlias, TypeVar

import msgspec

Items = TypeVar("Items")


class KeyPath(tuple[str, ...]):
    """Keys that lead to a value of a body; "meta.total" in TOML, "" for the whole body."""

    __slots__ = ()

    @classmethod
    def of(cls, dotted: str) -> KeyPath:
        """Return the path that is written with dots."""
        return cls(dotted.split(".")) if dotted else cls()

    def __str__(self) -> str:
        """Return the keys with dots between them."""
        return ".".join(self)


class Correction(msgspec.Struct, frozen=True, array_like=True):
    """An action of an overlay: what the document had there, and what it has now, as JSON."""

    replaced: str
    """Each value once; "" if the action matches nothing."""
    update: str
    """"" if the action removes."""

    def is_outdated(self, now: Correction) -> bool:
        """Return whether the same action replaces something else *now*."""
        both = self.update == now.update and self.replaced and now.replaced
        return bool(both) and self.replaced != now.replaced


Corrections: TypeAlias = dict[str, Correction]
"""By the targets of the actions, in their order."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base class of all facts: values that state every key that they know."""


class Paging(Fact, Generic[Items], frozen=True, kw_only=True):
    """Paging of an operation (`Paging[KeyPath]`), or a rule for many (`PagingRule`)."""

    style: Literal["cursor", "last_id", "link", "offset", "page", "url"]
    """The next page is asked for by a cursor, by the id of the last item, by the number of
    items before it, by its own number, or by a URL, in the body or (`link`) in the header
    `Link`."""
    cursor: str = ""
    """Query parameter that takes the cursor, the offset or the page number."""
    limit: str = ""
    """Query parameter that takes the page size."""
    items: Items
    """Location of the items in the body."""
    next: KeyPath = KeyPath()
    """Location of the next cursor, or URL, in the body; for `last_id`, of the id in an
    item."""
    total: KeyPath = KeyPath()
    """Location of the number of all items in the body."""
    more: tuple[KeyPath, ...] = ()
    """For `offset` and `last_id`: locations of a flag for more items, the first that a
    body has; `next` may hold the number of items before the next page of `offset` then.
    For `page`: the location of such a flag, or of the number of pages."""

    def __post_init__(self) -> None:
        if self.style not in ("link", "url") and not self.cursor:
            raise ValueError(f"style {self.style!r} needs the key 'cursor'")
        if self.style == "last_id" and not self.next:
            raise ValueError("style 'last_id' needs the key 'next': the id in an item")


_RESUME = "Where to resume: the `next_cursor` of an earlier page."
STARTS = {
    **dict.fromkeys(("cursor", "link", "url"), _RESUME),
    "last_id": "The id of the item before the page; or the `next_cursor` of a page.",
    "offset": "How many items to skip, as text; or the `next_cursor` of a page.",
    "page": "The number of the first page, as text; or a page's `next_cursor`.",
}
"""Style of paging -> the text about the argument that takes its cursor."""

PagingRule: TypeAlias = Paging[tuple[KeyPath, ...]]
"""Paging with alternatives for the items: the first that is a list in the schema, or that
a schema without statement admits. "{collection}" is the last fixed part of the path."""


class Guard(Fact, frozen=True, kw_only=True):
    """A harmful call of an operation, refused before it is sent."""

    kind: str
    """A key of the runtime's checks: a kind of `GuardRule`, a keyword of JSON Schema,
    "conflicts", "fraction" or "at_most"."""
    names: tuple[str, ...] = ()
    """Wire names of arguments; "name.*" is every value in one, "name.*.key" its members."""
    others: tuple[str, ...] = ()
    """Names or expressions that a kind needs beside them."""
    limit: int | float = 0
    reason: str = ""


EVERYWHERE = ("identifiers", "listed")
"""Kinds of guards that all operations have, and that are printed once."""


class GuardRule(Fact, frozen=True, kw_only=True):
    """A guard of every operation that takes the argument; `no_change` of every
    PATCH, and of every PUT that needs no field."""

    kind: Literal[
        "empty_list",
        "empty_object",
        "identifiers",
        "listed",
        "needs_member",
        "needs_one_of",
        "no_change",
        "replaces",
        "requires",
        "single",
        "too_short",
        "wrong_key",
    ]
    """`identifiers`: integers below 1; `listed`: values of the query that the document does
    not list; `needs_member`: objects without a member; `replaces`: a PATCH with a list of
    which no item was read; `requires`: a true value without the others; `single`: more than
    one true value; `wrong_key`: an object with a key that matches one of `others`."""
    name: str | tuple[str, ...] = ()
    """Wire names of arguments; "name.*" is every value in one, "name.*.key" a member of
    each; for `identifiers` a regular expression for names."""
    others: tuple[str, ...] = ()
    """For `too_short`: arguments with which a shorter text is allowed, true ones or with
    a value ("match=exact"; "match=" without the argument). For `needs_one_of`:
    arguments that together stand for the first. For `requires`: arguments to be given
    beside it. For `wrong_key`: expressions for keys."""
    limit: int = 0
    """For `too_short`: least number of characters."""
    reason: str
    operations: tuple[str, ...] = ()
    """Only these, by operationId."""

    def __post_init__(self) -> None:
        if not self.name and self.kind not in ("listed", "no_change"):
            raise ValueError("needs the key 'name'")
        if self.operations and self.kind in EVERYWHERE:
            raise ValueError(f"{self.kind!r} is for all operations")

    @property
    def names(self) -> tuple[str, ...]:
        """The arguments; none for the kinds that need none."""
        return (self.name,) if isinstance(self.name, str) else self.name


class Envelope(Fact, frozen=True, kw_only=True):
    """The keys that an API puts around its responses."""

    data: KeyPath = KeyPath()
    """Location of the result in the body."""
    ok: str = ""
    """Key that is false when the operation failed."""
    error: tuple[str, ...] = ()
    """Keys that may hold the reason of a failure, the best first."""
    code: tuple[str, ...] = ()
    """Keys that may hold the code of a failure, the best first."""
    field: tuple[str, ...] = ()
    """Keys that may hold the names of wrong fields, anywhere in the body of a failure."""


class ApiKey(Fact, frozen=True, kw_only=True):
    """A credential of the client's constructor, and where requests carry it.

    An API key of OpenAPI; also a bearer token (with a `prefix`), HTTP Basic (with a
    `password`), and a whole header `Authorization`.
    """

    argument: str
    place: Literal["cookie", "header", "query"]
    name: str
    """Name of the cookie, header or query parameter."""
    env: str = ""
    """Environment variable that stands in for the argument."""
    prefix: str = ""
    """Text before the credential: "Bearer ", or nothing."""
    password: str = ""
    """Argument that takes the password of HTTP Basic, and only then not empty."""


class CredentialRule(Fact, frozen=True, kw_only=True):
    """The arguments of the client's constructor for one security scheme."""

    argument: str
    password: str = ""
    """Argument that takes the password of HTTP Basic."""
    environment: str = ""
    """Environment variable that stands in for the argument."""


class RateWindow(Fact, frozen=True, kw_only=True):
    """A rolling window in which only so many requests may be sent."""

    name: str
    seconds: int
    capacity: int
    """Requests that are safe when the plan is not known."""
    plans: dict[str, dict[str, int]] = {}
    """Plan -> kind of authentication (`api_key`, `oauth2`) -> requests."""
    raised_by: str = ""
    """Response header that may raise the capacity."""


class WindowRule(RateWindow, frozen=True, kw_only=True):
    """A rate window of the operations whose path matches."""

    paths: str = ""
    """Regular expression for the paths; all if empty."""


class BudgetRule(Fact, frozen=True, kw_only=True):
    """The tokens that an account has for a day."""

    tokens_per_seat: int
    plans: dict[str, int]
    """Plan -> factor of the tokens."""
    limit_header: str = ""
    remaining_header: str = ""


class Blocked(Fact, frozen=True, kw_only=True):
    """The response of a server that has blocked the whole account."""

    status: int
    content_type: str
    seconds: int
    """Time in which nothing is sent."""


class OAuth2(Fact, frozen=True, kw_only=True):
    """The authorization code flow of an API; the document states the first two URLs."""

    authorize_url: str = ""
    token_url: str = ""
    revoke_url: str = ""
    server_key: str = ""
    """Member of the token response that says where the API is."""
    base_url: str = ""
    """Base URL template with `server_key` in braces."""
    scopes: tuple[str, ...] = ()
    """Patterns of scopes (`*:read`), from those that allow the least to those that allow
    more; what matches none of them allows the most."""


class ObjectType(Fact, frozen=True, kw_only=True):
    """The members that an object in a body can have."""

    types: dict[str, tuple[str, ...]] = {}
    """Declared type -> members of it."""
    sent_as: dict[str, str] = {}
    """Member that only responses have -> the member of a request for the same."""
    others: bool = False
    """True if the document allows members that it does not name."""


class Api(Fact, frozen=True, kw_only=True):
    """The facts that all operations of an API have in common."""

    name: str
    version: str = ""
    base_url: str = ""
    base_urls: dict[str, str] = {}
    """Argument of the client's constructor -> base URL with that argument in braces."""
    url_env: dict[str, str] = {}
    """Argument of `base_urls` -> environment variable that stands in for it."""
    variables: dict[str, tuple[str, ...]] = {}
    """Argument for a variable of `base_url` -> its default, then the other values that
    it may have; any if there are none."""
    credentials: tuple[ApiKey, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    """Arguments whose credentials most operations send: all of any entry."""
    anonymous: bool = False
    """A client can do without credentials."""
    envelope: Envelope = Envelope()
    request_id_headers: tuple[str, ...] = ()
    datetime_format: str = ""
    duration_format: str = ""
    windows: tuple[RateWindow, ...] = ()
    budget: BudgetRule | None = None
    costs: dict[str, int] = {}
    blocked: Blocked | None = None
    oauth2: OAuth2 | None = None
    reset_header: str = ""
    remaining_header: str = ""
    hints: dict[str, str] = {}
    guards: tuple[Guard, ...] = ()
    """Guards of all operations."""
    drift: bool = False
    """Clients note what the document does not describe."""
