"""Values that the templates print: Python source and lines of text, nothing to decide."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ..facts import Fact

Lines = tuple[str, ...]


class Flavor(Struct, frozen=True):
    """The differences between the sync and the async classes."""

    prefix: str
    async_: str
    await_: str
    base: str
    metered_base: str
    http_client: str
    raw_method: str


FLAVORS = (
    Flavor(
        "",
        "",
        "",
        "SyncClientBase",
        "SyncMeteredBase",
        "HttpClient",
        "raw_method",
    ),
    Flavor(
        "Async",
        "async ",
        "await ",
        "AsyncClientBase",
        "AsyncMeteredBase",
        "AsyncHttpClient",
        "async_raw_method",
    ),
)


class FieldView(Struct, frozen=True, kw_only=True):
    """One field of a record: its source, and its docstring as a sequence of at most one."""

    source: str
    docs: tuple[Lines, ...]


class RecordView(Struct, frozen=True, kw_only=True):
    """One class of records."""

    name: str
    bases: Lines
    doc: Lines
    fields: tuple[FieldView, ...]
    extras: Lines
    """The type of the properties that have no name, if they have one."""


class ModelsView(Struct, frozen=True, kw_only=True):
    """One module of records."""

    module: str
    title: str
    names: Lines
    """Everything that the module defines, sorted."""
    exports: Lines
    """The same as parts of an import that hands them on."""
    enums: Lines
    records: tuple[RecordView, ...]
    unions: Lines
    """Aliases of what has many members."""


class FunctionView(Struct, frozen=True, kw_only=True):
    """One function."""

    name: str
    define: str = "def"
    """The keyword; before it, of a deprecated method, a decorator."""
    parameters: Lines
    returns: str
    doc: Lines
    body: Lines
    """Statements."""


class MethodView(FunctionView, frozen=True, kw_only=True):
    """One method of one flavor."""

    overloads: tuple[tuple[Lines, str], ...]
    """(parameters, result) of each way to call it, if there are several."""
    raw: str
    """The method of the class for raw responses, as source."""


class OperationsView(Struct, frozen=True, kw_only=True):
    """A class with the methods of one group of operations."""

    name: str
    base: str
    doc: Lines
    methods: tuple[MethodView, ...]
    removed: tuple[tuple[str, str], ...]
    """Methods that raise, because the document has no such operation: (name, source)."""


class IndexView(Struct, frozen=True, kw_only=True):
    """One line of the table of methods."""

    call: str
    http_line: str
    returns: str
    costs: Lines
    operation: str


class ResourceView(Struct, frozen=True, kw_only=True):
    """One module of operations."""

    pragmas: Lines
    """Comments for type checkers."""
    title: str
    attribute: str
    class_name: str
    summary: Lines
    classes: tuple[OperationsView, ...]
    index: tuple[IndexView, ...]
    old_attributes: Lines
    """Former names of the client's attribute."""


class AttributeView(Struct, frozen=True, kw_only=True):
    """An attribute of a client: one group of operations."""

    name: str
    class_name: str
    doc: Lines
    old_names: tuple[tuple[str, str], ...]
    """(former name, message of its deprecation)."""


class ClientView(Struct, frozen=True, kw_only=True):
    """One of the two root clients."""

    name: str
    base: str
    doc: Lines
    parameters: Lines
    arguments: Lines
    attributes: tuple[AttributeView, ...]


class PackageView(Struct, frozen=True, kw_only=True):
    """Everything that is written for one API."""

    package: str
    release: str
    """The package's own version, if the configuration states one."""
    clients_module: str
    """The module of the package that has its clients."""
    runtime: str
    """Series of the runtime that the package is written for."""
    exports: tuple[str, ...]
    """All names that the package exports, sorted."""
    runtime_exports: tuple[str, ...]
    """Those of them that are the runtime's and are loaded when they are asked for."""
    title: str
    written_by: str
    """The command that writes the package, and the document's file."""
    constants: tuple[tuple[str, Fact], ...]
    """The facts about the API, by name."""
    values: tuple[tuple[str, tuple[str | int | float | bool, ...]], ...]
    """Enums of requests: (name, values)."""
    objects: tuple[tuple[str, str], ...]
    """Types of the objects in bodies: (name, type as source)."""
    operations: Lines
    events: tuple[FunctionView, ...]
    """Functions that read the bodies of webhooks and callbacks."""
    error_types: tuple[tuple[str, Mapping[str, str]], ...]
    """(operation, types by status) of each operation that states some of errors."""
    models: tuple[ModelsView, ...]
    renamed_models: tuple[tuple[str, str], ...]
    """(old name, name) of records and enums, sorted."""
    model_modules: tuple[tuple[str, str], ...]
    """(name, module) of every record and enum, sorted."""
    resources: tuple[ResourceView, ...]
    cost_columns: Lines
    """The heading of the costs, if calls have some."""
    clients: tuple[ClientView, ...]
