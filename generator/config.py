"""`spec/NAME.toml`: what is true of one API only."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from keyword import iskeyword
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from . import facts
from .errors import GeneratorError, Problem, refusal
from .pointer import join


class Client(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root client's constructor and what is sent with every call."""

    base_urls: dict[str, str] = {}
    """Argument name -> base URL with that argument in braces."""
    environment: dict[str, str] = {}
    """Argument name of `base_urls` -> environment variable that stands in for it."""
    credentials: dict[str, facts.CredentialRule] = {}
    """Name of a security scheme in the document -> arguments for its credential."""
    request_id_headers: tuple[str, ...] = ()
    datetime_format: str = ""
    """`strftime` pattern for date-times in requests (UTC); empty: ISO 8601."""
    duration_format: Literal["", "HH:MM[:SS]"] = ""
    """Text of durations in requests, seconds only if there are any; empty: ISO 8601."""
    reset_header: str = ""
    """Response header with the seconds until the rate window is over."""
    remaining_header: str = ""
    """Response header with the requests that are left in the rate window."""
    costs: dict[str, int] = {}
    """Method and path of endpoints beside the operations, as regular expressions ->
    tokens; the first that fits counts."""
    hints: dict[str, str] = {}
    """Wrong argument name, as a regular expression -> what may be meant."""
    sent_as: dict[str, str] = {}
    """Member of objects that only responses have -> its name in requests."""
    drift: bool = False
    """Clients note what the document does not describe."""


class Names(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that a human decided."""

    functions: dict[str, str] = {}
    """operationId -> method name."""
    classes: dict[str, str] = {}
    """Class -> what it is to be called, wherever that class would stand."""
    tags: dict[str, str] = {}
    """Tag, by its name now or that of the lock -> attribute of the client."""
    verbs: dict[str, str] = {}
    """First word of an operationId -> first word of the method."""
    properties: dict[str, str] = {}
    """Property that holds objects -> class name; "Owner.property" goes before "property".

    Before both go the places of single schemas: a JSON pointer, "operationId.property" in a
    request, "operationId.result.property" in a response. A star in "Owner.property" is any
    text, and the star of its class name that text.
    """
    results: dict[str, str] = {}
    """operationId -> class name of its result."""
    enums: dict[str, str] = {}
    """JSON pointer, "Owner.property" or "operationId.parameter" -> name of the enum."""
    arguments: dict[str, str] = {}
    """Parameter on the wire -> argument name."""


_FILE = "(file)"
"""Key of the path of the file: none that it has itself."""


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One API: its document, corrections, package and peculiarities."""

    path: Path = msgspec.field(name=_FILE)
    document: str
    package: str
    release: str = ""
    """Version of the package; what is renamed in it has its old name, too, until the next."""
    source: str = ""
    """URL where the document is published."""
    published: str = ""
    """File that `source` is fetched into, for a `document` that is written otherwise."""
    overlay: str = ""
    cost_key: str = ""
    """Extension key of an operation that states what a request costs."""
    cost_unit: str = "token"
    gone_key: str = ""
    """Extension key of an operation that the API no longer has: its method raises."""
    replacement_key: str = ""
    """Extension key of an operation that is gone or deprecated: what to call instead."""
    marks: dict[str, str] = {}
    """Tag that is no group of operations -> the mark that it puts on them (`beta`)."""
    trusted: bool = False
    """Responses hold every property that the document requires, and null only
    where it allows it; without a configuration they are believed to."""
    always_present: tuple[str, ...] = ()
    """Properties that every record of a response has, if its schema has them (`id`)."""
    client: Client = Client()
    envelope: facts.Envelope = facts.Envelope()
    paging: tuple[facts.PagingRule, ...] = ()
    windows: tuple[facts.WindowRule, ...] = ()
    budget: facts.BudgetRule | None = None
    blocked: facts.Blocked | None = None
    oauth2: facts.OAuth2 | None = None
    guards: tuple[facts.GuardRule, ...] = ()
    unused: tuple[str, ...] = ()
    """Keywords that no package is made of and no warning is wanted for: `Schema.xml`."""
    ship_document: bool = False
    """The package has the corrected document, too, without its prose."""
    ignored_by: str = ""
    """Regular expression for descriptions that say which other parameter silently
    disables this one; its group is that parameter."""
    names: Names = Names()
    auto_rename: bool = False
    """Lengthen names that collide instead of asking for a decision."""


def read(path: Path) -> Config:
    """Read a `spec/NAME.toml`; raise `GeneratorError` for what is unknown or missing."""
    name = path.as_posix()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refusal(name, f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refusal(name, f"TOML: {error}") from None
    raw = {**raw, _FILE: path}
    try:
        config: Config = _convert(raw, Config)
    except msgspec.ValidationError as error:
        raise GeneratorError(_problem(name, raw, str(error))) from None
    problems = [*_check_names(config, name), *_check_client(config.client, name)]
    if problems:
        raise GeneratorError(*problems)
    return config


def _convert(raw: object, kind: Any) -> Any:
    return msgspec.convert(raw, kind, dec_hook=_from_text)


def _from_text(kind: type, raw: object) -> object:
    if kind is facts.KeyPath and isinstance(raw, str):
        return facts.KeyPath.of(raw)
    if isinstance(raw, kind):
        return raw
    raise TypeError(f"Expected `str`, got `{type(raw).__name__}`")


def _problem(name: str, raw: Any, error: str) -> Problem:
    """Return *error*, of msgspec, in the words of TOML, with its place and what fits it."""
    message, _, path = error.partition(" - at `$")
    pointer, kind = _place(raw, re.findall(r"\.\.\.|\w+", path))
    wrong = (re.findall(r"[`'](.*)[`']", message) or [""])[0]
    if message.startswith("Object contains unknown"):
        message = f"unknown key {wrong!r}"
    elif message.startswith("Object missing"):
        return Problem(name, pointer, f"the key {wrong!r} is missing")
    elif message.startswith("Invalid enum"):
        message = f"{wrong!r} is no known value"
    else:
        message = message.replace("`object`", "a table").replace("`", "")
        return Problem(name, pointer, message[:1].lower() + message[1:])
    known = _known(kind)
    close = [
        f"Did you mean {match!r}?" for match in get_close_matches(wrong, known, 1, 0.7)
    ]
    hint = "\n".join([*close, f"Known here: {', '.join(known)}"])
    return Problem(name, pointer, message, hint)


def _place(raw: Any, steps: list[str]) -> tuple[str, Any]:
    """Return the pointer and the type of what msgspec names by *steps*.

    It names no keys of tables whose keys are data: the first wrong entry is meant.
    """
    pointer, kind = "", Config
    for step in steps:
        kind = _given(kind)
        key: str | int = step
        if step == "...":
            kind = get_args(kind)[1]
            key = next(key for key in raw if not _fits(raw[key], kind))
        elif step.isdigit():
            key = int(step)
            kind = (get_args(kind) or (None,))[0]
        else:
            kind = get_type_hints(get_origin(kind) or kind)[step]
        pointer, raw = join(pointer, key), raw[key]
    return pointer, kind


def _given(kind: Any) -> Any:
    """Return what *kind* is if it is not None."""
    kinds = get_args(kind)
    return kinds[0] if NoneType in kinds else kind


def _fits(raw: object, kind: Any) -> bool:
    try:
        _convert(raw, kind)
    except msgspec.ValidationError:
        return False
    return True


def _known(kind: Any) -> list[str]:
    """Return the keys of a table, or the values of a closed list."""
    kind = _given(kind)
    fields = getattr(get_origin(kind) or kind, "__struct_encode_fields__", None)
    return sorted(set(fields or get_args(kind)) - {_FILE})


def _check_names(config: Config, name: str) -> Iterator[Problem]:
    """Yield a problem for each name that a human decided and Python cannot have."""
    if not config.package.isidentifier() or iskeyword(config.package):
        message = f"package {config.package!r} is not a Python name"
        yield Problem(name, "/package", message)
    for table in Names.__struct_fields__:
        for key, value in getattr(config.names, table).items():
            public = value.replace("*", "x", 1) if "*" in key else value
            if not public.isidentifier() or iskeyword(public) or public.startswith("_"):
                pointer = join("/names", table, key)
                yield Problem(name, pointer, f"{value!r} is not a public Python name")


def _check_client(client: Client, name: str) -> Iterator[Problem]:
    """Yield a problem for each key about URLs and costs that means nothing."""
    for key in sorted(client.environment.keys() - client.base_urls.keys()):
        known = ", ".join(sorted(client.base_urls)) or "none"
        yield Problem(
            name,
            join("/client/environment", key),
            f"{key!r} is no argument of client.base_urls",
            f"Known here: {known}; a credential has its own key 'environment'",
        )
    for key, cost in client.costs.items():
        pointer = join("/client/costs", key)
        try:
            re.compile(key)
        except re.error as error:
            message = f"{key!r} is no regular expression: {error}"
            yield Problem(name, pointer, message)
        if cost < 0:
            yield Problem(name, pointer, f"{cost} tokens are fewer than none")


def quoted(text: str) -> str:
    """Return *text* as a key or string of TOML."""
    # JSON's string is a basic string of TOML, but for DEL.
    line = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return line.encode(errors="replace").decode()
