"""Facts about the accounts of an API: rate limits, budgets, OAuth 2.

Plain data, written by a generator; an API without them does not load this.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class RateWindow(msgspec.Struct, frozen=True, kw_only=True):
    """A rolling window in which only so many requests may be sent."""

    name: str
    seconds: float
    capacity: int
    """Requests that are safe when the plan is not known."""

    plans: Mapping[str, Mapping[str, int]] = {}
    """Requests by plan and kind of authentication (``api_key`` or ``oauth2``)."""

    raised_by: str | None = None
    """Response header that may raise the capacity."""


class BudgetRule(msgspec.Struct, frozen=True, kw_only=True):
    """The tokens of an account for a day."""

    tokens_per_seat: int
    plans: Mapping[str, int]
    """Factor of the tokens per seat, by plan."""

    limit_header: str | None = None
    remaining_header: str | None = None


class Blocked(msgspec.Struct, frozen=True, kw_only=True):
    """The response that says that the whole account is blocked."""

    status: int
    content_type: str
    seconds: float
    """Seconds to send nothing."""


class OAuth2(msgspec.Struct, frozen=True, kw_only=True):
    """The authorization code flow of an API."""

    authorize_url: str
    token_url: str
    revoke_url: str | None = None
    server_key: str | None = None
    """Member of the token response that says where the API is."""

    base_url: str | None = None
    """Base URL template, with `server_key` in braces."""

    scopes: tuple[str, ...] = ()
    """Patterns of scopes, such as ``*:read``, from those that allow the least; what fits
    none of them allows the most."""

    skew: float = 60
    """Seconds before its end at which a token is refreshed."""
