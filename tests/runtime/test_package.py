"""The package as a whole."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import openapi_runtime

SOURCES = sorted(Path(openapi_runtime.__file__).parent.rglob("*.py"))


def test_everything_exported_exists_and_the_stub_has_it_from_its_home() -> None:
    """`__init__.py` loads names when they are asked for; type checkers read the stub."""
    names = openapi_runtime.__all__
    assert all(hasattr(openapi_runtime, name) for name in names)
    assert len(set(names)) == len(names)
    assert {*names, "__version__"} == set(dir(openapi_runtime))
    stub = ast.parse(Path(openapi_runtime.__file__).with_suffix(".pyi").read_text())
    listed: list[str] = []
    for node in stub.body:
        if isinstance(node, ast.ImportFrom):
            module = import_module("." + (node.module or ""), "openapi_runtime")
            for alias in node.names:
                assert alias.asname == alias.name
                listed.append(alias.name)
                value = getattr(openapi_runtime, alias.name)
                assert value is getattr(module, alias.name)
    assert sorted(listed) == dir(openapi_runtime)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = openapi_runtime.nonsense  # type: ignore[attr-defined]  # pyright: ignore


STORES = ("FileTokenStore", "MemoryStore", "RedisStore", "SQLiteStore")


@pytest.mark.parametrize("name", STORES)
def test_every_method_of_a_store_has_a_text(name: str) -> None:
    """That of the protocol, where it has no own."""
    kind = getattr(openapi_runtime, name)
    hooks = {"before_fork", "after_fork"}
    methods = [
        value
        for method, value in vars(kind).items()
        if callable(value) and not method.startswith("_") and method not in hooks
    ]
    assert methods
    missing = [m for m in methods if not inspect.getdoc(getattr(kind, m.__name__))]
    assert missing == []


def test_importing_loads_no_part_that_defines_no_client() -> None:
    """Stores, OAuth, decoding and the rest come with the first client or call."""
    loaded = modules_after("import openapi_runtime")
    ours = {name for name in loaded if name.startswith("openapi_runtime.")}
    assert ours <= {
        f"openapi_runtime.{name}"
        for name in (
            "_util",
            "_version",
            "client",
            "client.client",
            "errors",
            "http",
            "operation",
        )
    }


def test_importing_loads_little_beyond_httpx_and_msgspec() -> None:
    """asyncio, dataclasses and the like are loaded when they are needed."""
    before = modules_after("import httpx, msgspec")
    opened = {
        f"openapi_runtime.{name}"
        for name in (
            "transport.awaiting",
            "transport.default_client",
        )
    }
    modules = set(map(home, SOURCES)) - opened  # those come with the first client
    code = f"import httpx, msgspec, {', '.join(sorted(modules))}"
    others = {
        name
        for name in modules_after(code) - before
        if not name.startswith("openapi_runtime")
    }
    assert others <= {"contextvars", "_contextvars"}


MODULES, LINES = 24, 4_500
"""Not to be raised: what the first call of such an API may load of the runtime."""


def modules_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after some code."""
    result = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=SOURCES[0].parent.parent,
    )
    return set(result.stdout.split())


def home(path: Path) -> str:
    inner = path.relative_to(SOURCES[0].parent).with_suffix("").parts
    return ".".join(("openapi_runtime", *inner)).removesuffix(".__init__")


def test_only_the_driver_waits() -> None:
    """Every other await hands on to the driver."""
    waiting = {path.name for path in SOURCES if "await " in path.read_text()}
    assert waiting == {
        "awaiting.py",
        "client.py",
        "page.py",
        "metered.py",
        "pager.py",
        "runners.py",
        "stream.py",
    }
    for path in SOURCES:
        # But a hook of the user may raise anything, after the response is there.
        assert "except Exception" not in path.read_text() or path.name == "usage.py"
        assert path.name == "runners.py" or "http.send(" not in path.read_text()


def test_a_first_call_loads_only_the_core() -> None:
    """An API without costs, limits and OAuth loads no plug-in, and little else."""
    code = """
import http.server, threading
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"deal": {"id": "1"}}')
    def log_message(self, *args): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
from generated.activecampaign_deals import Client
url = f"http://127.0.0.1:{server.server_port}"
with Client(base_url=url, api_token="token-of-the-tests") as client:
    assert client.deals.get("1")
"""
    ours = {n for n in modules_after(code) if n.split(".")[0] == "openapi_runtime"}
    folders = {name.split(".")[1] for name in ours if "." in name}
    assert not folders & {"limits", "oauth", "plugins"}
    files = [path for path in SOURCES if home(path) in ours and path.stat().st_size]
    lines = sum(path.read_text().count("\n") for path in files)
    assert len(files) <= MODULES
    assert lines <= LINES
