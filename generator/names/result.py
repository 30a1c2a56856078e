"""Values of naming: what it takes, the names of the run before, and its result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from ..config import Config, quoted
from ..errors import Problem
from ..facts import ApiKey
from ..model import ir
from ..pointer import join
from ..read.load import Document
from ..read.nodes import path_shape
from .words import functions

Members = frozenset[str]
"""The classes of a union."""

Orders = dict[str, tuple[str, ...]]
"""Class or operationId -> wire names of its fields, in their order."""


class Class(Struct, frozen=True, kw_only=True):
    """One class to be written, with all that the schemas of its name say."""

    name: str
    fields: tuple[ir.Field, ...]
    pointers: tuple[str, ...]
    operations: tuple[str, ...]
    doc: str
    discriminators: tuple[tuple[str, str], ...]


class Enum(Struct, frozen=True, kw_only=True):
    """An enum of the document that has a name: an alias of `Literal` in Python."""

    name: str
    kind: str
    values: tuple[str | int | float | bool, ...]
    operations: tuple[str, ...]
    labels: ir.Labels = ()


class Group(Struct, frozen=True, array_like=True):
    """The names of a group: the operations of one tag."""

    attribute: str
    class_name: str


class NamedOperation(Struct, frozen=True, array_like=True):
    """One operation: the method and path of its requests, and the name of its method."""

    http_method: str
    path: str
    tag: str
    function: str

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, whatever the path's parameters are called."""
        return self.http_method, path_shape(self.path)

    @property
    def pointer(self) -> str:
        """JSON pointer of the operation in the document."""
        return join("", "paths", self.path, self.http_method.lower())


class RemovedOperation(NamedOperation, frozen=True, array_like=True):
    """An operation that the document no longer has; its method raises."""

    since: str
    """Version of the document, "" if that did not change."""


class GoneOperation(NamedOperation, frozen=True, array_like=True):
    """An operation that the document says is gone; its method raises."""

    instead: str
    """The call that replaces it, in words."""


class Renamed(Struct, frozen=True, kw_only=True):
    """Old names that go on working, with a warning, during one release."""

    release: str = ""
    methods: dict[str, tuple[str, ...]] = {}
    """operationId -> old names of its method."""
    tags: dict[str, tuple[str, ...]] = {}
    """Tag -> old attributes of the client."""
    models: dict[str, str] = {}
    """Old name of a class or an enum -> its name now."""


class Pins(Struct, frozen=True, kw_only=True):
    """The names that a run keeps for the next one; in `spec/NAME.names.lock`."""

    operations: Mapping[str, NamedOperation] = {}
    """By operationId."""
    tags: Mapping[str, Group] = {}
    removed: Mapping[str, RemovedOperation] = {}
    """operationId -> a method that raises."""
    renamed: Renamed = Renamed()
    fields: Orders = {}
    """By class."""
    bodies: Orders = {}
    arguments: Mapping[str, Mapping[str, str]] = {}
    """operationId -> "location wire name" -> argument that a collision changed."""
    parameters: Orders = {}
    """operationId -> "location wire name" of its parameters."""
    attributes: Mapping[str, Mapping[str, str]] = {}
    """Class -> wire name -> attribute that a collision changed."""


class PreviousNames(Pins, frozen=True, kw_only=True):
    """Names of the run before, by the keys that the same things have in this run.

    Classes have the names of the run before.
    """

    classes: Mapping[str, str] = {}
    """Pointer of a model -> class."""
    enums: Mapping[str, str] = {}
    """Pointer of an enum -> enum."""
    ids: Mapping[str, str] = {}
    """operationId of the run before -> operationId now."""


class NamingInput(Struct, frozen=True, dict=True):
    """The API to be named, and what decides about its names."""

    api: ir.Api
    config: Config
    document: Document
    previous: PreviousNames

    @cached_property
    def models(self) -> dict[str, ir.Model]:
        """Models by pointer."""
        return {model.pointer: model for model in self.api.models}

    @cached_property
    def operations(self) -> dict[str, ir.Operation]:
        """Operations by operationId."""
        return {operation.id: operation for operation in self.api.operations}

    @cached_property
    def written(self) -> dict[str, str]:
        """By operationId what it says, without what a framework has added."""
        return functions(self.api.operations)

    def where(self, pointer: str) -> str:
        """Return the file and the line of a value, for a message about names."""
        if self.config.auto_rename:
            # Nobody is asked, and to look for lines takes long.
            return self.document.name
        return self.document.where(pointer)

    def collision(self, pointer: str, message: str, table: str, key: str) -> Problem:
        """Return the question that a line in a *table* of `names` answers."""
        line = f'[names.{table}]\n{quoted(key)} = "..."'
        place = f"Name one of them in {self.config.path.name}"
        if self.config.path.suffix != ".toml":
            place = "A configuration can name one of them"
        hint = f"{place}:\n{line}"
        return self.document.problem(pointer, message, hint)


class Names(Pins, frozen=True, kw_only=True):
    """Every public name, by what it stands for, with the classes and enums to write."""

    classes: tuple[Class, ...]
    class_of: dict[str, str]
    """Pointer of a model -> class name."""
    attribute_of: dict[tuple[str, str], str]
    """(class name, wire name) -> attribute."""
    enums: tuple[Enum, ...]
    enum_of: dict[str, str]
    """Pointer of an enum -> enum name."""
    unions: dict[Members, str]
    """Classes of a long union -> its alias."""
    argument_of: dict[tuple[str, str], str]
    """(operation id, pointer of a parameter or body field) -> argument."""
    body_of: dict[str, str]
    """Operation id -> argument for a body that is one value."""
    events: tuple[str, ...]
    """Functions of the API's events, in their order."""
    credentials: dict[str, ApiKey]
    """Security scheme -> the credential that clients take for it."""
    server_variables: dict[str, ir.ServerVariable]
    """Argument of clients -> the variable of the usual server that it fills."""
    gone: dict[str, GoneOperation]
    """operationId -> a method that raises: the document says that it is gone."""
    warnings: tuple[Problem, ...]
    undecided: tuple[Problem, ...]
    """Collisions and overrides without effect: to be decided with the next edit."""

    def method(self, operation: ir.Operation) -> str:
        """Return the name of a method."""
        return self.operations[operation.id].function
