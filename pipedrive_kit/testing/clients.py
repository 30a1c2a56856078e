"""The store of clients that do not wait."""

from __future__ import annotations

from collections.abc import Sequence

from openapi_runtime import MemoryStore, Ticket, Window


class UnhurriedStore(MemoryStore):
    """A store without rate windows: a test does not wait for a plan that it has not."""

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],  # noqa: ARG002 - as stores have it
        horizon: float,
    ) -> Ticket:
        return super().admit(
            account, tokens=tokens, limit=limit, windows=(), horizon=horizon
        )
