"""The public surface of a package as a typed value, and its file `api.json`.

A surface holds what a caller can name or notice. Types are the annotations of the
generated code; null, formats, values and limits are what the document states.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

import msgspec

from .. import facts
from ..errors import GeneratorError, Problem
from ..facts import KeyPath
from ..paths import SURFACE_FILE

FORMAT = 4
"""Version of the layout of the file."""

Constant: TypeAlias = str | int | float | bool


class _Part(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """A part of a surface; the file leaves defaults out."""


class Typed(_Part, frozen=True, kw_only=True):
    """A value that a caller gives or gets."""

    type: str
    """Annotation, without the `None` of a null."""
    nullable: bool = False
    """The document allows null."""
    format: str = ""
    """Formats of JSON Schema in the type."""
    values: tuple[Constant, ...] = ()
    """Listed values, if they are not those of the enum in the type."""
    limits: dict[str, Constant] = {}
    lacks: tuple[str, ...] = ()
    """Attributes ("Model.attribute") that its record has only elsewhere."""

    @property
    def may_be_none(self) -> bool:
        """Return whether the annotation in the generated code has `None`."""
        return self.nullable

    @property
    def annotation(self) -> str:
        """The annotation in the generated code."""
        none = self.may_be_none and self.type not in ("Any", "None")
        return f"{self.type} | None" if none else self.type


class Field(Typed, frozen=True, kw_only=True):
    """An attribute of a model."""

    wire: str = ""
    """Name on the wire, if it is not the name in Python."""
    required: bool = False
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    always_sent: bool = False
    """Every response has it: its annotation has no `None` but that of a null."""

    @property
    def may_be_none(self) -> bool:
        """Return whether the annotation in the generated code has `None`."""
        return self.nullable or not self.always_sent


class Argument(Field, frozen=True, kw_only=True):
    """An argument of a method."""

    place: str = msgspec.field(name="in")
    """Part of the request that has it."""
    style: str = ""

    @property
    def may_be_none(self) -> bool:
        """Return whether callers may pass None."""
        return self.nullable


class Result(Typed, frozen=True, kw_only=True):
    """The value that a method returns; its type is "bytes" for binary content."""

    path: str = ""
    """Location in the response."""
    media_type: str = ""


class Paging(facts.Paging[KeyPath], frozen=True, kw_only=True, omit_defaults=True):
    """The paging of a method: the fact, and what the document says of the page size."""

    max_page_size: int | None = None


class Method(_Part, frozen=True, kw_only=True):
    """A method of a group: one operation."""

    id: str
    http: str
    cost: int = 0
    scopes: tuple[str, ...] = ()
    windows: tuple[str, ...] | None = None
    """None: only that of the surface."""
    marks: tuple[str, ...] = ()
    deprecated: bool = False
    positional: tuple[str, ...] = ()
    arguments: dict[str, Argument] = {}
    body: str = ""
    result: Result | None = None
    paging: Paging | None = None
    guards: tuple[str, ...] = ()
    summary: str = ""
    docs: str = ""
    """Digest of the texts, as everywhere."""


class Model(_Part, frozen=True, kw_only=True):
    """A class of `models`: all that any of its schemas has."""

    fields: dict[str, Field]
    discriminators: tuple[str, ...] = ()
    docs: str = ""
    component: str = ""
    """Its name in the document, if that is another."""


class Enum(_Part, frozen=True, kw_only=True):
    """An enum that has a name."""

    type: str
    values: tuple[Constant, ...]


class Group(_Part, frozen=True, kw_only=True):
    """An attribute of the client that has methods: one tag of OpenAPI."""

    class_name: str = msgspec.field(name="class")
    tag: str = ""
    """Its tag in the document."""
    docs: str = ""


class ClientArgument(_Part, frozen=True, kw_only=True):
    """An argument of the client's constructor that this API adds."""

    credential: str = ""
    sent: str = ""
    base_url: str = ""
    authorize_url: str = ""
    token_url: str = ""


class Surface(_Part, frozen=True, kw_only=True):
    """The public surface of a package; every mapping is by name in Python."""

    format: int
    package: str
    title: str
    version: str
    base_url: str
    cost_unit: str
    window: str = ""
    """Rate window of methods that state none; empty if there is none, or not known."""
    client: dict[str, ClientArgument]
    groups: dict[str, Group]
    methods: dict[str, Method]
    models: dict[str, Model]
    enums: dict[str, Enum] = msgspec.field(name="values")
    webhooks: dict[str, Typed] = {}
    """Results of the functions in `webhooks`."""
    renamed: dict[str, str] = {}
    """Old names that work -> the names now, both as a caller writes them."""
    removed: dict[str, str] = {}
    """Methods that raise -> the version of the document without them, if it is a new one."""
    corrections: facts.Corrections = {}


def is_surface(path: Path) -> bool:
    """Return whether a file is an `api.json`, and no OpenAPI document."""
    if path.suffix != ".json":
        return False
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "format" in value and "openapi" not in value


def read_surface(name: str, text: str) -> Surface:
    """Read and check the text of an `api.json` that errors call *name*."""
    try:
        # msgspec's own reader refuses lone surrogates, which documents can have.
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GeneratorError(Problem(name, "", f"JSON: {error}")) from None
    stated = value.get("format") if isinstance(value, dict) else None
    if stated != FORMAT:
        message = f"is no {SURFACE_FILE} of format {FORMAT}"
        if isinstance(stated, int):
            message = (
                f"is an {SURFACE_FILE} of format {stated}; only {FORMAT} can be read"
            )
        hint = "Generate it anew, or compare the two documents with `--config NAME`."
        raise GeneratorError(Problem(name, "", message, hint))
    try:
        return msgspec.convert(value, Surface, dec_hook=_key_path)
    except msgspec.ValidationError as error:
        message = f"is a damaged {SURFACE_FILE}: {error}"
        raise GeneratorError(Problem(name, "", message, "Generate it anew.")) from None


def _key_path(_: type, value: object) -> KeyPath:
    return KeyPath(msgspec.convert(value, tuple[str, ...]))


def surface_text(surface: Surface) -> str:
    """Return the text of `api.json`: a line for each method, model and enum."""
    lines = []
    for key, part in msgspec.to_builtins(surface).items():
        if isinstance(part, dict) and part:
            entries = (f"  {_json(name)}: {_json(item)}" for name, item in part.items())
            lines.append(f"{_json(key)}: {{\n" + ",\n".join(entries) + "\n}")
        else:
            lines.append(f"{_json(key)}: {_json(part)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
