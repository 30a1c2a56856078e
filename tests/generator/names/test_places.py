"""Names are known by their place in the document: paths, tags, fields."""

from __future__ import annotations

from importlib import import_module, invalidate_caches

import pytest

from generator.diff.compare import compare
from tests.generator.conftest import Server
from tests.generator.names.pets import (
    Names,
    document,
    gives,
    in_path,
    other_tag,
    record,
    ref,
    swapped,
)
from tests.generator.workspace import Workspace


def test_an_argument_of_a_path_is_known_by_its_place(
    pets: Workspace, server: Server
) -> None:
    """Its name in the template does not go over the wire, so callers need not know."""
    for name in ("pet_id", "petId", "petId"):
        new = document()
        item = new["paths"].pop("/pets/{id}")
        item["get"]["parameters"] = in_path(name)
        new["paths"][f"/pets/{{{name}}}"] = item
        pets.put(new)
        run = pets.run()
        assert (run.code, run.err) == (0, "")
        method = pets.surface().methods["pets.get"]
        assert method.arguments.keys() == {"id"}
        assert method.http == f"GET /pets/{{{name}}}"
    invalidate_caches()
    server.answer({"id": 7})
    with import_module(pets.package).Client(base_url=server.url) as client:
        client.pets.get(id=7)
    assert server.last.path == "/pets/7"


def test_arguments_of_a_path_stand_in_its_order(workspace: Workspace) -> None:
    """They are given by position, and the list in the document may be reordered."""
    trees = []
    for names in (("id", "toy", "part"), ("part", "id", "toy")):
        new = document()
        toy = gives("getPetToy", "Pets", record(size="integer"))
        toy["parameters"] = in_path(*names)
        new["paths"]["/pets/{id}/toys/{toy}/{part}"] = {"get": toy}
        workspace.put(new)
        assert workspace.run().code == 0
        trees.append(workspace.tree()[f"{workspace.package}/resources/pets.py"])
    assert trees[0] == trees[1]
    assert b'{"id": id, "toy": toy, "part": part}' in trees[0]


def test_parameters_that_change_their_names_in_a_path_keep_their_places(
    pets: Workspace,
) -> None:
    """`/{id}/{toy}` becomes `/{toy}/{id}`: the first argument is the first still."""
    for names in (("id", "toy"), ("toy", "id")):
        new = document()
        toy = gives("getPetToy", "Pets", record(size="integer"))
        toy["parameters"] = in_path(*names)
        new["paths"]["/pets/{%s}/toys/{%s}" % names] = {"get": toy}  # noqa: UP031
        pets.put(new)
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    text = pets.tree()[f"{pets.package}/resources/pets.py"].decode()
    assert '{"toy": id, "id": toy}' in text


def test_a_new_operation_of_a_tag_that_was_renamed_stands_with_the_others(
    pets: Workspace,
) -> None:
    """A group is not split because its tag has another name."""
    for ids in (("addPet",), ("addPet", "sellPet")):
        new = document()
        for path in ("/pets", "/pets/{id}"):
            new["paths"][path]["get"]["tags"] = ["Animals"]
        for id_ in ids:
            new["paths"][f"/{id_}"] = {"post": gives(id_, "Animals", ref("Pet"))}
        pets.put(new)
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    assert Names(pets).methods == {
        ("pets", "list"), ("pets", "get"), ("pets", "add"), ("pets", "sell"),
        ("owners", "get"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "tags",
    [("Animals", "Pets"), ("Animals", "Beasts"), ("Owners", "Owners")],
    ids=["one stays", "two tags", "into another group"],
)
def test_a_tag_that_was_not_renamed_takes_no_new_operation(
    pets: Workspace, tags: tuple[str, str]
) -> None:
    """Operations moved, and what is new stands where the document has it."""
    new = document()
    for path, tag in zip(("/pets", "/pets/{id}"), tags, strict=True):
        new["paths"][path]["get"]["tags"] = [tag]
    new["paths"]["/new"] = {"post": gives("washAnimal", tags[0], ref("Pet"))}
    pets.put(new)
    assert pets.run().code == 0
    group = tags[0].lower()
    assert {name for name in Names(pets).methods if name[0] != "pets"} == {
        ("owners", "get"), (group, "wash" if group == "animals" else "wash_animal"),
    }  # fmt: skip


def test_a_group_keeps_the_text_of_its_tag(workspace: Workspace) -> None:
    """While the document has that, though all operations have another tag."""
    new = document()
    new["tags"] = [{"name": "Pets", "description": "Beasts in houses."}]
    workspace.put(new)
    assert workspace.run().code == 0
    other_tag(new)
    new["tags"].append({"name": "Animals", "description": "All beasts."})
    for text in ("Beasts in houses.", "All beasts."):
        workspace.put(new)
        assert workspace.run().code == 0
        module = workspace.tree()[f"{workspace.package}/resources/pets.py"].decode()
        assert module.startswith(f'"""{text}') or f'"""{text}"""' in module
        del new["tags"][0]


def test_a_new_parameter_takes_no_argument(pets: Workspace, server: Server) -> None:
    """Not of a parameter that reads alike, nor of a field of the body: these stay."""
    text = {"schema": {"type": "string"}}
    new = document()
    operation = new["paths"]["/owners"]["get"]
    operation["parameters"] = [{"name": "max_age", "in": "query", **text}]
    content = {"application/json": {"schema": record(street="string")}}
    operation["requestBody"] = {"content": content}
    new["paths"]["/owners"] = {"post": operation}
    pets.put(new)
    assert pets.run().err == ""
    operation["parameters"] = [
        {"name": name, "in": "query", **text}
        for name in ("maxAge", "street", "max_age")
    ]
    pets.put(new)
    assert pets.run().err.count("are both the argument max_age") == 1
    assert pets.run("--check").code == 0
    method = pets.surface().methods["owners.get"]
    wires = {name: item.wire or name for name, item in method.arguments.items()}
    assert wires == {
        "max_age": "max_age",
        "max_age_": "maxAge",
        "street": "street",
        "query_street": "street",
    }
    assert method.arguments["street"].place == "body"


def test_an_attribute_stays_when_its_collision_ends(pets: Workspace) -> None:
    """The one that reads alike may come back, too."""
    new = document()
    properties = new["components"]["schemas"]["Pet"]["properties"]
    kinds = {"nick-name": {"type": "string"}, "nick_name": {"type": "integer"}}
    for wires in (["nick-name"], ["nick-name", "nick_name"], ["nick_name"], [*kinds]):
        for wire in kinds:
            properties.pop(wire, None)
        properties |= {wire: kinds[wire] for wire in wires}
        pets.put(new)
        assert pets.run().code == 0
        fields = pets.surface().models["Pet"].fields
        if "nick_name" in wires:
            assert fields["nick_name_"].wire == "nick_name"
        if "nick-name" in wires:
            assert fields["nick_name"].wire == "nick-name"


def test_what_has_another_order_or_key_keeps_its_name(pets: Workspace) -> None:
    """Parameters and alternatives by what they are, small components by who uses them."""
    new = document()
    schemas = new["components"]["schemas"]
    schemas["Gone"] = record(id="integer")
    either = {"oneOf": [record(a="string", b="string"), record(c="string", d="string")]}
    lists = [
        {"name": name, "in": "query", "schema": {"type": "string", "enum": values}}
        for name, values in (("order", ["up", "down"]), ("part", ["all", "head"]))
    ]
    new["paths"]["/toys"] = {
        "get": gives("getToys", "Toys", either) | {"parameters": lists},
        "delete": gives("deleteToy", "Toys", ref("Gone")),
    }
    pets.put(new)
    pets.run()
    before = pets.surface()
    either["oneOf"].reverse()
    lists.reverse()
    schemas["Removed"] = schemas.pop("Gone")
    new["paths"] = swapped(new["paths"], ref("Gone"), ref("Removed"))
    pets.put(new)
    pets.run()
    found = {change.rule for change in compare(before, pets.surface())}
    assert found == {"component-renamed"}
