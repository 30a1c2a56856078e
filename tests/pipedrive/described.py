"""The operations of Pipedrive's document, with our corrections.

It is read with the generator's first two steps only: nothing here knows how methods,
arguments or classes are named.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.read.load import load
from generator.read.overlay import patch

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec"


@functools.cache
def document() -> dict[str, Any]:
    """The corrected document; it has no references."""
    original = load(SPEC / "pipedrive-v2.yaml")
    # `make generate` warns of corrections that a newer document no longer needs.
    return patch(original, load(SPEC / "pipedrive-v2.overlay.yaml"))[0].root


@dataclass(frozen=True, kw_only=True)
class Described:
    """One operation, as the document has it."""

    id: str
    method: str
    path: str
    tags: tuple[str, ...]
    cost: int
    status: int
    """Of success."""

    example: dict[str, Any]
    """The body of success."""

    failures: Mapping[int, dict[str, Any]]
    """The bodies of other documented statuses."""

    parameters: tuple[dict[str, Any], ...]
    media_type: str | None
    """Of the request's body."""

    body: dict[str, Any] | None
    """The schema of the request's body."""

    needs_body: bool
    """True if a request without content is refused."""

    def __str__(self) -> str:
        return self.id

    def parameters_in(self, place: str) -> list[dict[str, Any]]:
        return [p for p in self.parameters if p["in"] == place]

    @property
    def paged(self) -> bool:
        return any(p["name"] == "cursor" for p in self.parameters)

    @property
    def max_page_size(self) -> int:
        (limit,) = (p for p in self.parameters if p["name"] == "limit")
        maximum: int = limit["schema"]["maximum"]
        return maximum

    @property
    def payload_place(self) -> tuple[str, ...]:
        """The place of the result in a body: `data`, or `data.items` of searches."""
        if self.paged and isinstance(self.example["data"], dict):
            return ("data", "items")
        return ("data",)

    @property
    def payload(self) -> Any:
        """The result in the example."""
        value: Any = self.example
        for key in self.payload_place:
            value = value[key]
        return value

    @property
    def result(self) -> Any:
        """The result of a call: the payload, and what stands beside one record."""
        beside = self.example.get("additional_data")
        if self.paged or not isinstance(beside, dict):
            return self.payload
        return {**self.payload, **beside}

    @property
    def beside(self) -> dict[str, Any]:
        """The values that stand beside one record, and are in the result, too."""
        if self.result is self.payload:
            return {}
        return {k: v for k, v in self.result.items() if k not in self.payload}

    @property
    def sends_nested_objects(self) -> bool:
        """True if the body has objects with declared properties inside."""
        if self.body is None:
            return False
        schema = merged(self.body)
        inner = schema.get("properties", {}).values()
        return any(map(_has_objects, [schema["items"]] if "items" in schema else inner))

    @property
    def next_cursor(self) -> str:
        """The cursor that the example leads on with, else a made one."""
        found = (self.example.get("additional_data") or {}).get("next_cursor")
        return found or "a-made-cursor"


def operations() -> Iterator[Described]:
    """Yield the operations of which the document shows what they respond."""
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            described = _described(method.upper(), path, operation)
            if described:
                yield described


def _described(method: str, path: str, operation: dict[str, Any]) -> Described | None:
    contents = {
        int(status): response["content"]["application/json"]
        for status, response in operation["responses"].items()
    }
    answers = {
        status: content["example"]
        for status, content in contents.items()
        if "example" in content
    }
    success = next((status for status in answers if 200 <= status < 300), None)
    if success is None:
        return None
    content = operation.get("requestBody", {}).get("content", {})
    media_type, body = None, None
    if content:
        ((media_type, described_body),) = content.items()
        body = described_body["schema"]
    return Described(
        id=operation["operationId"],
        method=method,
        path=path,
        tags=tuple(operation["tags"]),
        cost=operation["x-token-cost"],
        status=success,
        example=answers.pop(success),
        failures=answers,
        parameters=tuple(operation.get("parameters", ())),
        media_type=media_type,
        body=body,
        needs_body=operation.get("requestBody", {}).get("required", False),
    )


ALL: Mapping[str, Described] = {each.id: each for each in operations()}
IDS = {
    operation["operationId"]
    for methods in document()["paths"].values()
    for operation in methods.values()
}


def merged(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with all members of its `allOf` in it."""
    if "allOf" not in schema:
        return schema
    result: dict[str, Any] = {"properties": {}, "required": []}
    own = {key: value for key, value in schema.items() if key != "allOf"}
    for part in (*map(merged, schema["allOf"]), own):
        properties = {**result["properties"], **part.get("properties", {})}
        required = [*result["required"], *part.get("required", [])]
        result = {**result, **part, "properties": properties, "required": required}
    return result


def _has_objects(schema: dict[str, Any]) -> bool:
    schema = merged(schema)
    return bool(schema.get("properties")) or (
        "items" in schema and _has_objects(schema["items"])
    )
