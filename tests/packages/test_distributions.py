"""Wheels and sdists: what is in them, and two generated clients in one environment."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from generator.cli import main

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "openapi_runtime"
DOCUMENT = """\
openapi: 3.0.3
info: {{title: {title}, version: '1'}}
servers: [{{url: 'http://127.0.0.1'}}]
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
              schema: {{type: array, items: {{type: string}}}}
"""
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "1.0"
requires-python = ">=3.11"
dependencies = ["openapi-runtime~=0.1.0"]
"""
CALL = """\
import {package}
with {package}.Client(base_url="http://127.0.0.1:{port}") as client:
    print(client.pets.list())
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run *command*; return its output, or fail with all that it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(project: Path, out: Path) -> None:
    """Build the wheel and the sdist of *project*, by what is installed here."""
    arguments = ("--no-isolation", "--outdir", out, project)
    run(sys.executable, "-m", "build", *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheels and sdists of the runtime and of the client."""
    out = tmp_path_factory.mktemp("dist")
    build(RUNTIME, out)
    build(ROOT, out)
    return out


def names(archive: Path) -> set[str]:
    """Return the paths of the files in a wheel or, below its folder, in an sdist."""
    if archive.suffix == ".whl":
        return set(zipfile.ZipFile(archive).namelist())
    with tarfile.open(archive) as file:
        return {member.name.partition("/")[2] for member in file if member.isfile()}


PACKAGES = {
    "openapi_runtime": {"openapi_runtime": ROOT},
    "pipedrive_v2": {
        "pipedrive_v1": ROOT / "generated",
        "pipedrive_v2": ROOT / "generated",
        "openapi_source": ROOT,
        "pipedrive_kit": ROOT,
    },
}
"""The packages of each distribution, and the folders that they are in."""


@pytest.mark.parametrize("wheel", PACKAGES)
def test_a_wheel_holds_its_packages_only(built: Path, wheel: str) -> None:
    """A wheel has all modules, types and the licence, but no tests and no tools."""
    (path,) = built.glob(f"{wheel}-*.whl")
    found = names(path)
    tops = {name.partition("/")[0] for name in found}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(
        PACKAGES[wheel]
    )
    assert any(name.endswith("licenses/LICENSE") for name in found)
    for package, folder in PACKAGES[wheel].items():
        assert f"{package}/py.typed" in found
        modules = {
            file.relative_to(folder).as_posix()
            for kind in ("*.py", "*.json")
            for file in (folder / package).rglob(kind)
        }
        assert modules <= found


@pytest.mark.parametrize("name", ["openapi_runtime", "pipedrive_v2"])
def test_an_sdist_builds_the_same_wheel(built: Path, name: str, tmp_path: Path) -> None:
    (path,) = built.glob(f"{name}-*.tar.gz")
    assert not [file for file in names(path) if file.startswith(("tests", ".ci"))]
    run("tar", "-xf", path, "-C", tmp_path)
    (source,) = tmp_path.iterdir()
    run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation",
        "--outdir", tmp_path / "again", source,
    )  # fmt: skip
    (wheel,) = built.glob(f"{name}-*.whl")
    assert names(tmp_path / "again" / wheel.name) == names(wheel)


@pytest.mark.parametrize("name", ["openapi_runtime", "pipedrive_v2"])
def test_the_metadata_are_complete_and_true(built: Path, name: str) -> None:
    """twine accepts them; no link of the README leads nowhere; no address is invented."""
    (path,) = built.glob(f"{name}-*.whl")
    files = [path, *built.glob(f"{name}-*.tar.gz")]
    run(sys.executable, "-m", "twine", "check", "--strict", *files)
    archive = zipfile.ZipFile(path)
    (file,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
    text = archive.read(file).decode()
    headers = HeaderParser().parsestr(text)
    assert headers["License-Expression"] == "MIT"
    assert headers["Author-email"] is None
    for version in ("3.11", "3.12", "3.13"):
        assert f"Programming Language :: Python :: {version}" in headers.get_all(
            "Classifier", []
        )
    assert re.findall(r"\]\((?!https://|#)[^)]*\)", text) == []


def test_the_client_requires_the_runtime_that_it_was_written_for() -> None:
    """The series in the metadata is that which the package checks at import."""
    client = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (wanted,) = [d for d in client["dependencies"] if d.startswith("openapi-runtime")]
    series = wanted.removeprefix("openapi-runtime~=").rpartition(".")[0]
    package = (ROOT / "generated" / "pipedrive_v2" / "__init__.py").read_text()
    assert f'require("pipedrive_v2", "{series}")' in package


class Environment:
    """A virtual environment that sees the libraries installed here, but no code of ours."""

    def __init__(self, folder: Path) -> None:
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        self.python = folder / "bin" / "python"
        purelib = sysconfig.get_path("purelib", vars={"base": str(folder)})
        # A path in a .pth file: the editable installs there are not followed.
        libraries = Path(purelib, "libraries.pth")
        libraries.write_text(sysconfig.get_path("purelib") + "\n")

    def pip(self, *arguments: str | Path) -> None:
        """Run pip, which installs here from outside."""
        pip = (getattr(sys, "_base_executable", sys.executable), "-m", "pip")
        run(*pip, "--python", self.python, *arguments)

    def install(self, *wheels: Path) -> None:
        self.pip("install", "--quiet", "--no-index", "--no-deps", *wheels)


@pytest.fixture
def port() -> Iterator[int]:
    """Yield the port of a loopback server that responds to every GET with a list."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b'["Rex"]'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_clients_live_side_by_side(built: Path, tmp_path: Path, port: int) -> None:
    """Two other generated clients beside ours; without one of them the rest works."""
    wheels = sorted(built.glob("*.whl"))
    for package in ("cats_api", "dogs_api"):
        project = tmp_path / package
        project.mkdir()
        (project / "document.yaml").write_text(DOCUMENT.format(title=package))
        (project / "pyproject.toml").write_text(PROJECT.format(name=package))
        document = project / f"{package.removesuffix('_api')}-api.yaml"
        (project / "document.yaml").rename(document)
        assert main(["generate", str(document), "--out", str(project)]) == 0
        build(project, project / "dist")
        wheels += sorted((project / "dist").glob("*.whl"))
    assert len(wheels) == 4
    environment = Environment(tmp_path / "environment")
    environment.install(*wheels)

    def call(package: str) -> str:
        program = CALL.format(package=package, port=port)
        return run(environment.python, "-I", "-c", program, cwd=tmp_path)

    assert call("cats_api") == call("dogs_api") == "['Rex']\n"
    environment.pip("uninstall", "--quiet", "--yes", "cats_api")
    assert call("dogs_api") == "['Rex']\n"
    ours = "import pipedrive_v2 as p; print(p.Client(api_token='x').deals is not None)"
    assert run(environment.python, "-I", "-c", ours, cwd=tmp_path) == "True\n"
    environment.pip("uninstall", "--quiet", "--yes", "pipedrive-v2")
    assert call("dogs_api") == "['Rex']\n"


def test_another_runtime_is_refused_at_import(built: Path, tmp_path: Path) -> None:
    """The message names what is needed, what is there, and the remedy."""
    environment = Environment(tmp_path / "environment")
    environment.install(*built.glob("*.whl"))
    code = (
        "import openapi_runtime._version as v; v.__version__ = '0.9.3'\n"
        "try:\n    import pipedrive_v2\n"
        "except ImportError as error:\n    print(error)"
    )
    said = run(environment.python, "-I", "-c", code, cwd=tmp_path)
    assert said == (
        "pipedrive_v2 needs openapi-runtime 0.1.*, but 0.9.3 is installed. "
        "From where pipedrive_v2 came: pip install 'openapi-runtime~=0.1.0'\n"
    )


def test_the_fake_works_where_it_is_installed(built: Path, tmp_path: Path) -> None:
    """The wheel has the documents and the pytest plugin: the page's example passes."""
    environment = Environment(tmp_path / "environment")
    environment.install(*built.glob("*.whl"))
    page = (ROOT / "docs" / "testing.md").read_text()
    example = page.partition("```python\n")[2].partition("```")[0]
    assert 3 < example.count("\n") <= 10
    (tmp_path / "test_mine.py").write_text(example)
    command = (environment.python, "-I", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    said = run(*command, "test_mine.py", cwd=tmp_path)
    assert "1 passed" in said
    program = "-c", "import pipedrive_kit.testing.__main__ as m; m.main(['--help'])"
    assert "--seed" in run(environment.python, "-I", *program, cwd=tmp_path)
