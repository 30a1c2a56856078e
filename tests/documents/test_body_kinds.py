"""The content sent for each kind of body."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.documents.tiny import PETS, call, taking
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace


def test_a_json_body_is_keywords(workspace: Workspace, server: Server) -> None:
    """Fields are keywords; unset is not sent, None is null; models and mappings nest."""
    document = taking(
        "requestBody: {required: true, content: {application/json: {schema: {type: "
        "object, required: [name], properties: {name: {type: string}, age: {type: "
        f"integer, nullable: true}}, pal: {{$ref: '{PETS}/Pet'}}, x: {{type: string}}}}}}}}}}}}"
    )
    package = workspace.load(document)
    pal = import_module(f"{workspace.package}.models").Pet(name="Bo")
    with package.Client(base_url=server.url) as client:
        client.pets.save(name="Rex", age=None, pal=pal)
        assert server.last.json() == {"name": "Rex", "age": None, "pal": {"name": "Bo"}}
        client.pets.save(name="Rex", pal={"legs": 3})
        assert server.last.json() == {"name": "Rex", "pal": {"legs": 3}}
        assert server.last.headers["content-type"] == "application/json"
        with pytest.raises(TypeError):
            client.pets.save()


def test_a_json_body_may_be_a_list(workspace: Workspace, server: Server) -> None:
    """A body that is no object is one argument."""
    document = taking(
        "requestBody: {required: true, content: {application/json: "
        f"{{schema: {{type: array, items: {{$ref: '{PETS}/Pet'}}}}}}}}}}"
    )
    call(workspace, server, document, body=[{"name": "a"}, {"legs": 1}])
    assert server.last.json() == [{"name": "a"}, {"legs": 1}]


def test_vendor_json_is_json(workspace: Workspace, server: Server) -> None:
    """`+json` media types are sent under their own name and read as JSON."""
    document = taking(
        "requestBody: {content: {application/vnd.pet+json: "
        "{schema: {type: object, properties: {name: {type: string}}}}}}"
    )
    call(workspace, server, document, name="Rex")
    assert server.last.json() == {"name": "Rex"}
    assert server.last.headers["content-type"] == "application/vnd.pet+json"


def test_a_form_body_is_url_encoded(workspace: Workspace, server: Server) -> None:
    """`application/x-www-form-urlencoded` fields are keywords, lists repeat."""
    document = taking(
        "requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: "
        "object, properties: {name: {type: string}, ok: {type: boolean}, "
        "tag: {type: array, items: {type: string}}, no: {type: string}}}}}}"
    )
    call(workspace, server, document, name="R&x ü", ok=True, tag=["a", "b"])
    sent = server.last
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert sent.body == b"name=R%26x+%C3%BC&ok=true&tag=a&tag=b"


def test_a_multipart_body_has_files_and_fields(
    workspace: Workspace, server: Server
) -> None:
    """Binary properties are files; the others are plain fields, not paths of files."""
    document = taking(
        "requestBody: {content: {multipart/form-data: {schema: {type: object, "
        "properties: {note: {type: string}, photo: {type: string, format: binary}}}}}}"
    )
    (workspace.root / "photo.bin").write_bytes(b"\x00photo")
    path = workspace.root / "photo.bin"
    call(workspace, server, document, note="hello", photo=path)
    sent = server.last
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="photo"; filename="photo.bin"' in sent.body
    assert b"\x00photo" in sent.body
    assert b'name="note"\r\n\r\nhello' in sent.body


def test_a_binary_body_is_sent_as_it_is(workspace: Workspace, server: Server) -> None:
    """`application/octet-stream` takes bytes and sends them unchanged."""
    document = taking(
        "requestBody: {required: true, content: {application/octet-stream: "
        "{schema: {type: string, format: binary}}}}"
    )
    call(workspace, server, document, body=b"\x00\xff")
    assert server.last.body == b"\x00\xff"
    assert server.last.headers["content-type"] == "application/octet-stream"


def test_a_text_body_is_sent_as_text(workspace: Workspace, server: Server) -> None:
    """`text/plain` takes a string."""
    document = taking(
        "requestBody: {required: true, content: {text/plain: {schema: {type: string}}}}"
    )
    call(workspace, server, document, body="ü")
    assert server.last.body == "ü".encode()
    assert server.last.headers["content-type"].startswith("text/plain")


def test_json_goes_before_other_media_types(
    workspace: Workspace, server: Server
) -> None:
    """JSON is taken if a body has several media types."""
    schema = "{schema: {type: object, properties: {name: {type: string}}}}"
    document = taking(
        f"requestBody: {{content: {{application/x-www-form-urlencoded: {schema}, "
        f"application/json: {schema}}}}}"
    )
    call(workspace, server, document, name="Rex")
    assert server.last.json() == {"name": "Rex"}


def test_an_optional_body_that_is_not_given_is_not_sent(
    workspace: Workspace, server: Server
) -> None:
    """Nothing given to an operation with an optional list body sends no body."""
    document = taking(
        "requestBody: {content: {application/json: "
        "{schema: {type: array, items: {type: integer}}}}}"
    )
    call(workspace, server, document)
    assert server.last.body == b""


@pytest.mark.parametrize("place", ["path", "query"])
def test_a_field_and_a_parameter_of_one_name_can_be_told_apart(
    workspace: Workspace, place: str
) -> None:
    """`/pet/{id}` with `id` in the body: the line to paste makes the run pass."""
    document = taking(
        f"parameters: [{{name: id, in: {place}, required: true, schema: {{type: integer}}}}]"
        "\n      requestBody: {content: {application/json: {schema: "
        "{type: object, properties: {id: {type: integer}}}}}}",
        path="/pet/{id}" if place == "path" else "/pet",
    )
    workspace.put(document)
    run = workspace.run()
    if run.code:
        section, line = (text.strip() for text in run.err.splitlines()[3:5])
        workspace.put(document, config=f"{section}\n{line.replace('...', 'other_id')}")
        run = workspace.run()
    assert run.code == 0, run.err


def test_a_parameter_may_be_named_body(workspace: Workspace) -> None:
    """A parameter `body` beside a body that is one argument is a collision, not a crash."""
    document = taking(
        "parameters: [{name: body, in: query, schema: {type: string}}]\n"
        "      requestBody: {content: {application/json: "
        "{schema: {type: array, items: {type: integer}}}}}"
    )
    workspace.put(document)
    run = workspace.run()
    assert "bug of the generator" not in run.err
    assert run.code == 0 or "[names.arguments]" in run.err
