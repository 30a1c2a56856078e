"""Keywords of JSON Schema beside the type: in records, arguments, docstrings, warnings."""

from __future__ import annotations

import datetime as dt
import inspect
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

import pytest

from tests.documents.tiny import NEWER
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace

PATHS = """\
paths:
  /thing:
    get:
      operationId: getThing
      tags: [Things]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
    post:
      operationId: addThing
      tags: [Things]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}
      responses: {'204': {description: done}}
components:
  schemas:
"""


def load(workspace: Workspace, schemas: str, warnings: int = 0) -> ModuleType:
    """Generate a client whose one record is `Thing` of *schemas*."""
    return workspace.load(f"{NEWER}{PATHS}{schemas}", warnings=warnings)


def models(package: ModuleType) -> Any:
    """Return the records of a package."""
    return import_module(f"{package.__name__}.models")


def hint(package: ModuleType, field: str, record: str = "Thing") -> str:
    """Return the annotation of a field."""
    found = get_type_hints(getattr(models(package), record))[field]
    return str(found).replace(f"{package.__name__}.models.things.", "")


EXTRAS = [
    ("additionalProperties: {$ref: '#/components/schemas/Part'}", "Part"),
    ("unevaluatedProperties: {$ref: '#/components/schemas/Part'}", "Part"),
    ("patternProperties: {'^p': {$ref: '#/components/schemas/Part'}}", "Part"),
    ("additionalProperties: {type: array, items: {$ref: '#/components/schemas/Part'}}", "list"),
]  # fmt: skip


@pytest.mark.parametrize(("keyword", "kind"), EXTRAS, ids=lambda value: value[:20])
def test_properties_without_a_name_have_their_type(
    workspace: Workspace, server: Server, keyword: str, kind: str
) -> None:
    """They are read as records beside the declared properties, and go back as they came."""
    package = load(
        workspace,
        f"""\
    Thing:
      type: object
      properties: {{name: {{type: string}}}}
      {keyword}
    Part: {{type: object, properties: {{made: {{type: string, format: date-time}}}}}}
""",
    )
    made = {"made": "2024-01-01T00:00:00Z"}
    sent = {"name": "box", "pad": made if kind == "Part" else [made]}
    server.answer(sent)
    with package.Client(base_url=server.url) as client:
        thing = client.things.get()
        client.things.add(thing=thing)
    assert server.last.json() == {"thing": sent}
    found = thing.extra["pad"]
    part = found if kind == "Part" else found[0]
    assert part.made == dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    assert type(part) is models(package).Part
    returned = get_type_hints(models(package).Thing.extra.fget)["return"]
    assert kind in str(returned)


def test_values_of_several_types_by_their_keys(
    workspace: Workspace, server: Server
) -> None:
    """They are a union, and the warning says that the type has no keys."""
    package = load(workspace, """\
    Thing:
      type: object
      properties:
        notes:
          type: object
          patternProperties: {'^n': {type: integer}, '^d': {type: string, format: date}}
""", warnings=1)  # fmt: skip
    assert hint(package, "notes") == "dict[str, int | datetime.date] | None"
    server.answer({"notes": {"n1": 1, "d1": "2024-01-31"}})
    with package.Client(base_url=server.url) as client:
        assert client.things.get().notes == {"n1": 1, "d1": dt.date(2024, 1, 31)}


@pytest.mark.parametrize(
    "keywords",
    [
        "if: {properties: {kind: {const: a}}}\n"
        "      then: {properties: {size: {type: integer}}}\n"
        "      else: {properties: {day: {type: string, format: date}}}",
        "dependentSchemas:\n"
        "        kind: {properties: {size: {type: integer}}}\n"
        "        name: {allOf: [{properties: {day: {type: string, format: date}}}]}",
    ],
    ids=["if", "dependentSchemas"],
)
def test_properties_under_a_condition_are_optional_fields(
    workspace: Workspace, server: Server, keywords: str
) -> None:
    """The record has them all; that there is a condition is a warning."""
    package = load(workspace, f"""\
    Thing:
      type: object
      properties: {{kind: {{type: string}}}}
      {keywords}
""", warnings=1)  # fmt: skip
    server.answer({"kind": "b", "size": 3, "day": "2024-01-02"})
    with package.Client(base_url=server.url) as client:
        thing = client.things.get()
        client.things.add(thing=models(package).Thing(day=dt.date(2024, 1, 3)))
    assert (thing.size, thing.day, thing.extra) == (3, dt.date(2024, 1, 2), {})
    assert server.last.json() == {"thing": {"day": "2024-01-03"}}


def test_tuples(workspace: Workspace, server: Server) -> None:
    """One type in all places is the type; several are a union, with a warning."""
    package = load(workspace, """\
    Thing:
      type: object
      properties:
        point: {type: array, prefixItems: [{type: number}, {type: number}], items: false}
        ring: {type: array, items: {type: array, prefixItems: [{type: number}]}}
        entry: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/Part'}]}
    Part: {type: object, properties: {id: {type: integer}}}
""", warnings=1)  # fmt: skip
    assert hint(package, "point") == "list[float] | None"
    assert hint(package, "ring") == "list[list[float]] | None"
    assert hint(package, "entry") == "list[str | Part] | None"
    sent = {"point": [1.5, 2], "ring": [[1.0]], "entry": ["a", {"id": 7}]}
    server.answer(sent)
    with package.Client(base_url=server.url) as client:
        thing = client.things.get()
        client.things.add(thing=thing)
    assert thing.entry[1].id == 7
    assert server.last.json() == {"thing": sent}


OPEN = [
    "anyOf: [{type: string}, {type: string, enum: [small, large]}]",
    "anyOf: [{const: small}, {enum: [large]}, {type: string}]",
    "{type: string, x-extensible-enum: [small, large]}",
    "{type: string, enum: [small, large], x-ms-enum: {name: Tier, modelAsString: true}}",
]


@pytest.mark.parametrize("schema", OPEN)
def test_an_open_enum_has_its_values_and_takes_others(
    workspace: Workspace, server: Server, schema: str
) -> None:
    """The known values are in the type; a value beside them is sent as it is."""
    schema = schema if schema.startswith("{") else f"{{{schema}}}"
    document = f"{NEWER}{PATHS}    Thing: {{type: object, properties: {{a: {{type: integer}}}}}}\n"
    document = document.replace(
        "      tags: [Things]\n      responses",
        f"      tags: [Things]\n      parameters: [{{name: tier, in: query, schema: {schema}}}]\n"
        "      responses",
        1,
    )
    package = workspace.load(document)
    names = [name for name in dir(models(package)) if "Tier" in name]
    assert str(getattr(models(package), names[0])) == "typing.Literal['large', 'small']"
    method = package.Client(base_url=server.url).things.get
    assert str(inspect.signature(method).parameters["tier"].annotation) == (
        f"{names[0]} | str | Unset"
    )
    method(tier="huge")
    assert server.last.query == [("tier", "huge")]


def test_a_closed_enum_still_warns(workspace: Workspace, server: Server) -> None:
    """Constants with titles are one enum; another value is sent with a warning."""
    schema = "{oneOf: [{const: a, title: First}, {const: b, title: Second}]}"
    document = f"{NEWER}{PATHS}    Thing: {{type: object, properties: {{a: {{type: integer}}}}}}\n"
    document = document.replace(
        "      tags: [Things]\n      responses",
        f"      tags: [Things]\n      parameters: [{{name: tier, in: query, schema: {schema}}}]\n"
        "      responses",
        1,
    )
    package = workspace.load(document)
    with (
        package.Client(base_url=server.url) as client,
        pytest.warns(UserWarning, match="tier='c' is not documented"),
    ):
        client.things.get(tier="c")
    assert server.last.query == [("tier", "c")]


LABELLED = [
    "enum: [0, 1], x-enum-varnames: [RED, GREEN], x-enum-descriptions: [null, Go.]",
    "enum: [0, 1], x-enumNames: [RED, GREEN], x-enum-descriptions: {'1': Go.}",
    "oneOf: [{const: 0, title: RED}, {const: 1, title: GREEN, description: Go.}]",
    "enum: [0, 1], x-ms-enum: {values: [{value: 0, name: RED},"
    " {value: 1, name: GREEN, description: Go.}]}",
]


@pytest.mark.parametrize("schema", LABELLED)
def test_the_names_of_values_are_below_the_enum(
    workspace: Workspace, schema: str
) -> None:
    """A number says nothing; a hostile name stays a text."""
    hostile = schema.replace("RED", '\'""" RED\'')
    package = load(
        workspace,
        f"""\
    Thing: {{type: object, properties: {{light: {{{hostile}}}}}}}
""",
    )
    text = inspect.getsource(import_module(f"{package.__name__}.models.things"))
    assert "ThingLight: TypeAlias = Literal[0, 1]" in text
    assert '\\"\\"\\" RED' in text
    assert "1: GREEN: Go." in text


def test_defaults_are_in_the_docstrings(workspace: Workspace) -> None:
    """A default is not sent, so that the docstring is where a caller learns it."""
    document = f"""{NEWER}{PATHS}    Thing:
      type: object
      properties:
        size: {{type: integer, default: 25, description: How large.}}
        sure: {{type: boolean, default: false}}
        kind: {{type: string, default: new, description: The default is new}}
        none: {{type: string, default: ''}}
"""
    document = document.replace(
        "schema: {type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}",
        "schema: {$ref: '#/components/schemas/Thing'}",
    )
    package = workspace.load(document)
    doc = package.Client(base_url="http://127.0.0.1").things.add.__doc__
    assert "size: How large. By default `25`.\n" in doc
    assert "sure: By default `false`.\n" in doc
    assert "kind: The default is new.\n" in doc
    assert "none:\n" in doc
    assert '"""How large. By default `25`."""' in inspect.getsource(
        models(package).Thing
    )


def test_a_change_has_no_defaults(workspace: Workspace) -> None:
    """Members that a PATCH leaves out stay as they are."""
    document = f"""{NEWER}{PATHS}    Thing:
      type: object
      properties: {{size: {{type: integer, default: 25, description: How large.}}}}
""".replace(
        "schema: {type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}",
        "schema: {$ref: '#/components/schemas/Thing'}",
    )
    assert "    post:" in document
    package = workspace.load(document.replace("    post:", "    patch:"))
    doc = package.Client(base_url="http://127.0.0.1").things.add.__doc__
    assert "size: How large.\n" in doc
