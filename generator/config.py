"""`spec/NAME.toml`: what is true of one API only."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from keyword import iskeyword
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from .errors import GeneratorError, Problem

PAGING_STYLES = {
    "cursor": True,
    "link": False,
    "offset": True,
    "page": True,
    "url": False,
}
"""How lists may come in pages -> whether a query parameter says which page."""

Path_ = tuple[str, ...]
"""A path of keys into a body; in TOML "additional_data.next_cursor"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """How the client's constructor takes the secret of one security scheme."""

    argument: str
    password: str = ""
    """The argument beside it that takes the password, of HTTP Basic."""
    environment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """The root client's constructor and what is sent with every call."""

    base_urls: dict[str, str] = field(default_factory=dict)
    """Argument name -> base URL with that argument in braces."""
    environment: dict[str, str] = field(default_factory=dict)
    """Argument name of `base_urls` -> environment variable that stands in for it."""
    credentials: dict[str, Credential] = field(default_factory=dict)
    """Name of a security scheme in the document -> how its secret is given."""
    request_id_headers: tuple[str, ...] = ()
    datetime_format: str = ""
    """`strftime` pattern for date-times in requests (UTC); empty: ISO 8601."""
    reset_header: str = ""
    """Response header with the seconds until the rate window is over."""
    remaining_header: str = ""
    """Response header with the requests that are left in the rate window."""
    drift: bool = False
    """Whether clients note what the document does not describe."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """A rolling window in which only so many requests may be sent."""

    name: str
    seconds: int
    capacity: int
    """Requests that are safe when the plan is not known."""
    plans: dict[str, dict[str, int]] = field(default_factory=dict)
    """Plan -> kind of sign-in -> requests."""
    raised_by: str = ""
    """Response header that may raise the capacity."""
    paths: str = ""
    """Regular expression for the paths that count in it; all if empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """How many tokens an account has for a day."""

    tokens_per_seat: int
    plans: dict[str, int]
    limit_header: str = ""
    remaining_header: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocked:
    """What an answer looks like when the whole account is blocked."""

    status: int
    content_type: str
    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OAuth2:
    """What the document's OAuth 2 scheme leaves out."""

    revoke_url: str = ""
    server_key: str = ""
    """Member of the token answer that says where the API is."""
    scopes: tuple[str, ...] = ()
    """Patterns of scopes (`*:read`), from those that allow the least to those that allow
    more; what fits none of them allows the most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """A kind of call that would do harm; for every operation that takes the argument."""

    kind: str
    name: str
    """Wire name; "name.*" is every value in it."""
    reason: str
    operations: tuple[str, ...] = ()
    """Only these, by operationId."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """The object that every answer of the API is wrapped in; absent: none."""

    ok: str = ""
    data: str = ""
    error: tuple[str, ...] = ()
    code: tuple[str, ...] = ()

    @property
    def place(self) -> Path_:
        """Where the payload is in an answer."""
        return (self.data,) if self.data else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """One way in which operations of the API page."""

    style: str
    """"cursor", "offset", "page" (a number), "url" (of the next page, in the body) or
    "link" (such a URL in the header `Link`)."""
    cursor: str = ""
    """The query parameter that takes the cursor, the offset or the page number."""
    limit: str = ""
    """The query parameter that takes the page size, if there is one."""
    items: tuple[Path_, ...]
    """Where the answer holds the items: the first that is a list in the schema, or that
    a schema without statement admits. "{collection}" is the last fixed part of the path,
    "" the whole answer."""
    next: Path_ = ()
    """Where the answer holds the next cursor, or URL."""
    total: Path_ = ()
    """Where the answer holds the number of all items."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """Names that a human decided."""

    functions: dict[str, str] = field(default_factory=dict)
    """operationId -> method name."""
    classes: dict[str, str] = field(default_factory=dict)
    """Class -> what it is to be called, wherever that class would stand."""
    tags: dict[str, str] = field(default_factory=dict)
    """Tag -> attribute of the client."""
    verbs: dict[str, str] = field(default_factory=dict)
    """First word of an operationId -> first word of the method."""
    properties: dict[str, str] = field(default_factory=dict)
    """Property that holds objects -> class name; "Owner.property" goes before "property".

    A star in "Owner.property" is any text, and the star of its class name that text.
    """
    results: dict[str, str] = field(default_factory=dict)
    """operationId -> class name of what it gives."""
    enums: dict[str, str] = field(default_factory=dict)
    """"Owner.property" or "operationId.parameter" -> name of the alias."""
    arguments: dict[str, str] = field(default_factory=dict)
    """Parameter on the wire -> argument name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """One API: its document, corrections, package and peculiarities."""

    path: Path
    document: str
    package: str
    release: str = ""
    """Version of the package; what is renamed in it has its old name, too, until the next."""
    source: str = ""
    """URL where the document is published."""
    overlay: str = ""
    cost_key: str = ""
    """Extension key of an operation that states what a request costs."""
    cost_unit: str = "token"
    marks: dict[str, str] = field(default_factory=dict)
    """Tag that is no group of operations -> the mark that it puts on them (`beta`)."""
    client: Client = field(default_factory=Client)
    envelope: Envelope = field(default_factory=Envelope)
    paging: tuple[Paging, ...] = ()
    windows: tuple[Window, ...] = ()
    budget: Budget | None = None
    blocked: Blocked | None = None
    oauth2: OAuth2 | None = None
    guards: tuple[Guard, ...] = ()
    ignored_by: str = ""
    """Regular expression for descriptions that say which other parameter silently
    disables this one; its group is that parameter."""
    names: Names = field(default_factory=Names)
    settle: bool = False
    """Settle collisions of names by longer ones instead of asking for a decision."""


def read(path: Path) -> Config:
    """Read a `spec/NAME.toml`; raise `GeneratorError` for what is unknown or missing."""
    name = path.as_posix()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GeneratorError(
            Problem(name, "", f"cannot be read: {error.strerror}")
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GeneratorError(Problem(name, "", f"TOML: {error}")) from None
    config: Config = _fill(Config, {**raw, "path": path}, name, "")
    problems = list(_check_names(config, name))
    if problems:
        raise GeneratorError(*problems)
    return config


def _check_names(config: Config, name: str) -> Iterator[Problem]:
    """Find names that a human decided and Python cannot have."""
    if not config.package.isidentifier() or iskeyword(config.package):
        message = f"package {config.package!r} is not a Python name"
        yield Problem(name, "/package", message)
    for index, way in enumerate(config.paging):
        pointer = f"/paging/{index}"
        if way.style not in PAGING_STYLES:
            message = f"style {way.style!r} is none of {', '.join(PAGING_STYLES)}"
            yield Problem(name, pointer, message)
        elif PAGING_STYLES[way.style] and not way.cursor:
            yield Problem(name, pointer, f"style {way.style!r} needs the key 'cursor'")
    decided: dict[str, str] = {}
    for table in fields(Names):
        entries = getattr(config.names, table.name)
        decided |= {f"/names/{table.name}/{key}": entries[key] for key in entries}
    for pointer, value in decided.items():
        if "*" in pointer.rpartition("/")[2]:
            value = value.replace("*", "x", 1)
        if not value.isidentifier() or iskeyword(value) or value.startswith("_"):
            yield Problem(name, pointer, f"{value!r} is not a public Python name")


def _fill(kind: Any, raw: Any, name: str, pointer: str) -> Any:
    """Make a *kind* of the TOML value *raw*."""
    kind = (
        next((k for k in get_args(kind) if k is not NoneType), kind)
        if (isinstance(kind, UnionType))
        else kind
    )
    if hasattr(kind, "__dataclass_fields__"):
        if not isinstance(raw, dict):
            raise GeneratorError(Problem(name, pointer, "is not a table"))
        hints = get_type_hints(kind)
        unknown = sorted(set(raw) - set(hints))
        if unknown:
            hint = f"Known here: {', '.join(sorted(set(hints) - {'path'}))}"
            raise GeneratorError(
                Problem(name, pointer, f"unknown key {unknown[0]!r}", hint)
            )
        required = [f.name for f in fields(kind) if f.default is f.default_factory]
        missing = [key for key in required if key not in raw]
        if missing:
            raise GeneratorError(
                Problem(name, pointer, f"the key {missing[0]!r} is missing")
            )
        return kind(
            **{
                key: _fill(hints[key], raw[key], name, f"{pointer}/{key}")
                for key in raw
            }
        )
    if kind == Path_ and isinstance(raw, str):
        return tuple(raw.split(".")) if raw else ()
    origin = getattr(kind, "__origin__", kind)
    if origin is tuple and isinstance(raw, list):
        item = kind.__args__[0]
        return tuple(
            _fill(item, value, name, f"{pointer}/{i}") for i, value in enumerate(raw)
        )
    if origin is dict and isinstance(raw, dict):
        item = kind.__args__[1]
        return {key: _fill(item, raw[key], name, f"{pointer}/{key}") for key in raw}
    if not isinstance(raw, origin):
        raise GeneratorError(Problem(name, pointer, f"is not a {origin.__name__}"))
    return raw


def quoted(text: str) -> str:
    """Write a key of a TOML table."""
    return json.dumps(text, ensure_ascii=False)
