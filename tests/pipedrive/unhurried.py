"""Settings for tests that are not about limits, retries or guards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openapi_runtime import MemoryStore, Retry


class UnhurriedStore(MemoryStore):
    """A store without rate windows, for thousands of calls; it counts tokens."""

    def admit(self, account: str, *, windows: Sequence[Any], **arguments: Any) -> Any:
        return super().admit(account, windows=(), **arguments)


def unhurried() -> dict[str, Any]:
    """Client arguments: no waiting, and no second attempt that hides a first one."""
    return {"store": UnhurriedStore(), "retry": Retry(attempts=1)}
