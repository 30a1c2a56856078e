"""The rules of the house, read from the tree itself."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import pytest

import openapi_runtime
from generator.cli import COMMANDS
from tests.generator.workspace import ROOT

# Lower parts first: a part imports only from itself and from those before it.
GENERATOR = (
    "paths",
    "pointer",
    "reserved",
    "texts",
    "errors",
    "facts",
    "config",
    "read",
    "model",
    "names",
    "write",
    "diff",
    "project",
    "pipeline",
    "commands",
    "cli",
    "__init__",
    "__main__",
)
RUNTIME = (
    "_version",
    "_util",
    "_meant",
    "_tables",
    "account_facts",
    "operation",
    "errors",
    "_deprecated",
    "fork",
    "http",
    "models",
    "wire",
    "paging",
    "usage",
    "transport",
    "exchange",
    "settings",
    "request",
    "attempts",
    "client",
    "streams",
    "limits",
    "plugins",
    "oauth",
    "__init__",
)
WRITTEN_BY_HAND = (
    "generator",
    "openapi_runtime",
    "openapi_source",
    "pipedrive_kit",
    "tests",
    "benchmarks",
    "website",
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
PLUGINS = {"limits", "oauth", "plugins"}
"""Folders that only a client loads which has what they are for."""

DOORS = {
    "client.metered -> limits.budget",
    "client.client -> plugins.drift",
    "client.sibling -> plugins.drift",
    "attempts.flow -> plugins.guards",
    "settings.checks -> limits.budget",
    "settings.settings -> limits.gate",
    "settings.settings -> plugins.drift",
}
"""The places where the core loads a plug-in that a client or a call needs."""


def modules(folder: str) -> list[Path]:
    """Return the Python files below *folder*; there must be some."""
    found = sorted(
        path
        for path in (ROOT / folder).rglob("*.py")
        if not path.relative_to(ROOT).as_posix().startswith("benchmarks/.work/")
    )
    assert found
    return found


def imported(path: Path) -> Iterator[str]:
    """Return the full name of every module that *path* imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from names_of(path, node)


def loaded(path: Path) -> Iterator[str]:
    """Return the full name of every module that loading *path* imports."""
    tree = ast.parse(path.read_text())
    later = (ast.FunctionDef, ast.AsyncFunctionDef)
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, later):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from names_of(path, node)
        waiting += ast.iter_child_nodes(node)


def in_functions(path: Path) -> Iterator[str]:
    """Return the full name of every module that *path* imports when it is used."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield from names_of(path, inner)


def names_of(path: Path, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Return the full names that one statement may import modules by."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    package = path.relative_to(ROOT).parent.parts
    base = package[: len(package) - node.level + 1] if node.level else ()
    name = ".".join([*base, *([node.module] if node.module else [])])
    yield name
    yield from (f"{name}.{alias.name}" for alias in node.names)


def tops(path: Path) -> set[str]:
    """Return the top-level packages that *path* imports from."""
    return {name.partition(".")[0] for name in imported(path)}


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        ("openapi_runtime", {"openapi_runtime", "anyio", "httpx", "msgspec", "redis"}),
        ("generated", {"generated", "openapi_runtime"}),
        ("openapi_source", {"openapi_source"}),
        ("generator", {"generator", "openapi_source", "httpx", "jinja2", "msgspec", "yaml",
                       "jsonpath_rfc9535", "jsonschema_rs"}),
    ],
)  # fmt: skip
def test_allowed_imports(folder: str, allowed: set[str]) -> None:
    """The runtime knows no API, generated code only the runtime, the generator neither."""
    packages = (
        {p.name for p in (ROOT / "generated").iterdir()}
        if folder == "generated"
        else set()
    )
    for path in modules(folder):
        strangers = tops(path) - allowed - packages - set(sys.stdlib_module_names)
        if path.name == "_deprecated.py":
            # For type checkers, which bring it along; see the next test.
            strangers -= {"typing_extensions"}
        assert strangers == set(), path


def test_typing_extensions_is_not_needed_to_run() -> None:
    """`deprecated` is PEP 702's for them, and our own at run time."""
    code = (
        "import sys; sys.modules['typing_extensions'] = None\n"
        "from openapi_runtime import _deprecated\n"
        "assert _deprecated.deprecated('x')(len).__deprecated__ == 'x'"
    )
    place = {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], check=True, env=place)


def test_generated_packages_do_not_know_each_other() -> None:
    """Each package imports only itself and the runtime."""
    for folder in (ROOT / "generated").iterdir():
        if not (folder / "__init__.py").exists():
            continue
        for path in modules(f"generated/{folder.name}"):
            own = {"generated", "openapi_runtime"} | set(sys.stdlib_module_names)
            assert tops(path) <= own, path
            for name in imported(path):
                if name.startswith("generated."):
                    assert name.split(".")[1] == folder.name, path


def test_only_the_runtime_speaks_http() -> None:
    """httpx is imported by openapi_runtime, and to fetch documents."""
    users = {
        path.relative_to(ROOT).as_posix()
        for folder in ("generated", "generator")
        for path in modules(folder)
        if "httpx" in tops(path)
    }
    assert users == {"generator/commands/fetch.py"}


HTTP_LIBRARIES = {"httpcore", "httpcore2", "httpx", "httpx2"}


def test_one_module_knows_the_http_library() -> None:
    """The rest of the runtime asks `http` for what has to come from one of them."""
    for path in modules("openapi_runtime"):
        if path.name != "http.py":
            assert not tops(path) & HTTP_LIBRARIES, path


def test_generated_code_needs_only_public_names_of_the_runtime() -> None:
    """The modules of the runtime are its own, but for `errors`."""
    public = set(openapi_runtime.__all__)
    for path in modules("generated"):
        for name in imported(path):
            head, _, rest = name.partition(".")
            if head == "openapi_runtime" and rest:
                assert rest.partition(".")[0] in public, path


def test_the_kit_needs_only_public_names() -> None:
    """`pipedrive_kit` uses the clients and the runtime as every user could."""
    clients = {p.parent.name for p in (ROOT / "generated").glob("*/__init__.py")}
    parts = {"models", "errors", "resources", "values"}
    public = set(openapi_runtime.__all__) | {"errors"}
    for path in modules("pipedrive_kit"):
        for name in imported(path):
            head, _, rest = name.partition(".")
            first = rest.partition(".")[0]
            assert head not in {"generated", "generator", "tests"}, path
            if head == "openapi_runtime" and rest:
                assert first in public, (path, name)
            if head in clients and rest:
                assert first in parts or first[0].isupper(), (path, name)


def imported_modules(
    package: str, look: Callable[[Path], Iterator[str]] = imported
) -> dict[str, set[str]]:
    """Return the modules of *package*, each with those that it imports directly."""
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in modules(package)
    }
    return {
        module: {name for name in look(path) if name in names}
        for module, path in names.items()
    }


def part(module: str) -> str:
    """Return the folder or module directly below the package that *module* is in."""
    return module.split(".")[1]


def reach(*starts: str) -> set[str]:
    """Return the modules of the generator that *starts* import, through others too."""
    graph = imported_modules("generator")
    found: set[str] = set()
    waiting = [f"generator.{start}" for start in starts]
    while waiting:
        for name in graph[waiting.pop()] - found:
            found.add(name)
            waiting.append(name)
    return found


def test_every_part_has_a_rank() -> None:
    """A new folder or module of the ground floor needs a place in the order."""
    assert {part(m) for m in imported_modules("generator")} == set(GENERATOR)
    runtime = {part(m) for m in imported_modules("openapi_runtime")}
    assert runtime == set(RUNTIME)
    assert set(RUNTIME) > PLUGINS


@pytest.mark.parametrize(
    ("package", "order", "look"),
    [("generator", GENERATOR, imported), ("openapi_runtime", RUNTIME, loaded)],
)
def test_no_part_imports_from_a_later_one(
    package: str, order: tuple[str, ...], look: Callable[[Path], Iterator[str]]
) -> None:
    """read, model, names, write; core, plug-ins: what is loaded goes one way."""
    rank = {name: index for index, name in enumerate(order)}
    wrong = [
        f"{module} -> {name}"
        for module, names in imported_modules(package, look).items()
        for name in names
        if {part(module), part(name)} <= set(rank)
        and rank[part(name)] > rank[part(module)]
    ]
    assert wrong == []


def test_the_core_loads_plug_ins_through_few_doors() -> None:
    """Inside functions, and nowhere else; plug-ins do not know each other."""
    at_load = imported_modules("openapi_runtime", loaded)
    doors = {
        f"{module} -> {name}".replace("openapi_runtime.", "")
        for module, names in imported_modules("openapi_runtime", in_functions).items()
        for name in names
        if part(name) in PLUGINS and part(module) not in PLUGINS
    }
    assert doors == DOORS
    for module, names in at_load.items():
        if part(module) in PLUGINS:
            assert {part(name) for name in names} & PLUGINS <= {part(module)}, module


@pytest.mark.parametrize("package", ["generator", "openapi_runtime"])
def test_no_folder_is_crowded(package: str) -> None:
    """About a dozen modules, then the next reader needs a folder more."""
    for folder in {path.parent for path in modules(package)}:
        count = len([p for p in folder.glob("*.py") if p.name != "__init__.py"])
        assert count <= 13, folder


def test_the_intermediate_model_stands_alone() -> None:
    """The model of an API imports nothing of the generator but the facts."""
    graph = imported_modules("generator")
    assert graph["generator.model.ir"] == {"generator.facts"}
    assert graph["generator.facts"] == set()


def test_no_module_is_idle() -> None:
    """Every module of the generator is reached from its command line."""
    commands = {f"commands.{command.module}" for command in COMMANDS.values()}
    starts = {"__main__", *commands}
    found = reach(*starts) | {f"generator.{start}" for start in starts}
    assert found == {m for m in imported_modules("generator") if "__init__" not in m}


def test_no_api_is_known_by_name() -> None:
    """Neither generator nor templates nor runtime name the APIs that they are used for."""
    names = {path.stem.partition("-")[0] for path in (ROOT / "spec").glob("*.toml")}
    assert "pipedrive" in names
    folders = ("generator", "openapi_runtime", "openapi_source")
    files = [path for folder in folders for path in modules(folder)]
    files += TEMPLATES
    for path in files:
        text = path.read_text().lower()
        for name in names:
            assert name not in text, path


def test_templates_only_print() -> None:
    """No comparison, no compound condition, no variable: the views have decided."""
    environment = jinja2.Environment(autoescape=False)
    kinds = (
        jinja2.nodes.Compare, jinja2.nodes.Assign, jinja2.nodes.AssignBlock,
        jinja2.nodes.NSRef, jinja2.nodes.And, jinja2.nodes.Or, jinja2.nodes.Not,
        jinja2.nodes.Test,
    )  # fmt: skip
    assert TEMPLATES
    for path in TEMPLATES:
        tree = environment.parse(path.read_text())
        for node in tree.find_all(kinds):
            raise AssertionError(f"{path.name}:{node.lineno}: {type(node).__name__}")


def test_an_undefined_name_in_a_template_is_an_error() -> None:
    """StrictUndefined: a view without what a template needs does not print nothing."""
    calls = [
        node
        for node in ast.walk(
            ast.parse((ROOT / "generator" / "write" / "render.py").read_text())
        )
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "jinja2.Environment"
    ]
    assert len(calls) == 1
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in calls[0].keywords}
    assert given["undefined"] == "jinja2.StrictUndefined"


def test_every_template_is_used() -> None:
    """A template that no file is made of is dead."""
    users = ("write/render.py", "project/files.py")
    text = "".join((ROOT / "generator" / user).read_text() for user in users)
    parts = "".join(path.read_text() for path in TEMPLATES)
    for path in TEMPLATES:
        assert f'"{path.name}"' in text + parts, path.name


@pytest.mark.parametrize("folder", WRITTEN_BY_HAND)
def test_no_file_written_by_hand_is_long(folder: str) -> None:
    """A reader sees the subject of a file: 600 lines at most."""
    if not (ROOT / folder).exists():
        assert folder == "benchmarks"
        return
    for path in modules(folder):
        # The cases of a table of tests are data.
        limit = 600 if folder != "tests" else 1300
        assert path.read_text().count("\n") <= limit, path


@pytest.mark.parametrize(
    "folder", [name for name in WRITTEN_BY_HAND if name != "tests"]
)
def test_no_function_is_long(folder: str) -> None:
    """A reader sees a function at once: 64 lines at most."""
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for path in modules(folder)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 64
    ]
    assert long == []


def test_the_customers_document_is_unchanged() -> None:
    """Corrections are in the overlay: the document is as it was given or fetched."""
    lock = tomllib.loads((ROOT / "spec" / "pipedrive-v2.source.lock").read_text())
    content = (ROOT / "spec" / "pipedrive-v2.yaml").read_bytes()
    assert hashlib.sha256(content).hexdigest() == lock["sha256"]


def test_the_runtime_does_not_catch_everything() -> None:
    """`except Exception` and bare `except` hide what they do not know.

    Who catches everything hands it on, undoes something first, or calls a user's hook.
    """
    may = {"awaiting.py", "blocking.py", "runners.py", "detached.py", "sqlite.py"}
    may |= {"token_store.py", "usage.py"}
    for path in modules("openapi_runtime"):
        if path.name in may:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                assert caught not in ("", "Exception", "BaseException"), path


def test_the_generator_looks_at_no_clock_and_no_machine() -> None:
    """Nothing that differs from run to run or from machine to machine is asked.

    `fetch` does, and no step of a generation can reach it.
    """
    assert "generator.commands.fetch" not in reach("pipeline", "write.disk")
    for path in modules("generator"):
        if path.stem == "fetch":
            continue
        assert not tops(path) & {
            "time", "datetime", "random", "uuid", "socket", "platform", "getpass", "locale",
        }, path  # fmt: skip
        assert not re.search(r"\bos\.environ|\bgetcwd\b|\bid\(", path.read_text()), path


def test_templates_are_short_and_read_views_only() -> None:
    """At most 25 conditions, and 450 lines.

    The configuration is no business of theirs.
    """
    texts = {p.relative_to(ROOT).as_posix(): p.read_text() for p in TEMPLATES}
    assert sum(text.count("\n") for text in texts.values()) <= 450
    assert len(re.findall(r"{%-? *(?:el)?if\b", "".join(texts.values()))) <= 25
    for name, text in texts.items():
        tags = re.findall(r"{[{%].*?[%}]}", text, re.DOTALL)
        assert not [tag for tag in tags if "config" in tag], name


def test_what_the_tests_need_is_pinned() -> None:
    """A fresh clone installs requirements-dev.txt, and nothing besides."""

    def name(line: str) -> str:
        found = re.match(r"[\w.-]+", line)
        assert found, line
        return re.sub(r"[-_.]+", "-", found[0]).lower()

    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    pins = (ROOT / "requirements-dev.txt").read_text().splitlines()
    pinned = {name(line) for line in pins if "==" in line}
    assert {name(line) for line in groups["dev"]} - pinned == set(), "run `make lock`"


QUESTIONS = ("What", "Who", "Whether", "Which", "Where", "When", "How", "Why")


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that is a statement, attributes' included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, str(node.value.value).strip()


@pytest.mark.parametrize("folder", WRITTEN_BY_HAND)
def test_a_docstring_is_no_question(folder: str) -> None:
    """A docstring opens with a noun phrase, an imperative or a rule."""
    if not (ROOT / folder).exists():
        assert folder == "benchmarks"
        return
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {text.splitlines()[0]}"
        for path in modules(folder)
        for line, text in docstrings(path)
        if re.match(rf"({'|'.join(QUESTIONS)})\b", text)
    ]
    assert wrong == []
