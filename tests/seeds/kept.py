"""Statements of the customer's migration guide and changelog, each with what keeps it.

A keeper is a test, a page of the docs, or "nothing to do".
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from generator.read.load import load

ROOT = Path(__file__).parents[2]
RULES = ROOT / "spec" / "pipedrive-migration.yaml"
PAGE = "docs/moving-from-v1.md"

_RECORDS = "tests/kit/migrate/test_records.py::"
_CALLS = "tests/kit/migrate/test_calls.py::"
_EXAMPLES = f"{_RECORDS}test_the_old_example_becomes_the_new_one"
_BODIES = f"{_CALLS}test_bodies"
_PAGES = "tests/kit/migrate/test_shim.py::test_a_program_pages_as_before"

BY_KIND = {
    "custom": f"{_RECORDS}test_custom_fields",
    "rename": f"{_RECORDS}test_every_rename_goes_both_ways",
    "negated": f"{_RECORDS}test_every_rename_goes_both_ways",
    "also": f"{_RECORDS}test_every_rename_goes_both_ways",
    "number": _EXAMPLES,
    "id": _EXAMPLES,
    "ids": f"{_RECORDS}test_values_of_the_guide",
    "address": _EXAMPLES,
    "null": _EXAMPLES,
    "empty": _EXAMPLES,
    "removed": f"{_RECORDS}test_every_removed_key_is_told",
    "include": f"{_RECORDS}test_every_key_that_has_to_be_asked_for_is_told",
    "endpoint": f"{_CALLS}test_endpoints",
    "parameter": f"{_CALLS}test_parameters",
    "new": f"{_CALLS}test_parameters",
    "body": _BODIES,
    "participant": _BODIES,
    "read_only": _BODIES,
    "behaviour": f"{_CALLS}test_calls_with_bodies",
    "slip": "nothing to do",
    "note": PAGE,
    "user_ids": PAGE,
}
GENERAL = {
    "flags": f"{_RECORDS}test_values_of_the_guide",
    "numbers": f"{_RECORDS}test_values_of_the_guide",
    "times": f"{_RECORDS}test_values_of_the_guide",
    "selectors": f"{_CALLS}test_what_needs_a_look",
    "method": f"{_CALLS}test_endpoints",
    "prefix": f"{_CALLS}test_endpoints",
    "paging": _PAGES,
    "more": _PAGES,
    "sort": f"{_CALLS}test_values_of_parameters",
    "sort_by": f"{_CALLS}test_values_of_parameters",
    "sort_direction": f"{_CALLS}test_values_of_parameters",
    "sort_one": f"{_CALLS}test_what_needs_a_look",
}

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
    ("a firewall answers 403", "tests/runtime/attempts/test_faults.py::"
     "test_a_block_stops_every_client_that_shares_the_store"),
    ("TLS 1.2 at least", f"{PAGE}: TLS 1.2"),
    ("at most 50 e-mails and phones", f"{_CALLS}test_notes_on_bodies"),
    ("10,000 options of a field", f"{PAGE}: 10,000 options"),
    ("visible_to without permission is 403",
     "tests/runtime/attempts/test_errors.py: PermissionDenied"),
    ("/find is /search", f"{_CALLS}test_endpoints"),
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
    ("custom fields of type address", f"{_RECORDS}test_custom_fields"),
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
    """Return the statements of the guide with their keepers; "" if one has none."""
    found: list[tuple[str, str]] = []
    for section in load(RULES).root["sections"]:
        if section["section"] != "beyond the guide":
            found += [(str(rule), _keeper(rule)) for rule in section["rules"]]
    return found


def _keeper(rule: dict[str, Any]) -> str:
    kind = next(iter(rule))
    if kind == "general":
        return GENERAL.get(rule[kind], "")
    keeper = BY_KIND.get(kind, "")
    if keeper == PAGE:
        page = _text(PAGE)
        words = re.findall(r"\w{4,}", rule[kind])
        missing = [word for word in words if word not in page]
        return "" if missing else PAGE
    return keeper


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
