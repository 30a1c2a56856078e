"""A server of the Model Context Protocol: Pipedrive's actions as tools for agents.

    python -m pipedrive_kit.mcp

It only reads unless it is told otherwise, and it spends a stated number of tokens at most.
`Agent` is the same without the protocol. `make_server` needs the extra `mcp`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .agent import Agent
from .policy import Policy

if TYPE_CHECKING:
    from .server import make_server

__all__ = ["Agent", "Policy", "make_server"]


def __getattr__(name: str) -> Any:
    if name == "make_server":
        from .server import make_server

        return make_server
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
