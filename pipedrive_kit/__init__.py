"""Pipedrive beyond the wire: parts that stand on the generated clients.

Each part is a folder of its own, loaded by those who import it. All of them use public
names of the clients only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .actions.connection import run_connection_action as run_connection_action
    from .client import AsyncPipedrive as AsyncPipedrive, Pipedrive as Pipedrive
else:
    _HOMES = {
        "AsyncPipedrive": "client",
        "Pipedrive": "client",
        "run_connection_action": "actions.connection",
    }

    def __getattr__(name):
        """Load the part of a name when the name is first asked for."""
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)


__all__ = ["AsyncPipedrive", "Pipedrive", "run_connection_action"]
