"""Whatever things are called: the caller has a Python name, the wire has theirs."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from tests.documents.conftest import Document
from tests.generator.workspace import HEAD, Workspace

Load = Callable[..., Document]

# What reads alike is named by a person, as the run says.
CONFIG = """
[names.arguments]
"🦊🦊" = "foxes"
"🦊" = "fox"
"a[b]" = "a_of_b"
"a\\\\b" = "a_or_b"
"""
FIELDS = {
    "self": "self",
    "extra_": "extra",
    "to_dict_": "to_dict",
    "additional_properties": "additionalProperties",
    "properties": "properties",
    "class_": "class",
    "none": "None",
    "a_b": "a.b",
    "a_b_": "a[b]",
    "the_thing": "the thing",
    "field": "",
    "field_": "*",
    "field__": "🦊",
    "thing_12": "12",
    "true": "true",
    "null": "null",
    "field_1_5": "1.5",
    "init": "__init__",
    "tags": "_tags",
    "say_a": 'say "a"',
    "a_b__": "a\\b",
}


def test_parameters_have_the_names_of_the_document_on_the_wire(document: Load) -> None:
    """Dots, brackets, spaces, emoji, digits, keywords: each is sent as it is called."""
    sent = document("names", config=CONFIG).sent(
        "save",
        1,
        2,
        "a b",
        filter_a_b="x",
        ids=[1, 2],
        fox="one",
        foxes="many",
        field_404="none",
        from_="here",
        self_="me",
        top=3,
    )
    assert sent.path == "/things/1/2/a%20b"
    assert sent.query == [
        ("filter[a.b]", "x"),
        ("ids[]", "1"),
        ("ids[]", "2"),
        ("🦊", "one"),
        ("🦊🦊", "many"),
        ("404", "none"),
        ("from", "here"),
        ("self", "me"),
        ("$top", "3"),
    ]


def test_fields_of_a_record_have_python_names(document: Load) -> None:
    """Our own attributes stay what they are; a number as a key is a text."""
    found = document("names", config=CONFIG)
    sent = {wire: f"value of {name}" for name, wire in FIELDS.items()}
    sent |= {"tab\there": {"12": "inner", "new": 1}, "unknown": 7}  # type: ignore[dict-item]
    found.server.answer(sent)
    thing = found.call("save", 1, 2, "x")
    assert {name: getattr(thing, name) for name in FIELDS} == {
        name: f"value of {name}" for name in FIELDS
    }
    assert thing.tab_here.thing_12 == "inner"
    assert thing.extra == {"unknown": 7}
    assert thing.to_dict() == sent


def test_fields_of_a_body_are_sent_as_they_are_called(document: Load) -> None:
    """The rule holds for names of parameters and of our own arguments, too."""
    found = document("names", config=CONFIG)
    entry = found.package.OPERATIONS["save"]
    with found.package.Client(base_url=found.server.url) as client:
        method = getattr(getattr(client, entry.attribute), entry.function)
    arguments = list(inspect.signature(method).parameters)
    body = arguments[arguments.index("top") + 1 : -1]
    assert len(body) == len(set(arguments) & set(body)) == len(FIELDS) + 1
    given = dict.fromkeys(body, "v") | {"tab_here": {"12": "inner"}}
    request = found.sent("save", 1, 2, "x", **given)
    expected = dict.fromkeys(FIELDS.values(), "v") | {"tab\there": {"12": "inner"}}
    assert request.json() == expected
    assert request.query == []


@pytest.mark.parametrize("key", ["thing_12", "a_b__", "say_a"])
def test_a_record_with_odd_names_is_made_by_its_fields(
    document: Load, key: str
) -> None:
    """The record is made by the names in Python, and sent by those of the document."""
    found = document("names", config=CONFIG)
    thing = found.models.Thing(**{key: "v"})
    assert thing.to_dict() == {FIELDS[key]: "v"}


@pytest.mark.parametrize(
    "name", ["calendar", "email", "httpx", "openapi_runtime", "class"]
)
def test_a_package_hides_none_that_it_needs(workspace: Workspace, name: str) -> None:
    """A package without a configuration is called like its document, if that can be."""
    path = workspace.put(HEAD + "paths: {}\n")
    (path.parent / "tiny.yaml").rename(path.parent / f"{name}.yaml")
    run = workspace.run(f"spec/{name}.yaml", "--out", "out")
    assert run.code == 0
    (made,) = (
        file.parent.name for file in (workspace.root / "out").glob("*/__init__.py")
    )
    assert made == {"class": "class_"}.get(name, f"{name}_api")


@pytest.mark.parametrize(
    ("schemes", "names"),
    [
        (
            "{api-key: {type: apiKey, in: header, name: A}, "
            "api_key: {type: apiKey, in: header, name: B}, "
            "apiKey: {type: apiKey, in: query, name: C}}",
            ("api_key", "api_key_", "api_key__"),
        ),
        (
            "{password: {type: apiKey, in: header, name: A}, "
            "other: {type: apiKey, in: header, name: B}, "
            "base: {type: http, scheme: basic}}",
            ("password", "other", "username", "password_"),
        ),
    ],
)
def test_credentials_of_one_name_are_told_apart(
    workspace: Workspace, schemes: str, names: tuple[str, ...]
) -> None:
    package = workspace.load(
        HEAD + f"paths: {{}}\ncomponents: {{securitySchemes: {schemes}}}\n"
    )
    with package.Client(base_url="http://127.0.0.1:9", **dict.fromkeys(names, "x")):
        assert set(names) <= set(inspect.signature(package.Client).parameters)


def test_a_message_has_no_lines_and_colours_of_the_document(
    workspace: Workspace,
) -> None:
    """It would forge the lines of a log."""
    key = r'"\e[31mred\n::error::forged"'
    workspace.put(HEAD + f"paths: {{/a: {{{key}: {{responses: {{}}}}}}}}\n")
    run = workspace.run("spec/tiny.yaml")
    assert run.code == 1
    assert "\x1b" not in run.err
    assert not any(line.startswith("::") for line in run.err.splitlines())
    assert r"\x1b[31mred\n::error::forged" in run.err


def test_no_class_of_a_package_hides_another(workspace: Workspace) -> None:
    """Groups, their twins, the clients and the records each have a name of their own."""
    answer = (
        "responses: {'200': {description: ok, content: {application/json: "
        "{schema: {$ref: '#/components/schemas/JobsWithRawResponse'}}}}}"
    )
    tags = ["Jobs", "Async Jobs", "Client", "Operation"]
    paths = "".join(
        f"  /{number}: {{get: {{tags: [{tag}], operationId: read{number}, {answer}}}}}\n"
        for number, tag in enumerate(tags)
    )
    package = workspace.load(
        HEAD + f"paths:\n{paths}components:\n  schemas:\n"
        "    JobsWithRawResponse: {type: object, properties: {a: {type: string}}}\n"
    )
    names: dict[str, object] = {}
    with package.Client(base_url="http://127.0.0.1:9") as client:
        groups = [client.jobs, client.async_jobs, client.client, client.operation]
        for group in groups:
            for made in (group, group.with_raw_response):
                assert names.setdefault(type(made).__name__, type(made)) is type(made)
    assert len(names) == 8
    assert {"Client", "AsyncClient", "JobsWithRawResponse"}.isdisjoint(names)


def test_a_method_or_argument_hides_no_type(workspace: Workspace) -> None:
    """That annotations or the method itself need."""
    answer = "responses: {'200': {description: ok, content: {application/json: {schema: %s}}}}"
    package = workspace.load(
        HEAD
        + "paths:\n"
        + "".join(
            f"  /{name}: {{get: {{tags: [T], operationId: {name}, parameters: "
            f"[{{name: answer, in: query, schema: {{type: number}}}}], "
            f"{answer % '{oneOf: [{type: string}, {type: integer}]}'}}}}}\n"
            for name in ("float", "bytes", "dict")
        )
    )
    with package.Client(base_url="http://127.0.0.1:9") as client:
        for name in ("float_", "bytes_", "dict_"):
            signature = inspect.signature(getattr(client.t, name), eval_str=True)
            assert "answer_" in signature.parameters
            assert signature.return_annotation == str | int


def test_arguments_of_one_method_are_told_apart(workspace: Workspace) -> None:
    """Variables of the path that nobody declares, and a body called like one."""
    body = (
        "requestBody: {content: {application/json: {schema: {type: array, items: "
        "{type: string}}}}}, responses: {'200': {description: ok}}"
    )
    package = workspace.load(
        HEAD + "paths:\n"
        "  /a/{x}/{y}: {get: {operationId: getIt, tags: [T], "
        "responses: {'200': {description: ok}}}}\n"
        "  /b/{deals}: {put: {operationId: putDeals, tags: [T], parameters: "
        "[{name: deals, in: path, required: true, schema: {type: string}}], "
        f"{body}}}}}\n",
        warnings=1,
    )
    with package.Client(base_url="http://127.0.0.1:9") as client:
        found = {
            operation.id: list(
                inspect.signature(getattr(client.t, operation.function)).parameters
            )[:-1]
            for operation in package.OPERATIONS.values()
        }
    assert found == {"getIt": ["x", "y"], "putDeals": ["deals", "body"]}
