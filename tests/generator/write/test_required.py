"""`required` and `nullable` in the constructors of records that requests take."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import replace
from importlib import import_module, invalidate_caches
from types import ModuleType
from typing import Any

import pytest

from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, ROOT, Workspace
from tests.type_checks import strict

DOCUMENT = f"""{HEAD}
paths:
  /pets:
    post:
      operationId: addPets
      tags: [pets]
      requestBody:
        required: true
        content:
          application/json:
            schema: {{type: array, items: {{$ref: '#/components/schemas/Pet'}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {{type: array, items: {{$ref: '#/components/schemas/Pet'}}}}
    get:
      operationId: getReport
      tags: [pets]
      responses:
        '200':
          description: ok
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/Report'}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, chip, secret, home]
      properties:
        id: {{type: integer, readOnly: true}}
        name: {{type: string}}
        chip: {{type: integer, nullable: true}}
        secret: {{type: string, writeOnly: true}}
        home: {{$ref: '#/components/schemas/Home'}}
        legs: {{type: integer}}
    Home:
      type: object
      required: [town, notes]
      properties: {{town: {{type: string}}, notes: {{type: object}}}}
    Report: {{type: object, required: [count], properties: {{count: {{type: integer}}}}}}
"""
USE = """\
from {package}.models import Home, Pet, Report
home = Home(town="Tartu", notes={{}})
Pet(name="Rex", chip=None, secret="s", home=home)
Report()
Pet(name="Rex", chip=None, secret="s")
Home(town="Tartu")
"""


@pytest.fixture
def package(workspace: Workspace) -> ModuleType:
    """The client of the document above, without a configuration."""
    (workspace.spec / f"{workspace.package}.yaml").write_text(DOCUMENT)
    run = workspace.run(f"spec/{workspace.package}.yaml")
    assert run.code == 0, run.err
    invalidate_caches()
    return import_module(workspace.package)


def models(package: ModuleType) -> Any:
    """Return the records of a package."""
    return import_module(f"{package.__name__}.models")


def test_the_constructor_requires_what_a_request_needs(package: ModuleType) -> None:
    """Not what only a response has; null has to be given where it may be."""
    records = models(package)
    with pytest.raises(TypeError, match=r"Pet\(\) requires chip=, home=, secret="):
        records.Pet(name="Rex")
    home = records.Home(town="Tartu", notes={"a": 1})
    pet = records.Pet(name="Rex", chip=None, secret="s", home=home)
    assert pet.to_dict() == {
        "name": "Rex", "chip": None, "secret": "s",
        "home": {"town": "Tartu", "notes": {"a": 1}},
    }  # fmt: skip
    parameters = inspect.signature(records.Pet).parameters
    needed = {n for n, p in parameters.items() if p.default is inspect.Parameter.empty}
    assert needed == {"name", "chip", "secret", "home"}
    assert records.Report().count is None
    assert replace(pet, legs=3).legs == 3
    assert pickle.loads(pickle.dumps(pet)) == pet


def test_decoding_requires_nothing(package: ModuleType, server: Server) -> None:
    """A response without a required property, or with null there, is no error."""
    server.answer([{"id": 7}, {"name": None, "home": {"town": "Tartu"}}])
    with package.Client(base_url=server.url) as client:
        first, second = client.pets.add(body=[{"name": "a"}])
    assert (first.id, first.name, second.home.town) == (7, None, "Tartu")
    assert second.home.notes is None
    assert first.to_dict() == {"id": 7}
    assert models(package).Pet._nulls == {"chip", "secret"}


def test_a_type_checker_sees_it(package: ModuleType, workspace: Workspace) -> None:
    """A missing argument is an error of types, before anything runs."""
    program = workspace.root / "use.py"
    program.write_text(USE.format(package=package.__name__))
    generated = workspace.root / "generated"
    done = strict(str(program), cwd=workspace.root, path=(generated, ROOT))
    found = [line for line in done.stdout.splitlines() if "error:" in line]
    assert [line.split(":")[1] for line in found] == ["5", "6"], done.stdout
    assert '"home"' in found[0]
    assert '"notes"' in found[1]
