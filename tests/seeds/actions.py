"""The connector's list: every action called over loopback, sync and async."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections import Counter
from typing import Any

from openapi_runtime.errors import RemovedError
from pipedrive_kit import AsyncPipedrive, Pipedrive
from pipedrive_kit.actions.table import VERSIONS, entries
from pipedrive_kit.errors import ActionError
from pipedrive_kit.testing import UnhurriedStore
from spec.connector import LIST, read_actions
from tests.kit.client.server import BothServer

_TEXTS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T10:00:00Z",
    "time-hm": "09:30",
    "duration-hms": "01:30",
    "uuid": "adf21080-0e10-11eb-879b-05d71fb426ec",
    "email": "ada@example.com",
    "uri": "https://example.com/",
}
_LEFT_OUT = {"filter_id"}
"""It disables others of API v2; a guard refuses them together."""


def sample(schema: Any) -> Any:
    """Return a value that a schema allows."""
    kind = schema.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    if schema.get("format") == "binary":
        return b"content"
    if schema.get("enum"):
        return schema["enum"][0]
    if kind == "array":
        return [sample(schema.get("items", {"type": "integer"}))]
    if kind == "object":
        found = {k: sample(v) for k, v in schema.get("properties", {}).items()}
        return found or {"a" * 40: "text"}
    if kind == "string":
        return _TEXTS.get(schema.get("format", ""), "text")
    return {"integer": 3, "number": 2.5, "boolean": True}[kind]


def params_for(action: Any) -> dict[str, Any]:
    """Return all parameters of an action, with values that its schema allows."""
    schema = action.schema
    required = set(schema["required"])
    return {
        name: sample(value)
        for name, value in schema["properties"].items()
        if name in required or action.version == "v1" or name not in _LEFT_OUT
    }


class Verdict:
    """Counts of what became of the actions, and what went wrong."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._total = len(read_actions(LIST.read_text(encoding="utf-8")))

    @property
    def is_right(self) -> bool:
        """True if every action does what it must."""
        done = sum(self.counts[name] for name in ("sent", "gone", "authentication"))
        return done == self._total and not self.wrong and not self.counts["unknown"]

    def line(self) -> str:
        """Return the verdict in a sentence."""
        c = self.counts
        done = c["sent"] + c["gone"] + c["authentication"]
        return (
            f"{done} of {self._total} actions: {c['sent']} called over loopback, request checked "
            "by openapi-core against the document of its version, sync and async; "
            f"{c['replaced']} gone raise with their replacement; "
            f"{c['deprecated']} deprecated ones warn; "
            f"{c['authentication']} are authentication, which OAuth2Session does; "
            f"{c['unknown']} unknown; {len(self.wrong)} problems"
        )


def verdict() -> Verdict:
    """Call every action of the list once blocking and once awaiting."""
    found = Verdict()
    listed = Counter(a.name for a in read_actions(LIST.read_text(encoding="utf-8")))
    with BothServer().running() as server:
        options: dict[str, Any] = {"api_token": "t", "base_url": server.base_url}
        with Pipedrive(**options, store=UnhurriedStore()) as pd:
            for name, count in listed.items():
                known = [v for v in VERSIONS if name in entries()[v]]
                # One name stands twice for one version: the two grants of OAuth.
                found.counts["unknown"] += not known
                for version in known:
                    action = pd.actions.of(name, version=version)
                    times = count if len(known) == 1 else 1
                    _call(action, server, found, times)

        async def every() -> None:
            async with AsyncPipedrive(**options, store=UnhurriedStore()) as pd:
                for version in VERSIONS:
                    for name, entry in entries()[version].items():
                        if entry.call:
                            action = pd.actions.of(name, version=version)
                            await _acall(action, server, found)

        asyncio.run(every())
    return found


def _call(action: Any, server: BothServer, found: Verdict, times: int) -> None:
    server.forget()
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            result = action.run(params_for(action), force=True)
        if hasattr(result, "pages"):
            list(result)
    except RemovedError as error:
        found.counts["gone"] += times
        found.counts["replaced"] += (action.replacement or "no call") in str(error)
        return
    except ActionError as error:
        if "OAuth2Session" not in str(error):
            raise
        found.counts["authentication"] += times
        return
    found.counts["sent"] += times
    found.counts["deprecated"] += action.deprecated
    if action.deprecated != any(w.category is DeprecationWarning for w in warned):
        found.wrong.append(f"{action!r}: deprecated, warned: {len(warned)}")
    found.wrong += server.problems
    _check(action, server, found)


async def _acall(action: Any, server: BothServer, found: Verdict) -> None:
    server.forget()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        result = action.run(params_for(action), force=True)
    if hasattr(result, "pages"):
        async for _ in result:
            pass
    else:
        assert inspect.isawaitable(result)
        await result
    found.wrong += server.problems
    _check(action, server, found)


def _check(action: Any, server: BothServer, found: Verdict) -> None:
    """Note a request that is not that of the action's operation."""
    if len(server.requests) != 1:
        found.wrong.append(f"{action!r}: {len(server.requests)} requests")
    elif f"/api/{action.version}/" not in server.requests[0].path:
        found.wrong.append(f"{action!r}: sent to {server.requests[0].path}")
