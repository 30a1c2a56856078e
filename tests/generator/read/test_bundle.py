"""Documents of several files: `$ref` to other files, and what is refused."""

from __future__ import annotations

import copy
from importlib import import_module, invalidate_caches
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from generator.pointer import FILES as KEY
from generator.read.bundle import bundle
from generator.read.load import load
from tests.generator.conftest import Server
from tests.generator.refusals import GOOD, refused
from tests.generator.workspace import HEAD, Workspace

REFERENCE = "    at /paths/~1pet/get/responses/200/content/application~1json/schema"

MAIN = f"""{HEAD}
paths:
  /pets: {{$ref: 'paths/pets.yaml#/all'}}
  /owner: {{$ref: './paths/owner.json'}}
components:
  schemas:
    Owner:
      type: object
      properties:
        pets: {{type: array, items: {{$ref: 'models/pet.yaml'}}}}
"""
FILES = {
    "paths/pets.yaml": """\
        all:
          get:
            operationId: listPets
            tags: [Pets]
            parameters: [{$ref: '../common.yaml#/parameters/Limit'}]
            responses: {'200': {$ref: '#/responses/Pets'}}
        responses:
          Pets:
            description: ok
            content:
              application/json:
                schema: {type: array, items: {$ref: ../models/pet.yaml}}
        """,
    "paths/owner.json": """\
        {"get": {"operationId": "getOwner", "tags": ["Owners"], "responses": {"200": {
          "description": "ok", "content": {"application/json": {"schema":
            {"$ref": "../tiny.yaml#/components/schemas/Owner"}}}}}}}
        """,
    "common.yaml": """\
        parameters:
          Limit: {name: limit, in: query, schema: {$ref: '#/Number'}}
        Number: {type: integer}
        """,
    "models/pet.yaml": """\
        type: object
        properties:
          name: {type: string}
          kind: {$ref: 'more/a b.yaml#/Kind'}
          owner: {$ref: '../tiny.yaml#/components/schemas/Owner'}
          friend: {$ref: '#'}
          toy:
            oneOf: [{$ref: 'more/toys.yaml#/Ball'}, {$ref: 'more/toys.yaml#/Bone'}]
            discriminator:
              propertyName: is
              mapping: {round: 'more/toys.yaml#/Ball', long: 'more/toys.yaml#/Bone'}
        """,
    "models/more/a b.yaml": "Kind: {type: string, enum: [cat, dog]}",
    "models/more/toys.yaml": """\
        Ball: {type: object, properties: {is: {type: string}}}
        Bone: {type: object, properties: {is: {type: string}}}
        """,
}


def put(workspace: Workspace, files: dict[str, str]) -> None:
    """Write *files* below `spec/`."""
    for name, text in files.items():
        path = workspace.spec / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))


def generated(workspace: Workspace, *arguments: str) -> ModuleType:
    """Generate without any trouble and import the package."""
    run = workspace.run(*arguments)
    assert (run.code, run.err) == (0, "")
    invalidate_caches()
    return import_module(workspace.package)


def test_a_document_may_be_spread_over_files(
    workspace: Workspace, server: Server
) -> None:
    """Whole files and parts of them, from nested files and in cycles, are one API."""
    workspace.put(MAIN)
    put(workspace, FILES)
    package = generated(workspace)
    sent = {"owner": {"pets": [{"kind": "cat"}]}, "friend": {"toy": {"is": "long"}}}
    with package.Client(base_url=server.url) as client:
        server.answer([sent])
        (pet,) = client.pets.list(limit=3)
        assert server.last.target == "/pets?limit=3"
        server.answer({"pets": [sent]})
        owner = client.owners.get()
    assert type(pet).__name__ == "Pet"
    assert type(owner.pets[0]) is type(pet) is type(pet.friend)
    assert type(owner) is type(pet.owner)
    assert type(pet.friend.toy).__name__ == "Bone"
    assert pet.to_dict() == sent


@pytest.mark.parametrize("name", ["common.yaml", "models/more/a b.yaml"])
@pytest.mark.parametrize("overlay", [False, True])
def test_a_change_of_another_file_is_seen(
    workspace: Workspace, name: str, overlay: bool
) -> None:
    """It is an input as the document is, for a run and for a check."""
    actions = """\
        overlay: 1.0.0
        info: {title: Corrections, version: '1'}
        actions: [{target: $.info, description: Its text., update: {description: Pets.}}]
        """
    workspace.put(MAIN, overlay=actions if overlay else None)
    put(workspace, FILES)
    generated(workspace)
    assert ", 0 written," in workspace.run().out
    path = workspace.spec / name
    path.write_text(path.read_text().replace("integer", "string").replace("cat", "ape"))
    check = workspace.run("--check")
    assert (check.code, "is not current" in check.err) == (1, True)
    assert ", 0 written," not in workspace.run().out
    assert workspace.run("--check").code == 0


def test_an_overlay_reaches_the_other_files(workspace: Workspace) -> None:
    """The other files are parts of the document that the overlay corrects."""
    workspace.put(
        MAIN,
        overlay="""\
        overlay: 1.0.0
        info: {title: Corrections, version: '1'}
        actions:
        - target: $..['models/pet.yaml'].properties
          description: Seen.
          update: {age: {type: integer}}
        """,
    )
    put(workspace, FILES)
    generated(workspace)
    assert "age" in vars(import_module(f"{workspace.package}.models").Pet)


def test_problems_are_located_in_their_own_file(workspace: Workspace) -> None:
    """A problem has the file's name, line and pointer, whatever led there."""
    workspace.put(MAIN)
    put(workspace, FILES)
    path = workspace.spec / "models/pet.yaml"
    path.write_text(path.read_text() + "  bad: {$ref: 'more/toys.yaml#/Bonn'}\n")
    assert refused(workspace) == [
        'error: spec/models/pet.yaml:12: $ref "more/toys.yaml#/Bonn" leads nowhere',
        "    at /properties/bad",
        "    Did you mean 'Bone'?",
    ]
    (workspace.spec / "common.yaml").write_text("parameters:\n  Limit: {name: [}\n")
    (line,) = refused(workspace)
    assert line.startswith("error: spec/common.yaml:2:18: YAML: ")


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("other.yaml#/Pet", "leads to a file that does not exist", ""),
        ("Pet", "leads to a file that does not exist", ""),
        (".", "leads to a file that does not exist", ""),
        (
            "../secret.yaml",
            "leads out of the document's folder",
            "Move the file below spec/ first.",
        ),
        (
            "link.yaml",
            "leads out of the document's folder",
            "Move the file below spec/ first.",
        ),
        (
            "/etc/hostname",
            "leads out of the document's folder",
            "Only relative paths to files below it are read.",
        ),
        (
            "file:///etc/hostname",
            "leads out of the document's folder",
            "Only relative paths to files below it are read.",
        ),
        (
            "https://example.com/pet.json",
            "leads to the network",
            "Download that file and refer to the copy, or run with --allow-remote.",
        ),
        ("circle.yaml", "leads to a file that does not exist", ""),
        ("n" * 256, "cannot be read: File name too long", ""),
        ("a%00b", "is neither a path to a file nor a URL", ""),
        ("http://[", "is neither a path to a file nor a URL", ""),
    ],
)
def test_a_reference_that_is_not_followed(
    workspace: Workspace, target: str, message: str, hint: str
) -> None:
    """Only what exists below the document's folder is read."""
    (workspace.root / "secret.yaml").write_text("type: object\n")
    (workspace.spec / "link.yaml").symlink_to(workspace.root / "secret.yaml")
    (workspace.spec / "circle.yaml").symlink_to("circle.yaml")
    workspace.put(GOOD.replace("#/components/schemas/Pet", target))
    expected = [f'error: spec/tiny.yaml:13: $ref "{target}" {message}', REFERENCE]
    assert refused(workspace) == expected + ([f"    {hint}"] if hint else [])


def test_remote_files_are_fetched_only_if_allowed(
    workspace: Workspace, server: Server
) -> None:
    """Nothing fetches them without the flag, not even the validator."""
    server.media = "application/yaml"
    server.body = dedent("""\
        Pet:
          type: object
          properties: {friend: {$ref: '#/Pet'}, toy: {$ref: toys.yaml#/Pet}}
        """).encode()
    workspace.put(
        GOOD.replace("#/components/schemas/Pet", f"{server.url}/pet.yaml#/Pet")
    )
    lines = refused(workspace)
    assert lines[0].endswith("leads to the network")
    assert server.requests == []
    generated(workspace, "--allow-remote")
    assert {request.target for request in server.requests} == {
        "/pet.yaml",
        "/toys.yaml",
    }
    fields = vars(import_module(f"{workspace.package}.models").Pet)
    assert {"friend", "toy"} <= fields.keys()
    # What was fetched is not taken for current: asked for again, or refused again.
    assert refused(workspace)[0].endswith("leads to the network")
    server.body = server.body.replace(b"toy", b"dog")
    assert workspace.run("--allow-remote").code == 0
    assert b"dog" in workspace.tree()[f"{workspace.package}/models/pets.py"]


def test_a_remote_file_that_cannot_be_fetched(
    workspace: Workspace, server: Server
) -> None:
    """Its address and the reason are said; a remote file leads to no local one."""
    server.status = 404
    address = f"{server.url}/pet.yaml"
    workspace.put(GOOD.replace("#/components/schemas/Pet", address))
    assert refused(workspace, "--allow-remote") == [
        f"error: {address}: the server responded 404 Not Found"
    ]
    server.status, server.body = 200, b"$ref: 'file:///etc/hostname'"
    assert refused(workspace, "--allow-remote") == [
        f'error: {address}:1: $ref "file:///etc/hostname" leads out of the web'
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  /pet:", "  $ref: 'URL'\n  /pet:"),
        ("{name: {type: string}", "{$ref: 'URL', name: {type: string}"),
        ("  schemas:", "  examples: {$ref: 'URL'}\n  schemas:"),
        ("description: ok", "description: ok\n          links: {$ref: 'URL'}"),
    ],
)
def test_nothing_is_fetched_for_a_reference_that_is_none(
    workspace: Workspace, server: Server, old: str, new: str
) -> None:
    """`$ref` is a name among names; the validator is kept from it, too."""
    assert old in GOOD
    workspace.put(GOOD.replace(old, new.replace("URL", f"{server.url}/x"), 1))
    workspace.run()
    assert server.requests == []


ALIKE = f"""{HEAD}
paths:
  /cats: {{get: {{operationId: getCats, responses: {{'200': {{$ref: cats/list.yaml}}}}}}}}
  /dogs: {{get: {{operationId: getDogs, responses: {{'200': {{$ref: dogs/list.yaml}}}}}}}}
"""
LIST = """\
description: ok
content: {application/json: {schema: {type: array, items: {$ref: item.yaml}}}}
"""
ALIKE_FILES = {
    "cats/list.yaml": LIST,
    "cats/item.yaml": "{type: object, properties: {lives: {type: integer}}}",
    "dogs/list.yaml": LIST,
    "dogs/item.yaml": "{type: object, properties: {tag: {type: string}}}",
}


def test_files_of_one_name_are_two_classes(workspace: Workspace) -> None:
    """A name by path can be given to each, and the run prints the line for it."""
    path = workspace.put(ALIKE)
    put(workspace, ALIKE_FILES)
    assert refused(workspace) == [
        "error: spec/dogs/item.yaml:1: the class name Item is also the name for "
        "spec/cats/item.yaml:1, and they have little in common",
        "    Name one of them in tiny.toml:",
        "    [names.properties]",
        '    "dogs/item.yaml" = "..."',
    ]
    path.write_text(
        path.read_text() + '[names.properties]\n"dogs/item.yaml" = "DogItem"\n'
    )
    generated(workspace)
    models = import_module(f"{workspace.package}.models")
    assert hasattr(models.Item, "lives")
    assert hasattr(models.DogItem, "tag")


def test_files_of_one_name_are_told_apart_without_a_configuration(
    workspace: Workspace,
) -> None:
    """Nobody has to decide: both are there."""
    workspace.put(ALIKE)
    put(workspace, ALIKE_FILES)
    run = workspace.run("spec/tiny.yaml")
    assert (run.code, run.err) == (0, "")
    assert "2 of 2 operations, 2 models" in run.out


def test_the_files_that_are_bundled_stay_as_they_were_read(tmp_path: Path) -> None:
    """A step gives a new value: what was loaded refers to other files as before."""
    (tmp_path / "pet.yaml").write_text("Pet: {$ref: '#/Dog'}\nDog: {type: object}\n")
    path = tmp_path / "main.yaml"
    mapping = "discriminator: {propertyName: k, mapping: {a: 'pet.yaml#/Pet'}}"
    path.write_text(f"a: {{schema: {{$ref: 'pet.yaml#/Pet'}}}}\nb: {{{mapping}}}\n")
    document = load(path)
    before = copy.deepcopy(document.root)
    bundled = bundle(document, path)
    assert document.root == before
    assert bundled.root["a"]["schema"] == {"$ref": f"#/{KEY}/pet.yaml/Pet"}
    assert bundled.root["b"]["discriminator"]["mapping"] == {
        "a": f"#/{KEY}/pet.yaml/Pet"
    }
    assert bundled.root[KEY]["pet.yaml"]["Pet"] == {"$ref": f"#/{KEY}/pet.yaml/Dog"}
    assert bundled.files["pet.yaml"].root["Pet"] == {"$ref": "#/Dog"}


def test_a_document_of_one_file_is_not_copied(tmp_path: Path) -> None:
    """Nothing is written into it, so there is no need."""
    path = tmp_path / "main.yaml"
    path.write_text("a: {schema: {$ref: '#/b'}}\nb: {type: string}\n")
    document = load(path)
    assert bundle(document, path).root is document.root
