"""Statements of the customer's migration guide and changelog, each with what keeps it.

A keeper is a test, a page of the docs, or "nothing to do".
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.kit.migrate.guide import Statement, statements

ROOT = Path(__file__).parents[2]
PAGE = "docs/moving-from-v1.md"

_STATEMENT = "tests/kit/migrate/test_guide.py::test_a_statement_of_the_guide"
_RECORDS = "tests/kit/migrate/test_records.py::"
_CALLS = "tests/kit/migrate/test_calls.py::"
_EXAMPLES = f"{_RECORDS}test_the_old_example_becomes_the_new_one"
_BODIES = f"{_CALLS}test_bodies"

CHANGELOG = [
    ("api_domain comes with the access token", "tests/runtime/oauth/test_token_store.py::"
     "test_tokens_go_only_to_the_domain_of_the_token_server"),
    ("a company has its own domain", "tests/runtime/client/test_client.py: company_domain"),
    ("scopes of 2020 and 2021", "tests/runtime/oauth/test_session.py::"
     "test_which_scopes_allow_the_least_is_said_by_the_api"),
    ("ask for the least scopes",
     "tests/runtime/oauth/test_session.py::test_scopes_are_the_least"),
    ("requests in two seconds",
     "tests/runtime/limits/test_windows.py::test_capacity_by_plan_and_sign_in"),
    ("requests of a day",
     "tests/runtime/limits/test_windows.py::test_daily_limits_of_the_server"),
    ("a firewall answers 403", "tests/runtime/attempts/test_refusals.py::"
     "test_a_block_stops_every_client_that_shares_the_store"),
    ("TLS 1.2 at least", f"{PAGE}: TLS 1.2"),
    ("at most 50 e-mails and phones", f"{_CALLS}test_notes_on_bodies"),
    ("10,000 options of a field", f"{PAGE}: 10,000 options"),
    ("visible_to without permission is 403",
     "tests/runtime/attempts/test_errors.py: PermissionDenied"),
    ("/find is /search", f"{PAGE}: `/find` is"),
    ("itemSearch has related items",
     "tests/pipedrive/test_responses.py::test_related_items_of_a_search_are_on_its_pages"),
    ("most of a user may be null",
     "tests/runtime/models/test_decode.py::"
     "test_a_result_that_may_be_null_can_be_null_absent_or_empty"),
    ("dates of zeros", f"{_RECORDS}test_values_that_do_not_fit_stay"),
    ("lists without additional_data",
     "tests/runtime/paging/test_pager.py::test_the_end_is_a_null_empty_or_absent_cursor"),
    ("next and last activity cannot be set", f"{_CALLS}test_notes_on_bodies"),
    ("location of activities", _EXAMPLES),
    ("a due date stays; active_flag 0 is a DELETE", _BODIES),
    ("custom fields of type address", f"{_RECORDS}test_details_of_custom_fields"),
    ("new fields are kept", "tests/runtime/paging/test_pager.py::"
     "test_items_deeper_in_the_body_leave_their_neighbours_in_extra"),
    ("leads take JSON only", "nothing to do"),
    ("deletions of several records", f"{_CALLS}test_what_needs_a_look"),
    ("webhooks of apps, with addresses",
     "tests/kit/webhooks/test_webhooks.py::test_real_events_become_models"),
    ("sign-in by e-mail and password is gone", f"{PAGE}: e-mail and password"),
    ("changes are announced months before", "tests/generator/model/test_gone.py::"
     "test_a_deprecated_operation_warns"),
]  # fmt: skip
"""Those of the changelog that still matter, and their keepers."""


def guide() -> list[tuple[str, str]]:
    """Return the statements of the guide with their keepers; "" if a check fails."""
    return [(str(one), _keeper(one)) for one in statements()]


def _keeper(statement: Statement) -> str:
    try:
        statement.check()
    except Exception:
        return ""
    return PAGE if statement.is_said else _STATEMENT


def verdict(statements: list[tuple[str, str]]) -> tuple[str, bool]:
    """Count the statements by their keepers, which have to be there."""
    counts: Counter[str] = Counter()
    missing = [text for text, keeper in statements if not is_there(keeper)]
    for _, keeper in statements:
        kind = "a test" if keeper.startswith("tests/") else "the docs"
        counts[keeper if keeper == "nothing to do" else kind] += 1
    line = (
        f"{len(statements)} statements: {counts['a test']} kept by a test, "
        f"{counts['the docs']} by the docs, {counts['nothing to do']} with nothing to do; "
        f"{len(missing)} without a keeper"
    )
    return line, not missing


def is_there(keeper: str) -> bool:
    """Return if a test is defined, or a text is on its page."""
    if keeper == "nothing to do":
        return True
    path, _, test = keeper.partition("::")
    if test:
        return f"def {test}(" in _text(path)
    path, _, text = keeper.partition(": ")
    return bool(path) and text in _text(path)


def _text(path: str) -> str:
    at = ROOT / path
    return at.read_text(encoding="utf-8") if at.is_file() else ""
