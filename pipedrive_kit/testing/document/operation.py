"""One operation of a document: what it takes, and what its records look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from ...narrowing import is_list
from ..messages import Request, invalid
from .schemas import Json, merged, properties


@dataclass(frozen=True, kw_only=True, eq=False)
class Operation:
    """One operation of the document."""

    id: str
    method: str
    path: str
    cost: int
    status: int
    """Of success."""
    described: Json
    """The operation object."""

    @cached_property
    def example(self) -> Any:
        """The body of success in the document."""
        return self._success.get("example")

    @cached_property
    def body(self) -> dict[str, Json]:
        """The schemas of the properties of a body of success."""
        return properties(self._success.get("schema", {}))

    @cached_property
    def scopes(self) -> list[str]:
        """The OAuth scopes one of which it asks for."""
        for each in self.described.get("security", ()):
            if "oauth2" in each:
                found: list[str] = each["oauth2"]
                return found
        return []

    @cached_property
    def places(self) -> tuple[str, str]:
        """The fixed parts of the path before and after its first parameter."""
        before, _, after = self.path.partition("{")
        rest = [part for part in after.split("/")[1:] if part[:1] != "{"]
        return before.strip("/"), "/".join(rest)

    @property
    def of_one(self) -> bool:
        """True if the path ends with an ID."""
        return self.path.endswith("}")

    @cached_property
    def lists(self) -> bool:
        """True if `data` is a list."""
        return merged(self.body.get("data", {})).get("type") == "array"

    @cached_property
    def parameters(self) -> dict[str, Json]:
        """The schemas of the query's parameters, by name."""
        return {
            each["name"]: merged(each["schema"])
            for each in self.described.get("parameters", ())
            if each["in"] == "query"
        }

    @cached_property
    def accepts(self) -> Json | None:
        """The schema of a JSON body."""
        content = self.described.get("requestBody", {}).get("content", {})
        schema: Json | None = content.get("application/json", {}).get("schema")
        return schema

    @cached_property
    def on_request(self) -> frozenset[str]:
        """Properties of a record that `include_fields` asks for."""
        schema = self.parameters.get("include_fields", {})
        return frozenset(merged(schema.get("items", schema)).get("enum", ()))

    @cached_property
    def page_size(self) -> int:
        """The most records of a page; 0 for what has no pages."""
        limit = self.parameters.get("limit")
        return limit.get("maximum", 500) if limit else 0

    @cached_property
    def record(self) -> Json:
        """The schemas of what `data` holds, or of each record there, by property."""
        schema = merged(self.body.get("data", {}))
        return properties(schema.get("items", schema))

    @cached_property
    def example_record(self) -> Json:
        data = self.example["data"]
        record: Json = data[0] if is_list(data) else data
        return record

    @property
    def _success(self) -> Json:
        response: Json = self.described["responses"][str(self.status)]
        content: dict[str, Json] = response.get("content", {})
        for described in content.values():
            return described
        return {}

    def given(self, request: Request) -> Json:
        """Return the values of the query by name, of their declared types."""
        values: Json = {}
        for name, text in parse_qsl(request.query, keep_blank_values=True):
            schema = self.parameters.get(name, {})
            if schema.get("type") == "array":
                kind = merged(schema["items"]).get("type")
                values[name] = [_typed(part, kind) for part in text.split(",")]
            else:
                values[name] = _typed(text, schema.get("type"))
        return values

    def in_path(self, texts: Sequence[str]) -> list[Any]:
        """Return the values of the path, of their declared types."""
        try:
            return [
                _typed(text, kind)
                for text, kind in zip(texts, self._path_types, strict=True)
            ]
        except ValueError:
            raise invalid("id", "is no number") from None

    @cached_property
    def _path_types(self) -> list[str]:
        declared = {
            each["name"]: merged(each["schema"]).get("type", "string")
            for each in self.described.get("parameters", ())
            if each["in"] == "path"
        }
        return [declared[part.split("}")[0]] for part in self.path.split("{")[1:]]


def _typed(text: str, kind: str | None) -> Any:
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    return text in ("true", "1") if kind == "boolean" else text
