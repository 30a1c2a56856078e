"""The options of the runtime's clients, as signatures and docstrings have them.

The runtime defines them; a test compares names, types and texts.
"""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """One option of a client."""

    annotation: str
    text: str


CLIENT_OPTIONS = {
    "timeout": Option(
        "TimeoutTypes",
        "Seconds for each wait for the server, by default 30; None for no limit.",
    ),
    "total_timeout": Option(
        "float | None",
        "Seconds for a whole response, by default 120; None for no limit.",
    ),
    "max_body": Option(
        "int", "Bytes that the body of a response may have, by default 100 million."
    ),
    "retry": Option(
        "Retry",
        "A `Retry`; by default up to three more attempts within 60 seconds.",
    ),
    "default_headers": Option(
        "Mapping[str, str] | None",
        "Headers of every request; `extra_headers` of a call go before them.",
    ),
    "on_charge": Option(
        "Callable[[Charge], object] | None",
        "A function that is called after each request that was sent.",
    ),
    "auth": Option(
        "AuthTypes",
        "An `httpx.Auth` or another `Auth`, used instead of credentials.",
    ),
    "observer": Option(
        "Observer | None",
        "An `Observer` of response bodies, such as a `Drift`.",
    ),
    "gate": Option(
        "Gate | None",
        "A `Gate` that decides when requests are sent.",
    ),
    "library": Option(
        'Literal["httpx", "httpx2"]',
        "The HTTP library, by default `httpx`; not beside `http_client`.",
    ),
    "proxy": Option(
        "str | None",
        "The URL of a proxy, by default that of the environment; not beside "
        "`http_client`.",
    ),
    "verify": Option(
        "VerifyTypes",
        "The verification of certificates, as in HTTPX; not beside `http_client`.",
    ),
}
LIMIT_OPTIONS = {
    "plan": Option(
        "str | None",
        "The plan of the account; without it, the rate that every plan allows.",
    ),
    "budget": Option(
        "Budget | int | None",
        "Tokens to spend in a day, a number or a `Budget`; by default any number.",
    ),
    "store": Option(
        "Store | None",
        "The store that counts tokens and rate limits; by default one in this process.",
    ),
    "account_name": Option(
        "str | None",
        "Clients with the same name count together in a store; by default those with "
        "the same host or credentials.",
    ),
    "on_store_failure": Option(
        'Literal["raise", "degrade"]',
        "`raise`, the default, or `degrade`: count in this process, alone or by the "
        "`degraded_share` of a `Budget`.",
    ),
}
_OAUTH2 = (
    "An `OAuth2Session`, `httpx.Auth` or another `Auth`, used instead of credentials."
)


_WINDOWS_ONLY = {
    "store": "The store that counts rate limits; by default one in this process.",
    "on_store_failure": "`raise`, the default, or `degrade`: count in this process.",
}
"""Texts of options for an API whose calls cost nothing."""


def client_options(
    *, has_limits: bool, has_costs: bool, has_plans: bool, has_oauth2: bool
) -> dict[str, Option]:
    """Return the options that clients of an API take; those about limits come first."""
    options = {**(LIMIT_OPTIONS if has_limits else {}), **CLIENT_OPTIONS}
    if not has_plans:
        options.pop("plan", None)
    if has_limits and not has_costs:
        del options["budget"]
        for name, text in _WINDOWS_ONLY.items():
            options[name] = options[name]._replace(text=text)
    if has_oauth2:
        options["auth"] = options["auth"]._replace(text=_OAUTH2)
    return options


def client_raises(*, has_costs: bool) -> str:
    """Return the sentences about the errors of a client."""
    budget = "`BudgetExceededError` before too much is spent, " if has_costs else ""
    return (
        "Raises `errors.ConfigurationError` for missing, wrong or contradicting "
        "arguments. Methods raise subclasses of `errors.ClientError`: `RequestError` for "
        f"what cannot be sent, {budget}`APIStatusError` when the server refuses "
        "(`NotFoundError`, `RateLimitError`, …), `APIConnectionError` when no response "
        "comes, `OutcomeUnknownError` when a change may have been made or not."
    )


RUNTIME_EXPORTS = (
    "AsyncDetailedPager",
    "AsyncPager",
    "Charge",
    "DetailedPage",
    "DetailedPager",
    "Drift",
    "Page",
    "Pager",
    "RawResponse",
    "Retry",
    "Usage",
)
LIMIT_EXPORTS = ("Budget", "MemoryStore", "RedisStore", "SQLiteStore")
OAUTH_EXPORTS = ("FileTokenStore", "OAuth2Session", "Tokens", "scopes_for")
"""Names of the runtime that generated packages export: always, and for those parts."""
