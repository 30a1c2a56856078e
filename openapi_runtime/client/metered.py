"""The clients of an API whose calls cost tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client import AsyncClientBase, SyncClientBase

if TYPE_CHECKING:
    from ..limits.budget import TokensToday


def _today(client: SyncClientBase | AsyncClientBase) -> TokensToday:
    from ..limits.budget import TokensToday

    settings = client._settings  # pyright: ignore[reportPrivateUsage]
    return getattr(settings.gate, "today", None) or TokensToday()


class SyncMeteredBase(SyncClientBase):
    """Base of blocking clients whose calls cost tokens."""

    @property
    def budget(self) -> TokensToday:
        """The tokens of the day, by the last response that told; makes no call."""
        return _today(self)

    def check_budget(self) -> TokensToday:
        """Ask the server for the tokens that are left today, at the least cost."""
        from ..limits.budget import cheapest_request

        self.request(**cheapest_request(self._operations().values()))
        return self.budget


class AsyncMeteredBase(AsyncClientBase):
    """Base of async clients whose calls cost tokens."""

    @property
    def budget(self) -> TokensToday:
        """The tokens of the day, by the last response that told; makes no call."""
        return _today(self)

    async def check_budget(self) -> TokensToday:
        """Ask the server for the tokens that are left today, at the least cost."""
        from ..limits.budget import cheapest_request

        await self.request(**cheapest_request(self._operations().values()))
        return self.budget
