"""Discriminators on parents whose kinds extend them, however many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from openapi_runtime import Drift
from tests.documents.conftest import Document
from tests.documents.tiny import NEWER, PETS, answering, call
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace

Load = Callable[..., Document]


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ({"type": "login", "user": "u"}, "Login"),
        ({"type": "sso", "user": "u"}, "Login"),
        ({"type": "key", "secret": "s"}, "Key"),
        ({"type": "new", "more": 1}, "Auth"),
    ],
)
def test_the_discriminator_decides(document: Load, sent: object, kind: str) -> None:
    """By the mapping, several values of one kind too; and an unknown one is the parent.

    What was read goes back as it is.
    """
    found = document("parents")
    found.server.answer({"auth": sent})
    auth = found.call("saveAuth").auth
    assert type(auth).__name__ == kind
    assert found.sent("saveAuth", auth=auth, all=[auth]).json() == {
        "auth": sent,
        "all": [sent],
    }


def test_a_parent_without_properties_is_its_alternatives(document: Load) -> None:
    """Named by their schemas; and documented kinds are no drift."""
    found, drift = document("parents"), Drift()
    found.server.answer({"shape": {"form": "Square", "side": 2}})
    with found.package.Client(base_url=found.server.url, observer=drift) as client:
        shape = client.auth.save().shape
    assert (type(shape).__name__, shape.side) == ("Square", 2)
    assert not list(drift)


@pytest.mark.parametrize(
    ("value", "drifted"),
    [
        ({"kind": "b", "n": 1}, []),
        ({"kind": "a", "n": "x"}, []),
        ([{"kind": "b", "n": 1}], []),
        ({"kind": "b", "n": "x"}, ["other type"]),
    ],
)
def test_drift_knows_the_members_of_a_union(
    workspace: Workspace, server: Server, value: object, drifted: list[str]
) -> None:
    """It compares with the member that decoding chooses, in lists and alone."""
    members = ", ".join(
        f"{{type: object, properties: {{kind: {{enum: [{kind}]}}, n: {{type: {type_}}}}}}}"
        for kind, type_ in (("a", "string"), ("b", "integer"))
    )
    union = f"{{oneOf: [{members}, {{type: array, items: {{oneOf: [{members}]}}}}]}}"
    package = workspace.load(answering(f"{{type: object, properties: {{v: {union}}}}}"))
    server.answer({"v": value})
    drift = Drift()
    with package.Client(base_url=server.url, observer=drift) as client:
        client.pets.get()
    assert [entry.kind for entry in drift] == drifted


@pytest.mark.parametrize("head", [HEAD, NEWER])
def test_more_than_twenty_kinds_are_told_apart(
    workspace: Workspace, server: Server, head: str
) -> None:
    base = (
        "Base: {type: object, properties: {kind: {type: string}}, "
        "discriminator: {propertyName: kind}}"
    )
    kinds = ", ".join(
        f"Kind{n}: {{allOf: [{{$ref: '{PETS}/Base'}}, {{type: object, properties: "
        f"{{p{n}: {{type: integer}}}}}}]}}"
        for n in range(30)
    )
    server.answer({"kind": "Kind27", "p27": 5})
    document = answering(f"{{$ref: '{PETS}/Base'}}", f"{{{base}, {kinds}}}", head)
    found = call(workspace, server, document)
    assert (type(found).__name__, found.p27) == ("Kind27", 5)
