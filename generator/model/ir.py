"""The intermediate model: facts about an API. It knows no Python syntax.

Values only: frozen, ordered, without behaviour. Types refer to models by the JSON
pointer of their schema, so that cycles need no care.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from ..facts import ApiKey, Guard, KeyPath, OAuth2, Paging


class Location(enum.Enum):
    """The part of a request that holds a parameter: `in` of OpenAPI."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class Anything(Struct, frozen=True):
    """No statement about the value."""


class Scalar(Struct, frozen=True):
    """A string, integer, number or boolean; `format` refines it ("date-time")."""

    kind: str
    format: str = ""


Labels: TypeAlias = tuple[tuple[str | int | float | bool, str], ...]
"""(value, text) pairs."""


class Enum(Struct, frozen=True):
    """A value out of a list (`enum`, `const`); no list is complete for long."""

    kind: str
    values: tuple[str | int | float | bool, ...]
    pointer: str
    open: bool = False
    """True if the document itself allows values beside the list."""
    labels: Labels = ()
    """Texts about single values; enums are equal without them."""


class Array(Struct, frozen=True):
    """A list of values of one type."""

    items: Type


class Map(Struct, frozen=True):
    """An object whose keys are data."""

    values: Type


class Union(Struct, frozen=True):
    """A value of one of several types; `discriminators` of models may tell which."""

    members: tuple[Type, ...]
    name: str = ""
    """Words that name it, if it has so many members that an alias reads better."""


ANY = "any"
"""First word of the name of a union whose name is made up."""


class Ref(Struct, frozen=True):
    """An object that a `Model` describes."""

    pointer: str


class Nullable(Struct, frozen=True):
    """A value that the document says may be null."""

    inner: Type


Type: TypeAlias = Anything | Scalar | Enum | Array | Map | Union | Ref | Nullable

EXTRA = "<any other>"
"""Name of the field that stands for all properties that have no name in the document."""

Constraints: TypeAlias = tuple[tuple[str, str | int | float | bool], ...]
"""Keywords of JSON Schema beside the type: ("maxLength", 255)."""


class Input(Struct, frozen=True, kw_only=True):
    """A value with a name: a property or a parameter."""

    name: str
    type: Type
    pointer: str
    required: bool = False
    deprecated: bool = False
    constraints: Constraints = ()
    doc: str = ""


class Field(Input, frozen=True, kw_only=True):
    """A property of a model, or of a request body that is an object."""

    always_sent: bool = False
    """True if every response has it: the type needs no None unless it is `Nullable`."""
    read_only: bool = False
    write_only: bool = False
    position: int = 0
    """Index among the properties in the order of the document."""


class Owner(Struct, frozen=True, kw_only=True):
    """The holder of a schema: the evidence for its name.

    `operation` with a `role` ("result", "body", "parameter"), or the model `pointer`
    with the name of the property; an event is that of the role "event". `many`: the
    schema is the item of a list there.
    """

    operation: str = ""
    role: str = ""
    pointer: str = ""
    property: str = ""
    many: bool = False
    variant: str = ""
    """The title, or a constant of a property, that tells it from other alternatives."""


class Model(Struct, frozen=True, kw_only=True):
    """One object schema with properties."""

    pointer: str
    fields: tuple[Field, ...]
    component: str = ""
    """Its name in the document: its key under `components/schemas`, or the file that it
    fills; empty for an inline schema."""
    title: str = ""
    doc: str = ""
    owner: Owner
    operations: tuple[str, ...]
    """Ids of the operations that reach it."""
    is_open: bool = False
    """True if the document says that there are properties beside `fields`."""
    discriminators: tuple[tuple[str, str], ...] = ()
    """(property, value) that tell an object of this model from others of a union."""


class Parameter(Input, frozen=True, kw_only=True):
    """A parameter of an operation outside its body."""

    location: Location
    style: str = "form"
    explode: bool = True
    reserved: bool = False
    """True if reserved characters stay as they are."""
    json: bool = False
    """True if the value is sent as JSON."""
    maximum: int | None = None
    limits: tuple[Guard, ...] = ()


class BodyKind(enum.Enum):
    """Ways of writing a request body."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    CONTENT = "content"


class Body(Struct, frozen=True, kw_only=True):
    """A request body: `fields` if it is an object with known properties, else `type`.

    With fields, `type` is that of other media types, if they are JSON.
    """

    kind: BodyKind
    media_type: str
    type: Type
    fields: tuple[Field, ...] | None
    required: bool
    pointer: str
    doc: str = ""
    media_types: tuple[str, ...] = ()
    """All media types, the usual one first, if there are several."""
    variants: Mapping[str, tuple[str, ...]] = {}
    """Media type -> names of its fields, if they are not the same for all.

    Without any, the whole body is sent as it is.
    """
    styles: dict[str, str] = {}
    """Fields of a form -> how they are written, if not as usual."""
    limits: tuple[Guard, ...] = ()
    part_types: dict[str, str] = {}
    """Parts of a multipart body -> their media types."""

    @property
    def is_whole(self) -> bool:
        """True if a caller gives the body as one value, or can do so."""
        return self.fields is None or () in self.variants.values()


class Content(Struct, frozen=True, kw_only=True):
    """A media type of a successful response beside the usual one."""

    media_type: str
    type: Type | None
    """None for bytes."""
    stream: bool = False
    """True if `type` is that of the items, which come one after another."""


class Result(Struct, frozen=True, kw_only=True):
    """The result of a successful response.

    `path` leads from the body to it; `type` None: nothing; `binary`: bytes as they are.
    """

    type: Type | None
    path: tuple[str, ...] = ()
    beside: Mapping[str, tuple[str, ...]] = {}
    """Name -> path of each value that the body has beside the result."""
    details: Ref | None = None
    """The record of those values, if the result itself cannot have them: of a page."""
    binary: bool = False
    may_be_none: bool = False
    """True for text and bytes that a documented redirect does not have."""
    stream: bool = False
    """True if `type` is that of the items of a stream."""
    media_type: str = ""
    others: tuple[Content, ...] = ()
    doc: str = ""

    @property
    def types(self) -> tuple[Type, ...]:
        """The types of all that it has."""
        others = (content.type for content in self.others)
        return tuple(type_ for type_ in (self.type, self.details, *others) if type_)


class Operation(Struct, frozen=True, kw_only=True):
    """One HTTP operation."""

    id: str
    pointer: str
    http_method: str
    path: str
    """As the document has it."""
    sent_path: str
    """As requests have it."""
    tag: str
    has_id: bool = True
    """False if the id is made of method and path."""
    marks: tuple[str, ...] = ()
    summary: str = ""
    doc: str = ""
    deprecated: bool = False
    gone: bool = False
    """True if the API no longer has it; then nothing is known of its schemas."""
    replacement: str = ""
    """The call that replaces it, in words."""
    cost: int = 0
    scopes: tuple[str, ...] = ()
    """Any one of these suffices."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    result: Result
    errors: Mapping[str, Type] = {}
    """Types of the bodies of errors by status, "4XX" or "default"."""
    redirects: tuple[int, ...] = ()
    """Statuses of documented redirects, which are results."""
    server: str = ""
    """URL of a server of its own, absolute or below that of the API; empty for that."""
    paging: Paging[KeyPath] | None = None
    windows: tuple[str, ...] | None = None
    """Rate windows that a request counts in; None: only in the first, if there is one."""
    guards: tuple[Guard, ...] = ()
    limits: tuple[Guard, ...] = ()
    """Guards that the schemas of the request state."""
    requirements: tuple[tuple[str, ...], ...] | None = None
    """Names of security schemes: all of any entry are needed; None if not stated."""

    @property
    def paging_parameters(self) -> tuple[Parameter, ...]:
        """Parameters that the pager sets; one elsewhere of the same name is another."""
        pager = (self.paging.cursor, self.paging.limit) if self.paging else ()
        in_query = (p for p in self.parameters if p.location is Location.QUERY)
        return tuple(p for p in in_query if p.name in pager)

    @property
    def limit(self) -> Parameter | None:
        """The parameter with the size of a page."""
        limit = self.paging.limit if self.paging else ""
        return next((p for p in self.paging_parameters if p.name == limit), None)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Parameters, then the fields of the body."""
        return (*self.parameters, *((self.body.fields or ()) if self.body else ()))

    @property
    def types(self) -> tuple[Type, ...]:
        """The types of all that it takes and returns."""
        body = (self.body.type,) if self.body else ()
        inputs = (value.type for value in self.inputs)
        return (*self.result.types, *self.errors.values(), *inputs, *body)


class Event(Struct, frozen=True, kw_only=True):
    """A request that the API sends: a webhook, or a callback of an operation."""

    name: str
    operation: str = ""
    """The operation that it is a callback of."""
    http_method: str
    type: Type
    """Of its body."""
    doc: str = ""


class Tag(Struct, frozen=True, kw_only=True):
    """A tag of OpenAPI: a group of operations in Python."""

    name: str
    doc: str = ""
    renamed: str = ""
    """Its name in the document now, if it had another in the run before."""


class ServerVariable(Struct, frozen=True, kw_only=True):
    """A part of a server's URL that users choose."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    """All values that the document lists; empty for any value."""
    doc: str = ""


class Server(Struct, frozen=True, kw_only=True):
    """A place of the API: a URL, with the names of variables in braces."""

    url: str
    variables: tuple[ServerVariable, ...] = ()
    doc: str = ""

    @property
    def usual(self) -> str:
        """The URL with the default of each variable."""
        url = self.url
        for variable in self.variables:
            url = url.replace("{" + variable.name + "}", variable.default)
        return url


class Scheme(Struct, frozen=True, kw_only=True):
    """A security scheme that a client can be given a credential for."""

    name: str
    kind: Literal["key", "bearer", "basic", "authorization"]
    """"authorization": the user gives the whole header, as for HTTP Digest, or what
    follows the prefix there."""
    key: ApiKey
    """The credential, whose argument is still called as the scheme."""
    is_http: bool = False
    """True for a scheme of HTTP: two of one kind have a credential each."""


class Api(Struct, frozen=True, kw_only=True):
    """A whole API, sorted where OpenAPI leaves the order open."""

    title: str
    version: str
    doc: str
    servers: tuple[Server, ...]
    """The first is used, if it is no relative URL; users may choose others."""
    tags: tuple[Tag, ...]
    documented: Mapping[str, str]
    """Description of each tag, of those without operations, too."""
    marks: tuple[Tag, ...]
    """The meaning of each mark, in the words of the document."""
    operations: tuple[Operation, ...]
    models: tuple[Model, ...]
    events: tuple[Event, ...] = ()
    schemes: tuple[Scheme, ...]
    oauth2: OAuth2 | None = None

    @property
    def base_url(self) -> str:
        """The URL of the first server; empty if that is relative, or there is none."""
        url = self.servers[0].usual if self.servers else ""
        return url if "://" in url else ""
