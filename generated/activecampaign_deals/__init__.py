"""ActiveCampaign deals: a typed client, sync and async."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_runtime import UNSET, Unset, require

require("activecampaign_deals", "0.1")

from . import errors
from .api import API
from .client import AsyncClient, Client

__version__ = "0.1.0"

__all__ = (
    "API",
    "AsyncClient",
    "AsyncDetailedPager",
    "AsyncPager",
    "Charge",
    "Client",
    "DetailedPage",
    "DetailedPager",
    "Drift",
    "OPERATIONS",
    "Page",
    "Pager",
    "RawResponse",
    "Retry",
    "UNSET",
    "Unset",
    "Usage",
    "errors",
)

if TYPE_CHECKING:
    from openapi_runtime import (
        AsyncDetailedPager as AsyncDetailedPager,
        AsyncPager as AsyncPager,
        Charge as Charge,
        DetailedPage as DetailedPage,
        DetailedPager as DetailedPager,
        Drift as Drift,
        Page as Page,
        Pager as Pager,
        RawResponse as RawResponse,
        Retry as Retry,
        Usage as Usage,
    )

    from .operations import OPERATIONS as OPERATIONS
else:

    def __getattr__(name):
        """Load what a client does not need when it is first asked for."""
        if name == "OPERATIONS":
            from .operations import OPERATIONS

            return OPERATIONS
        if name in __all__:
            import openapi_runtime

            return getattr(openapi_runtime, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return all names, loaded or not."""
    return sorted({*globals(), *__all__})
