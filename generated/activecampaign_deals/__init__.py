"""ActiveCampaign deals: a typed client, sync and async."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_runtime import UNSET, Unset, errors, require

require("activecampaign_deals", "0.1")

from .api import API
from .client import AsyncClient, Client

__version__ = "0.1.0"

__all__ = ["API", "OPERATIONS", "UNSET", "AsyncClient", "Client", "Unset", "errors"]

if TYPE_CHECKING:
    from .operations import OPERATIONS as OPERATIONS
else:

    def __getattr__(name):
        """Load the table of operations when it is first asked for."""
        if name == "OPERATIONS":
            from .operations import OPERATIONS

            return OPERATIONS
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name the table of operations, loaded or not."""
    return sorted({*globals(), *__all__})
