"""The options of the runtime's clients, as signatures and docstrings have them.

They are read from the source of the runtime, which no generator imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..paths import CLIENT_OPTIONS_FILE


class Option(NamedTuple):
    """One option of a client."""

    annotation: str
    text: str


def _options(class_: ast.ClassDef) -> Iterator[tuple[str, Option]]:
    """Yield the name of each option that a class defines, and the option."""
    for field, text in pairwise(class_.body):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            words = " ".join(ast.literal_eval(text.value).split())
            yield ast.unparse(field.target), Option(
                ast.unparse(field.annotation), words
            )


_DEFINED = {
    node.name: dict(_options(node))
    for node in ast.parse(CLIENT_OPTIONS_FILE.read_text("utf-8")).body
    if isinstance(node, ast.ClassDef)
}
CLIENT_OPTIONS = _DEFINED["ClientOptions"]
LIMIT_OPTIONS = _DEFINED["LimitOptions"]
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
