"""Changes around the payload: errors that keep the response, lists that end once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openapi_runtime import (
    APIResponseError,
    APIStatusError,
    ClientError,
)
from tests.pipedrive.call_arguments import arguments_for
from tests.pipedrive.conftest import Flavour
from tests.pipedrive.described import ALL, Described
from tests.pipedrive.envelopes import (
    UNREADABLE,
    Envelope,
    Reader,
    encoded,
    fixed,
    is_delete,
    is_list,
    items_set,
    key_dropped,
    key_set,
    only,
    payload_of,
)
from tests.pipedrive.json_values import as_json, same
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


NOTHING = [
    only(is_delete, fixed("empty body", b"")),
    only(is_delete, fixed("white space", b" \r\n")),
    only(is_delete, key_dropped("data")),
    only(is_delete, key_set("data null", "data", None)),
    only(is_list, key_set("data null", "data", None)),
    items_set("null", None),
]


@pytest.mark.parametrize("envelope", NOTHING, ids=str)
def test_an_empty_body_of_a_delete_and_null_for_a_list_are_nothing(
    envelope: Envelope, reader: Reader
) -> None:
    """No error, which would look as if the server had not acted."""
    for operation, answer in envelope.answers():
        result = reader.read(operation, answer)
        expected: Any = [] if is_list(operation) else {}
        found = result if isinstance(result, list) else result.to_dict()
        assert found == expected, operation


@pytest.mark.parametrize("envelope", UNREADABLE, ids=str)
def test_unreadable_responses_give_an_error_that_keeps_them(
    envelope: Envelope, reader: Reader
) -> None:
    """`APIResponseError` with status, body and operation, for all operations."""
    failures = []
    for operation, answer in envelope.answers():
        try:
            outcome = reader.read(operation, answer)
        except Exception as error:
            outcome = error
        if not (
            isinstance(outcome, APIResponseError)
            and outcome.status_code == operation.status
            and outcome.body == answer.body
            and outcome.operation_id == operation.id
            and operation.id in str(outcome)
        ):
            failures.append(f"{operation}: {outcome!r}")
    assert not failures, "\n".join(failures)


REFUSED = [
    key_set("success false", "success", False),
    fixed("only success false", b'{"success": false}'),
    fixed("failure", b'{"success": false, "error": "Nope", "data": null}'),
]


@pytest.mark.parametrize("envelope", REFUSED, ids=str)
def test_responses_that_say_no_success_raise(
    envelope: Envelope, reader: Reader
) -> None:
    """`success: false` is a failure whatever the status; the response is kept."""
    for operation, answer in envelope.answers():
        with pytest.raises(APIStatusError) as raised:
            reader.read(operation, answer)
        assert raised.value.status_code == operation.status
        assert raised.value.body == answer.body
        assert same(raised.value.data, json.loads(answer.body))
        assert ("Nope" in str(raised.value)) == (b"Nope" in answer.body)


HARMLESS = [
    key_dropped("success"),
    key_set("success null", "success", None),
    key_set("success text", "success", "yes"),
    key_set("extra key", "brand_new_key", {"deep": [1]}),
    Envelope(
        "other order of keys",
        lambda o: encoded(o, dict(reversed(o.example.items()))),
    ),
    Envelope(
        "indented",
        lambda o: Answer(json.dumps(o.example, indent=3).encode(), o.status),
    ),
    Envelope(
        "other 2xx status",
        lambda o: Answer(json.dumps(o.example).encode(), 203),
    ),
    key_dropped("additional_data"),
    key_set("additional_data null", "additional_data", None),
    key_set("additional_data empty", "additional_data", {}),
]


@pytest.mark.parametrize("envelope", HARMLESS, ids=str)
def test_changes_around_the_payload_do_not_matter(
    envelope: Envelope, reader: Reader
) -> None:
    """The result is still what the payload says, for all operations."""
    for operation, answer in envelope.answers():
        result = reader.read(operation, answer)
        assert same(payload_of(result, operation.beside), operation.payload)


paged_operations = [each for each in ALL.values() if each.paged]


def cursor_set(what: str, cursor: Any) -> Envelope:
    def change(operation: Described) -> Answer | None:
        additional = {**(operation.example.get("additional_data") or {})}
        additional["next_cursor"] = cursor
        return encoded(operation, {**operation.example, "additional_data": additional})

    return Envelope(f"next_cursor {what}", change)


def cursor_dropped(operation: Described) -> Answer:
    additional = {**(operation.example.get("additional_data") or {})}
    additional.pop("next_cursor", None)
    return encoded(operation, {**operation.example, "additional_data": additional})


ENDS = [
    key_dropped("additional_data"),
    key_set("additional_data null", "additional_data", None),
    key_set("additional_data empty", "additional_data", {}),
    cursor_set("null", None),
    cursor_set("empty", ""),
    Envelope("next_cursor dropped", cursor_dropped),
]


NO_ENDS = [
    key_set("additional_data a string", "additional_data", "text"),
    key_set("additional_data a number", "additional_data", 7),
    key_set("additional_data a list", "additional_data", [{"next_cursor": "x"}]),
    cursor_set("false", False),
    cursor_set("true", True),
    cursor_set("a list", ["x"]),
    cursor_set("an empty list", []),
    cursor_set("an object", {"x": 1}),
    cursor_set("an empty object", {}),
    cursor_set("a fraction", 1.5),
]


@pytest.mark.parametrize("envelope", ENDS, ids=str)
def test_a_list_ends_with_a_null_empty_or_absent_cursor(
    envelope: Envelope, reader: Reader
) -> None:
    """All items of the page, and no second request."""
    for operation in paged_operations:
        answer = envelope.change(operation)
        assert answer is not None
        items = list(reader.call(operation, answer))
        assert same(as_json(items), operation.payload)
        assert reader.requests == 1


@pytest.mark.parametrize("envelope", NO_ENDS, ids=str)
def test_a_list_does_not_end_silently_when_the_cursor_cannot_be_read(
    envelope: Envelope, reader: Reader
) -> None:
    """Anything else in its place is no end: a list that is cut short must not look whole."""
    failures = []
    for operation in paged_operations:
        answer = envelope.change(operation)
        assert answer is not None
        outcome: Any
        try:
            outcome = list(reader.call(operation, answer))
        except ClientError as error:
            outcome = error
        if getattr(outcome, "operation_id", None) != operation.id:
            failures.append(f"{operation}: {outcome!r}"[:120])
    assert not failures, f"{len(failures)}: {failures[:3]}"


@pytest.mark.parametrize("envelope", UNREADABLE, ids=str)
def test_unreadable_responses_over_http(
    envelope: Envelope, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """The same over a real connection, in both flavours, for one operation of each kind."""
    for operation_id in ("getDeal", "getDeals", "searchDeals", "addDealFieldOptions"):
        operation = ALL.get(operation_id)
        answer = operation and envelope.change(operation)
        if operation is None or answer is None:
            continue
        server.answers.append(answer)
        method = flavour.method(operation.id)
        arguments = arguments_for(operation, method, "required")
        with pytest.raises(APIResponseError) as raised:
            flavour.finish(method(*arguments.positional, **arguments.keyword))
        assert raised.value.status_code == operation.status
        assert raised.value.body == answer.body
