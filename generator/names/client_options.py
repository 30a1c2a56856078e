"""The options of the runtime's clients, as signatures and docstrings have them.

The runtime defines them; its source is read here, and not run.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

OPTIONS_FILE = Path(__file__).parents[2] / "openapi_runtime" / "settings" / "options.py"


class Option(NamedTuple):
    """One option of a client."""

    annotation: str
    text: str


def _defined(class_name: str) -> dict[str, Option]:
    """Return the options that a class of `OPTIONS_FILE` has, with their docstrings."""
    _, _, text = OPTIONS_FILE.read_text(encoding="utf-8").partition(
        f"class {class_name}("
    )
    body, _, _ = text.partition("\n\n\n")
    found = re.findall(r'^    (\w+): (.+)\n    """([^"]+)"""', body, re.MULTILINE)
    return {
        name: Option(type_, " ".join(words.split())) for name, type_, words in found
    }


CLIENT_OPTIONS = _defined("ClientOptions")
LIMIT_OPTIONS = _defined("LimitOptions")
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
