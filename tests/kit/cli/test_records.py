"""Commands of the table: lists, records, writes, and the fields that they are shown by."""

from __future__ import annotations

import csv
import io
import json

import pytest

from .conftest import Program


def test_a_pipe_gets_json_lines_and_a_terminal_a_table(reading: Program) -> None:
    """The kind of standard output decides, and --output before it."""
    line = "deals list --limit 2 --fields id,title"
    assert reading(line).rows == [
        {"id": 1, "title": "Deal 1"},
        {"id": 2, "title": "Deal 2"},
    ]
    shown = reading(line, terminal=True)
    assert shown.out.splitlines()[0].split() == ["id", "title"]
    assert shown.out.splitlines()[1].split() == ["1", "Deal", "1"]
    assert json.loads(reading(f"{line} --output json", terminal=True).out)[1]["id"] == 2
    found = list(csv.reader(io.StringIO(reading(f"{line} --csv", terminal=True).out)))
    assert found == [["id", "title"], ["1", "Deal 1"], ["2", "Deal 2"]]


def test_columns_are_fields_by_name(reading: Program) -> None:
    """A custom field by its name in any case; an amount has its currency beside it."""
    found = reading('deals get 3 --fields "title,contract TYPE,Demo monetary"')
    assert found.rows == [
        {
            "title": "Deal 3",
            "Contract type": "Annual",
            "Demo monetary": 301.5,
            "Demo monetary currency": "EUR",
        }
    ]
    wrong = reading('deals list --fields "Contrct type"')
    assert wrong.code == 2
    assert "did you mean 'Contract type'" in wrong.err


def test_only_the_custom_fields_that_are_shown_are_asked_for(reading: Program) -> None:
    reading('deals list --limit 1 --fields "id,Contract type"')
    assert "custom_fields=c81125171f" in reading.fake.exchanges[-1].request.query


def test_a_filter_takes_what_a_row_shows(reading: Program) -> None:
    """Options with IDs that are texts are shown as filters take them."""
    rows = reading("deals list --status open --limit 1 --fields status").rows
    assert rows == [{"status": "open"}]


def test_a_record_is_added_with_names_and_labels(program: Program) -> None:
    line = (
        'deals add --title Roof --set "Contract type=annual" --set "Regions=EMEA,APAC"'
    )
    added = program(
        f'{line} --set "Demo monetary=2300 EUR" --fields "Contract type,Regions,id"'
    )
    assert added.rows == [
        {"Contract type": "Annual", "Regions": ["EMEA", "APAC"], "id": 31}
    ]
    changed = program('deals update 31 --set "Contract type=" --set value=7 --value 8')
    assert changed.code == 0
    stored = program.fake.record("deals", 31)
    assert stored["value"] == 7
    assert changed.rows[0]["Contract type"] is None


def test_emails_are_plain_texts(program: Program) -> None:
    """The first one is the primary one."""
    program("persons add --name Ada --emails ada@x.example,ada@y.example")
    emails = program.fake.record("persons", 13)["emails"]
    assert [(one["value"], one["primary"]) for one in emails] == [
        ("ada@x.example", True),
        ("ada@y.example", False),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("deals list --status opne", "'opne' is not one of deleted, lost, open, won"),
        ("deals list --owner-id seven", "'seven' is not a whole number"),
        ("deals add --value 3", "missing: --title"),
        ("deals add --title x --set roof", "'roof' is not NAME=VALUE"),
        ("notes add --content x --set colour=red", "'colour' is none of"),
        ("deals get x", "'x' is not a whole number"),
        ("deals lits", "No such command 'lits'"),
        ('deals add --title x --set "Contract type=Weekly"', "Monthly"),
    ],
)
def test_a_wrong_value_is_refused_before_anything_is_sent(
    reading: Program, line: str, text: str
) -> None:
    before = len(reading.sent("POST", "PATCH"))
    result = reading(line)
    assert result.code == 2
    assert text in result.err
    assert len(reading.sent("POST", "PATCH")) == before


def test_a_dry_run_shows_the_request_and_its_tokens(reading: Program) -> None:
    """Also without the secrets in it; nothing is sent."""
    before = len(reading.fake.exchanges)
    shown = reading("deals update 7 --status won --dry-run")
    assert shown.rows == [
        {
            "method": "PATCH",
            "path": "/api/v2/deals/7",
            "query": None,
            "body": {"status": "won"},
            "tokens": 5,
        }
    ]
    line = "webhooks add --event-action create --event-object deal --name x"
    shown = reading(
        f"{line} --subscription-url https://x.example --http-auth-password --dry-run",
        stdin="hidden-word\n",
    )
    assert shown.rows[0]["body"]["http_auth_password"] == "***"
    assert "hidden-word" not in shown.out + shown.err
    assert len(reading.fake.exchanges) == before


def test_what_deletes_is_asked_for(program: Program) -> None:
    """Without a terminal it needs --yes; with one, the answer decides."""
    refused = program("deals delete 7")
    assert refused.code == 7
    assert "needs --yes" in refused.err
    assert program("deals delete 7", stdin="n\n", terminal=True).code == 7
    assert program("deals delete 7 --dry-run").rows[0]["method"] == "DELETE"
    assert program.sent("DELETE") == []
    assert program("deals delete 7", stdin="y\n", terminal=True).code == 0
    assert program("persons merge 2 --merge-with-id 1").code == 7
    assert program("persons merge 2 --merge-with-id 1 --yes").rows[0]["id"] == 1


def test_a_search_has_its_items_as_rows(reading: Program) -> None:
    found = reading("deals search deal --limit 2 --fields id,title")
    assert found.rows == [{"id": 1, "title": "Deal 1"}, {"id": 2, "title": "Deal 2"}]
    shown = reading("deals search 'deal 3' --api-fields title").rows
    assert list(shown[0])[-1] == "result_score"


def test_a_conversion_is_waited_for(program: Program) -> None:
    """The job ends with the deal, or an error."""
    lead = program("leads list --limit 1 --fields id").rows[0]["id"]
    done = program(f"leads convert-to-deal {lead} --wait --fields status,deal_id")
    assert done.rows == [{"status": "completed", "deal_id": 31}]


def test_operations_of_both_versions_are_there(program: Program) -> None:
    """Notes are of API v1; a file is written to disk."""
    assert (
        program("notes add --content Hello --deal-id 1").rows[0]["content"] == "Hello"
    )
    assert program("notes list --deal-id 1").rows[0]["content"] == "Hello"


def test_a_fault_of_a_field_costs_no_call(reading: Program) -> None:
    """Definitions are kept for an hour, in the folder of the profiles."""
    reading("fields deals")
    before = len(reading.fake.exchanges)
    found = reading("fields deals --custom").rows
    assert {"name": "Contract type", "options": ["Monthly", "Annual"]}.items() <= {
        **next(row for row in found if row["name"] == "Contract type")
    }.items()
    assert len(reading.fake.exchanges) == before
