"""The options of the runtime's clients, as docstrings list them.

The runtime defines them and their texts; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator

CLIENT_OPTIONS = {
    "timeout": "Seconds for each wait for the server, by default 30; None for no limit.",
    "total_timeout": "Seconds for a whole response, by default 120; None for no limit.",
    "max_body": "Bytes that the body of a response may have, by default 100 million.",
    "retry": "A `Retry`; by default up to three more attempts within 60 seconds.",
    "on_charge": "A function that is called after each request that was sent.",
    "auth": "An `httpx.Auth` or another `Auth`, used instead of credentials.",
    "observer": "An `Observer` of response bodies, such as a `Drift`.",
    "gate": "A `Gate` that decides when requests are sent.",
    "library": "The HTTP library, by default `httpx`; not beside `http_client`.",
    "proxy": "The URL of a proxy, by default that of the environment; not beside "
    "`http_client`.",
    "verify": "How certificates are verified, by default as HTTPX does; not beside "
    "`http_client`.",
}
LIMIT_OPTIONS = {
    "plan": "The plan of the account; without it, the rate that every plan allows.",
    "budget": "Tokens to spend in a day, a number or a `Budget`; by default any number.",
    "store": "The store that counts tokens and rate limits; by default one in this "
    "process.",
    "account_name": "Clients with the same name count together in a store; by default "
    "those with the same host or credentials.",
    "on_store_failure": "`raise`, the default, or `degrade`: count in this process.",
}
_HTTP_CLIENT = "Used and not closed; by default the client makes its own."
_OAUTH2 = (
    "An `OAuth2Session`, `httpx.Auth` or another `Auth`, used instead of credentials."
)


def client_options(*, has_limits: bool, has_oauth2: bool) -> Iterator[str]:
    """Yield a line for each option that clients of an API take."""
    options = {"http_client": _HTTP_CLIENT, **CLIENT_OPTIONS}
    if has_oauth2:
        options["auth"] = _OAUTH2
    if has_limits:
        options |= LIMIT_OPTIONS
    for name, text in options.items():
        yield f"{name}: {text}"


def client_raises(*, has_limits: bool) -> str:
    """Return the sentences about the errors of a client."""
    budget = "`BudgetExceededError` before too much is spent, " if has_limits else ""
    return (
        "Raises `errors.ConfigurationError` for missing, wrong or contradicting "
        "arguments. Methods raise subclasses of `errors.ClientError`: `RequestError` for "
        f"what cannot be sent, {budget}`APIStatusError` when the server refuses "
        "(`NotFoundError`, `RateLimitError`, …), `APIConnectionError` when no response "
        "comes, `OutcomeUnknownError` when a change may have been made or not."
    )
