"""One action: its facts, and the call of its operation."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from openapi_runtime import CallOptions, Operation
from openapi_runtime.errors import RemovedError

from ..errors import ActionError, ActionParameterError
from .schema import BODY, action_schema, problems
from .table import OPERATIONS, Entry, Json, Version


@dataclass(frozen=True, slots=True, repr=False)
class Action:
    """An action of the connector, in one version of the API. Call it to run it."""

    name: str
    version: Version
    _entry: Entry
    _client: Any
    """A client for both APIs, blocking or async."""

    @property
    def purpose(self) -> str:
        """Its effect, in the words of the connector's page."""
        return self._entry.purpose

    @property
    def operation_id(self) -> str:
        """The operation of the OpenAPI document."""
        return self._entry.operation

    @property
    def method(self) -> str:
        """Group and method of the client, such as `deals.list`; empty if it is gone."""
        return self._entry.call

    @property
    def cost(self) -> int:
        """Tokens of one request, for a list of one page; 0 if it is gone."""
        operation = self._operation
        return operation.cost if operation else 0

    @property
    def scopes(self) -> tuple[str, ...]:
        """OAuth scopes, any one of which is enough."""
        operation = self._operation
        return operation.scopes if operation else ()

    @property
    def deprecated(self) -> bool:
        """True if Pipedrive will remove it, or has."""
        operation = self._operation
        return self._entry.gone or (operation is not None and operation.deprecated)

    @property
    def gone(self) -> bool:
        """True if Pipedrive has removed it: running it raises RemovedError."""
        return self._entry.gone

    @property
    def replacement(self) -> str | None:
        """The call that does the same, in words, if there is a newer one."""
        return self._entry.instead or None

    @property
    def schema(self) -> Json:
        """A JSON Schema of its parameters."""
        return copy.deepcopy(action_schema(self.version, self.name))

    @property
    def http_method(self) -> str:
        """The HTTP method of its request; empty if it is gone."""
        operation = self._operation
        return operation.http_method if operation else ""

    @property
    def path(self) -> str:
        """The path of its request, with ``{name}`` for each parameter in it."""
        operation = self._operation
        return operation.path if operation else ""

    @property
    def is_read(self) -> bool:
        """True if it changes nothing in the account."""
        return self.http_method == "GET"

    @property
    def is_file(self) -> bool:
        """True if it sends or returns the content of a file, which is no JSON."""
        operation = self._operation
        if operation is not None and operation.accept is not None:
            return True
        body = action_schema(self.version, self.name)["properties"].get(BODY, {})
        parts = body.get("properties", {}).values()
        return any(part.get("format") == "binary" for part in parts)

    @property
    def _operation(self) -> Operation | None:
        return OPERATIONS[self.version].get(self._entry.operation)

    def check(self, params: Mapping[str, Any]) -> None:
        """Raise ActionParameterError for parameters that the action does not take.

        Raises RemovedError for an action that is gone.
        """
        entry = self._entry
        if entry.gone:
            instead = f" Call {entry.instead}." if entry.instead else ""
            raise RemovedError(
                f"{self.name}: Pipedrive has removed {entry.operation} of API v1.{instead}",
                operation_id=entry.operation,
            )
        if entry.oauth:
            raise ActionError(
                f"{self.name} is a part of the authentication, which an OAuth2Session "
                "does: give it to the client as `auth`"
            )
        found = sorted(problems(self.version, self.name, params))
        if found:
            raise ActionParameterError(f"{self.name}: {'; '.join(found)}")

    def __call__(self, **params: Any) -> Any:
        """Run it; return what the method of its operation returns.

        A list gives a pager, an async client an awaitable. Raises ActionParameterError,
        before anything is sent, for parameters that are unknown, missing or wrong.
        """
        return self.run(params)

    def run(
        self,
        params: Mapping[str, Any],
        *,
        raw: bool = False,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Run it with a mapping of parameters, and with the options of all calls.

        `raw` returns a RawResponse, of a list with its first page.
        """
        self.check(params)
        group, _, function = self._entry.call.partition(".")
        client = self._client.v1 if self.version == "v1" else self._client
        methods = getattr(client, group)
        if raw:
            methods = methods.with_raw_response
        arguments: dict[str, Any] = {**options, **self._arguments(params)}
        return getattr(methods, function)(**arguments)

    def _arguments(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments of the method; what it has none for goes into the body."""
        names = self._entry.arguments
        found: dict[str, Any] = {
            names.get(k, k): v for k, v in params.items() if k != BODY
        }
        if names.get("start") == "cursor" and "cursor" in found:
            found["cursor"] = str(found["cursor"])
        data: Mapping[str, Any] | None = params.get(BODY)
        if data is None:
            return found
        known = self.schema["properties"][BODY].get("properties", {})
        more: dict[str, Any] = {}
        for key, value in data.items():
            if key not in known or key in self._entry.also:
                more[key] = value
                continue
            is_flag = set(known[key].get("enum", ())) == {0, 1}
            given = int(value) if is_flag and isinstance(value, bool) else value
            found[names.get(f"{BODY}.{key}") or key] = given
        return {**found, "extra_body": more} if more else found

    def __repr__(self) -> str:
        return f"<Action {self.name} ({self.version}: {self.operation_id})>"
