"""One small document for each feature: generated, imported, called sync and async.

A test names its document: ``document("NAME")`` for NAME.yaml beside it. It calls an
operation with `Document.call`, and checks the request and the result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

import pytest

from generator.pipeline import Output, generate
from generator.write.disk import compare, write
from generator.write.manifest import Manifest
from tests.generator import conftest as generator
from tests.generator.conftest import Request, Server
from tests.generator.workspace import importable

FOLDER = Path(__file__).parent

server = generator.server
workspace = generator.workspace


@dataclass(frozen=True)
class Calls:
    """A generated package, and a server to call."""

    package: ModuleType
    server: Server

    def call(
        self,
        operation: str,
        *args: Any,
        client: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call an operation with both clients, which must do the same; give the result.

        `client`: arguments of the clients' constructors. A list comes with all pages.
        """
        settings = {"base_url": self.server.url, **(client or {})}
        entry = self.package.OPERATIONS[operation]

        def call(client: Any) -> Any:
            method = getattr(getattr(client, entry.attribute), entry.function)
            return method(*args, **kwargs)

        async def awaited() -> Any:
            async with self.package.AsyncClient(**settings) as client:
                result = call(client)
                if hasattr(result, "pages"):
                    return [item async for item in result]
                return await result

        self.server.requests.clear()
        with self.package.Client(**settings) as client_:
            result = call(client_)
            result = list(result) if hasattr(result, "pages") else result
        requests = self.server.requests[:]
        self.server.requests.clear()
        assert asyncio.run(awaited()) == result
        assert self.server.requests == requests
        return result

    def sent(self, operation: str, *args: Any, **kwargs: Any) -> Request:
        """Call an operation as `call` does; give the one request that it sent."""
        self.call(operation, *args, **kwargs)
        (request,) = self.server.requests
        return request


@dataclass(frozen=True)
class Document(Calls):
    """The package that was generated from a document of this folder."""

    output: Output

    @property
    def models(self) -> ModuleType:
        """The package's records."""
        return import_module(f"{self.package.__name__}.models")

    @property
    def warnings(self) -> list[str]:
        """The warnings of the generator, each with its place in the document."""
        return [f"{w.pointer}: {w.message}" for w in self.output.warnings]


@pytest.fixture(scope="session")
def _generated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str, str], tuple[ModuleType, Output]]]:
    folder = tmp_path_factory.mktemp("documents")

    @cache
    def load(name: str, config: str) -> tuple[ModuleType, Output]:
        package = f"tiny_{name}_{crc32(config.encode())}"
        path = folder / f"{package}.toml"
        document = (FOLDER / f"{name}.yaml").as_posix()
        path.write_text(f'document = "{document}"\npackage = "{package}"\n{config}')
        output = generate(path)
        changes, _ = compare(folder / "generated" / package, output.files, Manifest())
        write(changes)
        # Written a moment ago: the import system may remember that it is not there.
        invalidate_caches()
        return import_module(package), output

    yield from (load for _ in importable(folder / "generated"))


@pytest.fixture
def document(
    _generated: Callable[[str, str], tuple[ModuleType, Output]], server: Server
) -> Callable[..., Document]:
    """Generate the client of a document in this folder, once for all tests.

    `config` is more for its ``spec/NAME.toml``. No warnings unless `warned`.
    """

    def load(name: str, *, config: str = "", warned: bool = False) -> Document:
        package, output = _generated(name, config)
        assert bool(output.warnings) == warned, output.warnings
        return Document(package, server, output)

    return load
