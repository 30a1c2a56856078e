"""The connector's actions: every operation by a name, with flat parameters and a body.

    pd.actions["get_activities_by_id"](id=1)
    pd.run_action("post_deals", {"data": {"title": "Roof"}})

Parameters are checked before anything is sent.
"""

from __future__ import annotations

from .action import Action
from .actions import Actions

__all__ = ["Action", "Actions"]
