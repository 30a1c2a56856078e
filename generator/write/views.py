"""What the templates print: one view per file, strings ready, nothing left to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..facts import Api, Fact, Guard, KeyPath, Paging
from ..model import ir
from ..model.description_text import sentences, wrap
from .python_source import WIDTH, literal, stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`, or `import module` without names."""

    module: str
    names: tuple[str, ...] = ()

    @property
    def by_line(self) -> bool:
        """Whether each name gets a line."""
        line = f"from {self.module} import {', '.join(self.names)}"
        return bool(self.names) and len(line) > WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """The import block of a module, in groups."""

    groups: tuple[tuple[Import, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One attribute of a dataclass."""

    name: str
    hint: str
    default: str
    """``NULL`` for what the document lets be null."""

    doc: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """One dataclass."""

    name: str
    doc: tuple[str, ...]
    wire_names: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    fields: tuple[FieldView, ...]

    @property
    def is_marked(self) -> bool:
        """Whether the class has keywords beside its base."""
        return bool(self.wire_names or self.tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """One named list of values."""

    name: str
    base: str
    values: tuple[object, ...]
    one_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """One module of dataclasses."""

    title: str
    imports: Imports
    aliases: tuple[AliasView, ...]
    classes: tuple[ClassView, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the module defines, sorted."""
        return tuple(
            sorted([a.name for a in self.aliases] + [c.name for c in self.classes])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """One argument of a method."""

    name: str
    wire: str
    hint: str
    default: str
    doc: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One method, the same for both flavours."""

    name: str
    operation: str
    http_line: str
    cost: str
    renamed_to: str = ""
    """What the method is called, if this is its old name."""
    call: str
    """The call in short, for the index."""
    gives: str
    doc: tuple[str, ...]
    positional: tuple[ArgumentView, ...]
    keyword: tuple[ArgumentView, ...]
    result: str
    result_value: str
    paged: bool
    limit: str
    """The argument with the size of a page, or that there is none."""
    path: str
    query: tuple[ArgumentView, ...]
    headers: tuple[ArgumentView, ...]
    cookies: tuple[ArgumentView, ...]
    body_kind: str
    body: tuple[ArgumentView, ...]
    form: tuple[ArgumentView, ...]
    """Fields that stand beside the files of a multipart body."""
    whole_body: str
    content_type: str

    @property
    def is_union(self) -> bool:
        """Whether the result is no class, so that its type must be stated again."""
        return " | " in self.result and not self.paged

    @property
    def short_parameters(self) -> str:
        """The parameters on one line, if there are no others than those of the path."""
        if self.keyword:
            return ""
        names = [f"{argument.name}: {argument.hint}" for argument in self.positional]
        return ", ".join(["self", *names, "**call_options: Unpack[CallOptions]"])

    @property
    def short_call(self) -> str:
        """The arguments of the call on one line, if nothing but path parameters is sent."""
        if self.keyword or self.is_union:
            return ""
        parts = [f"OPERATIONS[{literal(self.operation)}]", self.result_value]
        parts += [f"path={self.path}"] if self.path else []
        text = ", ".join([*parts, "options=call_options"])
        return text if len(text) + 12 <= WIDTH else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedView:
    """A method that raises, because its operation is no longer in the document."""

    name: str
    call: str
    operation: str
    http_line: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """One module of operations."""

    title: str
    class_name: str
    attribute: str
    doc: tuple[str, ...]
    short_doc: tuple[str, ...]
    imports: Imports
    methods: tuple[MethodView, ...]
    renamed: tuple[MethodView, ...]
    """Old names of methods."""
    removed: tuple[RemovedView, ...]
    old_attributes: tuple[str, ...]
    """What the client's attribute was called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One record of the table of operations: its arguments in order, as (name, value)."""

    id: str
    values: tuple[tuple[str, object], ...]
    paging_name: str
    guard_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Everything that is written for one API."""

    package: str
    release: str
    """The package's own version, if the configuration states one."""
    runtime: str
    """Series of the runtime that the package is written for."""
    title: str
    version: str
    source: str
    api: Api
    has_costs: bool
    """Whether the document states what calls cost."""
    credential_arguments: tuple[str, ...]
    models: dict[str, ModelsView]
    resources: tuple[ResourceView, ...]
    operations: tuple[OperationView, ...]
    pagings: tuple[tuple[str, Paging[KeyPath]], ...]
    """Ways to page, each with the name of its constant."""
    guards: tuple[tuple[str, Guard], ...]
    """Calls that would do harm, each with the name of its constant."""
    client_doc: tuple[str, ...]
    has_limits: bool
    """Whether clients take the options about plan, budget and store."""
    client_arguments: tuple[str, ...]

    renamed_models: tuple[tuple[str, str], ...]
    """(old name, name) of records and aliases, sorted."""

    @property
    def options_type(self) -> str:
        """Return the runtime's name for the options of the clients."""
        return "LimitOptions" if self.has_limits else "ClientOptions"

    @property
    def client_names(self) -> tuple[str, ...]:
        """Return what the clients need of the runtime, sorted."""
        names = ["AsyncClientBase", "AsyncHttpClient", "HttpClient", "Operation"]
        names += ["SyncClientBase", self.options_type]
        return (*sorted(names), *(["deprecated"] if self.has_old_attributes else ()))

    @property
    def has_old_attributes(self) -> bool:
        """Whether a group of operations is to be found under an old name, too."""
        return any(resource.old_attributes for resource in self.resources)

    @property
    def runtime_names(self) -> tuple[str, ...]:
        """What the facts about the API need of the runtime, sorted."""
        facts = self.api, *(fact for _, fact in (*self.pagings, *self.guards))
        return tuple(sorted(_classes(facts)))

    @property
    def shared_facts(self) -> tuple[str, ...]:
        """Names of the constants that operations share, sorted."""
        names = [name for name, _ in (*self.pagings, *self.guards)]
        # As import sorters have it: `_` before letters.
        return tuple(sorted(names, key=str.lower))

    @property
    def model_modules(self) -> tuple[tuple[str, str], ...]:
        """(name, module) of every record and alias, sorted."""
        return tuple(
            sorted(
                (name, module) for module, v in self.models.items() for name in v.names
            )
        )


def _classes(value: object) -> set[str]:
    """Return the names of the classes of all facts in *value*."""
    if isinstance(value, tuple):
        return {name for item in value for name in _classes(item)}
    if isinstance(value, Fact):
        inner = tuple(item for _, item in stated(value))
        return {type(value).__name__} | _classes(inner)
    return set()


def imports(
    plain_: list[Import],
    typing: list[Import],
    runtime: list[Import],
    local: list[Import],
) -> Imports:
    groups = [plain_ + typing, runtime, local]
    return Imports(groups=tuple(tuple(group) for group in groups if group))


def told(value: ir.Field | ir.Parameter) -> str:
    """Give what is said of a field or an argument."""
    return ("Deprecated. " if value.deprecated else "") + value.doc


def docstring_lines(paragraphs: Iterable[str], indent: int) -> tuple[str, ...]:
    """Wrap texts of the document to the lines of one docstring."""
    lines: list[str] = []
    for text in paragraphs:
        for paragraph in sentences(text):
            if lines:
                lines.append("")
            # Three columns for the opening quotes of the first line.
            lines += wrap(paragraph, indent + 3)
    if len(lines) == 1 and len(lines[0]) + indent + 6 > WIDTH:
        return tuple(wrap(lines[0], indent + 6))
    return tuple(lines)
