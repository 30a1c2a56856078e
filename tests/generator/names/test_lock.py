"""Names stay: what had one is found again by pointer, then by shape."""

from __future__ import annotations

import copy
import itertools
import json
import tomllib
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest

from generator.diff.compare import compare
from generator.names.lock import lock_text, read_lock
from openapi_runtime import errors
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace


def record(**fields: str) -> dict[str, Any]:
    """Return an object schema: name -> type."""
    return {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in fields.items()},
    }


def gives(id_: str, tag: str, schema: Any) -> dict[str, Any]:
    """Return an operation that responds with *schema*."""
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "ok", "content": content}}
    return {"operationId": id_, "tags": [tag], "responses": responses}


def ref(name: str) -> dict[str, str]:
    """Refer to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(items: Any) -> dict[str, Any]:
    """Return a list schema."""
    return {"type": "array", "items": items}


def swapped(value: Any, old: Any, new: Any) -> Any:
    """Put *new* wherever *old* stands in *value*."""
    if value == old:
        return new
    if isinstance(value, dict):
        return {key: swapped(child, old, new) for key, child in value.items()}
    if isinstance(value, list):
        return [swapped(child, old, new) for child in value]
    return value


def document() -> dict[str, Any]:
    """Return an API of pets and owners."""
    state = {"type": "string", "enum": ["here", "gone", "sold"]}
    pet = record(id="integer", legs="integer", call="string")
    pet["properties"]["state"] = state
    owner = record(id="integer", surname="string", street="string")
    return {
        "openapi": "3.0.3",
        "info": {"title": "Tiny", "version": "1"},
        "paths": {
            "/pets": {"get": gives("getPets", "Pets", many(ref("Pet")))},
            "/pets/{id}": {
                "get": gives("getPet", "Pets", ref("Pet"))
                | {"parameters": [
                    {"name": "id", "in": "path", "required": True,
                     "schema": {"type": "integer"}},
                ]},
            },
            "/owners": {"get": gives("getOwners", "Owners", owner)},
        },
        "components": {"schemas": {"Pet": pet}},
    }  # fmt: skip


class Names:
    """The lock of the workspace, read."""

    def __init__(self, workspace: Workspace) -> None:
        text = (workspace.spec / "tiny.names.lock").read_text()
        self.raw = tomllib.loads(text)
        self.classes = set(self.raw["classes"])
        self.enums = set(self.raw["enums"])
        self.methods = {
            (self.raw["tags"][tag][0], function)
            for _, _, tag, function in self.raw["operations"].values()
        }


@pytest.fixture
def pets(workspace: Workspace) -> Workspace:
    """The API of pets, generated."""
    workspace.put(document())
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    return workspace


def renamed_component(new: dict[str, Any]) -> None:
    """The component `Pet` is called `Animal` now."""
    schemas = new["components"]["schemas"]
    schemas["Animal"] = schemas.pop("Pet")
    new["paths"] = swapped(new["paths"], ref("Pet"), ref("Animal"))


def inlined_component(new: dict[str, Any]) -> None:
    """The component is written out wherever it was referred to."""
    pet = new["components"].pop("schemas")["Pet"]
    new["paths"] = swapped(new["paths"], ref("Pet"), pet)


def new_component(new: dict[str, Any]) -> None:
    """An inline schema became a component with a name of its own, and grew."""
    content = new["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    owner = content["application/json"]["schema"]
    owner["properties"]["town"] = {"type": "string"}
    new["components"]["schemas"]["PersonV2Dto"] = owner
    content["application/json"]["schema"] = ref("PersonV2Dto")


def in_all_of(new: dict[str, Any]) -> None:
    """A schema became a part of an `allOf`, and grew."""
    content = new["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    owner = content["application/json"]["schema"]
    owner["properties"]["town"] = {"type": "string"}
    content["application/json"]["schema"] = {"allOf": [owner]}


def other_ids(new: dict[str, Any]) -> None:
    """All operationIds are others; the paths are the same."""
    new["paths"]["/pets"]["get"]["operationId"] = "pets_index"
    new["paths"]["/pets/{id}"]["get"]["operationId"] = "petById"
    new["paths"]["/owners"]["get"]["operationId"] = "fetchPeople"


def other_paths(new: dict[str, Any]) -> None:
    """All paths are others; the operationIds are the same."""
    new["paths"] = {f"/v3{path}": item for path, item in new["paths"].items()}


def other_tag(new: dict[str, Any]) -> None:
    """A tag has another name, and one operation another tag."""
    for item in new["paths"].values():
        item["get"]["tags"] = ["Animals"]


def other_values(new: dict[str, Any]) -> None:
    """An enum changed."""
    state = new["components"]["schemas"]["Pet"]["properties"]["state"]
    state["enum"] = ["there", "gone", "lent"]


DRIFTS = [
    renamed_component, inlined_component, new_component, in_all_of, other_ids,
    other_paths, other_tag, other_values,
]  # fmt: skip


@pytest.mark.parametrize("drift", DRIFTS)
def test_no_name_moves(pets: Workspace, drift: Any) -> None:
    """Classes, aliases, attributes and methods are what they were."""
    before = Names(pets)
    new = document()
    drift(new)
    assert new != document()
    pets.put(new)
    run = pets.run()
    assert (run.code, run.err) == (0, "")
    after = Names(pets)
    assert after.classes == before.classes == {"Pet", "Owner"}
    assert after.enums == before.enums == {"PetState"}
    assert after.methods == before.methods


def test_a_run_without_the_lock_would_move_names(pets: Workspace) -> None:
    """The drifts of these tests are no straw men: the lock is what holds the names."""
    before, moved = Names(pets), []
    for drift in DRIFTS:
        new = document()
        drift(new)
        pets.put(new)
        (pets.spec / "tiny.names.lock").unlink()
        assert pets.run().code == 0
        names = Names(pets)
        if names.classes != before.classes or names.methods != before.methods:
            moved.append(drift.__name__)
    assert {"renamed_component", "new_component", "other_ids"} <= set(moved)


def test_the_newcomer_gives_way(pets: Workspace) -> None:
    """A new operation that would take a name in use has a longer one until it is named."""
    new = document()
    new["paths"]["/a"] = {"get": gives("listPets", "Pets", many(ref("Pet")))}
    before = Names(pets).methods
    pets.put(new)
    run = pets.run()
    assert run.code == 0
    assert run.err.startswith("warning: ")
    assert "both list() of the tag Pets" in run.err
    assert '"listPets" = "..."' in run.err
    (newcomer,) = Names(pets).methods - before
    assert newcomer[0] == "pets"
    assert not any(character.isdigit() for character in newcomer[1])
    assert before < Names(pets).methods


def test_one_class_stays_one(pets: Workspace) -> None:
    """A field that one response now has as another type is open, with a warning."""
    new = document()
    inlined_component(new)
    new = json.loads(json.dumps(new))
    pets.put(new)
    assert pets.run().code == 0
    content = new["paths"]["/pets/{id}"]["get"]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"]
    schema["properties"]["legs"] = record(a="string")
    pets.put(new)
    run = pets.run()
    assert run.code == 0
    assert "they differ in 'legs'" in run.err
    text = (pets.root / "generated" / pets.package / "models/pets.py").read_text()
    assert "legs: Any" in text
    assert pets.run().out.count(" 0 written") == 1


def test_a_decided_name_moves_one(pets: Workspace) -> None:
    """`[names]` goes before the lock, and the lock then has that name."""
    pets.put(document(), config='[names.functions]\ngetPets = "all"\n')
    run = pets.run()
    assert (run.code, run.err) == (0, "")
    assert ("pets", "all") in Names(pets).methods
    pets.put(document())
    assert pets.run().code == 0
    assert ("pets", "all") in Names(pets).methods


def test_check_compares_the_lock(pets: Workspace) -> None:
    """The lock is written like any output: compared, and left alone when nothing changed."""
    lock = pets.spec / "tiny.names.lock"
    text, time = lock.read_text(), lock.stat().st_mtime_ns
    assert pets.run().code == 0
    assert lock.stat().st_mtime_ns == time
    lock.write_text(text + "\n")
    run = pets.run("--check")
    assert run.code == 1
    assert "--- a/spec/tiny.names.lock" in run.out
    assert pets.run().code == 0
    assert lock.read_text() == text


def test_a_lock_that_is_none_is_an_error(pets: Workspace) -> None:
    """Names are not guessed anew because a file is broken."""
    lock = pets.spec / "tiny.names.lock"
    lock.write_text("<<<<<<< ours\n")
    run = pets.run()
    assert run.code == 1
    assert "spec/tiny.names.lock: is no lock of names" in run.err


def test_no_lock_where_nothing_is_committed(pets: Workspace, tmp_path: Path) -> None:
    """`--out` leaves the lock of a configuration alone."""
    (pets.spec / "tiny.names.lock").unlink()
    assert pets.run("--out", str(tmp_path / "out")).code == 0
    assert sorted(path.name for path in pets.spec.iterdir()) == [
        "tiny.json",
        "tiny.toml",
    ]


def test_a_document_alone_has_its_lock_beside_the_package(
    pets: Workspace, tmp_path: Path
) -> None:
    """Its names stay, too, and a run ends with the report."""
    arguments = "spec/tiny.json", "--out", str(tmp_path / "out")
    assert pets.run(*arguments).code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "tiny",
        "tiny.names.lock",
    }
    new = document()
    other_ids(new)
    pets.put(new)
    run = pets.run(*arguments)
    assert (run.code, run.err) == (0, "")
    assert "operation-id-changed: id: getOwners -> fetchPeople in owners" in run.out
    assert "method-" not in run.out
    assert pets.run(*arguments, "--check").code == 0


def test_hostile_names_stay_data(workspace: Workspace) -> None:
    """The lock can be read again, whatever names the document has."""
    new = document()
    odd = 'a"]\nb = 1\n[\\\u007f\U0001f600'
    new["paths"]["/owners"]["get"]["tags"] = [odd]
    new["paths"]["/owners"]["get"]["operationId"] = odd
    workspace.put(new)
    assert workspace.run().code == 0
    assert odd in Names(workspace).raw["operations"]
    assert workspace.run("--check").code == 0


def test_a_removed_operation_leaves_a_method_that_raises(pets: Workspace) -> None:
    """It says what was removed and since when, until its line is deleted in the lock."""
    new = document()
    del new["paths"]["/pets"]
    new["info"]["version"] = "2"
    pets.put(new)
    for _ in range(2):
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    invalidate_caches()
    package = import_module(pets.package)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        with pytest.raises(errors.RemovedError, match=r"pets\.list\(\) was removed"):
            client.pets.list(1, any="thing")
        with pytest.raises(
            errors.RemovedError, match=r"getPets \(GET /pets\).*version 2"
        ):
            client.pets.list()
    resource = pets.root / "generated" / pets.package / "resources" / "pets.py"
    assert resource.read_text().count("list = removed(") == 2
    lock = pets.spec / "tiny.names.lock"
    lines = lock.read_text().splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if '"list", "2"]' not in line))
    assert pets.run().code == 0
    assert "removed" not in resource.read_text()
    assert Names(pets).raw["removed"] == {}


def test_a_group_without_operations_stays_for_those_who_call_it(
    pets: Workspace,
) -> None:
    """Its methods raise, and the report says so; it goes with their lines in the lock."""
    surfaces = [pets.surface()]
    new = document()
    del new["paths"]["/owners"]
    pets.put(new)
    for _ in range(2):
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    surfaces.append(pets.surface())
    invalidate_caches()
    package = import_module(pets.package)
    with package.Client(base_url="http://127.0.0.1:9") as client:
        with pytest.raises(errors.RemovedError, match=r"owners\.get\(\) was removed"):
            client.owners.get()
        with pytest.raises(
            errors.RemovedError, match=r"is not in the API's document\."
        ):
            client.owners.with_raw_response.get()
    lock = pets.spec / "tiny.names.lock"
    lines = lock.read_text().splitlines(keepends=True)
    lock.write_text("".join(line for line in lines if '"get", ""]' not in line))
    assert pets.run().code == 0
    surfaces.append(pets.surface())
    assert not (pets.root / "generated" / pets.package / "resources/owners.py").exists()
    rules = [
        {change.rule for change in compare(old, new)}
        for old, new in itertools.pairwise(surfaces)
    ]
    assert rules == [
        {"method-removed", "model-removed"},
        {"group-removed", "removed-method-dropped"},
    ]


def test_an_operation_that_comes_back_is_itself_again(pets: Workspace) -> None:
    """A document that lacked an operation for a while moves no name."""
    before = pets.tree()
    new = document()
    del new["paths"]["/pets"]
    pets.put(new)
    assert pets.run().code == 0
    assert "getPets" in Names(pets).raw["removed"]
    pets.put(document())
    assert pets.run().code == 0
    assert Names(pets).raw["removed"] == {}
    assert pets.tree() == before


def in_path(*names: str) -> list[dict[str, Any]]:
    """Declare parameters of a path."""
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}
        for name in names
    ]


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


def test_a_lock_is_read_as_it_was_written(pets: Workspace) -> None:
    """The lock has methods that raise and old names that still work, too."""
    new = document()
    del new["paths"]["/owners"]
    pets.put(new, config='release = "1"\n[names.functions]\ngetPets = "all"\n')
    assert pets.run().code == 0
    path = pets.spec / "tiny.names.lock"
    lock = read_lock(path)
    assert lock is not None
    assert lock.removed["getOwners"].function == "get"
    assert lock.renamed.methods == {"getPets": ("list",)}
    assert lock_text(lock) == path.read_text()


@pytest.mark.parametrize("text", ["", "[operations]\nx = 1\n", "[unknown]\n"])
def test_a_lock_of_another_shape_is_an_error(pets: Workspace, text: str) -> None:
    """No table is left out or added by hand without a word."""
    (pets.spec / "tiny.names.lock").write_text(text)
    run = pets.run()
    assert run.code == 1
    assert "is no lock of names" in run.err


def test_other_names_upstream_are_mentioned_once(pets: Workspace) -> None:
    """With the line to follow them, which works; the name before goes on working."""
    before, new = pets.surface(), document()
    new["paths"]["/owners"]["get"]["tags"] = ["People"]
    renamed_component(new)
    pets.put(new, config='release = "1"\n')
    assert pets.run().err == ""
    follow = {
        "tag-renamed": '[names.tags] "People" = "people"',
        "component-renamed": '[names.classes] "Pet" = "Animal"',
    }
    found = compare(before, pets.surface())
    assert {change.rule: change.new.partition("; ")[2] for change in found} == follow
    before = pets.surface()
    assert pets.run("--check").code == 0
    lines = "\n".join(line.replace("] ", "]\n") for line in follow.values())
    pets.put(new, config=f'release = "1"\n{lines}\n')
    assert pets.run().err == ""
    rules = {change.rule for change in compare(before, pets.surface())}
    assert rules == {"group-renamed-with-alias", "model-renamed-with-alias"}


def test_a_new_schema_joins_the_class_of_those_like_it(pets: Workspace) -> None:
    """Whatever it would be called by itself: a second version of a path has no records."""
    new = document()
    other_ids(new)
    item = copy.deepcopy(new["paths"]["/owners"])
    item["get"]["operationId"] = "getOwners"
    new["paths"]["/v2/owners"] = item
    pets.put(new)
    before = Names(pets)
    assert pets.run().code == 0
    assert Names(pets).classes == before.classes


def test_what_comes_back_has_the_names_it_was_given(pets: Workspace) -> None:
    """Also those that only the lock held, and under another operationId."""
    other = document()
    other_ids(other)
    content = other["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    content["application/json"]["schema"]["title"] = "Human"
    pets.put(other)
    assert pets.run().code == 0
    before, surface = Names(pets), pets.surface()
    gone = json.loads(json.dumps(other))
    del gone["paths"]["/owners"]
    back = json.loads(json.dumps(other))
    back["paths"]["/owners"]["get"]["operationId"] = "humans_index"
    for new in (gone, gone, back):
        pets.put(new)
        run = pets.run()
        assert (run.code, run.err) == (0, "")
    assert Names(pets).methods == before.methods
    assert Names(pets).classes == before.classes == {"Pet", "Owner"}
    found = {change.rule for change in compare(surface, pets.surface())}
    assert found == {"operation-id-changed"}


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
