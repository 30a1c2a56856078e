"""The part that both flavours of the client for both APIs share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

from openapi_runtime import CallOptions

if TYPE_CHECKING:
    from ..actions import Actions


class Both:
    """The gains of a client of API v2 by a client of API v1 beside it."""

    @cached_property
    def actions(self) -> Actions:
        """The connector's actions, by name."""
        from ..actions import Actions

        return Actions(self)

    def run_action(
        self,
        name: str,
        params: Mapping[str, Any] | None = None,
        *,
        version: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Run an action of the connector with its own parameters.

        It returns what the method of the operation returns: a pager for a list, and an
        awaitable for other results of an async client. `version` is `v1` or `v2`; by
        default that is v2 if it has the action.
        """
        return self.actions.of(name, version=version).run(params or {}, **options)

    # The types of these methods are those of the client.
    if not TYPE_CHECKING:

        def with_options(self, **options):
            """Return a view of this client whose calls have other options."""
            view = super().with_options(**options)
            kept = type(self)
            for name in list(vars(view)):
                if isinstance(getattr(kept, name, None), cached_property):
                    # It calls through this client, or through `v1` of this client.
                    del vars(view)[name]
            return view
