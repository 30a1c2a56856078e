"""An OpenAPI document: its operations, the way to one, its checks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from ...extras import missing
from ...fields.flat import is_flat
from ...narrowing import is_list, is_mapping
from ..messages import Request, Response
from .operation import Operation
from .schemas import Json, inlined, merged

if TYPE_CHECKING:
    from .checks import Checker


@dataclass(eq=False)
class Document:
    """A document, and the part of the path that all its operations begin with."""

    root: Json
    _checks: dict[tuple[str, frozenset[str]], Checker] = field(
        default_factory=dict[tuple[str, frozenset[str]], Any], repr=False
    )

    @classmethod
    def of_package(cls, package: str) -> Document:
        """Read the document that a generated package has with it."""
        text = files(package).joinpath("document.json").read_text("utf-8")
        root = json.loads(text)
        return cls({**root, "paths": inlined(root["paths"], root)})

    @cached_property
    def prefix(self) -> str:
        url: str = self.root["servers"][0]["url"]
        return urlsplit(url).path

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """All operations by id."""
        return {each.id: each for each in self._read()}

    def _read(self) -> Iterator[Operation]:
        for path, item in self.root["paths"].items():
            for method, described in item.items():
                if "operationId" in described:
                    yield Operation(
                        id=described["operationId"],
                        method=method.upper(),
                        path=path,
                        cost=described.get("x-token-cost", 0),
                        status=min(int(key) for key in described["responses"]),
                        described=described,
                    )

    @cached_property
    def _routes(self) -> dict[int, list[tuple[list[str], dict[str, Operation]]]]:
        """Paths in parts, with their operations by method; by the number of parts."""
        by_shape: dict[tuple[str, ...], dict[str, Operation]] = {}
        for operation in self.operations.values():
            parts = operation.path.split("/")[1:]
            shape = tuple("{" if part[:1] == "{" else part for part in parts)
            by_shape.setdefault(shape, {})[operation.method] = operation
        routes: dict[int, list[tuple[list[str], dict[str, Operation]]]] = {}
        # Fixed parts go before parameters: `/deals/search` is no deal.
        for shape in sorted(by_shape, key=lambda parts: [p == "{" for p in parts]):
            routes.setdefault(len(shape), []).append((list(shape), by_shape[shape]))
        return routes

    def route(self, request: Request) -> tuple[Mapping[str, Operation], list[str]]:
        """Return the operations at a path by method, and the values in the path."""
        parts = request.path.removeprefix(self.prefix).split("/")[1:]
        for shape, methods in self._routes.get(len(parts), ()):
            pairs = list(zip(shape, parts, strict=True))
            if all(fixed == part or (fixed == "{" and part) for fixed, part in pairs):
                return methods, [unquote(part) for fixed, part in pairs if fixed == "{"]
        return {}, []

    def request_problems(self, operation: Operation, request: Request) -> list[str]:
        """Return what openapi-core finds wrong with a request, and undeclared names."""
        found: list[str] = [
            f"{name}: is not a parameter of {operation.id}"
            for name in request.params
            if name not in operation.parameters and name != "api_token"
        ]
        found += _undeclared(operation, request)
        return found + self._checker(operation, request).request(request)

    def response_problems(
        self, operation: Operation, request: Request, response: Response
    ) -> list[str]:
        """Return what openapi-core finds wrong with a response."""
        return self._checker(operation, request).response(request, response)

    def _checker(self, operation: Operation, request: Request) -> Checker:
        """Return the checks of an operation with the parameters that were sent.

        openapi-core takes as long for each that was not.
        """
        sent = frozenset(request.params)
        key = (operation.id, sent)
        if key not in self._checks:
            # Loading openapi-core takes longer than the rest of a start.
            try:
                from .checks import Checker
            except ImportError as error:
                message = (
                    f"{missing('openapi-core', 'testing')}; or check nothing:"
                    " FakePipedrive(validate='nothing')"
                )
                raise ImportError(message) from error

            described = operation.described
            if "parameters" in described:
                parameters = [
                    each
                    for each in described["parameters"]
                    if each.get("required") or each["name"] in sent
                ]
                described = {**described, "parameters": parameters}
            place = operation.path, operation.method.lower()
            self._checks[key] = Checker(self.root, described, *place, self.prefix)
        return self._checks[key]


def _undeclared(operation: Operation, request: Request) -> list[str]:
    """Return a problem for each property of a JSON body that no schema declares."""
    schema = operation.accepts
    if schema is None or not request.body:
        return []
    try:
        value = json.loads(request.body)
    except ValueError:
        return ["body: is no JSON"]
    if operation.path.startswith("/leads") and is_mapping(value):
        # Custom fields, which no document declares: API v1 has them beside all else.
        value = {key: each for key, each in value.items() if not is_flat(key)}
    return list(_unknown(value, schema, ""))


def _unknown(value: Any, schema: Json, place: str) -> Iterator[str]:
    schema = merged(schema)
    if is_list(value):
        for item in value:
            yield from _unknown(item, schema.get("items", {}), place)
    if is_mapping(value):
        known = schema.get("properties", {})
        for key, item in value.items():
            where = f"{place}.{key}" if place else key
            if key in known:
                yield from _unknown(item, known[key], where)
            elif not schema.get("additionalProperties", not known):
                yield f"{where}: is not a property that can be sent"
