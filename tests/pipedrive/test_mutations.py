"""Responses that differ from the documented ones: nothing crashes, nothing is lost."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import httpx
import pytest

from openapi_runtime import (
    APIResponseError,
    APIStatusError,
    ClientError,
    Model,
    NotFoundError,
)
from pipedrive_v2 import Client
from tests.pipedrive.call_arguments import arguments_for
from tests.pipedrive.conftest import TOKEN, Flavour, located
from tests.pipedrive.described import ALL, Described
from tests.pipedrive.json_values import as_json, same, wire_names
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive
from tests.pipedrive.mutations import Mutation, Place, mutations
from tests.pipedrive.unhurried import unhurried

every_operation = pytest.mark.parametrize("operation", ALL.values(), ids=str)


class Reader:
    """A reader of any bytes with the method of an operation, without a network."""

    def __init__(self) -> None:
        self._answer = Answer(b"")
        self.requests = 0
        http = httpx.Client(transport=httpx.MockTransport(self._respond))
        self.client = Client(
            api_token=TOKEN,
            base_url="http://127.0.0.1:9",
            http_client=http,
            **unhurried(),
        )
        self._calls: dict[str, Callable[[], Any]] = {}

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        answer = self._answer
        headers = {"content-type": answer.content_type}
        return httpx.Response(answer.status, content=answer.body, headers=headers)

    def call(self, operation: Described, answer: Answer) -> Any:
        """Return the result of the method."""
        self._answer = answer
        self.requests = 0
        if operation.id not in self._calls:
            method = located(self.client, operation.id)
            arguments = arguments_for(operation, method, "required")
            self._calls[operation.id] = lambda: method(
                *arguments.positional, **arguments.keyword
            )
        return self._calls[operation.id]()

    def read(self, operation: Described, answer: Answer) -> Any:
        """Return the result for one response; of a list, the items of its page."""
        result = self.call(operation, answer)
        return next(result.pages()).items if operation.paged else result


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def body_with(operation: Described, payload: Any) -> dict[str, Any]:
    """Return the example with another payload."""
    value = payload
    if len(operation.payload_place) == 2:
        value = {**operation.example["data"], operation.payload_place[1]: payload}
    return {**operation.example, "data": value}


def encoded(operation: Described, body: Any) -> Answer:
    return Answer(json.dumps(body).encode(), operation.status)


# ---------------------------------------------------------------------------------------
# Mutations of fields
# ---------------------------------------------------------------------------------------


def test_mutated_fields_never_raise_and_lose_nothing(reader: Reader) -> None:
    """`to_dict` returns the field as it was sent; all other fields stay typed.

    A field holds the typed or the sent value; what a class does not know is in `extra`.
    A class reads its fields alike in every response, so each is mutated in the first one.
    """
    failures = []
    done = set()
    for operation in ALL.values():
        untouched = reader.read(operation, encoded(operation, operation.example))
        for mutation in mutations(operation.payload):
            subject = *holder(untouched, mutation.place), mutation.what
            if subject in done:
                continue
            done.add(subject)
            answer = encoded(operation, body_with(operation, mutation.value))
            try:
                result = reader.read(operation, answer)
                check(result, untouched, mutation, operation.beside)
            except (ClientError, AssertionError) as error:
                failures.append(f"{operation}, {mutation}: {error!r}")
    assert len(done) > 5000
    assert not failures, f"{len(failures)} of {len(done)}:\n" + "\n".join(failures[:8])


def holder(value: Any, place: Place) -> tuple[type, Place, type]:
    """Return the class that reads a place, the place within it, and the type found there.

    All items of a list are one place.
    """
    kind: type = type(value)
    inside: list[str | int] = []
    for key in place:
        if isinstance(value, Model):
            kind, inside = type(value), []
            names = {wire: name for name, wire in wire_names(kind).items()}
            value = getattr(value, names[key]) if key in names else value.extra[key]
        else:
            value = value[key]
        inside.append(0 if isinstance(key, int) else key)
    return kind, tuple(inside), type(value)


def payload_of(result: Any, beside: Mapping[str, Any]) -> Any:
    """Return a result as JSON, without what the response has beside the payload."""
    value = as_json(result)
    return {k: v for k, v in value.items() if k not in beside} if beside else value


def check(
    result: Any, untouched: Any, mutation: Mutation, beside: Mapping[str, Any]
) -> None:
    assert same(payload_of(result, beside), mutation.value), as_json(result)
    sent = {**mutation.value, **beside} if beside else mutation.value
    check_values(result, sent)
    check_others(result, untouched, mutation.place, mutation.what)
    assert repr(result)


def check_values(value: Any, sent: Any) -> None:
    """Check that every attribute has the value that was sent, as it was or typed."""
    if isinstance(value, Model):
        keys = wire_names(type(value))
        extra = {k: v for k, v in sent.items() if k not in keys.values()}
        assert same(dict(value.extra), extra), (value.extra, extra)
        for name, key in keys.items():
            check_values(getattr(value, name), sent.get(key))
    elif isinstance(value, list):
        assert isinstance(sent, list)
        assert len(value) == len(sent)
        for item, sent_item in zip(value, sent, strict=True):
            check_values(item, sent_item)
    elif isinstance(value, dict):
        assert isinstance(sent, dict)
        assert value.keys() == sent.keys()
        for key, item in value.items():
            check_values(item, sent[key])
    elif isinstance(value, dt.datetime):
        text = dt.datetime.fromisoformat(sent)
        assert value == text.replace(tzinfo=text.tzinfo or value.tzinfo)
    elif isinstance(value, dt.date):
        assert value == dt.date.fromisoformat(sent)
    elif type(value) is float and type(sent) is int:
        assert value == float(sent)
    else:
        assert same(value, sent), f"{value!r} for {sent!r}"


def check_others(value: Any, untouched: Any, place: Place, what: str) -> None:
    """Check that values beside the way to the mutated place are as in the example."""
    if not place:
        return
    key, *rest = place
    if isinstance(value, Model):
        assert type(value) is type(untouched)
        for name, wire in wire_names(type(value)).items():
            new, old = getattr(value, name), getattr(untouched, name)
            if wire == key:
                check_others(new, old, tuple(rest), what)
            else:
                assert type(new) is type(old), f"{name}: {new!r}, not {old!r}"
                assert new == old, f"{name}: {new!r}, not {old!r}"
    elif isinstance(value, list) and isinstance(untouched, list):
        assert isinstance(key, int)
        if what == "drop" and not rest:
            assert value == untouched[:key] + untouched[key + 1 :]
            return
        assert value[:key] == untouched[:key]
        assert value[key + 1 :] == untouched[key + 1 :]
        check_others(value[key], untouched[key], tuple(rest), what)


@every_operation
def test_values_of_examples_have_their_declared_types(
    operation: Described, reader: Reader
) -> None:
    """Typed to the last field: no documented value is left as the lenient way leaves it."""
    result = reader.read(operation, encoded(operation, operation.example))
    method = located(reader.client, operation.id)
    hint = get_type_hints(method)["return"]
    if operation.paged:
        hint = types.GenericAlias(list, get_args(hint))
    assert list(misfits(result, hint, "result")) == []


def misfits(value: Any, hint: Any, where: str) -> Iterator[str]:
    origin, arguments = get_origin(hint), get_args(hint)
    if value is None or hint is Any:
        return  # absent, or anything
    if origin is Literal:
        fits = any(same(value, each) for each in arguments)
    elif origin in (Union, types.UnionType):
        found = [list(misfits(value, each, where)) for each in arguments]
        fits = False
        yield from min(found, key=len)
        return
    elif origin is list and isinstance(value, list):
        for index, item in enumerate(value):
            yield from misfits(item, arguments[0], f"{where}[{index}]")
        return
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from misfits(item, arguments[1], f"{where}[{key!r}]")
        return
    elif isinstance(value, Model) and type(value) is hint:
        for name, inner in get_type_hints(hint).items():
            if not name.startswith("_"):
                yield from misfits(getattr(value, name), inner, f"{where}.{name}")
        return
    else:
        fits = type(value) is hint
    if not fits:
        yield f"{where} = {value!r} is no {hint}"


# ---------------------------------------------------------------------------------------
# Mutations of what is around the payload
# ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Envelope:
    """A change to a whole body."""

    what: str
    change: Callable[[Described], Answer | None]
    """None where it does not apply to an operation."""

    def __str__(self) -> str:
        return self.what

    def answers(self) -> Iterator[tuple[Described, Answer]]:
        for operation in ALL.values():
            answer = self.change(operation)
            if answer is not None:
                yield operation, answer


def fixed(what: str, body: bytes, content_type: str = "application/json") -> Envelope:
    return Envelope(
        what, lambda o: Answer(body, status=o.status, content_type=content_type)
    )


def key_set(what: str, key: str, value: Any) -> Envelope:
    return Envelope(what, lambda o: encoded(o, {**o.example, key: value}))


def key_dropped(key: str) -> Envelope:
    return Envelope(
        f"{key} dropped",
        lambda o: encoded(o, {k: v for k, v in o.example.items() if k != key}),
    )


def other_container(operation: Described) -> Answer:
    """Return an object where a list is documented, and the other way round."""
    return encoded(
        operation,
        body_with(operation, {} if isinstance(operation.payload, list) else []),
    )


def items_set(what: str, items: Any) -> Envelope:
    def change(operation: Described) -> Answer | None:
        if len(operation.payload_place) == 1:
            return None
        return encoded(operation, body_with(operation, items))

    return Envelope(f"data.items {what}", change)


def items_dropped(operation: Described) -> Answer | None:
    if len(operation.payload_place) == 1:
        return None
    return encoded(operation, {**operation.example, "data": {}})


def only(applies: Callable[[Described], bool], envelope: Envelope) -> Envelope:
    """Return the same change for the operations that `applies` accepts."""
    return Envelope(envelope.what, lambda o: envelope.change(o) if applies(o) else None)


def is_list(operation: Described) -> bool:
    return isinstance(operation.payload, list)


def is_record(operation: Described) -> bool:
    return not is_list(operation)


def is_delete(operation: Described) -> bool:
    return operation.method.upper() == "DELETE"


def is_no_delete(operation: Described) -> bool:
    return not is_delete(operation)


def is_read_record(operation: Described) -> bool:
    return is_record(operation) and is_no_delete(operation)


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


UNREADABLE = [
    only(is_no_delete, fixed("empty body", b"")),
    only(is_no_delete, fixed("white space", b" \r\n")),
    fixed("HTML body", b"<html><body>Sign in</body></html>", "text/html"),
    fixed("HTML body called JSON", b"<!doctype html><title>502</title>"),
    fixed("a list", b'[{"success": true, "data": {}}]'),
    fixed("an empty list", b"[]"),
    fixed("a string", b'"text"'),
    fixed("a number", b"7"),
    fixed("null", b"null"),
    fixed("an empty object", b"{}"),
    fixed("no UTF-8", b'{"success": true, "data": "\xff\xfe'),
    fixed("two values", b'{"success": true, "data": null} {}'),
    Envelope(
        "truncated JSON",
        lambda o: Answer(json.dumps(o.example).encode()[:-2], o.status),
    ),
    Envelope(
        "JSON truncated in the middle",
        lambda o: Answer(
            (text := json.dumps(o.example).encode())[: len(text) // 2], o.status
        ),
    ),
    only(is_no_delete, key_dropped("data")),
    only(is_read_record, key_set("data null", "data", None)),
    key_set("data a string", "data", "text"),
    key_set("data a number", "data", 7),
    key_set("data a boolean", "data", False),
    Envelope("data a list for an object or the reverse", other_container),
    Envelope("data.items dropped", items_dropped),
    items_set("a string", "text"),
    items_set("an object", {}),
]


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


# ---------------------------------------------------------------------------------------
# The end of a list
# ---------------------------------------------------------------------------------------

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


# ---------------------------------------------------------------------------------------
# Documented failures, and a sample over HTTP
# ---------------------------------------------------------------------------------------

with_failures = [
    pytest.param(each, status, id=f"{each}-{status}")
    for each in ALL.values()
    for status in each.failures
]


def test_some_operations_document_a_failure() -> None:
    assert with_failures


@pytest.mark.parametrize(("operation", "status"), with_failures)
def test_documented_failures_raise_however_mutated(
    operation: Described, status: int, reader: Reader
) -> None:
    """Its error keeps the body, whatever stands in it; 404 is a `NotFoundError`."""
    kind = NotFoundError if status == 404 else APIStatusError
    example = operation.failures[status]
    bodies = [example, *(mutation.value for mutation in mutations(example))]
    raw = [json.dumps(body).encode() for body in bodies]
    for content in [*raw, b"", b"<html>", raw[0][:-1], b"[]", b"null", b'"text"', b"1"]:
        with pytest.raises(kind) as raised:
            reader.read(operation, Answer(content, status))
        assert raised.value.status_code == status
        assert raised.value.body == content
        assert raised.value.operation_id == operation.id
    with pytest.raises(kind, match=re.escape(example["error"])):
        reader.read(operation, Answer(raw[0], status))


@pytest.mark.parametrize("seed", range(60))
def test_a_sample_of_mutations_over_http(
    seed: int, flavour: Flavour, server: LoopbackPipedrive, reader: Reader
) -> None:
    """The same over a real connection, in both flavours."""
    chance = random.Random(seed)
    operation = chance.choice(list(ALL.values()))
    mutation = chance.choice(list(mutations(operation.payload)))
    method = flavour.method(operation.id)
    arguments = arguments_for(operation, method, "required")
    body = body_with(operation, mutation.value)
    if operation.paged:
        body["additional_data"] = None
    server.answers.append(encoded(operation, body))
    result = flavour.finish(method(*arguments.positional, **arguments.keyword))
    untouched = reader.read(operation, encoded(operation, operation.example))
    check(result, untouched, mutation, {})


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
