"""A document becomes a project that can be published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.cli import main
from generator.read.load import load
from tests.generator.workspace import ROOT, contents

DOCUMENT = """\
openapi: 3.0.3
info: {title: 'Pets & "more"', version: '1', description: The pets of a shop.}
servers: [{url: https://pets.example/v1}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
              example: [{id: 7, name: Rex, born: '2020-01-31'}]
    post:
      operationId: addPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses: {'201': {description: made}}
  /pets/{id}/photo:
    parameters: [{name: id, in: path, required: true, schema: {type: integer, minimum: 5}}]
    put:
      operationId: setPhoto
      tags: [pets]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties: {photo: {type: string, format: binary}}
      responses: {'204': {description: done}}
    get:
      operationId: getPhoto
      tags: [pets]
      responses:
        '200':
          description: ok
          content: {image/png: {schema: {type: string, format: binary}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, pattern: '^[A-Z]', minLength: 3}
        born: {type: string, format: date}
        owner: {$ref: '#/components/schemas/Pet'}
"""
OWN = """\
from .. import client as generated


class Client(generated.Client):
    def names(self) -> list[str]:
        return [pet.name for pet in self.pets.list()]


class AsyncClient(generated.AsyncClient):
    pass
"""
USE = """\
import pet_shop
from pytest_httpserver import HTTPServer
from tests.test_smoke import SAMPLES, serve
call = next(c for c in SAMPLES["calls"] if c["operation"] == "listPets")
with HTTPServer() as server:
    serve(server, call)
    with pet_shop.Client(base_url=server.url_for(""), api_key="k") as client:
        print(client.names())
"""


def write(folder: Path, document: str | Path, package: str = "pet_shop") -> int:
    """Generate a project in *folder*; return the exit code."""
    if isinstance(document, str):
        folder.mkdir(exist_ok=True)
        (folder / "pets.yaml").write_text(document)
        document = folder / "pets.yaml"
    return main(
        ["generate", document.as_posix(), "--out", str(folder), "--package", package]
    )


def python(folder: Path, *arguments: str) -> str:
    """Run Python in a project, and return what it printed; fail with what went wrong."""
    path = os.pathsep.join([str(folder), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the document above."""
    folder = tmp_path_factory.mktemp("pets")
    assert write(folder, DOCUMENT) == 0
    return folder


def test_a_project_has_what_publishing_needs(project: Path) -> None:
    """Metadata, a page with the first call, a changelog, types, tests, and checks for CI."""
    metadata = tomllib.loads((project / "pyproject.toml").read_text())["project"]
    assert metadata["name"] == "pet-shop"
    assert metadata["dependencies"] == ["openapi-runtime~=0.1.0"]
    readme = (project / "README.md").read_text()
    assert "pip install pet-shop" in readme
    assert 'with Client(api_key="...") as client:\n    print(client.pets.list())' in (
        readme
    )
    assert "## Unreleased" in (project / "CHANGELOG.md").read_text()
    assert (project / "pet_shop" / "py.typed").is_file()
    steps = load(project / ".github" / "workflows" / "ci.yml").root["jobs"]["check"]
    commands = [step["run"] for step in steps["steps"] if "run" in step]
    assert commands[1:] == ["python -m mypy", "python -m pytest"]


def test_the_smoke_test_calls_every_operation(project: Path) -> None:
    """It gets the document's examples as responses, and passes."""
    samples = json.loads((project / "tests" / "samples.json").read_text())
    calls = {call["operation"]: call for call in samples["calls"]}
    assert set(calls) == {"addPet", "getPhoto", "listPets", "setPhoto"}
    assert calls["listPets"]["body"] == [{"id": 7, "name": "Rex", "born": "2020-01-31"}]
    assert calls["addPet"]["keywords"] == {"name": "Aaa"}
    said = python(project, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "4 passed" in said


def test_own_code_stays_through_a_regeneration(tmp_path: Path) -> None:
    """The subclass hook, the folder around it and the edited files are left alone."""
    assert write(tmp_path, DOCUMENT) == 0
    own = tmp_path / "pet_shop" / "own"
    (own / "client.py").write_text(OWN)
    (own / "more.py").write_text("KEPT = 1\n")
    (tmp_path / "README.md").write_text("Mine.\n")
    (tmp_path / "pyproject.toml").write_text("# Mine.\n")
    before = contents(tmp_path)
    assert write(tmp_path, DOCUMENT.replace("/photo", "/picture")) == 0
    after = contents(tmp_path)
    changed = {name for name in after if before.get(name) != after[name]}
    assert "tests/samples.json" in changed
    assert "pet_shop/operations.py" in changed
    assert not {
        n for n in changed if "/own/" in n or n in ("README.md", "pyproject.toml")
    }
    assert python(tmp_path, "-c", USE) == "['Rex']\n"


def test_the_version_of_a_project_is_that_of_its_package(tmp_path: Path) -> None:
    """The maintainer states it once, and the next run follows; it may be dynamic."""
    metadata, package = tmp_path / "pyproject.toml", tmp_path / "pet_shop"
    for old, new in (("", "0.1.0"), ('"0.1.0"', '"0.2.0"'), ("version =", "other =")):
        if old:
            metadata.write_text(metadata.read_text().replace(old, new))
        assert write(tmp_path, DOCUMENT) == 0
        stated = new.strip('"') if new != "other =" else None
        line = f'__version__ = "{stated}"\n'
        assert (line in (package / "__init__.py").read_text()) is bool(stated)
        assert (f'version="{stated}"' in (package / "api.py").read_text()) is bool(
            stated
        )


def test_names_are_locked_and_changes_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A renamed operation keeps its method; a removed field is in the changelog."""
    assert write(tmp_path, DOCUMENT) == 0
    assert (tmp_path / "pet_shop.released.json").read_text() == (
        (tmp_path / "pet_shop" / "api.json").read_text()
    )
    changed = DOCUMENT.replace("operationId: listPets", "operationId: findAnimals")
    changed = changed.replace("        born: {type: string, format: date}\n", "")
    capsys.readouterr()
    assert write(tmp_path, changed) == 0
    assert "Pet.born" in capsys.readouterr().out
    samples = json.loads((tmp_path / "tests" / "samples.json").read_text())
    methods = {call["operation"]: call["method"] for call in samples["calls"]}
    assert methods["findAnimals"] == "pets.list"
    assert "born" in (tmp_path / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("name", ["json", "openapi_runtime", "two words", "class"])
def test_names_that_no_package_can_have(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the message has the name."""
    assert write(tmp_path / "out", DOCUMENT, name) == 1
    assert name in capsys.readouterr().err
    assert contents(tmp_path / "out").keys() == {"pets.yaml"}


def test_a_project_needs_a_folder_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without --out it would be written among the packages of this repository."""
    assert main(["generate", "pets.yaml", "--package", "pet_shop"]) == 1
    assert "--out DIR" in capsys.readouterr().err


def test_texts_of_a_document_stay_texts(tmp_path: Path) -> None:
    """Titles and examples neither end a string nor become Markdown or HTML."""
    title = json.dumps('\'\\""" ]\n[tool.x] <script>``` \u202e')
    hostile = DOCUMENT.replace("'Pets & \"more\"'", title)
    example = json.dumps("```\n'); import os #")
    hostile = hostile.replace("name: Rex", f"name: {example}")
    assert write(tmp_path, hostile) == 0
    metadata = tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert set(metadata["tool"]) == {"hatch", "mypy", "pytest"}
    assert "<script>" not in (tmp_path / "README.md").read_text()
    python(tmp_path, "-c", "import pet_shop")


@pytest.mark.parametrize(
    ("document", "package", "operations"),
    [
        (ROOT / "spec" / "activecampaign-deals.toml", "activecampaign_deals", 50),
        (ROOT / "tests" / "documents" / "earthquakes.yaml", "earthquakes", 3),
    ],
    ids=["ActiveCampaign", "USGS"],
)
def test_public_apis_become_projects(
    tmp_path: Path, document: Path, package: str, operations: int
) -> None:
    """Their own smoke tests call every operation."""
    assert write(tmp_path, document, package) == 0
    said = python(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert f"{operations} passed" in said
