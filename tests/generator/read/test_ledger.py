"""The ledger: every keyword of the specification is used, or a warning names it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.config import Config
from generator.errors import GeneratorError
from generator.facts import OAuth2
from generator.model.build import build
from generator.model.operations import resolve
from generator.pointer import at, parts
from generator.read.keywords import OBJECTS, UNUSED
from generator.read.ledger import _Ledger, unused
from generator.read.load import load
from generator.read.nodes import Node
from tests.documents.tiny import NEWER, answering
from tests.generator.workspace import HEAD, Workspace

EVERYTHING = load(Path(__file__).with_name("everything.yaml"))
CONFIG = Config(
    path=Path("spec/tiny.toml"),
    document="everything.yaml",
    package="tiny",
    oauth2=OAuth2(),
    trusted=True,
)
WITHOUT_STATEMENT = {
    ("Flow", "scopes"): "each operation has those that it needs",
    ("Schema", "$comment"): "a comment is for readers of the document",
    **dict.fromkeys(
        [("Schema", name) for name in ("$anchor", "$dynamicAnchor", "$id")],
        "references by them are rewritten before: test_anchors.py",
    ),
    **dict.fromkeys(
        [
            ("Components", name)
            for name in ("callbacks", "examples", "headers", "links", "mediaTypes")
        ],
        "what refers to it is named",
    ),
}
REFUSED = {("PathItem", "additionalOperations")}
"""Keywords that stop the run: tests/documents/test_nothing_is_lost.py."""

# Objects below keywords that are not used.
NEVER_ENTERED = {"Contact", "Example", "ExternalDocumentation", "Header", "License"}
NEVER_ENTERED |= {"Link", "XML"}


def specified() -> Iterator[tuple[str, str]]:
    """Yield each object and each keyword of it that a version of OpenAPI knows."""
    package = find_spec("openapi_spec_validator")
    assert package
    assert package.origin
    resources = Path(package.origin).parent / "resources" / "schemas"
    for version in ("v3.0", "v3.1", "v3.2"):
        schema = json.loads((resources / version / "schema.json").read_text())
        definitions = schema.get("definitions") or schema["$defs"]
        for name, definition in {"OpenAPI": schema, **definitions}.items():
            for keyword in definition.get("properties", ()):
                yield kind_of(name), keyword
    for vocabulary in vocabularies():
        for keyword in vocabulary.get("properties", ()):
            yield "Schema", keyword


def vocabularies() -> list[dict[str, Any]]:
    """Return the schemas of the vocabularies of JSON Schema 2020-12."""
    package = find_spec("jsonschema_specifications")
    assert package
    assert package.origin
    folder = Path(package.origin).parent / "schemas" / "draft202012"
    found = [
        json.loads(p.read_text()) for p in sorted(folder.rglob("*")) if p.is_file()
    ]
    assert len(found) > 5
    return found


def kind_of(definition: str) -> str:
    """Return our name of an object of the specification."""
    if "-" in definition or definition.islower():
        words = definition.removesuffix("-or-reference").split("-")
        definition = "".join(word.capitalize() for word in words)
    if definition.endswith("SecurityScheme"):
        return "SecurityScheme"
    if definition.endswith("Flow"):
        return "Flow"
    others = {
        "ExternalDocs": "ExternalDocumentation",
        "OAuthFlows": "Flows",
        "OauthFlows": "Flows",
    }
    return others.get(definition, definition)


def test_the_table_has_every_keyword_of_the_specification() -> None:
    """Of OpenAPI 3.0 to 3.2, and of JSON Schema 2020-12."""
    holders = {"Examples", "Reference", "Responses"}
    missing = {
        (kind, keyword)
        for kind, keyword in specified()
        if kind not in NEVER_ENTERED | holders and keyword not in OBJECTS.get(kind, ())
    }
    assert not missing


def test_the_table_of_what_is_not_used_is_about_known_keywords() -> None:
    for kind, keyword in UNUSED:
        assert keyword in OBJECTS[kind]


def stated() -> dict[tuple[str, str], list[str]]:
    """Return the pointers of each keyword of each object in the document."""
    ledger = _Ledger(EVERYTHING, CONFIG)
    ledger.visit("OpenAPI", Node("", EVERYTHING.root))
    found: dict[tuple[str, str], list[str]] = {}
    for kind, pointer in sorted(ledger.seen):
        for keyword in at(EVERYTHING.root, pointer):
            place = Node(pointer, at(EVERYTHING.root, pointer)).child(keyword)
            found.setdefault((kind, keyword), []).append(place.pointer)
    return found


STATED = stated()


def test_the_document_states_every_keyword() -> None:
    """Else the next test proves nothing of it."""
    known = {(kind, word) for kind, words in OBJECTS.items() for word in words}
    assert known - STATED.keys() == REFUSED | {("Callback", "*")}


def model(root: dict[str, Any]) -> object:
    """Return all that is known of a document, or what stops the run."""
    try:
        resolved = resolve(replace(EVERYTHING, root=root), tolerant=True)
        api, problems = build(resolved, CONFIG)
    except (GeneratorError, KeyError, ValueError) as error:
        return repr(error)
    return api, [problem.message for problem in problems]


def without(pointer: str) -> dict[str, Any]:
    """Return the document without the keyword at *pointer*."""
    root: dict[str, Any] = copy.deepcopy(EVERYTHING.root)
    holder, _, _ = pointer.rpartition("/")
    del at(root, holder)[parts(pointer)[-1]]
    return root


@pytest.mark.parametrize("kind", OBJECTS)
def test_each_keyword_is_used_or_a_warning_names_it(kind: str) -> None:
    """Used: the model is another without it. Named: with its line."""
    whole = model(EVERYTHING.root)
    assert not isinstance(whole, str), whole
    warnings = unused(EVERYTHING, CONFIG)
    for (holder, keyword), pointers in STATED.items():
        if holder != kind or (holder, keyword) in WITHOUT_STATEMENT:
            continue
        start = f"`{keyword}` of a {kind} is not used: "
        named = [w for w in warnings if w.message.startswith(start)]
        for warning in named:
            assert warning.pointer in pointers
            assert warning.where == EVERYTHING.where(warning.pointer)
        used = any(model(without(pointer)) != whole for pointer in pointers)
        assert named or used, (kind, keyword)


def test_a_keyword_is_named_once_with_all_its_lines(workspace: Workspace) -> None:
    """Ten warnings about one thing hide the eleventh."""
    fields = "".join(
        f"\n        p{n}: {{type: string, xml: {{name: p}}}}" for n in range(8)
    )
    workspace.put(answering("{$ref: '#/components/schemas/Pet'}", "") + ADDED + fields)
    run = workspace.run("spec/tiny.yaml")
    assert run.code == 0
    assert run.err == (
        "warning: spec/tiny.yaml:19: `xml` of a Schema is not used: XML is neither read "
        "nor written; as at 20, 21, 22, 23, 24 and 2 more\n"
        "    at /components/schemas/Pet/properties/p0/xml\n"
    )


ADDED = """
    Pet:
      type: object
      properties:"""


@pytest.mark.parametrize(
    ("head", "keyword", "reason"),
    [
        (HEAD, "nullable: true", "it stands beside a $ref"),
        (NEWER, "optional: true", "it is no keyword of OpenAPI"),
        (NEWER, "nullable: true", ""),
    ],
)
def test_keywords_that_say_nothing_are_named(
    workspace: Workspace, head: str, keyword: str, reason: str
) -> None:
    """OpenAPI 3.0 ignores what stands beside a `$ref`, and 3.1 what it does not know."""
    schema = f"{{$ref: '#/components/schemas/Pet', {keyword}}}"
    workspace.put(answering(schema, "{Pet: {type: object}}", head))
    run = workspace.run("spec/tiny.yaml")
    name = keyword.partition(":")[0]
    assert (f"`{name}` of a Schema is not used: {reason}" in run.err) == bool(reason)
    assert not run.code


@pytest.mark.parametrize(
    ("members", "is_lost"),
    [
        ("{required: [a]}, {type: object, required: [b]}", True),
        ("{required: [a]}, {required: [b], properties: {c: {type: string}}}", False),
    ],
)
def test_alternatives_of_what_is_required_are_named(
    workspace: Workspace, members: str, is_lost: bool
) -> None:
    """Nothing is made of those; a property of one is a property of the record."""
    parts = "type: object, properties: {a: {type: string}, b: {type: string}}"
    workspace.put(answering(f"{{{parts}, oneOf: [{members}]}}"))
    run = workspace.run("spec/tiny.yaml")
    expected = "`oneOf` of a Schema is not used: which properties are required together"
    assert (expected in run.err) == is_lost
    assert not run.code


def test_a_loss_can_be_accepted_as_long_as_there_is_one(workspace: Workspace) -> None:
    """`unused` in the configuration leaves a warning out."""
    document = answering("{type: string, example: Rex}")
    workspace.put(document, config='unused = ["Schema.example"]\n')
    assert workspace.run("--strict").code == 0
    workspace.put(document, config='unused = ["Schema.example", "Schema.xml"]\n')
    run = workspace.run("--strict")
    assert "spec/tiny.toml: 'Schema.xml' is used, or not in the document" in run.err
    assert run.code == 1
