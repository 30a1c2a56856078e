"""Every change of an account exactly once: created, changed and deleted records."""

from .changes import AsyncChanges, Change, Changes, async_changes, changes
from .reconcile import async_reconcile, reconcile
from .state import State
from .streams import ENTITIES

__all__ = [
    "ENTITIES",
    "AsyncChanges",
    "Change",
    "Changes",
    "State",
    "async_changes",
    "async_reconcile",
    "changes",
    "reconcile",
]
